/* Numbers that two tellings of one claim give differently.
 *
 *     from: "a crack about twenty meters long"     to: "a crack dozens of meters long"
 *
 * Two numbers are held against each other when one article has the news from the other, the sentences share most of
 * their content words, and the same word or unit follows the one number that each counts with it: "20 metres" beside
 * "dozens of metres", never "20 metres" beside "11,000 people".
 */
#include "trace/number_change.h"

#include <math.h>

#include "text/fold.h"
#include "text/lexicon.h"

enum {
    MOST_COMPARED = 60, /* carriers of a claim whose numbers are compared with one another */
    LEAST_PERCENT = 50, /* of the content words of the shorter sentence that the other has too */
};

static const double DIFFERENT = 0.05; /* relative; less is rounding */

/* A number and what is counted. */
typedef struct count {
    hsy_number number;
    hsy_slice counted; /* unit, else the stem of the next word */
} count;

HSY_VECTOR_TYPE(counts, count);

static hsy_slice word_after(hsy_arena *arena, hsy_slice text, hsy_tokens tokens, uint32_t end, hsy_slice language) {
    const hsy_lexicon *small = hsy_lexicon_named(language, HSY_S("function-words"));
    hsy_stemmer stemmer = {0};
    for (size_t i = 0; i < tokens.count; i++) {
        if (tokens.items[i].start < end) continue;
        if (tokens.items[i].kind != HSY_TOKEN_WORD) return (hsy_slice){"", 0};
        hsy_slice folded = hsy_fold(arena, hsy_token_text(text, tokens.items[i]));
        if (hsy_lexicon_find(small, folded) < 0) return hsy_stem(arena, &stemmer, language, folded);
    }
    return (hsy_slice){"", 0};
}

static counts counts_in(hsy_arena *arena, hsy_slice text, hsy_slice language) {
    counts all = {0};
    hsy_tokens tokens = hsy_words(arena, text, language);
    hsy_numbers numbers = hsy_numbers_find(arena, text, tokens, language);
    for (size_t i = 0; i < numbers.count; i++) {
        count c = {numbers.items[i], numbers.items[i].unit};
        if (c.counted.length == 0) c.counted = word_after(arena, text, tokens, c.number.span.end, language);
        if (c.counted.length) HSY_PUSH(arena, &all, c);
    }
    return all;
}

bool hsy_numbers_differ(const hsy_number *a, const hsy_number *b) {
    double gap = fmax(a->low - b->high, b->low - a->high);
    return gap > DIFFERENT * fmax(fabs(a->low), fabs(b->low));
}

/* A count of the one sentence that the other gives differently, each of them once. */
static bool has_changed(const counts *from, const counts *to) {
    for (size_t i = 0; i < from->count; i++) {
        const count *f = &from->items[i], *only = NULL;
        size_t here = 0, there = 0;
        for (size_t k = 0; k < from->count; k++) here += hsy_slice_equal(f->counted, from->items[k].counted);
        for (size_t k = 0; k < to->count; k++) {
            if (!hsy_slice_equal(f->counted, to->items[k].counted)) continue;
            only = &to->items[k];
            there++;
        }
        if (here == 1 && there == 1 && hsy_numbers_differ(&f->number, &only->number)) return true;
    }
    return false;
}

/* Whether the sentences are two tellings of one thing, and not two parts of one claim. */
static bool are_tellings(hsy_arena *scratch, const hsy_article *a, hsy_slice one, const hsy_article *b,
                         hsy_slice other) {
    if (!hsy_slice_equal(a->language, b->language)) return false;
    size_t words, others, shared = hsy_shared_stems(scratch, a->language, one, other, &words);
    hsy_shared_stems(scratch, a->language, other, one, &others);
    size_t least = words < others ? words : others;
    return least && shared * 100 >= LEAST_PERCENT * least;
}

/* The numbers of a carrier's sentence, read when they are first asked for. */
typedef struct carried {
    counts counts;
    bool is_read;
} carried;

static const counts *counts_of(hsy_arena *scratch, const hsy_trace *trace, const hsy_carrier *carrier, carried *c) {
    if (!c->is_read)
        *c = (carried){counts_in(scratch, carrier->quote, trace->readings[carrier->article].article.language), true};
    return &c->counts;
}

/* Compares the sentences of two carriers of which the one has its news from the other. */
static void compare(const hsy_finder *finder, hsy_arena *scratch, const hsy_claim *claim, carried *numbers, size_t i,
                    size_t k, hsy_contrasts *changed) {
    const hsy_trace *trace = finder->trace;
    const hsy_carrier *from = &claim->carriers.items[i], *to = &claim->carriers.items[k];
    if (hsy_slice_equal(from->quote, to->quote) || !hsy_may_precede(finder, from->article, to->article)) return;
    const counts *a = counts_of(scratch, trace, from, &numbers[i]), *b = counts_of(scratch, trace, to, &numbers[k]);
    if (a->count == 0 || b->count == 0 || !has_changed(a, b)) return;
    if (hsy_are_versions(finder, scratch, from->article, to->article)) return;
    if (!are_tellings(scratch, &trace->readings[from->article].article, from->quote,
                      &trace->readings[to->article].article, to->quote))
        return;
    HSY_PUSH(finder->scratch, changed, ((hsy_contrast){from->article, to->article, from->span, to->span}));
}

void hsy_find_changed_numbers(const hsy_finder *finder, hsy_arena *scratch, const hsy_claim *claim,
                              hsy_contrasts *changed) {
    size_t carriers = claim->carriers.count < MOST_COMPARED ? claim->carriers.count : MOST_COMPARED;
    carried *numbers = HSY_NEW_ARRAY(scratch, carried, carriers + 1);
    for (size_t k = 0; k < carriers; k++) {
        const hsy_sources *sources = &finder->sources[claim->carriers.items[k].article];
        for (size_t s = 0; s < sources->count; s++)
            for (size_t i = 0; i < carriers; i++)
                if (claim->carriers.items[i].article == sources->items[s].article)
                    compare(finder, scratch, claim, numbers, i, k, changed);
    }
}
