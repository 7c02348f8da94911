#include "output/svg_axis.h"

#include <stdlib.h>

#include "output/words.h"
#include "text/date.h"

enum {
    MINUTE = 60,
    HOUR = 60 * MINUTE,
    DAY = 24 * HOUR,
    ROUNDS = 60,     /* of the iteration; each brings the limit nearer by a factor */
    MOST_PARTS = 8,  /* a cut silence takes at least this part of the axis */
    LEAST_STEP = 44, /* pixels between two hours that are printed */
    DATE_WIDTH = 74, /* pixels of a date */
    INSET = 10,      /* pixels between the ends of the axis and the first and last time */
};

static int compare(const void *a, const void *b) {
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

/* The times, each once. */
static size_t distinct(int64_t *times, size_t count) {
    size_t kept = 0;
    if (count) qsort(times, count, sizeof *times, compare);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || times[i] != times[kept - 1]) times[kept++] = times[i];
    return kept;
}

static double shown(int64_t gap, double limit) { return (double)gap < limit ? (double)gap : limit; }

static double sum_shown(const int64_t *times, size_t count, double limit) {
    double sum = 0;
    for (size_t i = 1; i < count; i++) sum += shown(times[i] - times[i - 1], limit);
    return sum;
}

/* See the header. Few gaps make few parts, and no limit is below the shortest gap, so that there is always a solution.
 */
static double limit_of(const int64_t *times, size_t count) {
    double limit = (double)(times[count - 1] - times[0]), shortest = limit;
    size_t parts = (count - 1) / 2;
    parts = parts < 2 ? 2 : parts > MOST_PARTS ? MOST_PARTS : parts;
    for (size_t i = 1; i < count; i++)
        if ((double)(times[i] - times[i - 1]) < shortest) shortest = (double)(times[i] - times[i - 1]);
    for (int round = 0; round < ROUNDS; round++) limit = sum_shown(times, count, limit) / (double)parts;
    return limit > shortest ? limit : shortest;
}

hsy_axis hsy_axis_of(hsy_arena *arena, int64_t *times, size_t count, int left, int right) {
    hsy_axis axis = {.left = left, .right = right};
    count = distinct(times, count);
    if (count == 0) return axis;
    double limit = count > 1 ? limit_of(times, count) : 1, sum = sum_shown(times, count, limit), at = 0;
    double pixels = sum > 0 ? (double)(right - left - 2 * INSET) / sum : 0;
    hsy_stretch stretch = {times[0], times[0], left + INSET, left + INSET};
    for (size_t i = 1; i < count; i++) {
        int64_t gap = times[i] - times[i - 1];
        at += shown(gap, limit);
        int x = left + INSET + (int)(at * pixels);
        if ((double)gap > limit) {
            HSY_PUSH(arena, &axis.stretches, stretch);
            stretch = (hsy_stretch){times[i], times[i], x, x};
        }
        stretch.last = times[i];
        stretch.right = x;
    }
    HSY_PUSH(arena, &axis.stretches, stretch);
    return axis;
}

/* Where `time` stands on the line through both ends of a stretch, or between two. */
static int between(int64_t first, int64_t last, int left, int right, int64_t time) {
    if (last <= first) return left;
    return left + (int)((double)(right - left) * ((double)(time - first) / (double)(last - first)));
}

int hsy_axis_x(const hsy_axis *axis, int64_t time) {
    const hsy_stretches *all = &axis->stretches;
    size_t low = 0, high = all->count;
    while (low < high) { /* the first stretch that does not end before the time */
        size_t middle = low + (high - low) / 2;
        if (all->items[middle].last < time)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == all->count) return all->count ? HSY_LAST(all).right : axis->left;
    const hsy_stretch *s = &all->items[low], *before = low ? s - 1 : NULL;
    if (time >= s->first) return between(s->first, s->last, s->left, s->right, time);
    return before ? between(before->last, s->first, before->right, s->left, time) : s->left;
}

/* ---- drawing ---- */

typedef struct pen {
    hsy_buffer *out;
    const hsy_axis *axis;
    int top, bottom;
    int free_hour, free_date; /* pixels from which the next label has room */
    int64_t day;              /* whose date was printed last */
} pen;

static void put_date(pen *p, int64_t time, int x) {
    hsy_date date = hsy_date_of_seconds(time);
    int64_t day = time / DAY;
    if (day == p->day || x < p->free_date) return;
    hsy_buffer_print(p->out, "<text class=\"date\" x=\"%d\" y=\"%d\">%d %s %d</text>\n", x, p->top - 20, date.day,
                     hsy_month_shown(date.month), date.year);
    p->free_date = x + DATE_WIDTH;
    p->day = day;
}

static void put_tick(pen *p, int64_t time, int x, bool has_hour) {
    bool is_midnight = time % DAY == 0;
    hsy_buffer_print(p->out, "<path class=\"%s\" d=\"M%d %dV%d\"/>\n", is_midnight ? "day" : "hour", x, p->top - 4,
                     p->bottom);
    put_date(p, time, x);
    if (!has_hour || x < p->free_hour) return;
    hsy_date date = hsy_date_of_seconds(time);
    hsy_buffer_print(p->out, "<text class=\"time\" x=\"%d\" y=\"%d\">%02d:%02d</text>\n", x, p->top - 8, date.hour,
                     date.minute);
    p->free_hour = x + LEAST_STEP - 4;
}

/* Seconds between two ticks: the finest that leaves room for the hours. */
static int64_t step_of(const hsy_axis *axis) {
    static const int64_t steps[] = {5 * MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR,    2 * HOUR, 3 * HOUR,
                                    6 * HOUR,   12 * HOUR,   DAY,         2 * DAY, 7 * DAY,  28 * DAY};
    enum { COUNT = sizeof steps / sizeof *steps };
    double seconds = 0, pixels = 0;
    for (size_t i = 0; i < axis->stretches.count; i++) {
        seconds += (double)(axis->stretches.items[i].last - axis->stretches.items[i].first);
        pixels += axis->stretches.items[i].right - axis->stretches.items[i].left;
    }
    for (size_t i = 0; i < COUNT; i++)
        if (pixels * (double)steps[i] >= LEAST_STEP * seconds) return steps[i];
    int64_t step = steps[COUNT - 1];
    while (step < INT64_MAX / 4 && pixels * (double)step < LEAST_STEP * seconds) step *= 2;
    return step;
}

/* The silence before a stretch. */
static void put_cut(pen *p, const hsy_stretch *before, const hsy_stretch *after) {
    int x = (before->right + after->left) / 2, y = p->top;
    int64_t gap = after->first - before->last;
    hsy_buffer_print(p->out, "<path class=\"cut\" d=\"M%d %dl4 -8m3 8l4 -8\"/>\n", x - 6, y + 4);
    hsy_buffer_print(p->out, "<text class=\"silence\" x=\"%d\" y=\"%d\">", x, y + 15);
    if (gap >= 2 * DAY)
        hsy_buffer_print(p->out, "%d days", (int)(gap / DAY));
    else if (gap >= 2 * HOUR)
        hsy_buffer_print(p->out, "%d h", (int)(gap / HOUR));
    else
        hsy_buffer_print(p->out, "%d min", (int)(gap / MINUTE));
    hsy_buffer_add_c(p->out, "</text>\n");
}

static void put_stretch(pen *p, const hsy_stretch *s, int64_t step) {
    int64_t tick = s->first - ((s->first % step) + step) % step;
    if (tick < s->first) tick += step;
    /* A stretch that holds no tick has its own beginning for one. */
    if (tick > s->last) {
        put_tick(p, s->first, s->left, step < DAY || s->first % DAY != 0);
        return;
    }
    for (; tick <= s->last; tick += step)
        put_tick(p, tick, between(s->first, s->last, s->left, s->right, tick), step < DAY);
}

void hsy_axis_put(hsy_buffer *out, const hsy_axis *axis, int top, int bottom) {
    pen p = {out, axis, top, bottom, axis->left, axis->left, INT64_MIN};
    int64_t step = step_of(axis);
    if (axis->stretches.count == 0) return;
    hsy_buffer_print(out, "<path class=\"axis\" d=\"M%d %dH%d\"/>\n", axis->left, top, axis->right);
    for (size_t i = 0; i < axis->stretches.count; i++) {
        if (i) put_cut(&p, &axis->stretches.items[i - 1], &axis->stretches.items[i]);
        put_stretch(&p, &axis->stretches.items[i], step);
    }
}
