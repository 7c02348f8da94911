/* A pool for work that comes bit by bit, nobody knows how much: one producer, many workers, results in order.
 *
 * The producer pushes items into a queue with few places and waits while it is full; workers take them; results are
 * handed on in the order of the items, by the calling thread. At most 4 * threads items wait for a worker and at most
 * 32 * threads are anywhere between push and taking, so memory is bounded however much there is to read, and a caller
 * who waits for a disk now and then holds nobody up. (For a number of pieces that is known, see pool.h.)
 *
 *     static void find_pages(void *context, hsy_stream_pool *pool) { ... hsy_stream_push(pool, page); ... }
 *     static void *read_one(void *context, void *page) { ... return reading; }
 *     static bool print_one(void *context, size_t index, void *reading) { ... return true; }
 *
 *     hsy_stream_run(0, &(hsy_stream_work){find_pages, read_one, print_one, NULL, context});
 */
#ifndef HEARSAY_BASE_STREAM_POOL_H
#define HEARSAY_BASE_STREAM_POOL_H

#include <stdbool.h>
#include <stddef.h>

typedef struct hsy_stream_pool hsy_stream_pool;

typedef struct hsy_stream_work {
    void (*produce)(void *context, hsy_stream_pool *pool);   /* on a thread of its own */
    void *(*work)(void *context, void *item);                /* for each item, on many threads */
    bool (*take)(void *context, size_t index, void *result); /* each result, in order, on the calling thread */
    void (*idle)(void *context); /* on the calling thread after each second without a result; NULL: nothing */
    void *context;               /* given to all */
} hsy_stream_work;

/* Runs until the producer returns and all it pushed is taken, with `threads` threads that work (0: one a core). When
 * `take` returns false the producer is told to end; what was pushed before is still worked on and taken. None of the
 * functions may jump out. With one thread, or when no thread can be started, all runs on the caller, item by item,
 * never idle. */
void hsy_stream_run(unsigned threads, const hsy_stream_work *work);

/* For the producer: gives an item away; waits while the queue is full. False: nothing more is wanted, and the item
 * stays the producer's. */
bool hsy_stream_push(hsy_stream_pool *pool, void *item);

#endif
