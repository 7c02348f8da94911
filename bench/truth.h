/* What a trace found against what a corpus holds. */
#ifndef HEARSAY_BENCH_TRUTH_H
#define HEARSAY_BENCH_TRUTH_H

#include "bench/corpus.h"

typedef struct score {
    double precision, recall;
} score;

static inline double score_f1(score s) {
    return s.precision + s.recall > 0 ? 2 * s.precision * s.recall / (s.precision + s.recall) : 0;
}

typedef struct pair_scores {
    score all;        /* every pair counts the same: a text that three hundred carry decides */
    score by_article; /* the mean over the articles that have a pair, or were given one */
} pair_scores;

/* Pairs of which one carries a quarter of the other's prose or more; pairs that share less are not counted, pairs that
 * share nothing are wrong. Found is a pair in one text group or joined by a `copies` relay. */
pair_scores truth_of_pairs(hsy_arena *arena, const corpus *c, const hsy_trace *trace);
/* B-cubed over all articles (Bagga and Baldwin 1998): text groups against the agency text that makes half of the prose.
 */
score truth_of_groups(hsy_arena *arena, const corpus *c, const hsy_trace *trace);
/* The same of stories against events. */
score truth_of_stories(hsy_arena *arena, const corpus *c, const hsy_trace *trace);

#endif
