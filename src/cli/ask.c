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

typedef hearsay_status list_call(const char *database, const hearsay_question *question, const hearsay_options *options,
                                 hearsay_sink *sink, void *sink_context);
typedef hearsay_status number_call(const char *database, long long number, const hearsay_options *options,
                                   hearsay_sink *sink, void *sink_context);

/* A list takes options only. */
static hearsay_status print_list(hsy_arguments *arguments, list_call *call) {
    hsy_terminal_progress progress;
    hearsay_options *options = settle(arguments, HEARSAY_JSON_LINES, &progress);
    if (arguments->count == 0)
        return call(hsy_database_of(arguments), &arguments->question, options, hsy_terminal_write, NULL);
    fprintf(stderr, "hearsay %s: takes no input, only options: \"%s\"\n", arguments->manual->command,
            arguments->inputs[0]);
    return HEARSAY_USAGE;
}

static hearsay_status print_numbered(hsy_arguments *arguments, number_call *call) {
    long long number;
    hsy_terminal_progress progress;
    hearsay_options *options = settle(arguments, HEARSAY_JSON, &progress);
    if (!hsy_number_argument(arguments, &number)) return HEARSAY_USAGE;
    return call(hsy_database_of(arguments), number, options, hsy_terminal_write, NULL);
}

hearsay_status hsy_command_stories(hsy_arguments *arguments) { return print_list(arguments, hearsay_stories); }
hearsay_status hsy_command_claims(hsy_arguments *arguments) { return print_list(arguments, hearsay_claims); }
hearsay_status hsy_command_outlets(hsy_arguments *arguments) { return print_list(arguments, hearsay_outlets); }
hearsay_status hsy_command_story(hsy_arguments *arguments) { return print_numbered(arguments, hearsay_story); }
hearsay_status hsy_command_claim(hsy_arguments *arguments) { return print_numbered(arguments, hearsay_claim); }

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

typedef hearsay_status words_call(const char *database, const char *words, const hearsay_question *question,
                                  const hearsay_options *options, hearsay_sink *sink, void *sink_context);

static hearsay_status print_found(hsy_arguments *arguments, hearsay_format in_pipe, words_call *call) {
    hsy_terminal_progress progress;
    hearsay_options *options = settle(arguments, in_pipe, &progress);
    char *words = words_of(arguments);
    if (!words) return HEARSAY_MACHINE;
    hearsay_status status =
        call(hsy_database_of(arguments), words, &arguments->question, options, hsy_terminal_write, NULL);
    free(words);
    return status;
}

hearsay_status hsy_command_speaker(hsy_arguments *arguments) {
    return print_found(arguments, HEARSAY_JSON, hearsay_speaker);
}

hearsay_status hsy_command_search(hsy_arguments *arguments) {
    return print_found(arguments, HEARSAY_JSON_LINES, hearsay_search);
}

/* What is exported goes to a program or a file also from a terminal. */
hearsay_status hsy_command_export(hsy_arguments *arguments) {
    if (!arguments->has_format) arguments->options.format = HEARSAY_JSON_LINES;
    arguments->has_format = true;
    return print_list(arguments, hearsay_export);
}
