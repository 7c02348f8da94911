/* hearsay: the command. `main` finds the subcommand, reads its options by its page in docs/commands/, and runs it. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/terminal.h"

/* What a command works on, but for its options. */
typedef enum input_need {
    INPUTS,
    INPUTS_OR_DATABASE, /* with --db it may go without */
    NO_INPUTS,
} input_need;

typedef struct command {
    const char *name;
    hearsay_status (*run)(hsy_arguments *arguments);
    input_need needs;
} command;

static const command commands[] = {
    {"read", hsy_command_read, INPUTS},          {"trace", hsy_command_trace, INPUTS_OR_DATABASE},
    {"compare", hsy_command_compare, INPUTS},    {"add", hsy_command_add, INPUTS},
    {"article", hsy_command_article, INPUTS},    {"search", hsy_command_search, INPUTS},
    {"stats", hsy_command_stats, NO_INPUTS},     {"check", hsy_command_check, NO_INPUTS},
    {"stories", hsy_command_stories, NO_INPUTS}, {"story", hsy_command_story, INPUTS},
    {"claims", hsy_command_claims, NO_INPUTS},   {"claim", hsy_command_claim, INPUTS},
    {"outlets", hsy_command_outlets, NO_INPUTS}, {"outlet", hsy_command_outlet, INPUTS},
    {"speaker", hsy_command_speaker, INPUTS},    {"export", hsy_command_export, NO_INPUTS},
    {"follow", hsy_command_follow, INPUTS},      {"serve", hsy_command_serve, INPUTS},
};

enum { COMMANDS = sizeof commands / sizeof *commands };

static const command *command_named(const char *name) {
    for (size_t i = 0; i < COMMANDS; i++)
        if (strcmp(commands[i].name, name) == 0) return &commands[i];
    return NULL;
}

static const hsy_manual *manual_of(const char *name) {
    for (size_t i = 0; i < hsy_manual_count; i++)
        if (strcmp(hsy_manuals[i].command, name) == 0) return &hsy_manuals[i];
    return NULL;
}

static hearsay_status show(const char *text) {
    return hsy_terminal_write(NULL, text, strlen(text)) ? HEARSAY_OK : HEARSAY_MACHINE;
}

static hearsay_status refuse_command(const char *name) {
    const char *names[COMMANDS];
    for (size_t i = 0; i < COMMANDS; i++) names[i] = commands[i].name;
    const char *nearest = hsy_nearest(name, names, COMMANDS);
    if (nearest)
        fprintf(stderr, "hearsay: unknown command %s; did you mean %s?\n", name, nearest);
    else
        fprintf(stderr, "hearsay: unknown command %s; `hearsay --help` lists what there is\n", name);
    return HEARSAY_USAGE;
}

static hearsay_status run(const command *chosen, int count, char **strings) {
    const hsy_manual *manual = manual_of(chosen->name);
    hsy_arguments arguments;
    if (!hsy_arguments_read(manual, count, strings, &arguments)) return HEARSAY_USAGE;
    if (arguments.wants_help) return show(manual->help);
    bool has_database = arguments.database && chosen->needs == INPUTS_OR_DATABASE;
    if (arguments.count || has_database || chosen->needs == NO_INPUTS) return chosen->run(&arguments);
    fprintf(stderr, "hearsay %s: no input; `hearsay %s --help` shows how it is used\n", chosen->name, chosen->name);
    return HEARSAY_USAGE;
}

/* Takes the place of standard files that were closed, so that no page or database is opened as one of them and then
 * written over. What is written to the standard output still fails, as it should. */
static void hold_standard_files(void) {
    for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; descriptor++)
        if (fcntl(descriptor, F_GETFD) < 0) (void)!open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

int main(int argc, char **argv) {
    hold_standard_files();
    signal(SIGPIPE, SIG_IGN); /* a reader that goes away is seen as a failed write, */
    signal(SIGXFSZ, SIG_IGN); /* so is a file that may not grow any more */
    const char *first = argc > 1 ? argv[1] : "";
    if (!*first) {
        fputs(manual_of("")->help, stderr);
        return HEARSAY_USAGE;
    }
    if (strcmp(first, "--version") == 0) {
        char line[128];
        snprintf(line, sizeof line, "hearsay %s" MODELS_NOTE "\n", hearsay_version());
        return show(line);
    }
    const command *chosen = command_named(first);
    if (chosen) return run(chosen, argc - 2, argv + 2);
    if (strcmp(first, "--help") != 0 && strcmp(first, "-h") != 0 && strcmp(first, "help") != 0)
        return refuse_command(first);
    if (argc == 2) return show(manual_of("")->help);
    return manual_of(argv[2]) ? show(manual_of(argv[2])->help) : refuse_command(argv[2]);
}
