/* hearsay stories, story, claims, claim, outlets, outlet, speaker, search, export: what a collection holds. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/terminal.h"

/* Settles the form and tells whatever there is to tell. `progress` must live as long as the call. */
static hearsay_options *settle(hsy_arguments *arguments, hearsay_format in_pipe, hsy_terminal_progress *progress) {
    *progress = hsy_terminal_progress_begin(true);
    hsy_terminal_settle(arguments, in_pipe);
    arguments->options.tell = hsy_terminal_tell;
    arguments->options.context = progress;
    return &arguments->options;
}

/* Lists take options only. */
static bool has_no_input(const hsy_arguments *arguments) {
    if (arguments->count == 0) return true;
    fprintf(stderr, "hearsay %s: takes no input, only options: \"%s\"\n", arguments->manual->command,
            arguments->inputs[0]);
    return false;
}

hearsay_status hsy_command_stories(hsy_arguments *arguments) {
    hsy_terminal_progress progress;
    hearsay_options *options = settle(arguments, HEARSAY_JSON_LINES, &progress);
    if (!has_no_input(arguments)) return HEARSAY_USAGE;
    return hearsay_stories(hsy_database_of(arguments), &arguments->question, options, hsy_terminal_write, NULL);
}

hearsay_status hsy_command_story(hsy_arguments *arguments) {
    long long number;
    hsy_terminal_progress progress;
    hearsay_options *options = settle(arguments, HEARSAY_JSON, &progress);
    if (!hsy_number_argument(arguments, &number)) return HEARSAY_USAGE;
    return hearsay_story(hsy_database_of(arguments), number, options, hsy_terminal_write, NULL);
}

hearsay_status hsy_command_claims(hsy_arguments *arguments) {
    hsy_terminal_progress progress;
    hearsay_options *options = settle(arguments, HEARSAY_JSON_LINES, &progress);
    if (!has_no_input(arguments)) return HEARSAY_USAGE;
    return hearsay_claims(hsy_database_of(arguments), &arguments->question, options, hsy_terminal_write, NULL);
}

hearsay_status hsy_command_claim(hsy_arguments *arguments) {
    long long number;
    hsy_terminal_progress progress;
    hearsay_options *options = settle(arguments, HEARSAY_JSON, &progress);
    if (!hsy_number_argument(arguments, &number)) return HEARSAY_USAGE;
    return hearsay_claim(hsy_database_of(arguments), number, options, hsy_terminal_write, NULL);
}

hearsay_status hsy_command_outlets(hsy_arguments *arguments) {
    hsy_terminal_progress progress;
    hearsay_options *options = settle(arguments, HEARSAY_JSON_LINES, &progress);
    if (!has_no_input(arguments)) return HEARSAY_USAGE;
    return hearsay_outlets(hsy_database_of(arguments), &arguments->question, options, hsy_terminal_write, NULL);
}

/* The words of the command line as one text; NULL when there is no memory. */
static char *words_of(const hsy_arguments *arguments) {
    size_t length = 1;
    for (size_t i = 0; i < arguments->count; i++) length += strlen(arguments->inputs[i]) + 1;
    char *words = calloc(length, 1), *end = words;
    for (size_t i = 0; words && i < arguments->count; i++)
        end += snprintf(end, length - (size_t)(end - words), "%s%s", i ? " " : "", arguments->inputs[i]);
    return words;
}

hearsay_status hsy_command_outlet(hsy_arguments *arguments) {
    hsy_terminal_progress progress;
    hearsay_options *options = settle(arguments, HEARSAY_JSON, &progress);
    char *name = words_of(arguments);
    if (!name) return HEARSAY_MACHINE;
    hearsay_status status = hearsay_outlet(hsy_database_of(arguments), name, options, hsy_terminal_write, NULL);
    free(name);
    return status;
}

hearsay_status hsy_command_speaker(hsy_arguments *arguments) {
    hsy_terminal_progress progress;
    hearsay_options *options = settle(arguments, HEARSAY_JSON, &progress);
    char *name = words_of(arguments);
    if (!name) return HEARSAY_MACHINE;
    hearsay_status status =
        hearsay_speaker(hsy_database_of(arguments), name, &arguments->question, options, hsy_terminal_write, NULL);
    free(name);
    return status;
}

hearsay_status hsy_command_search(hsy_arguments *arguments) {
    hsy_terminal_progress progress;
    hearsay_options *options = settle(arguments, HEARSAY_JSON_LINES, &progress);
    char *query = words_of(arguments);
    if (!query) return HEARSAY_MACHINE;
    hearsay_status status =
        hearsay_search(hsy_database_of(arguments), query, &arguments->question, options, hsy_terminal_write, NULL);
    free(query);
    return status;
}

/* What is exported goes to a program or a file also from a terminal. */
hearsay_status hsy_command_export(hsy_arguments *arguments) {
    hsy_terminal_progress progress;
    hearsay_options *options = settle(arguments, HEARSAY_JSON_LINES, &progress);
    if (!arguments->has_format) options->format = HEARSAY_JSON_LINES;
    if (!has_no_input(arguments)) return HEARSAY_USAGE;
    return hearsay_export(hsy_database_of(arguments), &arguments->question, options, hsy_terminal_write, NULL);
}
