/* Stories of a growing set: any batches in any order give what all articles at once give, and adding costs what is
 * touched. The articles are invented signatures: events of a day each, with terms of their own and common ones. */
#include "tests/test.h"

#include <stdlib.h>

#include "base/hash.h"
#include "trace/story_index.h"

enum {
    ARTICLES = 1200,
    EVENT_TERMS = 24,
    COMMON_TERMS = 400,
    DAY = 24 * 3600,
};

typedef struct random_state {
    uint64_t state;
} random_state;

static uint32_t below(random_state *r, uint32_t limit) {
    return (uint32_t)(hsy_hash_number(r->state += 0x9E3779B97F4A7C15ull) >> 33) % limit;
}

static int compare_terms(const void *left, const void *right) {
    uint32_t a = ((const hsy_story_term *)left)->id, b = ((const hsy_story_term *)right)->id;
    return (a > b) - (a < b);
}

/* An article of an event: most of its terms are drawn from those of the event, the others from those of all. */
static hsy_story_sign draw_sign(hsy_arena *arena, random_state *r, uint32_t number, uint32_t event, uint32_t outlet) {
    hsy_story_sign sign = {.language = 1, .outlet = outlet, .key = hsy_hash_number(number)};
    sign.time = event % 7 == 0 ? INT64_MIN : (int64_t)(event / 4) * DAY + below(r, DAY);
    sign.terms = HSY_NEW_ARRAY(arena, hsy_story_term, 40);
    for (int i = 0; i < 40; i++) {
        bool is_own = below(r, 10) < 7;
        uint32_t id = is_own ? 1000 + event * EVENT_TERMS + below(r, EVENT_TERMS) : below(r, COMMON_TERMS);
        sign.terms[i] = (hsy_story_term){id, (uint16_t)(4000 + below(r, 12000)), 10, (uint8_t)(80 + below(r, 175))};
    }
    qsort(sign.terms, 40, sizeof *sign.terms, compare_terms);
    for (uint32_t i = 0; i < 40; i++)
        if (sign.count == 0 || sign.terms[sign.count - 1].id != sign.terms[i].id)
            sign.terms[sign.count++] = sign.terms[i];
    return sign;
}

/* Events of 1 to 12 articles, and one of 150, of which an article may see the next forty only. */
static void draw_set(hsy_arena *arena, hsy_story_sign signs[ARTICLES]) {
    random_state r = {7};
    for (uint32_t a = 0, event = 1; a < ARTICLES; event++) {
        uint32_t size = event == 40 ? 150 : 1 + below(&r, 12);
        for (uint32_t i = 0; i < size && a < ARTICLES; i++, a++)
            signs[a] = draw_sign(arena, &r, a, event, 1 + below(&r, 30));
    }
}

/* For each article the one that stands for its story, when they come in this order in batches of these sizes. */
static void add_in(hsy_arena *arena, const hsy_story_sign *signs, const uint32_t *order, uint32_t batch,
                   uint32_t first[ARTICLES]) {
    hsy_story_index *index = hsy_story_index_in(arena, 2);
    for (uint32_t at = 0, size; at < ARTICLES; at += size) {
        hsy_story_sign some[ARTICLES];
        random_state r = {at};
        size = batch ? batch : 1 + below(&r, 90);
        if (size > ARTICLES - at) size = ARTICLES - at;
        for (uint32_t i = 0; i < size; i++) some[i] = signs[order[at + i]];
        hsy_story_index_add(index, some, size);
    }
    for (uint32_t i = 0; i < ARTICLES; i++) first[order[i]] = order[hsy_story_index_first(index, i)];
}

static void shuffle(uint32_t order[ARTICLES], uint64_t seed) {
    random_state r = {seed};
    for (uint32_t i = ARTICLES - 1; i > 0; i--) {
        uint32_t k = below(&r, i + 1), kept = order[i];
        order[i] = order[k], order[k] = kept;
    }
}

static void test_any_batches_give_what_all_at_once_give(void **state) {
    (void)state;
    static hsy_story_sign signs[ARTICLES];
    static uint32_t order[ARTICLES], whole[ARTICLES], parts[ARTICLES];
    const uint32_t batches[] = {ARTICLES, 400, 37, 0, 0};
    hsy_arena *arena = hsy_arena_create(0);
    draw_set(arena, signs);
    for (uint32_t i = 0; i < ARTICLES; i++) order[i] = i;
    add_in(arena, signs, order, ARTICLES, whole);
    uint32_t together = 0, stories = 0;
    for (uint32_t i = 0; i < ARTICLES; i++) together += whole[i] != i;
    for (uint32_t i = 0; i < ARTICLES; i++) stories += whole[i] == i;
    assert_true(together > ARTICLES / 5 && stories > ARTICLES / 2);
    for (size_t b = 0; b < sizeof batches / sizeof *batches; b++) {
        shuffle(order, b + 1);
        add_in(arena, signs, order, batches[b], parts);
        assert_memory_equal(parts, whole, sizeof whole);
    }
    hsy_arena_free(arena);
}

static void test_one_by_one_backwards(void **state) {
    (void)state;
    static hsy_story_sign signs[ARTICLES];
    static uint32_t order[ARTICLES], whole[ARTICLES], parts[ARTICLES];
    hsy_arena *arena = hsy_arena_create(0);
    draw_set(arena, signs);
    for (uint32_t i = 0; i < ARTICLES; i++) order[i] = i;
    add_in(arena, signs, order, ARTICLES, whole);
    for (uint32_t i = 0; i < ARTICLES; i++) order[i] = ARTICLES - 1 - i;
    add_in(arena, signs, order, 1, parts);
    assert_memory_equal(parts, whole, sizeof whole);
    hsy_arena_free(arena);
}

/* An article that has nothing in common with the others makes none of them look again. */
static void test_adding_costs_what_is_touched(void **state) {
    (void)state;
    static hsy_story_sign signs[ARTICLES];
    hsy_arena *arena = hsy_arena_create(0);
    draw_set(arena, signs);
    hsy_story_index *index = hsy_story_index_in(arena, 2);
    hsy_story_index_add(index, signs, ARTICLES - 1);
    assert_int_equal(hsy_story_index_searched(index), ARTICLES - 1);
    random_state r = {3};
    hsy_story_sign stranger = draw_sign(arena, &r, ARTICLES, 5000, 1);
    for (uint32_t i = 0; i < stranger.count; i++) stranger.terms[i].id += 1000000;
    hsy_story_index_add(index, &stranger, 1);
    assert_int_equal(hsy_story_index_searched(index), ARTICLES);
    hsy_story_index_add(index, &signs[ARTICLES - 1], 1);
    size_t touched = hsy_story_index_searched(index) - ARTICLES;
    assert_true(touched > 1 && touched < ARTICLES / 2);
    hsy_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_any_batches_give_what_all_at_once_give),
        cmocka_unit_test(test_one_by_one_backwards),
        cmocka_unit_test(test_adding_costs_what_is_touched),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
