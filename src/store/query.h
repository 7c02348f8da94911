/* What people type to search a collection: read, and written as what SQLite's FTS5 understands.
 *
 *     dam "twelve metres" brok* (flood OR fissure) NOT castle title:selmar outlet:herald since:2031-05
 *
 * Words must all be there, in any form of theirs; a phrase stands as it is written; OR joins, NOT or a hyphen in front
 * takes away, brackets hold together. `title:` and `said:` look in titles and in what somebody said. `outlet:`,
 * `speaker:`, `language:`, `since:` and `until:` narrow the whole search: of one field any value will do.
 */
#ifndef HEARSAY_STORE_QUERY_H
#define HEARSAY_STORE_QUERY_H

#include "base/error.h"
#include "base/vector.h"

typedef enum hsy_query_field {
    HSY_QUERY_OUTLET,
    HSY_QUERY_SPEAKER,
    HSY_QUERY_LANGUAGE,
    HSY_QUERY_SINCE,
    HSY_QUERY_UNTIL,
} hsy_query_field;

/* One value that narrows the search. */
typedef struct hsy_query_filter {
    hsy_query_field field;
    hsy_slice value;  /* as typed; of a time: */
    int64_t seconds;  /* since 1970: the first or the last second that is meant */
    bool is_excluded; /* outlets, speakers, languages that are not wanted */
    hsy_slices keys;  /* what outlets and speakers are known by in the collection; whoever asks it looks them up */
    size_t at;        /* bytes of the query in front of it */
} hsy_query_filter;

HSY_VECTOR_TYPE(hsy_query_filters, hsy_query_filter);

typedef struct hsy_query {
    hsy_slice match;  /* FTS5; empty when nothing but filters and `except` is asked for */
    hsy_slice except; /* FTS5: what must not match, when `match` is empty; may be empty */
    hsy_query_filters filters;
} hsy_query;

/* Reads a query. False, with an HSY_ERROR_INPUT whose offset is that of the byte at fault, when it makes no sense. No
 * query that was read is a syntax error for FTS5. Limits: 4096 bytes, 64 words and phrases, brackets 8 deep. */
bool hsy_query_parse(hsy_arena *arena, hsy_slice text, hsy_query *query, hsy_errors *errors);

#endif
