/* A trace as W3C PROV-JSON (2013): where each article comes from, in the words of the PROV Data Model.
 *
 *     {"entity": {"article:pages/ledger.html": {"prov:label": "Orva closes its bridge", …},
 *                 "unseen:agency/Meridian": {"prov:label": "a report of Meridian", …}},
 *      "agent": {"outlet:Harbor%20Ledger": {"prov:type": …Organization, "prov:label": "Harbor Ledger"}, …},
 *      "wasAttributedTo": {"_:by1": {"prov:entity": "article:pages/ledger.html", "prov:agent":
 * "outlet:Harbor%20Ledger"}}, "wasDerivedFrom": {"_:r1": {"prov:generatedEntity": "article:pages/ledger.html",
 *                                  "prov:usedEntity": "unseen:agency/Meridian", "prov:type": …PrimarySource}, …}}
 *
 * An article is an entity, its outlet the agent it is attributed to. What an agency, an outlet or a source outside the
 * set published or said is an entity too, which nobody here has seen, and which is attributed to them. PROV-JSON has
 * wasQuotedFrom and hadPrimarySource of PROV-O as derivations with a type:
 *
 *     copies      a Quotation          cites, credits    a PrimarySource when the article's reporting is taken from
 *     translates  a hearsay:Translation                  there (`origins` in the JSON), else a plain derivation
 *     links       an influence: more is not known
 *
 * Names hold letters, digits and -._~/; all else stands as %20, so that they are valid wherever PROV is read.
 */
#include "base/table.h"
#include "output/graph.h"
#include "output/iri.h"
#include "output/json.h"
#include "output/output.h"
#include "output/words.h"

typedef struct writer {
    hsy_json json;
    hsy_arena *arena;
    const hsy_trace *trace;
    hsy_graph graph;
} writer;

static void put_key(writer *w, hsy_slice key) { hsy_json_key(&w->json, hsy_arena_c_string(w->arena, key)); }

static void put_text(writer *w, const char *key, hsy_slice text) {
    if (text.length) hsy_json_field(&w->json, key, text);
}

/* {"$": "prov:Quotation", "type": "prov:QUALIFIED_NAME"} */
static void put_typed(writer *w, const char *key, hsy_slice value, const char *type) {
    hsy_json_key(&w->json, key);
    hsy_json_open(&w->json, '{');
    hsy_json_field(&w->json, "$", value);
    hsy_json_field(&w->json, "type", hsy_slice_from_c(type));
    hsy_json_close(&w->json, '}');
}

static void put_type(writer *w, const char *type) {
    put_typed(w, "prov:type", hsy_slice_from_c(type), "prov:QUALIFIED_NAME");
}

static void put_index(writer *w, const char *key, uint32_t index) {
    if (index == HSY_NONE) return;
    hsy_json_key(&w->json, key);
    hsy_json_number(&w->json, index);
}

/* "article:pages/a.html", "unseen:agency/Meridian" */
static hsy_slice entity_of(const writer *w, const hsy_graph_node *node) {
    if (node->article != HSY_NONE)
        return hsy_arena_print(w->arena, "article:%.*s",
                               HSY_PRINT(hsy_iri_name(w->arena, w->trace->readings[node->article].article.path)));
    return hsy_arena_print(w->arena, "unseen:%.*s/%.*s", HSY_PRINT(hsy_party_name(node->kind)),
                           HSY_PRINT(hsy_iri_name(w->arena, node->label)));
}

/* "outlet:Harbor%20Ledger": who published or said it. */
static hsy_slice agent_of(const writer *w, const hsy_graph_node *node) {
    hsy_party_kind kind = node->article == HSY_NONE ? node->kind : HSY_PARTY_OUTLET;
    return hsy_arena_print(w->arena, "%.*s:%.*s", HSY_PRINT(hsy_party_name(kind)),
                           HSY_PRINT(hsy_iri_name(w->arena, node->label)));
}

static void put_prefixes(writer *w) {
    static const char *const prefixes[] = {"article", "unseen", "outlet", "agency", "source"};
    hsy_json_key(&w->json, "prefix");
    hsy_json_open(&w->json, '{');
    hsy_json_field(&w->json, "hearsay", HSY_S(HSY_NAMESPACE));
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
        hsy_json_field(&w->json, prefixes[i], hsy_arena_print(w->arena, HSY_NAMESPACE "%s/", prefixes[i]));
    hsy_json_close(&w->json, '}');
}

/* A time as it came, with its type where it has the form of one: a set of articles read by others may hold any. */
static void put_time(writer *w, const char *key, hsy_slice time) {
    enum { DATE_LENGTH = 10 };
    hsy_slice shown = hsy_time_shown(w->arena, time);
    if (!hsy_slice_equal(hsy_slice_sub(time, 4, 5), HSY_S("-")) || shown.length == 0)
        put_text(w, key, time);
    else if (time.length == DATE_LENGTH)
        put_typed(w, key, time, "xsd:date");
    else
        put_typed(w, key, time, "xsd:dateTime");
}

static void put_article(writer *w, uint32_t index) {
    const hsy_reading *reading = &w->trace->readings[index];
    const hsy_article *article = &reading->article;
    put_type(w, "hearsay:Article");
    put_text(w, "prov:label", article->title);
    if (article->url.length) put_typed(w, "prov:location", article->url, "xsd:anyURI");
    put_text(w, "hearsay:id", article->path);
    put_time(w, "hearsay:published", article->published);
    put_text(w, "hearsay:language", article->language);
    put_index(w, "hearsay:story", hsy_story_id(w->trace, w->trace->articles[index].story));
    put_index(w, "hearsay:textGroup", w->trace->articles[index].text_group);
    put_text(w, "hearsay:certainty", hsy_certainty_name(reading->statements.body_certainty));
}

static void put_entities(writer *w) {
    hsy_json_key(&w->json, "entity");
    hsy_json_open(&w->json, '{');
    for (size_t i = 0; i < w->graph.nodes.count; i++) {
        const hsy_graph_node *node = &w->graph.nodes.items[i];
        put_key(w, entity_of(w, node));
        hsy_json_open(&w->json, '{');
        if (node->article != HSY_NONE) {
            put_article(w, node->article);
        } else {
            put_type(w, "hearsay:Unseen");
            hsy_slice label = hsy_arena_print(w->arena, "a report of %.*s", HSY_PRINT(node->label));
            hsy_json_field(&w->json, "prov:label", label);
        }
        hsy_json_close(&w->json, '}');
    }
    hsy_json_close(&w->json, '}');
}

/* Each once, in the order of the nodes. Of a source it is not known whether it is a person. */
static void put_agents(writer *w) {
    hsy_table known = {0};
    hsy_json_key(&w->json, "agent");
    hsy_json_open(&w->json, '{');
    for (size_t i = 0; i < w->graph.nodes.count; i++) {
        const hsy_graph_node *node = &w->graph.nodes.items[i];
        hsy_slice agent = agent_of(w, node);
        uint32_t *index = hsy_table_put(w->arena, &known, agent);
        if (*index != HSY_TABLE_NEW) continue;
        *index = 0;
        put_key(w, agent);
        hsy_json_open(&w->json, '{');
        if (node->kind != HSY_PARTY_SOURCE) put_type(w, "prov:Organization");
        put_text(w, "prov:label", node->label);
        hsy_json_close(&w->json, '}');
    }
    hsy_json_close(&w->json, '}');
}

/* A record of two names; more may follow before it is closed. */
static void open_record(writer *w, hsy_slice id, const char *first, hsy_slice one, const char *second,
                        hsy_slice other) {
    put_key(w, id);
    hsy_json_open(&w->json, '{');
    hsy_json_field(&w->json, first, one);
    hsy_json_field(&w->json, second, other);
}

static void put_attributions(writer *w) {
    hsy_json_key(&w->json, "wasAttributedTo");
    hsy_json_open(&w->json, '{');
    for (size_t i = 0; i < w->graph.nodes.count; i++) {
        const hsy_graph_node *node = &w->graph.nodes.items[i];
        open_record(w, hsy_arena_print(w->arena, "_:by%zu", i), "prov:entity", entity_of(w, node), "prov:agent",
                    agent_of(w, node));
        hsy_json_close(&w->json, '}');
    }
    hsy_json_close(&w->json, '}');
}

/* Whether the article's reporting was taken from the relay's party. */
static bool is_origin(const writer *w, const hsy_relay *relay) {
    hsy_slice from = hsy_relay_from(w->arena, w->trace, relay);
    hsy_slices origins = w->trace->articles[relay->to].origins;
    for (size_t i = 0; i < origins.count; i++)
        if (hsy_slice_equal(origins.items[i], from)) return true;
    return false;
}

static const char *type_of(const writer *w, const hsy_relay *relay) {
    switch (relay->kind) {
    case HSY_RELAY_COPIES: return "prov:Quotation";
    case HSY_RELAY_TRANSLATES: return "hearsay:Translation";
    case HSY_RELAY_CREDITS:
    case HSY_RELAY_CITES: return is_origin(w, relay) ? "prov:PrimarySource" : NULL;
    case HSY_RELAY_LINKS: break;
    }
    return NULL;
}

static void put_relay(writer *w, size_t number) {
    const hsy_graph_edge *edge = &w->graph.edges.items[number];
    const hsy_relay *relay = edge->relay;
    bool is_link = relay->kind == HSY_RELAY_LINKS;
    open_record(w, hsy_arena_print(w->arena, "_:r%zu", number), is_link ? "prov:influencee" : "prov:generatedEntity",
                entity_of(w, &w->graph.nodes.items[edge->to]), is_link ? "prov:influencer" : "prov:usedEntity",
                entity_of(w, &w->graph.nodes.items[edge->from]));
    const char *type = type_of(w, relay);
    if (type) put_type(w, type);
    hsy_json_field(&w->json, "hearsay:kind", hsy_relay_kind_name(relay->kind));
    if (relay->share >= 0) {
        hsy_json_key(&w->json, "hearsay:share");
        hsy_json_share(&w->json, relay->share);
    }
    hsy_json_close(&w->json, '}');
}

static void put_relays(writer *w, const char *record, bool links) {
    hsy_json_key(&w->json, record);
    hsy_json_open(&w->json, '{');
    for (size_t i = 0; i < w->graph.edges.count; i++)
        if ((w->graph.edges.items[i].relay->kind == HSY_RELAY_LINKS) == links) put_relay(w, i);
    hsy_json_close(&w->json, '}');
}

void hsy_output_trace_prov(hsy_buffer *out, const hsy_trace *trace) {
    writer all = {{out, false}, out->arena, trace, hsy_graph_of(out->arena, trace, NULL)}, *w = &all;
    hsy_json_open(&w->json, '{');
    put_prefixes(w);
    put_entities(w);
    put_agents(w);
    put_attributions(w);
    put_relays(w, "wasDerivedFrom", false);
    put_relays(w, "wasInfluencedBy", true);
    hsy_json_close(&w->json, '}');
    hsy_buffer_add_byte(out, '\n');
}
