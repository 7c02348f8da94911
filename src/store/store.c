/* The SQLite file behind store.h.
 *
 * article holds what one asks for by column, version every reading as its JSON line, search the full text (FTS5,
 * accents folded) with the article's id as row. The schema's number is SQLite's user_version; a later schema gets a
 * step in `schema_steps` and old files are brought up to it when they are opened.
 */
#include "store/store.h"

#include <sqlite3.h>

#include "base/hash.h"

enum { BUSY_MILLISECONDS = 10000 }; /* how long a locked database is waited for */

struct hsy_store {
    sqlite3 *database;
    hsy_arena *arena;
    hsy_slice path;
};

static const char *const schema_steps[] = {
    "CREATE TABLE article (id INTEGER PRIMARY KEY, address TEXT NOT NULL UNIQUE, outlet TEXT, domain TEXT, title TEXT,"
    " published TEXT, language TEXT) STRICT;"
    "CREATE TABLE version (article INTEGER NOT NULL REFERENCES article, number INTEGER NOT NULL, hash INTEGER NOT NULL,"
    " line TEXT NOT NULL, PRIMARY KEY (article, number)) STRICT;"
    "CREATE INDEX article_published ON article (published);"
    "CREATE VIRTUAL TABLE search USING fts5 (title, body, tokenize = 'unicode61 remove_diacritics 2');",
};

enum { SCHEMA = sizeof schema_steps / sizeof *schema_steps };

static bool fail(hsy_store *store, hsy_errors *errors) {
    int code = sqlite3_errcode(store->database) & 0xFF;
    hsy_code kind = code == SQLITE_NOMEM                                                     ? HSY_ERROR_MEMORY
                    : code == SQLITE_FULL || code == SQLITE_IOERR || code == SQLITE_READONLY ? HSY_ERROR_DISK
                    : code == SQLITE_CANTOPEN || code == SQLITE_PERM                         ? HSY_ERROR_MISSING
                                                                                             : HSY_ERROR_INPUT;
    hsy_errors_add(store->arena, errors, kind, store->path, HSY_NOT_FOUND, "%s", sqlite3_errmsg(store->database));
    return false;
}

static bool execute(hsy_store *store, const char *sql, hsy_errors *errors) {
    return sqlite3_exec(store->database, sql, NULL, NULL, NULL) == SQLITE_OK || fail(store, errors);
}

static sqlite3_stmt *prepare(hsy_store *store, const char *sql, hsy_errors *errors) {
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(store->database, sql, -1, &statement, NULL) != SQLITE_OK) fail(store, errors);
    return statement;
}

static void bind_text(sqlite3_stmt *statement, int at, hsy_slice text) {
    if (text.length == 0)
        sqlite3_bind_null(statement, at);
    else
        sqlite3_bind_text64(statement, at, text.at, text.length, SQLITE_STATIC, SQLITE_UTF8);
}

/* Runs a statement that gives at most one row of at most one number; `number` keeps its value when there is none. */
static bool run(hsy_store *store, sqlite3_stmt *statement, int64_t *number, hsy_errors *errors) {
    if (!statement) return false;
    int result = sqlite3_step(statement);
    if (result == SQLITE_ROW && number) *number = sqlite3_column_int64(statement, 0);
    bool ok = result == SQLITE_ROW || result == SQLITE_DONE || fail(store, errors);
    sqlite3_finalize(statement);
    return ok;
}

static bool bring_up_to_date(hsy_store *store, bool *created, hsy_errors *errors) {
    int64_t version = 0;
    if (!run(store, prepare(store, "PRAGMA user_version", errors), &version, errors)) return false;
    if (created) *created = version == 0;
    if (version > SCHEMA) {
        hsy_errors_add(store->arena, errors, HSY_ERROR_INPUT, store->path, HSY_NOT_FOUND,
                       "made by a newer hearsay (schema %lld, this program knows %d): use that one", (long long)version,
                       SCHEMA);
        return false;
    }
    for (int64_t step = version; step < SCHEMA; step++) {
        const char *number = (const char *)hsy_arena_c_string(
            store->arena, hsy_arena_print(store->arena, "PRAGMA user_version = %lld", (long long)step + 1));
        bool ok = execute(store, "BEGIN IMMEDIATE", errors) && execute(store, schema_steps[step], errors) &&
                  execute(store, number, errors) && execute(store, "COMMIT", errors);
        if (!ok) return false;
    }
    return true;
}

static void close_store(void *what) { sqlite3_close_v2(((hsy_store *)what)->database); }

bool hsy_store_open(hsy_arena *arena, hsy_slice path, bool create, hsy_store **out, bool *created, hsy_errors *errors) {
    hsy_store *store = HSY_NEW(arena, hsy_store);
    store->arena = arena;
    store->path = hsy_arena_copy(arena, path);
    int flags = SQLITE_OPEN_READWRITE | (create ? SQLITE_OPEN_CREATE : 0);
    int result = sqlite3_open_v2(hsy_arena_c_string(arena, path), &store->database, flags, NULL);
    hsy_arena_defer(arena, close_store, store);
    if (result != SQLITE_OK) return fail(store, errors);
    sqlite3_busy_timeout(store->database, BUSY_MILLISECONDS);
    sqlite3_extended_result_codes(store->database, 1);
    *out = store;
    return execute(store, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON", errors) &&
           bring_up_to_date(store, created, errors);
}

static hsy_slice address_of(const hsy_article *article) {
    if (article->canonical_url.length) return article->canonical_url;
    return article->url.length ? article->url : article->path;
}

/* The article's row, new or brought up to date. */
static bool put_article(hsy_store *store, const hsy_article *article, int64_t *id, hsy_errors *errors) {
    sqlite3_stmt *statement =
        prepare(store,
                "INSERT INTO article (address, outlet, domain, title, published, language) VALUES (?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (address) DO UPDATE SET outlet = excluded.outlet, domain = excluded.domain,"
                " title = excluded.title, published = excluded.published, language = excluded.language RETURNING id",
                errors);
    if (!statement) return false;
    bind_text(statement, 1, address_of(article));
    bind_text(statement, 2, article->outlet_name);
    bind_text(statement, 3, article->outlet_domain);
    bind_text(statement, 4, article->title);
    bind_text(statement, 5, article->published);
    bind_text(statement, 6, article->language);
    return run(store, statement, id, errors);
}

static bool put_version(hsy_store *store, int64_t id, int64_t number, int64_t hash, hsy_slice line,
                        hsy_errors *errors) {
    sqlite3_stmt *statement =
        prepare(store, "INSERT INTO version (article, number, hash, line) VALUES (?, ?, ?, ?)", errors);
    if (!statement) return false;
    sqlite3_bind_int64(statement, 1, id);
    sqlite3_bind_int64(statement, 2, number);
    sqlite3_bind_int64(statement, 3, hash);
    bind_text(statement, 4, line);
    return run(store, statement, NULL, errors);
}

static bool put_search(hsy_store *store, int64_t id, const hsy_article *article, hsy_errors *errors) {
    sqlite3_stmt *old = prepare(store, "DELETE FROM search WHERE rowid = ?", errors);
    if (!old) return false;
    sqlite3_bind_int64(old, 1, id);
    if (!run(store, old, NULL, errors)) return false;
    sqlite3_stmt *statement = prepare(store, "INSERT INTO search (rowid, title, body) VALUES (?, ?, ?)", errors);
    if (!statement) return false;
    sqlite3_bind_int64(statement, 1, id);
    bind_text(statement, 2, article->title);
    bind_text(statement, 3, article->text);
    return run(store, statement, NULL, errors);
}

/* Number and hash of the article's newest version, 0 when there is none. */
static bool newest_version(hsy_store *store, hsy_slice address, int64_t *number, int64_t *hash, hsy_errors *errors) {
    sqlite3_stmt *statement = prepare(store,
                                      "SELECT number, hash FROM version JOIN article ON article = id"
                                      " WHERE address = ? ORDER BY number DESC LIMIT 1",
                                      errors);
    if (!statement) return false;
    bind_text(statement, 1, address);
    int result = sqlite3_step(statement);
    if (result == SQLITE_ROW) {
        *number = sqlite3_column_int64(statement, 0);
        *hash = sqlite3_column_int64(statement, 1);
    }
    bool ok = result == SQLITE_ROW || result == SQLITE_DONE || fail(store, errors);
    sqlite3_finalize(statement);
    return ok;
}

/* What makes a version: title and text. A page that only changes its teasers or its clock is no new version. */
static int64_t content_hash(const hsy_article *article) {
    return (int64_t)(hsy_hash(article->title) ^ hsy_hash_number(hsy_hash(article->text)));
}

static bool put_in_transaction(hsy_store *store, const hsy_article *article, hsy_slice line, hsy_store_change *change,
                               hsy_errors *errors) {
    int64_t id = 0, number = 0, hash = 0, now = content_hash(article);
    if (!newest_version(store, address_of(article), &number, &hash, errors)) return false;
    *change = number == 0 ? HSY_STORE_ADDED : hash == now ? HSY_STORE_UNCHANGED : HSY_STORE_CHANGED;
    return *change == HSY_STORE_UNCHANGED ||
           (put_article(store, article, &id, errors) && put_version(store, id, number + 1, now, line, errors) &&
            put_search(store, id, article, errors));
}

bool hsy_store_put(hsy_store *store, const hsy_article *article, hsy_slice line, hsy_store_change *change,
                   hsy_errors *errors) {
    if (!execute(store, "BEGIN IMMEDIATE", errors)) return false;
    if (put_in_transaction(store, article, line, change, errors) && execute(store, "COMMIT", errors)) return true;
    sqlite3_exec(store->database, "ROLLBACK", NULL, NULL, NULL);
    return false;
}

static hsy_slice column(sqlite3_stmt *statement, int at) {
    const char *text = (const char *)sqlite3_column_text(statement, at);
    return (hsy_slice){text ? text : "", (size_t)sqlite3_column_bytes(statement, at)};
}

/* Hands out every row of a statement whose columns are id, line, title, outlet, published, snippet. */
static bool hand_out(hsy_store *store, sqlite3_stmt *statement, hsy_store_take *take, void *context, size_t *count,
                     hsy_errors *errors) {
    int result;
    *count = 0;
    while ((result = sqlite3_step(statement)) == SQLITE_ROW) {
        hsy_stored stored = {sqlite3_column_int64(statement, 0),
                             column(statement, 1),
                             column(statement, 2),
                             column(statement, 3),
                             column(statement, 4),
                             column(statement, 5)};
        ++*count;
        if (!take(context, &stored)) break;
    }
    bool ok = result == SQLITE_ROW || result == SQLITE_DONE || fail(store, errors);
    sqlite3_finalize(statement);
    return ok;
}

#define NEWEST "number = (SELECT max(number) FROM version WHERE article = article.id)"

bool hsy_store_each(hsy_store *store, hsy_store_take *take, void *context, hsy_errors *errors) {
    size_t count;
    sqlite3_stmt *statement = prepare(store,
                                      "SELECT id, line, title, outlet, published, NULL FROM article"
                                      " JOIN version ON version.article = id AND " NEWEST " ORDER BY id",
                                      errors);
    return statement && hand_out(store, statement, take, context, &count, errors);
}

bool hsy_store_get(hsy_store *store, int64_t id, hsy_store_take *take, void *context, hsy_errors *errors) {
    size_t count;
    sqlite3_stmt *statement = prepare(store,
                                      "SELECT id, line, title, outlet, published, NULL FROM article"
                                      " JOIN version ON version.article = id AND " NEWEST " WHERE id = ?",
                                      errors);
    if (!statement) return false;
    sqlite3_bind_int64(statement, 1, id);
    return hand_out(store, statement, take, context, &count, errors) && count > 0;
}

bool hsy_store_search(hsy_store *store, hsy_slice query, unsigned most, hsy_store_take *take, void *context,
                      hsy_errors *errors) {
    size_t count;
    sqlite3_stmt *statement =
        prepare(store,
                "SELECT id, line, article.title, outlet, published,"
                " snippet(search, -1, char(2), char(3), ' … ', 24) FROM search"
                " JOIN article ON id = search.rowid JOIN version ON version.article = id AND " NEWEST
                " WHERE search MATCH ? ORDER BY rank LIMIT ?",
                errors);
    if (!statement) return false;
    bind_text(statement, 1, query);
    sqlite3_bind_int64(statement, 2, most);
    return hand_out(store, statement, take, context, &count, errors);
}

bool hsy_store_count(hsy_arena *arena, hsy_store *store, hsy_store_counts *counts, hsy_errors *errors) {
    sqlite3_stmt *statement = prepare(store,
                                      "SELECT count(*), (SELECT count(*) FROM version), count(DISTINCT"
                                      " coalesce(domain, outlet)), min(published), max(published) FROM article",
                                      errors);
    if (!statement) return false;
    bool ok = sqlite3_step(statement) == SQLITE_ROW || fail(store, errors);
    if (ok) {
        counts->articles = sqlite3_column_int64(statement, 0);
        counts->versions = sqlite3_column_int64(statement, 1);
        counts->outlets = sqlite3_column_int64(statement, 2);
        counts->first = hsy_arena_copy(arena, column(statement, 3));
        counts->last = hsy_arena_copy(arena, column(statement, 4));
    }
    sqlite3_finalize(statement);
    return ok;
}

/* Every row of a checking statement is a fault, but the one that says "ok". */
static bool check_with(hsy_store *store, const char *sql, hsy_errors *errors) {
    sqlite3_stmt *statement = prepare(store, sql, errors);
    if (!statement) return false;
    bool sound = true;
    int result;
    while ((result = sqlite3_step(statement)) == SQLITE_ROW) {
        hsy_slice fault = column(statement, 0);
        if (hsy_slice_equal(fault, HSY_S("ok"))) continue;
        hsy_errors_add(store->arena, errors, HSY_ERROR_INPUT, store->path, HSY_NOT_FOUND, "%.*s", HSY_PRINT(fault));
        sound = false;
    }
    if (result != SQLITE_DONE) sound = fail(store, errors);
    sqlite3_finalize(statement);
    return sound;
}

bool hsy_store_check(hsy_store *store, hsy_errors *errors) {
    bool pages = check_with(store, "PRAGMA integrity_check", errors);
    bool links = check_with(
        store, "SELECT 'a version without its article in ' || \"table\" FROM pragma_foreign_key_check", errors);
    bool versions = check_with(store,
                               "SELECT 'article ' || id || ' has no version' FROM article"
                               " WHERE NOT EXISTS (SELECT 1 FROM version WHERE article = id)",
                               errors);
    bool search = check_with(store,
                             "SELECT 'article ' || id || ' is not in the search index' FROM article"
                             " WHERE id NOT IN (SELECT rowid FROM search)",
                             errors);
    return pages && links && versions && search;
}
