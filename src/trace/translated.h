/* Pairs of articles of which one is the other's translation, before it is chosen whose. Private to src/trace. */
#ifndef HEARSAY_TRACE_TRANSLATED_H
#define HEARSAY_TRACE_TRANSLATED_H

#include "trace/steps.h"

typedef struct hsy_translated {
    uint32_t from, to;
    uint32_t proofs;          /* things on the pages that say so */
    double share, from_share; /* parts of the words of `to` and of `from` */
    hsy_passages evidence;    /* by `to` */
} hsy_translated;

HSY_VECTOR_TYPE(hsy_translated_list, hsy_translated);

/* The words of an article where they stand. */
typedef struct hsy_placed {
    const hsy_span *spans; /* bytes of the text */
    const uint8_t *flags;
    uint32_t count;
} hsy_placed;

hsy_placed hsy_placed_of(hsy_arena *arena, const hsy_wording *wording);
/* The first word that starts at byte `at` or behind it. */
uint32_t hsy_placed_from(hsy_placed words, uint32_t at);

/* The relays `translates` from the translations found of each article (by `from`, ascending), by `to`. */
hsy_relays hsy_trace_choose_translations(hsy_arena *arena, const hsy_steps *steps, const hsy_translated_list *found);

#endif
