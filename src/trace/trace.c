/* Tracing a set: the steps in the open.
 *
 * Each step reads what those before it left in hsy_steps (steps.h) and adds its own; why they stand in this order is
 * said beside each call. Nothing compares all articles with all.
 */
#include "trace/trace.h"

#include "trace/steps.h"

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

/* Fills the result from the steps. */
static void hand_on(hsy_arena *arena, const hsy_steps *steps, hsy_trace *trace) {
    trace->articles = HSY_NEW_ARRAY(arena, hsy_traced, steps->count + 1);
    for (size_t a = 0; a < steps->count; a++)
        trace->articles[a] = (hsy_traced){steps->story[a], steps->group[a], steps->origins[a]};
    trace->relays = steps->relays;
    trace->text_groups = steps->groups;
    trace->stories = steps->stories;
}

void hsy_trace_articles(hsy_arena *arena, hsy_reading *readings, size_t count, unsigned threads, hsy_trace *trace) {
    hsy_steps steps = {.threads = threads};
    *trace = (hsy_trace){.readings = readings, .count = count};
    hsy_trace_order(arena, readings, count, &steps); /*  1. an order that depends on the articles alone */
    hsy_trace_wordings(arena, &steps);               /*  2. their words in comparable form, whose words, fingerprints */
    hsy_trace_stock_lines(arena, &steps);            /*  3. lines that an outlet always prints: out of the comparison */
    hsy_trace_passages(arena, &steps);               /*  4. shared passages of all pairs that share fingerprints */
    hsy_trace_prose(arena, &steps);                  /*  5. reused prose or repeated speech? needs 4, learns along it */
    hsy_trace_groups(arena, &steps);                 /*  6. articles that carry one text */
    hsy_trace_citations(arena, &steps);              /*  7. whom each article names */
    hsy_trace_relays(arena, &steps);                 /*  8. who has it from whom; direction needs 7 */
    hsy_trace_translations(arena, &steps);           /*  9. the same across languages */
    hsy_trace_origins(arena, &steps);                /* 10. whose reporting each carries: 4 to 8 together */
    hsy_trace_stories(arena, &steps);                /* 11. articles of one event; copies are of one event */
    hand_on(arena, &steps, trace);                   /* 12. what claims and findings work on */
    hsy_trace_claims(arena, &steps, trace);          /* 13. what the stories say, and on whom it rests */
    hsy_trace_findings(arena, trace);                /* 14. what a fact-checker wants said out loud */
}
