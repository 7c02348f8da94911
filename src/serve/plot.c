#include "serve/plot.h"

enum { HEIGHT = 120, FOOT = 22, LEAST_BAR = 6, MOST_BAR = 40, WIDTH = 720, LEFT = 40 };

static bool read_month(hsy_slice text, int *year, int *month) {
    if (text.length < 7 || text.at[4] != '-') return false;
    *year = *month = 0;
    for (size_t i = 0; i < 7; i++) {
        if (i == 4) continue;
        if (!hsy_is_digit(text.at[i])) return false;
        int *number = i < 4 ? year : month;
        *number = *number * 10 + (text.at[i] - '0');
    }
    return *month >= 1 && *month <= 12;
}

static hsy_plot_bar after(hsy_plot_bar bar) {
    return (hsy_plot_bar){bar.month == 12 ? bar.year + 1 : bar.year, bar.month == 12 ? 1 : bar.month + 1, 0, 0};
}

void hsy_plot_add(hsy_page *page, hsy_plot *plot, hsy_slice month, long long whole, long long part) {
    hsy_plot_bar bar = {.whole = whole, .part = part};
    if (!read_month(month, &bar.year, &bar.month)) return;
    if (!plot->bars) plot->bars = HSY_NEW_ARRAY(page->arena, hsy_plot_bar, HSY_PLOT_MOST_MONTHS);
    while (plot->count && plot->count < HSY_PLOT_MOST_MONTHS) {
        hsy_plot_bar *last = &plot->bars[plot->count - 1];
        if (last->year == bar.year && last->month == bar.month) {
            last->whole += whole;
            last->part += part;
            return;
        }
        if (last->year * 12 + last->month > bar.year * 12 + bar.month) return;
        plot->bars[plot->count++] = after(*last);
    }
    if (plot->count == 0) plot->bars[plot->count++] = bar;
}

static void put_month(hsy_page *page, const hsy_plot_bar *bar) {
    char digits[3] = {(char)('0' + bar->month / 10), (char)('0' + bar->month % 10)};
    hsy_markup_text(page->out, hsy_words_named(page->request->tongue, HSY_S("month-short."), (hsy_slice){digits, 2}));
    hsy_buffer_print(page->out, " %d", bar->year);
}

static void put_bars(hsy_page *page, const hsy_plot *plot, long long most) {
    int step = (WIDTH - LEFT) / (int)plot->count;
    if (step > MOST_BAR) step = MOST_BAR;
    int width = step > LEAST_BAR ? step - 3 : step;
    for (size_t i = 0; i < plot->count; i++) {
        const hsy_plot_bar *bar = &plot->bars[i];
        double whole = (double)bar->whole / (double)most * HEIGHT, part = (double)bar->part / (double)most * HEIGHT;
        int x = LEFT + (int)i * step;
        hsy_buffer_print(page->out,
                         "<rect class=\"whole\" x=\"%d\" y=\"%.1f\" width=\"%d\" height=\"%.1f\"/><rect class=\"part\" "
                         "x=\"%d\" y=\"%.1f\" width=\"%d\" height=\"%.1f\"/>\n",
                         x, 10 + HEIGHT - whole, width, whole, x, 10 + HEIGHT - part, width, part);
    }
}

static void put_picture(hsy_page *page, const hsy_plot *plot, long long most) {
    hsy_buffer_print(page->out, "<svg class=\"plot\" aria-hidden=\"true\" viewBox=\"0 0 %d %d\">", WIDTH,
                     HEIGHT + FOOT + 10);
    hsy_buffer_print(page->out, "<path class=\"tick\" d=\"M%d 10H%dM%d %dH%d\"/>", LEFT, WIDTH, LEFT, 10 + HEIGHT,
                     WIDTH);
    hsy_buffer_print(page->out,
                     "<text class=\"end\" x=\"%d\" y=\"14\">%lld</text><text class=\"end\" x=\"%d\" "
                     "y=\"%d\">0</text>\n",
                     LEFT - 6, most, LEFT - 6, HEIGHT + 14);
    put_bars(page, plot, most);
    hsy_buffer_print(page->out, "<text x=\"%d\" y=\"%d\">", LEFT, HEIGHT + FOOT + 4);
    put_month(page, &plot->bars[0]);
    if (plot->count > 1) {
        hsy_markup(page->out, " – ");
        put_month(page, &plot->bars[plot->count - 1]);
    }
    hsy_markup(page->out, "</text></svg>\n");
}

static void put_table(hsy_page *page, const hsy_plot *plot) {
    const hsy_word columns[] = {HSY_WORD_MONTH, plot->whole, plot->part};
    bool has_parts = plot->whole != plot->part;
    hsy_markup(page->out, "<details><summary>");
    hsy_put_word(page, HSY_WORD_COUNTED);
    hsy_markup(page->out, "</summary>");
    hsy_put_table(page, HSY_WORD_MONTHS, columns, has_parts ? 3 : 2);
    for (size_t i = 0; i < plot->count; i++) {
        hsy_markup(page->out, "<tr><th scope=\"row\">");
        put_month(page, &plot->bars[i]);
        hsy_markup(page->out, "</th><td class=\"number\">");
        hsy_words_number(page->out, page->request->tongue, plot->bars[i].whole);
        if (has_parts) {
            hsy_markup(page->out, "</td><td class=\"number\">");
            hsy_words_number(page->out, page->request->tongue, plot->bars[i].part);
        }
        hsy_markup(page->out, "</td></tr>\n");
    }
    hsy_markup(page->out, "</tbody></table></details>\n");
}

void hsy_put_plot(hsy_page *page, const hsy_plot *plot) {
    long long most = 0;
    for (size_t i = 0; i < plot->count; i++)
        if (plot->bars[i].whole > most) most = plot->bars[i].whole;
    if (most == 0 || plot->count < 2) return;
    hsy_markup(page->out, "<section class=\"months\">");
    hsy_put_heading(page, 2, hsy_word_of(page, HSY_WORD_MONTHS));
    if (plot->whole != plot->part) {
        hsy_markup(page->out, "<p class=\"hint\">");
        hsy_put_word(page, HSY_WORD_MONTHS_LEGEND);
        hsy_markup(page->out, "</p>\n");
    }
    put_picture(page, plot, most);
    put_table(page, plot);
    hsy_markup(page->out, "</section>\n");
}
