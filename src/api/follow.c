/* hearsay_follow: rounds of adding, each a run of its own, so that nothing piles up however long it goes on; only what
 * is known of hosts is kept from one to the next. */
#include <string.h>
#include <time.h>

#include "api/add.h"
#include "api/page_work.h"
#include "base/clock.h"

enum { LOOK_EVERY = 100 }; /* milliseconds, while it waits for the next round, at which it is asked whether to stop */

static const hearsay_options defaults = {0};

typedef struct follow_call {
    const char *database;
    const char *const *feeds;
    size_t count;
    double minutes;
    const hearsay_options *options;
    hearsay_round_done *done;
    hsy_web_hosts *hosts;
} follow_call;

/* False when it is to stop. */
static bool wait_until(const follow_call *call, double time) {
    const struct timespec a_moment = {.tv_nsec = LOOK_EVERY * 1000000L};
    while (!hsy_is_stopped(call->options) && hsy_seconds_now() < time) nanosleep(&a_moment, NULL);
    return !hsy_is_stopped(call->options);
}

/* A database that is locked for long, a disk that is full for a while: told, and made up for by the next round, since
 * nothing is remembered of what was not stored. What fails at the start is likely to go on failing. */
static bool goes_on(hearsay_status status, bool is_first) {
    return status == HEARSAY_OK || status == HEARSAY_SOME_FAILED || (status == HEARSAY_MACHINE && !is_first);
}

static hearsay_status run_rounds(const follow_call *call) {
    const hearsay_options *options = call->options;
    for (bool is_first = true;; is_first = false) {
        double next = hsy_seconds_now() + call->minutes * 60;
        hearsay_round round = {0};
        hearsay_status status = hsy_add(call->database, call->feeds, call->count, options, call->hosts, &round.added);
        double left = next - hsy_seconds_now();
        bool is_last = call->minutes <= 0 || !goes_on(status, is_first);
        if (!is_last) round.seconds = left > 1 ? (unsigned)(left + 0.5) : 1;
        if (call->done) call->done(options->context, &round);
        if (is_last) return status;
        if (!wait_until(call, next)) return HEARSAY_STOPPED;
    }
}

/* Standard input can be read only once. */
static bool is_followable(const follow_call *call) {
    for (size_t i = 0; i < call->count; i++)
        if (strcmp(call->feeds[i], "-") == 0) {
            if (call->options->tell)
                call->options->tell(call->options->context, "-", "standard input is no feed that could be followed");
            return false;
        }
    return true;
}

static hearsay_status run(hsy_arena *arena, follow_call *call) {
    if (setjmp(*hsy_arena_guard(arena)) != 0) return hsy_tell_no_memory(call->options);
    call->hosts = hsy_web_hosts_create(arena);
    return run_rounds(call);
}

hearsay_status hearsay_follow(const char *database, const char *const *feeds, size_t count, double minutes,
                              const hearsay_options *options, hearsay_round_done *done) {
    follow_call call = {database, feeds, count, minutes, options ? options : &defaults, done, NULL};
    if (!database || !feeds || !count || !is_followable(&call)) return HEARSAY_USAGE;
    hsy_arena *arena = hsy_arena_create(0);
    if (!arena) return hsy_tell_no_memory(call.options);
    hearsay_status status = run(arena, &call);
    hsy_arena_free(arena);
    return status;
}
