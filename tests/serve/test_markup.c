#include "tests/test.h"

#include <stdlib.h>

#include "serve/markup.h"

static void expect(const char *text, const char *markup) {
    char *printed = NULL;
    size_t length;
    FILE *out = open_memstream(&printed, &length);
    assert_non_null(out);
    hsy_markup_text(out, text);
    fclose(out);
    assert_string_equal(printed, markup);
    free(printed);
}

static void test_nothing_becomes_markup(void **state) {
    (void)state;
    expect("<script>alert('1')</script>", "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;");
    expect("\" onmouseover=\"x", "&quot; onmouseover=&quot;x");
    expect("AT&T &lt;b&gt;", "AT&amp;T &amp;lt;b&amp;gt;");
    expect("a\x1b[31mb\x07", "a[31mb");
    expect("rebmun\xE2\x80\xAE 21", "rebmun 21");
    expect("Zürich – »gut«", "Zürich – »gut«");
    expect("\xE2\x80", "\xE2\x80");
}

static void test_only_web_addresses_are_links(void **state) {
    (void)state;
    assert_true(hsy_markup_is_link("HTTPS://valleypost.example/"));
    assert_false(hsy_markup_is_link("javascript:alert(1)"));
    assert_false(hsy_markup_is_link(" https://valleypost.example/"));
    assert_false(hsy_markup_is_link("data:text/html,x"));
    assert_false(hsy_markup_is_link(NULL));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_becomes_markup),
        cmocka_unit_test(test_only_web_addresses_are_links),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
