/* A slice: bytes that belong to somebody else, as (pointer, length).
 *
 * Everything inside hearsay passes text as slices, never as C strings: a slice needs no copy, may hold any byte,
 * and a part of a text is as cheap as the whole. A slice owns nothing; it lives as long as the arena or the file
 * behind it. The empty slice may have a null pointer.
 *
 *     hsy_slice name = HSY_SLICE("Agence France-Presse");
 *     hsy_slice first = hsy_slice_sub(name, 0, 6);            -> "Agence"
 */
#ifndef HEARSAY_BASE_SLICE_H
#define HEARSAY_BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct hsy_slice {
    const char *at;
    size_t length; /* bytes */
} hsy_slice;

/* A part of a text as byte offsets, end exclusive. */
typedef struct hsy_span {
    uint32_t start, end;
} hsy_span;

#define HSY_NOT_FOUND ((size_t)-1)

/* A slice over a string literal; usable in initialisers of static tables. */
#define HSY_SLICE(literal)                                                                                             \
    { ("" literal), sizeof(literal) - 1 }
/* The same as an expression. */
#define HSY_S(literal) ((hsy_slice)HSY_SLICE(literal))
/* For printf: printf("%.*s", HSY_PRINT(slice)). */
#define HSY_PRINT(slice) (int)(slice).length, (slice).at

/* The bytes of a C string without its terminator; a null pointer gives the empty slice. */
hsy_slice hsy_slice_from_c(const char *string);
/* The bytes [start, end); both are cut to the length. */
static inline hsy_slice hsy_slice_sub(hsy_slice slice, size_t start, size_t end) {
    if (end > slice.length) end = slice.length;
    if (start > end) start = end;
    return (hsy_slice){slice.at ? slice.at + start : NULL, end - start};
}
/* The bytes under a span of `text`. */
hsy_slice hsy_slice_span(hsy_slice text, hsy_span span);
static inline bool hsy_slice_equal(hsy_slice a, hsy_slice b) {
    if (a.length != b.length || a.length == 0) return a.length == b.length;
    return a.at[0] == b.at[0] && memcmp(a.at, b.at, a.length) == 0; /* the first byte tells most apart */
}
/* Equal but for the case of ASCII letters. */
bool hsy_slice_equal_ascii_case(hsy_slice a, hsy_slice b);
/* Negative, zero or positive, by unsigned bytes; a prefix sorts first. */
int hsy_slice_compare(hsy_slice a, hsy_slice b);
bool hsy_slice_starts(hsy_slice slice, hsy_slice prefix);
bool hsy_slice_ends(hsy_slice slice, hsy_slice suffix);
/* Byte offset of the first `needle` at or after `from`, or HSY_NOT_FOUND. An empty needle is found at `from`. */
size_t hsy_slice_find(hsy_slice slice, hsy_slice needle, size_t from);
/* The same, but for the case of ASCII letters. */
size_t hsy_slice_find_ascii_case(hsy_slice slice, hsy_slice needle, size_t from);
size_t hsy_slice_find_byte(hsy_slice slice, char byte, size_t from);
/* Where the last of words parted by blanks begins; 0 when there is but one. */
size_t hsy_slice_last_word(hsy_slice words);
/* Without ASCII white space at both ends. */
hsy_slice hsy_slice_trim(hsy_slice slice);
/* Cuts the part before the first `byte` off `*rest` and returns it; the byte is dropped. When there is none,
 * returns all of `*rest` and leaves it empty. Ends when `rest->at` is null: `while (rest.at) { part = cut(...) }`. */
hsy_slice hsy_slice_cut(hsy_slice *rest, char byte);

static inline bool hsy_is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
static inline bool hsy_is_digit(char c) { return c >= '0' && c <= '9'; }
static inline bool hsy_is_upper(char c) { return c >= 'A' && c <= 'Z'; }
static inline bool hsy_is_lower(char c) { return c >= 'a' && c <= 'z'; }
static inline bool hsy_is_letter(char c) { return hsy_is_upper(c) || hsy_is_lower(c); }
static inline char hsy_to_lower(char c) { return hsy_is_upper(c) ? (char)(c + ('a' - 'A')) : c; }

#endif
