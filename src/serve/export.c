#include "serve/export.h"

#include <pthread.h>
#include <stdlib.h>

#include "serve/render.h"

enum {
    FLOW_BYTES = 256 << 10, /* on their way between the two threads */
    BLOCK_BYTES = 32 << 10, /* that libmicrohttpd asks for at a time */
    MOST_EXPORTS = 4,
    MOST_GRAPH_STORIES = 200, /* a graph is one document: all its stories are in memory at once */
};

struct hsy_exports {
    const char *database;
    pthread_mutex_t lock; /* of what follows, and of every export */
    pthread_cond_t changed;
    unsigned count;
    bool is_ending;
};

struct hsy_export {
    hsy_exports *all;
    hsy_exchange *exchange; /* NULL once it is over */
    hsy_making making;      /* the work itself; only the thread's until `has_ended` */
    size_t start, length;
    bool has_begun;    /* the exchange was told that there is something, or nothing */
    bool sleeps;       /* the connection waits for bytes */
    bool has_ended;    /* no more bytes come */
    bool is_abandoned; /* nobody wants them */
    unsigned holders;  /* thread, exchange, response */
    char ring[FLOW_BYTES];
};

hsy_exports *hsy_exports_create(const char *database) {
    hsy_exports *all = calloc(1, sizeof *all);
    if (!all) return NULL;
    all->database = database;
    pthread_mutex_init(&all->lock, NULL);
    pthread_cond_init(&all->changed, NULL);
    return all;
}

void hsy_exports_stop(hsy_exports *all) {
    pthread_mutex_lock(&all->lock);
    all->is_ending = true;
    pthread_cond_broadcast(&all->changed);
    while (all->count > 0) pthread_cond_wait(&all->changed, &all->lock);
    pthread_mutex_unlock(&all->lock);
}

void hsy_exports_free(hsy_exports *all) {
    if (!all) return;
    pthread_cond_destroy(&all->changed);
    pthread_mutex_destroy(&all->lock);
    free(all);
}

/* With the lock held. */
static bool is_wanted(const hsy_export *s) { return !s->is_abandoned && !s->all->is_ending; }

static void release(hsy_export *s) {
    pthread_mutex_lock(&s->all->lock);
    unsigned left = --s->holders;
    pthread_mutex_unlock(&s->all->lock);
    if (left == 0) free(s);
}

/* Wakes the connection: the first time so that it is answered, later so that it takes more. With the lock held, so that
 * the exchange cannot end meanwhile. */
static void wake(hsy_export *s) {
    if (!s->exchange || (s->has_begun && !s->sleeps)) return;
    s->exchange->is_made = true;
    s->has_begun = true;
    s->sleeps = false;
    MHD_resume_connection(s->exchange->connection);
}

/* ---- on the thread of the export ---- */

static size_t put(hsy_export *s, const char *at, size_t length) {
    size_t end = (s->start + s->length) % FLOW_BYTES, room = FLOW_BYTES - s->length;
    if (room > FLOW_BYTES - end) room = FLOW_BYTES - end;
    if (length > room) length = room;
    memcpy(s->ring + end, at, length);
    s->length += length;
    return length;
}

static bool take_piece(void *context, const char *at, size_t length) {
    hsy_export *s = context;
    pthread_mutex_lock(&s->all->lock);
    while (length > 0 && is_wanted(s)) {
        size_t done = put(s, at, length);
        at += done;
        length -= done;
        if (done > 0)
            wake(s);
        else
            pthread_cond_wait(&s->all->changed, &s->all->lock);
    }
    bool goes_on = is_wanted(s);
    pthread_mutex_unlock(&s->all->lock);
    return goes_on;
}

static bool is_stopped(void *context) {
    hsy_export *s = context;
    pthread_mutex_lock(&s->all->lock);
    bool is_over = !is_wanted(s);
    pthread_mutex_unlock(&s->all->lock);
    return is_over;
}

static void *run(void *context) {
    hsy_export *s = context;
    hsy_exports *all = s->all;
    hsy_make(&s->making);
    pthread_mutex_lock(&all->lock);
    s->has_ended = true;
    wake(s);
    pthread_mutex_unlock(&all->lock);
    release(s);
    pthread_mutex_lock(&all->lock);
    all->count--;
    pthread_cond_broadcast(&all->changed);
    pthread_mutex_unlock(&all->lock);
    return NULL;
}

/* ---- on the network's thread ---- */

static bool is_graph(hsy_form form) { return form != HSY_FORM_LINES && form != HSY_FORM_JSON && form != HSY_FORM_CSV; }

static bool start_thread(hsy_export *s) {
    pthread_t thread;
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    bool is_running = pthread_create(&thread, &attributes, run, s) == 0;
    pthread_attr_destroy(&attributes);
    return is_running;
}

bool hsy_export_begin(hsy_exports *all, hsy_exchange *exchange) {
    hsy_export *s = calloc(1, sizeof *s);
    if (!s) return false;
    *s = (hsy_export){.all = all, .exchange = exchange, .holders = 2};
    s->making = (hsy_making){.database = all->database,
                             .request = &exchange->request,
                             .most_stories = is_graph(exchange->request.target.form) ? MOST_GRAPH_STORIES : 0,
                             .sink = take_piece,
                             .stop = is_stopped,
                             .context = s};
    pthread_mutex_lock(&all->lock);
    bool is_free = !all->is_ending && all->count < MOST_EXPORTS;
    if (is_free) all->count++;
    pthread_mutex_unlock(&all->lock);
    if (is_free) exchange->export = s;
    if (is_free && start_thread(s)) return true;
    pthread_mutex_lock(&all->lock);
    if (is_free) all->count--;
    pthread_mutex_unlock(&all->lock);
    exchange->export = NULL;
    free(s);
    return false;
}

static ssize_t give_piece(void *context, uint64_t position, char *at, size_t most) {
    (void)position;
    hsy_export *s = context;
    pthread_mutex_lock(&s->all->lock);
    size_t length = s->length < most ? s->length : most;
    if (length > FLOW_BYTES - s->start) length = FLOW_BYTES - s->start;
    memcpy(at, s->ring + s->start, length);
    s->start = (s->start + length) % FLOW_BYTES;
    s->length -= length;
    ssize_t given = (ssize_t)length;
    if (length > 0) {
        pthread_cond_broadcast(&s->all->changed);
    } else if (s->has_ended) {
        given = s->making.status == HEARSAY_OK ? MHD_CONTENT_READER_END_OF_STREAM : MHD_CONTENT_READER_END_WITH_ERROR;
    } else {
        s->sleeps = true;
        MHD_suspend_connection(s->exchange->connection);
    }
    pthread_mutex_unlock(&s->all->lock);
    return given;
}

static void abandon(void *context) {
    hsy_export *s = context;
    pthread_mutex_lock(&s->all->lock);
    s->is_abandoned = true;
    pthread_cond_broadcast(&s->all->changed);
    pthread_mutex_unlock(&s->all->lock);
    release(s);
}

struct MHD_Response *hsy_export_response(hsy_exchange *exchange) {
    hsy_export *s = exchange->export;
    pthread_mutex_lock(&s->all->lock);
    bool has_some = s->length > 0 || (s->has_ended && s->making.status == HEARSAY_OK);
    if (has_some) s->holders++;
    pthread_mutex_unlock(&s->all->lock);
    if (has_some) return MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, BLOCK_BYTES, give_piece, s, abandon);
    exchange->job.answer =
        hsy_render_failure(&exchange->request, hsy_make_status(&s->making), hsy_slice_from_c(s->making.problem));
    return NULL;
}

void hsy_export_leave(hsy_export *s) {
    if (!s) return;
    pthread_mutex_lock(&s->all->lock);
    s->exchange = NULL;
    s->is_abandoned = true;
    pthread_cond_broadcast(&s->all->changed);
    pthread_mutex_unlock(&s->all->lock);
    release(s);
}
