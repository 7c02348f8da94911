/* Private to output: articles as other programs write them. */
#ifndef HEARSAY_OUTPUT_FOREIGN_H
#define HEARSAY_OUTPUT_FOREIGN_H

#include "output/json_parse.h"
#include "page/page.h"

/* Fills what is empty in the article from the fields of other programs, as they stand there: hsy_article_adopt is to
 * follow. `root` is an object without `statements`. */
void hsy_foreign_read(hsy_arena *arena, yyjson_val *root, hsy_article *article);

#endif
