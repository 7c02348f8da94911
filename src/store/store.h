/* The collection: what stage 5 hands on. One SQLite file that grows article by article.
 *
 * An article is known by its canonical address, else its address, else its path. Adding the same page again changes
 * nothing; a page that has changed is kept as a further version. Pages are put in first, many in one transaction, and
 * wait; then they are traced together with the stories that they may be of (api/update.c), and the new traces take the
 * place of the old ones. In write-ahead mode with every commit on the disk, what was committed is there after `kill
 * -9`.
 *
 * A store belongs to one thread at a time. Calls that return false have added an error: HSY_ERROR_DISK when the disk
 * fails or is full, HSY_ERROR_INPUT when the file is no such database or was damaged.
 */
#ifndef HEARSAY_STORE_STORE_H
#define HEARSAY_STORE_STORE_H

#include "base/arena.h"
#include "base/error.h"
#include "store/ask.h"
#include "store/fetch.h"
#include "trace/trace.h"

/* Opens a database, or makes it when `create` is set and there is none. It is closed with the arena. `*created`, when
 * given, tells whether it is new. A database of a newer schema than this program knows, or of another program, is
 * refused. Without `create` one that cannot be written is opened for reading, as long as nobody else writes it. */
bool hsy_store_open(hsy_arena *arena, hsy_slice path, bool create, hsy_store **store, bool *created,
                    hsy_errors *errors);

/* For one that is kept while callers come and go, each with an arena of its own that takes what it allocates: lent to
 * the next caller, and kept with the arena that it was opened in when what that caller has left is freed. False: it
 * must not be kept, for it would not see changes. */
void hsy_store_lend(hsy_store *store, hsy_arena *arena);
bool hsy_store_keep(hsy_store *store, hsy_arena *arena);
/* Holds at most 8 MiB of the database in memory from here on, for one of several that are kept. */
bool hsy_store_save_memory(hsy_store *store, hsy_errors *errors);

/* Changes between these are done altogether or not at all. */
bool hsy_store_begin(hsy_store *store, hsy_errors *errors);
bool hsy_store_commit(hsy_store *store, hsy_errors *errors);
void hsy_store_rollback(hsy_store *store);

/* ---- articles ---- */

/* The packed form in which a reading's JSON line (docs/output.schema.json) is stored; any thread may make it. */
hsy_slice hsy_store_pack(hsy_arena *arena, hsy_slice line);
/* The line back; false when the bytes are damaged. */
bool hsy_store_unpack(hsy_arena *arena, hsy_slice packed, hsy_slice *line);

/* The columns that are full text: title, text, what is said. */
enum { HSY_STORE_WORDS = 3 };

/* An article as it is put in. */
typedef struct hsy_store_entry {
    hsy_slice address; /* by which it is known */
    hsy_slice outlet, domain, title, published, language;
    int64_t content_hash; /* equal for one version */
    hsy_slice packed;     /* its reading (hsy_store_pack) */
    hsy_slice words[HSY_STORE_WORDS];
} hsy_store_entry;

/* Of a reading and its JSON line, which need not outlive the call; any thread may make it. It lives in the arena. */
hsy_store_entry hsy_store_entry_of(hsy_arena *arena, const hsy_reading *reading, hsy_slice line);

typedef enum hsy_store_change { HSY_STORE_UNCHANGED, HSY_STORE_ADDED, HSY_STORE_CHANGED } hsy_store_change;

/* Stores an article. A new or changed one waits to be traced. A transaction of its own when none has begun. */
bool hsy_store_put(hsy_store *store, const hsy_store_entry *entry, hsy_store_change *change, hsy_errors *errors);

/* The number of the article that hsy_store_put was last called with; 0: with none. */
int64_t hsy_store_last_put(const hsy_store *store);

/* Inputs that were stored: a key stands for an input with all that its reading depends on, and is a hash of it. */
bool hsy_store_see(hsy_store *store, uint64_t key, hsy_errors *errors);
bool hsy_store_has_seen(hsy_store *store, uint64_t key, bool *seen, hsy_errors *errors);

/* An article as it is handed out; the slices are valid during the call only. */
typedef struct hsy_stored {
    int64_t id;       /* short and stable */
    int64_t story;    /* 0: not traced yet */
    hsy_slice packed; /* the newest version's reading */
    hsy_slice title, outlet, published;
} hsy_stored;

typedef bool hsy_store_take(void *context, const hsy_stored *stored);

/* Hands out the newest version of every article, by id, until `take` returns false. */
bool hsy_store_each(hsy_store *store, hsy_store_take *take, void *context, hsy_errors *errors);
/* The same for one article. False, without an error, when there is none of that id. */
bool hsy_store_get(hsy_store *store, int64_t id, hsy_store_take *take, void *context, hsy_errors *errors);

/* ---- the trace of what was put in ---- */

/* The ids of at most `most` articles that wait to be traced, ascending. */
bool hsy_store_waiting(hsy_arena *arena, hsy_store *store, size_t most, hsy_ids *ids, hsy_errors *errors);
/* How many wait. */
bool hsy_store_count_waiting(hsy_store *store, size_t *count, hsy_errors *errors);

/* An article that waits, read. */
typedef struct hsy_newcomer {
    int64_t id;
    const hsy_article *article;
    const hsy_statements *statements;
    const hsy_vicinity *vicinity;
} hsy_newcomer;

/* Gives the ids, ascending, of the other articles that are to be traced with the newcomers: all of the stories that
 * they were of or have neighbours in. At most `most`, in whole stories, those with most neighbours first. What the
 * newcomers were found by before is taken out. To be called in a transaction. */
bool hsy_store_look_around(hsy_arena *arena, hsy_store *store, const hsy_newcomer *newcomers, size_t count, size_t most,
                           hsy_ids *others, hsy_errors *errors);
/* Enters the newcomers' columns, statements and keys; after the former and in its transaction. */
bool hsy_store_move_in(hsy_arena *arena, hsy_store *store, const hsy_newcomer *newcomers, size_t count,
                       hsy_errors *errors);

/* The trace of one story, or of an article that stands alone: of its articles alone, whose paths are their ids. */
typedef struct hsy_store_story {
    hsy_trace *trace;
    uint32_t id;    /* set by hsy_store_number, as the ids of the trace's story and claims */
    hsy_slice json; /* the trace's JSON with these numbers, packed */
} hsy_store_story;

/* Gives the stories and their claims their numbers: the old ones where they live on, else new ones. `stories` are all
 * those of the newcomers and of the others; what these were of before goes. To be called in a transaction. */
bool hsy_store_number(hsy_arena *arena, hsy_store *store, hsy_store_story *stories, size_t count, hsy_errors *errors);
/* Puts the stories in; their articles wait no longer. In the same transaction. */
bool hsy_store_put_stories(hsy_arena *arena, hsy_store *store, const hsy_store_story *stories, size_t count,
                           hsy_errors *errors);

/* ---- the whole ---- */

typedef struct hsy_store_counts {
    int64_t articles, versions, outlets, statements, stories, text_groups, claims, relays;
    int64_t waiting;       /* articles not traced yet */
    hsy_slice first, last; /* times of publication; empty when no article has one */
} hsy_store_counts;

bool hsy_store_count(hsy_arena *arena, hsy_store *store, hsy_store_counts *counts, hsy_errors *errors);
/* A number that grows with every change. */
bool hsy_store_revision(hsy_store *store, int64_t *revision, hsy_errors *errors);
/* True when the database is sound; else each fault is an error. */
bool hsy_store_check(hsy_store *store, hsy_errors *errors);

#endif
