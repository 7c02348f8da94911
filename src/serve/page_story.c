/* One story: the map of its relays, the same as a table, its claims beside it, and what to be careful about. */
#include "serve/map.h"
#include "serve/page.h"
#include "serve/story.h"

/* ---- what it is about ---- */

static size_t texts_of(hsy_page *page) {
    yyjson_val *group;
    size_t texts = hsy_value_count(page->json, "articles");
    HSY_EACH(group, hsy_value(page->json, "text_groups")) texts -= yyjson_arr_size(group) - 1;
    return texts;
}

static void put_counts(hsy_page *page) {
    yyjson_val *articles = hsy_value(page->json, "articles");
    yyjson_val *story = yyjson_arr_get_first(hsy_value(page->json, "stories"));
    hsy_slice first = hsy_value_text(yyjson_arr_get_first(articles), "published");
    hsy_slice last = hsy_value_text(yyjson_arr_get_last(articles), "published");
    hsy_markup(page->out, "<p class=\"counts\">");
    hsy_put_count(page, (long long)yyjson_arr_size(articles), HSY_WORD_ARTICLE_ONE, HSY_WORD_ARTICLE_MANY);
    hsy_markup(page->out, " · ");
    hsy_put_count(page, (long long)texts_of(page), HSY_WORD_TEXT_ONE, HSY_WORD_TEXT_MANY);
    hsy_markup(page->out, " · ");
    hsy_put_count(page, hsy_value_number(story, "origins"), HSY_WORD_ORIGIN_ONE, HSY_WORD_ORIGIN_MANY);
    hsy_markup(page->out, "</p>\n<p class=\"summary\">");
    hsy_put_span(page, first, last);
    hsy_markup(page->out, "</p>\n");
}

/* Each kind of finding once, leading to them. */
static void put_flags(hsy_page *page) {
    enum { MOST_KINDS = 16 };
    hsy_slice seen[MOST_KINDS];
    size_t count = 0;
    yyjson_val *finding;
    if (hsy_value_count(page->json, "findings") == 0) return;
    hsy_markup(page->out, "<p class=\"flags\">");
    HSY_EACH(finding, hsy_value(page->json, "findings")) {
        hsy_slice kind = hsy_value_text(finding, "kind");
        bool is_new = count < MOST_KINDS;
        for (size_t i = 0; i < count; i++) is_new = is_new && !hsy_slice_equal(seen[i], kind);
        if (!is_new) continue;
        seen[count++] = kind;
        hsy_markup(page->out, "<a href=\"#findings\">");
        hsy_put_flag(page, "flag.", kind);
        hsy_markup(page->out, "</a> ");
    }
    hsy_markup(page->out, "</p>\n");
}

/* ---- claims ---- */

static void put_claim(hsy_page *page, yyjson_val *claim) {
    yyjson_val *origin;
    bool is_first = true;
    hsy_markup(page->out, "<li>");
    hsy_put_link(page, "/claim/", hsy_value_number(claim, "id"), hsy_value_text(claim, "text"));
    hsy_markup(page->out, "<p class=\"summary\">");
    hsy_put_flag(page, "flag.", hsy_value_text(claim, "status"));
    hsy_markup(page->out, " ");
    HSY_EACH(origin, hsy_value(claim, "origins")) {
        hsy_slice name = hsy_value_text(origin, "name");
        hsy_markup(page->out, is_first ? "" : ", ");
        hsy_markup_text(page->out, name.length ? name : hsy_word_of(page, HSY_WORD_UNNAMED));
        is_first = false;
    }
    hsy_markup(page->out, "</p></li>\n");
}

static void put_claims(hsy_page *page) {
    yyjson_val *claim;
    size_t shown = 0;
    hsy_markup(page->out, "<section class=\"claims\">");
    hsy_put_heading(page, 2, hsy_word_of(page, HSY_WORD_CLAIMS));
    hsy_markup(page->out, "<ol>\n");
    HSY_EACH(claim, hsy_value(page->json, "claims")) {
        if (shown++ == HSY_STORY_MOST_ROWS) break;
        put_claim(page, claim);
    }
    hsy_markup(page->out, "</ol></section>\n");
}

void hsy_page_story(hsy_page *page) {
    yyjson_val *first = yyjson_arr_get_first(hsy_value(page->json, "articles"));
    hsy_slice title = hsy_value_text(first, "title");
    hsy_roll roll = hsy_roll_of(page, hsy_value(page->json, "articles"));
    page->title = title.length ? title : hsy_word_of(page, HSY_WORD_NO_TITLE);
    page->is_wide = true;
    hsy_put_heading(page, 1, page->title);
    put_counts(page);
    put_flags(page);
    hsy_put_map(page, &roll);
    hsy_markup(page->out, "<div class=\"story-parts\">\n");
    put_claims(page);
    hsy_markup(page->out, "<div>");
    hsy_put_findings(page, &roll);
    hsy_markup(page->out, "</div></div>\n<section><h2 id=\"articles\">");
    hsy_put_word(page, HSY_WORD_ARTICLES);
    hsy_markup(page->out, "</h2>\n");
    hsy_put_story_table(page, &roll);
    hsy_markup(page->out, "</section>\n");
    hsy_put_exports(page);
}
