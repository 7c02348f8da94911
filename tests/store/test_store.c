#include "tests/test.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/store.h"

typedef struct fixture {
    hsy_arena *arena;
    char path[64];
    hsy_errors errors;
    hsy_store *store;
} fixture;

static void open_new(fixture *f) {
    *f = (fixture){.arena = hsy_arena_create(0), .path = "/tmp/hearsay-store-XXXXXX"};
    assert_non_null(mkdtemp(f->path));
    memcpy(f->path + strlen(f->path), "/news.db", sizeof "/news.db");
    bool created = false;
    assert_true(hsy_store_open(f->arena, hsy_slice_from_c(f->path), true, &f->store, &created, &f->errors));
    assert_true(created);
}

static void remove_all(fixture *f) {
    static const char *const endings[] = {"", "-wal", "-shm"};
    hsy_arena_free(f->arena);
    for (size_t i = 0; i < 3; i++) {
        char name[80];
        snprintf(name, sizeof name, "%s%s", f->path, endings[i]);
        unlink(name);
    }
    *strrchr(f->path, '/') = '\0';
    rmdir(f->path);
}

static const hsy_article article = {
    .url = HSY_SLICE("https://valleypost.example/dam"),
    .outlet_name = HSY_SLICE("The Valley Post"),
    .title = HSY_SLICE("Fissure in the Selmar dam"),
    .published = HSY_SLICE("2025-10-22"),
    .text = HSY_SLICE("The operator acknowledged a fissure of twelve metres."),
};

/* Puts the article with a line that has its text and says which it is. */
static hsy_store_change put(fixture *f, const hsy_article *a, int number) {
    hsy_store_change change;
    hsy_slice line = hsy_arena_print(f->arena,
                                     "{\"number\": %d, \"language\": \"en\", \"text\": \"%.*s\","
                                     " \"statements\": [{\"content\": [[4, 12]]}]}",
                                     number, HSY_PRINT(a->text));
    hsy_reading reading = {.article = *a};
    reading.article.language = HSY_S("en");
    hsy_statement statement = {0};
    HSY_PUSH(f->arena, &statement.content, ((hsy_span){4, 12}));
    HSY_PUSH(f->arena, &reading.statements.list, statement);
    hsy_store_entry entry = hsy_store_entry_of(f->arena, &reading, line);
    assert_true(hsy_store_put(f->store, &entry, &change, &f->errors));
    return change;
}

typedef struct seen {
    fixture *fixture;
    char text[200];
} seen;

static bool note_line(void *context, const hsy_stored *stored) {
    seen *s = context;
    hsy_slice line;
    assert_true(hsy_store_unpack(s->fixture->arena, stored->packed, &line));
    snprintf(s->text, sizeof s->text, "%lld %.*s", (long long)stored->id, HSY_PRINT(hsy_slice_sub(line, 0, 13)));
    return true;
}

static void test_same_page_twice_changes_nothing(void **state) {
    (void)state;
    fixture f;
    open_new(&f);
    assert_int_equal(put(&f, &article, 1), HSY_STORE_ADDED);
    assert_int_equal(put(&f, &article, 2), HSY_STORE_UNCHANGED);
    hsy_article edited = article;
    edited.text = HSY_S("The operator denied a fissure.");
    assert_int_equal(put(&f, &edited, 3), HSY_STORE_CHANGED);
    hsy_store_counts counts;
    assert_true(hsy_store_count(f.arena, f.store, &counts, &f.errors));
    assert_int_equal(counts.articles, 1);
    assert_int_equal(counts.versions, 2);
    assert_slice(counts.first, "2025-10-22");
    seen s = {.fixture = &f};
    assert_true(hsy_store_each(f.store, note_line, &s, &f.errors));
    assert_string_equal(s.text, "1 {\"number\": 3,");
    assert_true(counts.waiting == 1 && counts.statements == 0);
    assert_true(hsy_store_check(f.store, &f.errors));
    remove_all(&f);
}

/* The snippet of the first article that a query finds; empty when it finds none. */
static hsy_slice first_snippet(fixture *f, const char *words) {
    hsy_query query;
    hsy_narrowing narrowing = hsy_everything();
    hsy_found_rows rows;
    assert_true(hsy_query_parse(f->arena, hsy_slice_from_c(words), &query, &f->errors));
    assert_true(hsy_store_find(f->arena, f->store, &query, &narrowing, &rows, &f->errors));
    return rows.count ? rows.items[0].snippet : HSY_S("");
}

static void test_search_finds_the_newest_text(void **state) {
    (void)state;
    fixture f;
    open_new(&f);
    put(&f, &article, 1);
    assert_slice(first_snippet(&f, "FISSURE twelve title:dam"),
                 "The operator acknowledged a \2fissure\3 of \2twelve\3 metres.");
    hsy_article edited = article;
    edited.text = HSY_S("Nothing was found.");
    put(&f, &edited, 2);
    assert_slice(first_snippet(&f, "twelve"), "");
    assert_slice(first_snippet(&f, "nothing"), "\2Nothing\3 was found.");
    remove_all(&f);
}

static void test_what_is_no_database_is_refused(void **state) {
    (void)state;
    fixture f;
    open_new(&f);
    hsy_store *store;
    assert_false(hsy_store_open(f.arena, HSY_S("/nonexistent/news.db"), true, &store, NULL, &f.errors));
    assert_int_equal(f.errors.items[0].code, HSY_ERROR_MISSING);
    assert_false(hsy_store_get(f.store, 77, note_line, NULL, &f.errors));
    assert_int_equal(f.errors.count, 1);
    remove_all(&f);
}

static void test_damage_is_found(void **state) {
    (void)state;
    fixture f;
    open_new(&f);
    put(&f, &article, 1);
    hsy_arena_free(f.arena);
    f.arena = hsy_arena_create(0);
    f.errors = (hsy_errors){0};
    FILE *file = fopen(f.path, "r+b");
    assert_non_null(file);
    fseek(file, 4096 + 8, SEEK_SET);
    for (int i = 0; i < 3000; i++) fputc(0xA5, file);
    fclose(file);
    bool sound = hsy_store_open(f.arena, hsy_slice_from_c(f.path), false, &f.store, NULL, &f.errors) &&
                 hsy_store_check(f.store, &f.errors);
    assert_false(sound);
    assert_true(f.errors.count > 0);
    remove_all(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same_page_twice_changes_nothing),
        cmocka_unit_test(test_search_finds_the_newest_text),
        cmocka_unit_test(test_what_is_no_database_is_refused),
        cmocka_unit_test(test_damage_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
