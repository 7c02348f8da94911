#include "serve/workers.h"

#include <pthread.h>
#include <stdlib.h>

#include "tests/test.h"

/* Counts what was made and done; makes nothing until it is let go. */
typedef struct bench {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    bool is_open;
    int made, done, empty;
} bench;

static hsy_answer *make(void *context, hsy_job *job) {
    bench *b = context;
    hsy_bytes body = {.limit = 100};
    hsy_bytes_add(&body, job->key);
    pthread_mutex_lock(&b->lock);
    b->made++;
    pthread_cond_broadcast(&b->changed);
    while (!b->is_open) pthread_cond_wait(&b->changed, &b->lock);
    pthread_mutex_unlock(&b->lock);
    return hsy_answer_create(200, "text/plain", &body);
}

static void done(void *context, hsy_job *job) {
    bench *b = context;
    pthread_mutex_lock(&b->lock);
    b->done++;
    if (!job->answer) b->empty++;
    pthread_cond_broadcast(&b->changed);
    pthread_mutex_unlock(&b->lock);
}

static void begin(bench *b) {
    *b = (bench){.is_open = false};
    pthread_mutex_init(&b->lock, NULL);
    pthread_cond_init(&b->changed, NULL);
}

/* Waits until `*count` is `wanted`. */
static void wait_for(bench *b, const int *count, int wanted) {
    pthread_mutex_lock(&b->lock);
    while (*count != wanted) pthread_cond_wait(&b->changed, &b->lock);
    pthread_mutex_unlock(&b->lock);
}

static void let_go(bench *b) {
    pthread_mutex_lock(&b->lock);
    b->is_open = true;
    pthread_cond_broadcast(&b->changed);
    pthread_mutex_unlock(&b->lock);
}

static void test_who_wants_the_same_shares_an_answer(void **state) {
    (void)state;
    bench b;
    begin(&b);
    hsy_workers *workers = hsy_workers_start(2, (hsy_work){&b, make, done});
    hsy_job jobs[6] = {{.key = HSY_S("/a")}, {.key = HSY_S("/a")}, {.key = HSY_S("/b")},
                       {.key = HSY_S("/a")}, {.key = HSY_S("")},   {.key = HSY_S("")}};
    for (int i = 0; i < 6; i++) assert_true(hsy_workers_add(workers, &jobs[i]));
    wait_for(&b, &b.made, 2);
    let_go(&b);
    wait_for(&b, &b.done, 6);
    assert_int_equal(b.made, 4); /* /a once, /b, and each of those that are like no other */
    assert_ptr_equal(jobs[0].answer, jobs[1].answer);
    assert_ptr_equal(jobs[0].answer, jobs[3].answer);
    assert_ptr_not_equal(jobs[4].answer, jobs[5].answer);
    assert_memory_equal(jobs[2].answer->at, "/b", 2);
    for (int i = 0; i < 6; i++) hsy_answer_free(jobs[i].answer);
    hsy_workers_stop(workers);
    hsy_workers_free(workers);
}

static void test_only_so_many_wait(void **state) {
    (void)state;
    enum { TRIED = 400 };
    bench b;
    begin(&b);
    hsy_workers *workers = hsy_workers_start(1, (hsy_work){&b, make, done});
    hsy_job *jobs = calloc(TRIED, sizeof *jobs);
    int taken = 0;
    for (int i = 0; i < TRIED; i++) taken += hsy_workers_add(workers, &jobs[i]);
    assert_int_equal(taken, 256);
    let_go(&b);
    wait_for(&b, &b.done, taken);
    for (int i = 0; i < TRIED; i++) hsy_answer_free(jobs[i].answer);
    hsy_workers_stop(workers);
    assert_false(hsy_workers_add(workers, &jobs[0]));
    hsy_workers_free(workers);
    free(jobs);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_who_wants_the_same_shares_an_answer),
        cmocka_unit_test(test_only_so_many_wait),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
