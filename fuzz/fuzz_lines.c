/* Any bytes are a page of lines: blocks stand in the text where they say, in order, and seams lie inside words. */
#include <assert.h>
#include <stdint.h>

#include "base/utf8.h"
#include "page/lines.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    hsy_arena *arena = hsy_arena_create(0);
    hsy_slice text = hsy_utf8_repair(arena, (hsy_slice){(const char *)bytes, size}, NULL);
    hsy_page_source source = {.bytes = text, .publisher = HSY_SLICE("herald.example")};
    hsy_article article = {0};
    hsy_lines_read(arena, &source, text, &article);
    assert(hsy_utf8_valid_prefix(article.text) == article.text.length);
    uint32_t end = 0;
    for (size_t i = 0; i < article.blocks.count; i++) {
        hsy_block block = article.blocks.items[i];
        if (block.in_text.end == 0) continue;
        assert(block.in_text.start >= end);
        assert(hsy_slice_equal(hsy_slice_span(article.text, block.in_text), block.text));
        end = block.in_text.end;
    }
    for (size_t i = 0; i < article.glued.count; i++) {
        assert(article.glued.items[i].at > 0 && article.glued.items[i].at < article.text.length);
        assert(i == 0 || article.glued.items[i].at > article.glued.items[i - 1].at);
    }
    hsy_arena_free(arena);
    return 0;
}
