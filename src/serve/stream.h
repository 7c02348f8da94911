/* Private to serve: what is too large to be held at once goes out while it is made.
 *
 * A thread of its own asks the library and waits while STREAM_BYTES are on their way; the network's thread takes them
 * as the visitor reads, and puts the connection to sleep while there are none. So an export of a whole collection costs
 * the memory of its largest story, a visitor who is slow holds up nobody but that thread, and one who goes ends it.
 */
#ifndef HEARSAY_SERVE_STREAM_H
#define HEARSAY_SERVE_STREAM_H

#include "serve/visit.h"

typedef struct hsy_streams hsy_streams; /* all of a server */

hsy_streams *hsy_streams_create(const char *database);
/* Ends those that are under way and waits for that; wakes their connections. */
void hsy_streams_stop(hsy_streams *streams);
/* Once no connection is left. NULL is allowed. */
void hsy_streams_free(hsy_streams *streams);

/* Begins the export that a visit asks for; the connection must sleep, and wakes, with visit->is_made set, once the
 * first bytes are there or there will be none. False: too many are under way, or the machine has no thread or memory
 * left. */
bool hsy_stream_begin(hsy_streams *streams, hsy_visit *visit);
/* For a visit that woke up: the response with all that is made from here on; NULL: there is nothing, and the visit has
 * an answer that says why, or the machine has no memory left. */
struct MHD_Response *hsy_stream_response(hsy_visit *visit);
/* The visit is over. */
void hsy_stream_leave(hsy_stream *stream);

#endif
