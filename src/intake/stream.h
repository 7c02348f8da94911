/* Private to intake: the bytes of a file, a pipe or an entry of an archive, one after the other, decompressed on the
 * way.
 *
 * Only a window is ever in memory, so that an archive may be larger than the machine. Compression is told by the first
 * bytes. Where compressed data is damaged the stream stops short, says so, and can go on with the next member:
 *
 *     hsy_stream *stream = hsy_stream_open(arena, hsy_stream_of_descriptor(arena, 0));
 *     hsy_slice head = hsy_stream_peek(stream, 512);       // what comes next; shorter at the end or at damage
 *     hsy_stream_skip(stream, head.length);
 *     if (hsy_stream_damage(stream)) hsy_stream_resume(stream);
 *
 * A stream lives in its arena; nothing of it jumps after it was opened.
 */
#ifndef HEARSAY_INTAKE_STREAM_H
#define HEARSAY_INTAKE_STREAM_H

#include "base/arena.h"

enum { HSY_STREAM_WINDOW = 256 << 10 }; /* the most bytes that can be peeked at */

typedef struct hsy_stream hsy_stream;

/* Where the raw bytes come from. */
typedef struct hsy_stream_source {
    void *context;
    /* Reads at most `room` bytes; 0 at the end, -1 when it fails, with `errno` set. */
    ptrdiff_t (*read)(void *context, char *into, size_t room);
} hsy_stream_source;

/* The source that reads a descriptor, which stays the caller's. */
hsy_stream_source hsy_stream_of_descriptor(hsy_arena *arena, int descriptor);

/* May jump; the arena closes the stream. */
hsy_stream *hsy_stream_open(hsy_arena *arena, hsy_stream_source source);

/* The next `length` bytes (at most the window), fewer at the end and at damage. Valid until the next call. */
hsy_slice hsy_stream_peek(hsy_stream *stream, size_t length);
/* Goes past what comes next; the bytes passed, fewer than `length` at the end and at damage. */
uint64_t hsy_stream_skip(hsy_stream *stream, uint64_t length);
/* Copies what comes next and goes past it; returns as skip. */
size_t hsy_stream_read(hsy_stream *stream, char *into, size_t length);

/* Bytes passed so far, as they come out. */
uint64_t hsy_stream_offset(const hsy_stream *stream);
/* The place in the raw bytes of what comes next: of the compressed member that it is in. */
uint64_t hsy_stream_raw_offset(const hsy_stream *stream);
/* Raw bytes read so far. */
uint64_t hsy_stream_raw_read(const hsy_stream *stream);
/* "gzip", or NULL when it is not compressed. */
const char *hsy_stream_compression(const hsy_stream *stream);

/* Whether the bytes stop short because the compressed data is damaged or cut off: NULL when they do not, else its name.
 * `*raw_offset` is where. To be asked when a call returned less than was asked for. */
const char *hsy_stream_damage(const hsy_stream *stream, uint64_t *raw_offset);
/* After damage: goes on with the next member that seems to be one; what was decoded and not passed yet is dropped.
 * False when there is none. */
bool hsy_stream_resume(hsy_stream *stream);
/* The number of the system's error that ended the stream, or 0. */
int hsy_stream_error(const hsy_stream *stream);

#endif
