/* Addresses as pages give them: what is resolved is absolute and valid UTF-8, a domain is in lower case and holds no
 * path, a day has the form of one. The input is two addresses, base and reference, a line each. */
#include <assert.h>
#include <stdint.h>

#include "base/utf8.h"
#include "page/fields.h"
#include "text/url.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void check_domain(hsy_slice domain) {
    for (size_t i = 0; i < domain.length; i++) assert(!hsy_is_upper(domain.at[i]) && domain.at[i] != '/');
}

static void check_address(hsy_arena *arena, hsy_slice address) {
    check_domain(hsy_outlet_domain(arena, address));
    hsy_slice day = hsy_url_date(arena, address);
    assert(day.length == 0 || (day.length == sizeof "2024-10-24" - 1 && day.at[4] == '-' && day.at[7] == '-'));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    hsy_arena *arena = hsy_arena_create(0);
    hsy_slice rest = hsy_utf8_repair(arena, (hsy_slice){(const char *)bytes, size}, NULL);
    hsy_slice base = hsy_slice_cut(&rest, '\n');
    check_address(arena, base);
    check_address(arena, rest);
    hsy_slice resolved = hsy_url_resolve(arena, base, rest);
    assert(hsy_utf8_valid_prefix(resolved) == resolved.length);
    assert(resolved.length == 0 || hsy_slice_find_byte(resolved, ':', 0) != HSY_NOT_FOUND);
    check_address(arena, resolved);
    hsy_arena_free(arena);
    return 0;
}
