#include "serve/assets.h"

#include <stdio.h>

#include "base/hash.h"
#include "serve/assets_list.h" /* HSY_ASSETS(ROW), made by meson.build from its list */

#define DECLARE(symbol, name)                                                                                          \
    extern const unsigned char hsy_asset_##symbol[];                                                                   \
    extern const size_t hsy_asset_##symbol##_length;
HSY_ASSETS(DECLARE)
#undef DECLARE

#define COUNT_ONE(symbol, name) +1
enum { COUNT = 0 HSY_ASSETS(COUNT_ONE) };
#undef COUNT_ONE

enum { HASH_DIGITS = 16 };

static const hsy_slice FOLDER = HSY_SLICE("/assets/");

/* The assembler's data: their lengths are not known to the compiler, so the table is made when it is asked for. */
static hsy_asset asset_at(int at) {
    static const struct {
        hsy_slice name;
        const unsigned char *bytes;
        const size_t *length;
    } rows[COUNT] = {
#define FILL(symbol, name) {HSY_SLICE(name), hsy_asset_##symbol, &hsy_asset_##symbol##_length},
        HSY_ASSETS(FILL)
#undef FILL
    };
    const char *type = "text/javascript; charset=utf-8";
    if (hsy_slice_ends(rows[at].name, HSY_S(".css"))) type = "text/css; charset=utf-8";
    if (hsy_slice_ends(rows[at].name, HSY_S(".svg"))) type = "image/svg+xml";
    return (hsy_asset){rows[at].name, {(const char *)rows[at].bytes, *rows[at].length}, type};
}

static uint64_t hash_of_all(void) {
    uint64_t hash = 0;
    for (int i = 0; i < COUNT; i++) hash = hsy_hash_number(hash ^ hsy_hash(asset_at(i).bytes));
    return hash;
}

void hsy_assets_address(hsy_buffer *out, hsy_slice name) {
    hsy_buffer_add(out, FOLDER);
    hsy_buffer_print(out, "%016llx/%.*s", (unsigned long long)hash_of_all(), HSY_PRINT(name));
}

bool hsy_assets_find(hsy_slice path, hsy_asset *asset) {
    char digits[HASH_DIGITS + 1];
    snprintf(digits, sizeof digits, "%016llx", (unsigned long long)hash_of_all());
    if (!hsy_slice_starts(path, FOLDER)) return false;
    hsy_slice rest = hsy_slice_sub(path, FOLDER.length, path.length);
    if (!hsy_slice_equal(hsy_slice_cut(&rest, '/'), (hsy_slice){digits, HASH_DIGITS})) return false;
    for (int i = 0; i < COUNT; i++) {
        *asset = asset_at(i);
        if (hsy_slice_equal(asset->name, rest)) return true;
    }
    return false;
}
