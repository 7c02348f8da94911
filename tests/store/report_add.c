/* hearsay add, telling at once what is stored: report_add DATABASE SOURCE...
 *
 * Each time hearsay_add says how many pages are done, the number goes to the standard output as a line, by one write
 * that nothing holds back. What stands there is what a user was promised. */
#include <stdio.h>
#include <unistd.h>

#include "hearsay.h"

static void report(void *context, size_t done, size_t expected) {
    char line[32];
    (void)context;
    (void)expected;
    int length = snprintf(line, sizeof line, "%zu\n", done);
    if (write(STDOUT_FILENO, line, (size_t)length) != length) perror("report_add");
}

static void tell(void *context, const char *input, const char *message) {
    (void)context;
    fprintf(stderr, "%s: %s\n", input ? input : "", message);
}

int main(int argc, char **argv) {
    if (argc < 3) return HEARSAY_USAGE;
    hearsay_options options = {.progress = report, .tell = tell};
    return (int)hearsay_add(argv[1], (const char *const *)argv + 2, (size_t)argc - 2, &options, NULL);
}
