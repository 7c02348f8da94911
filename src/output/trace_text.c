/* A trace for people at a terminal: how much of a story is one voice, who carries whom, what is claimed on whose word,
 * and what went wrong on the way.
 *
 *     36 articles · 21 texts · 15 independent origins
 *
 *     Associated Press (agency) · 12 articles
 *     ├─ Herald   2018-06-01 09:28 UTC  credits, 98 % of the text  Bridge closed after…
 *     └─ Ledger   2018-06-01 11:02 UTC  copies 71 %                Bridge shut
 */
#include "base/table.h"
#include "output/forest.h"
#include "output/output.h"
#include "output/paint.h"
#include "output/trace_words.h"
#include "output/words.h"

enum {
    USUAL_WIDTH = 80,
    WIDEST = 120,
    LEAST_TABLE = 72,   /* columns from which a tree's lines are a table */
    LEAST_BESIDE = 76,  /* columns from which two passages stand side by side */
    BRANCH = 3,         /* columns of one level of a tree */
    GAP = 2,            /* columns between two cells */
    WIDEST_NAME = 34,   /* columns of an outlet's name with the branches in front; longer ones stand out */
    DEEPEST = 12,       /* levels of a tree that are shown */
    MOST_CHILDREN = 40, /* of one node that are shown */
    MOST_STORIES = 20,
    MOST_CLAIMS = 15,   /* of a story */
    MOST_FINDINGS = 20, /* of a story */
    MOST_ORIGINS = 6,   /* named under a claim */
    MOST_QUOTE_LINES = 6,
    MOST_CARRIERS = 8, /* named under a claim */
};

typedef struct writer {
    hsy_buffer *out;
    hsy_painter painter;
    unsigned width;
    const hsy_trace *trace;
} writer;

static void end_line(writer *w) { hsy_buffer_add_byte(w->out, '\n'); }

static void end_paragraph(writer *w, hsy_slice first, hsy_slice others, size_t most) {
    hsy_lines_print(w->out, hsy_paint_lines(&w->painter, w->width - hsy_columns(others), most), first, others);
}

static void put_heading(writer *w, const char *heading) {
    end_line(w);
    hsy_paint_print(&w->painter, HSY_STYLE_HEADING, "%s", heading);
    end_paragraph(w, HSY_S(""), HSY_S(""), 1);
}

static void put_more(writer *w, size_t more, hsy_slice indent) {
    if (more == 0) return;
    hsy_paint_print(&w->painter, HSY_STYLE_DIM, "… and %zu more; --format json has them all", more);
    end_paragraph(w, indent, indent, 1);
}

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

static columns columns_of(const writer *w, const hsy_forest *forest) {
    columns c = {0};
    for (size_t i = 0; i < forest->nodes.count; i++) {
        const hsy_tree_node *node = &forest->nodes.items[i];
        if (node->article == HSY_NONE) continue;
        unsigned depth = larger(depth_of(forest, node), 1);
        unsigned name = hsy_columns(node->name) + depth * BRANCH;
        hsy_slice published = w->trace->readings[node->article].article.published;
        if (name <= WIDEST_NAME) c.name = larger(c.name, name);
        c.time = larger(c.time, hsy_columns(hsy_time_shown(w->painter.arena, published)));
        c.how = larger(c.how, hsy_columns(hsy_relation_shown(w->painter.arena, node)));
    }
    return c;
}

static bool is_narrow(const writer *w) { return w->width < LEAST_TABLE; }

/* Text filled up to a width with blanks that do not break, and two more; nothing for a column that is empty. Where
 * there is no room for a table, one cell follows the other. */
static void put_cell(writer *w, hsy_style style, hsy_slice text, unsigned width) {
    if (is_narrow(w) ? text.length == 0 : width == 0) return;
    hsy_paint(&w->painter, style, text);
    if (is_narrow(w)) {
        hsy_paint(&w->painter, HSY_STYLE_PLAIN, HSY_S("  "));
        return;
    }
    for (unsigned filled = hsy_columns(text); filled < width + GAP; filled++)
        hsy_paint(&w->painter, HSY_STYLE_PLAIN, HSY_S("\xC2\xA0"));
}

static void put_node(writer *w, const columns *c, const hsy_tree_node *node, unsigned depth) {
    hsy_arena *arena = w->painter.arena;
    const hsy_article *article = &w->trace->readings[node->article].article;
    hsy_style how = node->share >= 0 ? HSY_STYLE_REPORTED : HSY_STYLE_PLAIN;
    put_cell(w, HSY_STYLE_NAME, node->name, larger(c->name, depth * BRANCH) - depth * BRANCH);
    put_cell(w, HSY_STYLE_DIM, hsy_time_shown(arena, article->published), c->time);
    put_cell(w, how, hsy_relation_shown(arena, node), c->how);
    hsy_paint(&w->painter, HSY_STYLE_PLAIN, article->title);
}

/* What else the page names as a source of it, on a line below the node. */
static void put_others(writer *w, const hsy_tree_node *node, hsy_slice lines) {
    if (node->others.count == 0) return;
    hsy_paint(&w->painter, HSY_STYLE_DIM, node->relay ? HSY_S("also from ") : HSY_S("names "));
    for (size_t i = 0; i < node->others.count; i++) {
        if (i) hsy_paint(&w->painter, HSY_STYLE_DIM, HSY_S(", "));
        hsy_paint(&w->painter, HSY_STYLE_DIM, node->others.items[i]);
    }
    end_paragraph(w, lines, lines, 2);
}

/* The children of a node, below the lines that lead to it. */
static void put_children(writer *w, const hsy_forest *forest, const columns *c, const hsy_tree_node *parent,
                         hsy_slice lines, unsigned depth) {
    hsy_arena *arena = w->painter.arena;
    size_t shown = parent->children.count < MOST_CHILDREN ? parent->children.count : MOST_CHILDREN;
    for (size_t i = 0; i < shown; i++) {
        const hsy_tree_node *node = &forest->nodes.items[parent->children.items[i]];
        bool is_last = i + 1 == parent->children.count;
        hsy_slice first = hsy_arena_print(arena, "%.*s%s", HSY_PRINT(lines), is_last ? "└─ " : "├─ ");
        hsy_slice below = hsy_arena_print(arena, "%.*s%s", HSY_PRINT(lines), is_last ? "   " : "│  ");
        put_node(w, c, node, depth);
        end_paragraph(w, first, below, is_narrow(w) ? 3 : 1);
        put_others(w, node, hsy_arena_print(arena, "%.*s%s", HSY_PRINT(below), node->children.count ? "│ " : "  "));
        if (depth < DEEPEST) put_children(w, forest, c, node, below, depth + 1);
    }
    put_more(w, parent->children.count - shown, hsy_arena_print(arena, "%.*s└─ ", HSY_PRINT(lines)));
}

static void put_root(writer *w, const hsy_forest *forest, const columns *c, const hsy_tree_node *root) {
    hsy_painter *p = &w->painter;
    if (root->article == HSY_NONE) {
        hsy_paint(p, HSY_STYLE_NAME, root->name);
        hsy_slice count = hsy_counted(p->arena, root->articles, "article");
        hsy_paint_print(p, HSY_STYLE_DIM, " (%s) · %.*s", hsy_party_word(root->kind), HSY_PRINT(count));
    } else {
        put_node(w, c, root, 0);
    }
    end_paragraph(w, HSY_S("  "), HSY_S("  "), is_narrow(w) ? 3 : 1);
    put_others(w, root, root->children.count ? HSY_S("  │ ") : HSY_S("    "));
    put_children(w, forest, c, root, HSY_S("  "), 1);
}

static void put_forest(writer *w, hsy_indices articles) {
    hsy_forest forest = hsy_forest_of(w->painter.arena, w->trace, articles);
    columns c = columns_of(w, &forest);
    hsy_tree_node alone = {.children = {0}};
    put_heading(w, "WHO CARRIES WHOM");
    for (size_t i = 0; i < forest.roots.count; i++) {
        const hsy_tree_node *root = &forest.nodes.items[forest.roots.items[i]];
        if (root->article != HSY_NONE && root->children.count == 0) {
            HSY_PUSH(w->painter.arena, &alone.children, forest.roots.items[i]);
            continue;
        }
        end_line(w);
        put_root(w, &forest, &c, root);
    }
    if (alone.children.count == 0) return;
    end_line(w);
    hsy_paint(&w->painter, HSY_STYLE_NAME, HSY_S("no relay found"));
    hsy_slice count = hsy_counted(w->painter.arena, alone.children.count, "article");
    hsy_paint_print(&w->painter, HSY_STYLE_DIM, " · %.*s", HSY_PRINT(count));
    end_paragraph(w, HSY_S("  "), HSY_S("  "), 1);
    put_children(w, &forest, &c, &alone, HSY_S("  "), 1);
}

static void put_origins(writer *w, const hsy_claim *claim, hsy_slice indent) {
    hsy_arena *arena = w->painter.arena;
    size_t shown = claim->origins.count < MOST_ORIGINS ? claim->origins.count : MOST_ORIGINS;
    for (size_t i = 0; i < shown; i++) {
        const hsy_origin *origin = &claim->origins.items[i];
        hsy_slice name = hsy_speaker_shown(arena, origin->name, origin->is_named);
        hsy_paint(&w->painter, HSY_STYLE_DIM, i ? HSY_S("and from ") : HSY_S("from "));
        hsy_paint(&w->painter, HSY_STYLE_NAME, hsy_chain_shown(arena, HSY_S(""), origin->via, name));
        if (origin->name.length)
            hsy_paint_print(&w->painter, HSY_STYLE_DIM, " · %.*s", HSY_PRINT(hsy_speaker_type_name(origin->type)));
        if (i + 1 == shown && shown < claim->origins.count)
            hsy_paint_print(&w->painter, HSY_STYLE_DIM, " and %zu more", claim->origins.count - shown);
        end_paragraph(w, indent, hsy_arena_print(arena, "%.*s     ", HSY_PRINT(indent)), 2);
    }
}

static hsy_style style_of_status(hsy_status status) {
    static const hsy_style styles[] = {
        [HSY_STATUS_UNCONFIRMED] = HSY_STYLE_UNCONFIRMED, [HSY_STATUS_CONFIRMED] = HSY_STYLE_ASSERTED,
        [HSY_STATUS_DENIED] = HSY_STYLE_DENIED,           [HSY_STATUS_DISPUTED] = HSY_STYLE_DENIED,
        [HSY_STATUS_SINGLE_SOURCE] = HSY_STYLE_HEDGED,
    };
    return styles[status];
}

/* The outlets of the articles, each once. */
static void put_outlets(writer *w, hsy_indices articles) {
    hsy_table named = {0};
    size_t more = 0;
    for (size_t i = 0; i < articles.count; i++) {
        hsy_slice label = hsy_label_of(&w->trace->readings[articles.items[i]].article);
        uint32_t *known = hsy_table_put(w->painter.arena, &named, label);
        if (*known != HSY_TABLE_NEW) continue;
        *known = 0;
        if (named.count > MOST_CARRIERS) {
            more++;
            continue;
        }
        if (named.count > 1) hsy_paint(&w->painter, HSY_STYLE_DIM, HSY_S(", "));
        hsy_paint(&w->painter, HSY_STYLE_DIM, label);
    }
    if (more) hsy_paint_print(&w->painter, HSY_STYLE_DIM, " and %zu more", more);
}

/* "in 3 articles (2 reported, 1 asserted): Herald, Ledger, Post" */
static void put_carriers(writer *w, const hsy_claim *claim, hsy_slice indent) {
    hsy_carrier_count count = hsy_carriers_counted(w->painter.arena, &claim->carriers);
    hsy_slice articles = hsy_counted(w->painter.arena, count.articles.count, "article");
    hsy_paint_print(&w->painter, HSY_STYLE_DIM, "in %.*s", HSY_PRINT(articles));
    const char *before = " (";
    for (int c = 0; c < HSY_CERTAINTIES; c++) {
        if (!count.certainties[c]) continue;
        hsy_paint_print(&w->painter, HSY_STYLE_DIM, "%s", before);
        hsy_slice name = hsy_certainty_name((hsy_certainty)c);
        hsy_paint_print(&w->painter, hsy_style_of((hsy_certainty)c), "%u %.*s", count.certainties[c], HSY_PRINT(name));
        before = ", ";
    }
    hsy_paint(&w->painter, HSY_STYLE_DIM, HSY_S("): "));
    put_outlets(w, count.articles);
    end_paragraph(w, indent, hsy_arena_print(w->painter.arena, "%.*s   ", HSY_PRINT(indent)), 3);
}

static void put_claim(writer *w, const hsy_claim *claim, size_t number) {
    hsy_painter *p = &w->painter;
    hsy_slice indent = HSY_S("      ");
    end_line(w);
    hsy_paint(p, HSY_STYLE_BOLD, claim->text);
    end_paragraph(w, hsy_arena_print(p->arena, "  %2zu  ", number), indent, 4);
    hsy_paint(p, style_of_status(claim->status), hsy_status_name(claim->status));
    hsy_slice origins = hsy_counted(p->arena, claim->independent_origins, "independent origin");
    hsy_paint_print(p, HSY_STYLE_PLAIN, " · %.*s", HSY_PRINT(origins));
    end_paragraph(w, indent, indent, 1);
    put_origins(w, claim, indent);
    put_carriers(w, claim, indent);
}

static void put_claims(writer *w, uint32_t story) {
    size_t number = 0;
    for (size_t i = 0; i < w->trace->claims.count; i++) {
        const hsy_claim *claim = &w->trace->claims.items[i];
        if (claim->story != story) continue;
        if (number == 0) put_heading(w, "WHAT IS CLAIMED, AND ON WHOSE WORD");
        if (++number <= MOST_CLAIMS) put_claim(w, claim, number);
    }
    if (number > MOST_CLAIMS) put_more(w, number - MOST_CLAIMS, HSY_S("  "));
}

/* One passage as lines of `width` columns under the name of who wrote it. */
static hsy_lines passage_lines(writer *w, const hsy_evidence *evidence, unsigned width) {
    hsy_painter *p = &w->painter;
    hsy_paint(p, HSY_STYLE_NAME, hsy_label_of(&w->trace->readings[evidence->article].article));
    hsy_paint(p, HSY_STYLE_DIM, evidence->span.start < evidence->span.end ? HSY_S("") : HSY_S(", headline"));
    hsy_lines lines = hsy_paint_lines(p, width, 1);
    hsy_paint(p, HSY_STYLE_PLAIN, evidence->quote);
    hsy_lines words = hsy_paint_lines(p, width, MOST_QUOTE_LINES);
    for (size_t i = 0; i < words.count; i++) HSY_PUSH(p->arena, &lines, words.items[i]);
    return lines;
}

static void put_finding(writer *w, const hsy_finding *finding) {
    hsy_painter *p = &w->painter;
    const hsy_evidence *evidence = finding->evidence.items;
    end_line(w);
    hsy_paint_print(p, HSY_STYLE_WARNING, "%s", hsy_finding_shown(finding->kind));
    hsy_paint(p, HSY_STYLE_DIM, HSY_S(" · "));
    put_outlets(w, finding->articles);
    end_paragraph(w, HSY_S("! "), HSY_S("  "), 2);
    if (finding->evidence.count == 2 && w->width >= LEAST_BESIDE) {
        unsigned half = (w->width - 9) / 2;
        hsy_lines left = passage_lines(w, &evidence[0], half), right = passage_lines(w, &evidence[1], half);
        hsy_lines_print_beside(w->out, left, right, half, HSY_S("    "), HSY_S(" │ "));
        return;
    }
    for (size_t i = 0; i < finding->evidence.count && i < MOST_CARRIERS; i++)
        hsy_lines_print(w->out, passage_lines(w, &evidence[i], w->width - 6), HSY_S("    "), HSY_S("      "));
}

static void put_findings(writer *w, uint32_t story) {
    size_t count = 0;
    for (size_t i = 0; i < w->trace->findings.count; i++) {
        if (w->trace->findings.items[i].story != story) continue;
        if (count == 0) put_heading(w, "WHAT TO BE CAREFUL ABOUT");
        if (++count <= MOST_FINDINGS) put_finding(w, &w->trace->findings.items[i]);
    }
    if (count > MOST_FINDINGS) put_more(w, count - MOST_FINDINGS, HSY_S("  "));
}

static void put_story(writer *w, size_t number) {
    const hsy_story *story = &w->trace->stories.items[number];
    hsy_painter *p = &w->painter;
    hsy_slice articles = hsy_counted(p->arena, story->articles.count, "article");
    hsy_slice origins = hsy_counted(p->arena, story->origins, "independent origin");
    end_line(w);
    hsy_paint_print(p, HSY_STYLE_HEADING, "STORY %zu", number + 1);
    hsy_paint_print(p, HSY_STYLE_BOLD, " · %.*s · %.*s", HSY_PRINT(articles), HSY_PRINT(origins));
    end_paragraph(w, HSY_S(""), HSY_S(""), 2);
    hsy_paint(p, HSY_STYLE_BOLD, hsy_story_title(w->trace, story));
    end_paragraph(w, HSY_S(""), HSY_S(""), 2);
    put_forest(w, story->articles);
    put_claims(w, (uint32_t)number);
    put_findings(w, (uint32_t)number);
}

/* Articles that belong to no story. What each claims is shown only where there is no story to look at. */
static void put_lone(writer *w) {
    hsy_indices lone = {0};
    for (uint32_t i = 0; i < w->trace->count; i++)
        if (w->trace->articles[i].story == HSY_NONE) HSY_PUSH(w->painter.arena, &lone, i);
    if (lone.count == 0) return;
    if (w->trace->stories.count) {
        end_line(w);
        hsy_slice count = hsy_counted(w->painter.arena, lone.count, "article");
        hsy_paint_print(&w->painter, HSY_STYLE_HEADING, "IN NO STORY · %.*s", HSY_PRINT(count));
        end_paragraph(w, HSY_S(""), HSY_S(""), 1);
    }
    put_forest(w, lone);
    if (w->trace->stories.count) return;
    put_claims(w, HSY_NONE);
    put_findings(w, HSY_NONE);
}

static void put_sums(writer *w) {
    hsy_trace_sums sums = hsy_trace_sums_of(w->trace);
    hsy_arena *arena = w->painter.arena;
    hsy_slice articles = hsy_counted(arena, w->trace->count, "article"), texts = hsy_counted(arena, sums.texts, "text");
    hsy_slice origins = hsy_counted(arena, sums.origins, "independent origin");
    hsy_paint_print(&w->painter, HSY_STYLE_BOLD, "%.*s · %.*s · %.*s", HSY_PRINT(articles), HSY_PRINT(texts),
                    HSY_PRINT(origins));
    end_paragraph(w, HSY_S(""), HSY_S(""), 2);
    hsy_slice first = hsy_time_shown(arena, sums.first), last = hsy_time_shown(arena, sums.last);
    if (first.length == 0) return;
    hsy_paint_print(&w->painter, HSY_STYLE_DIM, "%.*s to %.*s", HSY_PRINT(first), HSY_PRINT(last));
    end_paragraph(w, HSY_S(""), HSY_S(""), 1);
}

void hsy_output_trace_text(hsy_buffer *out, const hsy_trace *trace, const hsy_view *view) {
    unsigned width = view->width ? view->width : USUAL_WIDTH;
    writer w = {.out = out,
                .painter = {out->arena, view->colour, {0}},
                .width = width < WIDEST ? width : WIDEST,
                .trace = trace};
    put_sums(&w);
    size_t shown = trace->stories.count < MOST_STORIES ? trace->stories.count : MOST_STORIES;
    for (size_t i = 0; i < shown; i++) put_story(&w, i);
    put_more(&w, trace->stories.count - shown, HSY_S(""));
    put_lone(&w);
}
