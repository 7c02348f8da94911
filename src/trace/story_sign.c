/* What an article's event is compared by (tf-idf: Spärck Jones 1972, Salton and Buckley 1988; with position).
 *
 *     "Spill at Lake Varn: mayor Ida Holt …"   ->   spill 4.1 · varn 7.2 · holt 6.8 · mayor 3.0 …
 *
 * News says first what is new and last what was before. So a word counts by where it stands: in the title three times,
 * in the text less the further down, to a fifth. Names count half as much again: a name is a word that is only ever
 * written with a capital.
 *
 * Rarity comes from a table (models/word-rarity.md), not from the set: so a signature depends on its article alone, an
 * article that is added later changes none, and the words of an event do not become common by being in all of a small
 * set. A word that the table lacks is rare. Languages without a table go by names, numbers and position; there words
 * of up to three small letters are out, and so are function words (lexicon) everywhere.
 */
#include "trace/story_sign.h"

#include <math.h>
#include <stdlib.h>

#include "base/hash.h"
#include "base/table.h"
#include "base/utf8.h"
#include "text/fold.h"
#include "text/lexicon.h"
#include "text/word.h"
#include "trace/party.h"

enum {
    STEM = 8,             /* code points of a stem; tools/make_word_rarity.py cuts there too */
    SHORT_WORD = 3,       /* code points; shorter words with a small letter are no terms */
    LANGUAGE = 2,         /* letters of a tag that are compared: "de" of "de-CH" */
    FADING_WORDS = 150,   /* in which prominence falls to 1/e; FADING_STEP for weights */
    OPENING_WORDS = 40,   /* of the text that belong to the opening */
    PROMINENT_WORDS = 65, /* of the text that have full prominence */
    DATED_WORDS = 100,    /* of the text whose dates count */
    SERIES_WORDS = 3,     /* equal words of titles of a series */
    HEADING_MOST = 200,   /* bytes of a first line that stands for a missing title */
    HEADING_LEAST = 15,
    BACKGROUND = 100, /* articles of the table that are thought beside a word's one carrier */
    TABLE_ARTICLES = 1000,
};

static const double NAME_WEIGHT = 1.5, TITLE_WEIGHT = 3, OPENING_TITLE_WEIGHT = 2;
static const double LEAST_PLACE = 0.2;         /* weight of a word at the end of a long text */
static const double FADING_STEP = 0.993355506; /* e^(-1/150) */
static const double LEAST_PROMINENCE = 0.3;    /* of such a word */
static const double DAMPING = 0.65;            /* power of the count: the tenth mention says less than the first */

/* A stem or number and all its mentions so far: by weight of place in the whole text and in the opening, apart for
 * those with a capital ([1]) and others ([0]). */
typedef struct term {
    uint32_t id;
    double rarity, prominence;
    double place[2], opening[2];
    double weight; /* of the term, in the end */
} term;

HSY_VECTOR_TYPE(terms, term);

/* What a form of a word stands for: the place of its term, or NO_TERM. */
typedef struct form {
    uint32_t term;
    bool is_capital;
} form;

HSY_VECTOR_TYPE(forms, form);

#define NO_TERM UINT32_MAX

typedef struct sign_work {
    hsy_arena *scratch;
    hsy_slice language;
    hsy_stems *stems;
    const hsy_lexicon *function_words, *rarities, *months;
    hsy_table form_places; /* of words as written: places in `forms` */
    forms forms;
    hsy_number_table term_places; /* of ids */
    terms terms;
    long place;    /* words before in the text; negative in the title */
    double fading; /* weight of that place */
    hsy_story_sign *sign;
} sign_work;

static double rarity_of(const sign_work *x, hsy_slice stem) {
    int row = hsy_lexicon_find(x->rarities, stem);
    double carriers = 0;
    hsy_slice cell = hsy_lexicon_cell(x->rarities, row, row < 0 ? -1 : 1);
    for (size_t i = 0; i < cell.length; i++) carriers = 10 * carriers + (cell.at[i] - '0');
    return log((BACKGROUND + 1) / (1 + BACKGROUND * carriers / TABLE_ARTICLES));
}

static hsy_slice stem_of(sign_work *x, hsy_slice folded) {
    static const hsy_slice possessives[] = {HSY_SLICE("'s"), HSY_SLICE("’s")};
    for (size_t i = 0; i < sizeof possessives / sizeof *possessives; i++)
        if (folded.length > possessives[i].length && hsy_slice_ends(folded, possessives[i]))
            folded.length -= possessives[i].length;
    hsy_slice stem = hsy_stems_find(x->stems, x->scratch, hsy_slice_sub(x->language, 0, LANGUAGE), folded);
    size_t at = 0;
    for (int i = 0; i < STEM && at < stem.length; i++) hsy_utf8_next(stem, &at);
    return hsy_slice_sub(stem, 0, at);
}

static bool is_function_word(const sign_work *x, hsy_slice folded, bool is_capital) {
    return hsy_lexicon_find(x->function_words, folded) >= 0 || (!is_capital && hsy_utf8_count(folded) <= SHORT_WORD);
}

static form read_form(sign_work *x, hsy_slice word, hsy_token token) {
    bool is_word = token.kind == HSY_TOKEN_WORD, is_capital = is_word && token.flags & HSY_TOKEN_CAPITAL;
    hsy_slice folded = hsy_fold(x->scratch, word);
    if (is_word && is_function_word(x, folded, is_capital)) return (form){NO_TERM, false};
    hsy_slice stem = is_word ? stem_of(x, folded) : folded;
    uint32_t id = (uint32_t)hsy_hash(stem), *place = hsy_number_table_put(x->scratch, &x->term_places, id);
    if (*place == HSY_TABLE_NEW) {
        *place = (uint32_t)x->terms.count;
        HSY_PUSH(x->scratch, &x->terms, ((term){.id = id, .rarity = rarity_of(x, stem)}));
    }
    return (form){*place, is_capital};
}

/* Looked up once for each form. */
static form form_of(sign_work *x, hsy_slice word, hsy_token token) {
    uint32_t *place = hsy_table_put(x->scratch, &x->form_places, word);
    if (*place == HSY_TABLE_NEW) {
        *place = (uint32_t)x->forms.count;
        HSY_PUSH(x->scratch, &x->forms, read_form(x, word, token));
    }
    return x->forms.items[*place];
}

/* Counts a word or number where it stands; prominent is where a term stands first. */
static void note_mention(sign_work *x, hsy_slice word, hsy_token token) {
    form f = form_of(x, word, token);
    if (f.term == NO_TERM) return;
    term *t = &x->terms.items[f.term];
    double behind = x->place < PROMINENT_WORDS ? 0 : (double)(x->place - PROMINENT_WORDS) / FADING_WORDS;
    if (t->prominence == 0) t->prominence = fmax(LEAST_PROMINENCE, exp(-behind));
    t->place[f.is_capital] += x->place < 0 ? TITLE_WEIGHT : x->fading;
    t->opening[f.is_capital] += x->place < 0 ? OPENING_TITLE_WEIGHT : x->place < OPENING_WORDS;
}

/* The month that a word names, or 0. */
static unsigned month_of(const sign_work *x, hsy_slice text, hsy_token token) {
    if (token.kind != HSY_TOKEN_WORD) return 0;
    hsy_slice folded = hsy_fold(x->scratch, hsy_token_text(text, token));
    hsy_slice cell = hsy_lexicon_cell(x->months, hsy_lexicon_find(x->months, folded), 1);
    unsigned month = 0;
    for (size_t i = 0; i < cell.length; i++) month = 10 * month + (unsigned)(cell.at[i] - '0');
    return month;
}

/* The day of a month that a number is, or 0: "8", "1er", "3rd". */
static unsigned day_of(hsy_slice text, hsy_token token) {
    if (token.kind != HSY_TOKEN_NUMBER) return 0;
    hsy_slice word = hsy_token_text(text, token);
    unsigned day = 0;
    size_t i = 0;
    for (; i < word.length && hsy_is_digit(word.at[i]) && day < 100; i++) day = 10 * day + (unsigned)(word.at[i] - '0');
    bool has_ordinal = i < word.length && hsy_is_letter(word.at[i]) && word.length - i == 2;
    return day <= 31 && (i == word.length || has_ordinal) ? day : 0;
}

static void note_day(hsy_story_sign *sign, unsigned month, unsigned day) {
    uint16_t found = (uint16_t)(32 * month + day);
    for (uint32_t i = 0; i < sign->day_count; i++)
        if (sign->days[i] == found) return;
    if (month && day && sign->day_count < HSY_STORY_DAYS) sign->days[sign->day_count++] = found;
}

/* "8 May", "8. Mai", "May 8": a date without its year. */
static void note_dates(sign_work *x, hsy_slice text, const hsy_tokens *tokens, size_t end) {
    for (size_t i = 0; x->months && i + 1 < end; i++) {
        size_t next = i + 1;
        if (hsy_slice_equal(hsy_token_text(text, tokens->items[next]), HSY_S(".")) && next + 1 < end) next++;
        unsigned day = day_of(text, tokens->items[i]), behind = day_of(text, tokens->items[i + 1]);
        if (day) note_day(x->sign, month_of(x, text, tokens->items[next]), day);
        if (behind && tokens->items[i].flags & HSY_TOKEN_CAPITAL)
            note_day(x->sign, month_of(x, text, tokens->items[i]), behind);
    }
}

static void read_text(sign_work *x, hsy_slice text, hsy_tokens tokens, bool is_title) {
    size_t dated = 0;
    long place = x->place;
    if (is_title) x->place = -1;
    for (size_t i = 0; i < tokens.count; i++) {
        hsy_token token = tokens.items[i];
        if (token.kind != HSY_TOKEN_WORD && token.kind != HSY_TOKEN_NUMBER) continue;
        if (x->place < DATED_WORDS) dated = i + 1;
        note_mention(x, hsy_token_text(text, token), token);
        if (is_title) continue;
        x->place++;
        x->fading = fmax(LEAST_PLACE, x->fading * FADING_STEP);
    }
    if (is_title) x->place = place;
    note_dates(x, text, &tokens, dated);
}

/* Hashes of the title's words and of its numbers, by which a series is known. */
static void read_series(sign_work *x, hsy_slice title, hsy_tokens tokens) {
    uint64_t words = 1, numbers = 0;
    uint32_t count = 0;
    for (size_t i = 0; i < tokens.count; i++) {
        hsy_slice folded = hsy_fold(x->scratch, hsy_token_text(title, tokens.items[i]));
        if (tokens.items[i].kind == HSY_TOKEN_NUMBER) numbers = hsy_hash_number(numbers ^ hsy_hash(folded));
        if (tokens.items[i].kind != HSY_TOKEN_WORD) continue;
        words = hsy_hash_number(words ^ hsy_hash(folded));
        count++;
    }
    x->sign->title_words = count >= SERIES_WORDS ? words : 0;
    x->sign->title_numbers = numbers;
}

/* The title; where the page stage found none, a first line that has the length of one. */
static hsy_slice heading_of(const hsy_article *article) {
    if (article->title.length || article->blocks.count == 0) return article->title;
    hsy_slice first = article->blocks.items[0].text;
    bool is_heading = first.length >= HEADING_LEAST && first.length <= HEADING_MOST;
    return is_heading ? first : article->title;
}

/* Whether a block may stand for the article when no body was found. */
static bool may_be_body(hsy_role role) {
    return role <= HSY_ROLE_CODE || role == HSY_ROLE_CAPTION || role == HSY_ROLE_TEASER;
}

static void read_article(sign_work *x, const hsy_article *article, hsy_tokens tokens) {
    hsy_slice heading = heading_of(article);
    hsy_tokens heading_tokens = hsy_words(x->scratch, heading, x->language);
    read_text(x, heading, heading_tokens, true);
    read_text(x, article->text, tokens, false);
    for (size_t i = 0; i < article->blocks.count && article->text.length == 0; i++) {
        hsy_slice block = article->blocks.items[i].text;
        if (!may_be_body(article->blocks.items[i].role)) continue;
        read_text(x, block, hsy_words(x->scratch, block, x->language), false);
    }
    read_series(x, heading, heading_tokens);
}

/* A term among others. */
typedef struct ranked {
    double weight;
    const term *term;
} ranked;

static int heaviest_first(const void *left, const void *right) {
    const ranked *a = left, *b = right;
    if (a->weight != b->weight) return a->weight > b->weight ? -1 : 1;
    return (a->term->id > b->term->id) - (a->term->id < b->term->id);
}

static ranked *rank_terms(const sign_work *x) {
    ranked *order = HSY_NEW_ARRAY(x->scratch, ranked, x->terms.count + 1);
    for (size_t i = 0; i < x->terms.count; i++) order[i] = (ranked){x->terms.items[i].weight, &x->terms.items[i]};
    qsort(order, x->terms.count, sizeof *order, heaviest_first);
    return order;
}

static int compare_ids(const void *left, const void *right) {
    uint32_t a = ((const hsy_story_term *)left)->id, b = ((const hsy_story_term *)right)->id;
    return (a > b) - (a < b);
}

/* Counts with the gain of names: what is never written small. */
static double count_of(const double counts[2], bool is_name) {
    return counts[0] + counts[1] * (is_name ? NAME_WEIGHT : 1);
}

/* Weighs all terms; returns the sum of their squares in the opening, each in `opening[0]`. */
static double weigh_terms(sign_work *x) {
    double square = 0;
    for (size_t i = 0; i < x->terms.count; i++) {
        term *t = &x->terms.items[i];
        bool is_name = t->place[0] == 0;
        double in_opening = count_of(t->opening, is_name);
        double opening = in_opening > 0 ? pow(in_opening, DAMPING) * t->rarity : 0; /* of most terms it has none */
        t->weight = pow(count_of(t->place, is_name), DAMPING) * t->rarity;
        t->opening[0] = opening * opening;
        square += t->opening[0];
    }
    return square;
}

static void keep_terms(hsy_arena *kept, sign_work *x) {
    double opening = weigh_terms(x), square = 0;
    uint32_t count = x->terms.count < HSY_STORY_TERMS ? (uint32_t)x->terms.count : HSY_STORY_TERMS;
    const ranked *order = rank_terms(x);
    for (uint32_t i = 0; i < count; i++) square += order[i].weight * order[i].weight;
    if (square <= 0) return;
    x->sign->terms = hsy_arena_alloc(kept, count * sizeof *x->sign->terms);
    x->sign->count = count;
    for (uint32_t i = 0; i < count; i++) {
        const term *from = order[i].term;
        hsy_story_term *t = &x->sign->terms[i];
        t->id = from->id;
        t->weight = (uint16_t)(from->weight / sqrt(square) * HSY_STORY_WEIGHT + 0.5);
        t->opening = opening > 0 ? (uint8_t)(from->opening[0] / opening * HSY_STORY_PART + 0.5) : 0;
        t->prominence = (uint8_t)(from->prominence * HSY_STORY_PART + 0.5);
    }
    qsort(x->sign->terms, count, sizeof *x->sign->terms, compare_ids);
}

hsy_story_sign hsy_story_sign_of(const hsy_room *room, const hsy_article *article, hsy_tokens tokens) {
    hsy_story_sign sign = {.time = INT64_MIN};
    hsy_slice language = article->language;
    sign_work x = {.scratch = room->scratch, .stems = room->stems, .language = language, .fading = 1, .sign = &sign};
    x.function_words = hsy_lexicon_named(language, HSY_S("function-words"));
    x.rarities = hsy_lexicon_named(language, HSY_S("word-rarity"));
    x.months = hsy_lexicon_named(language, HSY_S("months"));
    sign.language = (uint32_t)hsy_hash(hsy_slice_sub(language, 0, LANGUAGE));
    hsy_party outlet = hsy_party_of_article(article);
    if (outlet.name.length) sign.outlet = (uint32_t)hsy_hash(hsy_party_key(room->scratch, outlet.name)) | 1;
    read_article(&x, article, tokens);
    keep_terms(room->kept, &x);
    return sign;
}
