/* Private to serve: small plots over months.
 *
 *     hsy_plot plot = {.caption = HSY_WORD_MONTHS, .whole = HSY_WORD_ARTICLES, .part = HSY_WORD_OWN};
 *     hsy_plot_add(page, &plot, HSY_S("2031-05"), 12, 3);         // months ascend; those between are empty
 *     hsy_put_plot(page, &plot);
 *
 * Bars, the part that is the outlet's own in a darker colour, and the same as a table that opens below it.
 */
#ifndef HEARSAY_SERVE_PLOT_H
#define HEARSAY_SERVE_PLOT_H

#include "serve/page.h"

enum { HSY_PLOT_MOST_MONTHS = 240 };

typedef struct hsy_plot_bar {
    int year, month;
    long long whole, part;
} hsy_plot_bar;

typedef struct hsy_plot {
    hsy_word whole, part; /* what is counted; of a plot without parts both are the same */
    hsy_plot_bar *bars;
    size_t count;
} hsy_plot;

/* Adds to a month, which must not be before the last one. What is no month, and what comes after the most, is passed
 * over. */
void hsy_plot_add(hsy_page *page, hsy_plot *plot, hsy_slice month, long long whole, long long part);
/* Nothing where there are not two months at least. */
void hsy_put_plot(hsy_page *page, const hsy_plot *plot);

#endif
