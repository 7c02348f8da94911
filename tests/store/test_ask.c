/* What a collection is asked for: the order of a search, filters over many articles, and that no question reads the
 * whole of a large table. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/database.h"
#include "tests/test.h"

enum { MANY = 10100, MOST_STATEMENTS = 64 };

typedef struct fixture {
    hsy_arena *arena;
    hsy_errors errors;
    hsy_store *store;
    hsy_slices run; /* texts of the statements, while they are watched */
} fixture;

static fixture open_in_memory(void) {
    fixture f = {.arena = hsy_arena_create(0)};
    assert_true(hsy_store_open(f.arena, HSY_S(":memory:"), true, &f.store, NULL, &f.errors));
    return f;
}

static void put(fixture *f, const char *outlet, const char *title, const char *text) {
    hsy_store_change change;
    hsy_reading reading = {0};
    reading.article = (hsy_article){.outlet_name = hsy_slice_from_c(outlet),
                                    .title = hsy_slice_from_c(title),
                                    .language = HSY_S("en"),
                                    .text = hsy_slice_from_c(text)};
    reading.article.path = hsy_arena_print(f->arena, "%s/%s/%s", outlet, title, text);
    hsy_slice line = hsy_arena_print(f->arena, "{\"language\": \"en\", \"text\": \"%s\"}", text);
    hsy_store_entry entry = hsy_store_entry_of(f->arena, &reading, line);
    assert_true(hsy_store_put(f->store, &entry, &change, &f->errors));
}

static hsy_found_rows find(fixture *f, const char *words, hsy_narrowing narrowing) {
    hsy_query query;
    hsy_found_rows rows;
    assert_true(hsy_query_parse(f->arena, hsy_slice_from_c(words), &query, &f->errors));
    assert_true(hsy_store_find(f->arena, f->store, &query, &narrowing, &rows, &f->errors));
    return rows;
}

static void test_best_first(void **state) {
    (void)state;
    fixture f = open_in_memory();
    put(&f, "Herald", "Weather", "A ferry was late, and of the bridge at Tannwick nothing is known but its name.");
    put(&f, "Ledger", "Bridge at Tannwick closed", "Inspectors found rust.");
    put(&f, "Post", "Traffic", "The bridge is closed. The bridge of Tannwick opens in May, says the bridge keeper.");
    put(&f, "Echo", "Sport", "Nothing of the kind.");
    hsy_found_rows rows = find(&f, "bridge tannwick", hsy_everything());
    assert_int_equal(rows.count, 3);
    assert_slice(rows.items[0].title, "Bridge at Tannwick closed");
    assert_slice(rows.items[1].title, "Traffic");
    assert_slice(rows.items[2].title, "Weather");
    assert_slice(rows.items[0].snippet, "Inspectors found rust.");
    hsy_narrowing second = hsy_everything();
    second.offset = second.limit = 1;
    rows = find(&f, "bridge tannwick", second);
    assert_int_equal(rows.count, 1);
    assert_slice(rows.items[0].title, "Traffic");
    hsy_arena_free(f.arena);
}

/* Where words stand is known though they were put in without accents, soft hyphens and marks of thousands. */
static void test_snippets_mark_what_matches(void **state) {
    (void)state;
    fixture f = open_in_memory();
    put(&f, "Echo", "Eins", "Das Tor\u00ADhaus, O'Neills Café-Bar und 12.000 Gäste: die Brücke am Fluss hält.");
    hsy_found_rows rows = find(&f, "brucke cafe 12000", hsy_everything());
    assert_int_equal(rows.count, 1);
    assert_slice(rows.items[0].snippet, "Das Tor\u00ADhaus, O'Neills \2Café\3-Bar und \2"
                                        "12.000\3 Gäste: die"
                                        " \2Brücke\3 am Fluss hält.");
    hsy_arena_free(f.arena);
}

/* Filters that leave few articles and filters that leave many go two ways. */
static void test_filters_over_many_articles(void **state) {
    (void)state;
    fixture f = open_in_memory();
    assert_true(hsy_store_begin(f.store, &f.errors));
    for (int i = 0; i < MANY; i++)
        put(&f, "Herald", hsy_arena_c_string(f.arena, hsy_arena_print(f.arena, "Number %d", i)), "A bridge.");
    put(&f, "Ledger", "Bridge", "Another bridge.");
    assert_true(hsy_store_commit(f.store, &f.errors));
    assert_true(hsy_store_execute(
        f.store, "UPDATE article SET outlet_key = lower(outlet), instant = id, story = id % 100", &f.errors));
    hsy_narrowing narrowing = hsy_everything();
    narrowing.since = 2;
    narrowing.limit = 3;
    hsy_found_rows rows = find(&f, "bridge", narrowing);
    assert_int_equal(rows.count, 3);
    assert_slice(rows.items[0].title, "Bridge");
    narrowing.outlet_key = HSY_S("herald");
    rows = find(&f, "bridge", narrowing);
    assert_int_equal(rows.count, 3);
    assert_slice(rows.items[0].title, "Number 10099"); /* of equals the one that was added last */
    narrowing.until = 5;
    narrowing.limit = 10;
    assert_int_equal(find(&f, "bridge", narrowing).count, 4);
    narrowing = hsy_everything();
    narrowing.story = 7;
    assert_int_equal(find(&f, "bridge", narrowing).count, MANY / 100);
    hsy_arena_free(f.arena);
}

/* ---- plans ---- */

static int note_statement(unsigned kind, void *context, void *statement, void *text) {
    (void)kind, (void)statement;
    fixture *f = context;
    if (f->run.count < MOST_STATEMENTS && strncmp(text, "--", 2) != 0)
        HSY_PUSH(f->arena, &f->run, hsy_arena_copy(f->arena, hsy_slice_from_c(text)));
    return 0;
}

static void watch(fixture *f, bool begins) {
    if (begins) f->run = (hsy_slices){0};
    sqlite3_trace_v2(f->store->database, begins ? SQLITE_TRACE_STMT : 0, note_statement, f);
}

/* A step of a plan that reads all of a table which grows with the collection, and not by an index. */
static bool reads_all(const char *step) {
    static const char *const large[] = {"article",      "version",       "statement", "story",    "claim",
                                        "claim_origin", "claim_carrier", "relay",     "vicinity", "speaker_word"};
    for (size_t i = 0; i < sizeof large / sizeof *large; i++) {
        char scan[40];
        snprintf(scan, sizeof scan, "SCAN %s", large[i]);
        size_t length = strlen(scan);
        if (strncmp(step, scan, length) == 0 && (!step[length] || step[length] == ' ') && !strstr(step, "INDEX"))
            return true;
    }
    return false;
}

static void check_plans(fixture *f, bool may_sort) {
    watch(f, false);
    assert_true(f->run.count > 0);
    for (size_t i = 0; i < f->run.count; i++) {
        hsy_slice sql = hsy_arena_print(f->arena, "EXPLAIN QUERY PLAN %.*s", HSY_PRINT(f->run.items[i]));
        sqlite3_stmt *plan = NULL;
        assert_int_equal(sqlite3_prepare_v2(f->store->database, sql.at, (int)sql.length, &plan, NULL), SQLITE_OK);
        while (sqlite3_step(plan) == SQLITE_ROW) {
            const char *step = (const char *)sqlite3_column_text(plan, 3);
            bool sorts = !may_sort && i == 0 && strstr(step, "TEMP B-TREE FOR ORDER BY");
            if (reads_all(step) || sorts) fail_msg("%s: %.*s", step, HSY_PRINT(f->run.items[i]));
        }
        sqlite3_finalize(plan);
    }
}

static void test_lists_walk_an_index(void **state) {
    (void)state;
    fixture f = open_in_memory();
    for (int order = HSY_ORDER_NEWEST; order <= HSY_ORDER_SPREAD; order++)
        for (int narrow = 0; narrow < 2; narrow++) {
            hsy_narrowing n = hsy_everything();
            hsy_story_rows stories;
            hsy_claim_rows claims;
            n.order = (hsy_list_order)order;
            n.least_articles = 2;
            n.limit = 50;
            if (narrow)
                n.since = 100, n.until = 200, n.language = HSY_S("en"), n.outlet_key = HSY_S("herald"), n.flags = 3;
            watch(&f, true);
            assert_true(hsy_store_stories(f.arena, f.store, &n, &stories, &f.errors));
            check_plans(&f, false);
            watch(&f, true);
            assert_true(hsy_store_claims(f.arena, f.store, &n, &claims, &f.errors));
            check_plans(&f, false);
            n.statuses = 1u << HSY_STATUS_DENIED;
            HSY_PUSH(f.arena, &n.speaker_keys, HSY_S("anna weber"));
            n.story = 7;
            watch(&f, true);
            assert_true(hsy_store_claims(f.arena, f.store, &n, &claims, &f.errors));
            check_plans(&f, true);
        }
    hsy_arena_free(f.arena);
}

static void test_pages_look_up_what_they_show(void **state) {
    (void)state;
    fixture f = open_in_memory();
    hsy_narrowing n = hsy_everything();
    hsy_slice key, packed;
    hsy_slices near;
    hsy_speaker_rows speakers;
    hsy_said_rows said;
    hsy_outlet_rows outlets;
    hsy_outlet_page page;
    hsy_stored_versions versions;
    hsy_ids ids;
    int64_t story = 7;
    HSY_PUSH(f.arena, &n.speaker_keys, HSY_S("anna weber"));
    watch(&f, true);
    assert_true(hsy_store_outlet_key(f.arena, f.store, HSY_S("Herald"), &key, &near, &f.errors));
    assert_true(hsy_store_outlet(f.arena, f.store, HSY_S("herald"), &page, &f.errors));
    assert_true(hsy_store_outlets(f.arena, f.store, &n, &outlets, &f.errors));
    assert_true(hsy_store_speakers(f.arena, f.store, HSY_S("Anna Weber"), &speakers, &near, &f.errors));
    assert_true(hsy_store_said(f.arena, f.store, &n, &said, &f.errors));
    assert_true(hsy_store_get_story(f.arena, f.store, &story, &packed, &f.errors));
    assert_true(hsy_store_story_articles(f.arena, f.store, story, &ids, &f.errors));
    assert_true(hsy_store_claim_story(f.store, 8, &story, &f.errors));
    assert_true(hsy_store_versions(f.arena, f.store, 9, &versions, &f.errors));
    check_plans(&f, true);
    hsy_arena_free(f.arena);
}

static void test_searches_look_up_what_they_show(void **state) {
    (void)state;
    static const char *const queries[] = {"bridge", "bridge since:2031", "language:en since:2031-05-01",
                                          "\"the bridge\" NOT dam"};
    fixture f = open_in_memory();
    put(&f, "Herald", "Bridge", "The bridge.");
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
        hsy_narrowing n = hsy_everything();
        watch(&f, true);
        find(&f, queries[i], n);
        n.outlet_key = HSY_S("herald");
        n.story = 3;
        find(&f, queries[i], n);
        check_plans(&f, true);
    }
    hsy_arena_free(f.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_best_first),
        cmocka_unit_test(test_snippets_mark_what_matches),
        cmocka_unit_test(test_filters_over_many_articles),
        cmocka_unit_test(test_lists_walk_an_index),
        cmocka_unit_test(test_pages_look_up_what_they_show),
        cmocka_unit_test(test_searches_look_up_what_they_show),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
