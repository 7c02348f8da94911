/* What an editor changed between two versions of a text: sentences cut, added, and changed word by word.
 *
 *     The dam holds, officials said.             The dam holds for now, officials said.
 *     ->  changed: "The dam holds" [+ for now] ", officials said."
 */
#ifndef HEARSAY_TEXT_REVISION_H
#define HEARSAY_TEXT_REVISION_H

#include "base/vector.h"

typedef enum hsy_edit_kind { HSY_EDIT_CUT, HSY_EDIT_ADDED, HSY_EDIT_CHANGED } hsy_edit_kind;

/* A piece of a changed sentence: bytes of the two texts. A piece that stays has both; one that was cut or added has an
 * empty span where it is not. */
typedef struct hsy_edit_piece {
    hsy_span from, to;
    bool stays;
} hsy_edit_piece;

HSY_VECTOR_TYPE(hsy_edit_pieces, hsy_edit_piece);

typedef struct hsy_edit {
    hsy_edit_kind kind;
    hsy_span from, to;      /* the sentence; empty where it is not */
    hsy_edit_pieces pieces; /* of a changed one: all of it, in order */
} hsy_edit;

HSY_VECTOR_TYPE(hsy_edits, hsy_edit);

/* The edits, in the order of the texts. Blanks, line breaks and the way in which quotation marks are drawn do not
 * count. Both texts are valid UTF-8 below 4 GiB; `language` is a BCP 47 tag or empty. */
hsy_edits hsy_revision(hsy_arena *arena, hsy_slice from, hsy_slice to, hsy_slice language);

#endif
