/* The tables that tools/lexicon.c made from lexicon/; see text/lexicon.h for how to use them. */
#ifndef HEARSAY_TEXT_LEXICON_TABLES_H
#define HEARSAY_TEXT_LEXICON_TABLES_H

#include "text/lexicon.h"

extern const hsy_lexicon hsy_lexicons[];
extern const size_t hsy_lexicon_count;

#endif
