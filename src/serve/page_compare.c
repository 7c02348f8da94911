/* Two articles side by side, the passages that they share beside each other. Without two numbers the JSON is null, and
 * one is asked for them.
 *
 *     only here             | only here
 *     a shared passage      | the same passage, what differs marked
 *     ...                   | ...
 *
 * Passages that stand in both texts in one order are rows of a table; those that were moved are marked where they
 * stand. Which ones make the rows: those with the most words in all among passages whose order is the same (dynamic
 * programming; quadratic in the passages, of which MOST_PASSAGES are looked at).
 */
#include "base/utf8.h"
#include "serve/map.h"
#include "serve/page.h"

enum { MOST_PASSAGES = 400, SIDES = 2 };

static const char *const SIDE[SIDES] = {"a", "b"};

typedef struct passage {
    hsy_span span[SIDES]; /* bytes */
    yyjson_val *json;
    long long words;
    bool is_row; /* else it was moved */
} passage;

typedef struct comparison {
    hsy_page *page;
    hsy_points points[SIDES];
    passage *passages; /* in the order of a */
    size_t count;
} comparison;

/* ---- the form ---- */

static void put_number(hsy_page *page, hsy_parameter parameter, hsy_word label) {
    hsy_slice name = hsy_parameter_name(parameter);
    hsy_buffer_print(page->out, "<p><label for=\"%.*s\">", HSY_PRINT(name));
    hsy_put_word(page, label);
    hsy_buffer_print(page->out,
                     "</label><input id=\"%.*s\" name=\"%.*s\" inputmode=\"numeric\" pattern=\"[0-9]+\" required "
                     "value=\"",
                     HSY_PRINT(name), HSY_PRINT(name));
    hsy_markup_text(page->out, page->request->parameters[parameter]);
    hsy_markup(page->out, "\"></p>\n");
}

static void put_form(hsy_page *page) {
    hsy_markup(page->out, "<form class=\"filters\" action=\"/compare\">\n");
    put_number(page, HSY_PARAMETER_A, HSY_WORD_COMPARE_A);
    put_number(page, HSY_PARAMETER_B, HSY_WORD_COMPARE_B);
    hsy_markup(page->out, "<p class=\"do\"><button>");
    hsy_put_word(page, HSY_WORD_COMPARE);
    hsy_markup(page->out, "</button></p></form>\n");
}

/* ---- the passages ---- */

static hsy_span bytes_of(const hsy_points *points, yyjson_val *span) {
    return (hsy_span){(uint32_t)hsy_points_byte(points, yyjson_get_uint(yyjson_arr_get_first(span))),
                      (uint32_t)hsy_points_byte(points, yyjson_get_uint(yyjson_arr_get_last(span)))};
}

static bool is_closing(uint32_t code_point) {
    enum { RIGHT_SINGLE = 0x2019, RIGHT_DOUBLE = 0x201D, LOW_ENDS = 0x201C, RIGHT_GUILLEMET = 0xBB };
    return code_point == '.' || code_point == ',' || code_point == '!' || code_point == '?' || code_point == '"' ||
           code_point == ';' || code_point == ':' || code_point == ')' || code_point == RIGHT_SINGLE ||
           code_point == RIGHT_DOUBLE || code_point == LOW_ENDS || code_point == RIGHT_GUILLEMET;
}

/* Passages end with a word: the full stop behind it belongs to them where both have it. */
static void take_closing(const comparison *c, passage *p) {
    while (p->span[0].end < c->points[0].text.length && p->span[1].end < c->points[1].text.length) {
        size_t end[SIDES] = {p->span[0].end, p->span[1].end};
        uint32_t code_point = hsy_utf8_next(c->points[0].text, &end[0]);
        if (!is_closing(code_point) || hsy_utf8_next(c->points[1].text, &end[1]) != code_point) return;
        for (int i = 0; i < SIDES; i++) p->span[i].end = (uint32_t)end[i];
    }
}

static void read_passages(comparison *c) {
    yyjson_val *json;
    c->passages = HSY_NEW_ARRAY(c->page->arena, passage, MOST_PASSAGES);
    HSY_EACH(json, hsy_value(c->page->json, "passages")) {
        if (c->count == MOST_PASSAGES) return;
        passage next = {.json = json, .words = hsy_value_number(json, "words")};
        for (int i = 0; i < SIDES; i++) next.span[i] = bytes_of(&c->points[i], hsy_value(json, SIDE[i]));
        take_closing(c, &next);
        size_t at = c->count++;
        for (; at > 0 && c->passages[at - 1].span[0].start > next.span[0].start; at--)
            c->passages[at] = c->passages[at - 1];
        c->passages[at] = next;
    }
}

static void choose_rows(comparison *c) {
    long long *best = HSY_NEW_ARRAY(c->page->arena, long long, c->count + 1);
    int *before = HSY_NEW_ARRAY(c->page->arena, int, c->count + 1), end = -1;
    for (size_t i = 0; i < c->count; i++) {
        const passage *p = &c->passages[i];
        before[i] = -1;
        for (size_t j = 0; j < i; j++) {
            const passage *q = &c->passages[j];
            bool is_behind = q->span[0].end <= p->span[0].start && q->span[1].end <= p->span[1].start;
            if (!is_behind || best[j] <= best[i]) continue;
            best[i] = best[j];
            before[i] = (int)j;
        }
        best[i] += p->words;
        if (end < 0 || best[i] > best[end]) end = (int)i;
    }
    for (; end >= 0; end = before[end]) c->passages[end].is_row = true;
}

/* ---- the table ---- */

/* Lines are parted by breaks: a cell may begin within a paragraph. */
static void put_lines(comparison *c, int side, size_t start, size_t end) {
    hsy_slice rest = hsy_slice_sub(c->points[side].text, start, end);
    while (rest.at && rest.length) {
        hsy_markup_text(c->page->out, hsy_slice_cut(&rest, '\n'));
        if (rest.at) hsy_markup(c->page->out, "<br>");
    }
}

static void put_marked(comparison *c, int side, size_t start, size_t end, const char *class) {
    if (start >= end) return;
    hsy_buffer_print(c->page->out, "<mark class=\"%s\">", class);
    put_lines(c, side, start, end);
    hsy_markup(c->page->out, "</mark>");
}

/* What stands between two rows, with the passages in it that were moved. */
static void put_apart(comparison *c, int side, size_t start, size_t end) {
    size_t done = start;
    while (done < end) {
        const passage *next = NULL;
        for (size_t i = 0; i < c->count; i++) {
            const passage *p = &c->passages[i];
            bool is_here = !p->is_row && p->span[side].start >= done && p->span[side].end <= end;
            if (is_here && (!next || p->span[side].start < next->span[side].start)) next = p;
        }
        if (!next || next->span[side].start >= next->span[side].end) break;
        put_lines(c, side, done, next->span[side].start);
        put_marked(c, side, next->span[side].start, next->span[side].end, "moved");
        done = next->span[side].end;
    }
    put_lines(c, side, done, end);
}

/* Whether the words before two equal runs are equal too, or there are none: what stands between words (a full stop, the
 * end of a line) is no part of a run. */
static bool is_same_gap(comparison *c, const size_t *done, const hsy_span *equal) {
    hsy_slice gap[SIDES];
    for (int i = 0; i < SIDES; i++) gap[i] = hsy_slice_trim(hsy_slice_sub(c->points[i].text, done[i], equal[i].start));
    return hsy_slice_equal(gap[0], gap[1]);
}

/* A shared passage, with what is not in both marked. */
static void put_shared(comparison *c, int side, const passage *p) {
    size_t done[SIDES] = {p->span[0].start, p->span[1].start};
    yyjson_val *run;
    HSY_EACH(run, hsy_value(p->json, "equal")) {
        hsy_span equal[SIDES];
        for (int i = 0; i < SIDES; i++) equal[i] = bytes_of(&c->points[i], hsy_value(run, SIDE[i]));
        if (equal[side].start < done[side] || equal[side].end > p->span[side].end) continue;
        if (is_same_gap(c, done, equal))
            put_lines(c, side, done[side], equal[side].start);
        else
            put_marked(c, side, done[side], equal[side].start, "differs");
        put_lines(c, side, equal[side].start, equal[side].end);
        for (int i = 0; i < SIDES; i++) done[i] = equal[i].end;
    }
    hsy_span ends[SIDES] = {{p->span[0].end, p->span[0].end}, {p->span[1].end, p->span[1].end}};
    if (is_same_gap(c, done, ends))
        put_lines(c, side, done[side], p->span[side].end);
    else
        put_marked(c, side, done[side], p->span[side].end, "differs");
}

static void put_cell(comparison *c, int side, size_t start, size_t end, const passage *shared) {
    yyjson_val *article = hsy_value(c->page->json, SIDE[side]);
    hsy_markup(c->page->out, "<td");
    hsy_put_lang(c->page, hsy_value_text(article, "language"));
    hsy_markup(c->page->out, ">");
    if (shared)
        put_shared(c, side, shared);
    else
        put_apart(c, side, start, end);
    hsy_markup(c->page->out, "</td>");
}

static void put_rows(comparison *c) {
    size_t done[SIDES] = {0, 0};
    for (size_t i = 0; i <= c->count; i++) {
        const passage *p = i < c->count ? &c->passages[i] : NULL;
        if (p && !p->is_row) continue;
        size_t until[SIDES];
        bool is_apart = false;
        for (int side = 0; side < SIDES; side++) {
            until[side] = p ? p->span[side].start : c->points[side].text.length;
            hsy_slice words = hsy_slice_sub(c->points[side].text, done[side], until[side]);
            is_apart = is_apart || hsy_slice_trim(words).length;
        }
        if (is_apart) {
            hsy_markup(c->page->out, "<tr class=\"apart\">");
            for (int side = 0; side < SIDES; side++) put_cell(c, side, done[side], until[side], NULL);
            hsy_markup(c->page->out, "</tr>\n");
        }
        if (!p) return;
        hsy_markup(c->page->out, "<tr class=\"shared\">");
        for (int side = 0; side < SIDES; side++) put_cell(c, side, 0, 0, p);
        hsy_markup(c->page->out, "</tr>\n");
        for (int side = 0; side < SIDES; side++) done[side] = p->span[side].end;
    }
}

static void put_head(comparison *c, int side) {
    hsy_page *page = c->page;
    yyjson_val *article = hsy_value(page->json, SIDE[side]);
    long long percent = (long long)(yyjson_get_num(hsy_value(article, "share")) * 100 + 0.5);
    hsy_markup(page->out, "<th scope=\"col\"><span class=\"outlet\">");
    hsy_markup_text(page->out, hsy_map_outlet(page->arena, article));
    hsy_markup(page->out, "</span> ");
    hsy_put_link(page, "/article/", hsy_id_number(hsy_value_text(article, "id")), hsy_value_text(article, "title"));
    hsy_markup(page->out, "<span class=\"summary\">");
    hsy_put_time(page, hsy_value_text(article, "published"));
    hsy_markup(page->out, "<br>");
    hsy_put_count(page, percent, HSY_WORD_COMPARE_SHARED, HSY_WORD_COMPARE_SHARED);
    hsy_markup(page->out, "</span>");
    hsy_put_bar(page, percent, 0, 100);
    hsy_markup(page->out, "</th>");
}

static void put_table(comparison *c) {
    hsy_page *page = c->page;
    hsy_markup(page->out, "<p class=\"hint\">");
    hsy_put_word(page, c->count ? HSY_WORD_COMPARE_DIFFER : HSY_WORD_COMPARE_NONE);
    hsy_markup(page->out, "</p>\n<table class=\"sides\"><caption>");
    hsy_put_word(page, HSY_WORD_SIDE_BY_SIDE);
    hsy_markup(page->out, "</caption><thead><tr>");
    for (int side = 0; side < SIDES; side++) put_head(c, side);
    hsy_markup(page->out, "</tr></thead><tbody>\n");
    put_rows(c);
    hsy_markup(page->out, "</tbody></table>\n");
}

void hsy_page_compare(hsy_page *page) {
    comparison c = {.page = page};
    page->title = hsy_word_of(page, HSY_WORD_COMPARE);
    hsy_put_heading(page, 1, page->title);
    put_form(page);
    if (!yyjson_is_obj(page->json)) return;
    page->is_wide = true;
    for (int side = 0; side < SIDES; side++)
        c.points[side] = hsy_points_of(page->arena, hsy_value_text(hsy_value(page->json, SIDE[side]), "text"));
    read_passages(&c);
    choose_rows(&c);
    put_table(&c);
    hsy_put_exports(page);
}
