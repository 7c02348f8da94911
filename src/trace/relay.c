/* The relays: from whom each article has its text, whom it credits, cites and links.
 *
 * An article may share text with dozens of others. Its `copies` relays are first the few that explain it: of the
 * articles that came before it the one that most of its words are in, then what adds a tenth of it or more ("merged
 * from two"). Of equals the earlier counts. Within a text group that is all, since the group says the rest; to an
 * article of another group, which shares a part of the text only, every copy has its relay: nothing else would show it.
 */
#include <stdlib.h>

#include "trace/parallel.h"
#include "trace/party.h"
#include "trace/steps.h"

enum {
    MOST_SOURCES = 8,   /* `copies` relays of one article */
    MOST_EVIDENCE = 40, /* passages of one relay, the longest */
};

static const double LEAST_ADDED = 0.10; /* part of an article that a further source must explain */

typedef struct source {
    const hsy_pair *pair;
    uint32_t from;
    bool of_b; /* the article is the pair's `b` */
    bool is_taken;
} source;

HSY_VECTOR_TYPE(sources, source);

typedef struct relaying {
    hsy_steps *steps;
    sources *sources;  /* of each article */
    hsy_relays *found; /* of each article, in canonical places */
} relaying;

static hsy_span words_of(const hsy_stretch *s, bool of_b) {
    return of_b ? (hsy_span){s->b, s->b_end} : (hsy_span){s->a, s->a_end};
}

/* Words of the article that the source explains and that are not in `covered` yet. */
static uint32_t explains(const source *s, const hsy_wording *w, const uint8_t *covered) {
    uint32_t words = 0;
    for (size_t i = 0; i < s->pair->stretches.count; i++) {
        hsy_span span = words_of(&s->pair->stretches.items[i], s->of_b);
        for (uint32_t k = span.start; k < span.end; k++)
            words += !covered[k] && !(w->flags[k] & (HSY_WORD_ASIDE | HSY_WORD_STOCK));
    }
    return words;
}

static void cover(const source *s, uint8_t *covered) {
    for (size_t i = 0; i < s->pair->stretches.count; i++) {
        hsy_span span = words_of(&s->pair->stretches.items[i], s->of_b);
        for (uint32_t k = span.start; k < span.end; k++) covered[k] = 1;
    }
}

static hsy_span bytes_of(const hsy_wording *w, hsy_span words) {
    return (hsy_span){w->spans[words.start].start, w->spans[words.end - 1].end};
}

static int compare_lengths(const void *left, const void *right) {
    const hsy_passage *a = left, *b = right;
    uint32_t in_a = a->to.end - a->to.start, in_b = b->to.end - b->to.start;
    if (in_a != in_b) return in_a > in_b ? -1 : 1;
    return (a->to.start > b->to.start) - (a->to.start < b->to.start);
}

static int compare_starts(const void *left, const void *right) {
    const hsy_passage *a = left, *b = right;
    if (a->to.start != b->to.start) return a->to.start < b->to.start ? -1 : 1;
    return (a->from.start > b->from.start) - (a->from.start < b->from.start);
}

static hsy_passages evidence_of(hsy_arena *kept, const hsy_steps *steps, const source *s, uint32_t to) {
    hsy_passages passages = {0};
    for (size_t i = 0; i < s->pair->stretches.count; i++) {
        const hsy_stretch *stretch = &s->pair->stretches.items[i];
        hsy_passage p = {bytes_of(&steps->wordings[s->from], words_of(stretch, !s->of_b)),
                         bytes_of(&steps->wordings[to], words_of(stretch, s->of_b))};
        HSY_PUSH(kept, &passages, p);
    }
    if (!passages.count) return passages;
    qsort(passages.items, passages.count, sizeof *passages.items, compare_lengths);
    if (passages.count > MOST_EVIDENCE) passages.count = MOST_EVIDENCE;
    qsort(passages.items, passages.count, sizeof *passages.items, compare_starts);
    return passages;
}

static void add_copy(const hsy_room *room, const relaying *x, const source *s, uint32_t to) {
    hsy_relay relay = {.from_kind = HSY_PARTY_ARTICLE,
                       .from_article = s->from,
                       .to = to,
                       .kind = HSY_RELAY_COPIES,
                       .share = s->pair->share[s->of_b ? 1 : 0],
                       .evidence = evidence_of(room->kept, x->steps, s, to)};
    HSY_PUSH(room->kept, &x->found[to], relay);
}

/* Takes the source that explains most of what is still open, again and again. Sources stand in canonical order, so of
 * equals the first is the earliest. */
static void add_explaining(const hsy_room *room, const relaying *x, uint32_t to) {
    const hsy_wording *w = &x->steps->wordings[to];
    uint8_t *covered = HSY_NEW_ARRAY(room->scratch, uint8_t, w->count + 1);
    for (int taken = 0; taken < MOST_SOURCES; taken++) {
        source *best = NULL;
        uint32_t most = 0;
        for (size_t i = 0; i < x->sources[to].count; i++) {
            uint32_t words = explains(&x->sources[to].items[i], w, covered);
            if (words > most) best = &x->sources[to].items[i], most = words;
        }
        if (!best || (taken && most < LEAST_ADDED * w->count)) return;
        add_copy(room, x, best, to);
        best->is_taken = true;
        cover(best, covered);
    }
}

static void add_copies(const hsy_room *room, const relaying *x, uint32_t to) {
    const uint32_t *group = x->steps->group;
    add_explaining(room, x, to);
    for (size_t i = 0; i < x->sources[to].count; i++) {
        const source *s = &x->sources[to].items[i];
        bool in_group = group[to] != HSY_NONE && group[to] == group[s->from];
        if (!s->is_taken && !in_group) add_copy(room, x, s, to);
    }
}

static hsy_relay_kind kind_of(hsy_naming naming) {
    switch (naming) {
    case HSY_NAMING_LINK: return HSY_RELAY_LINKS;
    case HSY_NAMING_FINDINGS: return HSY_RELAY_CITES;
    case HSY_NAMING_BYLINE:
    case HSY_NAMING_WITH: break;
    }
    return HSY_RELAY_CREDITS;
}

/* The relay that credits or cites the outlet of the linked article already, among the last ones from `first` on. */
static hsy_relay *cited_already(const hsy_room *room, const relaying *x, const hsy_citation *link, size_t first) {
    const hsy_article *linked = &x->steps->readings[link->from_article]->article;
    hsy_relays *found = &x->found[link->to];
    for (size_t i = first; i < found->count; i++) {
        hsy_relay *relay = &found->items[i];
        hsy_party party = {relay->from_kind, relay->from_name};
        if (relay->kind != HSY_RELAY_LINKS && hsy_party_is_own(room->scratch, linked, party)) return relay;
    }
    return NULL;
}

/* Links come last among the citations of an article; one to what it cites in words is more evidence for that. */
static void add_citations(const hsy_room *room, const relaying *x, uint32_t to) {
    const hsy_steps *steps = x->steps;
    size_t first = x->found[to].count;
    for (uint32_t i = steps->citation_starts[to]; i < steps->citation_starts[to + 1]; i++) {
        const hsy_citation *c = &steps->citations.items[i];
        hsy_relay *same = c->naming == HSY_NAMING_LINK ? cited_already(room, x, c, first) : NULL;
        hsy_relay relay = {.from_kind = c->kind,
                           .from_article = c->from_article,
                           .from_name = c->name,
                           .to = to,
                           .kind = kind_of(c->naming),
                           .share = -1};
        if (c->span.end > c->span.start)
            HSY_PUSH(room->kept, same ? &same->evidence : &relay.evidence, ((hsy_passage){.to = c->span}));
        if (!same) HSY_PUSH(room->kept, &x->found[to], relay);
    }
}

static void relay_article(void *context, const hsy_room *room, size_t to) {
    const relaying *x = context;
    add_copies(room, x, (uint32_t)to);
    add_citations(room, x, (uint32_t)to);
}

/* Of a pair without direction the one that stands first in the canonical order is taken for the earlier. */
static void gather_sources(hsy_arena *arena, hsy_steps *steps, sources *all) {
    hsy_arena *scratch = hsy_arena_scratch(arena);
    for (size_t i = 0; i < steps->pairs.count; i++) {
        const hsy_pair *pair = &steps->pairs.items[i];
        if (!pair->is_copy) continue;
        bool a_first = hsy_direction(scratch, steps, pair) <= 0;
        source s = {pair, a_first ? pair->a : pair->b, a_first, false};
        HSY_PUSH(arena, &all[a_first ? pair->b : pair->a], s);
        hsy_arena_clear(scratch);
    }
}

static int compare_relays(const void *left, const void *right) {
    const hsy_relay *a = left, *b = right;
    if (a->to != b->to) return a->to < b->to ? -1 : 1;
    if (a->kind != b->kind) return a->kind < b->kind ? -1 : 1;
    if (a->from_kind != b->from_kind) return a->from_kind < b->from_kind ? -1 : 1;
    if (a->from_kind == HSY_PARTY_ARTICLE)
        return (a->from_article > b->from_article) - (a->from_article < b->from_article);
    return hsy_slice_compare(a->from_name, b->from_name);
}

void hsy_trace_sort_relays(hsy_relays *relays) {
    if (relays->count) qsort(relays->items, relays->count, sizeof *relays->items, compare_relays);
}

void hsy_trace_relays(hsy_arena *arena, hsy_steps *steps) {
    relaying x = {steps, HSY_NEW_ARRAY(arena, sources, steps->count + 1),
                  HSY_NEW_ARRAY(arena, hsy_relays, steps->count + 1)};
    gather_sources(arena, steps, x.sources);
    hsy_parallel(arena, steps->threads, steps->count, &x, relay_article);
    for (size_t to = 0; to < steps->count; to++)
        for (size_t i = 0; i < x.found[to].count; i++) HSY_PUSH(arena, &steps->relays, x.found[to].items[i]);
    hsy_trace_sort_relays(&steps->relays);
}
