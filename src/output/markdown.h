/* Private to output: Markdown (CommonMark, tables as GitHub has them) in which a page's words are only words. */
#ifndef HEARSAY_OUTPUT_MARKDOWN_H
#define HEARSAY_OUTPUT_MARKDOWN_H

#include "base/buffer.h"

/* Text in running text or a table's cell: made safe, every mark of Markdown and HTML escaped. */
void hsy_markdown_text(hsy_buffer *out, hsy_slice text);
/* "- label: text", an item of a list; nothing when the text is empty. */
void hsy_markdown_fact(hsy_buffer *out, const char *label, hsy_slice text);

#endif
