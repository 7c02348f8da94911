/* hearsay_add: pages are read side by side and stored one after the other in the order given, each in a transaction of
 * its own, so that what was told as stored is there whatever happens next.
 */
#include "api/collection.h"
#include "base/pool.h"

static const hearsay_options defaults = {0};

typedef struct add_call {
    hsy_collection *collection;
    hsy_task task;
    hearsay_options options; /* those of the caller, but that a page is printed as the line that is stored */
    const char *const *paths;
    size_t path_count;
    hsy_page_inputs inputs;
    size_t done_by_change[3], failed;
    bool machine_failed;
} add_call;

static void *read_one(void *context, size_t index) {
    add_call *call = context;
    return hsy_page_work(&call->task, &call->inputs.items[index], (hsy_place){index, call->inputs.count});
}

static void store_result(add_call *call, const hsy_page_result *result) {
    hsy_store_change change;
    if (result->failed) {
        call->failed++;
        hsy_tell_errors(call->collection->arena, &call->options, &result->reading.article.errors);
    } else if (hsy_store_put(call->collection->store, &result->reading.article,
                             hsy_store_pack(result->arena, hsy_slice_trim(result->printed)), &change,
                             &call->collection->errors)) {
        call->done_by_change[change]++;
    } else {
        call->machine_failed = true;
    }
}

/* Under a guard of its own: it runs inside the pool, which must not be jumped out of. */
static bool store_one(void *context, size_t index, void *what) {
    add_call *call = context;
    hsy_page_result *result = what;
    if (call->machine_failed) { /* what was at work when memory gave out */
        if (result) hsy_arena_free(result->arena);
        return false;
    }
    if (!result || setjmp(*hsy_arena_guard(call->collection->arena)) != 0)
        call->machine_failed = hsy_tell_no_memory(&call->options) != HEARSAY_OK;
    else
        store_result(call, result);
    if (result) hsy_arena_free(result->arena);
    if (call->options.progress) call->options.progress(call->options.context, index + 1, call->inputs.count);
    return !call->machine_failed;
}

static hearsay_status add(hsy_collection *c, void *what) {
    add_call *call = what;
    call->collection = c;
    if (!hsy_task_read_meta(c->arena, &call->task)) return HEARSAY_USAGE;
    if (!hsy_inputs_gather(c->arena, &call->task, call->paths, call->path_count, &call->inputs)) call->failed++;
    hsy_pool_map(call->options.threads, call->inputs.count, call, read_one, store_one);
    if (call->machine_failed) return HEARSAY_MACHINE;
    return call->failed ? HEARSAY_SOME_FAILED : HEARSAY_OK;
}

hearsay_status hearsay_add(const char *database, const char *const *paths, size_t count, const hearsay_options *options,
                           hearsay_added *added) {
    if (!paths || !count) return HEARSAY_USAGE;
    add_call call = {.options = options ? *options : defaults, .paths = paths, .path_count = count};
    call.options.format = HEARSAY_JSON_LINES;
    call.task = hsy_task_of(&call.options);
    hearsay_status status = hsy_collection_run(database, options, true, add, &call);
    if (added)
        *added = (hearsay_added){call.done_by_change[HSY_STORE_ADDED], call.done_by_change[HSY_STORE_CHANGED],
                                 call.done_by_change[HSY_STORE_UNCHANGED], call.failed};
    return status;
}
