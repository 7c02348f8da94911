#include "serve/bytes.h"

#include <stdlib.h>

enum { FIRST_CAPACITY = 4096 };

static bool grow(hsy_bytes *bytes, size_t wanted) {
    size_t capacity = bytes->capacity ? bytes->capacity : FIRST_CAPACITY;
    while (capacity < wanted) capacity += capacity; /* ends: `wanted` is at most the limit */
    if (capacity > bytes->limit) capacity = bytes->limit;
    char *at = realloc(bytes->at, capacity);
    if (!at) return false;
    bytes->at = at;
    bytes->capacity = capacity;
    return true;
}

bool hsy_bytes_add(hsy_bytes *bytes, hsy_slice slice) {
    if (slice.length == 0) return true;
    bool fits = slice.length <= bytes->limit - bytes->length;
    if (!fits || (slice.length > bytes->capacity - bytes->length && !grow(bytes, bytes->length + slice.length))) {
        bytes->failed = true;
        return false;
    }
    memcpy(bytes->at + bytes->length, slice.at, slice.length);
    bytes->length += slice.length;
    return true;
}

bool hsy_bytes_sink(void *bytes, const char *at, size_t length) {
    return hsy_bytes_add(bytes, (hsy_slice){at, length});
}

void hsy_bytes_free(hsy_bytes *bytes) {
    free(bytes->at);
    *bytes = (hsy_bytes){.limit = bytes->limit};
}
