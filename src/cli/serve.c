/* hearsay serve: the collection in the browser. */
#include "serve/serve.h"

#include <stdio.h>

#include "cli/command.h"

hearsay_status hsy_command_serve(hsy_arguments *arguments) {
    if (arguments->count != 1) {
        fputs("hearsay serve: one database, please: hearsay serve news.db\n", stderr);
        return HEARSAY_USAGE;
    }
    hsy_serve_options options = {arguments->inputs[0], arguments->host, arguments->port, arguments->write};
    return hsy_serve(&options);
}
