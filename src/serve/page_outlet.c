/* One outlet or agency: how much it reports itself, whom it relays and who relays it. */
#include "serve/page.h"

static void put_partners(hsy_page *page, const char *key, hsy_word caption) {
    const hsy_word columns[] = {HSY_WORD_OUTLET, HSY_WORD_ARTICLES};
    yyjson_val *partner;
    hsy_put_table(page, caption, columns, sizeof columns / sizeof *columns);
    HSY_EACH(partner, hsy_value(hsy_value(page->json, key), "partners")) {
        hsy_markup(page->out, "<tr><th scope=\"row\">");
        hsy_put_name_link(page, "/outlet/", hsy_value_text(partner, "name"));
        hsy_markup(page->out, "</th><td>");
        hsy_words_number(page->out, page->request->tongue, hsy_value_number(partner, "articles"));
        hsy_markup(page->out, "</td></tr>\n");
    }
    hsy_markup(page->out, "</tbody></table>\n");
}

void hsy_page_outlet(hsy_page *page) {
    hsy_slice name = hsy_value_text(page->json, "name");
    page->title = name.length ? name : hsy_value_text(page->json, "domain");
    hsy_put_heading(page, 1, page->title);
    hsy_markup(page->out, "<p class=\"summary\">");
    hsy_put_count(page, hsy_value_number(page->json, "articles"), HSY_WORD_ARTICLE_ONE, HSY_WORD_ARTICLE_MANY);
    hsy_markup(page->out, "</p>\n");
    put_partners(page, "relays", HSY_WORD_RELAYS);
    put_partners(page, "relayed_by", HSY_WORD_RELAYED_BY);
}
