/* Which articles of different languages may tell the same: those that share names and numbers and are near in time.
 *
 * Every article's names and numbers (anchor_ids.c) go into one list of postings. For each the article looks at the
 * next few carriers in the canonical order, that is at those nearest after it in time, and keeps the few of another
 * language that share most. Those alone are read closely (anchor.c), for translation.c and crossing.c. Near-linear.
 */
#include "trace/pairing.h"

#include <stdlib.h>
#include <string.h>

#include "trace/parallel.h"
#include "trace/tally.h"

enum {
    NEXT_CARRIERS = 32,    /* of one anchor that an article is paired with */
    LEAST_SHARED = 4,      /* weight of what both have: two rare anchors, or more that are less so */
    MOST_PAIRED = 8,       /* of an article among those behind it, those that share most */
    MOST_CARRIERS_IN = 50, /* an anchor pairs articles when at most one in so many has it, */
    FEW_CARRIERS = 64,     /* or so few */
    MOST_DAYS = 30,        /* between the two: news is translated while it is news */
    A_DAY = 24 * 60 * 60,  /* seconds */
    LANGUAGE = 2,          /* letters of a tag that are compared: "de" of "de-CH" */
};

static const double LEAST_PART = 0.4; /* of the fewer names and numbers, by weight: a fifth when none is common */

typedef struct posting {
    uint32_t id, article;
    uint32_t weight; /* 1 for a common one to 3 for a rare one */
} posting;

typedef struct search {
    const hsy_steps *steps;
    const hsy_glossary *glossary;
    const hsy_anchor_ids *ids; /* of each article */
    posting *postings;
    size_t posting_count;
    hsy_indices *places; /* of each article: indices of its postings */
    hsy_pairing *pairing;
    bool *is_paired;
} search;

bool hsy_trace_other_language(const hsy_steps *steps, uint32_t a, uint32_t b) {
    hsy_slice first = steps->readings[a].article.language, second = steps->readings[b].article.language;
    return first.length >= LANGUAGE && second.length >= LANGUAGE && memcmp(first.at, second.at, LANGUAGE) != 0;
}

/* Whether the set has articles in more than one language. */
static bool has_languages(const hsy_steps *steps) {
    for (uint32_t a = 1; a < steps->count; a++)
        if (hsy_trace_other_language(steps, 0, a)) return true;
    return false;
}

static int compare_postings(const void *left, const void *right) {
    const posting *a = left, *b = right;
    if (a->id != b->id) return a->id < b->id ? -1 : 1;
    return (a->article > b->article) - (a->article < b->article);
}

/* What an anchor with so many carriers counts. */
static int weight_of(size_t carriers) {
    enum { RARE = 16 };
    return carriers <= RARE ? 3 : carriers <= FEW_CARRIERS ? 2 : 1;
}

static void post(hsy_arena *arena, search *x) {
    size_t count = 0;
    for (size_t a = 0; a < x->steps->count; a++) count += x->ids[a].count;
    x->postings = hsy_arena_alloc(arena, count * sizeof *x->postings);
    for (uint32_t a = 0; a < x->steps->count; a++)
        for (uint32_t i = 0; i < x->ids[a].count; i++)
            x->postings[x->posting_count++] = (posting){x->ids[a].ids[i], a, 0};
    if (count) qsort(x->postings, count, sizeof *x->postings, compare_postings);
    size_t most = x->steps->count / MOST_CARRIERS_IN;
    if (most < FEW_CARRIERS) most = FEW_CARRIERS;
    for (size_t first = 0, end; first < count; first = end) {
        for (end = first; end < count && x->postings[end].id == x->postings[first].id;) end++;
        if (end - first < 2 || end - first > most) continue;
        for (size_t i = first; i < end; i++) HSY_PUSH(arena, &x->places[x->postings[i].article], (uint32_t)i);
        for (size_t i = first; i < end; i++) x->postings[i].weight = (uint32_t)weight_of(end - first);
    }
}

static int compare_shared(const void *left, const void *right) {
    const hsy_tally_entry *a = left, *b = right;
    if (a->shared != b->shared) return a->shared > b->shared ? -1 : 1;
    return (a->article > b->article) - (a->article < b->article);
}

/* Articles stand in the order of their times, those without one last. */
static bool is_too_late(const hsy_steps *steps, size_t a, uint32_t later) {
    int64_t first = steps->times[a], second = steps->times[later];
    return first != INT64_MIN && second != INT64_MIN && second - first > MOST_DAYS * A_DAY;
}

static void find_pairs(void *context, const hsy_room *room, size_t a) {
    const search *x = context;
    const hsy_indices *places = &x->places[a];
    if (places->count == 0) return;
    hsy_tally tally = hsy_tally_in(room->scratch);
    for (size_t i = 0; i < places->count; i++)
        for (size_t at = places->items[i], k = at + 1; k <= at + NEXT_CARRIERS && k < x->posting_count; k++) {
            if (x->postings[k].id != x->postings[at].id || is_too_late(x->steps, a, x->postings[k].article)) break;
            if (!hsy_trace_other_language(x->steps, (uint32_t)a, x->postings[k].article)) continue;
            for (uint32_t w = 0; w < x->postings[k].weight; w++) hsy_tally_add(&tally, x->postings[k].article);
        }
    size_t count = hsy_tally_list(&tally, LEAST_SHARED);
    if (count) qsort(tally.entries, count, sizeof *tally.entries, compare_shared);
    for (size_t i = 0; i < count && x->pairing->paired[a].count < MOST_PAIRED; i++) {
        uint32_t strict[] = {x->ids[a].strict, x->ids[tally.entries[i].article].strict};
        double fewer = strict[0] < strict[1] ? strict[0] : strict[1];
        if (tally.entries[i].shared >= LEAST_PART * fewer)
            HSY_PUSH(room->kept, &x->pairing->paired[a], tally.entries[i].article);
    }
}

static void read_anchors(void *context, const hsy_room *room, size_t a) {
    const search *x = context;
    if (x->is_paired[a]) hsy_anchors_of(room, x->glossary, &x->steps->readings[a].article, &x->pairing->anchored[a]);
}

void hsy_trace_pairing(hsy_arena *arena, hsy_steps *steps) {
    steps->has_languages = has_languages(steps);
    if (!steps->has_languages) return;
    hsy_arena *brief = hsy_arena_scratch(arena);
    search x = {.steps = steps, .glossary = hsy_glossary_make(arena), .pairing = HSY_NEW(arena, hsy_pairing)};
    x.ids = hsy_trace_anchors(brief, steps, x.glossary);
    x.places = HSY_NEW_ARRAY(brief, hsy_indices, steps->count + 1);
    x.is_paired = HSY_NEW_ARRAY(brief, bool, steps->count + 1);
    x.pairing->paired = HSY_NEW_ARRAY(arena, hsy_indices, steps->count + 1);
    x.pairing->anchored = HSY_NEW_ARRAY(arena, hsy_anchored, steps->count + 1);
    post(brief, &x);
    hsy_parallel(arena, steps->threads, steps->count, &x, find_pairs);
    for (size_t a = 0; a < steps->count; a++)
        for (size_t i = 0; i < x.pairing->paired[a].count; i++)
            x.is_paired[a] = x.is_paired[x.pairing->paired[a].items[i]] = true;
    hsy_parallel(arena, steps->threads, steps->count, &x, read_anchors);
    steps->pairing = x.pairing;
    hsy_arena_clear(brief);
}
