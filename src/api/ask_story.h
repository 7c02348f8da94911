/* Private to api: the traces of stories, out of the collection. */
#ifndef HEARSAY_API_ASK_STORY_H
#define HEARSAY_API_ASK_STORY_H

#include "api/question.h"

/* Adds that there is no `what` of this number; returns HEARSAY_SOME_FAILED. */
hearsay_status hsy_refuse_number(hsy_collection *c, const char *what, long long number);
/* The JSON of a story's trace; `*number` becomes that of the story which it is part of now. Empty when there is none of
 * that number. False, with an error added, when it cannot be read. */
bool hsy_story_json(hsy_collection *c, int64_t *number, hsy_slice *json);
/* The trace that the JSON tells of, with the readings of its articles. False, with an error added, when one of them is
 * damaged. */
bool hsy_story_trace(hsy_collection *c, int64_t number, hsy_slice json, hsy_trace *trace);
/* The object with its number in front, and a line break. */
hsy_slice hsy_with_id(hsy_arena *arena, int64_t number, hsy_slice json);

#endif
