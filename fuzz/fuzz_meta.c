/* Any bytes are a table or an error, and asking a table for any path is safe. */
#include <assert.h>
#include <stdint.h>

#include "intake/intake.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    hsy_arena *arena = hsy_arena_create(0);
    hsy_slice text = {(const char *)bytes, size};
    hsy_errors errors = {0};
    hsy_meta *meta = hsy_meta_of(arena, HSY_S("input"), text, &errors);
    assert((meta != NULL) == (errors.count == 0));
    hsy_meta_row row;
    for (hsy_slice rest = text; meta && rest.at;) hsy_meta_find(meta, hsy_slice_cut(&rest, '\t'), &row);
    hsy_meta_find(meta, text, &row);
    hsy_arena_free(arena);
    return 0;
}
