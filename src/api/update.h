/* Private to api: the traces of a collection brought up to date with what was added. */
#ifndef HEARSAY_API_UPDATE_H
#define HEARSAY_API_UPDATE_H

#include "hearsay.h"
#include "store/store.h"

/* Traces all articles that wait, some thousands at a time, each time in a transaction of its own: whatever ends the
 * run, what was traced stays traced and the rest goes on waiting. `options->traced` is told how many are done. False,
 * with errors added, when the store or the machine fails. Stops early, and returns true, when `options->stop` says so.
 * May jump; an open transaction is then undone with the store. */
bool hsy_update_traces(hsy_arena *arena, hsy_store *store, const hearsay_options *options, hsy_errors *errors);

#endif
