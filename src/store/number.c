/* The numbers of stories and claims: those that people have noted, cited and linked to must go on meaning the same.
 *
 * When stories are traced anew their articles fall together in the old way or in a new one. Each new story takes the
 * number of the old one with which it has most articles in common, each number once, the closest pair first; what is
 * left gets a new number. An old story that no new one carries on has become part of that which has most of its
 * articles, and its number leads there. A claim takes the number of the old claim with which it shares most sentences.
 */
#include <stdlib.h>

#include "base/hash.h"
#include "base/table.h"
#include "store/database.h"

typedef struct overlap {
    int64_t old;
    uint32_t story, articles; /* index of the new one; what both have */
} overlap;

HSY_VECTOR_TYPE(overlaps, overlap);

typedef struct numbering {
    hsy_arena *arena;
    hsy_store *store;
    hsy_errors *errors;
    hsy_store_story *stories;
    size_t count;
    hsy_ids old;             /* stories before, ascending */
    hsy_number_table claims; /* by sentence: index of `old_claims` */
    hsy_ids old_claims;      /* by sentence */
} numbering;

static bool old_story(numbering *n, int64_t article, int64_t *story) {
    sqlite3_stmt *row = hsy_store_statement(n->store, "SELECT story FROM article WHERE id = ?", n->errors);
    if (row) sqlite3_bind_int64(row, 1, article);
    return hsy_store_run(n->store, row, story, n->errors);
}

static int compare_numbers(const void *left, const void *right) {
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
    return (a > b) - (a < b);
}

/* How many articles each new story has of each old one. */
static bool find_overlaps(numbering *n, overlaps *found) {
    for (size_t s = 0; s < n->count; s++) {
        const hsy_trace *trace = n->stories[s].trace;
        int64_t *olds = HSY_NEW_ARRAY(n->arena, int64_t, trace->count + 1);
        for (size_t a = 0; a < trace->count; a++)
            if (!old_story(n, hsy_article_id(&trace->readings[a].article), &olds[a])) return false;
        if (trace->count) qsort(olds, trace->count, sizeof *olds, compare_numbers);
        for (size_t first = 0, end; first < trace->count; first = end) {
            for (end = first + 1; end < trace->count && olds[end] == olds[first];) end++;
            if (olds[first]) HSY_PUSH(n->arena, found, ((overlap){olds[first], (uint32_t)s, (uint32_t)(end - first)}));
        }
    }
    return true;
}

static int closest_first(const void *left, const void *right) {
    const overlap *a = left, *b = right;
    if (a->articles != b->articles) return a->articles > b->articles ? -1 : 1;
    if (a->old != b->old) return a->old < b->old ? -1 : 1;
    return (a->story > b->story) - (a->story < b->story);
}

static bool next_number(numbering *n, const char *sql, uint32_t *number) {
    int64_t next = 0;
    if (!hsy_store_run(n->store, hsy_store_statement(n->store, sql, n->errors), &next, n->errors)) return false;
    *number = (uint32_t)next;
    return true;
}

static bool note_merger(numbering *n, int64_t old, uint32_t story) {
    static const char *const sql[] = {"UPDATE merged SET into_story = ?2 WHERE into_story = ?1",
                                      "INSERT INTO merged (story, into_story) VALUES (?1, ?2)"};
    for (int i = 0; i < 2; i++) {
        sqlite3_stmt *statement = hsy_store_statement(n->store, sql[i], n->errors);
        if (!statement) return false;
        sqlite3_bind_int64(statement, 1, old);
        sqlite3_bind_int64(statement, 2, story);
        if (!hsy_store_run(n->store, statement, NULL, n->errors)) return false;
    }
    return true;
}

static bool number_stories(numbering *n) {
    overlaps found = {0};
    hsy_number_table taken = {0}, seen = {0};
    if (!find_overlaps(n, &found)) return false;
    if (found.count) qsort(found.items, found.count, sizeof(overlap), closest_first);
    for (size_t i = 0; i < found.count; i++) {
        overlap *o = &found.items[i];
        if (hsy_number_table_get(&taken, (uint64_t)o->old) || n->stories[o->story].id) continue;
        *hsy_number_table_put(n->arena, &taken, (uint64_t)o->old) = 1;
        n->stories[o->story].id = (uint32_t)o->old;
    }
    for (size_t s = 0; s < n->count; s++)
        if (!n->stories[s].id && !next_number(n,
                                              "UPDATE number SET value = value + 1 WHERE name = 'story'"
                                              " RETURNING value - 1",
                                              &n->stories[s].id))
            return false;
    for (size_t i = 0; i < found.count; i++) {
        overlap *o = &found.items[i];
        uint32_t *known = hsy_number_table_put(n->arena, &seen, (uint64_t)o->old);
        bool is_first = *known == HSY_TABLE_NEW;
        *known = 1;
        if (is_first) HSY_PUSH(n->arena, &n->old, o->old);
        if (is_first && !hsy_number_table_get(&taken, (uint64_t)o->old) &&
            !note_merger(n, o->old, n->stories[o->story].id))
            return false;
    }
    return true;
}

/* A sentence as it is known again. */
static uint64_t sentence_key(int64_t article, uint64_t quote_hash) {
    return quote_hash ^ hsy_hash_number((uint64_t)article);
}

static bool gather_old_claims(numbering *n) {
    bool failed = false;
    sqlite3_stmt *rows = hsy_store_statement(
        n->store, "SELECT claim, article, quote_hash FROM claim_carrier WHERE story = ? ORDER BY claim, place",
        n->errors);
    if (!rows) return false;
    for (size_t i = 0; i < n->old.count && !failed; i++) {
        sqlite3_bind_int64(rows, 1, n->old.items[i]);
        while (hsy_store_next(n->store, rows, &failed, n->errors)) {
            uint64_t key = sentence_key(sqlite3_column_int64(rows, 1), (uint64_t)sqlite3_column_int64(rows, 2));
            uint32_t *place = hsy_number_table_put(n->arena, &n->claims, key);
            if (*place != HSY_TABLE_NEW) continue;
            *place = (uint32_t)n->old_claims.count;
            HSY_PUSH(n->arena, &n->old_claims, sqlite3_column_int64(rows, 0));
        }
    }
    return !failed;
}

/* The old claim that has most of the sentences, of equals the one with the least number; 0: none. */
static int64_t old_claim(numbering *n, const hsy_trace *trace, const hsy_claim *claim, const hsy_number_table *taken) {
    int64_t *olds = HSY_NEW_ARRAY(n->arena, int64_t, claim->carriers.count + 1), best = 0;
    size_t count = 0, most = 0;
    for (size_t c = 0; c < claim->carriers.count; c++) {
        const hsy_carrier *carrier = &claim->carriers.items[c];
        uint64_t key =
            sentence_key(hsy_article_id(&trace->readings[carrier->article].article), hsy_hash(carrier->quote));
        const uint32_t *place = hsy_number_table_get(&n->claims, key);
        if (place && !hsy_number_table_get(taken, (uint64_t)n->old_claims.items[*place]))
            olds[count++] = n->old_claims.items[*place];
    }
    if (count) qsort(olds, count, sizeof *olds, compare_numbers);
    for (size_t first = 0, end; first < count; first = end) {
        for (end = first + 1; end < count && olds[end] == olds[first];) end++;
        if (end - first > most) most = end - first, best = olds[first];
    }
    return best;
}

static bool number_claims(numbering *n) {
    hsy_number_table taken = {0};
    for (size_t s = 0; s < n->count; s++) {
        hsy_trace *trace = n->stories[s].trace;
        for (size_t i = 0; i < trace->stories.count; i++) trace->stories.items[i].id = n->stories[s].id;
        for (size_t i = 0; i < trace->claims.count; i++) {
            hsy_claim *claim = &trace->claims.items[i];
            int64_t old = old_claim(n, trace, claim, &taken);
            claim->id = (uint32_t)old;
            if (old)
                *hsy_number_table_put(n->arena, &taken, (uint64_t)old) = 1;
            else if (!next_number(n, "UPDATE number SET value = value + 1 WHERE name = 'claim' RETURNING value - 1",
                                  &claim->id))
                return false;
        }
    }
    return true;
}

static bool clear_old(numbering *n) {
    static const char *const sql[] = {
        "DELETE FROM story WHERE id = ?",           "DELETE FROM claim WHERE story = ?",
        "DELETE FROM claim_origin WHERE story = ?", "DELETE FROM claim_carrier WHERE story = ?",
        "DELETE FROM relay WHERE story = ?",
    };
    for (size_t i = 0; i < sizeof sql / sizeof *sql; i++) {
        sqlite3_stmt *statement = hsy_store_statement(n->store, sql[i], n->errors);
        for (size_t k = 0; k < n->old.count; k++) {
            if (statement) sqlite3_bind_int64(statement, 1, n->old.items[k]);
            if (!hsy_store_run(n->store, statement, NULL, n->errors)) return false;
        }
    }
    return true;
}

bool hsy_store_number(hsy_arena *arena, hsy_store *store, hsy_store_story *stories, size_t count, hsy_errors *errors) {
    numbering n = {.arena = arena, .store = store, .errors = errors, .stories = stories, .count = count};
    for (size_t s = 0; s < count; s++) stories[s].id = 0;
    return number_stories(&n) && gather_old_claims(&n) && number_claims(&n) && clear_old(&n);
}
