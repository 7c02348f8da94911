#include "base/stream_pool.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <time.h>

#include "base/pool.h"

enum {
    MOST_THREADS = 256,
    AHEAD_PER_THREAD = 4,   /* items that wait to be worked on, for each thread */
    PLACES_PER_THREAD = 32, /* items between push and taking: the taker may wait for a disk, and workers need not */
};

typedef struct place {
    void *what; /* the item, then its result */
    bool is_done;
} place;

struct hsy_stream_pool {
    const hsy_stream_work *work;
    bool is_alone; /* no threads: a push does all */
    pthread_mutex_t lock;
    pthread_cond_t work_there, done, room; /* an item waits, or none will come; a result is there; a place is free */
    place *ring;
    size_t places, ahead; /* of the ring, where item `index` has place `index % places`; items not begun at most */
    size_t pushed, next, taken; /* items so far; the next to begin; the next to take */
    bool ended, stopped;        /* no further push will come; none is wanted */
};

static bool push_alone(hsy_stream_pool *p, void *item) {
    if (!p->stopped && !p->work->take(p->work->context, p->taken, p->work->work(p->work->context, item)))
        p->stopped = true;
    p->taken++;
    return true;
}

static bool is_full(const hsy_stream_pool *p) {
    return p->pushed - p->next >= p->ahead || p->pushed - p->taken >= p->places;
}

bool hsy_stream_push(hsy_stream_pool *p, void *item) {
    if (p->is_alone) return !p->stopped && push_alone(p, item);
    pthread_mutex_lock(&p->lock);
    while (!p->stopped && is_full(p)) pthread_cond_wait(&p->room, &p->lock);
    bool wanted = !p->stopped;
    if (wanted) {
        p->ring[p->pushed++ % p->places] = (place){item, false};
        pthread_cond_signal(&p->work_there);
    }
    pthread_mutex_unlock(&p->lock);
    return wanted;
}

static void end_production(hsy_stream_pool *p) {
    pthread_mutex_lock(&p->lock);
    p->ended = true;
    pthread_cond_broadcast(&p->work_there);
    pthread_cond_signal(&p->done);
    pthread_mutex_unlock(&p->lock);
}

static void *run_producer(void *argument) {
    hsy_stream_pool *p = argument;
    p->work->produce(p->work->context, p);
    end_production(p);
    return NULL;
}

static void *run_worker(void *argument) {
    hsy_stream_pool *p = argument;
    pthread_mutex_lock(&p->lock);
    for (;;) {
        while (p->next == p->pushed && !p->ended) pthread_cond_wait(&p->work_there, &p->lock);
        if (p->next == p->pushed) break;
        place *at = &p->ring[p->next++ % p->places];
        void *item = at->what;
        pthread_cond_signal(&p->room);
        pthread_mutex_unlock(&p->lock);
        void *result = p->work->work(p->work->context, item);
        pthread_mutex_lock(&p->lock);
        *at = (place){result, true};
        pthread_cond_signal(&p->done);
    }
    pthread_mutex_unlock(&p->lock);
    return NULL;
}

/* Waits for a result; a second without one is idle. */
static void wait_for_result(hsy_stream_pool *p) {
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec++;
    if (!p->work->idle) {
        pthread_cond_wait(&p->done, &p->lock);
    } else if (pthread_cond_timedwait(&p->done, &p->lock, &until) == ETIMEDOUT) {
        pthread_mutex_unlock(&p->lock);
        p->work->idle(p->work->context);
        pthread_mutex_lock(&p->lock);
    }
}

static void take_results(hsy_stream_pool *p) {
    pthread_mutex_lock(&p->lock);
    while (!p->ended || p->taken < p->pushed) {
        place *at = &p->ring[p->taken % p->places];
        if (p->taken == p->pushed || !at->is_done) {
            wait_for_result(p);
            continue;
        }
        void *result = at->what;
        pthread_mutex_unlock(&p->lock);
        bool more = p->work->take(p->work->context, p->taken, result);
        pthread_mutex_lock(&p->lock);
        at->is_done = false;
        p->taken++;
        if (!more) p->stopped = true;
        pthread_cond_signal(&p->room);
    }
    pthread_mutex_unlock(&p->lock);
}

static void run_alone(hsy_stream_pool *p) {
    p->is_alone = true;
    p->work->produce(p->work->context, p);
}

static void run_threads(hsy_stream_pool *p, unsigned threads) {
    pthread_t workers[MOST_THREADS], producer;
    unsigned running = 0;
    while (running < threads && pthread_create(&workers[running], NULL, run_worker, p) == 0) running++;
    bool produces = running > 0 && pthread_create(&producer, NULL, run_producer, p) == 0;
    if (produces) {
        take_results(p);
        pthread_join(producer, NULL);
    } else {
        end_production(p);
    }
    for (unsigned i = 0; i < running; i++) pthread_join(workers[i], NULL);
    if (!produces) run_alone(p);
}

static void init_conditions(hsy_stream_pool *p) {
    pthread_condattr_t monotonic;
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_mutex_init(&p->lock, NULL);
    pthread_cond_init(&p->work_there, NULL);
    pthread_cond_init(&p->done, &monotonic);
    pthread_cond_init(&p->room, NULL);
    pthread_condattr_destroy(&monotonic);
}

void hsy_stream_run(unsigned threads, const hsy_stream_work *work) {
    if (threads == 0) threads = hsy_pool_cores();
    if (threads > MOST_THREADS) threads = MOST_THREADS;
    hsy_stream_pool p = {
        .work = work, .places = (size_t)threads * PLACES_PER_THREAD, .ahead = (size_t)threads * AHEAD_PER_THREAD};
    if (threads > 1) p.ring = calloc(p.places, sizeof *p.ring);
    if (!p.ring) {
        run_alone(&p);
        return;
    }
    init_conditions(&p);
    run_threads(&p, threads);
    pthread_cond_destroy(&p.room);
    pthread_cond_destroy(&p.done);
    pthread_cond_destroy(&p.work_there);
    pthread_mutex_destroy(&p.lock);
    free(p.ring);
}
