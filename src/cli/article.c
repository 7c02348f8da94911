/* hearsay article: one article of a collection, or its versions. */
#include <stdio.h>

#include "cli/command.h"
#include "cli/terminal.h"

hearsay_status hsy_command_article(hsy_arguments *arguments) {
    hsy_terminal_progress progress = hsy_terminal_progress_begin(true);
    hearsay_options *options = &arguments->options;
    long long number;
    if (!hsy_number_argument(arguments, &number)) return HEARSAY_USAGE;
    hsy_terminal_settle(arguments, HEARSAY_JSON);
    options->tell = hsy_terminal_tell;
    options->context = &progress;
    const char *database = hsy_database_of(arguments);
    if (arguments->versions) return hearsay_versions(database, number, options, hsy_terminal_write, NULL);
    return hearsay_article(database, number, options, hsy_terminal_write, NULL);
}
