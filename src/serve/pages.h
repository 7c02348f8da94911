/* Private to serve: the pages, made from the JSON of the contract (docs/output.schema.json). */
#ifndef HEARSAY_SERVE_PAGES_H
#define HEARSAY_SERVE_PAGES_H

#include <stdio.h>
#include <yyjson.h>

/* A traced collection. */
typedef struct hsy_shown {
    yyjson_val *trace;
    yyjson_val **articles; /* by their number in the collection; NULL where there is none */
    size_t count;
} hsy_shown;

/* The stories, the largest first. */
void hsy_page_stories(FILE *out, const hsy_shown *shown);
/* One story: its articles, whom each has it from, its claims, what to be careful about. False when there is none. */
bool hsy_page_story(FILE *out, const hsy_shown *shown, size_t story);
/* One article: its text with statements marked, who says what. `number` is its own in the collection. */
void hsy_page_article(FILE *out, const hsy_shown *shown, yyjson_val *reading, size_t number);
/* What a search found, one JSON object in each of `count` documents. */
void hsy_page_found(FILE *out, const char *query, yyjson_doc **found, size_t count);
/* A page that says what was wrong. */
void hsy_page_failed(FILE *out, const char *what);

#endif
