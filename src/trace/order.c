/* The canonical order: by time of publication, then by what the articles are, whatever order they were given in.
 *
 * All that a trace says depends on the articles alone, so the readings themselves are put into this order: an index is
 * then the same in every run, whoever named which file first.
 */
#include <stdlib.h>

#include "base/hash.h"
#include "text/date.h"
#include "trace/steps.h"

enum { NOON = 12 * 60 * 60 /* seconds: a day without a clock is neither its first nor its last article */ };

typedef struct entry {
    const hsy_reading *reading;
    int64_t time; /* INT64_MAX: unknown, last */
    uint64_t text;
    uint32_t index;
    hsy_clock clock;
} entry;

static bool parse_time(hsy_slice text, hsy_date *date) {
    return text.length && hsy_date_parse(text, (hsy_slice){"", 0}, NULL, date) && hsy_date_seconds(*date) != INT64_MIN;
}

/* A clock without a zone is thought to be that of the place from which the page was fetched. */
static int64_t local_seconds(hsy_date local, hsy_date retrieved, bool was_retrieved) {
    bool has_zone = was_retrieved && retrieved.has_zone;
    local.has_zone = has_zone;
    local.zone = has_zone ? retrieved.zone : 0;
    return hsy_date_seconds(local);
}

/* When it was published; of a day without a clock whatever is nearest to it: the clock that stands on the page without
 * its zone, the time at which the page was fetched that day, else noon. Without a time of publication it is when it was
 * fetched. */
static void read_time(const hsy_article *article, entry *e) {
    hsy_date published, local, retrieved;
    bool was_published = parse_time(article->published, &published);
    bool has_local = parse_time(article->published_local, &local) && local.has_time;
    bool was_retrieved = parse_time(article->retrieved, &retrieved) && retrieved.has_time;
    bool was_that_day = was_published && was_retrieved && hsy_date_compare_days(published, retrieved) == 0;
    if (was_published && published.has_time)
        e->time = hsy_date_seconds(published), e->clock = HSY_CLOCK_EXACT;
    else if (was_published && has_local)
        e->time = local_seconds(local, retrieved, was_retrieved), e->clock = HSY_CLOCK_NEAR;
    else if (was_that_day)
        e->time = hsy_date_seconds(retrieved), e->clock = HSY_CLOCK_NEAR;
    else if (was_published)
        e->time = hsy_date_seconds(published) + NOON, e->clock = HSY_CLOCK_NONE;
    else if (was_retrieved)
        e->time = hsy_date_seconds(retrieved), e->clock = HSY_CLOCK_FETCHED;
    else
        e->time = INT64_MAX, e->clock = HSY_CLOCK_NONE;
}

int64_t hsy_article_time(const hsy_article *article) {
    entry e = {0};
    read_time(article, &e);
    return e.time == INT64_MAX ? INT64_MIN : e.time;
}

static int compare(const void *left, const void *right) {
    const entry *a = left, *b = right;
    if (a->time != b->time) return a->time < b->time ? -1 : 1;
    int by_path = hsy_slice_compare(a->reading->article.path, b->reading->article.path);
    if (by_path != 0) return by_path;
    int by_url = hsy_slice_compare(a->reading->article.url, b->reading->article.url);
    if (by_url != 0) return by_url;
    if (a->text != b->text) return a->text < b->text ? -1 : 1;
    return (a->index > b->index) - (a->index < b->index);
}

/* Puts entry i's reading at place i, for all i, along the cycles of the permutation: each reading is moved once. */
static void permute(hsy_reading *readings, size_t count, entry *entries) {
    for (size_t first = 0; first < count; first++) {
        hsy_reading moved = readings[first];
        size_t to = first;
        for (size_t from = entries[to].index; from != first; from = entries[to].index) {
            readings[to] = readings[from];
            entries[to].index = (uint32_t)to;
            to = from;
        }
        readings[to] = moved;
        entries[to].index = (uint32_t)to;
    }
}

void hsy_trace_order(hsy_arena *arena, hsy_reading *readings, size_t count, hsy_steps *steps) {
    entry *entries = HSY_NEW_ARRAY(arena, entry, count + 1);
    for (size_t i = 0; i < count; i++) {
        entries[i] = (entry){.reading = &readings[i], .text = hsy_hash(readings[i].article.text), .index = (uint32_t)i};
        read_time(&readings[i].article, &entries[i]);
    }
    qsort(entries, count, sizeof *entries, compare);
    permute(readings, count, entries);
    steps->count = count;
    steps->readings = readings;
    steps->times = HSY_NEW_ARRAY(arena, int64_t, count + 1);
    steps->clocks = HSY_NEW_ARRAY(arena, hsy_clock, count + 1);
    for (size_t i = 0; i < count; i++) {
        steps->times[i] = entries[i].time == INT64_MAX ? INT64_MIN : entries[i].time;
        steps->clocks[i] = entries[i].clock;
    }
}
