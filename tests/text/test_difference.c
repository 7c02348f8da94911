#include "tests/test.h"

#include <string.h>

#include "text/difference.h"
#include "text/revision.h"

/* The length of the longest common subsequence, by the obvious table. */
static uint32_t most_kept(const uint32_t *a, uint32_t a_count, const uint32_t *b, uint32_t b_count) {
    uint32_t rows[65][65] = {{0}};
    for (uint32_t i = 1; i <= a_count; i++)
        for (uint32_t j = 1; j <= b_count; j++) {
            uint32_t best = rows[i - 1][j] > rows[i][j - 1] ? rows[i - 1][j] : rows[i][j - 1];
            rows[i][j] = a[i - 1] == b[j - 1] ? rows[i - 1][j - 1] + 1 : best;
        }
    return rows[a_count][b_count];
}

static uint32_t next_random(uint32_t *state) { return *state = *state * 1664525u + 1013904223u; }

static void test_as_much_is_kept_as_can_be(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    uint32_t seed = 7;
    for (int round = 0; round < 2000; round++) {
        uint32_t a[64], b[64], a_count = next_random(&seed) >> 26, b_count = next_random(&seed) >> 26;
        uint32_t letters = 2 + (next_random(&seed) >> 29);
        for (uint32_t i = 0; i < a_count; i++) a[i] = (next_random(&seed) >> 16) % letters;
        for (uint32_t i = 0; i < b_count; i++) b[i] = (next_random(&seed) >> 16) % letters;
        hsy_kept_runs runs = hsy_difference(arena, a, a_count, b, b_count);
        uint32_t kept = 0, at_a = 0, at_b = 0;
        for (size_t i = 0; i < runs.count; i++) {
            hsy_kept_run run = runs.items[i];
            assert_true(run.a >= at_a && run.b >= at_b && run.count > 0);
            for (uint32_t k = 0; k < run.count; k++) assert_int_equal(a[run.a + k], b[run.b + k]);
            at_a = run.a + run.count;
            at_b = run.b + run.count;
            kept += run.count;
        }
        assert_true(at_a <= a_count && at_b <= b_count);
        assert_int_equal(kept, most_kept(a, a_count, b, b_count));
        hsy_arena_clear(arena);
    }
    hsy_arena_free(arena);
}

static void test_what_has_nothing_in_common_ends_soon(void **state) {
    (void)state;
    enum { MANY = 20000 };
    hsy_arena *arena = hsy_arena_create(64 << 20);
    uint32_t *a = HSY_NEW_ARRAY(arena, uint32_t, MANY), *b = HSY_NEW_ARRAY(arena, uint32_t, MANY);
    for (uint32_t i = 0; i < MANY; i++) {
        a[i] = i;
        b[i] = MANY + i;
    }
    a[0] = b[0] = a[MANY - 1] = b[MANY - 1] = UINT32_MAX;
    hsy_kept_runs runs = hsy_difference(arena, a, MANY, b, MANY);
    assert_int_equal(runs.count, 2);
    hsy_arena_free(arena);
}

/* The edits in short: "-cut +added ~stays[-was-]{+is+}". */
static void expect_edits(const char *from, const char *to, const char *expected) {
    hsy_arena *arena = hsy_arena_create(0);
    hsy_slice a = hsy_slice_from_c(from), b = hsy_slice_from_c(to);
    hsy_edits edits = hsy_revision(arena, a, b, HSY_S("en"));
    char shown[1000] = "";
    for (size_t i = 0; i < edits.count; i++) {
        const hsy_edit *edit = &edits.items[i];
        size_t end = strlen(shown);
        if (edit->kind == HSY_EDIT_CUT)
            snprintf(shown + end, sizeof shown - end, "-%.*s|", HSY_PRINT(hsy_slice_span(a, edit->from)));
        if (edit->kind == HSY_EDIT_ADDED)
            snprintf(shown + end, sizeof shown - end, "+%.*s|", HSY_PRINT(hsy_slice_span(b, edit->to)));
        for (size_t k = 0; k < edit->pieces.count; k++) {
            hsy_slice was = hsy_slice_span(a, edit->pieces.items[k].from),
                      is = hsy_slice_span(b, edit->pieces.items[k].to);
            end = strlen(shown);
            if (edit->pieces.items[k].stays)
                snprintf(shown + end, sizeof shown - end, "~%.*s~", HSY_PRINT(is));
            else
                snprintf(shown + end, sizeof shown - end, "[%.*s>%.*s]", HSY_PRINT(was), HSY_PRINT(is));
        }
    }
    assert_string_equal(shown, expected);
    hsy_arena_free(arena);
}

static void test_sentences_cut_added_changed(void **state) {
    (void)state;
    expect_edits("The dam holds. Nobody was hurt.", "The dam holds. Nobody was hurt.", "");
    expect_edits("The dam holds. Nobody was hurt.", "The dam holds.\n\nNobody  was hurt.", "");
    expect_edits("The dam holds. Nobody was hurt.", "The dam holds.", "-Nobody was hurt.|");
    expect_edits("The dam holds.", "Engineers arrived at noon. The dam holds.", "+Engineers arrived at noon.|");
    expect_edits("The dam holds, officials said.", "The dam holds for now, officials said.",
                 "~The dam holds~[>for now]~, officials said.~");
    expect_edits("Three men died on Monday.", "Two men died on Monday. One survived.",
                 "[Three>Two]~men died on Monday.~+One survived.|");
    expect_edits("He said \"no\".", "He said “no”.", "");
    expect_edits("", "New.", "+New.|");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_as_much_is_kept_as_can_be),
        cmocka_unit_test(test_what_has_nothing_in_common_ends_soon),
        cmocka_unit_test(test_sentences_cut_added_changed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
