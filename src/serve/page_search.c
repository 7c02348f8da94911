/* What a search finds, best first, with the words that were looked for marked. */
#include "serve/page.h"

static void put_found(hsy_page *page, yyjson_val *found) {
    hsy_markup(page->out, "<li><p class=\"found\"");
    hsy_put_lang(page, hsy_value_text(found, "language"));
    hsy_markup(page->out, ">");
    hsy_put_link(page, "/article/", hsy_value_number(found, "id"), hsy_value_text(found, "title"));
    hsy_markup(page->out, "</p><p class=\"summary\">");
    if (hsy_value_text(found, "outlet").length) {
        hsy_markup_text(page->out, hsy_value_text(found, "outlet"));
        hsy_markup(page->out, " · ");
    }
    hsy_put_time(page, hsy_value_text(found, "published"));
    if (hsy_value_number(found, "story") > 0) {
        hsy_markup(page->out, " · ");
        hsy_put_link(page, "/story/", hsy_value_number(found, "story"), hsy_word_of(page, HSY_WORD_STORY));
    }
    hsy_markup(page->out, "</p><p class=\"snippet\"");
    hsy_put_lang(page, hsy_value_text(found, "language"));
    hsy_markup(page->out, ">");
    hsy_markup_snippet(page->out, hsy_value_text(found, "snippet"));
    hsy_markup(page->out, "</p></li>\n");
}

void hsy_page_search(hsy_page *page) {
    hsy_slice query = page->request->parameters[HSY_PARAMETER_QUERY];
    yyjson_val *found;
    page->title = query.length ? query : hsy_word_of(page, HSY_WORD_SEARCH);
    hsy_put_heading(page, 1, page->title);
    hsy_markup(page->out, "<p class=\"hint\">");
    hsy_put_word(page, yyjson_arr_size(page->json) || !query.length ? HSY_WORD_SEARCH_HINT : HSY_WORD_NOTHING_FOUND);
    hsy_markup(page->out, "</p>\n<ol class=\"list\">\n");
    HSY_EACH(found, page->json) put_found(page, found);
    hsy_markup(page->out, "</ol>\n");
    hsy_put_turning(page, yyjson_arr_size(page->json));
    hsy_put_exports(page);
}
