/* One claim: on whose word, and its chain to everybody who tells it, each with its sentence and its certainty. */
#include "serve/claim.h"
#include "serve/page.h"

static void put_origin(hsy_page *page, yyjson_val *origin) {
    yyjson_val *via;
    hsy_markup(page->out, "<li>");
    hsy_put_speaker(page, origin);
    hsy_markup(page->out, " <span class=\"type\">");
    hsy_put_named(page, "speaker-type.", hsy_value_text(origin, "type"));
    HSY_EACH(via, hsy_value(origin, "via")) {
        hsy_markup(page->out, ", ");
        hsy_put_word(page, HSY_WORD_THROUGH);
        hsy_markup(page->out, " ");
        hsy_markup_text(page->out, hsy_value_string(via));
    }
    hsy_markup(page->out, "</span></li>\n");
}

static void put_summary(hsy_page *page) {
    hsy_markup(page->out, "<p class=\"counts\">");
    hsy_put_flag(page, "flag.", hsy_value_text(page->json, "status"));
    hsy_markup(page->out, " ");
    hsy_put_count(page, hsy_value_number(page->json, "independent_origins"), HSY_WORD_ORIGIN_ONE, HSY_WORD_ORIGIN_MANY);
    hsy_markup(page->out, " · ");
    hsy_put_count(page, (long long)hsy_value_count(page->json, "articles"), HSY_WORD_ARTICLE_ONE,
                  HSY_WORD_ARTICLE_MANY);
    hsy_markup(page->out, " · ");
    hsy_put_link(page, "/story/", hsy_value_number(page->json, "story"), hsy_word_of(page, HSY_WORD_STORY));
    hsy_markup(page->out, "</p>\n");
}

/* The relays are the story's: of those only what joins articles of the claim matters, which the map sees to. Without
 * them (the story cannot be had) each article stands for itself. */
static hsy_claim_chain chain_of(hsy_page *page) {
    hsy_asked asked = {.what = HSY_STORY, .number = hsy_value_number(page->json, "story")};
    hsy_roll roll = hsy_roll_of(page, hsy_value(page->json, "articles"));
    hsy_page story = *page;
    story.json = hsy_page_ask(page, &asked);
    return (hsy_claim_chain){page->json, hsy_map_tree(&story, &roll)};
}

void hsy_page_claim(hsy_page *page) {
    yyjson_val *origin;
    hsy_claim_chain chain = chain_of(page);
    page->title = hsy_value_text(page->json, "text");
    hsy_put_heading(page, 1, page->title);
    put_summary(page);
    hsy_put_heading(page, 2, hsy_word_of(page, HSY_WORD_ORIGINS));
    hsy_markup(page->out, "<ul class=\"origins\">\n");
    HSY_EACH(origin, hsy_value(page->json, "origins")) put_origin(page, origin);
    hsy_markup(page->out, "</ul>\n");
    hsy_put_heading(page, 2, hsy_word_of(page, HSY_WORD_CHAIN));
    hsy_put_claim_chain(page, &chain);
    hsy_put_exports(page);
}
