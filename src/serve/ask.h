/* Private to serve: the one place that calls the library for what a page shows. */
#ifndef HEARSAY_SERVE_ASK_H
#define HEARSAY_SERVE_ASK_H

#include "base/slice.h"
#include "hearsay.h"

typedef enum hsy_what {
    HSY_NOTHING, /* the page needs no more than its address */
    HSY_STORIES,
    HSY_STORY,
    HSY_CLAIMS,
    HSY_CLAIM,
    HSY_ARTICLE,
    HSY_VERSIONS,
    HSY_COMPARISON,
    HSY_OUTLETS,
    HSY_OUTLET,
    HSY_SPEAKER,
    HSY_SEARCH,
    HSY_STATS,
    HSY_EXPORT,
} hsy_what;

/* A question to the collection; what the kind of question has no use for is passed over. */
typedef struct hsy_asked {
    hsy_what what;
    long long number;           /* of a story, a claim, an article */
    const char *name;           /* of an outlet, a speaker */
    const char *query;          /* of a search; NULL: nothing is found */
    const char *first, *second; /* articles to compare, as digits; NULL: there is nothing to compare */
    hearsay_question question;
} hsy_asked;

/* Puts it to the collection, with the options as they are given. */
hearsay_status hsy_ask(const char *database, const hsy_asked *asked, const hearsay_options *options, hearsay_sink *sink,
                       void *sink_context);

#endif
