/* The versions of an article as one JSON object (docs/output.schema.json, versions). */
#include "output/json.h"
#include "output/output.h"
#include "text/revision.h"

typedef struct writer {
    hsy_json json;
    const hsy_article *from, *to;
    hsy_points from_points, to_points;
} writer;

static void put_version(hsy_json *json, const hsy_version *version) {
    const hsy_article *article = &version->reading.article;
    hsy_json_open(json, '{');
    hsy_json_key(json, "number");
    hsy_json_number(json, (size_t)version->number);
    hsy_json_field(json, "added", version->added);
    hsy_json_field(json, "title", article->title);
    hsy_json_field(json, "published", article->published);
    hsy_json_field(json, "modified", article->modified);
    hsy_json_close(json, '}');
}

/* A sentence of one version, or null. */
static void put_sentence(hsy_json *json, const char *key, const hsy_points *points, hsy_span span) {
    hsy_json_key(json, key);
    if (span.start == span.end) {
        hsy_json_null(json);
        return;
    }
    hsy_json_open(json, '{');
    hsy_json_key(json, "span");
    hsy_json_span(json, points, span);
    hsy_json_key(json, "quote");
    hsy_json_string(json, hsy_slice_span(points->text, span));
    hsy_json_close(json, '}');
}

static void put_edit(writer *w, const hsy_edit *edit) {
    static const hsy_slice kinds[] = {[HSY_EDIT_CUT] = HSY_SLICE("cut"),
                                      [HSY_EDIT_ADDED] = HSY_SLICE("added"),
                                      [HSY_EDIT_CHANGED] = HSY_SLICE("changed")};
    hsy_json *json = &w->json;
    hsy_json_open(json, '{');
    hsy_json_field(json, "kind", kinds[edit->kind]);
    put_sentence(json, "from", &w->from_points, edit->from);
    put_sentence(json, "to", &w->to_points, edit->to);
    hsy_json_key(json, "words");
    hsy_json_open(json, '[');
    for (size_t i = 0; i < edit->pieces.count; i++) {
        if (edit->pieces.items[i].stays) continue;
        hsy_json_open(json, '{');
        hsy_json_span_field(json, "from", &w->from_points, edit->pieces.items[i].from);
        hsy_json_span_field(json, "to", &w->to_points, edit->pieces.items[i].to);
        hsy_json_close(json, '}');
    }
    hsy_json_close(json, ']');
    hsy_json_close(json, '}');
}

static void put_title(writer *w) {
    hsy_json_key(&w->json, "title");
    if (hsy_slice_equal(w->from->title, w->to->title)) {
        hsy_json_null(&w->json);
        return;
    }
    hsy_json_open(&w->json, '{');
    hsy_json_field(&w->json, "from", w->from->title);
    hsy_json_field(&w->json, "to", w->to->title);
    hsy_json_close(&w->json, '}');
}

static void put_change(hsy_json *json, const hsy_version *from, const hsy_version *to) {
    hsy_arena *arena = json->out->arena;
    const hsy_article *a = &from->reading.article, *b = &to->reading.article;
    writer w = {*json, a, b, hsy_points_of(arena, a->text), hsy_points_of(arena, b->text)};
    hsy_edits edits = hsy_revision(arena, a->text, b->text, b->language);
    hsy_json_open(&w.json, '{');
    hsy_json_key(&w.json, "from");
    hsy_json_number(&w.json, (size_t)from->number);
    hsy_json_key(&w.json, "to");
    hsy_json_number(&w.json, (size_t)to->number);
    put_title(&w);
    hsy_json_key(&w.json, "edits");
    hsy_json_open(&w.json, '[');
    for (size_t i = 0; i < edits.count; i++) put_edit(&w, &edits.items[i]);
    hsy_json_close(&w.json, ']');
    hsy_json_close(&w.json, '}');
    *json = w.json;
}

void hsy_output_versions_json(hsy_buffer *out, int64_t article, const hsy_versions *versions) {
    hsy_json json = {out, false};
    const hsy_article *newest = &HSY_LAST(versions).reading.article;
    hsy_json_open(&json, '{');
    hsy_json_key(&json, "id");
    hsy_json_number(&json, (size_t)article);
    hsy_json_field(&json, "url", newest->url);
    hsy_json_key(&json, "versions");
    hsy_json_open(&json, '[');
    for (size_t i = 0; i < versions->count; i++) put_version(&json, &versions->items[i]);
    hsy_json_close(&json, ']');
    hsy_json_key(&json, "changes");
    hsy_json_open(&json, '[');
    for (size_t i = 1; i < versions->count; i++) put_change(&json, &versions->items[i - 1], &versions->items[i]);
    hsy_json_close(&json, ']');
    hsy_json_close(&json, '}');
    hsy_buffer_add_byte(out, '\n');
}
