/* Private to output: who carries whom, as trees for people.
 *
 * The relays of a trace are a graph: an article may copy one, credit another and cite three. People read trees. Each
 * article of a story hangs below the one it got most from; at the roots stand agencies, outlets and sources that are
 * not in the set, and articles that carry nobody. The graph itself is in the JSON.
 */
#ifndef HEARSAY_OUTPUT_FOREST_H
#define HEARSAY_OUTPUT_FOREST_H

#include "output/by_story.h"

typedef struct hsy_tree_node {
    uint32_t article; /* HSY_NONE: a party outside the set */
    hsy_slice name;   /* of a party, or the label of the article's outlet */
    hsy_party_kind kind;
    const hsy_relay *relay; /* to the parent; NULL at a root */
    double share;           /* of the article's words that came from others, the most in one relay; negative: none */
    hsy_slices others;      /* further parties outside the set that it copies, credits or cites */
    uint32_t parent;        /* index; HSY_NONE at a root */
    hsy_indices children;   /* earliest first */
    uint32_t articles;      /* at a root: how many hang below it, itself included */
} hsy_tree_node;

HSY_VECTOR_TYPE(hsy_tree_nodes, hsy_tree_node);

typedef struct hsy_forest {
    hsy_tree_nodes nodes;
    hsy_indices roots; /* those with most articles first; single articles last, earliest first */
} hsy_forest;

/* Of one story, or of the articles that belong to none. */
hsy_forest hsy_forest_of(hsy_arena *arena, const hsy_by_story *by, const hsy_story_parts *story);

#endif
