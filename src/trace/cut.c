/* One story cut out of a trace: for a collection, which keeps each story's trace by itself.
 *
 * Every article is of one cut, its story or itself. What is said of articles goes to their cut: relays to that of the
 * article that they lead to, claims and findings to that of their story. An article of another cut can only be the
 * beginning of a citation or a link (copies and translations are of one story): there its outlet stands for it. What
 * evidence or carriers of another cut there should be are left out.
 */
#include "trace/trace.h"

typedef struct knife {
    hsy_arena *arena;
    const hsy_trace *trace;
    hsy_trace *cuts;
    uint32_t *cut_of;   /* of each article */
    uint32_t *place_of; /* of each article, in its cut */
} knife;

static size_t number_cuts(knife *k) {
    size_t count = k->trace->stories.count;
    for (size_t a = 0; a < k->trace->count; a++) {
        uint32_t story = k->trace->articles[a].story;
        k->cut_of[a] = story == HSY_NONE ? (uint32_t)count++ : story;
    }
    return count;
}

/* All readings in one row, cut by cut. */
static void cut_articles(knife *k, size_t cuts) {
    const hsy_trace *t = k->trace;
    hsy_reading *readings = HSY_NEW_ARRAY(k->arena, hsy_reading, t->count + 1);
    hsy_traced *traced = HSY_NEW_ARRAY(k->arena, hsy_traced, t->count + 1);
    size_t *starts = HSY_NEW_ARRAY(k->arena, size_t, cuts + 1);
    for (size_t a = 0; a < t->count; a++) k->place_of[a] = (uint32_t)k->cuts[k->cut_of[a]].count++;
    for (size_t c = 0; c < cuts; c++) {
        starts[c + 1] = starts[c] + k->cuts[c].count;
        k->cuts[c].readings = readings + starts[c];
        k->cuts[c].articles = traced + starts[c];
    }
    for (size_t a = 0; a < t->count; a++) {
        size_t at = starts[k->cut_of[a]] + k->place_of[a];
        bool is_alone = t->articles[a].story == HSY_NONE;
        readings[at] = t->readings[a];
        traced[at] = (hsy_traced){is_alone ? HSY_NONE : 0, HSY_NONE, t->articles[a].origins};
    }
}

/* The articles' places in the cut, without those that are not of it. */
static hsy_indices places_in(const knife *k, uint32_t cut, hsy_indices articles) {
    hsy_indices places = {0};
    for (size_t i = 0; i < articles.count; i++)
        if (k->cut_of[articles.items[i]] == cut) HSY_PUSH(k->arena, &places, k->place_of[articles.items[i]]);
    return places;
}

static void cut_stories_and_groups(knife *k) {
    const hsy_trace *t = k->trace;
    for (uint32_t s = 0; s < t->stories.count; s++) {
        hsy_story story = t->stories.items[s];
        story.articles = places_in(k, s, story.articles);
        HSY_PUSH(k->arena, &k->cuts[s].stories, story);
    }
    for (size_t g = 0; g < t->text_groups.count; g++) {
        uint32_t cut = k->cut_of[t->text_groups.items[g].items[0]];
        hsy_indices places = places_in(k, cut, t->text_groups.items[g]);
        for (size_t i = 0; i < places.count; i++)
            k->cuts[cut].articles[places.items[i]].text_group = (uint32_t)k->cuts[cut].text_groups.count;
        HSY_PUSH(k->arena, &k->cuts[cut].text_groups, places);
    }
}

/* The outlet in the place of its article. */
static void name_outlet(knife *k, hsy_relay *relay) {
    const hsy_article *from = &k->trace->readings[relay->from_article].article;
    relay->from_kind = HSY_PARTY_OUTLET;
    relay->from_name = from->outlet_name.length ? from->outlet_name : from->outlet_domain;
    hsy_passages evidence = {0};
    for (size_t i = 0; i < relay->evidence.count; i++)
        HSY_PUSH(k->arena, &evidence, ((hsy_passage){.to = relay->evidence.items[i].to}));
    relay->evidence = evidence;
}

static void cut_relays(knife *k) {
    for (size_t i = 0; i < k->trace->relays.count; i++) {
        hsy_relay relay = k->trace->relays.items[i];
        uint32_t cut = k->cut_of[relay.to];
        if (relay.from_kind == HSY_PARTY_ARTICLE && k->cut_of[relay.from_article] != cut) name_outlet(k, &relay);
        if (relay.from_kind == HSY_PARTY_ARTICLE) relay.from_article = k->place_of[relay.from_article];
        if (relay.from_kind != HSY_PARTY_ARTICLE && relay.from_name.length == 0) continue;
        relay.to = k->place_of[relay.to];
        HSY_PUSH(k->arena, &k->cuts[cut].relays, relay);
    }
}

static void cut_claims(knife *k) {
    for (size_t i = 0; i < k->trace->claims.count; i++) {
        hsy_claim claim = k->trace->claims.items[i];
        uint32_t cut = claim.story == HSY_NONE ? k->cut_of[claim.carriers.items[0].article] : claim.story;
        hsy_carriers carriers = {0};
        for (size_t c = 0; c < claim.carriers.count; c++) {
            hsy_carrier carrier = claim.carriers.items[c];
            if (k->cut_of[carrier.article] != cut) continue;
            carrier.article = k->place_of[carrier.article];
            HSY_PUSH(k->arena, &carriers, carrier);
        }
        if (carriers.count == 0) continue;
        claim.carriers = carriers;
        claim.story = claim.story == HSY_NONE ? HSY_NONE : 0;
        claim.id = (uint32_t)k->cuts[cut].claims.count;
        HSY_PUSH(k->arena, &k->cuts[cut].claims, claim);
    }
}

static void cut_findings(knife *k) {
    for (size_t i = 0; i < k->trace->findings.count; i++) {
        hsy_finding finding = k->trace->findings.items[i];
        uint32_t cut = finding.story == HSY_NONE ? k->cut_of[finding.articles.items[0]] : finding.story;
        hsy_evidence_list evidence = {0};
        for (size_t e = 0; e < finding.evidence.count; e++) {
            hsy_evidence one = finding.evidence.items[e];
            if (k->cut_of[one.article] != cut) continue;
            one.article = k->place_of[one.article];
            HSY_PUSH(k->arena, &evidence, one);
        }
        finding.evidence = evidence;
        finding.articles = places_in(k, cut, finding.articles);
        finding.story = finding.story == HSY_NONE ? HSY_NONE : 0;
        HSY_PUSH(k->arena, &k->cuts[cut].findings, finding);
    }
}

size_t hsy_trace_cut(hsy_arena *arena, const hsy_trace *trace, hsy_trace **cuts) {
    knife k = {.arena = arena, .trace = trace};
    k.cut_of = HSY_NEW_ARRAY(arena, uint32_t, trace->count + 1);
    k.place_of = HSY_NEW_ARRAY(arena, uint32_t, trace->count + 1);
    size_t count = number_cuts(&k);
    k.cuts = *cuts = HSY_NEW_ARRAY(arena, hsy_trace, count + 1);
    cut_articles(&k, count);
    cut_stories_and_groups(&k);
    cut_relays(&k);
    cut_claims(&k);
    cut_findings(&k);
    return count;
}
