/* One page as a line of JSON-LD after the W3C's Web Annotation Data Model (2017): a collection of annotations, one for
 * each statement.
 *
 *     {"type": "Annotation", "id": "urn:uuid:…#s1", "motivation": "describing",
 *      "target": {"type": "SpecificResource", "source": "https://herald.example/bridge",
 *                 "selector": [{"type": "TextQuoteSelector", "exact": "the bridge is safe", …},
 *                              {"type": "TextPositionSelector", "start": 15, "end": 33}]},
 *      "body": [{"type": "TextualBody", "value": "Anna Weber (official): reported", …}, …,
 *               {"type": "Statement", "speaker": {"name": "Anna Weber", …}, "certainty": "reported", …}]}
 *
 * The bodies of the model's own kind (a note and two tags) are what annotation tools show; the last one has all that is
 * known, in words of a context of our own (docs/commands/read.md). Several selectors of one target select the same, so
 * a statement of several spans has several targets. Positions count in the article's text, which the line holds too;
 * in the page itself, whose markup and menus they do not count, the quotation finds the place.
 */
#include "output/iri.h"
#include "output/json.h"
#include "output/output.h"
#include "output/words.h"

enum { QUOTE_CONTEXT = 32 }; /* code points before and behind a quotation, as annotation tools keep them */

typedef struct writer {
    hsy_json json;
    hsy_arena *arena;
    const hsy_reading *reading;
    hsy_points points;
    hsy_slice page, name; /* IRIs of the page and of this reading of it */
} writer;

/* The model's own words, then ours. Lists keep their order. */
static const char context[] =
    "\"@context\":[\"http://www.w3.org/ns/anno.jsonld\",{"
    "\"hearsay\":\"" HSY_NAMESPACE "\","
    "\"Article\":\"hearsay:Article\",\"Statement\":\"hearsay:Statement\",\"article\":\"hearsay:article\","
    "\"path\":\"hearsay:path\",\"published\":\"hearsay:published\",\"text\":\"hearsay:text\","
    "\"errors\":\"hearsay:errors\",\"speaker\":\"hearsay:speaker\",\"speakerType\":\"hearsay:speakerType\","
    "\"named\":\"hearsay:named\",\"affiliation\":\"hearsay:affiliation\",\"kind\":\"hearsay:kind\","
    "\"certainty\":\"hearsay:certainty\",\"through\":{\"@id\":\"hearsay:through\",\"@container\":\"@list\"},"
    "\"sourceWords\":{\"@id\":\"hearsay:sourceWords\",\"@container\":\"@list\"},"
    "\"cueWords\":{\"@id\":\"hearsay:cueWords\",\"@container\":\"@list\"},"
    "\"doubtWords\":{\"@id\":\"hearsay:doubtWords\",\"@container\":\"@list\"},"
    "\"within\":{\"@id\":\"hearsay:within\",\"@type\":\"@id\"}}]";

static void put_context(hsy_json *json) {
    hsy_buffer_add_c(json->out, context);
    json->needs_comma = true;
}

static void put_number(hsy_json *json, const char *key, size_t number) {
    hsy_json_key(json, key);
    hsy_json_number(json, number);
}

/* Also when it is empty: the selectors' words are no unknown values. */
static void put_words(hsy_json *json, const char *key, hsy_slice words) {
    hsy_json_key(json, key);
    hsy_json_string(json, words);
}

/* ---- places in the text ---- */

static hsy_slice words_before(hsy_slice text, size_t at) {
    size_t start = at;
    for (int i = 0; i < QUOTE_CONTEXT && start > 0; i++) hsy_utf8_previous(text, &start);
    return hsy_slice_sub(text, start, at);
}

static hsy_slice words_behind(hsy_slice text, size_t at) {
    size_t end = at;
    for (int i = 0; i < QUOTE_CONTEXT && end < text.length; i++) hsy_utf8_next(text, &end);
    return hsy_slice_sub(text, at, end);
}

static void put_place(writer *w, hsy_span span) {
    hsy_slice text = w->points.text;
    hsy_json_open(&w->json, '{');
    hsy_json_field(&w->json, "type", HSY_S("SpecificResource"));
    hsy_json_field(&w->json, "source", w->page);
    hsy_json_key(&w->json, "selector");
    hsy_json_open(&w->json, '[');
    hsy_json_open(&w->json, '{');
    hsy_json_field(&w->json, "type", HSY_S("TextQuoteSelector"));
    put_words(&w->json, "exact", hsy_slice_span(text, span));
    put_words(&w->json, "prefix", words_before(text, span.start));
    put_words(&w->json, "suffix", words_behind(text, span.end));
    hsy_json_close(&w->json, '}');
    hsy_json_open(&w->json, '{');
    hsy_json_field(&w->json, "type", HSY_S("TextPositionSelector"));
    put_number(&w->json, "start", hsy_points_at(&w->points, span.start));
    put_number(&w->json, "end", hsy_points_at(&w->points, span.end));
    hsy_json_close(&w->json, '}');
    hsy_json_close(&w->json, ']');
    hsy_json_close(&w->json, '}');
}

static void put_places(writer *w, const char *key, hsy_spans spans) {
    hsy_json_key(&w->json, key);
    hsy_json_open(&w->json, '[');
    for (size_t i = 0; i < spans.count; i++) put_place(w, spans.items[i]);
    hsy_json_close(&w->json, ']');
}

/* One place as it is, several as an array; the page itself for a statement without words of its own. */
static void put_target(writer *w, hsy_spans content) {
    if (content.count > 1) {
        put_places(w, "target", content);
        return;
    }
    hsy_json_key(&w->json, "target");
    if (content.count)
        put_place(w, content.items[0]);
    else
        hsy_json_string(&w->json, w->page);
}

/* ---- what is known of a statement ---- */

static hsy_slice iri_of_statement(const writer *w, uint32_t number) {
    return hsy_arena_print(w->arena, "%.*s#s%u", HSY_PRINT(w->name), number + 1);
}

/* "Anna Weber (official): unconfirmed, via Radio Kaldera, Meridian" */
static hsy_slice note_on(const writer *w, const hsy_statement *statement) {
    const hsy_speaker *speaker = &statement->speaker;
    hsy_buffer note = hsy_buffer_in(w->arena, 0);
    hsy_buffer_add(&note, speaker->name.length ? speaker->name : hsy_nobody_shown(statement->via.count > 0));
    if (speaker->name.length)
        hsy_buffer_print(&note, " (%s%.*s)", speaker->is_named ? "" : "unnamed, ",
                         HSY_PRINT(hsy_speaker_type_name(speaker->type)));
    hsy_buffer_print(&note, ": %.*s", HSY_PRINT(hsy_certainty_name(statement->certainty)));
    for (size_t i = 0; i < statement->via.count; i++) {
        hsy_buffer_add_c(&note, i ? ", " : ", via ");
        hsy_buffer_add(&note, statement->via.items[i]);
    }
    return hsy_buffer_text(&note);
}

static void put_note(hsy_json *json, hsy_slice note) {
    hsy_json_open(json, '{');
    hsy_json_field(json, "type", HSY_S("TextualBody"));
    hsy_json_field(json, "value", note);
    hsy_json_field(json, "format", HSY_S("text/plain"));
    hsy_json_field(json, "language", HSY_S("en"));
    hsy_json_field(json, "purpose", HSY_S("describing"));
    hsy_json_close(json, '}');
}

static void put_tag(hsy_json *json, hsy_slice tag) {
    if (tag.length == 0) return;
    hsy_json_open(json, '{');
    hsy_json_field(json, "type", HSY_S("TextualBody"));
    hsy_json_field(json, "value", tag);
    hsy_json_field(json, "purpose", HSY_S("tagging"));
    hsy_json_close(json, '}');
}

static void put_speaker(hsy_json *json, const hsy_speaker *speaker) {
    hsy_json_key(json, "speaker");
    hsy_json_open(json, '{');
    hsy_json_field(json, "name", speaker->name);
    hsy_json_field(json, "speakerType", hsy_speaker_type_name(speaker->type));
    hsy_json_key(json, "named");
    hsy_json_bool(json, speaker->is_named);
    hsy_json_field(json, "affiliation", speaker->affiliation);
    hsy_json_close(json, '}');
}

static void put_details(writer *w, const hsy_statement *statement) {
    bool has_doubt = statement->doubt.start < statement->doubt.end;
    hsy_span doubt = statement->doubt;
    hsy_json_open(&w->json, '{');
    hsy_json_field(&w->json, "type", HSY_S("Statement"));
    put_speaker(&w->json, &statement->speaker);
    hsy_json_field(&w->json, "kind", hsy_kind_name(statement->kind));
    hsy_json_field(&w->json, "certainty", hsy_certainty_name(statement->certainty));
    hsy_json_strings(&w->json, "through", statement->via);
    put_places(w, "sourceWords", statement->source);
    put_places(w, "cueWords", statement->cue);
    put_places(w, "doubtWords", (hsy_spans){&doubt, has_doubt, has_doubt});
    hsy_json_field(&w->json, "within",
                   statement->parent == HSY_NO_PARENT ? HSY_S("") : iri_of_statement(w, statement->parent));
    hsy_json_close(&w->json, '}');
}

static void put_annotation(writer *w, uint32_t number) {
    const hsy_statement *statement = &w->reading->statements.list.items[number];
    hsy_json_open(&w->json, '{');
    hsy_json_field(&w->json, "id", iri_of_statement(w, number));
    hsy_json_field(&w->json, "type", HSY_S("Annotation"));
    hsy_json_field(&w->json, "motivation", HSY_S("describing"));
    put_target(w, statement->content);
    hsy_json_key(&w->json, "body");
    hsy_json_open(&w->json, '[');
    put_note(&w->json, note_on(w, statement));
    put_tag(&w->json, statement->speaker.name);
    put_tag(&w->json, hsy_certainty_name(statement->certainty));
    put_details(w, statement);
    hsy_json_close(&w->json, ']');
    hsy_json_close(&w->json, '}');
}

/* ---- the page ---- */

static void put_article(writer *w) {
    const hsy_article *article = &w->reading->article;
    hsy_slices errors = {0};
    for (size_t i = 0; i < article->errors.count; i++) HSY_PUSH(w->arena, &errors, article->errors.items[i].message);
    hsy_json_key(&w->json, "article");
    hsy_json_open(&w->json, '{');
    hsy_json_field(&w->json, "id", w->page);
    hsy_json_field(&w->json, "type", HSY_S("Article"));
    hsy_json_field(&w->json, "path", article->path);
    hsy_json_field(&w->json, "label", article->title);
    hsy_json_field(&w->json, "published", article->published);
    hsy_json_field(&w->json, "language", article->language);
    hsy_json_field(&w->json, "text", article->text);
    hsy_json_strings(&w->json, "errors", errors);
    hsy_json_close(&w->json, '}');
}

static void put_page(writer *w) {
    hsy_json_key(&w->json, "first");
    hsy_json_open(&w->json, '{');
    hsy_json_field(&w->json, "id", hsy_arena_print(w->arena, "%.*s#page", HSY_PRINT(w->name)));
    hsy_json_field(&w->json, "type", HSY_S("AnnotationPage"));
    hsy_json_field(&w->json, "partOf", w->name);
    put_number(&w->json, "startIndex", 0);
    hsy_json_key(&w->json, "items");
    hsy_json_open(&w->json, '[');
    for (uint32_t i = 0; i < w->reading->statements.list.count; i++) put_annotation(w, i);
    hsy_json_close(&w->json, ']');
    hsy_json_close(&w->json, '}');
}

void hsy_output_reading_annotations(hsy_buffer *out, const hsy_reading *reading) {
    const hsy_article *article = &reading->article;
    writer w = {{out, false},
                out->arena,
                reading,
                hsy_points_of(out->arena, article->text),
                hsy_iri_of(out->arena, article),
                hsy_iri_of_reading(out->arena, article)};
    hsy_json_open(&w.json, '{');
    put_context(&w.json);
    hsy_json_field(&w.json, "id", w.name);
    hsy_json_field(&w.json, "type", HSY_S("AnnotationCollection"));
    hsy_json_field(&w.json, "label", article->title.length ? article->title : article->path);
    put_number(&w.json, "total", reading->statements.list.count);
    put_article(&w);
    put_page(&w);
    hsy_json_close(&w.json, '}');
    hsy_buffer_add_byte(out, '\n');
}
