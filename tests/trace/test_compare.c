#include "tests/trace/set.h"

static hsy_comparison compare(hsy_arena *arena, hsy_reading readings[2], const char *from, const char *to) {
    readings[0] = test_reading(arena, &(test_article){.path = "a", .text = from});
    readings[1] = test_reading(arena, &(test_article){.path = "b", .text = to});
    return hsy_trace_compare(arena, &readings[0], &readings[1]);
}

static void test_passages_with_small_edits_stand_in_both(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_reading readings[2];
    hsy_comparison c =
        compare(arena, readings, SPILL_1 SPILL_2,
                COUNCIL "A tanker lorry overturned on the lakeside road near Varnholm early on Monday and "
                        "spilled eleven thousand litres of heating oil into the lake.");
    assert_int_equal(c.passages.count, 1);
    const hsy_shared *shared = &c.passages.items[0];
    assert_int_equal(shared->equal.count, 2);
    assert_int_equal(shared->words, 20);
    hsy_slice first = hsy_slice_span(readings[1].article.text, shared->equal.items[0].to);
    assert_true(hsy_slice_equal(first, HSY_S("A tanker lorry overturned on the lakeside road near Varnholm early on")));
    assert_true(hsy_slice_equal(first, hsy_slice_span(readings[0].article.text, shared->equal.items[0].from)));
    assert_true(c.to_share > .3 && c.to_share < .4);
    hsy_arena_free(arena);
}

static void test_runs_end_where_a_line_of_either_text_ends(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_reading readings[2];
    hsy_comparison c = compare(arena, readings, "one two three four five six seven eight nine ten",
                               "one two three four five\nsix seven eight nine ten");
    assert_int_equal(c.passages.count, 1);
    assert_int_equal(c.passages.items[0].equal.count, 2);
    assert_true(c.from_share == 1 && c.to_share == 1);
    hsy_arena_free(arena);
}

static void test_texts_without_words_share_nothing(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_reading readings[2];
    hsy_comparison c = compare(arena, readings, "", SPILL);
    assert_int_equal(c.passages.count, 0);
    assert_true(c.from_share == 0 && c.to_share == 0 && c.from_words == 0);
    hsy_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_passages_with_small_edits_stand_in_both),
        cmocka_unit_test(test_runs_end_where_a_line_of_either_text_ends),
        cmocka_unit_test(test_texts_without_words_share_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
