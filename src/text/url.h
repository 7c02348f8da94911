/* Addresses: absolute ones from relative ones. */
#ifndef HEARSAY_TEXT_URL_H
#define HEARSAY_TEXT_URL_H

#include "base/arena.h"

/* An absolute address: `reference` resolved against `base` as browsers do (WHATWG URL, lexbor). Empty when it cannot
 * be, and for addresses that name no document (javascript:, data:, mailto:). */
hsy_slice hsy_url_resolve(hsy_arena *arena, hsy_slice base, hsy_slice reference);

#endif
