/* The article paragraph by paragraph. What is said stands in brackets with its number and the sign of its certainty,
 * in its colour; who says it is bold, and the words that report it are underlined. Without colours stars and low lines
 * stand for both, as in plain mail.
 *
 *     [1 The bridge will close], *Mayor Anna Weber* _said_.
 *     _According to_ *the agency* [2? it is unsafe].
 */
#include "output/article_text.h"

#include "output/marks.h"
#include "output/words.h"

enum { DEEPEST = 64 }; /* marks inside marks that colours are kept for */

/* A walk over the text, past marks, glued words and blocks. */
typedef struct walk {
    hsy_screen *screen;
    const hsy_margin *margin;
    hsy_marks marks;
    size_t mark, glued, block; /* the next of each */
    uint32_t open[DEEPEST];    /* statements at this place, the innermost last */
    size_t depth;
    unsigned sources, cues;  /* how many are open at this place */
    hsy_stretches stretches; /* of the paragraph */
    size_t paragraph;        /* its number, from 1 */
    size_t *seen_in;         /* of each statement: the paragraph in which it stood last */
} walk;

static const hsy_article *article_of(const walk *k) { return &k->margin->reading->article; }

static const hsy_statement *statement_of(const walk *k, uint32_t number) {
    return &k->margin->reading->statements.list.items[number];
}

static size_t glyphs(const walk *k) { return k->screen->painter.paragraph.count; }

static void begin_stretch(walk *k, uint32_t number, bool goes_on) {
    bool is_further = k->seen_in[number] == k->paragraph;
    hsy_stretch stretch = {number, glyphs(k), SIZE_MAX, is_further, goes_on};
    HSY_PUSH(k->screen->painter.arena, &k->stretches, stretch);
    k->seen_in[number] = k->paragraph;
}

static void end_stretch(walk *k, uint32_t number) {
    for (size_t i = k->stretches.count; i-- > 0;)
        if (k->stretches.items[i].number == number && k->stretches.items[i].end == SIZE_MAX) {
            k->stretches.items[i].end = glyphs(k);
            return;
        }
}

static void close_statement(walk *k, uint32_t number) {
    for (size_t i = k->depth; i-- > 0;)
        if (k->open[i] == number) {
            for (k->depth--; i < k->depth; i++) k->open[i] = k->open[i + 1];
            return;
        }
}

static void pass_content(walk *k, const hsy_mark *mark) {
    hsy_certainty certainty = statement_of(k, mark->number)->certainty;
    unsigned style = hsy_style_of(certainty) | HSY_STYLE_STRONG;
    if (mark->is_end) {
        hsy_paint(&k->screen->painter, style, HSY_S("]"));
        end_stretch(k, mark->number);
        close_statement(k, mark->number);
        return;
    }
    begin_stretch(k, mark->number, false);
    hsy_paint_print(&k->screen->painter, style, "[%u%s" HSY_NO_BREAK_SPACE, mark->number + 1,
                    hsy_certainty_sign(certainty));
    if (k->depth < DEEPEST) k->open[k->depth++] = mark->number;
}

/* Several statements may have the same source: it is shown once. */
static void pass_words(walk *k, const hsy_mark *mark, unsigned *open, const char *sign) {
    if (mark->is_end ? --*open == 0 : ++*open == 1)
        if (!k->screen->painter.colour) hsy_paint_print(&k->screen->painter, HSY_STYLE_PLAIN, "%s", sign);
}

static void pass_mark(walk *k, const hsy_mark *mark) {
    switch (mark->part) {
    case HSY_MARK_CONTENT: pass_content(k, mark); break;
    case HSY_MARK_SOURCE: pass_words(k, mark, &k->sources, "*"); break;
    case HSY_MARK_CUE: pass_words(k, mark, &k->cues, "_"); break;
    }
}

static unsigned style_here(const walk *k, hsy_role role) {
    unsigned style = role == HSY_ROLE_SUBHEADING ? HSY_STYLE_BOLD : HSY_STYLE_PLAIN;
    if (k->depth) style = hsy_style_of(statement_of(k, k->open[k->depth - 1])->certainty);
    if (k->sources) style |= HSY_STYLE_STRONG;
    if (k->cues) style |= HSY_STYLE_UNDERLINED;
    return style;
}

/* What stands in front of a paragraph by its role. */
static hsy_slice indent_of(hsy_role role, bool is_first) {
    if (role == HSY_ROLE_LIST) return is_first ? HSY_S("  • ") : HSY_S("    ");
    return role == HSY_ROLE_QUOTE ? HSY_S("  │ ") : HSY_S("");
}

/* The role of the block that begins at byte `at` of the text. Blocks are asked for in order. */
static hsy_role role_at(walk *k, size_t at) {
    const hsy_blocks *blocks = &article_of(k)->blocks;
    while (k->block < blocks->count &&
           (blocks->items[k->block].in_text.end <= at || blocks->items[k->block].in_text.end == 0))
        k->block++;
    if (k->block < blocks->count && blocks->items[k->block].in_text.start <= at) return blocks->items[k->block].role;
    return HSY_ROLE_PARAGRAPH;
}

/* Where to stop before `end`: at the next mark, or where a glued word is parted. */
static size_t next_stop(const walk *k, size_t end) {
    const hsy_glued_words *glued = &article_of(k)->glued;
    if (k->mark < k->marks.count && k->marks.items[k->mark].at < end) end = k->marks.items[k->mark].at;
    return k->glued < glued->count && glued->items[k->glued].at < end ? glued->items[k->glued].at : end;
}

/* The bytes [at, end) of the text. */
static void paint_text(walk *k, size_t at, size_t end, hsy_role role) {
    const hsy_glued_words *glued = &article_of(k)->glued;
    for (;;) {
        const hsy_mark *mark = k->mark < k->marks.count ? &k->marks.items[k->mark] : NULL;
        bool at_glued = k->glued < glued->count && glued->items[k->glued].at <= at;
        if (mark && mark->at <= at && (mark->is_end || (!at_glued && at < end))) {
            pass_mark(k, mark);
            k->mark++;
        } else if (at == end) {
            return;
        } else if (at_glued) {
            if (glued->items[k->glued++].at == at) hsy_paint(&k->screen->painter, HSY_STYLE_PLAIN, HSY_S(" "));
        } else {
            size_t until = next_stop(k, end);
            hsy_paint(&k->screen->painter, style_here(k, role), hsy_slice_sub(article_of(k)->text, at, until));
            at = until;
        }
    }
}

/* The bytes [at, end) of the text as one paragraph. */
static void put_paragraph(walk *k, size_t at, size_t end) {
    hsy_role role = role_at(k, at);
    k->stretches.count = 0;
    k->paragraph++;
    for (size_t i = 0; i < k->depth; i++) begin_stretch(k, k->open[i], true);
    paint_text(k, at, end, role);
    if (glyphs(k) == 0) return;
    hsy_screen_gap(k->screen);
    hsy_margin_end(k->margin, k->screen, &k->stretches, indent_of(role, true), indent_of(role, false));
}

void hsy_article_text_put(hsy_screen *screen, const hsy_margin *margin) {
    const hsy_reading *reading = margin->reading;
    hsy_slice text = reading->article.text;
    walk k = {.screen = screen, .margin = margin};
    k.marks = hsy_marks_of_all(screen->painter.arena, &reading->statements.list);
    k.seen_in = HSY_NEW_ARRAY(screen->painter.arena, size_t, reading->statements.list.count + 1);
    if (text.length == 0 && reading->article.errors.count == 0) {
        hsy_screen_gap(screen);
        hsy_paint(&screen->painter, HSY_STYLE_DIM, HSY_S("No text of an article was found on this page."));
        hsy_screen_end(screen, HSY_S(""), HSY_S(""), 0);
    }
    for (hsy_slice rest = text; rest.at && text.length;) {
        hsy_slice line = hsy_slice_cut(&rest, '\n');
        size_t at = (size_t)(line.at - text.at);
        put_paragraph(&k, at, at + line.length);
    }
}
