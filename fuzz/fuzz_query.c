/* Any bytes are a query or an error with its place; a query is never a syntax error for FTS5. The bytes are a text of
 * the index as well. */
#include <assert.h>
#include <stdint.h>

#include "store/query.h"
#include "store/tokenizer.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void run(sqlite3 *database, hsy_slice match) {
    sqlite3_stmt *find = NULL;
    int result =
        sqlite3_prepare_v2(database, "SELECT snippet(search, -1, '[', ']', '', 9) FROM search (?)", -1, &find, NULL);
    assert(result == SQLITE_OK);
    sqlite3_bind_text(find, 1, match.at, (int)match.length, SQLITE_STATIC);
    do result = sqlite3_step(find);
    while (result == SQLITE_ROW);
    assert(result == SQLITE_DONE);
    sqlite3_finalize(find);
}

static sqlite3 *index_of(hsy_slice text) {
    sqlite3 *database = NULL;
    sqlite3_stmt *put = NULL;
    sqlite3_open(":memory:", &database);
    int result = hsy_tokenizer_register(database);
    assert(result == SQLITE_OK);
    sqlite3_exec(database, "CREATE VIRTUAL TABLE search USING fts5 (title, said, tokenize = 'hearsay')", NULL, NULL,
                 NULL);
    sqlite3_prepare_v2(database, "INSERT INTO search VALUES (?1, '\1de ' || ?1)", -1, &put, NULL);
    sqlite3_bind_text(put, 1, text.at, (int)text.length, SQLITE_STATIC);
    sqlite3_step(put);
    sqlite3_finalize(put);
    return database;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    hsy_arena *arena = hsy_arena_create(0);
    hsy_slice text = {(const char *)bytes, size};
    hsy_errors errors = {0};
    hsy_query query;
    bool is_read = hsy_query_parse(arena, text, &query, &errors);
    assert(is_read == (errors.count == 0));
    for (size_t i = 0; i < errors.count; i++) assert(errors.items[i].offset <= size);
    if (is_read) {
        sqlite3 *database = index_of(text);
        if (query.match.length) run(database, query.match);
        if (query.except.length) run(database, query.except);
        sqlite3_close(database);
    }
    hsy_arena_free(arena);
    return 0;
}
