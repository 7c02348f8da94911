/* The stories: newest first, each with how many articles, texts and independent origins it has. */
#include "serve/page.h"

static void put_story(hsy_page *page, yyjson_val *story) {
    hsy_markup(page->out, "<li class=\"story\"><h2>");
    hsy_put_link(page, "/story/", hsy_value_number(story, "id"), hsy_value_text(story, "title"));
    hsy_markup(page->out, "</h2><p class=\"summary\">");
    hsy_put_count(page, hsy_value_number(story, "articles"), HSY_WORD_ARTICLE_ONE, HSY_WORD_ARTICLE_MANY);
    hsy_markup(page->out, " · ");
    hsy_put_count(page, hsy_value_number(story, "texts"), HSY_WORD_TEXT_ONE, HSY_WORD_TEXT_MANY);
    hsy_markup(page->out, " · ");
    hsy_put_count(page, hsy_value_number(story, "origins"), HSY_WORD_ORIGIN_ONE, HSY_WORD_ORIGIN_MANY);
    hsy_markup(page->out, "</p><p class=\"summary\">");
    hsy_put_time(page, hsy_value_text(story, "last"));
    yyjson_val *flag;
    HSY_EACH(flag, hsy_value(story, "flags")) {
        hsy_markup(page->out, " <span class=\"flag\">");
        hsy_put_named(page, "flag.", hsy_value_string(flag));
        hsy_markup(page->out, "</span>");
    }
    hsy_markup(page->out, "</p></li>\n");
}

void hsy_page_stories(hsy_page *page) {
    yyjson_val *story;
    page->title = hsy_word_of(page, HSY_WORD_STORIES);
    hsy_put_heading(page, 1, page->title);
    hsy_markup(page->out, "<ol class=\"stories\">\n");
    HSY_EACH(story, page->json) put_story(page, story);
    hsy_markup(page->out, "</ol>\n");
    hsy_put_turning(page, yyjson_arr_size(page->json));
}
