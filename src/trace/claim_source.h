/* What the trace says that an article took from others, in the form in which the origins of claims ask for it: names of
 * outlets under one key each, whatever form a text gives them, and the relays that carried text.
 *
 *     "the Courier", "Ostrey Courier", ostreycourier.example     -> one key, when one outlet of the set is called so
 *     "NPA", "Northern Press Agency"                            -> one key, by its initials
 */
#ifndef HEARSAY_TRACE_CLAIM_SOURCE_H
#define HEARSAY_TRACE_CLAIM_SOURCE_H

#include "base/table.h"
#include "trace/trace.h"

/* Made once for all claims, by article. */
typedef struct hsy_sources {
    hsy_slices *names;  /* keys of the outlets and agencies that it cites, credits or copies */
    hsy_slices *unseen; /* keys of those whose text it carries, which nobody in the set published first */
    hsy_indices *texts; /* indices of the relays by which it has text from another article */
    hsy_slice *own;     /* its own outlet's key */
    hsy_table outlets;  /* every form of an outlet's name: place in `keys`, or several */
    hsy_slices keys;
} hsy_sources;

hsy_sources hsy_sources_of(hsy_arena *arena, const hsy_trace *trace);
/* The key of an outlet or agency by any form of its name. */
hsy_slice hsy_source_key(hsy_arena *arena, const hsy_sources *sources, hsy_slice name);
/* Whether the name is, or starts with, that of an outlet of the set, to which lost markup glued the next word. */
bool hsy_source_is_outlet(hsy_arena *arena, const hsy_sources *sources, hsy_slice name, hsy_slice *key);
/* The outlet's name, or where it came from when it has none. */
hsy_slice hsy_source_outlet(const hsy_article *article);

#endif
