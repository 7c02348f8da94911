/* The versions of an article: when each was seen, and what was changed from each to the next, word by word. */
#include "base/utf8.h"
#include "serve/page.h"

typedef struct side {
    const char *key;     /* in the JSON */
    const char *element; /* "del", "ins" */
} side;

static const side BEFORE = {"from", "del"}, AFTER = {"to", "ins"};

static void put_element(hsy_page *page, const char *element, hsy_slice text) {
    if (text.length == 0) return;
    hsy_buffer_print(page->out, "<%s>", element);
    hsy_markup_text(page->out, text);
    hsy_buffer_print(page->out, "</%s>", element);
}

/* Bytes of a quotation under a span of the text's code points. */
static size_t place_in(const hsy_points *points, yyjson_val *point, size_t start) {
    size_t at = (size_t)yyjson_get_uint(point);
    return hsy_points_byte(points, at > start ? at - start : 0);
}

/* A sentence as it was on one side: the words that only that side has as <del> or <ins>; all of it when it was cut or
 * added. */
static void put_sentence(hsy_page *page, yyjson_val *edit, side s) {
    yyjson_val *here = hsy_value(edit, s.key), *words;
    hsy_points points = hsy_points_of(page->arena, hsy_value_text(here, "quote"));
    size_t start = (size_t)yyjson_get_uint(yyjson_arr_get_first(hsy_value(here, "span"))), done = 0;
    if (points.text.length == 0) return;
    hsy_markup(page->out, "<p>");
    if (!hsy_slice_equal(hsy_value_text(edit, "kind"), HSY_S("changed"))) {
        put_element(page, s.element, points.text);
        hsy_markup(page->out, "</p>");
        return;
    }
    HSY_EACH(words, hsy_value(edit, "words")) {
        yyjson_val *span = hsy_value(words, s.key);
        size_t from = place_in(&points, yyjson_arr_get_first(span), start);
        size_t to = place_in(&points, yyjson_arr_get_last(span), start);
        if (!span || from < done || to <= from) continue;
        hsy_markup_text(page->out, hsy_slice_sub(points.text, done, from));
        put_element(page, s.element, hsy_slice_sub(points.text, from, to));
        done = to;
    }
    hsy_markup_text(page->out, hsy_slice_sub(points.text, done, points.text.length));
    hsy_markup(page->out, "</p>");
}

static void put_title(hsy_page *page, yyjson_val *title) {
    if (!yyjson_is_obj(title)) return;
    hsy_markup(page->out, "<li><p class=\"source\">");
    hsy_put_word(page, HSY_WORD_HEADLINE);
    hsy_markup(page->out, "</p><p>");
    put_element(page, BEFORE.element, hsy_value_text(title, BEFORE.key));
    hsy_markup(page->out, "</p><p>");
    put_element(page, AFTER.element, hsy_value_text(title, AFTER.key));
    hsy_markup(page->out, "</p></li>\n");
}

static void put_change(hsy_page *page, yyjson_val *change) {
    yyjson_val *edit;
    hsy_put_heading(
        page, 2,
        hsy_arena_print(page->arena, "%lld → %lld", hsy_value_number(change, "from"), hsy_value_number(change, "to")));
    hsy_markup(page->out, "<ul class=\"list\">\n");
    put_title(page, hsy_value(change, "title"));
    HSY_EACH(edit, hsy_value(change, "edits")) {
        hsy_markup(page->out, "<li><p class=\"source\">");
        hsy_put_named(page, "edit.", hsy_value_text(edit, "kind"));
        hsy_markup(page->out, "</p>");
        put_sentence(page, edit, BEFORE);
        put_sentence(page, edit, AFTER);
        hsy_markup(page->out, "</li>\n");
    }
    hsy_markup(page->out, "</ul>\n");
}

static void put_versions(hsy_page *page) {
    static const hsy_word columns[] = {HSY_WORD_VERSION, HSY_WORD_SEEN, HSY_WORD_HEADLINE};
    yyjson_val *version;
    hsy_put_table(page, HSY_WORD_VERSIONS, columns, sizeof columns / sizeof *columns);
    HSY_EACH(version, hsy_value(page->json, "versions")) {
        hsy_buffer_print(page->out, "<tr><th scope=\"row\">%lld</th><td>", hsy_value_number(version, "number"));
        hsy_put_time(page, hsy_value_text(version, "added"));
        hsy_markup(page->out, "</td><td>");
        hsy_markup_text(page->out, hsy_value_text(version, "title"));
        hsy_markup(page->out, "</td></tr>\n");
    }
    hsy_markup(page->out, "</tbody></table>\n");
}

void hsy_page_versions(hsy_page *page) {
    yyjson_val *change, *last = yyjson_arr_get_last(hsy_value(page->json, "versions"));
    hsy_slice title = hsy_value_text(last, "title");
    page->title = title.length ? title : hsy_word_of(page, HSY_WORD_VERSIONS);
    hsy_put_heading(page, 1, page->title);
    hsy_markup(page->out, "<p class=\"actions\">");
    hsy_put_link(page, "/article/", page->request->target.number, hsy_word_of(page, HSY_WORD_ARTICLE));
    hsy_markup(page->out, "</p>\n");
    put_versions(page);
    HSY_EACH(change, hsy_value(page->json, "changes")) put_change(page, change);
    hsy_put_exports(page);
}
