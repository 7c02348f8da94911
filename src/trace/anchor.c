/* Anchors between languages: names, numbers, dates, and words of which the meaning or the origin is known.
 *
 *     "Am 14. Mai flohen 1,5 Millionen aus Kiew, sagte Selenskyjs Sprecher"
 *     "Le 14 mai, 1,5 million de personnes ont fui Kiev, a dit le porte-parole de Zelensky"
 *     14 · month 5 · 1500000 · Kyiv · slns · spokesman
 *
 * A name is a word that stands with a capital inside a sentence and never without. It counts by its meaning where the
 * glossary has it, else by its skeleton (skeleton.c). In German all nouns look like names; they count as such when the
 * other text has them, and are not missed when it has not. Numbers count by value, months and weekdays by number,
 * common words by meaning (glossary.c), longer ones that the glossary lacks by their skeleton: Katastrophe,
 * catastrophe. Function words say nothing.
 *
 * Cost: one pass over the words. What it misses: clock times, which languages write too differently, and names in
 * scripts that have no capitals.
 */
#include "trace/anchor.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/table.h"
#include "base/utf8.h"
#include "text/fold.h"
#include "text/lexicon.h"
#include "text/number.h"
#include "trace/skeleton.h"

enum {
    PREFIX = 5,           /* code points by which a word is told to stand with a small letter elsewhere */
    SHORTEST_COGNATE = 6, /* bytes of a word that may have one */
    COGNATE = 4,          /* letters of its skeleton */
    SHORTEST_NAME = 2,    /* bytes */
    SHORTEST_MONTH = 5,   /* bytes of a month's name that needs no number beside it: "may" is also a verb */
    MOST_SENTENCES = 160, /* of an article: a live blog's later posts translate nothing */
    MOST_TOKENS = 6000,   /* the same in words */
    TEN = 10,
    HUNDRED = 100,
    FIRST_YEAR = 1900,
    LAST_YEAR = 2100,
};

typedef struct reader {
    hsy_arena *scratch;
    const hsy_glossary *glossary;
    hsy_slice text, language;
    hsy_tokens tokens;
    const hsy_slice *plain; /* of each token that is a word; else empty */
    const hsy_lexicon *function_words, *months, *weekdays;
    hsy_number_table small; /* beginnings of words that stand with a small letter somewhere */
    hsy_number_table inner; /* of words that stand with a capital inside a sentence */
    hsy_stems *stems;
    bool has_capital_nouns;
    uint16_t sentence;
    hsy_anchor_list found;
} reader;

static void add(reader *r, uint32_t id, hsy_anchor_kind kind) {
    HSY_PUSH(r->scratch, &r->found, ((hsy_anchor){id, r->sentence, (uint8_t)kind}));
}

/* ---- numbers and dates ---- */

static void add_number(reader *r, double value) {
    hsy_slice printed = hsy_arena_print(r->scratch, "#%.6g", value);
    bool is_plain = value == (double)(int64_t)value;
    hsy_anchor_kind kind = value < TEN && is_plain       ? HSY_ANCHOR_DIGIT
                           : value < HUNDRED && is_plain ? HSY_ANCHOR_NUMBER
                                                         : HSY_ANCHOR_LARGE;
    if (is_plain && value >= FIRST_YEAR && value < LAST_YEAR) kind = HSY_ANCHOR_DATE;
    if (value < 2 && is_plain) return; /* an article, more often than not */
    add(r, (uint32_t)hsy_hash(printed) | 1, kind);
}

/* The digits of a token that is no count: "3rd", "18:03". */
static void add_digits(reader *r, hsy_slice word) {
    double value = 0;
    for (size_t i = 0; i < word.length && i < 2 * PREFIX; i++)
        if (hsy_is_digit(word.at[i])) value = value * TEN + (word.at[i] - '0');
    add_number(r, value);
}

static bool is_number(const reader *r, uint32_t token) {
    return token < r->tokens.count && r->tokens.items[token].kind == HSY_TOKEN_NUMBER;
}

/* A month, beside a number or long enough to be nothing else, or a weekday. */
static bool add_calendar(reader *r, uint32_t token, hsy_slice folded) {
    int row = hsy_lexicon_find(r->weekdays, folded);
    char kind = 'w';
    const hsy_lexicon *table = r->weekdays;
    if (row < 0 || folded.length < SHORTEST_MONTH) {
        bool beside =
            is_number(r, token + 1) || (token > 0 && is_number(r, token - 1)) || (token > 1 && is_number(r, token - 2));
        if (!beside && folded.length < SHORTEST_MONTH) return false;
        row = hsy_lexicon_find(table = r->months, folded);
        kind = 'm';
    }
    if (row < 0) return false;
    hsy_slice number = hsy_lexicon_cell(table, row, 1);
    add(r, (uint32_t)hsy_hash_number(hsy_hash(number) ^ (uint64_t)kind) | 1, HSY_ANCHOR_DATE);
    return true;
}

/* ---- words ---- */

static uint32_t prefix_of(hsy_slice plain) {
    size_t at = 0;
    for (int i = 0; i < PREFIX && at < plain.length; i++) hsy_utf8_next(plain, &at);
    return (uint32_t)hsy_hash(hsy_slice_sub(plain, 0, at));
}

uint32_t hsy_anchor_form(hsy_slice plain) {
    char skeleton[HSY_SKELETON_MOST];
    size_t length = hsy_skeleton(plain, skeleton);
    if (length >= HSY_SKELETON_LEAST) return (uint32_t)hsy_hash((hsy_slice){skeleton, length}) | 1;
    if (plain.length > SHORTEST_NAME && plain.at[plain.length - 1] == 's') plain.length--;
    return plain.length >= SHORTEST_NAME ? prefix_of(plain) | 1 : 0;
}

/* By the beginning of its skeleton, since endings differ: Ministerium, ministère; 0 when there is too little. */
static uint32_t cognate_id(hsy_slice plain) {
    char skeleton[HSY_SKELETON_MOST];
    size_t length = plain.length >= SHORTEST_COGNATE ? hsy_skeleton(plain, skeleton) : 0;
    if (length > COGNATE) length = COGNATE;
    return length >= HSY_SKELETON_LEAST ? (uint32_t)hsy_hash_number(hsy_hash((hsy_slice){skeleton, length})) | 1 : 0;
}

/* The meaning of a word, or of the parts of a compound; true when it has one. */
static bool add_meaning(reader *r, hsy_slice folded) {
    hsy_slice stem = hsy_stems_find(r->stems, r->scratch, r->language, folded);
    uint32_t parts[2] = {hsy_glossary_word(r->glossary, r->language, folded, stem), 0};
    if (!parts[0] && r->has_capital_nouns) hsy_glossary_parts(r->glossary, r->language, folded, stem, parts);
    for (int i = 0; i < 2; i++)
        if (parts[i]) add(r, parts[i], HSY_ANCHOR_MEANING);
    return parts[0] || parts[1];
}

/* `folded` and `plain` are the two forms of the word (fold.h). */
static void add_word(reader *r, hsy_slice folded, hsy_slice plain, bool is_capital) {
    if (hsy_slice_ends(plain, HSY_S("'s"))) plain.length -= 2;
    uint32_t prefix = prefix_of(plain), id = hsy_anchor_form(plain);
    bool is_never_small = is_capital && !hsy_number_table_get(&r->small, prefix);
    bool is_name = is_never_small && !r->has_capital_nouns && hsy_number_table_get(&r->inner, prefix);
    bool has_meaning = add_meaning(r, folded);
    uint32_t cognate = has_meaning || is_name ? 0 : cognate_id(plain);
    if (id && is_name) add(r, id, HSY_ANCHOR_NAME);
    if (id && is_never_small && r->has_capital_nouns) add(r, id, HSY_ANCHOR_NOUN);
    if (cognate) add(r, cognate, HSY_ANCHOR_COGNATE);
}

static bool starts_with_capital(hsy_arena *scratch, hsy_slice word) {
    size_t at = 0;
    hsy_utf8_next(word, &at);
    hsy_slice first = hsy_slice_sub(word, 0, at);
    return !hsy_slice_equal(first, hsy_fold(scratch, first));
}

/* A word with hyphens, "US-Präsident", "20-jährige": each part by itself. */
static void add_parts(reader *r, hsy_slice word) {
    for (hsy_slice rest = word; rest.length;) {
        hsy_slice part = hsy_slice_cut(&rest, '-');
        uint32_t behind;
        if (part.length == 0) continue;
        if (hsy_is_digit(part.at[0])) {
            add_digits(r, part);
            continue;
        }
        hsy_slice plain = hsy_fold_plain(r->scratch, part);
        uint32_t id = hsy_glossary_name(r->glossary, r->scratch, &plain, 0, 1, &behind);
        if (id)
            add(r, id, HSY_ANCHOR_KNOWN);
        else
            add_word(r, hsy_fold(r->scratch, part), plain, starts_with_capital(r->scratch, part));
    }
}

/* Reads the word at `token` and returns the token behind what was read. */
static uint32_t read_word(reader *r, uint32_t token, uint32_t end) {
    hsy_token t = r->tokens.items[token];
    hsy_slice word = hsy_token_text(r->text, t), folded = hsy_fold(r->scratch, word);
    bool is_capital = t.flags & HSY_TOKEN_CAPITAL;
    if (hsy_lexicon_find(r->function_words, folded) >= 0 && !(t.flags & HSY_TOKEN_ALL_UPPER)) return token + 1;
    if (add_calendar(r, token, folded)) return token + 1;
    uint32_t behind, name = 0;
    if (is_capital || !hsy_slice_starts(r->language, HSY_S("en")))
        name = hsy_glossary_name(r->glossary, r->scratch, r->plain, token, end, &behind);
    if (name) {
        add(r, name, HSY_ANCHOR_KNOWN);
        return behind;
    }
    if (hsy_slice_find_byte(word, '-', 0) == HSY_NOT_FOUND)
        add_word(r, folded, r->plain[token], is_capital);
    else
        add_parts(r, word);
    return token + 1;
}

/* ---- the text ---- */

static void note_capitals(reader *r) {
    for (size_t i = 0; i < r->tokens.count; i++) {
        hsy_token t = r->tokens.items[i];
        if (t.kind != HSY_TOKEN_WORD) continue;
        uint32_t prefix = prefix_of(r->plain[i]);
        bool follows =
            i > 0 && !(t.flags & HSY_TOKEN_LINE_START) &&
            (r->tokens.items[i - 1].kind <= HSY_TOKEN_NUMBER || r->text.at[r->tokens.items[i - 1].start] == ',');
        if (!(t.flags & HSY_TOKEN_CAPITAL))
            *hsy_number_table_put(r->scratch, &r->small, prefix) = 1;
        else if (follows)
            *hsy_number_table_put(r->scratch, &r->inner, prefix) = 1;
    }
}

static void begin_text(reader *r, hsy_slice text) {
    r->text = text;
    r->tokens = hsy_words(r->scratch, text, r->language);
    if (r->tokens.count > MOST_TOKENS) r->tokens.count = MOST_TOKENS;
    hsy_slice *plain = HSY_NEW_ARRAY(r->scratch, hsy_slice, r->tokens.count + 1);
    for (size_t i = 0; i < r->tokens.count; i++)
        if (r->tokens.items[i].kind == HSY_TOKEN_WORD)
            plain[i] = hsy_fold_plain(r->scratch, hsy_token_text(text, r->tokens.items[i]));
    r->plain = plain;
}

static void begin(reader *r, const hsy_room *room, const hsy_glossary *glossary, const hsy_article *article) {
    *r = (reader){.scratch = room->scratch, .stems = room->stems, .glossary = glossary, .language = article->language};
    r->has_capital_nouns = hsy_slice_starts(r->language, HSY_S("de"));
    r->function_words = hsy_lexicon_named(r->language, HSY_S("function-words"));
    r->months = hsy_lexicon_named(r->language, HSY_S("months"));
    r->weekdays = hsy_lexicon_named(r->language, HSY_S("weekdays"));
    begin_text(r, article->text);
    note_capitals(r);
}

/* Reads tokens [first, end), which are one sentence or the whole; `*number` is the first number not read yet. */
static void read_tokens(reader *r, const hsy_numbers *numbers, size_t *number, uint32_t first, uint32_t end) {
    uint32_t read_to = 0; /* byte to which numbers were read */
    for (uint32_t i = first; i < end;) {
        hsy_token t = r->tokens.items[i];
        for (; *number < numbers->count && numbers->items[*number].span.start <= t.start; ++*number) {
            const hsy_number *n = &numbers->items[*number];
            add_number(r, n->low);
            if (n->high > n->low && n->high - n->low < n->high) add_number(r, n->high);
            read_to = n->span.end;
        }
        if (t.kind == HSY_TOKEN_NUMBER && t.start >= read_to) add_digits(r, hsy_token_text(r->text, t));
        i = t.kind == HSY_TOKEN_WORD && t.start >= read_to ? read_word(r, i, end) : i + 1;
    }
}

static int compare_anchors(const void *left, const void *right) {
    const hsy_anchor *a = left, *b = right;
    if (a->id != b->id) return a->id < b->id ? -1 : 1;
    if (a->sentence != b->sentence) return a->sentence < b->sentence ? -1 : 1;
    return (a->kind > b->kind) - (a->kind < b->kind);
}

/* The title comes after the text, which shows what is a name in it. */
static void read_title(reader *r, hsy_slice title) {
    size_t number = 0;
    begin_text(r, title);
    hsy_numbers numbers = hsy_numbers_find(r->scratch, title, r->tokens, r->language);
    r->sentence = HSY_IN_TITLE;
    read_tokens(r, &numbers, &number, 0, (uint32_t)r->tokens.count);
}

void hsy_anchors_of(const hsy_room *room, const hsy_glossary *glossary, const hsy_article *article,
                    hsy_anchored *anchored) {
    reader r;
    size_t number = 0;
    begin(&r, room, glossary, article);
    hsy_numbers numbers = hsy_numbers_find(r.scratch, r.text, r.tokens, r.language);
    *anchored = (hsy_anchored){.sentences = hsy_sentences(room->kept, r.text, r.tokens, r.language)};
    if (anchored->sentences.count > MOST_SENTENCES) anchored->sentences.count = MOST_SENTENCES;
    for (; r.sentence < anchored->sentences.count; r.sentence++) {
        hsy_sentence s = anchored->sentences.items[r.sentence];
        read_tokens(&r, &numbers, &number, s.first, s.end);
    }
    read_title(&r, article->title);
    if (r.found.count) qsort(r.found.items, r.found.count, sizeof *r.found.items, compare_anchors);
    for (size_t i = 0; i < r.found.count; i++) {
        const hsy_anchor *a = &r.found.items[i];
        if (i == 0 || a->sentence != a[-1].sentence || a->id != a[-1].id) HSY_PUSH(room->kept, &anchored->anchors, *a);
    }
}
