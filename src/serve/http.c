/* How a request goes: the network's thread looks at its headers (guard.h) and its address (route.h) and takes the
 * answer out of the cache, or else puts the connection to sleep and a job into the queue (workers.h). Whichever worker
 * makes the answer wakes it up. So what is slow (a large story, a locked database) keeps no other visitor waiting, and
 * a slow visitor keeps no worker. One thread for the network is enough: it only copies from memory.
 *
 * An answer is made once for all that wait for it. It is good as long as the collection's revision, which is looked up
 * a few times a second and not for every request.
 */
#include "serve/http.h"

#include <arpa/inet.h>
#include <microhttpd.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/pool.h"
#include "serve/adding.h"
#include "serve/assets.h"
#include "serve/cache.h"
#include "serve/exchange.h"
#include "serve/export.h"
#include "serve/render.h"
#include "serve/send.h"
#include "serve/workers.h"

enum {
    MOST_CONNECTIONS = 128,
    MOST_CONNECTIONS_OF_ONE = 100, /* from one address, so that no single visitor takes all */
    IDLE_SECONDS = 15,             /* after which a silent client is let go */
    MOST_REQUEST_BYTES = 16 << 10, /* of its first line and headers */
    CACHE_BYTES = 64 << 20,
    FORM_BYTES = 1 << 20, /* of a form beside its file */
    LEAST_WORKERS = 4,    /* some may wait for the disk or a lock */
    LONGEST_HOST = 256,
};

struct hsy_server {
    const char *database;
    bool may_write;
    hsy_guard guard;
    char machine[LONGEST_HOST];
    struct MHD_Daemon *daemon;
    hsy_cache *cache;
    hsy_workers *workers;
    hsy_exports *exports;
    hearsay_connections *connections;
    long long revision; /* atomic */
    bool is_adding;     /* atomic */
    unsigned port;
};

/* ---- answers ---- */

/* One at a time: the collection has one writer, and what waits for it must not take all workers. */
static hsy_answer *add_upload(hsy_server *server, const hsy_exchange *exchange) {
    bool is_busy = __atomic_exchange_n(&server->is_adding, true, __ATOMIC_ACQ_REL);
    if (is_busy) return hsy_render_failure(&exchange->request, MHD_HTTP_SERVICE_UNAVAILABLE, HSY_S(""));
    hsy_answer *answer = hsy_add_upload(server->database, &exchange->request, exchange->upload);
    hsy_server_refresh(server);
    __atomic_store_n(&server->is_adding, false, __ATOMIC_RELEASE);
    return answer;
}

static hsy_answer *make_answer(void *context, hsy_job *job) {
    hsy_server *server = context;
    hsy_exchange *exchange = hsy_exchange_of(job);
    if (exchange->upload) return add_upload(server, exchange);
    hsy_answer *answer = hsy_render(server->database, &exchange->request);
    if (answer && (answer->status == MHD_HTTP_OK || answer->status == MHD_HTTP_SEE_OTHER))
        hsy_cache_put(server->cache, job->key, exchange->revision, answer);
    return answer;
}

static void answer_is_made(void *context, hsy_job *job) {
    (void)context;
    hsy_exchange *exchange = hsy_exchange_of(job);
    exchange->is_made = true;
    MHD_resume_connection(exchange->connection);
}

static enum MHD_Result fail_saying(hsy_exchange *exchange, unsigned status, hsy_slice problem) {
    exchange->job.answer = hsy_render_failure(&exchange->request, status, problem);
    return hsy_send(exchange);
}

static enum MHD_Result fail(hsy_exchange *exchange, unsigned status) {
    return fail_saying(exchange, status, HSY_S(""));
}

static enum MHD_Result redirect(hsy_exchange *exchange, hsy_slice address) {
    exchange->job.answer = hsy_answer_redirect(address);
    return hsy_send(exchange);
}

/* By a worker; the connection sleeps meanwhile. */
static enum MHD_Result begin_job(hsy_server *server, hsy_exchange *exchange) {
    MHD_suspend_connection(exchange->connection); /* first: the answer may be there before hsy_workers_add returns */
    if (hsy_workers_add(server->workers, &exchange->job)) return MHD_YES;
    exchange->is_made = true;
    exchange->job.answer = hsy_render_failure(&exchange->request, MHD_HTTP_SERVICE_UNAVAILABLE, HSY_S(""));
    MHD_resume_connection(exchange->connection);
    return MHD_YES;
}

static enum MHD_Result find_answer(hsy_server *server, hsy_exchange *exchange) {
    exchange->revision = __atomic_load_n(&server->revision, __ATOMIC_ACQUIRE);
    exchange->job.answer = hsy_cache_get(server->cache, exchange->job.key, exchange->revision);
    return exchange->job.answer ? hsy_send(exchange) : begin_job(server, exchange);
}

/* As it is made, past cache and workers. */
static enum MHD_Result begin_export(hsy_server *server, hsy_exchange *exchange) {
    MHD_suspend_connection(exchange->connection);
    if (hsy_export_begin(server->exports, exchange)) return MHD_YES;
    exchange->is_made = true;
    exchange->job.answer = hsy_render_failure(&exchange->request, MHD_HTTP_SERVICE_UNAVAILABLE, HSY_S(""));
    MHD_resume_connection(exchange->connection);
    return MHD_YES;
}

static enum MHD_Result send_asset(hsy_exchange *exchange, const hsy_asset *asset) {
    hsy_bytes body = {.limit = asset->bytes.length};
    hsy_bytes_add(&body, asset->bytes);
    exchange->job.answer = hsy_answer_create(MHD_HTTP_OK, asset->type, &body);
    exchange->is_asset = true;
    return hsy_send(exchange);
}

/* ---- looking at a request ---- */

/* A status when it is refused, else 0. */
static unsigned refusal(hsy_server *server, hsy_exchange *exchange, const char *method) {
    hsy_visitor visitor = hsy_exchange_headers(exchange, method);
    const hsy_route *route = exchange->request.target.route;
    if (exchange->is_too_long) return MHD_HTTP_URI_TOO_LONG;
    if (!hsy_guard_host(&server->guard, visitor.host) || !hsy_guard_origin(&visitor)) return MHD_HTTP_FORBIDDEN;
    if (!hsy_guard_token(&server->guard, &visitor, &exchange->has_new_token)) return MHD_HTTP_FORBIDDEN;
    if (route && route->writes && !server->may_write) return MHD_HTTP_FORBIDDEN;
    if (!visitor.is_changing) return 0;
    return route && route->writes && strcmp(method, MHD_HTTP_METHOD_POST) == 0 ? 0 : MHD_HTTP_METHOD_NOT_ALLOWED;
}

static enum MHD_Result take_get(hsy_server *server, hsy_exchange *exchange, unsigned refused) {
    hsy_asset asset;
    if (refused == MHD_HTTP_FORBIDDEN && exchange->request.target.route && exchange->request.target.route->writes)
        return fail_saying(exchange, refused, hsy_words_of(exchange->request.tongue, HSY_WORD_READ_ONLY));
    if (refused) return fail(exchange, refused);
    if (exchange->has_new_token) return redirect(exchange, exchange->address); /* the token stands in no history */
    if (hsy_assets_find(exchange->request.path, &asset)) return send_asset(exchange, &asset);
    if (!exchange->request.target.route) return fail(exchange, MHD_HTTP_NOT_FOUND);
    if (exchange->request.target.route->what == HSY_EXPORT) return begin_export(server, exchange);
    return find_answer(server, exchange);
}

/* Before the body: what is refused need not be sent, and the connection ends. */
static enum MHD_Result begin_post(hsy_server *server, hsy_exchange *exchange, const char *method) {
    unsigned refused = refusal(server, exchange, method);
    const char *length = MHD_lookup_connection_value(exchange->connection, MHD_HEADER_KIND, "Content-Length");
    if (!refused && length && strtoull(length, NULL, 10) > HSY_MOST_UPLOAD + FORM_BYTES)
        refused = MHD_HTTP_CONTENT_TOO_LARGE;
    if (refused) return fail(exchange, refused);
    exchange->upload = hsy_upload_begin(exchange->connection);
    return exchange->upload ? MHD_YES : fail(exchange, MHD_HTTP_BAD_REQUEST);
}

static enum MHD_Result end_post(hsy_server *server, hsy_exchange *exchange) {
    const hsy_upload *upload = exchange->upload;
    if (upload->is_too_large) return fail(exchange, MHD_HTTP_CONTENT_TOO_LARGE);
    if (!hsy_guard_key(&server->guard, (hsy_slice){upload->key.at, upload->key.length}))
        return fail(exchange, MHD_HTTP_FORBIDDEN);
    exchange->job.key = HSY_S("");
    return begin_job(server, exchange);
}

/* ---- what libmicrohttpd calls ---- */

static bool is_reading(const char *method) {
    return strcmp(method, MHD_HTTP_METHOD_GET) == 0 || strcmp(method, MHD_HTTP_METHOD_HEAD) == 0;
}

static enum MHD_Result begin_request(hsy_server *server, struct MHD_Connection *connection, const char *path,
                                     const char *method, void **state) {
    hsy_exchange *exchange = *state = hsy_exchange_begin(connection, path);
    if (!exchange) return MHD_NO;
    exchange->guard = &server->guard;
    exchange->request.connections = server->connections;
    exchange->request.may_write = server->may_write;
    exchange->request.key = hsy_slice_from_c(server->guard.key);
    return is_reading(method) ? MHD_YES : begin_post(server, exchange, method);
}

static enum MHD_Result take_request(void *context, struct MHD_Connection *connection, const char *path,
                                    const char *method, const char *version, const char *upload, size_t *upload_size,
                                    void **state) {
    (void)version;
    hsy_server *server = context;
    hsy_exchange *exchange = *state;
    if (!exchange) return begin_request(server, connection, path, method, state);
    if (*upload_size) { /* what nobody asked for is read and dropped, so that the answer arrives */
        if (exchange->upload) hsy_upload_take(exchange->upload, upload, *upload_size);
        *upload_size = 0;
        return MHD_YES;
    }
    if (exchange->is_made) return exchange->export ? hsy_send_export(exchange) : hsy_send(exchange);
    if (exchange->upload) return end_post(server, exchange);
    return take_get(server, exchange, refusal(server, exchange, method));
}

static void end_request(void *context, struct MHD_Connection *connection, void **state,
                        enum MHD_RequestTerminationCode code) {
    (void)context, (void)connection, (void)code;
    hsy_exchange_end(*state);
    *state = NULL;
}

/* ---- starting and ending ---- */

static bool is_loopback(const struct sockaddr *address) {
    if (address->sa_family == AF_INET6)
        return IN6_IS_ADDR_LOOPBACK(&((const struct sockaddr_in6 *)(const void *)address)->sin6_addr);
    const struct sockaddr_in *four = (const struct sockaddr_in *)(const void *)address;
    return ntohl(four->sin_addr.s_addr) >> 24 == 127;
}

static bool listen_at(hsy_server *server, const struct addrinfo *address) {
    unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME;
    if (address->ai_family == AF_INET6) flags |= MHD_USE_IPv6;
    server->guard.is_loopback = is_loopback(address->ai_addr);
    server->daemon = MHD_start_daemon(
        flags, 0, NULL, NULL, take_request, server, MHD_OPTION_SOCK_ADDR, address->ai_addr, MHD_OPTION_CONNECTION_LIMIT,
        (unsigned)MOST_CONNECTIONS, MHD_OPTION_PER_IP_CONNECTION_LIMIT, (unsigned)MOST_CONNECTIONS_OF_ONE,
        MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)IDLE_SECONDS, MHD_OPTION_CONNECTION_MEMORY_LIMIT,
        (size_t)MOST_REQUEST_BYTES, MHD_OPTION_NOTIFY_COMPLETED, end_request, NULL, MHD_OPTION_END);
    const union MHD_DaemonInfo *info =
        server->daemon ? MHD_get_daemon_info(server->daemon, MHD_DAEMON_INFO_BIND_PORT) : NULL;
    if (info) server->port = info->port;
    return server->daemon != NULL;
}

static bool start_listening(hsy_server *server, const hsy_server_options *options) {
    char port[16];
    struct addrinfo *address = NULL;
    const struct addrinfo hints = {.ai_socktype = SOCK_STREAM, .ai_flags = AI_PASSIVE | AI_NUMERICSERV};
    snprintf(port, sizeof port, "%u", options->port);
    int result = getaddrinfo(options->host, port, &hints, &address);
    if (result != 0) {
        fprintf(stderr, "hearsay serve: %s is no address of this machine: %s\n", options->host, gai_strerror(result));
        return false;
    }
    bool is_listening = listen_at(server, address);
    freeaddrinfo(address);
    if (!is_listening)
        fprintf(stderr, "hearsay serve: cannot listen on %s port %s: is it taken, or not this machine's?\n",
                options->host, port);
    return is_listening;
}

/* Everything but the network; false when there is no memory, no thread or no random number. */
static bool prepare(hsy_server *server) {
    unsigned cores = hsy_pool_cores();
    hsy_work work = {server, make_answer, answer_is_made};
    server->cache = hsy_cache_create(CACHE_BYTES);
    server->workers = hsy_workers_start(cores > LEAST_WORKERS ? cores : LEAST_WORKERS, work);
    if (gethostname(server->machine, sizeof server->machine - 1) != 0) server->machine[0] = '\0';
    server->guard.machine = hsy_slice_from_c(server->machine);
    server->exports = hsy_exports_create(server->database);
    server->connections = hearsay_connect(server->database);
    return server->cache && server->workers && server->exports && server->connections;
}

hsy_server *hsy_server_start(const hsy_server_options *options) {
    hsy_server *server = calloc(1, sizeof *server);
    if (!server) return NULL;
    server->database = options->database;
    server->may_write = options->may_write;
    server->guard.host = hsy_slice_from_c(options->host);
    hsy_server_refresh(server);
    if (!prepare(server) || !hsy_guard_draw(&server->guard)) {
        fputs("hearsay serve: the machine has no memory, threads or random numbers left\n", stderr);
    } else if (start_listening(server, options)) {
        return server;
    }
    hsy_server_stop(server);
    return NULL;
}

unsigned hsy_server_port(const hsy_server *server) { return server->port; }

const hsy_guard *hsy_server_guard(const hsy_server *server) { return &server->guard; }

void hsy_server_refresh(hsy_server *server) {
    long long revision = hearsay_revision(server->database);
    if (revision >= 0) __atomic_store_n(&server->revision, revision, __ATOMIC_RELEASE);
}

/* The workers first: a daemon that stops must have no connection that sleeps. */
void hsy_server_stop(hsy_server *server) {
    if (!server) return;
    if (server->workers) hsy_workers_stop(server->workers);
    if (server->exports) hsy_exports_stop(server->exports);
    if (server->daemon) MHD_stop_daemon(server->daemon);
    hsy_workers_free(server->workers);
    hsy_exports_free(server->exports);
    hsy_cache_free(server->cache);
    hearsay_disconnect(server->connections);
    free(server);
}
