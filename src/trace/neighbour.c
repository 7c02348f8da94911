/* Which articles may report one event: those that share heavy terms and are near in time.
 *
 * Each article looks at the next carriers of its heaviest terms in the canonical order, that is at those nearest after
 * it in time; nothing is compared all against all. Similarity falls with the time between, e-fold in a week: next
 * month's storm is another storm.
 *
 * Pieces whose titles differ in their numbers only ("Weather for 8 November", "... 16 November") are a series, not an
 * event, and are never neighbours.
 */
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "text/fold.h"
#include "text/word.h"
#include "trace/parallel.h"
#include "trace/radix.h"
#include "trace/tally.h"
#include "trace/terms.h"

enum {
    LOOKED_UP = 25,       /* heaviest terms of an article under which it looks for neighbours */
    NEXT_CARRIERS = 40,   /* of one term that it looks at */
    LEAST_SHARED = 2,     /* heavy terms of two articles that are compared */
    MOST_NEIGHBOURS = 64, /* of one article among those behind it, the most similar */
    SERIES_WORDS = 3,     /* equal words of titles of a series */
};

static const double LEAST_NEIGHBOUR = 0.08; /* similarity of two articles that are neighbours at all */

typedef struct search {
    const hsy_steps *steps;
    const hsy_terms *terms;
    uint64_t *postings; /* term, article; ascending */
    size_t posting_count;
    uint32_t *places; /* LOOKED_UP for each article: where its postings are */
    uint32_t *place_counts;
    uint64_t *title_words; /* hash of the title without numbers; 0 when it is too short for a series */
    uint64_t *title_numbers;
    hsy_edge_list *found; /* neighbours behind each article */
} search;

static int compare_weights(const void *left, const void *right) {
    const hsy_term *a = left, *b = right;
    if (a->weight != b->weight) return a->weight > b->weight ? -1 : 1;
    return (a->id > b->id) - (a->id < b->id);
}

/* The heaviest terms of every article in one sorted list. */
static void post(hsy_arena *arena, search *x) {
    hsy_arena *scratch = hsy_arena_scratch(arena);
    size_t count = x->steps->count;
    uint64_t *postings = hsy_arena_alloc(arena, count * LOOKED_UP * sizeof *postings);
    x->place_counts = HSY_NEW_ARRAY(arena, uint32_t, count + 1);
    for (uint32_t a = 0; a < count; a++) {
        const hsy_terms *terms = &x->terms[a];
        hsy_term *heaviest = hsy_arena_alloc(scratch, terms->count * sizeof *heaviest);
        for (uint32_t i = 0; i < terms->count; i++) heaviest[i] = terms->items[i];
        if (terms->count) qsort(heaviest, terms->count, sizeof *heaviest, compare_weights);
        for (uint32_t i = 0; i < terms->count && i < LOOKED_UP; i++)
            postings[x->posting_count++] = (uint64_t)heaviest[i].id << 32 | a;
        hsy_arena_clear(scratch);
    }
    uint64_t *spare = hsy_arena_alloc(scratch, x->posting_count * sizeof *spare);
    x->postings = hsy_sort_by_key(postings, spare, x->posting_count);
    if (x->postings == spare) memcpy(x->postings = postings, spare, x->posting_count * sizeof *spare);
    hsy_arena_clear(scratch);
    x->places = hsy_arena_alloc(arena, count * LOOKED_UP * sizeof *x->places);
    for (size_t i = 0; i < x->posting_count; i++) {
        uint32_t a = (uint32_t)x->postings[i];
        x->places[(size_t)a * LOOKED_UP + x->place_counts[a]++] = (uint32_t)i;
    }
}

/* Hashes of a title's words and of its numbers. */
static void read_title(void *context, const hsy_room *room, size_t a) {
    const search *x = context;
    const hsy_article *article = &x->steps->readings[a]->article;
    hsy_tokens tokens = hsy_words(room->scratch, article->title, article->language);
    uint64_t words = 1, numbers = 0;
    uint32_t count = 0;
    for (size_t i = 0; i < tokens.count; i++) {
        hsy_slice folded = hsy_fold(room->scratch, hsy_token_text(article->title, tokens.items[i]));
        if (tokens.items[i].kind == HSY_TOKEN_NUMBER) {
            numbers = hsy_hash_number(numbers ^ hsy_hash(folded));
        } else if (tokens.items[i].kind == HSY_TOKEN_WORD) {
            words = hsy_hash_number(words ^ hsy_hash(folded));
            count++;
        }
    }
    x->title_words[a] = count >= SERIES_WORDS ? words : 0;
    x->title_numbers[a] = numbers;
}

static bool is_series(const search *x, uint32_t a, uint32_t b) {
    return x->title_words[a] != 0 && x->title_words[a] == x->title_words[b] && x->title_numbers[a] != 0 &&
           x->title_numbers[b] != 0 && x->title_numbers[a] != x->title_numbers[b];
}

static double similarity(const search *x, uint32_t a, uint32_t b) {
    double s = hsy_terms_product(&x->terms[a], &x->terms[b]);
    int64_t first = x->steps->times[a], second = x->steps->times[b];
    return first == INT64_MIN || second == INT64_MIN ? s : s * hsy_fading((double)(second - first));
}

static int compare_edges(const void *left, const void *right) {
    const hsy_edge *a = left, *b = right;
    if (a->similarity != b->similarity) return a->similarity > b->similarity ? -1 : 1;
    return (a->other > b->other) - (a->other < b->other);
}

static void find_neighbours(void *context, const hsy_room *room, size_t a) {
    const search *x = context;
    hsy_tally tally = hsy_tally_in(room->scratch, (size_t)x->place_counts[a] * NEXT_CARRIERS);
    for (uint32_t i = 0; i < x->place_counts[a]; i++) {
        size_t at = x->places[a * LOOKED_UP + i];
        for (size_t k = at + 1; k <= at + NEXT_CARRIERS && k < x->posting_count; k++) {
            if (x->postings[k] >> 32 != x->postings[at] >> 32) break;
            hsy_tally_add(&tally, (uint32_t)x->postings[k]);
        }
    }
    hsy_edge_list found = {0};
    for (size_t i = 0, count = hsy_tally_list(&tally, LEAST_SHARED); i < count; i++) {
        uint32_t other = tally.entries[i].article;
        hsy_edge e = {other, (float)similarity(x, (uint32_t)a, other)};
        if (e.similarity >= LEAST_NEIGHBOUR && !is_series(x, (uint32_t)a, other)) HSY_PUSH(room->scratch, &found, e);
    }
    if (found.count > MOST_NEIGHBOURS) {
        qsort(found.items, found.count, sizeof *found.items, compare_edges);
        found.count = MOST_NEIGHBOURS;
    }
    x->found[a] = (hsy_edge_list){hsy_arena_alloc(room->kept, found.count * sizeof(hsy_edge)), 0, found.count};
    for (size_t i = 0; i < found.count; i++) HSY_PUSH(room->kept, &x->found[a], found.items[i]);
}

hsy_edge_list *hsy_trace_neighbours(hsy_arena *arena, const hsy_steps *steps, const hsy_terms *terms) {
    hsy_arena *brief = hsy_arena_scratch(arena);
    search x = {.steps = steps, .terms = terms};
    x.found = HSY_NEW_ARRAY(arena, hsy_edge_list, steps->count + 1);
    x.title_words = HSY_NEW_ARRAY(brief, uint64_t, steps->count + 1);
    x.title_numbers = HSY_NEW_ARRAY(brief, uint64_t, steps->count + 1);
    post(brief, &x);
    hsy_parallel(brief, steps->threads, steps->count, &x, read_title);
    hsy_parallel(arena, steps->threads, steps->count, &x, find_neighbours);
    hsy_arena_clear(brief);
    return x.found;
}
