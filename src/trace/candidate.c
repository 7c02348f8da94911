/* Which pairs of articles are worth aligning: those with shared fingerprints.
 *
 * All fingerprints stand in one sorted list with their articles; the articles of one fingerprint are neighbours
 * there. An article is paired with those behind it under each of its fingerprints, and with whom it shares enough of
 * them becomes a candidate. Nothing is compared all against all:
 * a fingerprint that half of the set has (a stock phrase, a text that a thousand outlets carry) pairs an article with
 * its next 64 carriers only. A thousand copies are then a chain of neighbourhoods, which joins them into one group as
 * well; pairs further apart in it are not measured.
 *
 * Cost: sorting the fingerprints (0.4 a word) in linear time, then at most 64 steps for each. Memory: 12 bytes each.
 */
#include <stdlib.h>

#include "trace/parallel.h"
#include "trace/steps.h"
#include "trace/tally.h"

enum {
    NEXT_CARRIERS = 64,   /* of one fingerprint that an article is paired with */
    LEAST_SHARED = 2,     /* fingerprints; one alone is a phrase of five words, two are about twelve words */
    MOST_CANDIDATES = 64, /* of one article among those behind it, the most similar first */
    RADIX_BITS = 11,
};

typedef struct postings {
    const hsy_steps *steps;
    uint64_t *entries; /* fingerprint in the upper half, article in the lower; ascending */
    size_t count;
    uint32_t *places; /* of each article's entries, in a row */
    size_t *starts;   /* `count of articles` + 1: where an article's places begin */
    hsy_indices *candidates;
} postings;

/* Sorts by radix; `spare` has the same room. Returns whichever of the two holds the result. */
static uint64_t *sort_numbers(uint64_t *numbers, uint64_t *spare, size_t count) {
    for (unsigned shift = 0; shift < 64; shift += RADIX_BITS) {
        size_t starts[(1 << RADIX_BITS) + 1] = {0};
        uint64_t mask = (1 << RADIX_BITS) - 1;
        for (size_t i = 0; i < count; i++) starts[((numbers[i] >> shift) & mask) + 1]++;
        if (count && starts[((numbers[0] >> shift) & mask) + 1] == count) continue;
        for (size_t i = 0; i < mask; i++) starts[i + 1] += starts[i];
        for (size_t i = 0; i < count; i++) spare[starts[(numbers[i] >> shift) & mask]++] = numbers[i];
        uint64_t *sorted = spare;
        spare = numbers;
        numbers = sorted;
    }
    return numbers;
}

static void gather(hsy_arena *arena, const hsy_steps *steps, postings *p) {
    for (size_t a = 0; a < steps->count; a++) p->count += steps->wordings[a].print_count;
    uint64_t *entries = hsy_arena_alloc(arena, p->count * sizeof *entries);
    uint64_t *spare = hsy_arena_alloc(arena, p->count * sizeof *entries);
    size_t at = 0;
    for (size_t a = 0; a < steps->count; a++)
        for (uint32_t i = 0; i < steps->wordings[a].print_count; i++)
            entries[at++] = (uint64_t)steps->wordings[a].prints[i] << 32 | a;
    p->entries = sort_numbers(entries, spare, p->count);
}

/* Notes for each article where its entries are. Those that stand alone are left out. */
static void place(hsy_arena *arena, const hsy_steps *steps, postings *p) {
    p->starts = HSY_NEW_ARRAY(arena, size_t, steps->count + 2);
    p->places = hsy_arena_alloc(arena, p->count * sizeof *p->places);
    for (size_t i = 0; i + 1 < p->count; i++)
        if (p->entries[i] >> 32 == p->entries[i + 1] >> 32) p->starts[(uint32_t)p->entries[i] + 2]++;
    for (size_t a = 2; a < steps->count + 2; a++) p->starts[a] += p->starts[a - 1];
    for (size_t i = 0; i + 1 < p->count; i++)
        if (p->entries[i] >> 32 == p->entries[i + 1] >> 32)
            p->places[p->starts[(uint32_t)p->entries[i] + 1]++] = (uint32_t)i;
}

static int compare_shared(const void *left, const void *right) {
    const hsy_tally_entry *a = left, *b = right;
    if (a->shared != b->shared) return a->shared > b->shared ? -1 : 1;
    return (a->article > b->article) - (a->article < b->article);
}

static void find_candidates(void *context, const hsy_room *room, size_t a) {
    const postings *p = context;
    hsy_tally tally = hsy_tally_in(room->scratch, (p->starts[a + 1] - p->starts[a]) * NEXT_CARRIERS);
    for (size_t i = p->starts[a]; i < p->starts[a + 1]; i++) {
        size_t at = p->places[i];
        for (size_t k = at + 1; k <= at + NEXT_CARRIERS && k < p->count; k++) {
            if (p->entries[k] >> 32 != p->entries[at] >> 32) break;
            hsy_tally_add(&tally, (uint32_t)p->entries[k]);
        }
    }
    size_t count = hsy_tally_list(&tally, LEAST_SHARED);
    hsy_indices *found = &p->candidates[a];
    if (count > MOST_CANDIDATES) {
        qsort(tally.entries, count, sizeof *tally.entries, compare_shared);
        count = MOST_CANDIDATES;
    }
    for (size_t i = 0; i < count; i++) HSY_PUSH(room->kept, found, tally.entries[i].article);
    hsy_sort_numbers(found->items, count);
}

hsy_indices *hsy_trace_candidates(hsy_arena *arena, const hsy_steps *steps) {
    postings *p = HSY_NEW(arena, postings);
    p->steps = steps;
    p->candidates = HSY_NEW_ARRAY(arena, hsy_indices, steps->count + 1);
    gather(arena, steps, p);
    place(arena, steps, p);
    hsy_parallel(arena, steps->threads, steps->count, p, find_candidates);
    return p->candidates;
}
