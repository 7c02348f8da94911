/* hearsay compare: two articles side by side. */
#include <stdio.h>

#include "cli/command.h"
#include "cli/terminal.h"

hearsay_status hsy_command_compare(hsy_arguments *arguments) {
    if (arguments->count != 2) {
        fputs("hearsay compare: two articles, please: hearsay compare 12 31\n", stderr);
        return HEARSAY_USAGE;
    }
    hsy_terminal_progress progress = hsy_terminal_progress_begin(true);
    hearsay_options *options = &arguments->options;
    hsy_terminal_settle(arguments, HEARSAY_JSON);
    options->tell = hsy_terminal_tell;
    options->context = &progress;
    return hearsay_compare(hsy_database_of(arguments), arguments->inputs[0], arguments->inputs[1], options,
                           hsy_terminal_write, NULL);
}
