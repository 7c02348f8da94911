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
#include "base/hash.h"

typedef struct hsy_tally_entry {
    uint32_t article, shared; /* shared is 0 in a free slot */
} hsy_tally_entry;

typedef struct hsy_tally {
    hsy_arena *scratch;
    hsy_tally_entry *entries; /* open addressing until listed */
    size_t capacity, count;   /* a power of two; slots taken, at most half of them */
} hsy_tally;

hsy_tally hsy_tally_in(hsy_arena *scratch);
/* Twice the slots. */
void hsy_tally_grow(hsy_tally *tally);
/* Moves the entries that came up `least` times or more to the front, by article; nothing can be added afterwards. */
size_t hsy_tally_list(hsy_tally *tally, uint32_t least);

/* The slot of the article, or the free one where it belongs. */
static inline hsy_tally_entry *hsy_tally_slot(const hsy_tally *tally, uint32_t article) {
    size_t mask = tally->capacity - 1, i = (size_t)hsy_hash_number(article) & mask;
    while (tally->entries[i].shared && tally->entries[i].article != article) i = (i + 1) & mask;
    return &tally->entries[i];
}

static inline void hsy_tally_add(hsy_tally *tally, uint32_t article) {
    hsy_tally_entry *entry = hsy_tally_slot(tally, article);
    entry->article = article;
    if (entry->shared++ == 0 && ++tally->count * 2 > tally->capacity) hsy_tally_grow(tally);
}

#endif
