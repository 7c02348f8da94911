/* Where a text names an outlet of the set, or an agency that the set credits, as the one it has something from. Private
 * to src/trace. */
#ifndef HEARSAY_TRACE_MENTION_H
#define HEARSAY_TRACE_MENTION_H

#include "trace/outlet_names.h"

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
