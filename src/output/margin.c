#include "output/margin.h"

#include "output/speakers.h"
#include "output/words.h"

enum {
    LEAST_BESIDE = 72, /* columns of a screen from which names stand beside the text */
    SHARE = 27,        /* percent of it for the names */
    NARROWEST = 19,    /* columns of names */
    WIDEST = 32,
    WIDEST_TEXT = 80,  /* columns; longer lines are hard to read */
    WIDEST_ALONE = 92, /* of a text with nobody beside it */
    BAR = 3,           /* columns: a blank, the bar, a blank */
    MOST_LINES = 2,    /* of a name, and of a chain */
    MOST_DEPTH = 3,    /* of statements in statements that are set in */
};

#define BAR_SURE "┃"
#define BAR_DOUBTED "┋"

static unsigned at_most(unsigned value, unsigned most) { return value < most ? value : most; }

static const hsy_statement *statement_of(const hsy_margin *margin, uint32_t number) {
    return &margin->reading->statements.list.items[number];
}

hsy_margin hsy_margin_of(hsy_arena *arena, const hsy_reading *reading, unsigned width) {
    const hsy_statement_list *list = &reading->statements.list;
    hsy_margin margin = {reading, hsy_speaker_names(arena, reading), .text = at_most(width, WIDEST_ALONE)};
    margin.all = margin.text;
    if (list->count == 0 || width < LEAST_BESIDE) return margin;
    margin.width = at_most(width * SHARE / 100, WIDEST);
    if (margin.width < NARROWEST) margin.width = NARROWEST;
    margin.text = at_most(width - margin.width - BAR, WIDEST_TEXT);
    margin.all = margin.text + BAR + margin.width;
    return margin;
}

/* What stands in the margin: statements of one speaker that begin on one line. */
typedef struct entry {
    hsy_indices numbers;
    size_t line;
    bool is_repeated; /* same speaker, same chain as the entry before, or a statement that goes on */
} entry;

HSY_VECTOR_TYPE(entries, entry);

static bool says_the_same(const hsy_margin *margin, uint32_t a, uint32_t b) {
    return hsy_slice_equal(margin->names.items[a], margin->names.items[b]) &&
           hsy_same_chain(statement_of(margin, a)->via, statement_of(margin, b)->via) &&
           statement_of(margin, a)->parent == statement_of(margin, b)->parent;
}

/* Who speaks in the paragraph, by line; with names above it all stand at the first. */
static entries entries_of(hsy_arena *arena, const hsy_margin *margin, hsy_lines lines, const hsy_stretches *stretches) {
    entries all = {0};
    size_t line = 0;
    for (size_t i = 0; i < stretches->count; i++) {
        uint32_t number = stretches->items[i].number;
        if (stretches->items[i].is_further) continue;
        while (margin->width && line + 1 < lines.count && lines.items[line].end <= stretches->items[i].first) line++;
        entry *last = all.count ? &HSY_LAST(&all) : NULL;
        bool is_same = last && says_the_same(margin, HSY_LAST(&last->numbers), number);
        bool is_repeated = is_same || stretches->items[i].goes_on;
        if (!is_same || last->line != line) HSY_PUSH(arena, &all, ((entry){.line = line, .is_repeated = is_repeated}));
        HSY_PUSH(arena, &HSY_LAST(&all).numbers, number);
    }
    return all;
}

static unsigned depth_of(const hsy_margin *margin, uint32_t number) {
    unsigned depth = 0;
    uint32_t parent = statement_of(margin, number)->parent;
    for (; parent != HSY_NO_PARENT && depth < MOST_DEPTH; depth++) parent = statement_of(margin, parent)->parent;
    return depth;
}

/* "2, 3? Anna Weber" */
static void paint_name(const hsy_margin *margin, hsy_painter *painter, const entry *e) {
    for (size_t i = 0; i < e->numbers.count; i++) {
        hsy_certainty certainty = statement_of(margin, e->numbers.items[i])->certainty;
        hsy_paint_print(painter, hsy_style_of(certainty), "%s%u%s", i ? ", " : "", e->numbers.items[i] + 1,
                        hsy_certainty_sign(certainty));
    }
    hsy_paint(painter, HSY_STYLE_PLAIN, HSY_S(" "));
    uint32_t number = e->numbers.items[0];
    hsy_style style = e->is_repeated ? HSY_STYLE_PLAIN : HSY_STYLE_NAME;
    if (statement_of(margin, number)->speaker.name.length == 0) style = HSY_STYLE_DIM; /* nobody to look for */
    hsy_paint(painter, style, margin->names.items[number]);
}

static void paint_chain(const hsy_margin *margin, hsy_painter *painter, const entry *e) {
    hsy_slices via = statement_of(margin, e->numbers.items[0])->via;
    if (e->is_repeated) return;
    for (size_t i = 0; i < via.count; i++) {
        hsy_paint(painter, HSY_STYLE_DIM, i ? HSY_S(", ") : HSY_S("via "));
        hsy_paint(painter, HSY_STYLE_DIM, via.items[i]);
    }
}

/* Puts the paragraph under way behind the lines, set in by `indent`, from the second line on by `more` as well. */
static void append(hsy_painter *painter, hsy_lines *to, unsigned width, unsigned indent, unsigned more) {
    hsy_lines lines = hsy_paint_lines(painter, width > indent + more ? width - indent - more : 1, MOST_LINES);
    for (size_t i = 0; i < lines.count; i++) {
        int set_in = (int)(i ? indent + more : indent);
        hsy_line line = lines.items[i];
        line.text = hsy_arena_print(painter->arena, "%*s%.*s", set_in, "", HSY_PRINT(line.text));
        HSY_PUSH(painter->arena, to, line);
    }
}

/* The margin from the paragraph's first line on. An entry that finds its line taken comes below. */
static hsy_lines names_beside(const hsy_margin *margin, hsy_painter *painter, const entries *all) {
    enum { HANGING = 2 };
    hsy_lines names = {0};
    for (size_t i = 0; i < all->count; i++) {
        const entry *e = &all->items[i];
        unsigned indent = HANGING * depth_of(margin, e->numbers.items[0]);
        while (names.count < e->line) HSY_PUSH(painter->arena, &names, ((hsy_line){.width = 0}));
        paint_name(margin, painter, e);
        append(painter, &names, margin->width, indent, HANGING);
        paint_chain(margin, painter, e);
        append(painter, &names, margin->width, indent + HANGING, 0);
    }
    return names;
}

/* For each line the most doubtful statement that stands on it, or -1. */
static int *certainties_of(hsy_arena *arena, const hsy_margin *margin, hsy_lines lines,
                           const hsy_stretches *stretches) {
    int *most = HSY_NEW_ARRAY(arena, int, lines.count + 1);
    for (size_t i = 0; i < lines.count; i++) most[i] = -1;
    for (size_t i = 0, first = 0; i < stretches->count; i++) {
        const hsy_stretch *stretch = &stretches->items[i];
        int certainty = (int)statement_of(margin, stretch->number)->certainty;
        while (first < lines.count && lines.items[first].end <= stretch->first) first++;
        for (size_t line = first; line < lines.count && lines.items[line].first < stretch->end; line++)
            if (certainty > most[line]) most[line] = certainty;
    }
    return most;
}

static hsy_slice bar_of(hsy_painter *painter, int certainty) {
    if (certainty < 0) return HSY_S(" ");
    hsy_paint(painter, hsy_style_of((hsy_certainty)certainty),
              certainty >= HSY_CERTAINTY_HEDGED ? HSY_S(BAR_DOUBTED) : HSY_S(BAR_SURE));
    return hsy_paint_lines(painter, 1, 0).items[0].text;
}

/* One line of the text, its bar (none for a certainty of -1) and its line of the margin. */
static void print_line(const hsy_margin *margin, hsy_screen *screen, hsy_slice before, const hsy_line *line,
                       int certainty, hsy_slice name) {
    hsy_buffer_add(screen->out, before);
    hsy_buffer_add(screen->out, line->text);
    if (certainty >= 0 || name.length) {
        unsigned filled = hsy_columns(before) + line->width;
        int blanks = filled < margin->text ? (int)(margin->text - filled) : 0;
        hsy_buffer_print(screen->out, "%*s", blanks + 1, "");
        hsy_buffer_add(screen->out, bar_of(&screen->painter, certainty));
    }
    if (name.length) hsy_buffer_add_byte(screen->out, ' ');
    hsy_buffer_add(screen->out, name);
    hsy_buffer_add_byte(screen->out, '\n');
}

static void print_beside(const hsy_margin *margin, hsy_screen *screen, hsy_lines lines, const hsy_stretches *stretches,
                         hsy_slice first, hsy_slice others) {
    entries all = entries_of(screen->painter.arena, margin, lines, stretches);
    hsy_lines names = names_beside(margin, &screen->painter, &all);
    const int *certainties = certainties_of(screen->painter.arena, margin, lines, stretches);
    for (size_t i = 0; i < lines.count || i < names.count; i++) {
        bool is_text = i < lines.count;
        print_line(margin, screen,
                   !is_text ? HSY_S("")
                   : i      ? others
                            : first,
                   is_text ? &lines.items[i] : &(hsy_line){.width = 0}, is_text ? certainties[i] : -1,
                   i < names.count ? names.items[i].text : HSY_S(""));
    }
}

static int most_doubtful(const hsy_margin *margin, const hsy_indices *numbers) {
    int most = -1;
    for (size_t i = 0; i < numbers->count; i++) {
        int certainty = (int)statement_of(margin, numbers->items[i])->certainty;
        if (certainty > most) most = certainty;
    }
    return most;
}

static void print_above(const hsy_margin *margin, hsy_screen *screen, hsy_lines lines, const hsy_stretches *stretches,
                        hsy_slice first, hsy_slice others) {
    entries all = entries_of(screen->painter.arena, margin, lines, stretches);
    for (size_t i = 0; i < all.count; i++) {
        const entry *e = &all.items[i];
        int most = most_doubtful(margin, &e->numbers);
        hsy_slice bar = hsy_arena_print(screen->painter.arena, "%.*s ", HSY_PRINT(bar_of(&screen->painter, most)));
        paint_name(margin, &screen->painter, e);
        hsy_paint(&screen->painter, HSY_STYLE_PLAIN, HSY_S(" "));
        paint_chain(margin, &screen->painter, e);
        hsy_lines_print(screen->out, hsy_paint_lines(&screen->painter, margin->text - 2, MOST_LINES), bar, bar);
    }
    hsy_lines_print(screen->out, lines, first, others);
}

void hsy_margin_end(const hsy_margin *margin, hsy_screen *screen, const hsy_stretches *stretches, hsy_slice first,
                    hsy_slice others) {
    enum { LEAST_ROOM = 8 };
    unsigned indent = hsy_columns(others);
    hsy_lines lines =
        hsy_paint_lines(&screen->painter, margin->text > indent + LEAST_ROOM ? margin->text - indent : LEAST_ROOM, 0);
    if (margin->width)
        print_beside(margin, screen, lines, stretches, first, others);
    else
        print_above(margin, screen, lines, stretches, first, others);
}
