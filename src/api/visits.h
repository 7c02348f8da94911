/* Private to api: what a collection remembers of addresses, in the form in which intake asks for it. */
#ifndef HEARSAY_API_VISITS_H
#define HEARSAY_API_VISITS_H

#include "intake/intake.h"
#include "store/store.h"

/* Looks an address up; false when nothing is known of it, or nothing can be looked up. What it fills in lives in
 * `arena`. May jump to `arena`'s guard, or to that of the store's arena. */
bool hsy_visit_load(hsy_arena *arena, hsy_store *store, hsy_slice address, hsy_visit *visit, hsy_errors *errors);
/* Remembers a visit; `is_useless` when what came was no article, so that it is left alone for a day. NULL: nothing. */
bool hsy_visit_save(hsy_store *store, const hsy_visit *visit, bool is_useless, hsy_errors *errors);

#endif
