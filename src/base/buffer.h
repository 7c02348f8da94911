/* A buffer: text put together piece by piece in an arena, with a greatest size.
 *
 *     hsy_buffer line = hsy_buffer_in(arena, 1 << 20);
 *     hsy_buffer_add(&line, HSY_S("said "));
 *     hsy_buffer_print(&line, "%d people", 20);
 *     hsy_slice text = hsy_buffer_text(&line);
 *
 * Past the greatest size nothing more is taken in and `is_full` is set; the caller turns that into an error entry.
 */
#ifndef HEARSAY_BASE_BUFFER_H
#define HEARSAY_BASE_BUFFER_H

#include "base/arena.h"

typedef struct hsy_buffer {
    hsy_arena *arena;
    char *bytes;
    size_t length, capacity, limit;
    bool is_full;
} hsy_buffer;

/* An empty buffer; `limit` in bytes, 0 is no limit but the arena's. */
hsy_buffer hsy_buffer_in(hsy_arena *arena, size_t limit);
void hsy_buffer_add(hsy_buffer *buffer, hsy_slice slice);
/* Where there is room already a byte is put in place, without a call. */
void hsy_buffer_add_byte_growing(hsy_buffer *buffer, char byte);
static inline void hsy_buffer_add_byte(hsy_buffer *buffer, char byte) {
    if (buffer->length < buffer->capacity && buffer->length < buffer->limit && !buffer->is_full)
        buffer->bytes[buffer->length++] = byte;
    else
        hsy_buffer_add_byte_growing(buffer, byte);
}
void hsy_buffer_add_c(hsy_buffer *buffer, const char *string);
void hsy_buffer_print(hsy_buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* What is in it; valid until the next addition. */
hsy_slice hsy_buffer_text(const hsy_buffer *buffer);
/* Cuts it back to `length` bytes. */
void hsy_buffer_cut(hsy_buffer *buffer, size_t length);

#endif
