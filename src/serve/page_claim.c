/* One claim: on whose word, and every place that tells it with its certainty. */
#include "serve/page.h"

/* The article of a carrier among those that the claim names. */
static yyjson_val *article_of(hsy_page *page, yyjson_val *carrier) {
    yyjson_val *article;
    hsy_slice id = hsy_value_text(carrier, "article");
    HSY_EACH(article, hsy_value(page->json, "articles")) {
        if (hsy_slice_equal(hsy_value_text(article, "id"), id)) return article;
    }
    return NULL;
}

static void put_origin(hsy_page *page, yyjson_val *origin) {
    hsy_slice name = hsy_value_text(origin, "name");
    hsy_markup(page->out, "<li>");
    hsy_markup_text(page->out, name.length ? name : hsy_word_of(page, HSY_WORD_UNNAMED));
    hsy_markup(page->out, " <span class=\"type\">");
    hsy_put_named(page, "speaker-type.", hsy_value_text(origin, "type"));
    hsy_markup(page->out, "</span></li>\n");
}

static void put_carrier(hsy_page *page, yyjson_val *carrier) {
    hsy_markup(page->out, "<li><q>");
    hsy_markup_text(page->out, hsy_value_text(carrier, "quote"));
    hsy_markup(page->out, "</q> <span class=\"certainty\">");
    hsy_put_named(page, "certainty.", hsy_value_text(carrier, "certainty"));
    hsy_markup(page->out, "</span> ");
    yyjson_val *article = article_of(page, carrier);
    if (article) hsy_put_article(page, article);
    hsy_markup(page->out, "</li>\n");
}

void hsy_page_claim(hsy_page *page) {
    yyjson_val *value;
    page->title = hsy_value_text(page->json, "text");
    hsy_put_heading(page, 1, page->title);
    hsy_markup(page->out, "<p class=\"summary\">");
    hsy_put_named(page, "flag.", hsy_value_text(page->json, "status"));
    hsy_markup(page->out, " · ");
    hsy_put_count(page, hsy_value_number(page->json, "independent_origins"), HSY_WORD_ORIGIN_ONE, HSY_WORD_ORIGIN_MANY);
    hsy_markup(page->out, " · ");
    hsy_put_link(page, "/story/", hsy_value_number(page->json, "story"), hsy_word_of(page, HSY_WORD_STORY));
    hsy_markup(page->out, "</p>\n");
    hsy_put_heading(page, 2, hsy_word_of(page, HSY_WORD_ORIGINS));
    hsy_markup(page->out, "<ul>\n");
    HSY_EACH(value, hsy_value(page->json, "origins")) put_origin(page, value);
    hsy_markup(page->out, "</ul>\n");
    hsy_put_heading(page, 2, hsy_word_of(page, HSY_WORD_CARRIERS));
    hsy_markup(page->out, "<ol>\n");
    HSY_EACH(value, hsy_value(page->json, "carriers")) put_carrier(page, value);
    hsy_markup(page->out, "</ol>\n");
}
