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
#include "serve/assets.h"
#include "serve/cache.h"
#include "serve/render.h"
#include "serve/send.h"
#include "serve/stream.h"
#include "serve/visit.h"
#include "serve/workers.h"

enum {
    MOST_CONNECTIONS = 128,
    MOST_CONNECTIONS_OF_ONE = 100, /* from one address, so that no single visitor takes all */
    IDLE_SECONDS = 15,             /* after which a silent client is let go */
    MOST_REQUEST_BYTES = 16 << 10, /* of its first line and headers */
    CACHE_BYTES = 64 << 20,
    LEAST_WORKERS = 4, /* some may wait for the disk or a lock */
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
    hsy_streams *streams;
    long long revision; /* atomic */
    unsigned port;
};

/* ---- answers ---- */

static hsy_answer *make_answer(void *context, hsy_job *job) {
    hsy_server *server = context;
    hsy_visit *visit = hsy_visit_of(job);
    hsy_answer *answer = hsy_render(server->database, &visit->request);
    if (answer && (answer->status == MHD_HTTP_OK || answer->status == MHD_HTTP_SEE_OTHER))
        hsy_cache_put(server->cache, job->key, visit->revision, answer);
    return answer;
}

static void answer_is_made(void *context, hsy_job *job) {
    (void)context;
    hsy_visit *visit = hsy_visit_of(job);
    visit->is_made = true;
    MHD_resume_connection(visit->connection);
}

static enum MHD_Result fail(hsy_visit *visit, unsigned status) {
    visit->job.answer = hsy_render_failure(&visit->request, status, HSY_S(""));
    return hsy_send(visit);
}

static enum MHD_Result redirect(hsy_visit *visit, hsy_slice address) {
    visit->job.answer = hsy_answer_redirect(address);
    return hsy_send(visit);
}

/* From the cache, or by a worker. */
static enum MHD_Result find_answer(hsy_server *server, hsy_visit *visit) {
    visit->revision = __atomic_load_n(&server->revision, __ATOMIC_ACQUIRE);
    visit->job.answer = hsy_cache_get(server->cache, visit->job.key, visit->revision);
    if (visit->job.answer) return hsy_send(visit);
    MHD_suspend_connection(visit->connection); /* first: the answer may be there before hsy_workers_add returns */
    if (hsy_workers_add(server->workers, &visit->job)) return MHD_YES;
    visit->is_made = true;
    visit->job.answer = hsy_render_failure(&visit->request, MHD_HTTP_SERVICE_UNAVAILABLE, HSY_S(""));
    MHD_resume_connection(visit->connection);
    return MHD_YES;
}

/* As it is made, past cache and workers. */
static enum MHD_Result begin_stream(hsy_server *server, hsy_visit *visit) {
    MHD_suspend_connection(visit->connection);
    if (hsy_stream_begin(server->streams, visit)) return MHD_YES;
    visit->is_made = true;
    visit->job.answer = hsy_render_failure(&visit->request, MHD_HTTP_SERVICE_UNAVAILABLE, HSY_S(""));
    MHD_resume_connection(visit->connection);
    return MHD_YES;
}

static enum MHD_Result send_asset(hsy_visit *visit, const hsy_asset *asset) {
    hsy_bytes body = {.limit = asset->bytes.length};
    hsy_bytes_add(&body, asset->bytes);
    visit->job.answer = hsy_answer_create(MHD_HTTP_OK, asset->type, &body);
    visit->is_asset = true;
    return hsy_send(visit);
}

static enum MHD_Result take_visit(hsy_server *server, hsy_visit *visit, const char *method) {
    hsy_asset asset;
    hsy_visitor visitor = hsy_visit_headers(visit, method);
    if (visit->is_too_long) return fail(visit, MHD_HTTP_URI_TOO_LONG);
    if (!hsy_guard_host(&server->guard, visitor.host) || !hsy_guard_origin(&visitor))
        return fail(visit, MHD_HTTP_FORBIDDEN);
    if (!hsy_guard_token(&server->guard, &visitor, &visit->has_new_token)) return fail(visit, MHD_HTTP_FORBIDDEN);
    if (visit->has_new_token) return redirect(visit, visit->address); /* so that the token stands in no history */
    if (visitor.is_changing) return fail(visit, MHD_HTTP_METHOD_NOT_ALLOWED);
    if (hsy_assets_find(visit->request.path, &asset)) return send_asset(visit, &asset);
    if (!visit->request.target.route) return fail(visit, MHD_HTTP_NOT_FOUND);
    return visit->request.target.route->what == HSY_EXPORT ? begin_stream(server, visit) : find_answer(server, visit);
}

/* ---- what libmicrohttpd calls ---- */

static enum MHD_Result take_request(void *context, struct MHD_Connection *connection, const char *path,
                                    const char *method, const char *version, const char *upload, size_t *upload_size,
                                    void **state) {
    (void)version, (void)upload;
    hsy_server *server = context;
    hsy_visit *visit = *state;
    if (!visit) {
        *state = visit = hsy_visit_begin(connection, path);
        if (!visit) return MHD_NO;
        visit->guard = &server->guard;
        visit->request.may_write = server->may_write;
        return MHD_YES;
    }
    if (*upload_size) { /* what nobody asked for is read and dropped, so that the answer arrives */
        *upload_size = 0;
        return MHD_YES;
    }
    if (visit->is_made) return visit->stream ? hsy_send_stream(visit) : hsy_send(visit);
    return take_visit(server, visit, method);
}

static void end_request(void *context, struct MHD_Connection *connection, void **state,
                        enum MHD_RequestTerminationCode code) {
    (void)context, (void)connection, (void)code;
    hsy_visit_end(*state);
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
    server->streams = hsy_streams_create(server->database);
    return server->cache && server->workers && server->streams;
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
        hsy_guard_name_cookie(&server->guard, server->port);
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
    if (server->streams) hsy_streams_stop(server->streams);
    if (server->daemon) MHD_stop_daemon(server->daemon);
    hsy_workers_free(server->workers);
    hsy_streams_free(server->streams);
    hsy_cache_free(server->cache);
    free(server);
}
