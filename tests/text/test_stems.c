#include "tests/test.h"

#include "text/fold.h"
#include "text/stems.h"

/* Words of several languages by turns, asked for twice and more often: each time what the stemmer itself says. */
static void test_the_same_as_the_stemmer(void **state) {
    (void)state;
    static const char *const languages[] = {"en", "de", "fr", "ru", "xx", "de-CH"};
    static const char *const words[] = {"waiting", "häuser", "nationales", "dams",  "ability",  "happily",
                                        "new",     "a",      "сотрудники", "était", "universal"};
    hsy_arena *arena = hsy_arena_create(0);
    hsy_stems *stems = hsy_stems_in(arena);
    for (int round = 0; round < 3; round++)
        for (size_t w = 0; w < sizeof words / sizeof *words; w++)
            for (size_t l = 0; l < sizeof languages / sizeof *languages; l++) {
                hsy_slice language = hsy_slice_from_c(languages[l]), word = hsy_slice_from_c(words[w]);
                hsy_slice expected = hsy_stem(arena, &(hsy_stemmer){0}, language, word);
                hsy_slice found = hsy_stems_find(stems, arena, language, word);
                assert_true(hsy_slice_equal(found, expected));
            }
    hsy_arena_free(arena);
}

/* More words than there are places, so that most are pushed out by others. */
static void test_words_push_one_another_out(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0), *scratch = hsy_arena_scratch(arena);
    hsy_stems *stems = hsy_stems_in(arena);
    hsy_stemmer stemmer = {0};
    hsy_stem(arena, &stemmer, HSY_S("en"), HSY_S("a"));
    for (int i = 0; i < 60000; i++) {
        hsy_slice word = hsy_arena_print(scratch, "w%dations", i % 30000);
        hsy_slice expected = hsy_arena_copy(scratch, hsy_stem(scratch, &stemmer, HSY_S("en"), word));
        assert_true(hsy_slice_equal(hsy_stems_find(stems, scratch, HSY_S("en"), word), expected));
        hsy_arena_clear(scratch);
    }
    hsy_arena_free(arena);
}

/* Words that do not fit into a place, and none. */
static void test_long_words_and_no_word(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_stems *stems = hsy_stems_in(arena);
    hsy_slice word = hsy_arena_print(arena, "%0300dnesses", 7);
    for (int i = 0; i < 2; i++) {
        assert_true(hsy_slice_equal(hsy_stems_find(stems, arena, HSY_S("en"), word),
                                    hsy_stem(arena, &(hsy_stemmer){0}, HSY_S("en"), word)));
        assert_slice(hsy_stems_find(stems, arena, HSY_S("en"), HSY_S("")), "");
        assert_slice(hsy_stems_find(stems, arena, HSY_S(""), HSY_S("dams")), "dams");
    }
    hsy_arena_free(arena);
}

/* More languages than it remembers: their words are stemmed each time. */
static void test_many_languages(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_stems *stems = hsy_stems_in(arena);
    for (int i = 0; i < 300; i++)
        assert_slice(hsy_stems_find(stems, arena, hsy_arena_print(arena, "en-%d", i % 100), HSY_S("dams")), "dam");
    hsy_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_same_as_the_stemmer),
        cmocka_unit_test(test_words_push_one_another_out),
        cmocka_unit_test(test_long_words_and_no_word),
        cmocka_unit_test(test_many_languages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
