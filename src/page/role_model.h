/* The learnt trees that say whether a block is body; data made from models/page-roles.tsv by tools/role_model.c. */
#ifndef HEARSAY_PAGE_ROLE_MODEL_H
#define HEARSAY_PAGE_ROLE_MODEL_H

#include <stdint.h>

#define HSY_TREE_LEAF UINT8_MAX

/* A question: is the feature at most `threshold`? Then on to `low`, else to `high`, counted from the tree's root. Of a
 * leaf `threshold` is what it adds, in thousandths of log-odds. */
typedef struct hsy_tree_node {
    int16_t threshold;
    uint8_t feature, low, high;
} hsy_tree_node;

extern const hsy_tree_node hsy_role_nodes[];
extern const uint32_t hsy_role_trees[]; /* where each tree starts */
extern const uint32_t hsy_role_tree_count;

#endif
