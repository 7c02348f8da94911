/* The page in the browser: a collection served over http on this machine. */
#ifndef HEARSAY_SERVE_SERVE_H
#define HEARSAY_SERVE_SERVE_H

#include "hearsay.h"

typedef struct hsy_serve_options {
    const char *database;
    const char *host; /* an address of this machine's loopback: "127.0.0.1" (when NULL) or "::1" */
    unsigned port;    /* 0: any free one */
} hsy_serve_options;

/* Serves until SIGINT or SIGTERM. Prints the address as the first line of standard output, and what goes wrong on
 * standard error. HEARSAY_USAGE: no such database, not a loopback address, or a port that is taken. */
hearsay_status hsy_serve(const hsy_serve_options *options);

#endif
