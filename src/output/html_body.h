/* Private to output: the text of an article as HTML, its statements marked.
 *
 *     <p><mark class="hedged" title="Anna Weber: hedged">The bridge may close</mark><sup id="a1m1"><a
 * href="#a1s1">1</a>
 *     </sup>, she said.</p>
 *
 * A run of list items is one list, of rows one table, of quotations one quotation; a picture stands where its caption
 * stood. Marks never reach over a link's ends: inside a link a mark begins anew, so elements are always nested. The
 * number behind a statement leads to the list of who says what, and the one in the list back to it.
 */
#ifndef HEARSAY_OUTPUT_HTML_BODY_H
#define HEARSAY_OUTPUT_HTML_BODY_H

#include "base/buffer.h"
#include "trace/trace.h"

/* `number` is the article's in the document, from 1. */
void hsy_html_body(hsy_buffer *out, const hsy_reading *reading, unsigned number);

#endif
