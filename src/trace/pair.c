/* Aligns every candidate pair, on all threads: articles -> pairs with their shared passages. */
#include "trace/parallel.h"
#include "trace/steps.h"

enum {
    LEAST_WORDS = 12, /* shared words of a pair that is kept: less is a phrase */
};

typedef struct alignments {
    const hsy_steps *steps;
    const hsy_indices *candidates;
    hsy_pairs *found; /* for each article */
} alignments;

static uint32_t shared_words(const hsy_pair *pair) {
    uint32_t words = 0;
    for (size_t i = 0; i < pair->matches.count; i++) words += pair->matches.items[i].length;
    return words;
}

static void align_article(void *context, const hsy_room *room, size_t a) {
    const alignments *x = context;
    const hsy_indices *others = &x->candidates[a];
    const hsy_wording *words = &x->steps->wordings[a];
    if (others->count == 0) return;
    const hsy_grams *grams = hsy_grams_of(room->scratch, words);
    for (size_t i = 0; i < others->count; i++) {
        hsy_pair pair = {.a = (uint32_t)a, .b = others->items[i]};
        hsy_passages_find(room->kept, grams, words, &x->steps->wordings[pair.b], &pair.matches, &pair.stretches);
        if (shared_words(&pair) >= LEAST_WORDS) HSY_PUSH(room->kept, &x->found[a], pair);
    }
}

void hsy_trace_passages(hsy_arena *arena, hsy_steps *steps) {
    alignments x = {steps, hsy_trace_candidates(arena, steps), HSY_NEW_ARRAY(arena, hsy_pairs, steps->count + 1)};
    hsy_parallel(arena, steps->threads, steps->count, &x, align_article);
    steps->pairs_of = HSY_NEW_ARRAY(arena, hsy_indices, steps->count + 1);
    for (size_t a = 0; a < steps->count; a++)
        for (size_t i = 0; i < x.found[a].count; i++) {
            const hsy_pair *pair = &x.found[a].items[i];
            HSY_PUSH(arena, &steps->pairs_of[pair->a], (uint32_t)steps->pairs.count);
            HSY_PUSH(arena, &steps->pairs_of[pair->b], (uint32_t)steps->pairs.count);
            HSY_PUSH(arena, &steps->pairs, *pair);
        }
}
