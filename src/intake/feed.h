/* Private to intake: lists of pages that sites publish for readers and search engines.
 *
 *     RSS 0.9x, 1.0, 2.0 · Atom 0.3, 1.0 · JSON Feed · news sitemaps and other sitemaps · sitemap indexes · OPML
 *
 * All become one list of items: the address of a page, or of a further list, and what is said of it. What a list says
 * is a hint; what the page says of itself wins.
 */
#ifndef HEARSAY_INTAKE_FEED_H
#define HEARSAY_INTAKE_FEED_H

#include "base/arena.h"
#include "base/error.h"
#include "base/vector.h"

typedef enum hsy_feed_kind {
    HSY_FEED_NONE,
    HSY_FEED_RSS,
    HSY_FEED_ATOM,
    HSY_FEED_JSON,
    HSY_FEED_SITEMAP,
    HSY_FEED_SITEMAP_INDEX,
    HSY_FEED_OPML,
} hsy_feed_kind;

/* Empty slices where the list does not say it. */
typedef struct hsy_feed_item {
    hsy_slice address; /* absolute, http or https; empty when the item names no page and only `content` is there */
    hsy_slice title, language, publisher;
    hsy_slice published, modified; /* RFC 3339 */
    hsy_slice content;             /* HTML: the text that the list itself carries */
    bool is_list;                  /* the address is that of a further list: of a sitemap index, of OPML */
} hsy_feed_item;

HSY_VECTOR_TYPE(hsy_feed_items, hsy_feed_item);

typedef struct hsy_feed {
    hsy_feed_kind kind;
    hsy_slice title, language, home; /* home: the address of the site */
    unsigned minutes;                /* that the list asks to be left alone (ttl, sy:updatePeriod); 0: not said */
    hsy_feed_items items;            /* in the order of the list */
} hsy_feed;

/* What the bytes are, by their beginning; HSY_FEED_NONE for pages and all else. */
hsy_feed_kind hsy_feed_kind_of(hsy_arena *arena, hsy_slice bytes);

/* Reads a list. `path` names it in errors, `url` is its address or empty, `charset` the carrier's label or empty. What
 * is damaged or passes a limit is an error and gives false; the items before it are in `feed` all the same. All lives
 * as long as the arena. */
bool hsy_feed_read(hsy_arena *arena, hsy_slice path, hsy_slice url, hsy_slice bytes, hsy_slice charset, hsy_feed *feed,
                   hsy_errors *errors);

/* The feed that a page offers first, but for those of comments: <link rel="alternate" type="application/rss+xml"
 * href="…">. An absolute address, empty when there is none. */
hsy_slice hsy_feed_link(hsy_arena *arena, hsy_slice url, hsy_slice bytes);

/* The two forms behind hsy_feed_read. */
bool hsy_feed_read_xml(hsy_arena *arena, hsy_slice path, hsy_slice url, hsy_slice bytes, hsy_slice charset,
                       hsy_feed *feed, hsy_errors *errors);
bool hsy_feed_read_json(hsy_arena *arena, hsy_slice path, hsy_slice url, hsy_slice bytes, hsy_feed *feed,
                        hsy_errors *errors);

/* An address of a feed made absolute; empty when it is none of http. */
hsy_slice hsy_feed_address(hsy_arena *arena, hsy_slice base, hsy_slice reference);
/* A date as feeds write it, in RFC 3339; empty when it is none. */
hsy_slice hsy_feed_date(hsy_arena *arena, hsy_slice text);

enum { HSY_FEED_MOST_ITEMS = 100000 }; /* twice what a sitemap may have */

#endif
