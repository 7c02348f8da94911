/* Private to cli: the subcommands, one file each. */
#ifndef HEARSAY_CLI_COMMAND_H
#define HEARSAY_CLI_COMMAND_H

#include "cli/arguments.h"

/* Runs with what the command line said; returns the exit status. */
hearsay_status hsy_command_read(hsy_arguments *arguments);
hearsay_status hsy_command_trace(hsy_arguments *arguments);
hearsay_status hsy_command_add(hsy_arguments *arguments);
hearsay_status hsy_command_follow(hsy_arguments *arguments);
hearsay_status hsy_command_search(hsy_arguments *arguments);
hearsay_status hsy_command_stories(hsy_arguments *arguments);
hearsay_status hsy_command_story(hsy_arguments *arguments);
hearsay_status hsy_command_claims(hsy_arguments *arguments);
hearsay_status hsy_command_claim(hsy_arguments *arguments);
hearsay_status hsy_command_outlets(hsy_arguments *arguments);
hearsay_status hsy_command_outlet(hsy_arguments *arguments);
hearsay_status hsy_command_speaker(hsy_arguments *arguments);
hearsay_status hsy_command_export(hsy_arguments *arguments);
hearsay_status hsy_command_article(hsy_arguments *arguments);
hearsay_status hsy_command_compare(hsy_arguments *arguments);
hearsay_status hsy_command_stats(hsy_arguments *arguments);
hearsay_status hsy_command_check(hsy_arguments *arguments);
hearsay_status hsy_command_serve(hsy_arguments *arguments);

#endif
