/* Which articles of different languages may tell the same. Private to src/trace. */
#ifndef HEARSAY_TRACE_PAIRING_H
#define HEARSAY_TRACE_PAIRING_H

#include "trace/anchor.h"

typedef struct hsy_pairing {
    hsy_indices *paired;    /* of each article: those behind it in the canonical order, at most a few */
    hsy_anchored *anchored; /* of each article that is paired */
} hsy_pairing;

/* Whether the two articles are in languages that are known and differ. */
bool hsy_trace_other_language(const hsy_steps *steps, uint32_t a, uint32_t b);

#endif
