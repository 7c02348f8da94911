/* The page in the browser: a collection served over http. */
#ifndef HEARSAY_SERVE_SERVE_H
#define HEARSAY_SERVE_SERVE_H

#include "hearsay.h"

typedef struct hsy_serve_options {
    const char *database;
    const char *host; /* an address or name of this machine; NULL: "127.0.0.1". Others than loopback demand a token. */
    unsigned port;    /* 0: any free one */
    bool may_write;   /* visitors may add pages */
} hsy_serve_options;

/* Serves until SIGINT or SIGTERM. Prints the address as the first line of standard output, with the token where one is
 * demanded, and what goes wrong on standard error. HEARSAY_USAGE: no such database, not an address of this machine, or
 * a port that is taken. */
hearsay_status hsy_serve(const hsy_serve_options *options);

#endif
