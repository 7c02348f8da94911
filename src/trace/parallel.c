#include "trace/parallel.h"

#include "base/pool.h"

enum {
    BATCHES_WANTED = 64, /* enough that threads end at about the same time */
    LARGEST_BATCH = 256, /* pieces; bounds how long one arena grows */
};

typedef struct batches {
    size_t count, size; /* pieces, pieces a batch */
    void *context;
    void (*work)(void *context, const hsy_room *room, size_t index);
    hsy_arena **kept; /* one a batch, freed with the arena of the caller */
    size_t kept_count;
    bool failed;
} batches;

static void free_kept(void *what) {
    batches *b = what;
    for (size_t i = 0; i < b->kept_count; i++) hsy_arena_free(b->kept[i]);
}

/* False when memory gave out. */
static bool run_pieces(const batches *b, const hsy_room *room, size_t batch) {
    if (setjmp(*hsy_arena_guard(room->kept)) != 0) return false;
    if (setjmp(*hsy_arena_guard(room->scratch)) != 0) return false;
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
    hsy_arena *scratch = hsy_arena_create(0);
    b->kept[batch] = hsy_arena_create(0);
    hsy_room room = {b->kept[batch], scratch};
    bool done = room.kept && scratch && run_pieces(b, &room, batch);
    hsy_arena_free(scratch);
    return done ? b : NULL;
}

static bool take_batch(void *context, size_t batch, void *result) {
    (void)batch;
    batches *b = context;
    if (!result) b->failed = true;
    return !b->failed;
}

void hsy_parallel(hsy_arena *arena, unsigned threads, size_t count, void *context,
                  void (*work)(void *context, const hsy_room *room, size_t index)) {
    if (count == 0) return;
    batches *b = HSY_NEW(arena, batches);
    size_t size = count / BATCHES_WANTED;
    if (size < 1) size = 1;
    if (size > LARGEST_BATCH) size = LARGEST_BATCH;
    *b = (batches){.count = count, .size = size, .context = context, .work = work};
    b->kept_count = (count + size - 1) / size;
    b->kept = HSY_NEW_ARRAY(arena, hsy_arena *, b->kept_count);
    hsy_arena_defer(arena, free_kept, b);
    hsy_pool_map(threads, b->kept_count, b, run_batch, take_batch);
    if (b->failed) hsy_arena_alloc(arena, SIZE_MAX / 8); /* no machine has that much: the arena fails as theirs did */
}
