/* The stories of a set that grows: articles are added in batches, and the stories are at any time those that all
 * articles together would have given, whatever the batches were and in whatever order they came.
 *
 *     hsy_story_index *index = hsy_story_index_in(arena, threads);
 *     hsy_story_index_add(index, signs, count);               // numbers 0 … count - 1
 *     hsy_story_index_add(index, more, 10);                   // the next ten numbers
 *     uint32_t first = hsy_story_index_first(index, 7);       // the article that stands for the story of 7
 *
 * Adding costs what the new articles touch: their neighbours, and the stories that hang together with these. Private to
 * src/trace and for the store, which keeps the signatures (story_sign.h).
 */
#ifndef HEARSAY_TRACE_STORY_INDEX_H
#define HEARSAY_TRACE_STORY_INDEX_H

#include "trace/story_sign.h"

typedef struct hsy_story_index hsy_story_index;

/* Lives as long as the arena. */
hsy_story_index *hsy_story_index_in(hsy_arena *arena, unsigned threads);
/* The terms of the signatures must live as long as the index. */
void hsy_story_index_add(hsy_story_index *index, const hsy_story_sign *signs, size_t count);
/* The earliest article of the story of `article`; itself when it stands alone. */
uint32_t hsy_story_index_first(const hsy_story_index *index, uint32_t article);
/* Articles whose neighbours were looked for since the index was made, for tests of the cost. */
size_t hsy_story_index_searched(const hsy_story_index *index);

#endif
