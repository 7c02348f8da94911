#include "api/visits.h"

enum { USELESS_FOR = 24 * 3600 }; /* seconds */

bool hsy_visit_load(hsy_arena *arena, hsy_store *store, hsy_slice address, hsy_visit *visit, hsy_errors *errors) {
    bool found;
    hsy_store_fetch f;
    if (!hsy_store_find_fetch(arena, store, address, &f, &found, errors) || !found) return false;
    *visit = (hsy_visit){.address = f.address,
                         .url = f.url,
                         .etag = f.etag,
                         .last_modified = f.last_modified,
                         .checked = f.checked,
                         .fresh = f.fresh,
                         .next = f.next,
                         .failures = f.failures,
                         .status = f.status};
    return true;
}

bool hsy_visit_save(hsy_store *store, const hsy_visit *visit, bool is_useless, hsy_errors *errors) {
    if (!visit) return true;
    hsy_store_fetch fetch = {.address = visit->address,
                             .url = visit->url,
                             .etag = visit->etag,
                             .last_modified = visit->last_modified,
                             .checked = visit->checked,
                             .fresh = visit->fresh,
                             .next = visit->next,
                             .failures = visit->failures,
                             .status = visit->status};
    if (is_useless && !visit->failures) {
        fetch.etag = fetch.last_modified = HSY_S("");
        fetch.failures = 1;
        fetch.next = visit->checked + USELESS_FOR;
    }
    return hsy_store_put_fetch(store, &fetch, errors);
}
