/* Private to output: the relay graph of a trace, for the forms that are graphs or tables of its edges.
 *
 *     article:pages/ledger.html  <-copies 98 %-  article:pages/herald.html  <-credits-  agency:Meridian
 *
 * Articles come first, earliest first, then the parties outside the set as the relays name them; so a graph is the
 * same for any order of the inputs.
 */
#ifndef HEARSAY_OUTPUT_GRAPH_H
#define HEARSAY_OUTPUT_GRAPH_H

#include "base/utf8.h"
#include "output/by_story.h"

typedef struct hsy_graph_node {
    hsy_slice id;     /* as `from` in the JSON; what has no place in a line of text stands as %0A */
    hsy_slice label;  /* an article's outlet (hsy_label_of), or the party's name */
    uint32_t article; /* HSY_NONE: a party outside the set */
    hsy_party_kind kind;
} hsy_graph_node;

HSY_VECTOR_TYPE(hsy_graph_nodes, hsy_graph_node);

typedef struct hsy_graph_edge {
    uint32_t from, to; /* nodes */
    const hsy_relay *relay;
} hsy_graph_edge;

HSY_VECTOR_TYPE(hsy_graph_edges, hsy_graph_edge);

typedef struct hsy_graph {
    hsy_graph_nodes nodes;
    hsy_graph_edges edges;   /* in the order of the relays */
    const uint32_t *node_of; /* by article */
} hsy_graph;

/* For people, with `named`: an outlet that an article of its own stands for is no node, its edges begin at the article;
 * and a name is one party, whatever it is taken for. For programs (NULL) every party is one, as in the JSON. */
hsy_graph hsy_graph_of(hsy_arena *arena, const hsy_trace *trace, const hsy_named *named);

/* "article", "outlet", "agency", "source". */
hsy_slice hsy_party_name(hsy_party_kind kind);
/* Where a relay comes from, as the JSON has it: "article:ID", "agency:Reuters". */
hsy_slice hsy_relay_from(hsy_arena *arena, const hsy_trace *trace, const hsy_relay *relay);
/* An index of code points for the text of each article: each is evidence in many places. */
const hsy_points *hsy_trace_points(hsy_arena *arena, const hsy_trace *trace);

#endif
