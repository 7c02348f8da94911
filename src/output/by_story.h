/* Private to output: what belongs to each story of a trace, gathered once, so that a view of all stories costs no more
 * than the trace is long. */
#ifndef HEARSAY_OUTPUT_BY_STORY_H
#define HEARSAY_OUTPUT_BY_STORY_H

#include "output/named.h"

/* All articles, earliest first and those without a time last; of one time by path. */
hsy_indices hsy_articles_by_time(hsy_arena *arena, const hsy_trace *trace);

/* Indices into the lists of the trace, in their order; a relay belongs where its `to` does.
 * Articles of no story are by time. */
typedef struct hsy_story_parts {
    hsy_indices articles, relays, claims, findings;
} hsy_story_parts;

typedef struct hsy_by_story {
    const hsy_trace *trace;
    const hsy_story_parts *stories; /* one a story, and last what belongs to none */
    hsy_named named;
    uint32_t *node_of; /* by article, for work on one story: HSY_NONE before and after */
} hsy_by_story;

hsy_by_story hsy_by_story_of(hsy_arena *arena, const hsy_trace *trace);
/* The parts of a story, or of none (HSY_NONE). */
const hsy_story_parts *hsy_parts_of_story(const hsy_by_story *by, uint32_t story);

#endif
