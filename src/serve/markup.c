#include "serve/markup.h"

#include <string.h>
#include <strings.h>

/* Length of a mark of direction (U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069) at `s`, or 0. */
static size_t direction_mark(const unsigned char *s, size_t left) {
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

void hsy_markup_part(FILE *out, const char *text, size_t start, size_t end) {
    for (size_t i = start; i < end; i++) {
        size_t mark = direction_mark((const unsigned char *)text + i, end - i);
        const char *entity = escaped(text[i]);
        if (mark)
            i += mark - 1;
        else if (entity)
            fputs(entity, out);
        else if ((unsigned char)text[i] >= 0x20 || text[i] == '\n' || text[i] == '\t')
            fputc(text[i], out);
    }
}

void hsy_markup_text(FILE *out, const char *text) {
    if (text) hsy_markup_part(out, text, 0, strlen(text));
}

bool hsy_markup_is_link(const char *address) {
    return address && (strncasecmp(address, "http://", 7) == 0 || strncasecmp(address, "https://", 8) == 0);
}
