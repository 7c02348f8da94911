/* A trace as one JSON object: the contract of docs/output.schema.json.
 *
 * Articles are named by their `path`. Counting code points needs an index of each text; those are made once for the
 * whole object, since one article is evidence in many places.
 */
#include "base/table.h"
#include "output/claim.h"
#include "output/graph.h"
#include "output/json.h"
#include "output/output.h"

typedef struct writer {
    hsy_json json;
    const hsy_trace *trace;
    const hsy_points *points; /* one a reading */
} writer;

static hsy_slice id_of(const writer *w, uint32_t article) { return w->trace->readings[article].article.path; }

/* An index of articles, stories or groups, or null. */
static void put_index(hsy_json *json, const char *key, uint32_t index) {
    hsy_json_key(json, key);
    if (index == HSY_NONE)
        hsy_json_null(json);
    else
        hsy_json_number(json, index);
}

static void put_ids(writer *w, hsy_indices articles) {
    hsy_json_open(&w->json, '[');
    for (size_t i = 0; i < articles.count; i++) hsy_json_string(&w->json, id_of(w, articles.items[i]));
    hsy_json_close(&w->json, ']');
}

static void put_article(writer *w, size_t index) {
    const hsy_reading *reading = &w->trace->readings[index];
    const hsy_traced *traced = &w->trace->articles[index];
    hsy_json *json = &w->json;
    hsy_json_open(json, '{');
    hsy_json_key(json, "id");
    hsy_json_string(json, reading->article.path);
    hsy_json_field(json, "url", reading->article.url);
    hsy_json_outlet(json, reading->article.outlet_name, reading->article.outlet_domain);
    hsy_json_field(json, "title", reading->article.title);
    hsy_json_field(json, "published", reading->article.published);
    hsy_json_field(json, "language", reading->article.language);
    put_index(json, "story", hsy_story_id(w->trace, traced->story));
    put_index(json, "text_group", traced->text_group);
    hsy_json_strings(json, "origins", traced->origins);
    hsy_json_field(json, "headline_certainty", hsy_certainty_name(reading->statements.headline_certainty));
    hsy_json_field(json, "body_certainty", hsy_certainty_name(reading->statements.body_certainty));
    hsy_json_close(json, '}');
}

static void put_relay(writer *w, const hsy_relay *relay) {
    hsy_json *json = &w->json;
    hsy_json_open(json, '{');
    hsy_json_field(json, "from", hsy_relay_from(json->out->arena, w->trace, relay));
    hsy_json_field(json, "to", id_of(w, relay->to));
    hsy_json_field(json, "kind", hsy_relay_kind_name(relay->kind));
    hsy_json_key(json, "share");
    if (relay->share >= 0)
        hsy_json_share(json, relay->share);
    else
        hsy_json_null(json);
    hsy_json_key(json, "evidence");
    hsy_json_open(json, '[');
    for (size_t i = 0; i < relay->evidence.count; i++) {
        const hsy_passage *passage = &relay->evidence.items[i];
        hsy_json_open(json, '{');
        if (relay->from_kind == HSY_PARTY_ARTICLE && passage->from.start < passage->from.end)
            hsy_json_span_field(json, "from", &w->points[relay->from_article], passage->from);
        hsy_json_key(json, "to");
        hsy_json_span(json, &w->points[relay->to], passage->to);
        hsy_json_close(json, '}');
    }
    hsy_json_close(json, ']');
    hsy_json_close(json, '}');
}

static void put_groups(writer *w) {
    hsy_json *json = &w->json;
    hsy_json_key(json, "text_groups");
    hsy_json_open(json, '[');
    for (size_t i = 0; i < w->trace->text_groups.count; i++) put_ids(w, w->trace->text_groups.items[i]);
    hsy_json_close(json, ']');
    hsy_json_key(json, "stories");
    hsy_json_open(json, '[');
    for (size_t i = 0; i < w->trace->stories.count; i++) {
        const hsy_story *story = &w->trace->stories.items[i];
        hsy_json_open(json, '{');
        put_index(json, "id", story->id);
        hsy_json_key(json, "articles");
        put_ids(w, story->articles);
        hsy_json_key(json, "origins");
        hsy_json_number(json, story->origins);
        hsy_json_close(json, '}');
    }
    hsy_json_close(json, ']');
}

/* The article, the place in its text (null when the title is meant) and the words there. */
static void put_place(writer *w, uint32_t article, hsy_span span, hsy_slice quote) {
    hsy_json_field(&w->json, "article", id_of(w, article));
    hsy_json_span_field(&w->json, "span", &w->points[article], span);
    hsy_json_key(&w->json, "quote");
    hsy_json_string(&w->json, quote);
}

static void put_carriers(writer *w, hsy_carriers carriers) {
    hsy_json_key(&w->json, "carriers");
    hsy_json_open(&w->json, '[');
    for (size_t i = 0; i < carriers.count; i++) {
        const hsy_carrier *carrier = &carriers.items[i];
        hsy_json_open(&w->json, '{');
        put_place(w, carrier->article, carrier->span, carrier->quote);
        hsy_json_field(&w->json, "certainty", hsy_certainty_name(carrier->certainty));
        hsy_json_close(&w->json, '}');
    }
    hsy_json_close(&w->json, ']');
}

static void put_origins(hsy_json *json, hsy_origins origins) {
    hsy_json_key(json, "origins");
    hsy_json_open(json, '[');
    for (size_t i = 0; i < origins.count; i++) {
        const hsy_origin *origin = &origins.items[i];
        hsy_json_open(json, '{');
        hsy_json_field(json, "name", origin->name);
        hsy_json_field(json, "type", hsy_speaker_type_name(origin->type));
        hsy_json_key(json, "named");
        hsy_json_bool(json, origin->is_named);
        hsy_json_strings(json, "via", origin->via);
        hsy_json_close(json, '}');
    }
    hsy_json_close(json, ']');
}

/* The fields of a claim, between its brackets. */
static void put_claim(writer *w, const hsy_claim *claim, uint32_t story) {
    hsy_json *json = &w->json;
    put_index(json, "id", claim->id);
    put_index(json, "story", story);
    hsy_json_key(json, "text");
    hsy_json_string(json, claim->text);
    put_carriers(w, claim->carriers);
    put_origins(json, claim->origins);
    hsy_json_key(json, "independent_origins");
    hsy_json_number(json, claim->independent_origins);
    hsy_json_field(json, "status", hsy_status_name(claim->status));
}

static void put_claims(writer *w) {
    hsy_json *json = &w->json;
    hsy_json_key(json, "claims");
    hsy_json_open(json, '[');
    for (size_t i = 0; i < w->trace->claims.count; i++) {
        const hsy_claim *claim = &w->trace->claims.items[i];
        hsy_json_open(json, '{');
        put_claim(w, claim, hsy_story_id(w->trace, claim->story));
        hsy_json_close(json, '}');
    }
    hsy_json_close(json, ']');
}

static void put_findings(writer *w) {
    hsy_json *json = &w->json;
    hsy_json_key(json, "findings");
    hsy_json_open(json, '[');
    for (size_t i = 0; i < w->trace->findings.count; i++) {
        const hsy_finding *finding = &w->trace->findings.items[i];
        hsy_json_open(json, '{');
        hsy_json_field(json, "kind", hsy_finding_kind_name(finding->kind));
        put_index(json, "story", hsy_story_id(w->trace, finding->story));
        hsy_json_key(json, "articles");
        put_ids(w, finding->articles);
        hsy_json_key(json, "evidence");
        hsy_json_open(json, '[');
        for (size_t e = 0; e < finding->evidence.count; e++) {
            const hsy_evidence *evidence = &finding->evidence.items[e];
            hsy_json_open(json, '{');
            put_place(w, evidence->article, evidence->span, evidence->quote);
            hsy_json_close(json, '}');
        }
        hsy_json_close(json, ']');
        hsy_json_close(json, '}');
    }
    hsy_json_close(json, ']');
}

void hsy_output_trace_json(hsy_buffer *out, const hsy_trace *trace) {
    writer w = {.json = {out, false}, .trace = trace, .points = hsy_trace_points(out->arena, trace)};
    hsy_json *json = &w.json;
    hsy_json_open(json, '{');
    hsy_json_key(json, "articles");
    hsy_json_open(json, '[');
    for (size_t i = 0; i < trace->count; i++) put_article(&w, i);
    hsy_json_close(json, ']');
    hsy_json_key(json, "relays");
    hsy_json_open(json, '[');
    for (size_t i = 0; i < trace->relays.count; i++) put_relay(&w, &trace->relays.items[i]);
    hsy_json_close(json, ']');
    put_groups(&w);
    put_claims(&w);
    put_findings(&w);
    hsy_json_close(json, '}');
    hsy_buffer_add_byte(out, '\n');
}

void hsy_claim_json(hsy_buffer *out, const hsy_trace *trace, const hsy_claim *claim, int64_t story) {
    writer w = {.json = {out, false}, .trace = trace, .points = hsy_trace_points(out->arena, trace)};
    hsy_json *json = &w.json;
    hsy_number_table carries = {0};
    for (size_t i = 0; i < claim->carriers.count; i++)
        *hsy_number_table_put(out->arena, &carries, claim->carriers.items[i].article) = 1;
    hsy_json_open(json, '{');
    put_claim(&w, claim, (uint32_t)story);
    hsy_json_key(json, "articles");
    hsy_json_open(json, '[');
    for (size_t i = 0; i < trace->count; i++)
        if (hsy_number_table_get(&carries, i)) put_article(&w, i);
    hsy_json_close(json, ']');
    hsy_json_close(json, '}');
    hsy_buffer_add_byte(out, '\n');
}
