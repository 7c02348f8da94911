/* The claims: what is said, on whose word. */
#include "serve/page.h"

void hsy_page_claims(hsy_page *page) {
    yyjson_val *claim;
    page->title = hsy_word_of(page, HSY_WORD_CLAIMS);
    hsy_put_heading(page, 1, page->title);
    hsy_markup(page->out, "<ol>\n");
    HSY_EACH(claim, page->json) {
        hsy_markup(page->out, "<li>");
        hsy_put_link(page, "/claim/", hsy_value_number(claim, "id"), hsy_value_text(claim, "text"));
        hsy_markup(page->out, " <span class=\"status\">");
        hsy_put_named(page, "flag.", hsy_value_text(claim, "status"));
        hsy_markup(page->out, " · ");
        hsy_put_count(page, hsy_value_number(claim, "independent_origins"), HSY_WORD_ORIGIN_ONE, HSY_WORD_ORIGIN_MANY);
        hsy_markup(page->out, "</span></li>\n");
    }
    hsy_markup(page->out, "</ol>\n");
    hsy_put_turning(page, yyjson_arr_size(page->json));
}
