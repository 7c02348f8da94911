/* Stories, as lists and one by one.
 *
 * A list walks the index of its order and stops at its limit; what narrows it stands in the index too (schema.c), so
 * rows are only looked up that are shown.
 */
#include "store/asking.h"

enum {
    MOST_NAMES = 8,   /* outlets named with a story */
    MOST_ORIGINS = 6, /* and origins */
    MOST_MERGES = 64  /* steps from a number to the story that it is part of now */
};

/* The columns of the order with a plus where an index of another order must not be tried. */
static void add_narrowing(hsy_asking *a, const hsy_narrowing *n) {
    bool by_time = n->order == HSY_ORDER_NEWEST, by_size = n->order == HSY_ORDER_LARGEST;
    if (n->least_articles > 1)
        hsy_asking_number(a, by_size ? " AND articles >= ?" : " AND +articles >= ?", n->least_articles);
    if (n->since != INT64_MIN) hsy_asking_number(a, by_time ? " AND last >= ?" : " AND +last >= ?", n->since);
    if (n->until != INT64_MAX) hsy_asking_number(a, " AND +first <= ?", n->until);
    if (n->flags) hsy_asking_number(a, " AND flags & ?", n->flags);
    if (n->statuses) hsy_asking_number(a, " AND statuses & ?", n->statuses);
    if (n->language.length) hsy_asking_text(a, " AND instr(languages, ?)", n->language);
    if (n->story) hsy_asking_number(a, " AND id = ?", n->story);
    if (n->outlet_key.length)
        hsy_asking_text(a, " AND +id IN (SELECT story FROM article WHERE outlet_key = ?)", n->outlet_key);
}

static void add_order(hsy_asking *a, const hsy_narrowing *n) {
    static const char *const orders[] = {
        [HSY_ORDER_NEWEST] = " ORDER BY last DESC, articles DESC",
        [HSY_ORDER_LARGEST] = " ORDER BY articles DESC, last DESC",
        [HSY_ORDER_ORIGINS] = " ORDER BY origins DESC, last DESC",
        [HSY_ORDER_SPREAD] = " ORDER BY articles * 1.0 / max(origins, 1) DESC, last DESC",
    };
    hsy_asking_add(a, orders[n->order]);
    hsy_asking_number(a, " LIMIT ?", n->limit);
    hsy_asking_number(a, " OFFSET ?", n->offset);
}

static bool read_names(hsy_arena *arena, hsy_store *store, hsy_story_row *row, hsy_errors *errors) {
    bool failed = false;
    sqlite3_stmt *names = hsy_store_statement(store,
                                              "SELECT coalesce(outlet, domain) AS name, min(instant) AS first FROM"
                                              " article WHERE story = ? AND name IS NOT NULL GROUP BY outlet_key"
                                              " ORDER BY first NULLS LAST, name LIMIT ?",
                                              errors);
    if (!names) return false;
    sqlite3_bind_int64(names, 1, row->id);
    sqlite3_bind_int(names, 2, MOST_NAMES);
    while (hsy_store_next(store, names, &failed, errors))
        HSY_PUSH(arena, &row->outlet_names, hsy_arena_copy(arena, hsy_column_text(names, 0)));
    return !failed;
}

/* An article's first origin is the one that most of it goes back to. */
static bool read_main_origins(hsy_arena *arena, hsy_store *store, hsy_story_row *row, hsy_errors *errors) {
    bool failed = false;
    sqlite3_stmt *rows = hsy_store_statement(
        store,
        "SELECT substr(origins, 1, instr(origins || char(10), char(10)) - 1) AS origin, count(*) AS articles"
        " FROM article WHERE story = ? AND origins != '' GROUP BY origin ORDER BY articles DESC, origin LIMIT ?",
        errors);
    if (!rows) return false;
    sqlite3_bind_int64(rows, 1, row->id);
    sqlite3_bind_int(rows, 2, MOST_ORIGINS);
    while (hsy_store_next(store, rows, &failed, errors)) {
        hsy_main_origin main = {hsy_arena_copy(arena, hsy_column_text(rows, 0)), sqlite3_column_int64(rows, 1)};
        HSY_PUSH(arena, &row->main_origins, main);
    }
    return !failed;
}

static hsy_story_row row_of(hsy_asking *a) {
    sqlite3_stmt *s = a->statement;
    return (hsy_story_row){.id = sqlite3_column_int64(s, 0),
                           .title = hsy_asking_column(a, 1),
                           .languages = hsy_asking_column(a, 2),
                           .first = hsy_column_time(s, 3),
                           .last = hsy_column_time(s, 4),
                           .articles = sqlite3_column_int64(s, 5),
                           .texts = sqlite3_column_int64(s, 6),
                           .origins = sqlite3_column_int64(s, 7),
                           .outlets = sqlite3_column_int64(s, 8),
                           .claims = sqlite3_column_int64(s, 9),
                           .flags = (uint32_t)sqlite3_column_int64(s, 10),
                           .statuses = (uint32_t)sqlite3_column_int64(s, 11)};
}

bool hsy_store_stories(hsy_arena *arena, hsy_store *store, const hsy_narrowing *narrowing, hsy_story_rows *rows,
                       hsy_errors *errors) {
    hsy_asking a = hsy_asking_begin(arena, store, errors,
                                    "SELECT id, title, languages, first, last, articles, texts, origins, outlets,"
                                    " claims, flags, statuses FROM story WHERE 1");
    *rows = (hsy_story_rows){0};
    add_narrowing(&a, narrowing);
    add_order(&a, narrowing);
    while (hsy_asking_next(&a)) HSY_PUSH(arena, rows, row_of(&a));
    bool is_read = !a.failed;
    for (size_t i = 0; is_read && i < rows->count; i++)
        is_read = read_names(arena, store, &rows->items[i], errors) &&
                  read_main_origins(arena, store, &rows->items[i], errors);
    return is_read;
}

bool hsy_store_story_articles(hsy_arena *arena, hsy_store *store, int64_t story, hsy_ids *articles,
                              hsy_errors *errors) {
    bool failed = false;
    sqlite3_stmt *rows = hsy_store_statement(store, "SELECT id FROM article WHERE story = ? ORDER BY id", errors);
    *articles = (hsy_ids){0};
    if (!rows) return false;
    sqlite3_bind_int64(rows, 1, story);
    while (hsy_store_next(store, rows, &failed, errors)) HSY_PUSH(arena, articles, sqlite3_column_int64(rows, 0));
    return !failed;
}

static bool follow_merges(hsy_store *store, int64_t *id, hsy_errors *errors) {
    for (int step = 0; step < MOST_MERGES; step++) {
        int64_t into = 0;
        sqlite3_stmt *row = hsy_store_statement(store, "SELECT into_story FROM merged WHERE story = ?", errors);
        if (!row) return false;
        sqlite3_bind_int64(row, 1, *id);
        if (!hsy_store_run(store, row, &into, errors)) return false;
        if (into == 0) return true;
        *id = into;
    }
    return true;
}

bool hsy_store_get_story(hsy_arena *arena, hsy_store *store, int64_t *id, hsy_slice *packed, hsy_errors *errors) {
    bool failed = false;
    *packed = HSY_S("");
    if (!follow_merges(store, id, errors)) return false;
    sqlite3_stmt *row = hsy_store_statement(store, "SELECT trace FROM story WHERE id = ?", errors);
    if (!row) return false;
    sqlite3_bind_int64(row, 1, *id);
    if (hsy_store_next(store, row, &failed, errors)) *packed = hsy_arena_copy(arena, hsy_column_bytes(row, 0));
    sqlite3_reset(row);
    return !failed;
}

bool hsy_store_each_story(hsy_arena *arena, hsy_store *store, const hsy_narrowing *narrowing,
                          hsy_store_take_story *take, void *context, hsy_errors *errors) {
    hsy_asking a = hsy_asking_begin(arena, store, errors, "SELECT id, trace FROM story WHERE 1");
    add_narrowing(&a, narrowing);
    hsy_asking_number(&a, " ORDER BY id LIMIT ?", narrowing->limit);
    hsy_asking_number(&a, " OFFSET ?", narrowing->offset);
    while (hsy_asking_next(&a))
        if (!take(context, sqlite3_column_int64(a.statement, 0), hsy_column_bytes(a.statement, 1))) break;
    if (a.statement) sqlite3_reset(a.statement);
    return !a.failed;
}
