/* One request: only http and https, also after a redirect; limits on time, on slowness, on headers and on decompressed
 * bytes; no cookies, no credentials from a file. Private addresses are refused when the connection is made (address.c),
 * whatever name led there and at each hop; a proxy would hide that address, so the environment's is used only when
 * private addresses are allowed.
 *
 * Who asks is said: "hearsay/0.1.0 (+https://desk.example/about)".
 *
 * libcurl's own memory is not the arena's, and no jump may cross it: the guard of the body's arena stands inside the
 * callback.
 */
#include "intake/transfer.h"

#include <string.h>
#include <sys/socket.h>
#include <time.h>

#include "intake/address.h"

enum {
    MOST_CONNECT_SECONDS = 10,
    MOST_HEADER_BYTES = 256 << 10,
    LONGEST_HEADER = 1024, /* bytes of a header that is kept */
    SLOWEST = 100,         /* bytes a second; below that for a third of the time allowed, a server is given up */
};

/* Cut to what a message may hold. */
static hsy_slice content_type(const hsy_transfer *t) {
    const char *type = NULL;
    curl_easy_getinfo(t->curl, CURLINFO_CONTENT_TYPE, &type);
    return hsy_slice_sub(hsy_slice_from_c(type), 0, 64);
}

/* A film is not fetched only to be told that it is no page. What is not said to be one is looked at itself, later. */
static bool is_no_page(const hsy_transfer *t) {
    static const hsy_slice kinds[] = {HSY_SLICE("image/"), HSY_SLICE("audio/"), HSY_SLICE("video/"),
                                      HSY_SLICE("font/")};
    hsy_slice type = content_type(t);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (hsy_slice_equal_ascii_case(hsy_slice_sub(type, 0, kinds[i].length), kinds[i]))
            return hsy_transfer_status(t) / 100 == 2;
    return false;
}

static size_t take_bytes(char *bytes, size_t size, size_t count, void *context) {
    hsy_transfer *t = context;
    if (t->body.length == 0 && is_no_page(t)) t->is_no_page = true;
    if (t->is_no_page) return 0;
    if (setjmp(*hsy_arena_guard(t->arena)) != 0) {
        t->failure = hsy_arena_failure(t->arena);
        return 0;
    }
    hsy_buffer_add(&t->body, (hsy_slice){bytes, size * count});
    return t->body.is_full ? 0 : size * count;
}

static size_t count_header(char *bytes, size_t size, size_t count, void *context) {
    hsy_transfer *t = context;
    (void)bytes;
    t->header_bytes += size * count;
    t->has_long_headers = t->header_bytes > MOST_HEADER_BYTES;
    return t->has_long_headers ? 0 : size * count;
}

static curl_socket_t open_socket(void *context, curlsocktype purpose, struct curl_sockaddr *address) {
    hsy_transfer *t = context;
    (void)purpose;
    if (!t->request.limits->allow_private && hsy_address_is_private(&address->addr)) {
        t->met_private = true;
        return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

/* "NAME: value" as it is sent; nothing of a value can begin another header. */
static bool add_header(hsy_transfer *t, const char *name, hsy_slice value) {
    char line[LONGEST_HEADER + 64];
    if (value.length == 0 || value.length > LONGEST_HEADER) return true;
    for (size_t i = 0; i < value.length; i++)
        if ((unsigned char)value.at[i] < ' ' || value.at[i] == 0x7F) return true;
    snprintf(line, sizeof line, "%s: %.*s", name, HSY_PRINT(value));
    struct curl_slist *more = curl_slist_append(t->headers, line);
    if (more) t->headers = more;
    return more != NULL;
}

static bool set_headers(hsy_transfer *t) {
    char agent[512];
    hsy_slice contact = hsy_slice_sub(t->request.contact, 0, 256);
    snprintf(agent, sizeof agent, contact.length ? "hearsay/%s (+%.*s)" : "hearsay/%s", HEARSAY_VERSION,
             HSY_PRINT(contact));
    bool ok = add_header(t, "User-Agent", hsy_slice_from_c(agent)) &&
              add_header(t, "Accept", HSY_S("text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5")) &&
              add_header(t, "If-None-Match", t->request.etag) &&
              add_header(t, "If-Modified-Since", t->request.last_modified);
    curl_easy_setopt(t->curl, CURLOPT_HTTPHEADER, t->headers);
    return ok;
}

static void set_limits(hsy_transfer *t) {
    unsigned seconds = t->request.limits->seconds;
    curl_easy_setopt(t->curl, CURLOPT_TIMEOUT, (long)seconds);
    curl_easy_setopt(t->curl, CURLOPT_CONNECTTIMEOUT, (long)MOST_CONNECT_SECONDS);
    curl_easy_setopt(t->curl, CURLOPT_LOW_SPEED_LIMIT, (long)SLOWEST);
    curl_easy_setopt(t->curl, CURLOPT_LOW_SPEED_TIME, (long)(seconds / 3 + 1));
    curl_easy_setopt(t->curl, CURLOPT_FOLLOWLOCATION, t->request.most_redirects > 0 ? 1L : 0L);
    curl_easy_setopt(t->curl, CURLOPT_MAXREDIRS, (long)t->request.most_redirects);
}

static void set_callbacks(hsy_transfer *t) {
    curl_easy_setopt(t->curl, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    curl_easy_setopt(t->curl, CURLOPT_OPENSOCKETDATA, t);
    curl_easy_setopt(t->curl, CURLOPT_HEADERFUNCTION, count_header);
    curl_easy_setopt(t->curl, CURLOPT_HEADERDATA, t);
    curl_easy_setopt(t->curl, CURLOPT_WRITEFUNCTION, take_bytes);
    curl_easy_setopt(t->curl, CURLOPT_WRITEDATA, t);
}

bool hsy_transfer_open(hsy_transfer *t, hsy_arena *arena, const hsy_transfer_request *request) {
    *t = (hsy_transfer){.curl = curl_easy_init(), .arena = arena, .request = *request};
    t->body = hsy_buffer_in(arena, request->most_bytes);
    if (!t->curl) return false;
    curl_easy_setopt(t->curl, CURLOPT_URL, hsy_arena_c_string(arena, request->address));
    curl_easy_setopt(t->curl, CURLOPT_PRIVATE, t);
    curl_easy_setopt(t->curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(t->curl, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(t->curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(t->curl, CURLOPT_ACCEPT_ENCODING, "");
    if (!request->limits->allow_private) curl_easy_setopt(t->curl, CURLOPT_PROXY, "");
    set_limits(t);
    set_callbacks(t);
    return set_headers(t);
}

void hsy_transfer_close(hsy_transfer *t) {
    curl_easy_cleanup(t->curl);
    curl_slist_free_all(t->headers);
    t->curl = NULL;
    t->headers = NULL;
}

long hsy_transfer_status(const hsy_transfer *t) {
    long status = 0;
    curl_easy_getinfo(t->curl, CURLINFO_RESPONSE_CODE, &status);
    return status;
}

hsy_slice hsy_transfer_header(hsy_arena *arena, const hsy_transfer *t, const char *name) {
    struct curl_header *header;
    if (curl_easy_header(t->curl, name, 0, CURLH_HEADER, -1, &header) != CURLHE_OK) return HSY_S("");
    hsy_slice value = hsy_slice_trim(hsy_slice_from_c(header->value));
    return value.length > LONGEST_HEADER ? HSY_S("") : hsy_arena_copy(arena, value);
}

static hsy_slice info(hsy_arena *arena, const hsy_transfer *t, CURLINFO which) {
    const char *string = NULL;
    curl_easy_getinfo(t->curl, which, &string);
    return hsy_arena_copy(arena, hsy_slice_from_c(string));
}

hsy_slice hsy_transfer_url(hsy_arena *arena, const hsy_transfer *t) { return info(arena, t, CURLINFO_EFFECTIVE_URL); }

hsy_slice hsy_transfer_target(hsy_arena *arena, const hsy_transfer *t) { return info(arena, t, CURLINFO_REDIRECT_URL); }

static bool is_of_the_way(CURLcode code) {
    return code == CURLE_COULDNT_CONNECT || code == CURLE_COULDNT_RESOLVE_HOST || code == CURLE_PARTIAL_FILE ||
           code == CURLE_GOT_NOTHING || code == CURLE_RECV_ERROR || code == CURLE_SEND_ERROR || code == CURLE_HTTP2 ||
           code == CURLE_HTTP2_STREAM;
}

hsy_transfer_fault hsy_transfer_fault_of(hsy_arena *arena, const hsy_transfer *t, CURLcode code) {
    if (t->failure == HSY_ERROR_MEMORY || code == CURLE_OUT_OF_MEMORY)
        return (hsy_transfer_fault){HSY_ERROR_MEMORY, HSY_S("no memory for the page"), false};
    if (t->failure || t->body.is_full)
        return (hsy_transfer_fault){HSY_ERROR_LIMIT, HSY_S("larger than the most that is read of one page"), false};
    if (t->has_long_headers)
        return (hsy_transfer_fault){HSY_ERROR_LIMIT, HSY_S("the server sends headers without end"), false};
    if (t->is_no_page)
        return (hsy_transfer_fault){HSY_ERROR_INPUT,
                                    hsy_arena_print(arena, "is %.*s, no page", HSY_PRINT(content_type(t))), false};
    if (t->met_private)
        return (hsy_transfer_fault){HSY_ERROR_MISSING,
                                    HSY_S("leads to a private address; --allow-private fetches from there too"), false};
    if (code == CURLE_OPERATION_TIMEDOUT)
        return (hsy_transfer_fault){HSY_ERROR_LIMIT, HSY_S("no answer, or too slow a one, within the time allowed"),
                                    true};
    if (code == CURLE_TOO_MANY_REDIRECTS)
        return (hsy_transfer_fault){HSY_ERROR_LIMIT, HSY_S("redirected too many times"), false};
    return (hsy_transfer_fault){HSY_ERROR_MISSING,
                                hsy_arena_print(arena, "cannot be fetched: %s", curl_easy_strerror(code)),
                                is_of_the_way(code)};
}

hsy_slice hsy_time_now(hsy_arena *arena) {
    time_t now = time(NULL);
    struct tm utc;
    if (!gmtime_r(&now, &utc)) return HSY_S("");
    return hsy_arena_print(arena, "%04d-%02d-%02dT%02d:%02d:%02dZ", utc.tm_year + 1900, utc.tm_mon + 1, utc.tm_mday,
                           utc.tm_hour, utc.tm_min, utc.tm_sec);
}
