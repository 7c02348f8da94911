/* Many independent pieces of work whose results stay: worker threads with arenas.
 *
 * An arena belongs to one thread, so each batch of pieces gets two of its own: `kept`, which lives as long as the
 * arena of the trace, and `scratch`, which is cleared after each piece. Which pieces share a batch depends on their
 * number only, and every piece writes to its own place, so the result does not depend on the number of threads.
 * `scratch` goes from batch to batch, one a thread, together with what is worth remembering: stems.
 */
#ifndef HEARSAY_TRACE_PARALLEL_H
#define HEARSAY_TRACE_PARALLEL_H

#include "base/arena.h"
#include "text/stems.h"

typedef struct hsy_room {
    hsy_arena *kept, *scratch;
    hsy_arena *brief; /* hsy_parallel_brief: lives as long as its `brief`; else NULL */
    hsy_stems *stems; /* remembered from piece to piece */
} hsy_room;

/* Calls `work(context, room, index)` for each index below `count` on `threads` threads (0: one a core). When memory
 * gives out in a worker, all that was begun is finished and then `arena` fails, on the calling thread. */
void hsy_parallel(hsy_arena *arena, unsigned threads, size_t count, void *context,
                  void (*work)(void *context, const hsy_room *room, size_t index));
/* The same with results of two lives: of `arena` and of `brief`, a scratch arena of it. */
void hsy_parallel_brief(hsy_arena *arena, hsy_arena *brief, unsigned threads, size_t count, void *context,
                        void (*work)(void *context, const hsy_room *room, size_t index));

#endif
