/* A line that is read as an article and written again is the same from then on; what is shown of it to people holds no
 * control character; in colour the only escapes are ours. */
#include <assert.h>
#include <stdint.h>

#include "base/utf8.h"
#include "output/output.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static hsy_slice written(hsy_arena *arena, const hsy_reading *reading) {
    hsy_buffer out = hsy_buffer_in(arena, 0);
    hsy_output_reading_json(&out, reading);
    return hsy_buffer_text(&out);
}

static bool parse(hsy_arena *arena, hsy_slice line, hsy_reading *reading) {
    hsy_errors errors = {0};
    bool has_statements;
    bool is_article = hsy_output_reading_parse(arena, line, HSY_S("input"), 0, reading, &has_statements, &errors);
    assert(is_article == (errors.count == 0));
    return is_article;
}

static void check_safe(hsy_slice shown) {
    assert(hsy_utf8_valid_prefix(shown) == shown.length);
    for (size_t at = 0; at < shown.length;) {
        uint32_t c = hsy_utf8_next(shown, &at);
        assert(c == '\n' || (c >= 0x20 && c != 0x7F && !(c >= 0x80 && c < 0xA0) && !(c >= 0x202A && c <= 0x202E)));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    hsy_arena *arena = hsy_arena_create(0);
    hsy_reading reading, again;
    if (parse(arena, (hsy_slice){(const char *)bytes, size}, &reading)) {
        hsy_slice line = written(arena, &reading);
        assert(hsy_slice_find_byte(line, '\n', 0) == line.length - 1);
        if (parse(arena, line, &again)) {
            hsy_slice second = written(arena, &again);
            hsy_view view = {.width = 40, .show_roles = size % 2, .whole = size % 4 == 1};
            hsy_buffer text = hsy_buffer_in(arena, 0), markdown = hsy_buffer_in(arena, 0);
            hsy_buffer html = hsy_buffer_in(arena, 0);
            assert(hsy_utf8_valid_prefix(second) == second.length);
            hsy_output_reading_text(&text, &again, &view);
            hsy_output_reading_markdown(&markdown, &again, &view);
            hsy_output_reading_html(&html, &again, &view);
            check_safe(hsy_buffer_text(&text));
            check_safe(hsy_buffer_text(&markdown));
            check_safe(hsy_buffer_text(&html));
            assert(parse(arena, second, &reading));
            assert(hsy_slice_equal(written(arena, &reading), second));
        }
    }
    hsy_arena_free(arena);
    return 0;
}
