/* When the article was published and last changed.
 *
 *     JSON-LD datePublished, article:published_time, itemprop, <time pubdate>, <time>, class="date", the address
 *
 * in this order. A day without a time gives way to the same day with one from a weaker source. A date without a zone
 * keeps the day as printed: guessing a zone is how dates come out one day off. Dates in sidebars, teasers and comments
 * are not looked at, nor are days after the page was fetched; of several plain <time> elements the first in the
 * article counts. The address's own day ("/2024/10/24/") comes last, and before that it breaks a tie.
 */
#include "page/fields.h"
#include "page/metadata.h"
#include "text/date.h"

enum { FIRST_YEAR = 1990 /* nothing on the web is older; a year 1970 is a zero */ };

typedef struct reader {
    hsy_arena *arena;
    const hsy_metadata *metadata;
    hsy_slice language;
    hsy_date fetched; /* year 0: unknown */
} reader;

static bool is_plausible(const reader *r, hsy_date date) {
    if (date.year < FIRST_YEAR || date.month == 0 || date.day == 0) return false;
    return r->fetched.year == 0 || hsy_date_seconds(date) <= hsy_date_seconds(r->fetched) + 2 * 24 * 3600;
}

static bool read_date(const reader *r, hsy_slice text, hsy_date *date) {
    const hsy_date *reference = r->fetched.year ? &r->fetched : NULL;
    if (hsy_date_parse(text, r->language, reference, date)) return is_plausible(r, *date);
    hsy_found_dates found = hsy_dates_find(r->arena, text, r->language, reference);
    if (found.count == 0) return false;
    *date = found.items[0].date;
    return is_plausible(r, *date);
}

/* The date of a kind and source that is nearest to the headline. */
static bool find_date(const reader *r, hsy_fact_kind kind, hsy_fact_source source, hsy_date *date) {
    uint32_t nearest = UINT32_MAX;
    hsy_date found;
    for (size_t i = 0; i < r->metadata->facts.count; i++) {
        const hsy_fact *fact = &r->metadata->facts.items[i];
        if (fact->kind != kind || fact->source != source || fact->is_aside) continue;
        uint32_t distance = hsy_metadata_distance(r->metadata, fact);
        if (distance >= nearest || !read_date(r, fact->value, &found)) continue;
        nearest = distance;
        *date = found;
    }
    return nearest < UINT32_MAX;
}

typedef struct step {
    hsy_fact_kind kind;
    hsy_fact_source source;
} step;

static const step published_steps[] = {
    {HSY_FACT_PUBLISHED, HSY_FROM_JSON_LD},  {HSY_FACT_PUBLISHED, HSY_FROM_GRAPH},
    {HSY_FACT_PUBLISHED, HSY_FROM_ITEMPROP}, {HSY_FACT_PUBLISHED, HSY_FROM_META},
    {HSY_FACT_PUBLISHED, HSY_FROM_WEAK},     {HSY_FACT_PUBLISHED, HSY_FROM_TIME},
    {HSY_FACT_CREATED, HSY_FROM_JSON_LD},    {HSY_FACT_CREATED, HSY_FROM_META},
    {HSY_FACT_PUBLISHED, HSY_FROM_CLASS},    {HSY_FACT_CREATED, HSY_FROM_WEAK},
};

static const step modified_steps[] = {
    {HSY_FACT_MODIFIED, HSY_FROM_JSON_LD}, {HSY_FACT_MODIFIED, HSY_FROM_GRAPH}, {HSY_FACT_MODIFIED, HSY_FROM_ITEMPROP},
    {HSY_FACT_MODIFIED, HSY_FROM_META},    {HSY_FACT_MODIFIED, HSY_FROM_TIME},
};

/* The first step that finds a date; a later one may add the time of the same day. */
static hsy_slice first_date(const reader *r, const step *steps, size_t count) {
    hsy_date best = {0}, date;
    for (size_t i = 0; i < count; i++) {
        if (!find_date(r, steps[i].kind, steps[i].source, &date)) continue;
        if (best.year == 0)
            best = date;
        else if (!(best.has_time && best.has_zone) && date.has_time && date.has_zone &&
                 hsy_date_compare_days(best, date) == 0)
            best = date;
        if (best.has_time && best.has_zone) break;
    }
    return best.year ? hsy_date_print(r->arena, best) : (hsy_slice){"", 0};
}

void hsy_dates_choose(hsy_arena *arena, const hsy_metadata *metadata, hsy_article *article) {
    reader r = {.arena = arena, .metadata = metadata, .language = article->language};
    hsy_date date;
    if (article->retrieved.length && hsy_date_parse(article->retrieved, HSY_S("en"), NULL, &date)) r.fetched = date;
    article->published = first_date(&r, published_steps, sizeof published_steps / sizeof *published_steps);
    article->modified = first_date(&r, modified_steps, sizeof modified_steps / sizeof *modified_steps);
}

void hsy_dates_fall_back(hsy_arena *arena, hsy_article *article) {
    if (article->published.length == 0) article->published = hsy_url_date(arena, article->canonical_url);
    if (article->published.length == 0) article->published = hsy_url_date(arena, article->url);
}
