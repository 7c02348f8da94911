/* A hash table from slices, or from numbers, to 32-bit numbers (most often an index into a vector).
 *
 *     hsy_table table = {0};
 *     uint32_t *value = hsy_table_put(arena, &table, name);       // new: the value is HSY_TABLE_NEW
 *     if (*value == HSY_TABLE_NEW) *value = people.count;
 *     const uint32_t *found = hsy_table_get(&table, name);        // NULL when it is not there
 *
 * Open addressing with linear probing, at most 70 % full. Keys are not copied: they must live as long as the table.
 * Nothing can be taken out. Order of insertion decides nothing that a caller can see.
 */
#ifndef HEARSAY_BASE_TABLE_H
#define HEARSAY_BASE_TABLE_H

#include "base/arena.h"

#define HSY_TABLE_NEW UINT32_MAX

typedef struct hsy_table {
    struct hsy_table_slot *slots;
    size_t count, capacity; /* capacity is 0 or a power of two */
} hsy_table;

uint32_t *hsy_table_put(hsy_arena *arena, hsy_table *table, hsy_slice key);
const uint32_t *hsy_table_get(const hsy_table *table, hsy_slice key);

typedef struct hsy_number_table {
    struct hsy_number_slot *slots;
    size_t count, capacity;
} hsy_number_table;

/* Any 64-bit key. */
uint32_t *hsy_number_table_put(hsy_arena *arena, hsy_number_table *table, uint64_t key);
const uint32_t *hsy_number_table_get(const hsy_number_table *table, uint64_t key);

#endif
