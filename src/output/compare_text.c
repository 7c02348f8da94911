/* Two articles side by side for people at a terminal.
 *
 *     The Herald · 2031-05-01 08:00 UTC               The Ledger · 2031-05-01 11:30 UTC
 *     Fissure in the dam                              Dam cracks
 *
 *     The operator acknowledged a fissure of      ≠   The operator acknowledged {+on Monday+} a fissure
 *     twelve metres.                                  of twelve metres.
 *     Nobody was hurt.                            ‹
 *
 * On a narrow terminal the two are woven into one column. What differs within a row is coloured; without colours it
 * stands in [-brackets-] and {+braces+}, and in {~waves~} what the other text has elsewhere.
 */
#include "output/output.h"
#include "output/rows.h"
#include "output/screen.h"
#include "output/words.h"

enum {
    WIDEST = 200,
    LEAST_BESIDE = 80, /* columns from which the texts stand side by side */
    GUTTER = 5,        /* columns between them */
    MOST_HEAD_LINES = 3,
};

typedef struct writer {
    hsy_screen screen;
    const hsy_comparison *comparison;
} writer;

static hsy_style style_of(hsy_row_state state, bool is_to) {
    if (state == HSY_ROW_SHARED) return HSY_STYLE_PLAIN;
    if (state == HSY_ROW_MOVED) return HSY_STYLE_HEDGED;
    return is_to ? HSY_STYLE_ASSERTED : HSY_STYLE_DENIED;
}

/* The signs that stand for a colour where there is none. */
static void paint_sign(hsy_painter *painter, hsy_row_state state, bool is_to, bool is_end) {
    static const hsy_slice cut[] = {HSY_SLICE("[-"), HSY_SLICE("-]")}, added[] = {HSY_SLICE("{+"), HSY_SLICE("+}")},
                           moved[] = {HSY_SLICE("{~"), HSY_SLICE("~}")};
    if (painter->colour || state == HSY_ROW_SHARED) return;
    hsy_paint(painter, HSY_STYLE_PLAIN, (state == HSY_ROW_MOVED ? moved : is_to ? added : cut)[is_end]);
}

static void paint_piece(hsy_painter *painter, hsy_slice text, const hsy_row_piece *piece, bool is_to, bool has_signs) {
    if (has_signs) paint_sign(painter, piece->state, is_to, false);
    hsy_paint(painter, style_of(piece->state, is_to), hsy_slice_span(text, piece->span));
    if (has_signs) paint_sign(painter, piece->state, is_to, true);
}

/* Whether a piece is joined to the one before it: no blank stands between them in the text. */
static bool is_joined(hsy_slice text, const hsy_row_piece *before, const hsy_row_piece *piece) {
    return before->span.end == piece->span.start && before->span.end > 0 &&
           !hsy_is_space(text.at[before->span.end - 1]);
}

static void paint_side(hsy_painter *painter, hsy_slice text, const hsy_row_pieces *pieces, bool is_to, bool has_signs) {
    for (size_t i = 0; i < pieces->count; i++) {
        if (i && !is_joined(text, &pieces->items[i - 1], &pieces->items[i])) hsy_paint(painter, 0, HSY_S(" "));
        paint_piece(painter, text, &pieces->items[i], is_to, has_signs);
    }
}

/* Whether the pieces of a side need signs: they are not all of the same kind, or the same words stand beside them. */
static bool needs_signs(const hsy_row *row, const hsy_row_pieces *pieces) {
    return hsy_row_has(row, HSY_ROW_SHARED) || hsy_row_has(row, HSY_ROW_MOVED) || pieces->count > 1;
}

static hsy_slice sign_of(const hsy_row *row) {
    bool differs = hsy_row_has(row, HSY_ROW_ALONE) || hsy_row_has(row, HSY_ROW_MOVED);
    if (!row->to.count) return HSY_S("‹");
    if (!row->from.count) return HSY_S("›");
    return differs ? HSY_S("≠") : HSY_S("│");
}

static void put_beside(writer *w, const hsy_row *row) {
    hsy_painter *p = &w->screen.painter;
    unsigned half = (w->screen.width - GUTTER) / 2;
    paint_side(p, w->comparison->from->article.text, &row->from, false, needs_signs(row, &row->from));
    hsy_lines left = hsy_paint_lines(p, half, 0);
    paint_side(p, w->comparison->to->article.text, &row->to, true, needs_signs(row, &row->to));
    hsy_lines right = hsy_paint_lines(p, half, 0);
    hsy_lines_print_beside(w->screen.out, left, right, half, HSY_S(""),
                           hsy_arena_print(p->arena, "  %.*s  ", HSY_PRINT(sign_of(row))));
}

/* The row in one column: shared words once, what stands in one text only between them. */
static void put_woven(writer *w, const hsy_row *row) {
    hsy_painter *p = &w->screen.painter;
    hsy_slice from = w->comparison->from->article.text, to = w->comparison->to->article.text;
    bool has_signs = row->from.count && row->to.count;
    size_t i = 0, k = 0;
    while (i < row->from.count || k < row->to.count) {
        const hsy_row_piece *a = i < row->from.count ? &row->from.items[i] : NULL;
        const hsy_row_piece *b = k < row->to.count ? &row->to.items[k] : NULL;
        if (i || k) hsy_paint(p, HSY_STYLE_PLAIN, HSY_S(" "));
        if (a && a->state != HSY_ROW_SHARED) {
            paint_piece(p, from, a, false, has_signs);
            i++;
        } else if (b) {
            paint_piece(p, to, b, true, has_signs);
            k++;
            i += a && b->state == HSY_ROW_SHARED;
        } else {
            paint_piece(p, from, a, false, has_signs);
            i++;
        }
    }
    hsy_slice sign = hsy_arena_print(p->arena, "%.*s ", HSY_PRINT(sign_of(row)));
    hsy_screen_end(&w->screen, sign, HSY_S("  "), 0);
}

/* Who, when and under which title. */
static hsy_lines head_lines(writer *w, const hsy_article *article, unsigned width) {
    hsy_painter *p = &w->screen.painter;
    hsy_slice time = hsy_time_shown(p->arena, article->published);
    hsy_paint(p, HSY_STYLE_NAME, hsy_label_of(article));
    if (time.length) hsy_paint_print(p, HSY_STYLE_DIM, " · %.*s", HSY_PRINT(time));
    hsy_lines lines = hsy_paint_lines(p, width, 2);
    hsy_paint(p, HSY_STYLE_BOLD, hsy_title_of(article));
    hsy_lines title = hsy_paint_lines(p, width, MOST_HEAD_LINES);
    for (size_t i = 0; i < title.count; i++) HSY_PUSH(p->arena, &lines, title.items[i]);
    return lines;
}

static void put_heads(writer *w, bool is_beside) {
    unsigned width = is_beside ? (w->screen.width - GUTTER) / 2 : w->screen.width - 2;
    hsy_lines from = head_lines(w, &w->comparison->from->article, width);
    hsy_lines to = head_lines(w, &w->comparison->to->article, width);
    if (is_beside) {
        hsy_lines_print_beside(w->screen.out, from, to, width, HSY_S(""), HSY_S("     "));
        return;
    }
    hsy_lines_print(w->screen.out, from, HSY_S("‹ "), HSY_S("  "));
    hsy_lines_print(w->screen.out, to, HSY_S("› "), HSY_S("  "));
}

static unsigned per_cent(double share) { return (unsigned)(share * 100 + 0.5); }

/* "12 shared passages: 73 % of the left text, 91 % of the right one · the left one came 3 h 30 min earlier" */
static void put_sums(writer *w) {
    const hsy_comparison *c = w->comparison;
    hsy_painter *p = &w->screen.painter;
    hsy_screen_gap(&w->screen);
    if (c->passages.count == 0) {
        hsy_paint(p, HSY_STYLE_BOLD, HSY_S("No passage of eight words or more is shared"));
    } else {
        hsy_slice passages = hsy_counted(p->arena, c->passages.count, "shared passage");
        hsy_paint_print(p, HSY_STYLE_BOLD, "%.*s: %u %% of the first text, %u %% of the second", HSY_PRINT(passages),
                        per_cent(c->from_share), per_cent(c->to_share));
    }
    int64_t from = hsy_seconds_of(c->from->article.published), to = hsy_seconds_of(c->to->article.published);
    if (from != INT64_MAX && to != INT64_MAX && from != to) {
        hsy_slice time = hsy_duration_shown(p->arena, from < to ? to - from : from - to);
        hsy_paint_print(p, HSY_STYLE_DIM, " · the %s came %.*s earlier", from < to ? "first" : "second",
                        HSY_PRINT(time));
    }
    hsy_screen_end(&w->screen, HSY_S(""), HSY_S(""), 0);
    hsy_screen_gap(&w->screen);
}

void hsy_output_comparison_text(hsy_buffer *out, const hsy_comparison *comparison, const hsy_view *view) {
    writer w = {hsy_screen_of(out, view, WIDEST), comparison};
    bool is_beside = w.screen.width >= LEAST_BESIDE;
    hsy_rows rows = hsy_rows_of(out->arena, comparison);
    put_heads(&w, is_beside);
    put_sums(&w);
    for (size_t i = 0; i < rows.count; i++) {
        if (is_beside)
            put_beside(&w, &rows.items[i]);
        else
            put_woven(&w, &rows.items[i]);
    }
}
