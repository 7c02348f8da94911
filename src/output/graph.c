#include "output/graph.h"

#include "output/output.h"
#include "output/words.h"

hsy_slice hsy_party_name(hsy_party_kind kind) {
    static const hsy_slice names[] = {HSY_SLICE("article"), HSY_SLICE("outlet"), HSY_SLICE("agency"),
                                      HSY_SLICE("source")};
    return names[kind];
}

static hsy_slice party(hsy_arena *arena, hsy_party_kind kind, hsy_slice name) {
    return hsy_arena_print(arena, "%.*s:%.*s", HSY_PRINT(hsy_party_name(kind)), HSY_PRINT(name));
}

hsy_slice hsy_relay_from(hsy_arena *arena, const hsy_trace *trace, const hsy_relay *relay) {
    bool is_article = relay->from_kind == HSY_PARTY_ARTICLE;
    return party(arena, relay->from_kind,
                 is_article ? trace->readings[relay->from_article].article.path : relay->from_name);
}

const hsy_points *hsy_trace_points(hsy_arena *arena, const hsy_trace *trace) {
    hsy_points *points = HSY_NEW_ARRAY(arena, hsy_points, trace->count);
    for (size_t i = 0; i < trace->count; i++) points[i] = hsy_points_of(arena, trace->readings[i].article.text);
    return points;
}

/* Names are told apart by their letters alone, so one that is not safe as it is has them all spelt out. */
static hsy_slice plain_id(hsy_arena *arena, hsy_slice id) {
    if (hsy_slice_equal(hsy_output_safe(arena, id), id)) return id;
    hsy_buffer plain = hsy_buffer_in(arena, 0);
    for (size_t i = 0; i < id.length; i++) {
        unsigned char byte = (unsigned char)id.at[i];
        if (byte <= ' ' || byte >= 0x7F || byte == '%')
            hsy_buffer_print(&plain, "%%%02X", byte);
        else
            hsy_buffer_add_byte(&plain, id.at[i]);
    }
    return hsy_buffer_text(&plain);
}

static void add_articles(hsy_arena *arena, const hsy_trace *trace, hsy_graph *graph, uint32_t *node_of) {
    hsy_indices articles = hsy_articles_by_time(arena, trace);
    for (uint32_t i = 0; i < articles.count; i++) {
        uint32_t index = articles.items[i];
        const hsy_article *article = &trace->readings[index].article;
        hsy_slice id = plain_id(arena, party(arena, HSY_PARTY_ARTICLE, article->path));
        node_of[index] = i;
        HSY_PUSH(arena, &graph->nodes, ((hsy_graph_node){id, hsy_label_of(article), index, HSY_PARTY_ARTICLE}));
    }
}

/* The party's node; `is_merged`: one for all of its name. */
static uint32_t node_from(hsy_arena *arena, hsy_graph *graph, hsy_table *parties, const hsy_relay *relay,
                          bool is_merged) {
    if (relay->from_kind == HSY_PARTY_ARTICLE) return graph->node_of[relay->from_article];
    hsy_slice id = plain_id(arena, party(arena, relay->from_kind, relay->from_name));
    hsy_slice key = is_merged ? hsy_shown_party_key(arena, relay->from_kind, relay->from_name) : id;
    uint32_t *index = hsy_table_put(arena, parties, key);
    if (*index == HSY_TABLE_NEW) {
        *index = (uint32_t)graph->nodes.count;
        HSY_PUSH(arena, &graph->nodes, ((hsy_graph_node){id, relay->from_name, HSY_NONE, relay->from_kind}));
    }
    hsy_graph_node *node = &graph->nodes.items[*index];
    if (hsy_stronger_party(node->kind, relay->from_kind) != node->kind) {
        node->kind = relay->from_kind;
        node->id = id;
    }
    return *index;
}

hsy_graph hsy_graph_of(hsy_arena *arena, const hsy_trace *trace, const hsy_named *named) {
    uint32_t *node_of = HSY_NEW_ARRAY(arena, uint32_t, trace->count + 1);
    hsy_graph graph = {.node_of = node_of};
    hsy_table parties = {0};
    add_articles(arena, trace, &graph, node_of);
    for (size_t i = 0; i < trace->relays.count; i++) {
        const hsy_relay *relay = &trace->relays.items[i];
        uint32_t article = named ? hsy_named_article(arena, named, relay) : HSY_NONE;
        uint32_t from =
            article == HSY_NONE ? node_from(arena, &graph, &parties, relay, named != NULL) : node_of[article];
        HSY_PUSH(arena, &graph.edges, ((hsy_graph_edge){from, node_of[relay->to], relay}));
    }
    return graph;
}
