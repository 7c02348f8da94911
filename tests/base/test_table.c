#include "tests/test.h"

#include "base/table.h"

static void test_many_keys(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_table table = {0};
    hsy_number_table numbers = {0};
    for (uint32_t i = 0; i < 20000; i++) {
        uint32_t *value = hsy_table_put(arena, &table, hsy_arena_print(arena, "key %u", i));
        assert_int_equal(*value, HSY_TABLE_NEW);
        *value = i;
        *hsy_number_table_put(arena, &numbers, (uint64_t)i << 40) = i;
    }
    for (uint32_t i = 0; i < 20000; i++) {
        assert_int_equal(*hsy_table_get(&table, hsy_arena_print(arena, "key %u", i)), i);
        assert_int_equal(*hsy_table_put(arena, &table, hsy_arena_print(arena, "key %u", i)), i);
        assert_int_equal(*hsy_number_table_get(&numbers, (uint64_t)i << 40), i);
    }
    assert_int_equal(table.count, 20000);
    assert_null(hsy_table_get(&table, HSY_S("key")));
    assert_null(hsy_number_table_get(&numbers, 1));
    hsy_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_many_keys)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
