#include "base/slice.h"

#include <string.h>

hsy_slice hsy_slice_from_c(const char *string) { return (hsy_slice){string, string ? strlen(string) : 0}; }

hsy_slice hsy_slice_span(hsy_slice text, hsy_span span) { return hsy_slice_sub(text, span.start, span.end); }

bool hsy_slice_equal_ascii_case(hsy_slice a, hsy_slice b) {
    if (a.length != b.length) return false;
    for (size_t i = 0; i < a.length; i++)
        if (hsy_to_lower(a.at[i]) != hsy_to_lower(b.at[i])) return false;
    return true;
}

int hsy_slice_compare(hsy_slice a, hsy_slice b) {
    size_t shorter = a.length < b.length ? a.length : b.length;
    int order = shorter ? memcmp(a.at, b.at, shorter) : 0;
    if (order != 0) return order;
    return (a.length > b.length) - (a.length < b.length);
}

bool hsy_slice_starts(hsy_slice slice, hsy_slice prefix) {
    return hsy_slice_equal(hsy_slice_sub(slice, 0, prefix.length), prefix);
}

bool hsy_slice_ends(hsy_slice slice, hsy_slice suffix) {
    if (slice.length < suffix.length) return false;
    return hsy_slice_equal(hsy_slice_sub(slice, slice.length - suffix.length, slice.length), suffix);
}

size_t hsy_slice_find_byte(hsy_slice slice, char byte, size_t from) {
    if (from >= slice.length) return HSY_NOT_FOUND;
    const char *found = memchr(slice.at + from, byte, slice.length - from);
    return found ? (size_t)(found - slice.at) : HSY_NOT_FOUND;
}

size_t hsy_slice_last_word(hsy_slice words) {
    size_t start = words.length;
    while (start > 0 && words.at[start - 1] != ' ') start--;
    return start;
}

size_t hsy_slice_find(hsy_slice slice, hsy_slice needle, size_t from) {
    if (from > slice.length) return HSY_NOT_FOUND;
    if (needle.length == 0) return from;
    while (slice.length - from >= needle.length) {
        size_t at = hsy_slice_find_byte(hsy_slice_sub(slice, 0, slice.length - needle.length + 1), needle.at[0], from);
        if (at == HSY_NOT_FOUND) return HSY_NOT_FOUND;
        if (memcmp(slice.at + at, needle.at, needle.length) == 0) return at;
        from = at + 1;
    }
    return HSY_NOT_FOUND;
}

size_t hsy_slice_find_ascii_case(hsy_slice slice, hsy_slice needle, size_t from) {
    char first = needle.length ? hsy_to_lower(needle.at[0]) : 0;
    for (size_t at = from; at <= slice.length && slice.length - at >= needle.length; at++)
        if ((needle.length == 0 || hsy_to_lower(slice.at[at]) == first) &&
            hsy_slice_equal_ascii_case(hsy_slice_sub(slice, at, at + needle.length), needle))
            return at;
    return HSY_NOT_FOUND;
}

hsy_slice hsy_slice_trim(hsy_slice slice) {
    size_t start = 0, end = slice.length;
    while (start < end && hsy_is_space(slice.at[start])) start++;
    while (end > start && hsy_is_space(slice.at[end - 1])) end--;
    return hsy_slice_sub(slice, start, end);
}

hsy_slice hsy_slice_cut(hsy_slice *rest, char byte) {
    hsy_slice whole = *rest;
    size_t at = hsy_slice_find_byte(whole, byte, 0);
    if (at == HSY_NOT_FOUND) {
        *rest = (hsy_slice){NULL, 0};
        return whole;
    }
    *rest = hsy_slice_sub(whole, at + 1, whole.length);
    return hsy_slice_sub(whole, 0, at);
}
