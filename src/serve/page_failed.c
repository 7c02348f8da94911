/* What is shown instead of a page: what went wrong, and what to do. */
#include "serve/page.h"

static hsy_word word_of(unsigned status) {
    switch (status) {
    case 400: return HSY_WORD_FAILED_400;
    case 403: return HSY_WORD_FAILED_403;
    case 404: return HSY_WORD_FAILED_404;
    case 405: return HSY_WORD_FAILED_405;
    case 413: return HSY_WORD_FAILED_413;
    case 414: return HSY_WORD_FAILED_414;
    case 503: return HSY_WORD_FAILED_503;
    default: return HSY_WORD_FAILED_500;
    }
}

void hsy_page_failed(hsy_page *page) {
    page->title = hsy_word_of(page, word_of(page->status));
    hsy_put_heading(page, 1, page->title);
    hsy_markup(page->out, "<p>");
    hsy_markup_text(page->out, page->problem);
    hsy_markup(page->out, "</p><p><a href=\"/\">");
    hsy_put_word(page, HSY_WORD_TO_START);
    hsy_markup(page->out, "</a></p>\n");
}
