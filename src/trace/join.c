/* Traces of a collection's stories put together into one: the other way round than cut.c, for forms that show all of a
 * collection as one graph.
 *
 * Articles come earliest first again, and relays by the article that they lead to; text groups, stories, claims and
 * findings come trace by trace, and keep their ids.
 */
#include <stdlib.h>

#include "trace/trace.h"

/* Where an article of one of the traces goes. */
typedef struct placed {
    int64_t time;
    uint32_t trace, article;
} placed;

typedef struct joiner {
    hsy_arena *arena;
    const hsy_trace *traces;
    size_t count;
    hsy_trace *joined;
    uint32_t **place_of; /* of each trace's articles, in the joined one */
} joiner;

/* Unknown times are INT64_MIN and come last. */
static int earliest_first(const void *left, const void *right) {
    const placed *a = left, *b = right;
    uint64_t first = (uint64_t)a->time + INT64_MAX, second = (uint64_t)b->time + INT64_MAX;
    if (first != second) return first < second ? -1 : 1;
    if (a->trace != b->trace) return a->trace < b->trace ? -1 : 1;
    return (a->article > b->article) - (a->article < b->article);
}

static placed *place_articles(joiner *j) {
    size_t count = 0;
    for (size_t t = 0; t < j->count; t++) count += j->traces[t].count;
    placed *list = HSY_NEW_ARRAY(j->arena, placed, count + 1);
    j->joined->count = 0;
    for (size_t t = 0; t < j->count; t++) {
        j->place_of[t] = HSY_NEW_ARRAY(j->arena, uint32_t, j->traces[t].count + 1);
        for (size_t a = 0; a < j->traces[t].count; a++)
            list[j->joined->count++] =
                (placed){hsy_article_time(&j->traces[t].readings[a].article), (uint32_t)t, (uint32_t)a};
    }
    if (count) qsort(list, count, sizeof *list, earliest_first);
    for (size_t i = 0; i < count; i++) j->place_of[list[i].trace][list[i].article] = (uint32_t)i;
    return list;
}

static void join_articles(joiner *j, const placed *list) {
    hsy_reading *readings = HSY_NEW_ARRAY(j->arena, hsy_reading, j->joined->count + 1);
    j->joined->articles = HSY_NEW_ARRAY(j->arena, hsy_traced, j->joined->count + 1);
    j->joined->readings = readings;
    for (size_t i = 0; i < j->joined->count; i++) {
        const hsy_trace *from = &j->traces[list[i].trace];
        readings[i] = from->readings[list[i].article];
        j->joined->articles[i] = (hsy_traced){HSY_NONE, HSY_NONE, from->articles[list[i].article].origins};
    }
}

static hsy_indices places_of(joiner *j, size_t trace, const hsy_indices *articles) {
    hsy_indices places = {0};
    for (size_t i = 0; i < articles->count; i++) HSY_PUSH(j->arena, &places, j->place_of[trace][articles->items[i]]);
    return places;
}

static void join_groups(joiner *j, size_t trace) {
    const hsy_trace *from = &j->traces[trace];
    hsy_trace *to = j->joined;
    for (size_t g = 0; g < from->text_groups.count; g++) {
        hsy_indices places = places_of(j, trace, &from->text_groups.items[g]);
        for (size_t i = 0; i < places.count; i++)
            to->articles[places.items[i]].text_group = (uint32_t)to->text_groups.count;
        HSY_PUSH(j->arena, &to->text_groups, places);
    }
    for (size_t s = 0; s < from->stories.count; s++) {
        hsy_story story = from->stories.items[s];
        story.articles = places_of(j, trace, &story.articles);
        for (size_t i = 0; i < story.articles.count; i++)
            to->articles[story.articles.items[i]].story = (uint32_t)to->stories.count;
        HSY_PUSH(j->arena, &to->stories, story);
    }
}

/* `stories` is how many the joined one had before. */
static void join_claims(joiner *j, size_t trace, uint32_t stories) {
    const hsy_trace *from = &j->traces[trace];
    for (size_t i = 0; i < from->claims.count; i++) {
        hsy_claim claim = from->claims.items[i];
        claim.story = claim.story == HSY_NONE ? HSY_NONE : claim.story + stories;
        claim.carriers = (hsy_carriers){0};
        for (size_t c = 0; c < from->claims.items[i].carriers.count; c++) {
            hsy_carrier carrier = from->claims.items[i].carriers.items[c];
            carrier.article = j->place_of[trace][carrier.article];
            HSY_PUSH(j->arena, &claim.carriers, carrier);
        }
        HSY_PUSH(j->arena, &j->joined->claims, claim);
    }
    for (size_t i = 0; i < from->findings.count; i++) {
        hsy_finding finding = from->findings.items[i];
        finding.story = finding.story == HSY_NONE ? HSY_NONE : finding.story + stories;
        finding.articles = places_of(j, trace, &finding.articles);
        finding.evidence = (hsy_evidence_list){0};
        for (size_t e = 0; e < from->findings.items[i].evidence.count; e++) {
            hsy_evidence evidence = from->findings.items[i].evidence.items[e];
            evidence.article = j->place_of[trace][evidence.article];
            HSY_PUSH(j->arena, &finding.evidence, evidence);
        }
        HSY_PUSH(j->arena, &j->joined->findings, finding);
    }
}

typedef struct led {
    uint32_t to, trace, relay;
} led;

static int by_end(const void *left, const void *right) {
    const led *a = left, *b = right;
    if (a->to != b->to) return a->to < b->to ? -1 : 1;
    return (a->relay > b->relay) - (a->relay < b->relay);
}

/* Those that lead to one article are of one trace, and stay in their order. */
static void join_relays(joiner *j) {
    size_t count = 0;
    for (size_t t = 0; t < j->count; t++) count += j->traces[t].relays.count;
    led *list = HSY_NEW_ARRAY(j->arena, led, count + 1);
    count = 0;
    for (size_t t = 0; t < j->count; t++)
        for (size_t r = 0; r < j->traces[t].relays.count; r++)
            list[count++] = (led){j->place_of[t][j->traces[t].relays.items[r].to], (uint32_t)t, (uint32_t)r};
    if (count) qsort(list, count, sizeof *list, by_end);
    for (size_t i = 0; i < count; i++) {
        hsy_relay relay = j->traces[list[i].trace].relays.items[list[i].relay];
        relay.to = list[i].to;
        if (relay.from_kind == HSY_PARTY_ARTICLE) relay.from_article = j->place_of[list[i].trace][relay.from_article];
        HSY_PUSH(j->arena, &j->joined->relays, relay);
    }
}

void hsy_trace_join(hsy_arena *arena, const hsy_trace *traces, size_t count, hsy_trace *joined) {
    joiner j = {.arena = arena, .traces = traces, .count = count, .joined = joined};
    *joined = (hsy_trace){0};
    j.place_of = HSY_NEW_ARRAY(arena, uint32_t *, count + 1);
    placed *list = place_articles(&j);
    join_articles(&j, list);
    for (size_t t = 0; t < count; t++) {
        uint32_t stories = (uint32_t)joined->stories.count;
        join_groups(&j, t);
        join_claims(&j, t, stories);
    }
    join_relays(&j);
}
