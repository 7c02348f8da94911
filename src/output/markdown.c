#include "output/markdown.h"

#include <string.h>

#include "output/output.h"

/* Marks that mean something at the start of a line only: lists, headings, quotations, rules. */
static bool begins_block(hsy_slice text) {
    size_t digits = 0;
    while (digits < text.length && hsy_is_digit(text.at[digits])) digits++;
    if (digits && digits < text.length) return text.at[digits] == '.' || text.at[digits] == ')';
    return text.length && strchr("-+=", text.at[0]);
}

void hsy_markdown_text(hsy_buffer *out, hsy_slice text) {
    text = hsy_slice_trim(hsy_output_safe(out->arena, text));
    size_t number = 0;
    if (begins_block(text)) {
        while (hsy_is_digit(text.at[number])) number++;
        hsy_buffer_add(out, hsy_slice_sub(text, 0, number));
        hsy_buffer_add_byte(out, '\\');
        hsy_buffer_add_byte(out, text.at[number++]);
    }
    for (size_t i = number; i < text.length; i++) {
        char c = text.at[i];
        if (c == '<')
            hsy_buffer_add(out, HSY_S("&lt;"));
        else if (c == '&')
            hsy_buffer_add(out, HSY_S("&amp;"));
        else {
            if (c && strchr("\\`*_{}[]>#|~!", c)) hsy_buffer_add_byte(out, '\\');
            hsy_buffer_add_byte(out, c);
        }
    }
}

void hsy_markdown_fact(hsy_buffer *out, const char *label, hsy_slice text) {
    if (text.length == 0) return;
    hsy_buffer_print(out, "- %s: ", label);
    hsy_markdown_text(out, text);
    hsy_buffer_add_byte(out, '\n');
}
