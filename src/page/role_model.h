/* The learnt trees that say whether a block is body; data made from models/page-roles.tsv by tools/role_model.c. */
#ifndef HEARSAY_PAGE_ROLE_MODEL_H
#define HEARSAY_PAGE_ROLE_MODEL_H

#include <stdint.h>

enum { HSY_TREE_DEPTH = 6 }; /* questions from root to leaf at most; a deeper tree is refused when it is made data */

/* A question: is the feature at most `threshold`? Then on to node `low`, else to the one behind it, counted from the
 * tree's root. A leaf leads to itself whatever the feature is, so that nobody has to ask whether a node is one. */
typedef struct hsy_tree_node {
    int16_t threshold;
    uint8_t feature, low;
} hsy_tree_node;

extern const hsy_tree_node hsy_role_nodes[];
extern const int16_t hsy_role_leaves[]; /* what each node adds if it is a leaf, in thousandths of log-odds */
extern const uint32_t hsy_role_trees[]; /* where each tree starts */
extern const uint32_t hsy_role_tree_count;

#endif
