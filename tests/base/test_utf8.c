#include "tests/test.h"

#include <string.h>

#include "base/utf8.h"

static void test_repair(void **state) {
    (void)state;
    static const struct {
        hsy_slice bytes;
        const char *repaired;
        size_t count;
    } cases[] = {
        {HSY_SLICE("Zürich"), "Zürich", 0},
        {HSY_SLICE("Z\xFCrich"), "Z\xEF\xBF\xBDrich", 1},
        {HSY_SLICE("\xC0\xAF"), "\xEF\xBF\xBD\xEF\xBF\xBD", 2},                 /* overlong */
        {HSY_SLICE("\xED\xA0\x80"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD", 3}, /* surrogate */
        {HSY_SLICE("\xF0\x9F\x98"), "\xEF\xBF\xBD", 1},                         /* cut short: one maximal part */
        {HSY_SLICE("a\0b"),
         "a\xEF\xBF\xBD"
         "b",
         1},
        {HSY_SLICE(""), "", 0},
    };
    hsy_arena *arena = hsy_arena_create(0);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t count;
        assert_slice(hsy_utf8_repair(arena, cases[i].bytes, &count), cases[i].repaired);
        assert_int_equal(count, cases[i].count);
    }
    hsy_arena_free(arena);
}

static void test_every_code_point_goes_round(void **state) {
    (void)state;
    for (uint32_t c = 0; c < 0x110000; c++) {
        if (c >= 0xD800 && c < 0xE000) continue;
        char bytes[4];
        hsy_slice text = {bytes, hsy_utf8_put(c, bytes)};
        size_t at = 0;
        if (hsy_utf8_next(text, &at) != c || at != text.length) fail_msg("code point U+%04X", c);
        if (hsy_utf8_previous(text, &at) != c || at != 0) fail_msg("code point U+%04X backwards", c);
    }
}

static void test_points(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    enum { TIMES = 300 };
    char bytes[TIMES * 5];
    for (size_t i = 0; i < TIMES; i++) memcpy(bytes + i * 5, "a\xC3\xA9\xC3\xBC", 5);
    hsy_slice text = {bytes, sizeof bytes};
    hsy_points points = hsy_points_of(arena, text);
    for (size_t i = 0; i < TIMES; i++) {
        assert_int_equal(hsy_points_at(&points, i * 5 + 1), i * 3 + 1);
        assert_int_equal(hsy_points_byte(&points, i * 3 + 2), i * 5 + 3);
    }
    assert_int_equal(hsy_points_at(&points, SIZE_MAX), TIMES * 3);
    assert_int_equal(hsy_points_byte(&points, TIMES * 3), sizeof bytes);
    hsy_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_repair),
        cmocka_unit_test(test_every_code_point_goes_round),
        cmocka_unit_test(test_points),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
