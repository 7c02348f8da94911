#include "output/svg_lanes.h"

#include <stdlib.h>

#include "output/paint.h"
#include "output/words.h"

enum {
    DAY = 24 * 60 * 60,
    TITLES_UP_TO = 40, /* articles of a story that have their titles beside them */
    ROW = 17,
    PADDING = 9,      /* pixels above the first row of a lane and below the last */
    LEAST_LANE = 40,  /* pixels: the name of a lane takes two lines */
    STEP = 18,        /* pixels that an article stands behind the one it has its text from, at least */
    STEP_TITLES = 54, /* the same where the share is printed between both */
    MOST_LANES = 24,
    MOST_ROWS = 60,      /* of a lane */
    ROWS_OF_ALL = 180,   /* of all lanes */
    MOST_NAMED = 12,     /* parties that are only named */
    SWARM_FROM = 5,      /* copies of one article that become a swarm in a story without titles */
    SWARM_FROM_FEW = 13, /* and in one with titles */
    LONE_UP_TO = 60,     /* articles without relay that have names; more are a swarm */
    PITCH = 8,           /* pixels between two dots of a swarm */
    MOST_STACK = 10,     /* dots of a swarm that stand one above the other */
    MARGIN = 200,        /* right of the axis, for names */
    MARGIN_TITLES = 380,
    UNDATED = 190, /* width of the column for articles without a date */
    UNDATED_TITLES = 420,
};

typedef struct builder {
    hsy_arena *arena;
    hsy_figure figure;
    uint32_t *order; /* the nodes of all trees, each tree in a row: a node before those below it */
    uint32_t *swarm; /* by node: the swarm of its small children; HSY_NONE: they have none */
    int64_t *latest; /* by node: when an article must have been there, for those below it were */
    size_t rows;     /* of trees so far */
    int y;           /* where the next row begins */
} builder;

static const hsy_tree_node *node_at(const builder *b, uint32_t node) { return &b->figure.forest.nodes.items[node]; }

/* The trees in one walk, without recursion: a chain may be as long as the story. Returns how many nodes there are. */
static size_t walk(builder *b) {
    const hsy_forest *forest = &b->figure.forest;
    hsy_indices stack = {0};
    size_t count = 0;
    b->order = HSY_NEW_ARRAY(b->arena, uint32_t, forest->nodes.count + 1);
    for (size_t i = forest->roots.count; i-- > 0;) HSY_PUSH(b->arena, &stack, forest->roots.items[i]);
    while (stack.count) {
        uint32_t node = stack.items[--stack.count];
        const hsy_indices *children = &node_at(b, node)->children;
        b->order[count++] = node;
        for (size_t i = children->count; i-- > 0;) HSY_PUSH(b->arena, &stack, children->items[i]);
    }
    return count;
}

/* ---- times ---- */

static hsy_slice published_of(const builder *b, uint32_t node) {
    return b->figure.trace->readings[node_at(b, node)->article].article.published;
}

/* Sets what is known of each node's time; `latest` from those below it, of a party nothing. An article without a date
 * stands before the first that has it from there, if one is dated. */
static void read_times(builder *b, size_t count) {
    b->latest = HSY_NEW_ARRAY(b->arena, int64_t, b->figure.forest.nodes.count + 1);
    for (size_t i = count; i-- > 0;) {
        uint32_t node = b->order[i];
        hsy_spot *spot = &b->figure.spots[node];
        const hsy_indices *children = &node_at(b, node)->children;
        b->latest[node] = spot->time = INT64_MAX;
        if (node_at(b, node)->article == HSY_NONE) continue;
        b->latest[node] = spot->time = hsy_seconds_of(published_of(b, node));
        spot->is_undated = spot->time == INT64_MAX;
        spot->is_known_to_day =
            !spot->is_undated && hsy_slice_find_byte(published_of(b, node), 'T', 0) == HSY_NOT_FOUND;
        if (!spot->is_known_to_day && !spot->is_undated) continue;
        for (size_t c = 0; c < children->count; c++)
            if (b->latest[children->items[c]] < b->latest[node]) b->latest[node] = b->latest[children->items[c]];
        if (spot->is_undated) spot->time = b->latest[node];
    }
}

/* A day without a clock is taken for its noon, moved behind what the article has its text from and before those that
 * have it from there. */
static void settle_times(builder *b, size_t count) {
    for (size_t i = 0; i < count; i++) {
        uint32_t node = b->order[i], parent = node_at(b, node)->parent;
        hsy_spot *spot = &b->figure.spots[node];
        if (!spot->is_known_to_day) continue;
        int64_t first = spot->time - spot->time % DAY, last = spot->time, time = first + DAY / 2;
        int64_t above = parent == HSY_NONE ? INT64_MAX : b->figure.spots[parent].time;
        if (above != INT64_MAX && above > time) time = above;
        if (b->latest[node] < time) time = b->latest[node];
        spot->time = time < first ? first : time > last ? last : time;
    }
}

static void make_axis(builder *b, size_t count) {
    hsy_figure *figure = &b->figure;
    int64_t *times = HSY_NEW_ARRAY(b->arena, int64_t, count + 1);
    size_t dated = 0;
    bool any_undated = false;
    for (size_t i = 0; i < count; i++) {
        const hsy_spot *spot = &figure->spots[b->order[i]];
        if (spot->time != INT64_MAX) times[dated++] = spot->time;
        any_undated |= spot->is_undated && spot->time == INT64_MAX;
    }
    int margin = figure->shows_titles ? MARGIN_TITLES : MARGIN;
    if (any_undated) {
        margin = figure->shows_titles ? UNDATED_TITLES : UNDATED;
        figure->undated = dated ? HSY_SVG_WIDTH - margin : HSY_SVG_GUTTER + STEP;
    }
    figure->axis = hsy_axis_of(b->arena, times, dated, HSY_SVG_GUTTER + STEP, HSY_SVG_WIDTH - margin - STEP);
}

/* ---- across ---- */

/* At its time, but never left of what it has its text from. */
static void place_across(builder *b, size_t count) {
    hsy_figure *figure = &b->figure;
    int step = figure->shows_titles ? STEP_TITLES : STEP;
    for (size_t i = 0; i < count; i++) {
        uint32_t node = b->order[i], parent = node_at(b, node)->parent;
        hsy_spot *spot = &figure->spots[node];
        const hsy_spot *above = parent == HSY_NONE ? NULL : &figure->spots[parent];
        if (node_at(b, node)->article == HSY_NONE) {
            spot->x = HSY_SVG_GUTTER;
            continue;
        }
        bool has_place = spot->time != INT64_MAX, is_behind = above && (above->time != INT64_MAX || !has_place);
        spot->x = has_place ? hsy_axis_x(&figure->axis, spot->time) : figure->undated + STEP;
        if (spot->is_undated && has_place && spot->x > HSY_SVG_GUTTER + 2 * STEP) spot->x -= STEP;
        if (is_behind && spot->x < above->x + step) spot->x = above->x + step;
        if (spot->x > HSY_SVG_WIDTH - STEP) spot->x = HSY_SVG_WIDTH - STEP;
    }
}

/* ---- down ---- */

/* Gathers the swarm of each node's leaves. */
static void gather_swarms(builder *b, size_t count) {
    size_t least = b->figure.shows_titles ? SWARM_FROM_FEW : SWARM_FROM;
    b->swarm = HSY_NEW_ARRAY(b->arena, uint32_t, b->figure.forest.nodes.count + 1);
    for (size_t i = 0; i < b->figure.forest.nodes.count; i++) b->swarm[i] = HSY_NONE;
    for (size_t i = 0; i < count; i++) {
        uint32_t node = b->order[i];
        const hsy_indices *children = &node_at(b, node)->children;
        uint32_t text = hsy_text_of_leaves(b->figure.trace, &b->figure.forest, children, least);
        if (text == HSY_NONE) continue;
        hsy_swarm swarm = {.parent = node};
        for (size_t c = 0; c < children->count; c++) {
            uint32_t child = children->items[c];
            if (!hsy_is_leaf_with(b->figure.trace, &b->figure.forest, child, text)) continue;
            b->figure.spots[child].kind = HSY_SPOT_SMALL;
            HSY_PUSH(b->arena, &swarm.members, child);
        }
        b->swarm[node] = (uint32_t)b->figure.swarms.count;
        HSY_PUSH(b->arena, &b->figure.swarms, swarm);
    }
}

/* Stacks the dots of a swarm below `y`, each at its time, or a little behind where a stack is full. */
static void place_swarm(builder *b, hsy_swarm *swarm) {
    uint8_t stacked[HSY_SVG_WIDTH / PITCH + 1] = {0};
    size_t highest = 1, last = HSY_SVG_WIDTH / PITCH - 2;
    swarm->left = HSY_SVG_WIDTH;
    swarm->top = b->y;
    for (size_t i = 0; i < swarm->members.count; i++) {
        hsy_spot *spot = &b->figure.spots[swarm->members.items[i]];
        size_t column = (size_t)spot->x / PITCH;
        while (column < last && stacked[column] >= MOST_STACK) column++;
        if (stacked[column] < MOST_STACK) stacked[column]++;
        if (stacked[column] > highest) highest = stacked[column];
        spot->x = (int)(column * PITCH);
        spot->y = swarm->top + PITCH * stacked[column];
        if (spot->x < swarm->left) swarm->left = spot->x;
        if (spot->x > swarm->right) swarm->right = spot->x;
    }
    swarm->left -= PITCH;
    swarm->right += PITCH;
    swarm->bottom = swarm->top + PITCH * ((int)highest + 1);
    b->y = swarm->bottom + ROW; /* with a line of names below */
}

static void place_row(builder *b, uint32_t node) {
    hsy_spot *spot = &b->figure.spots[node];
    spot->kind = node_at(b, node)->article == HSY_NONE ? HSY_SPOT_PARTY : HSY_SPOT_ARTICLE;
    spot->y = b->y + ROW / 2;
    b->y += ROW;
}

static void open_lane(builder *b, hsy_lane_kind kind, uint32_t root, size_t articles) {
    hsy_lane lane = {.kind = kind, .root = root, .articles = articles, .top = b->y};
    HSY_PUSH(b->arena, &b->figure.lanes, lane);
    b->y += PADDING;
}

static void close_lane(builder *b) {
    hsy_lane *lane = &HSY_LAST(&b->figure.lanes);
    b->y += PADDING;
    if (b->y < lane->top + LEAST_LANE) b->y = lane->top + LEAST_LANE;
    lane->bottom = b->y;
}

/* Where a node has no place of its own, those below it have none beside it. */
static void dissolve_swarm(builder *b, uint32_t node) {
    if (b->swarm[node] == HSY_NONE) return;
    b->figure.swarms.items[b->swarm[node]].members.count = 0;
    b->swarm[node] = HSY_NONE;
}

/* The tree whose nodes stand from `first` on in the walk. Returns the place behind it. A party stands in the gutter,
 * beside the first of its articles. */
static size_t place_tree(builder *b, size_t first, size_t count) {
    hsy_swarm rest = {.parent = HSY_NONE};
    uint32_t root = b->order[first];
    size_t at = first;
    open_lane(b, HSY_LANE_TREE, root, node_at(b, root)->articles);
    size_t rows = 0;
    do {
        uint32_t node = b->order[at++];
        bool is_small = b->figure.spots[node].kind == HSY_SPOT_SMALL;
        if (is_small && b->swarm[node_at(b, node)->parent] != HSY_NONE) continue;
        if (is_small || rows++ >= MOST_ROWS || (at > first + 1 && b->rows >= ROWS_OF_ALL)) {
            b->figure.spots[node].kind = HSY_SPOT_SMALL;
            dissolve_swarm(b, node);
            HSY_PUSH(b->arena, &rest.members, node);
            continue;
        }
        place_row(b, node);
        b->rows++;
        if (b->figure.spots[node].kind == HSY_SPOT_PARTY) b->y -= ROW;
        if (b->swarm[node] != HSY_NONE) place_swarm(b, &b->figure.swarms.items[b->swarm[node]]);
    } while (at < count && node_at(b, b->order[at])->parent != HSY_NONE);
    if (rest.members.count) {
        place_swarm(b, &rest);
        HSY_PUSH(b->arena, &b->figure.swarms, rest);
    }
    close_lane(b);
    return at;
}

typedef struct named_party {
    uint32_t node, named_by;
} named_party;

static int compare_named(const void *a, const void *b) {
    const named_party *x = a, *y = b;
    if (x->named_by != y->named_by) return x->named_by > y->named_by ? -1 : 1;
    return (x->node > y->node) - (x->node < y->node);
}

/* Parties that articles name besides the one that they hang below; those that most name, when there are many. */
static void place_named(builder *b) {
    size_t count = 0;
    named_party *named = HSY_NEW_ARRAY(b->arena, named_party, b->figure.forest.nodes.count + 1);
    for (uint32_t i = 0; i < b->figure.forest.nodes.count; i++)
        if (node_at(b, i)->article == HSY_NONE && node_at(b, i)->articles == 0)
            named[count++] = (named_party){i, node_at(b, i)->named_by};
    if (count == 0) return;
    qsort(named, count, sizeof *named, compare_named);
    open_lane(b, HSY_LANE_NAMED, HSY_NONE, 0);
    for (size_t i = 0; i < count && i < MOST_NAMED; i++) {
        b->figure.spots[named[i].node].x = HSY_SVG_GUTTER;
        place_row(b, named[i].node);
    }
    close_lane(b);
}

/* Articles without relay, each in the first row that is free at its time. */
static void place_lone(builder *b, hsy_indices lone) {
    int free_from[MOST_ROWS] = {0};
    int rows = 0;
    for (size_t i = 0; i < lone.count; i++) {
        uint32_t node = lone.items[i];
        hsy_spot *spot = &b->figure.spots[node];
        enum { LETTER = 7, GAP = 24 };
        int row = 0, length = (int)hsy_columns(node_at(b, node)->name) * LETTER + GAP;
        while (row + 1 < MOST_ROWS && free_from[row] > spot->x) row++;
        spot->kind = HSY_SPOT_ARTICLE;
        spot->y = b->y + row * ROW + ROW / 2;
        free_from[row] = b->figure.shows_titles ? HSY_SVG_WIDTH : spot->x + length;
        if (row + 1 > rows) rows = row + 1;
    }
    b->y += rows * ROW;
}

static void place_rest(builder *b, hsy_indices lone) {
    if (lone.count == 0) return;
    open_lane(b, HSY_LANE_LONE, HSY_NONE, lone.count);
    if (lone.count <= LONE_UP_TO) {
        place_lone(b, lone);
    } else {
        hsy_swarm swarm = {.parent = HSY_NONE, .members = lone};
        for (size_t i = 0; i < lone.count; i++) b->figure.spots[lone.items[i]].kind = HSY_SPOT_SMALL;
        place_swarm(b, &swarm);
        HSY_PUSH(b->arena, &b->figure.swarms, swarm);
    }
    close_lane(b);
}

static void place_down(builder *b, size_t count) {
    hsy_indices lone = {0};
    for (size_t at = 0; at < count;) {
        uint32_t root = b->order[at];
        if (!hsy_is_alone(node_at(b, root)) && b->figure.lanes.count < MOST_LANES) {
            at = place_tree(b, at, count);
            continue;
        }
        do {
            dissolve_swarm(b, b->order[at]);
            if (node_at(b, b->order[at])->article != HSY_NONE) HSY_PUSH(b->arena, &lone, b->order[at]);
        } while (++at < count && node_at(b, b->order[at])->parent != HSY_NONE);
    }
    place_named(b);
    place_rest(b, lone);
}

hsy_figure hsy_figure_of(hsy_arena *arena, const hsy_by_story *by, const hsy_story_parts *story, int top) {
    builder b = {.arena = arena, .y = top};
    b.figure.trace = by->trace;
    b.figure.forest = hsy_forest_of(arena, by, story);
    b.figure.spots = HSY_NEW_ARRAY(arena, hsy_spot, b.figure.forest.nodes.count + 1);
    b.figure.shows_titles = story->articles.count <= TITLES_UP_TO;
    b.figure.top = top;
    size_t count = walk(&b);
    read_times(&b, count);
    settle_times(&b, count);
    make_axis(&b, count);
    place_across(&b, count);
    gather_swarms(&b, count);
    place_down(&b, count);
    b.figure.bottom = b.y;
    return b.figure;
}
