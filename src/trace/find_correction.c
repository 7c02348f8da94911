/* Corrections that those who relay the article never took over.
 *
 *     Valley Post: "Correction: An earlier version said that the dam was built in 1946. It was built in 1964."
 *     a page that relays it: "… the dam, which was built in 1946"          -> uncorrected
 *
 * The wrong value is a number of the correction that the corrected text itself no longer has outside the correction.
 * Corrections of names and of whole sentences are not found yet.
 */
#include "text/fold.h"
#include "text/lexicon.h"
#include "text/number.h"
#include "text/sentence.h"
#include "trace/finding.h"

enum {
    LEAST_TELLING = 10,     /* smaller numbers occur everywhere and prove nothing */
    LONGEST_BEGINNING = 60, /* bytes of a block that are searched for the words of a correction */
};

static hsy_numbers numbers_in(hsy_arena *arena, hsy_slice text, hsy_slice language) {
    return hsy_numbers_find(arena, text, hsy_words(arena, text, language), language);
}

static bool has_number(const hsy_numbers *numbers, double value, hsy_span *where) {
    for (size_t i = 0; i < numbers->count; i++) {
        if (numbers->items[i].low != value) continue;
        if (where) *where = numbers->items[i].span;
        return true;
    }
    return false;
}

/* A block that starts with a word of correction, in the article's language. */
static bool is_correction(hsy_arena *arena, hsy_slice block, hsy_slice language) {
    size_t end = hsy_slice_find_byte(block, ' ', LONGEST_BEGINNING);
    hsy_slice text = hsy_slice_sub(block, 0, end);
    const hsy_lexicon *phrases = hsy_lexicon_named(language, HSY_S("correction-words"));
    hsy_tokens tokens = hsy_words(arena, text, language);
    const hsy_slice *folded = hsy_fold_tokens(arena, text, tokens);
    uint32_t behind;
    return tokens.count && hsy_lexicon_longest(phrases, folded, 0, (uint32_t)tokens.count, &behind) >= 0;
}

static hsy_slice correction_of(hsy_arena *arena, const hsy_article *article) {
    for (size_t i = 0; i < article->blocks.count; i++) {
        const hsy_block *b = &article->blocks.items[i];
        bool may_be = b->role == HSY_ROLE_NOTE || b->role == HSY_ROLE_PARAGRAPH;
        if (may_be && is_correction(arena, b->text, article->language)) return b->text;
    }
    return (hsy_slice){"", 0};
}

/* The article's text without the correction. */
static hsy_numbers corrected_numbers(hsy_arena *arena, const hsy_article *article, hsy_slice correction) {
    size_t at = hsy_slice_find(article->text, correction, 0);
    return numbers_in(arena, hsy_slice_sub(article->text, 0, at == HSY_NOT_FOUND ? article->text.length : at),
                      article->language);
}

static hsy_span sentence_around(hsy_arena *arena, const hsy_article *article, hsy_span at) {
    hsy_tokens tokens = hsy_words(arena, article->text, article->language);
    hsy_sentence_list sentences = hsy_sentences(arena, article->text, tokens, article->language);
    for (size_t i = 0; i < sentences.count; i++)
        if (at.start >= sentences.items[i].span.start && at.end <= sentences.items[i].span.end)
            return sentences.items[i].span;
    return at;
}

/* Whether `article` still gives a number that the correction names and the corrected text has no more. */
static bool still_wrong(hsy_arena *scratch, const hsy_article *article, const hsy_numbers *named,
                        const hsy_numbers *right, hsy_span *where) {
    hsy_numbers here = numbers_in(scratch, article->text, article->language);
    for (size_t i = 0; i < named->count; i++) {
        double value = named->items[i].low;
        if (value >= LEAST_TELLING && !has_number(right, value, NULL) && has_number(&here, value, where)) return true;
    }
    return false;
}

static void compare_relays(const hsy_finder *finder, hsy_arena *scratch, uint32_t corrected, hsy_slice correction) {
    const hsy_trace *trace = finder->trace;
    const hsy_article *from = &trace->readings[corrected].article;
    hsy_numbers named = numbers_in(scratch, correction, from->language);
    hsy_numbers right = corrected_numbers(scratch, from, correction);
    size_t at = hsy_slice_find(from->text, correction, 0);
    hsy_span note = {0};
    if (at != HSY_NOT_FOUND) note = (hsy_span){(uint32_t)at, (uint32_t)(at + correction.length)};
    hsy_finding *finding = NULL;
    hsy_indices story = trace->stories.items[trace->articles[corrected].story].articles;
    for (size_t k = 0; k < story.count; k++) {
        uint32_t i = story.items[k];
        hsy_span where;
        if (i == corrected || !hsy_is_relayed(finder, corrected, i)) continue;
        if (!still_wrong(scratch, &trace->readings[i].article, &named, &right, &where)) continue;
        if (!finding) {
            finding = hsy_finding_add(finder, HSY_FINDING_UNCORRECTED, trace->articles[corrected].story);
            hsy_finding_show(finder, finding, corrected, note);
            if (note.end == 0) HSY_LAST(&finding->evidence).quote = correction;
        }
        hsy_finding_show(finder, finding, i, sentence_around(scratch, &trace->readings[i].article, where));
    }
}

void hsy_find_uncorrected(const hsy_finder *finder) {
    const hsy_trace *trace = finder->trace;
    hsy_arena *scratch = hsy_arena_scratch(finder->scratch);
    for (uint32_t i = 0; i < trace->count; i++) {
        if (trace->articles[i].story == HSY_NONE) continue;
        hsy_slice correction = correction_of(scratch, &trace->readings[i].article);
        if (correction.length) compare_relays(finder, scratch, i, correction);
        hsy_arena_clear(scratch);
    }
}
