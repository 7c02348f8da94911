/* Private to serve: what a request is answered with; shared by all who ask for the same, and by the cache.
 *
 * An answer does not change once it is made. Whoever holds one has a reference, and gives it back.
 */
#ifndef HEARSAY_SERVE_ANSWER_H
#define HEARSAY_SERVE_ANSWER_H

#include "serve/bytes.h"

typedef struct hsy_answer {
    unsigned status;  /* of HTTP */
    const char *type; /* "text/html; charset=utf-8"; a constant */
    char *at;         /* the body; from malloc */
    size_t length;
    char tag[20];       /* ETag: of an answer of status 200, in quotation marks; else empty */
    char location[200]; /* of a redirect; else empty */
    unsigned references;
} hsy_answer;

/* Takes the bytes over, whether it succeeds or not; NULL when there is no memory. One reference is the caller's. */
hsy_answer *hsy_answer_create(unsigned status, const char *type, hsy_bytes *bytes);
/* An answer without a body that leads elsewhere on this server; an address that is too long leads to the start. */
hsy_answer *hsy_answer_redirect(hsy_slice location);
hsy_answer *hsy_answer_hold(hsy_answer *answer);
/* Any number of threads may hold and free; NULL is allowed. */
void hsy_answer_free(hsy_answer *answer);

#endif
