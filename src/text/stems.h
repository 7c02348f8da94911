/* Snowball stems, remembered: for whoever reads many texts.
 *
 *     hsy_stems *stems = hsy_stems_in(arena);
 *     hsy_slice stem = hsy_stems_find(stems, scratch, HSY_S("en"), HSY_S("dams"));    // dam
 */
#ifndef HEARSAY_TEXT_STEMS_H
#define HEARSAY_TEXT_STEMS_H

#include "base/arena.h"

typedef struct hsy_stems hsy_stems;

/* It lives in the arena, where it grows to three megabytes at most, and belongs to one thread at a time. */
hsy_stems *hsy_stems_in(hsy_arena *arena);
/* The stem of a folded word as hsy_stem (fold.h) has it: a part of the word, or in `arena`. */
hsy_slice hsy_stems_find(hsy_stems *stems, hsy_arena *arena, hsy_slice language, hsy_slice word);

#endif
