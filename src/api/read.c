/* hearsay_read: pages are read side by side and printed in the order given. */
#include "api/page_work.h"
#include "base/pool.h"

typedef struct read_call {
    hsy_task task;
    hearsay_sink *sink;
    void *sink_context;
    hsy_page_inputs inputs;
    bool some_failed, machine_failed;
} read_call;

static void *read_one(void *context, size_t index) {
    read_call *call = context;
    return hsy_page_work(&call->task, &call->inputs.items[index], (hsy_place){index, call->inputs.count});
}

static bool sink_slice(read_call *call, hsy_slice slice) {
    if (slice.length && !call->sink(call->sink_context, slice.at, slice.length)) call->machine_failed = true;
    return !call->machine_failed;
}

static void fail_for_memory(read_call *call) {
    if (!call->machine_failed) hsy_tell_no_memory(call->task.options);
    call->machine_failed = true;
}

/* Under a guard of its own: it runs inside the pool, which must not be jumped out of. */
static void tell_failure(read_call *call, hsy_page_result *result) {
    if (setjmp(*hsy_arena_guard(result->arena)) == 0)
        hsy_tell_errors(result->arena, call->task.options, &result->reading.article.errors);
    else if (hsy_arena_failure(result->arena) == HSY_ERROR_MEMORY)
        fail_for_memory(call);
}

static bool print_one(void *context, size_t index, void *what) {
    read_call *call = context;
    hsy_page_result *result = what;
    if (!result) fail_for_memory(call);
    if (!call->machine_failed && sink_slice(call, result->printed)) {
        if (result->failed) {
            call->some_failed = true;
            tell_failure(call, result);
        }
        const hearsay_options *options = call->task.options;
        if (options->progress) options->progress(options->context, index + 1, call->inputs.count);
    }
    if (result) hsy_arena_free(result->arena);
    return !call->machine_failed;
}

static hearsay_status run(hsy_arena *arena, read_call *call, const char *const *paths, size_t count) {
    if (setjmp(*hsy_arena_guard(arena)) != 0) return hsy_tell_no_memory(call->task.options);
    if (!hsy_task_read_meta(arena, &call->task)) return HEARSAY_USAGE;
    call->some_failed = !hsy_inputs_gather(arena, &call->task, paths, count, &call->inputs);
    hsy_pool_map(call->task.options->threads, call->inputs.count, call, read_one, print_one);
    if (!call->machine_failed) sink_slice(call, hsy_print_end(arena, call->task.options, call->inputs.count));
    if (call->machine_failed) return HEARSAY_MACHINE;
    return call->some_failed ? HEARSAY_SOME_FAILED : HEARSAY_OK;
}

static hearsay_status start(read_call *call, const char *const *paths, size_t count) {
    hsy_arena *arena = hsy_arena_create(0);
    if (!arena) return hsy_tell_no_memory(call->task.options);
    hearsay_status status = run(arena, call, paths, count);
    hsy_arena_free(arena);
    return status;
}

static const hearsay_options defaults = {0};

hearsay_status hearsay_read(const char *const *paths, size_t count, const hearsay_options *options, hearsay_sink *sink,
                            void *sink_context) {
    if (!paths || !count || !sink || (options && hsy_is_for_traces(options))) return HEARSAY_USAGE;
    read_call call = {hsy_task_of(options ? options : &defaults), sink, sink_context, .some_failed = false};
    return start(&call, paths, count);
}

hearsay_status hearsay_read_bytes(const char *name, const char *url, const char *bytes, size_t length,
                                  const hearsay_options *options, hearsay_sink *sink, void *sink_context) {
    if (!name || (!bytes && length) || !sink || (options && hsy_is_for_traces(options))) return HEARSAY_USAGE;
    hsy_page_input input = {hsy_slice_from_c(name), HSY_BYTES, {bytes, length}, hsy_slice_from_c(url), 0};
    read_call call = {hsy_task_of(options ? options : &defaults), sink, sink_context, .inputs = {&input, 1, 1}};
    return start(&call, NULL, 0);
}
