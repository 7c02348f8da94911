/* The relays: from whom each article has its text, whom it credits, cites and links.
 *
 * An article may share text with dozens of others. Its `copies` relays are first the few that explain it: of the
 * articles that came before it the one that most of its words are in, then what adds a tenth of it or more ("merged
 * from two"). Of equals the earlier counts. Within a text group that is all, since the group says the rest; to an
 * article of another group, which shares a part of the text only, every copy has its relay: nothing else would show it.
 */
#include <stdlib.h>
#include <string.h>

#include "trace/parallel.h"
#include "trace/party.h"
#include "trace/steps.h"

enum {
    MOST_SOURCES = 8,   /* `copies` relays of one article */
    MOST_EVIDENCE = 40, /* passages of one relay, the longest */
    TRANSLATED = 8,     /* one article in so many may be a translation before the relays must be moved */
};

static const double LEAST_ADDED = 0.10; /* part of an article that a further source must explain */

typedef struct source {
    const hsy_pair *pair;
    hsy_stretches stretches;
    uint32_t from;
    bool of_b; /* the article is the pair's `b` */
    bool is_taken;
    uint32_t most; /* words that it explains at most */
} source;

HSY_VECTOR_TYPE(sources, source);

typedef struct relaying {
    hsy_steps *steps;
    hsy_relays *found; /* of each article */
} relaying;

/* One article while its relays are found. */
typedef struct telling {
    const relaying *x;
    const hsy_room *room;
    uint32_t to;
    sources sources;
    hsy_relays relays; /* in scratch memory */
} telling;

static hsy_span words_of(const hsy_stretch *s, bool of_b) {
    return of_b ? (hsy_span){s->b, s->b_end} : (hsy_span){s->a, s->a_end};
}

/* Words of the article that the source explains and that are open yet. */
static uint32_t explains(const source *s, const uint8_t *open) {
    uint32_t words = 0;
    for (size_t i = 0; i < s->stretches.count; i++) {
        hsy_span span = words_of(&s->stretches.items[i], s->of_b);
        for (uint32_t k = span.start; k < span.end; k++) words += open[k];
    }
    return words;
}

static void cover(const source *s, uint8_t *open) {
    for (size_t i = 0; i < s->stretches.count; i++) {
        hsy_span span = words_of(&s->stretches.items[i], s->of_b);
        memset(open + span.start, 0, span.end - span.start);
    }
}

static hsy_span bytes_of(const hsy_span *spans, hsy_span words) {
    return (hsy_span){spans[words.start].start, spans[words.end - 1].end};
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

static hsy_passages evidence_of(const telling *t, const source *s) {
    hsy_arena *scratch = t->room->scratch;
    const hsy_wording *wordings = t->x->steps->wordings;
    const hsy_span *from = hsy_wording_spans(scratch, &wordings[s->from]);
    const hsy_span *to = hsy_wording_spans(scratch, &wordings[t->to]);
    hsy_passages passages = {0};
    for (size_t i = 0; i < s->stretches.count; i++) {
        const hsy_stretch *stretch = &s->stretches.items[i];
        hsy_passage p = {bytes_of(from, words_of(stretch, !s->of_b)), bytes_of(to, words_of(stretch, s->of_b))};
        HSY_PUSH(scratch, &passages, p);
    }
    if (!passages.count) return passages;
    qsort(passages.items, passages.count, sizeof *passages.items, compare_lengths);
    if (passages.count > MOST_EVIDENCE) passages.count = MOST_EVIDENCE;
    qsort(passages.items, passages.count, sizeof *passages.items, compare_starts);
    size_t size = passages.count * sizeof *passages.items;
    hsy_passage *kept = memcpy(hsy_arena_alloc(t->room->kept, size), passages.items, size);
    return (hsy_passages){kept, passages.count, passages.count};
}

static void add_copy(telling *t, const source *s) {
    hsy_relay relay = {.from_kind = HSY_PARTY_ARTICLE,
                       .from_article = s->from,
                       .to = t->to,
                       .kind = HSY_RELAY_COPIES,
                       .share = s->pair->share[s->of_b ? 1 : 0],
                       .evidence = evidence_of(t, s)};
    HSY_PUSH(t->room->scratch, &t->relays, relay);
}

/* 1 for each word that counts. */
static uint8_t *open_words(hsy_arena *scratch, const hsy_wording *w) {
    uint8_t *open = hsy_arena_alloc(scratch, w->count);
    for (uint32_t i = 0; i < w->count; i++) open[i] = !(w->flags[i] & (HSY_WORD_ASIDE | HSY_WORD_STOCK));
    return open;
}

/* Takes the source that explains most of what is still open, again and again. Sources stand in canonical order, so of
 * equals the first is the earliest. What a source explains never grows: one that cannot win is not counted again. */
static void add_explaining(telling *t) {
    const hsy_wording *w = &t->x->steps->wordings[t->to];
    uint8_t *open = open_words(t->room->scratch, w);
    for (int taken = 0; taken < MOST_SOURCES; taken++) {
        source *best = NULL;
        uint32_t most = 0;
        for (size_t i = 0; i < t->sources.count; i++) {
            source *s = &t->sources.items[i];
            if (s->most <= most) continue;
            s->most = explains(s, open);
            if (s->most > most) best = s, most = s->most;
        }
        if (!best || (taken && most < LEAST_ADDED * w->count)) return;
        add_copy(t, best);
        best->is_taken = true;
        cover(best, open);
    }
}

/* The copies that came before the article. Of a pair without direction the one that stands first in the canonical order
 * is taken for the earlier. */
static void find_sources(telling *t) {
    const hsy_steps *steps = t->x->steps;
    const hsy_indices *pairs = &steps->pairs_of[t->to];
    for (size_t i = 0; i < pairs->count; i++) {
        const hsy_pair *pair = &steps->pairs.items[pairs->items[i]];
        bool of_b = pair->b == t->to;
        if (!pair->is_copy || (pair->order <= 0) != of_b) continue;
        hsy_alignment shared = hsy_alignment_of(t->room->scratch, pair);
        source s = {pair, shared.stretches, of_b ? pair->a : pair->b, of_b, false, UINT32_MAX};
        HSY_PUSH(t->room->scratch, &t->sources, s);
    }
}

static void add_copies(telling *t) {
    const uint32_t *group = t->x->steps->group;
    find_sources(t);
    add_explaining(t);
    for (size_t i = 0; i < t->sources.count; i++) {
        const source *s = &t->sources.items[i];
        bool in_group = group[t->to] != HSY_NONE && group[t->to] == group[s->from];
        if (!s->is_taken && !in_group) add_copy(t, s);
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
static hsy_relay *cited_already(telling *t, const hsy_citation *link, size_t first) {
    const hsy_article *linked = &t->x->steps->readings[link->from_article].article;
    for (size_t i = first; i < t->relays.count; i++) {
        hsy_relay *relay = &t->relays.items[i];
        hsy_party party = {relay->from_kind, relay->from_name};
        if (relay->kind != HSY_RELAY_LINKS && hsy_party_is_own(t->room->scratch, linked, party)) return relay;
    }
    return NULL;
}

/* Adds a place to a relay's evidence, which most often stays alone. */
static void show(hsy_arena *kept, hsy_relay *relay, hsy_span place) {
    if (relay->evidence.count == 0) relay->evidence = (hsy_passages){hsy_arena_alloc(kept, sizeof(hsy_passage)), 0, 1};
    HSY_PUSH(kept, &relay->evidence, ((hsy_passage){.to = place}));
}

/* Links come last among the citations of an article; one to what it cites in words is more evidence for that. */
static void add_citations(telling *t) {
    const hsy_steps *steps = t->x->steps;
    size_t first = t->relays.count;
    for (uint32_t i = steps->citation_starts[t->to]; i < steps->citation_starts[t->to + 1]; i++) {
        const hsy_citation *c = &steps->citations.items[i];
        hsy_relay *same = c->naming == HSY_NAMING_LINK ? cited_already(t, c, first) : NULL;
        hsy_relay relay = {.from_kind = c->kind,
                           .from_article = c->from_article,
                           .from_name = c->name,
                           .to = t->to,
                           .kind = kind_of(c->naming),
                           .share = -1};
        if (c->span.end > c->span.start) show(t->room->kept, same ? same : &relay, c->span);
        if (!same) HSY_PUSH(t->room->scratch, &t->relays, relay);
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
    bool is_sorted = true;
    for (size_t i = 1; i < relays->count && is_sorted; i++)
        is_sorted = compare_relays(&relays->items[i - 1], &relays->items[i]) <= 0;
    if (!is_sorted) qsort(relays->items, relays->count, sizeof *relays->items, compare_relays);
}

static void relay_article(void *context, const hsy_room *room, size_t to) {
    const relaying *x = context;
    telling t = {.x = x, .room = room, .to = (uint32_t)to};
    add_copies(&t);
    add_citations(&t);
    hsy_trace_sort_relays(&t.relays);
    size_t size = t.relays.count * sizeof *t.relays.items;
    if (size == 0) return;
    hsy_relay *kept = memcpy(hsy_arena_alloc(room->brief, size), t.relays.items, size);
    x->found[to] = (hsy_relays){kept, t.relays.count, t.relays.count};
}

static void direct_pair(void *context, const hsy_room *room, size_t i) {
    (void)room;
    const relaying *x = context;
    hsy_pair *pair = &x->steps->pairs.items[i];
    if (pair->is_copy) pair->order = (int8_t)hsy_direction(x->steps, pair);
}

void hsy_trace_relays(hsy_arena *arena, hsy_steps *steps) {
    hsy_arena *brief = hsy_arena_scratch(arena);
    relaying x = {steps, HSY_NEW_ARRAY(brief, hsy_relays, steps->count + 1)};
    size_t count = 0;
    hsy_trace_keys(arena, steps);
    hsy_parallel(brief, steps->threads, steps->pairs.count, &x, direct_pair);
    hsy_parallel_brief(arena, brief, steps->threads, steps->count, &x, relay_article);
    for (size_t to = 0; to < steps->count; to++) count += x.found[to].count;
    size_t room = count + steps->count / TRANSLATED + 1;
    steps->relays = (hsy_relays){hsy_arena_alloc(arena, room * sizeof(hsy_relay)), 0, room};
    for (size_t to = 0; to < steps->count; to++)
        for (size_t i = 0; i < x.found[to].count; i++) HSY_PUSH(arena, &steps->relays, x.found[to].items[i]);
    hsy_arena_clear(brief);
}
