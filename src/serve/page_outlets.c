/* The outlets: how much each has published, and how much of it is its own. */
#include "serve/page.h"

static void put_outlet(hsy_page *page, yyjson_val *outlet) {
    hsy_slice name = hsy_value_text(outlet, "name"), domain = hsy_value_text(outlet, "domain");
    long long articles = hsy_value_number(outlet, "articles"), own = hsy_value_number(outlet, "own");
    hsy_markup(page->out, "<tr><th scope=\"row\">");
    hsy_put_name_link(page, "/outlet/", name.length ? name : domain);
    hsy_markup(page->out, "</th><td class=\"number\">");
    hsy_words_number(page->out, page->request->tongue, articles);
    hsy_markup(page->out, "</td><td class=\"number\">");
    hsy_words_number(page->out, page->request->tongue, own);
    hsy_put_bar(page, own, 0, articles);
    hsy_markup(page->out, "</td><td>");
    hsy_put_span(page, hsy_value_text(outlet, "first"), hsy_value_text(outlet, "last"));
    hsy_markup(page->out, "</td></tr>\n");
}

void hsy_page_outlets(hsy_page *page) {
    static const hsy_word columns[] = {HSY_WORD_OUTLET, HSY_WORD_ARTICLES, HSY_WORD_OWN, HSY_WORD_WHEN};
    yyjson_val *outlet;
    page->title = hsy_word_of(page, HSY_WORD_OUTLETS);
    hsy_markup(page->out, "<h1 id=\"outlets\">");
    hsy_put_word(page, HSY_WORD_OUTLETS);
    hsy_markup(page->out, "</h1><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"outlets\">");
    hsy_put_table(page, HSY_WORD_OUTLETS_CAPTION, columns, sizeof columns / sizeof *columns);
    HSY_EACH(outlet, page->json) put_outlet(page, outlet);
    hsy_markup(page->out, "</tbody></table></div>\n");
    hsy_put_turning(page, yyjson_arr_size(page->json));
    hsy_put_exports(page);
}
