/* Private to cli: the help pages of docs/commands/, made constant data by tools/commands.c when the program is built.
 */
#ifndef HEARSAY_CLI_MANUAL_H
#define HEARSAY_CLI_MANUAL_H

#include <stddef.h>

typedef struct hsy_manual_option {
    const char *name, *value; /* "--format", "json|text"; an empty value: takes none; the last name is NULL */
} hsy_manual_option;

typedef struct hsy_manual {
    const char *command; /* "" for the program itself */
    const hsy_manual_option *options;
    const char *help; /* the page as it is shown */
} hsy_manual;

/* The first is the program's own. */
extern const hsy_manual hsy_manuals[];
extern const size_t hsy_manual_count;

#endif
