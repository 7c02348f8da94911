/* The server: libmicrohttpd in front of pages.c.
 *
 * It listens on loopback only, answers GET and HEAD only, and only where the Host header names this machine, so that no
 * page of another site can read the collection by pointing its name at this address (DNS rebinding). Every answer
 * forbids scripts, frames and other hosts. The trace is made when the server starts and made again when the collection
 * has changed since.
 */
#include "serve/serve.h"

#include <arpa/inet.h>
#include <errno.h>
#include <microhttpd.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "serve/pages.h"
#include "serve/style.h"

enum {
    MOST_CONNECTIONS = 100,
    IDLE_SECONDS = 15, /* after which a silent client is let go */
    MOST_REQUEST_BYTES = 16 << 10,
    LONGEST_QUERY = 400,     /* bytes of a search */
    MOST_NUMBERS = 50000000, /* articles that are shown */
};

typedef struct server {
    const char *database;
    pthread_mutex_t lock; /* of what follows */
    long long revision;   /* of the collection when it was traced */
    yyjson_doc *trace;
    hsy_shown shown;
} server;

static bool write_to(void *context, const char *bytes, size_t length) {
    return fwrite(bytes, 1, length, context) == length;
}

/* ---- the trace ---- */

static void forget_trace(server *s) {
    yyjson_doc_free(s->trace);
    free(s->shown.articles);
    s->trace = NULL;
    s->shown = (hsy_shown){0};
}

/* Finds the articles by number; false when there is no memory. */
static bool index_articles(server *s) {
    size_t i, count, most = 0;
    yyjson_val *article, *articles = yyjson_obj_get(s->shown.trace, "articles");
    yyjson_arr_foreach(articles, i, count, article) {
        size_t number = strtoul(yyjson_get_str(yyjson_obj_get(article, "id")), NULL, 10);
        if (number > most && number < MOST_NUMBERS) most = number;
    }
    s->shown.articles = calloc(most + 1, sizeof *s->shown.articles);
    if (!s->shown.articles) return false;
    s->shown.count = most + 1;
    yyjson_arr_foreach(articles, i, count, article) {
        size_t number = strtoul(yyjson_get_str(yyjson_obj_get(article, "id")), NULL, 10);
        if (number <= most) s->shown.articles[number] = article;
    }
    return true;
}

/* Traces the collection when it has changed; call it with the lock held. */
static bool refresh(server *s) {
    long long revision = hearsay_revision(s->database);
    if (s->trace && (revision == s->revision || revision < 0)) return true;
    char *json = NULL;
    size_t length;
    FILE *out = open_memstream(&json, &length);
    hearsay_options options = {.format = HEARSAY_JSON};
    bool ok = out && hearsay_trace_collection(s->database, &options, write_to, out) == HEARSAY_OK;
    if (out) fclose(out);
    yyjson_doc *trace = ok ? yyjson_read(json, length, 0) : NULL;
    free(json);
    if (!trace) return s->trace != NULL;
    forget_trace(s);
    s->trace = trace;
    s->revision = revision;
    s->shown.trace = yyjson_doc_get_root(trace);
    return index_articles(s);
}

/* ---- the pages ---- */

/* What a request comes to. */
typedef struct answer {
    unsigned status;
    const char *type;
    char *body; /* from malloc */
    size_t length;
} answer;

static bool ends_with(const char *text, const char *ending) {
    size_t length = strlen(text), wanted = strlen(ending);
    return length >= wanted && strcmp(text + length - wanted, ending) == 0;
}

/* The number that is all of a path's last part, but for ".json"; false when that is none. */
static bool number_of(const char *part, size_t *number) {
    char *behind;
    errno = 0;
    *number = strtoul(part, &behind, 10);
    return *part >= '0' && *part <= '9' && errno == 0 && (!*behind || strcmp(behind, ".json") == 0);
}

static bool print_article(server *s, FILE *out, const char *part, bool as_json) {
    char *line = NULL;
    size_t length, number;
    FILE *memory = number_of(part, &number) ? open_memstream(&line, &length) : NULL;
    if (!memory) return false;
    bool ok = hearsay_article(s->database, (long long)number, NULL, write_to, memory) == HEARSAY_OK;
    fclose(memory);
    yyjson_doc *reading = ok && !as_json ? yyjson_read(line, length, 0) : NULL;
    if (ok && as_json) fputs(line, out);
    if (reading) hsy_page_article(out, &s->shown, yyjson_doc_get_root(reading), number);
    ok = ok && (as_json || reading);
    yyjson_doc_free(reading);
    free(line);
    return ok;
}

static bool print_story(server *s, FILE *out, const char *part, bool as_json) {
    size_t story;
    if (!number_of(part, &story)) return false;
    if (!as_json) return hsy_page_story(out, &s->shown, story);
    yyjson_val *found = yyjson_arr_get(yyjson_obj_get(s->shown.trace, "stories"), story);
    char *json = found ? yyjson_val_write(found, 0, NULL) : NULL;
    if (json) fputs(json, out);
    free(json);
    return found != NULL;
}

static bool print_found(server *s, FILE *out, const char *query, bool as_json) {
    enum { MOST_FOUND = 50 };
    yyjson_doc *found[MOST_FOUND];
    size_t count = 0, length;
    char *lines = NULL;
    FILE *memory = open_memstream(&lines, &length);
    if (!memory) return false;
    if (*query && strlen(query) < LONGEST_QUERY) hearsay_search(s->database, query, NULL, NULL, write_to, memory);
    fclose(memory);
    if (as_json) fputs(lines, out);
    for (char *line = lines, *line_end; !as_json && count < MOST_FOUND && (line_end = strchr(line, '\n'));
         line = line_end + 1)
        if ((found[count] = yyjson_read(line, (size_t)(line_end - line), 0))) count++;
    if (!as_json) hsy_page_found(out, query, found, count);
    for (size_t i = 0; i < count; i++) yyjson_doc_free(found[i]);
    free(lines);
    return true;
}

static bool print_stories(server *s, FILE *out, bool as_json) {
    if (!as_json) hsy_page_stories(out, &s->shown);
    char *json = as_json ? yyjson_val_write(s->shown.trace, 0, NULL) : NULL;
    if (json) fputs(json, out);
    free(json);
    return true;
}

static bool print_page(server *s, FILE *out, const char *path, const char *query, bool as_json) {
    static const char story[] = "/story/", article[] = "/article/";
    if (strcmp(path, "/") == 0 || strcmp(path, "/stories.json") == 0) return print_stories(s, out, as_json);
    if (strncmp(path, story, sizeof story - 1) == 0) return print_story(s, out, path + sizeof story - 1, as_json);
    if (strncmp(path, article, sizeof article - 1) == 0)
        return print_article(s, out, path + sizeof article - 1, as_json);
    if (strcmp(path, "/search") == 0 || strcmp(path, "/search.json") == 0) return print_found(s, out, query, as_json);
    return false;
}

static answer answer_to(server *s, const char *path, const char *query) {
    answer a = {.status = MHD_HTTP_OK, .type = "text/html; charset=utf-8"};
    bool as_json = ends_with(path, ".json");
    FILE *out = open_memstream(&a.body, &a.length);
    if (!out) return (answer){.status = MHD_HTTP_SERVICE_UNAVAILABLE};
    if (as_json) a.type = "application/json";
    if (strcmp(path, "/style.css") == 0) {
        a.type = "text/css";
        fwrite(hsy_style, 1, hsy_style_length, out);
        fclose(out);
        return a;
    }
    pthread_mutex_lock(&s->lock);
    bool found = refresh(s) && print_page(s, out, path, query, as_json);
    pthread_mutex_unlock(&s->lock);
    if (!found) {
        a.status = MHD_HTTP_NOT_FOUND;
        a.type = "text/html; charset=utf-8";
        hsy_page_failed(out, "There is nothing at this address");
    }
    fclose(out);
    return a;
}

/* ---- http ---- */

/* "127.0.0.1:8080", "localhost:8080", "[::1]:8080" */
static bool is_this_machine(const char *host) {
    static const char *const names[] = {"127.0.0.1", "localhost", "[::1]"};
    for (size_t i = 0; host && i < sizeof names / sizeof *names; i++) {
        size_t length = strlen(names[i]);
        if (strncmp(host, names[i], length) == 0 && (host[length] == '\0' || host[length] == ':')) return true;
    }
    return false;
}

static enum MHD_Result send_answer(struct MHD_Connection *connection, answer a) {
    struct MHD_Response *response = MHD_create_response_from_buffer(
        a.length, a.body ? a.body : (char *)"", a.body ? MHD_RESPMEM_MUST_FREE : MHD_RESPMEM_PERSISTENT);
    if (!response) {
        free(a.body);
        return MHD_NO;
    }
    static const char *const headers[][2] = {
        {"Content-Security-Policy", "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; "
                                    "frame-ancestors 'none'"},
        {"X-Content-Type-Options", "nosniff"},
        {"Referrer-Policy", "no-referrer"},
        {"Cache-Control", "no-store"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
    };
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++)
        MHD_add_response_header(response, headers[i][0], headers[i][1]);
    if (a.type) MHD_add_response_header(response, "Content-Type", a.type);
    enum MHD_Result sent = MHD_queue_response(connection, a.status, response);
    MHD_destroy_response(response);
    return sent;
}

static enum MHD_Result take_request(void *context, struct MHD_Connection *connection, const char *path,
                                    const char *method, const char *version, const char *upload, size_t *upload_size,
                                    void **state) {
    (void)version, (void)upload, (void)state;
    if (*upload_size) return MHD_NO;
    if (strcmp(method, "GET") != 0 && strcmp(method, "HEAD") != 0)
        return send_answer(connection, (answer){.status = MHD_HTTP_METHOD_NOT_ALLOWED});
    if (!is_this_machine(MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Host")))
        return send_answer(connection, (answer){.status = MHD_HTTP_FORBIDDEN});
    const char *query = MHD_lookup_connection_value(connection, MHD_GET_ARGUMENT_KIND, "q");
    return send_answer(connection, answer_to(context, path, query ? query : ""));
}

/* The loopback address to listen on; false when `host` is not one. */
static bool loopback(const char *host, unsigned port, struct sockaddr_storage *address, bool *is_ipv6) {
    struct sockaddr_in *four = (struct sockaddr_in *)address;
    struct sockaddr_in6 *six = (struct sockaddr_in6 *)address;
    *address = (struct sockaddr_storage){0};
    *is_ipv6 = strcmp(host, "::1") == 0;
    if (*is_ipv6) {
        *six = (struct sockaddr_in6){
            .sin6_family = AF_INET6, .sin6_port = htons((uint16_t)port), .sin6_addr = in6addr_loopback};
        return true;
    }
    *four = (struct sockaddr_in){.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    return inet_pton(AF_INET, host, &four->sin_addr) == 1 && (ntohl(four->sin_addr.s_addr) >> 24) == 127;
}

static struct MHD_Daemon *start(server *s, const hsy_serve_options *options, const char *host) {
    struct sockaddr_storage address;
    bool is_ipv6;
    if (!loopback(host, options->port, &address, &is_ipv6)) {
        fprintf(stderr, "hearsay serve: %s is no loopback address: take 127.0.0.1 or ::1\n", host);
        return NULL;
    }
    struct MHD_Daemon *daemon =
        MHD_start_daemon(MHD_USE_INTERNAL_POLLING_THREAD | (is_ipv6 ? MHD_USE_IPv6 : 0u), 0, NULL, NULL, take_request,
                         s, MHD_OPTION_SOCK_ADDR, (struct sockaddr *)&address, MHD_OPTION_CONNECTION_LIMIT,
                         (unsigned)MOST_CONNECTIONS, MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)IDLE_SECONDS,
                         MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)MOST_REQUEST_BYTES, MHD_OPTION_END);
    if (!daemon) fprintf(stderr, "hearsay serve: cannot listen on %s port %u: is it taken?\n", host, options->port);
    return daemon;
}

static void wait_for_signal(const sigset_t *signals) {
    int signal;
    sigwait(signals, &signal);
}

hearsay_status hsy_serve(const hsy_serve_options *options) {
    const char *host = options->host ? options->host : "127.0.0.1";
    server s = {.database = options->database, .lock = PTHREAD_MUTEX_INITIALIZER};
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, NULL); /* before threads are made, which inherit it */
    hearsay_status status = hearsay_check(options->database, NULL);
    if (status != HEARSAY_OK || !refresh(&s)) {
        fprintf(stderr, "hearsay serve: %s is no sound collection; `hearsay check` says more\n", options->database);
        return status == HEARSAY_OK ? HEARSAY_MACHINE : HEARSAY_USAGE;
    }
    struct MHD_Daemon *daemon = start(&s, options, host);
    if (daemon) {
        const union MHD_DaemonInfo *info = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT);
        printf(strchr(host, ':') ? "http://[%s]:%u/\n" : "http://%s:%u/\n", host, info ? info->port : options->port);
        fflush(stdout);
        wait_for_signal(&signals);
        MHD_stop_daemon(daemon);
    }
    forget_trace(&s);
    return daemon ? HEARSAY_OK : HEARSAY_USAGE;
}
