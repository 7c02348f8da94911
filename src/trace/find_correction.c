/* Corrections that those who relay the article never took over.
 *
 *     Valley Post: "Correction: An earlier version said that the dam was built in 1946. It was built in 1964."
 *     a page that relays it: "… the dam, which was built in 1946"          -> uncorrected
 *
 * What was wrong is what the correction says and the corrected text has no more: a number, a name, or a sentence. A
 * name must be one for the name finder in the correction and stand with a capital in the relay; a sentence must have
 * most of its content words in one sentence of the relay and in none of the corrected text. Who has the news through
 * others is asked too. A page that is nothing but a correction has no corrected text: wrong is there what it says is
 * not so ("3,400 years, not 4,300"), or all of the outlet's article before when it takes that back ("the report is
 * withdrawn"). Cost: the words of the takers of each corrected article. Missed: a correction in words of its own ("we
 * mixed up the two brothers").
 */
#include "base/table.h"
#include "text/fold.h"
#include "text/lexicon.h"
#include "text/name.h"
#include "text/number.h"
#include "text/sentence.h"
#include "trace/finding.h"
#include "trace/party.h"

enum {
    LEAST_TELLING = 10,     /* smaller numbers occur everywhere and prove nothing */
    LONGEST_BEGINNING = 60, /* bytes of a block that are searched for the words of a correction */
    PAGE_LINES = 3,         /* of a page that is a correction, which say what was wrong */
    MOST_TO_NUMBER = 2,     /* words between "not" and the wrong number */
    NEAR_NAMES = 2,         /* letters that two names may differ in and be taken for one another */
    LEAST_SHARED = 4,       /* content words of a wrong sentence that a relay repeats */
    LEAST_PERCENT = 70,     /* of its content words */
    MOST_TAKERS = 400,      /* of one corrected article */
};

/* A text, read. */
typedef struct words {
    hsy_slice text, language;
    hsy_tokens tokens;
    hsy_sentence_list sentences;
    hsy_numbers numbers;
    const hsy_slice *stems; /* of each token; empty for function words and marks */
    hsy_table all;          /* the stems */
} words;

static words read_words(hsy_arena *arena, hsy_slice text, hsy_slice language) {
    words w = {.text = text, .language = language, .tokens = hsy_words(arena, text, language)};
    w.sentences = hsy_sentences(arena, text, w.tokens, language);
    w.numbers = hsy_numbers_find(arena, text, w.tokens, language);
    const hsy_lexicon *small = hsy_lexicon_named(language, HSY_S("function-words"));
    hsy_slice *stems = HSY_NEW_ARRAY(arena, hsy_slice, w.tokens.count + 1);
    hsy_stemmer stemmer = {0};
    for (size_t i = 0; i < w.tokens.count; i++) {
        hsy_slice folded = hsy_fold(arena, hsy_token_text(text, w.tokens.items[i]));
        if (w.tokens.items[i].kind != HSY_TOKEN_WORD || hsy_lexicon_find(small, folded) >= 0) continue;
        stems[i] = hsy_stem(arena, &stemmer, language, folded);
        *hsy_table_put(arena, &w.all, stems[i]) = 0;
    }
    w.stems = stems;
    return w;
}

/* The number with the same unit, in `*where`. */
static bool has_number(const words *w, const hsy_number *number, hsy_span *where) {
    for (size_t i = 0; i < w->numbers.count; i++) {
        const hsy_number *other = &w->numbers.items[i];
        if (other->low != number->low || !hsy_slice_equal(other->unit, number->unit)) continue;
        if (where) *where = other->span;
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
    int row = tokens.count ? hsy_lexicon_longest(phrases, folded, 0, (uint32_t)tokens.count, &behind) : -1;
    hsy_slice role = hsy_lexicon_cell(phrases, row, 1);
    return row >= 0 && (hsy_slice_equal(role, HSY_S("head")) || hsy_slice_equal(role, HSY_S("version")));
}

bool hsy_is_correction_page(hsy_arena *arena, const hsy_article *article) {
    bool has_note = false;
    if (article->title.length) return is_correction(arena, article->title, article->language);
    for (size_t i = 0; i < article->blocks.count; i++) {
        const hsy_block *block = &article->blocks.items[i];
        if (block->in_text.end > block->in_text.start) return has_note; /* the body begins */
        has_note |= block->role == HSY_ROLE_NOTE && is_correction(arena, block->text, article->language);
    }
    return false;
}

/* The words of a correction: the note, or the first lines of a page that is one. */
static hsy_slice correction_of(hsy_arena *arena, const hsy_article *article) {
    if (hsy_is_correction_page(arena, article))
        return hsy_slice_trim(hsy_slice_sub(article->text, 0, hsy_news_end(article->text, PAGE_LINES)));
    for (size_t i = 0; i < article->blocks.count; i++) {
        const hsy_block *b = &article->blocks.items[i];
        bool may_be = b->role == HSY_ROLE_NOTE || b->role == HSY_ROLE_PARAGRAPH;
        if (may_be && is_correction(arena, b->text, article->language)) return b->text;
    }
    return (hsy_slice){"", 0};
}

/* The correction and the rest of the corrected text. */
typedef struct corrected {
    words note, right;
    hsy_names names; /* of the note */
    bool is_page;    /* the note is all there is: `right` is empty */
} corrected;

/* A phrase of the role that begins at the token, and the token behind it. */
static bool has_role(const words *w, const hsy_slice *folded, uint32_t token, const char *role, uint32_t *behind) {
    const hsy_lexicon *phrases = hsy_lexicon_named(w->language, HSY_S("correction-words"));
    int row = hsy_lexicon_longest(phrases, folded, token, (uint32_t)w->tokens.count, behind);
    return row >= 0 && hsy_slice_equal(hsy_lexicon_cell(phrases, row, 1), hsy_slice_from_c(role));
}

/* "not 4,300", "statt rund 40": the correction says that the number is wrong. */
static bool is_negated(hsy_arena *scratch, const words *note, hsy_span number) {
    const hsy_slice *folded = hsy_fold_tokens(scratch, note->text, note->tokens);
    uint32_t at = 0;
    while (at < note->tokens.count && note->tokens.items[at].end <= number.start) at++;
    for (uint32_t i = at > MOST_TO_NUMBER + 1 ? at - MOST_TO_NUMBER - 1 : 0, behind; i < at; i++)
        if (has_role(note, folded, i, "wrong", &behind) && behind <= at) return true;
    return false;
}

/* Whether the sentence of the correction around a place speaks of the wrong version: "an earlier version said …". */
static bool is_of_old_version(hsy_arena *scratch, const words *note, hsy_span at) {
    const hsy_lexicon *phrases = hsy_lexicon_named(note->language, HSY_S("correction-words"));
    const hsy_slice *folded = hsy_fold_tokens(scratch, note->text, note->tokens);
    for (size_t i = 0; i < note->sentences.count; i++) {
        const hsy_sentence *s = &note->sentences.items[i];
        if (at.start < s->span.start || at.end > s->span.end) continue;
        for (uint32_t t = s->first, behind; t < s->end; t++) {
            int row = hsy_lexicon_longest(phrases, folded, t, s->end, &behind);
            if (row >= 0 && hsy_slice_equal(hsy_lexicon_cell(phrases, row, 1), HSY_S("version"))) return true;
        }
    }
    return false;
}

/* Whether a number of the correction is the wrong one: it says so, the corrected text has it no more, or the correction
 * gives it to the earlier version and says another one besides. */
static bool is_wrong(hsy_arena *scratch, const corrected *c, const hsy_number *number) {
    if (is_negated(scratch, &c->note, number->span)) return true;
    if (!c->is_page && !has_number(&c->right, number, NULL)) return true;
    if (!is_of_old_version(scratch, &c->note, number->span)) return false;
    for (size_t i = 0; i < c->note.numbers.count; i++) {
        const hsy_number *other = &c->note.numbers.items[i];
        bool is_same = other->low == number->low || !hsy_slice_equal(other->unit, number->unit);
        if (!is_same && !is_of_old_version(scratch, &c->note, other->span)) return true;
    }
    return false;
}

/* A wrong number that is still there, while what the correction gives instead is not. */
static bool keeps_number(hsy_arena *scratch, const corrected *c, const words *here, hsy_span *where) {
    for (size_t i = 0; i < c->note.numbers.count; i++) {
        const hsy_number *number = &c->note.numbers.items[i];
        bool is_telling = number->low >= LEAST_TELLING || number->unit.length;
        if (is_telling && !is_wrong(scratch, c, number) && has_number(here, number, NULL)) return false;
    }
    for (size_t i = 0; i < c->note.numbers.count; i++) {
        const hsy_number *number = &c->note.numbers.items[i];
        if (number->low < LEAST_TELLING || !is_wrong(scratch, c, number)) continue;
        hsy_number meant = *number;
        if (i > 0 && meant.unit.length == 0) meant.unit = c->note.numbers.items[i - 1].unit; /* "14 metres, not 40" */
        if (has_number(here, number, where) || has_number(here, &meant, where)) return true;
    }
    return false;
}

/* A token of a text with this stem and a capital, or NULL. */
static const hsy_token *capital_token(const words *w, hsy_slice stem) {
    for (size_t i = 0; i < w->tokens.count; i++)
        if (w->tokens.items[i].flags & HSY_TOKEN_CAPITAL && hsy_slice_equal(w->stems[i], stem))
            return &w->tokens.items[i];
    return NULL;
}

/* A word of a name in the correction that the corrected text has no more. */
static bool keeps_name(const corrected *c, const words *here, hsy_span *where) {
    for (size_t i = 0; i < c->names.count; i++)
        for (size_t t = 0; t < c->note.tokens.count; t++) {
            hsy_token token = c->note.tokens.items[t];
            if (token.start < c->names.items[i].span.start || token.end > c->names.items[i].span.end) continue;
            hsy_slice stem = c->note.stems[t];
            if (stem.length == 0 || hsy_table_get(&c->right.all, stem)) continue;
            const hsy_token *found = capital_token(here, stem);
            if (!found) continue;
            *where = (hsy_span){found->start, found->end};
            return true;
        }
    return false;
}

static hsy_slice last_word(const words *note, const hsy_name *name) {
    hsy_slice whole = hsy_slice_span(note->text, name->span);
    size_t start = whole.length;
    while (start > 0 && whole.at[start - 1] != ' ') start--;
    return hsy_slice_sub(whole, start, whole.length);
}

/* The word as it is written, with nothing of a word around it. */
static bool has_word(const words *w, hsy_slice word, hsy_span *where) {
    for (size_t i = 0; i < w->tokens.count; i++) {
        if (!hsy_slice_equal(hsy_token_text(w->text, w->tokens.items[i]), word)) continue;
        if (where) *where = (hsy_span){w->tokens.items[i].start, w->tokens.items[i].end};
        return true;
    }
    return false;
}

/* Two people taken for one another: the earlier version named one whom the correction still names, and it names another
 * of nearly that name. Names are written alike in all languages. */
static bool keeps_mistaken(hsy_arena *scratch, const corrected *c, const words *here, hsy_span *where) {
    for (size_t i = 0; i < c->names.count; i++) {
        if (!is_of_old_version(scratch, &c->note, c->names.items[i].span)) continue;
        hsy_slice wrong = last_word(&c->note, &c->names.items[i]);
        for (size_t k = 0; k < c->names.count; k++) {
            hsy_slice right = last_word(&c->note, &c->names.items[k]);
            bool are_near = hsy_slice_starts(right, wrong) || hsy_slice_starts(wrong, right);
            size_t longer = right.length > wrong.length ? right.length - wrong.length : wrong.length - right.length;
            if (!are_near || longer == 0 || longer > NEAR_NAMES) continue;
            if (is_of_old_version(scratch, &c->note, c->names.items[k].span)) continue;
            if (has_word(here, wrong, where) && !has_word(here, right, NULL)) return true;
        }
    }
    return false;
}

/* How many content words of a sentence of the one text a sentence of the other has; `*all`: of how many. */
static size_t shared_words(hsy_arena *scratch, const words *a, size_t sentence, const words *b, size_t other,
                           size_t *all) {
    hsy_table stems = {0};
    size_t shared = 0;
    *all = 0;
    for (uint32_t i = b->sentences.items[other].first; i < b->sentences.items[other].end; i++)
        if (b->stems[i].length) *hsy_table_put(scratch, &stems, b->stems[i]) = 0;
    for (uint32_t i = a->sentences.items[sentence].first; i < a->sentences.items[sentence].end; i++) {
        if (a->stems[i].length == 0) continue;
        ++*all;
        shared += hsy_table_get(&stems, a->stems[i]) != NULL;
    }
    return shared;
}

static bool has_sentence(hsy_arena *scratch, const words *note, size_t sentence, const words *text, hsy_span *where) {
    for (size_t i = 0; i < text->sentences.count; i++) {
        size_t all, shared = shared_words(scratch, text, i, note, sentence, &all);
        if (shared < LEAST_SHARED || shared * 100 < LEAST_PERCENT * all) continue;
        if (where) *where = text->sentences.items[i].span;
        return true;
    }
    return false;
}

/* A sentence that the correction quotes and the corrected text has no more. */
static bool keeps_sentence(hsy_arena *scratch, const corrected *c, const words *here, hsy_span *where) {
    for (size_t i = 0; i < c->note.sentences.count; i++)
        if (!has_sentence(scratch, &c->note, i, &c->right, NULL) && has_sentence(scratch, &c->note, i, here, where))
            return true;
    return false;
}

static corrected read_corrected(hsy_arena *scratch, const hsy_article *article, hsy_slice correction) {
    corrected c = {.note = read_words(scratch, correction, article->language)};
    size_t at = hsy_slice_find(article->text, correction, 0);
    c.is_page = hsy_is_correction_page(scratch, article) && at == 0;
    hsy_slice rest = hsy_slice_sub(article->text, 0, at == HSY_NOT_FOUND ? article->text.length : at);
    c.right = read_words(scratch, rest, article->language);
    c.names = hsy_names_find(scratch, correction, c.note.tokens, c.note.sentences, article->language);
    return c;
}

/* Whether a text that is relayed repeats what was wrong. Names and sentences are told in one language only. */
static bool repeats(hsy_arena *scratch, const corrected *c, const hsy_article *taker, hsy_span *where) {
    words here = read_words(scratch, taker->text, taker->language);
    if (keeps_number(scratch, c, &here, where) || keeps_mistaken(scratch, c, &here, where)) return true;
    if (c->is_page || !hsy_slice_equal(taker->language, c->note.language)) return false;
    return keeps_name(c, &here, where) || keeps_sentence(scratch, c, &here, where);
}

/* Adds those that share the text of an article and may have it from there as well as the other way round. */
static void add_twins(const hsy_finder *finder, hsy_arena *scratch, uint32_t article, hsy_indices *all) {
    const hsy_sources *sources = &finder->sources[article];
    for (size_t i = 0; i < sources->count && all->count < MOST_TAKERS; i++) {
        hsy_relay_kind kind = sources->items[i].relay->kind;
        bool is_text = kind == HSY_RELAY_COPIES || kind == HSY_RELAY_TRANSLATES;
        if (is_text && hsy_may_precede(finder, article, sources->items[i].article))
            HSY_PUSH(scratch, all, sources->items[i].article);
    }
}

/* Who has the news from the corrected article or from what its outlet printed of the story before. */
static hsy_indices all_takers(const hsy_finder *finder, hsy_arena *scratch, uint32_t at) {
    uint32_t story = finder->trace->articles[at].story;
    hsy_indices all = {0};
    hsy_slice key = hsy_party_key(scratch, hsy_outlet_shown(finder, at));
    const hsy_indices *articles = story == HSY_NONE ? NULL : &finder->trace->stories.items[story].articles;
    for (size_t i = 0; articles && i < articles->count && all.count < MOST_TAKERS; i++) {
        uint32_t other = articles->items[i];
        if (other != at && (key.length == 0 || hsy_is_after(finder, other, at) ||
                            !hsy_slice_equal(key, hsy_party_key(scratch, hsy_outlet_shown(finder, other)))))
            continue;
        hsy_indices takers = hsy_takers_of(finder, scratch, other, MOST_TAKERS);
        for (size_t k = 0; k < takers.count; k++) HSY_PUSH(scratch, &all, takers.items[k]);
        add_twins(finder, scratch, other, &all);
    }
    hsy_sort_numbers(all.items, all.count);
    return all;
}

static hsy_finding *report(const hsy_finder *finder, uint32_t at, hsy_slice correction) {
    const hsy_article *article = &finder->trace->readings[at].article;
    hsy_finding *f = hsy_finding_add(finder, HSY_FINDING_UNCORRECTED, finder->trace->articles[at].story);
    size_t start = hsy_slice_find(article->text, correction, 0);
    if (start == HSY_NOT_FOUND)
        hsy_finding_quote(finder, f, at, correction);
    else
        hsy_finding_show(finder, f, at, (hsy_span){(uint32_t)start, (uint32_t)(start + correction.length)});
    return f;
}

/* Whether the correction takes back what its outlet sent before. */
static bool is_withdrawal(hsy_arena *scratch, const words *note) {
    const hsy_slice *folded = hsy_fold_tokens(scratch, note->text, note->tokens);
    for (uint32_t i = 0, behind; i < note->tokens.count; i++)
        if (has_role(note, folded, i, "withdrawn", &behind)) return true;
    return false;
}

/* What the outlet of an article printed of the story just before it, or HSY_NONE. */
static uint32_t article_before(const hsy_finder *finder, hsy_arena *scratch, uint32_t at) {
    uint32_t story = finder->trace->articles[at].story, found = HSY_NONE;
    const hsy_indices *articles = story == HSY_NONE ? NULL : &finder->trace->stories.items[story].articles;
    for (size_t i = 0; articles && i < articles->count && articles->items[i] < at; i++)
        if (hsy_is_one_outlet(finder, scratch, articles->items[i], at)) found = articles->items[i];
    return found;
}

/* Who still has what was taken back, and denies nothing of it. */
static void find_withdrawn(const hsy_finder *finder, hsy_arena *scratch, uint32_t at, hsy_slice correction) {
    uint32_t withdrawn = article_before(finder, scratch, at);
    if (withdrawn == HSY_NONE) return;
    hsy_indices takers = hsy_takers_of(finder, scratch, withdrawn, MOST_TAKERS);
    hsy_finding *f = NULL;
    hsy_sort_numbers(takers.items, takers.count);
    for (size_t i = 0; i < takers.count; i++) {
        const hsy_reading *taker = &finder->trace->readings[takers.items[i]];
        bool is_denial = taker->statements.body_certainty == HSY_CERTAINTY_DENIED ||
                         taker->statements.headline_certainty == HSY_CERTAINTY_DENIED;
        if (takers.items[i] == at || is_denial || hsy_is_one_outlet(finder, scratch, takers.items[i], at)) continue;
        if (!f) f = report(finder, at, correction);
        hsy_finding_show(
            finder, f, takers.items[i],
            hsy_sentence_at(scratch, &taker->article, (hsy_span){0, hsy_news_end(taker->article.text, 1) ? 1 : 0}));
    }
}

static void compare_takers(const hsy_finder *finder, hsy_arena *scratch, uint32_t at, hsy_slice correction) {
    corrected c = read_corrected(scratch, &finder->trace->readings[at].article, correction);
    if (c.is_page && is_withdrawal(scratch, &c.note)) {
        find_withdrawn(finder, scratch, at, correction);
        return;
    }
    hsy_indices takers = all_takers(finder, scratch, at);
    hsy_slice own = hsy_party_key(scratch, hsy_outlet_shown(finder, at));
    hsy_finding *f = NULL;
    for (size_t i = 0; i < takers.count; i++) {
        uint32_t taker = takers.items[i];
        hsy_span where;
        if (taker == at || (i > 0 && takers.items[i - 1] == taker)) continue;
        if (own.length && hsy_slice_equal(own, hsy_party_key(scratch, hsy_outlet_shown(finder, taker)))) continue;
        if (!repeats(scratch, &c, &finder->trace->readings[taker].article, &where)) continue;
        if (!f) f = report(finder, at, correction);
        hsy_finding_show(finder, f, taker, hsy_sentence_at(scratch, &finder->trace->readings[taker].article, where));
    }
}

void hsy_find_uncorrected(const hsy_finder *finder) {
    hsy_arena *scratch = hsy_arena_scratch(finder->scratch);
    for (uint32_t i = 0; i < finder->trace->count; i++) {
        hsy_slice correction = correction_of(scratch, &finder->trace->readings[i].article);
        if (correction.length) compare_takers(finder, scratch, i, correction);
        hsy_arena_clear(scratch);
    }
}
