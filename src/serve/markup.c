#include "serve/markup.h"

enum { MARK_BEGINS = 0x02, MARK_ENDS = 0x03, DELETE = 0x7F };

/* Length of a mark of direction (U+061C, U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069) or of a control character
 * above ASCII (U+0080 to U+009F) at `s`, or 0. */
static size_t refused(const unsigned char *s, size_t left) {
    if (left >= 2 && s[0] == 0xC2 && s[1] >= 0x80 && s[1] <= 0x9F) return 2;
    if (left >= 2 && s[0] == 0xD8 && s[1] == 0x9C) return 2;
    if (left < 3 || s[0] != 0xE2) return 0;
    bool is_mark = (s[1] == 0x80 && (s[2] == 0x8E || s[2] == 0x8F || (s[2] >= 0xAA && s[2] <= 0xAE))) ||
                   (s[1] == 0x81 && s[2] >= 0xA6 && s[2] <= 0xA9);
    return is_mark ? 3 : 0;
}

static const char *escaped(char c) {
    switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return NULL;
    }
}

static bool is_control(unsigned char c) { return (c < 0x20 && c != '\n' && c != '\t') || c == DELETE; }

void hsy_markup_text(hsy_buffer *out, hsy_slice text) {
    size_t done = 0;
    for (size_t i = 0; i < text.length;) {
        const char *entity = escaped(text.at[i]);
        size_t skipped =
            is_control((unsigned char)text.at[i]) ? 1 : refused((const unsigned char *)text.at + i, text.length - i);
        if (!entity && !skipped) {
            i++;
            continue;
        }
        hsy_buffer_add(out, hsy_slice_sub(text, done, i));
        if (entity) hsy_buffer_add_c(out, entity);
        i += entity ? 1 : skipped;
        done = i;
    }
    hsy_buffer_add(out, hsy_slice_sub(text, done, text.length));
}

void hsy_markup_snippet(hsy_buffer *out, hsy_slice text) {
    bool is_open = false;
    size_t done = 0;
    for (size_t i = 0; i <= text.length; i++) {
        bool is_end = i == text.length;
        if (!is_end && text.at[i] != MARK_BEGINS && text.at[i] != MARK_ENDS) continue;
        hsy_markup_text(out, hsy_slice_sub(text, done, i));
        done = i + 1;
        bool opens = !is_end && text.at[i] == MARK_BEGINS;
        if (opens == is_open) continue;
        hsy_markup(out, opens ? "<mark>" : "</mark>");
        is_open = opens;
    }
}

void hsy_markup_address(hsy_buffer *out, hsy_slice part) {
    for (size_t i = 0; i < part.length; i++) {
        char c = part.at[i];
        if (hsy_is_letter(c) || hsy_is_digit(c) || c == '-' || c == '.' || c == '_' || c == '~')
            hsy_buffer_add_byte(out, c);
        else
            hsy_buffer_print(out, "%%%02X", (unsigned)(unsigned char)c);
    }
}

bool hsy_markup_is_link(hsy_slice address) {
    static const hsy_slice schemes[] = {HSY_SLICE("http://"), HSY_SLICE("https://")};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (hsy_slice_equal_ascii_case(hsy_slice_sub(address, 0, schemes[i].length), schemes[i])) return true;
    return false;
}
