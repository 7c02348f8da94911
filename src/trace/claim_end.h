/* The end of a carrier's chain: at whose door it stops, as far as the carrier itself tells.
 *
 *     "…, said an engineer" (Kalder Tagblatt)                    -> an engineer, through Kalder Tagblatt
 *     "Kalder Tagblatt reported, citing an engineer"             -> an engineer, through Kalder Tagblatt
 *     "The bridge has a crack." (City Mirror, an AP text)        -> Associated Press, which names nobody: silent
 */
#ifndef HEARSAY_TRACE_CLAIM_END_H
#define HEARSAY_TRACE_CLAIM_END_H

#include "trace/claim_body.h"
#include "trace/unit.h"
#include "trace/voice.h"

/* What all claims of a story are worked out from. */
typedef struct hsy_claim_story {
    const hsy_trace *trace;
    const hsy_sources *sources;
    const hsy_bodies *bodies;
    const hsy_voices *voices;
    const hsy_units *units;
} hsy_claim_story;

typedef struct hsy_end {
    hsy_origin origin;
    uint32_t unit;  /* the carrier, a place in `units` */
    uint32_t voice; /* who speaks, or HSY_NONE */
    hsy_slice key;  /* of an outlet, or of a body that publishes for itself: as hsy_source_key */
    hsy_slices
        via_keys; /* through whom it came, nearest first; of somebody without a name at least the outlet itself */
    uint64_t roles;
    uint32_t carried; /* carriers with this end */
    bool is_outlet;   /* outlet or agency: somebody who passes on */
    bool is_silent;   /* the carrier names nobody for it */
    bool is_quoted;   /* the speaker's own words */
    bool is_factive;  /* somebody with a name confirmed or admitted it */
    uint32_t same_as; /* parent in a disjoint set */
} hsy_end;

HSY_VECTOR_TYPE(hsy_ends, hsy_end);

hsy_end hsy_claim_end_of(hsy_arena *arena, const hsy_claim_story *story, uint32_t unit);

#endif
