#include "base/vector.h"

#include <stdlib.h>

enum {
    FIRST_CAPACITY = 8,
    FEW = 32, /* numbers that are put in order one by one, which is quicker than to set out sorting */
};

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

static void insert_in_order(uint32_t *items, size_t count) {
    for (size_t i = 1; i < count; i++) {
        uint32_t item = items[i];
        size_t place = i;
        for (; place > 0 && items[place - 1] > item; place--) items[place] = items[place - 1];
        items[place] = item;
    }
}

void hsy_sort_numbers(uint32_t *items, size_t count) {
    if (count <= FEW)
        insert_in_order(items, count);
    else
        qsort(items, count, sizeof *items, compare_numbers);
}
