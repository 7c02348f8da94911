/* One story: its articles and whose reporting each carries, its claims, and what to be careful about. */
#include "serve/page.h"

#include <stdlib.h>

static long long digits_of(hsy_page *page, hsy_slice digits) {
    return strtoll(hsy_arena_c_string(page->arena, digits), NULL, 10);
}

static void put_articles(hsy_page *page) {
    static const hsy_word columns[] = {HSY_WORD_ARTICLE, HSY_WORD_ORIGINS};
    yyjson_val *article, *origin;
    hsy_put_table(page, HSY_WORD_STORY_ARTICLES, columns, sizeof columns / sizeof *columns);
    HSY_EACH(article, hsy_value(page->json, "articles")) {
        hsy_markup(page->out, "<tr><td>");
        hsy_put_article(page, article);
        hsy_markup(page->out, "</td><td><ul>");
        HSY_EACH(origin, hsy_value(article, "origins")) {
            hsy_markup(page->out, "<li>");
            hsy_put_named(page, "origin.", hsy_value_string(origin));
            hsy_markup(page->out, "</li>");
        }
        hsy_markup(page->out, "</ul></td></tr>\n");
    }
    hsy_markup(page->out, "</tbody></table>\n");
}

/* Quotations, each with the number of its article. */
static void put_places(hsy_page *page, yyjson_val *places) {
    yyjson_val *place;
    hsy_markup(page->out, "<ul>");
    HSY_EACH(place, places) {
        hsy_markup(page->out, "<li><q>");
        hsy_markup_text(page->out, hsy_value_text(place, "quote"));
        hsy_markup(page->out, "</q> ");
        long long number = digits_of(page, hsy_value_text(place, "article"));
        hsy_put_link(page, "/article/", number, hsy_arena_print(page->arena, "%lld", number));
        hsy_markup(page->out, "</li>\n");
    }
    hsy_markup(page->out, "</ul>");
}

static void put_claims(hsy_page *page) {
    yyjson_val *claim;
    hsy_put_heading(page, 2, hsy_word_of(page, HSY_WORD_CLAIMS));
    hsy_markup(page->out, "<ul>\n");
    HSY_EACH(claim, hsy_value(page->json, "claims")) {
        hsy_markup(page->out, "<li>");
        hsy_put_link(page, "/claim/", hsy_value_number(claim, "id"), hsy_value_text(claim, "text"));
        hsy_markup(page->out, " <span class=\"status\">");
        hsy_put_named(page, "flag.", hsy_value_text(claim, "status"));
        hsy_markup(page->out, "</span></li>\n");
    }
    hsy_markup(page->out, "</ul>\n");
}

static void put_findings(hsy_page *page) {
    yyjson_val *finding;
    if (hsy_value_count(page->json, "findings") == 0) return;
    hsy_put_heading(page, 2, hsy_word_of(page, HSY_WORD_FINDINGS));
    HSY_EACH(finding, hsy_value(page->json, "findings")) {
        hsy_markup(page->out, "<details class=\"finding\"><summary>");
        hsy_put_named(page, "flag.", hsy_value_text(finding, "kind"));
        hsy_markup(page->out, "</summary>");
        put_places(page, hsy_value(finding, "evidence"));
        hsy_markup(page->out, "</details>\n");
    }
}

void hsy_page_story(hsy_page *page) {
    yyjson_val *first = yyjson_arr_get_first(hsy_value(page->json, "articles"));
    hsy_slice title = hsy_value_text(first, "title");
    page->title = title.length ? title : hsy_word_of(page, HSY_WORD_NO_TITLE);
    hsy_put_heading(page, 1, page->title);
    put_articles(page);
    put_claims(page);
    put_findings(page);
}
