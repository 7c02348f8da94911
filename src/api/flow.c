#include "api/flow.h"

#include "base/stream_pool.h"

typedef struct flow_run {
    hsy_flow *flow;
    const hsy_slice *sources;
    size_t count;
    hsy_stream_pool *pool;
    bool found_all, ended; /* intake had memory; `take` wants no more */
} flow_run;

/* ---- the thread that finds pages ---- */

static bool push(void *context, hsy_incoming *incoming) {
    flow_run *run = context;
    bool is_page = incoming->kind == HSY_INCOMING_PAGE || incoming->kind == HSY_INCOMING_LINE;
    if (is_page && run->flow->known && run->flow->known(run->flow->context, incoming))
        incoming->kind = HSY_INCOMING_UNCHANGED;
    if (hsy_stream_push(run->pool, incoming)) return true;
    hsy_arena_free(incoming->arena);
    return false;
}

static void find_pages(void *context, hsy_stream_pool *pool) {
    flow_run *run = context;
    const hsy_task *task = run->flow->task;
    hsy_intake_task intake = {.limits = task->limits,
                              .web = task->web,
                              .most_memory = task->most_memory,
                              .tells_alone =
                                  run->flow->form == HSY_PAGE_PRINTED && task->options->format == HEARSAY_HTML,
                              .measures = task->options->progress != NULL,
                              .stop = task->options->stop,
                              .stop_context = task->options->context};
    run->pool = pool;
    run->found_all = hsy_intake_each(&intake, run->sources, run->count, push, run);
}

/* ---- the threads that read them ---- */

static void *read_one(void *context, void *item) {
    const flow_run *run = context;
    return hsy_page_work(run->flow->task, item, run->flow->form);
}

/* ---- the calling thread ---- */

static void fail_for_memory(hsy_flow *flow) {
    if (!flow->machine_failed) hsy_tell_no_memory(flow->task->options);
    flow->machine_failed = true;
}

static void tell_within(const hearsay_options *options, hsy_page_result *result) {
    hsy_tell_errors(result->arena, options, &result->errors);
    if (result->kind == HSY_INCOMING_FAILED) hsy_tell_failure(result->arena, options, &result->errors);
}

/* Under a guard of its own: it runs inside the pool, which must not be jumped out of. */
static void tell(hsy_flow *flow, hsy_page_result *result) {
    if (setjmp(*hsy_arena_guard(result->arena)) == 0)
        tell_within(flow->task->options, result);
    else if (hsy_arena_failure(result->arena) == HSY_ERROR_MEMORY)
        fail_for_memory(flow);
}

static bool take_result(hsy_flow *flow, hsy_page_result *result) {
    if (result->kind == HSY_INCOMING_NOTE)
        return (!flow->note || flow->note(flow->context, result)) && !flow->machine_failed;
    flow->taken++;
    if (result->kind == HSY_INCOMING_FAILED) flow->failed++;
    return flow->take(flow->context, result) && !flow->machine_failed;
}

static bool take_one(void *context, size_t index, void *what) {
    flow_run *run = context;
    hsy_flow *flow = run->flow;
    hsy_page_result *result = what;
    (void)index;
    if (!result) fail_for_memory(flow);
    if (flow->machine_failed) run->ended = true;
    if (!run->ended) {
        tell(flow, result);
        run->ended = !take_result(flow, result);
    }
    if (result) hsy_arena_free(result->arena);
    return !run->ended;
}

static void idle(void *context) {
    const flow_run *run = context;
    if (!run->ended) run->flow->idle(run->flow->context);
}

/* ---- */

bool hsy_flow_run(hsy_flow *flow, const char *const *paths, size_t count) {
    hsy_arena *arena = hsy_arena_create(0);
    if (!arena || setjmp(*hsy_arena_guard(arena)) != 0) {
        fail_for_memory(flow);
        hsy_arena_free(arena);
        return false;
    }
    hsy_slice *sources = HSY_NEW_ARRAY(arena, hsy_slice, count);
    for (size_t i = 0; i < count; i++) sources[i] = hsy_slice_from_c(paths[i]);
    flow_run run = {.flow = flow, .sources = sources, .count = count};
    hsy_stream_work work = {find_pages, read_one, take_one, flow->idle ? idle : NULL, &run};
    hsy_stream_run(flow->task->options->threads, &work);
    if (!run.found_all) fail_for_memory(flow);
    hsy_arena_free(arena);
    return !flow->machine_failed && !run.ended;
}

/* A page at hand as an incoming one; NULL when there is no memory. */
static hsy_incoming *incoming_of(const hsy_task *task, const hsy_fetched *page) {
    hsy_arena *arena = hsy_arena_create(task->most_memory);
    if (!arena || setjmp(*hsy_arena_guard(arena)) != 0) {
        hsy_arena_free(arena);
        return NULL;
    }
    hsy_incoming *incoming = HSY_NEW(arena, hsy_incoming);
    *incoming = (hsy_incoming){.arena = arena, .page = *page, .is_open = true, .is_alone = true};
    return incoming;
}

bool hsy_flow_run_page(hsy_flow *flow, const hsy_fetched *page) {
    flow_run run = {.flow = flow};
    hsy_incoming *incoming = incoming_of(flow->task, page);
    if (incoming) return take_one(&run, 0, read_one(&run, incoming));
    fail_for_memory(flow);
    return false;
}
