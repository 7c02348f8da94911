/* Private to serve: what a form sends, piece by piece, within its limits. */
#ifndef HEARSAY_SERVE_UPLOAD_H
#define HEARSAY_SERVE_UPLOAD_H

#include <microhttpd.h>

#include "serve/bytes.h"

enum {
    HSY_MOST_UPLOAD = 64 << 20, /* bytes of one file or text */
    HSY_LONGEST_NAME = 100,     /* of a file; only its end is kept */
};

/* The parts of the form on /add. */
typedef struct hsy_upload {
    struct MHD_PostProcessor *processor;
    hsy_bytes key;     /* that the form was given: guard.h */
    hsy_bytes address; /* of a page to fetch */
    hsy_bytes text;    /* of an article */
    hsy_bytes file;
    char name[HSY_LONGEST_NAME + 1]; /* of the file: letters, digits, points, hyphens */
    bool is_too_large;               /* more came than the limits allow; the rest was dropped */
} hsy_upload;

/* NULL when the request brings no form, or there is no memory. */
hsy_upload *hsy_upload_begin(struct MHD_Connection *connection);
/* The next bytes of the request's body. */
void hsy_upload_take(hsy_upload *upload, const char *at, size_t length);
/* NULL is allowed. */
void hsy_upload_free(hsy_upload *upload);

#endif
