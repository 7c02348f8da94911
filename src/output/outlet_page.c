/* One outlet or agency, for programs: a JSON object, or a table of those whom it relays and who relay it. */
#include "output/outlet_page.h"

#include "output/record.h"

hsy_slice hsy_partner_kind(hsy_party_kind kind) {
    if (kind == HSY_PARTY_AGENCY) return HSY_S("agency");
    return kind == HSY_PARTY_SOURCE ? HSY_S("source") : HSY_S("outlet");
}

static void put_partner(hsy_record *record, const void *what) {
    const hsy_partner *partner = what;
    hsy_record_text(record, "name", partner->name);
    hsy_record_text(record, "kind", hsy_partner_kind(partner->kind));
    hsy_record_number(record, "articles", (int64_t)partner->articles);
    hsy_record_number(record, "texts", (int64_t)partner->texts);
    hsy_record_number(record, "reports", (int64_t)partner->reports);
    hsy_record_seconds(record, "delay", partner->delay);
}

static void put_month(hsy_record *record, const void *what) {
    const hsy_month *month = what;
    hsy_record_text(record, "month", month->name);
    hsy_record_number(record, "articles", month->articles);
    hsy_record_number(record, "own", month->own);
}

static void put_way(hsy_record *record, const char *key, const hsy_partners *partners, int64_t delay) {
    hsy_json_key(&record->json, key);
    hsy_json_open(&record->json, '{');
    hsy_record_seconds(record, "delay", delay);
    hsy_record_objects(record, "partners",
                       &(hsy_record_list){partners->items, partners->count, sizeof(hsy_partner), NULL, put_partner});
    hsy_json_close(&record->json, '}');
}

static void put_page(hsy_record *record, const void *what) {
    const hsy_outlet_page *page = what;
    hsy_record_text(record, "name", page->row.name);
    hsy_record_text(record, "domain", page->row.domain);
    hsy_record_number(record, "articles", page->row.articles);
    hsy_record_number(record, "own", page->row.own);
    hsy_record_time(record, "first", page->row.first);
    hsy_record_time(record, "last", page->row.last);
    put_way(record, "relays", &page->relays, page->relays_delay);
    put_way(record, "relayed_by", &page->relayed_by, page->relayed_by_delay);
    hsy_record_objects(record, "months",
                       &(hsy_record_list){page->months.items, page->months.count, sizeof(hsy_month), NULL, put_month});
}

/* A partner as a row of the table. */
typedef struct way_row {
    hsy_slice way;
    hsy_partner partner;
} way_row;

HSY_VECTOR_TYPE(way_rows, way_row);

static void put_way_row(hsy_record *record, const void *what) {
    const way_row *row = what;
    hsy_record_text(record, "way", row->way);
    put_partner(record, &row->partner);
}

static void put_table(hsy_buffer *out, const hsy_outlet_page *page) {
    static const way_row blank = {{0}};
    way_rows rows = {0};
    for (size_t i = 0; i < page->relays.count; i++)
        HSY_PUSH(out->arena, &rows, ((way_row){HSY_S("relays"), page->relays.items[i]}));
    for (size_t i = 0; i < page->relayed_by.count; i++)
        HSY_PUSH(out->arena, &rows, ((way_row){HSY_S("relayed_by"), page->relayed_by.items[i]}));
    hsy_record_list list = {rows.items, rows.count, sizeof blank, &blank, put_way_row};
    hsy_record_list_put(out, HSY_LIST_CSV, &list);
}

void hsy_output_outlet_page(hsy_buffer *out, hsy_list_form form, const hsy_outlet_page *page, const hsy_view *view) {
    if (form == HSY_LIST_TEXT)
        hsy_outlet_text(out, page, view);
    else if (form == HSY_LIST_CSV)
        put_table(out, page);
    else
        hsy_record_put(out, page, put_page);
}
