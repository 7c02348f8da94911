/* Writing JSON straight into a buffer, value after value.
 *
 *     hsy_json json = {&buffer, false};
 *     hsy_json_open(&json, '{');
 *     hsy_json_key(&json, "name");
 *     hsy_json_string(&json, HSY_S("Ada"));
 *     hsy_json_close(&json, '}');                                  ->  {"name":"Ada"}
 *
 * The caller opens and closes in order; commas are put here. Text must be valid UTF-8. Everything that some reader
 * takes for the end of a line is escaped (U+0085, U+2028, U+2029 as well as control characters), so an object is one
 * line for every tool. Building a tree of values first (yyjson's mutable document) is not much faster and holds the
 * whole result twice; see docs/performance.md.
 */
#ifndef HEARSAY_OUTPUT_JSON_H
#define HEARSAY_OUTPUT_JSON_H

#include "base/buffer.h"
#include "base/utf8.h"
#include "base/vector.h"

typedef struct hsy_json {
    hsy_buffer *out;
    bool needs_comma; /* a value stands before in this array or object */
} hsy_json;

void hsy_json_open(hsy_json *json, char bracket);
void hsy_json_close(hsy_json *json, char bracket);
/* The key of the next value; a plain ASCII word. */
void hsy_json_key(hsy_json *json, const char *key);
void hsy_json_string(hsy_json *json, hsy_slice text);
void hsy_json_null(hsy_json *json);
void hsy_json_bool(hsy_json *json, bool value);
void hsy_json_number(hsy_json *json, size_t value);
/* A part of one, cut to 0..1, with at most four decimals, in every locale with a point. */
void hsy_json_share(hsy_json *json, double share);

/* Key and value; an empty slice is null. */
void hsy_json_field(hsy_json *json, const char *key, hsy_slice text);
/* Key and array of strings. */
void hsy_json_strings(hsy_json *json, const char *key, hsy_slices strings);
/* Key "outlet" and an object of its name and domain, as every article has it. */
void hsy_json_outlet(hsy_json *json, hsy_slice name, hsy_slice domain);
/* [start, end] in code points. */
void hsy_json_span(hsy_json *json, const hsy_points *points, hsy_span span);
/* Key and span; an empty span is null. */
void hsy_json_span_field(hsy_json *json, const char *key, const hsy_points *points, hsy_span span);

#endif
