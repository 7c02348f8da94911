/* Any bytes are a list of pages or an error: RSS, Atom, JSON Feed, sitemaps, OPML, and pages that name a feed. What
 * comes out is valid UTF-8, every address one of http, and there are no more items than the limit. */
#include <assert.h>
#include <stdint.h>

#include "base/utf8.h"
#include "intake/feed.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void check_text(hsy_slice text) { assert(hsy_utf8_valid_prefix(text) == text.length); }

static void check_address(hsy_slice address) {
    assert(address.length == 0 || hsy_slice_starts(address, HSY_S("http")));
    check_text(address);
}

static void check_item(const hsy_feed_item *item) {
    assert(item->address.length || item->content.length);
    check_address(item->address);
    check_text(item->title);
    check_text(item->language);
    check_text(item->publisher);
    check_text(item->content);
    assert(item->published.length == 0 || item->published.length >= sizeof "2031-03-04" - 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    hsy_arena *arena = hsy_arena_create(0);
    hsy_slice text = {(const char *)bytes, size}, url = HSY_S("https://ledger.example/feed");
    hsy_errors errors = {0};
    hsy_feed feed;
    bool ok = hsy_feed_read(arena, HSY_S("input"), url, text, HSY_S(""), &feed, &errors);
    assert(ok == (errors.count == 0));
    assert(feed.items.count <= HSY_FEED_MOST_ITEMS);
    for (size_t i = 0; i < feed.items.count; i++) check_item(&feed.items.items[i]);
    check_address(feed.home);
    if (feed.kind == HSY_FEED_NONE) check_address(hsy_feed_link(arena, url, text));
    hsy_arena_free(arena);
    return 0;
}
