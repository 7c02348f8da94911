/* JSON Feed (jsonfeed.org), versions 1 and 1.1.
 *
 *     {"version": "https://jsonfeed.org/version/1.1", "title": "Ledger", "items": [{"id": "1", "url": "/a",
 *      "title": "Mill burns", "content_html": "<p>…", "date_published": "2031-03-04T08:05:00Z"}]}
 */
#include <yyjson.h>

#include "intake/feed.h"
#include "text/decode.h"

static hsy_slice text_of(hsy_arena *arena, yyjson_val *object, const char *key) {
    yyjson_val *value = yyjson_obj_get(object, key);
    const char *text = yyjson_get_str(value);
    return text ? hsy_arena_copy(arena, hsy_slice_trim((hsy_slice){text, yyjson_get_len(value)})) : HSY_S("");
}

static hsy_slice first_of(hsy_slice a, hsy_slice b) { return a.length ? a : b; }

static hsy_feed_item item_of(hsy_arena *arena, hsy_slice base, yyjson_val *object) {
    hsy_slice id = text_of(arena, object, "id");
    hsy_slice link = first_of(text_of(arena, object, "url"), text_of(arena, object, "external_url"));
    if (link.length == 0 && hsy_slice_starts(id, HSY_S("http"))) link = id;
    return (hsy_feed_item){
        .address = link.length ? hsy_feed_address(arena, base, link) : HSY_S(""),
        .title = text_of(arena, object, "title"),
        .language = text_of(arena, object, "language"),
        .published = hsy_feed_date(arena, text_of(arena, object, "date_published")),
        .modified = hsy_feed_date(arena, text_of(arena, object, "date_modified")),
        .content = first_of(text_of(arena, object, "content_html"), text_of(arena, object, "content_text"))};
}

static void close_document(void *what) { yyjson_doc_free(what); }

bool hsy_feed_read_json(hsy_arena *arena, hsy_slice path, hsy_slice url, hsy_slice bytes, hsy_feed *feed,
                        hsy_errors *errors) {
    yyjson_read_err fault;
    hsy_slice text = hsy_decode(arena, bytes, HSY_S(""), false).text;
    yyjson_doc *document = yyjson_read_opts((char *)(uintptr_t)text.at, text.length, YYJSON_READ_NOFLAG, NULL, &fault);
    if (!document) {
        hsy_errors_add(arena, errors, HSY_ERROR_INPUT, path, fault.pos, "is no JSON Feed: %s", fault.msg);
        return false;
    }
    hsy_arena_defer(arena, close_document, document);
    yyjson_val *root = yyjson_doc_get_root(document), *object;
    feed->title = text_of(arena, root, "title");
    feed->language = text_of(arena, root, "language");
    feed->home = hsy_feed_address(arena, url, text_of(arena, root, "home_page_url"));
    size_t index, count;
    yyjson_arr_foreach(yyjson_obj_get(root, "items"), index, count, object) {
        hsy_feed_item item = item_of(arena, first_of(url, feed->home), object);
        if (feed->items.count == HSY_FEED_MOST_ITEMS) {
            hsy_errors_add(arena, errors, HSY_ERROR_LIMIT, path, HSY_NOT_FOUND,
                           "has more than %d items: the others are left out", HSY_FEED_MOST_ITEMS);
            return false;
        }
        if (item.address.length || item.content.length) HSY_PUSH(arena, &feed->items, item);
    }
    return true;
}
