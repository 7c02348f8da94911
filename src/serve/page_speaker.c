/* One speaker: under which names, what was said, when, in which articles. */
#include "serve/page.h"
#include "serve/plot.h"

static void put_said(hsy_page *page, yyjson_val *said) {
    hsy_slice outlet = hsy_value_text(said, "outlet");
    yyjson_val *via;
    hsy_markup(page->out, "<li><blockquote><p>");
    hsy_markup_text(page->out, hsy_value_text(said, "content"));
    hsy_markup(page->out, " ");
    hsy_put_certainty(page, hsy_value_text(said, "certainty"));
    hsy_markup(page->out, "</p></blockquote><p class=\"source\">");
    hsy_put_link(page, "/article/", hsy_value_number(said, "article"),
                 outlet.length ? outlet : hsy_word_of(page, HSY_WORD_ARTICLE));
    hsy_markup(page->out, " ");
    hsy_put_time(page, hsy_value_text(said, "published"));
    HSY_EACH(via, hsy_value(said, "via")) {
        hsy_markup(page->out, " <span class=\"type\">");
        hsy_put_word(page, HSY_WORD_THROUGH);
        hsy_markup(page->out, " ");
        hsy_markup_text(page->out, hsy_value_string(via));
        hsy_markup(page->out, "</span>");
    }
    hsy_markup(page->out, "</p></li>\n");
}

static void put_names(hsy_page *page) {
    yyjson_val *name;
    hsy_markup(page->out, "<ul class=\"names\">");
    HSY_EACH(name, hsy_value(page->json, "names")) {
        hsy_markup(page->out, "<li>");
        hsy_markup_text(page->out, hsy_value_text(name, "name"));
        hsy_markup(page->out, " <span class=\"summary\">");
        hsy_put_count(page, hsy_value_number(name, "statements"), HSY_WORD_STATEMENT_ONE, HSY_WORD_STATEMENT_MANY);
        hsy_markup(page->out, " · ");
        hsy_put_count(page, hsy_value_number(name, "articles"), HSY_WORD_ARTICLE_ONE, HSY_WORD_ARTICLE_MANY);
        hsy_markup(page->out, "</span></li>");
    }
    hsy_markup(page->out, "</ul>\n");
}

/* The statements are the newest first, and the months of a plot ascend. */
static void put_months(hsy_page *page) {
    hsy_plot plot = {.whole = HSY_WORD_WORDS, .part = HSY_WORD_WORDS};
    yyjson_val *statements = hsy_value(page->json, "statements");
    for (size_t i = yyjson_arr_size(statements); i > 0; i--)
        hsy_plot_add(page, &plot, hsy_value_text(yyjson_arr_get(statements, i - 1), "published"), 1, 1);
    hsy_put_plot(page, &plot);
}

void hsy_page_speaker(hsy_page *page) {
    yyjson_val *said;
    yyjson_val *first = yyjson_arr_get_first(hsy_value(page->json, "names"));
    hsy_slice name = hsy_value_text(first, "name");
    page->title = name.length ? name : page->request->target.name;
    hsy_put_heading(page, 1, page->title);
    put_names(page);
    put_months(page);
    hsy_put_heading(page, 2, hsy_word_of(page, HSY_WORD_WORDS));
    hsy_markup(page->out, "<ol class=\"list\">\n");
    HSY_EACH(said, hsy_value(page->json, "statements")) put_said(page, said);
    hsy_markup(page->out, "</ol>\n");
    hsy_put_turning(page, hsy_value_count(page->json, "statements"));
    hsy_put_exports(page);
}
