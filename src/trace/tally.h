/* A tally: which articles come up, and how often; for finding who shares fingerprints, terms or names with an article.
 *
 *     hsy_tally tally = hsy_tally_in(scratch, most);       // at most `most` calls of hsy_tally_add follow
 *     hsy_tally_add(&tally, article);
 *     size_t count = hsy_tally_list(&tally, 2);            // tally.entries[0 .. count): twice or more, by article
 */
#ifndef HEARSAY_TRACE_TALLY_H
#define HEARSAY_TRACE_TALLY_H

#include "base/arena.h"

typedef struct hsy_tally_entry {
    uint32_t article, shared; /* shared is 0 in a free slot */
} hsy_tally_entry;

typedef struct hsy_tally {
    hsy_tally_entry *entries; /* open addressing until listed */
    size_t capacity;          /* a power of two */
} hsy_tally;

hsy_tally hsy_tally_in(hsy_arena *scratch, size_t most);
void hsy_tally_add(hsy_tally *tally, uint32_t article);
/* Moves the entries that came up `least` times or more to the front, by article; nothing can be added afterwards. */
size_t hsy_tally_list(hsy_tally *tally, uint32_t least);

#endif
