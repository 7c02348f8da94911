/* What came of a request: a page, a list, the same as before, a place to look instead, a reason to wait, a failure.
 *
 * A page that cannot be had stands for itself in the list that names it, when the list carries its text. What is
 * remembered of an address (hsy_visit) goes out with the page, so that it is stored together with it or not at all.
 */
#include <stdarg.h>
#include <stdio.h>
#include <time.h>

#include "base/hash.h"
#include "intake/crawl.h"
#include "text/date.h"

enum {
    MOST_REDIRECTS = 10,
    MOST_RETRIES = 2,
    MOST_WAIT = 60,           /* seconds that a run waits for one page when the server asks it to */
    MOST_LIST_DEPTH = 3,      /* OPML, a sitemap index, a sitemap */
    FIRST_BACK_OFF = 15 * 60, /* seconds after a failure, doubled with each further one */
    LONGEST_BACK_OFF = 24 * 3600,
    LONGEST_FRESH = 24 * 3600, /* a list is read again after a day, whatever it asks */
    SLACK = 60,                /* seconds by which a round may be early: both may count a quarter of an hour */
    LONGEST_MESSAGE = 500,
};

/* How a place ends. */
typedef struct outcome {
    hsy_crawl_place *place;
    hsy_incoming_kind kind;
    hsy_visit visit; /* to be remembered; an empty address: nothing */
    hsy_code code;
    hsy_slice message; /* of a failure; of a page that comes from a list, why */
    bool from_list;
} outcome;

static bool may_be_list(const hsy_crawl_entry *entry) {
    return entry->item ? entry->item->is_list : entry->list == NULL;
}

/* ---- how a place ends ---- */

static void fill_page(hsy_incoming *incoming, const hsy_crawl_place *place) {
    hsy_fetched *page = &incoming->page;
    const hsy_feed_item *item = place->entry->item;
    page->bytes = hsy_buffer_text(&place->transfer.body);
    page->url = hsy_arena_copy(incoming->arena, place->address);
    page->content_type = hsy_transfer_header(incoming->arena, &place->transfer, "Content-Type");
    page->retrieved = hsy_time_now(incoming->arena);
    if (!item) return;
    page->publisher = hsy_arena_copy(incoming->arena, item->publisher);
    page->published = hsy_arena_copy(incoming->arena, item->published);
}

static void fill_from_list(hsy_incoming *incoming, const hsy_crawl_place *place) {
    const hsy_feed_item *item = place->entry->item;
    incoming->page.bytes = hsy_crawl_content(incoming->arena, item);
    incoming->page.content_type = HSY_S("text/html; charset=utf-8");
    incoming->page.url = hsy_arena_copy(incoming->arena, item->address);
    incoming->page.publisher = hsy_arena_copy(incoming->arena, item->publisher);
    incoming->page.published = hsy_arena_copy(incoming->arena, item->published);
    incoming->page.retrieved = hsy_time_now(incoming->arena);
}

static bool fill(void *context, hsy_incoming *incoming) {
    const outcome *o = context;
    incoming->kind = o->kind;
    if (o->visit.address.length) incoming->visit = hsy_visit_keep(incoming->arena, &o->visit);
    if (o->from_list)
        fill_from_list(incoming, o->place);
    else if (o->kind == HSY_INCOMING_PAGE)
        fill_page(incoming, o->place);
    if (o->message.length)
        hsy_errors_add(incoming->arena, &incoming->errors, o->code, incoming->page.path, HSY_NOT_FOUND, "%.*s",
                       HSY_PRINT(o->message));
    return o->kind != HSY_INCOMING_FAILED;
}

static void close_transfer(hsy_crawl_place *place) {
    if (place->state == HSY_PLACE_RUNS) hsy_transfer_close(&place->transfer);
}

static void free_incoming(hsy_crawl_place *place) {
    if (place->incoming) hsy_arena_free(place->incoming->arena);
    place->incoming = NULL;
}

void hsy_crawl_drop(hsy_crawl_place *place) {
    close_transfer(place);
    free_incoming(place);
    place->state = HSY_PLACE_DONE;
}

/* A page keeps the arena that its body is in; everything else gets a fresh one. */
static void end_place(hsy_crawl *c, hsy_crawl_place *place, outcome *o) {
    o->place = place;
    bool keeps_body = o->kind == HSY_INCOMING_PAGE && !o->from_list;
    if (!keeps_body) hsy_crawl_drop(place);
    hsy_incoming *incoming = keeps_body ? place->incoming : hsy_incoming_begin(c->run, place->entry->address);
    place->incoming = NULL;
    if (incoming) incoming->is_live = true;
    if (incoming) place->incoming = hsy_incoming_fill(c->run, incoming, fill, o);
    if (place->incoming) c->held_bytes += place->incoming->page.bytes.length;
    close_transfer(place);
    place->state = HSY_PLACE_DONE;
}

/* ---- what is remembered ---- */

static hsy_visit visit_of(const hsy_crawl_place *place, long status) {
    return (hsy_visit){.address = place->entry->address,
                       .url = place->address,
                       .checked = (int64_t)time(NULL),
                       .status = status > 0 ? (uint32_t)status : 0};
}

static int64_t back_off(unsigned failures) {
    int64_t seconds = FIRST_BACK_OFF;
    for (unsigned i = 1; i < failures && seconds < LONGEST_BACK_OFF; i++) seconds *= 2;
    return seconds < LONGEST_BACK_OFF ? seconds : LONGEST_BACK_OFF;
}

/* The number behind "max-age=" of a Cache-Control header; 0 when it has none. */
static int64_t max_age(hsy_slice header) {
    int64_t seconds = 0;
    size_t at = hsy_slice_find_ascii_case(header, HSY_S("max-age="), 0);
    for (at = at == HSY_NOT_FOUND ? header.length : at + sizeof "max-age=" - 1;
         at < header.length && hsy_is_digit(header.at[at]) && seconds < LONGEST_FRESH; at++)
        seconds = seconds * 10 + (header.at[at] - '0');
    return seconds;
}

static int64_t fresh_until(const hsy_crawl_place *place, const hsy_feed *feed) {
    int64_t asked = max_age(hsy_transfer_header(place->arena, &place->transfer, "Cache-Control"));
    int64_t stated = feed ? (int64_t)feed->minutes * 60 : 0, longest = stated > asked ? stated : asked;
    return (int64_t)time(NULL) + (longest < LONGEST_FRESH ? longest : LONGEST_FRESH);
}

static void note_validators(const hsy_crawl_place *place, hsy_visit *visit) {
    visit->etag = hsy_transfer_header(place->arena, &place->transfer, "ETag");
    visit->last_modified = hsy_transfer_header(place->arena, &place->transfer, "Last-Modified");
}

/* ---- failures ---- */

static void fail_with(hsy_crawl *c, hsy_crawl_place *place, hsy_code code, bool may_pass, long status, int64_t wait,
                      hsy_slice message) {
    hsy_crawl_entry *entry = place->entry;
    hsy_visit visit = visit_of(place, status);
    message = hsy_arena_copy(place->arena, message);
    visit.url = HSY_S("");
    visit.failures = place->visit.failures + 1;
    visit.next = visit.checked + (wait > back_off(visit.failures) ? wait : back_off(visit.failures));
    outcome o = {.kind = HSY_INCOMING_FAILED, .visit = visit, .code = code, .message = message};
    if (hsy_crawl_has_content(entry->item)) {
        o.kind = HSY_INCOMING_PAGE;
        o.from_list = true;
        o.message =
            hsy_arena_print(place->arena, "%.*s; the text that its feed carries stands for it", HSY_PRINT(message));
    } else if (may_pass && entry->list) {
        entry->list->has_failed = true;
    }
    end_place(c, place, &o);
}

void hsy_crawl_fail(hsy_crawl *c, hsy_crawl_place *place, hsy_code code, bool may_pass, hsy_slice message) {
    fail_with(c, place, code, may_pass, 0, 0, message);
}

/* Waits and asks again; false when it was asked often enough. */
static bool try_again(hsy_crawl_place *place, double seconds) {
    if (place->attempts >= MOST_RETRIES || seconds > MOST_WAIT) return false;
    place->attempts++;
    close_transfer(place);
    free_incoming(place);
    place->state = HSY_PLACE_WAITS;
    place->not_before = hsy_seconds_now() + seconds;
    if (place->not_before > place->host->next) place->host->next = place->not_before;
    return true;
}

/* Twice the pause, then four times. */
static double usual_wait(const hsy_crawl *c, const hsy_crawl_place *place) {
    return c->web->pause * (double)(2u << place->attempts);
}

static void answer_fault(hsy_crawl *c, hsy_crawl_place *place, CURLcode code) {
    hsy_transfer_fault fault = hsy_transfer_fault_of(place->arena, &place->transfer, code);
    bool is_slow = code == CURLE_OPERATION_TIMEDOUT;
    if (is_slow && !place->was_stalled && c->stalled - place->stalled > 1) {
        place->was_stalled = true;
        if (try_again(place, 0)) return;
    }
    if (fault.may_pass && !is_slow && code != CURLE_COULDNT_RESOLVE_HOST && code != CURLE_COULDNT_CONNECT &&
        try_again(place, usual_wait(c, place)))
        return;
    fail_with(c, place, fault.code, fault.may_pass, 0, 0, fault.message);
}

/* 429 and 503 ask to come back; other failures are final for this run. */
static void answer_failure(hsy_crawl *c, hsy_crawl_place *place, long status) {
    curl_off_t asked = 0;
    curl_easy_getinfo(place->transfer.curl, CURLINFO_RETRY_AFTER, &asked);
    if (asked > LONGEST_BACK_OFF) asked = LONGEST_BACK_OFF;
    bool is_busy = status == 429 || status == 503;
    if (is_busy && try_again(place, asked > 0 ? (double)asked : usual_wait(c, place))) return;
    hsy_slice message =
        is_busy && asked > 0
            ? hsy_arena_print(place->arena, "the server answers %ld and asks to come back in %lld seconds", status,
                              (long long)asked)
            : hsy_arena_print(place->arena, "the server answers %ld", status);
    fail_with(c, place, HSY_ERROR_MISSING, status >= 500 || status == 429, status, (int64_t)asked, message);
}

/* ---- other answers ---- */

/* The place now is about another address. When that is none it fails, with the message. */
static void move_to(hsy_crawl *c, hsy_crawl_place *place, hsy_slice address, hsy_slice message) {
    hsy_slice key;
    place->address = hsy_arena_copy(place->arena, address);
    if (!hsy_host_split(place->arena, place->address, &key, &place->target)) {
        hsy_crawl_fail(c, place, HSY_ERROR_INPUT, false, message);
        return;
    }
    place->host = hsy_hosts_get(c->hosts, key);
    if (!place->host)
        hsy_crawl_fail(c, place, HSY_ERROR_LIMIT, true, HSY_S("too many hosts, or no memory for one more"));
}

/* To another address at once: what was asked for is still one page. */
static void redirect(hsy_crawl *c, hsy_crawl_place *place, hsy_slice target) {
    close_transfer(place);
    free_incoming(place);
    place->state = HSY_PLACE_WAITS;
    place->host->next = 0;
    if (++place->redirects > MOST_REDIRECTS)
        hsy_crawl_fail(c, place, HSY_ERROR_LIMIT, false, HSY_S("redirected more than 10 times"));
    else
        move_to(c, place, target, HSY_S("redirected to what is no http address"));
}

static void answer_unchanged(hsy_crawl *c, hsy_crawl_place *place) {
    hsy_visit visit = visit_of(place, 304);
    visit.etag = place->visit.etag;
    visit.last_modified = place->visit.last_modified;
    visit.fresh = place->visit.fresh ? fresh_until(place, NULL) : 0;
    outcome o = {.kind = place->visit.fresh ? HSY_INCOMING_NOTE : HSY_INCOMING_UNCHANGED, .visit = visit};
    end_place(c, place, &o);
}

/* The charset of "text/xml; charset=utf-8". */
static hsy_slice charset_of(hsy_slice content_type) {
    size_t at = hsy_slice_find_ascii_case(content_type, HSY_S("charset="), 0);
    if (at == HSY_NOT_FOUND) return HSY_S("");
    hsy_slice rest = hsy_slice_sub(content_type, at + sizeof "charset=" - 1, content_type.length);
    hsy_slice value = hsy_slice_trim(hsy_slice_cut(&rest, ';'));
    if (value.length > 1 && value.at[0] == '"') value = hsy_slice_sub(value, 1, value.length - 1);
    return value;
}

/* The entry stays in the row, done and with nothing to hand out; its items come behind it. */
static void answer_list(hsy_crawl *c, hsy_crawl_place *place, hsy_slice bytes) {
    hsy_crawl_list *outer = place->entry->list, *list = hsy_crawl_list_take(c, place->entry->address);
    hsy_visit visit = visit_of(place, 200);
    hsy_slice type = hsy_transfer_header(place->arena, &place->transfer, "Content-Type");
    list->depth = outer ? outer->depth + 1 : 0;
    bytes = hsy_arena_copy(list->arena, bytes);
    hsy_feed_read(list->arena, list->path, hsy_arena_copy(list->arena, place->address), bytes, charset_of(type),
                  &list->feed, &list->errors);
    note_validators(place, &visit);
    visit.fresh = fresh_until(place, &list->feed);
    list->visit = *hsy_visit_keep(list->arena, &visit);
    hsy_crawl_drop(place);
    if (list->depth < MOST_LIST_DEPTH) {
        hsy_crawl_expand(c, list, place->entry);
        return;
    }
    hsy_crawl_list_give_back(c, list);
    hsy_crawl_fail(c, place, HSY_ERROR_LIMIT, false, HSY_S("is a list inside three others: it is not followed"));
}

/* A page in place of a feed: the feed that it offers is read. */
static void answer_home(hsy_crawl *c, hsy_crawl_place *place, hsy_slice bytes) {
    hsy_slice feed = hsy_feed_link(place->arena, place->address, bytes);
    if (feed.length && !hsy_slice_equal(feed, place->address))
        redirect(c, place, feed);
    else
        hsy_crawl_fail(c, place, HSY_ERROR_INPUT, false,
                       HSY_S("is a page that offers no feed: name its feed or sitemap, or take the page itself with "
                             "`hearsay add`"));
}

/* Sitemaps are often gzip files. Works in the arena of the body under a guard; what is no gzip stays as it is. */
static bool open_body(const hsy_crawl *c, hsy_crawl_place *place, hsy_slice *bytes, hsy_slice *message) {
    hsy_errors errors = {0};
    hsy_arena *arena = place->incoming->arena;
    *bytes = hsy_buffer_text(&place->transfer.body);
    if (setjmp(*hsy_arena_guard(arena)) != 0) {
        *message = HSY_S("larger than the most that is read of one page");
        return false;
    }
    if (hsy_decompress(arena, place->address, c->run->task->limits.most_bytes, bytes, &errors)) return true;
    *message = errors.items[0].message;
    return false;
}

static void answer_body(hsy_crawl *c, hsy_crawl_place *place) {
    hsy_slice bytes, message = HSY_S("");
    bool may_be = may_be_list(place->entry);
    if (may_be && !open_body(c, place, &bytes, &message)) {
        fail_with(c, place, HSY_ERROR_LIMIT, false, 200, 0, message);
    } else if (may_be && hsy_feed_kind_of(place->arena, bytes) != HSY_FEED_NONE) {
        answer_list(c, place, bytes);
    } else if (may_be && (c->web->polls || place->entry->list)) {
        answer_home(c, place, bytes);
    } else {
        outcome o = {.kind = HSY_INCOMING_PAGE, .visit = visit_of(place, 200)};
        note_validators(place, &o.visit);
        end_place(c, place, &o);
    }
}

void hsy_crawl_answer(hsy_crawl *c, hsy_crawl_place *place, CURLcode code) {
    if (code != CURLE_OK) {
        answer_fault(c, place, code);
        return;
    }
    long status = hsy_transfer_status(&place->transfer);
    hsy_slice target = hsy_transfer_target(place->arena, &place->transfer);
    if (status == 304 && place->visit.address.length)
        answer_unchanged(c, place);
    else if (status >= 300 && status < 400 && target.length)
        redirect(c, place, target);
    else if (status >= 300)
        answer_failure(c, place, status);
    else
        answer_body(c, place);
}

/* ---- before the first request ---- */

/* Whether the list says that the page was changed after it was last taken, or it may have been unsaid. */
static bool is_due(const hsy_crawl *c, const hsy_feed_item *item, const hsy_visit *visit) {
    hsy_date date;
    if (c->web->recheck && visit->checked + c->web->recheck <= (int64_t)time(NULL)) return true;
    if (!hsy_date_parse(item->modified, HSY_S("en"), NULL, &date)) return false;
    return hsy_date_seconds(date) > visit->checked;
}

/* What need not be asked for: pages of a list that were taken before; what failed, before its time; in a follower,
 * lists that are still fresh. */
static bool is_settled(hsy_crawl *c, hsy_crawl_place *place) {
    const hsy_crawl_entry *entry = place->entry;
    const hsy_visit *visit = &place->visit;
    int64_t now = (int64_t)time(NULL);
    bool is_named = !entry->list && !c->web->polls;
    if (visit->address.length == 0 || is_named) return false;
    if (visit->next > now || (may_be_list(entry) && c->web->polls && visit->fresh > now + SLACK)) {
        if (entry->list && visit->next > now) entry->list->has_failed = true;
        hsy_crawl_drop(place);
        return true;
    }
    if (may_be_list(entry) || visit->failures || is_due(c, entry->item, visit)) return false;
    outcome o = {.kind = HSY_INCOMING_UNCHANGED};
    end_place(c, place, &o);
    return true;
}

void hsy_crawl_prepare(hsy_crawl *c, hsy_crawl_place *place) {
    const hsy_crawl_entry *entry = place->entry;
    bool is_known = c->web->find && c->web->find(c->web->find_context, place->arena, entry->address, &place->visit);
    if (!is_known) place->visit = (hsy_visit){0};
    if (entry->item && entry->item->address.length == 0) {
        outcome o = {.kind = HSY_INCOMING_PAGE, .from_list = true};
        end_place(c, place, &o);
    } else if (!is_settled(c, place)) {
        move_to(c, place, entry->address, HSY_S("is no address of http that can be asked for"));
    }
}
