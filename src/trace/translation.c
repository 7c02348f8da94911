/* Translations: articles in two languages, one of which is the other's text.
 *
 *     "Am 14. Mai wählten 312 Delegierte in Varn Ida Holt …"
 *     "On May 14, 312 delegates in Varn elected Ida Holt …"            14 · 312 · varn · ida · holt, in one order
 *
 * What stays when a text is translated is its names and numbers (anchor.c) and the order in which they come; two
 * reporters of one event use the same names too, in another order. Pairs of different languages with enough anchors in
 * common are compared by the longest common subsequence of their anchors (Wagner and Fischer 1974). How much of it is
 * wanted depends on what the pages say: that the text was translated from that language, whose it is, or the same desk
 * code under both texts.
 *
 * German nouns are anchors too: they find no partner and cost nothing, since the shorter list is the measure.
 */
#include <stdlib.h>
#include <string.h>

#include "trace/anchor.h"
#include "trace/parallel.h"
#include "trace/party.h"
#include "trace/steps.h"
#include "trace/tally.h"

enum {
    NEXT_CARRIERS = 32,    /* of one anchor that an article is paired with */
    LEAST_SHARED = 3,      /* anchors in common of a pair that is compared */
    MOST_CARRIERS_IN = 50, /* an anchor pairs articles when at most one in so many has it, */
    FEW_CARRIERS = 64,     /* or so few */
    A_DAY = 24 * 60 * 60,
};

/* What is wanted of the anchors in one order: how many, and which part of the shorter list. */
typedef struct demand {
    uint32_t anchors;
    double part;
} demand;

static const demand DEMANDS[] = {
    {12, 0.75}, /* the pages say nothing of it */
    {6, 0.45},  /* one proof: the language that it was translated from, the outlet credited or linked, the desk code */
    {3, 0.30},  /* two or more; a page of 100 words has few names */
};

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
    hsy_anchors *anchors; /* of each article */
    posting *postings;
    size_t posting_count;
    hsy_indices *places; /* of each article: indices of its postings */
    found_translations *found;
} translating;

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
    size_t most = x->steps->count / MOST_CARRIERS_IN;
    if (most < FEW_CARRIERS) most = FEW_CARRIERS;
    for (size_t first = 0, end; first < kept; first = end) {
        for (end = first; end < kept && x->postings[end].id == x->postings[first].id;) end++;
        if (end - first < 2 || end - first > most) continue;
        for (size_t i = first; i < end; i++) HSY_PUSH(arena, &x->places[x->postings[i].article], (uint32_t)i);
    }
}

static uint32_t common_subsequence(hsy_arena *scratch, const hsy_anchors *a, const hsy_anchors *b) {
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

static bool is_code(hsy_slice credit) { return credit.length >= 2 && hsy_party_of(credit).name.length == 0; }

/* The same desk code stands under both: a sign that means nothing elsewhere. */
static bool share_code(const hsy_article *a, const hsy_article *b) {
    for (size_t i = 0; i < a->credits.count; i++)
        for (size_t k = 0; k < b->credits.count; k++)
            if (is_code(a->credits.items[i]) && hsy_slice_equal(a->credits.items[i], b->credits.items[k])) return true;
    return false;
}

/* Whether the article credits or links the other. That it merely names the outlet ("the Tagblatt reported") makes it a
 * report on that text, not a translation. */
static bool names(hsy_arena *scratch, const hsy_steps *steps, uint32_t to, uint32_t from) {
    const hsy_article *other = &steps->readings[from]->article;
    for (uint32_t i = steps->citation_starts[to]; i < steps->citation_starts[to + 1]; i++) {
        const hsy_citation *c = &steps->citations.items[i];
        if (c->naming == HSY_NAMING_LINK && c->from_article == from) return true;
        if (c->naming <= HSY_NAMING_WITH && hsy_party_is_own(scratch, other, (hsy_party){c->kind, c->name}))
            return true;
    }
    return false;
}

/* How many things show that `to` was translated from `from`. */
static size_t proofs(hsy_arena *scratch, const hsy_steps *steps, uint32_t to, uint32_t from) {
    return (size_t)states(steps, to, from) + names(scratch, steps, to, from);
}

static bool is_much_earlier(const hsy_steps *steps, uint32_t to, uint32_t from) {
    return steps->times[to] != INT64_MIN && steps->times[from] != INT64_MIN &&
           steps->times[to] + A_DAY < steps->times[from];
}

static double least(double a, double b) { return a < b ? a : b; }

static void compare_articles(const translating *x, const hsy_room *room, uint32_t a, uint32_t b) {
    const hsy_steps *steps = x->steps;
    size_t of_b = proofs(room->scratch, steps, b, a), of_a = proofs(room->scratch, steps, a, b);
    size_t proved =
        (of_a > of_b ? of_a : of_b) + share_code(&steps->readings[a]->article, &steps->readings[b]->article);
    demand wanted = DEMANDS[proved < 2 ? proved : 2];
    uint32_t to = of_a > of_b ? a : b, from = to == a ? b : a;
    uint32_t common = common_subsequence(room->scratch, &x->anchors[a], &x->anchors[b]);
    double shorter = least(x->anchors[a].count, x->anchors[b].count);
    if (common < wanted.anchors || common < wanted.part * shorter || is_much_earlier(steps, to, from)) return;
    double words = (double)steps->wordings[from].count / (steps->wordings[to].count ? steps->wordings[to].count : 1);
    found_translation f = {from, to, least(1, words) * common / shorter};
    HSY_PUSH(room->kept, &x->found[a], f);
}

static void find_translations(void *context, const hsy_room *room, size_t a) {
    const translating *x = context;
    const hsy_indices *places = &x->places[a];
    if (places->count == 0) return;
    hsy_tally tally = hsy_tally_in(room->scratch, places->count * NEXT_CARRIERS);
    for (size_t i = 0; i < places->count; i++)
        for (size_t at = places->items[i], k = at + 1; k <= at + NEXT_CARRIERS && k < x->posting_count; k++) {
            if (x->postings[k].id != x->postings[at].id) break;
            if (hsy_trace_other_language(x->steps, (uint32_t)a, x->postings[k].article))
                hsy_tally_add(&tally, x->postings[k].article);
        }
    for (size_t i = 0, count = hsy_tally_list(&tally, LEAST_SHARED); i < count; i++)
        compare_articles(x, room, (uint32_t)a, tally.entries[i].article);
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

void hsy_trace_translations(hsy_arena *arena, hsy_steps *steps) {
    if (!hsy_trace_has_languages(steps)) return;
    translating x = {.steps = steps, .anchors = hsy_trace_anchors(arena, steps)};
    x.places = HSY_NEW_ARRAY(arena, hsy_indices, steps->count + 1);
    x.found = HSY_NEW_ARRAY(arena, found_translations, steps->count + 1);
    post(arena, &x);
    hsy_parallel(arena, steps->threads, steps->count, &x, find_translations);
    add_relays(arena, steps, &x);
}
