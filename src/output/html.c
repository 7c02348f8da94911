#include "output/html.h"

#include <string.h>

#include "output/output.h"

void hsy_html_text(hsy_buffer *out, hsy_slice text) {
    text = hsy_output_safe(out->arena, text);
    size_t start = 0;
    for (size_t i = 0; i < text.length; i++) {
        const char *entity = text.at[i] == '&'    ? "&amp;"
                             : text.at[i] == '<'  ? "&lt;"
                             : text.at[i] == '>'  ? "&gt;"
                             : text.at[i] == '"'  ? "&quot;"
                             : text.at[i] == '\'' ? "&#39;"
                                                  : NULL;
        if (!entity) continue;
        hsy_buffer_add(out, hsy_slice_sub(text, start, i));
        hsy_buffer_add_c(out, entity);
        start = i + 1;
    }
    hsy_buffer_add(out, hsy_slice_sub(text, start, text.length));
}

/* A backslash is a stroke to browsers, so it is one here: the address must not mean another host when it is shown. */
hsy_slice hsy_address_clean(hsy_arena *arena, hsy_slice address) {
    hsy_buffer out = hsy_buffer_in(arena, 0);
    address = hsy_slice_trim(address);
    for (size_t i = 0; i < address.length; i++) {
        unsigned char c = (unsigned char)address.at[i];
        if (c == '\t' || c == '\n' || c == '\r') continue;
        if (c == '\\')
            hsy_buffer_add_byte(&out, '/');
        else if (c <= ' ' || c >= 0x7F || strchr("\"'<>`{}|^()", c))
            hsy_buffer_print(&out, "%%%02X", c);
        else
            hsy_buffer_add_byte(&out, (char)c);
    }
    return hsy_buffer_text(&out);
}

void hsy_html_address(hsy_buffer *out, hsy_slice address) {
    hsy_html_text(out, hsy_address_clean(out->arena, address));
}

void hsy_html_link(hsy_buffer *out, hsy_slice address) {
    hsy_buffer_add_c(out, "<a href=\"");
    hsy_html_address(out, address);
    hsy_buffer_add_c(out, "\" rel=\"noopener noreferrer nofollow\">");
}

void hsy_html_class(hsy_buffer *out, hsy_slice word) {
    hsy_buffer_add_c(out, " class=\"");
    hsy_html_text(out, word);
    hsy_buffer_add_c(out, "\"");
}
