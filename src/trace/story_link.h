/* Links between articles and what clusters are made of them: story_index.c finds them, story_cluster.c merges. */
#ifndef HEARSAY_TRACE_STORY_LINK_H
#define HEARSAY_TRACE_STORY_LINK_H

#include "base/arena.h"
#include "base/vector.h"

/* Similarity, of 65,536, from which two clusters are one story: .27. */
enum { HSY_SAME_STORY = 17695 };

/* Two articles of a component by their place in it, and how similar they are, of 65,536. */
typedef struct hsy_story_link {
    uint32_t a, b, similarity;
} hsy_story_link;

HSY_VECTOR_TYPE(hsy_story_links, hsy_story_link);

/* For each of `count` articles the first of its cluster; see story_cluster.c. `parent` has room for them. */
void hsy_story_cluster(hsy_arena *scratch, const hsy_story_links *links, uint32_t count, uint32_t *parent);

#endif
