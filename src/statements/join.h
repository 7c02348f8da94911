/* Statements from tags: which cue, content and source belong together. Private to this stage and its trainer. */
#ifndef HEARSAY_STATEMENTS_JOIN_H
#define HEARSAY_STATEMENTS_JOIN_H

#include "statements/tagger.h"

/* Joins the tagged spans of a reading to statements and puts these in place of the drafts of its rules. Drafts of the
 * rules that say the same stay, and those that are nested in a statement. */
void hsy_join_tags(hsy_reading *reading, const hsy_tags *tags);

/* The rules alone: a reading with its drafts in order and nested. */
void hsy_read_by_rules(hsy_arena *arena, const hsy_article *article, hsy_slice text, hsy_reading *reading);
/* hsy_statements_find with a tagger that is not built in, or with none (NULL). */
void hsy_statements_find_with(hsy_arena *arena, const hsy_tagger *tagger, const hsy_article *article,
                              hsy_statements *statements);

#endif
