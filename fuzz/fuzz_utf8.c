/* Repaired text is valid, repairing it again changes nothing, and walking forwards and backwards agree. */
#include <assert.h>
#include <stdint.h>

#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    hsy_arena *arena = hsy_arena_create(0);
    hsy_slice text = hsy_utf8_repair(arena, (hsy_slice){(const char *)bytes, size}, NULL);
    assert(hsy_utf8_valid_prefix(text) == text.length);
    size_t count = 0, back = 0;
    for (size_t at = 0; at < text.length; count++) hsy_utf8_next(text, &at);
    for (size_t at = text.length; at > 0; back++) hsy_utf8_previous(text, &at);
    assert(count == back && count == hsy_utf8_count(text));
    hsy_points points = hsy_points_of(arena, text);
    assert(hsy_points_at(&points, text.length) == count);
    hsy_arena_free(arena);
    return 0;
}
