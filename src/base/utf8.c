#include "base/utf8.h"

#include <string.h>

#include "base/buffer.h"

enum { COUNT_EVERY = 256 }; /* bytes between two notes of hsy_points */

/* Length of the valid sequence at `at`, or 0; `*invalid`, when given, is the length of the maximal invalid part. */
static size_t sequence_length(hsy_slice text, size_t at, size_t *invalid) {
    const unsigned char *s = (const unsigned char *)text.at + at;
    size_t left = text.length - at;
    unsigned char lead = s[0], low = 0x80, high = 0xBF;
    size_t length;
    if (invalid) *invalid = 1;
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead <= 0xDF) {
        length = 2;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
        length = 3;
        if (lead == 0xE0) low = 0xA0;
        if (lead == 0xED) high = 0x9F;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
        length = 4;
        if (lead == 0xF0) low = 0x90;
        if (lead == 0xF4) high = 0x8F;
    } else {
        return 0;
    }
    for (size_t i = 1; i < length; i++) {
        if (i >= left || s[i] < low || s[i] > high) return 0;
        if (invalid) *invalid = i + 1;
        low = 0x80;
        high = 0xBF;
    }
    return length;
}

size_t hsy_utf8_ascii_end(hsy_slice text, size_t at) {
    uint64_t words[4];
    for (; at + sizeof words <= text.length; at += sizeof words) {
        memcpy(words, text.at + at, sizeof words);
        if ((words[0] | words[1] | words[2] | words[3]) & UINT64_C(0x8080808080808080)) break;
    }
    for (; at + sizeof *words <= text.length; at += sizeof *words) {
        memcpy(words, text.at + at, sizeof *words);
        if (*words & UINT64_C(0x8080808080808080)) break;
    }
    while (at < text.length && (unsigned char)text.at[at] < 0x80) at++;
    return at;
}

size_t hsy_utf8_valid_prefix(hsy_slice text) {
    size_t at = 0;
    while (at < text.length) {
        if ((unsigned char)text.at[at] < 0x80) {
            at = hsy_utf8_ascii_end(text, at);
            continue;
        }
        do { /* one letter above ASCII seldom comes alone in Cyrillic, Greek and their like */
            size_t length = sequence_length(text, at, NULL);
            if (length == 0) return at;
            at += length;
        } while (at < text.length && (unsigned char)text.at[at] >= 0x80);
    }
    return at;
}

hsy_slice hsy_utf8_repair(hsy_arena *arena, hsy_slice bytes, size_t *repaired) {
    size_t count = 0;
    if (repaired) *repaired = 0;
    if (hsy_utf8_valid_prefix(bytes) == bytes.length && hsy_slice_find_byte(bytes, '\0', 0) == HSY_NOT_FOUND)
        return bytes;
    hsy_buffer out = hsy_buffer_in(arena, 0);
    for (size_t at = 0; at < bytes.length;) {
        size_t start = at, length = 0, invalid = 1;
        while (at < bytes.length && bytes.at[at] != '\0' && (length = sequence_length(bytes, at, &invalid)))
            at += length;
        hsy_buffer_add(&out, hsy_slice_sub(bytes, start, at));
        if (at == bytes.length) break;
        hsy_buffer_add(&out, HSY_S("\xEF\xBF\xBD"));
        count++;
        at += bytes.at[at] == '\0' ? 1 : invalid;
    }
    if (repaired) *repaired = count;
    return hsy_buffer_text(&out);
}

uint32_t hsy_utf8_next(hsy_slice text, size_t *at) {
    const unsigned char *s = (const unsigned char *)text.at + *at;
    if (s[0] < 0x80) {
        ++*at;
        return s[0];
    }
    size_t length = sequence_length(text, *at, NULL);
    *at += length ? length : 1;
    switch (length) {
    case 2: return (uint32_t)(s[0] & 0x1F) << 6 | (s[1] & 0x3F);
    case 3: return (uint32_t)(s[0] & 0x0F) << 12 | (uint32_t)(s[1] & 0x3F) << 6 | (s[2] & 0x3F);
    case 4:
        return (uint32_t)(s[0] & 0x07) << 18 | (uint32_t)(s[1] & 0x3F) << 12 | (uint32_t)(s[2] & 0x3F) << 6 |
               (s[3] & 0x3F);
    default: return HSY_REPLACEMENT;
    }
}

uint32_t hsy_utf8_previous(hsy_slice text, size_t *at) {
    size_t start = *at - 1;
    while (start > 0 && *at - start < 4 && ((unsigned char)text.at[start] & 0xC0) == 0x80) start--;
    size_t end = start;
    uint32_t code_point = hsy_utf8_next(text, &end);
    if (end != *at) {
        start = *at - 1;
        code_point = HSY_REPLACEMENT;
    }
    *at = start;
    return code_point;
}

size_t hsy_utf8_put(uint32_t c, char out[4]) {
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3F));
    out[2] = (char)(0x80 | (c >> 6 & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

static bool starts_code_point(char byte) { return ((unsigned char)byte & 0xC0) != 0x80; }

/* Bytes of a word that continue a code point, as ones: bit 7 is set and bit 6 is not. */
static unsigned continuing_bytes(const char *at) {
    uint64_t word;
    memcpy(&word, at, sizeof word);
    uint64_t ones = UINT64_C(0x0101010101010101);
    return (unsigned)((word >> 7 & ~word >> 6 & ones) * ones >> 56);
}

size_t hsy_utf8_count(hsy_slice text) {
    size_t count = 0, i = 0;
    for (; i + sizeof(uint64_t) <= text.length; i += sizeof(uint64_t))
        count += sizeof(uint64_t) - continuing_bytes(text.at + i);
    for (; i < text.length; i++) count += starts_code_point(text.at[i]);
    return count;
}

hsy_points hsy_points_of(hsy_arena *arena, hsy_slice text) {
    size_t notes = text.length / COUNT_EVERY + 1;
    uint32_t *counts = HSY_NEW_ARRAY(arena, uint32_t, notes);
    for (size_t i = 1; i < notes; i++)
        counts[i] =
            counts[i - 1] + (uint32_t)hsy_utf8_count(hsy_slice_sub(text, (i - 1) * COUNT_EVERY, i * COUNT_EVERY));
    return (hsy_points){text, counts};
}

size_t hsy_points_at(const hsy_points *points, size_t at) {
    if (at > points->text.length) at = points->text.length;
    size_t noted = at / COUNT_EVERY;
    return points->counts[noted] + hsy_utf8_count(hsy_slice_sub(points->text, noted * COUNT_EVERY, at));
}

size_t hsy_points_byte(const hsy_points *points, size_t point) {
    size_t low = 0, high = points->text.length / COUNT_EVERY;
    while (low < high) {
        size_t middle = (low + high + 1) / 2;
        if (points->counts[middle] <= point)
            low = middle;
        else
            high = middle - 1;
    }
    size_t at = low * COUNT_EVERY, count = points->counts[low];
    while (at < points->text.length) {
        if (starts_code_point(points->text.at[at]) && count++ == point) return at;
        at++;
    }
    return points->text.length;
}
