/* Clusters: the units of one story that say the same.
 *
 * Average-link clustering over the pairs that share a rare enough term: pairs are joined from the most alike down,
 * as long as the average likeness between the two clusters stays above a threshold. Headlines and first sentences
 * join sooner, since all of them tell the story's main news in words of their own. In the end the sentences of one
 * quotation are joined where nearly all who carry one carry the next: a speaker's word is one claim, however long.
 * Cost: pairs that share a term, at most LIKE_LIMIT for each term of a unit, of which only those that share weight
 * enough are compared; n log n of these.
 */
#ifndef HEARSAY_TRACE_CLAIM_CLUSTER_H
#define HEARSAY_TRACE_CLAIM_CLUSTER_H

#include "trace/unit.h"

/* The clusters, each a list of places in `units->list`, ascending; in order of their first unit. */
hsy_groups hsy_claim_clusters(hsy_arena *arena, const hsy_units *units);

#endif
