/* Numbers in a row of bytes, seven bits a byte, the lowest first (LEB128): most of what a trace keeps is small.
 *
 *     300  ->  10101100 00000010
 *
 * Private to src/trace. */
#ifndef HEARSAY_TRACE_PACKED_H
#define HEARSAY_TRACE_PACKED_H

#include <stddef.h>
#include <stdint.h>

enum { HSY_PACKED_MOST = 5 /* bytes of a number */ };

/* Writes the number at `at` and returns the place behind it. */
static inline uint8_t *hsy_pack(uint8_t *at, uint32_t number) {
    for (; number >= 0x80; number >>= 7) *at++ = (uint8_t)(number | 0x80);
    *at++ = (uint8_t)number;
    return at;
}

/* Reads the number at `*at` and moves behind it. */
static inline uint32_t hsy_unpack(const uint8_t **at) {
    uint32_t number = 0;
    for (unsigned shift = 0;; shift += 7) {
        uint8_t byte = *(*at)++;
        number |= (uint32_t)(byte & 0x7F) << shift;
        if (byte < 0x80) return number;
    }
}

#endif
