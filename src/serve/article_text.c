/* The text of an article, cut where any of its markings begins or ends: see article.h.
 *
 * Passages that came from elsewhere and statements lie across each other, so neither can simply be an element around
 * its words. The text is cut at every edge, and each piece says what lies on it.
 */
#include "serve/article.h"

#include <stdlib.h>

#include "serve/roll.h"

enum { MOST_MARKINGS = 4000, NOT_REUSED = -1 };

hsy_slice hsy_article_under(yyjson_val *span, const hsy_points *points, size_t *start, size_t *end) {
    *start = hsy_points_byte(points, yyjson_get_uint(yyjson_arr_get_first(span)));
    *end = hsy_points_byte(points, yyjson_get_uint(yyjson_arr_get_last(span)));
    return hsy_slice_sub(points->text, *start, *end);
}

/* ---- collecting ---- */

static void add_marking(hsy_article_text *text, yyjson_val *span, int source, size_t statement) {
    size_t start, end;
    if (!yyjson_is_arr(span) || text->count == MOST_MARKINGS) return;
    hsy_article_under(span, &text->points, &start, &end);
    /* A passage ends with a word; the full stop behind it is of the same sentence. */
    if (source != NOT_REUSED && end < text->points.text.length && text->points.text.at[end] == '.') end++;
    if (start < end) text->markings[text->count++] = (hsy_marking){start, end, source, statement, false};
}

static void add_statements(hsy_page *page, hsy_article_text *text) {
    yyjson_val *statement, *span;
    size_t at = 0;
    HSY_EACH(statement, hsy_value(page->json, "statements")) {
        bool is_nested = !yyjson_is_null(hsy_value(statement, "parent"));
        size_t before = text->count;
        if (!is_nested) HSY_EACH(span, hsy_value(statement, "content")) add_marking(text, span, NOT_REUSED, at);
        if (text->count > before) text->markings[text->count - 1].is_last = true;
        at++;
    }
}

static int source_of(hsy_article_text *text, yyjson_val *relay) {
    long long number = hsy_id_number(hsy_value_text(relay, "from"));
    for (int i = 0; i < text->source_count; i++)
        if (text->sources[i].number == number) return i;
    if (text->source_count == HSY_MOST_SOURCES) return HSY_MOST_SOURCES - 1;
    text->sources[text->source_count] = (hsy_reuse_source){number, relay};
    return text->source_count++;
}

/* Only of articles, and only where text was taken: what is merely cited is in the table of the story. */
static void add_reuse(hsy_page *page, hsy_article_text *text, yyjson_val *story) {
    long long number = hsy_value_number(page->json, "id");
    yyjson_val *relay, *evidence;
    HSY_EACH(relay, hsy_value(story, "relays")) {
        hsy_slice kind = hsy_value_text(relay, "kind");
        bool takes_text = hsy_slice_equal(kind, HSY_S("copies")) || hsy_slice_equal(kind, HSY_S("translates"));
        bool is_article = hsy_slice_starts(hsy_value_text(relay, "from"), HSY_S("article:"));
        if (hsy_id_number(hsy_value_text(relay, "to")) != number || !takes_text || !is_article) continue;
        int source = source_of(text, relay);
        HSY_EACH(evidence, hsy_value(relay, "evidence")) add_marking(text, hsy_value(evidence, "to"), source, 0);
    }
}

hsy_article_text hsy_article_text_of(hsy_page *page, yyjson_val *story) {
    hsy_article_text text = {.points = hsy_points_of(page->arena, hsy_value_text(page->json, "text")),
                             .language = hsy_value_text(page->json, "language"),
                             .blocks = hsy_value(page->json, "blocks"),
                             .markings = HSY_NEW_ARRAY(page->arena, hsy_marking, MOST_MARKINGS)};
    add_reuse(page, &text, story);
    add_statements(page, &text);
    return text;
}

/* ---- writing ---- */

static int by_place(const void *a, const void *b) {
    size_t x = *(const size_t *)a, y = *(const size_t *)b;
    return (x > y) - (x < y);
}

/* Every place where a marking or a line begins or ends, in order. */
static size_t *edges_of(hsy_page *page, const hsy_article_text *text, size_t *count) {
    hsy_slice all = text->points.text;
    size_t lines = 0, used = 0;
    for (size_t i = 0; i < all.length; i++) lines += all.at[i] == '\n';
    size_t *edges = HSY_NEW_ARRAY(page->arena, size_t, 2 * (text->count + lines) + 2);
    for (size_t i = 0; i < text->count; i++) {
        edges[used++] = text->markings[i].start;
        edges[used++] = text->markings[i].end;
    }
    for (size_t i = 0; i < all.length; i++) {
        if (all.at[i] != '\n') continue;
        edges[used++] = i;
        edges[used++] = i + 1;
    }
    edges[used++] = 0;
    edges[used++] = all.length;
    qsort(edges, used, sizeof *edges, by_place);
    *count = used;
    return edges;
}

/* What lies on a piece; the first of each kind. NULL: nothing. */
typedef struct piece {
    size_t start, end;
    const hsy_marking *reuse, *statement;
} piece;

static piece piece_at(const hsy_article_text *text, size_t start, size_t end) {
    piece p = {.start = start, .end = end};
    for (size_t i = 0; i < text->count; i++) {
        const hsy_marking *marking = &text->markings[i];
        if (marking->start > start || marking->end < end) continue;
        if (marking->source != NOT_REUSED && !p.reuse) p.reuse = marking;
        if (marking->source == NOT_REUSED && !p.statement) p.statement = marking;
    }
    return p;
}

static void put_piece(hsy_page *page, const hsy_article_text *text, const piece *p) {
    hsy_slice words = hsy_slice_sub(text->points.text, p->start, p->end);
    if (p->reuse) {
        hsy_buffer_print(page->out, "<span class=\"reused from-%d\">", p->reuse->source + 1);
        if (p->reuse->start == p->start)
            hsy_buffer_print(page->out, "<a class=\"letter\" href=\"#source-%d\">%c</a>", p->reuse->source + 1,
                             'A' + p->reuse->source);
    }
    if (p->statement)
        hsy_buffer_print(page->out, "<span class=\"said\" data-said=\"%zu\">", p->statement->statement + 1);
    hsy_markup_text(page->out, words);
    if (p->statement) {
        hsy_markup(page->out, "</span>");
        if (p->statement->is_last && p->statement->end == p->end)
            hsy_buffer_print(page->out, "<sup><a class=\"note\" href=\"#said-%zu\">%zu</a></sup>",
                             p->statement->statement + 1, p->statement->statement + 1);
    }
    if (p->reuse) hsy_markup(page->out, "</span>");
}

/* Whether the line that begins at byte `start` is a heading within the text. */
static bool is_heading(const hsy_article_text *text, size_t start) {
    size_t point = hsy_points_at(&text->points, start);
    yyjson_val *block;
    HSY_EACH(block, text->blocks) {
        yyjson_val *from = yyjson_arr_get_first(hsy_value(block, "span"));
        if (!from || yyjson_get_uint(from) != point) continue;
        if (hsy_slice_equal(hsy_value_text(block, "role"), HSY_S("subheading"))) return true;
    }
    return false;
}

void hsy_put_article_text(hsy_page *page, const hsy_article_text *text) {
    size_t count;
    const size_t *edges = edges_of(page, text, &count);
    hsy_markup(page->out, "<div class=\"text\"");
    hsy_put_lang(page, text->language);
    bool in_heading = is_heading(text, 0);
    hsy_markup(page->out, in_heading ? "><h2>" : "><p>");
    for (size_t i = 0; i + 1 < count; i++) {
        if (edges[i] == edges[i + 1]) continue;
        if (text->points.text.at[edges[i]] == '\n') {
            hsy_markup(page->out, in_heading ? "</h2>\n" : "</p>\n");
            in_heading = is_heading(text, edges[i + 1]);
            hsy_markup(page->out, in_heading ? "<h2>" : "<p>");
            continue;
        }
        piece p = piece_at(text, edges[i], edges[i + 1]);
        put_piece(page, text, &p);
    }
    hsy_markup(page->out, in_heading ? "</h2></div>\n" : "</p></div>\n");
}
