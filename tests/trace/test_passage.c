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

/* What is packed comes back: every match and every passage. */
static void test_packing_keeps_the_alignment(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    uint64_t random = 11;
    size_t passages = 0;
    for (int t = 0; t < TEXTS; t++) {
        hsy_wording a = random_wording(arena, &random, NULL), b = random_wording(arena, &random, &a);
        hsy_alignment found = {0};
        hsy_passages_find(arena, hsy_grams_of(arena, &a), &a, &b, &found.matches, &found.stretches);
        hsy_buffer packed = hsy_buffer_in(arena, 0);
        hsy_alignment_pack(&packed, &found);
        hsy_pair pair = {.packed = (const uint8_t *)packed.bytes};
        hsy_alignment back = hsy_alignment_of(arena, &pair);
        assert_int_equal(back.matches.count, found.matches.count);
        assert_int_equal(back.stretches.count, found.stretches.count);
        for (size_t i = 0; i < found.matches.count; i++)
            assert_memory_equal(&back.matches.items[i], &found.matches.items[i], sizeof(hsy_match));
        for (size_t i = 0; i < found.stretches.count; i++)
            assert_memory_equal(&back.stretches.items[i], &found.stretches.items[i], sizeof(hsy_stretch));
        passages += found.stretches.count;
        hsy_arena_clear(arena);
    }
    assert_true(passages > TEXTS);
    hsy_arena_free(arena);
}

/* The places of words are found again, behind long gaps and in scripts without blanks too. */
static void test_places_of_words(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_reading reading = {.article.language = HSY_S("en")};
    hsy_buffer text = hsy_buffer_in(arena, 0);
    hsy_buffer_add_c(&text, "Colour & shape,");
    for (int i = 0; i < 300; i++) hsy_buffer_add_byte(&text, ' ');
    hsy_buffer_add_c(&text, "said Ida; 水位 rose.");
    reading.article.text = hsy_buffer_text(&text);
    static const char *const words[] = {"Colour", "&", "shape", "said", "Ida", "水", "位", "rose"};
    hsy_wording wording;
    hsy_wording_read(arena, arena, arena, &reading, hsy_tokens_of(arena, &reading.article), &wording);
    const hsy_span *spans = hsy_wording_spans(arena, &wording);
    assert_int_equal(wording.count, sizeof words / sizeof *words);
    for (uint32_t i = 0; i < wording.count; i++)
        assert_true(hsy_slice_equal(hsy_slice_span(reading.article.text, spans[i]), hsy_slice_from_c(words[i])));
    hsy_arena_free(arena);
}

/* The same word for the desk in London and for that in New York; another one stays another. */
static void test_spellings_are_one(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_reading reading = {.article.language = HSY_S("en")};
    reading.article.text = HSY_S("COLOUR color organised organized centre center travelled traveled and & "
                                 "catalogue catalog paediatric pediatric don’t dont cost coast");
    hsy_wording w;
    hsy_wording_read(arena, arena, arena, &reading, hsy_tokens_of(arena, &reading.article), &w);
    assert_int_equal(w.count, 18);
    for (uint32_t i = 0; i + 1 < w.count; i += 2) assert_true((w.hashes[i] == w.hashes[i + 1]) == (i < 16));
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
        cmocka_unit_test(test_packing_keeps_the_alignment),
        cmocka_unit_test(test_places_of_words),
        cmocka_unit_test(test_spellings_are_one),
        cmocka_unit_test(test_repetition_is_cheap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
