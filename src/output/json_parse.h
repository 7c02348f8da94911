/* Private to output: reading JSON by yyjson into an arena, with the plainest value for what is not there. */
#ifndef HEARSAY_OUTPUT_JSON_PARSE_H
#define HEARSAY_OUTPUT_JSON_PARSE_H

#include <yyjson.h>

#include "base/utf8.h"
#include "base/vector.h"

/* The root of a document that lives as long as the arena. NULL, with yyjson's reason in `*wrong`, when it is no JSON or
 * no valid UTF-8. */
yyjson_val *hsy_json_parse(hsy_arena *arena, hsy_slice text, yyjson_read_err *wrong);

/* A string, mended UTF-8; empty for anything else. */
hsy_slice hsy_json_text_of(hsy_arena *arena, yyjson_val *value);
hsy_slice hsy_json_text_in(hsy_arena *arena, yyjson_val *object, const char *key);
/* The strings of a list that are not empty. */
hsy_slices hsy_json_texts_in(hsy_arena *arena, yyjson_val *object, const char *key);
/* The name's place among the first `count` that `name_of` knows, or `otherwise`. */
int hsy_json_named(hsy_slice name, hsy_slice (*name_of)(int), int count, int otherwise);
/* Code points from start to end, or in a list [start, end], as bytes of the text; false, and an empty span, when it is
 * no such thing. */
bool hsy_json_span_between(const hsy_points *points, yyjson_val *start, yyjson_val *end, hsy_span *span);
bool hsy_json_span_of(const hsy_points *points, yyjson_val *value, hsy_span *span);

#endif
