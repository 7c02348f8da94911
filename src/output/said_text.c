/* Each speaker in the fullest form with type and how many statements; below, each statement by the number it has in
 * the text, how sure it is and by which words, and what is said, cut to the width. First what the page has from the
 * speaker itself, then what came through others, with the chain above it.
 *
 *     Anna Weber · official, town of Orva · 2 statements
 *        1  reported     The bridge at Orva will close on Monday
 *       Herald < Newsline < Anna Weber
 *        2? unconfirmed  “Nobody warned us,”
 *                        by “could not be verified”
 */
#include "output/said_text.h"

#include "output/speakers.h"
#include "output/words.h"

enum {
    NUMBER_WIDTH = 4,     /* columns of a statement's number */
    CERTAINTY_WIDTH = 13, /* the longest is "unconfirmed" */
    MARGIN = NUMBER_WIDTH + 2 + CERTAINTY_WIDTH,
    WIDE = 72, /* columns from which one line is enough to know the words by */
};

static void put_speaker(hsy_screen *screen, const hsy_speaker_group *group) {
    const hsy_speaker *speaker = group->speaker;
    hsy_arena *arena = screen->painter.arena;
    size_t count = group->statements.count;
    hsy_screen_gap(screen);
    hsy_paint(&screen->painter, HSY_STYLE_NAME, hsy_speaker_shown(arena, speaker->name, speaker->is_named));
    if (speaker->name.length)
        hsy_paint_print(&screen->painter, HSY_STYLE_DIM, " · %.*s", HSY_PRINT(hsy_speaker_type_name(speaker->type)));
    if (speaker->affiliation.length) {
        hsy_paint(&screen->painter, HSY_STYLE_DIM, HSY_S(", "));
        hsy_paint(&screen->painter, HSY_STYLE_DIM, speaker->affiliation);
    }
    hsy_paint_print(&screen->painter, HSY_STYLE_DIM, " · %zu" HSY_NO_BREAK_SPACE "statement%s", count,
                    count == 1 ? "" : "s");
    hsy_screen_end(screen, HSY_S(""), HSY_S("  "), 0);
}

static void put_chain(hsy_screen *screen, const hsy_reading *reading, const hsy_statement *statement) {
    hsy_arena *arena = screen->painter.arena;
    hsy_slice speaker = hsy_speaker_shown(arena, statement->speaker.name, statement->speaker.is_named);
    hsy_paint(&screen->painter, HSY_STYLE_PLAIN,
              hsy_chain_shown(arena, hsy_label_of(&reading->article), statement->via, speaker));
    hsy_screen_end(screen, HSY_S("  "), HSY_S("      "), 0);
}

/* "   2? unconfirmed  " */
static hsy_slice margin_of(hsy_screen *screen, uint32_t number, hsy_certainty certainty) {
    hsy_slice name = hsy_certainty_name(certainty);
    const char *sign = hsy_certainty_sign(certainty);
    hsy_paint_print(&screen->painter, hsy_style_of(certainty), "%u%s%s%.*s", number + 1, sign, *sign ? " " : "  ",
                    HSY_PRINT(name));
    hsy_line line = hsy_paint_lines(&screen->painter, MARGIN, 1).items[0];
    int before = number + 1 < 10 ? 3 : number + 1 < 100 ? 2 : 1, behind = CERTAINTY_WIDTH - (int)name.length;
    return hsy_arena_print(screen->painter.arena, "%*s%.*s%*s", before, "", HSY_PRINT(line.text), behind, "");
}

static void put_statement(hsy_screen *screen, const hsy_reading *reading, uint32_t number) {
    const hsy_statement *statement = &reading->statements.list.items[number];
    hsy_slice first = margin_of(screen, number, statement->certainty), text = reading->article.text;
    hsy_slice others = hsy_arena_print(screen->painter.arena, "%*s", MARGIN, "");
    if (statement->parent != HSY_NO_PARENT)
        hsy_paint_print(&screen->painter, HSY_STYLE_DIM, "in %u: ", statement->parent + 1);
    hsy_paint(&screen->painter, HSY_STYLE_PLAIN, hsy_spans_shown(screen->painter.arena, text, statement->content));
    hsy_screen_end(screen, first, others, screen->width < WIDE ? 2 : 1);
    if (statement->doubt.start >= statement->doubt.end) return;
    hsy_paint(&screen->painter, HSY_STYLE_DIM, HSY_S("by “"));
    hsy_paint(&screen->painter, HSY_STYLE_DIM, hsy_slice_span(text, statement->doubt));
    hsy_paint(&screen->painter, HSY_STYLE_DIM, HSY_S("”"));
    hsy_screen_end(screen, others, others, 1);
}

/* The statements from `first` on that came the same way, which are marked as put. */
static void put_same_way(hsy_screen *screen, const hsy_reading *reading, const hsy_indices *numbers, size_t first,
                         bool *is_put) {
    const hsy_statement *items = reading->statements.list.items, *statement = &items[numbers->items[first]];
    if (statement->via.count) put_chain(screen, reading, statement);
    for (size_t i = first; i < numbers->count; i++) {
        if (is_put[i] || !hsy_same_chain(items[numbers->items[i]].via, statement->via)) continue;
        put_statement(screen, reading, numbers->items[i]);
        is_put[i] = true;
    }
}

static void put_group(hsy_screen *screen, const hsy_reading *reading, const hsy_speaker_group *group) {
    const hsy_indices *numbers = &group->statements;
    bool *is_put = HSY_NEW_ARRAY(screen->painter.arena, bool, numbers->count);
    put_speaker(screen, group);
    for (size_t i = 0; i < numbers->count; i++)
        if (!is_put[i] && reading->statements.list.items[numbers->items[i]].via.count == 0) {
            put_same_way(screen, reading, numbers, i, is_put);
            break;
        }
    for (size_t i = 0; i < numbers->count; i++)
        if (!is_put[i]) put_same_way(screen, reading, numbers, i, is_put);
}

/* What the marks in the text stand for, each in its own look. */
static void put_legend(hsy_screen *screen, const hsy_statement_list *list, size_t speakers) {
    hsy_painter *painter = &screen->painter;
    hsy_arena *arena = painter->arena;
    hsy_slice statements = hsy_counted(arena, list->count, "statement"), by = hsy_counted(arena, speakers, "speaker");
    hsy_paint_print(painter, HSY_STYLE_DIM, "%.*s by %.*s; in the text: ", HSY_PRINT(statements), HSY_PRINT(by));
    hsy_paint_print(painter, HSY_STYLE_STRONG, painter->colour ? "who" : "*who*");
    hsy_paint(painter, HSY_STYLE_PLAIN, HSY_S(" "));
    hsy_paint_print(painter, HSY_STYLE_UNDERLINED, painter->colour ? "says" : "_says_");
    hsy_paint(painter, HSY_STYLE_PLAIN, HSY_S(" "));
    hsy_paint_print(painter, HSY_STYLE_REPORTED, "[1 what]");
    hsy_screen_end(screen, HSY_S(""), HSY_S(""), 0);
}

void hsy_said_text_put(hsy_screen *screen, const hsy_reading *reading) {
    const hsy_statement_list *list = &reading->statements.list;
    if (list->count == 0) return;
    hsy_speaker_groups all = hsy_speaker_groups_of(screen->painter.arena, list);
    hsy_screen_heading(screen, "WHO SAYS WHAT");
    put_legend(screen, list, all.count);
    for (size_t g = 0; g < all.count; g++) put_group(screen, reading, &all.items[g]);
}
