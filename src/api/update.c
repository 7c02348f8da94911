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
 * What it misses: what the trace of the whole would say of articles that have no keys in common; a story of more than
 * MOST_OTHERS articles, which is no longer traced with what is new.
 */
#include "api/update.h"

#include "api/load.h"
#include "api/page_work.h"
#include "output/output.h"
#include "trace/trace.h"

enum {
    MOST_NEWCOMERS = 12288, /* of a batch: fewer would trace a story that many of them join again and again; */
    MOST_OTHERS = 12288,    /* of their stories: with 20 to 40 KB an article a gigabyte at worst, half of it usual */
};

typedef struct batch {
    hsy_arena *arena;
    hsy_store *store;
    const hearsay_options *options;
    hsy_errors *errors;
    hsy_ids ids, others;
    hsy_reading *readings; /* of the newcomers, then of the others too */
} batch;

/* Enters the newcomers and finds the others. */
static bool place(batch *b) {
    hsy_newcomer *newcomers = HSY_NEW_ARRAY(b->arena, hsy_newcomer, b->ids.count + 1);
    hsy_vicinity *vicinities = HSY_NEW_ARRAY(b->arena, hsy_vicinity, b->ids.count + 1);
    hsy_trace_vicinities(b->arena, b->readings, b->ids.count, b->options->threads, vicinities);
    for (size_t i = 0; i < b->ids.count; i++)
        newcomers[i] =
            (hsy_newcomer){b->ids.items[i], &b->readings[i].article, &b->readings[i].statements, &vicinities[i]};
    return hsy_store_place(b->arena, b->store, newcomers, b->ids.count, MOST_OTHERS, &b->others, b->errors);
}

static bool load(batch *b, const hsy_ids *ids, hsy_reading *readings) {
    return hsy_load_readings(b->arena, b->store, ids, b->options->threads, readings, b->errors);
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

static bool trace(batch *b) {
    hsy_trace whole, *cuts;
    hsy_trace_articles(b->arena, b->readings, b->ids.count + b->others.count, b->options->threads, &whole);
    size_t count = hsy_trace_cut(b->arena, &whole, &cuts);
    hsy_store_story *stories = HSY_NEW_ARRAY(b->arena, hsy_store_story, count + 1);
    for (size_t i = 0; i < count; i++) stories[i].trace = &cuts[i];
    if (!hsy_store_number(b->arena, b->store, stories, count, b->errors)) return false;
    pack_stories(b->arena, stories, count);
    return hsy_store_put_stories(b->arena, b->store, stories, count, b->errors);
}

/* The newcomers and the others in one row. */
static bool join(batch *b) {
    hsy_reading *all = HSY_NEW_ARRAY(b->arena, hsy_reading, b->ids.count + b->others.count + 1);
    for (size_t i = 0; i < b->ids.count; i++) all[i] = b->readings[i];
    b->readings = all;
    return load(b, &b->others, all + b->ids.count);
}

/* True, with nothing of the batch kept, when the user wants no more of it. */
static bool is_left(const batch *b) { return hsy_is_stopped(b->options); }

static bool update(batch *b) {
    b->readings = HSY_NEW_ARRAY(b->arena, hsy_reading, b->ids.count + 1);
    return load(b, &b->ids, b->readings) && !is_left(b) && place(b) && join(b) && !is_left(b) && trace(b) &&
           hsy_store_commit(b->store, b->errors);
}

static void report(const hearsay_options *options, size_t done, size_t count) {
    if (options->traced) options->traced(options->context, done, count);
}

bool hsy_update_traces(hsy_arena *arena, hsy_store *store, const hearsay_options *options, hsy_errors *errors) {
    size_t done = 0, count;
    if (!hsy_store_count_waiting(store, &count, errors)) return false;
    for (bool more = true; more && !hsy_is_stopped(options);) {
        batch b = {.arena = hsy_arena_scratch(arena), .store = store, .options = options, .errors = errors};
        report(options, done, count);
        if (!hsy_store_waiting(b.arena, store, MOST_NEWCOMERS, &b.ids, errors)) return false;
        if (b.ids.count == 0) return true;
        if (!hsy_store_begin(store, errors)) return false;
        if (!update(&b)) {
            hsy_store_rollback(store);
            return hsy_is_stopped(options);
        }
        done += b.ids.count;
        report(options, done, count);
        more = b.ids.count == MOST_NEWCOMERS;
        hsy_arena_clear(b.arena);
        hsy_memory_give_back();
    }
    return true;
}
