/* Private to output: two texts side by side, as rows in which shared passages stand beside one another.
 *
 *     hsy_rows rows = hsy_rows_of(arena, &comparison);
 *
 * A row ends where a line of either text ends. Passages that both texts have in the same order stand side by side; one
 * that was moved is marked in its place in each.
 */
#ifndef HEARSAY_OUTPUT_ROWS_H
#define HEARSAY_OUTPUT_ROWS_H

#include "trace/trace.h"

typedef enum hsy_row_state {
    HSY_ROW_SHARED, /* stands beside the same words */
    HSY_ROW_ALONE,  /* is in this text only */
    HSY_ROW_MOVED,  /* is in the other text too, elsewhere */
} hsy_row_state;

typedef struct hsy_row_piece {
    hsy_span span; /* bytes of the text, without blanks at both ends */
    hsy_row_state state;
} hsy_row_piece;

HSY_VECTOR_TYPE(hsy_row_pieces, hsy_row_piece);

typedef struct hsy_row {
    hsy_row_pieces from, to;
} hsy_row;

HSY_VECTOR_TYPE(hsy_rows, hsy_row);

/* All of both texts but blanks. */
hsy_rows hsy_rows_of(hsy_arena *arena, const hsy_comparison *comparison);
/* Whether some piece of the row has the state. */
bool hsy_row_has(const hsy_row *row, hsy_row_state state);

#endif
