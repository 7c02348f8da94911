/* Circular reporting: outlets that rest on one another.
 *
 *     Harbor Ledger: "according to the City Mirror …"     City Mirror: "… the Harbor Ledger reported"
 *
 * Inside each story outlets are nodes, known by hsy_party_key whether a page gives their name or their domain, and
 * "takes it from" the edges: citations in the first lines, where the news is told (far down an outlet is named for some
 * detail), and translations. Shared text and credits have no say: a paper that prints an agency's text about its own
 * scoop rests on nobody. Strongly connected outlets (Tarjan) hold all circles, so that the search walks only where one
 * is; of each such set the shortest circle through an edge is told, once. Linear in the relays of the story, times at
 * most MOST_CIRCLES.
 */
#include "base/table.h"
#include "trace/finding.h"
#include "trace/party.h"

enum { MOST_CIRCLES = 20 }; /* searched in one story */

/* `to` takes it from `from`. */
typedef struct edge {
    uint32_t from, to; /* outlets */
    const hsy_relay *relay;
} edge;

HSY_VECTOR_TYPE(edges, edge);

typedef struct graph {
    edges all;        /* in the order of the relays */
    uint32_t *starts; /* of each outlet: its outgoing edges are order[starts[i]] to order[starts[i + 1]] */
    uint32_t *order;
    uint32_t *set; /* of each outlet: the number of its strongly connected set */
    size_t outlets;
} graph;

/* A name and the domain of one outlet are one node: the first of the two that was seen decides. */
static uint32_t outlet_number(hsy_arena *arena, hsy_table *outlets, uint32_t *next, hsy_slice name, hsy_slice domain) {
    hsy_slice keys[] = {hsy_party_key(arena, name), hsy_party_key(arena, domain)};
    uint32_t *places[2] = {NULL, NULL}, number = HSY_NONE;
    for (size_t i = 0; i < 2; i++) {
        const uint32_t *known = keys[i].length ? hsy_table_get(outlets, keys[i]) : NULL;
        if (known && number == HSY_NONE) number = *known;
    }
    if (keys[0].length == 0 && keys[1].length == 0) return HSY_NONE;
    if (number == HSY_NONE) number = (*next)++;
    for (size_t i = 0; i < 2; i++) {
        if (keys[i].length == 0) continue;
        places[i] = hsy_table_put(arena, outlets, keys[i]);
        if (*places[i] == HSY_TABLE_NEW) *places[i] = number;
    }
    return number;
}

static uint32_t outlet_of(hsy_arena *arena, const hsy_trace *trace, hsy_table *outlets, uint32_t *next,
                          uint32_t article) {
    const hsy_article *a = &trace->readings[article].article;
    return outlet_number(arena, outlets, next, a->outlet_name, a->outlet_domain);
}

/* Whether the article tells its news with it. */
static bool carries_news(const hsy_trace *trace, const hsy_relay *relay) {
    if (relay->kind == HSY_RELAY_TRANSLATES) return true;
    if (relay->kind != HSY_RELAY_CITES || relay->from_kind == HSY_PARTY_SOURCE) return false;
    return hsy_opens_with(trace, relay);
}

/* Who denies or corrects a story cites it and does not rest on it. */
static bool is_answer(hsy_arena *arena, const hsy_reading *reading) {
    return hsy_is_correction_page(arena, &reading->article) ||
           reading->statements.body_certainty == HSY_CERTAINTY_DENIED ||
           reading->statements.headline_certainty == HSY_CERTAINTY_DENIED;
}

static void gather_edges(const hsy_finder *finder, hsy_arena *arena, const hsy_indices *story, graph *g) {
    const hsy_trace *trace = finder->trace;
    hsy_table outlets = {0};
    uint32_t next = 0;
    for (size_t i = 0; i < story->count; i++) outlet_of(arena, trace, &outlets, &next, story->items[i]);
    for (size_t i = 0; i < story->count; i++) {
        if (is_answer(arena, &trace->readings[story->items[i]])) continue;
        hsy_relay_range range = finder->relays_to[story->items[i]];
        for (size_t k = range.first; k < range.end; k++) {
            const hsy_relay *relay = &trace->relays.items[k];
            if (!carries_news(trace, relay)) continue;
            uint32_t to = outlet_of(arena, trace, &outlets, &next, relay->to);
            uint32_t from = relay->from_kind == HSY_PARTY_ARTICLE
                                ? outlet_of(arena, trace, &outlets, &next, relay->from_article)
                                : outlet_number(arena, &outlets, &next, relay->from_name, HSY_S(""));
            if (from != HSY_NONE && to != HSY_NONE && from != to) HSY_PUSH(arena, &g->all, ((edge){from, to, relay}));
        }
    }
    g->outlets = next;
}

static void index_edges(hsy_arena *arena, graph *g) {
    g->starts = HSY_NEW_ARRAY(arena, uint32_t, g->outlets + 2);
    g->order = HSY_NEW_ARRAY(arena, uint32_t, g->all.count + 1);
    for (size_t i = 0; i < g->all.count; i++) g->starts[g->all.items[i].from + 2]++;
    for (size_t i = 2; i < g->outlets + 2; i++) g->starts[i] += g->starts[i - 1];
    for (uint32_t i = 0; i < g->all.count; i++) g->order[g->starts[g->all.items[i].from + 1]++] = i;
}

/* Tarjan's walk, with a stack of its own. */
typedef struct walk {
    uint32_t *low, *index, *next; /* of each outlet; index 0: not seen */
    uint32_t *path, *stack;       /* outlets on the way; outlets without a set yet */
    bool *is_stacked;
    size_t depth, height;
    uint32_t seen, sets;
} walk;

static void enter(walk *w, const graph *g, uint32_t outlet) {
    w->low[outlet] = w->index[outlet] = ++w->seen;
    w->next[outlet] = g->starts[outlet];
    w->path[w->depth++] = w->stack[w->height++] = outlet;
    w->is_stacked[outlet] = true;
}

static void leave(walk *w, graph *g, uint32_t outlet) {
    w->depth--;
    if (w->depth && w->low[w->path[w->depth - 1]] > w->low[outlet]) w->low[w->path[w->depth - 1]] = w->low[outlet];
    if (w->low[outlet] != w->index[outlet]) return;
    for (uint32_t member = HSY_NONE; member != outlet;) {
        member = w->stack[--w->height];
        w->is_stacked[member] = false;
        g->set[member] = w->sets;
    }
    w->sets++;
}

static void find_sets(hsy_arena *arena, graph *g) {
    size_t n = g->outlets + 1;
    walk w = {HSY_NEW_ARRAY(arena, uint32_t, n),
              HSY_NEW_ARRAY(arena, uint32_t, n),
              HSY_NEW_ARRAY(arena, uint32_t, n),
              HSY_NEW_ARRAY(arena, uint32_t, n),
              HSY_NEW_ARRAY(arena, uint32_t, n),
              HSY_NEW_ARRAY(arena, bool, n),
              0,
              0,
              0,
              0};
    g->set = HSY_NEW_ARRAY(arena, uint32_t, n);
    for (uint32_t root = 0; root < g->outlets; root++) {
        if (w.index[root]) continue;
        enter(&w, g, root);
        while (w.depth) {
            uint32_t at = w.path[w.depth - 1];
            if (w.next[at] == g->starts[at + 1]) {
                leave(&w, g, at);
                continue;
            }
            uint32_t to = g->all.items[g->order[w.next[at]++]].to;
            if (!w.index[to])
                enter(&w, g, to);
            else if (w.is_stacked[to] && w.index[to] < w.low[at])
                w.low[at] = w.index[to];
        }
    }
}

/* Breadth first from the target of `start` back to its origin, inside their set; `came_by[outlet]` is the edge that
 * reached it. */
static void close_circle(hsy_arena *arena, const graph *g, const edge *start, const edge **came_by) {
    uint32_t *queue = HSY_NEW_ARRAY(arena, uint32_t, g->outlets + 1);
    size_t head = 0, tail = 0;
    for (size_t i = 0; i < g->outlets; i++) came_by[i] = NULL;
    queue[tail++] = start->to;
    came_by[start->to] = start;
    while (head < tail && !came_by[start->from]) {
        uint32_t at = queue[head++];
        for (uint32_t i = g->starts[at]; i < g->starts[at + 1]; i++) {
            const edge *e = &g->all.items[g->order[i]];
            if (came_by[e->to] || g->set[e->to] != g->set[at]) continue;
            came_by[e->to] = e;
            queue[tail++] = e->to;
        }
    }
}

/* The sentence in which a passage begins. */
static void show(const hsy_finder *finder, hsy_arena *scratch, hsy_finding *f, uint32_t article, hsy_span at) {
    hsy_span start = {at.start, at.start + 1};
    if (at.end) at = hsy_sentence_at(scratch, &finder->trace->readings[article].article, start);
    hsy_finding_show(finder, f, article, at);
}

static void report(const hsy_finder *finder, hsy_arena *scratch, const edge *start, const edge **came_by,
                   bool *is_told) {
    hsy_finding *f = hsy_finding_add(finder, HSY_FINDING_CIRCULAR, finder->trace->articles[start->relay->to].story);
    const edge *e = came_by[start->from];
    for (;;) {
        hsy_passage at = {{0, 0}, {0, 0}};
        if (e->relay->evidence.count) at = e->relay->evidence.items[0];
        if (e->relay->kind == HSY_RELAY_TRANSLATES) show(finder, scratch, f, e->relay->from_article, at.from);
        show(finder, scratch, f, e->relay->to, at.to);
        is_told[e->from] = is_told[e->to] = true;
        if (e == start) break;
        e = came_by[e->from];
    }
}

static void search(const hsy_finder *finder, hsy_arena *scratch, const hsy_indices *story) {
    graph g = {{0}, NULL, NULL, NULL, 0};
    gather_edges(finder, scratch, story, &g);
    if (g.all.count < 2) return;
    index_edges(scratch, &g);
    find_sets(scratch, &g);
    const edge **came_by = HSY_NEW_ARRAY(scratch, const edge *, g.outlets + 1);
    bool *is_told = HSY_NEW_ARRAY(scratch, bool, g.outlets + 1);
    for (size_t i = 0, found = 0; i < g.all.count && found < MOST_CIRCLES; i++) {
        const edge *start = &g.all.items[i];
        if (g.set[start->from] != g.set[start->to] || (is_told[start->from] && is_told[start->to])) continue;
        close_circle(scratch, &g, start, came_by);
        report(finder, scratch, start, came_by, is_told);
        found++;
    }
}

void hsy_find_circles(const hsy_finder *finder) {
    hsy_arena *scratch = hsy_arena_scratch(finder->scratch);
    for (size_t i = 0; i < finder->trace->stories.count; i++) {
        search(finder, scratch, &finder->trace->stories.items[i].articles);
        hsy_arena_clear(scratch);
    }
}
