/* Private to output: which article of the set is meant where another one names an outlet.
 *
 * "as the Herald reported": when the story has an article of the Herald, views for people lead there, and not to an
 * outlet that floats beside its own article. It is the outlet's earliest of the story, unless that is the naming
 * article itself or surely later.
 */
#ifndef HEARSAY_OUTPUT_NAMED_H
#define HEARSAY_OUTPUT_NAMED_H

#include "base/table.h"
#include "trace/trace.h"

typedef struct hsy_named {
    const hsy_trace *trace;
    hsy_table earliest; /* by story and outlet: the article */
} hsy_named;

hsy_named hsy_named_of(hsy_arena *arena, const hsy_trace *trace);
/* The article that a relay from an outlet means, or HSY_NONE. */
uint32_t hsy_named_article(hsy_arena *arena, const hsy_named *named, const hsy_relay *relay);

/* A name is one party for people, whether it is credited as an agency, cited as an outlet or known by its text alone:
 * parties are one when their keys are. An article outside the story is another than its outlet. */
hsy_slice hsy_shown_party_key(hsy_arena *arena, hsy_party_kind kind, hsy_slice name);
/* What such a party is: an agency before an outlet before a source. */
hsy_party_kind hsy_stronger_party(hsy_party_kind a, hsy_party_kind b);

#endif
