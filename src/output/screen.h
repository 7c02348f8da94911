/* Private to output: a view for people under way, paragraph after paragraph, as wide as the terminal.
 *
 *     hsy_screen screen = hsy_screen_of(out, view, 92);
 *     hsy_paint(&screen.painter, HSY_STYLE_BOLD, title);
 *     hsy_screen_end(&screen, HSY_S(""), HSY_S(""), 0);
 */
#ifndef HEARSAY_OUTPUT_SCREEN_H
#define HEARSAY_OUTPUT_SCREEN_H

#include "output/output.h"
#include "output/paint.h"

typedef struct hsy_screen {
    hsy_buffer *out;
    hsy_painter painter;
    unsigned width; /* columns */
} hsy_screen;

/* As the view asks, but not wider than `widest`, and not so narrow that no word fits. */
hsy_screen hsy_screen_of(hsy_buffer *out, const hsy_view *view, unsigned widest);
/* Ends the paragraph: its first line stands behind `first`, the others behind `others`; at most `most` lines (0: all).
 */
void hsy_screen_end(hsy_screen *screen, hsy_slice first, hsy_slice others, size_t most);
/* An empty line. */
void hsy_screen_gap(hsy_screen *screen);
/* An empty line and a heading. */
void hsy_screen_heading(hsy_screen *screen, const char *heading);
/* Text of the paragraph whose blanks stay as they are, for columns of numbers. */
void hsy_screen_fixed(hsy_screen *screen, hsy_style style, hsy_slice text);
/* A bar of `width` columns, `part` of `whole` of it filled. */
void hsy_screen_bar(hsy_screen *screen, hsy_style style, double part, double whole, unsigned width);
/* "… and 12 more", where a list is cut; nothing for 0. */
void hsy_screen_more(hsy_screen *screen, size_t more, hsy_slice indent);

#endif
