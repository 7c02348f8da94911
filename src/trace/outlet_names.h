/* What the outlets of the set, and the agencies that it credits, are called. Private to src/trace. */
#ifndef HEARSAY_TRACE_OUTLET_NAMES_H
#define HEARSAY_TRACE_OUTLET_NAMES_H

#include "trace/party.h"
#include "trace/steps.h"

/* The names under which the outlets of the set and the agencies that it credits may appear. */
const hsy_outlet_names *hsy_outlet_names_of(hsy_arena *arena, const hsy_steps *steps);

/* The party of the set that a sign ("ETZ", in capitals or not) or words name and nothing else; the last
 * call takes either; without a name when they name none. */
hsy_party hsy_outlet_by_sign(hsy_arena *scratch, const hsy_outlet_names *names, hsy_slice sign);
hsy_party hsy_outlet_by_name(hsy_arena *scratch, const hsy_outlet_names *names, hsy_slice words);
hsy_party hsy_outlet_named(hsy_arena *scratch, const hsy_outlet_names *names, hsy_slice words);
/* False when no name of the set begins with the words; true does not say that one does. */
bool hsy_outlet_may_begin(hsy_arena *scratch, const hsy_outlet_names *names, hsy_slice words);
/* Whether a name of one word is a word that the outlet's own pages are full of. */
bool hsy_outlet_is_word(hsy_arena *scratch, const hsy_outlet_names *names, hsy_slice word);

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

#endif
