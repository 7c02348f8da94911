/* The document around a page: head, skip link, header with the search, <main>, footer with the tongues. */
#include "serve/assets.h"
#include "serve/page.h"

static void put(hsy_buffer *out, const hsy_page *page, hsy_word word) { hsy_markup_text(out, hsy_word_of(page, word)); }

static void put_head(hsy_buffer *out, const hsy_page *page) {
    hsy_markup(out, "<!DOCTYPE html>\n<html lang=\"");
    hsy_markup_text(out, hsy_words_tongue_code(page->request->tongue));
    hsy_markup(out, "\"><head><meta charset=\"utf-8\">"
                    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                    "<meta name=\"color-scheme\" content=\"light dark\"><link rel=\"icon\" href=\"");
    hsy_assets_address(out, HSY_S("icon.svg"));
    hsy_markup(out, "\"><title>");
    hsy_markup_text(out, page->title);
    hsy_markup(out, " · hearsay</title><link rel=\"stylesheet\" href=\"");
    hsy_assets_address(out, HSY_S("style.css"));
    hsy_markup(out, "\"><script type=\"module\" src=\"");
    hsy_assets_address(out, HSY_S("hearsay.js"));
    hsy_markup(out, "\"></script></head>\n");
}

static void put_entry(hsy_buffer *out, const hsy_page *page, const char *address, hsy_word word) {
    hsy_slice path = page->request->path;
    bool is_here = hsy_slice_equal(path, hsy_slice_from_c(address));
    hsy_buffer_print(out, "<li><a href=\"%s\"%s>", address, is_here ? " aria-current=\"page\"" : "");
    put(out, page, word);
    hsy_markup(out, "</a></li>");
}

static void put_header(hsy_buffer *out, const hsy_page *page) {
    hsy_markup(out, "<body><a class=\"skip\" href=\"#content\">");
    put(out, page, HSY_WORD_SKIP);
    hsy_markup(out, "</a>\n<header><a class=\"home\" href=\"/\">hearsay</a><nav aria-label=\"");
    put(out, page, HSY_WORD_MENU);
    hsy_markup(out, "\"><ul>");
    put_entry(out, page, "/stories", HSY_WORD_STORIES);
    put_entry(out, page, "/claims", HSY_WORD_CLAIMS);
    put_entry(out, page, "/outlets", HSY_WORD_OUTLETS);
    put_entry(out, page, "/compare", HSY_WORD_COMPARE);
    put_entry(out, page, "/stats", HSY_WORD_STATS);
    if (page->request->may_write) put_entry(out, page, "/add", HSY_WORD_ADD);
    hsy_markup(out, "</ul></nav><form action=\"/search\" role=\"search\" data-suggestions=\"");
    put(out, page, HSY_WORD_SUGGESTIONS);
    hsy_markup(out, "\"><label for=\"q\">");
    put(out, page, HSY_WORD_SEARCH);
    hsy_markup(out, "</label> <input id=\"q\" name=\"q\" type=\"search\" value=\"");
    hsy_markup_text(out, page->request->parameters[HSY_PARAMETER_QUERY]);
    hsy_markup(out, "\"> <button>");
    put(out, page, HSY_WORD_FIND);
    hsy_markup(out, "</button></form></header>\n");
}

/* Each tongue by its own name, leading to this page. */
static void put_footer(hsy_buffer *out, const hsy_page *page) {
    hsy_markup(out, "<footer><nav aria-label=\"");
    put(out, page, HSY_WORD_TONGUE);
    hsy_markup(out, "\"><ul>");
    for (int i = 0; i < HSY_TONGUES; i++) {
        hsy_slice code = hsy_words_tongue_code((hsy_words_tongue)i);
        hsy_buffer address = hsy_buffer_in(page->arena, 0);
        hsy_request_address(&address, page->request, HSY_PARAMETER_TONGUE, code);
        hsy_buffer_print(out, "<li><a lang=\"%.*s\" hreflang=\"%.*s\" href=\"", HSY_PRINT(code), HSY_PRINT(code));
        hsy_markup_text(out, hsy_buffer_text(&address));
        hsy_markup(out, (hsy_words_tongue)i == page->request->tongue ? "\" aria-current=\"true\">" : "\">");
        hsy_markup_text(out, hsy_words_of((hsy_words_tongue)i, HSY_WORD_TONGUE_NAME));
        hsy_markup(out, "</a></li>");
    }
    hsy_markup(out, "</ul></nav></footer></body></html>\n");
}

void hsy_layout(hsy_buffer *document, const hsy_page *page) {
    put_head(document, page);
    put_header(document, page);
    hsy_markup(document, page->is_wide ? "<main id=\"content\" class=\"wide\">\n" : "<main id=\"content\">\n");
    hsy_buffer_add(document, hsy_buffer_text(page->out));
    hsy_markup(document, "</main>\n");
    put_footer(document, page);
}
