#include "serve/visit.h"

#include "base/utf8.h"
#include "serve/stream.h"

enum {
    MOST_MEMORY = 1 << 20, /* of what is kept of one request */
    LONGEST_PATH = 1000,   /* bytes, decoded */
    LONGEST_PARAMETERS = 4000,
};

static const hsy_slice TONGUE_COOKIE = HSY_SLICE("hearsay-language");

static hsy_slice header_of(const hsy_visit *visit, const char *name) {
    return hsy_slice_from_c(MHD_lookup_connection_value(visit->connection, MHD_HEADER_KIND, name));
}

/* libmicrohttpd calls this for each parameter; the first of a name counts. */
static enum MHD_Result take_parameter(void *context, enum MHD_ValueKind kind, const char *name, size_t name_length,
                                      const char *value, size_t value_length) {
    (void)kind;
    hsy_visit *visit = context;
    hsy_parameter parameter;
    hsy_slice key = {name, name_length}, given = {value ? value : "", value ? value_length : 0};
    if (given.length > LONGEST_PARAMETERS) visit->is_too_long = true;
    if (visit->is_too_long) return MHD_NO;
    if (hsy_slice_equal(key, HSY_S("token"))) visit->token = given;
    if (!hsy_parameter_find(key, &parameter) || visit->request.parameters[parameter].length) return MHD_YES;
    hsy_slice mended = hsy_utf8_repair(visit->request.arena, given, NULL);
    visit->request.parameters[parameter] = hsy_slice_trim(hsy_arena_copy(visit->request.arena, mended));
    return MHD_YES;
}

/* By the address, else by the cookie, else by what the browser prefers. */
static void read_tongue(hsy_visit *visit) {
    hsy_request *request = &visit->request;
    hsy_slice wanted = request->parameters[HSY_PARAMETER_TONGUE];
    request->parameters[HSY_PARAMETER_TONGUE] = HSY_S("");
    visit->has_new_tongue = hsy_words_tongue_of(wanted, &request->tongue);
    if (visit->has_new_tongue) return;
    hsy_slice kept = hsy_guard_cookie(header_of(visit, MHD_HTTP_HEADER_COOKIE), TONGUE_COOKIE);
    if (!hsy_words_tongue_of(kept, &request->tongue))
        request->tongue = hsy_words_tongue_accepted(header_of(visit, MHD_HTTP_HEADER_ACCEPT_LANGUAGE));
}

static bool read_guarded(hsy_visit *visit, const char *path) {
    hsy_request *request = &visit->request;
    if (setjmp(*hsy_arena_guard(request->arena)) != 0) return false;
    visit->is_too_long = strlen(path) > LONGEST_PATH;
    hsy_slice mended = hsy_utf8_repair(request->arena, hsy_slice_from_c(visit->is_too_long ? "/" : path), NULL);
    request->path = hsy_arena_copy(request->arena, mended);
    hsy_route_find(request->path, &request->target);
    MHD_get_connection_values_n(visit->connection, MHD_GET_ARGUMENT_KIND, take_parameter, visit);
    read_tongue(visit);
    visit->job.key = hsy_request_key(request);
    hsy_buffer address = hsy_buffer_in(request->arena, 0);
    hsy_request_address(&address, request, HSY_PARAMETER_TONGUE, HSY_S(""));
    visit->address = hsy_buffer_text(&address);
    return true;
}

hsy_visit *hsy_visit_begin(struct MHD_Connection *connection, const char *path) {
    hsy_arena *arena = hsy_arena_create(MOST_MEMORY);
    if (!arena) return NULL;
    hsy_visit *visit = HSY_NEW(arena, hsy_visit); /* the first piece of a new arena is always there */
    visit->connection = connection;
    visit->request.arena = arena;
    if (read_guarded(visit, path)) return visit;
    hsy_arena_free(arena);
    return NULL;
}

hsy_visitor hsy_visit_headers(const hsy_visit *visit, const char *method) {
    return (hsy_visitor){
        .host = header_of(visit, MHD_HTTP_HEADER_HOST),
        .origin = header_of(visit, MHD_HTTP_HEADER_ORIGIN),
        .fetch_site = header_of(visit, "Sec-Fetch-Site"),
        .fetch_mode = header_of(visit, "Sec-Fetch-Mode"),
        .cookies = header_of(visit, MHD_HTTP_HEADER_COOKIE),
        .token = visit->token,
        .is_changing = strcmp(method, MHD_HTTP_METHOD_GET) != 0 && strcmp(method, MHD_HTTP_METHOD_HEAD) != 0,
    };
}

void hsy_visit_end(hsy_visit *visit) {
    if (!visit) return;
    hsy_stream_leave(visit->stream);
    hsy_answer_free(visit->job.answer);
    hsy_arena_free(visit->request.arena);
}
