/* What a collection holds, and whether it is sound. */
#include "store/database.h"

static bool count_of(hsy_store *store, const char *sql, int64_t *number, hsy_errors *errors) {
    return hsy_store_run(store, hsy_store_statement(store, sql, errors), number, errors);
}

static bool time_of(hsy_arena *arena, hsy_store *store, const char *sql, hsy_slice *time, hsy_errors *errors) {
    bool failed = false;
    sqlite3_stmt *statement = hsy_store_statement(store, sql, errors);
    if (!statement) return false;
    if (hsy_store_next(store, statement, &failed, errors)) *time = hsy_arena_copy(arena, hsy_column_text(statement, 0));
    sqlite3_reset(statement);
    return !failed;
}

bool hsy_store_count(hsy_arena *arena, hsy_store *store, hsy_store_counts *counts, hsy_errors *errors) {
    *counts = (hsy_store_counts){0};
    return count_of(store, "SELECT count(*) FROM article", &counts->articles, errors) &&
           count_of(store, "SELECT count(*) FROM article WHERE waits", &counts->waiting, errors) &&
           count_of(store, "SELECT count(*) FROM version", &counts->versions, errors) &&
           count_of(store, "SELECT count(DISTINCT outlet_key) FROM article WHERE outlet_key != ''", &counts->outlets,
                    errors) &&
           count_of(store, "SELECT count(*) FROM statement", &counts->statements, errors) &&
           count_of(store, "SELECT count(*) FROM story WHERE articles > 1", &counts->stories, errors) &&
           count_of(store, "SELECT sum(text_groups) FROM story", &counts->text_groups, errors) &&
           count_of(store, "SELECT count(*) FROM claim", &counts->claims, errors) &&
           count_of(store, "SELECT count(*) FROM relay", &counts->relays, errors) &&
           time_of(arena, store, "SELECT published FROM article WHERE published != '' ORDER BY instant LIMIT 1",
                   &counts->first, errors) &&
           time_of(arena, store, "SELECT published FROM article WHERE published != '' ORDER BY instant DESC LIMIT 1",
                   &counts->last, errors);
}

bool hsy_store_revision(hsy_store *store, int64_t *revision, hsy_errors *errors) {
    return count_of(store, "SELECT value FROM number WHERE name = 'revision'", revision, errors);
}

/* Rows that a sound database has none of, and what is wrong when there is one; the first column is its number. */
typedef struct invariant {
    const char *sql, *fault;
} invariant;

static const invariant INVARIANTS[] = {
    {"SELECT id FROM article WHERE NOT EXISTS (SELECT 1 FROM version WHERE article = id)", "an article without text"},
    {"SELECT article FROM version GROUP BY article HAVING max(number) != count(*)", "an article without a version"},
    {"SELECT rowid FROM pragma_foreign_key_check", "a row without its article"},
    {"SELECT article FROM version WHERE NOT hearsay_sound(line)", "a damaged page, of the article"},
    {"SELECT id FROM story WHERE NOT hearsay_sound(trace)", "a damaged trace, of the story"},
    {"SELECT id FROM article WHERE story != 0 AND NOT EXISTS (SELECT 1 FROM story WHERE story.id = article.story)",
     "an article of a story that is not there"},
    {"SELECT id FROM story WHERE articles != (SELECT count(*) FROM article WHERE story = story.id)",
     "a story without all of its articles"},
    {"SELECT id FROM claim WHERE NOT EXISTS (SELECT 1 FROM story WHERE story.id = claim.story)",
     "a claim of a story that is not there"},
    {"SELECT story FROM merged WHERE EXISTS (SELECT 1 FROM story WHERE id = merged.story)",
     "a story that is there and part of another"},
    {"SELECT story FROM merged WHERE NOT EXISTS (SELECT 1 FROM story WHERE id = into_story)",
     "a number that leads to no story"},
    {"SELECT id FROM story WHERE claims != (SELECT count(*) FROM claim WHERE story = story.id)",
     "a story without all of its claims"},
    {"SELECT id FROM story WHERE relays != (SELECT count(*) FROM relay WHERE story = story.id)",
     "a story without all of its relays"},
    {"SELECT id FROM claim WHERE carriers != (SELECT count(*) FROM claim_carrier WHERE claim = claim.id)",
     "a claim without all of its places"},
    {"SELECT to_article FROM relay WHERE NOT EXISTS (SELECT 1 FROM article WHERE id = to_article)",
     "a relay to an article that is not there"},
};

/* Adds an error for the first row that breaks the invariant. */
static bool check_invariant(hsy_store *store, const invariant *rule, hsy_errors *errors) {
    int64_t number = INT64_MIN;
    if (!count_of(store, rule->sql, &number, errors)) return false;
    if (number == INT64_MIN) return true;
    hsy_errors_add(store->arena, errors, HSY_ERROR_INPUT, store->path, HSY_NOT_FOUND, "%s: number %lld", rule->fault,
                   (long long)number);
    return false;
}

/* SQLite's own check gives one row, "ok", when all is well. */
static bool check_pages(hsy_store *store, hsy_errors *errors) {
    bool failed = false, sound = true;
    sqlite3_stmt *statement = hsy_store_statement(store, "PRAGMA integrity_check(20)", errors);
    if (!statement) return false;
    while (hsy_store_next(store, statement, &failed, errors)) {
        hsy_slice row = hsy_column_text(statement, 0);
        if (hsy_slice_equal(row, HSY_S("ok"))) continue;
        sound = false;
        hsy_errors_add(store->arena, errors, HSY_ERROR_INPUT, store->path, HSY_NOT_FOUND, "%.*s", HSY_PRINT(row));
    }
    return sound && !failed;
}

/* Whether the words of the search index are those of the articles. */
static bool check_words(hsy_store *store, hsy_errors *errors) {
    static const char sql[] = "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)";
    if (sqlite3_db_readonly(store->database, "main") == 1) {
        hsy_errors_add(store->arena, errors, HSY_ERROR_DISK, store->path, HSY_NOT_FOUND,
                       "the index of words can only be checked where the database can be written");
        return false;
    }
    int result = sqlite3_exec(store->database, sql, NULL, NULL, NULL) & 0xFF;
    if (result == SQLITE_OK) return true;
    bool is_machine =
        result == SQLITE_NOMEM || result == SQLITE_IOERR || result == SQLITE_FULL || result == SQLITE_BUSY;
    if (is_machine) return hsy_store_fail(store, errors);
    hsy_errors_add(store->arena, errors, HSY_ERROR_INPUT, store->path, HSY_NOT_FOUND,
                   "the index of words does not fit the articles: %s", sqlite3_errmsg(store->database));
    return false;
}

bool hsy_store_check(hsy_store *store, hsy_errors *errors) {
    if (!check_pages(store, errors)) return false; /* what is said of a damaged file means nothing */
    bool sound = check_words(store, errors);
    for (size_t i = 0; i < sizeof INVARIANTS / sizeof *INVARIANTS; i++)
        sound &= check_invariant(store, &INVARIANTS[i], errors);
    return sound;
}
