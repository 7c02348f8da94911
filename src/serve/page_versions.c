/* The versions of an article, and what was changed from each to the next. */
#include "serve/page.h"

static void put_quote(hsy_page *page, yyjson_val *edit, const char *key, const char *element) {
    hsy_slice quote = hsy_value_text(hsy_value(edit, key), "quote");
    if (quote.length == 0) return;
    hsy_buffer_print(page->out, "<%s>", element);
    hsy_markup_text(page->out, quote);
    hsy_buffer_print(page->out, "</%s> ", element);
}

static void put_change(hsy_page *page, yyjson_val *change) {
    yyjson_val *edit;
    hsy_put_heading(
        page, 2,
        hsy_arena_print(page->arena, "%lld → %lld", hsy_value_number(change, "from"), hsy_value_number(change, "to")));
    hsy_markup(page->out, "<ul>\n");
    HSY_EACH(edit, hsy_value(change, "edits")) {
        hsy_markup(page->out, "<li>");
        put_quote(page, edit, "from", "del");
        put_quote(page, edit, "to", "ins");
        hsy_markup(page->out, "</li>\n");
    }
    hsy_markup(page->out, "</ul>\n");
}

void hsy_page_versions(hsy_page *page) {
    yyjson_val *change;
    page->title = hsy_word_of(page, HSY_WORD_VERSIONS);
    hsy_put_heading(page, 1, page->title);
    hsy_markup(page->out, "<p>");
    hsy_put_link(page, "/article/", page->request->target.number, hsy_word_of(page, HSY_WORD_ARTICLE));
    hsy_markup(page->out, "</p>\n");
    HSY_EACH(change, hsy_value(page->json, "changes")) put_change(page, change);
}
