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

uint32_t hsy_story_id(const hsy_trace *trace, uint32_t story) {
    return story == HSY_NONE ? HSY_NONE : trace->stories.items[story].id;
}

/* Fills the result from the steps. */
static void hand_on(hsy_arena *arena, const hsy_steps *steps, hsy_trace *trace) {
    trace->articles = HSY_NEW_ARRAY(arena, hsy_traced, steps->count + 1);
    for (size_t a = 0; a < steps->count; a++)
        trace->articles[a] = (hsy_traced){steps->story[a], steps->group[a], steps->origins[a]};
    trace->relays = steps->relays;
    trace->text_groups = steps->groups;
    trace->stories = steps->stories;
    for (size_t i = 0; i < trace->stories.count; i++) trace->stories.items[i].id = (uint32_t)i;
}

/* What a step leaves is needed for the result, while texts are compared, or while languages are. */
typedef enum use { FOR_RESULT, FOR_TEXTS, FOR_LANGUAGES, USES } use;

typedef struct step {
    const char *name;
    void (*run)(hsy_arena *arena, hsy_steps *steps);
    use use;
    use last; /* of what this step is the last that needs it */
} step;

static const step STEPS[] = {
    /*  2. their words in comparable form, whose words, fingerprints */
    {"words", hsy_trace_wordings, FOR_TEXTS, USES},
    /*  3. lines that an outlet always prints: out of the comparison */
    {"stock lines", hsy_trace_stock_lines, FOR_TEXTS, USES},
    /*  4. shared passages of all pairs that share fingerprints */
    {"passages", hsy_trace_passages, FOR_TEXTS, USES},
    /*  5. reused prose or repeated speech? needs 4, learns along it */
    {"prose", hsy_trace_prose, FOR_TEXTS, USES},
    /*  6. articles that carry one text */
    {"text groups", hsy_trace_groups, FOR_RESULT, USES},
    /*  7. whom each article names */
    {"citations", hsy_trace_citations, FOR_TEXTS, USES},
    /*  8. who has it from whom; direction needs 7 */
    {"relays", hsy_trace_relays, FOR_RESULT, USES},
    /*  9. who may tell the same in another language */
    {"pairing", hsy_trace_pairing, FOR_LANGUAGES, USES},
    /* 10. who has it from whom across languages; groups once more */
    {"translations", hsy_trace_translations, FOR_RESULT, USES},
    /* 11. no text comes from its own copy */
    {"loops", hsy_trace_cut_loops, FOR_RESULT, USES},
    /* 12. whose reporting each carries: 4 to 11 together */
    {"origins", hsy_trace_origins, FOR_RESULT, USES},
    /* 13. which articles hold together by what they share */
    {"ties", hsy_trace_passage_ties, FOR_LANGUAGES, USES},
    /* 14. whose text it is that nobody in the set published; needs 12 */
    {"unseen sources", hsy_trace_unseen_sources, FOR_RESULT, FOR_TEXTS},
    /* 15. articles of one event; copies are of one event */
    {"stories", hsy_trace_stories, FOR_RESULT, FOR_LANGUAGES},
};

static void run_steps(hsy_arena *arena, hsy_steps *steps, const hsy_trace_watch *watch) {
    hsy_arena *arenas[USES] = {arena, hsy_arena_scratch(arena), hsy_arena_scratch(arena)};
    for (size_t i = 0; i < sizeof STEPS / sizeof *STEPS; i++) {
        watch->begin(watch->context, STEPS[i].name);
        STEPS[i].run(arenas[STEPS[i].use], steps);
        if (STEPS[i].last != USES) hsy_arena_clear(arenas[STEPS[i].last]);
        hsy_memory_give_back();
    }
}

void hsy_trace_watched(hsy_arena *arena, hsy_reading *readings, size_t count, unsigned threads,
                       const hsy_trace_watch *watch, hsy_trace *trace) {
    hsy_steps steps = {.threads = threads};
    *trace = (hsy_trace){.readings = readings, .count = count};
    watch->begin(watch->context, "order");
    hsy_trace_order(arena, readings, count, &steps); /*  1. an order that depends on the articles alone */
    run_steps(arena, &steps, watch);
    hand_on(arena, &steps, trace); /* 16. what claims and findings work on */
    watch->begin(watch->context, "claims");
    hsy_trace_claims(arena, &steps, trace); /* 17. what the stories say, and on whom it rests */
    watch->begin(watch->context, "findings");
    hsy_trace_findings(arena, threads, trace); /* 18. what a fact-checker wants said out loud */
}

static void see_nothing(void *context, const char *step_name) { (void)context, (void)step_name; }

void hsy_trace_articles(hsy_arena *arena, hsy_reading *readings, size_t count, unsigned threads, hsy_trace *trace) {
    hsy_trace_watched(arena, readings, count, threads, &(hsy_trace_watch){NULL, see_nothing}, trace);
}
