/* Private to serve: the parts of a story's page, a file each. */
#ifndef HEARSAY_SERVE_STORY_H
#define HEARSAY_SERVE_STORY_H

#include "serve/roll.h"

enum { HSY_STORY_MOST_ROWS = 600 }; /* articles in its table, claims in its list */

/* The relay map as a table: each article, from whom it has what, how sure it is, whose reporting it carries. */
void hsy_put_story_table(hsy_page *page, const hsy_roll *roll);
/* What to be careful about, the passages side by side. */
void hsy_put_findings(hsy_page *page, const hsy_roll *roll);
/* "Kalder Tagblatt": the outlet of an article, or what stands for it. */
void hsy_put_outlet_of(hsy_page *page, yyjson_val *article);

#endif
