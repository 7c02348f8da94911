#include "serve/exchange.h"

#include "base/utf8.h"
#include "serve/export.h"

enum {
    MOST_MEMORY = 1 << 20, /* of what is kept of one request */
    LONGEST_PATH = 1000,   /* bytes, decoded */
    LONGEST_PARAMETERS = 4000,
};

static const hsy_slice TONGUE_COOKIE = HSY_SLICE("hearsay-language");

static hsy_slice header_of(const hsy_exchange *exchange, const char *name) {
    return hsy_slice_from_c(MHD_lookup_connection_value(exchange->connection, MHD_HEADER_KIND, name));
}

/* libmicrohttpd calls this for each parameter; the first of a name counts. */
static enum MHD_Result take_parameter(void *context, enum MHD_ValueKind kind, const char *name, size_t name_length,
                                      const char *value, size_t value_length) {
    (void)kind;
    hsy_exchange *exchange = context;
    hsy_parameter parameter;
    hsy_slice key = {name, name_length}, given = {value ? value : "", value ? value_length : 0};
    if (given.length > LONGEST_PARAMETERS) exchange->is_too_long = true;
    if (exchange->is_too_long) return MHD_NO;
    if (hsy_slice_equal(key, HSY_S("token"))) exchange->token = given;
    if (!hsy_parameter_find(key, &parameter) || exchange->request.parameters[parameter].length) return MHD_YES;
    hsy_slice mended = hsy_utf8_repair(exchange->request.arena, given, NULL);
    exchange->request.parameters[parameter] = hsy_slice_trim(hsy_arena_copy(exchange->request.arena, mended));
    return MHD_YES;
}

/* By the address, else by the cookie, else by what the browser prefers. */
static void read_tongue(hsy_exchange *exchange) {
    hsy_request *request = &exchange->request;
    hsy_slice wanted = request->parameters[HSY_PARAMETER_TONGUE];
    request->parameters[HSY_PARAMETER_TONGUE] = HSY_S("");
    exchange->has_new_tongue = hsy_words_tongue_of(wanted, &request->tongue);
    if (exchange->has_new_tongue) return;
    hsy_slice kept = hsy_guard_cookie(header_of(exchange, MHD_HTTP_HEADER_COOKIE), TONGUE_COOKIE);
    if (!hsy_words_tongue_of(kept, &request->tongue))
        request->tongue = hsy_words_tongue_accepted(header_of(exchange, MHD_HTTP_HEADER_ACCEPT_LANGUAGE));
}

static bool read_guarded(hsy_exchange *exchange, const char *path) {
    hsy_request *request = &exchange->request;
    if (setjmp(*hsy_arena_guard(request->arena)) != 0) return false;
    exchange->is_too_long = strlen(path) > LONGEST_PATH;
    hsy_slice mended = hsy_utf8_repair(request->arena, hsy_slice_from_c(exchange->is_too_long ? "/" : path), NULL);
    request->path = hsy_arena_copy(request->arena, mended);
    hsy_route_find(request->path, &request->target);
    MHD_get_connection_values_n(exchange->connection, MHD_GET_ARGUMENT_KIND, take_parameter, exchange);
    read_tongue(exchange);
    exchange->job.key = hsy_request_key(request);
    hsy_buffer address = hsy_buffer_in(request->arena, 0);
    hsy_request_address(&address, request, HSY_PARAMETER_TONGUE, HSY_S(""));
    exchange->address = hsy_buffer_text(&address);
    return true;
}

hsy_exchange *hsy_exchange_begin(struct MHD_Connection *connection, const char *path) {
    hsy_arena *arena = hsy_arena_create(MOST_MEMORY);
    if (!arena) return NULL;
    hsy_exchange *exchange = HSY_NEW(arena, hsy_exchange); /* the first piece of a new arena is always there */
    exchange->connection = connection;
    exchange->request.arena = arena;
    if (read_guarded(exchange, path)) return exchange;
    hsy_arena_free(arena);
    return NULL;
}

hsy_visitor hsy_exchange_headers(const hsy_exchange *exchange, const char *method) {
    return (hsy_visitor){
        .host = header_of(exchange, MHD_HTTP_HEADER_HOST),
        .origin = header_of(exchange, MHD_HTTP_HEADER_ORIGIN),
        .fetch_site = header_of(exchange, "Sec-Fetch-Site"),
        .fetch_mode = header_of(exchange, "Sec-Fetch-Mode"),
        .cookies = header_of(exchange, MHD_HTTP_HEADER_COOKIE),
        .token = exchange->token,
        .is_changing = strcmp(method, MHD_HTTP_METHOD_GET) != 0 && strcmp(method, MHD_HTTP_METHOD_HEAD) != 0,
    };
}

void hsy_exchange_end(hsy_exchange *exchange) {
    if (!exchange) return;
    hsy_upload_free(exchange->upload);
    hsy_export_leave(exchange->export);
    hsy_answer_free(exchange->job.answer);
    hsy_arena_free(exchange->request.arena);
}
