/* Private to serve: text made safe for HTML.
 *
 * Nothing that a page says can become markup: every string goes through hsy_markup_text, which escapes what HTML gives
 * a meaning, also inside attributes in double quotes, and replaces marks of direction that could disguise a text.
 */
#ifndef HEARSAY_SERVE_MARKUP_H
#define HEARSAY_SERVE_MARKUP_H

#include <stdbool.h>
#include <stdio.h>

/* Prints UTF-8 text, escaped. A null pointer prints nothing. */
void hsy_markup_text(FILE *out, const char *text);
/* The same for the bytes [start, end) of it. */
void hsy_markup_part(FILE *out, const char *text, size_t start, size_t end);
/* Whether an address may stand in a link: only http and https ones may. */
bool hsy_markup_is_link(const char *address);

#endif
