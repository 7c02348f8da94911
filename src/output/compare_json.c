/* Two articles side by side as one JSON object (docs/output.schema.json, comparison). */
#include "output/json.h"
#include "output/output.h"

static void put_side(hsy_json *json, const char *key, const hsy_reading *reading, uint32_t words, double share) {
    const hsy_article *article = &reading->article;
    hsy_json_key(json, key);
    hsy_json_open(json, '{');
    hsy_json_field(json, "id", article->path);
    hsy_json_field(json, "url", article->url);
    hsy_json_outlet(json, article->outlet_name, article->outlet_domain);
    hsy_json_field(json, "title", article->title);
    hsy_json_field(json, "published", article->published);
    hsy_json_field(json, "language", article->language);
    hsy_json_key(json, "text");
    hsy_json_string(json, article->text);
    hsy_json_key(json, "words");
    hsy_json_number(json, words);
    hsy_json_key(json, "share");
    hsy_json_share(json, share);
    hsy_json_close(json, '}');
}

static void put_places(hsy_json *json, const hsy_points *a, const hsy_points *b, hsy_passage passage) {
    hsy_json_key(json, "a");
    hsy_json_span(json, a, passage.from);
    hsy_json_key(json, "b");
    hsy_json_span(json, b, passage.to);
}

static void put_shared(hsy_json *json, const hsy_points *a, const hsy_points *b, const hsy_comparison *comparison,
                       const hsy_shared *shared) {
    hsy_json_open(json, '{');
    put_places(json, a, b, shared->whole);
    hsy_json_key(json, "words");
    hsy_json_number(json, shared->words);
    hsy_json_key(json, "share");
    hsy_json_share(json, (double)shared->words / comparison->to_words);
    hsy_json_key(json, "equal");
    hsy_json_open(json, '[');
    for (size_t i = 0; i < shared->equal.count; i++) {
        hsy_json_open(json, '{');
        put_places(json, a, b, shared->equal.items[i]);
        hsy_json_close(json, '}');
    }
    hsy_json_close(json, ']');
    hsy_json_close(json, '}');
}

void hsy_output_comparison_json(hsy_buffer *out, const hsy_comparison *comparison) {
    hsy_json json = {out, false};
    hsy_points a = hsy_points_of(out->arena, comparison->from->article.text);
    hsy_points b = hsy_points_of(out->arena, comparison->to->article.text);
    hsy_json_open(&json, '{');
    put_side(&json, "a", comparison->from, comparison->from_words, comparison->from_share);
    put_side(&json, "b", comparison->to, comparison->to_words, comparison->to_share);
    hsy_json_key(&json, "passages");
    hsy_json_open(&json, '[');
    for (size_t i = 0; i < comparison->passages.count; i++)
        put_shared(&json, &a, &b, comparison, &comparison->passages.items[i]);
    hsy_json_close(&json, ']');
    hsy_json_close(&json, '}');
    hsy_buffer_add_byte(out, '\n');
}
