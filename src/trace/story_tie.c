#include "trace/story_tie.h"

#include <stdlib.h>

#include "trace/disjoint.h"

static const double LEAST_MEMBERS = 0.5; /* part of a cluster with a counterpart in the other */

void hsy_story_tie_add(hsy_arena *arena, hsy_story_ties *ties, uint32_t *parent, uint32_t a, uint32_t b) {
    uint32_t of_a = hsy_disjoint_first(parent, a), of_b = hsy_disjoint_first(parent, b);
    if (of_a == of_b) return;
    HSY_PUSH(arena, ties, ((hsy_story_tie){of_a, of_b, a}));
    HSY_PUSH(arena, ties, ((hsy_story_tie){of_b, of_a, b}));
}

static int compare_ties(const void *left, const void *right) {
    const hsy_story_tie *a = left, *b = right;
    if (a->from != b->from) return a->from < b->from ? -1 : 1;
    if (a->to != b->to) return a->to < b->to ? -1 : 1;
    return (a->article > b->article) - (a->article < b->article);
}

void hsy_story_ties_join(hsy_arena *scratch, const hsy_steps *steps, hsy_story_ties *ties, uint32_t *parent) {
    uint32_t *sizes = HSY_NEW_ARRAY(scratch, uint32_t, steps->count + 1);
    for (uint32_t a = 0; a < steps->count; a++) sizes[hsy_disjoint_first(parent, a)]++;
    if (ties->count) qsort(ties->items, ties->count, sizeof *ties->items, compare_ties);
    for (size_t first = 0, end; first < ties->count; first = end) {
        const hsy_story_tie *t = &ties->items[first];
        uint32_t members = 0;
        for (end = first; end < ties->count && ties->items[end].from == t->from && ties->items[end].to == t->to; end++)
            members += end == first || ties->items[end].article != ties->items[end - 1].article;
        if (members >= LEAST_MEMBERS * sizes[t->from]) hsy_disjoint_join(parent, t->from, t->to);
    }
}
