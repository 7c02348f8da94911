/* Private to serve: what is too large to be held at once goes out while it is made.
 *
 * A thread of its own asks the library and waits while a few hundred kilobytes are on their way; the network's thread
 * takes them as the visitor reads, and puts the connection to sleep while there are none. So an export of a whole
 * collection costs the memory of its largest story, a visitor who is slow holds up nobody but that thread, and one who
 * goes ends it.
 */
#ifndef HEARSAY_SERVE_EXPORT_H
#define HEARSAY_SERVE_EXPORT_H

#include "serve/exchange.h"

typedef struct hsy_exports hsy_exports; /* all of a server */

hsy_exports *hsy_exports_create(const char *database);
/* Ends those that are under way and waits for that; wakes their connections. */
void hsy_exports_stop(hsy_exports *exports);
/* Once no connection is left. NULL is allowed. */
void hsy_exports_free(hsy_exports *exports);

/* Begins the export that a exchange asks for; the connection must sleep, and wakes, with exchange->is_made set, once
 * the first bytes are there or there will be none. False: too many are under way, or the machine has no thread or
 * memory left. */
bool hsy_export_begin(hsy_exports *exports, hsy_exchange *exchange);
/* For a exchange that woke up: the response with all that is made from here on; NULL: there is nothing, and the
 * exchange has an answer that says why, or the machine has no memory left. */
struct MHD_Response *hsy_export_response(hsy_exchange *exchange);
/* The exchange is over. */
void hsy_export_leave(hsy_export *export);

#endif
