/* The fields of any document: read twice they are the same, every value is valid UTF-8 and no longer than a field is.
 */
#include <assert.h>
#include <stdint.h>

#include "base/utf8.h"
#include "page/fields.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static hsy_article read(hsy_arena *arena, hsy_slice html) {
    hsy_article article = {0};
    hsy_page_source source = {.url = HSY_SLICE("https://www.example.com/a"), .publisher = HSY_SLICE("example.com")};
    lxb_html_document_t *document = hsy_dom_parse(arena, html, &article.errors);
    if (!document) return article;
    hsy_raw_page page = hsy_html_blocks(arena, document, &article.errors);
    hsy_fields_read(arena, document, &page, &source, &article);
    hsy_fields_complete(arena, &source, &article);
    return article;
}

static void check(hsy_slice value) { assert(hsy_utf8_valid_prefix(value) == value.length); }

static void check_all(hsy_slices values) {
    for (size_t i = 0; i < values.count; i++) check(values.items[i]);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    hsy_arena *arena = hsy_arena_create(0);
    hsy_slice html = hsy_utf8_repair(arena, (hsy_slice){(const char *)bytes, size}, NULL);
    hsy_article one = read(arena, html), two = read(arena, html);
    assert(hsy_slice_equal(one.title, two.title) && hsy_slice_equal(one.published, two.published));
    assert(hsy_slice_equal(one.lede, two.lede) && one.authors.count == two.authors.count);
    check(one.title);
    check(one.lede);
    check(one.canonical_url);
    check(one.section);
    check_all(one.authors);
    check_all(one.credits);
    check_all(one.tags);
    hsy_arena_free(arena);
    return 0;
}
