/* When the article was published and last changed.
 *
 *     JSON-LD datePublished, article:published_time, itemprop, <time pubdate>, <time>, <meta name="pubdate">, the date
 *     line beside the headline, class="date", the address
 *
 * in this order. A day without a time gives way to the same day with one from a weaker source. A date without a zone
 * keeps the day as printed: guessing a zone is how dates come out one day off. Dates in sidebars, teasers and comments
 * are not looked at, nor are days after the page was fetched; of several <time> elements the one nearest to the
 * headline counts. Sources that are as often about the file or another text (<meta name="date">, anything far from the
 * headline) are marked as doubtful, and a date line of the page outweighs them (around.c).
 * The address's own day ("/2024/10/24/") comes last.
 *
 * A time in UTC is shown in the outlet's own zone when the page tells it: by the time that stands beside the headline,
 * or by the day in the address, which cannot be right otherwise; then the smallest shift into that day is taken, so
 * that both instant and day are right. Trace compares instants, so the shift costs nothing there.
 */
#include "page/fields.h"
#include "page/metadata.h"
#include "page/phrase.h"
#include "text/date.h"

enum {
    NEAR = 150,              /* elements: a head with share buttons lies between headline and date on many pages */
    CLOSE = 40,              /* elements: between a forum's headline and its first text */
    DAY = 24 * 3600,         /* seconds */
    QUARTER = 15 * 60,       /* seconds: zones are whole quarters of an hour from UTC */
    WIDEST_ZONE = 14 * 3600, /* seconds from UTC */
};
#define ANYWHERE UINT32_MAX

typedef struct reader {
    hsy_arena *arena;
    const hsy_metadata *metadata;
    hsy_slice language;
    hsy_date fetched; /* year 0: unknown */
} reader;

static bool is_plausible(const reader *r, hsy_date date) {
    if (date.year < HSY_FIRST_YEAR || date.month == 0 || date.day == 0) return false;
    return r->fetched.year == 0 || hsy_date_seconds(date) <= hsy_date_seconds(r->fetched) + 2 * 24 * 3600;
}

/* "Current date: …" is the day on which the page was fetched, not the article's. */
static bool is_today(const reader *r, hsy_slice text) {
    hsy_phrase_line line = hsy_phrase_line_of(r->arena, text, r->language, HSY_S("date-line-words"));
    return line.tokens.count > 0 && hsy_phrase_can_be(&line, 0, HSY_S("today"), NULL);
}

static bool read_date(const reader *r, hsy_slice text, hsy_date *date) {
    const hsy_date *reference = r->fetched.year ? &r->fetched : NULL;
    if (is_today(r, text)) return false;
    if (hsy_date_parse(text, r->language, reference, date)) return is_plausible(r, *date);
    hsy_found_dates found = hsy_dates_find(r->arena, text, r->language, reference);
    if (found.count == 0) return false;
    *date = found.items[0].date;
    return is_plausible(r, *date);
}

typedef struct step {
    hsy_fact_kind kind;
    hsy_fact_source source;
    uint32_t within;  /* elements from the headline */
    bool is_aside;    /* also in a comment or sidebar: in a forum the first comment is the text */
    bool is_doubtful; /* as often about the site, the file or another text: a date line of the page outweighs it */
} step;

/* The date of a step that is nearest to the headline. */
static bool find_date(const reader *r, const step *wanted, hsy_date *date) {
    uint32_t nearest = wanted->within;
    hsy_date found;
    for (size_t i = 0; i < r->metadata->facts.count; i++) {
        const hsy_fact *fact = &r->metadata->facts.items[i];
        if (fact->kind != wanted->kind || fact->source != wanted->source) continue;
        if (fact->is_aside && !wanted->is_aside) continue;
        uint32_t distance = hsy_metadata_distance(r->metadata, fact);
        if (distance >= nearest || !read_date(r, fact->value, &found)) continue;
        nearest = distance;
        *date = found;
    }
    return nearest < wanted->within;
}

static const step published_steps[] = {
    {HSY_FACT_PUBLISHED, HSY_FROM_JSON_LD, ANYWHERE, false, false},
    {HSY_FACT_PUBLISHED, HSY_FROM_GRAPH, ANYWHERE, false, false},
    {HSY_FACT_PUBLISHED, HSY_FROM_ITEMPROP, NEAR, false, false},
    {HSY_FACT_PUBLISHED, HSY_FROM_TIME, NEAR, false, false},
    {HSY_FACT_PUBLISHED, HSY_FROM_META, ANYWHERE, false, false},
    {HSY_FACT_PUBLISHED, HSY_FROM_WEAK, ANYWHERE, false, true},
    {HSY_FACT_PUBLISHED, HSY_FROM_CLASS, NEAR, false, false},
    {HSY_FACT_PUBLISHED, HSY_FROM_ITEMPROP, ANYWHERE, false, true},
    {HSY_FACT_CREATED, HSY_FROM_JSON_LD, ANYWHERE, false, true},
    {HSY_FACT_PUBLISHED, HSY_FROM_TIME, ANYWHERE, false, true},
    {HSY_FACT_CREATED, HSY_FROM_META, ANYWHERE, false, true},
    {HSY_FACT_PUBLISHED, HSY_FROM_CLASS, ANYWHERE, false, true},
    {HSY_FACT_CREATED, HSY_FROM_WEAK, ANYWHERE, false, true},
    {HSY_FACT_PUBLISHED, HSY_FROM_ITEMPROP, CLOSE, true, true},
    {HSY_FACT_PUBLISHED, HSY_FROM_TIME, CLOSE, true, true},
    {HSY_FACT_PUBLISHED, HSY_FROM_CLASS, CLOSE, true, true},
};

static const step modified_steps[] = {
    {HSY_FACT_MODIFIED, HSY_FROM_JSON_LD, ANYWHERE, false, false},
    {HSY_FACT_MODIFIED, HSY_FROM_GRAPH, ANYWHERE, false, false},
    {HSY_FACT_MODIFIED, HSY_FROM_ITEMPROP, ANYWHERE, false, false},
    {HSY_FACT_MODIFIED, HSY_FROM_META, ANYWHERE, false, false},
    {HSY_FACT_MODIFIED, HSY_FROM_TIME, ANYWHERE, false, false},
};

/* The first step that finds a date, its number in `*found`; a later one may add the time of the same day. */
static hsy_date first_date(const reader *r, const step *steps, size_t count, size_t *found) {
    hsy_date best = {0}, date;
    for (size_t i = 0; i < count; i++) {
        if (!find_date(r, &steps[i], &date)) continue;
        bool is_first = best.year == 0;
        bool adds_time = !(best.has_time && best.has_zone) && date.has_time && date.has_zone;
        if (is_first) *found = i;
        if (is_first || (adds_time && hsy_date_compare_days(best, date) == 0)) best = date;
        if (best.has_time && best.has_zone) break;
    }
    return best;
}

void hsy_dates_choose(hsy_arena *arena, const hsy_metadata *metadata, hsy_article *article) {
    reader r = {.arena = arena, .metadata = metadata, .language = article->language};
    hsy_date date;
    if (article->retrieved.length && hsy_date_parse(article->retrieved, HSY_S("en"), NULL, &date)) r.fetched = date;
    size_t first = 0;
    date = first_date(&r, published_steps, sizeof published_steps / sizeof *published_steps, &first);
    hsy_published_set(arena, date, article);
    article->is_date_doubtful = article->published.length > 0 && published_steps[first].is_doubtful;
    date = first_date(&r, modified_steps, sizeof modified_steps / sizeof *modified_steps, &first);
    article->modified = hsy_date_print(arena, date);
}

/* `date`, which says an instant, in the zone `seconds` east of UTC. */
static hsy_date in_zone(hsy_date date, int64_t seconds) {
    hsy_date shifted = hsy_date_of_seconds(hsy_date_seconds(date) + seconds);
    shifted.has_time = shifted.has_zone = true;
    shifted.zone = (int16_t)(seconds / 60);
    return shifted;
}

/* The zone in which the instant is the local time `visible`: "9:25 pm" on the page and 02:25 UTC in its head are five
 * hours apart. Seconds count only where both have them. */
static bool zone_of(hsy_date instant, hsy_date visible, int64_t *seconds) {
    hsy_date local = visible;
    local.has_zone = false;
    if (!local.has_time) local.hour = local.minute = local.second = 0;
    hsy_date whole = instant;
    if (local.second == 0) whole.second = 0;
    *seconds = hsy_date_seconds(local) - hsy_date_seconds(whole);
    return *seconds % QUARTER == 0 && *seconds >= -WIDEST_ZONE && *seconds <= WIDEST_ZONE;
}

/* The smallest whole number of hours that brings the instant into `day`; 0 when it is there or too far away. */
static int64_t hours_into(hsy_date instant, hsy_date day) {
    hsy_date midnight = {.year = day.year, .month = day.month, .day = day.day};
    int64_t start = hsy_date_seconds(midnight), at = hsy_date_seconds(instant), shift = 0;
    if (at < start) shift = (start - at + 3599) / 3600 * 3600;
    if (at >= start + DAY) shift = -((at - (start + DAY)) / 3600 + 1) * 3600;
    return shift >= -WIDEST_ZONE && shift <= WIDEST_ZONE ? shift : 0;
}

/* 22:00 or 23:00 in UTC to the second, in a language of Central European Time, is midnight there: a day that a system
 * has written as an instant. Returns the seconds to that midnight, 0 when it is none. */
static int64_t to_midnight(hsy_date date, hsy_slice language) {
    static const char *const central[] = {"de", "it", "pl", "cs", "sk", "sl", "hr", "hu", "da", "sv", "nb", "no", "nl"};
    if (date.minute || date.second || (date.hour != 22 && date.hour != 23)) return 0;
    for (size_t i = 0; i < sizeof central / sizeof *central; i++)
        if (hsy_slice_equal(language, hsy_slice_from_c(central[i]))) return (24 - date.hour) * 3600;
    return 0;
}

static bool is_utc(hsy_date date) { return date.has_time && date.has_zone && date.zone == 0; }

static hsy_date url_day(hsy_arena *arena, const hsy_article *article) {
    hsy_slice text = hsy_url_date(arena, article->canonical_url);
    hsy_date date = {0};
    if (text.length == 0) text = hsy_url_date(arena, article->url);
    if (text.length == 0 || !hsy_date_parse(text, HSY_S("en"), NULL, &date)) return (hsy_date){0};
    return date;
}

void hsy_dates_settle(hsy_arena *arena, hsy_date visible, hsy_article *article) {
    hsy_date published = hsy_published_of(article), address = url_day(arena, article);
    int64_t zone = 0;
    bool differs = visible.year && hsy_date_compare_days(published, visible) != 0;
    if (published.year == 0 || (article->is_date_doubtful && differs)) {
        published = visible.year ? visible : address;
    } else if (is_utc(published) && visible.year && !visible.has_zone && zone_of(published, visible, &zone)) {
        if (visible.has_time || hsy_date_compare_days(published, visible) != 0) published = in_zone(published, zone);
    } else if (is_utc(published) && address.year) {
        zone = hours_into(published, address);
        if (zone) published = in_zone(published, zone);
    } else if (is_utc(published) && to_midnight(published, article->language)) {
        published = in_zone(published, to_midnight(published, article->language));
    }
    if (published.year) hsy_published_set(arena, published, article);
}
