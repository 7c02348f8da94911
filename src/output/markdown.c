#include "output/markdown.h"

#include <string.h>

#include "output/html.h"
#include "output/output.h"
#include "output/parts.h"

enum {
    DIGITS_MOST = 9, /* of a list's number */
    HASHES_MOST = 6, /* of a heading */
};

static bool is_word(char c) { return hsy_is_letter(c) || hsy_is_digit(c); }

/* Whether the text has a blank at `at` or ends there. */
static bool ends_at(hsy_slice text, size_t at) { return at >= text.length || text.at[at] == ' '; }

static size_t run_of(hsy_slice text, size_t at, char c) {
    size_t end = at;
    while (end < text.length && text.at[end] == c) end++;
    return end - at;
}

/* Nothing but hyphens and blanks: a rule. */
static bool is_rule(hsy_slice text) {
    for (size_t i = 0; i < text.length; i++)
        if (text.at[i] != '-' && text.at[i] != ' ') return false;
    return true;
}

/* Where the mark stands that makes the start of a line a list, heading or quotation; HSY_NOT_FOUND when none does. */
static size_t opening_mark(hsy_slice text) {
    size_t digits = 0, hashes = run_of(text, 0, '#');
    while (digits < text.length && hsy_is_digit(text.at[digits])) digits++;
    if (digits && digits <= DIGITS_MOST && digits < text.length && strchr(".)", text.at[digits]))
        return ends_at(text, digits + 1) ? digits : HSY_NOT_FOUND;
    if (!text.length) return HSY_NOT_FOUND;
    if (hashes) return hashes <= HASHES_MOST && ends_at(text, hashes) ? 0 : HSY_NOT_FOUND;
    if (strchr(">=", text.at[0])) return 0;
    return strchr("-+", text.at[0]) && (ends_at(text, 1) || is_rule(text)) ? 0 : HSY_NOT_FOUND;
}

/* "&amp;", "&#38;": or might go on so behind the piece. */
static bool is_entity(hsy_slice text, size_t at) {
    if (at + 1 < text.length && text.at[at + 1] == '#') at++;
    for (at++; at < text.length && is_word(text.at[at]);) at++;
    return at == text.length || text.at[at] == ';';
}

/* Whether a mark inside a line would be read as one. */
static bool is_mark(hsy_slice text, size_t at) {
    char c = text.at[at];
    if (c == '_') return at == 0 || at + 1 == text.length || !is_word(text.at[at - 1]) || !is_word(text.at[at + 1]);
    if (c == '#') return at > 0 && text.at[at - 1] == ' ' && at + run_of(text, at, '#') == text.length;
    return c && strchr("\\`*[]~", c);
}

static void put(hsy_buffer *out, hsy_slice text, bool is_start, bool in_cell) {
    size_t opening = is_start ? opening_mark(text) : HSY_NOT_FOUND;
    for (size_t i = 0; i < text.length; i++) {
        char c = text.at[i], next = i + 1 < text.length ? text.at[i + 1] : '/';
        if (c == '<' && (hsy_is_letter(next) || strchr("/!?", next))) {
            hsy_buffer_add(out, HSY_S("&lt;"));
        } else if (c == '&' && is_entity(text, i)) {
            hsy_buffer_add(out, HSY_S("&amp;"));
        } else {
            if (i == opening || (in_cell && c == '|') || is_mark(text, i)) hsy_buffer_add_byte(out, '\\');
            hsy_buffer_add_byte(out, c);
        }
    }
}

void hsy_markdown_text(hsy_buffer *out, hsy_slice text) {
    put(out, hsy_slice_trim(hsy_output_safe(out->arena, text)), true, true);
}

void hsy_markdown_piece(hsy_buffer *out, hsy_slice text, bool is_start) {
    text = hsy_output_safe(out->arena, text);
    while (is_start && text.length && text.at[0] == ' ') text = hsy_slice_sub(text, 1, text.length);
    put(out, text, is_start, false);
}

void hsy_markdown_address(hsy_buffer *out, hsy_slice address) {
    hsy_slice clean = hsy_address_clean(out->arena, address);
    hsy_buffer_add_byte(out, '(');
    for (size_t i = 0; i < clean.length; i++)
        if (clean.at[i] == '&' && is_entity(clean, i))
            hsy_buffer_add(out, HSY_S("&amp;"));
        else
            hsy_buffer_add_byte(out, clean.at[i]);
    hsy_buffer_add_byte(out, ')');
}

void hsy_markdown_code(hsy_buffer *out, hsy_slice text) {
    enum { FENCE_LEAST = 3 };
    size_t fence = FENCE_LEAST;
    for (size_t i = 0, run; i < text.length; i += run ? run : 1) {
        run = run_of(text, i, '`');
        if (run >= fence) fence = run + 1;
    }
    for (size_t i = 0; i < fence; i++) hsy_buffer_add_byte(out, '`');
    hsy_buffer_add_byte(out, '\n');
    for (hsy_slice rest = text; rest.at && text.length;) {
        hsy_buffer_add(out, hsy_output_safe(out->arena, hsy_slice_cut(&rest, '\n')));
        hsy_buffer_add_byte(out, '\n');
    }
    for (size_t i = 0; i < fence; i++) hsy_buffer_add_byte(out, '`');
    hsy_buffer_add_byte(out, '\n');
}

void hsy_markdown_fact(hsy_buffer *out, const char *label, hsy_slice text) {
    if (text.length == 0) return;
    bool is_address = hsy_is_web_address(text);
    hsy_buffer_print(out, is_address ? "- %s: <" : "- %s: ", label);
    if (is_address)
        hsy_buffer_add(out, hsy_address_clean(out->arena, text));
    else
        hsy_markdown_text(out, text);
    hsy_buffer_add_c(out, is_address ? ">\n" : "\n");
}
