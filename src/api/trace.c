/* hearsay_trace: finds the pages, reads them side by side, keeps what is needed of each, and traces the set.
 *
 * Every step sets its own arena guard, since a jump must not cross the pool of threads.
 */
#include "api/flow.h"
#include "api/keep.h"
#include "api/print.h"
#include "base/table.h"
#include "base/utf8.h"
#include "base/vector.h"

HSY_VECTOR_TYPE(kept_readings, hsy_reading);

typedef struct trace_call {
    hsy_task task;
    hsy_arena *arena; /* the whole set */
    hsy_flow flow;
    kept_readings readings;
    hsy_table ids; /* of the readings */
    bool some_failed;
} trace_call;

static void fail_input(trace_call *call, const hsy_errors *errors) {
    call->some_failed = true;
    hsy_tell_errors(call->arena, call->task.options, errors);
}

static bool fail_for_memory(trace_call *call) {
    if (!call->flow.machine_failed) hsy_tell_no_memory(call->task.options);
    call->flow.machine_failed = true;
    return false;
}

/* Two articles under one id cannot be told apart in what is printed: the same page given twice is one, of two that
 * differ one is kept, the same whatever their order, and the user is told. */
static void settle_same_id(trace_call *call, hsy_reading *known, const hsy_reading *other) {
    int order = hsy_slice_compare(known->article.text, other->article.text);
    if (order == 0) order = hsy_slice_compare(known->article.title, other->article.title);
    if (order == 0) return;
    hsy_errors errors = {0};
    hsy_errors_add(call->arena, &errors, HSY_ERROR_INPUT, other->article.path, HSY_NOT_FOUND,
                   "two articles have this id and one was left out; give each an id of its own");
    fail_input(call, &errors);
    if (order > 0) hsy_reading_keep(call->arena, other, known);
}

static void keep(trace_call *call, const hsy_reading *reading) {
    uint32_t *index = hsy_table_put(call->arena, &call->ids, hsy_arena_copy(call->arena, reading->article.path));
    if (*index != HSY_TABLE_NEW) {
        settle_same_id(call, &call->readings.items[*index], reading);
        return;
    }
    *index = (uint32_t)call->readings.count;
    hsy_reading kept;
    hsy_reading_keep(call->arena, reading, &kept);
    HSY_PUSH(call->arena, &call->readings, kept);
}

static bool keep_one(void *context, hsy_page_result *result) {
    trace_call *call = context;
    const hearsay_options *options = call->task.options;
    if (setjmp(*hsy_arena_guard(call->arena)) != 0) return fail_for_memory(call);
    if (result->kind != HSY_INCOMING_FAILED) keep(call, &result->reading);
    if (options->progress) options->progress(options->context, call->flow.taken, result->expected);
    return true;
}

static bool print(trace_call *call, hearsay_sink *sink, void *sink_context) {
    if (setjmp(*hsy_arena_guard(call->arena)) != 0) return fail_for_memory(call);
    hsy_trace trace;
    hsy_trace_articles(call->arena, call->readings.items, call->readings.count, call->task.options->threads, &trace);
    hsy_slice text = hsy_print_trace(call->arena, call->task.options, &trace, false);
    return sink(sink_context, text.at, text.length);
}

static bool read_meta(trace_call *call, bool *usable) {
    if (setjmp(*hsy_arena_guard(call->arena)) != 0) return fail_for_memory(call);
    *usable = hsy_task_read_meta(call->arena, &call->task);
    return true;
}

static hearsay_status run(trace_call *call, const char *const *paths, size_t count, hearsay_sink *sink,
                          void *sink_context) {
    bool usable = false;
    if (!read_meta(call, &usable)) return HEARSAY_MACHINE;
    if (!usable) return HEARSAY_USAGE;
    call->flow = (hsy_flow){.task = &call->task, .take = keep_one, .context = call};
    if (!hsy_flow_run(&call->flow, paths, count)) return HEARSAY_MACHINE;
    if (hsy_is_stopped(call->task.options)) return HEARSAY_STOPPED;
    if (!print(call, sink, sink_context)) return HEARSAY_MACHINE;
    return call->flow.failed || call->some_failed ? HEARSAY_SOME_FAILED : HEARSAY_OK;
}

hearsay_status hearsay_trace(const char *const *paths, size_t count, const hearsay_options *options, hearsay_sink *sink,
                             void *sink_context) {
    static const hearsay_options defaults = {0};
    if (!paths || !count || !sink || (options && hsy_is_for_pages(options))) return HEARSAY_USAGE;
    trace_call call = {.task = hsy_task_of(options ? options : &defaults), .arena = hsy_arena_create(0)};
    if (!call.arena) return hsy_tell_no_memory(call.task.options);
    hearsay_status status = run(&call, paths, count, sink, sink_context);
    hsy_arena_free(call.arena);
    return status;
}
