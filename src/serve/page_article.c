/* One article: its clean text, what of it came from elsewhere and what is said in it by whom; on request what was cut
 * from the page; its versions. */
#include "serve/article.h"
#include "serve/map.h"

/* ---- above the text ---- */

static void put_names(hsy_page *page, const char *key) {
    yyjson_val *name;
    HSY_EACH(name, hsy_value(page->json, key)) {
        hsy_markup(page->out, " · ");
        hsy_markup_text(page->out, hsy_value_string(name));
    }
}

static void put_summary(hsy_page *page) {
    hsy_slice address = hsy_value_text(page->json, "url");
    yyjson_val *outlet = hsy_value(page->json, "outlet");
    hsy_slice name = hsy_value_text(outlet, "name"), domain = hsy_value_text(outlet, "domain");
    hsy_markup(page->out, "<p class=\"summary\">");
    hsy_put_name_link(page, "/outlet/", name.length ? name : domain);
    hsy_markup(page->out, " · ");
    hsy_put_time(page, hsy_value_text(page->json, "published"));
    put_names(page, "authors");
    put_names(page, "credits");
    if (hsy_value_text(page->json, "language").length) {
        hsy_markup(page->out, " · ");
        hsy_put_language(page, hsy_value_text(page->json, "language"));
    }
    if (hsy_markup_is_link(address)) {
        hsy_markup(page->out, " · <a rel=\"noreferrer\" href=\"");
        hsy_markup_text(page->out, address);
        hsy_markup(page->out, "\">");
        hsy_put_word(page, HSY_WORD_ORIGINAL_PAGE);
        hsy_markup(page->out, "</a>");
    }
    hsy_markup(page->out, "</p>\n");
}

static void put_links(hsy_page *page) {
    long long number = hsy_value_number(page->json, "id");
    bool shows_cut = hsy_slice_equal(page->request->parameters[HSY_PARAMETER_SHOW], HSY_S("cut"));
    hsy_markup(page->out, "<p class=\"actions\">");
    if (hsy_value_number(page->json, "story") > 0) {
        hsy_put_link(page, "/story/", hsy_value_number(page->json, "story"), hsy_word_of(page, HSY_WORD_STORY));
        hsy_markup(page->out, " ");
    }
    hsy_buffer_print(page->out, "<a href=\"/article/%lld/versions\">", number);
    hsy_put_word(page, HSY_WORD_VERSIONS);
    hsy_buffer_print(page->out, "</a> <a href=\"/article/%lld%s\">", number, shows_cut ? "" : "?show=cut#cut");
    hsy_put_word(page, shows_cut ? HSY_WORD_CUT_HIDE : HSY_WORD_CUT_SHOW);
    hsy_markup(page->out, "</a></p>\n");
}

/* ---- beside it: where the text came from ---- */

static void put_source(hsy_page *page, const hsy_roll *roll, const hsy_reuse_source *source, int at) {
    hsy_slice digits = hsy_arena_print(page->arena, "%lld", source->number);
    yyjson_val *article = hsy_roll_find(roll, digits);
    double share = yyjson_get_num(hsy_value(source->relay, "share"));
    hsy_buffer_print(page->out, "<li id=\"source-%d\"><span class=\"reused from-%d\"><span class=\"letter\">%c</span>",
                     at + 1, at + 1, 'A' + at);
    hsy_buffer_print(page->out, " %.0f\xC2\xA0%%</span> ", share * 100);
    hsy_put_named(page, "relay.", hsy_value_text(source->relay, "kind"));
    hsy_markup(page->out, " ");
    hsy_put_link(page, "/article/", source->number, article ? hsy_map_outlet(page->arena, article) : digits);
    hsy_markup(page->out, " <span class=\"summary\">");
    hsy_put_time(page, hsy_value_text(article, "published"));
    hsy_buffer_print(page->out, "</span> <a class=\"beside\" href=\"/compare?a=%lld&amp;b=%lld\">", source->number,
                     hsy_value_number(page->json, "id"));
    hsy_put_word(page, HSY_WORD_SIDE_BY_SIDE);
    hsy_markup(page->out, "</a>");
    hsy_put_bar(page, (long long)(share * 100), 0, 100);
    hsy_markup(page->out, "</li>\n");
}

static void put_sources(hsy_page *page, const hsy_article_text *text, yyjson_val *story) {
    hsy_roll roll = hsy_roll_of(page, hsy_value(story, "articles"));
    hsy_markup(page->out, "<section class=\"sources\">");
    hsy_put_heading(page, 2, hsy_word_of(page, HSY_WORD_WHERE_FROM));
    if (text->source_count == 0) {
        hsy_markup(page->out, "<p class=\"hint\">");
        hsy_put_word(page, HSY_WORD_REUSE_NONE);
        hsy_markup(page->out, "</p></section>\n");
        return;
    }
    hsy_markup(page->out, "<ol>\n");
    for (int i = 0; i < text->source_count; i++) put_source(page, &roll, &text->sources[i], i);
    hsy_markup(page->out, "</ol></section>\n");
}

/* ---- below it: who says what, and what was cut ---- */

static void put_statement(hsy_page *page, yyjson_val *statement, const hsy_article_text *text, size_t number) {
    yyjson_val *span, *via;
    size_t start, end;
    hsy_buffer_print(page->out, "<tr id=\"said-%zu\"><td class=\"number\">%zu</td><th scope=\"row\">", number, number);
    hsy_put_speaker(page, hsy_value(statement, "speaker"));
    HSY_EACH(via, hsy_value(statement, "via")) {
        hsy_markup(page->out, " <span class=\"type\">");
        hsy_put_word(page, HSY_WORD_THROUGH);
        hsy_markup(page->out, " ");
        hsy_markup_text(page->out, hsy_value_string(via));
        hsy_markup(page->out, "</span>");
    }
    hsy_markup(page->out, "</th><td>");
    hsy_put_certainty(page, hsy_value_text(statement, "certainty"));
    hsy_markup(page->out, "</td><td");
    hsy_put_lang(page, text->language);
    hsy_markup(page->out, ">");
    HSY_EACH(span, hsy_value(statement, "content")) {
        hsy_markup_text(page->out, hsy_article_under(span, &text->points, &start, &end));
        hsy_markup(page->out, " ");
    }
    hsy_markup(page->out, "</td></tr>\n");
}

static void put_statements(hsy_page *page, const hsy_article_text *text) {
    static const hsy_word columns[] = {HSY_WORD_NUMBER, HSY_WORD_SPEAKER, HSY_WORD_CERTAINTY, HSY_WORD_WORDS};
    yyjson_val *statement;
    size_t number = 0;
    if (hsy_value_count(page->json, "statements") == 0) return;
    hsy_markup(page->out, "<section><h2 id=\"statements\">");
    hsy_put_word(page, HSY_WORD_WHO_SAYS_WHAT);
    hsy_markup(page->out, "</h2><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"statements\">");
    hsy_put_table(page, HSY_WORD_WHO_SAYS_WHAT, columns, sizeof columns / sizeof *columns);
    HSY_EACH(statement, hsy_value(page->json, "statements")) put_statement(page, statement, text, ++number);
    hsy_markup(page->out, "</tbody></table></div></section>\n");
}

/* The blocks that are no part of the article, each with its role. */
static void put_cut(hsy_page *page) {
    yyjson_val *block;
    if (!hsy_slice_equal(page->request->parameters[HSY_PARAMETER_SHOW], HSY_S("cut"))) return;
    hsy_markup(page->out, "<section class=\"cut-blocks\"><h2 id=\"cut\">");
    hsy_put_word(page, HSY_WORD_CUT_BLOCKS);
    hsy_markup(page->out, "</h2><dl>\n");
    HSY_EACH(block, hsy_value(page->json, "blocks")) {
        if (!yyjson_is_null(hsy_value(block, "span"))) continue;
        hsy_markup(page->out, "<dt>");
        hsy_put_named(page, "role.", hsy_value_text(block, "role"));
        hsy_markup(page->out, "</dt><dd");
        hsy_put_lang(page, hsy_value_text(page->json, "language"));
        hsy_markup(page->out, ">");
        hsy_markup_text(page->out, hsy_value_text(block, "text"));
        hsy_markup(page->out, "</dd>\n");
    }
    hsy_markup(page->out, "</dl></section>\n");
}

static yyjson_val *story_of(hsy_page *page) {
    hsy_asked asked = {.what = HSY_STORY, .number = hsy_value_number(page->json, "story")};
    return asked.number > 0 ? hsy_page_ask(page, &asked) : NULL;
}

void hsy_page_article(hsy_page *page) {
    hsy_slice title = hsy_value_text(page->json, "title"), lede = hsy_value_text(page->json, "lede");
    yyjson_val *story = story_of(page);
    hsy_article_text text = hsy_article_text_of(page, story);
    page->title = title.length ? title : hsy_word_of(page, HSY_WORD_NO_TITLE);
    page->is_wide = true;
    hsy_markup(page->out, "<article><h1");
    hsy_put_lang(page, text.language);
    hsy_markup(page->out, ">");
    hsy_markup_text(page->out, page->title);
    hsy_markup(page->out, "</h1>\n");
    put_summary(page);
    put_links(page);
    hsy_markup(page->out, "<div class=\"reading\"><div>\n");
    if (lede.length) {
        hsy_markup(page->out, "<p class=\"lede\"");
        hsy_put_lang(page, text.language);
        hsy_markup(page->out, ">");
        hsy_markup_text(page->out, lede);
        hsy_markup(page->out, "</p>\n");
    }
    hsy_put_article_text(page, &text);
    hsy_markup(page->out, "</div>\n");
    put_sources(page, &text, story);
    hsy_markup(page->out, "</div></article>\n");
    put_statements(page, &text);
    put_cut(page);
    hsy_put_exports(page);
}
