/* One page for people at a terminal: the article with its statements marked, then who says what, grouped by speaker
 * and with the chain through which it came, then what to be careful about.
 *
 *     Anna Weber · person, central bank
 *       [2] reported     “Prices will fall”
 *
 *     an intelligence official (unnamed) · official
 *       Herald < Newsline < Radio Kaldera < an intelligence official (unnamed)
 *       [5] unconfirmed  the soldiers had fled
 */
#include "output/marks.h"
#include "output/screen.h"
#include "output/speakers.h"
#include "output/words.h"

enum {
    WIDEST = 92,          /* columns; longer lines are hard to read */
    WIDEST_ROLES = 120,   /* of the blocks of a page, which are looked through */
    CERTAINTY_WIDTH = 13, /* columns: the longest is "unconfirmed" */
    MOST_WORDS_LINES = 2, /* of a statement in the list; it stands whole in the text above */
    ROLE_WIDTH = 10,      /* columns: the longest is "navigation" */
    WHY_WIDTH = 7,        /* columns: "picture" */
    WIDE = 76,            /* columns from which there is room for it */
    MOST_BODY_LINES = 3,  /* of a block of the article among all blocks */
    DEEPEST = 64,         /* marks inside marks that colours are kept for */
};

#define NO_BREAK_SPACE "\xC2\xA0"

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
    put_fact(w, &follows, "changed ", hsy_time_shown(arena, a->modified));
    put_fact(w, &follows, "in ", a->language);
    put_fact(w, &follows, "translated from ", a->translated_from);
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

/* The colours of the statements that are open at a place of the text, the innermost last. */
typedef struct open_marks {
    uint32_t numbers[DEEPEST];
    size_t depth;
} open_marks;

static void pass_mark(writer *w, open_marks *open, const hsy_mark *mark) {
    if (!mark->is_end) {
        hsy_paint_print(&w->screen.painter, HSY_STYLE_DIM, "[%u" NO_BREAK_SPACE, mark->number + 1);
        if (open->depth < DEEPEST) open->numbers[open->depth++] = mark->number;
        return;
    }
    hsy_paint(&w->screen.painter, HSY_STYLE_DIM, HSY_S("]"));
    for (size_t i = open->depth; i-- > 0;)
        if (open->numbers[i] == mark->number) {
            for (open->depth--; i < open->depth; i++) open->numbers[i] = open->numbers[i + 1];
            return;
        }
}

static hsy_style style_inside(const writer *w, const open_marks *open, hsy_style otherwise) {
    if (open->depth == 0) return otherwise;
    return hsy_style_of(w->reading->statements.list.items[open->numbers[open->depth - 1]].certainty);
}

/* What stands in front of a paragraph by its role, and how it looks. */
static hsy_style paragraph_style(hsy_role role) {
    return role == HSY_ROLE_SUBHEADING ? HSY_STYLE_BOLD : HSY_STYLE_PLAIN;
}

static hsy_slice paragraph_indent(hsy_role role, bool is_first) {
    if (role == HSY_ROLE_LIST) return is_first ? HSY_S("  • ") : HSY_S("    ");
    return role == HSY_ROLE_QUOTE ? HSY_S("  │ ") : HSY_S("");
}

/* Where to stop before `end`: at the next mark, or where a glued word is parted. */
static size_t next_stop(const writer *w, const hsy_marks *marks, size_t mark, size_t glued, size_t end) {
    const hsy_glued_words *words = &w->reading->article.glued;
    if (mark < marks->count && marks->items[mark].at < end) end = marks->items[mark].at;
    return glued < words->count && words->items[glued].at < end ? words->items[glued].at : end;
}

/* The role of the block that begins at byte `at` of the text. Blocks are asked for in order. */
static hsy_role role_at(const hsy_blocks *blocks, size_t *next, size_t at) {
    while (*next < blocks->count && (blocks->items[*next].in_text.end <= at || blocks->items[*next].in_text.end == 0))
        ++*next;
    if (*next < blocks->count && blocks->items[*next].in_text.start <= at) return blocks->items[*next].role;
    return HSY_ROLE_PARAGRAPH;
}

/* A walk over the text, past marks, glued words and blocks. */
typedef struct walk {
    hsy_marks marks;
    open_marks open;
    size_t mark, glued, block; /* the next of each */
} walk;

/* The bytes [at, end) of the text as one paragraph. */
static void put_paragraph(writer *w, walk *k, size_t at, size_t end) {
    const hsy_glued_words *glued = &w->reading->article.glued;
    hsy_role role = role_at(&w->reading->article.blocks, &k->block, at);
    for (;;) {
        const hsy_mark *mark = k->mark < k->marks.count ? &k->marks.items[k->mark] : NULL;
        bool at_glued = k->glued < glued->count && glued->items[k->glued].at <= at;
        if (mark && mark->at <= at && (mark->is_end || (!at_glued && at < end))) {
            pass_mark(w, &k->open, mark);
            k->mark++;
        } else if (at == end) {
            break;
        } else if (at_glued) {
            if (glued->items[k->glued++].at == at) hsy_paint(&w->screen.painter, HSY_STYLE_PLAIN, HSY_S(" "));
        } else {
            size_t until = next_stop(w, &k->marks, k->mark, k->glued, end);
            hsy_style style = style_inside(w, &k->open, paragraph_style(role));
            hsy_paint(&w->screen.painter, style, hsy_slice_sub(w->reading->article.text, at, until));
            at = until;
        }
    }
    if (w->screen.painter.paragraph.count == 0) return;
    hsy_screen_gap(&w->screen);
    hsy_screen_end(&w->screen, paragraph_indent(role, true), paragraph_indent(role, false), 0);
}

static void put_text(writer *w) {
    hsy_slice text = w->reading->article.text;
    walk k = {.marks = hsy_marks_of(w->screen.painter.arena, &w->reading->statements.list)};
    if (text.length == 0 && w->reading->article.errors.count == 0) {
        hsy_screen_gap(&w->screen);
        hsy_paint(&w->screen.painter, HSY_STYLE_DIM, HSY_S("No text of an article was found on this page."));
        hsy_screen_end(&w->screen, HSY_S(""), HSY_S(""), 0);
    }
    for (hsy_slice rest = text; rest.at && text.length;) {
        hsy_slice line = hsy_slice_cut(&rest, '\n');
        size_t at = (size_t)(line.at - text.at);
        put_paragraph(w, &k, at, at + line.length);
    }
}

static void put_speaker(writer *w, const hsy_speaker *speaker) {
    hsy_screen_gap(&w->screen);
    hsy_paint(&w->screen.painter, HSY_STYLE_NAME,
              hsy_speaker_shown(w->screen.painter.arena, speaker->name, speaker->is_named));
    if (speaker->name.length) {
        hsy_paint(&w->screen.painter, HSY_STYLE_DIM, HSY_S(" · "));
        hsy_paint(&w->screen.painter, HSY_STYLE_DIM, hsy_speaker_type_name(speaker->type));
    }
    if (speaker->affiliation.length) {
        hsy_paint(&w->screen.painter, HSY_STYLE_DIM, HSY_S(", "));
        hsy_paint(&w->screen.painter, HSY_STYLE_DIM, speaker->affiliation);
    }
    hsy_screen_end(&w->screen, HSY_S(""), HSY_S("  "), 0);
}

static void put_chain(writer *w, const hsy_statement *statement) {
    hsy_arena *arena = w->screen.painter.arena;
    hsy_slice speaker = hsy_speaker_shown(arena, statement->speaker.name, statement->speaker.is_named);
    hsy_paint(&w->screen.painter, HSY_STYLE_BOLD,
              hsy_chain_shown(arena, hsy_label_of(&w->reading->article), statement->via, speaker));
    hsy_screen_end(&w->screen, HSY_S("  "), HSY_S("      "), 0);
}

static void put_statement(writer *w, uint32_t number) {
    const hsy_statement *statement = &w->reading->statements.list.items[number];
    hsy_arena *arena = w->screen.painter.arena;
    hsy_slice certainty = hsy_certainty_name(statement->certainty);
    hsy_paint(&w->screen.painter, hsy_style_of(statement->certainty), certainty);
    hsy_lines word = hsy_paint_lines(&w->screen.painter, CERTAINTY_WIDTH, 1);
    hsy_slice first = hsy_arena_print(arena, "  %*s[%u] %.*s%*s", number + 1 < 10 ? 1 : 0, "", number + 1,
                                      HSY_PRINT(word.items[0].text), CERTAINTY_WIDTH - (int)certainty.length, "");
    hsy_slice others = hsy_arena_print(arena, "%*s", CERTAINTY_WIDTH + 7, "");
    if (statement->parent != HSY_NO_PARENT)
        hsy_paint_print(&w->screen.painter, HSY_STYLE_DIM, "in [%u]: ", statement->parent + 1);
    hsy_paint(&w->screen.painter, HSY_STYLE_PLAIN,
              hsy_spans_shown(arena, w->reading->article.text, statement->content));
    hsy_screen_end(&w->screen, first, others, MOST_WORDS_LINES);
}

static void put_statements(writer *w) {
    const hsy_statement_list *list = &w->reading->statements.list;
    if (list->count == 0) return;
    hsy_screen_heading(&w->screen, "WHO SAYS WHAT");
    hsy_speaker_groups all = hsy_speaker_groups_of(w->screen.painter.arena, list);
    for (size_t g = 0; g < all.count; g++) {
        hsy_slices chain = {0};
        put_speaker(w, all.items[g].speaker);
        for (size_t i = 0; i < all.items[g].statements.count; i++) {
            uint32_t number = all.items[g].statements.items[i];
            const hsy_statement *statement = &list->items[number];
            if (statement->via.count && !hsy_same_chain(chain, statement->via)) put_chain(w, statement);
            chain = statement->via;
            put_statement(w, number);
        }
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
    writer w = {hsy_screen_of(out, view, view->show_roles ? WIDEST_ROLES : WIDEST), reading};
    put_head(&w);
    if (view->show_roles)
        put_roles(&w, view);
    else
        put_text(&w);
    put_statements(&w);
    put_caveats(&w);
    put_errors(&w);
}
