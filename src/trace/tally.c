#include "trace/tally.h"

#include <stdlib.h>

enum { FIRST_BITS = 6 };

static size_t capacity_of(const hsy_tally *tally) { return (size_t)1 << tally->bits; }

hsy_tally hsy_tally_in(hsy_arena *scratch) {
    return (hsy_tally){scratch, HSY_NEW_ARRAY(scratch, hsy_tally_entry, 1 << FIRST_BITS), FIRST_BITS, 0};
}

void hsy_tally_grow(hsy_tally *tally) {
    const hsy_tally_entry *old = tally->entries;
    size_t old_capacity = capacity_of(tally);
    tally->bits++;
    tally->entries = HSY_NEW_ARRAY(tally->scratch, hsy_tally_entry, capacity_of(tally));
    for (size_t i = 0; i < old_capacity; i++)
        if (old[i].shared) *hsy_tally_slot(tally, old[i].article) = old[i];
}

static int compare_articles(const void *left, const void *right) {
    uint32_t a = ((const hsy_tally_entry *)left)->article, b = ((const hsy_tally_entry *)right)->article;
    return (a > b) - (a < b);
}

size_t hsy_tally_list(hsy_tally *tally, uint32_t least) {
    size_t count = 0;
    for (size_t i = 0; i < capacity_of(tally); i++)
        if (tally->entries[i].shared >= least) tally->entries[count++] = tally->entries[i];
    if (count > 1) qsort(tally->entries, count, sizeof *tally->entries, compare_articles);
    return count;
}
