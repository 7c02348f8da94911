/* The relay graph as a picture (SVG 1.1): time runs to the right, one lane an origin (svg_lanes.h), one figure a story.
 *
 *     Meridian  ■━┳━━━━● Northgate Herald  Orva bridge was unsafe for months
 *     agency      ┃    ┗━━98 %━━● Harbor Ledger  Orva closes its bridge
 *                 ┗━━━━━━━━━━━━━━━━● City Mirror
 *     Le Phare             ● Le pont d'Orva fermé
 *               ├────────┼────────┼────────┼──
 *             09:00    12:00    15:00    18:00
 *
 * The layout is our own: Graphviz can hold nodes in ranks, but not at places on a scale; its only layouts that respect
 * given places (neato -n) lay nothing out, so all that is left for it would be the lines. Ours is linear in the
 * articles and the same on every machine.
 *
 * What line and dot mean stands in the legend: kinds of relays are told by colour and stroke, the share by the weight,
 * and the colour of a dot is how sure the article's text is of itself, so that a caveat that gets lost on the way is
 * seen as a change of colour. Outlet, title, time and relation stand in the <title> of each dot, which viewers show
 * under the pointer.
 *
 * One file by itself: no script, no font, nothing loaded; every word of a page goes through hsy_html_text. Ties beyond
 * the tree are thin curves, at most MOST_TIES; the largest MOST_FIGURES stories are drawn. The picture says what it
 * leaves out.
 */
#include "output/html.h"
#include "output/output.h"
#include "output/paint.h"
#include "output/svg_lanes.h"
#include "output/trace_words.h"
#include "output/words.h"

enum {
    MOST_FIGURES = 12,
    MOST_TIES = 80,      /* of a figure */
    HEADING = 108,       /* pixels above the lanes of a figure: heading and axis */
    FOOTING = 34,        /* and below them */
    LEGEND = 66,         /* height */
    EDGE = 10,           /* pixels that stay free at the right */
    LETTER = 66,         /* tenths of a pixel: the width of a letter on average, in a wide font */
    STRONG_LETTER = 76,  /* of a bold one */
    TITLE_COLUMNS = 110, /* of a story */
    NAME_COLUMNS = 22,   /* of a lane */
    NOTE_COLUMNS = 30,   /* of what stands below its name */
    LEAST_TITLE = 12,    /* columns below which no title is shown */
    HINT_LETTERS = 160,  /* of a title under the pointer */
    RADIUS = 6,          /* of the bend of a line */
};

typedef struct writer {
    hsy_buffer *out;
    const hsy_trace *trace;
    hsy_by_story by;
    const hsy_figure *figure; /* being drawn */
    const hsy_story_parts *story;
    bool kinds[HSY_RELAY_LINKS + 1]; /* that are in the picture, for the legend */
    bool certainties[HSY_CERTAINTIES];
    bool any_day, any_undated, any_party;
} writer;

static const char *const style =
    "<style>\n"
    "text{font-family:\"Helvetica Neue\",Helvetica,Arial,\"DejaVu Sans\",sans-serif;font-size:11px;fill:#1f2933}\n"
    ".heading{font-size:18px;font-weight:bold}.counts{font-size:13px;fill:#3e4c59}.small{font-size:10px;fill:#52606d}\n"
    ".name{font-weight:bold}.halo{paint-order:stroke;stroke:#fff;stroke-width:3px;stroke-linejoin:round}\n"
    ".title{fill:#52606d}.share{font-size:9px;fill:#3e4c59}.end{text-anchor:end}\n"
    ".lane{fill:#f5f7fa}.axis{stroke:#7b8794;fill:none}.hour{stroke:#e4e7eb;fill:none}.day{stroke:#b8c2cc;fill:none}\n"
    ".cut{stroke:#52606d;fill:none}.time{font-size:10px;fill:#52606d;text-anchor:middle}\n"
    ".date{font-size:11px;font-weight:bold;fill:#3e4c59}.silence{font-size:9px;fill:#52606d;text-anchor:middle}\n"
    ".undated{stroke:#7b8794;stroke-dasharray:2 4;fill:none}\n"
    ".swarm{fill:#fdf6e3;stroke:#d9c99a}\n"
    ".relay{fill:none}.tie{opacity:.55}\n"
    ".copies{stroke:#334e68}.translates{stroke:#8719a8;stroke-dasharray:9 3}.credits{stroke:#0967d2}\n"
    ".cites{stroke:#0967d2;stroke-dasharray:4 3}.links{stroke:#7b8794;stroke-dasharray:1.5 3}\n"
    ".party{stroke:#1f2933}.agency{fill:#f7a531}.outlet{fill:#7fb2e5}.source{fill:#c9a7e0}\n"
    ".asserted{fill:#18794e;stroke:#18794e}.reported{fill:#486581;stroke:#486581}.hedged{fill:#e0a100;stroke:#a87900}\n"
    ".unconfirmed{fill:#e8590c;stroke:#b8430a}.denied{fill:#c81e1e;stroke:#c81e1e}\n"
    ".dot{stroke-width:1.8}.day-only{fill:#fff}.no-date{stroke-dasharray:2.5 2}\n"
    "</style>\n";

static void put(writer *w, const char *text) { hsy_buffer_add_c(w->out, text); }

static void put_words(writer *w, hsy_slice text) { hsy_html_text(w->out, text); }

static int width_of(hsy_slice text, int letter) { return (int)hsy_columns(text) * letter / 10; }

/* As much of a text as `pixels` have room for; nothing when that is too little to be of use. */
static hsy_slice fitting(writer *w, hsy_slice text, int pixels, int letter) {
    int columns = pixels * 10 / letter;
    return columns < LEAST_TITLE ? HSY_S("") : hsy_cut_shown(w->out->arena, text, (size_t)columns);
}

static const hsy_tree_node *node_at(const writer *w, uint32_t node) { return &w->figure->forest.nodes.items[node]; }

static const hsy_article *article_of(const writer *w, uint32_t node) {
    return &w->trace->readings[node_at(w, node)->article].article;
}

/* ---- lines ---- */

static void put_arrows(writer *w) {
    static const char *const colours[] = {"#334e68", "#8719a8", "#0967d2", "#0967d2", "#7b8794"};
    put(w, "<defs>\n");
    for (int kind = 0; kind <= HSY_RELAY_LINKS; kind++)
        hsy_buffer_print(w->out,
                         "<marker id=\"to-%.*s\" markerUnits=\"userSpaceOnUse\" markerWidth=\"8\" markerHeight=\"8\" "
                         "refX=\"7\" refY=\"4\" orient=\"auto\"><path d=\"M0 0.5L8 4L0 7.5z\" fill=\"%s\"/></marker>\n",
                         HSY_PRINT(hsy_relay_kind_name((hsy_relay_kind)kind)), colours[kind]);
    put(w, "</defs>\n");
}

/* Opens a line of a kind, up to its path; the share makes it stronger. */
static void open_line(writer *w, hsy_relay_kind kind, double share, const char *more) {
    unsigned tenths = 12 + (share > 0 ? (unsigned)(share * 30) : 0);
    hsy_slice name = hsy_relay_kind_name(kind);
    w->kinds[kind] = true;
    hsy_buffer_print(w->out, "<path class=\"relay %.*s%s\" stroke-width=\"%u.%u\" marker-end=\"url(#to-%.*s)\" d=\"",
                     HSY_PRINT(name), more, tenths / 10, tenths % 10, HSY_PRINT(name));
}

/* From a node down its own column, round the bend, and on to (x, y). */
static void put_branch(writer *w, const hsy_spot *from, int x, int y) {
    if (from->y == y)
        hsy_buffer_print(w->out, "M%d %dH%d\"/>\n", from->x + HSY_SVG_DOT, y, x);
    else if (x > from->x + RADIUS)
        hsy_buffer_print(w->out, "M%d %dV%dq0 %d %d %dH%d\"/>\n", from->x, from->y, y - RADIUS, RADIUS, RADIUS, RADIUS,
                         x);
    else
        hsy_buffer_print(w->out, "M%d %dV%dH%d\"/>\n", from->x, from->y, y, x + 4 * HSY_SVG_DOT);
}

/* The line to an article from where it hangs. */
static void put_tree_line(writer *w, uint32_t node) {
    enum { ROOM_FOR_SHARE = 44 };
    const hsy_tree_node *child = node_at(w, node);
    const hsy_spot *to = &w->figure->spots[node], *from = &w->figure->spots[child->parent];
    int x = to->x - HSY_SVG_DOT - 2;
    open_line(w, child->relay->kind, child->share, "");
    put_branch(w, from, x, to->y);
    if (child->share < 0 || !w->figure->shows_titles || x - from->x < ROOM_FOR_SHARE - HSY_SVG_DOT) return;
    hsy_buffer_print(w->out, "<text class=\"share end halo\" x=\"%d\" y=\"%d\">%.0f %%</text>\n", x - 8, to->y - 3,
                     child->share * 100);
}

static void put_tree_lines(writer *w) {
    for (uint32_t i = 0; i < w->figure->forest.nodes.count; i++)
        if (node_at(w, i)->parent != HSY_NONE && w->figure->spots[i].kind == HSY_SPOT_ARTICLE) put_tree_line(w, i);
}

/* Whether a relay says more than the tree: copies of one text are in one tree already. */
static bool is_tie(const writer *w, const hsy_relay *relay, uint32_t from, uint32_t to) {
    const hsy_tree_node *a = node_at(w, from), *b = node_at(w, to);
    if (from == to || b->parent == from || a->parent == to) return false;
    if (relay->kind != HSY_RELAY_COPIES || a->article == HSY_NONE) return true;
    uint32_t text = w->trace->articles[a->article].text_group;
    return text == HSY_NONE || text != w->trace->articles[b->article].text_group;
}

static bool is_named_spot(const hsy_spot *spot) {
    return spot->kind == HSY_SPOT_ARTICLE || spot->kind == HSY_SPOT_PARTY;
}

/* A curve that leaves a party to the right, and an article up or down, where it crosses no name. */
static void put_tie(writer *w, const hsy_relay *relay, const hsy_spot *from, const hsy_spot *to) {
    enum { BOW = 60 };
    int x = to->x - HSY_SVG_DOT - 2, side = to->y < from->y ? -HSY_SVG_DOT : HSY_SVG_DOT;
    open_line(w, relay->kind, relay->share > 0 ? relay->share / 2 : 0, " tie");
    if (from->kind == HSY_SPOT_PARTY)
        hsy_buffer_print(w->out, "M%d %dC%d %d %d %d %d %d\"/>\n", from->x + HSY_SVG_DOT, from->y, from->x + BOW,
                         from->y, x - BOW, to->y, x, to->y);
    else
        hsy_buffer_print(w->out, "M%d %dC%d %d %d %d %d %d\"/>\n", from->x, from->y + side, from->x,
                         from->y + (to->y - from->y) * 2 / 3, x - BOW, to->y, x, to->y);
}

/* Returns how many ties are not drawn. The node of a relay's article is where the forest began with it. */
static size_t put_ties(writer *w) {
    const hsy_forest *forest = &w->figure->forest;
    size_t drawn = 0, left_out = 0;
    for (size_t i = 0; i < w->story->articles.count; i++) w->by.node_of[w->story->articles.items[i]] = (uint32_t)i;
    for (size_t i = 0; i < w->story->relays.count; i++) {
        const hsy_relay *relay = &w->trace->relays.items[w->story->relays.items[i]];
        uint32_t from = forest->from.items[i], to = w->by.node_of[relay->to];
        if (!is_tie(w, relay, from, to)) continue;
        const hsy_spot *spots = w->figure->spots;
        if (drawn == MOST_TIES || !is_named_spot(&spots[from]) || !is_named_spot(&spots[to])) {
            left_out++;
            continue;
        }
        put_tie(w, relay, &spots[from], &spots[to]);
        drawn++;
    }
    for (size_t i = 0; i < w->story->articles.count; i++) w->by.node_of[w->story->articles.items[i]] = HSY_NONE;
    return left_out;
}

/* ---- dots ---- */

/* What viewers show under the pointer. */
static void put_hint(writer *w, uint32_t node) {
    const hsy_tree_node *n = node_at(w, node);
    const hsy_article *article = article_of(w, node);
    hsy_slice time = hsy_time_shown(w->out->arena, article->published),
              how = hsy_relation_shown(w->out->arena, n, false);
    put(w, "<title>");
    put_words(w, n->name);
    put(w, "\n");
    put_words(w, hsy_cut_shown(w->out->arena, hsy_title_of(article), HINT_LETTERS));
    put(w, "\n");
    put_words(w, time.length ? time : HSY_S("no date"));
    if (how.length) {
        put(w, "\n");
        put_words(w, how);
        put(w, ", from ");
        put_words(w, node_at(w, n->parent)->name);
    }
    for (size_t i = 0; i < n->others.count; i++) {
        put(w, i ? ", " : n->relay ? "\nalso from " : "\nnames ");
        put_words(w, n->others.items[i]);
    }
    put(w, "\nits text: ");
    put_words(w, hsy_certainty_name(w->trace->readings[n->article].statements.body_certainty));
    put(w, "</title>");
}

static void put_dot(writer *w, uint32_t node, int radius) {
    const hsy_spot *spot = &w->figure->spots[node];
    hsy_certainty certainty = w->trace->readings[node_at(w, node)->article].statements.body_certainty;
    w->certainties[certainty] = true;
    bool is_placed_by_others = spot->is_undated && spot->time != INT64_MAX;
    w->any_day |= spot->is_known_to_day;
    w->any_undated |= is_placed_by_others;
    hsy_buffer_print(w->out, "<circle class=\"dot %.*s%s\" cx=\"%d\" cy=\"%d\" r=\"%d\"/>",
                     HSY_PRINT(hsy_certainty_name(certainty)),
                     spot->is_known_to_day ? " day-only"
                     : is_placed_by_others ? " day-only no-date"
                                           : "",
                     spot->x, spot->y, radius);
}

static void put_article(writer *w, uint32_t node) {
    const hsy_spot *spot = &w->figure->spots[node];
    int x = spot->x + HSY_SVG_DOT + 4, room = HSY_SVG_WIDTH - EDGE - x;
    hsy_slice name = fitting(w, node_at(w, node)->name, room, STRONG_LETTER);
    put(w, "<g>");
    put_hint(w, node);
    put_dot(w, node, HSY_SVG_DOT);
    hsy_buffer_print(w->out, "<text class=\"halo\" x=\"%d\" y=\"%d\"><tspan class=\"name\">", x, spot->y + 4);
    put_words(w, name);
    put(w, "</tspan>");
    room -= width_of(name, STRONG_LETTER) + LETTER / 10;
    hsy_slice title = w->figure->shows_titles ? fitting(w, hsy_title_of(article_of(w, node)), room, LETTER) : HSY_S("");
    if (title.length) {
        put(w, "<tspan class=\"title\" dx=\"7\">");
        put_words(w, title);
        put(w, "</tspan>");
    }
    put(w, "</text></g>\n");
}

static void put_party_sign(writer *w, hsy_party_kind kind, int x, int y) {
    if (kind == HSY_PARTY_AGENCY)
        hsy_buffer_print(w->out, "<rect class=\"party agency\" x=\"%d\" y=\"%d\" width=\"10\" height=\"10\"/>\n", x - 5,
                         y - 5);
    else if (kind == HSY_PARTY_SOURCE)
        hsy_buffer_print(w->out, "<path class=\"party source\" d=\"M%d %dl6 6l-6 6l-6 -6z\"/>\n", x, y - 6);
    else
        hsy_buffer_print(w->out,
                         "<rect class=\"party outlet\" x=\"%d\" y=\"%d\" width=\"10\" height=\"10\" rx=\"4\"/>\n",
                         x - 5, y - 5);
    w->any_party = true;
}

static void put_dots(writer *w) {
    for (uint32_t i = 0; i < w->figure->forest.nodes.count; i++) {
        const hsy_spot *spot = &w->figure->spots[i];
        if (spot->kind == HSY_SPOT_PARTY) put_party_sign(w, node_at(w, i)->kind, spot->x, spot->y);
        if (spot->kind == HSY_SPOT_ARTICLE) put_article(w, i);
    }
}

/* ---- swarms ---- */

/* "Herald, Ledger, Post and 9 more", as far as there is room. */
static void put_names(writer *w, const hsy_swarm *swarm, int columns) {
    enum { AND_MORE = 14 };
    size_t count = swarm->members.count, shown = 0;
    for (; shown < count; shown++) {
        hsy_slice name = hsy_cut_shown(w->out->arena, node_at(w, swarm->members.items[shown])->name, NAME_COLUMNS);
        columns -= (int)hsy_columns(name) + 2;
        if (columns < (shown + 1 < count ? AND_MORE : 0)) break;
        if (shown) put(w, ", ");
        put_words(w, name);
    }
    if (count > shown && shown) hsy_buffer_print(w->out, " and %zu more", count - shown);
}

/* "45 with the same text, 85 to 100 %" */
static hsy_slice swarm_title(writer *w, const hsy_swarm *swarm) {
    double least = 1, most = -1;
    size_t count = swarm->members.count;
    for (size_t i = 0; i < count; i++) {
        double share = node_at(w, swarm->members.items[i])->share;
        if (share >= 0 && share < least) least = share;
        if (share > most) most = share;
    }
    if (swarm->parent == HSY_NONE) return hsy_arena_print(w->out->arena, "%zu more", count);
    const char *what = node_at(w, swarm->parent)->article == HSY_NONE ? "with one text" : "with its text";
    int low = (int)(least * 100 + 0.5), high = (int)(most * 100 + 0.5);
    if (most < 0) return hsy_arena_print(w->out->arena, "%zu %s", count, what);
    if (low == high) return hsy_arena_print(w->out->arena, "%zu %s, %d %%", count, what, high);
    return hsy_arena_print(w->out->arena, "%zu %s, %d to %d %%", count, what, low, high);
}

static void put_swarm_label(writer *w, const hsy_swarm *swarm) {
    enum { NARROWEST = 500 }; /* pixels that a label may need; one that begins further right ends at the edge */
    hsy_slice title = swarm_title(w, swarm);
    int left = swarm->left < HSY_SVG_WIDTH - NARROWEST ? swarm->left : HSY_SVG_WIDTH - NARROWEST;
    int room = HSY_SVG_WIDTH - EDGE - left - width_of(title, STRONG_LETTER);
    hsy_buffer_print(w->out, "<text class=\"halo\" x=\"%d\" y=\"%d\"><tspan class=\"name\">", left, swarm->bottom + 11);
    put_words(w, title);
    put(w, "</tspan><tspan class=\"title\" dx=\"7\">");
    put_names(w, swarm, room * 10 / LETTER);
    put(w, "</tspan></text>\n");
}

/* The line to a swarm is of the kind and share of its first member. */
static void put_swarm(writer *w, const hsy_swarm *swarm) {
    if (swarm->members.count == 0) return;
    if (swarm->parent != HSY_NONE) {
        const hsy_tree_node *first = node_at(w, swarm->members.items[0]);
        open_line(w, first->relay->kind, first->share, "");
        put_branch(w, &w->figure->spots[swarm->parent], swarm->left, (swarm->top + swarm->bottom) / 2);
    }
    hsy_buffer_print(w->out, "<rect class=\"swarm\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\"/>\n",
                     swarm->left, swarm->top, swarm->right - swarm->left, swarm->bottom - swarm->top);
    for (size_t i = 0; i < swarm->members.count; i++) {
        put(w, "<g>");
        put_hint(w, swarm->members.items[i]);
        put_dot(w, swarm->members.items[i], HSY_SVG_SMALL);
        put(w, "</g>\n");
    }
    put_swarm_label(w, swarm);
}

/* ---- lanes ---- */

/* A line of words in the gutter. */
static void put_gutter(writer *w, const char *class, int y, hsy_slice text) {
    hsy_buffer_print(w->out, "<text class=\"%s\" x=\"12\" y=\"%d\">", class, y);
    put_words(w, hsy_cut_shown(w->out->arena, text, *class == 'n' ? NAME_COLUMNS : NOTE_COLUMNS));
    put(w, "</text>\n");
}

static void put_lane_name(writer *w, const hsy_lane *lane) {
    hsy_slice count = hsy_counted(w->out->arena, lane->articles, "article");
    if (lane->kind == HSY_LANE_LONE) {
        put_gutter(w, "name", lane->top + 19, HSY_S("No relay found"));
        put_gutter(w, "small", lane->top + 32, count);
        return;
    }
    const hsy_tree_node *root = node_at(w, lane->root);
    const char *what = root->article == HSY_NONE ? hsy_party_word(root->kind) : "own report";
    hsy_slice note = hsy_arena_print(w->out->arena, "%s · %.*s", what, HSY_PRINT(count));
    if (lane->articles == 1 && root->named_by)
        note = hsy_arena_print(w->out->arena, "%s · named by %u", what, root->named_by);
    put_gutter(w, "name", lane->top + 19, root->name);
    put_gutter(w, "small", lane->top + 32, note);
}

/* The names of parties that are only named stand at their signs. */
static void put_named_parties(writer *w) {
    for (uint32_t i = 0; i < w->figure->forest.nodes.count; i++) {
        const hsy_spot *spot = &w->figure->spots[i];
        if (spot->kind != HSY_SPOT_PARTY || node_at(w, i)->articles) continue;
        hsy_buffer_print(w->out, "<text class=\"end\" x=\"%d\" y=\"%d\">", spot->x - 11, spot->y + 4);
        put_words(w, hsy_cut_shown(w->out->arena, node_at(w, i)->name, NAME_COLUMNS));
        put(w, "</text>\n");
    }
}

static void put_lanes(writer *w) {
    for (size_t i = 0; i < w->figure->lanes.count; i++) {
        const hsy_lane *lane = &w->figure->lanes.items[i];
        if (i % 2 == 0)
            hsy_buffer_print(w->out, "<rect class=\"lane\" x=\"0\" y=\"%d\" width=\"%d\" height=\"%d\"/>\n", lane->top,
                             HSY_SVG_WIDTH, lane->bottom - lane->top);
        if (lane->kind != HSY_LANE_NAMED) put_lane_name(w, lane);
    }
    put_named_parties(w);
}

/* ---- figures ---- */

static void put_heading(writer *w, const hsy_story *story, int y) {
    hsy_arena *arena = w->out->arena;
    hsy_slice title = story ? hsy_story_title(w->trace, story) : HSY_S("Articles that belong to no story");
    hsy_buffer_print(w->out, "<text class=\"heading\" x=\"12\" y=\"%d\">", y + 26);
    put_words(w, hsy_cut_shown(arena, title.length ? title : HSY_S("A story without a title"), TITLE_COLUMNS));
    hsy_buffer_print(w->out, "</text>\n<text class=\"counts\" x=\"12\" y=\"%d\">", y + 46);
    put_words(w, story ? hsy_story_counted(arena, w->trace, story)
                       : hsy_counted(arena, w->story->articles.count, "article"));
    hsy_slice carried = hsy_carried_shown(arena, w->trace, w->story->articles);
    put_words(w, carried.length ? hsy_arena_print(arena, " · %.*s", HSY_PRINT(carried)) : carried);
    put(w, " · times in UTC</text>\n");
}

static void put_undated(writer *w) {
    if (!w->figure->undated) return;
    hsy_buffer_print(w->out, "<path class=\"undated\" d=\"M%d %dV%d\"/>\n", w->figure->undated, w->figure->top - 12,
                     w->figure->bottom);
    hsy_buffer_print(w->out, "<text class=\"date\" x=\"%d\" y=\"%d\">no date</text>\n", w->figure->undated + 6,
                     w->figure->top - 20);
}

/* Draws a story, or what is in none (NULL), from `y` on. Returns where it ends. */
static int put_figure(writer *w, const hsy_story *story, const hsy_story_parts *parts, int y) {
    hsy_figure figure = hsy_figure_of(w->out->arena, &w->by, parts, y + HEADING);
    w->figure = &figure;
    w->story = parts;
    put(w, "<g>\n");
    put_heading(w, story, y);
    put_lanes(w);
    hsy_axis_put(w->out, &figure.axis, figure.top - 8, figure.bottom);
    put_undated(w);
    size_t left_out = put_ties(w);
    put_tree_lines(w);
    for (size_t i = 0; i < figure.swarms.count; i++) put_swarm(w, &figure.swarms.items[i]);
    put_dots(w);
    if (left_out)
        hsy_buffer_print(w->out,
                         "<text class=\"small\" x=\"12\" y=\"%d\">%zu further %s between them %s not drawn</text>\n",
                         figure.bottom + 16, left_out, left_out == 1 ? "tie" : "ties", left_out == 1 ? "is" : "are");
    put(w, "</g>\n");
    return figure.bottom + FOOTING;
}

/* ---- legend ---- */

static int put_legend_text(writer *w, int x, int y, const char *words) {
    hsy_buffer_print(w->out, "<text x=\"%d\" y=\"%d\">%s</text>\n", x, y + 4, words);
    return x + width_of(hsy_slice_from_c(words), LETTER) + 20;
}

static void put_legend_lines(writer *w, int y) {
    static const char *const words[] = {"copied", "translated", "credited", "cited", "linked to"};
    enum { SAMPLE = 34 };
    int x = put_legend_text(w, 12, y, "From the source to who carries it:");
    for (int kind = 0; kind <= HSY_RELAY_LINKS; kind++) {
        if (!w->kinds[kind]) continue;
        open_line(w, (hsy_relay_kind)kind, kind <= HSY_RELAY_TRANSLATES ? 0.6 : 0, "");
        hsy_buffer_print(w->out, "M%d %dH%d\"/>\n", x, y, x + SAMPLE);
        x = put_legend_text(w, x + SAMPLE + 6, y, words[kind]);
    }
    put_legend_text(w, x, y, "the stronger, the more of the text");
}

static void put_legend_dots(writer *w, int y) {
    int x = put_legend_text(w, 12, y, "An article whose text has it:");
    for (int c = 0; c < HSY_CERTAINTIES; c++) {
        if (!w->certainties[c]) continue;
        hsy_slice name = hsy_certainty_name((hsy_certainty)c);
        hsy_buffer_print(w->out, "<circle class=\"dot %.*s\" cx=\"%d\" cy=\"%d\" r=\"%d\"/>\n", HSY_PRINT(name), x, y,
                         HSY_SVG_DOT);
        x = put_legend_text(w, x + 10, y, hsy_arena_c_string(w->out->arena, name));
    }
    if (w->any_day) {
        hsy_buffer_print(w->out, "<circle class=\"dot reported day-only\" cx=\"%d\" cy=\"%d\" r=\"%d\"/>\n", x, y,
                         HSY_SVG_DOT);
        x = put_legend_text(w, x + 10, y, "time of day unknown");
    }
    if (w->any_undated) {
        hsy_buffer_print(w->out, "<circle class=\"dot reported day-only no-date\" cx=\"%d\" cy=\"%d\" r=\"%d\"/>\n", x,
                         y, HSY_SVG_DOT);
        x = put_legend_text(w, x + 10, y, "no date, but others have it from there");
    }
    if (!w->any_party) return;
    x = put_legend_text(w, x, y, "Not in the set:");
    for (int kind = HSY_PARTY_AGENCY; kind >= HSY_PARTY_OUTLET; kind--) {
        put_party_sign(w, (hsy_party_kind)kind, x, y);
        x = put_legend_text(w, x + 10, y, kind == HSY_PARTY_AGENCY ? "agency" : "outlet");
    }
    put_party_sign(w, HSY_PARTY_SOURCE, x, y);
    put_legend_text(w, x + 10, y, "source");
}

static int put_legend(writer *w, int y) {
    bool any_line = false;
    for (int kind = 0; kind <= HSY_RELAY_LINKS; kind++) any_line |= w->kinds[kind];
    if (any_line) put_legend_lines(w, y + 14);
    if (w->trace->count) put_legend_dots(w, y + (any_line ? 38 : 14));
    return y + LEGEND;
}

/* What the picture leaves out. */
static int put_rest(writer *w, size_t drawn, int y) {
    size_t stories = w->trace->stories.count - drawn, lone = hsy_parts_of_story(&w->by, HSY_NONE)->articles.count;
    if (w->trace->stories.count == 0) lone = 0;
    if (stories == 0 && lone == 0) return y;
    hsy_buffer_print(w->out, "<text class=\"small\" x=\"12\" y=\"%d\">Not drawn: ", y + 10);
    if (stories) hsy_buffer_print(w->out, "%zu smaller %s", stories, stories == 1 ? "story" : "stories");
    if (stories && lone) put(w, ", ");
    if (lone) hsy_buffer_print(w->out, "%zu %s of no story", lone, lone == 1 ? "article" : "articles");
    put(w, "</text>\n");
    return y + FOOTING;
}

void hsy_output_trace_svg(hsy_buffer *out, const hsy_trace *trace) {
    hsy_buffer figures = hsy_buffer_in(out->arena, 0);
    writer all = {.out = &figures, .trace = trace, .by = hsy_by_story_of(out->arena, trace)}, *w = &all;
    size_t drawn = trace->stories.count < MOST_FIGURES ? trace->stories.count : MOST_FIGURES;
    int y = 0;
    for (size_t i = 0; i < drawn; i++)
        y = put_figure(w, &trace->stories.items[i], hsy_parts_of_story(&w->by, (uint32_t)i), y);
    if (drawn == 0) y = put_figure(w, NULL, hsy_parts_of_story(&w->by, HSY_NONE), y);
    y = put_rest(w, drawn, y);
    y = put_legend(w, y);
    w->out = out;
    hsy_buffer_print(out,
                     "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" "
                     "role=\"img\">\n<title>Who carries whom: ",
                     HSY_SVG_WIDTH, y, HSY_SVG_WIDTH, y);
    put_words(w, hsy_counted(out->arena, trace->count, "article"));
    put(w, "</title>\n");
    put(w, style);
    put_arrows(w);
    hsy_buffer_print(out, "<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>\n", HSY_SVG_WIDTH, y);
    hsy_buffer_add(out, hsy_buffer_text(&figures));
    put(w, "</svg>\n");
}
