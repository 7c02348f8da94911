/* Average-link clustering over a sparse graph of neighbours, near-linear.
 *
 * Clusters are merged, the most similar first, until none are similar enough. The average similarity of two clusters
 * is the product of their summed vectors divided by their sizes, so no table of pairs is needed, and a merged cluster
 * has the neighbours of both. A heap holds what can be merged; an entry that a merge has made stale is dropped when it
 * comes up. Cost: for each merge the product with each neighbour, both bounded.
 */
#include <math.h>
#include <stdlib.h>

#include "base/table.h"
#include "trace/disjoint.h"
#include "trace/terms.h"

enum {
    MOST_CLUSTER_TERMS = 300,      /* of the summed vector */
    MOST_CLUSTER_NEIGHBOURS = 256, /* when it is merged: the most similar */
};

static const double SAME_STORY = 0.25;      /* average similarity; .24 to .26 do as well on all dev sets */
static const double FADING = 7 * 24 * 3600; /* seconds in which similarity falls to 1/e */

double hsy_fading(double seconds) { return exp(-fabs(seconds) / FADING); }

typedef struct cluster {
    hsy_terms terms;          /* sum over its articles */
    bool is_merged;           /* room was taken for its terms; else they are the article's */
    double times;             /* sum of known times */
    uint32_t dated, size;     /* articles with a known time; all */
    uint32_t version;         /* of which heap entries hold */
    hsy_edge_list neighbours; /* may name clusters that were merged since */
} cluster;

typedef struct merge {
    double similarity;
    uint32_t a, b, a_version, b_version; /* a < b */
} merge;

HSY_VECTOR_TYPE(merges, merge);

/* Pieces of memory of one size that nobody needs any more. */
typedef struct piece {
    struct piece *next;
} piece;

enum { SIZES = 32, PIECE = 8 /* bytes of a term or an edge */ };

typedef struct clustering {
    hsy_arena *arena, *scratch; /* scratch: of one merge */
    cluster *clusters;
    uint32_t *parent;
    merges heap;
    piece *spare[SIZES]; /* of PIECE << index bytes */
} clustering;

static size_t size_of(size_t count) {
    size_t size = 0;
    while ((size_t)1 << size < count) size++;
    return size;
}

/* Room for `count` terms or edges; what merged clusters leave is used again, else memory would grow with every merge.
 */
static void *take(clustering *x, size_t count) {
    size_t size = size_of(count);
    piece *found = x->spare[size];
    if (!found) return hsy_arena_alloc(x->arena, (size_t)PIECE << size);
    x->spare[size] = found->next;
    return found;
}

/* Gives back what was taken for so many; nothing when there was none. */
static void give_back(clustering *x, void *room, size_t count) {
    if (!room) return;
    piece *found = room;
    *found = (piece){x->spare[size_of(count)]};
    x->spare[size_of(count)] = found;
}

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

static double cluster_similarity(const cluster *a, const cluster *b) {
    double s = hsy_terms_product(&a->terms, &b->terms) / ((double)a->size * b->size);
    return a->dated && b->dated ? s * hsy_fading(a->times / a->dated - b->times / b->dated) : s;
}

static void propose(clustering *x, uint32_t a, uint32_t b, double s) {
    if (s < SAME_STORY) return;
    if (a > b) {
        uint32_t kept = a;
        a = b, b = kept;
    }
    push(x, (merge){s, a, b, x->clusters[a].version, x->clusters[b].version});
}

static int compare_edges(const void *left, const void *right) {
    const hsy_edge *a = left, *b = right;
    if (a->similarity != b->similarity) return a->similarity > b->similarity ? -1 : 1;
    return (a->other > b->other) - (a->other < b->other);
}

/* Adds the neighbours of one part of a merged cluster, each as it is now and once. */
static void add_neighbours(clustering *x, uint32_t root, const hsy_edge_list *some, hsy_number_table *seen,
                           hsy_edge_list *joined) {
    for (size_t i = 0; i < some->count; i++) {
        uint32_t other = hsy_disjoint_first(x->parent, some->items[i].other);
        if (other == root) continue;
        uint32_t *place = hsy_number_table_put(x->scratch, seen, other);
        if (*place != HSY_TABLE_NEW) continue;
        *place = 1;
        hsy_edge e = {other, (float)cluster_similarity(&x->clusters[root], &x->clusters[other])};
        HSY_PUSH(x->scratch, joined, e);
    }
}

static void add_terms(clustering *x, cluster *a, cluster *b) {
    hsy_terms sum = hsy_terms_sum(x->scratch, &a->terms, &b->terms, MOST_CLUSTER_TERMS);
    if (a->is_merged) give_back(x, a->terms.items, a->terms.count);
    if (b->is_merged) give_back(x, b->terms.items, b->terms.count);
    a->terms = (hsy_terms){take(x, sum.count), sum.count};
    for (uint32_t i = 0; i < sum.count; i++) a->terms.items[i] = sum.items[i];
    a->is_merged = true;
    b->terms = (hsy_terms){NULL, 0};
}

static void set_neighbours(clustering *x, cluster *a, cluster *b, const hsy_edge_list *joined) {
    give_back(x, a->neighbours.items, a->neighbours.capacity);
    give_back(x, b->neighbours.items, b->neighbours.capacity);
    b->neighbours = (hsy_edge_list){0};
    a->neighbours = (hsy_edge_list){take(x, joined->count), 0, joined->count};
    for (size_t i = 0; i < joined->count; i++) HSY_PUSH(x->arena, &a->neighbours, joined->items[i]);
}

static void merge_clusters(clustering *x, const merge *m) {
    cluster *a = &x->clusters[m->a], *b = &x->clusters[m->b];
    hsy_edge_list joined = {0};
    hsy_number_table seen = {0};
    x->parent[m->b] = m->a;
    add_terms(x, a, b);
    a->times += b->times;
    a->dated += b->dated;
    a->size += b->size;
    a->version++;
    b->version++;
    add_neighbours(x, m->a, &a->neighbours, &seen, &joined);
    add_neighbours(x, m->a, &b->neighbours, &seen, &joined);
    if (joined.count > MOST_CLUSTER_NEIGHBOURS) {
        qsort(joined.items, joined.count, sizeof *joined.items, compare_edges);
        joined.count = MOST_CLUSTER_NEIGHBOURS;
    }
    set_neighbours(x, a, b, &joined);
    for (size_t i = 0; i < joined.count; i++) propose(x, m->a, joined.items[i].other, joined.items[i].similarity);
    hsy_arena_clear(x->scratch);
}

static void begin(clustering *x, const hsy_steps *steps, const hsy_terms *terms, const hsy_edge_list *neighbours) {
    size_t proposals = 0;
    for (uint32_t a = 0; a < steps->count; a++) {
        bool dated = steps->times[a] != INT64_MIN;
        x->parent[a] = a;
        x->clusters[a] =
            (cluster){.terms = terms[a], .times = dated ? (double)steps->times[a] : 0, .dated = dated, .size = 1};
    }
    for (uint32_t a = 0; a < steps->count; a++)
        for (size_t i = 0; i < neighbours[a].count; i++) {
            hsy_edge e = neighbours[a].items[i];
            x->clusters[a].neighbours.capacity++;
            x->clusters[e.other].neighbours.capacity++;
            proposals += e.similarity >= SAME_STORY;
        }
    x->heap = (merges){hsy_arena_alloc(x->arena, proposals * sizeof(merge)), 0, proposals};
    for (uint32_t a = 0; a < steps->count; a++)
        if (x->clusters[a].neighbours.capacity)
            x->clusters[a].neighbours.items = take(x, x->clusters[a].neighbours.capacity);
    for (uint32_t a = 0; a < steps->count; a++)
        for (size_t i = 0; i < neighbours[a].count; i++) {
            hsy_edge e = neighbours[a].items[i];
            HSY_PUSH(x->arena, &x->clusters[a].neighbours, e);
            HSY_PUSH(x->arena, &x->clusters[e.other].neighbours, ((hsy_edge){a, e.similarity}));
            propose(x, a, e.other, e.similarity);
        }
}

uint32_t *hsy_trace_clusters(hsy_arena *arena, const hsy_steps *steps, const hsy_terms *terms,
                             const hsy_edge_list *neighbours) {
    clustering x = {.arena = hsy_arena_scratch(arena), .scratch = hsy_arena_scratch(arena)};
    x.clusters = HSY_NEW_ARRAY(x.arena, cluster, steps->count + 1);
    x.parent = HSY_NEW_ARRAY(arena, uint32_t, steps->count + 1);
    begin(&x, steps, terms, neighbours);
    while (x.heap.count) {
        merge m = pop(&x);
        bool is_stale = x.clusters[m.a].version != m.a_version || x.clusters[m.b].version != m.b_version;
        if (!is_stale) merge_clusters(&x, &m);
    }
    for (uint32_t a = 0; a < steps->count; a++) x.parent[a] = hsy_disjoint_first(x.parent, a);
    hsy_arena_clear(x.arena);
    return x.parent;
}
