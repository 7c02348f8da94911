/* The stories: newest first, each with how many articles, texts and independent origins it has, who carries it, and
 * what to be careful about. What is shown is chosen by a form that works without scripts. */
#include "serve/page.h"
#include "serve/roll.h"

/* ---- the form ---- */

static void put_field(hsy_page *page, hsy_parameter parameter, hsy_word label, const char *type) {
    hsy_slice name = hsy_parameter_name(parameter);
    hsy_buffer_print(page->out, "<p><label for=\"f-%.*s\">", HSY_PRINT(name));
    hsy_put_word(page, label);
    hsy_buffer_print(page->out, "</label><input id=\"f-%.*s\" name=\"%.*s\" type=\"%s\" value=\"", HSY_PRINT(name),
                     HSY_PRINT(name), type);
    hsy_markup_text(page->out, page->request->parameters[parameter]);
    hsy_markup(page->out, "\"></p>\n");
}

/* A choice among words of the JSON; the first stands for any. */
static void put_choice(hsy_page *page, hsy_parameter parameter, hsy_word label, hsy_word any, const char *prefix,
                       const char *const *values) {
    hsy_slice name = hsy_parameter_name(parameter), chosen = page->request->parameters[parameter];
    hsy_buffer_print(page->out, "<p><label for=\"f-%.*s\">", HSY_PRINT(name));
    hsy_put_word(page, label);
    hsy_buffer_print(page->out, "</label><select id=\"f-%.*s\" name=\"%.*s\"><option value=\"\">", HSY_PRINT(name),
                     HSY_PRINT(name));
    hsy_put_word(page, any);
    hsy_markup(page->out, "</option>");
    for (; *values; values++) {
        bool is_chosen = hsy_slice_equal(chosen, hsy_slice_from_c(*values));
        hsy_buffer_print(page->out, "<option value=\"%s\"%s>", *values, is_chosen ? " selected" : "");
        hsy_put_named(page, prefix, hsy_slice_from_c(*values));
        hsy_markup(page->out, "</option>");
    }
    hsy_markup(page->out, "</select></p>\n");
}

static bool is_filtered(const hsy_page *page) {
    static const hsy_parameter filters[] = {HSY_PARAMETER_SINCE,  HSY_PARAMETER_UNTIL, HSY_PARAMETER_LANGUAGE,
                                            HSY_PARAMETER_OUTLET, HSY_PARAMETER_FLAG,  HSY_PARAMETER_SORT};
    for (size_t i = 0; i < sizeof filters / sizeof *filters; i++)
        if (page->request->parameters[filters[i]].length) return true;
    return false;
}

static void put_form(hsy_page *page) {
    static const char *const flags[] = {"caveat-lost",
                                        "circular",
                                        "headline-overclaims",
                                        "fact-changed",
                                        "one-unnamed-source",
                                        "uncorrected",
                                        "credit-conflict",
                                        "single-source",
                                        "unconfirmed",
                                        "denied",
                                        "disputed",
                                        "confirmed",
                                        NULL};
    static const char *const languages[] = {"en", "de", "fr", NULL};
    static const char *const orders[] = {"size", "origins", "spread", NULL};
    hsy_markup(page->out, "<form class=\"filters\" action=\"/stories\">\n");
    put_choice(page, HSY_PARAMETER_FLAG, HSY_WORD_FILTER_FLAG, HSY_WORD_FILTER_ANY, "flag-of-story.", flags);
    put_choice(page, HSY_PARAMETER_LANGUAGE, HSY_WORD_LANGUAGE, HSY_WORD_FILTER_ANY, "language.", languages);
    put_field(page, HSY_PARAMETER_OUTLET, HSY_WORD_OUTLET, "text");
    put_field(page, HSY_PARAMETER_SINCE, HSY_WORD_FILTER_SINCE, "date");
    put_field(page, HSY_PARAMETER_UNTIL, HSY_WORD_FILTER_UNTIL, "date");
    put_choice(page, HSY_PARAMETER_SORT, HSY_WORD_SORT, HSY_WORD_SORT_NEW, "sort.", orders);
    hsy_markup(page->out, "<p class=\"do\"><button>");
    hsy_put_word(page, HSY_WORD_FILTER_SHOW);
    hsy_markup(page->out, "</button>");
    if (is_filtered(page)) {
        hsy_markup(page->out, " <a href=\"/stories\">");
        hsy_put_word(page, HSY_WORD_FILTER_ALL);
        hsy_markup(page->out, "</a>");
    }
    hsy_markup(page->out, "</p></form>\n");
}

/* ---- the list ---- */

static void put_counts(hsy_page *page, yyjson_val *story) {
    hsy_markup(page->out, "<p class=\"counts\">");
    hsy_put_count(page, hsy_value_number(story, "articles"), HSY_WORD_ARTICLE_ONE, HSY_WORD_ARTICLE_MANY);
    hsy_markup(page->out, " · ");
    hsy_put_count(page, hsy_value_number(story, "texts"), HSY_WORD_TEXT_ONE, HSY_WORD_TEXT_MANY);
    hsy_markup(page->out, " · ");
    hsy_put_count(page, hsy_value_number(story, "origins"), HSY_WORD_ORIGIN_ONE, HSY_WORD_ORIGIN_MANY);
    hsy_markup(page->out, "</p>\n");
}

/* Whose reporting the articles carry: a bar of one part an origin, and the same in words. */
static void put_carried(hsy_page *page, yyjson_val *story) {
    double articles = (double)hsy_value_number(story, "articles"), done = 0;
    yyjson_val *origin;
    int at = 0;
    if (articles < 1 || hsy_value_count(story, "main_origins") == 0) return;
    hsy_markup(page->out, "<svg class=\"bar\" aria-hidden=\"true\" viewBox=\"0 0 100 4\" preserveAspectRatio=\"none\">"
                          "<rect class=\"whole\" width=\"100\" height=\"4\"/>");
    HSY_EACH(origin, hsy_value(story, "main_origins")) {
        double width = 100 * (double)hsy_value_number(origin, "articles") / articles;
        hsy_buffer_print(page->out, "<rect class=\"part-%d\" x=\"%.2f\" width=\"%.2f\" height=\"4\"/>", ++at, done,
                         width > 0.6 ? width - 0.4 : width);
        done += width;
    }
    hsy_markup(page->out, "</svg>\n<ul class=\"carried\">");
    at = 0;
    HSY_EACH(origin, hsy_value(story, "main_origins")) {
        hsy_slice kind, name = hsy_party_parts(hsy_value_text(origin, "origin"), &kind);
        hsy_buffer_print(page->out, "<li class=\"part-%d\">", ++at);
        if (kind.length == 0)
            hsy_put_named(page, "origin.", name);
        else
            hsy_markup_text(page->out, name);
        hsy_markup(page->out, "\xC2\xA0");
        hsy_words_number(page->out, page->request->tongue, hsy_value_number(origin, "articles"));
        hsy_markup(page->out, "</li>");
    }
    hsy_markup(page->out, "</ul>\n");
}

static void put_carriers(hsy_page *page, yyjson_val *story) {
    yyjson_val *name;
    long long more = hsy_value_number(story, "outlets") - (long long)hsy_value_count(story, "outlet_names");
    bool is_first = true;
    hsy_markup(page->out, "<p class=\"summary\">");
    HSY_EACH(name, hsy_value(story, "outlet_names")) {
        hsy_markup(page->out, is_first ? "" : ", ");
        hsy_markup_text(page->out, hsy_value_string(name));
        is_first = false;
    }
    if (more > 0 && !is_first) {
        hsy_markup(page->out, " ");
        hsy_put_count(page, more, HSY_WORD_AND_MORE_ONE, HSY_WORD_AND_MORE_MANY);
    }
    hsy_markup(page->out, "</p>\n");
}

static void put_when(hsy_page *page, yyjson_val *story) {
    yyjson_val *language;
    hsy_markup(page->out, "<p class=\"summary\">");
    hsy_put_span(page, hsy_value_text(story, "first"), hsy_value_text(story, "last"));
    HSY_EACH(language, hsy_value(story, "languages")) {
        hsy_markup(page->out, " · ");
        hsy_put_language(page, hsy_value_string(language));
    }
    hsy_markup(page->out, "</p>\n");
}

static void put_story(hsy_page *page, yyjson_val *story) {
    yyjson_val *flag;
    hsy_markup(page->out, "<li class=\"story\"><h2>");
    hsy_put_link(page, "/story/", hsy_value_number(story, "id"), hsy_value_text(story, "title"));
    hsy_markup(page->out, "</h2>\n");
    put_counts(page, story);
    put_carried(page, story);
    put_carriers(page, story);
    put_when(page, story);
    if (hsy_value_count(story, "flags")) {
        hsy_markup(page->out, "<ul class=\"flags\">");
        HSY_EACH(flag, hsy_value(story, "flags")) {
            hsy_markup(page->out, "<li>");
            hsy_put_flag(page, "flag-of-story.", hsy_value_string(flag));
            hsy_markup(page->out, "</li>");
        }
        hsy_markup(page->out, "</ul>");
    }
    hsy_markup(page->out, "</li>\n");
}

void hsy_page_stories(hsy_page *page) {
    yyjson_val *story;
    page->title = hsy_word_of(page, HSY_WORD_STORIES);
    hsy_put_heading(page, 1, page->title);
    put_form(page);
    if (yyjson_arr_size(page->json) == 0) {
        hsy_markup(page->out, "<p>");
        hsy_put_word(page, HSY_WORD_NOTHING_FOUND);
        hsy_markup(page->out, "</p>\n");
    }
    hsy_markup(page->out, "<ol class=\"stories\">\n");
    HSY_EACH(story, page->json) put_story(page, story);
    hsy_markup(page->out, "</ol>\n");
    hsy_put_turning(page, yyjson_arr_size(page->json));
    hsy_put_exports(page);
}
