#include "trace/parallel.h"

#include <pthread.h>

#include "base/pool.h"

enum {
    BATCHES_WANTED = 64, /* enough that threads end at about the same time */
    LARGEST_BATCH = 256, /* pieces; bounds how long one arena grows */
};

/* Arenas, one a batch, that are freed with another one. */
typedef struct arenas {
    hsy_arena **items;
    size_t count;
} arenas;

/* What a thread has at hand for its work, and leaves for the batch after. */
typedef struct desk {
    struct desk *next;
    hsy_arena *arena; /* of this very desk and its stems */
    hsy_arena *scratch;
    hsy_stems *stems;
} desk;

typedef struct batches {
    size_t count, size; /* pieces, pieces a batch */
    void *context;
    void (*work)(void *context, const hsy_room *room, size_t index);
    arenas *kept, *brief; /* `brief` may be NULL */
    pthread_mutex_t lock;
    desk *free_desks;
    bool failed;
} batches;

static void free_arenas(void *what) {
    arenas *a = what;
    for (size_t i = 0; i < a->count; i++) hsy_arena_free(a->items[i]);
}

static arenas *arenas_in(hsy_arena *arena, size_t count) {
    arenas *a = HSY_NEW(arena, arenas);
    *a = (arenas){HSY_NEW_ARRAY(arena, hsy_arena *, count), count};
    hsy_arena_defer(arena, free_arenas, a);
    return a;
}

static desk *furnish(hsy_arena *arena) {
    if (setjmp(*hsy_arena_guard(arena)) != 0) return NULL;
    desk *d = HSY_NEW(arena, desk);
    *d = (desk){.arena = arena, .scratch = hsy_arena_scratch(arena), .stems = hsy_stems_in(arena)};
    return d;
}

/* A desk that is free, or a new one; NULL when there is no memory. */
static desk *take_desk(batches *b) {
    pthread_mutex_lock(&b->lock);
    desk *d = b->free_desks;
    if (d) b->free_desks = d->next;
    pthread_mutex_unlock(&b->lock);
    if (d) return d;
    hsy_arena *arena = hsy_arena_create(0);
    d = arena ? furnish(arena) : NULL;
    if (!d) hsy_arena_free(arena);
    return d;
}

static void leave_desk(batches *b, desk *d) {
    pthread_mutex_lock(&b->lock);
    d->next = b->free_desks;
    b->free_desks = d;
    pthread_mutex_unlock(&b->lock);
}

static void remove_desks(batches *b) {
    for (desk *d = b->free_desks, *next; d; d = next) {
        next = d->next;
        hsy_arena_free(d->arena);
    }
}

/* False when memory gave out. */
static bool run_pieces(const batches *b, const desk *d, const hsy_room *room, size_t batch) {
    if (setjmp(*hsy_arena_guard(room->kept)) != 0) return false;
    if (setjmp(*hsy_arena_guard(d->arena)) != 0) return false;
    if (room->brief && setjmp(*hsy_arena_guard(room->brief)) != 0) return false;
    size_t end = (batch + 1) * b->size < b->count ? (batch + 1) * b->size : b->count;
    for (size_t i = batch * b->size; i < end; i++) {
        b->work(b->context, room, i);
        hsy_arena_clear(room->scratch);
    }
    return true;
}

/* Returns the batches when all went well, else NULL. */
static void *run_batch(void *context, size_t batch) {
    batches *b = context;
    desk *d = take_desk(b);
    if (!d) return NULL;
    hsy_room room = {.kept = b->kept->items[batch] = hsy_arena_create(0), .scratch = d->scratch, .stems = d->stems};
    if (b->brief) room.brief = b->brief->items[batch] = hsy_arena_create(0);
    bool is_furnished = room.kept && (room.brief || !b->brief);
    bool done = is_furnished && run_pieces(b, d, &room, batch);
    leave_desk(b, d);
    return done ? b : NULL;
}

static bool take_batch(void *context, size_t batch, void *result) {
    (void)batch;
    batches *b = context;
    if (!result) b->failed = true;
    return !b->failed;
}

void hsy_parallel_brief(hsy_arena *arena, hsy_arena *brief, unsigned threads, size_t count, void *context,
                        void (*work)(void *context, const hsy_room *room, size_t index)) {
    if (count == 0) return;
    size_t size = count / BATCHES_WANTED;
    if (size < 1) size = 1;
    if (size > LARGEST_BATCH) size = LARGEST_BATCH;
    batches b = {.count = count, .size = size, .context = context, .work = work};
    size_t batch_count = (count + size - 1) / size;
    b.kept = arenas_in(arena, batch_count);
    if (brief) b.brief = arenas_in(brief, batch_count);
    pthread_mutex_init(&b.lock, NULL);
    hsy_pool_map(threads, batch_count, &b, run_batch, take_batch);
    pthread_mutex_destroy(&b.lock);
    remove_desks(&b);
    if (b.failed) hsy_arena_alloc(arena, SIZE_MAX / 8); /* no machine has that much: the arena fails as theirs did */
}

void hsy_parallel(hsy_arena *arena, unsigned threads, size_t count, void *context,
                  void (*work)(void *context, const hsy_room *room, size_t index)) {
    hsy_parallel_brief(arena, NULL, threads, count, context, work);
}
