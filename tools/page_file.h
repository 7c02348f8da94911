/* Reads a page's file for the tools, unpacked when it ends in .gz; a file that cannot be read ends the program. */
#ifndef HEARSAY_TOOLS_PAGE_FILE_H
#define HEARSAY_TOOLS_PAGE_FILE_H

#include <libdeflate.h>

#include "tools/whole_file.h"

enum { HSY_PAGE_FILE_MOST = 256 << 20 }; /* bytes unpacked */

static inline hsy_slice hsy_unpacked(hsy_arena *arena, hsy_slice packed) {
    struct libdeflate_decompressor *inflater = libdeflate_alloc_decompressor();
    size_t room = packed.length * 4 + 4096, size = 0;
    char *bytes = hsy_arena_alloc(arena, room);
    while (libdeflate_gzip_decompress(inflater, packed.at, packed.length, bytes, room, &size) ==
               LIBDEFLATE_INSUFFICIENT_SPACE &&
           room < HSY_PAGE_FILE_MOST) {
        bytes = hsy_arena_grow(arena, bytes, room, room * 2);
        room *= 2;
    }
    libdeflate_free_decompressor(inflater);
    return (hsy_slice){bytes, size};
}

static inline hsy_slice hsy_page_file(hsy_arena *arena, const char *path) {
    hsy_slice bytes = hsy_whole_file(arena, path);
    return hsy_slice_ends(hsy_slice_from_c(path), HSY_S(".gz")) ? hsy_unpacked(arena, bytes) : bytes;
}

#endif
