#include "tests/test.h"

#include "store/query.h"
#include "store/tokenizer.h"

/* What a query is for FTS5, and behind a bar what must not match when nothing is looked for. */
static void expect(const char *text, const char *match, const char *except) {
    hsy_arena *arena = hsy_arena_create(0);
    hsy_errors errors = {0};
    hsy_query query;
    bool is_read = hsy_query_parse(arena, hsy_slice_from_c(text), &query, &errors);
    if (!is_read) fail_msg("%s: %.*s", text, HSY_PRINT(errors.items[0].message));
    assert_string_equal(hsy_arena_c_string(arena, query.match), match);
    assert_string_equal(hsy_arena_c_string(arena, query.except), except);
    hsy_arena_free(arena);
}

static void refuse(const char *text, size_t at, const char *why) {
    hsy_arena *arena = hsy_arena_create(0);
    hsy_errors errors = {0};
    hsy_query query;
    if (hsy_query_parse(arena, hsy_slice_from_c(text), &query, &errors)) fail_msg("%s was read", text);
    assert_int_equal(errors.count, 1);
    assert_int_equal(errors.items[0].offset, at);
    if (hsy_slice_find(errors.items[0].message, hsy_slice_from_c(why), 0) == HSY_NOT_FOUND)
        fail_msg("%s: %.*s", text, HSY_PRINT(errors.items[0].message));
    hsy_arena_free(arena);
}

static void test_words_and_phrases(void **state) {
    (void)state;
    expect("dam", "\"dam\"", "");
    expect("  dam   breach ", "\"dam\" AND \"breach\"", "");
    expect("dam AND breach", "\"dam\" AND \"breach\"", "");
    expect("\"twelve metres\" dam", "\"" HSY_AS_WRITTEN "twelve metres\" AND \"dam\"", "");
    expect("brok* dam", "\"brok\" * AND \"dam\"", "");
    expect("title:dam said:\"a crack\"", "title : \"dam\" AND said : \"" HSY_AS_WRITTEN "a crack\"", "");
    expect("near and or not", "\"near\" AND \"and\" AND \"or\" AND \"not\"", "");
    expect("dam \xE2\x80\x94 breach", "\"dam\" AND \"breach\"", "");
    expect("at 18:03 https://valleypost.example/dam", "\"at\" AND \"18:03\" AND \"https://valleypost.example/dam\"",
           "");
}

static void test_operators_bind_as_people_expect(void **state) {
    (void)state;
    expect("a OR b c", "\"a\" OR \"b\" AND \"c\"", "");
    expect("(a OR b) c", "(\"a\" OR \"b\") AND \"c\"", "");
    expect("a NOT b c", "(\"a\" AND \"c\") NOT (\"b\")", "");
    expect("a -b -\"c d\"", "(\"a\") NOT (\"b\" OR \"" HSY_AS_WRITTEN "c d\")", "");
    expect("a AND NOT (b OR c)", "(\"a\") NOT ((\"b\" OR \"c\"))", "");
    expect("a b-c", "\"a\" AND \"b-c\"", "");
}

static void test_fields_narrow_the_whole(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_errors errors = {0};
    hsy_query query;
    hsy_slice text = HSY_S("dam outlet:\"The Herald\" -outlet:post since:2031-05 until:2031-05-02 Speaker:weber");
    assert_true(hsy_query_parse(arena, text, &query, &errors));
    assert_string_equal(hsy_arena_c_string(arena, query.match), "\"dam\"");
    assert_int_equal(query.filters.count, 5);
    const hsy_query_filter *filters = query.filters.items;
    assert_true(hsy_slice_equal(filters[0].value, HSY_S("The Herald")) && !filters[0].is_excluded);
    assert_true(filters[1].is_excluded && filters[1].field == HSY_QUERY_OUTLET);
    assert_int_equal(filters[2].seconds, 1935360000);
    assert_int_equal(filters[3].seconds, 1935360000 + 2 * 86400 - 1);
    assert_int_equal(filters[4].field, HSY_QUERY_SPEAKER);
    hsy_arena_free(arena);
    expect("outlet:herald", "", "");
    expect("outlet:herald NOT dam", "", "\"dam\"");
}

static void test_a_malformed_query_says_where(void **state) {
    (void)state;
    refuse("", 0, "nothing to look for");
    refuse(" - \xE2\x80\x94 ", 0, "nothing to look for");
    refuse("dam \"twelve metres", 4, "not closed");
    refuse("dam (a OR b", 4, "not closed");
    refuse("dam ) a", 4, "was not opened");
    refuse("dam ()", 5, "nothing stands");
    refuse("AND dam", 0, "both sides");
    refuse("dam AND", 4, "both sides");
    refuse("dam OR", 4, "both sides");
    refuse("OR dam", 0, "both sides");
    refuse("dam NOT", 4, "needs a word");
    refuse("NOT dam", 0, "takes away");
    refuse("a OR NOT b", 5, "takes away");
    refuse("(NOT b) a", 1, "takes away");
    refuse("dam since:soon", 10, "no date");
    refuse("dam outlet:", 11, "missing");
    refuse("dam speker:weber", 4, "no such field");
    refuse("(dam outlet:herald)", 12, "brackets");
    refuse("dam outlet:herald OR crack", 11, "beside OR");
    refuse("((((((((((a))))))))))", 8, "8 deep");
}

/* ---- what is found ---- */

static sqlite3 *index_of(const char *const *texts, size_t count) {
    sqlite3 *database;
    assert_int_equal(sqlite3_open(":memory:", &database), SQLITE_OK);
    assert_int_equal(hsy_tokenizer_register(database), SQLITE_OK);
    assert_int_equal(sqlite3_exec(database,
                                  "CREATE VIRTUAL TABLE search USING fts5 (title, said, body, tokenize = 'hearsay')",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    sqlite3_stmt *put;
    sqlite3_prepare_v2(database, "INSERT INTO search (rowid, body) VALUES (?, ?)", -1, &put, NULL);
    for (size_t i = 0; i < count; i++) {
        sqlite3_bind_int64(put, 1, (sqlite3_int64)i + 1);
        sqlite3_bind_text(put, 2, texts[i], -1, SQLITE_STATIC);
        assert_int_equal(sqlite3_step(put), SQLITE_DONE);
        sqlite3_reset(put);
    }
    sqlite3_finalize(put);
    return database;
}

/* The rows that a query finds, ascending: "1 3 ". */
static void expect_found(sqlite3 *database, const char *text, const char *rows) {
    hsy_arena *arena = hsy_arena_create(0);
    hsy_errors errors = {0};
    hsy_query query;
    char found[64] = "";
    assert_true(hsy_query_parse(arena, hsy_slice_from_c(text), &query, &errors));
    sqlite3_stmt *find;
    sqlite3_prepare_v2(database, "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid", -1, &find, NULL);
    sqlite3_bind_text(find, 1, query.match.at, (int)query.match.length, SQLITE_STATIC);
    int result;
    while ((result = sqlite3_step(find)) == SQLITE_ROW)
        snprintf(found + strlen(found), sizeof found - strlen(found), "%d ", sqlite3_column_int(find, 0));
    if (result != SQLITE_DONE) fail_msg("%s: %s", text, sqlite3_errmsg(database));
    if (strcmp(found, rows) != 0) fail_msg("%s found %s", text, found);
    sqlite3_finalize(find);
    hsy_arena_free(arena);
}

static const char *const texts[] = {
    "\1en The houses of Anna-Lena Weber's brother were flooded; 10,000 people left the U.S. base.",
    "\1de Die H\xC3\xA4user am Stra\xC3\x9F"
    "enrand wurden \xC3\xBC"
    "berflutet, 10.000 Menschen flohen.",
    "\1fr Les maisons de l\xE2\x80\x99"
    "agence furent inond\xC3\xA9"
    "es.",
    ("\1ru \xD0\x97\xD0\xB5\xD0\xBB\xD0\xB5\xD0\xBD\xD1\x81\xD0\xBA\xD0\xB8\xD0\xB9 "
     "\xD0\xBF\xD1\x80\xD0\xB8\xD0\xB5\xD1\x85\xD0\xB0\xD0\xBB"), /* Зеленский приехал */
    "no mark, generally a house, running",
};

static void test_forms_are_found_in_their_language(void **state) {
    (void)state;
    sqlite3 *database = index_of(texts, sizeof texts / sizeof *texts);
    expect_found(database, "house", "1 5 "); /* no language, so no stem: the word as it stands */
    expect_found(database, "haus", "2 ");    /* a German stem */
    expect_found(database, "hauser", "2 ");  /* accents do not count */
    expect_found(database, "STRASSENRAND", "2 ");
    expect_found(database, "maison", "3 ");
    expect_found(database, "\"maison\"", "");  /* as written */
    expect_found(database, "agence", "3 ");    /* behind an elision */
    expect_found(database, "zelenskiy", "4 "); /* in Latin letters */
    expect_found(database, "run", "");
    expect_found(database, "en", ""); /* the mark is no word */
    sqlite3_close(database);
}

static void test_parts_numbers_prefixes(void **state) {
    (void)state;
    sqlite3 *database = index_of(texts, sizeof texts / sizeof *texts);
    expect_found(database, "lena", "1 ");
    expect_found(database, "anna-lena", "1 ");
    expect_found(database, "\"Weber's brother\"", "1 ");
    expect_found(database, "weber", "1 ");
    expect_found(database, "us base", "1 ");
    expect_found(database, "10000", "1 2 ");
    expect_found(database, "10,000 NOT menschen", "1 ");
    expect_found(database, "strass*", "2 ");
    expect_found(database, "h*", "1 2 5 ");
    expect_found(database, "(house OR maison) -flood", "3 5 ");
    expect_found(database, "((((((((house NOT x) NOT x) NOT x) NOT x) NOT x) NOT x) NOT x) NOT x)", "1 5 ");
    sqlite3_close(database);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_and_phrases),
        cmocka_unit_test(test_operators_bind_as_people_expect),
        cmocka_unit_test(test_fields_narrow_the_whole),
        cmocka_unit_test(test_a_malformed_query_says_where),
        cmocka_unit_test(test_forms_are_found_in_their_language),
        cmocka_unit_test(test_parts_numbers_prefixes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
