/* What the files of the French grammar hand each other beside grammar.h. */
#ifndef HEARSAY_STATEMENTS_FRENCH_H
#define HEARSAY_STATEMENTS_FRENCH_H

#include "statements/scene.h"

/* Whether the token is one of the words of an array, folded. */
#define HSY_IS_ONE_OF(reading, token, words) hsy_is_one_of(reading, token, words, sizeof(words) / sizeof *(words))
bool hsy_is_one_of(const hsy_reading *reading, uint32_t token, const hsy_slice *words, size_t count);

/* "au", "aux", "du": a preposition with its article; no subject starts with one. */
bool hsy_is_contracted(const hsy_reading *reading, uint32_t token);
/* "être", "eu", "pouvoir": a form of an auxiliary that is no finite verb. */
bool hsy_is_nonfinite_auxiliary(const hsy_reading *reading, uint32_t token);

#endif
