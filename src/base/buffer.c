#include "base/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { FIRST_CAPACITY = 256 };

hsy_buffer hsy_buffer_in(hsy_arena *arena, size_t limit) {
    return (hsy_buffer){.arena = arena, .limit = limit ? limit : SIZE_MAX / 4};
}

/* Makes room for `more` bytes, or marks the buffer as full. */
static bool make_room(hsy_buffer *buffer, size_t more) {
    if (buffer->is_full || more > buffer->limit || buffer->length > buffer->limit - more) {
        buffer->is_full = true;
        return false;
    }
    size_t needed = buffer->length + more;
    if (needed <= buffer->capacity) return true;
    size_t capacity = buffer->capacity ? buffer->capacity : FIRST_CAPACITY;
    while (capacity < needed) capacity *= 2;
    buffer->bytes = hsy_arena_grow(buffer->arena, buffer->bytes, buffer->capacity, capacity);
    buffer->capacity = capacity;
    return true;
}

void hsy_buffer_add(hsy_buffer *buffer, hsy_slice slice) {
    if (slice.length == 0 || !make_room(buffer, slice.length)) return;
    memcpy(buffer->bytes + buffer->length, slice.at, slice.length);
    buffer->length += slice.length;
}

void hsy_buffer_add_byte_growing(hsy_buffer *buffer, char byte) {
    if (!make_room(buffer, 1)) return;
    buffer->bytes[buffer->length++] = byte;
}

void hsy_buffer_add_c(hsy_buffer *buffer, const char *string) { hsy_buffer_add(buffer, hsy_slice_from_c(string)); }

void hsy_buffer_print(hsy_buffer *buffer, const char *format, ...) {
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length > 0 && make_room(buffer, (size_t)length + 1)) {
        vsnprintf(buffer->bytes + buffer->length, (size_t)length + 1, format, again);
        buffer->length += (size_t)length;
    }
    va_end(again);
}

hsy_slice hsy_buffer_text(const hsy_buffer *buffer) {
    return (hsy_slice){buffer->length ? buffer->bytes : "", buffer->length};
}

void hsy_buffer_cut(hsy_buffer *buffer, size_t length) {
    if (length < buffer->length) buffer->length = length;
}
