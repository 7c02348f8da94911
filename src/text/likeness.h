/* How near two short words are: for telling what a misspelt name may have been meant to be. */
#ifndef HEARSAY_TEXT_LIKENESS_H
#define HEARSAY_TEXT_LIKENESS_H

#include "base/slice.h"

/* How many letters must be changed, added, left out or swapped with their neighbour to make `b` of `a`, at most `most`;
 * `most` + 1 when it is more. Bytes count as letters; words of more than 64 bytes are not near unless they are equal. */
unsigned hsy_unlikeness(hsy_slice a, hsy_slice b, unsigned most);

#endif
