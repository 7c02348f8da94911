/* hearsay trace: who copied whom in a set of pages, and how many independent origins there are. */
#include "cli/command.h"
#include "cli/terminal.h"

hearsay_status hsy_command_trace(hsy_arguments *arguments) {
    hsy_terminal_progress progress = hsy_terminal_progress_begin(false);
    hearsay_options *options = &arguments->options;
    hsy_terminal_settle(arguments, HEARSAY_JSON);
    options->tell = hsy_terminal_tell;
    options->progress = hsy_terminal_show_progress;
    options->context = &progress;
    if (arguments->database && !arguments->count)
        return hearsay_trace_collection(arguments->database, options, hsy_terminal_write, NULL);
    return hearsay_trace(arguments->inputs, arguments->count, options, hsy_terminal_write, NULL);
}
