/* The names and numbers of an article, in order: what stays when it is told in another language. Private to src/trace.
 */
#ifndef HEARSAY_TRACE_ANCHOR_H
#define HEARSAY_TRACE_ANCHOR_H

#include "trace/steps.h"

typedef struct hsy_anchors {
    uint32_t *ids; /* in the order of the text, with repetitions */
    uint32_t count;
} hsy_anchors;

/* The anchors of every article, in the canonical order. */
hsy_anchors *hsy_trace_anchors(hsy_arena *arena, const hsy_steps *steps);
/* Whether the two articles are in languages that are known and differ. */
bool hsy_trace_other_language(const hsy_steps *steps, uint32_t a, uint32_t b);
/* Whether the set has articles in more than one language. */
bool hsy_trace_has_languages(const hsy_steps *steps);

#endif
