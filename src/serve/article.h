/* Private to serve: the text of an article with what is known about its passages; article_text.c. */
#ifndef HEARSAY_SERVE_ARTICLE_H
#define HEARSAY_SERVE_ARTICLE_H

#include "base/utf8.h"
#include "serve/page.h"

enum { HSY_MOST_SOURCES = 6 }; /* that have a colour of their own; the last is for all others */

/* An article that some of the text came from. */
typedef struct hsy_reuse_source {
    long long number; /* of the article */
    yyjson_val *relay;
} hsy_reuse_source;

/* A part of the text: bytes. */
typedef struct hsy_marking {
    size_t start, end;
    int source;       /* which source it came from; -1: it marks a statement */
    size_t statement; /* its index */
    bool is_last;     /* of the parts of its statement: the note stands behind it */
} hsy_marking;

typedef struct hsy_article_text {
    hsy_points points; /* the text */
    hsy_slice language;
    yyjson_val *blocks;
    hsy_reuse_source sources[HSY_MOST_SOURCES];
    int source_count;
    hsy_marking *markings;
    size_t count;
} hsy_article_text;

/* Collects the markings of page->json, an article; `story` is the trace of its story, or NULL. */
hsy_article_text hsy_article_text_of(hsy_page *page, yyjson_val *story);
/* Writes it: a line is a paragraph; what came from elsewhere has its source's letter, and a statement the number under
 * which it stands in the table of who says what. */
void hsy_put_article_text(hsy_page *page, const hsy_article_text *text);
/* The bytes under a span of code points. */
hsy_slice hsy_article_under(yyjson_val *span, const hsy_points *points, size_t *start, size_t *end);

#endif
