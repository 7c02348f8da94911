#include "store/asking.h"

#include <assert.h>

enum { MOST_TEXTS = 32 };

hsy_asking hsy_asking_begin(hsy_arena *arena, hsy_store *store, hsy_errors *errors, const char *sql) {
    hsy_asking asking = {.arena = arena, .store = store, .errors = errors, .sql = hsy_buffer_in(arena, 0)};
    hsy_buffer_add_c(&asking.sql, sql);
    return asking;
}

void hsy_asking_add(hsy_asking *asking, const char *sql) { hsy_buffer_add_c(&asking->sql, sql); }

static void add_value(hsy_asking *asking, hsy_asking_value value) {
    assert(asking->value_count < HSY_ASKING_VALUES);
    asking->values[asking->value_count++] = value;
}

void hsy_asking_number(hsy_asking *asking, const char *sql, int64_t value) {
    hsy_asking_add(asking, sql);
    add_value(asking, (hsy_asking_value){.number = value});
}

void hsy_asking_text(hsy_asking *asking, const char *sql, hsy_slice value) {
    hsy_asking_add(asking, sql);
    add_value(asking, (hsy_asking_value){.text = value, .is_text = true});
}

void hsy_asking_texts(hsy_asking *asking, const char *sql, const hsy_slices *values) {
    hsy_asking_add(asking, sql);
    hsy_asking_add(asking, " IN (");
    for (size_t i = 0; i < values->count && i < MOST_TEXTS; i++)
        hsy_asking_text(asking, i ? ", ?" : "?", values->items[i]);
    hsy_asking_add(asking, ")");
}

static void close_statement(void *statement) { sqlite3_finalize(statement); }

static bool prepare(hsy_asking *asking) {
    hsy_slice sql = hsy_buffer_text(&asking->sql);
    int result = sqlite3_prepare_v2(asking->store->database, sql.at, (int)sql.length, &asking->statement, NULL);
    if (result != SQLITE_OK) {
        asking->failed = true;
        return hsy_store_fail(asking->store, asking->errors);
    }
    hsy_arena_defer(asking->arena, close_statement, asking->statement);
    for (size_t i = 0; i < asking->value_count; i++) {
        const hsy_asking_value *value = &asking->values[i];
        if (value->is_text)
            hsy_bind_key(asking->statement, (int)i + 1, value->text);
        else
            sqlite3_bind_int64(asking->statement, (int)i + 1, value->number);
    }
    return true;
}

bool hsy_asking_next(hsy_asking *asking) {
    if (asking->failed || (!asking->statement && !prepare(asking))) return false;
    return hsy_store_next(asking->store, asking->statement, &asking->failed, asking->errors);
}

hsy_slice hsy_asking_column(hsy_asking *asking, int at) {
    return hsy_arena_copy(asking->arena, hsy_column_text(asking->statement, at));
}
