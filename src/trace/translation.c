/* Translations: articles in two languages, one of which is the other's text.
 *
 *     "Am 4. Mai wählten 312 Delegierte in Varn Ida Holt …"
 *     "On May 4, 312 delegates in Varn elected Ida Holt …"            4 · 312 · varn · ida · holt, in one order
 *
 * What stays when a text is translated is its names and numbers, and the order in which they come. (Two reporters of
 * one event use the same names too, in another order.) An article is cut down to these anchors; pairs of different
 * languages with enough rare anchors in common are compared by the longest common subsequence of their anchors
 * (Wagner and Fischer 1974). An article that says it was translated, or names the other's outlet, needs less proof.
 *
 * A name counts by its first five letters, without accents and in Latin script, so that endings do not matter;
 * names that each language spells in its own way (Kyiv, Kiew) are lost. Capitals are what tells a name, so German
 * nouns are anchors too: they find no partner and cost nothing, since the shorter list is the measure.
 */
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/table.h"
#include "base/utf8.h"
#include "text/fold.h"
#include "text/word.h"
#include "trace/parallel.h"
#include "trace/party.h"
#include "trace/steps.h"

enum {
    STEM = 5,              /* code points of a name */
    MOST_ANCHORS = 400,    /* of one article */
    LEAST_DIGITS = 2,      /* of a number: "3" stands everywhere */
    NEXT_CARRIERS = 32,    /* of one anchor that an article is paired with */
    LEAST_RARE = 4,        /* anchors in common that few articles have */
    RARE_ONE_IN = 50,      /* an anchor is rare that at most one article in so many has, */
    RARE_CARRIERS = 6,     /* or so few */
    LEAST_COMMON = 6,      /* anchors in one order when a translation is stated */
    LEAST_COMMON_BARE = 12 /* and when it is not */
};

static const double STATED_PART = 0.45; /* of the shorter list of anchors, in one order */
static const double BARE_PART = 0.75;

typedef struct anchors {
    uint32_t *ids; /* in the order of the text */
    uint32_t count;
} anchors;

typedef struct posting {
    uint32_t id, article;
} posting;

typedef struct found_translation {
    uint32_t from, to;
    double share;
} found_translation;

HSY_VECTOR_TYPE(found_translations, found_translation);

typedef struct translating {
    const hsy_steps *steps;
    anchors *anchors; /* of each article */
    posting *postings;
    size_t posting_count;
    hsy_indices *places; /* of each article: indices of its postings */
    found_translations *found;
} translating;

static uint32_t anchor_of(hsy_arena *scratch, hsy_slice text, hsy_token token) {
    char digits[32];
    size_t length = 0;
    hsy_slice word = hsy_token_text(text, token);
    if (token.kind == HSY_TOKEN_NUMBER) {
        for (size_t i = 0; i < word.length && length < sizeof digits; i++)
            if (hsy_is_digit(word.at[i])) digits[length++] = word.at[i];
        return length >= LEAST_DIGITS ? (uint32_t)hsy_hash((hsy_slice){digits, length}) | 1 : 0;
    }
    hsy_slice folded = hsy_fold_plain(scratch, word);
    size_t at = 0;
    for (int i = 0; i < STEM && at < folded.length; i++) hsy_utf8_next(folded, &at);
    return (uint32_t)hsy_hash(hsy_slice_sub(folded, 0, at)) | 1;
}

/* Numbers, and words that are never written small. */
static void find_anchors(void *context, const hsy_room *room, size_t a) {
    const translating *x = context;
    const hsy_article *article = &x->steps->readings[a]->article;
    hsy_tokens tokens = hsy_words(room->scratch, article->text, article->language);
    hsy_number_table small = {0};
    for (size_t i = 0; i < tokens.count; i++)
        if (tokens.items[i].kind == HSY_TOKEN_WORD && !(tokens.items[i].flags & HSY_TOKEN_CAPITAL))
            *hsy_number_table_put(room->scratch, &small, anchor_of(room->scratch, article->text, tokens.items[i])) = 1;
    anchors *found = &x->anchors[a];
    found->ids = hsy_arena_alloc(room->kept, MOST_ANCHORS * sizeof *found->ids);
    for (size_t i = 0; i < tokens.count && found->count < MOST_ANCHORS; i++) {
        hsy_token token = tokens.items[i];
        bool is_capital = token.kind == HSY_TOKEN_WORD && token.flags & HSY_TOKEN_CAPITAL;
        if (!is_capital && token.kind != HSY_TOKEN_NUMBER) continue;
        uint32_t id = anchor_of(room->scratch, article->text, token);
        if (id && !(is_capital && hsy_number_table_get(&small, id))) found->ids[found->count++] = id;
    }
}

static int compare_postings(const void *left, const void *right) {
    const posting *a = left, *b = right;
    if (a->id != b->id) return a->id < b->id ? -1 : 1;
    return (a->article > b->article) - (a->article < b->article);
}

static void post(hsy_arena *arena, translating *x) {
    size_t count = 0, kept = 0;
    for (size_t a = 0; a < x->steps->count; a++) count += x->anchors[a].count;
    x->postings = hsy_arena_alloc(arena, count * sizeof *x->postings);
    for (uint32_t a = 0; a < x->steps->count; a++)
        for (uint32_t i = 0; i < x->anchors[a].count; i++)
            x->postings[x->posting_count++] = (posting){x->anchors[a].ids[i], a};
    if (count) qsort(x->postings, count, sizeof *x->postings, compare_postings);
    for (size_t i = 0; i < count; i++)
        if (i == 0 || compare_postings(&x->postings[i], &x->postings[i - 1]) != 0) x->postings[kept++] = x->postings[i];
    x->posting_count = kept;
    size_t most = x->steps->count / RARE_ONE_IN > RARE_CARRIERS ? x->steps->count / RARE_ONE_IN : RARE_CARRIERS;
    for (size_t first = 0, end; first < kept; first = end) {
        for (end = first; end < kept && x->postings[end].id == x->postings[first].id;) end++;
        if (end - first < 2 || end - first > most) continue;
        for (size_t i = first; i < end; i++) HSY_PUSH(arena, &x->places[x->postings[i].article], (uint32_t)i);
    }
}

static uint32_t common_subsequence(hsy_arena *scratch, const anchors *a, const anchors *b) {
    uint32_t *row = HSY_NEW_ARRAY(scratch, uint32_t, b->count + 1);
    for (uint32_t i = 0; i < a->count; i++) {
        uint32_t diagonal = 0;
        for (uint32_t k = 0; k < b->count; k++) {
            uint32_t above = row[k + 1];
            if (a->ids[i] == b->ids[k])
                row[k + 1] = diagonal + 1;
            else if (row[k] > above)
                row[k + 1] = row[k];
            diagonal = above;
        }
    }
    return row[b->count];
}

/* Whether the article says that it was translated from the other's language. */
static bool states(const hsy_steps *steps, uint32_t to, uint32_t from) {
    hsy_slice stated = steps->readings[to]->article.translated_from;
    return stated.length >= 2 && hsy_slice_starts(steps->readings[from]->article.language, hsy_slice_sub(stated, 0, 2));
}

static bool names(hsy_arena *scratch, const hsy_steps *steps, uint32_t to, uint32_t from) {
    for (uint32_t i = steps->citation_starts[to]; i < steps->citation_starts[to + 1]; i++) {
        const hsy_citation *c = &steps->citations.items[i];
        bool is_outlet = c->naming != HSY_NAMING_LINK && c->naming != HSY_NAMING_FINDINGS;
        if (is_outlet && hsy_party_is_own(scratch, &steps->readings[from]->article, (hsy_party){c->kind, c->name}))
            return true;
        if (c->naming == HSY_NAMING_LINK && c->from_article == from) return true;
    }
    return false;
}

static double least(double a, double b) { return a < b ? a : b; }

static void compare_articles(const translating *x, const hsy_room *room, uint32_t a, uint32_t b) {
    const hsy_steps *steps = x->steps;
    bool b_is_later = states(steps, b, a) || names(room->scratch, steps, b, a);
    bool a_is_later = states(steps, a, b) || names(room->scratch, steps, a, b);
    bool stated = a_is_later || b_is_later;
    uint32_t common = common_subsequence(room->scratch, &x->anchors[a], &x->anchors[b]);
    double shorter = least(x->anchors[a].count, x->anchors[b].count);
    if (common < (stated ? LEAST_COMMON : LEAST_COMMON_BARE)) return;
    if (common < (stated ? STATED_PART : BARE_PART) * shorter) return;
    uint32_t to = a_is_later && !b_is_later ? a : b, from = to == a ? b : a;
    double words = (double)steps->wordings[from].count / (steps->wordings[to].count ? steps->wordings[to].count : 1);
    found_translation f = {from, to, least(1, words) * common / shorter};
    HSY_PUSH(room->kept, &x->found[a], f);
}

static bool is_other_language(const hsy_steps *steps, uint32_t a, uint32_t b) {
    hsy_slice first = steps->readings[a]->article.language, second = steps->readings[b]->article.language;
    return first.length >= 2 && second.length >= 2 && memcmp(first.at, second.at, 2) != 0;
}

static int compare_numbers(const void *left, const void *right) {
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return (a > b) - (a < b);
}

static void find_translations(void *context, const hsy_room *room, size_t a) {
    const translating *x = context;
    const hsy_indices *places = &x->places[a];
    if (places->count == 0) return;
    uint32_t *others = hsy_arena_alloc(room->scratch, places->count * NEXT_CARRIERS * sizeof *others);
    size_t count = 0;
    for (size_t i = 0; i < places->count; i++)
        for (size_t at = places->items[i], k = at + 1; k <= at + NEXT_CARRIERS && k < x->posting_count; k++) {
            if (x->postings[k].id != x->postings[at].id) break;
            if (is_other_language(x->steps, (uint32_t)a, x->postings[k].article))
                others[count++] = x->postings[k].article;
        }
    if (count) qsort(others, count, sizeof *others, compare_numbers);
    for (size_t first = 0, end; first < count; first = end) {
        for (end = first; end < count && others[end] == others[first];) end++;
        if (end - first >= LEAST_RARE) compare_articles(x, room, (uint32_t)a, others[first]);
    }
}

/* Of several candidates the one that explains most is the original. */
static void add_relays(hsy_arena *arena, hsy_steps *steps, const translating *x) {
    found_translation *best = HSY_NEW_ARRAY(arena, found_translation, steps->count + 1);
    for (size_t a = 0; a < steps->count; a++)
        for (size_t i = 0; i < x->found[a].count; i++) {
            found_translation f = x->found[a].items[i], *kept = &best[f.to];
            if (f.share > kept->share || (f.share == kept->share && f.from < kept->from)) *kept = f;
        }
    for (uint32_t to = 0; to < steps->count; to++) {
        if (best[to].share <= 0) continue;
        hsy_relay relay = {.from_kind = HSY_PARTY_ARTICLE, .from_article = best[to].from, .to = to};
        relay.kind = HSY_RELAY_TRANSLATES;
        relay.share = best[to].share;
        HSY_PUSH(arena, &steps->relays, relay);
    }
    hsy_trace_sort_relays(&steps->relays);
}

/* Work only where there are two languages. */
static bool has_languages(const hsy_steps *steps) {
    for (uint32_t a = 1; a < steps->count; a++)
        if (is_other_language(steps, 0, a)) return true;
    return false;
}

void hsy_trace_translations(hsy_arena *arena, hsy_steps *steps) {
    if (!has_languages(steps)) return;
    translating x = {.steps = steps, .anchors = HSY_NEW_ARRAY(arena, anchors, steps->count + 1)};
    x.places = HSY_NEW_ARRAY(arena, hsy_indices, steps->count + 1);
    x.found = HSY_NEW_ARRAY(arena, found_translations, steps->count + 1);
    hsy_parallel(arena, steps->threads, steps->count, &x, find_anchors);
    post(arena, &x);
    hsy_parallel(arena, steps->threads, steps->count, &x, find_translations);
    add_relays(arena, steps, &x);
}
