/* Any bytes are a robots.txt, and asking it for any target is safe. The first line is the target, the rest the file. A
 * file without the word "disallow" forbids nothing. */
#include <assert.h>
#include <stdint.h>

#include "intake/robots.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    hsy_arena *arena = hsy_arena_create(0);
    hsy_slice rest = {(const char *)bytes, size}, target = hsy_slice_cut(&rest, '\n');
    hsy_robots robots = hsy_robots_read(arena, rest, HSY_S("hearsay"));
    bool allows = hsy_robots_allows(arena, &robots, target);
    assert(robots.pause >= 0);
    assert(allows || hsy_slice_find_ascii_case(rest, HSY_S("disallow"), 0) != HSY_NOT_FOUND);
    assert(hsy_robots_allows(arena, &robots, HSY_S("/robots.txt")));
    hsy_arena_free(arena);
    return 0;
}
