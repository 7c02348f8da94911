/* Numbers in running text, with what they leave open.
 *
 *     "10,000" (en) "10.000" (de) "10 000" (fr) -> 10000      "3,5 Millionen" -> 3500000
 *     "around twenty" -> 20, approximate        "dozens" -> at least 24, approximate
 *     "more than 200" -> at least 200           "zwischen 20 und 30" -> 20 to 30
 */
#ifndef HEARSAY_TEXT_NUMBER_H
#define HEARSAY_TEXT_NUMBER_H

#include "text/word.h"

typedef struct hsy_number {
    hsy_span span;       /* bytes, with the words that qualify it */
    double low, high;    /* equal for a plain number; high is infinite for "more than" */
    bool is_approximate; /* around, some, nearly, dozens */
    hsy_slice unit;      /* "%", "€", "$", "km" or empty */
} hsy_number;

HSY_VECTOR_TYPE(hsy_numbers, hsy_number);

hsy_numbers hsy_numbers_find(hsy_arena *arena, hsy_slice text, hsy_tokens tokens, hsy_slice language);
/* The same for who has folded the tokens already (hsy_fold_tokens). */
hsy_numbers hsy_numbers_find_folded(hsy_arena *arena, hsy_slice text, hsy_tokens tokens, const hsy_slice *folded,
                                    hsy_slice language);

#endif
