/* One outlet for people at a terminal.
 *
 *     Northgate Herald · northgateherald.example
 *     1203 articles · 2 Mar – 4 May 2031
 *     ██████████░░░░░░ 61 % with reporting of its own
 *
 *     WHOM IT RELAYS · half of it within 40 min
 *                                    articles   text  report  behind
 *       Meridian (agency)                 312    300      12  40 min
 *
 *     BY MONTH
 *       2031-03  ████████████████       120 articles, 61 own
 */
#include "output/outlet_page.h"
#include "output/screen.h"
#include "output/words.h"

enum {
    WIDEST = 100,
    MOST_PARTNERS = 15,
    MOST_MONTHS = 24,
    MOST_NAME = 48, /* columns of a name */
    NUMBERS = 36,   /* columns of the numbers behind a name */
};

static unsigned bar_width(const hsy_screen *screen) { return screen->width < 80 ? 16 : 30; }

static void put_head(hsy_screen *screen, const hsy_outlet_row *row) {
    hsy_painter *p = &screen->painter;
    hsy_slice days = hsy_days_shown(p->arena, row->first, row->last);
    hsy_paint(p, HSY_STYLE_BOLD, row->name);
    if (row->domain.length && !hsy_slice_equal(row->domain, row->name))
        hsy_paint_print(p, HSY_STYLE_DIM, " · %.*s", HSY_PRINT(row->domain));
    hsy_screen_end(screen, HSY_S(""), HSY_S(""), 2);
    if (row->articles == 0) {
        hsy_paint(p, HSY_STYLE_DIM, HSY_S("no article here; known by those who relay it"));
        hsy_screen_end(screen, HSY_S(""), HSY_S(""), 0);
        return;
    }
    hsy_paint(p, HSY_STYLE_PLAIN, hsy_counted(p->arena, (size_t)row->articles, "article"));
    if (days.length) hsy_paint_print(p, HSY_STYLE_DIM, " · %.*s", HSY_PRINT(days));
    hsy_screen_end(screen, HSY_S(""), HSY_S(""), 0);
    hsy_screen_bar(screen, HSY_STYLE_ASSERTED, (double)row->own, (double)row->articles, bar_width(screen));
    hsy_paint_print(p, HSY_STYLE_PLAIN, " %.0f %% with reporting of its own",
                    (double)row->own * 100 / (double)row->articles);
    hsy_screen_end(screen, HSY_S(""), HSY_S(""), 0);
}

/* A name, and numbers in columns behind it. */
static void put_beside(hsy_screen *screen, hsy_slice name, hsy_style style, hsy_slice numbers, hsy_style number_style) {
    unsigned width = screen->width - NUMBERS - 2;
    if (width > MOST_NAME) width = MOST_NAME;
    hsy_paint(&screen->painter, style, name);
    hsy_lines left = hsy_paint_lines(&screen->painter, width, 1);
    hsy_screen_fixed(screen, number_style, numbers);
    hsy_lines right = hsy_paint_lines(&screen->painter, NUMBERS, 1);
    hsy_lines_print_beside(screen->out, left, right, width, HSY_S("  "), HSY_S(""));
}

static void put_partner(hsy_screen *screen, const hsy_partner *partner) {
    hsy_arena *arena = screen->painter.arena;
    hsy_slice name = partner->name.length ? partner->name : HSY_S("unknown outlet"), delay = HSY_S("–");
    if (partner->kind == HSY_PARTY_AGENCY || partner->kind == HSY_PARTY_SOURCE)
        name = hsy_arena_print(arena, "%.*s (%.*s)", HSY_PRINT(name), HSY_PRINT(hsy_partner_kind(partner->kind)));
    if (partner->delay != INT64_MIN) delay = hsy_duration_shown(arena, partner->delay);
    put_beside(screen, name, HSY_STYLE_NAME,
               hsy_arena_print(arena, "%8zu %5zu %7zu  %.*s", partner->articles, partner->texts, partner->reports,
                               HSY_PRINT(delay)),
               HSY_STYLE_PLAIN);
}

static void put_way(hsy_screen *screen, const char *heading, const hsy_partners *partners, int64_t delay) {
    hsy_painter *p = &screen->painter;
    size_t shown = partners->count < MOST_PARTNERS ? partners->count : MOST_PARTNERS;
    if (shown == 0) return;
    hsy_screen_gap(screen);
    hsy_paint_print(p, HSY_STYLE_HEADING, "%s", heading);
    if (delay != INT64_MIN)
        hsy_paint_print(p, HSY_STYLE_DIM, " · half of it within %.*s", HSY_PRINT(hsy_duration_shown(p->arena, delay)));
    hsy_screen_end(screen, HSY_S(""), HSY_S(""), 0);
    put_beside(screen, HSY_S(""), HSY_STYLE_DIM, HSY_S("articles  text  report  behind"), HSY_STYLE_DIM);
    for (size_t i = 0; i < shown; i++) put_partner(screen, &partners->items[i]);
    hsy_screen_more(screen, partners->count - shown, HSY_S("  "));
}

static void put_months(hsy_screen *screen, const hsy_months *months) {
    size_t first = months->count > MOST_MONTHS ? months->count - MOST_MONTHS : 0;
    int64_t most = 0;
    if (months->count < 2) return;
    for (size_t i = first; i < months->count; i++)
        if (months->items[i].articles > most) most = months->items[i].articles;
    hsy_screen_heading(screen, "BY MONTH");
    for (size_t i = first; i < months->count; i++) {
        const hsy_month *month = &months->items[i];
        hsy_painter *p = &screen->painter;
        hsy_paint_print(p, HSY_STYLE_DIM, "%.*s  ", HSY_PRINT(month->name));
        hsy_screen_bar(screen, HSY_STYLE_PLAIN, (double)month->articles, (double)most, bar_width(screen));
        hsy_paint_print(p, HSY_STYLE_PLAIN, " %.*s, %lld own",
                        HSY_PRINT(hsy_counted(p->arena, (size_t)month->articles, "article")), (long long)month->own);
        hsy_screen_end(screen, HSY_S("  "), HSY_S("  "), 1);
    }
}

void hsy_outlet_text(hsy_buffer *out, const hsy_outlet_page *page, const hsy_view *view) {
    hsy_screen screen = hsy_screen_of(out, view, WIDEST);
    put_head(&screen, &page->row);
    put_way(&screen, "WHOM IT RELAYS", &page->relays, page->relays_delay);
    put_way(&screen, "WHO RELAYS IT", &page->relayed_by, page->relayed_by_delay);
    put_months(&screen, &page->months);
}
