#include "intake/carrier.h"
static bool takes(hsy_slice path) {
    return hsy_slice_starts(path, HSY_S("http://")) || hsy_slice_starts(path, HSY_S("https://"));
}
static bool read_http(hsy_arena *arena, hsy_slice path, const hsy_intake_limits *limits, hsy_fetched *page,
                      hsy_errors *errors) {
    (void)limits;
    (void)page;
    hsy_errors_add(arena, errors, HSY_ERROR_MISSING, path, HSY_NOT_FOUND, "addresses cannot be fetched yet");
    return false;
}
const hsy_page_carrier hsy_carrier_http = {"http", takes, read_http};
