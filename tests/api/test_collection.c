/* A collection as a program uses it: through hearsay.h, with pages in files. */
#include "tests/test.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "hearsay.h"

enum { LONGEST = 4096 };

typedef struct fixture {
    char folder[64], database[80], page[80];
    char printed[LONGEST], told[LONGEST];
} fixture;

static bool keep_printed(void *context, const char *bytes, size_t length) {
    fixture *f = context;
    size_t used = strlen(f->printed);
    assert_true(used + length < LONGEST);
    memcpy(f->printed + used, bytes, length);
    f->printed[used + length] = '\0';
    return true;
}

static void keep_told(void *context, const char *input, const char *message) {
    fixture *f = context;
    size_t used = strlen(f->told);
    snprintf(f->told + used, LONGEST - used, "%s: %s\n", input ? input : "", message);
}

static void write_page(const fixture *f, const char *last_word) {
    FILE *file = fopen(f->page, "w");
    assert_non_null(file);
    fprintf(
        file,
        "<html lang=en><head><title>Bridge at Tannwick closed</title></head><body><h1>Bridge at Tannwick closed</h1>"
        "<p>The bridge at Tannwick was closed on Monday after inspectors found rust in two of its cables, the town "
        "said in a statement that was read out to residents.</p>"
        "<p>\"We had no choice,\" said Odile Marran, the mayor of Tannwick. She expects the repair to last until "
        "%s.</p>"
        "</body></html>",
        last_word);
    assert_int_equal(fclose(file), 0);
}

static void begin(fixture *f) {
    *f = (fixture){.folder = "/tmp/hearsay-collection-XXXXXX"};
    assert_non_null(mkdtemp(f->folder));
    snprintf(f->database, sizeof f->database, "%s/news.db", f->folder);
    snprintf(f->page, sizeof f->page, "%s/page.html", f->folder);
    write_page(f, "spring");
}

static void end(fixture *f) {
    unlink(f->page);
    unlink(f->database);
    assert_int_equal(rmdir(f->folder), 0);
}

static hearsay_added add(fixture *f) {
    const char *paths[] = {f->page};
    hearsay_options options = {.tell = keep_told, .context = f};
    hearsay_added added;
    assert_int_equal(hearsay_add(f->database, paths, 1, &options, &added), HEARSAY_OK);
    return added;
}

static void test_grows_by_what_is_new(void **state) {
    (void)state;
    fixture f;
    begin(&f);
    assert_int_equal(add(&f).added, 1);
    assert_non_null(strstr(f.told, "made a new collection"));
    assert_int_equal(add(&f).unchanged, 1);
    write_page(&f, "summer");
    assert_int_equal(add(&f).changed, 1);
    assert_int_equal(hearsay_stats(f.database, NULL, keep_printed, &f), HEARSAY_OK);
    assert_non_null(strstr(f.printed, "\"articles\":1,\"versions\":2,"));
    assert_int_equal(hearsay_check(f.database, NULL), HEARSAY_OK);
    end(&f);
}

static void test_a_page_that_fails_is_told_and_the_rest_is_stored(void **state) {
    (void)state;
    fixture f;
    begin(&f);
    const char *paths[] = {"/nonexistent/page.html", f.page};
    hearsay_options options = {.tell = keep_told, .context = &f};
    hearsay_added added;
    assert_int_equal(hearsay_add(f.database, paths, 2, &options, &added), HEARSAY_SOME_FAILED);
    assert_int_equal(added.added, 1);
    assert_int_equal(added.failed, 1);
    assert_non_null(strstr(f.told, "/nonexistent/page.html"));
    end(&f);
}

static void test_search_and_trace(void **state) {
    (void)state;
    fixture f;
    begin(&f);
    add(&f);
    assert_int_equal(hearsay_search(f.database, "CABLES NOT castle", NULL, NULL, keep_printed, &f), HEARSAY_OK);
    assert_non_null(strstr(f.printed, "\"id\":1"));
    hearsay_options options = {.format = HEARSAY_JSON};
    f.printed[0] = '\0';
    assert_int_equal(hearsay_trace_collection(f.database, &options, keep_printed, &f), HEARSAY_OK);
    assert_non_null(strstr(f.printed, "\"id\":\"1\""));
    assert_int_equal(hearsay_search(f.database, "\"open", NULL, NULL, keep_printed, &f), HEARSAY_USAGE);
    end(&f);
}

static void test_what_is_not_there_is_not_made(void **state) {
    (void)state;
    fixture f;
    begin(&f);
    assert_int_equal(hearsay_stats(f.database, NULL, keep_printed, &f), HEARSAY_USAGE);
    assert_int_not_equal(access(f.database, F_OK), 0);
    end(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_grows_by_what_is_new),
        cmocka_unit_test(test_a_page_that_fails_is_told_and_the_rest_is_stored),
        cmocka_unit_test(test_search_and_trace),
        cmocka_unit_test(test_what_is_not_there_is_not_made),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
