/* Articles and their versions. */
#include "store/database.h"

/* Id of the article and number and hash of its newest version; all 0 when there is none. */
static bool find_newest(hsy_store *store, hsy_slice address, int64_t *id, int64_t *number, int64_t *hash,
                        hsy_errors *errors) {
    bool failed = false;
    sqlite3_stmt *statement = hsy_store_statement(store,
                                                  "SELECT id, number, hash FROM article JOIN version ON article = id"
                                                  " WHERE address = ? ORDER BY number DESC LIMIT 1",
                                                  errors);
    if (!statement) return false;
    hsy_bind_key(statement, 1, address);
    if (hsy_store_next(store, statement, &failed, errors)) {
        *id = sqlite3_column_int64(statement, 0);
        *number = sqlite3_column_int64(statement, 1);
        *hash = sqlite3_column_int64(statement, 2);
    }
    sqlite3_reset(statement);
    return !failed;
}

/* The article's row, new where `*id` is 0, else brought up to date. Two statements and not one that does either, with
 * which FTS5 would write its index out for every article (see run_with_words). */
static bool put_article(hsy_store *store, const hsy_store_entry *entry, int64_t *id, hsy_errors *errors) {
    sqlite3_stmt *statement =
        *id == 0 ? hsy_store_statement(store,
                                       "INSERT INTO article (outlet, domain, title, published, language, address)"
                                       " VALUES (?, ?, ?, ?, ?, ?)",
                                       errors)
                 : hsy_store_statement(store,
                                       "UPDATE article SET outlet = ?, domain = ?, title = ?, published = ?,"
                                       " language = ? WHERE id = ?",
                                       errors);
    if (!statement) return false;
    hsy_bind_text(statement, 1, entry->outlet);
    hsy_bind_text(statement, 2, entry->domain);
    hsy_bind_text(statement, 3, entry->title);
    hsy_bind_text(statement, 4, entry->published);
    hsy_bind_text(statement, 5, entry->language);
    if (*id)
        sqlite3_bind_int64(statement, 6, *id);
    else
        hsy_bind_key(statement, 6, entry->address);
    if (!hsy_store_run(store, statement, NULL, errors)) return false;
    if (*id == 0) *id = sqlite3_last_insert_rowid(store->database);
    return true;
}

static bool put_version(hsy_store *store, const hsy_store_entry *entry, int64_t id, int64_t number,
                        hsy_errors *errors) {
    sqlite3_stmt *statement = hsy_store_statement(store,
                                                  "INSERT INTO version (article, number, hash, added, line)"
                                                  " VALUES (?, ?, ?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?)",
                                                  errors);
    if (!statement) return false;
    sqlite3_bind_int64(statement, 1, id);
    sqlite3_bind_int64(statement, 2, number);
    sqlite3_bind_int64(statement, 3, entry->content_hash);
    hsy_bind_bytes(statement, 4, entry->packed);
    return hsy_store_run(store, statement, NULL, errors);
}

static bool run_for(hsy_store *store, const char *sql, int64_t id, hsy_errors *errors) {
    sqlite3_stmt *statement = hsy_store_statement(store, sql, errors);
    if (statement) sqlite3_bind_int64(statement, 1, id);
    return hsy_store_run(store, statement, NULL, errors);
}

/* A story that loses its article's old text stays as it is until the article is traced again. */
static bool let_wait(hsy_store *store, int64_t id, hsy_errors *errors) {
    return run_for(store, "UPDATE article SET waits = 1 WHERE id = ?", id, errors) &&
           run_for(store, "UPDATE number SET value = value + 1 WHERE name = 'revision' AND ?1", id, errors);
}

/* Runs a statement of the index with an article's words. They are bound and not selected within the same statement:
 * FTS5 writes its index out at the end of a statement that may insert many rows, which costs as much as all else. */
static bool run_with_words(hsy_store *store, const char *sql, int64_t id, const hsy_slice words[HSY_STORE_WORDS],
                           hsy_errors *errors) {
    sqlite3_stmt *index = hsy_store_statement(store, sql, errors);
    if (!index) return false;
    sqlite3_bind_int64(index, 1, id);
    for (int i = 0; i < HSY_STORE_WORDS; i++) hsy_bind_text(index, i + 2, words[i]);
    return hsy_store_run(store, index, NULL, errors);
}

/* The words to take out are those of the view; they must be taken out while the old version is the newest. */
static bool take_words_out(hsy_store *store, int64_t id, hsy_errors *errors) {
    bool failed = false;
    hsy_slice words[HSY_STORE_WORDS];
    sqlite3_stmt *view = hsy_store_statement(store, "SELECT title, body, said FROM search_row WHERE id = ?", errors);
    if (!view) return false;
    sqlite3_bind_int64(view, 1, id);
    if (!hsy_store_next(store, view, &failed, errors)) return !failed;
    for (int i = 0; i < HSY_STORE_WORDS; i++) words[i] = hsy_column_text(view, i);
    bool ok =
        run_with_words(store, "INSERT INTO search (search, rowid, title, body, said) VALUES ('delete', ?, ?, ?, ?)", id,
                       words, errors);
    sqlite3_reset(view);
    return ok;
}

static bool put_words(hsy_store *store, const hsy_store_entry *entry, int64_t id, hsy_errors *errors) {
    return run_with_words(store, "INSERT INTO search (rowid, title, body, said) VALUES (?, ?, ?, ?)", id, entry->words,
                          errors);
}

static bool put_in_transaction(hsy_store *store, const hsy_store_entry *entry, hsy_store_change *change,
                               hsy_errors *errors) {
    int64_t id = 0, number = 0, old_hash = 0;
    if (!find_newest(store, entry->address, &id, &number, &old_hash, errors)) return false;
    *change = number == 0 ? HSY_STORE_ADDED : old_hash == entry->content_hash ? HSY_STORE_UNCHANGED : HSY_STORE_CHANGED;
    bool is_put = *change == HSY_STORE_UNCHANGED ||
                  ((id == 0 || take_words_out(store, id, errors)) && put_article(store, entry, &id, errors) &&
                   put_version(store, entry, id, number + 1, errors) && put_words(store, entry, id, errors) &&
                   let_wait(store, id, errors));
    store->last_put = id;
    return is_put;
}

int64_t hsy_store_last_put(const hsy_store *store) { return store->last_put; }

bool hsy_store_put(hsy_store *store, const hsy_store_entry *entry, hsy_store_change *change, hsy_errors *errors) {
    bool is_own = sqlite3_get_autocommit(store->database);
    if (is_own && !hsy_store_begin(store, errors)) return false;
    if (put_in_transaction(store, entry, change, errors) && (!is_own || hsy_store_commit(store, errors))) return true;
    if (is_own) hsy_store_rollback(store);
    return false;
}

/* Hands out every row of a statement whose columns are id, story, line, title, outlet, published. */
static bool hand_out(hsy_store *store, sqlite3_stmt *statement, hsy_store_take *take, void *context, size_t *count,
                     hsy_errors *errors) {
    bool failed = false;
    *count = 0;
    while (hsy_store_next(store, statement, &failed, errors)) {
        hsy_stored stored = {.id = sqlite3_column_int64(statement, 0),
                             .story = sqlite3_column_int64(statement, 1),
                             .packed = hsy_column_bytes(statement, 2),
                             .title = hsy_column_text(statement, 3),
                             .outlet = hsy_column_text(statement, 4),
                             .published = hsy_column_text(statement, 5)};
        ++*count;
        if (!take(context, &stored)) break;
    }
    sqlite3_reset(statement);
    return !failed;
}

#define NEWEST "number = (SELECT max(number) FROM version WHERE article = article.id)"

bool hsy_store_each(hsy_store *store, hsy_store_take *take, void *context, hsy_errors *errors) {
    size_t count;
    sqlite3_stmt *statement = hsy_store_statement(store,
                                                  "SELECT id, story, line, title, outlet, published FROM article"
                                                  " JOIN version ON version.article = id AND " NEWEST " ORDER BY id",
                                                  errors);
    return statement && hand_out(store, statement, take, context, &count, errors);
}

bool hsy_store_get(hsy_store *store, int64_t id, hsy_store_take *take, void *context, hsy_errors *errors) {
    size_t count;
    sqlite3_stmt *statement = hsy_store_statement(store,
                                                  "SELECT id, story, line, title, outlet, published FROM article"
                                                  " JOIN version ON version.article = id AND " NEWEST " WHERE id = ?",
                                                  errors);
    if (!statement) return false;
    sqlite3_bind_int64(statement, 1, id);
    return hand_out(store, statement, take, context, &count, errors) && count > 0;
}
