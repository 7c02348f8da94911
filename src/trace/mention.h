/* Where a text names an outlet of the set, or an agency that the set credits, as the one it has something from. Private
 * to src/trace. */
#ifndef HEARSAY_TRACE_MENTION_H
#define HEARSAY_TRACE_MENTION_H

#include "trace/party.h"
#include "trace/steps.h"

/* The names under which the outlets of the set and the agencies that it credits may appear. */
const hsy_outlet_names *hsy_outlet_names_of(hsy_arena *arena, const hsy_steps *steps);

/* The party of the set that the words name and nothing else; without a name when they name none. */
hsy_party hsy_outlet_named(hsy_arena *scratch, const hsy_outlet_names *names, hsy_slice words);

/* The outlet that printed the article, under the name that the set knows; without a name when nothing is known. */
hsy_party hsy_outlet_of(const hsy_steps *steps, uint32_t article);
/* Whether the party is the one that printed the article, by whatever of its names. */
bool hsy_outlet_printed_it(hsy_arena *scratch, const hsy_steps *steps, uint32_t article, hsy_party party);

/* A party in the form in which it can be asked about again and again. */
typedef struct hsy_outlet_key {
    hsy_name_hashes hashes;
    uint32_t party; /* of the set, or HSY_NONE */
} hsy_outlet_key;

hsy_outlet_key hsy_outlet_key_of(hsy_arena *scratch, const hsy_outlet_names *names, hsy_slice name);
/* hsy_outlet_printed_it; needs hsy_trace_keys. */
bool hsy_outlet_printed_key(const hsy_steps *steps, uint32_t article, hsy_outlet_key key);

/* What the text prints for the name that the statements stage gives: the name, or the sign that stands for it there. */
hsy_slice hsy_outlet_printed(hsy_arena *scratch, const hsy_outlet_names *names, hsy_slice text, hsy_slice name);

typedef struct hsy_mention {
    hsy_party party;
    hsy_span span; /* bytes of the text */
} hsy_mention;

HSY_VECTOR_TYPE(hsy_mentions, hsy_mention);

/* All that stand in a line about the makers of a text, those of the set first. */
hsy_mentions hsy_mentions_in(hsy_arena *scratch, const hsy_outlet_names *names, hsy_slice words, hsy_slice language);

/* Those that the article names as a source, in the order of the text. */
hsy_mentions hsy_mentions_find(hsy_arena *scratch, const hsy_outlet_names *names, const hsy_reading *reading);

#endif
