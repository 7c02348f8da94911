/* Private to serve: one request on its way, from its first line until its answer is sent. */
#ifndef HEARSAY_SERVE_EXCHANGE_H
#define HEARSAY_SERVE_EXCHANGE_H

#include <microhttpd.h>

#include "serve/guard.h"
#include "serve/request.h"
#include "serve/upload.h"
#include "serve/workers.h"

typedef struct hsy_export hsy_export;

typedef struct hsy_exchange {
    hsy_job job; /* its answer is the exchange's; must stand first */
    struct MHD_Connection *connection;
    const hsy_guard *guard;
    hsy_request request;
    long long revision; /* of the collection when the answer was asked for */
    hsy_slice token;    /* the parameter */
    hsy_slice address;  /* of the request without its token, encoded */
    bool has_new_token; /* it came as a parameter and is right: it becomes a cookie */
    bool has_new_tongue;
    hsy_export *export; /* of an export; else NULL */
    hsy_upload *upload; /* of a form; else NULL */
    bool is_made;       /* the job is done */
    bool is_asset;      /* may be kept for ever */
    bool is_too_long;   /* the address */
} hsy_exchange;

static inline hsy_exchange *hsy_exchange_of(hsy_job *job) { return (hsy_exchange *)job; }

/* Reads address, parameters and tongue; NULL when there is no memory. `path` is decoded. */
hsy_exchange *hsy_exchange_begin(struct MHD_Connection *connection, const char *path);
/* What guard.h looks at. */
hsy_visitor hsy_exchange_headers(const hsy_exchange *exchange, const char *method);
/* NULL is allowed. */
void hsy_exchange_end(hsy_exchange *exchange);

#endif
