/* Private to output: Markdown (CommonMark, tables as GitHub has them) in which a page's words are only words.
 *
 *     "1. *not* bold, a_b, 5 < 6"   ->   "1\. \*not\* bold, a_b, 5 < 6"
 *
 * A mark is escaped where it would be read as one, and left alone where it would not, so that the text stays readable
 * as it is. What looks like a tag is escaped as in HTML: there are readers of Markdown that know no "\<".
 */
#ifndef HEARSAY_OUTPUT_MARKDOWN_H
#define HEARSAY_OUTPUT_MARKDOWN_H

#include "base/buffer.h"

/* Text wherever it may stand, in a table's cell as well: made safe, without blanks at both ends. */
void hsy_markdown_text(hsy_buffer *out, hsy_slice text);
/* A piece of running text, with the blanks at its ends; `is_start` when it begins a line, item or heading. */
void hsy_markdown_piece(hsy_buffer *out, hsy_slice text, bool is_start);
/* "(address)" of a link or an image whose "[text]" was written; http and https only. */
void hsy_markdown_address(hsy_buffer *out, hsy_slice address);
/* Text between fences, as it is. */
void hsy_markdown_code(hsy_buffer *out, hsy_slice text);
/* "- label: text", an item of a list, an address of the web as one that can be followed; nothing when the text is
 * empty. */
void hsy_markdown_fact(hsy_buffer *out, const char *label, hsy_slice text);

#endif
