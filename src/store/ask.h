/* What one asks a collection for; a part of store.h.
 *
 * What is handed out lives in the arena that the call is given. Names are found by their keys, so letter case, accents
 * and spelling do not count. Calls that return false have added an error, unless it is said otherwise.
 */
#ifndef HEARSAY_STORE_ASK_H
#define HEARSAY_STORE_ASK_H

#include "store/query.h"

typedef struct hsy_store hsy_store;

/* ---- the versions of an article ---- */

typedef struct hsy_stored_version {
    int64_t number;  /* from 1 */
    hsy_slice added; /* when it was stored, RFC 3339; empty when that is not known */
    hsy_slice packed;
} hsy_stored_version;

HSY_VECTOR_TYPE(hsy_stored_versions, hsy_stored_version);

/* All of them, the first first; none when there is no such article. */
bool hsy_store_versions(hsy_arena *arena, hsy_store *store, int64_t article, hsy_stored_versions *versions,
                        hsy_errors *errors);

#endif
