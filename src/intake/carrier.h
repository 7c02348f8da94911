/* Private to intake: what every carrier offers, one row of the table in intake.c each.
 *
 * A carrier says by the look of a path whether it is its own, and fetches the bytes as they come; decompression is
 * done afterwards for all alike. New carriers (WARC, feeds) are a file and a row.
 */
#ifndef HEARSAY_INTAKE_CARRIER_H
#define HEARSAY_INTAKE_CARRIER_H

#include "intake/intake.h"

typedef struct hsy_page_carrier {
    const char *name;
    bool (*takes)(hsy_slice path);
    /* Fills `page->bytes` and what else the carrier knows. False with an error added. */
    bool (*read)(hsy_arena *arena, hsy_slice path, const hsy_intake_limits *limits, hsy_fetched *page,
                 hsy_errors *errors);
} hsy_page_carrier;

extern const hsy_page_carrier hsy_carrier_standard_input, hsy_carrier_http, hsy_carrier_file;

/* Undoes gzip and zstd, told by the first bytes; other bytes come back as they are. False, with an error added, when
 * they are damaged or grow past the limit. */
bool hsy_decompress(hsy_arena *arena, hsy_slice path, size_t most_bytes, hsy_slice *bytes, hsy_errors *errors);

/* False, with an error added that says what it is, when the bytes are no page: a PDF, a picture, binary data. */
bool hsy_is_page(hsy_arena *arena, hsy_slice path, hsy_slice bytes, hsy_errors *errors);

#endif
