#include "base/vector.h"

enum { FIRST_CAPACITY = 8 };

void *hsy_vector_grow(hsy_arena *arena, void *items, size_t size, size_t *capacity) {
    size_t more = *capacity ? *capacity * 2 : FIRST_CAPACITY;
    void *moved = hsy_arena_grow(arena, items, *capacity * size, more * size);
    *capacity = more;
    return moved;
}
