/* Numbers that two tellings of one claim give differently: find_number.c, for find_changed.c. */
#ifndef HEARSAY_TRACE_NUMBER_CHANGE_H
#define HEARSAY_TRACE_NUMBER_CHANGE_H

#include "text/number.h"
#include "trace/finding.h"

/* Whether two numbers lie apart by more than rounding. */
bool hsy_numbers_differ(const hsy_number *a, const hsy_number *b);
/* Compares the carriers of a claim, where one has it from the other. */
void hsy_find_changed_numbers(const hsy_finder *finder, hsy_arena *scratch, const hsy_claim *claim,
                              hsy_contrasts *changed);

#endif
