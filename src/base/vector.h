/* A vector: items in a row that grows inside an arena.
 *
 *     HSY_VECTOR_TYPE(hsy_spans, hsy_span);
 *     hsy_spans spans = {0};
 *     HSY_PUSH(arena, &spans, ((hsy_span){3, 9}));
 *     for (size_t i = 0; i < spans.count; i++) use(spans.items[i]);
 *
 * A vector is copied by assignment; both then show the same items. Growing doubles the room, in place when the
 * vector is the arena's last piece.
 */
#ifndef HEARSAY_BASE_VECTOR_H
#define HEARSAY_BASE_VECTOR_H

#include "base/arena.h"

#define HSY_VECTOR_TYPE(name, type)                                                                                    \
    typedef struct name {                                                                                              \
        type *items;                                                                                                   \
        size_t count, capacity;                                                                                        \
    } name

/* Appends `item`, an expression of the vector's item type. */
#define HSY_PUSH(arena, vector, item)                                                                                  \
    do {                                                                                                               \
        if ((vector)->count == (vector)->capacity)                                                                     \
            (vector)->items = hsy_vector_grow((arena), (vector)->items, sizeof *(vector)->items, &(vector)->capacity); \
        (vector)->items[(vector)->count++] = (item);                                                                   \
    } while (0)

/* The last item; the vector must not be empty. */
#define HSY_LAST(vector) ((vector)->items[(vector)->count - 1])

/* Doubles `*capacity` (from 0 to 8) for items of `size` bytes and returns where they are now. */
void *hsy_vector_grow(hsy_arena *arena, void *items, size_t size, size_t *capacity);

/* Sorts numbers, ascending. `items` may be NULL when there are none. */
void hsy_sort_numbers(uint32_t *items, size_t count);

HSY_VECTOR_TYPE(hsy_slices, hsy_slice);
HSY_VECTOR_TYPE(hsy_spans, hsy_span);

#endif
