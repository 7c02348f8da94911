/* Cells of a table (RFC 4180), safe for spreadsheets.
 *
 * Spreadsheets compute cells that begin with = + - @ or a tab, whoever wrote them, so what a page says could fetch an
 * address or run a program (OWASP: CSV injection). Such a cell begins with an apostrophe, which makes it text; the
 * wide forms of the signs, which some programs take for the same, and blanks in front change nothing.
 */
#include "output/csv.h"

#include "output/output.h"

static bool is_formula(hsy_slice text) {
    static const hsy_slice signs[] = {HSY_SLICE("="),  HSY_SLICE("+"),  HSY_SLICE("-"),  HSY_SLICE("@"),
                                      HSY_SLICE("＝"), HSY_SLICE("＋"), HSY_SLICE("－"), HSY_SLICE("＠")};
    while (text.length && text.at[0] == ' ') text = hsy_slice_sub(text, 1, text.length);
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (hsy_slice_starts(text, signs[i])) return true;
    return false;
}

/* What a cell needs quoting for; line breaks and tabs are blanks by now. */
static bool needs_quotes(hsy_slice text) {
    return hsy_slice_find_byte(text, ',', 0) != HSY_NOT_FOUND || hsy_slice_find_byte(text, '"', 0) != HSY_NOT_FOUND ||
           (text.length && (text.at[0] == ' ' || text.at[text.length - 1] == ' '));
}

void hsy_csv_cell(hsy_buffer *out, hsy_slice text) {
    text = hsy_output_safe(out->arena, text);
    if (is_formula(text)) text = hsy_arena_print(out->arena, "'%.*s", HSY_PRINT(text));
    if (!needs_quotes(text)) {
        hsy_buffer_add(out, text);
        return;
    }
    hsy_buffer_add_byte(out, '"');
    for (size_t i = 0; i < text.length; i++) {
        if (text.at[i] == '"') hsy_buffer_add_byte(out, '"');
        hsy_buffer_add_byte(out, text.at[i]);
    }
    hsy_buffer_add_byte(out, '"');
}
