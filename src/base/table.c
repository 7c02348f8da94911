#include "base/table.h"

#include "base/hash.h"

typedef struct hsy_table_slot {
    hsy_slice key;
    uint32_t hash;
    uint32_t value;
    bool used;
} slot;

typedef struct hsy_number_slot {
    uint64_t key;
    uint32_t value;
    bool used;
} number_slot;

enum { FIRST_CAPACITY = 16 };

static bool is_full(size_t count, size_t capacity) { return count * 10 >= capacity * 7; }

/* The slot that holds `key`, or the free one where it belongs. */
static slot *slot_of(const hsy_table *table, hsy_slice key, uint64_t hash) {
    size_t mask = table->capacity - 1;
    size_t i = (size_t)(hash >> 32) & mask;
    while (table->slots[i].used &&
           !(table->slots[i].hash == (uint32_t)hash && hsy_slice_equal(table->slots[i].key, key)))
        i = (i + 1) & mask;
    return &table->slots[i];
}

static void grow(hsy_arena *arena, hsy_table *table) {
    hsy_table larger = {NULL, table->count, table->capacity ? table->capacity * 2 : FIRST_CAPACITY};
    larger.slots = HSY_NEW_ARRAY(arena, slot, larger.capacity);
    for (size_t i = 0; i < table->capacity; i++)
        if (table->slots[i].used)
            *slot_of(&larger, table->slots[i].key, hsy_hash(table->slots[i].key)) = table->slots[i];
    *table = larger;
}

uint32_t *hsy_table_put(hsy_arena *arena, hsy_table *table, hsy_slice key) {
    if (is_full(table->count, table->capacity)) grow(arena, table);
    uint64_t hash = hsy_hash(key);
    slot *s = slot_of(table, key, hash);
    if (!s->used) {
        *s = (slot){key, (uint32_t)hash, HSY_TABLE_NEW, true};
        table->count++;
    }
    return &s->value;
}

const uint32_t *hsy_table_get(const hsy_table *table, hsy_slice key) {
    if (table->count == 0) return NULL;
    slot *s = slot_of(table, key, hsy_hash(key));
    return s->used ? &s->value : NULL;
}

static number_slot *number_slot_of(const hsy_number_table *table, uint64_t key) {
    size_t mask = table->capacity - 1;
    size_t i = (size_t)hsy_hash_number(key) & mask;
    while (table->slots[i].used && table->slots[i].key != key) i = (i + 1) & mask;
    return &table->slots[i];
}

static void grow_numbers(hsy_arena *arena, hsy_number_table *table) {
    hsy_number_table larger = {NULL, table->count, table->capacity ? table->capacity * 2 : FIRST_CAPACITY};
    larger.slots = HSY_NEW_ARRAY(arena, number_slot, larger.capacity);
    for (size_t i = 0; i < table->capacity; i++)
        if (table->slots[i].used) *number_slot_of(&larger, table->slots[i].key) = table->slots[i];
    *table = larger;
}

uint32_t *hsy_number_table_put(hsy_arena *arena, hsy_number_table *table, uint64_t key) {
    if (is_full(table->count, table->capacity)) grow_numbers(arena, table);
    number_slot *s = number_slot_of(table, key);
    if (!s->used) {
        *s = (number_slot){key, HSY_TABLE_NEW, true};
        table->count++;
    }
    return &s->value;
}

const uint32_t *hsy_number_table_get(const hsy_number_table *table, uint64_t key) {
    if (table->count == 0) return NULL;
    number_slot *s = number_slot_of(table, key);
    return s->used ? &s->value : NULL;
}
