/* Pages from http and https addresses, by libcurl.
 *
 * Only these two schemes, also after a redirect; at most ten redirects; a limit on time and on decompressed bytes;
 * no cookies, no proxy, no credentials from a file. Private addresses are refused when the connection is made (see
 * address.c); a proxy would hide that address, so the environment's is used only when private addresses are allowed.
 *
 * libcurl's own memory is not the arena's, and no jump may cross it: the body gathers in an arena of its own whose
 * guard stands inside the callback.
 */
#include <curl/curl.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/buffer.h"
#include "intake/address.h"
#include "intake/carrier.h"

enum {
    MOST_REDIRECTS = 10,
    MOST_CONNECT_SECONDS = 10,
    FIRST_FAILING_STATUS = 400,
};

typedef struct transfer {
    hsy_arena *body_arena;
    hsy_buffer body;
    const hsy_intake_limits *limits;
    bool met_private, out_of_memory;
} transfer;

static bool takes_address(hsy_slice path) {
    hsy_slice scheme = hsy_slice_cut(&path, ':');
    return hsy_slice_starts(path, HSY_S("//")) &&
           (hsy_slice_equal_ascii_case(scheme, HSY_S("http")) || hsy_slice_equal_ascii_case(scheme, HSY_S("https")));
}

static size_t take_bytes(char *bytes, size_t size, size_t count, void *context) {
    transfer *t = context;
    if (setjmp(*hsy_arena_guard(t->body_arena)) != 0) {
        t->out_of_memory = true;
        return 0;
    }
    hsy_buffer_add(&t->body, (hsy_slice){bytes, size * count});
    return t->body.is_full ? 0 : size * count;
}

static curl_socket_t open_socket(void *context, curlsocktype purpose, struct curl_sockaddr *address) {
    transfer *t = context;
    (void)purpose;
    if (!t->limits->allow_private && hsy_address_is_private(&address->addr)) {
        t->met_private = true;
        return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

static void set_options(CURL *curl, const char *address, transfer *t) {
    curl_easy_setopt(curl, CURLOPT_URL, address);
    curl_easy_setopt(curl, CURLOPT_USERAGENT, "hearsay/" HEARSAY_VERSION);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(curl, CURLOPT_MAXREDIRS, (long)MOST_REDIRECTS);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long)t->limits->seconds);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, (long)MOST_CONNECT_SECONDS);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, t);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_bytes);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, t);
    if (!t->limits->allow_private) curl_easy_setopt(curl, CURLOPT_PROXY, "");
}

static bool refuse(hsy_arena *arena, hsy_slice path, CURLcode code, const transfer *t, hsy_errors *errors) {
    if (t->body.is_full)
        hsy_errors_add(arena, errors, HSY_ERROR_LIMIT, path, t->limits->most_bytes,
                       "larger than %zu bytes, the most that is read", t->limits->most_bytes);
    else if (t->out_of_memory)
        hsy_errors_add(arena, errors, HSY_ERROR_MEMORY, path, HSY_NOT_FOUND, "no memory for the page");
    else if (t->met_private)
        hsy_errors_add(arena, errors, HSY_ERROR_MISSING, path, HSY_NOT_FOUND,
                       "leads to a private address; --allow-private fetches from there too");
    else if (code == CURLE_OPERATION_TIMEDOUT)
        hsy_errors_add(arena, errors, HSY_ERROR_LIMIT, path, HSY_NOT_FOUND, "no answer within %u seconds",
                       t->limits->seconds);
    else if (code == CURLE_TOO_MANY_REDIRECTS)
        hsy_errors_add(arena, errors, HSY_ERROR_LIMIT, path, HSY_NOT_FOUND, "redirected more than %d times",
                       MOST_REDIRECTS);
    else
        hsy_errors_add(arena, errors, HSY_ERROR_MISSING, path, HSY_NOT_FOUND, "cannot be fetched: %s",
                       curl_easy_strerror(code));
    return false;
}

static hsy_slice time_now(hsy_arena *arena) {
    time_t now = time(NULL);
    struct tm utc;
    if (!gmtime_r(&now, &utc)) return HSY_S("");
    return hsy_arena_print(arena, "%04d-%02d-%02dT%02d:%02d:%02dZ", utc.tm_year + 1900, utc.tm_mon + 1, utc.tm_mday,
                           utc.tm_hour, utc.tm_min, utc.tm_sec);
}

static hsy_slice info(hsy_arena *arena, CURL *curl, CURLINFO which) {
    const char *string = NULL;
    curl_easy_getinfo(curl, which, &string);
    return hsy_arena_copy(arena, hsy_slice_from_c(string));
}

static void close_curl(void *curl) { curl_easy_cleanup(curl); }

static void close_body(void *arena) { hsy_arena_free(arena); }

static bool read_address(hsy_arena *arena, hsy_slice path, const hsy_intake_limits *limits, hsy_fetched *page,
                         hsy_errors *errors) {
    transfer *t = HSY_NEW(arena, transfer);
    *t = (transfer){.limits = limits, .body_arena = hsy_arena_create(0)};
    CURL *curl = curl_easy_init();
    if (curl) hsy_arena_defer(arena, close_curl, curl);
    if (t->body_arena) hsy_arena_defer(arena, close_body, t->body_arena);
    t->out_of_memory = !curl || !t->body_arena;
    if (t->out_of_memory) return refuse(arena, path, CURLE_OUT_OF_MEMORY, t, errors);
    t->body = hsy_buffer_in(t->body_arena, limits->most_bytes);
    set_options(curl, hsy_arena_c_string(arena, path), t);
    CURLcode code = curl_easy_perform(curl);
    if (code != CURLE_OK) return refuse(arena, path, code, t, errors);
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    if (status >= FIRST_FAILING_STATUS) {
        hsy_errors_add(arena, errors, HSY_ERROR_MISSING, path, HSY_NOT_FOUND, "the server answers %ld", status);
        return false;
    }
    page->bytes = hsy_buffer_text(&t->body);
    page->url = info(arena, curl, CURLINFO_EFFECTIVE_URL);
    page->content_type = info(arena, curl, CURLINFO_CONTENT_TYPE);
    page->retrieved = time_now(arena);
    return true;
}

const hsy_page_carrier hsy_carrier_http = {"http", takes_address, read_address};
