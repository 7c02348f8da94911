#include "trace/claim_cluster.h"

#include <stdlib.h>

#include "base/table.h"

/* Set on the dev set `spotify` and the example story; between .25 and .35 little changes. */
static const double JOIN = 0.27;          /* likeness from which two units are joined */
static const double JOIN_LEADS = 0.13;    /* the same for two that tell the news itself */
static const double KEEP = 0.60;          /* part of JOIN that the average of two clusters must reach */
static const double LEAST = 0.08;         /* pairs less alike count as unlike */
static const double LEAST_SHARED = 0.015; /* part of their weights that two must share to be compared */
static const double COPY = 0.80;          /* likeness from which a sentence is taken for a copy */

enum {
    MANY_SAYINGS = 6,   /* different sentences of a cluster that is news of its own */
    LIKE_LIMIT = 200,   /* units that a unit is compared with for each term */
    MOST_AVERAGED = 40, /* members of a cluster that are compared one by one */
};

typedef struct edge {
    double likeness;
    uint32_t a, b; /* places of units, a < b */
} edge;

HSY_VECTOR_TYPE(edges, edge);

typedef struct clusters {
    hsy_arena *arena;
    const hsy_units *units;
    uint32_t *first;           /* of each unit: the first one that says nearly the same, which stands for all of them */
    hsy_indices *members;      /* of each cluster, by the unit that it is named after */
    uint32_t *of;              /* cluster of each unit that stands for itself */
    hsy_number_table likeness; /* place in `edges` of each pair */
    edges edges;
} clusters;

/* More for two that lead. */
static double likeness(const hsy_units *units, const hsy_unit *a, const hsy_unit *b) {
    double like = hsy_units_likeness(units, a, b);
    return a->leads && b->leads ? like * JOIN / JOIN_LEADS : like;
}

static uint64_t pair_key(uint32_t a, uint32_t b) { return a < b ? (uint64_t)a << 32 | b : (uint64_t)b << 32 | a; }

static void add_edge(clusters *c, uint32_t a, uint32_t b) {
    edge e = {likeness(c->units, &c->units->list.items[a], &c->units->list.items[b]), a, b};
    if (e.likeness < LEAST) return;
    *hsy_number_table_put(c->arena, &c->likeness, pair_key(a, b)) = (uint32_t)c->edges.count;
    HSY_PUSH(c->arena, &c->edges, e);
}

/* The units before `b` that share a term with it, the last LIKE_LIMIT of each term only, and the weight that they
 * share at least: in `meeting`, as far as they are not zero in `shared`, which has a place for each unit. */
static void find_meeting(const clusters *c, const hsy_indices *having, uint32_t b, double *shared,
                         hsy_indices *meeting) {
    const hsy_unit *unit = &c->units->list.items[b];
    meeting->count = 0;
    for (uint32_t k = 0; k < unit->term_count; k++) {
        const hsy_indices *others = &having[unit->terms[k]];
        size_t first = others->count > LIKE_LIMIT ? others->count - LIKE_LIMIT : 0;
        for (size_t i = first; i < others->count; i++) {
            if (shared[others->items[i]] == 0) HSY_PUSH(c->arena, meeting, others->items[i]);
            shared[others->items[i]] += c->units->weights[unit->terms[k]];
        }
    }
}

/* The sentence of which `b` is a copy or nearly one, among those that it meets; else itself. */
static uint32_t original_of(const clusters *c, const hsy_indices *meeting, const double *shared, uint32_t b) {
    const hsy_unit *unit = &c->units->list.items[b];
    uint32_t nearest = b;
    for (size_t i = 0; i < meeting->count; i++) {
        uint32_t a = meeting->items[i];
        if (c->units->list.items[a].leads != unit->leads) continue;
        if (nearest == b || shared[a] > shared[nearest]) nearest = a;
    }
    bool is_near = nearest != b && shared[nearest] > COPY * unit->weight / 2;
    return is_near && hsy_units_likeness(c->units, &c->units->list.items[nearest], unit) >= COPY ? nearest : b;
}

/* Goes through the units once: one that is nearly a copy of another joins it and is not looked at again, so that the
 * cost is that of different sentences; every other one is compared with those before it that may be alike, which is to
 * say that the terms they share, as far as they were looked at, weigh more than next to nothing. */
static void find_edges(clusters *c) {
    hsy_indices *having = HSY_NEW_ARRAY(c->arena, hsy_indices, c->units->term_count), meeting = {0};
    double *shared = HSY_NEW_ARRAY(c->arena, double, c->units->list.count);
    for (uint32_t b = 0; b < c->units->list.count; b++) {
        const hsy_unit *unit = &c->units->list.items[b];
        find_meeting(c, having, b, shared, &meeting);
        c->first[b] = original_of(c, &meeting, shared, b);
        for (size_t i = 0; i < meeting.count; i++) {
            uint32_t a = meeting.items[i];
            double weights = unit->weight + c->units->list.items[a].weight;
            if (c->first[b] == b && shared[a] > LEAST_SHARED * weights) add_edge(c, a, b);
            shared[a] = 0;
        }
        for (uint32_t k = 0; c->first[b] == b && k < unit->term_count; k++)
            HSY_PUSH(c->arena, &having[unit->terms[k]], b);
    }
}

static int most_alike_first(const void *x, const void *y) {
    const edge *a = x, *b = y;
    if (a->likeness != b->likeness) return a->likeness > b->likeness ? -1 : 1;
    if (a->a != b->a) return a->a < b->a ? -1 : 1;
    return (a->b > b->b) - (a->b < b->b);
}

/* The average likeness over the pairs of two clusters; of large ones every so-many-th member stands for all. */
static double average(const clusters *c, hsy_indices a, hsy_indices b) {
    size_t step_a = a.count / MOST_AVERAGED + 1, step_b = b.count / MOST_AVERAGED + 1, pairs = 0;
    double sum = 0;
    for (size_t i = 0; i < a.count; i += step_a)
        for (size_t k = 0; k < b.count; k += step_b, pairs++) {
            const uint32_t *place = hsy_number_table_get(&c->likeness, pair_key(a.items[i], b.items[k]));
            if (place) sum += c->edges.items[*place].likeness;
        }
    return sum / (double)pairs;
}

static void join(clusters *c, uint32_t into, uint32_t from) {
    for (size_t i = 0; i < c->members[from].count; i++) {
        uint32_t unit = c->members[from].items[i];
        c->of[unit] = into;
        HSY_PUSH(c->arena, &c->members[into], unit);
    }
    c->members[from].count = 0;
}

static uint32_t count_both(const clusters *c, uint32_t a, uint32_t b) {
    return (uint32_t)(c->members[a].count + c->members[b].count);
}

/* The average likeness from which two clusters are joined: the lower bar for what leads is for those who retell the one
 * news in words of their own, and two clusters of many different sentences are two news. */
static double bar(const clusters *c, uint32_t a, uint32_t b) {
    bool are_large = c->members[a].count >= MANY_SAYINGS && c->members[b].count >= MANY_SAYINGS;
    return are_large ? JOIN * KEEP * JOIN / JOIN_LEADS : JOIN * KEEP;
}

/* Whether two clusters were not refused yet, or have grown by more than an eighth since: between large ones there are
 * thousands of edges, and each would ask again. */
static bool has_grown(const clusters *c, const hsy_number_table *refused, uint32_t a, uint32_t b) {
    const uint32_t *count = hsy_number_table_get(refused, pair_key(a, b));
    return !count || count_both(c, a, b) > *count + *count / 8;
}

static void join_all(clusters *c) {
    edges alike = {0};
    for (size_t i = 0; i < c->edges.count; i++)
        if (c->edges.items[i].likeness >= JOIN) HSY_PUSH(c->arena, &alike, c->edges.items[i]);
    if (alike.count) qsort(alike.items, alike.count, sizeof(edge), most_alike_first);
    hsy_number_table refused = {0}; /* pairs of clusters: how many members they had */
    for (size_t i = 0; i < alike.count; i++) {
        uint32_t a = c->of[alike.items[i].a], b = c->of[alike.items[i].b];
        if (a == b || !has_grown(c, &refused, a, b)) continue;
        if (average(c, c->members[a], c->members[b]) < bar(c, a, b)) {
            *hsy_number_table_put(c->arena, &refused, pair_key(a, b)) = count_both(c, a, b);
            continue;
        }
        if (c->members[a].count >= c->members[b].count)
            join(c, a, b);
        else
            join(c, b, a);
    }
}

/* Whether `b` follows `a` in its article, and both are one speaker's very words. */
static bool goes_on(const hsy_unit *a, const hsy_unit *b) {
    const hsy_statement *x = a->statement, *y = b->statement;
    if (a->article != b->article || !x || !y || b->place > a->place + 1) return false;
    return x->kind != HSY_KIND_INDIRECT && y->kind != HSY_KIND_INDIRECT && x->speaker.name.length &&
           hsy_slice_equal(x->speaker.name, y->speaker.name);
}

static void count_one(hsy_arena *arena, hsy_number_table *table, uint64_t key) {
    uint32_t *count = hsy_number_table_put(arena, table, key);
    *count = *count == HSY_TABLE_NEW ? 1 : *count + 1;
}

/* Whether so many are nearly all. */
static bool is_most(uint32_t some, uint32_t all) { return some * 5 >= all * 4; }

/* Sentences of one quotation are one word of its speaker: two that nearly all their carriers print one after the other
 * are one claim. A carrier may have changed or left out a sentence. */
static void join_speeches(clusters *c) {
    uint32_t count = (uint32_t)c->units->list.count;
    uint32_t *was = HSY_NEW_ARRAY(c->arena, uint32_t, count), *sizes = HSY_NEW_ARRAY(c->arena, uint32_t, count);
    hsy_number_table following = {0}; /* pairs of clusters: how many of their sentences follow one another */
    for (uint32_t i = 0; i < count; i++) sizes[was[i] = c->of[c->first[i]]]++;
    for (uint32_t i = 1; i < count; i++)
        if (goes_on(&c->units->list.items[i - 1], &c->units->list.items[i]))
            count_one(c->arena, &following, (uint64_t)was[i - 1] << 32 | was[i]);
    for (uint32_t i = 1; i < count; i++) {
        const uint32_t *times = hsy_number_table_get(&following, (uint64_t)was[i - 1] << 32 | was[i]);
        if (!times || !is_most(*times, sizes[was[i - 1]]) || !is_most(*times, sizes[was[i]])) continue;
        uint32_t into = c->of[was[i - 1]], from = c->of[was[i]];
        if (into != from) join(c, into, from);
    }
}

static int by_first(const void *a, const void *b) {
    uint32_t x = ((const hsy_indices *)a)->items[0], y = ((const hsy_indices *)b)->items[0];
    return (x > y) - (x < y);
}

hsy_groups hsy_claim_clusters(hsy_arena *arena, const hsy_units *units) {
    uint32_t count = (uint32_t)units->list.count;
    clusters c = {.arena = arena, .units = units};
    c.first = HSY_NEW_ARRAY(arena, uint32_t, count);
    c.of = HSY_NEW_ARRAY(arena, uint32_t, count);
    c.members = HSY_NEW_ARRAY(arena, hsy_indices, count);
    find_edges(&c);
    for (uint32_t i = 0; i < count; i++) {
        c.of[i] = i;
        if (c.first[i] == i) HSY_PUSH(arena, &c.members[i], i);
    }
    join_all(&c);
    join_speeches(&c);
    for (uint32_t i = 0; i < count; i++)
        if (c.first[i] != i) HSY_PUSH(arena, &c.members[c.of[c.first[i]]], i);
    hsy_groups groups = {0};
    for (uint32_t i = 0; i < count; i++) {
        if (c.members[i].count == 0) continue;
        hsy_sort_numbers(c.members[i].items, c.members[i].count);
        HSY_PUSH(arena, &groups, c.members[i]);
    }
    if (groups.count) qsort(groups.items, groups.count, sizeof(hsy_indices), by_first);
    return groups;
}
