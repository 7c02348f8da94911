/* Private to citation.c and credit.c: the search for whom one article names. */
#ifndef HEARSAY_TRACE_CITING_H
#define HEARSAY_TRACE_CITING_H

#include "trace/mention.h"

typedef struct hsy_citing {
    hsy_arena *scratch;
    const hsy_steps *steps;
    const hsy_outlet_names *names; /* of the set */
    const hsy_reading *reading;
    hsy_citations *found;
    uint32_t to; /* the article's place */
} hsy_citing;

/* Adds a party that the words name, as the set, else the lexicon knows it; not the article's own outlet, nor twice. */
void hsy_cite_words(hsy_citing *citing, hsy_slice words, hsy_naming naming, hsy_span span);
void hsy_cite_party(hsy_citing *citing, hsy_party party, hsy_naming naming, hsy_span span);
/* Adds whom dateline, byline and the lines about the article's makers credit. */
void hsy_cite_credits(hsy_citing *citing);

#endif
