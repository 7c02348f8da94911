/* gzip and deflate (zlib), zstd, bzip2, brotli behind one table.
 *
 * zlib stands here and libdeflate in compression.c: libdeflate is twice as fast but wants a whole member at once, which
 * a page is and an archive is not. "deflate" of http is zlib's form by the standard and bare deflate by custom of some
 * servers; the first byte tells them apart.
 */
#include "intake/decoder.h"

#include <brotli/decode.h>
#include <bzlib.h>
#include <limits.h>
#include <stdlib.h>
#include <zlib.h>
#include <zstd.h>

enum {
    GZIP_WINDOW = 15 + 16, /* zlib's way to say: the largest window, in gzip's form */
    ZLIB_WINDOW = 15,
    BARE_WINDOW = -15,
    ZSTD_LARGEST_WINDOW = 27, /* as a power of two; what `zstd` itself opens unless asked for more */
    SMALLEST_ROOM = 4 << 10,
};

/* What a library that counts in 32 bits is given at once. */
static unsigned at_once(size_t length) { return length > UINT_MAX / 2 ? UINT_MAX / 2 : (unsigned)length; }

static void used(hsy_slice *in, hsy_room *out, size_t taken, size_t given) {
    *in = (hsy_slice){in->at + taken, in->length - taken};
    *out = (hsy_room){out->at + given, out->length - given};
}

/* ---- gzip, deflate ---- */

typedef struct inflating {
    z_stream z;
    bool is_begun, is_deflate;
} inflating;

static void *open_inflate(int window) {
    inflating *state = calloc(1, sizeof *state);
    if (state && inflateInit2(&state->z, window) == Z_OK) return state;
    free(state);
    return NULL;
}

static void *open_gzip(void) { return open_inflate(GZIP_WINDOW); }

static void *open_deflate(void) {
    inflating *state = open_inflate(ZLIB_WINDOW);
    if (state) state->is_deflate = true;
    return state;
}

/* zlib's form begins with a byte whose low half is 8, the name of its method. */
static bool begin_deflate(inflating *state, hsy_slice in) {
    state->is_begun = true;
    return !state->is_deflate || ((unsigned char)in.at[0] & 0x0F) == 8 || inflateReset2(&state->z, BARE_WINDOW) == Z_OK;
}

static hsy_decoded step_inflate(void *what, hsy_slice *in, hsy_room *out) {
    inflating *state = what;
    if (!state->is_begun && in->length && !begin_deflate(state, *in)) return HSY_DECODED_DAMAGED;
    unsigned offered = at_once(in->length), room = at_once(out->length);
    state->z.next_in = (Bytef *)(uintptr_t)in->at;
    state->z.avail_in = offered;
    state->z.next_out = (Bytef *)out->at;
    state->z.avail_out = room;
    int result = inflate(&state->z, Z_NO_FLUSH);
    used(in, out, offered - state->z.avail_in, room - state->z.avail_out);
    if (result == Z_STREAM_END) return HSY_DECODED_MEMBER;
    return result == Z_OK || result == Z_BUF_ERROR ? HSY_DECODED_SOME : HSY_DECODED_DAMAGED;
}

static bool reset_inflate(void *what) {
    inflating *state = what;
    state->is_begun = false;
    return (state->is_deflate ? inflateReset2(&state->z, ZLIB_WINDOW) : inflateReset(&state->z)) == Z_OK;
}

static void close_inflate(void *what) {
    inflateEnd(&((inflating *)what)->z);
    free(what);
}

/* ---- zstd ---- */

static void *open_zstd(void) {
    ZSTD_DCtx *state = ZSTD_createDCtx();
    if (state) ZSTD_DCtx_setParameter(state, ZSTD_d_windowLogMax, ZSTD_LARGEST_WINDOW);
    return state;
}

static hsy_decoded step_zstd(void *state, hsy_slice *in, hsy_room *out) {
    ZSTD_inBuffer from = {in->at, in->length, 0};
    ZSTD_outBuffer into = {out->at, out->length, 0};
    size_t left = ZSTD_decompressStream(state, &into, &from);
    used(in, out, from.pos, into.pos);
    if (ZSTD_isError(left)) return HSY_DECODED_DAMAGED;
    return left == 0 ? HSY_DECODED_MEMBER : HSY_DECODED_SOME;
}

static bool reset_zstd(void *state) { return !ZSTD_isError(ZSTD_DCtx_reset(state, ZSTD_reset_session_only)); }

static void close_zstd(void *state) { ZSTD_freeDCtx(state); }

/* ---- bzip2 ---- */

static void *open_bzip2(void) {
    bz_stream *state = calloc(1, sizeof *state);
    if (state && BZ2_bzDecompressInit(state, 0, 0) == BZ_OK) return state;
    free(state);
    return NULL;
}

static hsy_decoded step_bzip2(void *what, hsy_slice *in, hsy_room *out) {
    bz_stream *state = what;
    unsigned offered = at_once(in->length), room = at_once(out->length);
    state->next_in = (char *)(uintptr_t)in->at;
    state->avail_in = offered;
    state->next_out = out->at;
    state->avail_out = room;
    int result = BZ2_bzDecompress(state);
    used(in, out, offered - state->avail_in, room - state->avail_out);
    if (result == BZ_STREAM_END) return HSY_DECODED_MEMBER;
    return result == BZ_OK ? HSY_DECODED_SOME : HSY_DECODED_DAMAGED;
}

static bool reset_bzip2(void *state) {
    BZ2_bzDecompressEnd(state);
    *(bz_stream *)state = (bz_stream){0};
    return BZ2_bzDecompressInit(state, 0, 0) == BZ_OK;
}

static void close_bzip2(void *state) {
    BZ2_bzDecompressEnd(state);
    free(state);
}

/* ---- brotli ---- */

typedef struct unbrotling {
    BrotliDecoderState *brotli;
} unbrotling;

static void *open_brotli(void) {
    unbrotling *state = calloc(1, sizeof *state);
    if (state) state->brotli = BrotliDecoderCreateInstance(NULL, NULL, NULL);
    if (state && state->brotli) return state;
    free(state);
    return NULL;
}

static hsy_decoded step_brotli(void *what, hsy_slice *in, hsy_room *out) {
    unbrotling *state = what;
    const uint8_t *from = (const uint8_t *)in->at;
    uint8_t *into = (uint8_t *)out->at;
    size_t offered = in->length, room = out->length, left_in = offered, left_out = room;
    BrotliDecoderResult result = BrotliDecoderDecompressStream(state->brotli, &left_in, &from, &left_out, &into, NULL);
    used(in, out, offered - left_in, room - left_out);
    if (result == BROTLI_DECODER_RESULT_ERROR) return HSY_DECODED_DAMAGED;
    return result == BROTLI_DECODER_RESULT_SUCCESS ? HSY_DECODED_MEMBER : HSY_DECODED_SOME;
}

static bool reset_brotli(void *what) {
    unbrotling *state = what;
    BrotliDecoderDestroyInstance(state->brotli);
    state->brotli = BrotliDecoderCreateInstance(NULL, NULL, NULL);
    return state->brotli != NULL;
}

static void close_brotli(void *what) {
    unbrotling *state = what;
    if (state->brotli) BrotliDecoderDestroyInstance(state->brotli);
    free(state);
}

/* ---- the table ---- */

static const hsy_decoder gzip = {"gzip",       HSY_SLICE("\x1F\x8B\x08"), open_gzip, step_inflate, reset_inflate,
                                 close_inflate};
static const hsy_decoder zstd = {"zstd", HSY_SLICE("\x28\xB5\x2F\xFD"), open_zstd, step_zstd, reset_zstd, close_zstd};
static const hsy_decoder bzip2 = {"bzip2", HSY_SLICE("BZh"), open_bzip2, step_bzip2, reset_bzip2, close_bzip2};
static const hsy_decoder deflate_of_http = {"deflate",    HSY_SLICE(""), open_deflate,
                                            step_inflate, reset_inflate, close_inflate};
static const hsy_decoder brotli = {"brotli", HSY_SLICE(""), open_brotli, step_brotli, reset_brotli, close_brotli};

const hsy_decoder *hsy_decoder_of(hsy_slice head) {
    if (hsy_slice_starts(head, gzip.magic)) return &gzip;
    if (hsy_slice_starts(head, zstd.magic)) return &zstd;
    bool has_level = head.length > 3 && head.at[3] >= '1' && head.at[3] <= '9';
    return has_level && hsy_slice_starts(head, bzip2.magic) ? &bzip2 : NULL;
}

const hsy_decoder *hsy_decoder_named(hsy_slice name) {
    static const struct {
        hsy_slice name;
        const hsy_decoder *decoder;
    } names[] = {{HSY_SLICE("gzip"), &gzip},
                 {HSY_SLICE("x-gzip"), &gzip},
                 {HSY_SLICE("deflate"), &deflate_of_http},
                 {HSY_SLICE("br"), &brotli},
                 {HSY_SLICE("zstd"), &zstd}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (hsy_slice_equal_ascii_case(name, names[i].name)) return names[i].decoder;
    return NULL;
}

/* ---- all at once ---- */

typedef struct opened {
    const hsy_decoder *decoder;
    void *state;
} opened;

static void close_opened(void *what) {
    opened *o = what;
    if (o->state) o->decoder->close(o->state);
    o->state = NULL;
}

/* Grows from `capacity` to at most one byte past the limit, by which passing it is seen. */
static char *grow(hsy_arena *arena, char *bytes, size_t *capacity, size_t most) {
    size_t wanted = *capacity < most / 2 ? *capacity * 2 : most + 1;
    bytes = hsy_arena_grow(arena, bytes, *capacity, wanted);
    *capacity = wanted;
    return bytes;
}

bool hsy_decode_all(hsy_arena *arena, const hsy_decoder *decoder, hsy_slice path, size_t most, hsy_slice *bytes,
                    hsy_errors *errors) {
    opened *o = HSY_NEW(arena, opened);
    *o = (opened){decoder, decoder->open()};
    if (!o->state) hsy_arena_out_of_memory(arena);
    hsy_arena_defer(arena, close_opened, o);
    size_t capacity = SMALLEST_ROOM < most ? SMALLEST_ROOM : most + 1, length = 0;
    char *out = hsy_arena_alloc(arena, capacity);
    hsy_slice in = *bytes;
    hsy_decoded result = HSY_DECODED_SOME;
    while (result != HSY_DECODED_DAMAGED && length <= most) {
        if (length == capacity) out = grow(arena, out, &capacity, most);
        hsy_room room = {out + length, capacity - length};
        size_t before = in.length;
        result = decoder->step(o->state, &in, &room);
        bool stands_still = before == in.length && room.length == capacity - length;
        length = capacity - room.length;
        if (result == HSY_DECODED_MEMBER) {
            bool more = in.length && decoder->magic.length && hsy_slice_starts(in, decoder->magic);
            if (!more) break;
            if (!decoder->reset(o->state)) result = HSY_DECODED_DAMAGED;
        } else if (stands_still) {
            result = HSY_DECODED_DAMAGED; /* cut short */
        }
    }
    close_opened(o);
    *bytes = (hsy_slice){out, length};
    if (length > most)
        hsy_errors_add(arena, errors, HSY_ERROR_LIMIT, path, HSY_NOT_FOUND,
                       "opens to more than %zu bytes, the most that is read", most);
    else if (result == HSY_DECODED_DAMAGED)
        hsy_errors_add(arena, errors, HSY_ERROR_INPUT, path, in.at ? (size_t)(in.at - bytes->at) : 0,
                       "%s data is damaged or cut short", decoder->name);
    return length <= most && result != HSY_DECODED_DAMAGED;
}
