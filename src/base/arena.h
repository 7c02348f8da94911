/* An arena: memory that is taken bit by bit and given back all at once.
 *
 * A page lives in one arena: bytes, blocks, statements and what libraries made on the way. Nothing is freed one by
 * one, so nothing is forgotten or freed twice, and a page's memory has one limit.
 *
 * Allocation never returns NULL. When the machine has no memory or the limit is reached, control jumps to the
 * guard that the owner has set, so the stages between need no checks:
 *
 *     hsy_arena *arena = hsy_arena_create(256 << 20);
 *     if (!arena) return HSY_ERROR_MEMORY;
 *     if (setjmp(*hsy_arena_guard(arena)) != 0) {            // some allocation below failed
 *         hsy_code code = hsy_arena_failure(arena);           // HSY_ERROR_MEMORY or HSY_ERROR_LIMIT
 *         hsy_arena_free(arena);
 *         return code;
 *     }
 *     ... every stage ...
 *     hsy_arena_free(arena);
 *
 * What is not memory of the arena (a lexbor document, a file) is handed to it with hsy_arena_defer, and is closed
 * when the arena is freed, jump or not. Without a guard a failure ends the process with status 3.
 * Under AddressSanitizer unused room is poisoned, so an overrun inside the arena is seen.
 * An arena belongs to one thread at a time.
 */
#ifndef HEARSAY_BASE_ARENA_H
#define HEARSAY_BASE_ARENA_H

#include <setjmp.h>

#include "base/slice.h"

typedef struct hsy_arena hsy_arena;

/* A new arena that holds at most `limit` bytes; 0 is no limit. NULL when the machine has no memory. */
hsy_arena *hsy_arena_create(size_t limit);
/* An arena for passing work beside `parent`: what fails in it jumps to the parent's guard, and it is freed with the
 * parent at the latest. Clear it between pieces of work; never free it by hand. */
hsy_arena *hsy_arena_scratch(hsy_arena *parent);
/* Calls what was deferred, last first, and gives all memory back. NULL is allowed. */
void hsy_arena_free(hsy_arena *arena);
/* Gives everything back but keeps the first block and the guard: for a worker that reads page after page. */
void hsy_arena_clear(hsy_arena *arena);

/* Where a failed allocation jumps to; see above. Valid while the function that called setjmp has not returned. */
jmp_buf *hsy_arena_guard(hsy_arena *arena);
/* Jumps there as an allocation does that fails: for memory that a library could not get. */
_Noreturn void hsy_arena_out_of_memory(hsy_arena *arena);
/* Why it jumped, as an hsy_code. */
int hsy_arena_failure(const hsy_arena *arena);

/* `size` bytes, not set, aligned for every type. */
void *hsy_arena_alloc(hsy_arena *arena, size_t size);
/* `count` * `size` bytes, set to zero. Overflow counts as passing the limit. */
void *hsy_arena_zero(hsy_arena *arena, size_t count, size_t size);
/* Grows a piece from `old_size` to `new_size` bytes: in place when it is the last one, else as a copy. */
void *hsy_arena_grow(hsy_arena *arena, void *piece, size_t old_size, size_t new_size);
/* A copy that lives as long as the arena. */
hsy_slice hsy_arena_copy(hsy_arena *arena, hsy_slice slice);
/* The same with a terminating zero, for libraries that want C strings. */
char *hsy_arena_c_string(hsy_arena *arena, hsy_slice slice);
/* A slice made as by printf. */
hsy_slice hsy_arena_print(hsy_arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* `close(what)` is called when the arena is freed or cleared. */
void hsy_arena_defer(hsy_arena *arena, void (*close)(void *what), void *what);
/* Bytes taken from the machine so far. */
size_t hsy_arena_size(const hsy_arena *arena);

/* Hands memory that was freed, and that the allocator keeps for later, back to the machine: between the phases of long
 * work, each of which wants other sizes on other threads. */
void hsy_memory_give_back(void);

/* For tests of failure: the `n`-th block from now (1 is the next) cannot be had; 0 switches it off. */
void hsy_arena_fail_at(hsy_arena *arena, unsigned n);

#define HSY_NEW(arena, type) ((type *)hsy_arena_zero((arena), 1, sizeof(type)))
#define HSY_NEW_ARRAY(arena, type, count) ((type *)hsy_arena_zero((arena), (count), sizeof(type)))

#endif
