/* The form by which a page comes into the collection: its address, its text, or a file. */
#include "serve/page.h"

void hsy_page_add(hsy_page *page) {
    page->title = hsy_word_of(page, HSY_WORD_ADD);
    hsy_put_heading(page, 1, page->title);
    hsy_markup(page->out, "<form action=\"/add\" method=\"post\" enctype=\"multipart/form-data\">"
                          "<input type=\"hidden\" name=\"key\" value=\"");
    hsy_markup_text(page->out, page->request->key);
    hsy_markup(page->out, "\">\n<p><label for=\"address\">");
    hsy_put_word(page, HSY_WORD_ADD_ADDRESS);
    hsy_markup(page->out,
               "</label><br><input id=\"address\" name=\"address\" type=\"url\"></p>\n<p><label for=\"text\">");
    hsy_put_word(page, HSY_WORD_ADD_TEXT);
    hsy_markup(page->out, "</label><br><textarea id=\"text\" name=\"text\" rows=\"12\"></textarea></p>\n"
                          "<p><label for=\"file\">");
    hsy_put_word(page, HSY_WORD_ADD_FILE);
    hsy_markup(page->out, "</label><br><input id=\"file\" name=\"file\" type=\"file\"></p>\n<p><button>");
    hsy_put_word(page, HSY_WORD_ADD);
    hsy_markup(page->out, "</button></p></form>\n");
}
