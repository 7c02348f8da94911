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
    fprintf(file,
            "<html lang=en><head><title>Bridge at Tannwick closed</title>"
            "<meta property=og:site_name content=\"Valley Post\"></head><body><h1>Bridge at Tannwick closed</h1>"
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

static void test_a_page_in_memory_is_known_by_its_name(void **state) {
    (void)state;
    fixture f;
    begin(&f);
    static const char *const texts[] = {
        "<h1>Mill at Orlow sold</h1><p>The mill at Orlow was sold on Monday, the town said.</p>",
        "<h1>Mill at Orlow sold</h1><p>The mill at Orlow was not sold on Monday, the town said.</p>"};
    hearsay_added added;
    assert_int_equal(add(&f).number, 1);
    assert_int_equal(hearsay_add_bytes(f.database, "mill", NULL, texts[0], strlen(texts[0]), NULL, &added), HEARSAY_OK);
    assert_int_equal(added.added, 1);
    assert_int_equal(added.number, 2);
    assert_int_equal(hearsay_add_bytes(f.database, "mill", NULL, texts[1], strlen(texts[1]), NULL, &added), HEARSAY_OK);
    assert_int_equal(added.changed, 1);
    assert_int_equal(added.number, 2);
    assert_int_equal(hearsay_add_bytes(f.database, NULL, NULL, texts[1], 3, NULL, &added), HEARSAY_USAGE);
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

static bool refuse(void *context, const char *bytes, size_t length) {
    (void)context, (void)bytes, (void)length;
    return false;
}

static void unlink_beside(const fixture *f, const char *ending) {
    char path[sizeof f->database + 8];
    snprintf(path, sizeof path, "%s%s", f->database, ending);
    unlink(path);
}

static void test_connections_are_kept_from_call_to_call(void **state) {
    (void)state;
    fixture f, other;
    begin(&f);
    begin(&other);
    add(&f);
    write_page(&other, "winter");
    add(&other);
    hearsay_connections *connections = hearsay_connect(f.database);
    assert_non_null(connections);
    hearsay_options options = {.connections = connections, .tell = keep_told, .context = &f};
    for (int i = 0; i < 3; i++) {
        f.printed[0] = '\0';
        assert_int_equal(hearsay_article(f.database, 1, &options, keep_printed, &f), HEARSAY_OK);
    }
    assert_int_equal(hearsay_article(f.database, 7, &options, keep_printed, &f), HEARSAY_SOME_FAILED);
    assert_int_equal(hearsay_search(f.database, "\"open", NULL, &options, keep_printed, &f), HEARSAY_USAGE);
    assert_int_equal(hearsay_article(f.database, 1, &options, refuse, NULL), HEARSAY_MACHINE);
    write_page(&f, "summer"); /* what others change is seen */
    assert_int_equal(add(&f).changed, 1);
    f.printed[0] = '\0';
    assert_int_equal(hearsay_article(f.database, 1, &options, keep_printed, &f), HEARSAY_OK);
    assert_non_null(strstr(f.printed, "summer"));
    f.printed[0] = '\0';
    assert_int_equal(hearsay_article(other.database, 1, &options, keep_printed, &f), HEARSAY_OK); /* not its own */
    assert_non_null(strstr(f.printed, "winter"));
    assert_int_equal(rename(other.database, f.database), 0); /* another file of that name */
    f.printed[0] = '\0';
    assert_int_equal(hearsay_article(f.database, 1, &options, keep_printed, &f), HEARSAY_OK);
    assert_non_null(strstr(f.printed, "winter"));
    assert_int_equal(unlink(f.database), 0);
    assert_int_equal(hearsay_article(f.database, 1, &options, keep_printed, &f), HEARSAY_USAGE);
    hearsay_disconnect(connections);
    unlink_beside(&f, "-wal"); /* of a file that was taken away under a connection */
    unlink_beside(&f, "-shm");
    unlink(f.page);
    unlink(other.page);
    assert_int_equal(rmdir(f.folder), 0);
    assert_int_equal(rmdir(other.folder), 0);
}

static void test_what_is_not_there_is_not_made(void **state) {
    (void)state;
    fixture f;
    begin(&f);
    assert_int_equal(hearsay_stats(f.database, NULL, keep_printed, &f), HEARSAY_USAGE);
    assert_int_not_equal(access(f.database, F_OK), 0);
    end(&f);
}

static bool swallow(void *context, const char *bytes, size_t length) {
    (void)bytes;
    *(size_t *)context += length;
    return true;
}

/* All questions, with nothing said of how. */
static hearsay_status ask(const char *database, int question, const hearsay_options *options, hearsay_sink *sink,
                          size_t *length) {
    *length = 0;
    hearsay_question singles = {.least_articles = 1};
    switch (question) {
    case 0: return hearsay_stories(database, &singles, options, sink, length);
    case 1: return hearsay_claims(database, NULL, options, sink, length);
    case 2: return hearsay_outlets(database, NULL, options, sink, length);
    case 3: return hearsay_search(database, "cables", NULL, options, sink, length);
    case 4: return hearsay_story(database, 1, options, sink, length);
    case 5: return hearsay_claim(database, 1, options, sink, length);
    case 6: return hearsay_outlet(database, "valley post", options, sink, length);
    case 7: return hearsay_speaker(database, "odile marran", NULL, options, sink, length);
    case 8: return hearsay_export(database, NULL, options, sink, length);
    default: return hearsay_article(database, 1, options, sink, length);
    }
}

enum { QUESTIONS = 10 };

static void test_every_question_has_an_answer(void **state) {
    (void)state;
    fixture f;
    size_t length;
    begin(&f);
    add(&f);
    for (int question = 0; question < QUESTIONS; question++) {
        assert_int_equal(ask(f.database, question, NULL, swallow, &length), HEARSAY_OK);
        assert_true(length > 2);
        assert_int_equal(ask(f.database, question, NULL, refuse, &length), HEARSAY_MACHINE);
        assert_int_equal(ask(f.database, question, NULL, NULL, &length), HEARSAY_USAGE);
        assert_int_equal(ask("/nonexistent/news.db", question, NULL, swallow, &length), HEARSAY_USAGE);
        assert_int_equal(ask(NULL, question, NULL, swallow, &length), HEARSAY_USAGE);
    }
    end(&f);
}

/* Forms that a list or a page of a collection has not. */
static void test_forms_that_are_not_there(void **state) {
    (void)state;
    fixture f;
    size_t length;
    begin(&f);
    add(&f);
    hearsay_options annotations = {.format = HEARSAY_ANNOTATIONS};
    for (int question = 0; question < QUESTIONS - 1; question++)
        assert_int_equal(ask(f.database, question, &annotations, swallow, &length), HEARSAY_USAGE);
    hearsay_question odd = {.status = "odd"}, never = {.since = "never"}, nobody = {.speaker = "Nobody Atall"};
    hearsay_options options = {.tell = keep_told, .context = &f};
    assert_int_equal(hearsay_claims(f.database, &odd, &options, swallow, &length), HEARSAY_USAGE);
    assert_int_equal(hearsay_stories(f.database, &never, &options, swallow, &length), HEARSAY_USAGE);
    assert_int_equal(hearsay_search(f.database, "cables", &nobody, &options, swallow, &length), HEARSAY_SOME_FAILED);
    assert_non_null(strstr(f.told, "is no status"));
    assert_non_null(strstr(f.told, "is no date"));
    assert_non_null(strstr(f.told, "there is no speaker called Nobody Atall here"));
    end(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_grows_by_what_is_new),
        cmocka_unit_test(test_a_page_in_memory_is_known_by_its_name),
        cmocka_unit_test(test_a_page_that_fails_is_told_and_the_rest_is_stored),
        cmocka_unit_test(test_search_and_trace),
        cmocka_unit_test(test_every_question_has_an_answer),
        cmocka_unit_test(test_forms_that_are_not_there),
        cmocka_unit_test(test_connections_are_kept_from_call_to_call),
        cmocka_unit_test(test_what_is_not_there_is_not_made),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
