/* The life of an incoming page: begun, filled under a guard of its own, handed out.
 *
 * A page that is too large, or a machine without memory, is found out while a carrier is in the middle of its work. The
 * jump that this makes ends inside hsy_incoming_fill; what comes back is a failure in a new arena, and the carrier goes
 * on with its next page.
 */
#include <stdarg.h>
#include <stdio.h>

#include "intake/carrier.h"

enum { LONGEST_MESSAGE = 500 }; /* bytes, as of every error */

static void fail_for_memory(hsy_intake_run *run) { run->out_of_memory = run->stopped = true; }

hsy_incoming *hsy_incoming_begin(hsy_intake_run *run, hsy_slice path) {
    hsy_arena *arena = hsy_arena_create(run->task->most_memory);
    if (arena && setjmp(*hsy_arena_guard(arena)) == 0) {
        hsy_incoming *incoming = HSY_NEW(arena, hsy_incoming);
        incoming->arena = arena;
        incoming->page.path = hsy_arena_copy(arena, path);
        return incoming;
    }
    hsy_arena_free(arena);
    fail_for_memory(run);
    return NULL;
}

/* What is left of a page that did not fit: a failure with its path. */
static hsy_incoming *give_up(hsy_intake_run *run, hsy_incoming *incoming) {
    hsy_incoming *failed = NULL;
    if (hsy_arena_failure(incoming->arena) == HSY_ERROR_LIMIT) failed = hsy_incoming_begin(run, incoming->page.path);
    if (failed) {
        failed->kind = HSY_INCOMING_FAILED;
        hsy_errors_add(failed->arena, &failed->errors, HSY_ERROR_LIMIT, failed->page.path, HSY_NOT_FOUND,
                       "would take more than %zu bytes of memory, the most that one page may", run->task->most_memory);
    } else {
        fail_for_memory(run);
    }
    hsy_arena_free(incoming->arena);
    return failed;
}

hsy_incoming *hsy_incoming_fill(hsy_intake_run *run, hsy_incoming *incoming,
                                bool (*fill)(void *context, hsy_incoming *incoming), void *context) {
    if (setjmp(*hsy_arena_guard(incoming->arena)) != 0) return give_up(run, incoming);
    if (!fill(context, incoming)) incoming->kind = HSY_INCOMING_FAILED;
    return incoming;
}

bool hsy_incoming_hand_out(hsy_intake_run *run, hsy_incoming *incoming) {
    if (!incoming) return !run->stopped;
    if (run->stopped) {
        hsy_arena_free(incoming->arena);
        return false;
    }
    incoming->number = run->handed_out;
    incoming->read_bytes = run->read_bytes;
    incoming->all_bytes = run->all_bytes;
    if (incoming->kind != HSY_INCOMING_NOTE) run->handed_out++;
    if (!run->take(run->take_context, incoming)) run->stopped = true;
    return hsy_intake_goes_on(run);
}

typedef struct telling {
    hsy_code code;
    size_t offset;
    const char *message;
} telling;

static bool add_error(void *context, hsy_incoming *incoming) {
    const telling *t = context;
    hsy_errors_add(incoming->arena, &incoming->errors, t->code, incoming->page.path, t->offset, "%s", t->message);
    return true;
}

bool hsy_intake_tell(hsy_intake_run *run, hsy_incoming_kind kind, hsy_code code, hsy_slice path, size_t offset,
                     const char *format, ...) {
    char message[LONGEST_MESSAGE];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    hsy_incoming *incoming = hsy_incoming_begin(run, path);
    if (!incoming) return false;
    incoming->kind = kind;
    return hsy_incoming_hand_out(run, hsy_incoming_fill(run, incoming, add_error, &(telling){code, offset, message}));
}

bool hsy_intake_goes_on(hsy_intake_run *run) {
    const hsy_intake_task *task = run->task;
    if (!run->stopped && task->stop && task->stop(task->stop_context)) run->stopped = true;
    return !run->stopped;
}

bool hsy_incoming_open(hsy_incoming *incoming, const hsy_intake_limits *limits) {
    hsy_fetched *page = &incoming->page;
    return hsy_decompress(incoming->arena, page->path, limits->most_bytes, &page->bytes, &incoming->errors) &&
           hsy_is_page(incoming->arena, page->path, page->bytes, &incoming->errors);
}
