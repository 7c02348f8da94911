/* Private to intake: many addresses, fetched several hosts at a time and handed out in their order.
 *
 * What is to be fetched is a row of entries. Those at its head stand in places, up to a number, and are worked on side
 * by side; the first is handed out when it is done. An entry that turns out to be a list (a feed, a sitemap) gives way
 * to its items, so that everything comes in the order of the sources and, inside a list, in that of the list. Behind
 * the items stands the list's end: only when all of them are handed out is it remembered that the list was read, so a
 * run that is killed reads it again.
 */
#ifndef HEARSAY_INTAKE_CRAWL_H
#define HEARSAY_INTAKE_CRAWL_H

#include "intake/carrier.h"
#include "intake/feed.h"
#include "intake/host.h"

typedef struct hsy_crawl_list {
    struct hsy_crawl_list *next_free;
    hsy_arena *arena; /* of the items and all below */
    hsy_slice path;   /* address or file */
    hsy_feed feed;
    hsy_visit visit; /* to be remembered at its end; an empty address: nothing */
    hsy_errors errors;
    unsigned depth;  /* lists around it */
    bool has_failed; /* an item could not be had and may be had later: the list is to be read again */
} hsy_crawl_list;

typedef struct hsy_crawl_entry {
    struct hsy_crawl_entry *next;
    hsy_crawl_list *list;      /* that it is of; NULL: a source of the run */
    const hsy_feed_item *item; /* what the list says of it, or NULL */
    hsy_slice address;
    struct hsy_crawl_place *place; /* NULL: not begun */
    bool is_end;                   /* it is the end of `list` */
} hsy_crawl_entry;

typedef enum hsy_place_state {
    HSY_PLACE_FREE,
    HSY_PLACE_WAITS,
    HSY_PLACE_RUNS,
    HSY_PLACE_DONE, /* `incoming`, or nothing, is to be handed out */
} hsy_place_state;

/* The work on one entry. */
typedef struct hsy_crawl_place {
    hsy_crawl_entry *entry;
    hsy_place_state state;
    hsy_arena *arena;          /* of the strings here; cleared for the next entry */
    hsy_slice address, target; /* now, behind redirects; path and query of it */
    hsy_host *host;
    hsy_visit visit; /* from earlier runs; an empty address: none */
    hsy_transfer transfer;
    hsy_incoming *incoming;
    unsigned redirects, attempts;
    double not_before, stalled; /* hsy_seconds_now; seconds that the run was held up by its taker when the request began */
    bool was_stalled;
} hsy_crawl_place;

/* Entries at work: room for the items of many feeds, whose hosts are asked side by side. */
enum { HSY_CRAWL_PLACES = 1024 };

typedef struct hsy_crawl {
    hsy_intake_run *run;
    hsy_arena *arena;
    const hsy_web_options *web;
    hsy_web_hosts *hosts;
    CURLM *multi;
    hsy_crawl_entry *first;
    hsy_crawl_place places[HSY_CRAWL_PLACES];
    hsy_crawl_list *free_lists;
    hsy_number_table asked; /* hashes of addresses: an item that two lists name is fetched once */
    size_t entries, running, places_taken;
    size_t held_bytes; /* of pages that wait to be handed out */
    double stalled;    /* seconds spent in the taker */
    double soonest;    /* when the next request that waits may begin (hsy_seconds_now); 0: none waits for time */
} hsy_crawl;

/* Fetches the addresses and all that the lists among them name. */
void hsy_crawl_addresses(hsy_intake_run *run, hsy_arena *arena, const hsy_slice *sources, size_t count);
/* The same of a list that is at hand: a file of OPML, a feed that was saved. */
void hsy_crawl_list_file(hsy_intake_run *run, hsy_arena *arena, hsy_slice path, hsy_slice bytes);

/* ---- what came of a request: crawl_answer.c ---- */

/* Before the first request: what is known of the entry, whether it is to be asked for at all. */
void hsy_crawl_prepare(hsy_crawl *crawl, hsy_crawl_place *place);
/* The request of a place ended with that code. */
void hsy_crawl_answer(hsy_crawl *crawl, hsy_crawl_place *place, CURLcode code);
/* The place is done: its page cannot be had. `may_pass`: it may be had later. */
void hsy_crawl_fail(hsy_crawl *crawl, hsy_crawl_place *place, hsy_code code, bool may_pass, hsy_slice message);
/* The place is done, with nothing to be handed out. */
void hsy_crawl_drop(hsy_crawl_place *place);

/* ---- lists: crawl_list.c ---- */

/* Puts the entries of a list in the place of `at`, where it stood in the row; NULL: at its head. */
void hsy_crawl_expand(hsy_crawl *crawl, hsy_crawl_list *list, hsy_crawl_entry *at);
/* A list to be filled, one that was given back or a new one. */
hsy_crawl_list *hsy_crawl_list_take(hsy_crawl *crawl, hsy_slice path);
void hsy_crawl_list_give_back(hsy_crawl *crawl, hsy_crawl_list *list);
/* Whether the list itself carries enough of an item's text to stand for its page, and that text as a page. */
bool hsy_crawl_has_content(const hsy_feed_item *item);
hsy_slice hsy_crawl_content(hsy_arena *arena, const hsy_feed_item *item);
/* Hands out what is to be told and remembered at the end of a list. */
void hsy_crawl_end_list(hsy_crawl *crawl, hsy_crawl_list *list);

#endif
