/* Aligns every candidate pair, on all threads: articles -> pairs with their shared passages. */
#include "trace/parallel.h"
#include "trace/steps.h"

enum {
    LEAST_WORDS = 12, /* shared words of a pair that is kept: less is a phrase */
};

typedef struct aligning {
    const hsy_steps *steps;
    const hsy_indices *candidates;
    hsy_pairs *found; /* for each article */
} aligning;

static uint32_t shared_words(const hsy_alignment *alignment) {
    uint32_t words = 0;
    for (size_t i = 0; i < alignment->matches.count; i++) words += alignment->matches.items[i].length;
    return words;
}

typedef struct found_pair {
    uint32_t b;
    size_t place; /* of its alignment among those of the article */
} found_pair;

HSY_VECTOR_TYPE(found_pairs, found_pair);

/* Moves what stands in scratch memory to where it stays: the pairs, and behind one another what they share. */
static void keep_pairs(const hsy_room *room, uint32_t a, const found_pairs *found, hsy_slice packed, hsy_pairs *kept) {
    if (found->count == 0) return;
    const char *bytes = hsy_arena_copy(room->kept, packed).at;
    *kept = (hsy_pairs){HSY_NEW_ARRAY(room->brief, hsy_pair, found->count), found->count, found->count};
    for (size_t i = 0; i < found->count; i++) {
        const uint8_t *at = (const uint8_t *)bytes + found->items[i].place;
        kept->items[i] = (hsy_pair){.a = a, .b = found->items[i].b, .packed = at};
    }
}

static void align_article(void *context, const hsy_room *room, size_t a) {
    const aligning *x = context;
    const hsy_indices *others = &x->candidates[a];
    const hsy_wording *words = &x->steps->wordings[a];
    if (others->count == 0) return;
    const hsy_grams *grams = hsy_grams_of(room->scratch, words);
    hsy_alignment alignment = {0};
    found_pairs found = {0};
    hsy_buffer packed = hsy_buffer_in(room->scratch, 0);
    for (size_t i = 0; i < others->count; i++) {
        found_pair pair = {others->items[i], packed.length};
        alignment.matches.count = alignment.stretches.count = 0;
        hsy_passages_find(room->scratch, grams, words, &x->steps->wordings[pair.b], &alignment.matches,
                          &alignment.stretches);
        if (shared_words(&alignment) < LEAST_WORDS) continue;
        HSY_PUSH(room->scratch, &found, pair);
        hsy_alignment_pack(&packed, &alignment);
    }
    keep_pairs(room, (uint32_t)a, &found, hsy_buffer_text(&packed), &x->found[a]);
}

/* Lists of exactly the right size: what grows in an arena leaves its smaller forms behind. */
static void gather_pairs(hsy_arena *arena, const aligning *x, hsy_steps *steps) {
    uint32_t *counts = HSY_NEW_ARRAY(steps->words, uint32_t, steps->count + 1);
    size_t count = 0;
    for (size_t a = 0; a < steps->count; a++) {
        count += x->found[a].count;
        counts[a] += (uint32_t)x->found[a].count;
        for (size_t i = 0; i < x->found[a].count; i++) counts[x->found[a].items[i].b]++;
    }
    steps->pairs = (hsy_pairs){hsy_arena_alloc(arena, count * sizeof(hsy_pair)), 0, count};
    steps->pairs_of = HSY_NEW_ARRAY(arena, hsy_indices, steps->count + 1);
    uint32_t *places = hsy_arena_alloc(arena, 2 * count * sizeof *places);
    for (size_t a = 0; a < steps->count; places += counts[a++])
        steps->pairs_of[a] = (hsy_indices){places, 0, counts[a]};
    for (size_t a = 0; a < steps->count; a++)
        for (size_t i = 0; i < x->found[a].count; i++) {
            hsy_pair pair = x->found[a].items[i];
            HSY_PUSH(arena, &steps->pairs_of[pair.a], (uint32_t)steps->pairs.count);
            HSY_PUSH(arena, &steps->pairs_of[pair.b], (uint32_t)steps->pairs.count);
            HSY_PUSH(arena, &steps->pairs, pair);
        }
}

void hsy_trace_passages(hsy_arena *arena, hsy_steps *steps) {
    aligning x = {steps, hsy_trace_candidates(steps->words, steps), NULL};
    x.found = HSY_NEW_ARRAY(steps->words, hsy_pairs, steps->count + 1);
    hsy_parallel_brief(arena, steps->words, steps->threads, steps->count, &x, align_article);
    gather_pairs(arena, &x, steps);
    for (size_t a = 0; a < steps->count; a++) steps->wordings[a].hashes = NULL;
    hsy_arena_clear(steps->words);
}
