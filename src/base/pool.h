/* A pool of threads for many independent pieces of work whose results are wanted in order.
 *
 * Workers take the next index from one queue; whatever the number of threads, results are handed on in the order
 * of the indices, by the calling thread, and at most `4 * threads` of them wait at any time, so memory is bounded.
 *
 *     static void *read_one(void *context, size_t index) { ... return page; }
 *     static bool print_one(void *context, size_t index, void *page) { ...; return true; }
 *     hsy_pool_map(0, count, context, read_one, print_one);
 */
#ifndef HEARSAY_BASE_POOL_H
#define HEARSAY_BASE_POOL_H

#include <stdbool.h>
#include <stddef.h>

/* Cores that this process may use, at least 1. */
unsigned hsy_pool_cores(void);

/* Calls `work(context, index)` for each index below `count` on `threads` threads (0: one a core) and
 * `take(context, index, result)` for each result, in order, on the calling thread. When `take` returns false no
 * further work is begun, what is under way is finished, and its results are still taken. `work` must not jump out
 * (set an arena guard inside it). With one thread, or when no thread can be started, all runs on the caller. */
void hsy_pool_map(unsigned threads, size_t count, void *context, void *(*work)(void *context, size_t index),
                  bool (*take)(void *context, size_t index, void *result));

#endif
