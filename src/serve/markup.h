/* Private to serve: text into markup.
 *
 * All that comes from outside goes through hsy_markup_text: it can become neither markup nor script, and nothing in it
 * turns the direction of the text around it.
 */
#ifndef HEARSAY_SERVE_MARKUP_H
#define HEARSAY_SERVE_MARKUP_H

#include "base/buffer.h"

/* A constant of the program, as it is. */
static inline void hsy_markup(hsy_buffer *out, const char *markup) { hsy_buffer_add_c(out, markup); }
/* Text for an element or an attribute's value in quotation marks; without control characters and marks of direction. */
void hsy_markup_text(hsy_buffer *out, hsy_slice text);
/* The same with what stands between U+0002 and U+0003 inside <mark>: a snippet of a search. */
void hsy_markup_snippet(hsy_buffer *out, hsy_slice text);
/* A part of an address, percent-encoded: safe in a path, in a query, and in an attribute. */
void hsy_markup_address(hsy_buffer *out, hsy_slice part);
/* Whether an address may be linked to: http and https only. */
bool hsy_markup_is_link(hsy_slice address);

#endif
