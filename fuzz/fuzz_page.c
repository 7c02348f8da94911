/* Any bytes are a page: the text is valid UTF-8, blocks, links and images stand where they say, limits hold. */
#include <assert.h>
#include <stdint.h>

#include "base/utf8.h"
#include "page/page.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void check_blocks(const hsy_article *article) {
    uint32_t end = 0;
    for (size_t i = 0; i < article->blocks.count; i++) {
        const hsy_block *block = &article->blocks.items[i];
        assert(block->role < HSY_ROLE_COUNT && block->why < HSY_WHY_COUNT && block->level <= 6);
        assert(hsy_utf8_valid_prefix(block->text) == block->text.length);
        if (block->in_text.end == 0) continue;
        assert(block->in_text.start >= end && block->in_text.end <= article->text.length);
        assert(hsy_slice_equal(hsy_slice_span(article->text, block->in_text), block->text));
        end = block->in_text.end;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    hsy_arena *arena = hsy_arena_create(0);
    hsy_page_source source = {.bytes = {(const char *)bytes, size}, .url = HSY_SLICE("https://herald.example/a/1")};
    hsy_article article;
    hsy_page_read(arena, &source, &article);
    assert(hsy_utf8_valid_prefix(article.text) == article.text.length);
    check_blocks(&article);
    for (size_t i = 0; i < article.links.count; i++) {
        const hsy_link *link = &article.links.items[i];
        assert(link->span.start <= link->span.end && link->span.end <= article.text.length);
        assert(hsy_slice_equal(hsy_slice_span(article.text, link->span), link->text));
    }
    for (size_t i = 0; i < article.cells.count; i++) {
        uint32_t at = article.cells.items[i].at;
        assert(at > (i ? article.cells.items[i - 1].at : 0) && at < article.text.length &&
               article.text.at[at - 1] == ' ');
    }
    hsy_arena_free(arena);
    return 0;
}
