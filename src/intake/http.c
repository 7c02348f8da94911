/* The carrier of http and https addresses: one page for those who want just that, and the crawl (crawl.h) for runs of
 * intake, where an address may be a list of many pages. */
#include "intake/carrier.h"
#include "intake/crawl.h"
#include "intake/transfer.h"

enum {
    MOST_REDIRECTS = 10,
    FIRST_FAILING_STATUS = 400,
};

static bool takes_address(hsy_slice path) {
    hsy_slice scheme = hsy_slice_cut(&path, ':');
    return hsy_slice_starts(path, HSY_S("//")) &&
           (hsy_slice_equal_ascii_case(scheme, HSY_S("http")) || hsy_slice_equal_ascii_case(scheme, HSY_S("https")));
}

static bool refuse(hsy_arena *arena, hsy_slice path, const hsy_transfer *t, CURLcode code, hsy_errors *errors) {
    hsy_transfer_fault fault = hsy_transfer_fault_of(arena, t, code);
    hsy_errors_add(arena, errors, fault.code, path, HSY_NOT_FOUND, "%.*s", HSY_PRINT(fault.message));
    return false;
}

static void close_transfer(void *what) { hsy_transfer_close(what); }

static void close_body(void *arena) { hsy_arena_free(arena); }

static bool read_address(hsy_arena *arena, hsy_slice path, const hsy_intake_limits *limits, hsy_fetched *page,
                         hsy_errors *errors) {
    hsy_transfer *t = HSY_NEW(arena, hsy_transfer);
    hsy_arena *body = hsy_arena_create(0);
    if (body) hsy_arena_defer(arena, close_body, body);
    hsy_arena_defer(arena, close_transfer, t);
    hsy_transfer_request request = {
        .address = path, .limits = limits, .most_bytes = limits->most_bytes, .most_redirects = MOST_REDIRECTS};
    CURLcode code = CURLE_OUT_OF_MEMORY;
    if (body && setjmp(*hsy_arena_guard(body)) == 0 && hsy_transfer_open(t, body, &request))
        code = curl_easy_perform(t->curl);
    if (code != CURLE_OK) return refuse(arena, path, t, code, errors);
    long status = hsy_transfer_status(t);
    if (status >= FIRST_FAILING_STATUS) {
        hsy_errors_add(arena, errors, HSY_ERROR_MISSING, path, HSY_NOT_FOUND, "the server answers %ld", status);
        return false;
    }
    page->bytes = hsy_buffer_text(&t->body);
    page->url = hsy_transfer_url(arena, t);
    page->content_type = hsy_transfer_header(arena, t, "Content-Type");
    page->retrieved = hsy_time_now(arena);
    return true;
}

const hsy_page_carrier hsy_carrier_http = {
    .name = "http", .takes = takes_address, .read = read_address, .together = hsy_crawl_addresses};
