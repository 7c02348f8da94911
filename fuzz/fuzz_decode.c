/* Decoded text is valid UTF-8 without U+0000, whatever the bytes and the label. The first byte is the length of the
 * label that follows; its high bit says whether the rest is HTML. */
#include <assert.h>
#include <stdint.h>

#include "base/utf8.h"
#include "text/decode.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    if (size == 0) return 0;
    hsy_slice rest = {(const char *)bytes + 1, size - 1};
    size_t label = bytes[0] & 0x7F;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_decoded decoded =
        hsy_decode(arena, hsy_slice_sub(rest, label, SIZE_MAX), hsy_slice_sub(rest, 0, label), bytes[0] & 0x80);
    assert(hsy_utf8_valid_prefix(decoded.text) == decoded.text.length);
    assert(hsy_slice_find_byte(decoded.text, '\0', 0) == HSY_NOT_FOUND);
    assert(decoded.encoding.length > 0);
    hsy_arena_free(arena);
    return 0;
}
