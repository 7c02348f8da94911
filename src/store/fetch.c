#include "store/fetch.h"

#include "store/database.h"

static void read_row(hsy_arena *arena, sqlite3_stmt *row, hsy_store_fetch *fetch) {
    fetch->url = hsy_arena_copy(arena, hsy_column_text(row, 0));
    fetch->etag = hsy_arena_copy(arena, hsy_column_text(row, 1));
    fetch->last_modified = hsy_arena_copy(arena, hsy_column_text(row, 2));
    fetch->checked = sqlite3_column_int64(row, 3);
    fetch->fresh = sqlite3_column_int64(row, 4);
    fetch->next = sqlite3_column_int64(row, 5);
    fetch->failures = (uint32_t)sqlite3_column_int64(row, 6);
    fetch->status = (uint32_t)sqlite3_column_int64(row, 7);
}

bool hsy_store_find_fetch(hsy_arena *arena, hsy_store *store, hsy_slice address, hsy_store_fetch *fetch, bool *found,
                          hsy_errors *errors) {
    bool failed = false;
    *found = false;
    *fetch = (hsy_store_fetch){.address = address};
    sqlite3_stmt *statement =
        hsy_store_statement(store,
                            "SELECT url, etag, last_modified, checked, fresh, next, failures, status FROM fetch"
                            " WHERE address = ?",
                            errors);
    if (!statement) return false;
    hsy_bind_key(statement, 1, address);
    *found = hsy_store_next(store, statement, &failed, errors);
    if (*found) read_row(arena, statement, fetch);
    sqlite3_reset(statement);
    return !failed;
}

bool hsy_store_put_fetch(hsy_store *store, const hsy_store_fetch *fetch, hsy_errors *errors) {
    sqlite3_stmt *statement = hsy_store_statement(
        store,
        "INSERT OR REPLACE INTO fetch (address, url, etag, last_modified, checked, fresh, next, failures, status)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        errors);
    if (!statement) return false;
    hsy_bind_key(statement, 1, fetch->address);
    hsy_bind_key(statement, 2, fetch->url);
    hsy_bind_key(statement, 3, fetch->etag);
    hsy_bind_key(statement, 4, fetch->last_modified);
    sqlite3_bind_int64(statement, 5, fetch->checked);
    sqlite3_bind_int64(statement, 6, fetch->fresh);
    sqlite3_bind_int64(statement, 7, fetch->next);
    sqlite3_bind_int64(statement, 8, fetch->failures);
    sqlite3_bind_int64(statement, 9, fetch->status);
    return hsy_store_run(store, statement, NULL, errors);
}
