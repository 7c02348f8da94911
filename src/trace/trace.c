#include "trace/trace.h"

hsy_slice hsy_relay_kind_name(hsy_relay_kind kind) {
    static const hsy_slice names[] = {HSY_SLICE("copies"), HSY_SLICE("translates"), HSY_SLICE("credits"),
                                      HSY_SLICE("cites"), HSY_SLICE("links")};
    return names[kind];
}

hsy_slice hsy_status_name(hsy_status status) {
    static const hsy_slice names[] = {HSY_SLICE("unconfirmed"), HSY_SLICE("confirmed"), HSY_SLICE("denied"),
                                      HSY_SLICE("disputed"), HSY_SLICE("single-source")};
    return names[status];
}

hsy_slice hsy_finding_kind_name(hsy_finding_kind kind) {
    static const hsy_slice names[] = {
        HSY_SLICE("circular"),       HSY_SLICE("caveat-lost"),        HSY_SLICE("headline-overclaims"),
        HSY_SLICE("fact-changed"),   HSY_SLICE("one-unnamed-source"), HSY_SLICE("uncorrected"),
        HSY_SLICE("credit-conflict")};
    return names[kind];
}

void hsy_trace_articles(hsy_arena *arena, const hsy_reading *readings, size_t count, unsigned threads,
                        hsy_trace *trace) {
    (void)threads;
    *trace = (hsy_trace){.readings = readings, .count = count, .articles = HSY_NEW_ARRAY(arena, hsy_traced, count)};
    for (size_t i = 0; i < count; i++) trace->articles[i] = (hsy_traced){HSY_NONE, HSY_NONE, {0}};
}
