/* How sure the model is that a block is body: the sum of its boosted trees (models/page-roles.md).
 *
 *     features {home_prose: 40, prose_run: 2, …}  ->  -698 + 194 - 53 + … = 1320, thousandths of log-odds
 *
 * A walk down one tree waits for memory at each step and cannot be foreseen, so walking block by block the machine
 * mostly waits. Here LANES blocks go down a tree at once, each step of one hiding the wait of the others, and all take
 * DEPTH steps (a leaf leads to itself), so nothing is left to guess. Most blocks are far from zero after some of
 * the trees and are left there: after each stage those that are still open are gathered, so the lanes stay full.
 */
#include "page/measure.h"
#include "page/role_model.h"

enum { LANES = 8 };

/* After so many trees a block below the floor or above the ceiling is settled and is left: of the blocks that would end
 * as body each floor loses one in two to three thousand, and hardly one above a ceiling would end below role.c's SURE.
 */
static const struct {
    uint32_t trees;
    int32_t floor, ceiling;
} stages[] = {
    {16, -1990, INT32_MAX}, {32, -3000, INT32_MAX}, {64, -2750, 3100},          {96, -2300, 2900},
    {128, -1800, 2200},     {160, -1400, 1400},     {UINT32_MAX, 0, INT32_MAX},
};

/* Adds what the trees [first, end) say of LANES rows. */
static void add_trees(uint32_t first, uint32_t end, const hsy_features *const rows[LANES], int32_t scores[LANES]) {
    for (uint32_t tree = first; tree < end; tree++) {
        const hsy_tree_node *root = hsy_role_nodes + hsy_role_trees[tree];
        uint32_t at[LANES] = {0};
        for (int step = 0; step < HSY_TREE_DEPTH; step++)
            for (int k = 0; k < LANES; k++) {
                hsy_tree_node node = root[at[k]];
                at[k] = node.low + (uint32_t)(rows[k]->at[node.feature] > node.threshold);
            }
        const int16_t *leaves = hsy_role_leaves + hsy_role_trees[tree];
        for (int k = 0; k < LANES; k++) scores[k] += leaves[at[k]];
    }
}

/* The same for the blocks in `open`, LANES at a time; the last ones are filled up with the first of them. */
static void add_stage(uint32_t first, uint32_t end, const hsy_features *rows, const uint32_t *open, size_t count,
                      int32_t *scores) {
    for (size_t i = 0; i < count; i += LANES) {
        const hsy_features *lanes[LANES];
        int32_t sums[LANES] = {0};
        for (size_t k = 0; k < LANES; k++) lanes[k] = &rows[open[i + k < count ? i + k : i]];
        add_trees(first, end, lanes, sums);
        for (size_t k = 0; k < LANES && i + k < count; k++) scores[open[i + k]] += sums[k];
    }
}

const int32_t *hsy_body_scores(hsy_arena *arena, const hsy_features *rows, size_t count) {
    int32_t *scores = HSY_NEW_ARRAY(arena, int32_t, count + 1);
    uint32_t *open = HSY_NEW_ARRAY(arena, uint32_t, count + 1);
    for (uint32_t i = 0; i < count; i++) open[i] = i;
    uint32_t first = 0;
    for (size_t stage = 0; first < hsy_role_tree_count; stage++) {
        uint32_t end = stages[stage].trees < hsy_role_tree_count ? stages[stage].trees : hsy_role_tree_count;
        add_stage(first, end, rows, open, count, scores);
        size_t left = 0;
        for (size_t i = 0; i < count; i++)
            if (scores[open[i]] >= stages[stage].floor && scores[open[i]] <= stages[stage].ceiling)
                open[left++] = open[i];
        count = left;
        first = end;
    }
    return scores;
}
