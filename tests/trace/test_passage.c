/* Shared passages: the fast search beside the plain one, on random texts; repeated words; hostile input. */
#include <time.h>

#include "tests/trace/set.h"
#include "trace/steps.h"

enum { SEED = 8, TEXTS = 300 };

static hsy_wording random_wording(hsy_arena *arena, uint64_t *state, const hsy_wording *other) {
    hsy_wording w = {.hashes = HSY_NEW_ARRAY(arena, uint32_t, 400), .flags = HSY_NEW_ARRAY(arena, uint8_t, 400)};
    while (w.count < 300) {
        *state = *state * 6364136223846793005u + 1442695040888963407u;
        uint32_t r = (uint32_t)(*state >> 33), length = r % 40;
        uint32_t from = other && other->count > 40 ? r / 64 % (other->count - 40) : 0;
        for (uint32_t i = 0; i < length && w.count < 400; i++) {
            *state = *state * 6364136223846793005u + 1442695040888963407u;
            bool copies = other && r % 3 == 0;
            w.hashes[w.count++] = copies ? other->hashes[from + i] : (uint32_t)(*state >> 40) % 5000;
        }
    }
    return w;
}

/* Marks every word of `b` that is in a run of SEED words or more which `a` has too: what any search must find. */
static void mark_plainly(const hsy_wording *a, const hsy_wording *b, bool *shared) {
    for (uint32_t j = 0; j < b->count; j++)
        for (uint32_t i = 0; i < a->count; i++) {
            uint32_t n = 0;
            while (i + n < a->count && j + n < b->count && a->hashes[i + n] == b->hashes[j + n]) n++;
            for (uint32_t k = 0; n >= SEED && k < n; k++) shared[j + k] = true;
        }
}

static void test_finds_what_the_plain_search_finds(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    uint64_t random = 7;
    for (int t = 0; t < TEXTS; t++) {
        hsy_wording a = random_wording(arena, &random, NULL), b = random_wording(arena, &random, &a);
        bool shared[400] = {false}, found[400] = {false};
        hsy_matches matches = {0};
        hsy_stretches stretches = {0};
        mark_plainly(&a, &b, shared);
        hsy_passages_find(arena, hsy_grams_of(arena, &a), &a, &b, &matches, &stretches);
        for (size_t i = 0; i < stretches.count; i++)
            for (uint32_t k = stretches.items[i].b; k < stretches.items[i].b_end; k++) found[k] = true;
        for (uint32_t k = 0; k < b.count; k++) assert_true(found[k] || !shared[k]);
        for (size_t i = 0; i < matches.count; i++)
            for (uint32_t k = 0; k < matches.items[i].length; k++)
                assert_int_equal(a.hashes[matches.items[i].a + k], b.hashes[matches.items[i].b + k]);
        hsy_arena_clear(arena);
    }
    hsy_arena_free(arena);
}

/* A text of one word, a million times: time must stay linear. */
static void test_repetition_is_cheap(void **state) {
    (void)state;
    enum { WORDS = 1000000 };
    hsy_arena *arena = hsy_arena_create(0);
    hsy_wording w = {.hashes = HSY_NEW_ARRAY(arena, uint32_t, WORDS), .count = WORDS};
    for (uint32_t i = 0; i < WORDS; i++) w.hashes[i] = i % 3;
    hsy_matches matches = {0};
    hsy_stretches stretches = {0};
    clock_t start = clock();
    hsy_passages_find(arena, hsy_grams_of(arena, &w), &w, &w, &matches, &stretches);
    assert_true(stretches.count > 0);
    assert_true((double)(clock() - start) / CLOCKS_PER_SEC < 10);
    hsy_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_finds_what_the_plain_search_finds),
        cmocka_unit_test(test_repetition_is_cheap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
