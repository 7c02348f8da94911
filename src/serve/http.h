/* Private to serve: the server, libmicrohttpd in front of cache and workers. */
#ifndef HEARSAY_SERVE_HTTP_H
#define HEARSAY_SERVE_HTTP_H

#include "serve/guard.h"

typedef struct hsy_server hsy_server;

typedef struct hsy_server_options {
    const char *database;
    const char *host; /* an address of this machine, or a name for it */
    unsigned port;    /* 0: any free one */
    bool may_write;
} hsy_server_options;

/* Listens. NULL, with the reason on standard error, when it cannot. */
hsy_server *hsy_server_start(const hsy_server_options *options);
/* The port it listens on. */
unsigned hsy_server_port(const hsy_server *server);
/* Token and key. */
const hsy_guard *hsy_server_guard(const hsy_server *server);
/* Looks whether the collection has changed; call it now and then. What was made before is then made anew. */
void hsy_server_refresh(hsy_server *server);
/* Finishes what was begun and ends. NULL is allowed. */
void hsy_server_stop(hsy_server *server);

#endif
