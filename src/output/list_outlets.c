/* The outlets of a collection, as a list.
 *
 *      articles   own
 *          1203  61 %  Northgate Herald · northgateherald.example · 2 Mar – 4 May 2031
 */
#include "output/record.h"
#include "output/screen.h"
#include "output/words.h"

enum { WIDEST = 120 };

#define INDENTED HSY_S("                  ")

static void put_record(hsy_record *record, const void *what) {
    const hsy_outlet_row *row = what;
    hsy_record_text(record, "name", row->name);
    hsy_record_text(record, "domain", row->domain);
    hsy_record_number(record, "articles", row->articles);
    hsy_record_number(record, "own", row->own);
    hsy_record_time(record, "first", row->first);
    hsy_record_time(record, "last", row->last);
}

static void put_row(hsy_screen *screen, const hsy_outlet_row *row) {
    hsy_painter *p = &screen->painter;
    hsy_slice days = hsy_days_shown(p->arena, row->first, row->last);
    long long own = row->articles ? (long long)((double)row->own * 100 / (double)row->articles + 0.5) : 0;
    hsy_slice counts = hsy_arena_print(p->arena, "%9lld  %3lld %%  ", (long long)row->articles, own);
    hsy_paint(p, HSY_STYLE_NAME, row->name);
    if (row->domain.length && !hsy_slice_equal(row->domain, row->name))
        hsy_paint_print(p, HSY_STYLE_DIM, " · %.*s", HSY_PRINT(row->domain));
    if (days.length) hsy_paint_print(p, HSY_STYLE_DIM, " · %.*s", HSY_PRINT(days));
    hsy_screen_end(screen, counts, INDENTED, 1);
}

void hsy_output_outlets(hsy_buffer *out, hsy_list_form form, const hsy_outlet_rows *rows, const hsy_view *view) {
    static const hsy_outlet_row blank = {0};
    if (form != HSY_LIST_TEXT) {
        hsy_record_list list = {rows->items, rows->count, sizeof blank, &blank, put_record};
        hsy_record_list_put(out, form, &list);
        return;
    }
    hsy_screen screen = hsy_screen_of(out, view, WIDEST);
    if (rows->count) hsy_screen_fixed(&screen, HSY_STYLE_DIM, HSY_S(" articles    own"));
    if (rows->count) hsy_screen_end(&screen, HSY_S(""), HSY_S(""), 1);
    for (size_t i = 0; i < rows->count; i++) put_row(&screen, &rows->items[i]);
}
