/* How a claim stands: denied, disputed, confirmed, unconfirmed, or the word of a single source.
 *
 *     "Orskan denied that the ferries are to be scrapped"    (one carrier of many)        -> disputed
 *     "Ferries are not to be scrapped" "… will not be, it said"  (headline and lede)      -> the same
 *     "180 jobs, not the 300 trumpeted this week"            (anywhere; most say 300)     -> the same
 *     "The owner denied that Orskan Lines leaves Tannwick"   (elsewhere, much the same words) -> the same
 *     "The ferries may be scrapped"                          (half of the carriers hedge) -> unconfirmed
 *     "Orskan announced the end of forty ferries"            (all tell it as a fact)      -> confirmed, its own act
 *
 * A denial belongs to the claim that it denies: a statement or a headline with a word of denying. One in other words
 * than "denies" is taken for one where an article's headline and first sentences are all negated and those of most
 * articles are not: elsewhere a "not" more often belongs to another part of the sentence. Where all that do not deny
 * are negated too, the claim is the denial: "I have sold nothing", "he denies the sale".
 */
#ifndef HEARSAY_TRACE_CLAIM_STATUS_H
#define HEARSAY_TRACE_CLAIM_STATUS_H

#include "trace/claim_origin.h"

/* The carriers of a claim, places in the story's units, each with how surely it tells it. */
hsy_carriers hsy_claim_carriers(hsy_arena *kept, hsy_arena *scratch, const hsy_claim_story *story, hsy_indices members);
hsy_status hsy_claim_status(const hsy_claim_story *story, hsy_indices members, const hsy_carriers *carriers,
                            const hsy_claim_origins *origins);

#endif
