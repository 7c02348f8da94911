/* Private to store: a query put together part by part, with its values.
 *
 *     hsy_asking asking = hsy_asking_begin(arena, store, errors, "SELECT id FROM story WHERE 1");
 *     if (since != INT64_MIN) hsy_asking_number(&asking, " AND last >= ?", since);
 *     hsy_asking_add(&asking, " ORDER BY last DESC");
 *     while (hsy_asking_next(&asking)) ... sqlite3_column_int64(asking.statement, 0) ...
 *     return !asking.failed;
 *
 * The parts are constants of the program; whatever comes from outside is a value.
 */
#ifndef HEARSAY_STORE_ASKING_H
#define HEARSAY_STORE_ASKING_H

#include "base/buffer.h"
#include "store/database.h"

enum { HSY_ASKING_VALUES = 64 }; /* of one query, at most */

typedef struct hsy_asking_value {
    hsy_slice text;
    int64_t number;
    bool is_text;
} hsy_asking_value;

typedef struct hsy_asking {
    hsy_arena *arena;
    hsy_store *store;
    hsy_errors *errors;
    hsy_buffer sql;
    hsy_asking_value values[HSY_ASKING_VALUES];
    size_t value_count;
    sqlite3_stmt *statement; /* once the first row was asked for; closed with the arena at the latest */
    bool failed;
} hsy_asking;

hsy_asking hsy_asking_begin(hsy_arena *arena, hsy_store *store, hsy_errors *errors, const char *sql);
void hsy_asking_add(hsy_asking *asking, const char *sql);
/* A part with one question mark, and its value; a text must live until the last row. */
void hsy_asking_number(hsy_asking *asking, const char *sql, int64_t value);
void hsy_asking_text(hsy_asking *asking, const char *sql, hsy_slice value);
/* " IN (?, ?, …)" behind `sql`; at most 32 of the texts. */
void hsy_asking_texts(hsy_asking *asking, const char *sql, const hsy_slices *values);
/* The next row; false behind the last, and when it fails, which `failed` tells. */
bool hsy_asking_next(hsy_asking *asking);
/* A column's text, copied into the arena. */
hsy_slice hsy_asking_column(hsy_asking *asking, int at);

#endif
