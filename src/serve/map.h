/* Private to serve: the relay map of a story.
 *
 *                   06:00      09:00      12:00
 *                   21 Oct
 *     TND ■ ........... ● Rundschau am See
 *                         ┗━ 96 % ━● Morgenblatt
 *     Kalder Tagblatt ● Kalder Tagblatt
 *                     ┗━ 90 % ━━━━━━━━━● Northgate Herald
 *
 * Time runs to the right; a lane is an origin: an agency, an outlet or a source outside of the story, or an article
 * that others carry. Each article hangs under the one that most of it came from; what it has from others besides is
 * drawn as a thin line. Articles that carry nobody and that nobody carries share the last lane.
 *
 * Why not the picture that the library draws (`.svg`): that is made to be read by itself, in English, on white paper.
 * This one is a part of a page: in the reader's tongue, in the page's colours, light or dark, each article a link that
 * a keyboard reaches, each line with the numbers of its ends, so that map.js can light up a chain.
 *
 * map_tree.c finds who hangs where, map_place.c where everything stands, map.c draws. Cost: articles times relays of
 * outlets, else linear; at most HSY_MAP_MOST articles are drawn, and the page says how many are not.
 */
#ifndef HEARSAY_SERVE_MAP_H
#define HEARSAY_SERVE_MAP_H

#include "serve/page.h"
#include "serve/roll.h"

enum {
    HSY_MAP_MOST = 400,      /* articles in one map */
    HSY_MAP_MOST_TIES = 240, /* thin lines */
    HSY_MAP_WIDTH = 1200,    /* all in units of the picture: pixels when it is as wide as this */
    HSY_MAP_GUTTER = 178,    /* for the names of the lanes */
    HSY_MAP_TOP = 46,        /* for hours and dates */
    HSY_MAP_DOT = 6,         /* radius of an article */
    HSY_MAP_LETTER = 66,     /* tenths: the width of a letter on average, in a wide font */
};

#define HSY_MAP_NONE UINT32_MAX

typedef struct hsy_map_node {
    yyjson_val *article;  /* NULL: a party that has no article in the story */
    hsy_slice kind, name; /* of a party: "agency", "TND"; of an article its outlet, maybe empty */
    long long number;     /* of the article */
    long long seconds;    /* since 1970; of a party and of what has no date: that of what hangs near it */
    bool is_day_only, is_undated;
    uint32_t parent, child, last_child, next; /* nodes, or HSY_MAP_NONE; children in order of time */
    yyjson_val *relay;                        /* by which it hangs */
    int x, y;
} hsy_map_node;

typedef struct hsy_map_tie {
    uint32_t from, to;
    yyjson_val *relay;
} hsy_map_tie;

typedef struct hsy_map_lane {
    uint32_t root; /* HSY_MAP_NONE: those that are alone */
    int top, bottom;
} hsy_map_lane;

typedef struct hsy_map {
    hsy_arena *arena;
    hsy_map_node *nodes; /* articles in order of time, then parties */
    size_t articles, count;
    hsy_map_tie *ties;
    size_t tie_count;
    hsy_map_lane *lanes;
    size_t lane_count;
    size_t left_out; /* articles that are not drawn */
    bool is_dense;   /* too many for a row each: names without headlines, several in a row */
    /* The axis: at times[i] x is places[i]; a silence that is cut has is_cut[i], between i and i + 1. */
    long long *times;
    int *places;
    bool *is_cut;
    size_t time_count;
    double scale; /* units a second where nothing is cut; 0: there is one time, or none */
    int height;
} hsy_map;

/* Who hangs where. */
hsy_map hsy_map_tree(hsy_page *page, const hsy_roll *roll);
/* Where everything stands. */
void hsy_map_place(hsy_map *map);
/* Draws the map of page->json, which is a story, with its legend. */
void hsy_put_map(hsy_page *page, const hsy_roll *roll);

/* As much of a text as `columns` letters have room for, with an ellipsis where it is cut. */
hsy_slice hsy_map_fitting(hsy_arena *arena, hsy_slice text, int columns);
/* Columns of the label beside an article's dot: its outlet, and in a map that is not dense its headline. */
int hsy_map_label_width(const hsy_map *map, const hsy_map_node *node);
/* What stands for an article's outlet: its name, its domain, or the beginning of its headline. */
hsy_slice hsy_map_outlet(hsy_arena *arena, yyjson_val *article);

/* "2031-05-05T14:30:00+02:00" in seconds since 1970, UTC. False when it is no time; a date alone is its first second.
 */
bool hsy_time_read(hsy_slice time, long long *seconds, bool *is_day_only);
/* Year, month and day of seconds since 1970. */
void hsy_time_date(long long seconds, int *year, int *month, int *day);

#endif
