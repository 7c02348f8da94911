/* hearsay follow: a line a round on standard error, until it is interrupted. */
#include <stdio.h>
#include <time.h>

#include "cli/command.h"
#include "cli/terminal.h"

static const double usual_minutes = 15;

/* "14:05:00" in the zone of the machine. */
static const char *clock_of(time_t time, char text[static 16]) {
    struct tm local;
    if (!localtime_r(&time, &local) || !strftime(text, 16, "%H:%M:%S", &local)) text[0] = '\0';
    return text;
}

static void show_round(void *context, const hearsay_round *round) {
    char now[16], next[16];
    const hearsay_added *a = &round->added;
    hsy_terminal_progress_restart(context);
    fprintf(stderr, "hearsay: %s: %zu new, %zu changed, %zu unchanged, %zu failed", clock_of(time(NULL), now), a->added,
            a->changed, a->unchanged, a->failed);
    if (round->seconds)
        fprintf(stderr, "; next round at %s\n", clock_of(time(NULL) + (time_t)round->seconds, next));
    else
        fputc('\n', stderr);
}

hearsay_status hsy_command_follow(hsy_arguments *arguments) {
    hsy_terminal_progress progress = hsy_terminal_progress_begin(false);
    hearsay_options *options = &arguments->options;
    if (!hsy_terminal_watch(&progress, arguments)) return HEARSAY_USAGE;
    double minutes = arguments->minutes > 0 ? arguments->minutes : usual_minutes;
    hearsay_status status = hearsay_follow(hsy_database_of(arguments), arguments->inputs, arguments->count,
                                           arguments->once ? 0 : minutes, options, show_round);
    bool log_is_whole = hsy_terminal_progress_end(&progress);
    if (status == HEARSAY_STOPPED) fputs("hearsay: stopped; what was new up to now is stored\n", stderr);
    if (!log_is_whole) return HEARSAY_MACHINE;
    return status == HEARSAY_STOPPED ? HEARSAY_OK : status;
}
