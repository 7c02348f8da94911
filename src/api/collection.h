/* Private to api: a collection that a call works on.
 *
 *     static hearsay_status count(hsy_collection *c, void *what) { ... }
 *     return hsy_collection_run(database, options, false, count, &call);
 */
#ifndef HEARSAY_API_COLLECTION_H
#define HEARSAY_API_COLLECTION_H

#include "api/page_work.h"
#include "api/print.h"
#include "store/store.h"

typedef struct hsy_collection {
    hsy_arena *arena; /* of the call */
    hsy_store *store;
    const hearsay_options *options; /* never NULL */
    hsy_errors errors;              /* are told when the call ends */
} hsy_collection;

/* What a call does once the database is open; it may jump. */
typedef hearsay_status hsy_collection_work(hsy_collection *c, void *what);

/* Opens the database, made when `create` is set and there is none, does the work, tells what went wrong, and closes it.
 * `options` may be NULL. HEARSAY_USAGE when it is no database, else the worse of what the work returned and what the
 * errors are. */
hearsay_status hsy_collection_run(const char *database, const hearsay_options *options, bool create,
                                  hsy_collection_work *work, void *what);

/* The same without a database: `store` is NULL. */
hearsay_status hsy_collection_run_without(const hearsay_options *options, hsy_collection_work *work, void *what);

/* The reading of a stored article, as it was read; false, with an error added, when it is damaged. */
bool hsy_collection_reading(hsy_collection *c, const hsy_stored *stored, hsy_reading *reading);

/* Hands a text to the sink; an empty one is not handed. False when the sink refused. */
bool hsy_sink_text(hsy_slice text, hearsay_sink *sink, void *sink_context);

#endif
