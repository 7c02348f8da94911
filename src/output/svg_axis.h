/* Private to output: an axis of time for a picture, from left to right, linear but for long silences.
 *
 *     09:00   12:00   15:00   18:00  //  09:00   12:00
 *     21 Oct                             24 Oct
 *
 * News comes in bursts: forty articles within six hours, three of them days later. A linear axis would press the burst
 * into one column, a logarithmic one has hours of every width. So time is linear, and a silence longer than a limit is
 * cut to that limit and marked. The limit is the one at which a cut silence takes a set part of the axis: the c that
 * solves c = sum of min(gap, c) / parts, found by iteration. Cost: linear in the times.
 */
#ifndef HEARSAY_OUTPUT_SVG_AXIS_H
#define HEARSAY_OUTPUT_SVG_AXIS_H

#include "base/buffer.h"
#include "base/vector.h"

/* Time that is shown without a cut. */
typedef struct hsy_stretch {
    int64_t first, last; /* seconds since 1970 */
    int left, right;     /* pixels */
} hsy_stretch;

HSY_VECTOR_TYPE(hsy_stretches, hsy_stretch);

typedef struct hsy_axis {
    hsy_stretches stretches; /* none: no time is known */
    int left, right;
} hsy_axis;

/* `times` are sorted here. */
hsy_axis hsy_axis_of(hsy_arena *arena, int64_t *times, size_t count, int left, int right);
/* Where a time stands; outside the axis at its nearer end. */
int hsy_axis_x(const hsy_axis *axis, int64_t time);
/* Hours, dates, marks of cuts as SVG above `top`, and lines down to `bottom`. Times are UTC. */
void hsy_axis_put(hsy_buffer *out, const hsy_axis *axis, int top, int bottom);

#endif
