/* Claims: what is said, on whose word, and how many places tell it. */
#include "serve/page.h"

static void put_claim(hsy_page *page, yyjson_val *claim) {
    yyjson_val *origin;
    hsy_markup(page->out, "<li>");
    hsy_put_link(page, "/claim/", hsy_value_number(claim, "id"), hsy_value_text(claim, "text"));
    hsy_markup(page->out, "<p class=\"summary\">");
    hsy_put_flag(page, "flag.", hsy_value_text(claim, "status"));
    hsy_markup(page->out, " ");
    hsy_put_count(page, hsy_value_number(claim, "independent_origins"), HSY_WORD_ORIGIN_ONE, HSY_WORD_ORIGIN_MANY);
    HSY_EACH(origin, hsy_value(claim, "origins")) {
        hsy_markup(page->out, " · ");
        hsy_put_speaker(page, origin);
    }
    hsy_markup(page->out, "</p></li>\n");
}

void hsy_page_claims(hsy_page *page) {
    yyjson_val *claim;
    page->title = hsy_word_of(page, HSY_WORD_CLAIMS);
    hsy_put_heading(page, 1, page->title);
    hsy_markup(page->out, "<ol class=\"list claims\">\n");
    HSY_EACH(claim, page->json) put_claim(page, claim);
    hsy_markup(page->out, "</ol>\n");
    hsy_put_turning(page, yyjson_arr_size(page->json));
    hsy_put_exports(page);
}
