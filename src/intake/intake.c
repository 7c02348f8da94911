#include "intake/intake.h"

#include "intake/carrier.h"

enum {
    MOST_PAGE_BYTES = 64 << 20, /* the largest page seen in the data is 5 MB; a bomb is soon larger */
    MOST_SECONDS = 30,
};

/* The first that takes a path reads it; a file is what is left. */
static const hsy_page_carrier *const carriers[] = {&hsy_carrier_standard_input, &hsy_carrier_http, &hsy_carrier_file};

hsy_intake_limits hsy_intake_default_limits(void) {
    return (hsy_intake_limits){.most_bytes = MOST_PAGE_BYTES, .seconds = MOST_SECONDS};
}

bool hsy_intake_read(hsy_arena *arena, hsy_slice path, const hsy_intake_limits *limits, hsy_fetched *page,
                     hsy_errors *errors) {
    *page = (hsy_fetched){.path = path};
    size_t i = 0;
    while (!carriers[i]->takes(path)) i++;
    return carriers[i]->read(arena, path, limits, page, errors) &&
           hsy_decompress(arena, path, limits->most_bytes, &page->bytes, errors) &&
           hsy_is_page(arena, path, page->bytes, errors);
}
