/* The feed behind a page: what a home page says in its head for feed readers.
 *
 *     <link rel="alternate" type="application/rss+xml" title="Harbor Ledger" href="/rss.xml">
 *
 * A page that offers several gives the main one first: its sections and other formats follow. A feed of comments, told
 * by its address or title, is none of news.
 */
#include <lexbor/html/html.h>

#include "intake/feed.h"
#include "text/decode.h"

enum { MOST_BYTES = 4 << 20 }; /* of a page that are looked at: links stand in its head */

static const hsy_slice feed_types[] = {HSY_SLICE("application/rss+xml"),
                                       HSY_SLICE("application/atom+xml"),
                                       HSY_SLICE("application/feed+json"),
                                       HSY_SLICE("application/rdf+xml"),
                                       HSY_SLICE("text/xml"),
                                       HSY_SLICE("application/xml")};

static hsy_slice attribute(lxb_dom_element_t *element, const char *name) {
    size_t length = 0;
    const lxb_char_t *value = lxb_dom_element_get_attribute(element, (const lxb_char_t *)name, strlen(name), &length);
    return value ? hsy_slice_trim((hsy_slice){(const char *)value, length}) : HSY_S("");
}

static bool has(hsy_slice text, hsy_slice part) { return hsy_slice_find_ascii_case(text, part, 0) != HSY_NOT_FOUND; }

static bool is_feed(lxb_dom_element_t *link) {
    hsy_slice types = attribute(link, "type"), href = attribute(link, "href");
    if (!has(attribute(link, "rel"), HSY_S("alternate")) || href.length == 0) return false;
    if (has(href, HSY_S("comment")) || has(attribute(link, "title"), HSY_S("comment"))) return false;
    hsy_slice type = hsy_slice_trim(hsy_slice_cut(&types, ';'));
    for (size_t i = 0; i < sizeof feed_types / sizeof *feed_types; i++)
        if (hsy_slice_equal_ascii_case(type, feed_types[i])) return true;
    return false;
}

/* The next node in the order of the document. */
static lxb_dom_node_t *next_of(lxb_dom_node_t *node) {
    if (node->first_child) return node->first_child;
    while (node && !node->next) node = node->parent;
    return node ? node->next : NULL;
}

static void close_document(void *what) { lxb_html_document_destroy(what); }

hsy_slice hsy_feed_link(hsy_arena *arena, hsy_slice url, hsy_slice bytes) {
    hsy_slice text = hsy_decode(arena, hsy_slice_sub(bytes, 0, MOST_BYTES), HSY_S(""), true).text, base = url;
    lxb_html_document_t *document = lxb_html_document_create();
    if (!document) return HSY_S("");
    hsy_arena_defer(arena, close_document, document);
    if (lxb_html_document_parse(document, (const lxb_char_t *)text.at, text.length) != LXB_STATUS_OK) return HSY_S("");
    for (lxb_dom_node_t *node = lxb_dom_interface_node(document); node; node = next_of(node)) {
        if (node->type != LXB_DOM_NODE_TYPE_ELEMENT) continue;
        lxb_dom_element_t *element = lxb_dom_interface_element(node);
        if (node->local_name == LXB_TAG_BASE && attribute(element, "href").length)
            base = hsy_feed_address(arena, url, attribute(element, "href"));
        hsy_slice found = node->local_name == LXB_TAG_LINK && is_feed(element)
                              ? hsy_feed_address(arena, base, attribute(element, "href"))
                              : HSY_S("");
        if (found.length) return found;
    }
    return HSY_S("");
}
