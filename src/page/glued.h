/* Words that lost mark-up has glued together, found where it is certain and parted nowhere else.
 *
 *     "the magazine writes Newsweekreferring to"   Newsweek|referring: a known outlet before a word of glued-words.tsv
 *     "the source cited by LIGANorth Korean"       LIGA|North: LIGA stands alone elsewhere, and so does "North Korean"
 *     "not confirmed.The minister"                 confirmed.|The
 *     "YouTube", "LaGuardia", "McDonald", "Weltbild", "Sunday"      whole
 */
#ifndef HEARSAY_PAGE_GLUED_H
#define HEARSAY_PAGE_GLUED_H

#include "page/page.h"

enum { HSY_GLUED_MOST = 1000 }; /* places kept of one text */

/* Where two words meet in `text`, ascending; the text stays as written. `language` is a tag or empty. */
hsy_glued_words hsy_glued_find(hsy_arena *arena, hsy_slice text, hsy_slice language);

#endif
