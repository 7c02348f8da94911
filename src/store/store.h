/* The collection: what stage 5 hands on. One SQLite file that grows article by article.
 *
 * An article is known by its canonical address, else its address, else its path. Adding the same page again changes
 * nothing; a page that has changed is kept as a further version. Each call that writes is one transaction, in
 * write-ahead mode, so what was reported as stored is there after `kill -9`.
 *
 * A store belongs to one thread at a time. Calls that return false have added an error: HSY_ERROR_DISK when the disk
 * fails or is full, HSY_ERROR_INPUT when the file is no such database or was damaged.
 */
#ifndef HEARSAY_STORE_STORE_H
#define HEARSAY_STORE_STORE_H

#include "base/arena.h"
#include "base/error.h"
#include "page/page.h"

typedef struct hsy_store hsy_store;

/* Opens a database, or makes it when `create` is set and there is none. It is closed with the arena. `*created`, when
 * given, tells whether it is new. A database of a newer schema than this program knows is refused. */
bool hsy_store_open(hsy_arena *arena, hsy_slice path, bool create, hsy_store **store, bool *created,
                    hsy_errors *errors);

typedef enum hsy_store_change { HSY_STORE_UNCHANGED, HSY_STORE_ADDED, HSY_STORE_CHANGED } hsy_store_change;

/* Stores an article; `line` is its reading as a JSON line (docs/output.schema.json), which hsy_store_each gives back.
 */
bool hsy_store_put(hsy_store *store, const hsy_article *article, hsy_slice line, hsy_store_change *change,
                   hsy_errors *errors);

/* An article as it is handed out; the slices are valid during the call only. */
typedef struct hsy_stored {
    int64_t id;     /* short and stable */
    hsy_slice line; /* the newest version's reading */
    hsy_slice title, outlet, published;
    hsy_slice snippet; /* hsy_store_search: the passage found, matches between U+0002 and U+0003; else empty */
} hsy_stored;

typedef bool hsy_store_take(void *context, const hsy_stored *stored);

/* Hands out the newest version of every article, by id, until `take` returns false. */
bool hsy_store_each(hsy_store *store, hsy_store_take *take, void *context, hsy_errors *errors);
/* The same for one article. False, without an error, when there is none of that id. */
bool hsy_store_get(hsy_store *store, int64_t id, hsy_store_take *take, void *context, hsy_errors *errors);
/* Hands out at most `most` articles that match an FTS5 query (words, "phrases", AND OR NOT), best first. A malformed
 * query is an HSY_ERROR_INPUT. */
bool hsy_store_search(hsy_store *store, hsy_slice query, unsigned most, hsy_store_take *take, void *context,
                      hsy_errors *errors);

typedef struct hsy_store_counts {
    int64_t articles, versions, outlets;
    hsy_slice first, last; /* times of publication; empty when no article has one */
} hsy_store_counts;

bool hsy_store_count(hsy_arena *arena, hsy_store *store, hsy_store_counts *counts, hsy_errors *errors);
/* True when the database is sound; else each fault is an error. */
bool hsy_store_check(hsy_store *store, hsy_errors *errors);

#endif
