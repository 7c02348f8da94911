#include "serve/cache.h"

#include <stdio.h>

#include "tests/test.h"

static hsy_answer *answer_of(size_t length) {
    static const char some[1000] = {0};
    hsy_bytes body = {.limit = 1 << 20};
    while (body.length < length)
        assert_true(hsy_bytes_add(&body, (hsy_slice){some, length - body.length < 1000 ? length - body.length : 1000}));
    hsy_answer *answer = hsy_answer_create(200, "text/plain", &body);
    assert_non_null(answer);
    return answer;
}

static void put(hsy_cache *cache, const char *key, long long revision, size_t length) {
    hsy_answer *answer = answer_of(length);
    hsy_cache_put(cache, hsy_slice_from_c(key), revision, answer);
    hsy_answer_free(answer);
}

static bool has(hsy_cache *cache, const char *key, long long revision) {
    hsy_answer *answer = hsy_cache_get(cache, hsy_slice_from_c(key), revision);
    hsy_answer_free(answer);
    return answer != NULL;
}

static void test_answers_are_those_of_a_revision(void **state) {
    (void)state;
    hsy_cache *cache = hsy_cache_create(1 << 20);
    put(cache, "/a", 3, 10);
    assert_true(has(cache, "/a", 3));
    assert_false(has(cache, "/b", 3));
    assert_false(has(cache, "/a", 4));
    put(cache, "/b", 4, 10);
    assert_false(has(cache, "/a", 4));
    put(cache, "/a", 3, 10); /* made before the change, done behind it */
    assert_false(has(cache, "/a", 4));
    assert_false(has(cache, "/a", 3));
    assert_true(has(cache, "/b", 4));
    hsy_cache_free(cache);
}

static void test_what_was_not_asked_for_long_goes_first(void **state) {
    (void)state;
    enum { BYTES = 100000 };
    hsy_cache *cache = hsy_cache_create(BYTES);
    char key[20];
    put(cache, "/kept", 1, 5000);
    for (int i = 0; i < 100; i++) {
        snprintf(key, sizeof key, "/%d", i);
        put(cache, key, 1, 5000);
        assert_true(has(cache, "/kept", 1));
        assert_true(hsy_cache_size(cache) <= BYTES);
    }
    assert_true(has(cache, "/99", 1));
    assert_false(has(cache, "/0", 1));
    put(cache, "/large", 1, BYTES / 8 + 1);
    assert_false(has(cache, "/large", 1));
    hsy_cache_free(cache);
}

static void test_the_same_key_again_takes_the_place(void **state) {
    (void)state;
    hsy_cache *cache = hsy_cache_create(1 << 20);
    put(cache, "/a", 1, 100);
    size_t before = hsy_cache_size(cache);
    put(cache, "/a", 1, 100);
    assert_int_equal(hsy_cache_size(cache), before);
    hsy_answer *held = hsy_cache_get(cache, HSY_S("/a"), 1);
    hsy_cache_free(cache);
    assert_int_equal(held->length, 100); /* who holds it keeps it */
    hsy_answer_free(held);
}

static void test_bytes_stop_at_their_limit(void **state) {
    (void)state;
    hsy_bytes bytes = {.limit = 10};
    assert_true(hsy_bytes_sink(&bytes, "12345", 5));
    assert_true(hsy_bytes_sink(&bytes, "67890", 5));
    assert_false(hsy_bytes_sink(&bytes, "1", 1));
    assert_true(bytes.failed);
    assert_int_equal(bytes.length, 10);
    hsy_bytes_free(&bytes);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_answers_are_those_of_a_revision),
        cmocka_unit_test(test_what_was_not_asked_for_long_goes_first),
        cmocka_unit_test(test_the_same_key_again_takes_the_place),
        cmocka_unit_test(test_bytes_stop_at_their_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
