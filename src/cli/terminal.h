/* Private to cli: what is on the other end of standard output and standard error, and how to write there. */
#ifndef HEARSAY_CLI_TERMINAL_H
#define HEARSAY_CLI_TERMINAL_H

#include <stdio.h>

#include "cli/arguments.h"

/* Settles form, width and colour by what standard output is, where the command line leaves them open. `in_pipe` is the
 * form when it is no terminal. */
void hsy_terminal_settle(hsy_arguments *arguments, hearsay_format in_pipe);

/* A sink that writes to standard output. A closed pipe is no news; any other failure is told. */
bool hsy_terminal_write(void *context, const char *bytes, size_t length);

/* Progress and messages on standard error. */
typedef struct hsy_terminal_progress {
    bool shows;          /* standard error is a terminal, and nothing else is printed there meanwhile */
    bool is_drawn;       /* a bar stands on the line */
    double begun, drawn; /* seconds */
    FILE *log;           /* of inputs that failed; NULL: none is kept */
} hsy_terminal_progress;

/* `prints_meanwhile`: results come out while the work goes on. */
hsy_terminal_progress hsy_terminal_progress_begin(bool prints_meanwhile);
/* Wipes the bar; what comes next is counted from now on. */
void hsy_terminal_progress_restart(hsy_terminal_progress *progress);
/* For work that goes on for long: sets the callbacks of the options, opens the log that the command line names, and
 * lets an interrupt end it cleanly. False, with the reason told, when the log cannot be written. */
bool hsy_terminal_watch(hsy_terminal_progress *progress, hsy_arguments *arguments);
/* Wipes the bar and closes the log; false, with the reason told, when the log is not whole. */
bool hsy_terminal_progress_end(hsy_terminal_progress *progress);

/* For hearsay_options: `context` is an hsy_terminal_progress. */
void hsy_terminal_show_progress(void *context, size_t done, size_t count);
void hsy_terminal_tell(void *context, const char *input, const char *message);

#endif
