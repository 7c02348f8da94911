/* Private to output: a row of a list, told once for all forms that programs read.
 *
 *     static void put_month(hsy_record *record, const void *row) {
 *         const hsy_month *month = row;
 *         hsy_record_text(record, "name", month->name);
 *         hsy_record_number(record, "articles", month->articles);
 *     }
 *
 *     JSON: {"name":"2031-05","articles":12}      CSV: 2031-05,12 below name,articles
 */
#ifndef HEARSAY_OUTPUT_RECORD_H
#define HEARSAY_OUTPUT_RECORD_H

#include "output/json.h"
#include "output/output.h"

typedef enum hsy_record_form { HSY_RECORD_JSON, HSY_RECORD_CSV, HSY_RECORD_NAMES } hsy_record_form;

typedef struct hsy_record {
    hsy_json json; /* also for values that only JSON has: see `form` */
    hsy_record_form form;
    bool needs_comma; /* between cells */
} hsy_record;

/* Key and value; an empty text is null, or an empty cell. */
void hsy_record_text(hsy_record *record, const char *key, hsy_slice text);
void hsy_record_number(hsy_record *record, const char *key, int64_t number);
/* Seconds since 1970 as RFC 3339; INT64_MIN is not known. */
void hsy_record_time(hsy_record *record, const char *key, int64_t seconds);
/* Seconds that something took; INT64_MIN is not known. */
void hsy_record_seconds(hsy_record *record, const char *key, int64_t seconds);
/* An array, or one cell with "; " between the texts. */
void hsy_record_texts(hsy_record *record, const char *key, hsy_slices texts);

/* Rows, `size` bytes apart; `blank` is one that is all zero, from which the head of a table has its names. */
typedef struct hsy_record_list {
    const void *items;
    size_t count, size;
    const void *blank;
    void (*put)(hsy_record *record, const void *row);
} hsy_record_list;

/* Key and array of objects; for JSON only. */
void hsy_record_objects(hsy_record *record, const char *key, const hsy_record_list *list);
/* All of a list: a JSON object a line, one JSON array, or a table; not HSY_LIST_TEXT. */
void hsy_record_list_put(hsy_buffer *out, hsy_list_form form, const hsy_record_list *list);
/* One row as a JSON object with its line break. */
void hsy_record_put(hsy_buffer *out, const void *row, void (*put)(hsy_record *record, const void *row));

#endif
