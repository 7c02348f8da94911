/* One speaker: what was said, in which articles. */
#include "serve/page.h"

static void put_said(hsy_page *page, yyjson_val *said) {
    hsy_markup(page->out, "<li><q>");
    hsy_markup_text(page->out, hsy_value_text(said, "content"));
    hsy_markup(page->out, "</q> <span class=\"certainty\">");
    hsy_put_named(page, "certainty.", hsy_value_text(said, "certainty"));
    hsy_markup(page->out, "</span> ");
    hsy_put_link(page, "/article/", hsy_value_number(said, "article"), hsy_value_text(said, "outlet"));
    hsy_markup(page->out, " ");
    hsy_put_time(page, hsy_value_text(said, "published"));
    hsy_markup(page->out, "</li>\n");
}

void hsy_page_speaker(hsy_page *page) {
    yyjson_val *said;
    yyjson_val *first = yyjson_arr_get_first(hsy_value(page->json, "names"));
    hsy_slice name = hsy_value_text(first, "name");
    page->title = name.length ? name : page->request->target.name;
    hsy_put_heading(page, 1, page->title);
    hsy_markup(page->out, "<ol>\n");
    HSY_EACH(said, hsy_value(page->json, "statements")) put_said(page, said);
    hsy_markup(page->out, "</ol>\n");
    hsy_put_turning(page, hsy_value_count(page->json, "statements"));
}
