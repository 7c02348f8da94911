/* hearsay: the command. */
#include <stdio.h>
#include <string.h>

#include "hearsay.h"

static bool print(void *file, const char *bytes, size_t length) { return fwrite(bytes, 1, length, file) == length; }
static void tell(void *c, const char *input, const char *message) {
    (void)c;
    fprintf(stderr, "hearsay: %s: %s\n", input ? input : "", message);
}

int main(int argc, char **argv) {
    hearsay_options o = {.tell = tell};
    if (argc < 2) return HEARSAY_USAGE;
    int at = 2;
    for (; at < argc; at++) {
        if (strcmp(argv[at], "--plain") == 0)
            o.plain = true;
        else if (strcmp(argv[at], "--meta") == 0 && at + 1 < argc)
            o.meta = argv[++at];
        else if (strcmp(argv[at], "--format") == 0 && at + 1 < argc)
            at++;
        else
            break;
    }
    if (strcmp(argv[1], "read") == 0)
        return hearsay_read((const char *const *)argv + at, (size_t)(argc - at), &o, print, stdout);
    if (strcmp(argv[1], "trace") == 0)
        return hearsay_trace((const char *const *)argv + at, (size_t)(argc - at), &o, print, stdout);
    printf("hearsay %s\n", hearsay_version());
    return HEARSAY_OK;
}
