/* Reads a file for the tools and bench programs, whole and as it is; one that cannot be read ends the program. */
#ifndef HEARSAY_TOOLS_WHOLE_FILE_H
#define HEARSAY_TOOLS_WHOLE_FILE_H

#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"

static inline hsy_slice hsy_whole_file(hsy_arena *arena, const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END) != 0) {
        perror(path);
        exit(1);
    }
    size_t size = (size_t)ftell(file);
    rewind(file);
    char *bytes = hsy_arena_alloc(arena, size + 1);
    if (fread(bytes, 1, size, file) != size) {
        perror(path);
        exit(1);
    }
    fclose(file);
    return (hsy_slice){bytes, size};
}

#endif
