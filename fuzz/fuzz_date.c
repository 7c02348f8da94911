/* Any text: what is parsed prints as a date that parses to itself, and dates found lie in order inside the text. */
#include <assert.h>
#include <stdint.h>

#include "base/utf8.h"
#include "text/date.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    static const hsy_slice languages[] = {HSY_SLICE("en"), HSY_SLICE("de-CH"), HSY_SLICE("fr"), HSY_SLICE("")};
    hsy_arena *arena = hsy_arena_create(0);
    hsy_date reference = {2024, 10, 24, true, true, 18, 0, 0, 120}, date, again;
    hsy_slice text = hsy_utf8_repair(arena, (hsy_slice){(const char *)bytes, size}, NULL);
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        if (hsy_date_parse(text, languages[i], &reference, &date) && date.day && date.year) {
            hsy_slice printed = hsy_date_print(arena, date);
            assert(hsy_date_parse(printed, languages[i], NULL, &again));
            assert(hsy_date_compare_days(date, again) == 0);
        }
        hsy_found_dates found = hsy_dates_find(arena, text, languages[i], i % 2 ? &reference : NULL);
        uint32_t behind = 0;
        for (size_t k = 0; k < found.count; k++) {
            assert(found.items[k].span.start >= behind && found.items[k].span.end > found.items[k].span.start);
            behind = found.items[k].span.end;
        }
        assert(behind <= text.length);
    }
    hsy_arena_free(arena);
    return 0;
}
