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
    uint32_t articles;      /* at a root: how many hang below it, itself included; 0: it is only named */
    uint32_t named_by;      /* articles that copy, credit or cite it besides where they hang */
} hsy_tree_node;

HSY_VECTOR_TYPE(hsy_tree_nodes, hsy_tree_node);

typedef struct hsy_forest {
    hsy_tree_nodes nodes;
    hsy_indices from;  /* by relay of the story: the node that it comes from */
    hsy_indices roots; /* those with most articles first, then those that most name; then earliest first */
} hsy_forest;

/* An article that carries nobody and that nobody carries or names. */
static inline bool hsy_is_alone(const hsy_tree_node *node) {
    return node->article != HSY_NONE && node->parent == HSY_NONE && node->children.count == 0 && node->named_by == 0;
}

/* Of one story, or of the articles that belong to none. */
hsy_forest hsy_forest_of(hsy_arena *arena, const hsy_by_story *by, const hsy_story_parts *story);

/* The text that most of the children carry that have none themselves, when at least `least` of them do; else HSY_NONE:
 * a view need not name all of them. */
uint32_t hsy_text_of_leaves(const hsy_trace *trace, const hsy_forest *forest, const hsy_indices *children,
                            size_t least);
/* Whether a node is one of them. */
bool hsy_is_leaf_with(const hsy_trace *trace, const hsy_forest *forest, uint32_t node, uint32_t text);

#endif
