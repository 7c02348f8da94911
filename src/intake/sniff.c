/* Tells data that is no page from a page: documents, pictures, archives by their first bytes, anything else by its
 * control characters. `hearsay read report.pdf` is then an error that says what to do, not an article of rubbish.
 *
 * Text in UTF-16 without a byte order mark is taken for binary data; browsers do not read it either.
 */
#include "intake/carrier.h"

enum {
    LOOKED_AT = 1024,     /* bytes */
    CONTROL_IN_TEXT = 20, /* one control character in so many bytes, or more, is no text; random bytes have one in 10 */
};

typedef struct signature {
    hsy_slice bytes;
    const char *advice;
} signature;

static const signature signatures[] = {
    {HSY_SLICE("%PDF-"), "is a PDF document; take its text first: pdftotext FILE - | hearsay read -"},
    {HSY_SLICE("PK\x03\x04"), "is a zip archive or an office document; unpack it or save it as text or HTML"},
    {HSY_SLICE("\x89PNG"), "is a picture"},
    {HSY_SLICE("\xFF\xD8\xFF"), "is a picture"},
    {HSY_SLICE("GIF8"), "is a picture"},
    {HSY_SLICE("SQLite format 3"), "is a database; a collection is named by --db, as in: hearsay stories --db FILE"},
};

static bool has_byte_order_mark(hsy_slice bytes) {
    return hsy_slice_starts(bytes, HSY_S("\xFF\xFE")) || hsy_slice_starts(bytes, HSY_S("\xFE\xFF"));
}

static bool is_control(char byte) {
    return (unsigned char)byte < 0x20 && !hsy_is_space(byte) && byte != '\x1B'; /* ISO-2022 shifts by escapes */
}

static bool is_binary(hsy_slice bytes) {
    hsy_slice head = hsy_slice_sub(bytes, 0, LOOKED_AT);
    size_t controls = 0;
    for (size_t i = 0; i < head.length; i++) controls += is_control(head.at[i]);
    return !has_byte_order_mark(bytes) && controls * CONTROL_IN_TEXT > head.length;
}

bool hsy_is_page(hsy_arena *arena, hsy_slice path, hsy_slice bytes, hsy_errors *errors) {
    const char *advice = is_binary(bytes) ? "is binary data, not a page" : NULL;
    for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++)
        if (hsy_slice_starts(bytes, signatures[i].bytes)) advice = signatures[i].advice;
    if (!advice) return true;
    hsy_errors_add(arena, errors, HSY_ERROR_INPUT, path, 0, "%s", advice);
    return false;
}
