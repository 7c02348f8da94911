/* Private to store: the connection behind store.h, and statements on it.
 *
 *     sqlite3_stmt *statement = hsy_store_statement(store, "SELECT story FROM article WHERE id = ?", errors);
 *     if (!statement) return false;
 *     sqlite3_bind_int64(statement, 1, id);
 *     return hsy_store_run(store, statement, &story, errors);
 *
 * A statement is prepared once and kept under its text, which is a constant of the program. It comes reset and without
 * values, and is good until the same text is asked for again.
 */
#ifndef HEARSAY_STORE_DATABASE_H
#define HEARSAY_STORE_DATABASE_H

#include <sqlite3.h>

#include "base/buffer.h"
#include "store/store.h"

enum {
    HSY_STORE_STATEMENTS = 128,  /* texts that the program has, at most */
    HSY_STORE_BUSY_SECONDS = 60, /* that a locked database is waited for: to trace a batch takes some of them */
};

typedef struct hsy_kept_statement {
    const char *sql;
    sqlite3_stmt *statement;
} hsy_kept_statement;

struct hsy_store {
    sqlite3 *database;
    hsy_arena *arena;
    hsy_slice path;
    hsy_kept_statement kept[HSY_STORE_STATEMENTS];
    size_t kept_count;
    bool is_still;    /* opened as a file that nobody changes */
    int64_t last_put; /* number of an article; 0: none yet */
};

/* Adds SQLite's last failure, in words for who runs the program, to `errors`; returns false. */
bool hsy_store_fail(hsy_store *store, hsy_errors *errors);
/* Runs statements that give no rows and take no values. */
bool hsy_store_execute(hsy_store *store, const char *sql, hsy_errors *errors);
/* NULL, with an error added, when it cannot be prepared. */
sqlite3_stmt *hsy_store_statement(hsy_store *store, const char *sql, hsy_errors *errors);
/* Runs a statement, NULL allowed, that gives at most one row of at most one number; `number`, which may be NULL, keeps
 * its value when there is none. */
bool hsy_store_run(hsy_store *store, sqlite3_stmt *statement, int64_t *number, hsy_errors *errors);
/* Goes on to the next row; false behind the last one and when it fails, which `*failed` tells. */
bool hsy_store_next(hsy_store *store, sqlite3_stmt *statement, bool *failed, hsy_errors *errors);

/* Binds a text that lives until the statement is run; an empty one is NULL. */
void hsy_bind_text(sqlite3_stmt *statement, int at, hsy_slice text);
/* The same, but that an empty one is an empty text. */
void hsy_bind_key(sqlite3_stmt *statement, int at, hsy_slice text);
void hsy_bind_bytes(sqlite3_stmt *statement, int at, hsy_slice bytes);
/* INT64_MIN is NULL, as for times that are not known. */
void hsy_bind_time(sqlite3_stmt *statement, int at, int64_t seconds);
/* Valid until the next row. */
hsy_slice hsy_column_text(sqlite3_stmt *statement, int at);
hsy_slice hsy_column_bytes(sqlite3_stmt *statement, int at);
int64_t hsy_column_time(sqlite3_stmt *statement, int at);

/* What an article's outlet is called. */
static inline hsy_slice hsy_outlet_of(const hsy_article *article) {
    return article->outlet_name.length ? article->outlet_name : article->outlet_domain;
}

/* The id of an article that is read for the trace: its path. */
static inline int64_t hsy_article_id(const hsy_article *article) {
    int64_t id = 0;
    for (size_t i = 0; i < article->path.length; i++) id = id * 10 + (article->path.at[i] - '0');
    return id;
}

/* Enters what is said in the newest version of an article in the place of what was. */
bool hsy_store_put_statements(hsy_arena *scratch, hsy_store *store, const hsy_newcomer *newcomer, hsy_errors *errors);

/* The words of which a speaker's key consists, at most eight. */
hsy_slices hsy_speaker_words(hsy_arena *arena, hsy_slice key);

/* U+0001, the two letters of the language and a blank, before a text of the full text; nothing for no language. */
void hsy_put_language_mark(hsy_buffer *out, hsy_slice language);

/* Gives the connection the SQL functions that the schema uses (line.c). */
bool hsy_line_functions(hsy_store *store, hsy_errors *errors);

#endif
