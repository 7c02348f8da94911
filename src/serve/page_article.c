/* One article: its clean text with what is said in it marked, and who says it. */
#include "base/utf8.h"
#include "serve/page.h"

static void put_summary(hsy_page *page) {
    hsy_slice address = hsy_value_text(page->json, "url");
    hsy_markup(page->out, "<p class=\"summary\">");
    hsy_markup_text(page->out, hsy_value_text(hsy_value(page->json, "outlet"), "name"));
    hsy_markup(page->out, " ");
    hsy_put_time(page, hsy_value_text(page->json, "published"));
    if (hsy_value_number(page->json, "story") > 0) {
        hsy_markup(page->out, " · ");
        hsy_put_link(page, "/story/", hsy_value_number(page->json, "story"), hsy_word_of(page, HSY_WORD_STORY));
    }
    if (hsy_markup_is_link(address)) {
        hsy_markup(page->out, " · <a rel=\"noreferrer\" href=\"");
        hsy_markup_text(page->out, address);
        hsy_markup(page->out, "\">");
        hsy_put_word(page, HSY_WORD_ORIGINAL_PAGE);
        hsy_markup(page->out, "</a>");
    }
    hsy_markup(page->out, "</p>\n");
}

/* The text from `start` to `end`; a line of it is a paragraph. */
static void put_lines(hsy_page *page, hsy_slice text, size_t start, size_t end) {
    hsy_slice rest = hsy_slice_sub(text, start, end);
    while (rest.at) {
        hsy_markup_text(page->out, hsy_slice_cut(&rest, '\n'));
        if (rest.at) hsy_markup(page->out, "</p>\n<p>");
    }
}

static hsy_slice words_under(yyjson_val *span, const hsy_points *points, size_t *start, size_t *end) {
    *start = hsy_points_byte(points, yyjson_get_uint(yyjson_arr_get_first(span)));
    *end = hsy_points_byte(points, yyjson_get_uint(yyjson_arr_get_last(span)));
    return hsy_slice_sub(points->text, *start, *end);
}

static void put_marked_text(hsy_page *page, const hsy_points *points) {
    yyjson_val *statement, *span;
    size_t done = 0, start, end;
    hsy_markup(page->out, "<p>");
    HSY_EACH(statement, hsy_value(page->json, "statements")) {
        if (!yyjson_is_null(hsy_value(statement, "parent"))) continue;
        HSY_EACH(span, hsy_value(statement, "content")) {
            hsy_slice words = words_under(span, points, &start, &end);
            if (start < done || hsy_slice_find_byte(words, '\n', 0) != HSY_NOT_FOUND) continue;
            put_lines(page, points->text, done, start);
            hsy_markup(page->out, "<mark>");
            hsy_markup_text(page->out, words);
            hsy_markup(page->out, "</mark>");
            done = end;
        }
    }
    put_lines(page, points->text, done, points->text.length);
    hsy_markup(page->out, "</p>\n");
}

static void put_statement(hsy_page *page, yyjson_val *statement, const hsy_points *points) {
    hsy_slice speaker = hsy_value_text(hsy_value(statement, "speaker"), "name");
    yyjson_val *span;
    size_t start, end;
    hsy_markup(page->out, "<tr><th scope=\"row\">");
    hsy_markup_text(page->out, speaker.length ? speaker : hsy_word_of(page, HSY_WORD_UNNAMED));
    hsy_markup(page->out, "</th><td>");
    hsy_put_named(page, "certainty.", hsy_value_text(statement, "certainty"));
    hsy_markup(page->out, "</td><td>");
    HSY_EACH(span, hsy_value(statement, "content")) {
        hsy_markup_text(page->out, words_under(span, points, &start, &end));
        hsy_markup(page->out, " ");
    }
    hsy_markup(page->out, "</td></tr>\n");
}

static void put_statements(hsy_page *page, const hsy_points *points) {
    static const hsy_word columns[] = {HSY_WORD_SPEAKER, HSY_WORD_CERTAINTY, HSY_WORD_WORDS};
    yyjson_val *statement;
    hsy_put_table(page, HSY_WORD_WHO_SAYS_WHAT, columns, sizeof columns / sizeof *columns);
    HSY_EACH(statement, hsy_value(page->json, "statements")) put_statement(page, statement, points);
    hsy_markup(page->out, "</tbody></table>\n");
}

void hsy_page_article(hsy_page *page) {
    hsy_slice title = hsy_value_text(page->json, "title"), lede = hsy_value_text(page->json, "lede");
    hsy_points points = hsy_points_of(page->arena, hsy_value_text(page->json, "text"));
    page->title = title.length ? title : hsy_word_of(page, HSY_WORD_NO_TITLE);
    hsy_put_heading(page, 1, page->title);
    put_summary(page);
    if (lede.length) {
        hsy_markup(page->out, "<p class=\"lede\">");
        hsy_markup_text(page->out, lede);
        hsy_markup(page->out, "</p>\n");
    }
    hsy_markup(page->out, "<article>");
    put_marked_text(page, &points);
    hsy_markup(page->out, "</article>\n");
    put_statements(page, &points);
}
