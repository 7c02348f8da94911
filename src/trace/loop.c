/* No text comes from its own copy: loops of relays are cut.
 *
 *     wire (no date) -> Large, translated 100 %    Large -> Baie, copied 55 %    Baie (a day) -> wire, translated 60 %
 *     the last is cut: the article that it leads back to is where the others have the text from
 *
 * Each pair of articles was given its direction by what the two pages say, so that three of them may go round in a
 * ring. Along the relay that explains most of each article the ring is found, and opened where least supports it: at a
 * translation before a copy, at the smaller share before the larger. Cost: linear in articles and relays.
 */
#include "trace/steps.h"

typedef struct loops {
    hsy_steps *steps;
    uint32_t *main; /* of each article: the relay `copies` or `translates` that explains most of it, or HSY_NONE */
    uint32_t *seen; /* of each article: the walk that came by, counted from 1 */
    bool *is_cut;   /* of each relay */
} loops;

static bool is_text(const hsy_relay *relay) {
    return relay->kind <= HSY_RELAY_TRANSLATES && relay->from_kind == HSY_PARTY_ARTICLE;
}

static void find_main(loops *x, uint32_t first, uint32_t end) {
    uint32_t to = x->steps->relays.items[first].to;
    x->main[to] = HSY_NONE;
    for (uint32_t i = first; i < end; i++) {
        const hsy_relay *relay = &x->steps->relays.items[i];
        bool is_more = x->main[to] == HSY_NONE || relay->share > x->steps->relays.items[x->main[to]].share;
        if (is_text(relay) && !x->is_cut[i] && is_more) x->main[to] = i;
    }
}

/* Relays stand by `to`. */
static void find_mains(loops *x) {
    uint32_t count = (uint32_t)x->steps->relays.count;
    for (size_t a = 0; a < x->steps->count; a++) x->main[a] = HSY_NONE;
    for (uint32_t first = 0, end; first < count; first = end) {
        for (end = first; end < count && x->steps->relays.items[end].to == x->steps->relays.items[first].to;) end++;
        find_main(x, first, end);
    }
}

static bool is_weaker(const hsy_relay *a, const hsy_relay *b) {
    if (a->kind != b->kind) return a->kind == HSY_RELAY_TRANSLATES;
    return a->share < b->share;
}

/* Cuts the weakest relay of the ring in which the article stands. */
static void cut_ring(loops *x, uint32_t start) {
    const hsy_relay *relays = x->steps->relays.items;
    uint32_t weakest = x->main[start];
    for (uint32_t a = relays[x->main[start]].from_article; a != start; a = relays[x->main[a]].from_article)
        if (is_weaker(&relays[x->main[a]], &relays[weakest])) weakest = x->main[a];
    x->is_cut[weakest] = true;
}

/* Whether any ring was cut on this round through all articles. */
static bool cut_rings(loops *x) {
    bool any = false;
    for (size_t a = 0; a < x->steps->count; a++) x->seen[a] = 0;
    for (uint32_t start = 0; start < x->steps->count; start++) {
        uint32_t a = start;
        while (x->seen[a] == 0 && x->main[a] != HSY_NONE) {
            x->seen[a] = start + 1;
            a = x->steps->relays.items[x->main[a]].from_article;
        }
        if (x->seen[a] == start + 1 && x->main[a] != HSY_NONE) cut_ring(x, a), any = true;
    }
    return any;
}

void hsy_trace_cut_loops(hsy_arena *arena, hsy_steps *steps) {
    enum { MOST_ROUNDS = 8 }; /* each opens a ring for every article in one; few need a second */
    hsy_arena *scratch = hsy_arena_scratch(arena);
    loops x = {steps, hsy_arena_alloc(scratch, (steps->count + 1) * sizeof(uint32_t)),
               hsy_arena_alloc(scratch, (steps->count + 1) * sizeof(uint32_t)),
               HSY_NEW_ARRAY(scratch, bool, steps->relays.count + 1)};
    size_t kept = 0;
    for (int round = 0; round < MOST_ROUNDS; round++) {
        find_mains(&x);
        if (!cut_rings(&x)) break;
    }
    for (size_t i = 0; i < steps->relays.count; i++)
        if (!x.is_cut[i]) steps->relays.items[kept++] = steps->relays.items[i];
    steps->relays.count = kept;
    hsy_arena_clear(scratch);
}
