/* The difference of two sequences of numbers: what stays when as few as possible are taken out and put in.
 *
 *     1 2 3 4 5  ->  1 3 9 4 5      keeps  1 | 3 | 4 5
 *
 * Myers, "An O(ND) Difference Algorithm and Its Variations" (1986), after what is alike at both ends is taken off. The
 * cost is the items times the edits; past 1,000 edits only what is alike at both ends is kept.
 */
#ifndef HEARSAY_TEXT_DIFFERENCE_H
#define HEARSAY_TEXT_DIFFERENCE_H

#include "base/vector.h"

/* `count` items from `a` of the one are, in a row, those from `b` of the other. */
typedef struct hsy_kept_run {
    uint32_t a, b, count;
} hsy_kept_run;

HSY_VECTOR_TYPE(hsy_kept_runs, hsy_kept_run);

/* What stays, in the order of both. */
hsy_kept_runs hsy_difference(hsy_arena *arena, const uint32_t *a, uint32_t a_count, const uint32_t *b,
                             uint32_t b_count);

#endif
