#include "output/named.h"

#include "output/words.h"

enum { DAY = 24 * 60 * 60 };

static hsy_slice key_of(hsy_arena *arena, uint32_t number, hsy_slice name) {
    hsy_slice key = hsy_arena_print(arena, "%u:%.*s", number, HSY_PRINT(name));
    char *letters = hsy_arena_c_string(arena, key);
    for (size_t i = 0; i < key.length; i++) letters[i] = hsy_to_lower(letters[i]);
    return (hsy_slice){letters, key.length};
}

static bool comes_before(const hsy_article *a, const hsy_article *b) {
    int64_t x = hsy_seconds_of(a->published), y = hsy_seconds_of(b->published);
    return x != y ? x < y : hsy_slice_compare(a->path, b->path) < 0;
}

hsy_named hsy_named_of(hsy_arena *arena, const hsy_trace *trace) {
    hsy_named named = {.trace = trace};
    for (uint32_t i = 0; i < trace->count; i++) {
        const hsy_article *article = &trace->readings[i].article;
        if (article->outlet_name.length == 0) continue;
        hsy_slice key = key_of(arena, trace->articles[i].story, article->outlet_name);
        uint32_t *earliest = hsy_table_put(arena, &named.earliest, key);
        if (*earliest == HSY_TABLE_NEW || comes_before(article, &trace->readings[*earliest].article)) *earliest = i;
    }
    return named;
}

/* A date without a time is known to a day only. */
static bool is_surely_later(const hsy_article *a, const hsy_article *b) {
    int64_t x = hsy_seconds_of(a->published), y = hsy_seconds_of(b->published);
    if (x == INT64_MAX || y == INT64_MAX) return false;
    bool has_clock = hsy_slice_find_byte(a->published, 'T', 0) != HSY_NOT_FOUND;
    return (has_clock ? x : x - DAY) > y;
}

uint32_t hsy_named_article(hsy_arena *arena, const hsy_named *named, const hsy_relay *relay) {
    if (relay->from_kind != HSY_PARTY_OUTLET || relay->from_name.length == 0) return HSY_NONE;
    const hsy_reading *readings = named->trace->readings;
    const uint32_t *earliest =
        hsy_table_get(&named->earliest, key_of(arena, named->trace->articles[relay->to].story, relay->from_name));
    if (!earliest || *earliest == relay->to) return HSY_NONE;
    return is_surely_later(&readings[*earliest].article, &readings[relay->to].article) ? HSY_NONE : *earliest;
}

hsy_slice hsy_shown_party_key(hsy_arena *arena, hsy_party_kind kind, hsy_slice name) {
    return key_of(arena, kind == HSY_PARTY_ARTICLE, name);
}

hsy_party_kind hsy_stronger_party(hsy_party_kind a, hsy_party_kind b) {
    if (a == HSY_PARTY_AGENCY || b == HSY_PARTY_AGENCY) return HSY_PARTY_AGENCY;
    return a < b ? a : b;
}
