/* The skeleton of a name: what is left of it in any transliteration. Private to src/trace. */
#ifndef HEARSAY_TRACE_SKELETON_H
#define HEARSAY_TRACE_SKELETON_H

#include "base/arena.h"

enum { HSY_SKELETON_MOST = 6, HSY_SKELETON_LEAST = 3 /* letters */ };

/* Writes the skeleton of a word in plain form (hsy_fold_plain) and returns its length: up to HSY_SKELETON_MOST, and
 * below HSY_SKELETON_LEAST when there is too little to tell one name from the next. */
size_t hsy_skeleton(hsy_slice plain, char skeleton[HSY_SKELETON_MOST]);

#endif
