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

/* The letters of a text as a reader counts them (UAX 29), measured one code point after another. */
typedef struct measure {
    utf8proc_int32_t last, state;
    bool is_begun, in_emoji;
    unsigned width; /* of the letter under way */
} measure;

/* Columns that the next code point adds. What is joined to an emoji adds none, but for the mark that asks for a picture
 * where a sign of one column would stand (U+FE0F). */
static unsigned add_width(measure *m, uint32_t code_point, bool *is_joined) {
    enum { AS_PICTURE = 0xFE0F };
    utf8proc_int32_t next = (utf8proc_int32_t)code_point;
    *is_joined = m->is_begun && !utf8proc_grapheme_break_stateful(m->last, next, &m->state);
    int width = utf8proc_charwidth(next);
    if (!*is_joined) {
        m->in_emoji = utf8proc_get_property(next)->boundclass == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
        m->width = 0;
    } else if (m->in_emoji) {
        width = code_point == AS_PICTURE && m->width == 1;
    }
    m->last = next;
    m->is_begun = true;
    m->width += width > 0 ? (unsigned)width : 0;
    return width > 0 ? (unsigned)width : 0;
}

unsigned hsy_columns(hsy_slice text) {
    measure m = {0};
    unsigned width = 0;
    for (size_t at = 0; at < text.length;) width += add_width(&m, hsy_utf8_next(text, &at), &(bool){false});
    return width;
}

void hsy_paint(hsy_painter *painter, unsigned style, hsy_slice text) {
    measure m = {0};
    text = hsy_output_safe(painter->arena, text);
    for (size_t at = 0; at < text.length;) {
        hsy_glyph glyph = {.at = text.at + at, .style = (uint8_t)style};
        size_t before = at;
        glyph.width = (uint8_t)add_width(&m, hsy_utf8_next(text, &at), &glyph.is_joined);
        glyph.length = (uint8_t)(at - before);
        HSY_PUSH(painter->arena, &painter->paragraph, glyph);
    }
}

void hsy_paint_print(hsy_painter *painter, unsigned style, const char *format, ...) {
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

static utf8proc_category_t category_of(const hsy_glyph *glyph) {
    size_t at = 0;
    return utf8proc_category((utf8proc_int32_t)hsy_utf8_next((hsy_slice){glyph->at, glyph->length}, &at));
}

/* Beside a wide letter, but no mark that ends something begins a line, and none that opens something ends one. */
static bool may_break_before(const hsy_glyphs *g, size_t at) {
    if (g->items[at].is_joined) return false;
    size_t before = at - 1;
    while (before > 0 && g->items[before].is_joined) before--;
    if (g->items[at].width != 2 && (g->items[before].width != 2 || !g->items[at].width)) return false;
    utf8proc_category_t next = category_of(&g->items[at]), last = category_of(&g->items[before]);
    bool ends = next == UTF8PROC_CATEGORY_PE || next == UTF8PROC_CATEGORY_PF || next == UTF8PROC_CATEGORY_PO;
    return !ends && last != UTF8PROC_CATEGORY_PS && last != UTF8PROC_CATEGORY_PI;
}

/* Where the letter begins that the glyph at `at` belongs to; `at` itself when that is at or before `start`. */
static size_t letter_start(const hsy_glyphs *g, size_t start, size_t at) {
    size_t first = at;
    while (first > start && first < g->count && g->items[first].is_joined) first--;
    return first > start ? first : at;
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
        if (end == start) end = *next = at > start ? letter_start(g, start, at) : at + 1;
        return end;
    }
    return *next = g->count;
}

static void set_style(hsy_buffer *out, const hsy_painter *painter, unsigned *style, unsigned wanted) {
    if (!painter->colour || *style == wanted) return;
    unsigned base = wanted & ~(unsigned)(HSY_STYLE_STRONG | HSY_STYLE_UNDERLINED);
    if (*style) hsy_buffer_add_c(out, "\x1B[0m");
    if (*codes[base]) hsy_buffer_print(out, "\x1B[%sm", codes[base]);
    if (wanted & HSY_STYLE_STRONG) hsy_buffer_add_c(out, "\x1B[1m");
    if (wanted & HSY_STYLE_UNDERLINED) hsy_buffer_add_c(out, "\x1B[4m");
    *style = wanted;
}

static hsy_line make_line(hsy_painter *painter, size_t start, size_t end, bool is_cut) {
    hsy_buffer out = hsy_buffer_in(painter->arena, 0);
    hsy_line line = {.first = start, .end = end};
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
    return letter_start(g, start, at);
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
