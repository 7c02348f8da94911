/* The run over addresses: which requests begin, waiting for what they bring, handing out.
 *
 * Kind to hosts: one request at a time to each, and a pause behind it, the site's own where robots.txt asks for one (up
 * to half a minute). Kind to the machine: so many requests at once, so many bytes that wait.
 *
 * libcurl's multi interface works on the calling thread only, while it is not in the taker; a request that ran out of
 * its time while the taker held everything up begins once more.
 */
#include "intake/crawl.h"

enum {
    MOST_RUNNING = 24,     /* requests at a time */
    MOST_HELD = 256 << 20, /* bytes of pages that wait to be handed out, before no further request begins */
    MANY_ENTRIES = 2000,   /* that wait: a list behind them waits as well */
    LONGEST_PAUSE = 30,    /* seconds that a robots.txt may ask for */
    LONGEST_SLEEP = 100,   /* milliseconds, after which the run is asked whether it goes on */
};

static void close_crawl(void *what) {
    hsy_crawl *c = what;
    for (size_t i = 0; i < HSY_CRAWL_PLACES; i++) {
        hsy_crawl_place *place = &c->places[i];
        if (place->state == HSY_PLACE_RUNS) {
            curl_multi_remove_handle(c->multi, place->transfer.curl);
            hsy_transfer_close(&place->transfer);
        }
        if (place->host && place->host->state == HSY_ROBOTS_ASKED) {
            curl_multi_remove_handle(c->multi, place->host->transfer.curl);
            hsy_host_forget(place->host);
            place->host->is_busy = false;
        } else if (place->host && place->state == HSY_PLACE_RUNS) {
            place->host->is_busy = false;
        }
        if (place->incoming) hsy_arena_free(place->incoming->arena);
    }
    curl_multi_cleanup(c->multi);
}

static hsy_crawl *open_crawl(hsy_intake_run *run, hsy_arena *arena) {
    hsy_crawl *c = HSY_NEW(arena, hsy_crawl);
    *c = (hsy_crawl){.run = run, .arena = arena, .web = &run->task->web, .multi = curl_multi_init()};
    c->hosts = c->web->hosts ? c->web->hosts : hsy_web_hosts_create(arena);
    hsy_arena_defer(arena, close_crawl, c);
    if (!c->multi) run->out_of_memory = run->stopped = true;
    return c;
}

/* The next of the row gets a place. */
static void take_place(hsy_crawl *c, hsy_crawl_entry *entry) {
    hsy_crawl_place *place = c->places;
    while (place->state != HSY_PLACE_FREE) place++;
    hsy_arena *arena = place->arena ? place->arena : hsy_arena_scratch(c->arena);
    hsy_arena_clear(arena);
    *place = (hsy_crawl_place){.entry = entry, .state = HSY_PLACE_WAITS, .arena = arena, .address = entry->address};
    entry->place = place;
    c->places_taken++;
    hsy_crawl_prepare(c, place);
}

static void give_up_place(hsy_crawl *c, hsy_crawl_place *place) {
    place->entry->place = NULL;
    place->state = HSY_PLACE_FREE;
    place->incoming = NULL;
    place->host = NULL;
    c->places_taken--;
}

static bool is_list(const hsy_crawl_entry *entry) { return entry->item ? entry->item->is_list : entry->list == NULL; }

static void wait_until(hsy_crawl *c, double time) {
    if (c->soonest == 0 || time < c->soonest) c->soonest = time;
}

static void start_robots(hsy_crawl *c, hsy_crawl_place *place) {
    hsy_host *host = place->host;
    hsy_host_ask(host, &c->run->task->limits, c->web->contact);
    if (host->state != HSY_ROBOTS_ASKED) return;
    host->is_busy = true;
    curl_multi_add_handle(c->multi, host->transfer.curl);
    c->running++;
}

/* Whether the host's rules are known and let the page be fetched; begins to ask for them, or fails the place. */
static bool may_fetch(hsy_crawl *c, hsy_crawl_place *place) {
    hsy_host *host = place->host;
    if (!c->web->obeys_robots) return true;
    if (host->state == HSY_ROBOTS_UNKNOWN) start_robots(c, place);
    if (host->state == HSY_ROBOTS_REFUSES)
        hsy_crawl_fail(c, place, host->fault_code, host->may_pass, host->fault);
    else if (host->state == HSY_ROBOTS_KNOWN && !hsy_robots_allows(place->arena, &host->robots, place->target))
        hsy_crawl_fail(c, place, HSY_ERROR_MISSING, false,
                       HSY_S("is not fetched: the site's robots.txt asks programs to leave it alone"));
    else
        return host->state == HSY_ROBOTS_KNOWN;
    return false;
}

/* Opens the transfer under a guard of the incoming's arena, which holds the body. */
static bool open_transfer(hsy_crawl *c, hsy_crawl_place *place) {
    hsy_transfer_request request = {.address = place->address,
                                    .limits = &c->run->task->limits,
                                    .contact = c->web->contact,
                                    .most_bytes = c->run->task->limits.most_bytes};
    if (hsy_slice_equal(place->visit.url, place->address)) {
        request.etag = place->visit.etag;
        request.last_modified = place->visit.last_modified;
    }
    if (setjmp(*hsy_arena_guard(place->incoming->arena)) != 0) return false;
    return hsy_transfer_open(&place->transfer, place->incoming->arena, &request);
}

static void start(hsy_crawl *c, hsy_crawl_place *place) {
    place->incoming = hsy_incoming_begin(c->run, place->entry->address);
    if (!place->incoming) return;
    place->state = HSY_PLACE_RUNS;
    place->stalled = c->stalled;
    if (!open_transfer(c, place)) {
        hsy_crawl_answer(c, place, CURLE_OUT_OF_MEMORY);
        return;
    }
    place->host->is_busy = true;
    c->running++;
    curl_multi_add_handle(c->multi, place->transfer.curl);
}

static void start_when_free(hsy_crawl *c, hsy_crawl_place *place) {
    double begin = place->not_before > place->host->next ? place->not_before : place->host->next;
    if (place->host->is_busy) return;
    if (begin > hsy_seconds_now())
        wait_until(c, begin);
    else if (may_fetch(c, place))
        start(c, place);
}

/* Gives places to the head of the row and begins what may begin. */
static void start_requests(hsy_crawl *c) {
    size_t seen = 0;
    c->soonest = 0;
    for (hsy_crawl_entry *e = c->first; e && seen < HSY_CRAWL_PLACES && !c->run->stopped; e = e->next, seen++) {
        if (e->is_end) continue;
        bool has_room = c->places_taken < HSY_CRAWL_PLACES - (e != c->first); /* the head always gets on */
        if (!e->place && has_room) take_place(c, e);
        if (!e->place || e->place->state != HSY_PLACE_WAITS) continue;
        if (e != c->first && (c->running >= MOST_RUNNING || c->held_bytes > MOST_HELD)) continue;
        if (e != c->first && is_list(e) && c->entries > MANY_ENTRIES) continue;
        start_when_free(c, e->place);
    }
}

static double pause_of(const hsy_crawl *c, const hsy_host *host) {
    double asked = host->robots.pause < LONGEST_PAUSE ? host->robots.pause : LONGEST_PAUSE;
    return asked > c->web->pause ? asked : c->web->pause;
}

/* The place or the host whose transfer it is: a host's stands in the host, at a place that waits for it. The first page
 * may follow upon robots.txt at once. */
static void end_request(hsy_crawl *c, CURL *curl, CURLcode code) {
    char *private_data = NULL;
    curl_easy_getinfo(curl, CURLINFO_PRIVATE, &private_data);
    hsy_transfer *transfer = (hsy_transfer *)(void *)private_data;
    curl_multi_remove_handle(c->multi, curl);
    c->running--;
    for (size_t i = 0; i < HSY_CRAWL_PLACES; i++) {
        hsy_crawl_place *place = &c->places[i];
        if (place->state == HSY_PLACE_FREE || !place->host) continue;
        bool is_rules = transfer == &place->host->transfer;
        if (!is_rules && transfer != &place->transfer) continue;
        place->host->is_busy = false;
        if (is_rules) {
            hsy_host_answered(place->host, code);
        } else {
            place->host->next = hsy_seconds_now() + pause_of(c, place->host);
            hsy_crawl_answer(c, place, code);
        }
        return;
    }
}

static void take_answers(hsy_crawl *c) {
    int running, left;
    curl_multi_perform(c->multi, &running);
    for (CURLMsg *message; (message = curl_multi_info_read(c->multi, &left)) != NULL;)
        if (message->msg == CURLMSG_DONE) end_request(c, message->easy_handle, message->data.result);
}

static void hand_out_place(hsy_crawl *c, hsy_crawl_place *place) {
    hsy_incoming *incoming = place->incoming;
    double before = hsy_seconds_now();
    give_up_place(c, place);
    if (!incoming) return;
    c->held_bytes -= incoming->page.bytes.length;
    hsy_incoming_hand_out(c->run, incoming);
    c->stalled += hsy_seconds_now() - before;
}

/* Hands out what is done at the head of the row. */
static void hand_out(hsy_crawl *c) {
    while (c->first && !c->run->stopped) {
        hsy_crawl_entry *e = c->first;
        if (!e->is_end && (!e->place || e->place->state != HSY_PLACE_DONE)) return;
        c->first = e->next;
        c->entries--;
        if (e->is_end)
            hsy_crawl_end_list(c, e->list);
        else
            hand_out_place(c, e->place);
    }
}

static void sleep_a_while(hsy_crawl *c) {
    double left = c->soonest > 0 ? (c->soonest - hsy_seconds_now()) * 1000 : LONGEST_SLEEP;
    int milliseconds = left < 1 ? 1 : left > LONGEST_SLEEP ? LONGEST_SLEEP : (int)left + 1;
    curl_multi_poll(c->multi, NULL, 0, milliseconds, NULL);
}

static void run_crawl(hsy_crawl *c) {
    while (c->first && hsy_intake_goes_on(c->run)) {
        start_requests(c);
        take_answers(c);
        hsy_crawl_entry *before = c->first;
        hand_out(c);
        if (c->first == before && c->first) sleep_a_while(c);
    }
}

void hsy_crawl_addresses(hsy_intake_run *run, hsy_arena *arena, const hsy_slice *sources, size_t count) {
    hsy_crawl *c = open_crawl(run, arena);
    hsy_crawl_entry **link = &c->first;
    for (size_t i = 0; i < count; i++, link = &(*link)->next) {
        *link = HSY_NEW(arena, hsy_crawl_entry);
        (*link)->address = sources[i];
    }
    c->entries = count;
    run_crawl(c);
}

void hsy_crawl_list_file(hsy_intake_run *run, hsy_arena *arena, hsy_slice path, hsy_slice bytes) {
    hsy_crawl *c = open_crawl(run, arena);
    hsy_crawl_list *list = hsy_crawl_list_take(c, path);
    hsy_feed_read(list->arena, path, HSY_S(""), bytes, HSY_S(""), &list->feed, &list->errors);
    hsy_crawl_expand(c, list, NULL);
    run_crawl(c);
}
