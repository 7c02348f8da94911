/* Private to output: HTML in which a page's words are only words.
 *
 * Nothing that a page says can become markup: every string goes through hsy_html_text, which lets no control character
 * and no mark of direction through and escapes what HTML gives a meaning, also inside attributes in double quotes;
 * every address through hsy_html_address.
 */
#ifndef HEARSAY_OUTPUT_HTML_H
#define HEARSAY_OUTPUT_HTML_H

#include "base/buffer.h"

void hsy_html_text(hsy_buffer *out, hsy_slice text);
/* An address of http or https as the value of an attribute: what does not belong in an address stands as %41. */
void hsy_html_address(hsy_buffer *out, hsy_slice address);
/* `<a href="...">` to an address of http or https, which is told nothing of the page it was followed from. */
void hsy_html_link(hsy_buffer *out, hsy_slice address);
/* ` class="word"`. */
void hsy_html_class(hsy_buffer *out, hsy_slice word);
/* An address as hsy_html_address has it, before it is escaped, for other forms. */
hsy_slice hsy_address_clean(hsy_arena *arena, hsy_slice address);

#endif
