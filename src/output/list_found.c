/* What a search found: a row an article.
 *
 *     17  Orva bridge was unsafe for months
 *         Northgate Herald · 2031-03-02 08:30 UTC · en · story 12
 *         … inspectors found rust in two of its cables …
 */
#include "output/record.h"
#include "output/screen.h"
#include "output/words.h"

enum { WIDEST = 120, INDENT = 8, MOST_LINES = 4 };

#define INDENTED HSY_S("        ")

static void put_record(hsy_record *record, const void *what) {
    const hsy_found_row *row = what;
    hsy_record_number(record, "id", row->id);
    hsy_record_number(record, "story", row->story);
    hsy_record_text(record, "outlet", row->outlet);
    hsy_record_text(record, "published", row->published);
    hsy_record_text(record, "language", row->language);
    hsy_record_text(record, "title", row->title);
    hsy_record_text(record, "snippet", row->snippet);
}

/* The passage with what matches in bold. */
static void paint_snippet(hsy_painter *painter, hsy_slice snippet) {
    while (snippet.at) {
        hsy_paint(painter, HSY_STYLE_PLAIN, hsy_slice_cut(&snippet, '\2'));
        if (snippet.at) hsy_paint(painter, HSY_STYLE_BOLD, hsy_slice_cut(&snippet, '\3'));
    }
}

static void put_row(hsy_screen *screen, const hsy_found_row *row) {
    hsy_painter *p = &screen->painter;
    hsy_slice number = hsy_arena_print(p->arena, "%*lld  ", INDENT - 2, (long long)row->id);
    hsy_slice time = hsy_time_shown(p->arena, row->published);
    hsy_paint(p, HSY_STYLE_BOLD, row->title.length ? row->title : HSY_S("(no headline)"));
    hsy_screen_end(screen, number, INDENTED, 2);
    hsy_paint(p, HSY_STYLE_NAME, row->outlet.length ? row->outlet : HSY_S("unknown outlet"));
    if (time.length) hsy_paint_print(p, HSY_STYLE_DIM, " · %.*s", HSY_PRINT(time));
    if (row->language.length) hsy_paint_print(p, HSY_STYLE_DIM, " · %.*s", HSY_PRINT(row->language));
    if (row->story) hsy_paint_print(p, HSY_STYLE_DIM, " · story %lld", (long long)row->story);
    hsy_screen_end(screen, INDENTED, INDENTED, 2);
    if (row->snippet.length == 0) return;
    paint_snippet(p, row->snippet);
    hsy_screen_end(screen, INDENTED, INDENTED, MOST_LINES);
}

void hsy_output_found(hsy_buffer *out, hsy_list_form form, const hsy_found_rows *rows, const hsy_view *view) {
    static const hsy_found_row blank = {0};
    if (form != HSY_LIST_TEXT) {
        hsy_record_list list = {rows->items, rows->count, sizeof blank, &blank, put_record};
        hsy_record_list_put(out, form, &list);
        return;
    }
    hsy_screen screen = hsy_screen_of(out, view, WIDEST);
    for (size_t i = 0; i < rows->count; i++) {
        if (i) hsy_screen_gap(&screen);
        put_row(&screen, &rows->items[i]);
    }
}

hsy_slice hsy_output_caret(hsy_arena *arena, hsy_slice line, size_t offset) {
    hsy_slice before = hsy_output_safe(arena, hsy_slice_sub(line, 0, offset));
    return hsy_arena_print(arena, "%*s^", (int)hsy_columns(before), "");
}
