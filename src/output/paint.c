#include "output/paint.h"

#include <stdarg.h>
#include <stdio.h>
#include <utf8proc.h>

#include "base/utf8.h"
#include "output/output.h"

/* The numbers of ECMA-48, select graphic rendition; of the sixteen colours only, which every theme makes readable. */
static const char *const codes[] = {
    [HSY_STYLE_PLAIN] = "",         [HSY_STYLE_BOLD] = "1",      [HSY_STYLE_DIM] = "2",
    [HSY_STYLE_HEADING] = "1;34",   [HSY_STYLE_NAME] = "1",      [HSY_STYLE_WARNING] = "1;33",
    [HSY_STYLE_ASSERTED] = "32",    [HSY_STYLE_REPORTED] = "36", [HSY_STYLE_HEDGED] = "33",
    [HSY_STYLE_UNCONFIRMED] = "35", [HSY_STYLE_DENIED] = "31",
};

static const hsy_slice ellipsis = HSY_SLICE("…");

static unsigned width_of(uint32_t code_point) {
    int width = utf8proc_charwidth((utf8proc_int32_t)code_point);
    return width > 0 ? (unsigned)width : 0;
}

unsigned hsy_columns(hsy_slice text) {
    unsigned width = 0;
    for (size_t at = 0; at < text.length;) width += width_of(hsy_utf8_next(text, &at));
    return width;
}

void hsy_paint(hsy_painter *painter, hsy_style style, hsy_slice text) {
    text = hsy_output_safe(painter->arena, text);
    for (size_t at = 0; at < text.length;) {
        size_t before = at;
        unsigned width = width_of(hsy_utf8_next(text, &at));
        hsy_glyph glyph = {text.at + before, (uint8_t)(at - before), (uint8_t)width, (uint8_t)style};
        HSY_PUSH(painter->arena, &painter->paragraph, glyph);
    }
}

void hsy_paint_print(hsy_painter *painter, hsy_style style, const char *format, ...) {
    char text[256];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    hsy_paint(painter, style, hsy_arena_copy(painter->arena, hsy_slice_from_c(text)));
}

static bool is_blank(const hsy_glyph *glyph) { return *glyph->at == ' '; }

/* A blank, or one at which no line breaks (U+00A0): neither is wanted at the end of a line. */
static bool is_filling(const hsy_glyph *glyph) {
    return is_blank(glyph) || (glyph->length == 2 && glyph->at[0] == '\xC2' && glyph->at[1] == '\xA0');
}

static bool may_break_before(const hsy_glyphs *g, size_t at) {
    return g->items[at].width == 2 || (g->items[at - 1].width == 2 && g->items[at].width);
}

/* The end of the line that begins at `start`; `*next` is where the one behind it begins. */
static size_t line_end(const hsy_glyphs *g, size_t start, unsigned width, size_t *next) {
    size_t end = start, column = 0;
    for (size_t at = start; at < g->count; at++) {
        if (is_blank(&g->items[at])) {
            end = at;
            *next = at + 1;
        } else if (at > start && may_break_before(g, at)) {
            end = *next = at;
        }
        column += g->items[at].width;
        if (column <= width || is_blank(&g->items[at])) continue;
        if (end == start) end = *next = at > start ? at : at + 1;
        return end;
    }
    return *next = g->count;
}

static void set_style(hsy_buffer *out, const hsy_painter *painter, unsigned *style, unsigned wanted) {
    if (!painter->colour || *style == wanted) return;
    if (*codes[*style]) hsy_buffer_add_c(out, "\x1B[0m");
    if (*codes[wanted]) hsy_buffer_print(out, "\x1B[%sm", codes[wanted]);
    *style = wanted;
}

static hsy_line make_line(hsy_painter *painter, size_t start, size_t end, bool is_cut) {
    hsy_buffer out = hsy_buffer_in(painter->arena, 0);
    hsy_line line = {.width = 0};
    unsigned style = HSY_STYLE_PLAIN;
    while (end > start && is_filling(&painter->paragraph.items[end - 1])) end--;
    for (size_t i = start; i < end; i++) {
        const hsy_glyph *glyph = &painter->paragraph.items[i];
        set_style(&out, painter, &style, glyph->style);
        hsy_buffer_add(&out, (hsy_slice){glyph->at, glyph->length});
        line.width += glyph->width;
    }
    if (is_cut) {
        hsy_buffer_add(&out, ellipsis);
        line.width++;
    }
    set_style(&out, painter, &style, HSY_STYLE_PLAIN);
    line.text = hsy_buffer_text(&out);
    return line;
}

/* The end of a last line that is cut: as much as leaves one column for the "…". */
static size_t cut_end(const hsy_glyphs *g, size_t start, unsigned width) {
    size_t at = start, column = 0;
    while (at < g->count && column + g->items[at].width < width) column += g->items[at++].width;
    return at;
}

hsy_lines hsy_paint_lines(hsy_painter *painter, unsigned width, size_t most) {
    hsy_lines lines = {0};
    const hsy_glyphs *g = &painter->paragraph;
    if (width < 4) width = 4;
    for (size_t start = 0; start < g->count;) {
        if (is_blank(&g->items[start])) {
            start++;
            continue;
        }
        size_t next = start, end = line_end(g, start, width, &next);
        bool is_cut = most && lines.count + 1 == most && next < g->count;
        if (is_cut) end = cut_end(g, start, width);
        HSY_PUSH(painter->arena, &lines, make_line(painter, start, end, is_cut));
        if (is_cut) break;
        start = next;
    }
    painter->paragraph.count = 0;
    return lines;
}

void hsy_lines_print(hsy_buffer *out, hsy_lines lines, hsy_slice first, hsy_slice others) {
    for (size_t i = 0; i < lines.count; i++) {
        hsy_buffer_add(out, i ? others : first);
        hsy_buffer_add(out, lines.items[i].text);
        hsy_buffer_add_byte(out, '\n');
    }
}

void hsy_lines_print_beside(hsy_buffer *out, hsy_lines left, hsy_lines right, unsigned width, hsy_slice before,
                            hsy_slice between) {
    for (size_t i = 0; i < left.count || i < right.count; i++) {
        unsigned filled = i < left.count ? left.items[i].width : 0;
        hsy_buffer_add(out, before);
        if (i < left.count) hsy_buffer_add(out, left.items[i].text);
        for (; filled < width; filled++) hsy_buffer_add_byte(out, ' ');
        hsy_buffer_add(out, between);
        if (i < right.count) hsy_buffer_add(out, right.items[i].text);
        hsy_buffer_add_byte(out, '\n');
    }
}
