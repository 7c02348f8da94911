/* Sorting of postings: a key in the upper half of a number, an article in the lower. Private to src/trace. */
#ifndef HEARSAY_TRACE_RADIX_H
#define HEARSAY_TRACE_RADIX_H

#include <stddef.h>
#include <stdint.h>

/* Sorts by the upper half, in linear time (radix sort); what is equal there stays in its order. `spare` has the same
 * room. Returns whichever of the two holds the result. */
uint64_t *hsy_sort_by_key(uint64_t *entries, uint64_t *spare, size_t count);

#endif
