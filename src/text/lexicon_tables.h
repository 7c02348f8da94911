/* The tables that tools/lexicon.c made from lexicon/; see text/lexicon.h for how to use them. */
#ifndef HEARSAY_TEXT_LEXICON_TABLES_H
#define HEARSAY_TEXT_LEXICON_TABLES_H

#include "base/hash.h"
#include "text/lexicon.h"

extern const hsy_lexicon hsy_lexicons[]; /* by language, then name */
extern const size_t hsy_lexicon_count;

/* Hash slots over the tables, as many of each kind as `hsy_lexicon_slot_count`, a power of two: the table's number or
 * -1. `hsy_lexicon_slots` has all by hsy_hash_table(language, name), `hsy_lexicon_first_slots` the first of each name
 * by hsy_hash_table of no language. */
extern const int16_t hsy_lexicon_slots[], hsy_lexicon_first_slots[];
extern const uint32_t hsy_lexicon_slot_count;

static inline uint32_t hsy_hash_table(hsy_slice language, hsy_slice name) {
    return hsy_hash_lexicon(name) * 31 + hsy_hash_lexicon(language);
}

#endif
