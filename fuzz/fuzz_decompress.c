/* Whatever gzip or zstd data says of itself, what comes out is within the limit and memory within a few times it. */
#include <assert.h>
#include <stdint.h>

#include "intake/carrier.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    enum { MOST = 1 << 16 };
    hsy_arena *arena = hsy_arena_create(0);
    hsy_slice page = {(const char *)bytes, size};
    hsy_errors errors = {0};
    bool opened = hsy_decompress(arena, HSY_S("input"), MOST, &page, &errors);
    assert(opened == (errors.count == 0));
    assert(!opened || page.length <= MOST || page.at == (const char *)bytes);
    assert(hsy_arena_size(arena) < 8 * MOST + size);
    hsy_arena_free(arena);
    return 0;
}
