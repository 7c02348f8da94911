/* Search: the articles that match a query of words and filters.
 *
 * First the newest matches, at most 2,000, are ranked (rank.c; a word in the title counts four times): ranking all of a
 * hundred thousand would cost more than anybody waits. Then the few that are shown are looked up with their snippets,
 * for which the texts are unpacked.
 */
#include <stdlib.h>

#include "store/asking.h"
#include "store/tokenizer.h"

enum {
    MOST_RANKED = 2000,
    MOST_LOOKED_UP = 10000, /* articles that filters leave, before the words are asked for */
};

typedef struct ranked {
    int64_t id;
    double rank; /* the least is the best */
} ranked;

HSY_VECTOR_TYPE(ranked_list, ranked);

static bool has_filter(const hsy_query *query, hsy_query_field field, bool is_excluded) {
    for (size_t i = 0; i < query->filters.count; i++)
        if (query->filters.items[i].field == field && query->filters.items[i].is_excluded == is_excluded) return true;
    return false;
}

/* What the filters of one field stand for: any of what is wanted, none of what is excluded. */
static void add_field(hsy_asking *a, const hsy_query *query, hsy_query_field field, bool is_excluded) {
    hsy_slices values = {0};
    if (!has_filter(query, field, is_excluded)) return;
    for (size_t i = 0; i < query->filters.count; i++) {
        const hsy_query_filter *filter = &query->filters.items[i];
        if (filter->field != field || filter->is_excluded != is_excluded) continue;
        if (field == HSY_QUERY_LANGUAGE) HSY_PUSH(a->arena, &values, filter->value);
        for (size_t k = 0; k < filter->keys.count; k++) HSY_PUSH(a->arena, &values, filter->keys.items[k]);
    }
    hsy_asking_add(a, is_excluded ? " AND NOT (" : " AND (");
    if (field == HSY_QUERY_SPEAKER)
        hsy_asking_texts(a, "article.id IN (SELECT article FROM statement WHERE speaker_key", &values);
    else
        hsy_asking_texts(a, field == HSY_QUERY_OUTLET ? "outlet_key" : "substr(language, 1, 2)", &values);
    hsy_asking_add(a, field == HSY_QUERY_SPEAKER ? "))" : ")");
}

/* The filters of the question, which hold beside those of the query. */
static void add_question(hsy_asking *a, const hsy_narrowing *n) {
    if (n->outlet_key.length) hsy_asking_text(a, " AND outlet_key = ?", n->outlet_key);
    if (n->language.length) hsy_asking_text(a, " AND substr(language, 1, 2) = ?", n->language);
    if (n->story) hsy_asking_number(a, " AND story = ?", n->story);
    if (n->speaker_keys.count) {
        hsy_asking_texts(a, " AND article.id IN (SELECT article FROM statement WHERE speaker_key", &n->speaker_keys);
        hsy_asking_add(a, ")");
    }
}

static void add_filters(hsy_asking *a, const hsy_query *query, const hsy_narrowing *n) {
    int64_t since = n->since, until = n->until;
    for (size_t i = 0; i < query->filters.count; i++) {
        const hsy_query_filter *filter = &query->filters.items[i];
        if (filter->field == HSY_QUERY_SINCE && filter->seconds > since) since = filter->seconds;
        if (filter->field == HSY_QUERY_UNTIL && filter->seconds < until) until = filter->seconds;
    }
    if (since != INT64_MIN) hsy_asking_number(a, " AND instant >= ?", since);
    if (until != INT64_MAX) hsy_asking_number(a, " AND instant <= ?", until);
    for (int field = HSY_QUERY_OUTLET; field <= HSY_QUERY_LANGUAGE; field++)
        for (int is_excluded = 0; is_excluded < 2; is_excluded++)
            add_field(a, query, (hsy_query_field)field, is_excluded);
    add_question(a, n);
}

static bool narrows(const hsy_query *query, const hsy_narrowing *n) {
    return query->filters.count || n->since != INT64_MIN || n->until != INT64_MAX || n->outlet_key.length ||
           n->language.length || n->story || n->speaker_keys.count;
}

/* Whether the filters leave so few articles that all of them are looked up first. */
static bool are_few(hsy_asking *a, const hsy_query *query, const hsy_narrowing *n, bool *few) {
    int64_t count = MOST_LOOKED_UP + 1;
    hsy_asking_add(a, "SELECT count(*) FROM (SELECT 1 FROM article WHERE 1");
    add_filters(a, query, n);
    hsy_asking_number(a, " LIMIT ?)", MOST_LOOKED_UP + 1);
    if (hsy_asking_next(a)) count = sqlite3_column_int64(a->statement, 0);
    if (a->statement) sqlite3_reset(a->statement);
    *few = count <= MOST_LOOKED_UP;
    return !a->failed;
}

/* Ranks the newest matches. Filters hold against the articles that they leave, when these are few; else every match is
 * looked up, which ends after MOST_RANKED. */
static bool rank_matches(hsy_arena *arena, hsy_store *store, const hsy_query *query, const hsy_narrowing *n,
                         ranked_list *list, hsy_errors *errors) {
    static const char head[] = "SELECT search.rowid, -hearsay_rank(search, 4.0, 1.0, 1.0) FROM search";
    hsy_asking counting = hsy_asking_begin(arena, store, errors, ""), a = hsy_asking_begin(arena, store, errors, head);
    bool is_narrow = narrows(query, n), few = false;
    if (is_narrow && !are_few(&counting, query, n, &few)) return false;
    if (is_narrow && !few) hsy_asking_add(&a, " CROSS JOIN article ON article.id = search.rowid");
    hsy_asking_text(&a, " WHERE search MATCH ?", query->match);
    if (few) hsy_asking_add(&a, " AND +search.rowid IN (SELECT article.id FROM article WHERE 1");
    if (is_narrow) add_filters(&a, query, n);
    if (few) hsy_asking_add(&a, ")");
    hsy_asking_number(&a, " ORDER BY search.rowid DESC LIMIT ?", MOST_RANKED);
    while (hsy_asking_next(&a))
        HSY_PUSH(arena, list, ((ranked){sqlite3_column_int64(a.statement, 0), sqlite3_column_double(a.statement, 1)}));
    return !a.failed;
}

/* Without words the newest come first. */
static bool list_newest(hsy_arena *arena, hsy_store *store, const hsy_query *query, const hsy_narrowing *n,
                        ranked_list *list, hsy_errors *errors) {
    hsy_asking a = hsy_asking_begin(arena, store, errors, "SELECT article.id FROM article WHERE 1");
    add_filters(&a, query, n);
    if (query->except.length)
        hsy_asking_text(&a, " AND article.id NOT IN (SELECT rowid FROM search WHERE search MATCH ?)", query->except);
    hsy_asking_number(&a, " ORDER BY instant DESC, article.id DESC LIMIT ?", MOST_RANKED);
    while (hsy_asking_next(&a))
        HSY_PUSH(arena, list, ((ranked){sqlite3_column_int64(a.statement, 0), (double)list->count}));
    return !a.failed;
}

static int best_first(const void *left, const void *right) {
    const ranked *a = left, *b = right;
    if (a->rank != b->rank) return a->rank < b->rank ? -1 : 1;
    return (a->id < b->id) - (a->id > b->id);
}

/* Of the body, which also holds what is said; its beginning when only the title matches. */
static bool read_snippet(hsy_arena *arena, hsy_store *store, const hsy_query *query, hsy_found_row *row,
                         hsy_errors *errors) {
    bool failed = false;
    sqlite3_stmt *found = hsy_store_statement(
        store, "SELECT snippet(search, 1, char(2), char(3), '…', 24) FROM search WHERE search MATCH ? AND rowid = ?",
        errors);
    if (!found) return false;
    hsy_bind_key(found, 1, query->match);
    sqlite3_bind_int64(found, 2, row->id);
    if (hsy_store_next(store, found, &failed, errors)) {
        hsy_slice snippet = hsy_column_text(found, 0);
        bool begins_matched = snippet.length && snippet.at[0] == '\2';
        row->snippet = hsy_arena_copy(arena, begins_matched ? snippet : hsy_without_language_mark(snippet));
    }
    sqlite3_reset(found);
    return !failed;
}

static bool read_row(hsy_arena *arena, hsy_store *store, int64_t id, hsy_found_rows *rows, hsy_errors *errors) {
    bool failed = false;
    sqlite3_stmt *article = hsy_store_statement(
        store, "SELECT story, title, coalesce(outlet, domain), published, language FROM article WHERE id = ?", errors);
    if (!article) return false;
    sqlite3_bind_int64(article, 1, id);
    if (hsy_store_next(store, article, &failed, errors)) {
        hsy_found_row row = {.id = id,
                             .story = sqlite3_column_int64(article, 0),
                             .title = hsy_arena_copy(arena, hsy_column_text(article, 1)),
                             .outlet = hsy_arena_copy(arena, hsy_column_text(article, 2)),
                             .published = hsy_arena_copy(arena, hsy_column_text(article, 3)),
                             .language = hsy_arena_copy(arena, hsy_column_text(article, 4))};
        HSY_PUSH(arena, rows, row);
    }
    sqlite3_reset(article);
    return !failed;
}

bool hsy_store_find(hsy_arena *arena, hsy_store *store, const hsy_query *query, const hsy_narrowing *narrowing,
                    hsy_found_rows *rows, hsy_errors *errors) {
    ranked_list list = {0};
    *rows = (hsy_found_rows){0};
    bool is_read = query->match.length ? rank_matches(arena, store, query, narrowing, &list, errors)
                                       : list_newest(arena, store, query, narrowing, &list, errors);
    if (is_read && list.count) qsort(list.items, list.count, sizeof *list.items, best_first);
    for (size_t i = (size_t)narrowing->offset; is_read && i < list.count; i++) {
        if ((int64_t)rows->count == narrowing->limit) break;
        is_read = read_row(arena, store, list.items[i].id, rows, errors);
    }
    for (size_t i = 0; is_read && query->match.length && i < rows->count; i++)
        is_read = read_snippet(arena, store, query, &rows->items[i], errors);
    return is_read;
}
