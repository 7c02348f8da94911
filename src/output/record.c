#include "output/record.h"

#include "output/csv.h"
#include "text/date.h"

/* Whether a value is to follow; false when only the names are wanted. */
static bool begin(hsy_record *record, const char *key) {
    if (record->form == HSY_RECORD_JSON) {
        hsy_json_key(&record->json, key);
        return true;
    }
    if (record->needs_comma) hsy_buffer_add_byte(record->json.out, ',');
    record->needs_comma = true;
    if (record->form == HSY_RECORD_NAMES) hsy_buffer_add_c(record->json.out, key);
    return record->form == HSY_RECORD_CSV;
}

static void put_text(hsy_record *record, hsy_slice text) {
    if (record->form == HSY_RECORD_CSV)
        hsy_csv_cell(record->json.out, text);
    else if (text.length)
        hsy_json_string(&record->json, text);
    else
        hsy_json_null(&record->json);
}

void hsy_record_text(hsy_record *record, const char *key, hsy_slice text) {
    if (begin(record, key)) put_text(record, text);
}

void hsy_record_number(hsy_record *record, const char *key, int64_t number) {
    if (!begin(record, key)) return;
    if (record->form == HSY_RECORD_JSON)
        hsy_json_number(&record->json, (size_t)number);
    else
        hsy_buffer_print(record->json.out, "%lld", (long long)number);
}

void hsy_record_time(hsy_record *record, const char *key, int64_t seconds) {
    if (!begin(record, key)) return;
    hsy_slice time = HSY_S("");
    if (seconds != INT64_MIN) time = hsy_date_print(record->json.out->arena, hsy_date_of_seconds(seconds));
    put_text(record, time);
}

void hsy_record_seconds(hsy_record *record, const char *key, int64_t seconds) {
    if (seconds >= 0)
        hsy_record_number(record, key, seconds);
    else
        hsy_record_text(record, key, HSY_S(""));
}

void hsy_record_texts(hsy_record *record, const char *key, hsy_slices texts) {
    if (record->form == HSY_RECORD_JSON) {
        hsy_json_strings(&record->json, key, texts);
        return;
    }
    if (!begin(record, key)) return;
    hsy_buffer joined = hsy_buffer_in(record->json.out->arena, 0);
    for (size_t i = 0; i < texts.count; i++) {
        if (i) hsy_buffer_add_c(&joined, "; ");
        hsy_buffer_add(&joined, texts.items[i]);
    }
    hsy_csv_cell(record->json.out, hsy_buffer_text(&joined));
}

static void put_object(hsy_json *json, const void *row, void (*put)(hsy_record *record, const void *row)) {
    hsy_json_open(json, '{');
    hsy_record record = {*json, HSY_RECORD_JSON, false};
    put(&record, row);
    *json = record.json;
    hsy_json_close(json, '}');
}

void hsy_record_objects(hsy_record *record, const char *key, const hsy_record_list *list) {
    hsy_json_key(&record->json, key);
    hsy_json_open(&record->json, '[');
    for (size_t i = 0; i < list->count; i++)
        put_object(&record->json, (const char *)list->items + i * list->size, list->put);
    hsy_json_close(&record->json, ']');
}

void hsy_record_put(hsy_buffer *out, const void *row, void (*put)(hsy_record *record, const void *row)) {
    hsy_json json = {out, false};
    put_object(&json, row, put);
    hsy_buffer_add_byte(out, '\n');
}

static void put_table(hsy_buffer *out, const hsy_record_list *list) {
    hsy_record names = {{out, false}, HSY_RECORD_NAMES, false};
    list->put(&names, list->blank);
    hsy_buffer_add_c(out, HSY_CSV_LINE_END);
    for (size_t i = 0; i < list->count; i++) {
        hsy_record cells = {{out, false}, HSY_RECORD_CSV, false};
        list->put(&cells, (const char *)list->items + i * list->size);
        hsy_buffer_add_c(out, HSY_CSV_LINE_END);
    }
}

void hsy_record_list_put(hsy_buffer *out, hsy_list_form form, const hsy_record_list *list) {
    hsy_json json = {out, false};
    if (form == HSY_LIST_CSV) {
        put_table(out, list);
        return;
    }
    if (form == HSY_LIST_JSON) hsy_json_open(&json, '[');
    for (size_t i = 0; i < list->count; i++) {
        if (form == HSY_LIST_LINES) json.needs_comma = false;
        put_object(&json, (const char *)list->items + i * list->size, list->put);
        if (form == HSY_LIST_LINES) hsy_buffer_add_byte(out, '\n');
    }
    if (form == HSY_LIST_LINES) return;
    hsy_json_close(&json, ']');
    hsy_buffer_add_byte(out, '\n');
}
