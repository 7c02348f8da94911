/* Where everything stands in a story's map: see map.h.
 *
 * Time is linear but for long silences, which are cut: forty articles within six hours and three of them days later
 * would else stand in one column. The limit for a silence is the c that solves c = sum of min(gap, c) / parts.
 *
 * Up to ROWS_UP_TO articles have a row each, in the order of a walk through their tree, with their headlines; more are
 * packed: each in the first row below its source in which its name has room.
 */
#include <stdlib.h>

#include "base/utf8.h"
#include "serve/map.h"

enum {
    ROWS_UP_TO = 60,
    ROW = 26,       /* height of a row */
    DENSE_ROW = 21, /* and of a packed one */
    LANE_EDGE = 7,  /* above and below the rows of a lane */
    LEFT = HSY_MAP_GUTTER + 16,
    RIGHT = HSY_MAP_WIDTH - 190, /* the last time; its label stands behind it */
    STEP = 24,                   /* from an article to what hangs under it, at least */
    ROUNDS = 60,
    MOST_PARTS = 8, /* a silence that is cut takes at least this part of the axis */
    NAME_COLUMNS = 22,
};

/* ---- time ---- */

static int compare_times(const void *a, const void *b) {
    long long x = *(const long long *)a, y = *(const long long *)b;
    return (x > y) - (x < y);
}

/* What has no clock or no date stands where its source allows: not before it. Sources come first in time but for what
 * has a date alone, so two rounds suffice. */
static void settle_times(hsy_map *map) {
    long long first = map->articles ? map->nodes[0].seconds : 0;
    for (int round = 0; round < 2; round++) {
        for (size_t i = 0; i < map->articles; i++) {
            hsy_map_node *node = &map->nodes[i];
            const hsy_map_node *parent = node->parent == HSY_MAP_NONE ? NULL : &map->nodes[node->parent];
            long long least = parent && parent->article ? parent->seconds : first;
            if (node->is_undated) node->seconds = least;
            if (node->is_day_only && node->seconds < least && least - node->seconds < 86400) node->seconds = least;
        }
    }
}

static double sum_shown(const hsy_map *map, double limit) {
    double sum = 0;
    for (size_t i = 1; i < map->time_count; i++) {
        double gap = (double)(map->times[i] - map->times[i - 1]);
        sum += gap < limit ? gap : limit;
    }
    return sum;
}

static double limit_of(const hsy_map *map) {
    size_t parts = (map->time_count - 1) / 2;
    double limit = (double)(map->times[map->time_count - 1] - map->times[0]), shortest = limit;
    parts = parts < 2 ? 2 : parts > MOST_PARTS ? MOST_PARTS : parts;
    for (size_t i = 1; i < map->time_count; i++)
        if ((double)(map->times[i] - map->times[i - 1]) < shortest)
            shortest = (double)(map->times[i] - map->times[i - 1]);
    for (int round = 0; round < ROUNDS; round++) limit = sum_shown(map, limit) / (double)parts;
    return limit > shortest ? limit : shortest;
}

static void make_axis(hsy_map *map) {
    map->times = HSY_NEW_ARRAY(map->arena, long long, map->articles + 1);
    map->places = HSY_NEW_ARRAY(map->arena, int, map->articles + 1);
    map->is_cut = HSY_NEW_ARRAY(map->arena, bool, map->articles + 1);
    for (size_t i = 0; i < map->articles; i++) map->times[i] = map->nodes[i].seconds;
    qsort(map->times, map->articles, sizeof *map->times, compare_times);
    for (size_t i = 0; i < map->articles; i++)
        if (map->time_count == 0 || map->times[i] != map->times[map->time_count - 1])
            map->times[map->time_count++] = map->times[i];
    map->places[0] = LEFT;
    if (map->time_count < 2) return;
    double limit = limit_of(map), at = 0;
    map->scale = (RIGHT - LEFT) / sum_shown(map, limit);
    for (size_t i = 1; i < map->time_count; i++) {
        double gap = (double)(map->times[i] - map->times[i - 1]);
        map->is_cut[i - 1] = gap > limit;
        at += gap < limit ? gap : limit;
        map->places[i] = LEFT + (int)(at * map->scale);
    }
}

static int place_of(const hsy_map *map, long long seconds) {
    const long long *found = bsearch(&seconds, map->times, map->time_count, sizeof *map->times, compare_times);
    return found ? map->places[found - map->times] : LEFT;
}

/* ---- rows ---- */

/* The node after this one in a walk through the tree under `root`. */
static uint32_t walk_on(const hsy_map *map, uint32_t node, uint32_t root) {
    if (map->nodes[node].child != HSY_MAP_NONE) return map->nodes[node].child;
    while (node != root && map->nodes[node].next == HSY_MAP_NONE) node = map->nodes[node].parent;
    return node == root ? HSY_MAP_NONE : map->nodes[node].next;
}

int hsy_map_label_width(const hsy_map *map, const hsy_map_node *node) {
    size_t columns = hsy_utf8_count(node->name);
    if (columns > NAME_COLUMNS) columns = NAME_COLUMNS;
    (void)map;
    return (int)columns * (HSY_MAP_LETTER + 6) / 10;
}

typedef struct rows {
    uint32_t *placed; /* nodes of the lane so far */
    int *row;         /* and where each stands */
    size_t count;
    int used; /* rows */
} rows;

static bool is_free(const hsy_map *map, const rows *r, int row, const hsy_map_node *node) {
    enum { AIR = 14 };
    int left = node->x - HSY_MAP_DOT - AIR, right = node->x + HSY_MAP_DOT + 4 + hsy_map_label_width(map, node);
    for (size_t i = 0; i < r->count; i++) {
        const hsy_map_node *other = &map->nodes[r->placed[i]];
        int end = other->x + HSY_MAP_DOT + 4 + hsy_map_label_width(map, other);
        if (r->row[i] == row && left < end && other->x - HSY_MAP_DOT - AIR < right) return false;
    }
    return true;
}

/* The row of a node in its lane: a new one, or where lanes are packed the first with room from `least` on. */
static int row_for(const hsy_map *map, rows *r, uint32_t node, int least, bool is_packed) {
    int row = r->used;
    if (is_packed)
        for (row = least; row < r->used && !is_free(map, r, row, &map->nodes[node]);) row++;
    if (row >= r->used) r->used = row + 1;
    r->placed[r->count] = node;
    r->row[r->count++] = row;
    return row;
}

static int row_height(const hsy_map *map) { return map->is_dense ? DENSE_ROW : ROW; }

static int row_at(const hsy_map *map, int top, int row) {
    return top + LANE_EDGE + row * row_height(map) + row_height(map) / 2;
}

static void close_lane(hsy_map *map, uint32_t root, int *top, int used) {
    int bottom = *top + 2 * LANE_EDGE + (used > 0 ? used : 1) * row_height(map);
    map->lanes[map->lane_count++] = (hsy_map_lane){root, *top, bottom};
    *top = bottom;
}

static void place_across(hsy_map *map, hsy_map_node *node) {
    const hsy_map_node *parent = node->parent == HSY_MAP_NONE ? NULL : &map->nodes[node->parent];
    node->x = place_of(map, node->seconds);
    if (parent && parent->article && node->x < parent->x + STEP) node->x = parent->x + STEP;
}

static void place_tree(hsy_map *map, uint32_t root, rows *r, int *top) {
    hsy_map_node *first = &map->nodes[root];
    r->count = 0;
    r->used = 0;
    for (uint32_t at = root; at != HSY_MAP_NONE; at = walk_on(map, at, root)) {
        hsy_map_node *node = &map->nodes[at];
        if (!node->article) continue;
        place_across(map, node);
        int least = 0;
        if (node->parent != HSY_MAP_NONE && map->nodes[node->parent].article)
            least = (map->nodes[node->parent].y - *top - LANE_EDGE) / row_height(map) + 1;
        node->y = row_at(map, *top, row_for(map, r, at, least, map->is_dense));
    }
    if (!first->article) {
        first->x = HSY_MAP_GUTTER - 8;
        first->y = row_at(map, *top, 0);
    }
    close_lane(map, root, top, r->used);
}

static bool is_alone(const hsy_map_node *node) {
    return node->article && node->parent == HSY_MAP_NONE && node->child == HSY_MAP_NONE;
}

/* When the first article of a tree appeared. */
static long long first_of(const hsy_map *map, uint32_t root) {
    const hsy_map_node *node = &map->nodes[root];
    return node->article || node->child == HSY_MAP_NONE ? node->seconds : map->nodes[node->child].seconds;
}

/* Roots of trees, the earliest first; a party's time becomes that of its first article. */
static size_t gather_roots(hsy_map *map, uint32_t *roots) {
    size_t count = 0;
    for (uint32_t i = 0; i < map->count; i++) {
        hsy_map_node *node = &map->nodes[i];
        if (node->parent != HSY_MAP_NONE || node->child == HSY_MAP_NONE) continue;
        node->seconds = first_of(map, i);
        size_t at = count++;
        for (; at > 0 && map->nodes[roots[at - 1]].seconds > node->seconds; at--) roots[at] = roots[at - 1];
        roots[at] = i;
    }
    return count;
}

static void place_alone(hsy_map *map, rows *r, int *top) {
    r->count = 0;
    r->used = 0;
    for (uint32_t i = 0; i < map->articles; i++) {
        hsy_map_node *node = &map->nodes[i];
        if (!is_alone(node)) continue;
        place_across(map, node);
        node->y = row_at(map, *top, row_for(map, r, i, 0, map->is_dense));
    }
    if (r->count) close_lane(map, HSY_MAP_NONE, top, r->used);
}

void hsy_map_place(hsy_map *map) {
    int top = HSY_MAP_TOP;
    rows r = {.placed = HSY_NEW_ARRAY(map->arena, uint32_t, map->count + 1),
              .row = HSY_NEW_ARRAY(map->arena, int, map->count + 1)};
    uint32_t *roots = HSY_NEW_ARRAY(map->arena, uint32_t, map->count + 1);
    map->lanes = HSY_NEW_ARRAY(map->arena, hsy_map_lane, map->count + 2);
    map->is_dense = map->articles > ROWS_UP_TO;
    settle_times(map);
    make_axis(map);
    size_t count = gather_roots(map, roots);
    for (size_t i = 0; i < count; i++) place_tree(map, roots[i], &r, &top);
    place_alone(map, &r, &top);
    map->height = top + 8;
}
