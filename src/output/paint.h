/* Private to output: paragraphs for a terminal, in colours, wrapped by display width.
 *
 *     hsy_painter painter = {arena, view->colour};
 *     hsy_paint(&painter, HSY_STYLE_BOLD, name);
 *     hsy_paint(&painter, HSY_STYLE_PLAIN, HSY_S(" said so"));
 *     hsy_lines_print(out, hsy_paint_lines(&painter, 72), HSY_S("• "), HSY_S("  "));
 *
 * All text comes in through hsy_paint, which makes it safe (hsy_output_safe). Widths are columns: a Chinese letter
 * takes two, a combining accent none (utf8proc); a family or a flag of several emoji takes two, as terminals of today
 * show it. A line may break at a blank and beside letters that are two wide, but never within a letter and its accents.
 */
#ifndef HEARSAY_OUTPUT_PAINT_H
#define HEARSAY_OUTPUT_PAINT_H

#include "base/buffer.h"
#include "base/vector.h"
#include "statements/statements.h"

typedef enum hsy_style {
    HSY_STYLE_PLAIN,
    HSY_STYLE_BOLD,
    HSY_STYLE_DIM,
    HSY_STYLE_HEADING,
    HSY_STYLE_NAME, /* of a speaker or an outlet */
    HSY_STYLE_WARNING,
    HSY_STYLE_ASSERTED, /* the certainties, in their order */
    HSY_STYLE_REPORTED,
    HSY_STYLE_HEDGED,
    HSY_STYLE_UNCONFIRMED,
    HSY_STYLE_DENIED,
} hsy_style;

/* A blank at which no line breaks. */
#define HSY_NO_BREAK_SPACE "\xC2\xA0"

/* To be added to a style. */
enum { HSY_STYLE_STRONG = 0x40, HSY_STYLE_UNDERLINED = 0x80 };

static inline hsy_style hsy_style_of(hsy_certainty certainty) {
    return (hsy_style)(HSY_STYLE_ASSERTED + (int)certainty);
}

/* A code point of the paragraph under way. */
typedef struct hsy_glyph {
    const char *at;
    uint8_t length, width, style;
    bool is_joined; /* to the code point before it: they are one letter for the reader */
} hsy_glyph;

HSY_VECTOR_TYPE(hsy_glyphs, hsy_glyph);

typedef struct hsy_painter {
    hsy_arena *arena;
    bool colour;
    hsy_glyphs paragraph;
} hsy_painter;

/* A finished line: colours begin and end within it. */
typedef struct hsy_line {
    hsy_slice text;
    unsigned width;    /* columns */
    size_t first, end; /* glyphs of the paragraph that stand in it */
} hsy_line;

HSY_VECTOR_TYPE(hsy_lines, hsy_line);

/* Appends text to the paragraph. */
void hsy_paint(hsy_painter *painter, unsigned style, hsy_slice text);
/* The same with text made as by printf. */
void hsy_paint_print(hsy_painter *painter, unsigned style, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* Ends the paragraph: wrapped to `width` columns, at most `most` lines (0: all), the last one cut with "…". */
hsy_lines hsy_paint_lines(hsy_painter *painter, unsigned width, size_t most);

/* Columns that a text takes. */
unsigned hsy_columns(hsy_slice text);
/* Prints lines, the first with one prefix, the others with another. */
void hsy_lines_print(hsy_buffer *out, hsy_lines lines, hsy_slice first, hsy_slice others);
/* Two columns side by side, the left one filled up to `width`. */
void hsy_lines_print_beside(hsy_buffer *out, hsy_lines left, hsy_lines right, unsigned width, hsy_slice before,
                            hsy_slice between);

#endif
