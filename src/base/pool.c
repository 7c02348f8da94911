#include "base/pool.h"

#include <pthread.h>
#include <sched.h>
#include <stdlib.h>
#include <unistd.h>

enum {
    MOST_THREADS = 256,
    WAITING_PER_THREAD = 4, /* results that may wait to be taken, for each thread */
};

typedef struct pool {
    pthread_mutex_t lock;
    pthread_cond_t done, room; /* a result is ready; a place in the ring is free */
    void *context;
    void *(*work)(void *context, size_t index);
    size_t count, next, taken; /* next index to begin, next index to take */
    size_t ring;               /* places */
    void **results;            /* results[index % ring] */
    bool *ready;
    bool stopped;
} pool;

unsigned hsy_pool_cores(void) {
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) == 0 && CPU_COUNT(&set) > 0) return (unsigned)CPU_COUNT(&set);
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    return cores > 0 ? (unsigned)cores : 1;
}

static void *run_worker(void *argument) {
    pool *p = argument;
    pthread_mutex_lock(&p->lock);
    for (;;) {
        while (!p->stopped && p->next < p->count && p->next - p->taken >= p->ring)
            pthread_cond_wait(&p->room, &p->lock);
        if (p->stopped || p->next >= p->count) break;
        size_t index = p->next++;
        pthread_mutex_unlock(&p->lock);
        void *result = p->work(p->context, index);
        pthread_mutex_lock(&p->lock);
        p->results[index % p->ring] = result;
        p->ready[index % p->ring] = true;
        pthread_cond_signal(&p->done);
    }
    pthread_mutex_unlock(&p->lock);
    return NULL;
}

static void run_alone(size_t count, void *context, void *(*work)(void *, size_t),
                      bool (*take)(void *, size_t, void *)) {
    for (size_t index = 0; index < count; index++)
        if (!take(context, index, work(context, index))) return;
}

/* Takes results in order until all that was begun is taken. */
static void take_results(pool *p, bool (*take)(void *, size_t, void *)) {
    pthread_mutex_lock(&p->lock);
    while (p->taken < (p->stopped ? p->next : p->count)) {
        size_t place = p->taken % p->ring;
        if (!p->ready[place]) {
            pthread_cond_wait(&p->done, &p->lock);
            continue;
        }
        void *result = p->results[place];
        p->ready[place] = false;
        pthread_mutex_unlock(&p->lock);
        bool more = take(p->context, p->taken, result);
        pthread_mutex_lock(&p->lock);
        p->taken++;
        if (!more) p->stopped = true;
        pthread_cond_broadcast(&p->room);
    }
    pthread_mutex_unlock(&p->lock);
}

static void run_threads(pool *p, unsigned threads, bool (*take)(void *, size_t, void *)) {
    pthread_t started[MOST_THREADS];
    unsigned running = 0;
    while (running < threads && pthread_create(&started[running], NULL, run_worker, p) == 0) running++;
    if (running == 0)
        run_alone(p->count, p->context, p->work, take);
    else
        take_results(p, take);
    for (unsigned i = 0; i < running; i++) pthread_join(started[i], NULL);
}

void hsy_pool_map(unsigned threads, size_t count, void *context, void *(*work)(void *, size_t),
                  bool (*take)(void *, size_t, void *)) {
    if (threads == 0) threads = hsy_pool_cores();
    if (threads > MOST_THREADS) threads = MOST_THREADS;
    if (threads > count) threads = (unsigned)count;
    if (threads <= 1) {
        run_alone(count, context, work, take);
        return;
    }
    pool p = {.context = context, .work = work, .count = count, .ring = (size_t)threads * WAITING_PER_THREAD};
    p.results = calloc(p.ring, sizeof *p.results);
    p.ready = calloc(p.ring, sizeof *p.ready);
    if (!p.results || !p.ready) {
        run_alone(count, context, work, take);
    } else {
        pthread_mutex_init(&p.lock, NULL);
        pthread_cond_init(&p.done, NULL);
        pthread_cond_init(&p.room, NULL);
        run_threads(&p, threads, take);
        pthread_cond_destroy(&p.room);
        pthread_cond_destroy(&p.done);
        pthread_mutex_destroy(&p.lock);
    }
    free(p.results);
    free(p.ready);
}
