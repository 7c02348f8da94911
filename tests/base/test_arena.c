#include "tests/test.h"

#include "base/buffer.h"
#include "base/error.h"
#include "base/vector.h"

static void test_pieces_are_apart(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    char *first = hsy_arena_alloc(arena, 3), *second = hsy_arena_alloc(arena, 100000);
    first[2] = 'a';
    second[99999] = 'b';
    assert_int_equal(first[2], 'a');
    assert_int_equal((uintptr_t)second % _Alignof(max_align_t), 0);
    hsy_arena_free(arena);
}

static void test_limit_jumps(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(1 << 20);
    if (setjmp(*hsy_arena_guard(arena)) == 0) {
        for (;;) hsy_arena_alloc(arena, 5000);
    }
    assert_int_equal(hsy_arena_failure(arena), HSY_ERROR_LIMIT);
    assert_true(hsy_arena_size(arena) <= (1 << 20) + 4096);
    hsy_arena_free(arena);
}

static void fail_at_block(unsigned n) {
    hsy_arena *arena = hsy_arena_create(0);
    hsy_arena_fail_at(arena, n);
    if (setjmp(*hsy_arena_guard(arena)) == 0) {
        for (;;) hsy_arena_alloc(arena, 50000);
    }
    assert_int_equal(hsy_arena_failure(arena), HSY_ERROR_MEMORY);
    hsy_arena_free(arena);
}

static void test_failing_block_jumps(void **state) {
    (void)state;
    for (unsigned n = 1; n < 4; n++) fail_at_block(n);
}

static void test_scratch_fails_to_its_parent(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    if (setjmp(*hsy_arena_guard(arena)) == 0) {
        hsy_arena *scratch = hsy_arena_scratch(arena);
        hsy_arena_alloc(scratch, 10);
        hsy_arena_clear(scratch);
        hsy_arena_fail_at(scratch, 1);
        for (;;) hsy_arena_alloc(scratch, 50000);
    }
    assert_int_equal(hsy_arena_failure(arena), HSY_ERROR_MEMORY);
    hsy_arena_free(arena);
}

static void note_closed(void *what) { ++*(int *)what; }

static void test_deferred_is_closed_once(void **state) {
    (void)state;
    int closed = 0;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_arena_defer(arena, note_closed, &closed);
    hsy_arena_clear(arena);
    assert_int_equal(closed, 1);
    hsy_arena_free(arena);
    assert_int_equal(closed, 1);
}

static void test_vector_grows_in_place_and_by_copy(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_spans spans = {0};
    for (uint32_t i = 0; i < 100000; i++) {
        HSY_PUSH(arena, &spans, ((hsy_span){i, i + 1}));
        if (i % 1000 == 0) hsy_arena_alloc(arena, 10);
    }
    for (uint32_t i = 0; i < 100000; i++) assert_int_equal(spans.items[i].start, i);
    hsy_arena_free(arena);
}

static void test_buffer_stops_at_its_limit(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_buffer buffer = hsy_buffer_in(arena, 10);
    hsy_buffer_add(&buffer, HSY_S("12345"));
    hsy_buffer_print(&buffer, "%d", 678);
    hsy_buffer_add(&buffer, HSY_S("abc"));
    assert_true(buffer.is_full);
    assert_slice(hsy_buffer_text(&buffer), "12345678");
    hsy_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pieces_are_apart),
        cmocka_unit_test(test_limit_jumps),
        cmocka_unit_test(test_scratch_fails_to_its_parent),
        cmocka_unit_test(test_failing_block_jumps),
        cmocka_unit_test(test_deferred_is_closed_once),
        cmocka_unit_test(test_vector_grows_in_place_and_by_copy),
        cmocka_unit_test(test_buffer_stops_at_its_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
