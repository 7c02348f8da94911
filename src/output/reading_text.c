/* One page for people at a terminal: the article with its statements marked and the speakers beside them
 * (article_text.c), then who says what, grouped by speaker and with the chain through which it came (said_text.c), then
 * what to be careful about.
 */
#include "output/article_text.h"
#include "output/said_text.h"
#include "output/words.h"

enum {
    WIDEST = 120,        /* columns of what is looked through */
    ROLE_WIDTH = 10,     /* columns: the longest is "navigation" */
    WHY_WIDTH = 7,       /* columns: "picture" */
    WIDE = 76,           /* columns from which there is room for it */
    MOST_BODY_LINES = 3, /* of a block of the article among all blocks */
};

typedef struct writer {
    hsy_screen screen;
    const hsy_reading *reading;
} writer;

/* "label: a, b" on lines of its own; nothing when the list is empty. */
static void put_list(writer *w, const char *label, hsy_slices list) {
    if (list.count == 0) return;
    hsy_paint_print(&w->screen.painter, HSY_STYLE_DIM, "%s ", label);
    for (size_t i = 0; i < list.count; i++) {
        if (i) hsy_paint(&w->screen.painter, HSY_STYLE_PLAIN, HSY_S(", "));
        hsy_paint(&w->screen.painter, HSY_STYLE_PLAIN, list.items[i]);
    }
    hsy_screen_end(&w->screen, HSY_S(""), HSY_S("    "), 0);
}

static void put_fact(writer *w, bool *follows, const char *before, hsy_slice fact) {
    if (fact.length == 0) return;
    hsy_paint_print(&w->screen.painter, HSY_STYLE_DIM, "%s%s", *follows ? " · " : "", before);
    hsy_paint(&w->screen.painter, HSY_STYLE_DIM, fact);
    *follows = true;
}

static void put_head(writer *w) {
    const hsy_article *a = &w->reading->article;
    hsy_arena *arena = w->screen.painter.arena;
    bool follows = true;
    hsy_paint(&w->screen.painter, HSY_STYLE_NAME, hsy_label_of(a));
    put_fact(w, &follows, "", hsy_time_shown(arena, a->published));
    put_fact(w, &follows, "changed" HSY_NO_BREAK_SPACE, hsy_time_shown(arena, a->modified));
    put_fact(w, &follows, "in" HSY_NO_BREAK_SPACE, a->language);
    put_fact(w, &follows, "translated from" HSY_NO_BREAK_SPACE, a->translated_from);
    hsy_screen_end(&w->screen, HSY_S(""), HSY_S(""), 0);
    if (a->title.length) {
        hsy_screen_gap(&w->screen);
        hsy_paint(&w->screen.painter, HSY_STYLE_BOLD, a->title);
        hsy_screen_end(&w->screen, HSY_S(""), HSY_S(""), 0);
    }
    put_list(w, "by", a->authors);
    put_list(w, "credits", a->credits);
    hsy_slices remarks = hsy_remarks_of(arena, a);
    for (size_t i = 0; i < remarks.count; i++) {
        hsy_paint(&w->screen.painter, HSY_STYLE_WARNING, remarks.items[i]);
        hsy_screen_end(&w->screen, HSY_S("! "), HSY_S("  "), 0);
    }
    if (a->lede.length && hsy_slice_find(a->text, a->lede, 0) == HSY_NOT_FOUND) {
        hsy_screen_gap(&w->screen);
        hsy_paint(&w->screen.painter, HSY_STYLE_BOLD, a->lede);
        hsy_screen_end(&w->screen, HSY_S("  "), HSY_S("  "), 0);
    }
}

static void put_caveats(writer *w) {
    const hsy_statements *statements = &w->reading->statements;
    bool has_caveat = statements->caveat.start < statements->caveat.end;
    if (!has_caveat && !hsy_overclaims(statements)) return;
    hsy_screen_heading(&w->screen, "CAREFUL");
    hsy_screen_gap(&w->screen);
    if (has_caveat) {
        hsy_paint(&w->screen.painter, HSY_STYLE_WARNING, HSY_S("The page itself says: "));
        hsy_paint(&w->screen.painter, HSY_STYLE_PLAIN,
                  hsy_sentence_around(w->screen.painter.arena, &w->reading->article, statements->caveat));
        hsy_screen_end(&w->screen, HSY_S("! "), HSY_S("  "), 0);
    }
    if (hsy_overclaims(statements)) {
        hsy_slice body = hsy_certainty_name(statements->body_certainty);
        hsy_paint(&w->screen.painter, HSY_STYLE_WARNING, HSY_S("The headline claims more than the text: "));
        hsy_paint_print(&w->screen.painter, HSY_STYLE_PLAIN, "it puts as %s what the text gives as %.*s.",
                        statements->headline_certainty == HSY_CERTAINTY_ASSERTED ? "fact" : "said", HSY_PRINT(body));
        hsy_screen_end(&w->screen, HSY_S("! "), HSY_S("  "), 0);
    }
}

/* How a block looks among all: the article stands out, who made it stays readable, what was cut steps back. */
typedef struct block_look {
    hsy_style role, bar, text;
    const char *line; /* between role and text: told apart without colours too */
    size_t most;      /* lines, where long blocks are cut */
} block_look;

static block_look look_of(hsy_role role) {
    if (role == HSY_ROLE_TITLE || role == HSY_ROLE_SUBHEADING)
        return (block_look){HSY_STYLE_BOLD, HSY_STYLE_REPORTED, HSY_STYLE_BOLD, "┃", MOST_BODY_LINES};
    if (role <= HSY_ROLE_CODE)
        return (block_look){HSY_STYLE_PLAIN, HSY_STYLE_REPORTED, HSY_STYLE_PLAIN, "┃", MOST_BODY_LINES};
    if (role <= HSY_ROLE_NOTE) return (block_look){HSY_STYLE_DIM, HSY_STYLE_DIM, HSY_STYLE_PLAIN, "│", 1};
    return (block_look){HSY_STYLE_DIM, HSY_STYLE_DIM, HSY_STYLE_DIM, "┊", 1};
}

static hsy_slice painted(writer *w, hsy_style style, hsy_slice text) {
    hsy_paint(&w->screen.painter, style, text);
    hsy_lines lines = hsy_paint_lines(&w->screen.painter, ROLE_WIDTH, 1);
    return lines.count ? lines.items[0].text : HSY_S("");
}

/* "navigation links   ┊ ": role, what decided it, and the line. */
static hsy_slice margin_of(writer *w, const hsy_block *block, const block_look *look, hsy_slice bar) {
    hsy_slice name = hsy_role_name(block->role), why = hsy_why_name(block->why);
    hsy_slice role = painted(w, look->role, name);
    int before = ROLE_WIDTH - (int)name.length, behind = w->screen.width < WIDE ? 0 : WHY_WIDTH + 1;
    if (!behind) why = HSY_S("");
    hsy_slice reason = painted(w, HSY_STYLE_DIM, why);
    return hsy_arena_print(w->screen.painter.arena, "%*s%.*s%*s%.*s%*s %.*s ", before, "", HSY_PRINT(role), behind > 0,
                           "", HSY_PRINT(reason), behind ? WHY_WIDTH - (int)why.length : 0, "", HSY_PRINT(bar));
}

static void put_block(writer *w, const hsy_block *block, bool whole) {
    block_look look = look_of(block->role);
    unsigned margin = ROLE_WIDTH + (w->screen.width < WIDE ? 0 : WHY_WIDTH + 1);
    hsy_slice bar = painted(w, look.bar, hsy_slice_from_c(look.line)), first = margin_of(w, block, &look, bar);
    hsy_slice others = hsy_arena_print(w->screen.painter.arena, "%*s %.*s ", (int)margin, "", HSY_PRINT(bar));
    hsy_paint(&w->screen.painter, look.text, block->text);
    hsy_lines lines = hsy_paint_lines(&w->screen.painter, w->screen.width - margin - 3, whole ? 0 : look.most);
    hsy_lines_print(w->screen.out, lines, first, others);
}

static void put_roles(writer *w, const hsy_view *view) {
    const hsy_blocks *blocks = &w->reading->article.blocks;
    size_t kept = 0;
    for (size_t i = 0; i < blocks->count; i++) kept += blocks->items[i].in_text.end > 0;
    hsy_screen_heading(&w->screen, "BLOCKS OF THE PAGE");
    hsy_paint_print(&w->screen.painter, HSY_STYLE_DIM, "%zu of %zu are the article's text%s", kept, blocks->count,
                    view->whole ? "" : "; --show blocks has them whole");
    hsy_screen_end(&w->screen, HSY_S(""), HSY_S(""), 0);
    hsy_screen_gap(&w->screen);
    for (size_t i = 0; i < blocks->count; i++) put_block(w, &blocks->items[i], view->whole);
}

static void put_errors(writer *w) {
    const hsy_errors *errors = &w->reading->article.errors;
    if (errors->count) hsy_screen_heading(&w->screen, "ERRORS");
    for (size_t i = 0; i < errors->count; i++) {
        hsy_paint(&w->screen.painter, HSY_STYLE_PLAIN, errors->items[i].message);
        hsy_screen_end(&w->screen, HSY_S("! "), HSY_S("  "), 0);
    }
}

void hsy_output_reading_text(hsy_buffer *out, const hsy_reading *reading, const hsy_view *view) {
    writer w = {hsy_screen_of(out, view, WIDEST), reading};
    hsy_margin margin = hsy_margin_of(out->arena, reading, w.screen.width);
    unsigned all = view->show_roles ? w.screen.width : margin.all;
    if (!view->show_roles) w.screen.width = margin.text; /* what is read, not looked through */
    put_head(&w);
    if (view->show_roles)
        put_roles(&w, view);
    else
        hsy_article_text_put(&w.screen, &margin);
    w.screen.width = all;
    hsy_said_text_put(&w.screen, reading);
    put_caveats(&w);
    put_errors(&w);
}
