/* Pages and sets as a program reads them: through hearsay.h, with callbacks. */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "hearsay.h"
#include "tests/test.h"

enum { PAGES = 30, LONGEST = 1 << 18 };

static const char page[] = "<html lang=en><head><title>Ferry for Tannwick</title></head><body><h1>Ferry for Tannwick"
                           "</h1><p>The ferry will run from Tuesday, its owner Lena Brandt said on Sunday in the town "
                           "hall, where forty people had come to hear her.</p></body></html>";

/* What the callbacks were given. */
typedef struct seen {
    char printed[LONGEST];
    size_t length, pieces, most_pieces; /* the sink refuses the piece after `most_pieces`; 0: never */
    char told[2000];
    size_t done, count;
} seen;

static bool keep_printed(void *context, const char *bytes, size_t length) {
    seen *s = context;
    if (s->most_pieces && s->pieces == s->most_pieces) return false;
    assert_true(s->length + length < LONGEST);
    memcpy(s->printed + s->length, bytes, length);
    s->printed[s->length += length] = '\0';
    s->pieces++;
    return true;
}

static void keep_told(void *context, const char *input, const char *message) {
    seen *s = context;
    size_t used = strlen(s->told);
    snprintf(s->told + used, sizeof s->told - used, "%s: %s\n", input ? input : "-", message);
}

static void keep_progress(void *context, size_t done, size_t count) {
    seen *s = context;
    assert_int_equal(done, s->done + 1);
    s->done = done;
    s->count = count;
}

/* PAGES files of which the fourth is not there. */
typedef struct files {
    char folder[40], names[PAGES][60];
    const char *paths[PAGES];
} files;

static int write_files(void **state) {
    static files f;
    memcpy(f.folder, "/tmp/hearsay-read-XXXXXX", sizeof "/tmp/hearsay-read-XXXXXX");
    if (!mkdtemp(f.folder)) return 1;
    for (int i = 0; i < PAGES; i++) {
        snprintf(f.names[i], sizeof f.names[i], "%s/%02d.html", f.folder, i);
        f.paths[i] = f.names[i];
        FILE *file = i == 3 ? NULL : fopen(f.names[i], "w");
        if (file && (fwrite(page, 1, sizeof page - 1, file) != sizeof page - 1 || fclose(file) != 0)) return 1;
    }
    *state = &f;
    return 0;
}

static int remove_files(void **state) {
    files *f = *state;
    for (int i = 0; i < PAGES; i++) unlink(f->names[i]);
    return rmdir(f->folder);
}

static seen *new_seen(void) { return calloc(1, sizeof(seen)); }

static hearsay_options options_for(seen *s) {
    return (hearsay_options){.tell = keep_told, .progress = keep_progress, .context = s};
}

static void test_pages_come_in_order(void **state) {
    const files *f = *state;
    seen *s = new_seen();
    hearsay_options options = options_for(s);
    options.threads = 4;
    assert_int_equal(hearsay_read(f->paths, PAGES, &options, keep_printed, s), HEARSAY_SOME_FAILED);
    assert_int_equal(s->pieces, PAGES);
    assert_int_equal(s->done, PAGES);
    assert_int_equal(s->count, PAGES);
    const char *at = s->printed;
    for (int i = 0; i < PAGES; i++) {
        at = strstr(at, f->names[i]);
        assert_non_null(at);
    }
    assert_non_null(strstr(s->told, "03.html: cannot be read: No such file"));
    free(s);
}

static void test_a_page_over_the_limit_fails_alone(void **state) {
    const files *f = *state;
    seen *s = new_seen();
    hearsay_options options = options_for(s);
    options.most_page_bytes = 100;
    assert_int_equal(hearsay_read(f->paths, 3, &options, keep_printed, s), HEARSAY_SOME_FAILED);
    assert_non_null(strstr(s->printed, "\"code\":\"limit\""));
    memset(s, 0, sizeof *s);
    options.most_page_bytes = 0;
    options.most_memory = 4096;
    assert_int_equal(hearsay_read(f->paths, 3, &options, keep_printed, s), HEARSAY_SOME_FAILED);
    assert_int_equal(s->pieces, 3);
    assert_non_null(strstr(s->told, "02.html: would take more than 4096 bytes"));
    assert_non_null(strstr(s->printed, "\"code\":\"limit\""));
    free(s);
}

static void test_a_sink_may_refuse(void **state) {
    const files *f = *state;
    seen *s = new_seen();
    s->most_pieces = 2;
    hearsay_options options = options_for(s);
    options.threads = 4;
    assert_int_equal(hearsay_read(f->paths, PAGES, &options, keep_printed, s), HEARSAY_MACHINE);
    assert_int_equal(s->pieces, 2);
    free(s);
}

static void test_bytes(void **state) {
    (void)state;
    seen *s = new_seen();
    assert_int_equal(
        hearsay_read_bytes("a", "https://tannwick.example/ferry", page, sizeof page - 1, NULL, keep_printed, s),
        HEARSAY_OK);
    assert_non_null(strstr(s->printed, "\"path\":\"a\",\"url\":\"https://tannwick.example/ferry\""));
    assert_non_null(strstr(s->printed, "The ferry will run from Tuesday"));
    s->length = 0;
    hearsay_options options = {.format = HEARSAY_JSON, .plain = true};
    assert_int_equal(hearsay_read_bytes("b", NULL, "Kept\n as is", 11, &options, keep_printed, s), HEARSAY_OK);
    assert_true(s->printed[0] == '[' && strcmp(s->printed + s->length - 2, "]\n") == 0);
    assert_non_null(strstr(s->printed, "\"text\":\"Kept\\n as is\""));
    assert_int_equal(hearsay_read_bytes("c", NULL, NULL, 0, NULL, keep_printed, s), HEARSAY_OK);
    free(s);
}

static void test_calls_that_make_no_sense(void **state) {
    const files *f = *state;
    hearsay_options options = {.meta = "/nonexistent/meta.tsv"};
    seen *s = new_seen();
    assert_int_equal(hearsay_read(f->paths, 0, NULL, keep_printed, s), HEARSAY_USAGE);
    assert_int_equal(hearsay_read(NULL, 1, NULL, keep_printed, s), HEARSAY_USAGE);
    assert_int_equal(hearsay_read(f->paths, 1, NULL, NULL, s), HEARSAY_USAGE);
    assert_int_equal(hearsay_trace(f->paths, 0, NULL, keep_printed, s), HEARSAY_USAGE);
    assert_int_equal(hearsay_read_bytes(NULL, NULL, page, 1, NULL, keep_printed, s), HEARSAY_USAGE);
    assert_int_equal(hearsay_read(f->paths, 1, &options, keep_printed, s), HEARSAY_USAGE);
    assert_int_equal(hearsay_trace(f->paths, 1, &options, keep_printed, s), HEARSAY_USAGE);
    static const hearsay_format only_of_pages[] = {HEARSAY_HTML, HEARSAY_ANNOTATIONS};
    for (size_t i = 0; i < sizeof only_of_pages / sizeof *only_of_pages; i++) {
        options = (hearsay_options){.format = only_of_pages[i]};
        assert_int_equal(hearsay_trace(f->paths, 1, &options, keep_printed, s), HEARSAY_USAGE);
        assert_int_equal(hearsay_trace_collection("news.db", &options, keep_printed, s), HEARSAY_USAGE);
    }
    static const hearsay_format only_of_traces[] = {HEARSAY_SVG, HEARSAY_DOT, HEARSAY_GRAPHML, HEARSAY_PROV,
                                                    HEARSAY_CSV};
    for (size_t i = 0; i < sizeof only_of_traces / sizeof *only_of_traces; i++) {
        options = (hearsay_options){.format = only_of_traces[i]};
        assert_int_equal(hearsay_read(f->paths, 1, &options, keep_printed, s), HEARSAY_USAGE);
        assert_int_equal(hearsay_read_bytes("a", NULL, page, 1, &options, keep_printed, s), HEARSAY_USAGE);
        assert_int_equal(hearsay_article("news.db", 1, &options, keep_printed, s), HEARSAY_USAGE);
    }
    assert_int_equal(s->pieces, 0);
    free(s);
}

static void test_trace_leaves_out_what_failed_and_what_is_there_twice(void **state) {
    const files *f = *state;
    seen *s = new_seen();
    hearsay_options options = options_for(s);
    const char *paths[] = {f->paths[2], f->paths[3], f->paths[4], f->paths[2]};
    assert_int_equal(hearsay_trace(paths, 4, &options, keep_printed, s), HEARSAY_SOME_FAILED);
    assert_int_equal(s->done, 4);
    assert_int_equal(s->pieces, 1);
    const char *first = strstr(s->printed, "\"id\":");
    const char *second = first ? strstr(first + 1, "\"id\":\"") : NULL;
    assert_non_null(second);
    assert_null(strstr(second + 1, "\"id\":\""));
    assert_non_null(strstr(s->told, "03.html"));
    free(s);
}

static void *read_all(void *context) {
    const files *f = context;
    seen *s = new_seen();
    hearsay_options options = {.threads = 2};
    hearsay_read(f->paths, PAGES, &options, keep_printed, s);
    return s;
}

static void test_two_threads_may_call_at_once(void **state) {
    pthread_t threads[2];
    seen *results[2];
    for (int i = 0; i < 2; i++) assert_int_equal(pthread_create(&threads[i], NULL, read_all, *state), 0);
    for (int i = 0; i < 2; i++) pthread_join(threads[i], (void **)&results[i]);
    assert_string_equal(results[0]->printed, results[1]->printed);
    for (int i = 0; i < 2; i++) free(results[i]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pages_come_in_order),
        cmocka_unit_test(test_a_page_over_the_limit_fails_alone),
        cmocka_unit_test(test_a_sink_may_refuse),
        cmocka_unit_test(test_bytes),
        cmocka_unit_test(test_calls_that_make_no_sense),
        cmocka_unit_test(test_trace_leaves_out_what_failed_and_what_is_there_twice),
        cmocka_unit_test(test_two_threads_may_call_at_once),
    };
    return cmocka_run_group_tests(tests, write_files, remove_files);
}
