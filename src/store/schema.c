/* The tables of a collection.
 *
 * article: what one asks for by column. `address` is what it is known by, `instant` its time in seconds since 1970
 * (NULL: not known), `outlet_key` its outlet's name as names are compared, `story` the story it is of (one of a single
 * article too), 0 before it was traced, `waits` whether its newest version is still to be traced, `origins` whose
 * reporting it carries, a name a line, `vicinity` its keys in the table of that name.
 *
 * version: every reading of it as its JSON line, packed by zstd; the newest has the greatest number.
 *
 * statement: who says what in the newest version.
 *
 * search: the full text of title, body and what is said (FTS5), with the article's id as row. The words themselves
 * stand in the packed line only, from which the view search_row has them.
 *
 * vicinity: keys under which articles find those that may copy them or tell of the same event (trace/vicinity.c).
 *
 * story: the newest trace of each story, its JSON packed, and what lists show of it. `flags` has bit 1 << kind for each
 * kind of finding, `statuses` bit 1 << status for each status of a claim.
 *
 * merged: stories that have become part of another, so that a number once given leads somewhere.
 *
 * claim, claim_origin, claim_carrier, relay: what lists and pages of outlets ask for. All of a story goes and comes
 * with its trace.
 *
 * speaker_word: the words of which the names of speakers consist. A name that nobody has any more may stand there.
 *
 * number: counters, the next story, the next claim, the revision. Numbers of stories and claims come from here and not
 * from the tables, so that none is given twice.
 *
 * fetch: what is remembered of addresses that were asked for over http (intake/web.h), so that they are asked only for
 * what is new.
 *
 * The schema's number is SQLite's user_version. A later schema gets a further step; the steps that a file lacks are
 * done when it is opened, all in one transaction.
 */
#include "store/schema.h"

static const char *const STEPS[] = {
    /* 1: articles and their versions, unpacked */
    "CREATE TABLE article (id INTEGER PRIMARY KEY, address TEXT NOT NULL UNIQUE, outlet TEXT, domain TEXT, title TEXT,"
    " published TEXT, language TEXT) STRICT;"
    "CREATE TABLE version (article INTEGER NOT NULL REFERENCES article, number INTEGER NOT NULL, hash INTEGER NOT NULL,"
    " line TEXT NOT NULL, PRIMARY KEY (article, number)) STRICT;"
    "CREATE INDEX article_published ON article (published);"
    "CREATE VIRTUAL TABLE search USING fts5 (title, body, tokenize = 'unicode61 remove_diacritics 2');",

    /* 2: packed lines, statements, all words to be searched for */
    "DROP TABLE search;"
    "ALTER TABLE article RENAME TO old_article;"
    "ALTER TABLE version RENAME TO old_version;"
    "DROP INDEX article_published;"
    "CREATE TABLE article (id INTEGER PRIMARY KEY, address TEXT NOT NULL UNIQUE, outlet TEXT, domain TEXT,"
    " outlet_key TEXT NOT NULL DEFAULT '', title TEXT, published TEXT, instant INTEGER, language TEXT,"
    " story INTEGER NOT NULL DEFAULT 0, waits INTEGER NOT NULL DEFAULT 1, origins TEXT,"
    " is_own INTEGER NOT NULL DEFAULT 0, vicinity BLOB) STRICT;"
    "CREATE TABLE version (article INTEGER NOT NULL REFERENCES article, number INTEGER NOT NULL, hash INTEGER NOT NULL,"
    " added TEXT NOT NULL, line BLOB NOT NULL, PRIMARY KEY (article, number)) STRICT;"
    "INSERT INTO article (id, address, outlet, domain, title, published, language)"
    " SELECT id, address, outlet, domain, title, published, language FROM old_article;"
    "INSERT INTO version SELECT article, number, hash, '', hearsay_pack(line) FROM old_version;"
    "DROP TABLE old_version;"
    "DROP TABLE old_article;"
    "CREATE INDEX article_waiting ON article (id) WHERE waits;"
    "CREATE INDEX article_story ON article (story);"
    "CREATE INDEX article_instant ON article (instant);"
    "CREATE INDEX article_outlet ON article (outlet_key, instant, is_own);"
    "CREATE INDEX article_domain ON article (domain);"
    "CREATE TABLE statement (article INTEGER NOT NULL REFERENCES article, number INTEGER NOT NULL,"
    " speaker_key TEXT NOT NULL, speaker TEXT, type INTEGER NOT NULL, is_named INTEGER NOT NULL, affiliation TEXT,"
    " kind INTEGER NOT NULL, certainty INTEGER NOT NULL, via TEXT, content TEXT NOT NULL,"
    " PRIMARY KEY (article, number)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX statement_speaker ON statement (speaker_key, article);"
    "CREATE VIEW search_row (id, title, body, said) AS"
    " SELECT article.id, hearsay_marked(article.language, article.title), hearsay_body(line), hearsay_said(line)"
    " FROM article JOIN version ON version.article = article.id"
    " AND number = (SELECT max(number) FROM version WHERE article = article.id);"
    "CREATE VIRTUAL TABLE search USING fts5 (title, body, said, content = 'search_row', content_rowid = 'id',"
    " tokenize = 'hearsay');"
    "INSERT INTO search (search) VALUES ('rebuild');",

    /* 3: the trace, kept up to date story by story */
    "CREATE TABLE vicinity (key INTEGER NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (key, article))"
    " STRICT, WITHOUT ROWID;"
    "CREATE TABLE story (id INTEGER PRIMARY KEY, title TEXT, languages TEXT, first INTEGER, last INTEGER,"
    " articles INTEGER NOT NULL, texts INTEGER NOT NULL, origins INTEGER NOT NULL, outlets INTEGER NOT NULL,"
    " claims INTEGER NOT NULL, relays INTEGER NOT NULL, text_groups INTEGER NOT NULL, flags INTEGER NOT NULL,"
    " statuses INTEGER NOT NULL, trace BLOB NOT NULL) STRICT;"
    "CREATE INDEX story_last ON story (last, articles);"
    "CREATE INDEX story_articles ON story (articles, last);"
    "CREATE INDEX story_origins ON story (origins, last);"
    "CREATE TABLE merged (story INTEGER PRIMARY KEY, into_story INTEGER NOT NULL) STRICT;"
    "CREATE INDEX merged_into ON merged (into_story);"
    "CREATE TABLE claim (id INTEGER PRIMARY KEY, story INTEGER NOT NULL, place INTEGER NOT NULL, text TEXT NOT NULL,"
    " status INTEGER NOT NULL, independent_origins INTEGER NOT NULL, carriers INTEGER NOT NULL, last INTEGER) STRICT;"
    "CREATE INDEX claim_story ON claim (story, place);"
    "CREATE INDEX claim_carriers ON claim (carriers, last);"
    "CREATE INDEX claim_status ON claim (status, carriers);"
    "CREATE TABLE claim_origin (claim INTEGER NOT NULL, place INTEGER NOT NULL, story INTEGER NOT NULL,"
    " name_key TEXT NOT NULL, name TEXT NOT NULL, type INTEGER NOT NULL, is_named INTEGER NOT NULL,"
    " PRIMARY KEY (claim, place)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX claim_origin_name ON claim_origin (name_key, claim);"
    "CREATE INDEX claim_origin_story ON claim_origin (story);"
    "CREATE TABLE claim_carrier (claim INTEGER NOT NULL, place INTEGER NOT NULL, story INTEGER NOT NULL,"
    " article INTEGER NOT NULL, quote_hash INTEGER NOT NULL, certainty INTEGER NOT NULL,"
    " PRIMARY KEY (claim, place)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX claim_carrier_story ON claim_carrier (story);"
    "CREATE INDEX claim_carrier_article ON claim_carrier (article);"
    "CREATE TABLE relay (story INTEGER NOT NULL, place INTEGER NOT NULL, to_article INTEGER NOT NULL,"
    " to_key TEXT NOT NULL, kind INTEGER NOT NULL, from_kind INTEGER NOT NULL, from_article INTEGER,"
    " from_name TEXT NOT NULL, from_key TEXT NOT NULL, share REAL, delay INTEGER,"
    " PRIMARY KEY (story, place)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX relay_to ON relay (to_key, from_key, kind);"
    "CREATE INDEX relay_from ON relay (from_key, to_key, kind);"
    "CREATE INDEX relay_article ON relay (to_article);"
    "CREATE INDEX relay_from_article ON relay (from_article) WHERE from_article IS NOT NULL;"
    "CREATE TABLE number (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
    "INSERT INTO number VALUES ('story', 1), ('claim', 1), ('revision', 1);",

    "CREATE TABLE seen (key INTEGER PRIMARY KEY) STRICT;",

    /* 5: speakers by the words of their names, lists in every order */
    "CREATE TABLE speaker_word (word TEXT NOT NULL, speaker_key TEXT NOT NULL, PRIMARY KEY (word, speaker_key))"
    " STRICT, WITHOUT ROWID;"
    "INSERT OR IGNORE INTO speaker_word SELECT value, speaker_key FROM"
    " (SELECT DISTINCT speaker_key FROM statement WHERE is_named), json_each(hearsay_words(speaker_key));"
    "DROP INDEX article_outlet;"
    "CREATE INDEX article_outlet ON article (outlet_key, instant, is_own, language, story);"
    "CREATE INDEX story_spread ON story (articles * 1.0 / max(origins, 1), last);"
    "CREATE INDEX claim_last ON claim (last, carriers);"
    "CREATE INDEX claim_origins ON claim (independent_origins, carriers);"
    "CREATE INDEX claim_spread ON claim (carriers * 1.0 / max(independent_origins, 1), last);",

    /* 6: what is remembered of addresses */
    "CREATE TABLE fetch (address TEXT PRIMARY KEY, url TEXT NOT NULL, etag TEXT NOT NULL, last_modified TEXT NOT NULL,"
    " checked INTEGER NOT NULL, fresh INTEGER NOT NULL, next INTEGER NOT NULL, failures INTEGER NOT NULL,"
    " status INTEGER NOT NULL) STRICT, WITHOUT ROWID;",

    /* 7: pieces of the full text are merged by sixteen and not by four, which halves how often each word is written
     * anew; a search for a word of a hundred thousand articles takes half as long again (docs/performance.md) */
    "INSERT INTO search (search, rank) VALUES ('automerge', 16);",
};

enum { SCHEMA = sizeof STEPS / sizeof *STEPS };

static const char FOREIGN[] = "is a database of another program";

static bool version_of(hsy_store *store, int64_t *version, hsy_errors *errors) {
    return hsy_store_run(store, hsy_store_statement(store, "PRAGMA user_version", errors), version, errors);
}

/* A database of another program is left alone. */
static bool is_free(hsy_store *store, hsy_errors *errors) {
    int64_t tables = 0;
    if (!hsy_store_run(store, hsy_store_statement(store, "SELECT count(*) FROM sqlite_schema", errors), &tables,
                       errors))
        return false;
    if (tables) hsy_errors_add(store->arena, errors, HSY_ERROR_INPUT, store->path, HSY_NOT_FOUND, "%s", FOREIGN);
    return tables == 0;
}

/* Takes all steps that are left, inside a transaction: another process may have taken them in the meantime. */
static bool take_steps(hsy_store *store, hsy_errors *errors) {
    int64_t version = 0;
    if (!version_of(store, &version, errors) || (version == 0 && !is_free(store, errors))) return false;
    for (; version < SCHEMA; version++) {
        hsy_slice number = hsy_arena_print(store->arena, "PRAGMA user_version = %lld", (long long)version + 1);
        if (!hsy_store_execute(store, STEPS[version], errors) ||
            !hsy_store_execute(store, hsy_arena_c_string(store->arena, number), errors))
            return false;
    }
    return true;
}

static bool is_too_new(hsy_store *store, int64_t version, hsy_errors *errors) {
    if (version > SCHEMA)
        hsy_errors_add(store->arena, errors, HSY_ERROR_INPUT, store->path, HSY_NOT_FOUND,
                       "made by a newer hearsay (schema %lld, this program knows %d): use that one", (long long)version,
                       SCHEMA);
    return version > SCHEMA;
}

bool hsy_schema_prepare(hsy_store *store, bool *created, hsy_errors *errors) {
    int64_t version = 0;
    if (!version_of(store, &version, errors)) return false;
    if (created) *created = version == 0;
    if (is_too_new(store, version, errors)) return false;
    if (version == SCHEMA) return true;
    if (hsy_store_begin(store, errors) && take_steps(store, errors) && hsy_store_commit(store, errors)) return true;
    hsy_store_rollback(store);
    return false;
}

bool hsy_schema_is_newest(hsy_store *store, hsy_errors *errors) {
    int64_t version = 0;
    if (!version_of(store, &version, errors) || is_too_new(store, version, errors)) return false;
    if (version < SCHEMA)
        hsy_errors_add(store->arena, errors, HSY_ERROR_DISK, store->path, HSY_NOT_FOUND, "%s",
                       version ? "was made by an older hearsay: open it once where it can be written" : FOREIGN);
    return version == SCHEMA;
}
