/* Private to serve: threads that make answers, so that the threads of the network never wait for one.
 *
 * Who asks for what is being made already waits for that: fifty clients that come for one page after a change cost one
 * page. Jobs are the caller's memory; one is the workers' from hsy_workers_add until `done` was called with it.
 */
#ifndef HEARSAY_SERVE_WORKERS_H
#define HEARSAY_SERVE_WORKERS_H

#include "serve/answer.h"

typedef struct hsy_job {
    hsy_slice key;        /* what is wanted; empty: nobody else wants the same */
    hsy_answer *answer;   /* a reference, set when it is done; NULL: there was no memory */
    struct hsy_job *next; /* for the workers */
    struct hsy_job *same;
    bool is_begun;
} hsy_job;

typedef struct hsy_work {
    void *context;
    hsy_answer *(*make)(void *context, hsy_job *job); /* on any of the threads; must not jump out */
    void (*done)(void *context, hsy_job *job);        /* the job has its answer; it is the caller's again */
} hsy_work;

typedef struct hsy_workers hsy_workers;

/* NULL when not one of `threads` can be started. */
hsy_workers *hsy_workers_start(unsigned threads, hsy_work work);
/* False: too many jobs wait already, or it is ending; the job is not taken. */
bool hsy_workers_add(hsy_workers *workers, hsy_job *job);
/* Finishes what was begun, gives up the rest without an answer, and ends the threads. Later jobs are not taken. */
void hsy_workers_stop(hsy_workers *workers);
/* Once it has stopped and nobody adds any more. NULL is allowed. */
void hsy_workers_free(hsy_workers *workers);

#endif
