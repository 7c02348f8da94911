#include "output/output.h"
#include "output/paint.h"
#include "tests/test.h"

static hsy_slice wrapped(hsy_arena *arena, const char *text, unsigned width, size_t most) {
    hsy_painter painter = {arena, false, {0}};
    hsy_buffer out = hsy_buffer_in(arena, 0);
    hsy_paint(&painter, HSY_STYLE_BOLD, hsy_slice_from_c(text));
    hsy_lines_print(&out, hsy_paint_lines(&painter, width, most), HSY_S(""), HSY_S(""));
    return hsy_buffer_text(&out);
}

static void test_wrapping(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    assert_slice(wrapped(arena, "one two three", 7, 0), "one two\nthree\n");
    assert_slice(wrapped(arena, "  one   two  ", 80, 0), "one   two\n");
    assert_slice(wrapped(arena, "incomprehensible word", 6, 0), "incomp\nrehens\nible\nword\n");
    assert_slice(wrapped(arena, "東京鉄道は言う", 6, 0), "東京鉄\n道は言\nう\n");
    assert_slice(wrapped(arena, "東京鉄道。「言う」", 8, 0), "東京鉄\n道。「言\nう」\n");
    assert_slice(wrapped(arena, "東京「鉄道", 6, 0), "東京\n「鉄道\n");
    assert_slice(wrapped(arena, "Zu\xCC\x88rich sagt", 6, 0), "Zu\xCC\x88rich\nsagt\n");
    assert_slice(wrapped(arena, "one\xC2\xA0two three", 8, 0), "one\xC2\xA0two\nthree\n");
    assert_slice(wrapped(arena, "one two three four", 9, 1), "one two…\n");
    assert_slice(wrapped(arena, "one two three four", 9, 2), "one two\nthree fo…\n");
    assert_slice(wrapped(arena, "one two three", 9, 2), "one two\nthree\n");
    assert_slice(wrapped(arena, "", 9, 2), "");
    assert_slice(wrapped(arena, "   ", 9, 2), "");
    hsy_arena_free(arena);
}

#define JOINER "\xE2\x80\x8D"
#define FAMILY "👩" JOINER "👩" JOINER "👧"

static void test_columns(void **state) {
    (void)state;
    assert_int_equal(hsy_columns(HSY_S("Zürich")), 6);
    assert_int_equal(hsy_columns(HSY_S("Zu\xCC\x88rich")), 6);
    assert_int_equal(hsy_columns(HSY_S("東京 ｶﾅ 서울")), 4 + 1 + 2 + 1 + 4);
    assert_int_equal(hsy_columns(HSY_S("👍 👍🏽 🇨🇭 " FAMILY)), 2 + 1 + 2 + 1 + 2 + 1 + 2);
    assert_int_equal(hsy_columns(HSY_S("❤ ❤\xEF\xB8\x8F")), 1 + 1 + 2);
    assert_int_equal(hsy_columns(HSY_S("")), 0);
}

static void test_letters_are_not_broken(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    assert_slice(wrapped(arena, "a" FAMILY "b" FAMILY, 4, 0), "a" FAMILY "b\n" FAMILY "\n");
    assert_slice(wrapped(arena, FAMILY FAMILY FAMILY, 5, 1), FAMILY FAMILY "…\n");
    assert_slice(wrapped(arena, "abcdu\xCC\x88\xCC\xA3z", 4, 0), "abcd\nu\xCC\x88\xCC\xA3z\n");
    assert_slice(wrapped(arena, "abcdu\xCC\x88\xCC\xA3z", 5, 0), "abcdu\xCC\x88\xCC\xA3\nz\n");
    hsy_arena_free(arena);
}

static void test_colours_end_with_their_line(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_painter painter = {arena, true, {0}};
    hsy_paint(&painter, HSY_STYLE_BOLD, HSY_S("Anna Weber"));
    hsy_paint(&painter, HSY_STYLE_PLAIN, HSY_S(" said"));
    hsy_lines lines = hsy_paint_lines(&painter, 5, 0);
    assert_int_equal(lines.count, 3);
    assert_slice(lines.items[0].text, "\x1B[1mAnna\x1B[0m");
    assert_slice(lines.items[1].text, "\x1B[1mWeber\x1B[0m");
    assert_slice(lines.items[2].text, "said");
    assert_int_equal(lines.items[1].width, 5);
    assert_int_equal(lines.items[1].first, 5);
    assert_int_equal(lines.items[1].end, 10);
    hsy_paint(&painter, HSY_STYLE_DENIED | HSY_STYLE_UNDERLINED, HSY_S("denied"));
    assert_slice(hsy_paint_lines(&painter, 9, 0).items[0].text, "\x1B[31m\x1B[4mdenied\x1B[0m");
    hsy_arena_free(arena);
}

static void test_safe(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    assert_slice(hsy_output_safe(arena, HSY_S("plain Zürich 東京")), "plain Zürich 東京");
    assert_slice(hsy_output_safe(arena, HSY_S("\x1B]0;title\x07red\x1B[31m")), "]0;titlered[31m");
    assert_slice(hsy_output_safe(arena, HSY_S("a\nb\tc\xE2\x80\xA8"
                                              "d")),
                 "a b c d");
    assert_slice(hsy_output_safe(arena, HSY_S("\xE2\x80\xAE"
                                              "abc\xE2\x80\xAC\xE2\x81\xA6\xE2\x81\xA9\xD8\x9C")),
                 "abc");
    assert_slice(hsy_output_safe(arena, HSY_S("\xC2\x9B"
                                              "31m\xC2\x85")),
                 "31m ");
    assert_slice(hsy_output_safe(arena, HSY_S("\xEF\xBB\xBF\xC2\xADx\xF3\xA0\x80\xA0")), "x");
    assert_slice(hsy_output_safe(arena, HSY_S("\xFF\x9B")), "\xEF\xBF\xBD\xEF\xBF\xBD");
    assert_slice(hsy_output_safe(arena, HSY_S("\xD9\x85\xE2\x80\x8C\xD8\xAE")), "\xD9\x85\xE2\x80\x8C\xD8\xAE");
    hsy_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_wrapping), cmocka_unit_test(test_columns),
                                       cmocka_unit_test(test_letters_are_not_broken),
                                       cmocka_unit_test(test_colours_end_with_their_line), cmocka_unit_test(test_safe)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
