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

#include "base/table.h"
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

/* The stems of the content words of a sentence, each once. */
static hsy_table stems_of(hsy_arena *arena, hsy_slice text, hsy_slice language) {
    const hsy_lexicon *small = hsy_lexicon_named(language, HSY_S("function-words"));
    hsy_tokens tokens = hsy_words(arena, text, language);
    hsy_stemmer stemmer = {0};
    hsy_table stems = {0};
    for (size_t i = 0; i < tokens.count; i++) {
        hsy_slice folded = hsy_fold(arena, hsy_token_text(text, tokens.items[i]));
        if (tokens.items[i].kind != HSY_TOKEN_WORD || hsy_lexicon_find(small, folded) >= 0) continue;
        *hsy_table_put(arena, &stems, hsy_stem(arena, &stemmer, language, folded)) = 0;
    }
    return stems;
}

/* Whether the sentences are two tellings of one thing, and not two parts of one claim. */
static bool are_tellings(hsy_arena *arena, const hsy_article *a, hsy_slice one, const hsy_article *b, hsy_slice other) {
    if (!hsy_slice_equal(a->language, b->language)) return false;
    hsy_table stems = stems_of(arena, one, a->language);
    hsy_tokens tokens = hsy_words(arena, other, b->language);
    const hsy_lexicon *small = hsy_lexicon_named(b->language, HSY_S("function-words"));
    hsy_stemmer stemmer = {0};
    hsy_table seen = {0};
    size_t shared = 0;
    for (size_t i = 0; i < tokens.count; i++) {
        hsy_slice folded = hsy_fold(arena, hsy_token_text(other, tokens.items[i]));
        if (tokens.items[i].kind != HSY_TOKEN_WORD || hsy_lexicon_find(small, folded) >= 0) continue;
        hsy_slice stem = hsy_stem(arena, &stemmer, b->language, folded);
        uint32_t *mark = hsy_table_put(arena, &seen, stem);
        shared += *mark == HSY_TABLE_NEW && hsy_table_get(&stems, stem);
        *mark = 0;
    }
    size_t least = stems.count < seen.count ? stems.count : seen.count;
    return least && shared * 100 >= LEAST_PERCENT * least;
}

/* Whether `to` has the article `from`, or its outlet, for a source. */
static bool has_source(const hsy_finder *finder, uint32_t to, uint32_t from) {
    for (size_t i = 0; i < finder->sources[to].count; i++)
        if (finder->sources[to].items[i].article == from) return true;
    return false;
}

void hsy_find_changed_numbers(const hsy_finder *finder, hsy_arena *scratch, const hsy_claim *claim,
                              hsy_contrasts *changed) {
    const hsy_trace *trace = finder->trace;
    size_t carriers = claim->carriers.count < MOST_COMPARED ? claim->carriers.count : MOST_COMPARED;
    counts *numbers = HSY_NEW_ARRAY(scratch, counts, carriers + 1);
    for (size_t i = 0; i < carriers; i++) {
        const hsy_carrier *c = &claim->carriers.items[i];
        numbers[i] = counts_in(scratch, c->quote, trace->readings[c->article].article.language);
    }
    for (size_t i = 0; i < carriers; i++)
        for (size_t k = 0; k < carriers; k++) {
            const hsy_carrier *from = &claim->carriers.items[i], *to = &claim->carriers.items[k];
            if (from->article == to->article || numbers[i].count == 0 || numbers[k].count == 0) continue;
            if (!has_changed(&numbers[i], &numbers[k]) || !has_source(finder, to->article, from->article)) continue;
            if (!hsy_may_precede(finder, from->article, to->article)) continue;
            if (hsy_are_versions(finder, scratch, from->article, to->article)) continue;
            if (!are_tellings(scratch, &trace->readings[from->article].article, from->quote,
                              &trace->readings[to->article].article, to->quote))
                continue;
            HSY_PUSH(finder->scratch, changed, ((hsy_contrast){from->article, to->article, from->span, to->span}));
        }
}
