/* Circular reporting: outlets that rest on one another.
 *
 *     Harbor Ledger: "according to the City Mirror …"     City Mirror: "… the Harbor Ledger reported"
 *
 * Inside each story, outlets are nodes and "takes it from" the edges; an article whose outlet can be reached from
 * itself closes a circle. The shortest circle through each edge back is reported, once.
 */
#include "trace/finding.h"

#include "base/table.h"
#include "text/fold.h"

enum { MOST_OUTLETS = 200 }; /* of one story that are searched for circles */

typedef struct step {
    uint32_t from, to; /* outlets */
    const hsy_relay *relay;
} step;

HSY_VECTOR_TYPE(steps, step);

static uint32_t outlet_number(hsy_arena *arena, hsy_table *outlets, hsy_slice name) {
    uint32_t *number = hsy_table_put(arena, outlets, hsy_fold_plain(arena, name));
    if (*number == HSY_TABLE_NEW) *number = (uint32_t)outlets->count - 1;
    return *number;
}

static hsy_slice outlet_of(const hsy_trace *trace, uint32_t article) {
    const hsy_article *a = &trace->readings[article].article;
    return a->outlet_name.length ? a->outlet_name : a->outlet_domain;
}

/* Who takes what from whom inside a story: citations and credits, not shared text, which has no direction of its own.
 */
static steps steps_of(hsy_arena *arena, const hsy_trace *trace, const hsy_relays *relays, hsy_table *outlets) {
    steps all = {0};
    for (size_t i = 0; i < relays->count; i++) {
        const hsy_relay *relay = &relays->items[i];
        hsy_slice to = outlet_of(trace, relay->to), from = relay->from_name;
        if (relay->kind != HSY_RELAY_CITES && relay->kind != HSY_RELAY_CREDITS) continue;
        if (relay->from_kind == HSY_PARTY_SOURCE) continue;
        if (relay->from_kind == HSY_PARTY_ARTICLE) from = outlet_of(trace, relay->from_article);
        if (to.length == 0 || from.length == 0) continue;
        step s = {outlet_number(arena, outlets, from), outlet_number(arena, outlets, to), relay};
        if (s.from != s.to) HSY_PUSH(arena, &all, s);
    }
    return all;
}

/* Breadth first from the target of `start` back to its origin; `came_by[outlet]` is the step that reached it. */
static bool closes(hsy_arena *arena, const steps *all, const step *start, size_t outlets, const step **came_by) {
    uint32_t *queue = HSY_NEW_ARRAY(arena, uint32_t, outlets + 1);
    size_t head = 0, tail = 0;
    for (size_t i = 0; i < outlets; i++) came_by[i] = NULL;
    queue[tail++] = start->to;
    came_by[start->to] = start;
    while (head < tail) {
        uint32_t at = queue[head++];
        for (size_t i = 0; i < all->count; i++) {
            const step *s = &all->items[i];
            if (s->from != at || came_by[s->to]) continue;
            came_by[s->to] = s;
            if (s->to == start->from) return true;
            queue[tail++] = s->to;
        }
    }
    return false;
}

static void report(const hsy_finder *finder, const step *start, const step **came_by, bool *is_told) {
    hsy_finding *f = hsy_finding_add(finder, HSY_FINDING_CIRCULAR, finder->trace->articles[start->relay->to].story);
    const step *s = came_by[start->from];
    for (;;) {
        const hsy_passages *evidence = &s->relay->evidence;
        hsy_finding_show(finder, f, s->relay->to, evidence->count ? evidence->items[0].to : (hsy_span){0});
        is_told[s->from] = is_told[s->to] = true;
        if (s == start) break;
        s = came_by[s->from];
    }
}

static void search(const hsy_finder *finder, hsy_arena *scratch, const hsy_relays *relays) {
    hsy_table outlets = {0};
    steps all = steps_of(scratch, finder->trace, relays, &outlets);
    if (outlets.count > MOST_OUTLETS) return;
    const step **came_by = HSY_NEW_ARRAY(scratch, const step *, outlets.count + 1);
    bool *is_told = HSY_NEW_ARRAY(scratch, bool, outlets.count + 1);
    for (size_t i = 0; i < all.count; i++) {
        const step *start = &all.items[i];
        if (is_told[start->from] && is_told[start->to]) continue;
        if (closes(scratch, &all, start, outlets.count, came_by)) report(finder, start, came_by, is_told);
    }
}

void hsy_find_circles(const hsy_finder *finder) {
    const hsy_trace *trace = finder->trace;
    hsy_arena *scratch = hsy_arena_scratch(finder->scratch);
    hsy_relays *of_story = HSY_NEW_ARRAY(finder->scratch, hsy_relays, trace->stories.count);
    for (size_t i = 0; i < trace->relays.count; i++) {
        uint32_t story = trace->articles[trace->relays.items[i].to].story;
        if (story != HSY_NONE) HSY_PUSH(finder->scratch, &of_story[story], trace->relays.items[i]);
    }
    for (size_t i = 0; i < trace->stories.count; i++) {
        search(finder, scratch, &of_story[i]);
        hsy_arena_clear(scratch);
    }
}
