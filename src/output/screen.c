#include "output/screen.h"

enum {
    USUAL_WIDTH = 80,
    NARROWEST = 24, /* columns */
    LEAST_ROOM = 12 /* columns that a paragraph has, however far it is set in */
};

hsy_screen hsy_screen_of(hsy_buffer *out, const hsy_view *view, unsigned widest) {
    unsigned width = view->width ? view->width : USUAL_WIDTH;
    if (width > widest) width = widest;
    if (width < NARROWEST) width = NARROWEST;
    return (hsy_screen){out, {out->arena, view->colour, {0}}, width};
}

void hsy_screen_end(hsy_screen *screen, hsy_slice first, hsy_slice others, size_t most) {
    unsigned indent = hsy_columns(others);
    unsigned room = screen->width > indent + LEAST_ROOM ? screen->width - indent : LEAST_ROOM;
    hsy_lines_print(screen->out, hsy_paint_lines(&screen->painter, room, most), first, others);
}

void hsy_screen_gap(hsy_screen *screen) { hsy_buffer_add_byte(screen->out, '\n'); }

void hsy_screen_heading(hsy_screen *screen, const char *heading) {
    hsy_screen_gap(screen);
    hsy_paint_print(&screen->painter, HSY_STYLE_HEADING, "%s", heading);
    hsy_screen_end(screen, HSY_S(""), HSY_S(""), 0);
}

void hsy_screen_fixed(hsy_screen *screen, hsy_style style, hsy_slice text) {
    for (hsy_slice word = hsy_slice_cut(&text, ' ');; word = hsy_slice_cut(&text, ' ')) {
        hsy_paint(&screen->painter, style, word);
        if (!text.at) break;
        hsy_paint(&screen->painter, style, HSY_S(HSY_NO_BREAK_SPACE));
    }
}

void hsy_screen_bar(hsy_screen *screen, hsy_style style, double part, double whole, unsigned width) {
    unsigned filled = whole > 0 ? (unsigned)(part / whole * width + 0.5) : 0;
    for (unsigned i = 0; i < width; i++)
        hsy_paint(&screen->painter, i < filled ? style : HSY_STYLE_DIM, i < filled ? HSY_S("█") : HSY_S("░"));
}

void hsy_screen_more(hsy_screen *screen, size_t more, hsy_slice indent) {
    if (more == 0) return;
    hsy_paint_print(&screen->painter, HSY_STYLE_DIM, "… and %zu more; --format json has them all", more);
    hsy_screen_end(screen, indent, indent, 1);
}
