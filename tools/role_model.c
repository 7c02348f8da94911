/* Turns the learnt trees of models/page-roles.tsv into constant data: role-model OUT.c MODEL.tsv
 *
 * Made and run while building. Features are found by name, so their order in src/page/measure.h may change without
 * training again; a name that is not there, a child that does not come after its parent or a number too large for its
 * place is refused with its line.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "page/measure.h"
#include "page/role_model.h"

enum { LINE_LONGEST = 200, NODES_MOST = 60000 };

typedef struct model_line {
    char feature[64];
    long tree, node, threshold, low, high;
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
    if (strcmp(name, "leaf") == 0) return HSY_TREE_LEAF;
    for (int i = 0; i < HSY_FEATURE_COUNT; i++)
        if (strcmp(name, names[i]) == 0) return i;
    refuse(line, "no such feature");
}

static void print_node(FILE *out, const model_line *read, unsigned line) {
    int feature = feature_of(read->feature, line);
    if (read->threshold < INT16_MIN || read->threshold > INT16_MAX) refuse(line, "threshold out of range");
    bool is_leaf = feature == HSY_TREE_LEAF;
    if (!is_leaf && (read->low <= read->node || read->high <= read->node)) refuse(line, "a child before its parent");
    if (read->low < 0 || read->low > UINT8_MAX || read->high < 0 || read->high > UINT8_MAX)
        refuse(line, "too many nodes in a tree");
    fprintf(out, "    {%ld, %d, %ld, %ld},\n", read->threshold, feature, read->low, read->high);
}

int main(int count, char **arguments) {
    if (count != 3) return 2;
    FILE *in = fopen(arguments[2], "r"), *out = fopen(arguments[1], "w");
    if (!in || !out) {
        perror(in ? arguments[1] : arguments[2]);
        return 1;
    }
    static long starts[NODES_MOST];
    char text[LINE_LONGEST];
    long trees = 0, nodes = 0;
    fprintf(out, "#include \"page/role_model.h\"\n\nconst hsy_tree_node hsy_role_nodes[] = {\n");
    for (unsigned line = 1; fgets(text, sizeof text, in); line++) {
        model_line read;
        if (line == 1 || text[0] == '#') continue;
        if (sscanf(text, "%ld\t%ld\t%63s\t%ld\t%ld\t%ld", &read.tree, &read.node, read.feature, &read.threshold,
                   &read.low, &read.high) != 6)
            refuse(line, "not six cells");
        if (nodes == NODES_MOST) refuse(line, "too many nodes");
        if (read.node == 0) starts[trees++] = nodes;
        if (read.tree != trees - 1 || read.node != nodes - starts[trees - 1])
            refuse(line, "trees and nodes out of order");
        print_node(out, &read, line);
        nodes++;
    }
    fprintf(out, "};\n\nconst uint32_t hsy_role_trees[] = {");
    for (long i = 0; i < trees; i++) fprintf(out, "%s%ld,", i % 16 ? " " : "\n    ", starts[i]);
    fprintf(out, "\n};\n\nconst uint32_t hsy_role_tree_count = %ld;\n", trees);
    fclose(in);
    return fclose(out) == 0 ? 0 : 1;
}
