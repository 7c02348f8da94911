/* What stands around the headline on pages whose markup says nothing: a byline, a date.
 *
 *     Dam breaks, river rises          <- the headline
 *     By Eva Exempel                   authors
 *     3 May 2024, 10:15                published
 *     The dam above Musterstadt …
 *
 * Only short lines that are nothing else count, the nearest first, below the headline before above it. A date may
 * also stand under the text; it is taken when all date lines of the page name one day.
 */
#include "base/utf8.h"
#include "page/fields.h"
#include "page/metadata.h"
#include "text/date.h"

enum {
    BELOW = 14, /* blocks looked at */
    ABOVE = 6,  /* */
    LONGEST_DATE_LINE = 120 /* bytes */,
    OTHER_BYTES = 60,       /* bytes of a date line that are not the date */
    ALONE_OTHER_BYTES = 24, /* the same far from the headline */
};

static bool is_other(const hsy_raw_block *block) {
    return block->inside & (HSY_IN_NAV | HSY_IN_FOOTER | HSY_IN_ASIDE | HSY_IN_FORM | HSY_IN_TABLE | HSY_IN_HIDDEN |
                            HSY_IN_EMBED | HSY_IN_LINK);
}

uint32_t hsy_headline_block(const hsy_metadata *metadata, const hsy_raw_page *page, hsy_slice title) {
    uint32_t found = HSY_NO_BLOCK;
    for (uint32_t i = 0; i < page->blocks.count; i++) {
        const hsy_raw_block *block = &page->blocks.items[i];
        if (metadata->headline && block->node == metadata->headline->node) return i;
        if (found == HSY_NO_BLOCK && title.length && hsy_slice_equal(block->text, title) &&
            !(block->inside & HSY_IN_NAV))
            found = i;
    }
    return found;
}

/* A line that is a date and little else. */
static bool read_date_line(hsy_arena *arena, const hsy_raw_block *block, const hsy_article *article, size_t other,
                           hsy_date *date) {
    if (block->text.length > LONGEST_DATE_LINE || is_other(block)) return false;
    hsy_found_dates found = hsy_dates_find(arena, block->text, article->language, NULL);
    if (found.count == 0 || found.count > 2) return false;
    size_t dates = 0;
    for (size_t i = 0; i < found.count; i++) dates += found.items[i].span.end - found.items[i].span.start;
    *date = found.items[0].date;
    return date->year > 0 && date->month > 0 && date->day > 0 && block->text.length - dates <= other;
}

static bool is_before(uint32_t at, uint32_t headline) { return at < headline; }

static void read_near(hsy_arena *arena, const hsy_raw_page *page, uint32_t headline, uint32_t at,
                      hsy_article *article) {
    const hsy_raw_block *block = &page->blocks.items[at];
    hsy_date date;
    if (is_other(block)) return;
    if (article->authors.count == 0 && !is_before(at, headline))
        hsy_byline_parse(arena, block->text, article->language, &article->authors, &article->credits);
    if (article->published.length == 0 && read_date_line(arena, block, article, OTHER_BYTES, &date))
        article->published = hsy_date_print(arena, date);
}

/* The one day that all date lines of the page name. */
static void read_only_date(hsy_arena *arena, const hsy_raw_page *page, hsy_article *article) {
    hsy_date only = {0}, date;
    for (uint32_t i = 0; i < page->blocks.count; i++) {
        if (!read_date_line(arena, &page->blocks.items[i], article, ALONE_OTHER_BYTES, &date)) continue;
        if (only.year && hsy_date_compare_days(only, date) != 0) return;
        if (!only.has_time) only = date;
    }
    if (only.year) article->published = hsy_date_print(arena, only);
}

void hsy_around_read(hsy_arena *arena, const hsy_raw_page *page, uint32_t headline, hsy_article *article) {
    uint32_t count = (uint32_t)page->blocks.count;
    if (headline != HSY_NO_BLOCK) {
        for (uint32_t i = headline + 1; i < count && i <= headline + BELOW; i++)
            read_near(arena, page, headline, i, article);
        for (uint32_t i = 1; i <= ABOVE && i <= headline; i++) read_near(arena, page, headline, headline - i, article);
    }
    if (article->published.length == 0) read_only_date(arena, page, article);
}
