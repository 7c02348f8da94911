/* A tally: which articles come up, and how often; for finding who shares fingerprints, terms or names with an article.
 *
 *     hsy_tally tally = hsy_tally_in(scratch);
 *     hsy_tally_add(&tally, article);
 *     size_t count = hsy_tally_list(&tally, 2);            // tally.entries[0 .. count): twice or more, by article
 *
 * Most articles that come up do so under many fingerprints, so the table is as large as there are articles, not as
 * there were calls: it stays in the processor's nearest memory.
 */
#ifndef HEARSAY_TRACE_TALLY_H
#define HEARSAY_TRACE_TALLY_H

#include "base/arena.h"

typedef struct hsy_tally_entry {
    uint32_t article, shared; /* shared is 0 in a free slot */
} hsy_tally_entry;

typedef struct hsy_tally {
    hsy_arena *scratch;
    hsy_tally_entry *entries; /* open addressing until listed */
    unsigned bits;            /* of the number of slots */
    size_t count;             /* slots taken, at most half of them */
} hsy_tally;

hsy_tally hsy_tally_in(hsy_arena *scratch);
/* Twice the slots. */
void hsy_tally_grow(hsy_tally *tally);
/* Moves the entries that came up `least` times or more to the front, by article; nothing can be added afterwards. */
size_t hsy_tally_list(hsy_tally *tally, uint32_t least);

/* The slot of the article, or the free one where it belongs. The places of neighbours in a set lie apart in the table
 * (multiplicative hashing: the multiplier is the golden ratio's). */
static inline hsy_tally_entry *hsy_tally_slot(const hsy_tally *tally, uint32_t article) {
    uint32_t mask = (UINT32_C(1) << tally->bits) - 1, i = (article * UINT32_C(0x9E3779B1)) >> (32 - tally->bits);
    while (tally->entries[i].article != article && tally->entries[i].shared) i = (i + 1) & mask;
    return &tally->entries[i];
}

static inline void hsy_tally_add(hsy_tally *tally, uint32_t article) {
    hsy_tally_entry *entry = hsy_tally_slot(tally, article);
    entry->article = article;
    if (entry->shared++ == 0 && ++tally->count * 2 >> tally->bits) hsy_tally_grow(tally);
}

#endif
