#include "serve/stream.h"

#include <pthread.h>
#include <stdlib.h>

#include "serve/render.h"

enum {
    STREAM_BYTES = 256 << 10, /* on their way between the two threads */
    BLOCK_BYTES = 32 << 10,   /* that libmicrohttpd asks for at a time */
    MOST_STREAMS = 4,
    MOST_GRAPH_STORIES = 200, /* a graph is one document: all its stories are in memory at once */
};

struct hsy_streams {
    const char *database;
    pthread_mutex_t lock; /* of what follows, and of every stream */
    pthread_cond_t changed;
    unsigned count;
    bool is_ending;
};

struct hsy_stream {
    hsy_streams *all;
    hsy_visit *visit;  /* NULL once it is over */
    hsy_making making; /* the work itself; only the thread's until `has_ended` */
    size_t start, length;
    bool has_begun;    /* the visit was told that there is something, or nothing */
    bool sleeps;       /* the connection waits for bytes */
    bool has_ended;    /* no more bytes come */
    bool is_abandoned; /* nobody wants them */
    unsigned holders;  /* thread, visit, response */
    char ring[STREAM_BYTES];
};

hsy_streams *hsy_streams_create(const char *database) {
    hsy_streams *all = calloc(1, sizeof *all);
    if (!all) return NULL;
    all->database = database;
    pthread_mutex_init(&all->lock, NULL);
    pthread_cond_init(&all->changed, NULL);
    return all;
}

void hsy_streams_stop(hsy_streams *all) {
    pthread_mutex_lock(&all->lock);
    all->is_ending = true;
    pthread_cond_broadcast(&all->changed);
    while (all->count > 0) pthread_cond_wait(&all->changed, &all->lock);
    pthread_mutex_unlock(&all->lock);
}

void hsy_streams_free(hsy_streams *all) {
    if (!all) return;
    pthread_cond_destroy(&all->changed);
    pthread_mutex_destroy(&all->lock);
    free(all);
}

/* With the lock held. */
static bool is_wanted(const hsy_stream *s) { return !s->is_abandoned && !s->all->is_ending; }

static void release(hsy_stream *s) {
    pthread_mutex_lock(&s->all->lock);
    unsigned left = --s->holders;
    pthread_mutex_unlock(&s->all->lock);
    if (left == 0) free(s);
}

/* Wakes the connection: the first time so that it is answered, later so that it takes more. With the lock held, so that
 * the visit cannot end meanwhile. */
static void wake(hsy_stream *s) {
    if (!s->visit || (s->has_begun && !s->sleeps)) return;
    s->visit->is_made = true;
    s->has_begun = true;
    s->sleeps = false;
    MHD_resume_connection(s->visit->connection);
}

/* ---- on the thread of the export ---- */

static size_t put(hsy_stream *s, const char *at, size_t length) {
    size_t end = (s->start + s->length) % STREAM_BYTES, room = STREAM_BYTES - s->length;
    if (room > STREAM_BYTES - end) room = STREAM_BYTES - end;
    if (length > room) length = room;
    memcpy(s->ring + end, at, length);
    s->length += length;
    return length;
}

static bool take_piece(void *context, const char *at, size_t length) {
    hsy_stream *s = context;
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
    hsy_stream *s = context;
    pthread_mutex_lock(&s->all->lock);
    bool is_over = !is_wanted(s);
    pthread_mutex_unlock(&s->all->lock);
    return is_over;
}

static void *run(void *context) {
    hsy_stream *s = context;
    hsy_streams *all = s->all;
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

static bool start_thread(hsy_stream *s) {
    pthread_t thread;
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    bool is_running = pthread_create(&thread, &attributes, run, s) == 0;
    pthread_attr_destroy(&attributes);
    return is_running;
}

bool hsy_stream_begin(hsy_streams *all, hsy_visit *visit) {
    hsy_stream *s = calloc(1, sizeof *s);
    if (!s) return false;
    *s = (hsy_stream){.all = all, .visit = visit, .holders = 2};
    s->making = (hsy_making){.database = all->database,
                             .request = &visit->request,
                             .most_stories = is_graph(visit->request.target.form) ? MOST_GRAPH_STORIES : 0,
                             .sink = take_piece,
                             .stop = is_stopped,
                             .context = s};
    pthread_mutex_lock(&all->lock);
    bool is_free = !all->is_ending && all->count < MOST_STREAMS;
    if (is_free) all->count++;
    pthread_mutex_unlock(&all->lock);
    if (is_free) visit->stream = s;
    if (is_free && start_thread(s)) return true;
    pthread_mutex_lock(&all->lock);
    if (is_free) all->count--;
    pthread_mutex_unlock(&all->lock);
    visit->stream = NULL;
    free(s);
    return false;
}

static ssize_t give_piece(void *context, uint64_t position, char *at, size_t most) {
    (void)position;
    hsy_stream *s = context;
    pthread_mutex_lock(&s->all->lock);
    size_t length = s->length < most ? s->length : most;
    if (length > STREAM_BYTES - s->start) length = STREAM_BYTES - s->start;
    memcpy(at, s->ring + s->start, length);
    s->start = (s->start + length) % STREAM_BYTES;
    s->length -= length;
    ssize_t given = (ssize_t)length;
    if (length > 0) {
        pthread_cond_broadcast(&s->all->changed);
    } else if (s->has_ended) {
        given = s->making.status == HEARSAY_OK ? MHD_CONTENT_READER_END_OF_STREAM : MHD_CONTENT_READER_END_WITH_ERROR;
    } else {
        s->sleeps = true;
        MHD_suspend_connection(s->visit->connection);
    }
    pthread_mutex_unlock(&s->all->lock);
    return given;
}

static void abandon(void *context) {
    hsy_stream *s = context;
    pthread_mutex_lock(&s->all->lock);
    s->is_abandoned = true;
    pthread_cond_broadcast(&s->all->changed);
    pthread_mutex_unlock(&s->all->lock);
    release(s);
}

struct MHD_Response *hsy_stream_response(hsy_visit *visit) {
    hsy_stream *s = visit->stream;
    pthread_mutex_lock(&s->all->lock);
    bool has_some = s->length > 0 || (s->has_ended && s->making.status == HEARSAY_OK);
    if (has_some) s->holders++;
    pthread_mutex_unlock(&s->all->lock);
    if (has_some) return MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, BLOCK_BYTES, give_piece, s, abandon);
    visit->job.answer =
        hsy_render_failure(&visit->request, hsy_make_status(&s->making), hsy_slice_from_c(s->making.problem));
    return NULL;
}

void hsy_stream_leave(hsy_stream *s) {
    if (!s) return;
    pthread_mutex_lock(&s->all->lock);
    s->visit = NULL;
    s->is_abandoned = true;
    pthread_cond_broadcast(&s->all->changed);
    pthread_mutex_unlock(&s->all->lock);
    release(s);
}
