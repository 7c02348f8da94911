/* Statements from tags: which cue, content and source belong together. Private to this stage and its trainer. */
#ifndef HEARSAY_STATEMENTS_JOIN_H
#define HEARSAY_STATEMENTS_JOIN_H

#include "statements/tagger.h"

/* join.c: statements from the tagged spans of a reading; its drafts, those of the rules, are left as they are. */
hsy_drafts hsy_join_tags(hsy_reading *reading, const hsy_tags *tags);
/* merge.c: puts what is to be kept of the rules' drafts and of the joined ones in place of the drafts. */
void hsy_merge_drafts(hsy_reading *reading, const hsy_tags *tags, hsy_drafts joined);

/* The rules alone: a reading with its drafts in order and nested. */
void hsy_read_by_rules(hsy_arena *arena, const hsy_article *article, hsy_slice text, hsy_reading *reading);
/* hsy_statements_find with a tagger that is not built in, or with none (NULL). */
void hsy_statements_find_with(hsy_arena *arena, const hsy_tagger *tagger, const hsy_article *article,
                              hsy_statements *statements);

#endif
