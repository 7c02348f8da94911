/* Stories across languages. Private to src/trace. */
#ifndef HEARSAY_TRACE_CROSSING_H
#define HEARSAY_TRACE_CROSSING_H

#include "trace/steps.h"

/* Joins stories of different languages that report the same event. `parent` has for each article the first one of its
 * story, and is a disjoint set afterwards (disjoint.h). */
void hsy_trace_join_languages(hsy_arena *arena, const hsy_steps *steps, uint32_t *parent);

#endif
