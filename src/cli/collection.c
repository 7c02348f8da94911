/* hearsay stats, check: a collection as a whole. */
#include <stdio.h>

#include "cli/command.h"
#include "cli/terminal.h"

hearsay_status hsy_command_stats(hsy_arguments *arguments) {
    hsy_terminal_progress progress = hsy_terminal_progress_begin(true);
    hsy_terminal_settle(arguments, HEARSAY_JSON);
    arguments->options.tell = hsy_terminal_tell;
    arguments->options.context = &progress;
    return hearsay_stats(hsy_database_of(arguments), &arguments->options, hsy_terminal_write, NULL);
}

hearsay_status hsy_command_check(hsy_arguments *arguments) {
    hsy_terminal_progress progress = hsy_terminal_progress_begin(true);
    arguments->options.tell = hsy_terminal_tell;
    arguments->options.context = &progress;
    hearsay_status status = hearsay_check(hsy_database_of(arguments), &arguments->options);
    if (status == HEARSAY_OK) fprintf(stderr, "hearsay: %s is sound\n", hsy_database_of(arguments));
    return status;
}
