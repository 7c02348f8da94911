/* Any address is split into its host and what is asked of it, or refused. What is asked begins with a slash and has no
 * fragment; the host, in lower case, holds neither credentials nor a path; splitting what was put together again gives
 * the same. */
#include <assert.h>
#include <stdint.h>

#include "intake/host.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    hsy_arena *arena = hsy_arena_create(0);
    hsy_slice key, target, same_key, same_target;
    if (hsy_host_split(arena, (hsy_slice){(const char *)bytes, size}, &key, &target)) {
        assert(hsy_slice_starts(target, HSY_S("/")));
        assert(hsy_slice_find_byte(target, '#', 0) == HSY_NOT_FOUND);
        assert(hsy_slice_find_byte(key, '@', 0) == HSY_NOT_FOUND);
        assert(hsy_slice_starts(key, HSY_S("http://")) || hsy_slice_starts(key, HSY_S("https://")));
        hsy_slice whole = hsy_arena_copy(arena, key);
        whole = hsy_arena_print(arena, "%.*s%.*s", HSY_PRINT(whole), HSY_PRINT(target));
        assert(hsy_host_split(arena, whole, &same_key, &same_target));
        assert(hsy_slice_equal(key, same_key) && hsy_slice_equal(target, same_target));
    }
    hsy_arena_free(arena);
    return 0;
}
