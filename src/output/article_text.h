/* Private to output: the article's text at a terminal, with its statements marked and who speaks beside them. */
#ifndef HEARSAY_OUTPUT_ARTICLE_TEXT_H
#define HEARSAY_OUTPUT_ARTICLE_TEXT_H

#include "output/margin.h"

void hsy_article_text_put(hsy_screen *screen, const hsy_margin *margin);

#endif
