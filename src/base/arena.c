#include "base/arena.h"

#include <assert.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <stdalign.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"

#if defined(__SANITIZE_ADDRESS__)
#define POISONING 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define POISONING 1
#endif
#endif

#ifdef POISONING
#include <sanitizer/asan_interface.h>
#define POISON(at, size) ASAN_POISON_MEMORY_REGION(at, size)
#define UNPOISON(at, size) ASAN_UNPOISON_MEMORY_REGION(at, size)
enum { RED_ZONE = 16 }; /* poisoned bytes between two pieces */
#else
#define POISON(at, size) ((void)(at), (void)(size))
#define UNPOISON(at, size) ((void)(at), (void)(size))
enum { RED_ZONE = 0 };
#endif

enum {
    ALIGNMENT = alignof(max_align_t),
    FIRST_BLOCK = 64 << 10,    /* bytes; a short article fits into one block */
    LARGEST_BLOCK = 8 << 20,   /* blocks double up to here; larger pieces get a block of their own */
    MACHINE_FAILED_STATUS = 3, /* the exit status that stands for memory and disk */
};

typedef struct block {
    struct block *previous;
    size_t size, used; /* bytes behind this header */
} block;

typedef struct deferred {
    struct deferred *previous;
    void (*close)(void *what);
    void *what;
} deferred;

struct hsy_arena {
    hsy_arena *parent; /* of a scratch arena, else NULL */
    block *last;
    deferred *deferred;
    size_t limit, size; /* bytes */
    size_t next_block;
    unsigned fail_at;
    int failure;
    bool guarded;
    jmp_buf guard;
};

enum { HEADER = (sizeof(block) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT };

static char *bytes_of(block *b) { return (char *)b + HEADER; }

static size_t aligned(size_t size) { return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT; }

_Noreturn static void fail(hsy_arena *arena, hsy_code code) {
    while (arena->parent) arena = arena->parent;
    arena->failure = code;
    if (arena->guarded) longjmp(arena->guard, 1);
    fputs(code == HSY_ERROR_LIMIT ? "hearsay: a memory limit was reached\n" : "hearsay: out of memory\n", stderr);
    exit(MACHINE_FAILED_STATUS);
}

hsy_arena *hsy_arena_create(size_t limit) {
    hsy_arena *arena = calloc(1, sizeof *arena);
    if (!arena) return NULL;
    arena->limit = limit;
    arena->next_block = FIRST_BLOCK;
    return arena;
}

static void free_scratch(void *scratch) { hsy_arena_free(scratch); }

hsy_arena *hsy_arena_scratch(hsy_arena *parent) {
    hsy_arena *scratch = hsy_arena_create(0);
    if (!scratch) fail(parent, HSY_ERROR_MEMORY);
    scratch->parent = parent;
    hsy_arena_defer(parent, free_scratch, scratch);
    return scratch;
}

static void run_deferred(hsy_arena *arena) {
    for (deferred *d = arena->deferred; d; d = d->previous) d->close(d->what);
    arena->deferred = NULL;
}

static void free_block(hsy_arena *arena, block *b) {
    arena->size -= HEADER + b->size;
    UNPOISON(bytes_of(b), b->size);
    free(b);
}

void hsy_arena_free(hsy_arena *arena) {
    if (!arena) return;
    run_deferred(arena);
    while (arena->last) {
        block *previous = arena->last->previous;
        free_block(arena, arena->last);
        arena->last = previous;
    }
    free(arena);
}

void hsy_arena_clear(hsy_arena *arena) {
    run_deferred(arena);
    while (arena->last && arena->last->previous) {
        block *previous = arena->last->previous;
        free_block(arena, arena->last);
        arena->last = previous;
    }
    arena->next_block = FIRST_BLOCK;
    if (arena->last) {
        arena->last->used = 0;
        POISON(bytes_of(arena->last), arena->last->size);
    }
}

jmp_buf *hsy_arena_guard(hsy_arena *arena) {
    arena->guarded = true;
    return &arena->guard;
}

void hsy_arena_out_of_memory(hsy_arena *arena) { fail(arena, HSY_ERROR_MEMORY); }

int hsy_arena_failure(const hsy_arena *arena) { return arena->failure; }

static void add_block(hsy_arena *arena, size_t least) {
    size_t size = least > arena->next_block ? least : arena->next_block;
    if (arena->limit && (size > arena->limit || arena->size > arena->limit - size)) {
        size = least;
        if (size > arena->limit || arena->size > arena->limit - size) fail(arena, HSY_ERROR_LIMIT);
    }
    if (arena->fail_at && --arena->fail_at == 0) fail(arena, HSY_ERROR_MEMORY);
    block *b = size < SIZE_MAX - HEADER ? malloc(HEADER + size) : NULL;
    if (!b) fail(arena, HSY_ERROR_MEMORY);
    *b = (block){arena->last, size, 0};
    POISON(bytes_of(b), size);
    arena->last = b;
    arena->size += HEADER + size;
    if (arena->next_block < LARGEST_BLOCK) arena->next_block *= 2;
}

void *hsy_arena_alloc(hsy_arena *arena, size_t size) {
    if (size > SIZE_MAX / 4) fail(arena, HSY_ERROR_LIMIT);
    size_t taken = aligned(size ? size : 1) + RED_ZONE;
    if (!arena->last || arena->last->size - arena->last->used < taken) add_block(arena, taken);
    char *piece = bytes_of(arena->last) + arena->last->used;
    arena->last->used += taken;
    UNPOISON(piece, size ? size : 1);
    return piece;
}

void *hsy_arena_zero(hsy_arena *arena, size_t count, size_t size) {
    if (size && count > SIZE_MAX / 4 / size) fail(arena, HSY_ERROR_LIMIT);
    void *piece = hsy_arena_alloc(arena, count * size);
    return memset(piece, 0, count * size);
}

void *hsy_arena_grow(hsy_arena *arena, void *piece, size_t old_size, size_t new_size) {
    block *b = arena->last;
    size_t old_taken = aligned(old_size ? old_size : 1) + RED_ZONE;
    size_t new_taken = aligned(new_size) + RED_ZONE;
    if (piece && b && (char *)piece + old_taken == bytes_of(b) + b->used && new_size < SIZE_MAX / 4 &&
        b->size - b->used + old_taken >= new_taken) {
        b->used = b->used - old_taken + new_taken;
        UNPOISON(piece, new_size);
        return piece;
    }
    void *copy = hsy_arena_alloc(arena, new_size);
    if (old_size) memcpy(copy, piece, old_size);
    return copy;
}

hsy_slice hsy_arena_copy(hsy_arena *arena, hsy_slice slice) {
    if (slice.length == 0) return (hsy_slice){"", 0};
    return (hsy_slice){memcpy(hsy_arena_alloc(arena, slice.length), slice.at, slice.length), slice.length};
}

char *hsy_arena_c_string(hsy_arena *arena, hsy_slice slice) {
    char *string = hsy_arena_alloc(arena, slice.length + 1);
    if (slice.length) memcpy(string, slice.at, slice.length);
    string[slice.length] = '\0';
    return string;
}

hsy_slice hsy_arena_print(hsy_arena *arena, const char *format, ...) {
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    assert(length >= 0);
    char *piece = hsy_arena_alloc(arena, (size_t)length + 1);
    vsnprintf(piece, (size_t)length + 1, format, again);
    va_end(again);
    return (hsy_slice){piece, (size_t)length};
}

void hsy_arena_defer(hsy_arena *arena, void (*close)(void *what), void *what) {
    deferred *d = HSY_NEW(arena, deferred);
    *d = (deferred){arena->deferred, close, what};
    arena->deferred = d;
}

size_t hsy_arena_size(const hsy_arena *arena) { return arena->size; }

void hsy_arena_fail_at(hsy_arena *arena, unsigned n) { arena->fail_at = n; }

void hsy_memory_give_back(void) {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}
