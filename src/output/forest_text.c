#include "output/forest_text.h"

#include "output/trace_words.h"
#include "output/words.h"

enum {
    LEAST_TABLE = 72,   /* columns from which a tree's lines are a table */
    LEAST_WORDY = 104,  /* columns from which its cells have all their words */
    BRANCH = 3,         /* columns of one level of a tree */
    GAP = 2,            /* columns between two cells */
    WIDEST_NAME = 34,   /* columns of an outlet's name with the branches in front; longer ones stand out */
    DEEPEST = 12,       /* levels of a tree that are shown */
    MOST_ROOTS = 60,    /* trees that are shown */
    MOST_CHILDREN = 40, /* of one node that are shown */
    SAME_FROM = 8,      /* children with one text that are told of together, after the first */
    SAME_SHOWN = 3,     /* of them */
    MOST_NAMES = 30,    /* of the others */
};

typedef struct writer {
    hsy_screen *screen;
    const hsy_trace *trace;
    bool is_one_year; /* all articles with a date are of one: the year need not stand with each */
} writer;

/* The columns of a forest's table, from the start of the line. */
typedef struct columns {
    unsigned name, time, how; /* widths; `name` with the branches in front of it */
} columns;

static unsigned larger(unsigned a, unsigned b) { return a > b ? a : b; }

/* Branches in front of a node take BRANCH columns a level. */
static unsigned depth_of(const hsy_forest *forest, const hsy_tree_node *node) {
    unsigned depth = 0;
    while (node->parent != HSY_NONE && depth < DEEPEST) {
        node = &forest->nodes.items[node->parent];
        depth++;
    }
    return depth;
}

static hsy_slice time_shown(const writer *w, hsy_slice published) {
    hsy_arena *arena = w->screen->painter.arena;
    return w->is_one_year ? hsy_day_shown(arena, published) : hsy_time_shown(arena, published);
}

static hsy_slice relation_shown(const writer *w, const hsy_tree_node *node) {
    return hsy_relation_shown(w->screen->painter.arena, node, w->screen->width < LEAST_WORDY);
}

static columns columns_of(const writer *w, const hsy_forest *forest) {
    columns c = {0};
    for (size_t i = 0; i < forest->nodes.count; i++) {
        const hsy_tree_node *node = &forest->nodes.items[i];
        if (node->article == HSY_NONE) continue;
        unsigned depth = larger(depth_of(forest, node), 1);
        unsigned name = hsy_columns(node->name) + depth * BRANCH;
        hsy_slice published = w->trace->readings[node->article].article.published;
        if (name <= WIDEST_NAME) c.name = larger(c.name, name);
        c.time = larger(c.time, hsy_columns(time_shown(w, published)));
        c.how = larger(c.how, hsy_columns(relation_shown(w, node)));
    }
    return c;
}

static bool is_narrow(const writer *w) { return w->screen->width < LEAST_TABLE; }

/* Text filled up to a width with blanks that do not break, and two more; nothing for a column that is empty. Where
 * there is no room for a table, one cell follows the other. */
static void put_cell(writer *w, hsy_style style, hsy_slice text, unsigned width) {
    if (is_narrow(w) ? text.length == 0 : width == 0) return;
    hsy_paint(&w->screen->painter, style, text);
    if (is_narrow(w)) {
        hsy_paint(&w->screen->painter, HSY_STYLE_PLAIN, HSY_S("  "));
        return;
    }
    for (unsigned filled = hsy_columns(text); filled < width + GAP; filled++)
        hsy_paint(&w->screen->painter, HSY_STYLE_PLAIN, HSY_S(HSY_NO_BREAK_SPACE));
}

static void put_node(writer *w, const columns *c, const hsy_tree_node *node, unsigned depth) {
    const hsy_article *article = &w->trace->readings[node->article].article;
    hsy_style how = node->share >= 0 ? HSY_STYLE_REPORTED : HSY_STYLE_PLAIN;
    put_cell(w, HSY_STYLE_NAME, node->name, larger(c->name, depth * BRANCH) - depth * BRANCH);
    put_cell(w, HSY_STYLE_DIM, time_shown(w, article->published), c->time);
    put_cell(w, how, relation_shown(w, node), c->how);
    hsy_paint(&w->screen->painter, article->title.length ? HSY_STYLE_PLAIN : HSY_STYLE_DIM, hsy_title_of(article));
}

/* What else the page names as a source of it, on a line below the node. */
static void put_others(writer *w, const hsy_tree_node *node, hsy_slice lines) {
    if (node->others.count == 0) return;
    hsy_paint(&w->screen->painter, HSY_STYLE_DIM, node->relay ? HSY_S("also from ") : HSY_S("names "));
    for (size_t i = 0; i < node->others.count; i++) {
        if (i) hsy_paint(&w->screen->painter, HSY_STYLE_DIM, HSY_S(", "));
        hsy_paint(&w->screen->painter, HSY_STYLE_DIM, node->others.items[i]);
    }
    hsy_screen_end(w->screen, lines, lines, 2);
}

/* An article that nobody hangs below, but that others name besides where they hang. */
static void put_named_by(writer *w, const hsy_tree_node *node) {
    hsy_slice count = hsy_counted(w->screen->painter.arena, node->named_by, "article");
    hsy_paint_print(&w->screen->painter, HSY_STYLE_DIM, "named by %.*s", HSY_PRINT(count));
    hsy_screen_end(w->screen, HSY_S("    "), HSY_S("    "), 1);
}

/* The children of a node that have a line each, and the further ones that carry the same text as some of these. */
typedef struct branches {
    hsy_indices shown, same;
    size_t left_out;
} branches;

static branches branches_of(writer *w, const hsy_forest *forest, const hsy_tree_node *parent) {
    hsy_arena *arena = w->screen->painter.arena;
    branches b = {.left_out = 0};
    uint32_t text = hsy_text_of_leaves(w->trace, forest, &parent->children, SAME_FROM);
    size_t same = 0;
    for (size_t i = 0; i < parent->children.count; i++) {
        uint32_t child = parent->children.items[i];
        if (hsy_is_leaf_with(w->trace, forest, child, text) && ++same > SAME_SHOWN)
            HSY_PUSH(arena, &b.same, child);
        else if (b.shown.count < MOST_CHILDREN)
            HSY_PUSH(arena, &b.shown, child);
        else
            b.left_out++;
    }
    return b;
}

/* "42 more with the same text: Herald, Ledger, Post…" */
static void put_same(writer *w, const hsy_forest *forest, hsy_indices same, hsy_slice lines, bool is_last) {
    hsy_painter *p = &w->screen->painter;
    if (same.count == 0) return;
    hsy_paint_print(p, HSY_STYLE_REPORTED, "%zu more with the same text", same.count);
    for (size_t i = 0; i < same.count && i < MOST_NAMES; i++) {
        hsy_paint(p, HSY_STYLE_DIM, i ? HSY_S(", ") : HSY_S(": "));
        hsy_paint(p, HSY_STYLE_DIM, forest->nodes.items[same.items[i]].name);
    }
    hsy_screen_end(w->screen, hsy_arena_print(p->arena, "%.*s%s", HSY_PRINT(lines), is_last ? "└─ " : "├─ "),
                   hsy_arena_print(p->arena, "%.*s%s", HSY_PRINT(lines), is_last ? "   " : "│  "), 2);
}

/* The children of a node, below the lines that lead to it. */
static void put_children(writer *w, const hsy_forest *forest, const columns *c, const hsy_tree_node *parent,
                         hsy_slice lines, unsigned depth) {
    hsy_arena *arena = w->screen->painter.arena;
    branches b = branches_of(w, forest, parent);
    for (size_t i = 0; i < b.shown.count; i++) {
        const hsy_tree_node *node = &forest->nodes.items[b.shown.items[i]];
        bool is_last = i + 1 == b.shown.count && b.same.count == 0 && b.left_out == 0;
        hsy_slice first = hsy_arena_print(arena, "%.*s%s", HSY_PRINT(lines), is_last ? "└─ " : "├─ ");
        hsy_slice below = hsy_arena_print(arena, "%.*s%s", HSY_PRINT(lines), is_last ? "   " : "│  ");
        put_node(w, c, node, depth);
        hsy_screen_end(w->screen, first, below, is_narrow(w) ? 3 : 1);
        put_others(w, node, hsy_arena_print(arena, "%.*s%s", HSY_PRINT(below), node->children.count ? "│ " : "  "));
        if (depth < DEEPEST) put_children(w, forest, c, node, below, depth + 1);
    }
    put_same(w, forest, b.same, lines, b.left_out == 0);
    hsy_screen_more(w->screen, b.left_out, hsy_arena_print(arena, "%.*s└─ ", HSY_PRINT(lines)));
}

static void put_root(writer *w, const hsy_forest *forest, const columns *c, const hsy_tree_node *root) {
    hsy_painter *p = &w->screen->painter;
    if (root->article == HSY_NONE) {
        hsy_paint(p, HSY_STYLE_NAME, root->name);
        hsy_slice count = hsy_counted(p->arena, root->articles, "article");
        hsy_paint_print(p, HSY_STYLE_DIM, " (%s) · %.*s", hsy_party_word(root->kind), HSY_PRINT(count));
    } else {
        put_node(w, c, root, 0);
    }
    hsy_screen_end(w->screen, HSY_S("  "), HSY_S("  "), is_narrow(w) ? 3 : 1);
    put_others(w, root, root->children.count ? HSY_S("  │ ") : HSY_S("    "));
    if (root->article != HSY_NONE && root->children.count == 0) put_named_by(w, root);
    put_children(w, forest, c, root, HSY_S("  "), 1);
}

static bool is_one_year(const hsy_trace *trace, hsy_indices articles) {
    hsy_slice year = {0};
    for (size_t i = 0; i < articles.count; i++) {
        hsy_slice published = trace->readings[articles.items[i]].article.published;
        if (published.length == 0) continue;
        if (year.length && !hsy_slice_equal(year, hsy_slice_sub(published, 0, 4))) return false;
        year = hsy_slice_sub(published, 0, 4);
    }
    return true;
}

void hsy_forest_text(hsy_screen *screen, const hsy_by_story *by, const hsy_story_parts *story) {
    hsy_forest forest = hsy_forest_of(screen->painter.arena, by, story);
    writer all = {screen, by->trace, is_one_year(by->trace, story->articles)}, *w = &all;
    columns c = columns_of(w, &forest);
    hsy_tree_node alone = {.children = {0}};
    hsy_screen_heading(w->screen, "WHO CARRIES WHOM");
    size_t trees = 0;
    for (size_t i = 0; i < forest.roots.count; i++) {
        const hsy_tree_node *root = &forest.nodes.items[forest.roots.items[i]];
        if (hsy_is_alone(root)) {
            HSY_PUSH(w->screen->painter.arena, &alone.children, forest.roots.items[i]);
            continue;
        }
        if (trees++ >= MOST_ROOTS) continue;
        hsy_screen_gap(w->screen);
        put_root(w, &forest, &c, root);
    }
    if (trees > MOST_ROOTS) {
        hsy_screen_gap(w->screen);
        hsy_screen_more(w->screen, trees - MOST_ROOTS, HSY_S("  "));
    }
    if (alone.children.count == 0) return;
    hsy_screen_gap(w->screen);
    hsy_paint(&w->screen->painter, HSY_STYLE_NAME, HSY_S("no relay found"));
    hsy_slice count = hsy_counted(w->screen->painter.arena, alone.children.count, "article");
    hsy_paint_print(&w->screen->painter, HSY_STYLE_DIM, " · %.*s", HSY_PRINT(count));
    hsy_screen_end(w->screen, HSY_S("  "), HSY_S("  "), 1);
    put_children(w, &forest, &c, &alone, HSY_S("  "), 1);
}
