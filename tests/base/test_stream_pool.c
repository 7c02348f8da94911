#include "tests/test.h"

#include <sched.h>
#include <stdatomic.h>

#include "base/stream_pool.h"

typedef struct seen {
    size_t count, next, stop_at;
    size_t accepted; /* items that were pushed */
} seen;

static void push_numbers(void *context, hsy_stream_pool *pool) {
    seen *s = context;
    for (size_t i = 0; i < s->count && hsy_stream_push(pool, (void *)(uintptr_t)i); i++) s->accepted++;
}

static void *square(void *context, void *item) {
    (void)context;
    uintptr_t number = (uintptr_t)item;
    if (number % 7 == 0) sched_yield();
    return (void *)(number * number);
}

static bool take_in_order(void *context, size_t index, void *result) {
    seen *s = context;
    assert_int_equal(index, s->next);
    assert_int_equal((uintptr_t)result, index * index);
    s->next++;
    return s->next != s->stop_at;
}

static void test_results_come_in_order(void **state) {
    (void)state;
    for (unsigned threads = 0; threads < 20; threads += 3) {
        seen s = {.count = 3000};
        hsy_stream_run(threads, &(hsy_stream_work){push_numbers, square, take_in_order, NULL, &s});
        assert_int_equal(s.next, 3000);
    }
}

static void test_stopping_takes_what_was_pushed(void **state) {
    (void)state;
    for (unsigned threads = 1; threads < 9; threads++) {
        seen s = {.count = 3000, .stop_at = 10};
        hsy_stream_run(threads, &(hsy_stream_work){push_numbers, square, take_in_order, NULL, &s});
        assert_int_equal(s.next, s.accepted);
        assert_in_range(s.next, 10, 10 + 32 * threads);
    }
}

static void test_nothing_to_do(void **state) {
    (void)state;
    seen s = {0};
    hsy_stream_run(4, &(hsy_stream_work){push_numbers, square, take_in_order, NULL, &s});
    assert_int_equal(s.next, 0);
}

/* Pushes one number, and the next only when the taker was idle; the pool's lock orders the two. */
static atomic_bool was_idle;

static void push_slowly(void *context, hsy_stream_pool *pool) {
    (void)context;
    hsy_stream_push(pool, (void *)(uintptr_t)0);
    while (!atomic_load(&was_idle)) sched_yield();
    hsy_stream_push(pool, (void *)(uintptr_t)1);
}

static void note_idle(void *context) {
    const seen *s = context;
    assert_int_equal(s->next, 1);
    atomic_store(&was_idle, true);
}

static void test_idle_while_nothing_comes(void **state) {
    (void)state;
    seen s = {0};
    hsy_stream_run(2, &(hsy_stream_work){push_slowly, square, take_in_order, note_idle, &s});
    assert_int_equal(s.next, 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_results_come_in_order),
        cmocka_unit_test(test_stopping_takes_what_was_pushed),
        cmocka_unit_test(test_nothing_to_do),
        cmocka_unit_test(test_idle_while_nothing_comes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
