/* Private to output: the statements of a page grouped by who says them, as the lists of who says what show them. */
#ifndef HEARSAY_OUTPUT_SPEAKERS_H
#define HEARSAY_OUTPUT_SPEAKERS_H

#include "trace/trace.h"

/* The statements of one speaker, in the order of the text. */
typedef struct hsy_speaker_group {
    const hsy_speaker *speaker;
    hsy_indices statements;
} hsy_speaker_group;

HSY_VECTOR_TYPE(hsy_speaker_groups, hsy_speaker_group);

/* In the order in which each speaker is first heard. */
hsy_speaker_groups hsy_speaker_groups_of(hsy_arena *arena, const hsy_statement_list *list);
/* Of each statement the speaker's name as the page itself shortens it: "Weber" where the text says "Weber" of Anna
 * Weber, "Anna Weber" where it never does. "nobody named", or "an unnamed source" behind a chain, where there is none.
 */
hsy_slices hsy_speaker_names(hsy_arena *arena, const hsy_reading *reading);
/* Whether both came the same way. */
bool hsy_same_chain(hsy_slices a, hsy_slices b);

#endif
