/* Private to cli: the command line.
 *
 * Which options a command takes is said by its page in docs/commands/ and nowhere else; what an option does stands in
 * one table in arguments.c. So an option of another command is told apart from a misspelt one.
 */
#ifndef HEARSAY_CLI_ARGUMENTS_H
#define HEARSAY_CLI_ARGUMENTS_H

#include "cli/manual.h"
#include "hearsay.h"

typedef enum hsy_color { HSY_COLOR_AUTO, HSY_COLOR_ALWAYS, HSY_COLOR_NEVER } hsy_color;

typedef struct hsy_arguments {
    const hsy_manual *manual; /* of the command */
    hearsay_options options;
    bool has_format; /* --format was given */
    hsy_color color;
    const char *database;      /* --db, or NULL */
    const char *log;           /* --log, or NULL */
    hearsay_question question; /* of a list */
    bool versions;             /* --versions */
    const char *host;          /* --host, or NULL */
    unsigned port;             /* --port, or 0 */
    bool write;                /* --write */
    double minutes;            /* --every, or 0 */
    bool once;                 /* --once */
    bool wants_help;
    const char **inputs; /* what is not an option, in order; ends with NULL */
    size_t count;
} hsy_arguments;

/* Reads what stands behind the command's name; `strings` is put into another order. False, with what to do told on
 * standard error, when it makes no sense. */
bool hsy_arguments_read(const hsy_manual *manual, int count, char **strings, hsy_arguments *arguments);

/* --db, else hearsay.db in the current folder. */
const char *hsy_database_of(const hsy_arguments *arguments);
/* The number that is the command's only input. False, with what to do told, when it is none. */
bool hsy_number_argument(const hsy_arguments *arguments, long long *number);

/* Of `count` words the one that `word` was likely meant to be, or NULL. */
const char *hsy_nearest(const char *word, const char *const *words, size_t count);

#endif
