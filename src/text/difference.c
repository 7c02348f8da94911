#include "text/difference.h"

enum { MOST_EDITS = 1000 };

/* Two sequences without what is alike at both ends. The way with fewest edits is found step by step: `steps[d][k]` is
 * how far in `a` one can come with d edits on the diagonal k - d, on which as many more have been taken from `a` than
 * from `b`. */
typedef struct differ {
    hsy_arena *arena;
    const uint32_t *a, *b;
    int a_count, b_count;
    int *steps[MOST_EDITS + 1];
} differ;

static int furthest(const differ *d, int edits, int diagonal) { return d->steps[edits][diagonal + edits]; }

/* Whether the last of `edits` edits on a way to the diagonal puts an item of `b` in; else it takes one of `a` out. */
static bool comes_by_insertion(const differ *d, int edits, int diagonal) {
    if (diagonal == -edits) return true;
    if (diagonal == edits) return false;
    int beside[2] = {-1, -1};
    if (diagonal - 1 >= -(edits - 1)) beside[0] = furthest(d, edits - 1, diagonal - 1);
    if (diagonal + 1 <= edits - 1) beside[1] = furthest(d, edits - 1, diagonal + 1);
    return beside[0] < beside[1];
}

/* Where in `a` the last edit leads to, before equal items are passed. */
static int start_of(const differ *d, int edits, int diagonal) {
    if (edits == 0) return 0;
    return comes_by_insertion(d, edits, diagonal) ? furthest(d, edits - 1, diagonal + 1)
                                                  : furthest(d, edits - 1, diagonal - 1) + 1;
}

/* One more edit; true when the end of both is reached. */
static bool take_step(differ *d, int edits) {
    d->steps[edits] = HSY_NEW_ARRAY(d->arena, int, 2 * (size_t)edits + 1);
    for (int k = -edits; k <= edits; k += 2) {
        int i = start_of(d, edits, k);
        while (i < d->a_count && i - k < d->b_count && i - k >= 0 && d->a[i] == d->b[i - k]) i++;
        d->steps[edits][k + edits] = i;
        if (i >= d->a_count && i - k >= d->b_count) return true;
    }
    return false;
}

/* The runs of equal items on the way that ends after `edits` edits, last first. */
static void walk_back(hsy_arena *arena, const differ *d, int edits, hsy_kept_runs *runs) {
    int diagonal = d->a_count - d->b_count, end = d->a_count;
    for (; edits >= 0; edits--) {
        int start = start_of(d, edits, diagonal);
        if (end > start)
            HSY_PUSH(arena, runs,
                     ((hsy_kept_run){(uint32_t)start, (uint32_t)(start - diagonal), (uint32_t)(end - start)}));
        if (edits == 0) break;
        bool is_insertion = comes_by_insertion(d, edits, diagonal);
        end = is_insertion ? start : start - 1;
        diagonal += is_insertion ? 1 : -1;
    }
}

static void put_middle(hsy_arena *arena, differ *d, uint32_t before, hsy_kept_runs *runs) {
    hsy_kept_runs found = {0};
    for (int edits = 0; edits <= MOST_EDITS; edits++) {
        if (!take_step(d, edits)) continue;
        walk_back(d->arena, d, edits, &found);
        break;
    }
    for (size_t i = found.count; i-- > 0;) {
        hsy_kept_run run = found.items[i];
        HSY_PUSH(arena, runs, ((hsy_kept_run){run.a + before, run.b + before, run.count}));
    }
}

hsy_kept_runs hsy_difference(hsy_arena *arena, const uint32_t *a, uint32_t a_count, const uint32_t *b,
                             uint32_t b_count) {
    hsy_kept_runs runs = {0};
    uint32_t before = 0, behind = 0, least = a_count < b_count ? a_count : b_count;
    while (before < least && a[before] == b[before]) before++;
    while (behind < least - before && a[a_count - 1 - behind] == b[b_count - 1 - behind]) behind++;
    if (before) HSY_PUSH(arena, &runs, ((hsy_kept_run){0, 0, before}));
    uint32_t a_left = a_count - before - behind, b_left = b_count - before - behind;
    if (a_left && b_left && a_left < INT32_MAX / 2 && b_left < INT32_MAX / 2) {
        hsy_arena *scratch = hsy_arena_scratch(arena);
        differ *d = HSY_NEW(scratch, differ);
        *d = (differ){scratch, a + before, b + before, (int)a_left, (int)b_left, {0}};
        put_middle(arena, d, before, &runs);
        hsy_arena_clear(scratch);
    }
    if (behind) HSY_PUSH(arena, &runs, ((hsy_kept_run){a_count - behind, b_count - behind, behind}));
    return runs;
}
