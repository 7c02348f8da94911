/* Which pairs of articles are worth aligning: those with shared fingerprints.
 *
 * The fingerprints stand with their articles in sorted lists, one for each range of them; the articles of one
 * fingerprint are neighbours there. An article is paired with those behind it under each of its fingerprints, and with
 * whom it shares enough of them becomes a candidate. Nothing is compared all against all:
 * a fingerprint that half of the set has (a stock phrase, a text that a thousand outlets carry) pairs an article with
 * its next 64 carriers only, one with up to 256 more with all of them. A thousand copies are then a chain of
 * neighbourhoods, which joins them into one group as well; pairs further apart in it are not measured.
 *
 * Cost: sorting the fingerprints (0.4 a word) in linear time, then at most 256 steps for each. Memory: 4 bytes each, 16
 * for those of the range that is sorted, and 8 for those that several articles have: most have one only.
 */
#include <stdlib.h>

#include "trace/parallel.h"
#include "trace/radix.h"
#include "trace/steps.h"
#include "trace/tally.h"

enum {
    NEXT_CARRIERS = 256,   /* of one fingerprint that an article is paired with; */
    NEXT_OF_MANY = 64,     /* where there are more, which most often is a phrase, so many */
    LEAST_SHARED = 2,      /* fingerprints; one alone is a phrase of five words, two are about twelve words */
    MOST_CANDIDATES = 256, /* of one article among those behind it, the most similar first */
    RANGES_BITS = 4,       /* leading bits of a fingerprint that tell its range */
    RANGES = 1 << RANGES_BITS,
};

static const uint32_t LAST = UINT32_C(1) << 31; /* flag of the last carrier of a fingerprint */

/* The carriers of the fingerprints of a range that have several, by fingerprint, then article. */
typedef struct range {
    uint32_t *carriers;
    size_t count;
} range;

typedef struct search {
    const hsy_steps *steps;
    uint32_t **prints;                    /* of each article, by range */
    uint32_t (*range_starts)[RANGES + 1]; /* where each range begins among them */
    range ranges[RANGES];
    uint32_t *carriers; /* those of all ranges */
    size_t carrier_count;
    uint32_t *places; /* of each article among the carriers, in a row */
    size_t *starts;   /* `count of articles` + 1: where an article's places begin */
    hsy_indices *candidates;
} search;

static uint32_t range_of(uint32_t print) { return print >> (32 - RANGES_BITS); }

/* The fingerprints of an article, by range. */
static void find_prints(void *context, const hsy_room *room, size_t a) {
    const search *x = context;
    hsy_prints found = hsy_wording_prints(room->scratch, room->scratch, &x->steps->wordings[a]);
    uint32_t *starts = x->range_starts[a], next[RANGES];
    for (uint32_t i = 0; i < found.count; i++) starts[range_of(found.items[i]) + 1]++;
    for (uint32_t r = 0; r < RANGES; r++) next[r] = starts[r], starts[r + 1] += starts[r];
    x->prints[a] = hsy_arena_alloc(room->kept, found.count * sizeof *found.items);
    for (uint32_t i = 0; i < found.count; i++) x->prints[a][next[range_of(found.items[i])]++] = found.items[i];
}

/* Leaves of sorted entries those whose fingerprint has several articles; each article once. They are put where the
 * entries stand, which are twice as large. */
static size_t keep_shared(const uint64_t *entries, size_t count, uint32_t *carriers) {
    size_t kept = 0;
    for (size_t at = 0; at < count;) {
        size_t start = kept;
        uint64_t print = entries[at] >> 32;
        for (uint64_t last = UINT64_MAX; at < count && entries[at] >> 32 == print; at++) {
            uint64_t entry = entries[at];
            if (entry != last) carriers[kept++] = (uint32_t)entry;
            last = entry;
        }
        if (kept - start == 1)
            kept = start;
        else
            carriers[kept - 1] |= LAST;
    }
    return kept;
}

static void gather_range(void *context, const hsy_room *room, size_t number) {
    search *x = context;
    size_t count = 0, at = 0;
    for (size_t a = 0; a < x->steps->count; a++) count += x->range_starts[a][number + 1] - x->range_starts[a][number];
    uint64_t *entries = hsy_arena_alloc(room->scratch, count * sizeof *entries);
    uint64_t *spare = hsy_arena_alloc(room->scratch, count * sizeof *entries);
    for (size_t a = 0; a < x->steps->count; a++)
        for (uint32_t i = x->range_starts[a][number]; i < x->range_starts[a][number + 1]; i++)
            entries[at++] = (uint64_t)x->prints[a][i] << 32 | a;
    entries = hsy_sort_by_key(entries, spare, count);
    uint32_t *carriers = (uint32_t *)(void *)entries;
    range *r = &x->ranges[number];
    r->count = keep_shared(entries, count, carriers);
    r->carriers = hsy_arena_alloc(room->kept, r->count * sizeof *carriers);
    for (size_t i = 0; i < r->count; i++) r->carriers[i] = carriers[i];
}

/* All ranges in one list, and for each article where it stands there. */
static void place(hsy_arena *arena, search *x) {
    for (size_t r = 0; r < RANGES; r++) x->carrier_count += x->ranges[r].count;
    x->carriers = hsy_arena_alloc(arena, x->carrier_count * sizeof *x->carriers);
    x->places = hsy_arena_alloc(arena, x->carrier_count * sizeof *x->places);
    x->starts = HSY_NEW_ARRAY(arena, size_t, x->steps->count + 2);
    size_t at = 0;
    for (size_t r = 0; r < RANGES; r++)
        for (size_t i = 0; i < x->ranges[r].count; i++) {
            x->carriers[at] = x->ranges[r].carriers[i];
            x->starts[(x->carriers[at++] & ~LAST) + 2]++;
        }
    for (size_t a = 2; a < x->steps->count + 2; a++) x->starts[a] += x->starts[a - 1];
    for (size_t i = 0; i < x->carrier_count; i++) x->places[x->starts[(x->carriers[i] & ~LAST) + 1]++] = (uint32_t)i;
}

static int compare_shared(const void *left, const void *right) {
    const hsy_tally_entry *a = left, *b = right;
    if (a->shared != b->shared) return a->shared > b->shared ? -1 : 1;
    return (a->article > b->article) - (a->article < b->article);
}

/* How many carriers of the fingerprint behind `at` are looked at. */
static size_t following(const search *x, size_t at) {
    size_t count = 0;
    while (count <= NEXT_CARRIERS && !(x->carriers[at + count] & LAST)) count++;
    return count <= NEXT_CARRIERS ? count : NEXT_OF_MANY;
}

static void find_candidates(void *context, const hsy_room *room, size_t a) {
    const search *x = context;
    if (x->starts[a] == x->starts[a + 1]) return;
    hsy_tally tally = hsy_tally_in(room->scratch);
    for (size_t i = x->starts[a]; i < x->starts[a + 1]; i++) {
        size_t at = x->places[i], end = at + following(x, at);
        while (at < end) hsy_tally_add(&tally, x->carriers[++at] & ~LAST);
    }
    size_t count = hsy_tally_list(&tally, LEAST_SHARED);
    hsy_indices *found = &x->candidates[a];
    if (count == 0) return;
    bool is_cut = count > MOST_CANDIDATES;
    if (is_cut) {
        qsort(tally.entries, count, sizeof *tally.entries, compare_shared);
        count = MOST_CANDIDATES;
    }
    *found = (hsy_indices){hsy_arena_alloc(room->kept, count * sizeof *found->items), count, count};
    for (size_t i = 0; i < count; i++) found->items[i] = tally.entries[i].article;
    if (is_cut) hsy_sort_numbers(found->items, count);
}

hsy_indices *hsy_trace_candidates(hsy_arena *arena, const hsy_steps *steps) {
    hsy_arena *prints = hsy_arena_scratch(arena), *lists = hsy_arena_scratch(arena), *ranges = hsy_arena_scratch(arena);
    search *x = HSY_NEW(lists, search);
    x->steps = steps;
    x->candidates = HSY_NEW_ARRAY(arena, hsy_indices, steps->count + 1);
    x->prints = HSY_NEW_ARRAY(prints, uint32_t *, steps->count + 1);
    x->range_starts = hsy_arena_zero(prints, steps->count + 1, sizeof *x->range_starts);
    hsy_parallel(prints, steps->threads, steps->count, x, find_prints);
    hsy_parallel(ranges, steps->threads, RANGES, x, gather_range);
    hsy_arena_clear(prints);
    hsy_memory_give_back();
    place(lists, x);
    hsy_arena_clear(ranges);
    hsy_parallel(arena, steps->threads, steps->count, x, find_candidates);
    hsy_indices *candidates = x->candidates;
    hsy_arena_clear(lists);
    return candidates;
}
