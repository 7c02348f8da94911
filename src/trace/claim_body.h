/* Bodies that publish for themselves: outlets of a story that are what it is about.
 *
 *     halvern.example:  "Halvern Foods AG is building a plant in Dunmere."  (its press release)
 *     Dunmere Courier:  "Halvern is building a plant in Dunmere."           -> one origin, Halvern Foods AG: its own
 * word
 *
 * A press release, a club's page and a ministry's notice look like pages of an outlet, but who prints them passes
 * nothing on: he speaks. Such a page is told by its name and by the story. A name that no newspaper, site or agency
 * would bear must stand in the first sentences of the page itself or of another outlet as somebody of whom something is
 * told; any other name that is not known to be an outlet's in those of two others. "The Courier reported" and "a
 * message that Dockwire has seen" tell of whom one has it, and do not count as far as the statements say so. Cost: the
 * words of the first sentences, each looked up in a table.
 */
#ifndef HEARSAY_TRACE_CLAIM_BODY_H
#define HEARSAY_TRACE_CLAIM_BODY_H

#include "trace/claim_source.h"
#include "trace/unit.h"

typedef struct hsy_bodies {
    hsy_slices names; /* as hsy_source_outlet gives them */
    hsy_table keys;   /* as in hsy_sources.own */
} hsy_bodies;

/* Those among the outlets of the articles named by `order`, in that order, whose units are given. */
hsy_bodies hsy_claim_bodies(hsy_arena *arena, const hsy_trace *trace, const hsy_sources *sources,
                            const hsy_units *units, const uint32_t *order, size_t count);

#endif
