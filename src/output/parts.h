/* Private to output: the article's body as parts in reading order, with each picture where its caption stood, for the
 * forms that are documents (Markdown, HTML).
 *
 *     hsy_parts parts = hsy_parts_of(arena, article);
 *     hsy_part_run(&parts, i)      -> 3 when the parts i, i + 1, i + 2 are items of one list
 */
#ifndef HEARSAY_OUTPUT_PARTS_H
#define HEARSAY_OUTPUT_PARTS_H

#include "page/page.h"

typedef struct hsy_part {
    hsy_role role;  /* of the body; HSY_ROLE_CAPTION: a picture */
    uint8_t level;  /* of a heading, 2 to 4: the title is the first, and the highest of the body comes next */
    hsy_span span;  /* bytes of the text, without blanks at both ends; empty of a picture */
    uint32_t image; /* the number of a picture */
} hsy_part;

HSY_VECTOR_TYPE(hsy_parts, hsy_part);

/* Every line of the text that is not blank, and every image that has a caption or a credit. */
hsy_parts hsy_parts_of(hsy_arena *arena, const hsy_article *article);
/* How many parts from `first` on have its role. */
size_t hsy_part_run(const hsy_parts *parts, size_t first);
/* The cells of a table's row, at least one. */
hsy_spans hsy_part_cells(hsy_arena *arena, const hsy_article *article, const hsy_part *part);

/* The links that a document may show: to http and https addresses, in the order of the text, none over another. */
hsy_links hsy_links_shown(hsy_arena *arena, const hsy_article *article);
/* Whether an address is one of http or https, in full. */
bool hsy_is_web_address(hsy_slice address);

#endif
