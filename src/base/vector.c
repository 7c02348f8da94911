#include "base/vector.h"

#include <stdlib.h>

enum { FIRST_CAPACITY = 8 };

void *hsy_vector_grow(hsy_arena *arena, void *items, size_t size, size_t *capacity) {
    size_t more = *capacity ? *capacity * 2 : FIRST_CAPACITY;
    void *moved = hsy_arena_grow(arena, items, *capacity * size, more * size);
    *capacity = more;
    return moved;
}

static int compare_numbers(const void *left, const void *right) {
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return (a > b) - (a < b);
}

void hsy_sort_numbers(uint32_t *items, size_t count) {
    if (count) qsort(items, count, sizeof *items, compare_numbers);
}
