#include "serve/words.h"
#include "tests/test.h"

static void expect_time(hsy_words_tongue tongue, const char *time, const char *words) {
    hsy_arena *arena = hsy_arena_create(0);
    hsy_buffer out = hsy_buffer_in(arena, 0);
    hsy_words_time(&out, tongue, hsy_slice_from_c(time));
    assert_string_equal(hsy_arena_c_string(arena, hsy_buffer_text(&out)), words);
    hsy_arena_free(arena);
}

static void expect_number(hsy_words_tongue tongue, long long number, const char *words) {
    hsy_arena *arena = hsy_arena_create(0);
    hsy_buffer out = hsy_buffer_in(arena, 0);
    hsy_words_number(&out, tongue, number);
    assert_string_equal(hsy_arena_c_string(arena, hsy_buffer_text(&out)), words);
    hsy_arena_free(arena);
}

static void test_times(void **state) {
    (void)state;
    expect_time(HSY_ENGLISH, "2031-05-05T14:30:00Z", "5 May 2031, 14:30 UTC");
    expect_time(HSY_GERMAN, "2031-03-15T04:05:06.7+02:00", "15. März 2031, 04:05 UTC+02:00");
    expect_time(HSY_FRENCH, "2031-08-01", "1 août 2031");
    expect_time(HSY_ENGLISH, "2031-13-01", "2031-13-01");
    expect_time(HSY_ENGLISH, "soon", "soon");
    expect_time(HSY_ENGLISH, "2031-05-05T1", "5 May 2031");
}

static void test_numbers(void **state) {
    (void)state;
    expect_number(HSY_ENGLISH, 12400, "12,400");
    expect_number(HSY_GERMAN, 1234567, "1.234.567");
    expect_number(HSY_FRENCH, 1000,
                  "1\xE2\x80\xAF"
                  "000");
    expect_number(HSY_ENGLISH, 0, "0");
    expect_number(HSY_ENGLISH, -999, "-999");
}

static void test_tongues(void **state) {
    (void)state;
    assert_int_equal(hsy_words_tongue_accepted(HSY_S("fr-CH, de;q=0.9, *;q=0.1")), HSY_FRENCH);
    assert_int_equal(hsy_words_tongue_accepted(HSY_S("it, en;q=0.2, de;q=0.7")), HSY_GERMAN);
    assert_int_equal(hsy_words_tongue_accepted(HSY_S("den, fro")), HSY_ENGLISH);
    assert_int_equal(hsy_words_tongue_accepted(HSY_S("")), HSY_ENGLISH);
    assert_int_equal(hsy_words_tongue_accepted(HSY_S("de;q=0, fr;q=0.001")), HSY_FRENCH);
}

static void test_words_by_name(void **state) {
    (void)state;
    assert_true(hsy_slice_equal(hsy_words_named(HSY_GERMAN, HSY_S("flag."), HSY_S("denied")), HSY_S("bestritten")));
    assert_true(hsy_slice_equal(hsy_words_named(HSY_GERMAN, HSY_S("flag."), HSY_S("new")), HSY_S("new")));
    assert_true(hsy_slice_equal(hsy_words_of(HSY_FRENCH, HSY_WORD_STORIES), HSY_S("Sujets")));
    assert_true(hsy_words_is_one(HSY_FRENCH, 0));
    assert_false(hsy_words_is_one(HSY_ENGLISH, 0));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_times),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_tongues),
        cmocka_unit_test(test_words_by_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
