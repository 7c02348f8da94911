#include "tests/test.h"

#include <sched.h>

#include "base/pool.h"

typedef struct seen {
    size_t next, stop_at;
} seen;

static void *square(void *context, size_t index) {
    (void)context;
    if (index % 7 == 0) sched_yield();
    return (void *)(uintptr_t)(index * index);
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
        seen s = {0};
        hsy_pool_map(threads, 3000, &s, square, take_in_order);
        assert_int_equal(s.next, 3000);
    }
}

static void test_stopping_takes_what_was_begun(void **state) {
    (void)state;
    seen s = {.stop_at = 10};
    hsy_pool_map(4, 3000, &s, square, take_in_order);
    assert_in_range(s.next, 10, 10 + 4 * 4 + 4);
}

static void test_nothing_to_do(void **state) {
    (void)state;
    seen s = {0};
    hsy_pool_map(4, 0, &s, square, take_in_order);
    assert_int_equal(s.next, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_results_come_in_order),
        cmocka_unit_test(test_stopping_takes_what_was_begun),
        cmocka_unit_test(test_nothing_to_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
