/* Articles as weighted terms: what their events are compared by. Private to src/trace. */
#ifndef HEARSAY_TRACE_TERMS_H
#define HEARSAY_TRACE_TERMS_H

#include "trace/steps.h"

typedef struct hsy_term {
    uint32_t id; /* hash of the word's stem */
    float weight;
} hsy_term;

/* A vector over terms, by ascending id. */
typedef struct hsy_terms {
    hsy_term *items;
    uint32_t count;
} hsy_terms;

/* The heaviest terms of every article, tf-idf, of length 1; in the canonical order. */
hsy_terms *hsy_trace_terms(hsy_arena *arena, const hsy_steps *steps);
double hsy_terms_product(const hsy_terms *a, const hsy_terms *b);
/* a + b, cut to the `most` heaviest. */
hsy_terms hsy_terms_sum(hsy_arena *arena, const hsy_terms *a, const hsy_terms *b, uint32_t most);

/* A neighbour of an article or a cluster. */
typedef struct hsy_edge {
    uint32_t other;
    float similarity;
} hsy_edge;

HSY_VECTOR_TYPE(hsy_edge_list, hsy_edge);

/* For each article those behind it that may report the same event. */
hsy_edge_list *hsy_trace_neighbours(hsy_arena *arena, const hsy_steps *steps, const hsy_terms *terms);
/* For each article the first one of its cluster. */
uint32_t *hsy_trace_clusters(hsy_arena *arena, const hsy_steps *steps, const hsy_terms *terms,
                             const hsy_edge_list *neighbours);
/* Joins clusters of different languages that report the same event; `parent` as hsy_trace_clusters returns it. */
void hsy_trace_join_languages(hsy_arena *arena, const hsy_steps *steps, uint32_t *parent);
/* The part of a similarity that is left over a distance in time. */
double hsy_fading(double seconds);

#endif
