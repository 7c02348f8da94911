/* Reads a page that lost its markup: one paragraph a line, boilerplate as it came. */
#ifndef HEARSAY_PAGE_LINES_H
#define HEARSAY_PAGE_LINES_H

#include "page/page.h"

enum {
    HSY_LINES_MOST = 20000,         /* lines read; what follows is left out, with an error entry */
    HSY_LINES_LONGEST_WRAPPED = 110 /* bytes: a text whose longest line is shorter was wrapped to a width */
};

/* Fills the article from `text` (valid UTF-8): blocks with roles, text, title, lede, images, and the fields that the
 * lines and the source state. `article` holds what is known already; its path, url and errors stay. */
void hsy_lines_read(hsy_arena *arena, const hsy_page_source *source, hsy_slice text, hsy_article *article);

#endif
