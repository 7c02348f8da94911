/* The origins of one claim: at whose door its carriers' chains end, and how many of these ends are independent.
 *
 *     "a crack of twenty metres"
 *       Kalder Tagblatt:   "…, said an engineer"                          -> an engineer
 *       Northgate Herald:  "Kalder Tagblatt reported, citing an engineer" -> an engineer, via Kalder Tagblatt
 *       City Mirror:       says so itself, but its text is Northgate's    -> what Northgate's is
 *     one origin, unnamed
 *
 * Two ends are one
 *  - by the speaker: one voice or party of the story (voice.h); two quotations, since nobody else has the same words;
 *    two who are only described, by one role or through one outlet; somebody who is only described and the only
 *    speaker with a name, or with that role; a sentence that names the person whose word it is elsewhere;
 *  - by the text: one sentence of one text group, or a relay that carried the one sentence to the other, be it in
 *    another language; what an article tells as a fact and the speaker whom it names for it beside;
 *  - by the citation: an outlet and what came through it, or what its own article gives as the source; an article that
 *    names nobody for it and the outlet that it has its text or findings from, whatever origin the claim has there.
 * Where several carriers name the speaker, one that names nobody adds no origin.
 * Ends are joined by what they have in common, through tables: the cost is near-linear in the carriers.
 */
#ifndef HEARSAY_TRACE_CLAIM_ORIGIN_H
#define HEARSAY_TRACE_CLAIM_ORIGIN_H

#include "trace/claim_end.h"

typedef struct hsy_claim_origins {
    hsy_origins list;       /* one for each independent end, the most carried first */
    bool is_self_announced; /* most tell it as a fact, and the one whose act it is says so */
    bool is_acknowledged;   /* somebody with a name confirmed or admitted it */
} hsy_claim_origins;

/* The origins of the claim whose carriers are `members`, places in the story's units. Results live in `kept`. */
hsy_claim_origins hsy_claim_origins_of(hsy_arena *kept, hsy_arena *scratch, const hsy_claim_story *story,
                                       hsy_indices members);

#endif
