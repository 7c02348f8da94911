/* Disjoint sets of articles, as an array of parents (Tarjan 1975; path halving). The first article of a set stands for
 * it, so that the order of joining decides nothing.
 */
#ifndef HEARSAY_TRACE_DISJOINT_H
#define HEARSAY_TRACE_DISJOINT_H

#include <stdint.h>

/* The article that stands for the set of `a`. */
static inline uint32_t hsy_disjoint_first(uint32_t *parents, uint32_t a) {
    while (parents[a] != a) a = parents[a] = parents[parents[a]];
    return a;
}

static inline void hsy_disjoint_join(uint32_t *parents, uint32_t a, uint32_t b) {
    a = hsy_disjoint_first(parents, a), b = hsy_disjoint_first(parents, b);
    parents[a < b ? b : a] = a < b ? a : b;
}

#endif
