/* Stories told in several languages: clusters of different languages that say the same.
 *
 *     German cluster: Selmar · Orva · 1964 · dam · crack · evacuate      French: Selmar · Orva · barrage · fissure
 *
 * What two languages have in common are anchors (anchor.c): names, numbers, and words of known meaning. An article
 * becomes a vector of its anchors, weighted by kind, count and rarity, as story_sign.c does it with words; what the
 * tables know is common in the news, however few articles of a small set have it. Anchors that the other may lack for
 * reasons of language (German nouns, words that might have a cognate) count only where both have them. Pairs come from
 * pairing.c. Two clusters are one story when half the articles of one of them have a pair in the other that is similar
 * enough.
 *
 * What it misses: events whose names differ in every language, and languages without capitals or glossary.
 */
#include <math.h>
#include <stdlib.h>

#include "base/table.h"
#include "trace/crossing.h"
#include "trace/pairing.h"
#include "trace/parallel.h"
#include "trace/story_tie.h"

enum {
    BACKGROUND = 1000, /* articles thought beside the set, as far as rarity goes */
    LEAST_SHARED = 5,  /* anchors: with fewer, one name alone would decide, */
    LEAST_TELLING = 2, /* and of these names and numbers that no table knows */
};

static const double SAME_EVENT = 0.3;       /* similarity of two articles; */
static const double TELLING_PART = 0.5;     /* the part of it that names and numbers must make */
static const double FADING = 7 * 24 * 3600; /* seconds in which similarity falls to 1/e */
static const double NAME_GAIN = 2;          /* names are what tells one event from the next, */
/* but for those that are in all the news: articles of the background that have an anchor of each kind. */
static const double KNOWN_CARRIERS[] = {0, 50, 0, 20, 50, 100, 100, 20, 2};

typedef struct component {
    uint32_t id;
    float weight;
    uint8_t kind;
} component;

typedef struct vector {
    component *items; /* by id */
    uint32_t count;
    double square; /* of what is not loose */
} vector;

/* An article behind another that is similar enough. */
typedef struct edge {
    uint32_t other;
    float similarity;
} edge;

HSY_VECTOR_TYPE(edges, edge);

typedef struct crossing {
    const hsy_steps *steps;
    hsy_number_table carriers; /* articles that have an anchor */
    double set;                /* articles that are paired */
    vector *vectors;           /* of each of them */
    edges *edges;              /* of each: similar articles behind it */
} crossing;

static size_t end_of_id(const hsy_anchor_list *anchors, size_t first) {
    size_t end = first;
    while (end < anchors->count && anchors->items[end].id == anchors->items[first].id) end++;
    return end;
}

static void count_carriers(hsy_arena *arena, crossing *x) {
    for (size_t a = 0; a < x->steps->count; a++) {
        const hsy_anchor_list *anchors = &x->steps->pairing->anchored[a].anchors;
        x->set += anchors->count > 0;
        for (size_t i = 0; i < anchors->count; i = end_of_id(anchors, i)) {
            uint32_t *carriers = hsy_number_table_put(arena, &x->carriers, anchors->items[i].id);
            *carriers = *carriers == HSY_TABLE_NEW ? 1 : *carriers + 1;
        }
    }
}

static void weigh_anchors(void *context, const hsy_room *room, size_t a) {
    const crossing *x = context;
    const hsy_anchor_list *anchors = &x->steps->pairing->anchored[a].anchors;
    vector *v = &x->vectors[a];
    v->items = hsy_arena_alloc(room->kept, anchors->count * sizeof *v->items);
    for (size_t i = 0, end; i < anchors->count; i = end) {
        end = end_of_id(anchors, i);
        uint8_t kind = anchors->items[i].kind;
        double carriers = *hsy_number_table_get(&x->carriers, anchors->items[i].id) + KNOWN_CARRIERS[kind];
        double rarity = log((x->set + BACKGROUND + 1) / carriers);
        double weight = (1 + log((double)(end - i))) * rarity * hsy_anchor_weight(kind);
        if (kind == HSY_ANCHOR_NAME || kind == HSY_ANCHOR_NOUN) weight *= NAME_GAIN;
        v->items[v->count++] = (component){anchors->items[i].id, (float)weight, kind};
        if (!hsy_anchor_is_loose(kind)) v->square += weight * weight;
    }
}

static bool is_telling(uint8_t kind) {
    return kind == HSY_ANCHOR_NAME || kind == HSY_ANCHOR_NOUN || kind >= HSY_ANCHOR_NUMBER;
}

/* The cosine of two vectors, in which loose components stand only where both have them; 0 when it rests on common
 * words. */
static double cosine(const vector *a, const vector *b) {
    double product = 0, telling = 0, square_a = a->square, square_b = b->square;
    uint32_t shared = 0, shared_telling = 0;
    for (uint32_t i = 0, k = 0; i < a->count && k < b->count;) {
        const component *left = &a->items[i], *right = &b->items[k];
        i += left->id <= right->id;
        k += right->id <= left->id;
        if (left->id != right->id) continue;
        double both = (double)left->weight * (double)right->weight;
        bool tells = is_telling(left->kind) && is_telling(right->kind);
        product += both;
        telling += tells ? both : 0;
        if (hsy_anchor_is_loose(left->kind)) square_a += (double)left->weight * (double)left->weight;
        if (hsy_anchor_is_loose(right->kind)) square_b += (double)right->weight * (double)right->weight;
        shared++;
        shared_telling += tells;
    }
    if (shared < LEAST_SHARED || shared_telling < LEAST_TELLING || telling < TELLING_PART * product) return 0;
    return product / sqrt(square_a * square_b);
}

static double similarity(const crossing *x, uint32_t a, uint32_t b) {
    double s = cosine(&x->vectors[a], &x->vectors[b]);
    int64_t first = x->steps->times[a], second = x->steps->times[b];
    return first == INT64_MIN || second == INT64_MIN ? s : s * exp(-fabs((double)(second - first)) / FADING);
}

static void find_edges(void *context, const hsy_room *room, size_t a) {
    const crossing *x = context;
    const hsy_indices *paired = &x->steps->pairing->paired[a];
    for (size_t i = 0; i < paired->count; i++) {
        double s = similarity(x, (uint32_t)a, paired->items[i]);
        if (s >= SAME_EVENT) HSY_PUSH(room->kept, &x->edges[a], ((edge){paired->items[i], (float)s}));
    }
}

void hsy_trace_join_languages(hsy_arena *arena, const hsy_steps *steps, uint32_t *parent) {
    if (!steps->pairing) return;
    crossing x = {.steps = steps};
    x.vectors = HSY_NEW_ARRAY(arena, vector, steps->count + 1);
    x.edges = HSY_NEW_ARRAY(arena, edges, steps->count + 1);
    count_carriers(arena, &x);
    hsy_parallel(arena, steps->threads, steps->count, &x, weigh_anchors);
    hsy_parallel(arena, steps->threads, steps->count, &x, find_edges);
    hsy_story_ties ties = {0};
    for (uint32_t a = 0; a < steps->count; a++)
        for (size_t i = 0; i < x.edges[a].count; i++)
            hsy_story_tie_add(arena, &ties, parent, a, x.edges[a].items[i].other);
    hsy_story_ties_join(arena, steps, &ties, parent);
}
