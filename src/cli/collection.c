/* hearsay add, search, stats, check: a collection of pages in a database. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/terminal.h"

hearsay_status hsy_command_add(hsy_arguments *arguments) {
    hsy_terminal_progress progress = hsy_terminal_progress_begin(false);
    hearsay_options *options = &arguments->options;
    options->tell = hsy_terminal_tell;
    options->progress = hsy_terminal_show_progress;
    options->context = &progress;
    hearsay_added added = {0};
    hearsay_status status =
        hearsay_add(hsy_database_of(arguments), arguments->inputs, arguments->count, options, &added);
    if (status == HEARSAY_OK || status == HEARSAY_SOME_FAILED)
        fprintf(stderr, "hearsay: %zu added, %zu changed, %zu already there, %zu failed\n", added.added, added.changed,
                added.unchanged, added.failed);
    return status;
}

/* The words of the command line as one query; NULL when there is no memory. */
static char *query_of(const hsy_arguments *arguments) {
    size_t length = 1;
    for (size_t i = 0; i < arguments->count; i++) length += strlen(arguments->inputs[i]) + 1;
    char *query = calloc(length, 1), *end = query;
    for (size_t i = 0; query && i < arguments->count; i++)
        end += snprintf(end, length - (size_t)(end - query), "%s%s", i ? " " : "", arguments->inputs[i]);
    return query;
}

hearsay_status hsy_command_search(hsy_arguments *arguments) {
    hearsay_options *options = &arguments->options;
    hsy_terminal_settle(arguments, HEARSAY_JSON_LINES);
    options->tell = hsy_terminal_tell;
    hsy_terminal_progress progress = hsy_terminal_progress_begin(true);
    options->context = &progress;
    char *query = query_of(arguments);
    hearsay_status status = query ? hearsay_search(hsy_database_of(arguments), query, &arguments->question, options,
                                                   hsy_terminal_write, NULL)
                                  : HEARSAY_MACHINE;
    free(query);
    return status;
}

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
