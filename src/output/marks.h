/* Private to output: the statements of a text as marks in it.
 *
 *     The mayor said [1 the bridge is safe], and [2 “nobody warned us”].
 *
 * The number leads to the statement in the list below the text. Nested statements have nested brackets. A text may
 * also have marks around who says it ("The mayor") and the words that report it ("said").
 */
#ifndef HEARSAY_OUTPUT_MARKS_H
#define HEARSAY_OUTPUT_MARKS_H

#include "statements/statements.h"

typedef enum hsy_mark_part { HSY_MARK_CONTENT, HSY_MARK_SOURCE, HSY_MARK_CUE } hsy_mark_part;

typedef struct hsy_mark {
    uint32_t at;     /* byte of the text in front of which the mark stands */
    uint32_t other;  /* byte of the other end of its span */
    uint32_t number; /* of the statement, from 0 */
    bool is_end;
    hsy_mark_part part; /* of the statement */
} hsy_mark;

HSY_VECTOR_TYPE(hsy_marks, hsy_mark);

/* What is said: the marks of a text in the order in which they stand. */
hsy_marks hsy_marks_of(hsy_arena *arena, const hsy_statement_list *list);
/* The same with who says it and the words that report it. */
hsy_marks hsy_marks_of_all(hsy_arena *arena, const hsy_statement_list *list);

#endif
