#include "tests/test.h"

#include <stdlib.h>
#include <unistd.h>

#include "store/store.h"

static const hsy_store_fetch visit = {
    .address = HSY_SLICE("https://ledger.example/feed"),
    .url = HSY_SLICE("https://www.ledger.example/feed.xml"),
    .etag = HSY_SLICE("\"a\""),
    .checked = 1930000000,
    .fresh = 1930000900,
    .status = 200,
};

static bool find(hsy_arena *arena, hsy_store *store, hsy_slice address, hsy_store_fetch *fetch) {
    bool found;
    hsy_errors errors = {0};
    assert_true(hsy_store_find_fetch(arena, store, address, fetch, &found, &errors));
    return found;
}

/* What was put is there, the last put counts, and a transaction that is undone leaves nothing. */
static void remember(hsy_arena *arena, hsy_store *store) {
    hsy_errors errors = {0};
    hsy_store_fetch fetch, other = {.address = visit.address, .failures = 3, .next = 1930003600, .status = 503};
    assert_false(find(arena, store, visit.address, &fetch));
    assert_true(hsy_store_begin(store, &errors) && hsy_store_put_fetch(store, &visit, &errors));
    hsy_store_rollback(store);
    assert_false(find(arena, store, visit.address, &fetch));
    assert_true(hsy_store_put_fetch(store, &visit, &errors));
    assert_true(find(arena, store, visit.address, &fetch));
    assert_slice(fetch.address, "https://ledger.example/feed");
    assert_slice(fetch.url, "https://www.ledger.example/feed.xml");
    assert_slice(fetch.etag, "\"a\"");
    assert_slice(fetch.last_modified, "");
    assert_int_equal(fetch.checked, 1930000000);
    assert_int_equal(fetch.fresh, 1930000900);
    assert_int_equal(fetch.status, 200);
    assert_true(hsy_store_put_fetch(store, &other, &errors));
    assert_true(find(arena, store, visit.address, &fetch));
    assert_slice(fetch.etag, "");
    assert_int_equal(fetch.failures, 3);
    assert_int_equal(fetch.next, 1930003600);
    assert_false(find(arena, store, HSY_S("https://ledger.example/"), &fetch));
    assert_int_equal(errors.count, 0);
}

static void test_addresses_are_remembered(void **state) {
    (void)state;
    char path[] = "/tmp/hearsay-fetch-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    hsy_arena *arena = hsy_arena_create(0);
    hsy_errors errors = {0};
    hsy_store *store;
    assert_true(hsy_store_open(arena, hsy_slice_from_c(path), true, &store, NULL, &errors));
    remember(arena, store);
    hsy_arena_free(arena);
    close(file);
    unlink(path);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_addresses_are_remembered)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
