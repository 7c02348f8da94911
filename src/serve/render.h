/* Private to serve: from a request to its answer. */
#ifndef HEARSAY_SERVE_RENDER_H
#define HEARSAY_SERVE_RENDER_H

#include "serve/answer.h"
#include "serve/request.h"

enum { HSY_LONGEST_PROBLEM = 500 }; /* bytes of what the library tells */

/* A question on its way through the library. */
typedef struct hsy_making {
    const char *database;
    const hsy_request *request; /* is not looked at any more once the sink was called; its arena is not used */
    size_t most_stories;        /* of an export, whatever is asked for; 0: any number */
    hearsay_sink *sink;
    hearsay_stop *stop; /* may be NULL */
    void *context;      /* of both */

    /* What comes of it. */
    hearsay_status status;
    char problem[HSY_LONGEST_PROBLEM + 1]; /* the first thing that was told; empty: nothing */
} hsy_making;

/* Puts the question of the request, in its form (SVG for PNG), to the library, and waits. Does not jump. */
void hsy_make(hsy_making *making);
/* The status of HTTP that says what came of it. */
unsigned hsy_make_status(const hsy_making *making);

/* The page, or what it is made from in the form that is asked for; when the collection does not give it, an answer that
 * says so, with a status. One reference is the caller's; NULL when there is no memory even for that. Any thread. */
hsy_answer *hsy_render(const char *database, const hsy_request *request);

/* What is answered instead of a page: one for people, or JSON where JSON was asked for. `problem` may be empty. */
hsy_answer *hsy_render_failure(const hsy_request *request, unsigned status, hsy_slice problem);

#endif
