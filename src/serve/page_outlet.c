/* One outlet or agency: how much it reports itself, month by month, whom it relays and who relays it, and how fast. */
#include "serve/page.h"
#include "serve/plot.h"

/* "2 hours", in the unit that fits; nothing where no delay is known. */
static void put_delay(hsy_page *page, yyjson_val *delay) {
    enum { MINUTE = 60, HOUR = 60 * MINUTE, DAY = 24 * HOUR };
    if (!yyjson_is_int(delay)) return;
    long long seconds = (long long)yyjson_get_sint(delay);
    if (seconds >= 2 * DAY)
        hsy_put_count(page, seconds / DAY, HSY_WORD_DAY_ONE, HSY_WORD_DAY_MANY);
    else if (seconds >= 2 * HOUR)
        hsy_put_count(page, seconds / HOUR, HSY_WORD_HOUR_ONE, HSY_WORD_HOUR_MANY);
    else if (seconds >= 2 * MINUTE)
        hsy_put_count(page, seconds / MINUTE, HSY_WORD_MINUTE_ONE, HSY_WORD_MINUTE_MANY);
    else
        hsy_put_count(page, seconds, HSY_WORD_SECOND_ONE, HSY_WORD_SECOND_MANY);
}

static void put_number(hsy_page *page, yyjson_val *partner, const char *key) {
    hsy_markup(page->out, "</td><td class=\"number\">");
    hsy_words_number(page->out, page->request->tongue, hsy_value_number(partner, key));
}

static void put_partner(hsy_page *page, yyjson_val *partner, long long most) {
    bool is_source = hsy_slice_equal(hsy_value_text(partner, "kind"), HSY_S("source"));
    hsy_markup(page->out, "<tr><th scope=\"row\">");
    if (is_source)
        hsy_markup_text(page->out, hsy_value_text(partner, "name"));
    else
        hsy_put_name_link(page, "/outlet/", hsy_value_text(partner, "name"));
    hsy_markup(page->out, "</th><td>");
    hsy_put_named(page, "party.", hsy_value_text(partner, "kind"));
    put_number(page, partner, "articles");
    if (most > 1) hsy_put_bar(page, hsy_value_number(partner, "articles"), 0, most);
    put_number(page, partner, "texts");
    put_number(page, partner, "reports");
    hsy_markup(page->out, "</td><td>");
    put_delay(page, hsy_value(partner, "delay"));
    hsy_markup(page->out, "</td></tr>\n");
}

static void put_partners(hsy_page *page, const char *key, hsy_word caption) {
    static const hsy_word columns[] = {HSY_WORD_OUTLET,   HSY_WORD_KIND,       HSY_WORD_ARTICLES,
                                       HSY_WORD_TEXTS_OF, HSY_WORD_REPORTS_OF, HSY_WORD_DELAY};
    yyjson_val *side = hsy_value(page->json, key), *partner;
    long long most = hsy_value_number(yyjson_arr_get_first(hsy_value(side, "partners")), "articles");
    hsy_buffer_print(page->out, "<section><h2 id=\"%s\">", key);
    hsy_put_word(page, caption);
    hsy_markup(page->out, "</h2>\n");
    if (hsy_value_count(side, "partners") == 0) {
        hsy_markup(page->out, "<p class=\"hint\">");
        hsy_put_word(page, HSY_WORD_NOBODY);
        hsy_markup(page->out, "</p></section>\n");
        return;
    }
    hsy_buffer_print(page->out, "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"%s\">", key);
    hsy_put_table(page, caption, columns, sizeof columns / sizeof *columns);
    HSY_EACH(partner, hsy_value(side, "partners")) put_partner(page, partner, most);
    hsy_markup(page->out, "</tbody></table></div></section>\n");
}

void hsy_page_outlet(hsy_page *page) {
    hsy_slice name = hsy_value_text(page->json, "name");
    long long articles = hsy_value_number(page->json, "articles"), own = hsy_value_number(page->json, "own");
    hsy_plot plot = {.whole = HSY_WORD_ARTICLES, .part = HSY_WORD_OWN};
    yyjson_val *month;
    page->title = name.length ? name : hsy_value_text(page->json, "domain");
    hsy_put_heading(page, 1, page->title);
    hsy_markup(page->out, "<p class=\"counts\">");
    hsy_put_count(page, articles, HSY_WORD_ARTICLE_ONE, HSY_WORD_ARTICLE_MANY);
    if (articles > 0) {
        hsy_markup(page->out, " · ");
        hsy_put_count(page, own * 100 / articles, HSY_WORD_OWN_SHARE, HSY_WORD_OWN_SHARE);
    }
    hsy_markup(page->out, "</p>\n");
    hsy_put_bar(page, own, 0, articles);
    hsy_markup(page->out, "<p class=\"summary\">");
    hsy_put_span(page, hsy_value_text(page->json, "first"), hsy_value_text(page->json, "last"));
    hsy_markup(page->out, "</p>\n");
    HSY_EACH(month, hsy_value(page->json, "months"))
    hsy_plot_add(page, &plot, hsy_value_text(month, "month"), hsy_value_number(month, "articles"),
                 hsy_value_number(month, "own"));
    hsy_put_plot(page, &plot);
    put_partners(page, "relays", HSY_WORD_RELAYS);
    put_partners(page, "relayed_by", HSY_WORD_RELAYED_BY);
    hsy_put_exports(page);
}
