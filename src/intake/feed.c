/* Tells lists of pages from pages by their first element, whatever the server calls them ("text/html", "text/plain"),
 * and what the forms of lists share: addresses and dates. */
#include "intake/feed.h"

#include "text/date.h"
#include "text/decode.h"
#include "text/url.h"

enum { HEAD = 4096 }; /* bytes in which a list shows what it is */

static const struct root {
    hsy_slice name; /* without prefix */
    hsy_feed_kind kind;
} roots[] = {
    {HSY_SLICE("rss"), HSY_FEED_RSS},   {HSY_SLICE("RDF"), HSY_FEED_RSS},
    {HSY_SLICE("feed"), HSY_FEED_ATOM}, {HSY_SLICE("urlset"), HSY_FEED_SITEMAP},
    {HSY_SLICE("opml"), HSY_FEED_OPML}, {HSY_SLICE("sitemapindex"), HSY_FEED_SITEMAP_INDEX},
};

/* Other uses of RDF are none of ours. */
static bool is_rss(hsy_slice head) {
    return hsy_slice_find(head, HSY_S("purl.org/rss/"), 0) != HSY_NOT_FOUND ||
           hsy_slice_find(head, HSY_S("netscape.com/rdf"), 0) != HSY_NOT_FOUND;
}

static hsy_feed_kind kind_of_root(hsy_slice head, size_t at) {
    size_t end = at;
    while (end < head.length && !hsy_is_space(head.at[end]) && head.at[end] != '>' && head.at[end] != '/') end++;
    hsy_slice name = hsy_slice_sub(head, at, end);
    size_t colon = hsy_slice_find_byte(name, ':', 0);
    if (colon != HSY_NOT_FOUND) name = hsy_slice_sub(name, colon + 1, name.length);
    for (size_t i = 0; i < sizeof roots / sizeof *roots; i++)
        if (hsy_slice_equal_ascii_case(name, roots[i].name))
            return name.length != 3 || hsy_to_lower(name.at[1]) != 'd' || is_rss(head) ? roots[i].kind : HSY_FEED_NONE;
    return HSY_FEED_NONE;
}

/* The first element: what stands in front is the declaration, comments, a document type. */
static hsy_feed_kind kind_of_xml(hsy_slice head) {
    size_t at = hsy_slice_find(hsy_slice_sub(head, 0, 1024), HSY_S("<?xml"), 0);
    for (at = at == HSY_NOT_FOUND ? 0 : at; at < head.length;) {
        at = hsy_slice_find_byte(head, '<', at);
        if (at >= head.length - 1) return HSY_FEED_NONE; /* not found as well */
        hsy_slice rest = hsy_slice_sub(head, at, head.length);
        if (head.at[at + 1] != '?' && head.at[at + 1] != '!') return kind_of_root(head, at + 1);
        hsy_slice end = hsy_slice_starts(rest, HSY_S("<!--")) ? HSY_S("-->") : HSY_S(">");
        at = hsy_slice_find(head, end, at);
    }
    return HSY_FEED_NONE;
}

hsy_feed_kind hsy_feed_kind_of(hsy_arena *arena, hsy_slice bytes) {
    hsy_slice head = hsy_slice_trim(hsy_decode(arena, hsy_slice_sub(bytes, 0, HEAD), HSY_S(""), false).text);
    if (head.length < 2) return HSY_FEED_NONE;
    if (head.at[0] == '{')
        return hsy_slice_find(head, HSY_S("jsonfeed.org/version"), 0) != HSY_NOT_FOUND ||
                       hsy_slice_find(head, HSY_S("jsonfeed.org\\/version"), 0) != HSY_NOT_FOUND
                   ? HSY_FEED_JSON
                   : HSY_FEED_NONE;
    return kind_of_xml(head);
}

bool hsy_feed_read(hsy_arena *arena, hsy_slice path, hsy_slice url, hsy_slice bytes, hsy_slice charset, hsy_feed *feed,
                   hsy_errors *errors) {
    *feed = (hsy_feed){.kind = hsy_feed_kind_of(arena, bytes)};
    if (feed->kind == HSY_FEED_JSON) return hsy_feed_read_json(arena, path, url, bytes, feed, errors);
    if (feed->kind != HSY_FEED_NONE) return hsy_feed_read_xml(arena, path, url, bytes, charset, feed, errors);
    hsy_errors_add(arena, errors, HSY_ERROR_INPUT, path, 0, "is no feed, sitemap or OPML file");
    return false;
}

hsy_slice hsy_feed_address(hsy_arena *arena, hsy_slice base, hsy_slice reference) {
    hsy_slice address = hsy_url_resolve(arena, base, reference);
    return hsy_slice_starts(address, HSY_S("http")) ? address : HSY_S("");
}

hsy_slice hsy_feed_date(hsy_arena *arena, hsy_slice text) {
    hsy_date date;
    return hsy_date_parse(hsy_slice_trim(text), HSY_S("en"), NULL, &date) ? hsy_date_print(arena, date) : HSY_S("");
}
