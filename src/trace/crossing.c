/* Stories told in several languages: clusters of different languages that share their names and numbers.
 *
 *     German cluster: Selmar · Orva · 1964 · Kalder · Brannhaven        English: Selmar · Orva · 1964 · Kalder
 *
 * The words of two languages have nothing in common, their anchors (anchor.c) have. Each article becomes a vector of
 * the anchors that occur in more than one language of the set, weighted by rarity; neighbours are found as among
 * articles of one language (neighbour.c). Two clusters are one story when half the articles of one of them have such a
 * neighbour in the other.
 *
 * What it misses: events whose names differ in every language, and scripts without capitals.
 */
#include <math.h>
#include <stdlib.h>

#include "base/hash.h"
#include "base/table.h"
#include "trace/anchor.h"
#include "trace/disjoint.h"
#include "trace/parallel.h"
#include "trace/terms.h"

enum {
    BACKGROUND = 100,  /* articles thought beside the set, as in terms.c */
    LEAST_ANCHORS = 4, /* that cross languages, in an article: with fewer, one name alone would decide */
};

static const double SAME_EVENT = 0.4;    /* similarity of two articles */
static const double LEAST_MEMBERS = 0.5; /* part of a cluster with such a neighbour in the other */

typedef struct crossing {
    const hsy_steps *steps;
    const hsy_anchors *anchors;
    hsy_number_table carriers;  /* articles that have an anchor */
    hsy_number_table languages; /* of the anchor's carriers; SEVERAL */
    hsy_terms *vectors;         /* of each article */
} crossing;

enum { SEVERAL = 0 };

/* One article of cluster `from` has a neighbour in cluster `to`. */
typedef struct tie {
    uint32_t from, to, article;
} tie;

HSY_VECTOR_TYPE(ties, tie);

static int compare_ids(const void *left, const void *right) {
    uint32_t a = ((const hsy_term *)left)->id, b = ((const hsy_term *)right)->id;
    return (a > b) - (a < b);
}

static uint32_t language_of(const hsy_article *article) {
    return (uint32_t)hsy_hash(hsy_slice_sub(article->language, 0, 2)) | 1;
}

/* Each anchor once, ascending. */
static void list_anchors(void *context, const hsy_room *room, size_t a) {
    const crossing *x = context;
    const hsy_anchors *anchors = &x->anchors[a];
    hsy_terms *vector = &x->vectors[a];
    vector->items = hsy_arena_alloc(room->kept, anchors->count * sizeof *vector->items);
    for (uint32_t i = 0; i < anchors->count; i++) vector->items[i] = (hsy_term){anchors->ids[i], 1};
    if (anchors->count) qsort(vector->items, anchors->count, sizeof *vector->items, compare_ids);
    for (uint32_t i = 0; i < anchors->count; i++)
        if (i == 0 || vector->items[i].id != vector->items[i - 1].id) vector->items[vector->count++] = vector->items[i];
}

static void count_carriers(hsy_arena *arena, crossing *x) {
    for (size_t a = 0; a < x->steps->count; a++) {
        uint32_t language = language_of(&x->steps->readings[a]->article);
        for (uint32_t i = 0; i < x->vectors[a].count; i++) {
            uint32_t *carriers = hsy_number_table_put(arena, &x->carriers, x->vectors[a].items[i].id);
            uint32_t *first = hsy_number_table_put(arena, &x->languages, x->vectors[a].items[i].id);
            *carriers = *carriers == HSY_TABLE_NEW ? 1 : *carriers + 1;
            *first = *first == HSY_TABLE_NEW || *first == language ? language : SEVERAL;
        }
    }
}

/* Keeps what crosses languages, weighs it by rarity, and scales the vector to length 1. */
static void weigh_anchors(void *context, const hsy_room *room, size_t a) {
    (void)room;
    const crossing *x = context;
    hsy_terms *vector = &x->vectors[a];
    double set = (double)x->steps->count + BACKGROUND + 1, square = 0;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < vector->count; i++) {
        uint32_t id = vector->items[i].id;
        if (*hsy_number_table_get(&x->languages, id) != SEVERAL) continue;
        double weight = log(set / *hsy_number_table_get(&x->carriers, id));
        vector->items[kept++] = (hsy_term){id, (float)weight};
        square += weight * weight;
    }
    vector->count = kept >= LEAST_ANCHORS ? kept : 0;
    for (uint32_t i = 0; i < vector->count; i++) vector->items[i].weight /= (float)sqrt(square);
}

static int compare_ties(const void *left, const void *right) {
    const tie *a = left, *b = right;
    if (a->from != b->from) return a->from < b->from ? -1 : 1;
    if (a->to != b->to) return a->to < b->to ? -1 : 1;
    return (a->article > b->article) - (a->article < b->article);
}

static ties find_ties(hsy_arena *arena, const crossing *x, uint32_t *parent) {
    hsy_edge_list *neighbours = hsy_trace_neighbours(arena, x->steps, x->vectors);
    ties found = {0};
    for (uint32_t a = 0; a < x->steps->count; a++)
        for (size_t i = 0; i < neighbours[a].count; i++) {
            hsy_edge e = neighbours[a].items[i];
            if (e.similarity < SAME_EVENT || !hsy_trace_other_language(x->steps, a, e.other)) continue;
            uint32_t from = hsy_disjoint_first(parent, a), to = hsy_disjoint_first(parent, e.other);
            HSY_PUSH(arena, &found, ((tie){from, to, a}));
            HSY_PUSH(arena, &found, ((tie){to, from, e.other}));
        }
    if (found.count) qsort(found.items, found.count, sizeof *found.items, compare_ties);
    return found;
}

void hsy_trace_join_languages(hsy_arena *arena, const hsy_steps *steps, uint32_t *parent) {
    if (!hsy_trace_has_languages(steps)) return;
    crossing x = {.steps = steps, .anchors = hsy_trace_anchors(arena, steps)};
    uint32_t *sizes = HSY_NEW_ARRAY(arena, uint32_t, steps->count + 1);
    x.vectors = HSY_NEW_ARRAY(arena, hsy_terms, steps->count + 1);
    hsy_parallel(arena, steps->threads, steps->count, &x, list_anchors);
    count_carriers(arena, &x);
    hsy_parallel(arena, steps->threads, steps->count, &x, weigh_anchors);
    for (uint32_t a = 0; a < steps->count; a++) sizes[hsy_disjoint_first(parent, a)]++;
    ties found = find_ties(arena, &x, parent);
    for (size_t first = 0, end; first < found.count; first = end) {
        uint32_t members = 0;
        for (end = first; end < found.count && found.items[end].from == found.items[first].from &&
                          found.items[end].to == found.items[first].to;
             end++)
            members += end == first || found.items[end].article != found.items[end - 1].article;
        if (members >= LEAST_MEMBERS * sizes[found.items[first].from])
            hsy_disjoint_join(parent, found.items[first].from, found.items[first].to);
    }
}
