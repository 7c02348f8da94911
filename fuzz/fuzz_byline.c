/* A line as byline, credit, caption, dateline and note, in four languages: what comes out lies in the line. */
#include <assert.h>
#include <stdint.h>

#include "base/utf8.h"
#include "page/fields.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void check_inside(hsy_slice line, hsy_slices parts) {
    for (size_t i = 0; i < parts.count; i++) {
        assert(parts.items[i].length > 0 && hsy_utf8_valid_prefix(parts.items[i]) == parts.items[i].length);
        assert(hsy_slice_find(line, parts.items[i], 0) != HSY_NOT_FOUND);
    }
}

static void read_line(hsy_arena *arena, hsy_slice line, hsy_slice language) {
    hsy_slices authors = {0}, credits = {0};
    hsy_slice first, second;
    hsy_byline_parse(arena, line, language, &authors, &credits);
    hsy_authors_read(arena, line, language, &authors, &credits);
    size_t before = credits.count, found = hsy_credits_find(arena, line, language, &credits);
    assert(credits.count <= before + found);
    check_inside(line, authors);
    check_inside(line, credits);
    hsy_credit_line(arena, line, language);
    hsy_person_shaped(arena, line, language);
    assert(hsy_caption_split(arena, line, language, &first) <= line.length);
    size_t length = hsy_dateline_length(arena, line, language, &first, &second);
    assert(length <= line.length && hsy_utf8_valid_prefix(hsy_slice_sub(line, 0, length)) == length);
    bool is_note = hsy_note_translation(arena, line, language, &first, &second);
    assert(!is_note || hsy_note_kind_of(arena, line, language) == HSY_NOTE_TRANSLATION);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    static const char *const languages[] = {"en", "de", "fr", ""};
    hsy_arena *arena = hsy_arena_create(0);
    hsy_slice line = hsy_utf8_repair(arena, (hsy_slice){(const char *)bytes, size}, NULL);
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        read_line(arena, line, hsy_slice_from_c(languages[i]));
    hsy_arena_free(arena);
    return 0;
}
