#include "tests/test.h"

static void test_find(void **state) {
    (void)state;
    hsy_slice text = HSY_S("aab aabc AABC");
    assert_int_equal(hsy_slice_find(text, HSY_S("aabc"), 0), 4);
    assert_int_equal(hsy_slice_find(text, HSY_S("aabc"), 5), HSY_NOT_FOUND);
    assert_int_equal(hsy_slice_find_ascii_case(text, HSY_S("aabc"), 5), 9);
    assert_int_equal(hsy_slice_find(text, HSY_S(""), 3), 3);
    assert_int_equal(hsy_slice_find(HSY_S(""), HSY_S("a"), 0), HSY_NOT_FOUND);
}

static void test_sub_is_cut_to_the_length(void **state) {
    (void)state;
    assert_slice(hsy_slice_sub(HSY_S("abc"), 1, 99), "bc");
    assert_slice(hsy_slice_sub(HSY_S("abc"), 7, 9), "");
    assert_slice(hsy_slice_sub((hsy_slice){0}, 0, 3), "");
}

static void test_last_word(void **state) {
    (void)state;
    assert_int_equal(hsy_slice_last_word(HSY_S("the Valley Post")), 11);
    assert_int_equal(hsy_slice_last_word(HSY_S("Post")), 0);
    assert_int_equal(hsy_slice_last_word(HSY_S("Post ")), 5);
    assert_int_equal(hsy_slice_last_word(HSY_S("")), 0);
}

static void test_cut_gives_every_part(void **state) {
    (void)state;
    hsy_slice rest = HSY_S("a,,b");
    assert_slice(hsy_slice_cut(&rest, ','), "a");
    assert_slice(hsy_slice_cut(&rest, ','), "");
    assert_slice(hsy_slice_cut(&rest, ','), "b");
    assert_null(rest.at);
}

static void test_compare(void **state) {
    (void)state;
    assert_true(hsy_slice_compare(HSY_S("a"), HSY_S("ab")) < 0);
    assert_true(hsy_slice_compare(HSY_S("\xC3"), HSY_S("a")) > 0);
    assert_int_equal(hsy_slice_compare(HSY_S(""), (hsy_slice){0}), 0);
}

static void test_ends(void **state) {
    (void)state;
    assert_true(hsy_slice_starts(HSY_S("hearsay"), HSY_S("hear")));
    assert_true(hsy_slice_ends(HSY_S("hearsay"), HSY_S("say")));
    assert_false(hsy_slice_ends(HSY_S("say"), HSY_S("hearsay")));
    assert_slice(hsy_slice_trim(HSY_S(" \t a b\n")), "a b");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_find),
        cmocka_unit_test(test_sub_is_cut_to_the_length),
        cmocka_unit_test(test_last_word),
        cmocka_unit_test(test_cut_gives_every_part),
        cmocka_unit_test(test_compare),
        cmocka_unit_test(test_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
