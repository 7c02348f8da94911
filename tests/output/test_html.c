#include "output/html.h"

#include "output/parts.h"
#include "tests/test.h"

static void writes(const char *text, const char *html) {
    hsy_arena *arena = hsy_arena_create(0);
    hsy_buffer out = hsy_buffer_in(arena, 0);
    hsy_html_text(&out, hsy_slice_from_c(text));
    assert_slice(hsy_buffer_text(&out), html);
    hsy_arena_free(arena);
}

static void test_words_stay_words(void **state) {
    (void)state;
    writes("Zürich 東京", "Zürich 東京");
    writes("<b onclick=\"x('y')\">&lt;", "&lt;b onclick=&quot;x(&#39;y&#39;)&quot;&gt;&amp;lt;");
    writes("a\x1B[31m\nb\xE2\x80\xAE", "a[31m b");
    writes("", "");
}

static void links_to(const char *address, const char *html) {
    hsy_arena *arena = hsy_arena_create(0);
    hsy_buffer out = hsy_buffer_in(arena, 0);
    hsy_html_address(&out, hsy_slice_from_c(address));
    assert_slice(hsy_buffer_text(&out), html);
    hsy_arena_free(arena);
}

static void test_addresses_stay_addresses(void **state) {
    (void)state;
    links_to("https://a.example/b?c=1&d=%20#e", "https://a.example/b?c=1&amp;d=%20#e");
    links_to(" https://a.example/\" onclick='x' ", "https://a.example/%22%20onclick=%27x%27");
    links_to("https://a.example/(b)<c>|ü", "https://a.example/%28b%29%3Cc%3E%7C%C3%BC");
    links_to("https://a.example\\@b.example/", "https://a.example/@b.example/");
    links_to("https://a.exam\tple/\n", "https://a.example/");
    assert_true(hsy_is_web_address(HSY_S("HTTPS://a.example")));
    static const char *const others[] = {
        "",   "http://",        "javascript:alert(1)", "data:text/html,x", "//a.example",
        "/b", "java\nscript:x", " https://a.example"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(hsy_is_web_address(hsy_slice_from_c(others[i])));
}

static void test_parts(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_article article = {.text = HSY_S("One\n \n Two \nApples 2 €\nThree")};
    HSY_PUSH(arena, &article.blocks, ((hsy_block){HSY_ROLE_SUBHEADING, HSY_S("One"), {0, 3}, .level = 3}));
    HSY_PUSH(arena, &article.blocks, ((hsy_block){.role = HSY_ROLE_CAPTION, .text = HSY_S("The bridge. Photo: X")}));
    HSY_PUSH(arena, &article.blocks, ((hsy_block){HSY_ROLE_TABLE, HSY_S("Apples 2 €"), {12, 24}}));
    HSY_PUSH(arena, &article.cells, ((hsy_cell){19}));
    HSY_PUSH(arena, &article.images, ((hsy_image){HSY_S("u"), HSY_S("The bridge."), HSY_S("X")}));
    HSY_PUSH(arena, &article.images, ((hsy_image){HSY_S("v"), HSY_S(""), HSY_S("Y")}));
    HSY_PUSH(arena, &article.images, ((hsy_image){HSY_S("w"), HSY_S(""), HSY_S("")}));
    hsy_parts parts = hsy_parts_of(arena, &article);
    static const hsy_role roles[] = {HSY_ROLE_SUBHEADING, HSY_ROLE_CAPTION,   HSY_ROLE_PARAGRAPH,
                                     HSY_ROLE_TABLE,      HSY_ROLE_PARAGRAPH, HSY_ROLE_CAPTION};
    assert_int_equal(parts.count, 6);
    for (size_t i = 0; i < parts.count; i++) assert_int_equal(parts.items[i].role, roles[i]);
    assert_int_equal(parts.items[0].level, 2);
    assert_slice(hsy_slice_span(article.text, parts.items[2].span), "Two");
    hsy_spans cells = hsy_part_cells(arena, &article, &parts.items[3]);
    assert_int_equal(cells.count, 2);
    assert_slice(hsy_slice_span(article.text, cells.items[1]), "2 €");
    assert_int_equal(parts.items[5].image, 1);
    hsy_arena_free(arena);
}

static void test_links_are_chosen(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_article article = {.text = HSY_S("One two three")};
    hsy_slice web = HSY_S("https://a.example/");
    HSY_PUSH(arena, &article.links, ((hsy_link){web, HSY_S("three"), {8, 13}}));
    HSY_PUSH(arena, &article.links, ((hsy_link){web, HSY_S("One two"), {0, 7}}));
    HSY_PUSH(arena, &article.links, ((hsy_link){web, HSY_S("two"), {4, 7}}));
    HSY_PUSH(arena, &article.links, ((hsy_link){HSY_S("javascript:x"), HSY_S("One"), {0, 3}}));
    HSY_PUSH(arena, &article.links, ((hsy_link){web, HSY_S(""), {9, 99}}));
    hsy_links shown = hsy_links_shown(arena, &article);
    assert_int_equal(shown.count, 2);
    assert_int_equal(shown.items[0].span.end, 7);
    assert_int_equal(shown.items[1].span.start, 8);
    hsy_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_stay_words),
        cmocka_unit_test(test_addresses_stay_addresses),
        cmocka_unit_test(test_parts),
        cmocka_unit_test(test_links_are_chosen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
