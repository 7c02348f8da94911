#include "store/database.h"

#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/buffer.h"
#include "store/schema.h"
#include "store/tokenizer.h"

enum {
    MOST_ATTEMPTS = 100,     /* to open what another process is making, with a moment between two of them */
    CACHE_KIBIBYTES = 65536, /* of the database in memory: keys of articles are looked up all over it */
};

bool hsy_store_execute(hsy_store *store, const char *sql, hsy_errors *errors) {
    return sqlite3_exec(store->database, sql, NULL, NULL, NULL) == SQLITE_OK || hsy_store_fail(store, errors);
}

sqlite3_stmt *hsy_store_statement(hsy_store *store, const char *sql, hsy_errors *errors) {
    for (size_t i = 0; i < store->kept_count; i++) {
        if (store->kept[i].sql != sql && strcmp(store->kept[i].sql, sql) != 0) continue;
        sqlite3_reset(store->kept[i].statement);
        sqlite3_clear_bindings(store->kept[i].statement);
        return store->kept[i].statement;
    }
    hsy_kept_statement *kept = &store->kept[store->kept_count];
    if (store->kept_count == HSY_STORE_STATEMENTS) {
        sqlite3_finalize(store->kept[--store->kept_count].statement);
        kept = &store->kept[store->kept_count];
    }
    *kept = (hsy_kept_statement){.sql = sql};
    if (sqlite3_prepare_v3(store->database, sql, -1, SQLITE_PREPARE_PERSISTENT, &kept->statement, NULL) != SQLITE_OK) {
        hsy_store_fail(store, errors);
        return NULL;
    }
    store->kept_count++;
    return kept->statement;
}

bool hsy_store_run(hsy_store *store, sqlite3_stmt *statement, int64_t *number, hsy_errors *errors) {
    bool failed = statement == NULL;
    if (statement && hsy_store_next(store, statement, &failed, errors) && number)
        *number = sqlite3_column_int64(statement, 0);
    if (statement) sqlite3_reset(statement);
    return !failed;
}

bool hsy_store_next(hsy_store *store, sqlite3_stmt *statement, bool *failed, hsy_errors *errors) {
    int result = sqlite3_step(statement);
    *failed = result != SQLITE_ROW && result != SQLITE_DONE;
    if (*failed) hsy_store_fail(store, errors);
    if (result != SQLITE_ROW) sqlite3_reset(statement);
    return result == SQLITE_ROW;
}

void hsy_bind_text(sqlite3_stmt *statement, int at, hsy_slice text) {
    if (text.length == 0)
        sqlite3_bind_null(statement, at);
    else
        hsy_bind_key(statement, at, text);
}

void hsy_bind_key(sqlite3_stmt *statement, int at, hsy_slice text) {
    sqlite3_bind_text64(statement, at, text.length ? text.at : "", text.length, SQLITE_STATIC, SQLITE_UTF8);
}

void hsy_bind_bytes(sqlite3_stmt *statement, int at, hsy_slice bytes) {
    sqlite3_bind_blob64(statement, at, bytes.length ? bytes.at : "", bytes.length, SQLITE_STATIC);
}

void hsy_bind_time(sqlite3_stmt *statement, int at, int64_t seconds) {
    if (seconds == INT64_MIN)
        sqlite3_bind_null(statement, at);
    else
        sqlite3_bind_int64(statement, at, seconds);
}

hsy_slice hsy_column_text(sqlite3_stmt *statement, int at) {
    const char *text = (const char *)sqlite3_column_text(statement, at);
    return (hsy_slice){text ? text : "", (size_t)sqlite3_column_bytes(statement, at)};
}

hsy_slice hsy_column_bytes(sqlite3_stmt *statement, int at) {
    const char *bytes = sqlite3_column_blob(statement, at);
    return (hsy_slice){bytes ? bytes : "", (size_t)sqlite3_column_bytes(statement, at)};
}

int64_t hsy_column_time(sqlite3_stmt *statement, int at) {
    return sqlite3_column_type(statement, at) == SQLITE_NULL ? INT64_MIN : sqlite3_column_int64(statement, at);
}

bool hsy_store_begin(hsy_store *store, hsy_errors *errors) {
    return hsy_store_execute(store, "BEGIN IMMEDIATE", errors);
}

bool hsy_store_commit(hsy_store *store, hsy_errors *errors) {
    if (hsy_store_execute(store, "COMMIT", errors)) return true;
    hsy_store_rollback(store);
    return false;
}

void hsy_store_rollback(hsy_store *store) {
    for (size_t i = 0; i < store->kept_count; i++) sqlite3_reset(store->kept[i].statement);
    if (!sqlite3_get_autocommit(store->database)) sqlite3_exec(store->database, "ROLLBACK", NULL, NULL, NULL);
}

static void close_store(void *what) {
    hsy_store *store = what;
    for (size_t i = 0; i < store->kept_count; i++) sqlite3_finalize(store->kept[i].statement);
    sqlite3_close_v2(store->database);
    store->database = NULL;
    store->kept_count = 0;
}

/* ---- opening ---- */

/* What every connection has, however it was opened. */
static bool equip(hsy_store *store, hsy_errors *errors) {
    hsy_slice cache = hsy_arena_print(store->arena, "PRAGMA cache_size = -%d", CACHE_KIBIBYTES);
    sqlite3_busy_timeout(store->database, HSY_STORE_BUSY_SECONDS * 1000);
    sqlite3_extended_result_codes(store->database, 1);
    if (hsy_tokenizer_register(store->database) != SQLITE_OK) return hsy_store_fail(store, errors);
    return hsy_line_functions(store, errors) &&
           hsy_store_execute(store, hsy_arena_c_string(store->arena, cache), errors);
}

/* What was committed is on the disk, also when the power fails: many pages share a transaction, so this costs little.
 */
static bool settle(hsy_store *store, hsy_errors *errors) {
    return hsy_store_execute(store, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON",
                             errors);
}

/* Where two processes make one collection at the same moment, each may wait for the other to let go; SQLite does not
 * let both wait but tells one of them at once, and it tries again. */
static bool prepare(hsy_store *store, bool *created, hsy_errors *errors) {
    const struct timespec a_moment = {.tv_nsec = 20 * 1000000L};
    size_t before = errors->count;
    for (int left = MOST_ATTEMPTS; !settle(store, errors) || !hsy_schema_prepare(store, created, errors); left--) {
        if ((sqlite3_errcode(store->database) & 0xFF) != SQLITE_BUSY || left == 0) return false;
        errors->count = before;
        nanosleep(&a_moment, NULL);
    }
    return true;
}

static bool open_for_all(hsy_store *store, bool create, bool *created, hsy_errors *errors) {
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (create ? SQLITE_OPEN_CREATE : 0);
    const char *path = hsy_arena_c_string(store->arena, store->path);
    if (sqlite3_open_v2(path, &store->database, flags, NULL) != SQLITE_OK) return hsy_store_fail(store, errors);
    return equip(store, errors) && prepare(store, created, errors);
}

static bool is_empty_or_missing(const char *path) {
    struct stat about;
    return stat(path, &about) != 0 || about.st_size == 0;
}

/* SQLite keeps a log beside a database even for those who only read. Where it may not be made, or the disk has no room
 * for it, and there is nothing in it, nobody is writing, and the file is read as it stands. */
static bool is_only_readable(hsy_store *store) {
    int code = sqlite3_errcode(store->database) & 0xFF;
    hsy_slice log = hsy_arena_print(store->arena, "%.*s-wal", HSY_PRINT(store->path));
    bool is_refused = code == SQLITE_READONLY || code == SQLITE_CANTOPEN || code == SQLITE_FULL || code == SQLITE_IOERR;
    return is_refused && access(hsy_arena_c_string(store->arena, store->path), R_OK) == 0 &&
           is_empty_or_missing(hsy_arena_c_string(store->arena, log));
}

static const char *address_of(hsy_store *store) {
    hsy_buffer out = hsy_buffer_in(store->arena, 0);
    hsy_buffer_add(&out, hsy_slice_starts(store->path, HSY_S("/")) ? HSY_S("file://") : HSY_S("file:"));
    for (size_t i = 0; i < store->path.length; i++) {
        char c = store->path.at[i];
        if (c == '%' || c == '?' || c == '#')
            hsy_buffer_print(&out, "%%%02X", (unsigned)c);
        else
            hsy_buffer_add_byte(&out, c);
    }
    hsy_buffer_add(&out, HSY_S("?immutable=1"));
    return hsy_arena_c_string(store->arena, hsy_buffer_text(&out));
}

static bool open_for_reading(hsy_store *store, hsy_errors *errors) {
    close_store(store);
    int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI;
    if (sqlite3_open_v2(address_of(store), &store->database, flags, NULL) != SQLITE_OK)
        return hsy_store_fail(store, errors);
    return equip(store, errors) && hsy_schema_is_newest(store, errors);
}

bool hsy_store_open(hsy_arena *arena, hsy_slice path, bool create, hsy_store **out, bool *created, hsy_errors *errors) {
    hsy_store *store = HSY_NEW(arena, hsy_store);
    store->arena = arena;
    store->path = hsy_arena_copy(arena, path);
    hsy_arena_defer(arena, close_store, store);
    *out = store;
    size_t before = errors->count;
    if (open_for_all(store, create, created, errors)) return true;
    if (create || !is_only_readable(store)) return false;
    errors->count = before;
    store->is_still = true;
    return open_for_reading(store, errors);
}

bool hsy_store_keep(hsy_store *store, hsy_arena *arena) {
    store->arena = arena;
    hsy_store_rollback(store);
    return !store->is_still;
}

bool hsy_store_save_memory(hsy_store *store, hsy_errors *errors) {
    return hsy_store_execute(store, "PRAGMA cache_size = -8192", errors);
}

void hsy_store_lend(hsy_store *store, hsy_arena *arena) { store->arena = arena; }
