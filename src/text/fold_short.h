/* Folding of a few words without an arena, for looking them up in a lexicon. */
#ifndef HEARSAY_TEXT_FOLD_SHORT_H
#define HEARSAY_TEXT_FOLD_SHORT_H

#include "base/slice.h"

enum { HSY_FOLD_SHORT = 128 }; /* bytes of room; the longest key of a lexicon has 120 */

/* The text as hsy_fold has it, but with a straight apostrophe for ’, written to `room`; the empty slice when it is
 * too long for a key. */
hsy_slice hsy_fold_short(hsy_slice text, char room[HSY_FOLD_SHORT]);

#endif
