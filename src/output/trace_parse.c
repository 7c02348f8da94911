/* Reads a trace back from the JSON that trace_json.c wrote: a collection keeps that of each story, and every other form
 * (tree, picture, graph) is made of it without tracing anew.
 *
 * The JSON names articles by id; the readings come from the caller. Nothing is trusted: what names an article that is
 * not there is left out, spans are cut to the texts. Offsets of a passage or carrier are code points of the text of the
 * article that it names.
 */
#include "base/table.h"
#include "output/json_parse.h"
#include "output/output.h"

typedef struct parser {
    hsy_arena *arena;
    yyjson_val *root;
    hsy_trace *trace;
    hsy_table places; /* by id */
    hsy_points *points;
} parser;

static hsy_slice relay_kind_name(int i) { return hsy_relay_kind_name((hsy_relay_kind)i); }
static hsy_slice status_name(int i) { return hsy_status_name((hsy_status)i); }
static hsy_slice finding_name(int i) { return hsy_finding_kind_name((hsy_finding_kind)i); }
static hsy_slice type_name(int i) { return hsy_speaker_type_name((hsy_speaker_type)i); }
static hsy_slice certainty_name(int i) { return hsy_certainty_name((hsy_certainty)i); }

static hsy_slice text_in(const parser *p, yyjson_val *object, const char *key) {
    return hsy_json_text_in(p->arena, object, key);
}

/* A number, or HSY_NONE. */
static uint32_t number_in(yyjson_val *object, const char *key) {
    yyjson_val *value = yyjson_obj_get(object, key);
    return yyjson_is_uint(value) && yyjson_get_uint(value) < HSY_NONE ? (uint32_t)yyjson_get_uint(value) : HSY_NONE;
}

/* The article's place, or HSY_NONE. */
static uint32_t place_of(const parser *p, hsy_slice id) {
    const uint32_t *place = hsy_table_get(&p->places, id);
    return place ? *place : HSY_NONE;
}

static hsy_indices places_in(const parser *p, yyjson_val *list) {
    hsy_indices places = {0};
    size_t index, count;
    yyjson_val *value;
    yyjson_arr_foreach(list, index, count, value) {
        uint32_t place = place_of(p, hsy_json_text_of(p->arena, value));
        if (place != HSY_NONE) HSY_PUSH(p->arena, &places, place);
    }
    return places;
}

/* Puts the readings into the order of the JSON's articles; false when one is missing. */
static bool read_articles(parser *p, const hsy_reading *readings, size_t given) {
    yyjson_val *list = yyjson_obj_get(p->root, "articles"), *value;
    size_t index, count = yyjson_arr_size(list);
    hsy_table given_places = {0};
    hsy_reading *ordered = HSY_NEW_ARRAY(p->arena, hsy_reading, count + 1);
    for (size_t i = 0; i < given; i++) *hsy_table_put(p->arena, &given_places, readings[i].article.path) = (uint32_t)i;
    p->trace->articles = HSY_NEW_ARRAY(p->arena, hsy_traced, count + 1);
    p->points = HSY_NEW_ARRAY(p->arena, hsy_points, count + 1);
    yyjson_arr_foreach(list, index, count, value) {
        const uint32_t *place = hsy_table_get(&given_places, text_in(p, value, "id"));
        if (!place) return false;
        ordered[index] = readings[*place];
        *hsy_table_put(p->arena, &p->places, ordered[index].article.path) = (uint32_t)index;
        p->points[index] = hsy_points_of(p->arena, ordered[index].article.text);
        p->trace->articles[index] = (hsy_traced){HSY_NONE, HSY_NONE, hsy_json_texts_in(p->arena, value, "origins")};
    }
    p->trace->readings = ordered;
    p->trace->count = count;
    return true;
}

static void read_groups_and_stories(parser *p) {
    size_t index, count;
    yyjson_val *value;
    yyjson_arr_foreach(yyjson_obj_get(p->root, "text_groups"), index, count, value) {
        hsy_indices places = places_in(p, value);
        if (places.count == 0) continue;
        for (size_t i = 0; i < places.count; i++)
            p->trace->articles[places.items[i]].text_group = (uint32_t)p->trace->text_groups.count;
        HSY_PUSH(p->arena, &p->trace->text_groups, places);
    }
    yyjson_arr_foreach(yyjson_obj_get(p->root, "stories"), index, count, value) {
        uint32_t origins = number_in(value, "origins");
        hsy_story story = {number_in(value, "id"), places_in(p, yyjson_obj_get(value, "articles")),
                           origins == HSY_NONE ? 0 : origins};
        if (story.articles.count == 0) continue;
        for (size_t i = 0; i < story.articles.count; i++)
            p->trace->articles[story.articles.items[i]].story = (uint32_t)p->trace->stories.count;
        HSY_PUSH(p->arena, &p->trace->stories, story);
    }
}

/* The index of the story with that id, or HSY_NONE. */
static uint32_t story_of(const parser *p, yyjson_val *object) {
    uint32_t id = number_in(object, "story");
    for (uint32_t i = 0; i < p->trace->stories.count && id != HSY_NONE; i++)
        if (p->trace->stories.items[i].id == id) return i;
    return HSY_NONE;
}

/* "agency:Reuters", "article:17"; false when there is no such party. */
static bool read_from(const parser *p, hsy_slice from, hsy_relay *relay) {
    static const hsy_slice kinds[] = {HSY_SLICE("article"), HSY_SLICE("outlet"), HSY_SLICE("agency"),
                                      HSY_SLICE("source")}; /* as hsy_party_kind */
    hsy_slice kind = hsy_slice_cut(&from, ':');
    int k = 0;
    while (k < 4 && !hsy_slice_equal(kind, kinds[k])) k++;
    relay->from_kind = (hsy_party_kind)k;
    relay->from_article = HSY_NONE;
    if (k == HSY_PARTY_ARTICLE)
        relay->from_article = place_of(p, from);
    else
        relay->from_name = from;
    return k < 4 && (relay->from_article != HSY_NONE || relay->from_name.length);
}

static void read_passages(const parser *p, yyjson_val *list, hsy_relay *relay) {
    size_t index, count;
    yyjson_val *value;
    yyjson_arr_foreach(list, index, count, value) {
        hsy_passage passage = {{0, 0}, {0, 0}};
        if (relay->from_article != HSY_NONE)
            hsy_json_span_of(&p->points[relay->from_article], yyjson_obj_get(value, "from"), &passage.from);
        hsy_json_span_of(&p->points[relay->to], yyjson_obj_get(value, "to"), &passage.to);
        HSY_PUSH(p->arena, &relay->evidence, passage);
    }
}

static void read_relays(parser *p) {
    size_t index, count;
    yyjson_val *value;
    yyjson_arr_foreach(yyjson_obj_get(p->root, "relays"), index, count, value) {
        yyjson_val *share = yyjson_obj_get(value, "share");
        hsy_relay relay = {.to = place_of(p, text_in(p, value, "to")),
                           .share = yyjson_is_num(share) ? yyjson_get_num(share) : -1};
        relay.kind = (hsy_relay_kind)hsy_json_named(text_in(p, value, "kind"), relay_kind_name, HSY_RELAY_LINKS + 1,
                                                    HSY_RELAY_CITES);
        if (relay.to == HSY_NONE || !read_from(p, text_in(p, value, "from"), &relay)) continue;
        read_passages(p, yyjson_obj_get(value, "evidence"), &relay);
        HSY_PUSH(p->arena, &p->trace->relays, relay);
    }
}

/* The article, span and quote of a carrier or a piece of evidence; false when there is no such article. */
static bool read_place(const parser *p, yyjson_val *value, hsy_evidence *place) {
    place->article = place_of(p, text_in(p, value, "article"));
    place->quote = text_in(p, value, "quote");
    if (place->article == HSY_NONE) return false;
    hsy_json_span_of(&p->points[place->article], yyjson_obj_get(value, "span"), &place->span);
    return true;
}

static hsy_carriers read_carriers(const parser *p, yyjson_val *list) {
    hsy_carriers carriers = {0};
    size_t index, count;
    yyjson_val *value;
    hsy_evidence place;
    yyjson_arr_foreach(list, index, count, value) {
        if (!read_place(p, value, &place)) continue;
        int certainty = hsy_json_named(text_in(p, value, "certainty"), certainty_name, HSY_CERTAINTY_DENIED + 1,
                                       HSY_CERTAINTY_REPORTED);
        HSY_PUSH(p->arena, &carriers,
                 ((hsy_carrier){place.article, place.span, place.quote, (hsy_certainty)certainty}));
    }
    return carriers;
}

static hsy_origins read_origins(const parser *p, yyjson_val *list) {
    hsy_origins origins = {0};
    size_t index, count;
    yyjson_val *value;
    yyjson_arr_foreach(list, index, count, value) {
        hsy_origin origin = {.name = text_in(p, value, "name"),
                             .is_named = yyjson_get_bool(yyjson_obj_get(value, "named")),
                             .via = hsy_json_texts_in(p->arena, value, "via")};
        origin.type = (hsy_speaker_type)hsy_json_named(text_in(p, value, "type"), type_name, HSY_SPEAKER_UNKNOWN + 1,
                                                       HSY_SPEAKER_UNKNOWN);
        HSY_PUSH(p->arena, &origins, origin);
    }
    return origins;
}

static void read_claims(parser *p) {
    size_t index, count;
    yyjson_val *value;
    yyjson_arr_foreach(yyjson_obj_get(p->root, "claims"), index, count, value) {
        uint32_t independent = number_in(value, "independent_origins");
        hsy_claim claim = {.id = number_in(value, "id"),
                           .story = story_of(p, value),
                           .text = text_in(p, value, "text"),
                           .carriers = read_carriers(p, yyjson_obj_get(value, "carriers")),
                           .origins = read_origins(p, yyjson_obj_get(value, "origins")),
                           .independent_origins = independent == HSY_NONE ? 0 : independent};
        claim.status = (hsy_status)hsy_json_named(text_in(p, value, "status"), status_name,
                                                  HSY_STATUS_SINGLE_SOURCE + 1, HSY_STATUS_UNCONFIRMED);
        if (claim.carriers.count) HSY_PUSH(p->arena, &p->trace->claims, claim);
    }
}

static void read_findings(parser *p) {
    size_t index, count, place, places;
    yyjson_val *value, *one;
    yyjson_arr_foreach(yyjson_obj_get(p->root, "findings"), index, count, value) {
        int kind = hsy_json_named(text_in(p, value, "kind"), finding_name, HSY_FINDING_CREDIT_CONFLICT + 1, -1);
        if (kind < 0) continue;
        hsy_finding finding = {.kind = (hsy_finding_kind)kind,
                               .story = story_of(p, value),
                               .articles = places_in(p, yyjson_obj_get(value, "articles"))};
        yyjson_arr_foreach(yyjson_obj_get(value, "evidence"), place, places, one) {
            hsy_evidence evidence = {.quote = HSY_S("")};
            if (read_place(p, one, &evidence)) HSY_PUSH(p->arena, &finding.evidence, evidence);
        }
        HSY_PUSH(p->arena, &p->trace->findings, finding);
    }
}

bool hsy_output_trace_parse(hsy_arena *arena, hsy_slice json, hsy_slice input, const hsy_reading *readings,
                            size_t count, hsy_trace *trace, hsy_errors *errors) {
    yyjson_read_err wrong;
    *trace = (hsy_trace){0};
    parser p = {.arena = arena, .trace = trace, .root = hsy_json_parse(arena, json, &wrong)};
    if (!p.root) {
        hsy_errors_add(arena, errors, HSY_ERROR_INPUT, input, wrong.pos, "no trace: %s", wrong.msg);
        return false;
    }
    if (!read_articles(&p, readings, count)) {
        hsy_errors_add(arena, errors, HSY_ERROR_INPUT, input, HSY_NOT_FOUND,
                       "the trace has an article that is missing");
        return false;
    }
    read_groups_and_stories(&p);
    read_relays(&p);
    read_claims(&p);
    read_findings(&p);
    return true;
}
