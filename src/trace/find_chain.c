/* From whom each article has its news, and who has it from each: relays as links between articles.
 *
 *     Lund Echo: "… as the Tannwick Post reported"      a relay from outlet:Tannwick Post
 *     the set holds tannwickpost.example, in the same story     -> Lund Echo has its news from that article
 *
 * A relay from an article is a link as it stands. One from a name means the article of that outlet in the same story,
 * names and domains compared by hsy_party_key: the latest that may have come before, else the earliest. Links of a page
 * to another say nothing about its news, nor does an outlet that is named far down, for some detail. Cost: one table
 * lookup a relay.
 */
#include "base/table.h"
#include "text/date.h"
#include "trace/finding.h"
#include "trace/party.h"

enum { OPENING_LINES = 3 }; /* of a text, where a citation carries the news */

hsy_slice hsy_outlet_shown(const hsy_finder *finder, uint32_t article) {
    const hsy_article *a = &finder->trace->readings[article].article;
    return a->outlet_name.length ? a->outlet_name : a->outlet_domain;
}

static const hsy_when *times_of(hsy_arena *arena, const hsy_trace *trace) {
    hsy_when *when = HSY_NEW_ARRAY(arena, hsy_when, trace->count + 1);
    for (size_t i = 0; i < trace->count; i++) {
        hsy_date date;
        when[i].seconds = INT64_MIN;
        if (!hsy_date_parse(trace->readings[i].article.published, HSY_S(""), NULL, &date)) continue;
        when[i] = (hsy_when){hsy_date_seconds(date), date.has_time};
    }
    return when;
}

static int64_t day_of(int64_t seconds) {
    enum { DAY = 24 * 60 * 60 };
    return seconds >= 0 ? seconds / DAY : (seconds - DAY + 1) / DAY;
}

bool hsy_may_precede(const hsy_finder *finder, uint32_t from, uint32_t to) {
    hsy_when a = finder->when[from], b = finder->when[to];
    if (a.seconds == INT64_MIN || b.seconds == INT64_MIN) return false;
    if (!a.has_time || !b.has_time) return day_of(a.seconds) <= day_of(b.seconds);
    return a.seconds <= b.seconds;
}

bool hsy_is_after(const hsy_finder *finder, uint32_t later, uint32_t earlier) {
    return hsy_may_precede(finder, earlier, later) && !hsy_may_precede(finder, later, earlier);
}

/* The articles of the outlets of one story: outlets by key, with a chain of articles each. */
typedef struct newsstand {
    hsy_table by_key; /* a place in `articles` */
    hsy_indices *articles;
    size_t count;
} newsstand;

static void put_outlet(hsy_arena *arena, newsstand *stand, hsy_slice name, uint32_t article) {
    if (name.length == 0) return;
    hsy_slice key = hsy_party_key(arena, name);
    if (key.length == 0) return;
    uint32_t *place = hsy_table_put(arena, &stand->by_key, key);
    if (*place == HSY_TABLE_NEW) *place = (uint32_t)stand->count++;
    hsy_indices *articles = &stand->articles[*place];
    if (articles->count == 0 || HSY_LAST(articles) != article) HSY_PUSH(arena, articles, article);
}

static newsstand newsstand_of(hsy_arena *arena, const hsy_trace *trace, const hsy_indices *story) {
    newsstand stand = {{0}, HSY_NEW_ARRAY(arena, hsy_indices, 2 * story->count + 1), 0};
    for (size_t i = 0; i < story->count; i++) {
        const hsy_article *a = &trace->readings[story->items[i]].article;
        put_outlet(arena, &stand, a->outlet_name, story->items[i]);
        put_outlet(arena, &stand, a->outlet_domain, story->items[i]);
    }
    return stand;
}

/* The article that a name means to one that cites it: the latest before, else the earliest. Articles of an outlet stand
 * earliest first, so that it is found by halving. */
static uint32_t article_of(const hsy_finder *finder, hsy_arena *scratch, const newsstand *stand, hsy_slice name,
                           uint32_t to) {
    const uint32_t *place = hsy_table_get(&stand->by_key, hsy_party_key(scratch, name));
    if (!place) return HSY_NONE;
    const hsy_indices *articles = &stand->articles[*place];
    size_t low = 0, high = articles->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (articles->items[middle] < to)
            low = middle + 1;
        else
            high = middle;
    }
    for (size_t i = low; i > 0 && i + 2 > low; i--)
        if (hsy_may_precede(finder, articles->items[i - 1], to)) return articles->items[i - 1];
    return articles->items[0] == to ? HSY_NONE : articles->items[0];
}

bool hsy_opens_with(const hsy_trace *trace, const hsy_relay *relay) {
    uint32_t end = hsy_news_end(trace->readings[relay->to].article.text, OPENING_LINES);
    for (size_t i = 0; i < relay->evidence.count; i++)
        if (relay->evidence.items[i].to.start < end) return true;
    return relay->evidence.count == 0;
}

static void link_story(hsy_finder *finder, hsy_arena *scratch, const hsy_indices *story, hsy_sources *sources) {
    newsstand stand = newsstand_of(scratch, finder->trace, story);
    for (size_t i = 0; i < story->count; i++) {
        uint32_t to = story->items[i];
        for (size_t k = finder->relays_to[to].first; k < finder->relays_to[to].end; k++) {
            const hsy_relay *relay = &finder->trace->relays.items[k];
            if (relay->from_kind == HSY_PARTY_ARTICLE || relay->from_kind == HSY_PARTY_SOURCE) continue;
            if (relay->kind == HSY_RELAY_CITES && !hsy_opens_with(finder->trace, relay)) continue;
            uint32_t from = article_of(finder, scratch, &stand, relay->from_name, to);
            if (from != HSY_NONE && from != to) HSY_PUSH(finder->arena, &sources[to], ((hsy_source){from, relay}));
        }
    }
}

void hsy_find_chains_of_articles(hsy_finder *finder) {
    const hsy_trace *trace = finder->trace;
    hsy_sources *sources = HSY_NEW_ARRAY(finder->arena, hsy_sources, trace->count + 1);
    hsy_indices *takers = HSY_NEW_ARRAY(finder->arena, hsy_indices, trace->count + 1);
    finder->when = times_of(finder->arena, trace);
    for (size_t i = 0; i < trace->relays.count; i++) {
        const hsy_relay *relay = &trace->relays.items[i];
        if (relay->from_kind == HSY_PARTY_ARTICLE && relay->kind != HSY_RELAY_LINKS)
            HSY_PUSH(finder->arena, &sources[relay->to], ((hsy_source){relay->from_article, relay}));
    }
    hsy_arena *scratch = hsy_arena_scratch(finder->scratch);
    for (size_t i = 0; i < trace->stories.count; i++) {
        link_story(finder, scratch, &trace->stories.items[i].articles, sources);
        hsy_arena_clear(scratch);
    }
    for (uint32_t to = 0; to < trace->count; to++)
        for (size_t i = 0; i < sources[to].count; i++) {
            hsy_indices *list = &takers[sources[to].items[i].article];
            if (list->count == 0 || HSY_LAST(list) != to) HSY_PUSH(finder->arena, list, to);
        }
    finder->sources = sources;
    finder->takers = takers;
}

hsy_indices hsy_takers_of(const hsy_finder *finder, hsy_arena *scratch, uint32_t root, size_t most) {
    hsy_indices found = {0};
    hsy_number_table seen = {0};
    *hsy_number_table_put(scratch, &seen, root) = 0;
    for (size_t next = 0, at = root; found.count < most; at = found.items[next++]) {
        const hsy_indices *takers = &finder->takers[at];
        for (size_t i = 0; i < takers->count && found.count < most; i++) {
            uint32_t *mark = hsy_number_table_put(scratch, &seen, takers->items[i]);
            if (*mark != HSY_TABLE_NEW) continue;
            *mark = 0;
            HSY_PUSH(scratch, &found, takers->items[i]);
        }
        if (next >= found.count) break;
    }
    return found;
}

bool hsy_is_one_outlet(const hsy_finder *finder, hsy_arena *scratch, uint32_t one, uint32_t other) {
    hsy_slice outlet = hsy_outlet_shown(finder, one);
    return outlet.length && hsy_party_is_same(scratch, outlet, hsy_outlet_shown(finder, other));
}

bool hsy_are_versions(const hsy_finder *finder, hsy_arena *scratch, uint32_t from, uint32_t to) {
    if (hsy_is_one_outlet(finder, scratch, from, to)) return true;
    for (size_t i = finder->relays_to[from].first; i < finder->relays_to[from].end; i++) {
        const hsy_relay *a = &finder->trace->relays.items[i];
        if (a->kind != HSY_RELAY_CREDITS) continue;
        for (size_t k = finder->relays_to[to].first; k < finder->relays_to[to].end; k++) {
            const hsy_relay *b = &finder->trace->relays.items[k];
            if (b->kind == HSY_RELAY_CREDITS && b->from_kind != HSY_PARTY_ARTICLE &&
                hsy_party_is_same(scratch, a->from_name, b->from_name))
                return true;
        }
    }
    return false;
}
