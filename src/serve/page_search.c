/* What a search finds, best first, with the words that were looked for marked. */
#include "serve/page.h"

void hsy_page_search(hsy_page *page) {
    hsy_slice query = page->request->parameters[HSY_PARAMETER_QUERY];
    yyjson_val *found;
    page->title = query.length ? query : hsy_word_of(page, HSY_WORD_SEARCH);
    hsy_put_heading(page, 1, page->title);
    hsy_markup(page->out, "<ol>\n");
    HSY_EACH(found, page->json) {
        hsy_markup(page->out, "<li>");
        hsy_put_article(page, found);
        hsy_markup(page->out, "<br>");
        hsy_markup_snippet(page->out, hsy_value_text(found, "snippet"));
        hsy_markup(page->out, "</li>\n");
    }
    hsy_markup(page->out, "</ol>\n");
    hsy_put_turning(page, yyjson_arr_size(page->json));
}
