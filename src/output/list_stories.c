/* The stories of a collection, as a list.
 *
 *       12  Orva bridge was unsafe for months
 *           2–4 Mar 2031 · en de fr · 41 articles · 12 texts · 3 origins
 *           ! caveat lost · single source
 *           38 outlets: Northgate Herald, Harbor Ledger, Phare, …
 *
 * Flags are kinds of findings and, of its claims, the statuses that a reader should know of.
 */
#include "output/record.h"
#include "output/screen.h"
#include "output/trace_words.h"
#include "output/words.h"

enum { WIDEST = 120, INDENT = 8 /* columns */ };

#define INDENTED HSY_S("        ")

static hsy_slices languages_of(hsy_arena *arena, hsy_slice languages) {
    hsy_slices list = {0};
    while (languages.length) HSY_PUSH(arena, &list, hsy_slice_cut(&languages, ' '));
    return list;
}

static hsy_slices flags_of(hsy_arena *arena, const hsy_story_row *row) {
    hsy_slices flags = {0};
    for (int kind = 0; kind <= HSY_FINDING_CREDIT_CONFLICT; kind++)
        if (row->flags & 1u << kind) HSY_PUSH(arena, &flags, hsy_finding_kind_name((hsy_finding_kind)kind));
    for (int status = 0; status <= HSY_STATUS_SINGLE_SOURCE; status++)
        if (row->statuses & 1u << status) HSY_PUSH(arena, &flags, hsy_status_name((hsy_status)status));
    return flags;
}

static void put_main_origin(hsy_record *record, const void *what) {
    const hsy_main_origin *main = what;
    hsy_record_text(record, "origin", main->origin);
    hsy_record_number(record, "articles", main->articles);
}

/* Objects in JSON, "agency:TND 4" in a table. */
static void put_main_origins(hsy_record *record, const hsy_main_origins *origins) {
    hsy_arena *arena = record->json.out->arena;
    hsy_slices cells = {0};
    if (record->form == HSY_RECORD_JSON) {
        const hsy_record_list list = {origins->items, origins->count, sizeof *origins->items, NULL, put_main_origin};
        hsy_record_objects(record, "main_origins", &list);
        return;
    }
    for (size_t i = 0; i < origins->count; i++) {
        const hsy_main_origin *main = &origins->items[i];
        HSY_PUSH(arena, &cells,
                 hsy_arena_print(arena, "%.*s %lld", HSY_PRINT(main->origin), (long long)main->articles));
    }
    hsy_record_texts(record, "main_origins", cells);
}

static void put_record(hsy_record *record, const void *what) {
    const hsy_story_row *row = what;
    hsy_arena *arena = record->json.out->arena;
    hsy_record_number(record, "id", row->id);
    hsy_record_text(record, "title", row->title);
    hsy_record_time(record, "first", row->first);
    hsy_record_time(record, "last", row->last);
    hsy_record_texts(record, "languages", languages_of(arena, row->languages));
    hsy_record_number(record, "articles", row->articles);
    hsy_record_number(record, "texts", row->texts);
    hsy_record_number(record, "origins", row->origins);
    hsy_record_number(record, "outlets", row->outlets);
    hsy_record_number(record, "claims", row->claims);
    hsy_record_texts(record, "flags", flags_of(arena, row));
    hsy_record_texts(record, "outlet_names", row->outlet_names);
    put_main_origins(record, &row->main_origins);
}

/* ---- for people ---- */

/* "12 texts", in one line. */
static void put_count(hsy_painter *painter, hsy_style style, int64_t count, const char *what) {
    hsy_paint_print(painter, style, "%lld" HSY_NO_BREAK_SPACE "%s%s", (long long)count, what, count == 1 ? "" : "s");
}

static void put_counts(hsy_screen *screen, const hsy_story_row *row) {
    hsy_painter *p = &screen->painter;
    hsy_slice days = hsy_days_shown(p->arena, row->first, row->last);
    if (days.length) hsy_paint_print(p, HSY_STYLE_DIM, "%.*s · ", HSY_PRINT(days));
    if (row->languages.length) hsy_paint_print(p, HSY_STYLE_DIM, "%.*s · ", HSY_PRINT(row->languages));
    put_count(p, HSY_STYLE_PLAIN, row->articles, "article");
    hsy_paint(p, HSY_STYLE_PLAIN, HSY_S(" · "));
    put_count(p, HSY_STYLE_PLAIN, row->texts, "text");
    hsy_paint(p, HSY_STYLE_PLAIN, HSY_S(" · "));
    put_count(p, HSY_STYLE_BOLD, row->origins, "origin");
    hsy_screen_end(screen, INDENTED, INDENTED, 2);
}

static void put_flags(hsy_screen *screen, const hsy_story_row *row) {
    hsy_painter *p = &screen->painter;
    uint32_t telling = row->statuses & ~(1u << HSY_STATUS_CONFIRMED);
    const char *between = "";
    if (!row->flags && !telling) return;
    for (int kind = 0; kind <= HSY_FINDING_CREDIT_CONFLICT; kind++) {
        if (!(row->flags & 1u << kind)) continue;
        hsy_paint_print(p, HSY_STYLE_DIM, "%s", between);
        hsy_paint_print(p, HSY_STYLE_WARNING, "%s", hsy_finding_word((hsy_finding_kind)kind));
        between = " · ";
    }
    for (int status = 0; status <= HSY_STATUS_SINGLE_SOURCE; status++) {
        if (!(telling & 1u << status)) continue;
        hsy_paint_print(p, HSY_STYLE_DIM, "%s", between);
        hsy_paint_print(p, hsy_status_style((hsy_status)status), "%s", hsy_status_word((hsy_status)status));
        between = " · ";
    }
    hsy_screen_end(screen, HSY_S("      ! "), INDENTED, 2);
}

static void put_outlets(hsy_screen *screen, const hsy_story_row *row) {
    hsy_painter *p = &screen->painter;
    if (row->outlets > 1) hsy_paint_print(p, HSY_STYLE_DIM, "%lld outlets: ", (long long)row->outlets);
    for (size_t i = 0; i < row->outlet_names.count; i++) {
        if (i) hsy_paint(p, HSY_STYLE_DIM, HSY_S(", "));
        hsy_paint(p, HSY_STYLE_DIM, row->outlet_names.items[i]);
    }
    if (row->outlets > (int64_t)row->outlet_names.count) hsy_paint(p, HSY_STYLE_DIM, HSY_S(", …"));
    hsy_screen_end(screen, INDENTED, INDENTED, 2);
}

static void put_row(hsy_screen *screen, const hsy_story_row *row) {
    hsy_painter *p = &screen->painter;
    hsy_slice number = hsy_arena_print(p->arena, "%*lld  ", INDENT - 2, (long long)row->id);
    hsy_paint(p, HSY_STYLE_BOLD, row->title.length ? row->title : HSY_S("(no headline)"));
    hsy_screen_end(screen, number, INDENTED, 2);
    put_counts(screen, row);
    put_flags(screen, row);
    if (row->outlet_names.count) put_outlets(screen, row);
}

void hsy_output_stories(hsy_buffer *out, hsy_list_form form, const hsy_story_rows *rows, const hsy_view *view) {
    static const hsy_story_row blank = {0};
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
