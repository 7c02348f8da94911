/* Ties between clusters of articles: which of them are one story. Private to src/trace. */
#ifndef HEARSAY_TRACE_STORY_TIE_H
#define HEARSAY_TRACE_STORY_TIE_H

#include "trace/steps.h"

/* One article of cluster `from` has a counterpart in cluster `to`; a cluster is named by its first article. */
typedef struct hsy_story_tie {
    uint32_t from, to, article;
} hsy_story_tie;

HSY_VECTOR_TYPE(hsy_story_ties, hsy_story_tie);

/* Notes that two articles belong together, for both of their clusters. */
void hsy_story_tie_add(hsy_arena *arena, hsy_story_ties *ties, uint32_t *parent, uint32_t a, uint32_t b);
/* Joins two clusters (disjoint.h) when half the articles of one of them have a counterpart in the other. The ties are
 * put in order, so that it does not matter in which they came. */
void hsy_story_ties_join(hsy_arena *scratch, const hsy_steps *steps, hsy_story_ties *ties, uint32_t *parent);

#endif
