/* The relay graph as GraphML, for Gephi, networkx, yEd and the like: articles and the parties outside the set are
 * nodes, relays are edges from where a text or a report came to who carries it.
 *
 *     <node id="article:pages/ledger.html"><data key="label">Harbor Ledger</data><data key="kind">article</data>…
 *     <edge id="r4" source="article:pages/herald.html" target="article:pages/ledger.html">
 *       <data key="relay">copies</data><data key="share">0.9812</data><data key="weight">0.9812</data></edge>
 *
 * `weight` is what Gephi draws edges by: the share, and a little where nothing is known to be shared. Two articles may
 * have several edges. Ids are those of the JSON. Unknown values are left out. Characters that XML 1.0 bars, and marks
 * of direction, are dropped (hsy_html_text).
 */
#include "output/graph.h"
#include "output/html.h"
#include "output/json.h"
#include "output/output.h"
#include "output/words.h"

static const char *const head =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
    " xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns"
    " http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n"
    "<key id=\"label\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>\n"
    "<key id=\"kind\" for=\"node\" attr.name=\"kind\" attr.type=\"string\"/>\n"
    "<key id=\"outlet\" for=\"node\" attr.name=\"outlet\" attr.type=\"string\"/>\n"
    "<key id=\"title\" for=\"node\" attr.name=\"title\" attr.type=\"string\"/>\n"
    "<key id=\"url\" for=\"node\" attr.name=\"url\" attr.type=\"string\"/>\n"
    "<key id=\"published\" for=\"node\" attr.name=\"published\" attr.type=\"string\"/>\n"
    "<key id=\"language\" for=\"node\" attr.name=\"language\" attr.type=\"string\"/>\n"
    "<key id=\"story\" for=\"node\" attr.name=\"story\" attr.type=\"int\"/>\n"
    "<key id=\"text_group\" for=\"node\" attr.name=\"text_group\" attr.type=\"int\"/>\n"
    "<key id=\"origins\" for=\"node\" attr.name=\"origins\" attr.type=\"string\"/>\n"
    "<key id=\"headline_certainty\" for=\"node\" attr.name=\"headline_certainty\" attr.type=\"string\"/>\n"
    "<key id=\"certainty\" for=\"node\" attr.name=\"certainty\" attr.type=\"string\"/>\n"
    "<key id=\"relay\" for=\"edge\" attr.name=\"kind\" attr.type=\"string\"/>\n"
    "<key id=\"share\" for=\"edge\" attr.name=\"share\" attr.type=\"double\"/>\n"
    "<key id=\"weight\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"/>\n"
    "<graph id=\"trace\" edgedefault=\"directed\">\n";

static const double weight_unknown = 0.1; /* of an edge without a share: thinner than nearly all that have one */

static void open_data(hsy_buffer *out, const char *key) { hsy_buffer_print(out, "<data key=\"%s\">", key); }

static void close_data(hsy_buffer *out) { hsy_buffer_add_c(out, "</data>"); }

static void put_text(hsy_buffer *out, const char *key, hsy_slice text) {
    if (text.length == 0) return;
    open_data(out, key);
    hsy_html_text(out, text);
    close_data(out);
}

static void put_index(hsy_buffer *out, const char *key, uint32_t index) {
    if (index == HSY_NONE) return;
    open_data(out, key);
    hsy_buffer_print(out, "%u", index);
    close_data(out);
}

static void put_number(hsy_buffer *out, const char *key, double number) {
    hsy_json writer = {out, false};
    open_data(out, key);
    hsy_json_share(&writer, number);
    close_data(out);
}

static void put_origins(hsy_buffer *out, hsy_slices origins) {
    hsy_buffer joined = hsy_buffer_in(out->arena, 0);
    for (size_t i = 0; i < origins.count; i++) {
        if (i) hsy_buffer_add(&joined, HSY_S("; "));
        hsy_buffer_add(&joined, origins.items[i]);
    }
    put_text(out, "origins", hsy_buffer_text(&joined));
}

static void put_article(hsy_buffer *out, const hsy_trace *trace, uint32_t index) {
    const hsy_reading *reading = &trace->readings[index];
    const hsy_article *article = &reading->article;
    put_text(out, "outlet", article->outlet_name.length ? article->outlet_name : article->outlet_domain);
    put_text(out, "title", article->title);
    put_text(out, "url", article->url);
    put_text(out, "published", article->published);
    put_text(out, "language", article->language);
    put_index(out, "story", hsy_story_id(trace, trace->articles[index].story));
    put_index(out, "text_group", trace->articles[index].text_group);
    put_origins(out, trace->articles[index].origins);
    put_text(out, "headline_certainty", hsy_certainty_name(reading->statements.headline_certainty));
    put_text(out, "certainty", hsy_certainty_name(reading->statements.body_certainty));
}

static void put_node(hsy_buffer *out, const hsy_trace *trace, const hsy_graph_node *node) {
    hsy_buffer_add_c(out, "<node id=\"");
    hsy_html_text(out, node->id);
    hsy_buffer_add_c(out, "\">");
    put_text(out, "label", node->label);
    put_text(out, "kind", hsy_party_name(node->kind));
    if (node->article != HSY_NONE) put_article(out, trace, node->article);
    hsy_buffer_add_c(out, "</node>\n");
}

static void put_edge(hsy_buffer *out, const hsy_graph *graph, size_t number) {
    const hsy_graph_edge *edge = &graph->edges.items[number];
    hsy_buffer_print(out, "<edge id=\"r%zu\" source=\"", number);
    hsy_html_text(out, graph->nodes.items[edge->from].id);
    hsy_buffer_add_c(out, "\" target=\"");
    hsy_html_text(out, graph->nodes.items[edge->to].id);
    hsy_buffer_add_c(out, "\">");
    put_text(out, "relay", hsy_relay_kind_name(edge->relay->kind));
    if (edge->relay->share >= 0) put_number(out, "share", edge->relay->share);
    put_number(out, "weight", edge->relay->share > weight_unknown ? edge->relay->share : weight_unknown);
    hsy_buffer_add_c(out, "</edge>\n");
}

void hsy_output_trace_graphml(hsy_buffer *out, const hsy_trace *trace) {
    hsy_graph graph = hsy_graph_of(out->arena, trace, NULL);
    hsy_buffer_add_c(out, head);
    for (size_t i = 0; i < graph.nodes.count; i++) put_node(out, trace, &graph.nodes.items[i]);
    for (size_t i = 0; i < graph.edges.count; i++) put_edge(out, &graph, i);
    hsy_buffer_add_c(out, "</graph>\n</graphml>\n");
}
