/* The versions of an article for people at a terminal: when each was stored, and what an editor changed in silence.
 *
 *     VERSION 2 · stored 2031-05-01 18:00 UTC
 *     ≠ Officials said the dam [-is safe-] {+holds for now+}.
 *     ‹ Nobody was hurt.
 *     › Two people were taken to hospital.
 *
 * What is cut stands behind ‹, what is added behind ›; in a changed sentence both are coloured, or without colours
 * stand in [-brackets-] and {+braces+}.
 */
#include "output/output.h"
#include "output/screen.h"
#include "output/words.h"
#include "text/revision.h"

enum { WIDEST = 110 };

typedef struct writer {
    hsy_screen screen;
    hsy_slice from, to; /* the texts */
} writer;

static void paint_cut(hsy_painter *p, hsy_slice words) {
    if (!p->colour) hsy_paint(p, HSY_STYLE_PLAIN, HSY_S("[-"));
    hsy_paint(p, HSY_STYLE_DENIED, words);
    if (!p->colour) hsy_paint(p, HSY_STYLE_PLAIN, HSY_S("-]"));
}

static void paint_added(hsy_painter *p, hsy_slice words) {
    if (!p->colour) hsy_paint(p, HSY_STYLE_PLAIN, HSY_S("{+"));
    hsy_paint(p, HSY_STYLE_ASSERTED, words);
    if (!p->colour) hsy_paint(p, HSY_STYLE_PLAIN, HSY_S("+}"));
}

/* Whether a blank stands in front of the piece, in the text that has it. */
static bool has_blank_before(const writer *w, const hsy_edit_piece *piece) {
    bool is_in_to = piece->to.start < piece->to.end;
    uint32_t start = is_in_to ? piece->to.start : piece->from.start;
    hsy_slice text = is_in_to ? w->to : w->from;
    return start > 0 && hsy_is_space(text.at[start - 1]);
}

static void put_changed(writer *w, const hsy_edit *edit) {
    hsy_painter *p = &w->screen.painter;
    for (size_t i = 0; i < edit->pieces.count; i++) {
        const hsy_edit_piece *piece = &edit->pieces.items[i];
        hsy_slice cut = hsy_slice_span(w->from, piece->from), added = hsy_slice_span(w->to, piece->to);
        if (i && has_blank_before(w, piece)) hsy_paint(p, HSY_STYLE_PLAIN, HSY_S(" "));
        if (piece->stays) {
            hsy_paint(p, HSY_STYLE_PLAIN, added);
            continue;
        }
        if (cut.length) paint_cut(p, cut);
        if (cut.length && added.length) hsy_paint(p, HSY_STYLE_PLAIN, HSY_S(" "));
        if (added.length) paint_added(p, added);
    }
    hsy_screen_end(&w->screen, HSY_S("≠ "), HSY_S("  "), 0);
}

static void put_edit(writer *w, const hsy_edit *edit) {
    hsy_painter *p = &w->screen.painter;
    if (edit->kind == HSY_EDIT_CHANGED) {
        put_changed(w, edit);
    } else if (edit->kind == HSY_EDIT_CUT) {
        hsy_paint(p, HSY_STYLE_DENIED, hsy_slice_span(w->from, edit->from));
        hsy_screen_end(&w->screen, HSY_S("‹ "), HSY_S("  "), 0);
    } else {
        hsy_paint(p, HSY_STYLE_ASSERTED, hsy_slice_span(w->to, edit->to));
        hsy_screen_end(&w->screen, HSY_S("› "), HSY_S("  "), 0);
    }
}

static void put_head(writer *w, const hsy_version *version) {
    hsy_painter *p = &w->screen.painter;
    hsy_slice time = hsy_time_shown(p->arena, version->added);
    hsy_screen_gap(&w->screen);
    hsy_paint_print(p, HSY_STYLE_HEADING, "VERSION %lld", (long long)version->number);
    if (time.length) hsy_paint_print(p, HSY_STYLE_DIM, " · stored %.*s", HSY_PRINT(time));
    hsy_screen_end(&w->screen, HSY_S(""), HSY_S(""), 1);
}

static void put_title(writer *w, hsy_slice from, hsy_slice to) {
    hsy_painter *p = &w->screen.painter;
    if (hsy_slice_equal(from, to)) return;
    hsy_paint(p, HSY_STYLE_DIM, HSY_S("headline: "));
    if (from.length) paint_cut(p, from);
    if (from.length && to.length) hsy_paint(p, HSY_STYLE_PLAIN, HSY_S(" "));
    if (to.length) paint_added(p, to);
    hsy_screen_end(&w->screen, HSY_S("≠ "), HSY_S("  "), 0);
}

static void put_change(writer *w, const hsy_version *from, const hsy_version *to) {
    const hsy_article *a = &from->reading.article, *b = &to->reading.article;
    hsy_edits edits = hsy_revision(w->screen.painter.arena, a->text, b->text, b->language);
    w->from = a->text;
    w->to = b->text;
    put_head(w, to);
    put_title(w, a->title, b->title);
    for (size_t i = 0; i < edits.count; i++) put_edit(w, &edits.items[i]);
    if (edits.count || !hsy_slice_equal(a->title, b->title)) return;
    hsy_paint(&w->screen.painter, HSY_STYLE_DIM, HSY_S("only blanks, line breaks or quotation marks changed"));
    hsy_screen_end(&w->screen, HSY_S("  "), HSY_S("  "), 0);
}

void hsy_output_versions_text(hsy_buffer *out, int64_t article, const hsy_versions *versions, const hsy_view *view) {
    writer w = {.screen = hsy_screen_of(out, view, WIDEST)};
    hsy_painter *p = &w.screen.painter;
    const hsy_article *newest = &HSY_LAST(versions).reading.article;
    hsy_paint(p, HSY_STYLE_BOLD, hsy_title_of(newest));
    hsy_screen_end(&w.screen, HSY_S(""), HSY_S(""), 3);
    hsy_paint(p, HSY_STYLE_NAME, hsy_label_of(newest));
    hsy_paint_print(p, HSY_STYLE_DIM, " · article %lld · %.*s", (long long)article,
                    HSY_PRINT(hsy_counted(p->arena, versions->count, "version")));
    hsy_screen_end(&w.screen, HSY_S(""), HSY_S(""), 1);
    put_head(&w, &versions->items[0]);
    for (size_t i = 1; i < versions->count; i++) put_change(&w, &versions->items[i - 1], &versions->items[i]);
}
