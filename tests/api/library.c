/* The example of hearsay.h, linked with the shared library as another program would: it reads a page given on the
 * command line and prints it for people. */
#include <stdio.h>

#include "hearsay.h"

static bool print(void *file, const char *bytes, size_t length) { return fwrite(bytes, 1, length, file) == length; }

int main(int argc, char **argv) {
    hearsay_options options = {.format = HEARSAY_TEXT, .width = 80};
    return hearsay_read((const char *const *)argv + 1, (size_t)argc - 1, &options, print, stdout);
}
