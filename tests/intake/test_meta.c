#include "intake/intake.h"
#include "tests/test.h"

static hsy_meta *meta_of(hsy_arena *arena, const char *text, hsy_errors *errors) {
    return hsy_meta_of(arena, HSY_S("meta.tsv"), hsy_slice_from_c(text), errors);
}

static void refuses(const char *text, const char *words) {
    hsy_arena *arena = hsy_arena_create(0);
    hsy_errors errors = {0};
    assert_null(meta_of(arena, text, &errors));
    assert_int_equal(errors.count, 1);
    assert_true(hsy_slice_find(errors.items[0].message, hsy_slice_from_c(words), 0) != HSY_NOT_FOUND);
    hsy_arena_free(arena);
}

static const char *const table = "\xEF\xBB\xBFpublisher\tid\tnote\tpublished\r\n"
                                 "# a comment\r\n\r\n"
                                 "herald.example\ta17\tx\t2031-03-02\r\n"
                                 "second.example\ta17\tx\t\r\n"
                                 "ledger.example\tsets/b.v2.html\r\n"
                                 "post.example\tb.v2\t\t2031\n"
                                 "mirror.example\tb\n";

static void finds(const hsy_meta *meta, const char *path, const char *publisher) {
    hsy_meta_row row;
    if (!publisher) {
        assert_false(hsy_meta_find(meta, hsy_slice_from_c(path), &row));
        return;
    }
    assert_true(hsy_meta_find(meta, hsy_slice_from_c(path), &row));
    assert_slice(row.publisher, publisher);
}

static void test_rows_are_found_by_path_and_name(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_errors errors = {0};
    hsy_meta *meta = meta_of(arena, table, &errors);
    assert_non_null(meta);
    finds(meta, "a17", "herald.example");
    finds(meta, "deep/in/folders/a17.html.gz", "herald.example");
    finds(meta, "sets/b.v2.html", "ledger.example");
    finds(meta, "other/b.v2.html", "post.example");
    finds(meta, "other/b.v3.html", "mirror.example");
    finds(meta, "a17/other", NULL);
    finds(meta, "", NULL);
    finds(meta, "...", NULL);
    finds(NULL, "a17", NULL);
    hsy_meta_row row;
    hsy_meta_find(meta, HSY_S("a17"), &row);
    assert_slice(row.published, "2031-03-02");
    assert_slice(row.url, "");
    hsy_arena_free(arena);
}

static void test_tables_that_are_none(void **state) {
    (void)state;
    refuses("", "empty table");
    refuses("# only a comment\n", "empty table");
    refuses("name\turl\na\tb\n", "no column `id`");
    refuses("id\turl\na\tb\tc\n", "line 2: more cells");
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows_are_found_by_path_and_name),
                                       cmocka_unit_test(test_tables_that_are_none)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
