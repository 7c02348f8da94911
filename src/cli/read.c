/* hearsay read: the clean article of each page, and who says what in it. */
#include "cli/command.h"
#include "cli/terminal.h"

hearsay_status hsy_command_read(hsy_arguments *arguments) {
    hsy_terminal_progress progress = hsy_terminal_progress_begin(true);
    hearsay_options *options = &arguments->options;
    hsy_terminal_settle(arguments, options->show_roles ? HEARSAY_TEXT : HEARSAY_JSON_LINES);
    options->tell = hsy_terminal_tell;
    options->progress = hsy_terminal_show_progress;
    options->context = &progress;
    return hearsay_read(arguments->inputs, arguments->count, options, hsy_terminal_write, NULL);
}
