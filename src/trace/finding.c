#include "trace/finding.h"

#include "trace/steps.h"

hsy_finding *hsy_finding_add(const hsy_finder *finder, hsy_finding_kind kind, uint32_t story) {
    HSY_PUSH(finder->arena, &finder->trace->findings, ((hsy_finding){.kind = kind, .story = story}));
    return &HSY_LAST(&finder->trace->findings);
}

void hsy_finding_show(const hsy_finder *finder, hsy_finding *finding, uint32_t article, hsy_span span) {
    const hsy_article *a = &finder->trace->readings[article].article;
    hsy_slice quote = span.end ? hsy_slice_span(a->text, span) : a->title;
    HSY_PUSH(finder->arena, &finding->evidence, ((hsy_evidence){article, span, quote}));
    for (size_t i = 0; i < finding->articles.count; i++)
        if (finding->articles.items[i] == article) return;
    HSY_PUSH(finder->arena, &finding->articles, article);
}

bool hsy_is_relayed(const hsy_finder *finder, uint32_t from, uint32_t to) {
    const hsy_trace *trace = finder->trace;
    hsy_slice outlet = trace->readings[from].article.outlet_name;
    for (size_t i = finder->relays_to[to].first; i < finder->relays_to[to].end; i++) {
        const hsy_relay *r = &trace->relays.items[i];
        bool is_article = r->from_kind == HSY_PARTY_ARTICLE;
        if (is_article && r->from_article == from) return true;
        hsy_slice name = is_article ? trace->readings[r->from_article].article.outlet_name : r->from_name;
        if (r->from_kind != HSY_PARTY_SOURCE && name.length && hsy_slice_equal_ascii_case(name, outlet)) return true;
    }
    return false;
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

void hsy_trace_findings(hsy_arena *arena, hsy_trace *trace) {
    static void (*const searches[])(const hsy_finder *finder) = {
        hsy_find_circles,         hsy_find_lost_caveats, hsy_find_overclaims,       hsy_find_changed_facts,
        hsy_find_unnamed_sources, hsy_find_uncorrected,  hsy_find_credit_conflicts,
    };
    hsy_finder finder = {arena, hsy_arena_scratch(arena), trace, relays_by_article(arena, trace)};
    for (size_t i = 0; i < sizeof searches / sizeof *searches; i++) {
        searches[i](&finder);
        hsy_arena_clear(finder.scratch);
    }
}
