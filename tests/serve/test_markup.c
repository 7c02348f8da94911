#include "serve/markup.h"

#include "tests/test.h"

static void expect(void (*put)(hsy_buffer *out, hsy_slice text), const char *text, const char *markup) {
    hsy_arena *arena = hsy_arena_create(0);
    hsy_buffer out = hsy_buffer_in(arena, 0);
    put(&out, hsy_slice_from_c(text));
    assert_string_equal(hsy_arena_c_string(arena, hsy_buffer_text(&out)), markup);
    hsy_arena_free(arena);
}

static void test_nothing_becomes_markup(void **state) {
    (void)state;
    expect(hsy_markup_text, "<script>alert('1')</script>", "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;");
    expect(hsy_markup_text, "\" onmouseover=\"x", "&quot; onmouseover=&quot;x");
    expect(hsy_markup_text, "AT&T &lt;b&gt;", "AT&amp;T &amp;lt;b&amp;gt;");
    expect(hsy_markup_text, "a\x1b[31mb\x07\x7f", "a[31mb");
    expect(hsy_markup_text,
           "a\xC2\x9B"
           "31mb",
           "a31mb");
    expect(hsy_markup_text, "rebmun\xE2\x80\xAE 21\xD8\x9C", "rebmun 21");
    expect(hsy_markup_text, "Zürich – »gut«", "Zürich – »gut«");
    expect(hsy_markup_text, "\xE2\x80", "\xE2\x80");
    expect(hsy_markup_text, "", "");
}

static void test_snippets_mark_what_was_looked_for(void **state) {
    (void)state;
    expect(hsy_markup_snippet,
           "the \x02"
           "bridge\x03 <at> \x02town\x03",
           "the <mark>bridge</mark> &lt;at&gt; <mark>town</mark>");
    expect(hsy_markup_snippet,
           "\x03"
           "a\x02"
           "b\x02"
           "c",
           "a<mark>bc</mark>");
}

static void test_addresses_are_encoded(void **state) {
    (void)state;
    expect(hsy_markup_address, "Valley Post/\"<a>?&é.~-_", "Valley%20Post%2F%22%3Ca%3E%3F%26%C3%A9.~-_");
}

static void test_only_web_addresses_are_links(void **state) {
    (void)state;
    assert_true(hsy_markup_is_link(HSY_S("HTTPS://valleypost.example/")));
    assert_true(hsy_markup_is_link(HSY_S("http://valleypost.example/")));
    assert_false(hsy_markup_is_link(HSY_S("javascript:alert(1)")));
    assert_false(hsy_markup_is_link(HSY_S(" https://valleypost.example/")));
    assert_false(hsy_markup_is_link(HSY_S("data:text/html,x")));
    assert_false(hsy_markup_is_link(HSY_S("")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_becomes_markup),
        cmocka_unit_test(test_snippets_mark_what_was_looked_for),
        cmocka_unit_test(test_addresses_are_encoded),
        cmocka_unit_test(test_only_web_addresses_are_links),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
