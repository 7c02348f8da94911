/* What all searches share: how a finding is made, in which order findings stand, and how many there may be.
 *
 * Findings stand by story, the most serious kind first, then in the order of the articles. Of one kind and story the
 * first MOST_OF_KIND are kept, so that a story of a hundred thousand articles does not fill the screen with one fault.
 */
#include "trace/finding.h"

#include <stdlib.h>

#include "base/table.h"
#include "trace/parallel.h"
#include "trace/steps.h"

enum {
    MOST_OF_KIND = 20,  /* findings of one kind in one story */
    MOST_SHOWN = 12,    /* passages of one finding */
    MOST_ARTICLES = 60, /* that one finding names */
};

hsy_finding *hsy_finding_add(const hsy_finder *finder, hsy_finding_kind kind, uint32_t story) {
    HSY_PUSH(finder->arena, &finder->trace->findings, ((hsy_finding){.kind = kind, .story = story}));
    return &HSY_LAST(&finder->trace->findings);
}

static void show(const hsy_finder *finder, hsy_finding *finding, hsy_evidence evidence) {
    if (finding->evidence.count < MOST_SHOWN) HSY_PUSH(finder->arena, &finding->evidence, evidence);
    if (finding->articles.count >= MOST_ARTICLES) return;
    for (size_t i = 0; i < finding->articles.count; i++)
        if (finding->articles.items[i] == evidence.article) return;
    HSY_PUSH(finder->arena, &finding->articles, evidence.article);
}

void hsy_finding_show(const hsy_finder *finder, hsy_finding *finding, uint32_t article, hsy_span span) {
    const hsy_article *a = &finder->trace->readings[article].article;
    show(finder, finding, (hsy_evidence){article, span, span.end ? hsy_slice_span(a->text, span) : a->title});
}

void hsy_finding_quote(const hsy_finder *finder, hsy_finding *finding, uint32_t article, hsy_slice words) {
    show(finder, finding, (hsy_evidence){article, {0, 0}, words});
}

static int compare_contrasts(const void *left, const void *right) {
    const hsy_contrast *a = left, *b = right;
    if (a->from != b->from) return a->from < b->from ? -1 : 1;
    if (a->from_span.start != b->from_span.start) return a->from_span.start < b->from_span.start ? -1 : 1;
    if (a->to != b->to) return a->to < b->to ? -1 : 1;
    return (a->to_span.start > b->to_span.start) - (a->to_span.start < b->to_span.start);
}

void hsy_finding_contrast(const hsy_finder *finder, hsy_finding_kind kind, hsy_contrasts *contrasts, bool by_article) {
    if (contrasts->count == 0) return;
    qsort(contrasts->items, contrasts->count, sizeof *contrasts->items, compare_contrasts);
    hsy_number_table shown = {0};
    hsy_finding *f = NULL;
    for (size_t i = 0; i < contrasts->count; i++) {
        const hsy_contrast *c = &contrasts->items[i], *last = i ? c - 1 : NULL;
        bool is_same = last && last->from == c->from && (by_article || last->from_span.start == c->from_span.start);
        if (!is_same) {
            f = hsy_finding_add(finder, kind, finder->trace->articles[c->to].story);
            hsy_finding_show(finder, f, c->from, c->from_span);
        }
        uint32_t *mark = hsy_number_table_put(finder->scratch, &shown, (uint64_t)c->from << 32 | c->to);
        if (*mark != HSY_TABLE_NEW && is_same && *mark == c->from_span.start) continue;
        if (by_article && *mark != HSY_TABLE_NEW) continue;
        *mark = c->from_span.start;
        hsy_finding_show(finder, f, c->to, c->to_span);
    }
}

/* An article that carries the claim and whose own news is a denial, or HSY_NONE. */
static uint32_t denial_of(const hsy_trace *trace, const hsy_claim *claim) {
    for (size_t i = 0; i < claim->carriers.count; i++) {
        const hsy_carrier *c = &claim->carriers.items[i];
        if (trace->readings[c->article].statements.body_certainty == HSY_CERTAINTY_DENIED) return c->article;
    }
    return HSY_NONE;
}

/* Whether the claim that an article's headline carries is denied elsewhere: by an article whose news that is. That
 * somebody denies some part of it in passing is everyday news. */
static const bool *contested_titles(hsy_arena *arena, const hsy_trace *trace) {
    bool *is_contested = HSY_NEW_ARRAY(arena, bool, trace->count + 1);
    for (size_t i = 0; i < trace->claims.count; i++) {
        const hsy_claim *claim = &trace->claims.items[i];
        if (claim->status != HSY_STATUS_DENIED && claim->status != HSY_STATUS_DISPUTED) continue;
        uint32_t denial = denial_of(trace, claim);
        for (size_t k = 0; denial != HSY_NONE && k < claim->carriers.count; k++) {
            const hsy_carrier *c = &claim->carriers.items[k];
            if (c->span.end == 0 && c->article != denial) is_contested[c->article] = true;
        }
    }
    return is_contested;
}

/* Relays to one article stand together. */
static const hsy_relay_range *relays_by_article(hsy_arena *arena, const hsy_trace *trace) {
    hsy_relay_range *ranges = HSY_NEW_ARRAY(arena, hsy_relay_range, trace->count + 1);
    for (size_t i = 0; i < trace->relays.count; i++) {
        hsy_relay_range *range = &ranges[trace->relays.items[i].to];
        if (range->end == 0) range->first = i;
        range->end = i + 1;
    }
    return ranges;
}

/* What misleads most comes first: news that its own source took back, sources that are none, then what was lost. */
static int seriousness(hsy_finding_kind kind) {
    static const int ranks[] = {
        [HSY_FINDING_UNCORRECTED] = 0,     [HSY_FINDING_CIRCULAR] = 1,     [HSY_FINDING_ONE_UNNAMED_SOURCE] = 2,
        [HSY_FINDING_CAVEAT_LOST] = 3,     [HSY_FINDING_FACT_CHANGED] = 4, [HSY_FINDING_HEADLINE_OVERCLAIMS] = 5,
        [HSY_FINDING_CREDIT_CONFLICT] = 6,
    };
    return ranks[kind];
}

static int compare_articles(const hsy_indices *a, const hsy_indices *b) {
    for (size_t i = 0; i < a->count && i < b->count; i++)
        if (a->items[i] != b->items[i]) return a->items[i] < b->items[i] ? -1 : 1;
    return (a->count > b->count) - (a->count < b->count);
}

static int compare_findings(const void *left, const void *right) {
    const hsy_finding *a = left, *b = right;
    if (a->story != b->story) return a->story < b->story ? -1 : 1;
    if (a->kind != b->kind) return seriousness(a->kind) - seriousness(b->kind);
    int order = compare_articles(&a->articles, &b->articles);
    if (order) return order;
    for (size_t i = 0; i < a->evidence.count && i < b->evidence.count; i++) {
        uint32_t x = a->evidence.items[i].span.start, y = b->evidence.items[i].span.start;
        if (x != y) return x < y ? -1 : 1;
    }
    return (a->evidence.count > b->evidence.count) - (a->evidence.count < b->evidence.count);
}

/* Articles that stand alone have no story to fill: each keeps its own. */
static void order_and_cut(hsy_findings *findings) {
    if (findings->count == 0) return;
    qsort(findings->items, findings->count, sizeof *findings->items, compare_findings);
    size_t kept = 0, alike = 0;
    for (size_t i = 0; i < findings->count; i++) {
        const hsy_finding *f = &findings->items[i], *last = kept ? &findings->items[kept - 1] : NULL;
        bool is_alike = last && last->story == f->story && last->kind == f->kind;
        alike = is_alike ? alike + 1 : 1;
        if (alike <= MOST_OF_KIND || f->story == HSY_NONE) findings->items[kept++] = *f;
    }
    findings->count = kept;
}

typedef void search(const hsy_finder *finder);

static search *const SEARCHES[] = {
    hsy_find_circles,         hsy_find_lost_caveats, hsy_find_overclaims, hsy_find_changed_facts,
    hsy_find_unnamed_sources, hsy_find_uncorrected,  hsy_find_undenied,   hsy_find_credit_conflicts,
};

enum { SEARCH_COUNT = sizeof SEARCHES / sizeof *SEARCHES };

typedef struct searching {
    const hsy_finder *finder;
    hsy_findings found[SEARCH_COUNT];
} searching;

/* Each search has lists and memory of its own, so that they go side by side. */
static void run_search(void *context, const hsy_room *room, size_t index) {
    searching *s = context;
    hsy_trace own = *s->finder->trace;
    hsy_finder finder = *s->finder;
    own.findings = (hsy_findings){0};
    finder.arena = room->kept;
    finder.scratch = room->scratch;
    finder.trace = &own;
    SEARCHES[index](&finder);
    s->found[index] = own.findings;
}

void hsy_trace_findings(hsy_arena *arena, unsigned threads, hsy_trace *trace) {
    hsy_finder finder = {arena, hsy_arena_scratch(arena),      trace, relays_by_article(arena, trace), NULL, NULL,
                         NULL,  contested_titles(arena, trace)};
    hsy_find_chains_of_articles(&finder);
    searching s = {.finder = &finder};
    hsy_parallel(arena, threads, SEARCH_COUNT, &s, run_search);
    for (size_t i = 0; i < SEARCH_COUNT; i++)
        for (size_t k = 0; k < s.found[i].count; k++) HSY_PUSH(arena, &trace->findings, s.found[i].items[k]);
    hsy_arena_clear(finder.scratch);
    order_and_cut(&trace->findings);
}
