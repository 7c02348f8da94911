/* WARC 1.0 and 1.1 (ISO 28500): the pages in an archive of the web, record by record.
 *
 *     WARC/1.0
 *     WARC-Type: response
 *     WARC-Target-URI: https://herald.example/ferry
 *     WARC-Date: 2031-03-02T08:30:00Z
 *     Content-Type: application/http; msgtype=response
 *     Content-Length: 4711
 *
 *     HTTP/1.1 200 OK ...
 *
 * Pages are responses of http with a status of success, and resources and conversions, where their type is HTML or
 * plain text. All else (requests, redirects, pictures, robots.txt, repeats) is passed over and counted. Of an archive
 * only the page at work is in memory.
 *
 * Where a record is damaged the reader goes on with the next one: at the next compressed member, or where a line begins
 * with "WARC/". Each damage is a failure with its place in the file; an archive with too many of them is given up.
 */
#include "intake/file_kind.h"
#include "intake/http_message.h"

enum {
    MOST_HEAD = 64 << 10, /* bytes of the head of a record, and of that of its response */
    FIRST_LOOK = 4 << 10, /* of which so many are looked at first */
    MOST_DAMAGES = 1000,  /* after which the archive is given up */
    ENVELOPE = 1 << 20,   /* bytes of a record beside its page: chunks, headers */
};

static const uint64_t most_passed_over = (uint64_t)16 << 30; /* bytes of one record, decompressed */

typedef enum other {
    OTHER_KIND,   /* a request, information on the archive, a repeat of an older record */
    OTHER_TYPE,   /* a picture, a script */
    OTHER_STATUS, /* a redirect, an error page */
    OTHERS,
} other;

typedef struct record {
    uint64_t place;  /* in the file */
    uint64_t length; /* bytes of its block that are still to come */
    hsy_slice type, url, date, content_type;
    hsy_http_head http; /* of a response */
    bool is_http;
} record;

typedef struct warc {
    hsy_intake_run *run;
    hsy_slice path;
    hsy_stream *stream;
    record record;
    bool is_short; /* the record ended before its length */
    size_t pages, others[OTHERS], damages;
} warc;

bool hsy_warc_matches(hsy_slice name, hsy_slice head) {
    (void)name;
    return hsy_slice_starts(head, HSY_S("WARC/"));
}

/* ---- heads ---- */

/* The head that comes next, of a record or of a response; empty when there is none. */
static hsy_slice next_head(hsy_stream *stream) {
    for (size_t look = FIRST_LOOK; look <= MOST_HEAD; look *= 4) {
        hsy_slice bytes = hsy_stream_peek(stream, look);
        size_t end = hsy_header_end(bytes);
        if (end != HSY_NOT_FOUND) return hsy_slice_sub(bytes, 0, end);
        if (bytes.length < look) break;
    }
    return HSY_S("");
}

static bool parse_length(hsy_slice digits, uint64_t *length) {
    *length = 0;
    for (size_t i = 0; i < digits.length; i++) {
        if (!hsy_is_digit(digits.at[i]) || *length > UINT64_MAX / 10 - 10) return false;
        *length = *length * 10 + (uint64_t)(digits.at[i] - '0');
    }
    return digits.length > 0;
}

/* Older programs put the address into angle brackets. */
static hsy_slice without_brackets(hsy_slice url) {
    bool has = hsy_slice_starts(url, HSY_S("<")) && hsy_slice_ends(url, HSY_S(">"));
    return has ? hsy_slice_sub(url, 1, url.length - 1) : url;
}

/* The record whose head comes next. Its slices live in `arena`, since the window moves on. */
static bool read_record_head(warc *w, hsy_arena *arena) {
    hsy_slice head = next_head(w->stream);
    if (!hsy_slice_starts(head, HSY_S("WARC/"))) return false;
    w->record = (record){.place = hsy_stream_raw_offset(w->stream)};
    hsy_slice lines = hsy_arena_copy(arena, head);
    if (!parse_length(hsy_header_find(lines, HSY_S("content-length")), &w->record.length)) return false;
    w->record.type = hsy_header_find(lines, HSY_S("warc-type"));
    w->record.url = without_brackets(hsy_header_find(lines, HSY_S("warc-target-uri")));
    w->record.date = hsy_header_find(lines, HSY_S("warc-date"));
    w->record.content_type = hsy_header_find(lines, HSY_S("content-type"));
    hsy_stream_skip(w->stream, head.length);
    return true;
}

static bool is_text(hsy_slice content_type) {
    static const hsy_slice types[] = {HSY_SLICE("text/html"), HSY_SLICE("application/xhtml+xml"),
                                      HSY_SLICE("text/plain"), HSY_SLICE("")};
    hsy_slice type = hsy_slice_trim(hsy_slice_cut(&content_type, ';'));
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (hsy_slice_equal_ascii_case(type, types[i])) return true;
    return false;
}

/* What the record is, if it is no page; OTHERS when it is one. */
static other other_of(warc *w, hsy_arena *arena) {
    record *r = &w->record;
    bool is_response = hsy_slice_equal(r->type, HSY_S("response"));
    bool is_copy = hsy_slice_equal(r->type, HSY_S("resource")) || hsy_slice_equal(r->type, HSY_S("conversion"));
    if (!is_response && !is_copy) return OTHER_KIND;
    if (hsy_slice_ends(r->url, HSY_S("/robots.txt"))) return OTHER_KIND;
    if (is_copy) return is_text(r->content_type) ? OTHERS : OTHER_TYPE;
    hsy_slice head = hsy_arena_copy(arena, next_head(w->stream));
    if (head.length > r->length || !hsy_http_head_parse(head, &r->http)) return OTHER_TYPE; /* DNS, FTP */
    r->is_http = true;
    if (r->http.status / 100 != 2) return OTHER_STATUS;
    return is_text(r->http.content_type) ? OTHERS : OTHER_TYPE;
}

/* ---- damage ---- */

/* Goes to the next line that begins with "WARC/"; false when there is none. */
static bool find_record(hsy_stream *stream) {
    static const hsy_slice mark = HSY_SLICE("WARC/");
    if (hsy_slice_starts(hsy_stream_peek(stream, mark.length), mark)) return true;
    for (;;) {
        hsy_slice bytes = hsy_stream_peek(stream, MOST_HEAD);
        size_t at = hsy_slice_find(bytes, HSY_S("\nWARC/"), 0);
        if (at != HSY_NOT_FOUND) {
            hsy_stream_skip(stream, at + 1);
            return true;
        }
        if (bytes.length <= mark.length) return false;
        hsy_stream_skip(stream, bytes.length - mark.length);
    }
}

/* Tells what stopped the reader, and finds the next record behind it. False when there is none, or no more are wanted.
 */
static bool recover(warc *w, uint64_t place) {
    uint64_t at = 0;
    int number = hsy_stream_error(w->stream);
    const char *compression = hsy_stream_damage(w->stream, &at);
    if (number) return hsy_intake_tell_system(w->run, w->path, number) && false;
    bool more = compression ? hsy_intake_tell(w->run, HSY_INCOMING_FAILED, HSY_ERROR_INPUT, w->path, (size_t)at,
                                              "%s data is damaged or cut short", compression)
                            : hsy_intake_tell(w->run, HSY_INCOMING_FAILED, HSY_ERROR_INPUT, w->path, (size_t)place,
                                              "no WARC record begins here, or it is cut short");
    if (more && ++w->damages == MOST_DAMAGES) {
        hsy_intake_tell(w->run, HSY_INCOMING_FAILED, HSY_ERROR_LIMIT, w->path, (size_t)place,
                        "damaged in %d places; the rest is left out", MOST_DAMAGES);
        return false;
    }
    while (more) {
        if (find_record(w->stream)) return true;
        more = hsy_stream_resume(w->stream);
    }
    return false;
}

/* ---- records ---- */

static bool fill_page(void *context, hsy_incoming *incoming) {
    warc *w = context;
    record *r = &w->record;
    hsy_arena *arena = incoming->arena;
    hsy_fetched *page = &incoming->page;
    page->url = hsy_arena_copy(arena, r->url);
    page->retrieved = hsy_arena_copy(arena, r->date);
    page->content_type = hsy_arena_copy(arena, r->is_http ? r->http.content_type : r->content_type);
    page->encodings = hsy_arena_copy(arena, r->http.encodings);
    page->is_chunked = r->http.is_chunked;
    if (r->is_http) r->length -= hsy_stream_skip(w->stream, r->http.length);
    if (r->length > w->run->task->limits.most_bytes + (uint64_t)ENVELOPE) {
        hsy_errors_add(arena, &incoming->errors, HSY_ERROR_LIMIT, page->path, HSY_NOT_FOUND,
                       "larger than %zu bytes, the most that is read", w->run->task->limits.most_bytes);
        return false;
    }
    size_t length = (size_t)r->length;
    char *bytes = hsy_arena_alloc(arena, length);
    size_t got = hsy_stream_read(w->stream, bytes, length);
    r->length -= got;
    w->is_short = got < length;
    page->bytes = (hsy_slice){bytes, got};
    return true;
}

/* A page that is cut short is no page: its archive is told to be damaged instead. */
static bool hand_out_page(warc *w, hsy_arena *arena) {
    hsy_slice path = w->record.url.length
                         ? w->record.url
                         : hsy_arena_print(arena, "%.*s#%llu", HSY_PRINT(w->path), (unsigned long long)w->record.place);
    hsy_incoming *incoming = hsy_incoming_begin(w->run, path);
    if (!incoming) return false;
    w->is_short = false;
    incoming = hsy_incoming_fill(w->run, incoming, fill_page, w);
    if (w->is_short) {
        hsy_arena_free(incoming->arena);
        return true;
    }
    w->pages++;
    return hsy_incoming_hand_out(w->run, incoming);
}

/* One record; false when nothing more can be had. */
static bool read_record(warc *w, hsy_arena *arena) {
    uint64_t place = hsy_stream_raw_offset(w->stream);
    if (!read_record_head(w, arena)) {
        hsy_stream_skip(w->stream, 1); /* so that it is not found again */
        return recover(w, place);
    }
    other kind = other_of(w, arena);
    if (kind != OTHERS)
        w->others[kind]++;
    else if (!hand_out_page(w, arena))
        return false;
    uint64_t rest = w->record.length < most_passed_over ? w->record.length : most_passed_over;
    w->record.length -= hsy_stream_skip(w->stream, rest);
    return (w->record.length == 0 && !w->is_short) || recover(w, w->record.place);
}

/* Goes past the empty lines between two records. False at the end; damage is no end. */
static bool find_next(warc *w) {
    for (;;) {
        hsy_slice bytes = hsy_stream_peek(w->stream, FIRST_LOOK);
        size_t blank = 0;
        while (blank < bytes.length && hsy_is_space(bytes.at[blank])) blank++;
        hsy_stream_skip(w->stream, blank);
        if (blank < bytes.length) return true;
        uint64_t at;
        if (bytes.length < FIRST_LOOK)
            return (hsy_stream_damage(w->stream, &at) || hsy_stream_error(w->stream)) && recover(w, 0);
    }
}

static void tell_others(const warc *w) {
    size_t others = 0;
    for (int i = 0; i < OTHERS; i++) others += w->others[i];
    if (others == 0) return;
    hsy_intake_tell(
        w->run, HSY_INCOMING_NOTE, HSY_OK, w->path, HSY_NOT_FOUND,
        "%zu pages; %zu other records passed over: %zu no text, %zu redirects and error pages, %zu requests,"
        " repeats and the like",
        w->pages, others, w->others[OTHER_TYPE], w->others[OTHER_STATUS], w->others[OTHER_KIND]);
}

void hsy_warc_each_record(hsy_intake_run *run, hsy_arena *arena, hsy_slice path, hsy_stream *stream) {
    warc w = {.run = run, .path = path, .stream = stream};
    hsy_arena *of_record = hsy_arena_scratch(arena);
    while (hsy_intake_goes_on(run) && find_next(&w) && read_record(&w, of_record)) hsy_arena_clear(of_record);
    tell_others(&w);
}

void hsy_warc_each(hsy_intake_run *run, hsy_arena *arena, const hsy_open_file *file) {
    hsy_warc_each_record(run, arena, file->path, hsy_file_stream(run, arena, file));
}
