/* Turns the learnt trees of models/page-roles.tsv into constant data: role-model OUT.c MODEL.tsv
 *
 * Made and run while building. Features are found by name, so their order in src/page/measure.h may change without
 * training again; a name that is not there, children that do not stand side by side behind their parent, a tree that is
 * too deep or a number too large for its place is refused with its line.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "page/measure.h"
#include "page/role_model.h"

enum { LINE_LONGEST = 200, NODES_MOST = 60000, LEAF = -1, TREE_NODES_MOST = UINT8_MAX + 1 };

typedef struct model_line {
    char name[64];
    long tree, node, threshold, low, high;
    int feature; /* or LEAF */
} model_line;

_Noreturn static void refuse(unsigned line, const char *what) {
    fprintf(stderr, "page-roles.tsv:%u: %s\n", line, what);
    exit(1);
}

static int feature_of(const char *name, unsigned line) {
    static const char *const names[] = {
#define FEATURE_NAME(name) #name,
        HSY_FEATURES(FEATURE_NAME)
#undef FEATURE_NAME
#define HINT_NAME(name) "hint_" #name,
            HSY_HINTS(HINT_NAME)
#undef HINT_NAME
    };
    if (strcmp(name, "leaf") == 0) return LEAF;
    for (int i = 0; i < HSY_FEATURE_COUNT; i++)
        if (strcmp(name, names[i]) == 0) return i;
    refuse(line, "no such feature");
}

static void read_line(const char *text, unsigned line, model_line *read) {
    if (sscanf(text, "%ld\t%ld\t%63s\t%ld\t%ld\t%ld", &read->tree, &read->node, read->name, &read->threshold,
               &read->low, &read->high) != 6)
        refuse(line, "not six cells");
    read->feature = feature_of(read->name, line);
    if (read->threshold < INT16_MIN || read->threshold > INT16_MAX) refuse(line, "threshold out of range");
    if (read->node < 0 || read->node >= TREE_NODES_MOST) refuse(line, "too many nodes in a tree");
    if (read->feature == LEAF) return;
    if (read->low <= read->node || read->high != read->low + 1) refuse(line, "children not side by side behind it");
    if (read->high >= TREE_NODES_MOST) refuse(line, "too many nodes in a tree");
}

/* Checks that a tree, which ends before `line`, has all the children it names and is not too deep. */
static void check_tree(const model_line *nodes, long count, unsigned line) {
    int depth[TREE_NODES_MOST] = {0};
    for (long i = 0; i < count; i++) {
        if (nodes[i].feature == LEAF) continue;
        if (nodes[i].high >= count) refuse(line, "a child that is not there");
        if (depth[i] == HSY_TREE_DEPTH) refuse(line, "too deep a tree");
        depth[nodes[i].low] = depth[nodes[i].high] = depth[i] + 1;
    }
}

/* Reads all nodes and where each tree starts; returns how many there are of both. */
static void read_model(FILE *in, model_line *nodes, long *starts, long *node_count, long *tree_count) {
    char text[LINE_LONGEST];
    unsigned line = 1;
    long count = 0, trees = 0;
    for (; fgets(text, sizeof text, in); line++) {
        if (line == 1 || text[0] == '#') continue;
        if (count == NODES_MOST) refuse(line, "too many nodes");
        model_line *node = &nodes[count];
        read_line(text, line, node);
        if (node->node == 0) {
            if (trees) check_tree(nodes + starts[trees - 1], count - starts[trees - 1], line);
            starts[trees++] = count;
        }
        if (node->tree != trees - 1 || node->node != count - starts[trees - 1])
            refuse(line, "trees and nodes out of order");
        count++;
    }
    if (trees) check_tree(nodes + starts[trees - 1], count - starts[trees - 1], line);
    *node_count = count;
    *tree_count = trees;
}

static void print_model(FILE *out, const model_line *nodes, long node_count, const long *starts, long tree_count) {
    fprintf(out, "#include \"page/role_model.h\"\n\nconst hsy_tree_node hsy_role_nodes[] = {\n");
    for (long i = 0; i < node_count; i++) {
        if (nodes[i].feature == LEAF)
            fprintf(out, "    {INT16_MAX, 0, %ld},\n", nodes[i].node); /* whatever the feature, on to itself */
        else
            fprintf(out, "    {%ld, %d, %ld},\n", nodes[i].threshold, nodes[i].feature, nodes[i].low);
    }
    fprintf(out, "};\n\nconst int16_t hsy_role_leaves[] = {");
    for (long i = 0; i < node_count; i++)
        fprintf(out, "%s%ld,", i % 16 ? " " : "\n    ", nodes[i].feature == LEAF ? nodes[i].threshold : 0);
    fprintf(out, "\n};\n\nconst uint32_t hsy_role_trees[] = {");
    for (long i = 0; i < tree_count; i++) fprintf(out, "%s%ld,", i % 16 ? " " : "\n    ", starts[i]);
    fprintf(out, "\n};\n\nconst uint32_t hsy_role_tree_count = %ld;\n", tree_count);
}

int main(int count, char **arguments) {
    if (count != 3) return 2;
    FILE *in = fopen(arguments[2], "r"), *out = fopen(arguments[1], "w");
    if (!in || !out) {
        perror(in ? arguments[1] : arguments[2]);
        return 1;
    }
    static model_line nodes[NODES_MOST];
    static long starts[NODES_MOST];
    long node_count, tree_count;
    read_model(in, nodes, starts, &node_count, &tree_count);
    print_model(out, nodes, node_count, starts, tree_count);
    fclose(in);
    return fclose(out) == 0 ? 0 : 1;
}
