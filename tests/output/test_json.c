#include "output/json.h"
#include "tests/test.h"

static void writes(hsy_slice text, const char *json_text) {
    hsy_arena *arena = hsy_arena_create(0);
    hsy_buffer out = hsy_buffer_in(arena, 0);
    hsy_json json = {&out, false};
    hsy_json_string(&json, text);
    assert_slice(hsy_buffer_text(&out), json_text);
    hsy_arena_free(arena);
}

static void test_strings(void **state) {
    (void)state;
    writes(HSY_S(""), "\"\"");
    writes(HSY_S("Zürich 東京 😀"), "\"Zürich 東京 😀\"");
    writes(HSY_S("a\"b\\c/d"), "\"a\\\"b\\\\c/d\"");
    writes(HSY_S("eight by eight ’tis “quoted” at 12345678\"1234567\\"),
           "\"eight by eight ’tis “quoted” at 12345678\\\"1234567\\\\\"");
    writes(HSY_S("\t\r\n\b\x01\x1F\x7F"), "\"\\t\\r\\n\\u0008\\u0001\\u001f\\u007f\"");
    writes(HSY_S("\xE2\x80\xA8\xE2\x80\xA9\xC2\x85|\xE2\x80\xA7\xC2\xA0\xE2\x82\xA8\xC2\x9B"),
           "\"\\u2028\\u2029\\u0085|\xE2\x80\xA7\xC2\xA0\xE2\x82\xA8\\u009b\"");
}

static void test_shape(void **state) {
    (void)state;
    static const double shares[] = {-1, 0, 0.00004, 0.5, 0.98765, 0.99996, 1, 7};
    hsy_arena *arena = hsy_arena_create(0);
    hsy_buffer out = hsy_buffer_in(arena, 0);
    hsy_json json = {&out, false};
    hsy_json_open(&json, '{');
    hsy_json_key(&json, "a");
    hsy_json_open(&json, '[');
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++) hsy_json_share(&json, shares[i]);
    hsy_json_close(&json, ']');
    hsy_json_key(&json, "b");
    hsy_json_open(&json, '{');
    hsy_json_close(&json, '}');
    hsy_json_field(&json, "c", HSY_S(""));
    hsy_json_key(&json, "d");
    hsy_json_open(&json, '[');
    hsy_json_number(&json, 0);
    hsy_json_number(&json, SIZE_MAX);
    hsy_json_bool(&json, true);
    hsy_json_null(&json);
    hsy_json_close(&json, ']');
    hsy_json_close(&json, '}');
    assert_slice(hsy_buffer_text(&out), "{\"a\":[0.0,0.0,0.0,0.5,0.9877,1.0,1.0,1.0],\"b\":{},\"c\":null,"
                                        "\"d\":[0,18446744073709551615,true,null]}");
    hsy_arena_free(arena);
}

static void test_spans_count_code_points(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_slice text = HSY_S("Zürich 😀 said");
    hsy_points points = hsy_points_of(arena, text);
    hsy_buffer out = hsy_buffer_in(arena, 0);
    hsy_json json = {&out, false};
    size_t said = hsy_slice_find(text, HSY_S("said"), 0);
    hsy_json_span(&json, &points, (hsy_span){(uint32_t)said, (uint32_t)said + 4});
    hsy_json_span_field(&json, "none", &points, (hsy_span){3, 3});
    assert_slice(hsy_buffer_text(&out), "[9,13],\"none\":null");
    hsy_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_strings), cmocka_unit_test(test_shape),
                                       cmocka_unit_test(test_spans_count_code_points)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
