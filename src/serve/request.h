/* Private to serve: what somebody asks for. Its slices live as long as the request's arena. */
#ifndef HEARSAY_SERVE_REQUEST_H
#define HEARSAY_SERVE_REQUEST_H

#include "serve/route.h"
#include "serve/words.h"

/* What may stand behind an address's question mark; anything else there is passed over. */
typedef enum hsy_parameter {
    HSY_PARAMETER_QUERY, /* q: of a search */
    HSY_PARAMETER_SINCE, /* since, until: 2031, 2031-05, 2031-05-01, or a time */
    HSY_PARAMETER_UNTIL,
    HSY_PARAMETER_LANGUAGE, /* language: of articles, two letters */
    HSY_PARAMETER_OUTLET,   /* outlet, speaker: a name or a domain */
    HSY_PARAMETER_SPEAKER,
    HSY_PARAMETER_STATUS, /* status, flag: as in the JSON */
    HSY_PARAMETER_FLAG,
    HSY_PARAMETER_STORY,    /* story: a number */
    HSY_PARAMETER_ARTICLES, /* articles: the least of a story */
    HSY_PARAMETER_SORT,     /* sort: best, new, size, origins, spread */
    HSY_PARAMETER_LIMIT,    /* limit, offset: numbers */
    HSY_PARAMETER_OFFSET,
    HSY_PARAMETER_A, /* a, b: numbers of articles to compare */
    HSY_PARAMETER_B,
    HSY_PARAMETER_SHOW,   /* show: what a page has on request; the page knows its words */
    HSY_PARAMETER_TONGUE, /* lang: of the interface: en, de, fr; kept in a cookie */
    HSY_PARAMETERS
} hsy_parameter;

typedef struct hsy_request {
    hsy_arena *arena;
    hsy_target target;
    hsy_slice path;                       /* as asked for, decoded, with its ending */
    hsy_slice parameters[HSY_PARAMETERS]; /* empty: not given */
    hsy_words_tongue tongue;
    hearsay_connections *connections; /* of the server to its collection; NULL: each question opens it */
    bool may_write; /* the server was started with --write */
    hsy_slice key;  /* what a form that changes something must send back as `key` */
} hsy_request;

/* "since" */
hsy_slice hsy_parameter_name(hsy_parameter parameter);
/* The parameter of a name; false when there is none. */
bool hsy_parameter_find(hsy_slice name, hsy_parameter *parameter);

/* What tells this request from others, for the cache: tongue, path, and parameters in order. In the request's arena. */
hsy_slice hsy_request_key(const hsy_request *request);

/* What it asks of the collection. False when a parameter is no number where one is wanted, or no order to sort by;
 * `*problem` names it, a word of the interface. The strings live in the request's arena. */
bool hsy_request_asked(const hsy_request *request, hsy_asked *asked, hsy_slice *problem);

/* An address like the request's with one parameter changed (or taken out, when `value` is empty) and the offset at the
 * start unless it is what is changed: "/stories?flag=denied". For an attribute it must still go through
 * hsy_markup_text. */
void hsy_request_address(hsy_buffer *out, const hsy_request *request, hsy_parameter parameter, hsy_slice value);

#endif
