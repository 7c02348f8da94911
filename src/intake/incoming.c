/* The life of an incoming page: begun, filled under a guard of its own, handed out.
 *
 * A page that is too large, or a machine without memory, is found out while a carrier is in the middle of its work. The
 * jump that this makes ends inside hsy_incoming_fill; what comes back is a failure in a new arena, and the carrier goes
 * on with its next page.
 */
#include <stdarg.h>
#include <stdio.h>

#include "intake/carrier.h"
#include "intake/http_message.h"
#include "intake/stream.h"

enum { LONGEST_MESSAGE = 500 }; /* bytes, as of every error */

static void fail_for_memory(hsy_intake_run *run) { run->out_of_memory = run->stopped = true; }

static hsy_incoming *begin_within(size_t most_memory, hsy_slice path, bool *passes_limit) {
    hsy_arena *arena = hsy_arena_create(most_memory);
    if (arena && setjmp(*hsy_arena_guard(arena)) == 0) {
        hsy_incoming *incoming = HSY_NEW(arena, hsy_incoming);
        incoming->arena = arena;
        incoming->page.path = hsy_arena_copy(arena, path);
        return incoming;
    }
    *passes_limit = arena && hsy_arena_failure(arena) == HSY_ERROR_LIMIT;
    hsy_arena_free(arena);
    return NULL;
}

typedef struct telling {
    hsy_incoming_kind kind;
    hsy_code code;
    size_t offset;
    const char *message;
} telling;

static bool add_error(void *context, hsy_incoming *incoming) {
    const telling *t = context;
    incoming->kind = t->kind;
    hsy_errors_add(incoming->arena, &incoming->errors, t->code, incoming->page.path, t->offset, "%s", t->message);
    return true;
}

/* What is left of a page that did not fit: a failure with its path. */
static hsy_incoming *too_large(hsy_intake_run *run, hsy_slice path) {
    char message[LONGEST_MESSAGE];
    bool passes_limit;
    hsy_incoming *failed = begin_within(0, path, &passes_limit);
    if (failed && setjmp(*hsy_arena_guard(failed->arena)) == 0) {
        snprintf(message, sizeof message, "would take more than %zu bytes of memory, the most that one page may",
                 run->task->most_memory);
        add_error(&(telling){HSY_INCOMING_FAILED, HSY_ERROR_LIMIT, HSY_NOT_FOUND, message}, failed);
        return failed;
    }
    if (failed) hsy_arena_free(failed->arena);
    fail_for_memory(run);
    return NULL;
}

hsy_incoming *hsy_incoming_begin(hsy_intake_run *run, hsy_slice path) {
    bool passes_limit = false;
    hsy_incoming *incoming = begin_within(run->task->most_memory, path, &passes_limit);
    if (!incoming && passes_limit) return too_large(run, path);
    if (!incoming) fail_for_memory(run);
    return incoming;
}

static hsy_incoming *give_up(hsy_intake_run *run, hsy_incoming *incoming) {
    hsy_incoming *failed = NULL;
    if (hsy_arena_failure(incoming->arena) == HSY_ERROR_LIMIT)
        failed = too_large(run, incoming->page.path);
    else
        fail_for_memory(run);
    hsy_arena_free(incoming->arena);
    return failed;
}

/* Whether it could be filled or is a failure of its own; false where the guard was jumped to. */
static bool fill_within(hsy_incoming *incoming, bool (*fill)(void *context, hsy_incoming *incoming), void *context) {
    if (setjmp(*hsy_arena_guard(incoming->arena)) != 0) return false;
    if (!fill(context, incoming)) incoming->kind = HSY_INCOMING_FAILED;
    return true;
}

hsy_incoming *hsy_incoming_fill(hsy_intake_run *run, hsy_incoming *incoming,
                                bool (*fill)(void *context, hsy_incoming *incoming), void *context) {
    if (incoming->kind == HSY_INCOMING_FAILED) return incoming; /* it did not even begin */
    return fill_within(incoming, fill, context) ? incoming : give_up(run, incoming);
}

static bool give(hsy_intake_run *run, hsy_incoming *incoming) {
    if (!run->take(run->take_context, incoming)) run->stopped = true;
    return hsy_intake_goes_on(run);
}

/* Gives the first page, which was held back to see whether it is the only one. */
static bool release(hsy_intake_run *run, bool is_alone) {
    hsy_incoming *held = run->held;
    run->held = NULL;
    if (!held) return true;
    held->is_alone = is_alone;
    return give(run, held);
}

bool hsy_incoming_hand_out(hsy_intake_run *run, hsy_incoming *incoming) {
    if (!incoming) return !run->stopped;
    if (run->stopped || !release(run, false)) {
        hsy_arena_free(incoming->arena);
        return false;
    }
    incoming->number = run->handed_out;
    incoming->read_bytes = run->read_bytes + (run->stream ? hsy_stream_raw_read(run->stream) : 0);
    incoming->all_bytes = run->all_bytes;
    bool is_note = incoming->kind == HSY_INCOMING_NOTE;
    if (!is_note) run->handed_out++;
    if (is_note || incoming->number > 0 || !run->task->tells_alone) return give(run, incoming);
    run->held = incoming;
    return true;
}

void hsy_intake_end(hsy_intake_run *run) {
    if (run->held && run->stopped)
        hsy_arena_free(run->held->arena);
    else
        release(run, true);
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
    telling told = {kind, code, offset, message};
    return hsy_incoming_hand_out(run, hsy_incoming_fill(run, incoming, add_error, &told));
}

bool hsy_intake_tell_system(hsy_intake_run *run, hsy_slice path, int number) {
    char reason[128];
    return hsy_intake_tell(run, HSY_INCOMING_FAILED, HSY_ERROR_MISSING, path, HSY_NOT_FOUND, "cannot be read: %s",
                           strerror_r(number, reason, sizeof reason));
}

bool hsy_intake_goes_on(hsy_intake_run *run) {
    const hsy_intake_task *task = run->task;
    if (!run->stopped && task->stop && task->stop(task->stop_context)) run->stopped = true;
    return !run->stopped;
}

bool hsy_incoming_open(hsy_incoming *incoming, const hsy_intake_limits *limits) {
    hsy_fetched *page = &incoming->page;
    hsy_arena *arena = incoming->arena;
    hsy_errors *errors = &incoming->errors;
    if (incoming->is_open) return true;
    if (page->is_chunked) page->bytes = hsy_http_unchunk(arena, page->bytes);
    return hsy_http_decode(arena, page->path, page->encodings, limits->most_bytes, &page->bytes, errors) &&
           hsy_decompress(arena, page->path, limits->most_bytes, &page->bytes, errors) &&
           hsy_is_page(arena, page->path, page->bytes, errors);
}
