/* UTF-8: reading, checking, mending, and counting code points.
 *
 * Inside hearsay text is valid UTF-8 and offsets are bytes. Everything that comes from outside passes
 * hsy_utf8_repair once; everything that goes out as JSON has its offsets counted in code points once, by an
 * hsy_points index.
 *
 *     "Zürich" : byte span [0, 7) is code points [0, 6)
 */
#ifndef HEARSAY_BASE_UTF8_H
#define HEARSAY_BASE_UTF8_H

#include "base/arena.h"

#define HSY_REPLACEMENT 0xFFFDu

/* Offset of the first byte that is not part of a valid sequence (RFC 3629), or the length. */
size_t hsy_utf8_valid_prefix(hsy_slice text);
/* Offset of the first byte above ASCII at or behind `at`, or the length. Looks at 32 bytes at a time. */
size_t hsy_utf8_ascii_end(hsy_slice text, size_t at);
/* The text with each maximal invalid part replaced by U+FFFD, as the WHATWG encoding standard has it, and with
 * U+0000 replaced too. The slice itself when nothing was wrong. `*repaired`, when given, counts replacements. */
hsy_slice hsy_utf8_repair(hsy_arena *arena, hsy_slice bytes, size_t *repaired);
/* The code point at `*at`, which moves behind it. `*at` must be below the length. Invalid bytes give U+FFFD and
 * move by one. */
uint32_t hsy_utf8_next(hsy_slice text, size_t *at);
/* The code point that ends before `*at`, which moves to its start. `*at` must be above 0. */
uint32_t hsy_utf8_previous(hsy_slice text, size_t *at);
/* Writes a code point as UTF-8 into `out` and returns its length, 1 to 4. */
size_t hsy_utf8_put(uint32_t code_point, char out[4]);
/* Number of code points. */
size_t hsy_utf8_count(hsy_slice text);

/* Turns byte offsets of one text into code points in constant time: the count is noted every 256 bytes. */
typedef struct hsy_points {
    hsy_slice text;
    const uint32_t *counts;
} hsy_points;

hsy_points hsy_points_of(hsy_arena *arena, hsy_slice text);
/* Code points before byte `at`; `at` is cut to the length. */
size_t hsy_points_at(const hsy_points *points, size_t at);
/* The byte offset of code point `point`, the length when there are fewer. */
size_t hsy_points_byte(const hsy_points *points, size_t point);

#endif
