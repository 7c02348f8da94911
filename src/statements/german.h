/* One reporting verb at work in a German sentence: what the files of the German grammar hand each other. */
#ifndef HEARSAY_STATEMENTS_GERMAN_H
#define HEARSAY_STATEMENTS_GERMAN_H

#include "statements/grammar.h"

/* bracket.c: takes the particle or auxiliary of the verb at `cue->verb`, and whether it is passive and negated. */
void hsy_take_bracket(const hsy_reading *reading, hsy_cue *cue);

#endif
