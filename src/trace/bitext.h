/* Two texts in two languages, sentence beside sentence. Private to src/trace. */
#ifndef HEARSAY_TRACE_BITEXT_H
#define HEARSAY_TRACE_BITEXT_H

#include "trace/anchor.h"

/* Sentences [a, a_end) of the one text are sentences [b, b_end) of the other, up to three on each side. */
typedef struct hsy_bead {
    uint32_t a, a_end, b, b_end;
    uint32_t chain; /* beads of one chain follow one another in both texts, with a few sentences left out */
    float score;    /* how much more likely the bead is as a translation than by chance, in nats */
} hsy_bead;

HSY_VECTOR_TYPE(hsy_beads, hsy_bead);

/* The chains of beads, the best first, each in the order of the texts; no sentence is in two beads. There are none when
 * the best has less than the score `least`. */
hsy_beads hsy_bitext_align(hsy_arena *kept, hsy_arena *scratch, const hsy_anchored *a, const hsy_anchored *b,
                           double least);

#endif
