/* Which inputs are stored already, so that adding an archive again costs little more than reading its bytes.
 *
 * An input is known by 64 bits of a hash; with a million of them the chance that any two fall together is one in thirty
 * million. What is seen is entered in the transaction of its article, so that both are there or neither.
 */
#include "store/database.h"

bool hsy_store_see(hsy_store *store, uint64_t key, hsy_errors *errors) {
    sqlite3_stmt *statement = hsy_store_statement(store, "INSERT OR IGNORE INTO seen (key) VALUES (?)", errors);
    if (statement) sqlite3_bind_int64(statement, 1, (int64_t)key);
    return hsy_store_run(store, statement, NULL, errors);
}

bool hsy_store_has_seen(hsy_store *store, uint64_t key, bool *seen, hsy_errors *errors) {
    int64_t count = 0;
    sqlite3_stmt *statement = hsy_store_statement(store, "SELECT count(*) FROM seen WHERE key = ?", errors);
    if (statement) sqlite3_bind_int64(statement, 1, (int64_t)key);
    bool ok = hsy_store_run(store, statement, &count, errors);
    *seen = count > 0;
    return ok;
}
