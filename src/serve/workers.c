/* One queue. A job stays in the list until it is done, so that later ones of the same key find it; with at most
 * MOST_WAITING in it, going through the list costs less than a table would. */
#include "serve/workers.h"

#include <pthread.h>
#include <stdlib.h>

enum {
    MOST_WAITING = 256, /* jobs of different keys, begun or not */
    MOST_THREADS = 64,
    STACK_BYTES = 8 << 20
};

struct hsy_workers {
    pthread_mutex_t lock; /* of what follows */
    pthread_cond_t some;  /* there is a job that is not begun, or it is ending */
    hsy_job *first, *last;
    size_t waiting;
    bool is_ending;
    hsy_work work;
    unsigned thread_count;
    pthread_t threads[MOST_THREADS];
};

static hsy_job *next_job(hsy_workers *w) {
    for (hsy_job *job = w->first; job; job = job->next)
        if (!job->is_begun) return job;
    return NULL;
}

static void take_out(hsy_workers *w, hsy_job *job) {
    hsy_job **at = &w->first, *before = NULL;
    while (*at != job) {
        before = *at;
        at = &(*at)->next;
    }
    *at = job->next;
    if (w->last == job) w->last = before;
    w->waiting--;
}

/* Gives the answer, whose reference is taken over, to all that wait for it. */
static void hand_out(hsy_workers *w, hsy_job *job, hsy_answer *answer) {
    while (job) {
        hsy_job *same = job->same;
        job->answer = answer ? hsy_answer_hold(answer) : NULL;
        w->work.done(w->work.context, job);
        job = same;
    }
    hsy_answer_free(answer);
}

static void *run(void *context) {
    hsy_workers *w = context;
    pthread_mutex_lock(&w->lock);
    for (;;) {
        hsy_job *job = next_job(w);
        if (w->is_ending) break;
        if (!job) {
            pthread_cond_wait(&w->some, &w->lock);
            continue;
        }
        job->is_begun = true;
        pthread_mutex_unlock(&w->lock);
        hsy_answer *answer = w->work.make(w->work.context, job);
        pthread_mutex_lock(&w->lock);
        take_out(w, job);
        pthread_mutex_unlock(&w->lock);
        hand_out(w, job, answer);
        pthread_mutex_lock(&w->lock);
    }
    pthread_mutex_unlock(&w->lock);
    return NULL;
}

static void stop_threads(hsy_workers *w) {
    pthread_mutex_lock(&w->lock);
    w->is_ending = true;
    pthread_cond_broadcast(&w->some);
    pthread_mutex_unlock(&w->lock);
    for (unsigned i = 0; i < w->thread_count; i++) pthread_join(w->threads[i], NULL);
}

hsy_workers *hsy_workers_start(unsigned threads, hsy_work work) {
    hsy_workers *w = calloc(1, sizeof *w);
    if (!w) return NULL;
    w->work = work;
    pthread_mutex_init(&w->lock, NULL);
    pthread_cond_init(&w->some, NULL);
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, STACK_BYTES);
    while (w->thread_count < threads && w->thread_count < MOST_THREADS &&
           pthread_create(&w->threads[w->thread_count], &attributes, run, w) == 0)
        w->thread_count++;
    pthread_attr_destroy(&attributes);
    if (w->thread_count > 0) return w;
    hsy_workers_free(w);
    return NULL;
}

static hsy_job *same_job(const hsy_workers *w, hsy_slice key) {
    for (hsy_job *job = key.length ? w->first : NULL; job; job = job->next)
        if (hsy_slice_equal(job->key, key)) return job;
    return NULL;
}

bool hsy_workers_add(hsy_workers *w, hsy_job *job) {
    pthread_mutex_lock(&w->lock);
    hsy_job *same = same_job(w, job->key);
    bool is_taken = !w->is_ending && (same || w->waiting < MOST_WAITING);
    job->next = job->same = NULL;
    job->is_begun = false;
    if (is_taken && same) {
        job->same = same->same;
        same->same = job;
    } else if (is_taken) {
        *(w->last ? &w->last->next : &w->first) = job;
        w->last = job;
        w->waiting++;
        pthread_cond_signal(&w->some);
    }
    pthread_mutex_unlock(&w->lock);
    return is_taken;
}

void hsy_workers_stop(hsy_workers *w) {
    stop_threads(w);
    while (w->first) {
        hsy_job *job = w->first;
        take_out(w, job);
        hand_out(w, job, NULL);
    }
}

void hsy_workers_free(hsy_workers *w) {
    if (!w) return;
    pthread_cond_destroy(&w->some);
    pthread_mutex_destroy(&w->lock);
    free(w);
}
