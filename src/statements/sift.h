/* What of the learnt statements is none, and mends of their spans. Private to this stage. */
#ifndef HEARSAY_STATEMENTS_SIFT_H
#define HEARSAY_STATEMENTS_SIFT_H

#include "statements/grammar.h"

/* Whether the words of an English cue and content report at all: not "declined to comment", "appears to be". */
bool hsy_is_report(const hsy_reading *reading, const hsy_draft *draft);
/* Whether the source holds anybody or anything that speaks, as far as words tell: not "the failures". */
bool hsy_has_speaker(const hsy_reading *reading, const hsy_draft *draft);
/* Whether an English source holds a verb, and so is none. */
bool hsy_is_clause(const hsy_reading *reading, const hsy_parts *source);
/* Whether the page or its reader speaks ("we will see"), or words that nobody is called by: such a statement of the
 * rules is none. */
bool hsy_is_nobody(const hsy_reading *reading, const hsy_draft *draft);
/* Whether what only the tagger found has a source that may be one: not the page itself ("we will see"). */
bool hsy_is_source(const hsy_reading *reading, const hsy_draft *draft);
/* Mends the spans of a learnt statement: its source without relative pronoun, its content without what hangs on the
 * source. */
void hsy_mend_learnt(const hsy_reading *reading, hsy_draft *draft);

#endif
