/* Stories: articles that report one event, and how many independent origins they have.
 *
 * Each article becomes a signature (story_sign.c), the signatures go into an index that finds neighbours and clusters
 * them (story_index.c, story_cluster.c), as it does for a collection that grows. Articles that carry one text
 * are of one story; translations join the stories of both texts, and crossing.c those of several languages. A large
 * event falls into several clusters, since each day has words of its own; but the same passages, quotations more than
 * all, go through them: two clusters are one story when half of one shares a tenth of its text with the other.
 *
 * The origins of a story are those of its articles, each counted once: an agency is one however many carry it, an
 * outlet's own report is the same origin as that outlet cited elsewhere, and a text that several print without any
 * credit is one too.
 *
 * What it joins wrongly and what it misses: see story_sign.c.
 */
#include <stdlib.h>

#include "base/table.h"
#include "trace/crossing.h"
#include "trace/disjoint.h"
#include "trace/groundwork.h"
#include "trace/parallel.h"
#include "trace/party.h"
#include "trace/steps.h"
#include "trace/story_index.h"
#include "trace/story_tie.h"

enum { LONGEST_EVENT = 8 * 24 * 60 * 60 /* seconds that two articles of one event may lie apart */ };

static const double LEAST_TIE = 0.10; /* part of a text in shared passages that ties it to another */

static void join_copies(const hsy_steps *steps, uint32_t *parent) {
    for (size_t g = 0; g < steps->groups.count; g++)
        for (size_t i = 1; i < steps->groups.items[g].count; i++)
            hsy_disjoint_join(parent, steps->groups.items[g].items[0], steps->groups.items[g].items[i]);
}

static void join_translations(const hsy_steps *steps, uint32_t *parent) {
    for (size_t i = 0; i < steps->relays.count; i++) {
        const hsy_relay *relay = &steps->relays.items[i];
        if (relay->kind != HSY_RELAY_TRANSLATES || relay->from_kind != HSY_PARTY_ARTICLE) continue;
        hsy_disjoint_join(parent, relay->from_article, relay->to);
    }
}

static bool is_near(const hsy_steps *steps, const hsy_pair *pair) {
    int64_t first = steps->times[pair->a], second = steps->times[pair->b];
    return first == INT64_MIN || second == INT64_MIN || llabs(first - second) <= LONGEST_EVENT;
}

/* A follow-up of the same outlet repeats its own background. */
static bool is_of_one_outlet(const hsy_steps *steps, const hsy_pair *pair) {
    hsy_slice domain = steps->readings[pair->a].article.outlet_domain;
    return domain.length && hsy_slice_equal(domain, steps->readings[pair->b].article.outlet_domain);
}

void hsy_trace_passage_ties(hsy_arena *arena, hsy_steps *steps) {
    for (size_t i = 0; i < steps->pairs.count; i++) {
        const hsy_pair *pair = &steps->pairs.items[i];
        bool is_tie = pair->share[0] >= LEAST_TIE || pair->share[1] >= LEAST_TIE;
        if (is_tie && is_near(steps, pair) && !is_of_one_outlet(steps, pair))
            HSY_PUSH(arena, &steps->ties, ((hsy_tie){pair->a, pair->b}));
    }
}

static void join_passages(hsy_arena *brief, const hsy_steps *steps, uint32_t *parent) {
    hsy_story_ties ties = {0};
    for (size_t i = 0; i < steps->ties.count; i++)
        hsy_story_tie_add(brief, &ties, parent, steps->ties.items[i].a, steps->ties.items[i].b);
    hsy_story_ties_join(brief, steps, &ties, parent);
}

/* What the article's own reporting is called: its outlet; for a text that several carry, the text. */
static hsy_slice own_key(hsy_arena *arena, const hsy_steps *steps, uint32_t a) {
    if (steps->group[a] != HSY_NONE) return hsy_arena_print(arena, "text %u", steps->group[a]);
    hsy_party outlet = hsy_party_of_article(&steps->readings[a].article);
    return outlet.name.length ? hsy_party_key(arena, outlet.name) : hsy_arena_print(arena, "article %u", a);
}

static uint32_t count_origins(hsy_arena *scratch, const hsy_steps *steps, const hsy_indices *articles) {
    hsy_table seen = {0};
    for (size_t i = 0; i < articles->count; i++) {
        const hsy_slices *origins = &steps->origins[articles->items[i]];
        for (size_t k = 0; k < origins->count; k++) {
            hsy_slice name = origins->items[k];
            size_t colon = hsy_slice_find_byte(name, ':', 0);
            hsy_slice key = colon == HSY_NOT_FOUND
                                ? own_key(scratch, steps, articles->items[i])
                                : hsy_party_key(scratch, hsy_slice_sub(name, colon + 1, name.length));
            *hsy_table_put(scratch, &seen, key) = 1;
        }
    }
    return (uint32_t)seen.count;
}

static int compare_stories(const void *left, const void *right) {
    const hsy_story *a = left, *b = right;
    if (a->articles.count != b->articles.count) return a->articles.count > b->articles.count ? -1 : 1;
    return (a->articles.items[0] > b->articles.items[0]) - (a->articles.items[0] < b->articles.items[0]);
}

static void gather_stories(hsy_arena *arena, hsy_steps *steps, uint32_t *parent) {
    uint32_t *sizes = HSY_NEW_ARRAY(arena, uint32_t, steps->count + 1);
    uint32_t *numbers = HSY_NEW_ARRAY(arena, uint32_t, steps->count + 1);
    for (uint32_t a = 0; a < steps->count; a++) sizes[hsy_disjoint_first(parent, a)]++;
    for (uint32_t a = 0; a < steps->count; a++) {
        uint32_t first = hsy_disjoint_first(parent, a), size = sizes[first];
        if (size < 2) continue;
        if (first == a) {
            hsy_indices members = {hsy_arena_alloc(arena, size * sizeof(uint32_t)), 0, size};
            numbers[a] = (uint32_t)steps->stories.count;
            HSY_PUSH(arena, &steps->stories, ((hsy_story){.articles = members}));
        }
        HSY_PUSH(arena, &steps->stories.items[numbers[first]].articles, a);
    }
    if (steps->stories.count)
        qsort(steps->stories.items, steps->stories.count, sizeof *steps->stories.items, compare_stories);
}

typedef struct signing {
    const hsy_steps *steps;
    hsy_story_sign *signs;
} signing;

/* The key of an article is its place: of two articles of one time the one that stands first is first. */
static void sign_article(void *context, const hsy_room *room, size_t a) {
    const signing *x = context;
    const hsy_reading *reading = &x->steps->readings[a];
    hsy_story_sign *sign = &x->signs[a];
    if (reading->groundwork)
        *sign = reading->groundwork->sign;
    else
        *sign = hsy_story_sign_of(room, &reading->article, hsy_tokens_of(room->scratch, &reading->article));
    sign->time = x->steps->times[a];
    sign->key = a;
}

/* The signatures and the index live in `brief`. */
static uint32_t *cluster_articles(hsy_arena *arena, hsy_arena *brief, const hsy_steps *steps) {
    signing x = {steps, HSY_NEW_ARRAY(brief, hsy_story_sign, steps->count + 1)};
    hsy_story_index *index = hsy_story_index_in(brief, steps->threads);
    uint32_t *parent = hsy_arena_alloc(arena, (steps->count + 1) * sizeof *parent);
    hsy_parallel(brief, steps->threads, steps->count, &x, sign_article);
    hsy_story_index_add(index, x.signs, steps->count);
    for (uint32_t a = 0; a < steps->count; a++) parent[a] = hsy_story_index_first(index, a);
    return parent;
}

void hsy_trace_stories(hsy_arena *arena, hsy_steps *steps) {
    hsy_arena *brief = hsy_arena_scratch(arena), *scratch = hsy_arena_scratch(arena);
    uint32_t *parent = cluster_articles(arena, brief, steps);
    hsy_arena_clear(brief);
    hsy_memory_give_back();
    join_copies(steps, parent);
    join_translations(steps, parent);
    join_passages(brief, steps, parent);
    hsy_arena_clear(brief);
    hsy_trace_join_languages(brief, steps, parent);
    hsy_arena_clear(brief);
    gather_stories(arena, steps, parent);
    steps->story = HSY_NEW_ARRAY(arena, uint32_t, steps->count + 1);
    for (size_t a = 0; a < steps->count; a++) steps->story[a] = HSY_NONE;
    for (uint32_t s = 0; s < steps->stories.count; s++) {
        hsy_story *story = &steps->stories.items[s];
        story->origins = count_origins(scratch, steps, &story->articles);
        for (size_t i = 0; i < story->articles.count; i++) steps->story[story->articles.items[i]] = s;
        hsy_arena_clear(scratch);
    }
}
