/* Part of store.h: what is remembered of addresses that were asked for over http, from one run to the next. */
#ifndef HEARSAY_STORE_FETCH_H
#define HEARSAY_STORE_FETCH_H

#include "base/arena.h"
#include "base/error.h"

typedef struct hsy_store hsy_store;

/* Times in seconds since 1970; intake/web.h says what each field is for. */
typedef struct hsy_store_fetch {
    hsy_slice address, url, etag, last_modified;
    int64_t checked, fresh, next;
    uint32_t failures, status;
} hsy_store_fetch;

/* Looks an address up; copies what is known of it into `arena`, and may jump there. */
bool hsy_store_find_fetch(hsy_arena *arena, hsy_store *store, hsy_slice address, hsy_store_fetch *fetch, bool *found,
                          hsy_errors *errors);
/* Takes the place of what was known. To be called in the transaction of the page that came of it. */
bool hsy_store_put_fetch(hsy_store *store, const hsy_store_fetch *fetch, hsy_errors *errors);

#endif
