/* Starts the server, says where it is, and lets it run until a signal comes. */
#include "serve/serve.h"

#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "serve/http.h"

enum {
    LOOK_NANOSECONDS = 250 * 1000 * 1000, /* between two looks whether the collection has changed */
    LONGEST_END_SECONDS = 10,
};

typedef struct watcher {
    hsy_server *server;
    bool is_ending; /* atomic */
} watcher;

static void print_address(const hsy_server *server, const char *host) {
    const hsy_guard *guard = hsy_server_guard(server);
    printf(strchr(host, ':') ? "http://[%s]:%u/" : "http://%s:%u/", host, hsy_server_port(server));
    if (!guard->is_loopback) printf("?token=%s", guard->token);
    putchar('\n');
    fflush(stdout);
}

/* Looks for changes until it is told to end. A thread of its own, since a look may wait for a locked database. */
static void *watch(void *context) {
    watcher *w = context;
    const struct timespec pause = {0, LOOK_NANOSECONDS};
    while (!__atomic_load_n(&w->is_ending, __ATOMIC_ACQUIRE)) {
        hsy_server_refresh(w->server);
        nanosleep(&pause, NULL);
    }
    return NULL;
}

/* Until a signal comes. What waits for a locked database then is waited for a few seconds; behind those the process
 * ends by itself, which loses nothing that is stored. */
static void run(hsy_server *server, const sigset_t *signals) {
    pthread_t thread;
    int signal;
    watcher w = {.server = server};
    bool is_watched = pthread_create(&thread, NULL, watch, &w) == 0;
    if (!is_watched) fputs("hearsay serve: no thread is left: changes of the collection are not shown\n", stderr);
    sigwait(signals, &signal);
    alarm(LONGEST_END_SECONDS);
    __atomic_store_n(&w.is_ending, true, __ATOMIC_RELEASE);
    if (is_watched) pthread_join(thread, NULL);
}

hearsay_status hsy_serve(const hsy_serve_options *options) {
    const char *host = options->host ? options->host : "127.0.0.1";
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, NULL); /* before threads are made, which inherit it */
    signal(SIGPIPE, SIG_IGN);                   /* of visitors that have gone */
    if (hearsay_revision(options->database) < 0) {
        fprintf(stderr, "hearsay serve: %s is no sound collection; `hearsay check` says more\n", options->database);
        return HEARSAY_USAGE;
    }
    const hsy_server_options server_options = {options->database, host, options->port, options->may_write};
    hsy_server *server = hsy_server_start(&server_options);
    if (!server) return HEARSAY_USAGE;
    print_address(server, host);
    run(server, &signals);
    hsy_server_stop(server);
    return HEARSAY_OK;
}
