/* The origins of one claim: at whose door its carriers' chains end, and how many of these ends are independent.
 *
 *     "a crack of twenty metres"
 *       Kalder Tagblatt:   "…, said an engineer"                          -> an engineer
 *       Northgate Herald:  "Kalder Tagblatt reported, citing an engineer" -> an engineer, via Kalder Tagblatt
 *       City Mirror:       says so itself, but its text is Northgate's    -> what Northgate's is
 *     one origin, unnamed
 *
 * Two ends are one when they bear one name; when both are quotations, since nobody else has the same words; when one of
 * them is the outlet through which the other came; when the outlet that tells it has its text or findings from the
 * other; or when both are unnamed and came the same way. Where several carriers name the speaker, one that names
 * nobody, or only "the company", adds no origin.
 */
#ifndef HEARSAY_TRACE_CLAIM_ORIGIN_H
#define HEARSAY_TRACE_CLAIM_ORIGIN_H

#include "base/table.h"
#include "trace/unit.h"

/* What the trace says that an article took from others, by article: made once for all claims. */
typedef struct hsy_sources {
    hsy_slices *names; /* folded names of the outlets and agencies that it cites, credits or copies */
    hsy_table outlets; /* folded names of the outlets of the set, whatever a page takes them for */
} hsy_sources;

hsy_sources hsy_sources_of(hsy_arena *arena, const hsy_trace *trace);

typedef struct hsy_claim_origins {
    hsy_origins list;       /* one for each independent end, the most carried first */
    bool is_self_announced; /* most tell it as a fact, and the one whose act it is says so */
    bool is_acknowledged;   /* somebody with a name confirmed or admitted it */
} hsy_claim_origins;

/* The origins of the claim whose carriers are `members` of `units`. Kept results live in `kept`. */
hsy_claim_origins hsy_claim_origins_of(hsy_arena *kept, hsy_arena *scratch, const hsy_trace *trace,
                                       const hsy_sources *sources, const hsy_units *units, hsy_indices members);

#endif
