/* Private to api: readings of a collection's articles, as the trace takes them. */
#ifndef HEARSAY_API_LOAD_H
#define HEARSAY_API_LOAD_H

#include "store/store.h"

/* Reads the newest versions of the articles back, on `threads` threads (0: one a core): `readings` has room for one an
 * id, and gets them in the order of the ids, each with its id as path. They live as long as the arena. False, with an
 * error that names the article, when one is missing or damaged. May jump. */
bool hsy_load_readings(hsy_arena *arena, hsy_store *store, const hsy_ids *ids, unsigned threads, hsy_reading *readings,
                       hsy_errors *errors);

#endif
