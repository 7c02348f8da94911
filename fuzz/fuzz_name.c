/* Any text in any language: names lie in order inside the text, and their titles before them. */
#include <assert.h>
#include <stdint.h>

#include "base/utf8.h"
#include "text/name.h"
#include "text/number.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    static const hsy_slice languages[] = {HSY_SLICE("en"), HSY_SLICE("de-CH"), HSY_SLICE("fr"), HSY_SLICE("")};
    hsy_arena *arena = hsy_arena_create(0);
    hsy_slice text = hsy_utf8_repair(arena, (hsy_slice){(const char *)bytes, size}, NULL);
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        hsy_tokens tokens = hsy_words(arena, text, languages[i]);
        hsy_sentence_list sentences = hsy_sentences(arena, text, tokens, languages[i]);
        hsy_names names = hsy_names_find(arena, text, tokens, sentences, languages[i]);
        uint32_t behind = 0;
        for (size_t k = 0; k < names.count; k++) {
            hsy_name name = names.items[k];
            assert(name.span.start >= behind && name.span.end > name.span.start && name.canonical.length > 0);
            assert(name.title.end == 0 || (name.title.start >= behind && name.title.end <= name.span.start));
            behind = name.span.end;
        }
        assert(behind <= text.length);
        hsy_numbers numbers = hsy_numbers_find(arena, text, tokens, languages[i]);
        for (size_t k = 0; k < numbers.count; k++) {
            hsy_number number = numbers.items[k];
            assert(number.span.end > number.span.start && number.span.end <= text.length);
            assert(number.low <= number.high);
        }
    }
    hsy_name_of_agency(text);
    hsy_name_of_outlet(text);
    hsy_arena_free(arena);
    return 0;
}
