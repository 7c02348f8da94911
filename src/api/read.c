/* hearsay_read: pages are read side by side and printed in the order in which they are found. */
#include "api/flow.h"

typedef struct read_call {
    hsy_task task;
    hearsay_sink *sink;
    void *sink_context;
    hsy_flow flow;
    size_t printed;
    bool sink_failed;
} read_call;

static bool sink_slice(read_call *call, hsy_slice slice) {
    if (slice.length && !call->sink(call->sink_context, slice.at, slice.length)) call->sink_failed = true;
    return !call->sink_failed;
}

static bool print_one(void *context, hsy_page_result *result) {
    read_call *call = context;
    const hearsay_options *options = call->task.options;
    if (!sink_slice(call, result->printed)) return false;
    call->printed++;
    if (options->progress) options->progress(options->context, call->printed, result->expected);
    return true;
}

/* What both calls do: `page`, or all of the paths. */
static hearsay_status run(hsy_arena *arena, read_call *call, const char *const *paths, size_t count,
                          const hsy_fetched *page) {
    if (setjmp(*hsy_arena_guard(arena)) != 0) return hsy_tell_no_memory(call->task.options);
    if (!hsy_task_read_meta(arena, &call->task)) return HEARSAY_USAGE;
    call->flow = (hsy_flow){.task = &call->task, .form = HSY_PAGE_PRINTED, .take = print_one, .context = call};
    bool done = page ? hsy_flow_run_page(&call->flow, page) : hsy_flow_run(&call->flow, paths, count);
    if (done) sink_slice(call, hsy_print_end(arena, call->task.options, call->printed));
    if (call->flow.machine_failed || call->sink_failed) return HEARSAY_MACHINE;
    if (hsy_is_stopped(call->task.options)) return HEARSAY_STOPPED;
    return call->flow.failed ? HEARSAY_SOME_FAILED : HEARSAY_OK;
}

static hearsay_status start(read_call *call, const char *const *paths, size_t count, const hsy_fetched *page) {
    hsy_arena *arena = hsy_arena_create(0);
    if (!arena) return hsy_tell_no_memory(call->task.options);
    hearsay_status status = run(arena, call, paths, count, page);
    hsy_arena_free(arena);
    return status;
}

static const hearsay_options defaults = {0};

hearsay_status hearsay_read(const char *const *paths, size_t count, const hearsay_options *options, hearsay_sink *sink,
                            void *sink_context) {
    if (!paths || !count || !sink || (options && hsy_is_for_traces(options))) return HEARSAY_USAGE;
    read_call call = {hsy_task_of(options ? options : &defaults), sink, sink_context, .printed = 0};
    return start(&call, paths, count, NULL);
}

hearsay_status hearsay_read_bytes(const char *name, const char *url, const char *bytes, size_t length,
                                  const hearsay_options *options, hearsay_sink *sink, void *sink_context) {
    if (!name || (!bytes && length) || !sink || (options && hsy_is_for_traces(options))) return HEARSAY_USAGE;
    read_call call = {hsy_task_of(options ? options : &defaults), sink, sink_context, .printed = 0};
    hsy_fetched page = {.path = hsy_slice_from_c(name), .bytes = {bytes, length}, .url = hsy_slice_from_c(url)};
    return start(&call, NULL, 0, &page);
}
