/* hearsay add: pages into a collection. */
#include <stdio.h>

#include "cli/command.h"
#include "cli/interrupt.h"
#include "cli/terminal.h"

static void print_sum(const hearsay_added *added) {
    fprintf(stderr, "hearsay: %zu added, %zu changed, %zu already there, %zu failed\n", added->added, added->changed,
            added->unchanged, added->failed);
}

hearsay_status hsy_command_add(hsy_arguments *arguments) {
    hsy_terminal_progress progress = hsy_terminal_progress_begin(false);
    hearsay_options *options = &arguments->options;
    if (!hsy_terminal_watch(&progress, arguments)) return HEARSAY_USAGE;
    hearsay_added added = {0};
    hearsay_status status =
        hearsay_add(hsy_database_of(arguments), arguments->inputs, arguments->count, options, &added);
    bool log_is_whole = hsy_terminal_progress_end(&progress);
    if (status != HEARSAY_USAGE && status != HEARSAY_MACHINE) print_sum(&added);
    if (status == HEARSAY_STOPPED) {
        fputs("hearsay: ended before it was done; the same command goes on from here\n", stderr);
        hsy_interrupt_end();
    }
    return log_is_whole ? status : HEARSAY_MACHINE;
}
