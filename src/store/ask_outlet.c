/* Outlets: how much each has published, how much of it is its own, whom it relays and who relays it, how fast.
 *
 * Delays are medians over the relays whose two times are known; one that would run backwards counts as none.
 */
#include <stdlib.h>

#include "base/table.h"
#include "store/asking.h"

/* ---- the list ---- */

/* Name and domain of an outlet, as its newest article has them. */
static bool read_name(hsy_arena *arena, hsy_store *store, hsy_outlet_row *row, hsy_errors *errors) {
    bool failed = false;
    sqlite3_stmt *names = hsy_store_statement(
        store, "SELECT outlet, domain FROM article WHERE outlet_key = ? ORDER BY instant DESC LIMIT 1", errors);
    if (!names) return false;
    hsy_bind_key(names, 1, row->key);
    if (hsy_store_next(store, names, &failed, errors)) {
        row->name = hsy_arena_copy(arena, hsy_column_text(names, 0));
        row->domain = hsy_arena_copy(arena, hsy_column_text(names, 1));
        if (row->name.length == 0) row->name = row->domain;
    }
    sqlite3_reset(names);
    return !failed;
}

static hsy_outlet_row row_of(hsy_asking *a) {
    sqlite3_stmt *s = a->statement;
    return (hsy_outlet_row){.key = hsy_asking_column(a, 0),
                            .articles = sqlite3_column_int64(s, 1),
                            .own = sqlite3_column_int64(s, 2),
                            .first = hsy_column_time(s, 3),
                            .last = hsy_column_time(s, 4)};
}

static const char columns[] = "SELECT outlet_key, count(*) AS articles, sum(is_own), min(instant), max(instant) AS last"
                              " FROM article";

bool hsy_store_outlets(hsy_arena *arena, hsy_store *store, const hsy_narrowing *narrowing, hsy_outlet_rows *rows,
                       hsy_errors *errors) {
    hsy_asking a = hsy_asking_begin(arena, store, errors, columns);
    *rows = (hsy_outlet_rows){0};
    hsy_asking_add(&a, " WHERE outlet_key > ''");
    if (narrowing->since != INT64_MIN) hsy_asking_number(&a, " AND +instant >= ?", narrowing->since);
    if (narrowing->until != INT64_MAX) hsy_asking_number(&a, " AND +instant <= ?", narrowing->until);
    if (narrowing->language.length) hsy_asking_text(&a, " AND substr(language, 1, 2) = ?", narrowing->language);
    hsy_asking_add(&a, " GROUP BY outlet_key");
    hsy_asking_add(&a, narrowing->order == HSY_ORDER_NEWEST ? " ORDER BY last DESC, articles DESC"
                                                            : " ORDER BY articles DESC, outlet_key");
    hsy_asking_number(&a, " LIMIT ?", narrowing->limit);
    hsy_asking_number(&a, " OFFSET ?", narrowing->offset);
    while (hsy_asking_next(&a)) HSY_PUSH(arena, rows, row_of(&a));
    bool is_read = !a.failed;
    for (size_t i = 0; is_read && i < rows->count; i++) is_read = read_name(arena, store, &rows->items[i], errors);
    return is_read;
}

/* ---- whom it relays, and who relays it ---- */

HSY_VECTOR_TYPE(delays, int64_t);

/* What is gathered of one partner. */
typedef struct gathered {
    hsy_partner partner;
    hsy_number_table articles; /* that relay */
    delays delays;
} gathered;

HSY_VECTOR_TYPE(gathered_list, gathered);

static int compare_numbers(const void *left, const void *right) {
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
    return (a > b) - (a < b);
}

static int64_t median_of(delays *list) {
    if (list->count == 0) return INT64_MIN;
    qsort(list->items, list->count, sizeof *list->items, compare_numbers);
    return list->items[list->count / 2];
}

static int most_articles_first(const void *left, const void *right) {
    const hsy_partner *a = left, *b = right;
    if (a->articles != b->articles) return a->articles > b->articles ? -1 : 1;
    return hsy_slice_compare(a->key, b->key);
}

static gathered *partner_of(hsy_asking *a, hsy_table *places, gathered_list *list) {
    hsy_slice key = hsy_column_text(a->statement, 0);
    const uint32_t *known = hsy_table_get(places, key);
    if (known) return &list->items[*known];
    gathered new = {.partner = {.key = hsy_arena_copy(a->arena, key),
                                .name = hsy_asking_column(a, 1),
                                .kind = (hsy_party_kind)sqlite3_column_int(a->statement, 2)}};
    *hsy_table_put(a->arena, places, new.partner.key) = (uint32_t)list->count;
    HSY_PUSH(a->arena, list, new);
    return &HSY_LAST(list);
}

/* The rows of `a`: key, name, kind of party, kind of relay, the article that relays, delay. */
static bool gather(hsy_asking *a, hsy_partners *partners, int64_t *delay) {
    hsy_table places = {0};
    gathered_list list = {0};
    delays all = {0};
    while (hsy_asking_next(a)) {
        gathered *g = partner_of(a, &places, &list);
        hsy_party_kind party = (hsy_party_kind)sqlite3_column_int(a->statement, 2);
        if (party < g->partner.kind) g->partner.kind = party; /* one that has articles is no stranger */
        hsy_relay_kind kind = (hsy_relay_kind)sqlite3_column_int(a->statement, 3);
        uint64_t article = (uint64_t)sqlite3_column_int64(a->statement, 4);
        int64_t seconds = hsy_column_time(a->statement, 5);
        uint32_t *known = hsy_number_table_put(a->arena, &g->articles, article);
        if (seconds >= 0) HSY_PUSH(a->arena, &g->delays, seconds);
        if (seconds >= 0) HSY_PUSH(a->arena, &all, seconds);
        bool is_text = kind == HSY_RELAY_COPIES || kind == HSY_RELAY_TRANSLATES || kind == HSY_RELAY_CREDITS;
        uint32_t bit = is_text ? 1 : 2;
        if (*known == HSY_TABLE_NEW) *known = 0;
        if (!(*known & bit) && is_text) g->partner.texts++;
        if (!(*known & bit) && !is_text) g->partner.reports++;
        *known |= bit;
    }
    for (size_t i = 0; i < list.count; i++) {
        list.items[i].partner.articles = list.items[i].articles.count;
        list.items[i].partner.delay = median_of(&list.items[i].delays);
        HSY_PUSH(a->arena, partners, list.items[i].partner);
    }
    if (partners->count) qsort(partners->items, partners->count, sizeof *partners->items, most_articles_first);
    *delay = median_of(&all);
    return !a->failed;
}

static bool read_relays(hsy_arena *arena, hsy_store *store, hsy_outlet_page *page, hsy_errors *errors) {
    hsy_asking to = hsy_asking_begin(arena, store, errors,
                                     "SELECT from_key, from_name, from_kind, kind, to_article, delay FROM relay");
    hsy_asking_text(&to, " WHERE to_key = ? AND from_key != to_key", page->row.key);
    hsy_asking from = hsy_asking_begin(arena, store, errors,
                                       "SELECT to_key, (SELECT coalesce(outlet, domain) FROM article WHERE id ="
                                       " to_article), 0, kind, to_article, delay FROM relay");
    hsy_asking_text(&from, " WHERE from_key = ? AND from_key != to_key", page->row.key);
    return gather(&to, &page->relays, &page->relays_delay) && gather(&from, &page->relayed_by, &page->relayed_by_delay);
}

/* An agency that publishes nothing here is called as those call it who relay it. */
static bool read_foreign_name(hsy_arena *arena, hsy_store *store, hsy_outlet_row *row, hsy_errors *errors) {
    bool failed = false;
    sqlite3_stmt *names = hsy_store_statement(store, "SELECT from_name FROM relay WHERE from_key = ? LIMIT 1", errors);
    if (!names) return false;
    hsy_bind_key(names, 1, row->key);
    if (hsy_store_next(store, names, &failed, errors)) row->name = hsy_arena_copy(arena, hsy_column_text(names, 0));
    sqlite3_reset(names);
    return !failed;
}

static bool read_months(hsy_arena *arena, hsy_store *store, hsy_outlet_page *page, hsy_errors *errors) {
    hsy_asking a = hsy_asking_begin(arena, store, errors,
                                    "SELECT strftime('%Y-%m', instant, 'unixepoch') AS month, count(*), sum(is_own)"
                                    " FROM article WHERE instant IS NOT NULL");
    hsy_asking_text(&a, " AND outlet_key = ? GROUP BY month ORDER BY month", page->row.key);
    while (hsy_asking_next(&a)) {
        hsy_month month = {hsy_asking_column(&a, 0), sqlite3_column_int64(a.statement, 1),
                           sqlite3_column_int64(a.statement, 2)};
        HSY_PUSH(arena, &page->months, month);
    }
    return !a.failed;
}

bool hsy_store_outlet(hsy_arena *arena, hsy_store *store, hsy_slice key, hsy_outlet_page *page, hsy_errors *errors) {
    *page = (hsy_outlet_page){0};
    hsy_asking a = hsy_asking_begin(arena, store, errors, columns);
    hsy_asking_text(&a, " WHERE outlet_key = ?", key);
    if (hsy_asking_next(&a)) page->row = row_of(&a);
    page->row.key = key;
    return !a.failed && read_name(arena, store, &page->row, errors) &&
           (page->row.articles || read_foreign_name(arena, store, &page->row, errors)) &&
           read_relays(arena, store, page, errors) && read_months(arena, store, page, errors);
}
