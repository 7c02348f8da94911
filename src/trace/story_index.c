/* Stories of a growing set, always the same as those of all articles at once.
 *
 * Three things make that so. A signature and a similarity depend on one or two articles alone (story_sign.c). The
 * neighbours of an article are looked for among the next carriers of its heaviest terms in an order that depends on the
 * articles alone (time, then key): so one that is added changes only the neighbours of the few before it that share a
 * heavy term. And clusters are merged only along strong links, similar enough for one story, so that every story lies
 * inside a component of the graph of strong links, and what the other components are decides nothing in it.
 *
 *     add x:   carriers of x's terms before x   -> their neighbours anew   -> their components anew
 *
 * Cost: nothing is compared all with all: an article looks at LOOKED_UP * NEXT_CARRIERS others at most, and adding one
 * makes as many look again at most. A component of one topic on which everybody writes for weeks can become large; it
 * is clustered in near-linear time (story_cluster.c).
 *
 * What it misses: in a set with thousands of articles on one event an article sees the next few dozen only; the story
 * holds together along them.
 */
#include "trace/story_index.h"

#include <stdlib.h>

#include "base/table.h"
#include "trace/disjoint.h"
#include "trace/parallel.h"
#include "trace/story_link.h"
#include "trace/tally.h"

enum {
    LOOKED_UP = 25,       /* heaviest terms of an article under which it looks for neighbours */
    NEXT_CARRIERS = 40,   /* of one term that it looks at */
    LEAST_SHARED = 3,     /* heavy terms of two articles that are compared */
    MOST_NEIGHBOURS = 64, /* of one article among those behind it, the most similar */
    LEAST_LINK = 6554,    /* similarity, of 65,536, below which a pair counts as having nothing in common: .1 */
    UNIT = 65536,
    REACH = 14 * 24 * 3600, /* seconds beyond which time alone makes a pair less similar than that */
    FEW = 256,              /* articles that are searched without threads */
};

#define ALONE UINT32_MAX /* component of an article without strong links; beyond what an enumerator holds */

/* Where an article stands among the others. */
typedef struct rank {
    int64_t time; /* INT64_MAX when nothing is known: last */
    uint64_t key;
} rank;

HSY_VECTOR_TYPE(ranks, rank);
HSY_VECTOR_TYPE(numbers, uint32_t);
HSY_VECTOR_TYPE(number_lists, numbers);

typedef struct neighbour {
    uint32_t article, similarity; /* of UNIT */
} neighbour;

HSY_VECTOR_TYPE(neighbours, neighbour);

typedef struct node {
    hsy_story_sign sign;
    neighbours behind;  /* in order of rank; among those behind it only */
    uint32_t component; /* index of `components`, or ALONE */
    uint32_t first;     /* of its story */
} node;

HSY_VECTOR_TYPE(nodes, node);

struct hsy_story_index {
    hsy_arena *arena;
    unsigned threads;
    ranks ranks; /* of each article */
    nodes nodes;
    hsy_number_table terms; /* by language and term: the place of its carriers */
    number_lists carriers;  /* by rank */
    number_lists components;
    size_t searched;
};

hsy_story_index *hsy_story_index_in(hsy_arena *arena, unsigned threads) {
    hsy_story_index *index = HSY_NEW(arena, hsy_story_index);
    index->arena = arena;
    index->threads = threads;
    return index;
}

uint32_t hsy_story_index_first(const hsy_story_index *index, uint32_t article) {
    return index->nodes.items[article].first;
}

size_t hsy_story_index_searched(const hsy_story_index *index) { return index->searched; }

static int compare_ranks(const hsy_story_index *index, uint32_t a, uint32_t b) {
    const rank *left = &index->ranks.items[a], *right = &index->ranks.items[b];
    if (left->time != right->time) return left->time < right->time ? -1 : 1;
    return (left->key > right->key) - (left->key < right->key);
}

/* An article with its rank, for sorting. */
typedef struct ranked {
    rank rank;
    uint32_t article;
} ranked;

static int compare_ranked(const void *left, const void *right) {
    const ranked *a = left, *b = right;
    if (a->rank.time != b->rank.time) return a->rank.time < b->rank.time ? -1 : 1;
    return (a->rank.key > b->rank.key) - (a->rank.key < b->rank.key);
}

static void sort_by_rank(const hsy_story_index *index, hsy_arena *scratch, numbers *articles) {
    ranked *sorted = hsy_arena_alloc(scratch, (articles->count + 1) * sizeof *sorted);
    for (size_t i = 0; i < articles->count; i++)
        sorted[i] = (ranked){index->ranks.items[articles->items[i]], articles->items[i]};
    if (articles->count) qsort(sorted, articles->count, sizeof *sorted, compare_ranked);
    for (size_t i = 0; i < articles->count; i++) articles->items[i] = sorted[i].article;
}

static bool is_heavier(hsy_story_term a, hsy_story_term b) {
    return a.weight != b.weight ? a.weight > b.weight : a.id < b.id;
}

/* The keys of the heaviest terms; returns how many. */
static uint32_t heaviest_terms(const hsy_story_sign *sign, uint64_t keys[LOOKED_UP]) {
    hsy_story_term heaviest[LOOKED_UP];
    uint32_t count = 0;
    for (uint32_t i = 0; i < sign->count; i++) {
        if (count == LOOKED_UP && !is_heavier(sign->terms[i], heaviest[count - 1])) continue;
        uint32_t at = count < LOOKED_UP ? count++ : count - 1;
        for (; at > 0 && is_heavier(sign->terms[i], heaviest[at - 1]); at--) heaviest[at] = heaviest[at - 1];
        heaviest[at] = sign->terms[i];
    }
    for (uint32_t i = 0; i < count; i++) keys[i] = (uint64_t)sign->language << 32 | heaviest[i].id;
    return count;
}

/* The first place among the carriers whose article is not before `article`. */
static size_t place_of(const hsy_story_index *index, const numbers *carriers, uint32_t article) {
    size_t low = 0, high = carriers->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_ranks(index, carriers->items[middle], article) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static const numbers *carriers_of(const hsy_story_index *index, uint64_t key) {
    return &index->carriers.items[*hsy_number_table_get(&index->terms, key)];
}

static void post(hsy_story_index *index, uint32_t article) {
    uint64_t keys[LOOKED_UP];
    uint32_t count = heaviest_terms(&index->nodes.items[article].sign, keys);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t *place = hsy_number_table_put(index->arena, &index->terms, keys[i]);
        if (*place == HSY_TABLE_NEW) {
            *place = (uint32_t)index->carriers.count;
            HSY_PUSH(index->arena, &index->carriers, (numbers){0});
        }
        numbers *carriers = &index->carriers.items[*place];
        HSY_PUSH(index->arena, carriers, article);
        size_t at = carriers->count - 1;
        for (; at > 0 && compare_ranks(index, carriers->items[at - 1], article) > 0; at--)
            carriers->items[at] = carriers->items[at - 1];
        carriers->items[at] = article;
    }
}

/* Adds what is not in the set yet. */
static void add_once(hsy_arena *scratch, hsy_number_table *seen, numbers *set, uint32_t article) {
    uint32_t *place = hsy_number_table_put(scratch, seen, article);
    if (*place != HSY_TABLE_NEW) return;
    *place = (uint32_t)set->count;
    HSY_PUSH(scratch, set, article);
}

/* The new articles and all before them that look at them or looked past where they are now. */
static numbers touched_by(const hsy_story_index *index, hsy_arena *scratch, const numbers *added, bool is_first) {
    hsy_number_table seen = {0};
    numbers touched = {0};
    for (size_t i = 0; i < added->count; i++) {
        uint64_t keys[LOOKED_UP];
        uint32_t count = is_first ? 0 : heaviest_terms(&index->nodes.items[added->items[i]].sign, keys);
        add_once(scratch, &seen, &touched, added->items[i]);
        for (uint32_t k = 0; k < count; k++) {
            const numbers *carriers = carriers_of(index, keys[k]);
            size_t at = place_of(index, carriers, added->items[i]);
            for (size_t back = 1; back <= NEXT_CARRIERS && back <= at; back++)
                add_once(scratch, &seen, &touched, carriers->items[at - back]);
        }
    }
    return touched;
}

static bool is_out_of_reach(const hsy_story_index *index, uint32_t a, uint32_t b) {
    int64_t first = index->ranks.items[a].time, second = index->ranks.items[b].time;
    return first != INT64_MAX && second != INT64_MAX && second - first > REACH;
}

/* The most similar first; then by rank. */
static bool is_nearer(const hsy_story_index *index, neighbour a, neighbour b) {
    if (a.similarity != b.similarity) return a.similarity > b.similarity;
    return compare_ranks(index, a.article, b.article) < 0;
}

/* Puts a neighbour in its place among the nearest, and lets the last go when there are too many. */
static void keep_neighbour(const hsy_story_index *index, neighbours *nearest, neighbour found) {
    if (nearest->count == MOST_NEIGHBOURS && !is_nearer(index, found, nearest->items[nearest->count - 1])) return;
    size_t at = nearest->count < MOST_NEIGHBOURS ? nearest->count++ : nearest->count - 1;
    for (; at > 0 && is_nearer(index, found, nearest->items[at - 1]); at--) nearest->items[at] = nearest->items[at - 1];
    nearest->items[at] = found;
}

static void search_one(const hsy_story_index *index, const hsy_room *room, uint32_t article) {
    node *n = &index->nodes.items[article];
    uint64_t keys[LOOKED_UP];
    uint32_t count = heaviest_terms(&n->sign, keys);
    hsy_tally tally = hsy_tally_in(room->scratch);
    for (uint32_t i = 0; i < count; i++) {
        const numbers *carriers = carriers_of(index, keys[i]);
        size_t at = place_of(index, carriers, article);
        for (size_t k = at + 1; k <= at + NEXT_CARRIERS && k < carriers->count; k++)
            hsy_tally_add(&tally, carriers->items[k]);
    }
    neighbour room_for_all[MOST_NEIGHBOURS];
    neighbours nearest = {room_for_all, 0, MOST_NEIGHBOURS};
    for (size_t i = 0, shared = hsy_tally_list(&tally, LEAST_SHARED); i < shared; i++) {
        uint32_t other = tally.entries[i].article;
        if (is_out_of_reach(index, article, other)) continue;
        double s = hsy_story_similarity(&n->sign, &index->nodes.items[other].sign);
        neighbour found = {other, (uint32_t)(s * UNIT + 0.5)};
        if (found.similarity >= LEAST_LINK) keep_neighbour(index, &nearest, found);
    }
    n->behind.count = 0;
    for (size_t i = 0; i < nearest.count; i++) HSY_PUSH(room->kept, &n->behind, nearest.items[i]);
}

typedef struct search {
    const hsy_story_index *index;
    const numbers *articles;
} search;

static void search_next(void *context, const hsy_room *room, size_t i) {
    const search *x = context;
    search_one(x->index, room, x->articles->items[i]);
}

static void search_all(hsy_story_index *index, hsy_arena *scratch, const numbers *articles) {
    search x = {index, articles};
    index->searched += articles->count;
    if (articles->count > FEW) {
        hsy_parallel(index->arena, index->threads, articles->count, &x, search_next);
        return;
    }
    hsy_arena *work = hsy_arena_scratch(scratch);
    hsy_room room = {index->arena, work};
    for (size_t i = 0; i < articles->count; i++) {
        search_next(&x, &room, i);
        hsy_arena_clear(work);
    }
}

/* Adds the article with all of its component. */
static void add_component(const hsy_story_index *index, hsy_arena *scratch, hsy_number_table *seen, numbers *set,
                          uint32_t article) {
    uint32_t component = index->nodes.items[article].component;
    if (component == ALONE) {
        add_once(scratch, seen, set, article);
        return;
    }
    if (hsy_number_table_get(seen, article)) return;
    const numbers *members = &index->components.items[component];
    for (size_t i = 0; i < members->count; i++) add_once(scratch, seen, set, members->items[i]);
}

/* All members of components that the searched articles were in, are in now, or now reach; by rank. */
static numbers unsettled_by(const hsy_story_index *index, hsy_arena *scratch, const numbers *searched) {
    hsy_number_table seen = {0};
    numbers unsettled = {0};
    for (size_t i = 0; i < searched->count; i++) {
        const neighbours *behind = &index->nodes.items[searched->items[i]].behind;
        add_component(index, scratch, &seen, &unsettled, searched->items[i]);
        for (size_t k = 0; k < behind->count; k++)
            if (behind->items[k].similarity >= HSY_SAME_STORY)
                add_component(index, scratch, &seen, &unsettled, behind->items[k].article);
    }
    sort_by_rank(index, scratch, &unsettled);
    return unsettled;
}

/* The components of the unsettled articles, as lists of these by rank. */
static number_lists parts_of(const hsy_story_index *index, hsy_arena *scratch, const numbers *unsettled) {
    hsy_number_table places = {0};
    number_lists parts = {0};
    uint32_t *parent = hsy_arena_alloc(scratch, (unsettled->count + 1) * sizeof *parent);
    uint32_t *part = hsy_arena_alloc(scratch, (unsettled->count + 1) * sizeof *part);
    for (uint32_t i = 0; i < unsettled->count; i++) {
        *hsy_number_table_put(scratch, &places, unsettled->items[i]) = i;
        parent[i] = i;
    }
    for (uint32_t i = 0; i < unsettled->count; i++) {
        const neighbours *behind = &index->nodes.items[unsettled->items[i]].behind;
        for (size_t k = 0; k < behind->count; k++)
            if (behind->items[k].similarity >= HSY_SAME_STORY)
                hsy_disjoint_join(parent, i, *hsy_number_table_get(&places, behind->items[k].article));
    }
    for (uint32_t i = 0; i < unsettled->count; i++) {
        uint32_t first = hsy_disjoint_first(parent, i);
        if (first == i) {
            part[i] = (uint32_t)parts.count;
            HSY_PUSH(scratch, &parts, (numbers){0});
        }
        HSY_PUSH(scratch, &parts.items[part[first]], unsettled->items[i]);
    }
    return parts;
}

typedef struct settling {
    const hsy_story_index *index;
    const numbers *parts;
} settling;

/* The stories of one component; every article belongs to one component, so the work on several may go on at once. */
static void settle_part(void *context, const hsy_room *room, size_t i) {
    const settling *x = context;
    const numbers *part = &x->parts[i];
    node *all = x->index->nodes.items;
    hsy_number_table places = {0};
    hsy_story_links links = {0};
    uint32_t *parent = hsy_arena_alloc(room->scratch, part->count * sizeof *parent);
    for (uint32_t m = 0; m < part->count; m++) *hsy_number_table_put(room->scratch, &places, part->items[m]) = m;
    for (uint32_t m = 0; m < part->count; m++) {
        const neighbours *behind = &all[part->items[m]].behind;
        for (size_t k = 0; k < behind->count; k++) {
            const uint32_t *other = hsy_number_table_get(&places, behind->items[k].article);
            if (other) HSY_PUSH(room->scratch, &links, ((hsy_story_link){m, *other, behind->items[k].similarity}));
        }
    }
    hsy_story_cluster(room->scratch, &links, (uint32_t)part->count, parent);
    for (uint32_t m = 0; m < part->count; m++) all[part->items[m]].first = part->items[parent[m]];
}

static void settle(hsy_story_index *index, hsy_arena *scratch, const numbers *unsettled) {
    number_lists parts = parts_of(index, scratch, unsettled);
    for (size_t i = 0; i < unsettled->count; i++) {
        node *n = &index->nodes.items[unsettled->items[i]];
        if (n->component != ALONE) index->components.items[n->component].count = 0;
    }
    for (size_t i = 0; i < parts.count; i++) {
        bool is_alone = parts.items[i].count == 1;
        uint32_t component = is_alone ? ALONE : (uint32_t)index->components.count;
        if (!is_alone) HSY_PUSH(index->arena, &index->components, (numbers){0});
        for (size_t m = 0; m < parts.items[i].count; m++) {
            uint32_t article = parts.items[i].items[m];
            index->nodes.items[article].component = component;
            if (!is_alone) HSY_PUSH(index->arena, &index->components.items[component], article);
        }
    }
    settling x = {index, parts.items};
    hsy_parallel(scratch, parts.count > FEW ? index->threads : 1, parts.count, &x, settle_part);
}

void hsy_story_index_add(hsy_story_index *index, const hsy_story_sign *signs, size_t count) {
    hsy_arena *scratch = hsy_arena_scratch(index->arena);
    bool is_first = index->nodes.count == 0;
    numbers added = {0};
    for (size_t i = 0; i < count; i++) {
        uint32_t article = (uint32_t)index->nodes.count;
        int64_t time = signs[i].time == INT64_MIN ? INT64_MAX : signs[i].time;
        HSY_PUSH(index->arena, &index->nodes, ((node){.sign = signs[i], .component = ALONE, .first = article}));
        HSY_PUSH(index->arena, &index->ranks, ((rank){time, signs[i].key}));
        HSY_PUSH(scratch, &added, article);
    }
    sort_by_rank(index, scratch, &added);
    for (size_t i = 0; i < count; i++) post(index, added.items[i]);
    numbers touched = touched_by(index, scratch, &added, is_first);
    search_all(index, scratch, &touched);
    numbers unsettled = unsettled_by(index, scratch, &touched);
    settle(index, scratch, &unsettled);
    hsy_arena_clear(scratch);
}
