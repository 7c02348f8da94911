/* Private to serve: from a request to its answer. */
#ifndef HEARSAY_SERVE_RENDER_H
#define HEARSAY_SERVE_RENDER_H

#include "serve/answer.h"
#include "serve/request.h"

/* The page, or what it is made from in the form that is asked for; when the collection does not give it, an answer that
 * says so, with a status. One reference is the caller's; NULL when there is no memory even for that. Any thread. */
hsy_answer *hsy_render(const char *database, const hsy_request *request);

/* What is answered instead of a page: one for people, or JSON where JSON was asked for. `problem` may be empty. */
hsy_answer *hsy_render_failure(const hsy_request *request, unsigned status, hsy_slice problem);

#endif
