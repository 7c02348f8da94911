/* Private to output: where everything of one story's picture stands.
 *
 * A lane is a tree of the forest (forest.h): an agency, an outlet or a source outside the set, or an article that
 * others carry, with all that has it from there. Articles that carry nobody and that nobody carries share the last
 * lane, and parties that are only named beside another one share the last but one, since a lane for each would make the
 * picture a mile high.
 *
 * Within a lane articles stand in the order of a walk through the tree, each in a row of its own and at its time; so
 * the line from an article to those that have it from there crosses nothing but its own branches. Copies that nobody
 * copies in turn are a swarm of small dots below their source when there are many. Rows, swarms and lanes have limits;
 * what passes them is in the swarm at the lane's end. Cost: linear in the articles.
 */
#ifndef HEARSAY_OUTPUT_SVG_LANES_H
#define HEARSAY_OUTPUT_SVG_LANES_H

#include "output/forest.h"
#include "output/svg_axis.h"

enum {
    HSY_SVG_WIDTH = 1280,
    HSY_SVG_GUTTER = 196, /* pixels for the names of the lanes, at the left */
    HSY_SVG_DOT = 5,      /* radius of an article */
    HSY_SVG_SMALL = 3,    /* and in a swarm */
};

typedef enum hsy_spot_kind {
    HSY_SPOT_HIDDEN, /* not in the picture */
    HSY_SPOT_PARTY,
    HSY_SPOT_ARTICLE,
    HSY_SPOT_SMALL, /* in a swarm */
} hsy_spot_kind;

/* Where a node of the forest stands. */
typedef struct hsy_spot {
    hsy_spot_kind kind;
    bool is_known_to_day, is_undated;
    int x, y;
    int64_t time; /* an article's, as exactly as those it was taken from or carried by tell; INT64_MAX: unknown */
} hsy_spot;

/* Articles that are small dots in a band; none: it is not drawn. */
typedef struct hsy_swarm {
    uint32_t parent; /* node; HSY_NONE: of those without relay, or what passed a limit */
    hsy_indices members;
    int left, top, right, bottom;
} hsy_swarm;

HSY_VECTOR_TYPE(hsy_swarms, hsy_swarm);

typedef enum hsy_lane_kind { HSY_LANE_TREE, HSY_LANE_NAMED, HSY_LANE_LONE } hsy_lane_kind;

typedef struct hsy_lane {
    hsy_lane_kind kind;
    uint32_t root; /* node, of HSY_LANE_TREE */
    size_t articles;
    int top, bottom;
} hsy_lane;

HSY_VECTOR_TYPE(hsy_lanes, hsy_lane);

typedef struct hsy_figure {
    const hsy_trace *trace;
    hsy_forest forest;
    hsy_spot *spots; /* by node */
    hsy_lanes lanes;
    hsy_swarms swarms;
    hsy_axis axis;
    bool shows_titles; /* few enough articles for them */
    int undated;       /* the left end of the column for articles without a date; 0: there are none */
    int top, bottom;   /* of the lanes */
} hsy_figure;

/* Lays a story out below `top`. */
hsy_figure hsy_figure_of(hsy_arena *arena, const hsy_by_story *by, const hsy_story_parts *story, int top);

#endif
