/* What is asked of one article. */
#include "store/database.h"

bool hsy_store_versions(hsy_arena *arena, hsy_store *store, int64_t article, hsy_stored_versions *versions,
                        hsy_errors *errors) {
    bool failed = false;
    sqlite3_stmt *rows =
        hsy_store_statement(store, "SELECT number, added, line FROM version WHERE article = ? ORDER BY number", errors);
    *versions = (hsy_stored_versions){0};
    if (!rows) return false;
    sqlite3_bind_int64(rows, 1, article);
    while (hsy_store_next(store, rows, &failed, errors)) {
        hsy_stored_version version = {sqlite3_column_int64(rows, 0), hsy_arena_copy(arena, hsy_column_text(rows, 1)),
                                      hsy_arena_copy(arena, hsy_column_bytes(rows, 2))};
        HSY_PUSH(arena, versions, version);
    }
    return !failed;
}
