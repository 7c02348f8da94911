#include "trace/tally.h"

#include <stdlib.h>

#include "base/hash.h"

hsy_tally hsy_tally_in(hsy_arena *scratch, size_t most) {
    hsy_tally tally = {NULL, 16};
    while (tally.capacity < most + most / 2) tally.capacity *= 2;
    tally.entries = HSY_NEW_ARRAY(scratch, hsy_tally_entry, tally.capacity);
    return tally;
}

void hsy_tally_add(hsy_tally *tally, uint32_t article) {
    size_t mask = tally->capacity - 1, i = (size_t)hsy_hash_number(article) & mask;
    while (tally->entries[i].shared && tally->entries[i].article != article) i = (i + 1) & mask;
    tally->entries[i].article = article;
    tally->entries[i].shared++;
}

static int compare_articles(const void *left, const void *right) {
    uint32_t a = ((const hsy_tally_entry *)left)->article, b = ((const hsy_tally_entry *)right)->article;
    return (a > b) - (a < b);
}

size_t hsy_tally_list(hsy_tally *tally, uint32_t least) {
    size_t count = 0;
    for (size_t i = 0; i < tally->capacity; i++)
        if (tally->entries[i].shared >= least) tally->entries[count++] = tally->entries[i];
    if (count > 1) qsort(tally->entries, count, sizeof *tally->entries, compare_articles);
    return count;
}
