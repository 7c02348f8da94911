/* What the collection holds, in numbers. */
#include "serve/page.h"

void hsy_page_stats(hsy_page *page) {
    static const hsy_word columns[] = {HSY_WORD_WHAT, HSY_WORD_COUNTED};
    page->title = hsy_word_of(page, HSY_WORD_STATS);
    hsy_put_heading(page, 1, page->title);
    hsy_markup(page->out, "<p class=\"summary\">");
    hsy_put_span(page, hsy_value_text(page->json, "first"), hsy_value_text(page->json, "last"));
    hsy_markup(page->out, "</p>\n");
    hsy_put_table(page, HSY_WORD_STATS_CAPTION, columns, sizeof columns / sizeof *columns);
    yyjson_obj_iter members = yyjson_obj_iter_with(page->json);
    for (yyjson_val *key; (key = yyjson_obj_iter_next(&members));) {
        yyjson_val *value = yyjson_obj_iter_get_val(key);
        if (!yyjson_is_int(value)) continue;
        hsy_markup(page->out, "<tr><th scope=\"row\">");
        hsy_put_named(page, "stats.", hsy_value_string(key));
        hsy_markup(page->out, "</th><td>");
        hsy_words_number(page->out, page->request->tongue, (long long)yyjson_get_sint(value));
        hsy_markup(page->out, "</td></tr>\n");
    }
    hsy_markup(page->out, "</tbody></table>\n");
}
