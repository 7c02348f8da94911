/* The time of publication as it is kept: what can be told of it, and no more.
 *
 *     the page: 14 May 2024, 1:58 am BST      published 2024-05-14T01:58:00+01:00
 *     the page: 14 May 2024, 1:58 am          published 2024-05-14, published_local 2024-05-14T01:58:00
 *
 * A clock without a zone is no instant, so RFC 3339 has no form for it; it is kept beside the day. The table of --meta
 * may say the same more precisely, and then its time is taken: for a day without a clock a time on that day or, since
 * zones differ, on one beside it; for a clock without a zone the same clock with one. Where page and table contradict
 * each other the page wins.
 */
#include "page/fields.h"
#include "page/metadata.h"
#include "text/date.h"

void hsy_published_set(hsy_arena *arena, hsy_date date, hsy_article *article) {
    article->published = hsy_date_print(arena, date);
    article->published_local = hsy_date_print_local(arena, date);
}

hsy_date hsy_published_of(const hsy_article *article) {
    bool is_local = article->published_local.length > 0;
    hsy_date date = {0};
    hsy_date_parse(is_local ? article->published_local : article->published, HSY_S("en"), NULL, &date);
    return date;
}

/* Days since 1970, whatever the clock. */
static int64_t day_of(hsy_date date) {
    enum { DAY = 24 * 60 * 60 };
    return hsy_date_seconds((hsy_date){.year = date.year, .month = date.month, .day = date.day}) / DAY;
}

/* Whether `table` says the same as `page`, and more of it. */
static bool is_more_precise(hsy_date page, hsy_date table) {
    if (!table.has_time || !table.has_zone || !page.day || !table.day) return false;
    int64_t apart = day_of(page) - day_of(table);
    if (!page.has_time) return apart >= -1 && apart <= 1;
    bool is_same = apart == 0 && page.hour == table.hour && page.minute == table.minute;
    return !page.has_zone && is_same && (page.second == 0 || page.second == table.second);
}

void hsy_published_complete(const hsy_page_source *source, hsy_article *article) {
    hsy_date table;
    if (source->published.length == 0) return;
    bool is_date = hsy_date_parse(source->published, HSY_S("en"), NULL, &table);
    if (article->published.length && !(is_date && is_more_precise(hsy_published_of(article), table))) return;
    article->published = source->published;
    article->published_local = (hsy_slice){"", 0};
}
