/* The traces of a collection brought up to date.
 *
 * A batch of articles that wait is read back; each gets the keys under which it finds its neighbours
 * (trace/vicinity.c); the stories in which they have neighbours are read back whole (store/place.c), and all of these
 * are traced as one set. What comes out takes the place of what these articles were before, story by story. So a
 * hundred new articles cost what their stories hold, whatever the collection holds.
 *
 * Batches go by the articles' numbers and each is one transaction, so that a run that was killed and begun again does
 * the same as one that was not.
 *
 * While the processor's cores trace, a thread beside them enters in the database what is known of the newcomers
 * already. Whatever gives out, it is waited for, so memory that gives out leads to guards of this file before the
 * caller's.
 *
 * What it misses: what the trace of the whole would say of articles that have no keys in common; a story of more than
 * MOST_OTHERS articles, which is no longer traced with what is new.
 */
#include "api/update.h"

#include <pthread.h>

#include "api/load.h"
#include "api/page_work.h"
#include "output/output.h"
#include "trace/trace.h"

enum {
    MOST_NEWCOMERS = 12288, /* of a batch: fewer would trace a story that many of them join again and again; */
    MOST_OTHERS = 12288,    /* of their stories: with 20 to 40 KB an article a gigabyte at worst, half of it usual */
};

/* The newcomers on their way into the database, on a thread of its own. */
typedef struct moving {
    hsy_arena *arena; /* what it and the store take meanwhile */
    hsy_errors errors;
    bool is_done, has_no_memory;
} moving;

typedef struct batch {
    hsy_arena *arena;
    hsy_arena *caller; /* the arena of the whole call */
    hsy_store *store;
    const hearsay_options *options;
    hsy_errors *errors;
    hsy_ids ids, others;
    hsy_reading *readings; /* of the newcomers, then of the others too */
    hsy_newcomer *newcomers;
    moving moving;
    hsy_trace whole;
    bool has_no_memory;
} batch;

/* Runs a step under a guard of its own; one that memory gave out in has failed. */
static bool guarded(batch *b, bool (*step)(batch *b)) {
    if (setjmp(*hsy_arena_guard(b->arena)) == 0) return step(b);
    b->has_no_memory = true;
    return false;
}

static bool load(batch *b, const hsy_ids *ids, hsy_reading *readings) {
    return hsy_load_readings(b->arena, b->store, ids, b->options->threads, readings, b->errors);
}

static bool load_newcomers(batch *b) {
    b->readings = HSY_NEW_ARRAY(b->arena, hsy_reading, b->ids.count + 1);
    return load(b, &b->ids, b->readings);
}

/* Finds the others. */
static bool look_around(batch *b) {
    b->newcomers = HSY_NEW_ARRAY(b->arena, hsy_newcomer, b->ids.count + 1);
    hsy_vicinity *vicinities = HSY_NEW_ARRAY(b->arena, hsy_vicinity, b->ids.count + 1);
    hsy_trace_vicinities(b->arena, b->readings, b->ids.count, b->options->threads, vicinities);
    for (size_t i = 0; i < b->ids.count; i++)
        b->newcomers[i] =
            (hsy_newcomer){b->ids.items[i], &b->readings[i].article, &b->readings[i].statements, &vicinities[i]};
    return hsy_store_look_around(b->arena, b->store, b->newcomers, b->ids.count, MOST_OTHERS, &b->others, b->errors);
}

/* Puts the newcomers and the others in one row. The newcomers stay where they were as well: the trace sorts the row. */
static bool join(batch *b) {
    hsy_reading *all = HSY_NEW_ARRAY(b->arena, hsy_reading, b->ids.count + b->others.count + 1);
    for (size_t i = 0; i < b->ids.count; i++) all[i] = b->readings[i];
    b->readings = all;
    return load(b, &b->others, all + b->ids.count);
}

static bool trace(batch *b) {
    hsy_trace_articles(b->arena, b->readings, b->ids.count + b->others.count, b->options->threads, &b->whole);
    return true;
}

static void *move_in(void *context) {
    batch *b = context;
    moving *m = &b->moving;
    if (setjmp(*hsy_arena_guard(m->arena)) == 0)
        m->is_done = hsy_store_move_in(m->arena, b->store, b->newcomers, b->ids.count, &m->errors);
    else
        m->has_no_memory = true;
    return NULL;
}

static bool take_errors(batch *b) {
    for (size_t i = 0; i < b->moving.errors.count; i++) HSY_PUSH(b->arena, b->errors, b->moving.errors.items[i]);
    return true;
}

/* The store is the mover's until that has ended. */
static bool trace_while_moving_in(batch *b) {
    pthread_t mover;
    hsy_store_lend(b->store, b->moving.arena);
    bool moves = b->options->threads != 1 && pthread_create(&mover, NULL, move_in, b) == 0;
    bool is_traced = guarded(b, trace);
    if (moves)
        pthread_join(mover, NULL);
    else
        move_in(b);
    hsy_store_lend(b->store, b->caller);
    if (b->moving.has_no_memory) b->has_no_memory = true;
    return guarded(b, take_errors) && is_traced && b->moving.is_done;
}

static void pack_stories(hsy_arena *arena, hsy_store_story *stories, size_t count) {
    hsy_arena *scratch = hsy_arena_scratch(arena);
    for (size_t i = 0; i < count; i++) {
        hsy_buffer out = hsy_buffer_in(scratch, 0);
        hsy_output_trace_json(&out, stories[i].trace);
        stories[i].json = hsy_store_pack(arena, hsy_slice_trim(hsy_buffer_text(&out)));
        hsy_arena_clear(scratch);
    }
}

static bool put(batch *b) {
    hsy_trace *cuts;
    size_t count = hsy_trace_cut(b->arena, &b->whole, &cuts);
    hsy_store_story *stories = HSY_NEW_ARRAY(b->arena, hsy_store_story, count + 1);
    for (size_t i = 0; i < count; i++) stories[i].trace = &cuts[i];
    if (!hsy_store_number(b->arena, b->store, stories, count, b->errors)) return false;
    pack_stories(b->arena, stories, count);
    return hsy_store_put_stories(b->arena, b->store, stories, count, b->errors);
}

/* True, with nothing of the batch kept, when the user wants no more of it. */
static bool is_left(const batch *b) { return hsy_is_stopped(b->options); }

static bool update(batch *b) {
    return guarded(b, load_newcomers) && !is_left(b) && guarded(b, look_around) && guarded(b, join) && !is_left(b) &&
           trace_while_moving_in(b) && guarded(b, put) && hsy_store_commit(b->store, b->errors);
}

static void report(const hearsay_options *options, size_t done, size_t count) {
    if (options->traced) options->traced(options->context, done, count);
}

static void free_arena(void *what) { hsy_arena_free(*(hsy_arena **)what); }

/* One that fails to guards of its own, and goes with the caller's. */
static hsy_arena *own_arena(hsy_arena *caller) {
    hsy_arena **own = HSY_NEW(caller, hsy_arena *);
    hsy_arena_defer(caller, free_arena, own);
    *own = hsy_arena_create(0);
    if (!*own) hsy_arena_out_of_memory(caller);
    return *own;
}

static bool find_waiting(batch *b) { return hsy_store_waiting(b->arena, b->store, MOST_NEWCOMERS, &b->ids, b->errors); }

typedef enum outcome { FAILED, MORE, LAST } outcome;

/* Traces a batch, in a transaction of its own. */
static outcome run_batch(batch *b) {
    if (!guarded(b, find_waiting)) return FAILED;
    if (b->ids.count == 0) return LAST;
    if (!hsy_store_begin(b->store, b->errors) || !update(b)) return FAILED;
    return b->ids.count == MOST_NEWCOMERS ? MORE : LAST;
}

bool hsy_update_traces(hsy_arena *arena, hsy_store *store, const hearsay_options *options, hsy_errors *errors) {
    size_t done = 0, count;
    hsy_arena *own = own_arena(arena), *movers = own_arena(arena);
    if (!hsy_store_count_waiting(store, &count, errors)) return false;
    for (outcome o = MORE; o == MORE && !hsy_is_stopped(options);) {
        batch b = {.arena = own, .caller = arena, .store = store, .options = options, .errors = errors};
        b.moving.arena = movers;
        report(options, done, count);
        o = run_batch(&b);
        if (o == FAILED) hsy_store_rollback(store);
        if (b.has_no_memory) hsy_arena_out_of_memory(arena);
        if (o == FAILED) return hsy_is_stopped(options);
        done += b.ids.count;
        report(options, done, count);
        hsy_arena_clear(own);
        hsy_arena_clear(movers);
        hsy_memory_give_back();
    }
    return true;
}
