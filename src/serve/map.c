/* Draws a story's map: see map.h. Every word in it goes through hsy_markup_text, every number through printf. */
#include "serve/map.h"

#include "base/utf8.h"

enum {
    EDGE = 6, /* free at the right */
    NAME_COLUMNS = 22,
    LANE_COLUMNS = 21,   /* of a lane's name */
    NOTE_COLUMNS = 27,   /* and of what stands below it, in smaller letters */
    LEAST_HEADLINE = 12, /* columns below which none is shown */
    LABEL_ROOM = 62,     /* units for an hour on the axis */
    DATE_ROOM = 96,
    BEND = 7,
    SHARE_ROOM = 52, /* of a line on which the share is written */
};

typedef struct pen {
    hsy_page *page;
    hsy_buffer *out;
    const hsy_map *map;
} pen;

static void put(pen *p, const char *markup) { hsy_markup(p->out, markup); }

static hsy_slice share_of(pen *p, yyjson_val *relay) {
    yyjson_val *share = hsy_value(relay, "share");
    if (!yyjson_is_num(share)) return HSY_S("");
    return hsy_arena_print(p->page->arena, "%.0f\xC2\xA0%%", yyjson_get_num(share) * 100);
}

/* ---- axis ---- */

static long long step_of(double scale) {
    static const long long steps[] = {300, 600, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 172800, 604800, 2419200};
    enum { COUNT = sizeof steps / sizeof *steps };
    for (size_t i = 0; i < COUNT; i++)
        if ((double)steps[i] * scale >= LABEL_ROOM) return steps[i];
    long long step = steps[COUNT - 1];
    while ((double)step * scale < LABEL_ROOM && step < (1LL << 40)) step *= 2;
    return step;
}

typedef struct axis_pen {
    int free_hour, free_date;
    long long day;
} axis_pen;

static void put_date(pen *p, axis_pen *a, long long seconds, int x) {
    int year, month, day;
    long long days = (seconds >= 0 ? seconds : seconds - 86399) / 86400;
    if (days == a->day || x < a->free_date) return;
    hsy_time_date(seconds, &year, &month, &day);
    char digits[3] = {(char)('0' + month / 10), (char)('0' + month % 10)};
    hsy_slice name = hsy_words_named(p->page->request->tongue, HSY_S("month-short."), (hsy_slice){digits, 2});
    bool is_german = p->page->request->tongue == HSY_GERMAN;
    hsy_buffer_print(p->out, "<text class=\"date\" x=\"%d\" y=\"15\">%d%s ", x, day, is_german ? "." : "");
    hsy_markup_text(p->out, name);
    put(p, "</text>");
    a->day = days;
    a->free_date = x + DATE_ROOM;
}

static void put_tick(pen *p, axis_pen *a, long long seconds, int x, bool has_hour) {
    long long of_day = ((seconds % 86400) + 86400) % 86400;
    hsy_buffer_print(p->out, "<path class=\"tick%s\" d=\"M%d %dV%d\"/>", of_day == 0 ? " day" : "", x, HSY_MAP_TOP - 8,
                     p->map->height - 8);
    put_date(p, a, seconds, x);
    if (!has_hour || x < a->free_hour) return;
    hsy_buffer_print(p->out, "<text class=\"hour\" x=\"%d\" y=\"32\">%02d:%02d</text>\n", x, (int)(of_day / 3600),
                     (int)(of_day / 60 % 60));
    a->free_hour = x + LABEL_ROOM - 10;
}

static void put_cut(pen *p, size_t at) {
    int x = (p->map->places[at] + p->map->places[at + 1]) / 2;
    hsy_buffer_print(p->out, "<path class=\"cut\" d=\"M%d %dl4 -10m3 10l4 -10\"/>", x - 6, HSY_MAP_TOP - 3);
}

/* The ticks from one time to the one behind it; a stretch without any has its beginning for one. */
static void put_ticks(pen *p, axis_pen *a, size_t from, size_t to, long long step) {
    const hsy_map *map = p->map;
    long long first = map->times[from], last = map->times[to];
    long long tick = first + (step - ((first % step) + step) % step) % step;
    if (tick > last) put_tick(p, a, first, map->places[from], true);
    for (; tick <= last; tick += step)
        put_tick(p, a, tick, map->places[from] + (int)((double)(tick - first) * map->scale), step < 86400);
}

static void put_axis(pen *p) {
    const hsy_map *map = p->map;
    axis_pen a = {.day = INT64_MIN};
    size_t from = 0;
    put(p, "<g class=\"axis\" aria-hidden=\"true\">");
    for (size_t i = 0; i < map->time_count; i++) {
        if (i + 1 < map->time_count && !map->is_cut[i]) continue;
        put_ticks(p, &a, from, i, map->scale > 0 ? step_of(map->scale) : 86400);
        if (i + 1 < map->time_count) put_cut(p, i);
        from = i + 1;
    }
    put(p, "</g>\n");
}

/* ---- lanes ---- */

static void put_lane_text(pen *p, int y, const char *class, hsy_slice text, int columns) {
    hsy_buffer_print(p->out, "<text class=\"%s\" x=\"10\" y=\"%d\">", class, y);
    hsy_markup_text(p->out, hsy_map_fitting(p->page->arena, text, columns));
    put(p, "</text>");
}

static void put_lane(pen *p, const hsy_map_lane *lane, bool is_odd) {
    const hsy_map_node *root = lane->root == HSY_MAP_NONE ? NULL : &p->map->nodes[lane->root];
    bool has_room = lane->bottom - lane->top >= 38;
    int y = has_room ? lane->top + 19 : lane->top + 24;
    hsy_buffer_print(p->out, "<rect class=\"lane%s\" x=\"0\" y=\"%d\" width=\"%d\" height=\"%d\"/>",
                     is_odd ? " odd" : "", lane->top, HSY_MAP_WIDTH, lane->bottom - lane->top);
    hsy_slice note = HSY_S("");
    if (root && !root->article) note = hsy_words_named(p->page->request->tongue, HSY_S("party."), root->kind);
    if (!root || root->article) note = hsy_word_of(p->page, root ? HSY_WORD_MAP_FIRST : HSY_WORD_MAP_ALONE_NOTE);
    put_lane_text(p, y, "lane-name", root ? root->name : hsy_word_of(p->page, HSY_WORD_MAP_ALONE), LANE_COLUMNS);
    if (has_room && note.length) put_lane_text(p, y + 15, "lane-note", note, NOTE_COLUMNS);
    put(p, "\n");
}

/* ---- lines ---- */

static void open_line(pen *p, uint32_t from, uint32_t to, yyjson_val *relay, const char *class) {
    hsy_slice kind = hsy_value_text(relay, "kind");
    yyjson_val *share = hsy_value(relay, "share");
    const hsy_map_node *a = &p->map->nodes[from], *b = &p->map->nodes[to];
    hsy_buffer_print(p->out, "<path class=\"%s k-%.*s\" data-from=\"", class, HSY_PRINT(kind));
    if (a->article)
        hsy_buffer_print(p->out, "%lld", a->number);
    else
        hsy_buffer_print(p->out, "p%u", from);
    hsy_buffer_print(p->out, "\" data-to=\"%lld\" stroke-width=\"%.1f\" marker-end=\"url(#to-%.*s)\" d=\"", b->number,
                     p->map->is_dense ? 1 : 1.3 + (yyjson_is_num(share) ? yyjson_get_num(share) * 2 : 0),
                     HSY_PRINT(kind));
}

/* From a node down its own column, round the bend, and on to the other. */
static void put_branch(pen *p, uint32_t to) {
    const hsy_map_node *b = &p->map->nodes[to], *a = &p->map->nodes[b->parent];
    int x = b->x - HSY_MAP_DOT - 4, left = a->x + (a->article ? 0 : 1);
    open_line(p, b->parent, to, b->relay, "relay");
    if (a->y == b->y)
        hsy_buffer_print(p->out, "M%d %dH%d\"/>", left + HSY_MAP_DOT + 2, a->y, x);
    else if (p->map->is_dense && a->article) /* steep, so that it runs along no name */
        hsy_buffer_print(p->out, "M%d %dC%d %d %d %d %d %d\"/>", left, a->y + HSY_MAP_DOT, left, (a->y + b->y) / 2,
                         x - 18, b->y - (b->y - a->y) / 5, x, b->y - 1);
    else
        hsy_buffer_print(p->out, "M%d %dV%dq0 %d %d %dH%d\"/>", left, a->y + HSY_MAP_DOT + 2, b->y - BEND, BEND, BEND,
                         BEND, x);
    hsy_slice share = share_of(p, b->relay);
    if (share.length && !p->map->is_dense && x - left > SHARE_ROOM)
        hsy_buffer_print(p->out, "<text class=\"share\" data-to=\"%lld\" x=\"%d\" y=\"%d\">%.*s</text>", b->number,
                         x - 9, b->y - 4, HSY_PRINT(share));
    put(p, "\n");
}

static bool is_drawn(const hsy_map_node *node) { return node->y > 0; }

static void put_tie(pen *p, const hsy_map_tie *tie) {
    enum { BOW = 56 };
    const hsy_map_node *a = &p->map->nodes[tie->from], *b = &p->map->nodes[tie->to];
    if (!is_drawn(a) || !is_drawn(b)) return;
    int x = b->x - HSY_MAP_DOT - 4, side = b->y < a->y ? -HSY_MAP_DOT - 2 : HSY_MAP_DOT + 2;
    open_line(p, tie->from, tie->to, tie->relay, "relay tie");
    hsy_buffer_print(p->out, "M%d %dC%d %d %d %d %d %d\"/>\n", a->x, a->y + side, a->x, a->y + (b->y - a->y) * 2 / 3,
                     x - BOW, b->y, x, b->y);
}

static void put_arrows(pen *p) {
    static const char *const kinds[] = {"copies", "translates", "credits", "cites", "links"};
    put(p, "<defs>");
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        hsy_buffer_print(
            p->out,
            "<marker id=\"to-%s\" markerUnits=\"userSpaceOnUse\" markerWidth=\"9\" markerHeight=\"9\" "
            "refX=\"7\" refY=\"4\" orient=\"auto\"><path class=\"m-%s\" d=\"M0 0.5L8 4L0 7.5z\"/></marker>",
            kinds[i], kinds[i]);
    put(p, "</defs>\n");
}

/* ---- articles and parties ---- */

/* "Herald: Bridge closed. 5 May 2031, 14:30 UTC. unconfirmed" */
static void put_label(pen *p, const hsy_map_node *node) {
    hsy_buffer time = hsy_buffer_in(p->page->arena, 0);
    hsy_words_time(&time, p->page->request->tongue, hsy_value_text(node->article, "published"));
    hsy_markup_text(p->out, node->name);
    put(p, " ");
    hsy_markup_text(p->out, hsy_value_text(node->article, "title"));
    put(p, ". ");
    hsy_markup_text(p->out, time.length ? hsy_buffer_text(&time) : hsy_word_of(p->page, HSY_WORD_MAP_UNDATED));
    put(p, ". ");
    hsy_put_named(p->page, "certainty.", hsy_value_text(node->article, "body_certainty"));
}

static void put_article(pen *p, const hsy_map_node *node) {
    hsy_slice certainty = hsy_value_text(node->article, "body_certainty");
    int x = node->x + HSY_MAP_DOT + 5;
    hsy_buffer_print(p->out, "<a class=\"node c-%.*s%s\" href=\"/article/%lld\" data-id=\"%lld\" aria-label=\"",
                     HSY_PRINT(certainty),
                     node->is_undated    ? " undated"
                     : node->is_day_only ? " day-only"
                                         : "",
                     node->number, node->number);
    put_label(p, node);
    hsy_buffer_print(p->out,
                     "\"><circle class=\"hit\" cx=\"%d\" cy=\"%d\" r=\"12\"/><circle class=\"dot\" cx=\"%d\" "
                     "cy=\"%d\" r=\"%d\"/><text x=\"%d\" y=\"%d\"><tspan class=\"name\">",
                     node->x, node->y, node->x, node->y, HSY_MAP_DOT, x, node->y + 4);
    hsy_slice name = hsy_map_fitting(p->page->arena, node->name, NAME_COLUMNS);
    hsy_markup_text(p->out, name);
    put(p, "</tspan>");
    int room = (HSY_MAP_WIDTH - EDGE - x - hsy_map_label_width(p->map, node) - 8) * 10 / HSY_MAP_LETTER;
    if (!p->map->is_dense && room >= LEAST_HEADLINE && hsy_value_text(node->article, "title").length) {
        put(p, " <tspan class=\"headline\" dx=\"4\">");
        hsy_markup_text(p->out, hsy_map_fitting(p->page->arena, hsy_value_text(node->article, "title"), room));
        put(p, "</tspan>");
    }
    put(p, "</text></a>\n");
}

static void put_party(pen *p, uint32_t at) {
    const hsy_map_node *node = &p->map->nodes[at];
    hsy_buffer_print(p->out, "<path class=\"party\" data-id=\"p%u\" d=\"M%d %dl6 6l-6 6l-6 -6z\"/>\n", at, node->x + 1,
                     node->y - 6);
}

static void put_legend(pen *p) {
    static const char *const kinds[] = {"copies", "translates", "credits", "cites", "links"};
    static const char *const certainties[] = {"asserted", "reported", "hedged", "unconfirmed", "denied"};
    put(p, "<ul class=\"legend\">");
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        hsy_buffer_print(p->out,
                         "<li><svg aria-hidden=\"true\" width=\"34\" height=\"10\"><path class=\"relay k-%s\" "
                         "stroke-width=\"2\" d=\"M1 5H33\"/></svg> ",
                         kinds[i]);
        hsy_put_named(p->page, "relay.", hsy_slice_from_c(kinds[i]));
        put(p, "</li>");
    }
    for (size_t i = 0; i < sizeof certainties / sizeof *certainties; i++) {
        hsy_buffer_print(p->out,
                         "<li><svg aria-hidden=\"true\" width=\"14\" height=\"14\" class=\"node c-%s\"><circle "
                         "class=\"dot\" cx=\"7\" cy=\"7\" r=\"5\"/></svg> ",
                         certainties[i]);
        hsy_put_named(p->page, "certainty.", hsy_slice_from_c(certainties[i]));
        put(p, "</li>");
    }
    put(p, "<li>");
    hsy_put_word(p->page, HSY_WORD_MAP_HOLLOW);
    put(p, "</li></ul>\n");
}

static void put_picture(pen *p) {
    const hsy_map *map = p->map;
    hsy_buffer_print(p->out,
                     "<svg class=\"map%s\" viewBox=\"0 0 %d %d\" role=\"group\" aria-labelledby=\"map-title\">\n",
                     map->is_dense ? " dense" : "", HSY_MAP_WIDTH, map->height);
    put_arrows(p);
    for (size_t i = 0; i < map->lane_count; i++) put_lane(p, &map->lanes[i], i % 2);
    put_axis(p);
    for (size_t i = 0; i < map->tie_count; i++) put_tie(p, &map->ties[i]);
    for (uint32_t i = 0; i < map->articles; i++)
        if (map->nodes[i].parent != HSY_MAP_NONE) put_branch(p, i);
    for (uint32_t i = (uint32_t)map->articles; i < map->count; i++)
        if (is_drawn(&map->nodes[i])) put_party(p, i);
    for (uint32_t i = 0; i < map->articles; i++) put_article(p, &map->nodes[i]);
    put(p, "</svg>\n");
}

void hsy_put_map(hsy_page *page, const hsy_roll *roll) {
    hsy_map map = hsy_map_tree(page, roll);
    pen p = {page, page->out, &map};
    hsy_map_place(&map);
    put(&p, "<section class=\"relays\"><h2 id=\"map-title\">");
    hsy_put_word(page, HSY_WORD_MAP);
    put(&p, "</h2>\n<p class=\"hint\">");
    hsy_put_word(page, HSY_WORD_MAP_HINT);
    put(&p, "</p>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"map-title\">\n");
    put_picture(&p);
    put(&p, "</div>\n<div class=\"evidence\" id=\"evidence\" aria-live=\"polite\" hidden></div>\n");
    put_legend(&p);
    if (map.left_out) {
        put(&p, "<p class=\"hint\">");
        hsy_put_count(page, (long long)map.left_out, HSY_WORD_MAP_LEFT_OUT_ONE, HSY_WORD_MAP_LEFT_OUT_MANY);
        put(&p, "</p>\n");
    }
    put(&p, "</section>\n");
}
