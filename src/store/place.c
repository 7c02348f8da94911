/* Where the articles that wait belong: their neighbours in the collection, found by their keys.
 *
 * New articles are traced together with the whole of each story in which they have neighbours, and with nothing else:
 * so a hundred of them cost what their stories hold and not what the collection holds. A key that half of the
 * collection has leads to the 64 newest articles only. Neighbours among the newcomers themselves are not looked for,
 * since they are traced together anyway.
 */
#include <stdlib.h>
#include <string.h>

#include "base/table.h"
#include "store/database.h"

enum {
    MOST_CARRIERS = 64,     /* of one key that are looked at, the newest */
    LEAST_SHARED = 2,       /* keys with which an article is worth looking at */
    ENTRIES_TOGETHER = 101, /* that are put into the index by one statement */
    NEAR_PART = 4,          /* a story is traced anew for near neighbours alone when they are such a part of it */
};

typedef struct candidate {
    int64_t article;
    uint32_t shared;
} candidate;

HSY_VECTOR_TYPE(candidates, candidate);

/* A story in which newcomers have neighbours. */
typedef struct touched {
    int64_t story;
    uint32_t neighbours;
} touched;

/* What one newcomer has in a story. */
typedef struct acquaintance {
    int64_t story;
    uint32_t near, close; /* articles */
} acquaintance;

HSY_VECTOR_TYPE(acquaintances, acquaintance);

HSY_VECTOR_TYPE(touched_list, touched);

/* A key of a newcomer's, by its index. */
typedef struct entry {
    uint32_t key, newcomer;
} entry;

typedef struct placing {
    hsy_arena *arena, *scratch;
    hsy_store *store;
    hsy_errors *errors;
    const hsy_newcomer *newcomers;
    size_t count;
    hsy_number_table are_new; /* ids of the newcomers */
    hsy_number_table places;  /* by story: its place in `stories` */
    touched_list stories;
} placing;

bool hsy_store_waiting(hsy_arena *arena, hsy_store *store, size_t most, hsy_ids *ids, hsy_errors *errors) {
    bool failed = false;
    sqlite3_stmt *statement =
        hsy_store_statement(store, "SELECT id FROM article WHERE waits ORDER BY id LIMIT ?", errors);
    if (!statement) return false;
    sqlite3_bind_int64(statement, 1, (int64_t)most);
    while (hsy_store_next(store, statement, &failed, errors)) HSY_PUSH(arena, ids, sqlite3_column_int64(statement, 0));
    return !failed;
}

bool hsy_store_count_waiting(hsy_store *store, size_t *count, hsy_errors *errors) {
    int64_t counted = 0;
    sqlite3_stmt *statement = hsy_store_statement(store, "SELECT count(*) FROM article WHERE waits", errors);
    bool ok = hsy_store_run(store, statement, &counted, errors);
    *count = (size_t)counted;
    return ok;
}

static void touch(placing *p, int64_t story, uint32_t neighbours) {
    if (story == 0) return;
    uint32_t *place = hsy_number_table_put(p->arena, &p->places, (uint64_t)story);
    if (*place == HSY_TABLE_NEW) {
        *place = (uint32_t)p->stories.count;
        HSY_PUSH(p->arena, &p->stories, ((touched){story, 0}));
    }
    p->stories.items[*place].neighbours += neighbours;
}

/* Takes the keys of an article's last version out of the index, and notes the story that it was of. */
static bool take_keys_out(placing *p, const hsy_newcomer *newcomer) {
    bool failed = false;
    sqlite3_stmt *row = hsy_store_statement(p->store, "SELECT story, vicinity FROM article WHERE id = ?", p->errors);
    sqlite3_stmt *out = hsy_store_statement(p->store, "DELETE FROM vicinity WHERE key = ? AND article = ?", p->errors);
    if (!row || !out) return false;
    sqlite3_bind_int64(row, 1, newcomer->id);
    if (!hsy_store_next(p->store, row, &failed, p->errors)) return !failed;
    touch(p, sqlite3_column_int64(row, 0), (uint32_t)p->count); /* its old story is traced anew, whatever else is */
    hsy_slice keys = hsy_arena_copy(p->scratch, hsy_column_bytes(row, 1));
    sqlite3_reset(row);
    for (size_t at = 0; at + sizeof(uint32_t) <= keys.length; at += sizeof(uint32_t)) {
        uint32_t key;
        memcpy(&key, keys.at + at, sizeof key);
        sqlite3_bind_int64(out, 1, key);
        sqlite3_bind_int64(out, 2, newcomer->id);
        if (!hsy_store_run(p->store, out, NULL, p->errors)) return false;
    }
    return true;
}

/* Counts how many of the keys each other article has. */
static bool count_carriers(placing *p, const uint32_t *keys, size_t count, candidates *found) {
    bool failed = false;
    hsy_number_table places = {0};
    sqlite3_stmt *carriers = hsy_store_statement(
        p->store, "SELECT article FROM vicinity WHERE key = ? ORDER BY article DESC LIMIT ?", p->errors);
    if (!carriers) return false;
    for (size_t i = 0; i < count && !failed; i++) {
        sqlite3_bind_int64(carriers, 1, keys[i]);
        sqlite3_bind_int(carriers, 2, MOST_CARRIERS);
        while (hsy_store_next(p->store, carriers, &failed, p->errors)) {
            int64_t article = sqlite3_column_int64(carriers, 0);
            uint32_t *place = hsy_number_table_put(p->scratch, &places, (uint64_t)article);
            if (*place == HSY_TABLE_NEW) {
                *place = (uint32_t)found->count;
                HSY_PUSH(p->scratch, found, ((candidate){article, 0}));
            }
            found->items[*place].shared++;
        }
    }
    return !failed;
}

static void meet(hsy_arena *scratch, acquaintances *met, int64_t story, hsy_nearness nearness) {
    if (story == 0 || nearness == HSY_FAR) return;
    size_t i = 0;
    while (i < met->count && met->items[i].story != story) i++;
    if (i == met->count) HSY_PUSH(scratch, met, ((acquaintance){story, 0, 0}));
    ++*(nearness == HSY_CLOSE ? &met->items[i].close : &met->items[i].near);
}

/* Adds the stories of the articles that have keys of a kind in common with the newcomer. */
static bool find_neighbours(placing *p, const hsy_newcomer *newcomer, hsy_vicinity_kind kind, acquaintances *met) {
    bool failed = false;
    const hsy_vicinity *v = newcomer->vicinity;
    uint32_t count = v->starts[kind + 1] - v->starts[kind];
    hsy_whereabouts own = {hsy_article_time(newcomer->article), newcomer->article->language,
                           hsy_party_key(p->scratch, hsy_outlet_of(newcomer->article))};
    candidates found = {0};
    if (!count_carriers(p, v->keys + v->starts[kind], count, &found)) return false;
    sqlite3_stmt *row = hsy_store_statement(
        p->store, "SELECT instant, language, outlet_key, story FROM article WHERE id = ?", p->errors);
    if (!row) return false;
    for (size_t i = 0; i < found.count && !failed; i++) {
        if (found.items[i].shared < LEAST_SHARED) continue;
        sqlite3_bind_int64(row, 1, found.items[i].article);
        if (!hsy_store_next(p->store, row, &failed, p->errors)) continue;
        hsy_whereabouts other = {hsy_column_time(row, 0), hsy_column_text(row, 1), hsy_column_text(row, 2)};
        meet(p->scratch, met, sqlite3_column_int64(row, 3),
             hsy_nearness_of(kind, found.items[i].shared, count, &own, &other));
        sqlite3_reset(row);
    }
    return !failed;
}

/* Touches the stories that are worth tracing anew: with a close neighbour, or with enough near ones for their size. */
static bool touch_stories(placing *p, const acquaintances *met) {
    for (size_t i = 0; i < met->count; i++) {
        const acquaintance *a = &met->items[i];
        int64_t articles = 0;
        sqlite3_stmt *row = hsy_store_statement(p->store, "SELECT articles FROM story WHERE id = ?", p->errors);
        if (row) sqlite3_bind_int64(row, 1, a->story);
        if (!hsy_store_run(p->store, row, &articles, p->errors)) return false;
        if (a->close || (int64_t)a->near * NEAR_PART >= articles) touch(p, a->story, a->near + a->close);
    }
    return true;
}

static bool put_columns(placing *p, const hsy_newcomer *newcomer) {
    sqlite3_stmt *row = hsy_store_statement(
        p->store, "UPDATE article SET outlet_key = ?, instant = ?, vicinity = ? WHERE id = ?", p->errors);
    if (!row) return false;
    const hsy_vicinity *v = newcomer->vicinity;
    hsy_bind_key(row, 1, hsy_party_key(p->scratch, hsy_outlet_of(newcomer->article)));
    hsy_bind_time(row, 2, hsy_article_time(newcomer->article));
    hsy_bind_bytes(row, 3, (hsy_slice){(const char *)v->keys, v->starts[HSY_VICINITY_KINDS] * sizeof *v->keys});
    sqlite3_bind_int64(row, 4, newcomer->id);
    return hsy_store_run(p->store, row, NULL, p->errors);
}

static int compare_entries(const void *left, const void *right) {
    const entry *a = left, *b = right;
    if (a->key != b->key) return a->key < b->key ? -1 : 1;
    return (a->newcomer > b->newcomer) - (a->newcomer < b->newcomer);
}

#define TEN(text) text text text text text text text text text text
#define INSERT_ENTRY "INSERT INTO vicinity (key, article) VALUES (?, ?)"
#define INSERT_ENTRIES INSERT_ENTRY TEN(TEN(", (?, ?)")) /* ENTRIES_TOGETHER of them */

/* Puts entries in by a statement that takes `together` of them, of which their number is a multiple. One with many rows
 * is begun and ended once for all of them, which costs as much as the rows do. */
static bool put_entries(placing *p, const entry *entries, size_t count, size_t together, const char *sql) {
    sqlite3_stmt *rows = count ? hsy_store_statement(p->store, sql, p->errors) : NULL;
    if (!rows) return count == 0;
    for (size_t i = 0; i < count; i++) {
        int column = (int)(i % together) * 2;
        sqlite3_bind_int64(rows, column + 1, entries[i].key);
        sqlite3_bind_int64(rows, column + 2, p->newcomers[entries[i].newcomer].id);
        if ((i + 1) % together == 0 && !hsy_store_run(p->store, rows, NULL, p->errors)) return false;
    }
    return true;
}

/* All keys in ascending order, so that each page of the index is come to once. */
static bool put_keys(placing *p) {
    size_t count = 0;
    for (size_t i = 0; i < p->count; i++) count += p->newcomers[i].vicinity->starts[HSY_VICINITY_KINDS];
    entry *entries = hsy_arena_alloc(p->scratch, (count + 1) * sizeof *entries), *end = entries;
    for (size_t i = 0; i < p->count; i++)
        for (uint32_t k = 0; k < p->newcomers[i].vicinity->starts[HSY_VICINITY_KINDS]; k++)
            *end++ = (entry){p->newcomers[i].vicinity->keys[k], (uint32_t)i};
    if (count) qsort(entries, count, sizeof *entries, compare_entries);
    size_t most = count - count % ENTRIES_TOGETHER;
    return put_entries(p, entries, most, ENTRIES_TOGETHER, INSERT_ENTRIES) &&
           put_entries(p, entries + most, count - most, 1, INSERT_ENTRY);
}

/* Articles of a story that are not among the newcomers. */
static bool add_others(placing *p, int64_t story, hsy_ids *others) {
    bool failed = false;
    sqlite3_stmt *rows = hsy_store_statement(p->store, "SELECT id FROM article WHERE story = ?", p->errors);
    if (!rows) return false;
    sqlite3_bind_int64(rows, 1, story);
    while (hsy_store_next(p->store, rows, &failed, p->errors)) {
        int64_t id = sqlite3_column_int64(rows, 0);
        if (!hsy_number_table_get(&p->are_new, (uint64_t)id)) HSY_PUSH(p->arena, others, id);
    }
    return !failed;
}

static int most_neighbours_first(const void *left, const void *right) {
    const touched *a = left, *b = right;
    if (a->neighbours != b->neighbours) return a->neighbours > b->neighbours ? -1 : 1;
    return (a->story > b->story) - (a->story < b->story);
}

static int compare_ids(const void *left, const void *right) {
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
    return (a > b) - (a < b);
}

static bool choose_others(placing *p, size_t most, hsy_ids *others) {
    if (p->stories.count) qsort(p->stories.items, p->stories.count, sizeof(touched), most_neighbours_first);
    for (size_t i = 0; i < p->stories.count; i++) {
        size_t before = others->count;
        if (!add_others(p, p->stories.items[i].story, others)) return false;
        if (others->count > most) others->count = before;
    }
    if (others->count) qsort(others->items, others->count, sizeof *others->items, compare_ids);
    return true;
}

/* Whether any article has keys: in a new collection there is nobody to look for. */
static bool has_inhabitants(placing *p, bool *has) {
    int64_t found = 0;
    sqlite3_stmt *any = hsy_store_statement(p->store, "SELECT EXISTS (SELECT 1 FROM vicinity)", p->errors);
    bool ok = hsy_store_run(p->store, any, &found, p->errors);
    *has = found;
    return ok;
}

static bool meet_neighbours(placing *p) {
    for (size_t i = 0; i < p->count; i++) {
        acquaintances met = {0};
        hsy_arena_clear(p->scratch);
        for (int kind = 0; kind < HSY_VICINITY_KINDS; kind++)
            if (!find_neighbours(p, &p->newcomers[i], (hsy_vicinity_kind)kind, &met)) return false;
        if (!touch_stories(p, &met)) return false;
    }
    return true;
}

static bool take_all_keys_out(placing *p) {
    for (size_t i = 0; i < p->count; i++) {
        hsy_arena_clear(p->scratch);
        if (!take_keys_out(p, &p->newcomers[i])) return false;
    }
    return true;
}

bool hsy_store_look_around(hsy_arena *arena, hsy_store *store, const hsy_newcomer *newcomers, size_t count, size_t most,
                           hsy_ids *others, hsy_errors *errors) {
    bool has_any = false;
    placing p = {.arena = arena, .scratch = hsy_arena_scratch(arena), .store = store, .errors = errors};
    p.newcomers = newcomers;
    p.count = count;
    for (size_t i = 0; i < count; i++) *hsy_number_table_put(arena, &p.are_new, (uint64_t)newcomers[i].id) = 1;
    return take_all_keys_out(&p) && has_inhabitants(&p, &has_any) && (!has_any || meet_neighbours(&p)) &&
           choose_others(&p, most, others);
}

bool hsy_store_move_in(hsy_arena *arena, hsy_store *store, const hsy_newcomer *newcomers, size_t count,
                       hsy_errors *errors) {
    placing p = {.arena = arena, .scratch = hsy_arena_scratch(arena), .store = store, .errors = errors};
    p.newcomers = newcomers;
    p.count = count;
    for (size_t i = 0; i < count; i++) {
        hsy_arena_clear(p.scratch);
        if (!put_columns(&p, &newcomers[i]) || !hsy_store_put_statements(p.scratch, store, &newcomers[i], errors))
            return false;
    }
    hsy_arena_clear(p.scratch);
    return put_keys(&p);
}
