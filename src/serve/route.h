/* Private to serve: which address asks for what.
 *
 * An address is a path, perhaps a number or a name in it, and an ending that chooses the form:
 *
 *     /story/12          a page            /story/12.json     what the page was made from
 *     /story/12.svg      its relays        /outlet/Valley Post.json
 *
 * The table stands in route.c; docs/openapi.json says the same for others, and a test holds both together.
 */
#ifndef HEARSAY_SERVE_ROUTE_H
#define HEARSAY_SERVE_ROUTE_H

#include "serve/ask.h"

typedef enum hsy_form {
    HSY_FORM_PAGE,
    HSY_FORM_JSON,
    HSY_FORM_LINES, /* JSON lines */
    HSY_FORM_CSV,
    HSY_FORM_GRAPHML,
    HSY_FORM_DOT,
    HSY_FORM_PROV,
    HSY_FORM_SVG,
    HSY_FORM_PNG,
    HSY_FORMS
} hsy_form;

/* What stands behind the path of a route. */
typedef enum hsy_operand {
    HSY_OPERAND_NONE,
    HSY_OPERAND_NUMBER, /* of a story, a claim, an article */
    HSY_OPERAND_NAME,   /* of an outlet, a speaker */
} hsy_operand;

typedef struct hsy_page hsy_page;

/* Writes what stands between the header and the footer of a page; page.h. May jump: it runs under the arena's guard. */
typedef void hsy_page_function(hsy_page *page);

typedef struct hsy_route {
    hsy_slice path;   /* "/article/" */
    hsy_slice ending; /* behind the number: "/versions", or empty */
    hsy_operand operand;
    hsy_what what;           /* what is asked of the collection */
    unsigned forms;          /* 1 << hsy_form */
    bool writes;             /* it is there with --write only, and takes POST */
    hsy_page_function *page; /* NULL: there is no page */
} hsy_route;

/* What an address says, without what stands behind its question mark. */
typedef struct hsy_target {
    const hsy_route *route; /* NULL: there is nothing */
    hsy_form form;
    long long number; /* 0: none */
    hsy_slice name;   /* a part of the path */
} hsy_target;

/* False when there is nothing at `path`, which is decoded; then the target has no route, but the form in which to say
 * so. */
bool hsy_route_find(hsy_slice path, hsy_target *target);

/* ".prov.json" */
hsy_slice hsy_form_ending(hsy_form form);
/* The media type, a constant. */
const char *hsy_form_type(hsy_form form);

#endif
