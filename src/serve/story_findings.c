/* What to be careful about in a story: each finding in plain words, with the passages that show it side by side. */
#include "serve/map.h"
#include "serve/story.h"

enum { SHOWN_AT_ONCE = 4, MOST_PLACES = 60, MOST_FINDINGS = 100 };

/* A passage and where it stands; `span` null: it is the headline. */
static void put_place(hsy_page *page, const hsy_roll *roll, yyjson_val *place) {
    hsy_slice id = hsy_value_text(place, "article");
    yyjson_val *article = hsy_roll_find(roll, id);
    hsy_markup(page->out, "<li><p class=\"source\">");
    hsy_put_link(page, "/article/", hsy_id_number(id), hsy_map_outlet(page->arena, article));
    hsy_markup(page->out, " ");
    hsy_put_time(page, hsy_value_text(article, "published"));
    hsy_markup(page->out, "</p><blockquote");
    hsy_put_lang(page, hsy_value_text(article, "language"));
    hsy_markup(page->out, yyjson_is_null(hsy_value(place, "span")) ? " class=\"headline\"><p>" : "><p>");
    hsy_markup_text(page->out, hsy_value_text(place, "quote"));
    hsy_markup(page->out, "</p></blockquote></li>\n");
}

static void put_places(hsy_page *page, const hsy_roll *roll, yyjson_val *places) {
    size_t count = yyjson_arr_size(places), at = 0;
    yyjson_val *place;
    hsy_markup(page->out, "<ul class=\"places\">\n");
    HSY_EACH(place, places) {
        if (at == MOST_PLACES) break;
        if (at++ == SHOWN_AT_ONCE) {
            hsy_markup(page->out, "</ul><details><summary>");
            hsy_put_count(page, (long long)(count - SHOWN_AT_ONCE), HSY_WORD_PASSAGE_ONE, HSY_WORD_PASSAGE_MANY);
            hsy_markup(page->out, "</summary><ul class=\"places\">\n");
        }
        put_place(page, roll, place);
    }
    hsy_markup(page->out, count > SHOWN_AT_ONCE ? "</ul></details>\n" : "</ul>\n");
}

void hsy_put_findings(hsy_page *page, const hsy_roll *roll) {
    size_t shown = 0;
    yyjson_val *finding;
    if (hsy_value_count(page->json, "findings") == 0) return;
    hsy_markup(page->out, "<section class=\"findings\"><h2 id=\"findings\">");
    hsy_put_word(page, HSY_WORD_FINDINGS);
    hsy_markup(page->out, "</h2>\n");
    HSY_EACH(finding, hsy_value(page->json, "findings")) {
        hsy_slice kind = hsy_value_text(finding, "kind");
        if (shown++ == MOST_FINDINGS) break;
        hsy_markup(page->out, "<section class=\"finding\"><h3>");
        hsy_put_flag(page, "flag.", kind);
        hsy_markup(page->out, "</h3><p class=\"hint\">");
        hsy_put_named(page, "why.", kind);
        hsy_markup(page->out, "</p>\n");
        put_places(page, roll, hsy_value(finding, "evidence"));
        hsy_markup(page->out, "</section>\n");
    }
    hsy_markup(page->out, "</section>\n");
}
