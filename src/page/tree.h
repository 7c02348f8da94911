/* Articles as trees of nodes in a page's data: node.c reads a node, tree.c finds the article, tree_markup.c writes it.
 */
#ifndef HEARSAY_PAGE_TREE_H
#define HEARSAY_PAGE_TREE_H

#include "base/table.h"
#include "page/script.h"

typedef enum hsy_node_kind {
    HSY_NODE_PLAIN, /* unknown: what is in it counts */
    HSY_NODE_PARAGRAPH,
    HSY_NODE_HEADING,
    HSY_NODE_LIST,
    HSY_NODE_ITEM,
    HSY_NODE_QUOTE,
    HSY_NODE_CODE,
    HSY_NODE_TABLE,
    HSY_NODE_ROW,
    HSY_NODE_CELL,
    HSY_NODE_LINK,
    HSY_NODE_INLINE,
    HSY_NODE_IMAGE,
    HSY_NODE_OTHER, /* not the article's text */
} hsy_node_kind;

/* What references in the data stand for. */
typedef struct hsy_tree {
    hsy_table names; /* of a store -> index into `stored` */
    yyjson_val **stored;
    yyjson_val **flat; /* nodes of a flattened list, or NULL */
    size_t flat_count;
} hsy_tree;

enum {
    HSY_TREE_DEEPEST = 60,
    HSY_TREE_STEPS_MOST = 500000, /* nodes looked at */
};

/* Takes in a store of nodes by name; a list that may be a flattened one (else `flat` is NULL). */
void hsy_tree_take_store(hsy_arena *arena, hsy_tree *tree, yyjson_val *store);
void hsy_tree_take_list(hsy_arena *arena, hsy_tree *tree, yyjson_val *root);

/* The node that a reference stands for, or the node itself. */
yyjson_val *hsy_node_follow(const hsy_tree *tree, yyjson_val *node);
/* A member of an object, followed; as a string, empty when it is none. */
yyjson_val *hsy_node_member(const hsy_tree *tree, yyjson_val *object, const char *key);
hsy_slice hsy_node_field(const hsy_tree *tree, yyjson_val *object, const char *key);
hsy_slice hsy_node_string(yyjson_val *value);
/* The bytes of a string that reads like prose, else 0. */
size_t hsy_node_prose(hsy_slice text);
/* Whether a member of this name holds text when it is a string; nodes when it is none; other articles. */
bool hsy_node_has_text(hsy_slice key);
bool hsy_node_has_children(hsy_slice key);
bool hsy_node_has_others(hsy_slice key);
/* ["$", "p", null, {…}]: an element of React. */
bool hsy_node_is_element(yyjson_val *array);
hsy_node_kind hsy_node_kind_of(const hsy_tree *tree, yyjson_val *node);

/* tree_markup.c: a list of nodes as markup. */
hsy_slice hsy_tree_markup(hsy_arena *arena, const hsy_tree *tree, yyjson_val *list);

#endif
