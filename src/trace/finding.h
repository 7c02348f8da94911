/* Findings: what a fact-checker wants said out loud. One file a kind; each appends to trace->findings. */
#ifndef HEARSAY_TRACE_FINDING_H
#define HEARSAY_TRACE_FINDING_H

#include "trace/trace.h"

/* The relays to one article: trace->relays [first, end). */
typedef struct hsy_relay_range {
    size_t first, end;
} hsy_relay_range;

/* What every search needs. */
typedef struct hsy_finder {
    hsy_arena *arena;   /* of the trace */
    hsy_arena *scratch; /* cleared after each search */
    hsy_trace *trace;
    const hsy_relay_range *relays_to; /* of each article */
} hsy_finder;

/* Appends a finding of a kind and returns it for its evidence to be added. */
hsy_finding *hsy_finding_add(const hsy_finder *finder, hsy_finding_kind kind, uint32_t story);
/* Adds a passage of an article as evidence; an empty span stands for its headline. */
void hsy_finding_show(const hsy_finder *finder, hsy_finding *finding, uint32_t article, hsy_span span);
/* Whether `to` relays the article `from` or its outlet, in whatever way. */
bool hsy_is_relayed(const hsy_finder *finder, uint32_t from, uint32_t to);

/* An outlet cites another that cites the first: "A reports, citing B", "B reports, citing A". */
void hsy_find_circles(const hsy_finder *finder);
/* A relay drops the "not independently confirmed" of what it relays. */
void hsy_find_lost_caveats(const hsy_finder *finder);
/* A headline states as fact what its own text hedges. */
void hsy_find_overclaims(const hsy_finder *finder);
/* A number changed on the way: "around twenty" became "dozens". */
void hsy_find_changed_facts(const hsy_finder *finder);
/* Several outlets, one source, and it has no name. */
void hsy_find_unnamed_sources(const hsy_finder *finder);
/* A correction that those who relay the text never took over. */
void hsy_find_uncorrected(const hsy_finder *finder);
/* One text under the names of two agencies. */
void hsy_find_credit_conflicts(const hsy_finder *finder);

#endif
