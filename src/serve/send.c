#include "serve/send.h"

#include <stdio.h>

#include "serve/export.h"

#define COOKIE_RULES "; Path=/; HttpOnly; SameSite=Strict"

enum { LONGEST_COOKIE = 160, LONGEST_NAME = 80, YEAR_SECONDS = 365 * 24 * 3600 };

static const char *const HEADERS[][2] = {
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"X-Frame-Options", "DENY"},
    {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
    {"Vary", "Accept-Language, Cookie"},
};

/* Of pages: nothing but this server's own style, scripts and pictures. */
static const char PAGE_POLICY[] =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
/* Of pictures, which have their style in themselves: no script, no other file. */
static const char PICTURE_POLICY[] = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

static bool is_picture(const hsy_exchange *exchange) {
    hsy_form form = exchange->request.target.form;
    return exchange->request.target.route && (form == HSY_FORM_SVG || form == HSY_FORM_PNG);
}

static bool is_file(const hsy_exchange *exchange) {
    hsy_form form = exchange->request.target.form;
    return exchange->request.target.route && form != HSY_FORM_PAGE && form != HSY_FORM_JSON && !is_picture(exchange);
}

/* "/story/12.csv" is saved as "hearsay-story-12.csv". */
static void add_name(struct MHD_Response *response, hsy_slice path) {
    char name[LONGEST_NAME], header[LONGEST_NAME + 40];
    size_t length = path.length < sizeof name ? path.length : sizeof name - 1;
    for (size_t i = 0; i < length; i++) {
        char c = path.at[path.length - length + i];
        name[i] = hsy_is_letter(c) || hsy_is_digit(c) || c == '.' ? c : '-';
    }
    snprintf(header, sizeof header, "attachment; filename=\"hearsay%.*s\"", (int)length, name);
    MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_DISPOSITION, header);
}

static void add_cookies(struct MHD_Response *response, const hsy_exchange *exchange) {
    char cookie[LONGEST_COOKIE];
    if (exchange->has_new_tongue) {
        hsy_slice code = hsy_words_tongue_code(exchange->request.tongue);
        snprintf(cookie, sizeof cookie, "hearsay-language=%.*s; Max-Age=%d" COOKIE_RULES, HSY_PRINT(code),
                 YEAR_SECONDS);
        MHD_add_response_header(response, MHD_HTTP_HEADER_SET_COOKIE, cookie);
    }
    if (exchange->has_new_token) {
        snprintf(cookie, sizeof cookie, "%s=%s" COOKIE_RULES, exchange->guard->cookie, exchange->guard->token);
        MHD_add_response_header(response, MHD_HTTP_HEADER_SET_COOKIE, cookie);
    }
}

static void add_headers(struct MHD_Response *response, const hsy_exchange *exchange, const hsy_answer *answer) {
    for (size_t i = 0; i < sizeof HEADERS / sizeof *HEADERS; i++)
        MHD_add_response_header(response, HEADERS[i][0], HEADERS[i][1]);
    MHD_add_response_header(response, "Content-Security-Policy", is_picture(exchange) ? PICTURE_POLICY : PAGE_POLICY);
    MHD_add_response_header(response, MHD_HTTP_HEADER_CACHE_CONTROL,
                            exchange->is_asset ? "private, max-age=31536000, immutable" : "private, no-cache");
    add_cookies(response, exchange);
    if (!answer) return;
    MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, answer->type);
    if (answer->tag[0]) MHD_add_response_header(response, MHD_HTTP_HEADER_ETAG, answer->tag);
    if (answer->location[0]) MHD_add_response_header(response, MHD_HTTP_HEADER_LOCATION, answer->location);
    if (answer->status == MHD_HTTP_METHOD_NOT_ALLOWED)
        MHD_add_response_header(
            response, MHD_HTTP_HEADER_ALLOW,
            exchange->request.target.route && exchange->request.target.route->writes ? "GET, HEAD, POST" : "GET, HEAD");
    if (answer->status == MHD_HTTP_SERVICE_UNAVAILABLE)
        MHD_add_response_header(response, MHD_HTTP_HEADER_RETRY_AFTER, "5");
    if (answer->status == MHD_HTTP_OK && is_file(exchange)) add_name(response, exchange->request.path);
}

static bool has_it_already(const hsy_exchange *exchange, const hsy_answer *answer) {
    const char *tags =
        MHD_lookup_connection_value(exchange->connection, MHD_HEADER_KIND, MHD_HTTP_HEADER_IF_NONE_MATCH);
    return answer && answer->tag[0] && tags && strstr(tags, answer->tag);
}

static void give_back(void *answer) { hsy_answer_free(answer); }

enum MHD_Result hsy_send(hsy_exchange *exchange) {
    hsy_answer *answer = exchange->job.answer;
    unsigned status = answer ? answer->status : MHD_HTTP_SERVICE_UNAVAILABLE;
    bool is_empty = !answer || answer->length == 0 || has_it_already(exchange, answer);
    if (answer && answer->length && is_empty) status = MHD_HTTP_NOT_MODIFIED;
    struct MHD_Response *response = is_empty ? MHD_create_response_from_buffer(0, (char[]){""}, MHD_RESPMEM_MUST_COPY)
                                             : MHD_create_response_from_buffer_with_free_callback_cls(
                                                   answer->length, answer->at, give_back, hsy_answer_hold(answer));
    if (!response) {
        if (!is_empty) hsy_answer_free(answer);
        return MHD_NO;
    }
    add_headers(response, exchange, answer);
    enum MHD_Result sent = MHD_queue_response(exchange->connection, status, response);
    MHD_destroy_response(response);
    return sent;
}

enum MHD_Result hsy_send_export(hsy_exchange *exchange) {
    struct MHD_Response *response = hsy_export_response(exchange);
    if (!response) return hsy_send(exchange);
    add_headers(response, exchange, NULL);
    MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, hsy_form_type(exchange->request.target.form));
    if (is_file(exchange)) add_name(response, exchange->request.path);
    enum MHD_Result sent = MHD_queue_response(exchange->connection, MHD_HTTP_OK, response);
    MHD_destroy_response(response);
    return sent;
}
