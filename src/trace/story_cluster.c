/* Clustering over a sparse graph of links: average link, lifted by the best link; near-linear.
 *
 * Clusters are merged, the most similar first, until none are similar enough. The similarity of two clusters is the
 * mean over their pairs of articles, where a pair without a link counts as nothing. In a large story each article is
 * linked to the nearest few dozen only, so an article cannot be asked for more links than it may have. When one pair of
 * the two is more similar than the mean, the mean is lifted half the way to it, up to STRONG_LINK: reports of different
 * length and angle meet in the one that tells most, but a single link never joins two large clusters.
 *
 * Sums are whole numbers, so the order of adding decides nothing. A heap holds what can be merged. When a cluster
 * grows, its similarity to those to which it got no new links can only fall: such entries of the heap are too high, and
 * are put back with their present value when they come up. The cluster with fewer links is merged into the other. Cost:
 * each link moves log n times at most.
 *
 * Why lifted: with the plain mean small events lose articles from .24 on, with the lift from .30 on, and follow-ups are
 * joined the less the higher. Tried: the nearest pair alone (the same on small sets, worse on sets without dates), the
 * farthest (loses a tenth on telegram-ru-dev at any threshold that suits basil-dev).
 */
#include "base/table.h"
#include "trace/story_link.h"

enum {
    MOST_LINKS = 32,     /* that an article is asked for in a large cluster */
    STRONG_LINK = 22938, /* similarity from which the best link of two clusters is as good as any: .35 */
};

/* The links of two clusters. */
typedef struct bond {
    uint64_t sum;
    uint32_t count, best;
} bond;

HSY_VECTOR_TYPE(bonds, bond);
HSY_VECTOR_TYPE(numbers, uint32_t);

typedef struct merge {
    uint64_t similarity;
    uint32_t a, b; /* a < b */
} merge;

HSY_VECTOR_TYPE(merges, merge);

typedef struct clustering {
    hsy_arena *arena;
    uint32_t *parent, *sizes;
    numbers *others;         /* clusters to which each has a bond; may name some that were merged since */
    hsy_number_table places; /* by both clusters: the place of their bond */
    bonds bonds;
    merges heap;
} clustering;

/* Whether `a` is merged before `b`: more similar, then earlier. */
static bool is_before(const merge *a, const merge *b) {
    if (a->similarity != b->similarity) return a->similarity > b->similarity;
    return a->a != b->a ? a->a < b->a : a->b < b->b;
}

static void swap(merge *a, merge *b) {
    merge kept = *a;
    *a = *b;
    *b = kept;
}

static void push(clustering *x, merge m) {
    HSY_PUSH(x->arena, &x->heap, m);
    for (size_t i = x->heap.count - 1; i > 0 && is_before(&x->heap.items[i], &x->heap.items[(i - 1) / 2]);
         i = (i - 1) / 2)
        swap(&x->heap.items[i], &x->heap.items[(i - 1) / 2]);
}

static merge pop(clustering *x) {
    merge top = x->heap.items[0];
    x->heap.items[0] = x->heap.items[--x->heap.count];
    for (size_t i = 0;;) {
        size_t first = 2 * i + 1, second = first + 1;
        if (first >= x->heap.count) return top;
        if (second < x->heap.count && is_before(&x->heap.items[second], &x->heap.items[first])) first = second;
        if (!is_before(&x->heap.items[first], &x->heap.items[i])) return top;
        swap(&x->heap.items[first], &x->heap.items[i]);
        i = first;
    }
}

static uint64_t key_of(uint32_t a, uint32_t b) { return a < b ? (uint64_t)a << 32 | b : (uint64_t)b << 32 | a; }

static void add_bond(clustering *x, uint32_t a, uint32_t b, bond more) {
    uint32_t *place = hsy_number_table_put(x->arena, &x->places, key_of(a, b));
    if (*place == HSY_TABLE_NEW) {
        *place = (uint32_t)x->bonds.count;
        HSY_PUSH(x->arena, &x->bonds, ((bond){0}));
        HSY_PUSH(x->arena, &x->others[a], b);
        HSY_PUSH(x->arena, &x->others[b], a);
    }
    bond *known = &x->bonds.items[*place];
    known->sum += more.sum;
    known->count += more.count;
    if (known->best < more.best) known->best = more.best;
}

static uint64_t similarity_of(const clustering *x, uint32_t a, uint32_t b) {
    const uint32_t *place = hsy_number_table_get(&x->places, key_of(a, b));
    bond between = x->bonds.items[*place];
    uint64_t smaller = x->sizes[a] < x->sizes[b] ? x->sizes[a] : x->sizes[b];
    uint64_t larger = x->sizes[a] + (uint64_t)x->sizes[b] - smaller;
    uint64_t pairs = smaller * (larger < MOST_LINKS ? larger : MOST_LINKS);
    uint64_t mean = between.sum / (between.count > pairs ? between.count : pairs);
    uint64_t best = between.best < STRONG_LINK ? between.best : STRONG_LINK;
    return best > mean ? (mean + best) / 2 : mean;
}

static void propose(clustering *x, uint32_t a, uint32_t b) {
    uint64_t similarity = similarity_of(x, a, b);
    if (similarity >= HSY_SAME_STORY) push(x, a < b ? (merge){similarity, a, b} : (merge){similarity, b, a});
}

static void merge_clusters(clustering *x, uint32_t a, uint32_t b) {
    if (x->others[a].count < x->others[b].count) {
        uint32_t kept = a;
        a = b, b = kept;
    }
    x->parent[b] = a;
    x->sizes[a] += x->sizes[b];
    for (size_t i = 0; i < x->others[b].count; i++) {
        uint32_t other = x->others[b].items[i];
        if (other == a || x->parent[other] != other) continue;
        add_bond(x, a, other, x->bonds.items[*hsy_number_table_get(&x->places, key_of(b, other))]);
    }
    for (size_t i = 0; i < x->others[b].count; i++) {
        uint32_t other = x->others[b].items[i];
        if (other != a && x->parent[other] == other) propose(x, a, other);
    }
}

/* Each cluster is named by its first article at the end. */
static void name_clusters(const clustering *x, uint32_t count) {
    uint32_t *first = hsy_arena_alloc(x->arena, count * sizeof *first);
    for (uint32_t a = 0; a < count; a++) first[a] = UINT32_MAX;
    for (uint32_t a = 0; a < count; a++) {
        uint32_t root = a;
        while (x->parent[root] != root) root = x->parent[root] = x->parent[x->parent[root]];
        if (first[root] == UINT32_MAX) first[root] = a;
        x->sizes[a] = first[root];
    }
    for (uint32_t a = 0; a < count; a++) x->parent[a] = x->sizes[a];
}

void hsy_story_cluster(hsy_arena *scratch, const hsy_story_links *links, uint32_t count, uint32_t *parent) {
    clustering x = {.arena = scratch, .parent = parent};
    x.sizes = hsy_arena_alloc(scratch, count * sizeof *x.sizes);
    x.others = HSY_NEW_ARRAY(scratch, numbers, count);
    for (uint32_t a = 0; a < count; a++) parent[a] = a, x.sizes[a] = 1;
    for (size_t i = 0; i < links->count; i++) {
        hsy_story_link link = links->items[i];
        add_bond(&x, link.a, link.b, (bond){link.similarity, 1, link.similarity});
        propose(&x, link.a, link.b);
    }
    while (x.heap.count) {
        merge m = pop(&x);
        if (parent[m.a] != m.a || parent[m.b] != m.b) continue;
        if (similarity_of(&x, m.a, m.b) == m.similarity)
            merge_clusters(&x, m.a, m.b);
        else
            propose(&x, m.a, m.b);
    }
    name_clusters(&x, count);
}
