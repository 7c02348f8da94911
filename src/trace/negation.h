/* Words that turn what a sentence says into its contrary, and numbers that it gives as wrong beside the right one.
 *
 *     "not", "never", "nobody", "nicht", "kein", "niemand", "ne", "aucun"
 *     "180 people, according to the application, and not the 300 trumpeted this week"     -> 300 is wrong
 *     "Vingt-six personnes ont été soignées, et non une quarantaine"                        -> 40 is wrong
 *
 * Right before a wrong number, but for an article, stands a phrase that lexicon/LANGUAGE/correction-words.tsv gives the
 * role `wrong`, and the right number stands before it, or behind it and a "but": "not ten minutes later" corrects
 * nothing.
 */
#ifndef HEARSAY_TRACE_NEGATION_H
#define HEARSAY_TRACE_NEGATION_H

#include "text/lexicon.h"
#include "text/number.h"

bool hsy_is_negation(hsy_slice language, hsy_slice folded);

/* What the words of a sentence that were read so far say. */
typedef struct hsy_negation {
    hsy_slice language;
    const hsy_lexicon *classes;
    int class_column;
    bool is_negated;
    bool is_aside;    /* in a relative clause, which negates nothing but itself: "a doll that never stops listening" */
    uint32_t at;      /* the word that negates */
    hsy_slice before; /* the word before the one to come, folded */
} hsy_negation;

/* At the beginning of a sentence. */
hsy_negation hsy_negation_begin(hsy_slice language);
/* Reads the next token of the sentence. "No longer", "nicht mehr", "ne … plus" say that something ends, and deny
 * nothing. */
void hsy_negation_read(hsy_negation *n, hsy_slice folded, uint32_t token);
/* Whether the number at `place` is given as wrong in the sentence of the tokens [first, end). */
bool hsy_number_is_refuted(hsy_arena *scratch, hsy_slice text, hsy_slice language, const hsy_numbers *numbers,
                           size_t place, hsy_tokens tokens, uint32_t first, uint32_t end);

#endif
