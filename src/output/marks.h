/* Private to output: the statements of a text as marks in it.
 *
 *     The mayor said [1 the bridge is safe], and [2 “nobody warned us”].
 *
 * The number leads to the statement in the list below the text. Nested statements have nested brackets.
 */
#ifndef HEARSAY_OUTPUT_MARKS_H
#define HEARSAY_OUTPUT_MARKS_H

#include "statements/statements.h"

typedef struct hsy_mark {
    uint32_t at;     /* byte of the text in front of which the mark stands */
    uint32_t other;  /* byte of the other end of its span */
    uint32_t number; /* of the statement, from 0 */
    bool is_end;
} hsy_mark;

HSY_VECTOR_TYPE(hsy_marks, hsy_mark);

/* The marks of a text in the order in which they stand. */
hsy_marks hsy_marks_of(hsy_arena *arena, const hsy_statement_list *list);

#endif
