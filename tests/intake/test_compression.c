#include <libdeflate.h>
#include <string.h>
#include <zstd.h>

#include "intake/carrier.h"
#include "tests/test.h"

enum { MOST = 1 << 20 };

static hsy_slice gzip(hsy_arena *arena, hsy_slice text) {
    struct libdeflate_compressor *c = libdeflate_alloc_compressor(9);
    size_t room = libdeflate_gzip_compress_bound(c, text.length);
    char *out = hsy_arena_alloc(arena, room);
    size_t length = libdeflate_gzip_compress(c, text.at, text.length, out, room);
    libdeflate_free_compressor(c);
    return (hsy_slice){out, length};
}

static hsy_slice zstd(hsy_arena *arena, hsy_slice text) {
    size_t room = ZSTD_compressBound(text.length);
    char *out = hsy_arena_alloc(arena, room);
    return (hsy_slice){out, ZSTD_compress(out, room, text.at, text.length, 3)};
}

typedef hsy_slice packer(hsy_arena *arena, hsy_slice text);
static packer *const packers[] = {gzip, zstd};

static hsy_slice zeros(hsy_arena *arena, size_t length) {
    return (hsy_slice){HSY_NEW_ARRAY(arena, char, length), length};
}

static hsy_slice join(hsy_arena *arena, hsy_slice a, hsy_slice b) {
    char *both = hsy_arena_alloc(arena, a.length + b.length);
    memcpy(both, a.at, a.length);
    memcpy(both + a.length, b.at, b.length);
    return (hsy_slice){both, a.length + b.length};
}

static hsy_code code_of(hsy_arena *arena, hsy_slice bytes, size_t most) {
    hsy_errors errors = {0};
    if (hsy_decompress(arena, HSY_S("page.gz"), most, &bytes, &errors)) return HSY_OK;
    assert_int_equal(errors.count, 1);
    assert_slice(errors.items[0].input, "page.gz");
    return errors.items[0].code;
}

static void opens_to(hsy_arena *arena, hsy_slice bytes, hsy_slice text) {
    hsy_errors errors = {0};
    assert_true(hsy_decompress(arena, HSY_S("page.gz"), MOST, &bytes, &errors));
    assert_int_equal(errors.count, 0);
    assert_int_equal(bytes.length, text.length);
    assert_memory_equal(bytes.at, text.at, text.length);
}

static void test_what_was_packed_comes_back(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_slice texts[] = {HSY_S("The mayor of Orva said so."), HSY_S(""), zeros(arena, MOST), zeros(arena, 70000)};
    for (size_t p = 0; p < 2; p++)
        for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
            opens_to(arena, packers[p](arena, texts[i]), texts[i]);
    opens_to(arena, HSY_S("neither\x1F\x8B"), HSY_S("neither\x1F\x8B"));
    opens_to(arena, HSY_S(""), HSY_S(""));
    hsy_arena_free(arena);
}

static void test_members_in_a_row(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_slice left = HSY_S("first "), right = zeros(arena, 9000), both = join(arena, left, right);
    for (size_t p = 0; p < 2; p++)
        opens_to(arena, join(arena, packers[p](arena, left), packers[p](arena, right)), both);
    hsy_arena_free(arena);
}

static void test_bombs_stop_at_the_limit(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(24 << 20);
    for (size_t p = 0; p < 2; p++) {
        hsy_slice bomb = packers[p](arena, zeros(arena, MOST + 1)), edge = packers[p](arena, zeros(arena, MOST));
        assert_int_equal(code_of(arena, bomb, MOST), HSY_ERROR_LIMIT);
        assert_int_equal(code_of(arena, edge, MOST), HSY_OK);
    }
    hsy_arena_free(arena);
}

static void test_a_lying_length_costs_no_memory(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_slice packed = hsy_arena_copy(arena, gzip(arena, HSY_S("short")));
    memcpy((char *)(uintptr_t)packed.at + packed.length - 4, "\xFF\xFF\xFF\x7F", 4);
    size_t before = hsy_arena_size(arena);
    assert_int_equal(code_of(arena, packed, (size_t)1 << 30), HSY_ERROR_INPUT);
    assert_true(hsy_arena_size(arena) - before < 1 << 20);
    hsy_arena_free(arena);
}

static void test_damage_is_told(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_slice text = HSY_S("A text that is long enough to be cut in many places, said Anna Weber of the town of Orva.");
    for (size_t p = 0; p < 2; p++) {
        hsy_slice packed = packers[p](arena, text);
        for (size_t length = p ? 5 : 18; length < packed.length; length++)
            assert_int_equal(code_of(arena, hsy_slice_sub(packed, 0, length), MOST), HSY_ERROR_INPUT);
    }
    hsy_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_was_packed_comes_back),     cmocka_unit_test(test_members_in_a_row),
        cmocka_unit_test(test_bombs_stop_at_the_limit),        cmocka_unit_test(test_damage_is_told),
        cmocka_unit_test(test_a_lying_length_costs_no_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
