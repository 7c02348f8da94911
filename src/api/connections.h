/* Private to api: connections that are kept from call to call. */
#ifndef HEARSAY_API_CONNECTIONS_H
#define HEARSAY_API_CONNECTIONS_H

#include "hearsay.h"
#include "store/store.h"

typedef struct hsy_connection hsy_connection;

/* A connection to `database`, kept or new, whose store allocates in `arena`; NULL when these connections are to another
 * database (or are NULL), or, with errors added, when it cannot be opened. May jump to the arena's guard before
 * anything is taken. */
hsy_connection *hsy_connection_take(hearsay_connections *connections, const char *database, hsy_arena *arena,
                                    hsy_errors *errors);
hsy_store *hsy_connection_store(hsy_connection *connection);
/* Gives it back, after the arena was freed; `is_sound` is false when something went wrong with it. NULL is allowed. */
void hsy_connection_give_back(hearsay_connections *connections, hsy_connection *connection, bool is_sound);

#endif
