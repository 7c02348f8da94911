/* Raw blocks and what is counted in them: sections and images stand where there are blocks. */
#include "page/block.h"
#include "tests/test.h"

static hsy_raw_page blocks_of(hsy_arena *arena, const char *html) {
    hsy_errors errors = {0};
    lxb_html_document_t *document = hsy_dom_parse(arena, hsy_slice_from_c(html), &errors);
    assert_non_null(document);
    hsy_raw_page page = hsy_html_blocks(arena, document, &errors);
    for (size_t i = 0; i < page.sections.count; i++) {
        assert_true(page.sections.items[i].first <= page.sections.items[i].end);
        assert_true(page.sections.items[i].end <= page.blocks.count);
    }
    for (size_t i = 0; i < page.images.count; i++) assert_true(page.images.items[i].before <= page.blocks.count);
    return page;
}

static void test_rows_are_joined(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_raw_page page = blocks_of(arena, "<table><tr><td>Apples<td>2 €<br><br>a kilo<td><img src=/a.jpg>today"
                                         "<td><div><img src=/b.jpg></div></table>");
    assert_int_equal(page.blocks.count, 1);
    assert_slice(page.blocks.items[0].text, "Apples 2 € a kilo today");
    assert_int_equal(page.cells.count, 3);
    page = blocks_of(arena, "<table><tr><td>Apples<td><p>Two paragraphs</p><p>are no data</p></table>");
    assert_int_equal(page.blocks.count, 3);
    assert_int_equal(page.cells.count, 0);
    hsy_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows_are_joined)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
