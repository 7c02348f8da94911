#include "bench/truth.h"

#include "base/table.h"

enum { COPY_PART = 4 /* one in so many words of prose makes a copy */ };

/* ---- pairs ---- */

typedef struct pair_counts {
    double right, wrong, missed;
} pair_counts;

static bool is_copy(const hsy_relay *r) { return r->kind == HSY_RELAY_COPIES && r->from_kind == HSY_PARTY_ARTICLE; }

static bool are_grouped(const hsy_trace *trace, uint32_t a, uint32_t b) {
    uint32_t group = trace->articles[a].text_group;
    return group != HSY_NONE && group == trace->articles[b].text_group;
}

static uint64_t pair_key(uint32_t a, uint32_t b) { return a < b ? (uint64_t)a << 32 | b : (uint64_t)b << 32 | a; }

/* Adds to the counts of each of the event's articles, which stand in a row. */
static void count_event(const corpus *c, const hsy_trace *trace, const hsy_number_table *copies,
                        const corpus_event *event, pair_counts *counts) {
    for (uint32_t a = event->first; a < event->first + event->count; a++)
        for (uint32_t b = a + 1; b < event->first + event->count; b++) {
            uint32_t common = corpus_common(c, a, b), in_a = c->places[a], in_b = c->places[b];
            uint32_t fewer = c->carried[a].prose < c->carried[b].prose ? c->carried[a].prose : c->carried[b].prose;
            bool is_shared = common && common * COPY_PART >= fewer;
            bool is_found = are_grouped(trace, in_a, in_b) || hsy_number_table_get(copies, pair_key(in_a, in_b));
            pair_counts *both[] = {&counts[a], &counts[b]};
            for (size_t i = 0; i < 2; i++) {
                both[i]->right += is_shared && is_found;
                both[i]->missed += is_shared && !is_found;
                both[i]->wrong += !common && is_found;
            }
        }
}

/* The event of each reading. */
static uint32_t *list_events(hsy_arena *arena, const corpus *c) {
    uint32_t *events = HSY_NEW_ARRAY(arena, uint32_t, c->count);
    for (size_t i = 0; i < c->count; i++) events[c->places[i]] = c->carried[i].event;
    return events;
}

/* Pairs of different events that are found are wrong: those of each group, and relays beside groups. */
static void count_strangers(const corpus *c, const hsy_trace *trace, hsy_arena *arena, pair_counts *counts) {
    const uint32_t *events = list_events(arena, c);
    uint32_t *made = HSY_NEW_ARRAY(arena, uint32_t, c->count);
    hsy_arena *scratch = hsy_arena_scratch(arena);
    for (uint32_t i = 0; i < c->count; i++) made[c->places[i]] = i;
    for (size_t g = 0; g < trace->text_groups.count; g++) {
        hsy_number_table met = {0};
        const hsy_indices *group = &trace->text_groups.items[g];
        for (size_t i = 0; i < group->count; i++) {
            uint32_t *same = hsy_number_table_put(scratch, &met, events[group->items[i]]);
            *same = *same == HSY_TABLE_NEW ? 1 : *same + 1;
        }
        for (size_t i = 0; i < group->count; i++) {
            uint32_t a = group->items[i];
            counts[made[a]].wrong += (double)(group->count - *hsy_number_table_get(&met, events[a]));
        }
        hsy_arena_clear(scratch);
    }
    for (size_t i = 0; i < trace->relays.count; i++) {
        const hsy_relay *r = &trace->relays.items[i];
        if (!is_copy(r) || events[r->from_article] == events[r->to] || are_grouped(trace, r->from_article, r->to))
            continue;
        counts[made[r->from_article]].wrong++;
        counts[made[r->to]].wrong++;
    }
}

static score score_of(pair_counts counts) {
    double found = counts.right + counts.wrong, all = counts.right + counts.missed;
    return (score){found > 0 ? counts.right / found : 1, all > 0 ? counts.right / all : 1};
}

pair_scores truth_of_pairs(hsy_arena *arena, const corpus *c, const hsy_trace *trace) {
    hsy_number_table copies = {0};
    pair_counts *counts = HSY_NEW_ARRAY(arena, pair_counts, c->count), all = {0};
    score sum = {0};
    double articles = 0;
    for (size_t i = 0; i < trace->relays.count; i++) {
        const hsy_relay *r = &trace->relays.items[i];
        if (is_copy(r)) *hsy_number_table_put(arena, &copies, pair_key(r->from_article, r->to)) = 1;
    }
    for (size_t e = 0; e < c->event_count; e++) count_event(c, trace, &copies, &c->events[e], counts);
    count_strangers(c, trace, arena, counts);
    for (size_t i = 0; i < c->count; i++) {
        all.right += counts[i].right, all.wrong += counts[i].wrong, all.missed += counts[i].missed;
        if (counts[i].right + counts[i].wrong + counts[i].missed <= 0) continue;
        score s = score_of(counts[i]);
        sum.precision += s.precision, sum.recall += s.recall, articles++;
    }
    if (articles <= 0) return (pair_scores){{1, 1}, {1, 1}};
    return (pair_scores){score_of(all), {sum.precision / articles, sum.recall / articles}};
}

/* ---- groups ---- */

/* B-cubed of a clustering against another; HSY_NONE stands alone. */
static score b_cubed(hsy_arena *arena, const uint32_t *found, const uint32_t *truth, size_t count) {
    hsy_number_table of_found = {0}, of_truth = {0}, of_both = {0};
    hsy_number_table *tables[] = {&of_found, &of_truth, &of_both};
    score sum = {0};
    for (int round = 0; round < 2; round++)
        for (size_t i = 0; i < count; i++) {
            uint64_t alone = UINT64_C(1) << 62 | i, f = found[i] == HSY_NONE ? alone : found[i];
            uint64_t t = truth[i] == HSY_NONE ? alone : truth[i];
            bool is_alone = found[i] == HSY_NONE || truth[i] == HSY_NONE;
            uint64_t keys[] = {f, t, is_alone ? alone : f << 32 | t};
            double sizes[3];
            for (int k = 0; k < 3; k++) {
                uint32_t *size = hsy_number_table_put(arena, tables[k], keys[k]);
                *size = *size == HSY_TABLE_NEW ? 1 : *size + (round == 0);
                sizes[k] = *size;
            }
            sum.precision += round ? sizes[2] / sizes[0] : 0;
            sum.recall += round ? sizes[2] / sizes[1] : 0;
        }
    return (score){sum.precision / (double)count, sum.recall / (double)count};
}

score truth_of_groups(hsy_arena *arena, const corpus *c, const hsy_trace *trace) {
    uint32_t *found = HSY_NEW_ARRAY(arena, uint32_t, c->count), *truth = HSY_NEW_ARRAY(arena, uint32_t, c->count);
    for (size_t i = 0; i < c->count; i++) {
        found[i] = trace->articles[c->places[i]].text_group;
        truth[i] = c->carried[i].text;
    }
    return b_cubed(arena, found, truth, c->count);
}

score truth_of_stories(hsy_arena *arena, const corpus *c, const hsy_trace *trace) {
    uint32_t *found = HSY_NEW_ARRAY(arena, uint32_t, c->count), *truth = HSY_NEW_ARRAY(arena, uint32_t, c->count);
    for (size_t i = 0; i < c->count; i++) {
        found[i] = trace->articles[c->places[i]].story;
        truth[i] = c->carried[i].event;
    }
    return b_cubed(arena, found, truth, c->count);
}
