/* The claims of a collection, as a list.
 *
 *      345  The operator acknowledged a fissure of twelve metres.
 *           single source · 1 independent origin · carried 14 times · story 12
 *           from Anna Weber · person
 */
#include "output/record.h"
#include "output/screen.h"
#include "output/trace_words.h"
#include "output/words.h"

enum { WIDEST = 120, INDENT = 8, MOST_LINES = 4, MOST_ORIGINS = 4 };

#define INDENTED HSY_S("        ")

/* Objects in JSON, names in a table. */
static void put_origins(hsy_record *record, const hsy_origins *origins) {
    hsy_json *json = &record->json;
    hsy_slices names = {0};
    for (size_t i = 0; i < origins->count; i++) HSY_PUSH(json->out->arena, &names, origins->items[i].name);
    if (record->form != HSY_RECORD_JSON) {
        hsy_record_texts(record, "origins", names);
        return;
    }
    hsy_json_key(json, "origins");
    hsy_json_open(json, '[');
    for (size_t i = 0; i < origins->count; i++) {
        hsy_json_open(json, '{');
        hsy_json_field(json, "name", origins->items[i].name);
        hsy_json_field(json, "type", hsy_speaker_type_name(origins->items[i].type));
        hsy_json_key(json, "named");
        hsy_json_bool(json, origins->items[i].is_named);
        hsy_json_close(json, '}');
    }
    hsy_json_close(json, ']');
}

static void put_record(hsy_record *record, const void *what) {
    const hsy_claim_row *row = what;
    hsy_record_number(record, "id", row->id);
    hsy_record_number(record, "story", row->story);
    hsy_record_text(record, "text", row->text);
    hsy_record_text(record, "status", hsy_status_name(row->status));
    hsy_record_number(record, "independent_origins", row->independent_origins);
    hsy_record_number(record, "carried", row->carriers);
    hsy_record_time(record, "last", row->last);
    put_origins(record, &row->origins);
}

static void put_counts(hsy_screen *screen, const hsy_claim_row *row) {
    hsy_painter *p = &screen->painter;
    hsy_slice origins = hsy_counted(p->arena, (size_t)row->independent_origins, "independent origin");
    hsy_paint_print(p, hsy_status_style(row->status), "%s", hsy_status_word(row->status));
    hsy_paint_print(p, HSY_STYLE_PLAIN, " · %.*s", HSY_PRINT(origins));
    if (row->carriers == 1)
        hsy_paint_print(p, HSY_STYLE_DIM, " · carried once");
    else
        hsy_paint_print(p, HSY_STYLE_DIM, " · carried %lld times", (long long)row->carriers);
    hsy_paint_print(p, HSY_STYLE_DIM, " · story %lld", (long long)row->story);
    hsy_screen_end(screen, INDENTED, INDENTED, 2);
}

static void put_names(hsy_screen *screen, const hsy_origins *origins) {
    hsy_painter *p = &screen->painter;
    size_t shown = origins->count < MOST_ORIGINS ? origins->count : MOST_ORIGINS;
    if (shown == 0) return;
    for (size_t i = 0; i < shown; i++) {
        const hsy_origin *origin = &origins->items[i];
        hsy_paint(p, HSY_STYLE_DIM, i ? HSY_S(", ") : HSY_S("from "));
        hsy_paint(p, HSY_STYLE_NAME, hsy_speaker_shown(p->arena, origin->name, origin->is_named));
    }
    if (origins->count > shown) hsy_paint_print(p, HSY_STYLE_DIM, " and %zu more", origins->count - shown);
    hsy_screen_end(screen, INDENTED, INDENTED, 2);
}

void hsy_output_claims(hsy_buffer *out, hsy_list_form form, const hsy_claim_rows *rows, const hsy_view *view) {
    static const hsy_claim_row blank = {0};
    if (form != HSY_LIST_TEXT) {
        hsy_record_list list = {rows->items, rows->count, sizeof blank, &blank, put_record};
        hsy_record_list_put(out, form, &list);
        return;
    }
    hsy_screen screen = hsy_screen_of(out, view, WIDEST);
    for (size_t i = 0; i < rows->count; i++) {
        const hsy_claim_row *row = &rows->items[i];
        if (i) hsy_screen_gap(&screen);
        hsy_paint(&screen.painter, HSY_STYLE_BOLD, row->text);
        hsy_slice number = hsy_arena_print(out->arena, "%*lld  ", INDENT - 2, (long long)row->id);
        hsy_screen_end(&screen, number, INDENTED, MOST_LINES);
        put_counts(&screen, row);
        put_names(&screen, &row->origins);
    }
}
