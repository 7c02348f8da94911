/* A compressed page as a whole: gzip by libdeflate, the others by decoder.c, known by their first bytes whatever the
 * name says.
 *
 * All may be several members or frames in a row, as `cat a.gz b.gz` makes them. What comes out is held to the same
 * limit as a page that was never compressed, so a bomb of a few bytes that opens to terabytes costs at most that
 * limit. The size that a gzip file states of itself is only a first guess: it may lie.
 */
#include <libdeflate.h>

#include "intake/carrier.h"
#include "intake/decoder.h"

enum {
    SMALLEST_ROOM = 4 << 10,
    GZIP_LEAST = 18,        /* bytes of the smallest member */
    GZIP_BEST_RATIO = 1032, /* deflate cannot do better */
};

/* Room for what comes out, up to a limit. */
typedef struct room {
    hsy_arena *arena;
    char *bytes;
    size_t length, capacity, most;
} room;

/* Doubles the room; false at the limit. One byte more than the limit is had, so that passing it is seen. */
static bool grow(room *r) {
    if (r->capacity > r->most) return false;
    size_t wanted = r->capacity < r->most / 2 ? r->capacity * 2 : r->most + 1;
    r->bytes = hsy_arena_grow(r->arena, r->bytes, r->capacity, wanted);
    r->capacity = wanted;
    return true;
}

static room room_for(hsy_arena *arena, size_t guess, size_t most) {
    if (guess < SMALLEST_ROOM) guess = SMALLEST_ROOM;
    if (guess > most) guess = most;
    room r = {.arena = arena, .capacity = guess + 1, .most = most};
    r.bytes = hsy_arena_alloc(arena, r.capacity);
    return r;
}

static bool too_large(hsy_arena *arena, hsy_slice path, size_t most, hsy_errors *errors) {
    hsy_errors_add(arena, errors, HSY_ERROR_LIMIT, path, HSY_NOT_FOUND,
                   "opens to more than %zu bytes, the most that is read", most);
    return false;
}

static bool damaged(hsy_arena *arena, hsy_slice path, size_t offset, const char *what, hsy_errors *errors) {
    hsy_errors_add(arena, errors, HSY_ERROR_INPUT, path, offset, "%s data is damaged or cut short", what);
    return false;
}

static bool is_gzip(hsy_slice bytes) {
    return bytes.length >= GZIP_LEAST && hsy_slice_starts(bytes, HSY_S("\x1F\x8B\x08"));
}

/* The length that the last four bytes of a gzip file state, as far as it is possible. */
static size_t stated_length(hsy_slice bytes) {
    const unsigned char *s = (const unsigned char *)bytes.at + bytes.length - 4;
    size_t stated = (size_t)s[0] | (size_t)s[1] << 8 | (size_t)s[2] << 16 | (size_t)s[3] << 24;
    return stated / GZIP_BEST_RATIO > bytes.length ? bytes.length : stated;
}

static void close_gzip(void *what) { libdeflate_free_decompressor(what); }

static bool open_gzip(hsy_arena *arena, hsy_slice path, size_t most, hsy_slice *bytes, hsy_errors *errors) {
    struct libdeflate_decompressor *gzip = libdeflate_alloc_decompressor();
    if (!gzip) hsy_arena_out_of_memory(arena);
    hsy_arena_defer(arena, close_gzip, gzip);
    room r = room_for(arena, stated_length(*bytes), most);
    for (size_t at = 0; is_gzip(hsy_slice_sub(*bytes, at, bytes->length));) {
        size_t taken = 0, given = 0;
        enum libdeflate_result result = libdeflate_gzip_decompress_ex(
            gzip, bytes->at + at, bytes->length - at, r.bytes + r.length, r.capacity - r.length, &taken, &given);
        if (result == LIBDEFLATE_INSUFFICIENT_SPACE) {
            if (!grow(&r)) return too_large(arena, path, most, errors);
            continue;
        }
        if (result != LIBDEFLATE_SUCCESS) return damaged(arena, path, at, "gzip", errors);
        at += taken;
        r.length += given;
    }
    if (r.length > most) return too_large(arena, path, most, errors);
    *bytes = (hsy_slice){r.bytes, r.length};
    return true;
}

bool hsy_decompress(hsy_arena *arena, hsy_slice path, size_t most_bytes, hsy_slice *bytes, hsy_errors *errors) {
    if (is_gzip(*bytes)) return open_gzip(arena, path, most_bytes, bytes, errors);
    const hsy_decoder *decoder = hsy_decoder_of(*bytes);
    return !decoder || hsy_decode_all(arena, decoder, path, most_bytes, bytes, errors);
}
