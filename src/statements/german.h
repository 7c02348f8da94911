/* One reporting verb at work in a German sentence: what the files of the German grammar hand each other. */
#ifndef HEARSAY_STATEMENTS_GERMAN_H
#define HEARSAY_STATEMENTS_GERMAN_H

#include "statements/grammar.h"

/* bracket.c: takes the particle or auxiliary of the verb at `cue->verb`, and whether it is passive and negated. */
void hsy_take_bracket(const hsy_reading *reading, hsy_cue *cue);

/* saying.c: "nach Angaben der Polizei", at "nach" or "laut" */
typedef struct hsy_saying {
    hsy_range phrase, source;
    hsy_parts cue;
} hsy_saying;

bool hsy_take_saying(const hsy_reading *reading, uint32_t at, hsy_saying *saying);
/* Whether a relative clause starts at `at`, which stands behind a comma. */
bool hsy_opens_relative(const hsy_reading *reading, uint32_t at);

#endif
