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
 *
 * Two articles are similar by four things, each a factor:
 * - their words: the cosine of the vectors;
 * - their openings: how much of the title and first sentences of each the other has, and how far up. A follow-up has
 * the old event as background, but the old article has nothing of what the follow-up opens with: the lesser part
 * counts;
 * - the outlet: it reports a piece of news once, what it prints next is more likely the next event;
 * - time: days between the two when known, and the days that their openings name, which must have one in common.
 * Pieces whose titles differ in their numbers only ("Weather for 8 May", "... 16 May") are a series, never an event.
 *
 * What it misses: two events on one day that are told with the same words ("ready for talks", "talks put off"), and
 * reports so different that only a name is common to them.
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
    FADING_WORDS = 150,   /* in which the weight of a place falls to 1/e */
    OPENING_WORDS = 40,   /* of the text that belong to the opening */
    PROMINENT_WORDS = 65, /* of the text that have full prominence */
    DATED_WORDS = 100,    /* of the text whose dates count */
    SERIES_WORDS = 3,     /* equal words of titles of a series */
    HEADING_MOST = 200,   /* bytes of a first line that stands for a missing title */
    HEADING_LEAST = 15,
    BACKGROUND = 100, /* articles of the table that are thought beside a word's one carrier */
    TABLE_ARTICLES = 1000,
    FULL_WEIGHT = 65535,
    FULL_PART = 255,
};

static const double NAME_WEIGHT = 1.5, TITLE_WEIGHT = 3, OPENING_TITLE_WEIGHT = 2;
static const double LEAST_PLACE = 0.2;      /* weight of a word at the end of a long text */
static const double LEAST_PROMINENCE = 0.3; /* of such a word */
static const double DAMPING = 0.65;         /* power of the count: the tenth mention says less than the first */
static const double OPENING_FREE = 0.2; /* what an opening that has nothing in common leaves of a similarity, squared */
static const double SAME_OUTLET = 0.7, OTHER_DAY = 0.5;
static const double FADING = 8 * 24 * 3600; /* seconds in which similarity falls to 1/e; two days cost a twentieth */

/* One occurrence of a term. */
typedef struct mention {
    uint32_t id;
    float place, opening, prominence; /* weight of where it stands in the whole and in the opening; prominence */
    float rarity;
    bool is_capital;
} mention;

HSY_VECTOR_TYPE(mentions, mention);

typedef struct sign_work {
    hsy_arena *scratch;
    hsy_slice language;
    hsy_stemmer stemmer;
    const hsy_lexicon *function_words, *rarities, *months;
    hsy_number_table small; /* terms that stand somewhere with a small letter */
    mentions found;
    hsy_story_sign *sign;
} sign_work;

/* What a term is, summed over its mentions. */
typedef struct total {
    uint32_t id;
    double weight, opening, prominence;
} total;

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
    hsy_slice stem = hsy_stem(x->scratch, &x->stemmer, hsy_slice_sub(x->language, 0, LANGUAGE), folded);
    size_t at = 0;
    for (int i = 0; i < STEM && at < stem.length; i++) hsy_utf8_next(stem, &at);
    return hsy_slice_sub(stem, 0, at);
}

static bool is_function_word(const sign_work *x, hsy_slice folded, bool is_capital) {
    return hsy_lexicon_find(x->function_words, folded) >= 0 || (!is_capital && hsy_utf8_count(folded) <= SHORT_WORD);
}

/* Notes a word or number; the place is the number of words before it in the text, or negative in the title. */
static void note_term(sign_work *x, hsy_slice text, hsy_token token, long place) {
    bool is_word = token.kind == HSY_TOKEN_WORD, is_capital = is_word && token.flags & HSY_TOKEN_CAPITAL;
    hsy_slice folded = hsy_fold(x->scratch, hsy_token_text(text, token));
    if (is_word && is_function_word(x, folded, is_capital)) return;
    hsy_slice stem = is_word ? stem_of(x, folded) : folded;
    mention m = {.id = (uint32_t)hsy_hash(stem), .rarity = (float)rarity_of(x, stem), .is_capital = is_capital};
    double behind = place < PROMINENT_WORDS ? 0 : (double)(place - PROMINENT_WORDS) / FADING_WORDS;
    m.place = (float)(place < 0 ? TITLE_WEIGHT : fmax(LEAST_PLACE, exp(-(double)place / FADING_WORDS)));
    m.opening = (float)(place < 0 ? OPENING_TITLE_WEIGHT : place < OPENING_WORDS);
    m.prominence = (float)fmax(LEAST_PROMINENCE, exp(-behind));
    if (is_word && !is_capital) *hsy_number_table_put(x->scratch, &x->small, m.id) = 1;
    HSY_PUSH(x->scratch, &x->found, m);
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

static void read_text(sign_work *x, hsy_slice text, bool is_title, long *place) {
    hsy_tokens tokens = hsy_words(x->scratch, text, x->language);
    size_t dated = 0;
    for (size_t i = 0; i < tokens.count; i++) {
        hsy_token token = tokens.items[i];
        if (token.kind != HSY_TOKEN_WORD && token.kind != HSY_TOKEN_NUMBER) continue;
        if (*place < DATED_WORDS) dated = i + 1;
        note_term(x, text, token, is_title ? -1 : *place);
        if (!is_title) ++*place;
    }
    note_dates(x, text, &tokens, dated);
}

/* Hashes of the title's words and of its numbers, by which a series is known. */
static void read_series(sign_work *x, hsy_slice title) {
    hsy_tokens tokens = hsy_words(x->scratch, title, x->language);
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

static void read_article(sign_work *x, const hsy_article *article) {
    hsy_slice heading = heading_of(article);
    long place = 0;
    read_text(x, heading, true, &place);
    read_text(x, article->text, false, &place);
    for (size_t i = 0; i < article->blocks.count && article->text.length == 0; i++)
        if (may_be_body(article->blocks.items[i].role)) read_text(x, article->blocks.items[i].text, false, &place);
    read_series(x, heading);
}

static int compare_mentions(const void *left, const void *right) {
    const mention *a = left, *b = right;
    if (a->id != b->id) return a->id < b->id ? -1 : 1;
    if (a->prominence != b->prominence) return a->prominence > b->prominence ? -1 : 1;
    return (a->place < b->place) - (a->place > b->place);
}

static int compare_totals(const void *left, const void *right) {
    const total *a = left, *b = right;
    if (a->weight != b->weight) return a->weight > b->weight ? -1 : 1;
    return (a->id > b->id) - (a->id < b->id);
}

static int compare_ids(const void *left, const void *right) {
    uint32_t a = ((const hsy_story_term *)left)->id, b = ((const hsy_story_term *)right)->id;
    return (a > b) - (a < b);
}

/* One term a stem, the heaviest first; `*opening` becomes the sum of their parts of the opening. */
static size_t sum_mentions(sign_work *x, total *totals, double *opening) {
    size_t count = 0;
    if (x->found.count) qsort(x->found.items, x->found.count, sizeof *x->found.items, compare_mentions);
    for (size_t i = 0, end; i < x->found.count; i = end) {
        const mention *first = &x->found.items[i];
        double place = 0, part = 0;
        for (end = i; end < x->found.count && x->found.items[end].id == first->id; end++) {
            double name = x->found.items[end].is_capital && !hsy_number_table_get(&x->small, first->id);
            place += x->found.items[end].place * (name ? NAME_WEIGHT : 1);
            part += x->found.items[end].opening * (name ? NAME_WEIGHT : 1);
        }
        double root = pow(part, DAMPING) * first->rarity;
        totals[count++] = (total){first->id, pow(place, DAMPING) * first->rarity, root * root, first->prominence};
        *opening += root * root;
    }
    if (count) qsort(totals, count, sizeof *totals, compare_totals);
    return count;
}

static void keep_terms(hsy_arena *kept, sign_work *x) {
    total *totals = hsy_arena_alloc(x->scratch, (x->found.count + 1) * sizeof *totals);
    double opening = 0, square = 0;
    size_t count = sum_mentions(x, totals, &opening);
    if (count > HSY_STORY_TERMS) count = HSY_STORY_TERMS;
    for (size_t i = 0; i < count; i++) square += totals[i].weight * totals[i].weight;
    if (square <= 0) return;
    x->sign->terms = hsy_arena_alloc(kept, count * sizeof *x->sign->terms);
    x->sign->count = (uint32_t)count;
    for (size_t i = 0; i < count; i++) {
        hsy_story_term *t = &x->sign->terms[i];
        t->id = totals[i].id;
        t->weight = (uint16_t)(totals[i].weight / sqrt(square) * FULL_WEIGHT + 0.5);
        t->opening = opening > 0 ? (uint8_t)(totals[i].opening / opening * FULL_PART + 0.5) : 0;
        t->prominence = (uint8_t)(totals[i].prominence * FULL_PART + 0.5);
    }
    qsort(x->sign->terms, count, sizeof *x->sign->terms, compare_ids);
}

hsy_story_sign hsy_story_sign_of(hsy_arena *kept, hsy_arena *scratch, const hsy_article *article, int64_t time,
                                 uint64_t key) {
    hsy_story_sign sign = {.time = time, .key = key};
    hsy_slice language = article->language;
    sign_work x = {.scratch = scratch, .language = language, .sign = &sign};
    x.function_words = hsy_lexicon_named(language, HSY_S("function-words"));
    x.rarities = hsy_lexicon_named(language, HSY_S("word-rarity"));
    x.months = hsy_lexicon_named(language, HSY_S("months"));
    sign.language = (uint32_t)hsy_hash(hsy_slice_sub(language, 0, LANGUAGE));
    hsy_party outlet = hsy_party_of_article(article);
    if (outlet.name.length) sign.outlet = (uint32_t)hsy_hash(hsy_party_key(scratch, outlet.name)) | 1;
    read_article(&x, article);
    keep_terms(kept, &x);
    return sign;
}

static bool is_series(const hsy_story_sign *a, const hsy_story_sign *b) {
    return a->title_words != 0 && a->title_words == b->title_words && a->title_numbers != 0 && b->title_numbers != 0 &&
           a->title_numbers != b->title_numbers;
}

/* Whether both openings name days, and none in common. */
static bool is_other_day(const hsy_story_sign *a, const hsy_story_sign *b) {
    for (uint32_t i = 0; i < a->day_count; i++)
        for (uint32_t k = 0; k < b->day_count; k++)
            if (a->days[i] == b->days[k]) return false;
    return a->day_count > 0 && b->day_count > 0;
}

double hsy_story_fading(int64_t first, int64_t second) {
    if (first == INT64_MIN || second == INT64_MIN) return 1;
    double distance = ((double)first - (double)second) / FADING;
    return exp(-distance * distance);
}

double hsy_story_similarity(const hsy_story_sign *a, const hsy_story_sign *b) {
    if (a->language != b->language || is_series(a, b)) return 0;
    uint64_t product = 0;
    uint32_t a_opening = 0, b_opening = 0;
    for (uint32_t i = 0, k = 0; i < a->count && k < b->count;) {
        const hsy_story_term *left = &a->terms[i], *right = &b->terms[k];
        if (left->id == right->id) {
            product += (uint64_t)left->weight * right->weight;
            a_opening += (uint32_t)left->opening * right->prominence;
            b_opening += (uint32_t)right->opening * left->prominence;
        }
        i += left->id <= right->id;
        k += right->id <= left->id;
    }
    double s = (double)product / ((double)FULL_WEIGHT * FULL_WEIGHT);
    double told = (double)(a_opening < b_opening ? a_opening : b_opening) / (FULL_PART * FULL_PART);
    s *= sqrt(OPENING_FREE + told);
    if (a->outlet && a->outlet == b->outlet) s *= SAME_OUTLET;
    if (is_other_day(a, b)) s *= OTHER_DAY;
    return s * hsy_story_fading(a->time, b->time);
}
