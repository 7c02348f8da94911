/* Claims: what is said, on whose word. */
#include "store/asking.h"

static void add_speakers(hsy_asking *a, const hsy_narrowing *n) {
    if (n->speaker_keys.count == 0) return;
    hsy_asking_texts(a, " AND claim.id IN (SELECT claim FROM claim_origin WHERE name_key", &n->speaker_keys);
    hsy_asking_add(a, ")");
}

/* Stories carry the times, languages and outlets of their claims. */
static void add_story(hsy_asking *a, const hsy_narrowing *n) {
    if (n->until != INT64_MAX)
        hsy_asking_number(a, " AND EXISTS (SELECT 1 FROM story WHERE story.id = claim.story AND story.first <= ?)",
                          n->until);
    if (n->language.length)
        hsy_asking_text(a,
                        " AND EXISTS (SELECT 1 FROM story WHERE story.id = claim.story AND instr(story.languages, ?))",
                        n->language);
    if (n->outlet_key.length)
        hsy_asking_text(a,
                        " AND EXISTS (SELECT 1 FROM claim_carrier JOIN article ON article.id = claim_carrier.article"
                        " WHERE claim = claim.id AND outlet_key = ?)",
                        n->outlet_key);
}

/* One status is an equation, so that the index of statuses can be walked in its order. */
static void add_statuses(hsy_asking *a, uint32_t statuses) {
    int first = 0;
    if (statuses == 0) return;
    while (!(statuses & 1u << first)) first++;
    if (statuses == 1u << first)
        hsy_asking_number(a, " AND status = ?", first);
    else
        hsy_asking_number(a, " AND (1 << status) & ?", statuses);
}

static bool read_origins(hsy_arena *arena, hsy_store *store, hsy_claim_row *row, hsy_errors *errors) {
    bool failed = false;
    sqlite3_stmt *origins = hsy_store_statement(
        store, "SELECT name, type, is_named FROM claim_origin WHERE claim = ? ORDER BY place", errors);
    if (!origins) return false;
    sqlite3_bind_int64(origins, 1, row->id);
    while (hsy_store_next(store, origins, &failed, errors)) {
        hsy_origin origin = {.name = hsy_arena_copy(arena, hsy_column_text(origins, 0)),
                             .type = (hsy_speaker_type)sqlite3_column_int(origins, 1),
                             .is_named = sqlite3_column_int(origins, 2)};
        HSY_PUSH(arena, &row->origins, origin);
    }
    return !failed;
}

static hsy_claim_row row_of(hsy_asking *a) {
    sqlite3_stmt *s = a->statement;
    return (hsy_claim_row){.id = sqlite3_column_int64(s, 0),
                           .story = sqlite3_column_int64(s, 1),
                           .text = hsy_asking_column(a, 2),
                           .status = (hsy_status)sqlite3_column_int(s, 3),
                           .independent_origins = sqlite3_column_int64(s, 4),
                           .carriers = sqlite3_column_int64(s, 5),
                           .last = hsy_column_time(s, 6)};
}

bool hsy_store_claims(hsy_arena *arena, hsy_store *store, const hsy_narrowing *narrowing, hsy_claim_rows *rows,
                      hsy_errors *errors) {
    static const char *const orders[] = {
        [HSY_ORDER_NEWEST] = " ORDER BY last DESC, carriers DESC",
        [HSY_ORDER_LARGEST] = " ORDER BY carriers DESC, last DESC",
        [HSY_ORDER_ORIGINS] = " ORDER BY independent_origins DESC, carriers DESC",
        [HSY_ORDER_SPREAD] = " ORDER BY carriers * 1.0 / max(independent_origins, 1) DESC, last DESC",
    };
    hsy_asking a = hsy_asking_begin(arena, store, errors,
                                    "SELECT id, story, text, status, independent_origins, carriers, last FROM claim"
                                    " WHERE 1");
    *rows = (hsy_claim_rows){0};
    if (narrowing->story) hsy_asking_number(&a, " AND story = ?", narrowing->story);
    if (narrowing->since != INT64_MIN) hsy_asking_number(&a, " AND +last >= ?", narrowing->since);
    add_statuses(&a, narrowing->statuses);
    add_story(&a, narrowing);
    add_speakers(&a, narrowing);
    hsy_asking_add(&a, orders[narrowing->order]);
    hsy_asking_number(&a, " LIMIT ?", narrowing->limit);
    hsy_asking_number(&a, " OFFSET ?", narrowing->offset);
    while (hsy_asking_next(&a)) HSY_PUSH(arena, rows, row_of(&a));
    bool is_read = !a.failed;
    for (size_t i = 0; is_read && i < rows->count; i++) is_read = read_origins(arena, store, &rows->items[i], errors);
    return is_read;
}

bool hsy_store_claim_story(hsy_store *store, int64_t claim, int64_t *story, hsy_errors *errors) {
    sqlite3_stmt *row = hsy_store_statement(store, "SELECT story FROM claim WHERE id = ?", errors);
    *story = 0;
    if (!row) return false;
    sqlite3_bind_int64(row, 1, claim);
    return hsy_store_run(store, row, story, errors);
}
