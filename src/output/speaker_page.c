/* What a speaker said, and where.
 *
 *     Anna Weber · 14 statements in 9 articles
 *     also: Mayor Anna Weber (3)
 *
 *       “Prices will fall.”
 *         direct · reported · via Newsline · Northgate Herald, 2 Mar 08:30, article 17, story 12 · in 4 articles
 *
 * For people the same words in several articles stand once, with the earliest of those that are listed.
 */
#include "base/table.h"
#include "output/record.h"
#include "output/screen.h"
#include "output/words.h"
#include "text/fold.h"

enum { WIDEST = 110, MOST_LINES = 6 };

static void put_said(hsy_record *record, const void *what) {
    const hsy_said_row *row = what;
    hsy_record_number(record, "article", row->article);
    hsy_record_number(record, "story", row->story);
    hsy_record_text(record, "outlet", row->outlet);
    hsy_record_text(record, "published", row->published);
    hsy_record_text(record, "speaker", row->speaker);
    hsy_record_text(record, "kind", hsy_kind_name(row->kind));
    hsy_record_text(record, "certainty", hsy_certainty_name(row->certainty));
    hsy_record_texts(record, "via", row->via);
    hsy_record_text(record, "content", row->content);
}

static void put_name(hsy_record *record, const void *what) {
    const hsy_speaker_row *row = what;
    hsy_record_text(record, "name", row->name);
    hsy_record_number(record, "statements", row->statements);
    hsy_record_number(record, "articles", row->articles);
}

static void put_page(hsy_record *record, const void *what) {
    const hsy_speaker_page *page = what;
    hsy_record_objects(
        record, "names",
        &(hsy_record_list){page->names.items, page->names.count, sizeof(hsy_speaker_row), NULL, put_name});
    hsy_record_objects(record, "statements",
                       &(hsy_record_list){page->said.items, page->said.count, sizeof(hsy_said_row), NULL, put_said});
}

/* ---- for people ---- */

static void put_head(hsy_screen *screen, const hsy_speaker_rows *names) {
    hsy_painter *p = &screen->painter;
    const hsy_speaker_row *first = &names->items[0];
    hsy_paint(p, HSY_STYLE_BOLD, first->name);
    hsy_paint_print(p, HSY_STYLE_DIM, " · %.*s in %.*s",
                    HSY_PRINT(hsy_counted(p->arena, (size_t)first->statements, "statement")),
                    HSY_PRINT(hsy_counted(p->arena, (size_t)first->articles, "article")));
    hsy_screen_end(screen, HSY_S(""), HSY_S(""), 2);
    if (names->count == 1) return;
    hsy_paint(p, HSY_STYLE_DIM, HSY_S("also: "));
    for (size_t i = 1; i < names->count; i++) {
        if (i > 1) hsy_paint(p, HSY_STYLE_DIM, HSY_S(", "));
        hsy_paint(p, HSY_STYLE_NAME, names->items[i].name);
        hsy_paint_print(p, HSY_STYLE_DIM, " (%lld)", (long long)names->items[i].statements);
    }
    hsy_screen_end(screen, HSY_S(""), HSY_S("      "), 3);
}

/* The same words, by index of the rows; newest first. */
static hsy_groups group_by_words(hsy_arena *arena, const hsy_said_rows *said) {
    hsy_groups groups = {0};
    hsy_table places = {0};
    for (size_t i = 0; i < said->count; i++) {
        uint32_t *place = hsy_table_put(arena, &places, hsy_fold_plain(arena, said->items[i].content));
        if (*place == HSY_TABLE_NEW) {
            *place = (uint32_t)groups.count;
            HSY_PUSH(arena, &groups, (hsy_indices){0});
        }
        HSY_PUSH(arena, &groups.items[*place], (uint32_t)i);
    }
    return groups;
}

static void put_group(hsy_screen *screen, const hsy_said_rows *said, const hsy_indices *group, bool names_differ) {
    hsy_painter *p = &screen->painter;
    const hsy_said_row *row = &said->items[HSY_LAST(group)];
    hsy_slice time = hsy_time_shown(p->arena, row->published);
    hsy_screen_gap(screen);
    hsy_paint(p, hsy_style_of(row->certainty), row->content);
    hsy_screen_end(screen, HSY_S("  "), HSY_S("  "), MOST_LINES);
    if (names_differ) hsy_paint_print(p, HSY_STYLE_NAME, "%.*s · ", HSY_PRINT(row->speaker));
    hsy_paint_print(p, HSY_STYLE_DIM, "%.*s, %.*s", HSY_PRINT(hsy_kind_name(row->kind)),
                    HSY_PRINT(hsy_certainty_name(row->certainty)));
    for (size_t i = 0; i < row->via.count; i++) {
        hsy_paint(p, HSY_STYLE_DIM, i ? HSY_S(" < ") : HSY_S(" · via "));
        hsy_paint(p, HSY_STYLE_NAME, row->via.items[row->via.count - 1 - i]);
    }
    hsy_paint(p, HSY_STYLE_DIM, HSY_S(" · "));
    hsy_paint(p, HSY_STYLE_NAME, row->outlet.length ? row->outlet : HSY_S("unknown outlet"));
    if (time.length) hsy_paint_print(p, HSY_STYLE_DIM, ", %.*s", HSY_PRINT(time));
    hsy_paint_print(p, HSY_STYLE_DIM, ", article" HSY_NO_BREAK_SPACE "%lld", (long long)row->article);
    if (row->story) hsy_paint_print(p, HSY_STYLE_DIM, ", story" HSY_NO_BREAK_SPACE "%lld", (long long)row->story);
    if (group->count > 1) hsy_paint_print(p, HSY_STYLE_PLAIN, " · told %zu times", group->count);
    hsy_screen_end(screen, HSY_S("    "), HSY_S("    "), 3);
}

static void put_text(hsy_buffer *out, const hsy_speaker_page *page, const hsy_view *view) {
    hsy_screen screen = hsy_screen_of(out, view, WIDEST);
    hsy_groups groups = group_by_words(out->arena, &page->said);
    if (page->names.count) put_head(&screen, &page->names);
    for (size_t i = 0; i < groups.count; i++) put_group(&screen, &page->said, &groups.items[i], page->names.count > 1);
}

void hsy_output_speaker_page(hsy_buffer *out, hsy_list_form form, const hsy_speaker_page *page, const hsy_view *view) {
    static const hsy_said_row blank = {0};
    if (form == HSY_LIST_TEXT) {
        put_text(out, page, view);
    } else if (form == HSY_LIST_JSON) {
        hsy_record_put(out, page, put_page);
    } else {
        hsy_record_list list = {page->said.items, page->said.count, sizeof blank, &blank, put_said};
        hsy_record_list_put(out, form, &list);
    }
}
