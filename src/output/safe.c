/* Text of a page made safe for a terminal.
 *
 * A page may hold escape sequences that recolour, retitle or rewrite the screen, and marks that turn the order of
 * letters around, so that what is seen is not what is there (Boucher and Anderson, "Trojan Source", 2021). None get
 * through; marks that join letters (U+200C, U+200D) do, since Persian and Hindi need them.
 */
#include "base/utf8.h"
#include "output/output.h"

typedef struct range {
    uint32_t first, last;
} range;

/* Ascending. Control characters, separators of lines, marks of direction, invisible marks, tags. */
static const range unsafe[] = {
    {0x0000, 0x001F}, {0x007F, 0x009F}, {0x00AD, 0x00AD},   {0x061C, 0x061C}, {0x180E, 0x180E},
    {0x200B, 0x200B}, {0x200E, 0x200F}, {0x2028, 0x202E},   {0x2060, 0x206F}, {0xFEFF, 0xFEFF},
    {0xFFF9, 0xFFFB}, {0xFFFE, 0xFFFF}, {0xE0000, 0xE0FFF},
};

static bool is_unsafe(uint32_t code_point) {
    for (size_t i = 0; i < sizeof unsafe / sizeof *unsafe && unsafe[i].first <= code_point; i++)
        if (code_point <= unsafe[i].last) return true;
    return false;
}

static bool is_blank(uint32_t code_point) {
    return (code_point >= '\t' && code_point <= '\r') || code_point == 0x85 || code_point == 0x2028 ||
           code_point == 0x2029;
}

hsy_slice hsy_output_safe(hsy_arena *arena, hsy_slice text) {
    text = hsy_utf8_repair(arena, text, NULL);
    hsy_buffer out = hsy_buffer_in(arena, 0);
    size_t start = 0;
    for (size_t at = 0; at < text.length;) {
        size_t before = at;
        uint32_t code_point = hsy_utf8_next(text, &at);
        if (!is_unsafe(code_point)) continue;
        hsy_buffer_add(&out, hsy_slice_sub(text, start, before));
        if (is_blank(code_point)) hsy_buffer_add_byte(&out, ' ');
        start = at;
    }
    if (start == 0) return text;
    hsy_buffer_add(&out, hsy_slice_sub(text, start, text.length));
    return hsy_buffer_text(&out);
}
