/* Articles as weighted terms (tf-idf; Spärck Jones 1972, Salton and Buckley 1988).
 *
 *     "Spill at Lake Varn: mayor Ida Holt …"   ->   spill 4.1 · varn 14.2 · holt 9.8 · mayor 3.0 …
 *
 * A term is the beginning of a word, six letters of it, which stands for its stem in any language: data without
 * lexicon are treated as those with one. Words of the title count twice, and so do words that are only ever written
 * with a capital: names are what tells one event from the next. Rarity is counted within a language, as if a thousand
 * other articles stood beside the set: in a few pages of one event all its words would weigh nothing otherwise. Then
 * nothing tells "the" from a name there, so words of up to three small letters and function words (lexicon) are out.
 *
 * Tuned on basil-dev, telegram-ru-dev and small sets drawn from basil-dev (docs/quality.md).
 */
#include "trace/terms.h"

#include <math.h>
#include <stdlib.h>

#include "base/hash.h"
#include "base/table.h"
#include "base/utf8.h"
#include "text/fold.h"
#include "text/lexicon.h"
#include "text/word.h"
#include "trace/parallel.h"

enum {
    STEM = 6,          /* code points */
    MOST_TERMS = 60,   /* of one article */
    BACKGROUND = 1000, /* articles that are thought beside the set */
    LANGUAGE = 2,      /* letters of a tag that are compared: "de" of "de-CH" */
    SHORT_WORD = 3,    /* code points; shorter words with a small letter are no terms */
};

static const float NAME_WEIGHT = 2, TITLE_WEIGHT = 2;
static const float DAMPING = 0.8F; /* power of the count: the tenth mention says less than the first */

typedef struct term_work {
    const hsy_steps *steps;
    hsy_terms *terms;           /* of each article; first counts, then weights */
    hsy_number_table carriers;  /* by term and language: articles that have it */
    hsy_number_table set_sizes; /* by language: articles */
} term_work;

static int compare_ids(const void *left, const void *right) {
    uint32_t a = ((const hsy_term *)left)->id, b = ((const hsy_term *)right)->id;
    return (a > b) - (a < b);
}

static int compare_weights(const void *left, const void *right) {
    const hsy_term *a = left, *b = right;
    if (a->weight != b->weight) return a->weight > b->weight ? -1 : 1;
    return compare_ids(left, right);
}

static hsy_slice stem_of(hsy_slice folded) {
    if (folded.length > 2 && hsy_slice_ends(folded, HSY_S("'s"))) folded.length -= 2;
    static const hsy_slice possessive = HSY_SLICE("’s");
    if (folded.length > possessive.length && hsy_slice_ends(folded, possessive)) folded.length -= possessive.length;
    size_t at = 0;
    for (int i = 0; i < STEM && at < folded.length; i++) hsy_utf8_next(folded, &at);
    return hsy_slice_sub(folded, 0, at);
}

static bool is_function_word(const hsy_lexicon *words, hsy_slice folded, bool is_capital) {
    return hsy_lexicon_find(words, folded) >= 0 || (!is_capital && hsy_utf8_count(folded) <= SHORT_WORD);
}

HSY_VECTOR_TYPE(term_list, hsy_term);

/* Appends the words of a text; `lower` has those that stand somewhere with a small letter. */
static void add_text(hsy_arena *scratch, hsy_slice text, hsy_slice language, float weight, hsy_number_table *lower,
                     term_list *list) {
    hsy_tokens tokens = hsy_words(scratch, text, language);
    const hsy_lexicon *function_words = hsy_lexicon_named(language, HSY_S("function-words"));
    size_t first = list->count;
    for (size_t i = 0; i < tokens.count; i++) {
        hsy_token token = tokens.items[i];
        if (token.kind != HSY_TOKEN_WORD && token.kind != HSY_TOKEN_NUMBER) continue;
        bool is_capital = token.flags & HSY_TOKEN_CAPITAL;
        hsy_slice folded = hsy_fold(scratch, hsy_token_text(text, token));
        if (token.kind == HSY_TOKEN_WORD && is_function_word(function_words, folded, is_capital)) continue;
        uint32_t id = (uint32_t)hsy_hash(stem_of(folded));
        if (!is_capital && token.kind == HSY_TOKEN_WORD) *hsy_number_table_put(scratch, lower, id) = 1;
        HSY_PUSH(scratch, list, ((hsy_term){id, is_capital ? -weight : weight}));
    }
    for (size_t i = first; i < list->count; i++) { /* the capital was noted in the sign */
        hsy_term *t = &list->items[i];
        if (t->weight < 0) t->weight = -t->weight * (hsy_number_table_get(lower, t->id) ? 1 : NAME_WEIGHT);
    }
}

static uint32_t sum_equal(hsy_term *items, size_t count) {
    uint32_t kept = 0;
    if (count) qsort(items, count, sizeof *items, compare_ids);
    for (size_t i = 0; i < count; i++) {
        if (kept && items[kept - 1].id == items[i].id)
            items[kept - 1].weight += items[i].weight;
        else
            items[kept++] = items[i];
    }
    return kept;
}

static hsy_terms keep_terms(hsy_arena *kept, const hsy_term *items, uint32_t count) {
    hsy_terms terms = {hsy_arena_alloc(kept, count * sizeof *items), count};
    for (uint32_t i = 0; i < count; i++) terms.items[i] = items[i];
    return terms;
}

/* Whether a block may stand for the article when no body was found. */
static bool may_be_body(hsy_role role) {
    return role <= HSY_ROLE_CODE || role == HSY_ROLE_CAPTION || role == HSY_ROLE_TEASER;
}

/* The text comes first, so that it is known which words of the title are names. */
static void count_terms(void *context, const hsy_room *room, size_t a) {
    const term_work *x = context;
    const hsy_article *article = &x->steps->readings[a]->article;
    hsy_number_table lower = {0};
    term_list list = {0};
    add_text(room->scratch, article->text, article->language, 1, &lower, &list);
    for (size_t i = 0; i < article->blocks.count && article->text.length == 0; i++)
        if (may_be_body(article->blocks.items[i].role))
            add_text(room->scratch, article->blocks.items[i].text, article->language, 1, &lower, &list);
    add_text(room->scratch, article->title, article->language, TITLE_WEIGHT, &lower, &list);
    if (list.count == 0) return;
    uint32_t count = sum_equal(list.items, list.count);
    x->terms[a] = keep_terms(room->kept, list.items, count);
}

static void scale(hsy_terms *terms) {
    double square = 0;
    for (uint32_t i = 0; i < terms->count; i++) square += (double)terms->items[i].weight * terms->items[i].weight;
    float factor = square > 0 ? (float)(1 / sqrt(square)) : 0;
    for (uint32_t i = 0; i < terms->count; i++) terms->items[i].weight *= factor;
}

static uint32_t language_of(const hsy_steps *steps, size_t a) {
    return (uint32_t)hsy_hash(hsy_slice_sub(steps->readings[a]->article.language, 0, LANGUAGE));
}

static uint64_t in_language(uint32_t id, uint32_t language) { return (uint64_t)language << 32 | id; }

static void count_one(hsy_arena *arena, hsy_number_table *table, uint64_t key) {
    uint32_t *count = hsy_number_table_put(arena, table, key);
    *count = *count == HSY_TABLE_NEW ? 1 : *count + 1;
}

static void weigh_terms(void *context, const hsy_room *room, size_t a) {
    const term_work *x = context;
    hsy_terms *terms = &x->terms[a];
    uint32_t language = language_of(x->steps, a);
    double set = (double)*hsy_number_table_get(&x->set_sizes, language) + BACKGROUND + 1;
    for (uint32_t i = 0; i < terms->count; i++) {
        hsy_term *t = &terms->items[i];
        double rarity = log(set / *hsy_number_table_get(&x->carriers, in_language(t->id, language)));
        t->weight = powf(t->weight, DAMPING) * (float)rarity;
    }
    if (terms->count > MOST_TERMS) {
        qsort(terms->items, terms->count, sizeof *terms->items, compare_weights);
        terms->count = MOST_TERMS;
        qsort(terms->items, terms->count, sizeof *terms->items, compare_ids);
    }
    scale(terms);
    *terms = keep_terms(room->kept, terms->items, terms->count);
}

hsy_terms *hsy_trace_terms(hsy_arena *arena, const hsy_steps *steps) {
    hsy_arena *counts = hsy_arena_scratch(arena);
    term_work x = {.steps = steps, .terms = HSY_NEW_ARRAY(arena, hsy_terms, steps->count + 1)};
    hsy_parallel(counts, steps->threads, steps->count, &x, count_terms);
    for (size_t a = 0; a < steps->count; a++) {
        uint32_t language = language_of(steps, a);
        count_one(counts, &x.set_sizes, language);
        for (uint32_t i = 0; i < x.terms[a].count; i++)
            count_one(counts, &x.carriers, in_language(x.terms[a].items[i].id, language));
    }
    hsy_parallel(arena, steps->threads, steps->count, &x, weigh_terms);
    hsy_arena_clear(counts);
    return x.terms;
}

double hsy_terms_product(const hsy_terms *a, const hsy_terms *b) {
    double sum = 0;
    for (uint32_t i = 0, k = 0; i < a->count && k < b->count;) {
        uint32_t left = a->items[i].id, right = b->items[k].id;
        if (left == right) sum += (double)a->items[i].weight * b->items[k].weight;
        i += left <= right;
        k += right <= left;
    }
    return sum;
}

hsy_terms hsy_terms_sum(hsy_arena *arena, const hsy_terms *a, const hsy_terms *b, uint32_t most) {
    hsy_terms sum = {hsy_arena_alloc(arena, (a->count + b->count) * sizeof(hsy_term)), 0};
    for (uint32_t i = 0, k = 0; i < a->count || k < b->count;) {
        if (k == b->count || (i < a->count && a->items[i].id < b->items[k].id)) {
            sum.items[sum.count++] = a->items[i++];
        } else if (i == a->count || b->items[k].id < a->items[i].id) {
            sum.items[sum.count++] = b->items[k++];
        } else {
            sum.items[sum.count++] = (hsy_term){a->items[i].id, a->items[i].weight + b->items[k++].weight};
            i++;
        }
    }
    if (sum.count > most) {
        qsort(sum.items, sum.count, sizeof *sum.items, compare_weights);
        sum.count = most;
        qsort(sum.items, sum.count, sizeof *sum.items, compare_ids);
    }
    return sum;
}
