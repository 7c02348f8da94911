/* Two articles side by side. Without two numbers the JSON is null, and one is asked for them. */
#include "serve/page.h"

static void put_number(hsy_page *page, hsy_parameter parameter, hsy_word label) {
    hsy_slice name = hsy_parameter_name(parameter);
    hsy_buffer_print(page->out, "<label for=\"%.*s\">", HSY_PRINT(name));
    hsy_put_word(page, label);
    hsy_buffer_print(page->out,
                     "</label> <input id=\"%.*s\" name=\"%.*s\" inputmode=\"numeric\" pattern=\"[0-9]+\" required "
                     "value=\"",
                     HSY_PRINT(name), HSY_PRINT(name));
    hsy_markup_text(page->out, page->request->parameters[parameter]);
    hsy_markup(page->out, "\"> ");
}

static void put_side(hsy_page *page, const char *side) {
    yyjson_val *article = hsy_value(page->json, side);
    hsy_markup(page->out, "<section><h2>");
    hsy_put_article(page, article);
    hsy_markup(page->out, "</h2><p>");
    hsy_markup_text(page->out, hsy_value_text(article, "text"));
    hsy_markup(page->out, "</p></section>\n");
}

void hsy_page_compare(hsy_page *page) {
    page->title = hsy_word_of(page, HSY_WORD_COMPARE);
    page->is_wide = true;
    hsy_put_heading(page, 1, page->title);
    hsy_markup(page->out, "<form action=\"/compare\">");
    put_number(page, HSY_PARAMETER_A, HSY_WORD_COMPARE_A);
    put_number(page, HSY_PARAMETER_B, HSY_WORD_COMPARE_B);
    hsy_markup(page->out, "<button>");
    hsy_put_word(page, HSY_WORD_COMPARE);
    hsy_markup(page->out, "</button></form>\n");
    if (!yyjson_is_obj(page->json)) return;
    hsy_markup(page->out, "<div class=\"sides\">\n");
    put_side(page, "a");
    put_side(page, "b");
    hsy_markup(page->out, "</div>\n");
}
