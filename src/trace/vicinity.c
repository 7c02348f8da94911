/* The keys under which an article of a collection finds its neighbours: those that may copy it or tell of its event.
 *
 *     hsy_vicinity v[2];
 *     hsy_trace_vicinities(arena, readings, 2, 0, v);
 *
 * A collection of a hundred thousand articles cannot be traced anew for each hundred that come in. So each article
 * leaves some 130 keys in an index, and new ones are traced together with the stories in which they share keys:
 *
 *     text     each eighth of its fingerprints (winnow.c), by its value: of a shared text both have the same ones
 *
 *     event    pairs of its heaviest terms (story_sign.c), as "selmar+fissure": a term alone stands in too many
 *              articles, a pair of heavy ones hardly anywhere but in its story
 *
 *     names    pairs of its most frequent names and numbers, in the form that they have in any language (anchor_ids.c)
 *
 * Neighbours are candidates, no more: what they have to do with one another the trace finds out. Too many cost time,
 * too few lose relays; so the keys lean to too many.
 *
 * What it misses: a copy of fewer than some forty words out of a longer text, unless it tells of the same event.
 */
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/table.h"
#include "trace/groundwork.h"
#include "trace/parallel.h"

enum {
    KEPT_PRINTS = 8,      /* one fingerprint in so many is a key */
    MOST_TEXT = 64,       /* keys of a text at most, the least */
    HEAVIEST = 12,        /* terms that are paired: 66 pairs */
    NAMES = 12,           /* names and numbers that are paired, the most frequent */
    KIND_BITS = 2,        /* of a key, that tell its kind */
    LEAST_TEXT = 2,       /* text keys that neighbours share: about sixteen fingerprints, forty words */
    OWN_TEXT_PART = 3,    /* articles of one outlet share its standing lines: a third of the keys, */
    LEAST_PAIRS = 3,      /* event or name keys: three terms in common */
    CLOSE_PAIRS = 6,      /* event keys: four terms */
    EVENT_DAYS = 14,      /* between two articles of one event in one language */
    LANGUAGES_DAYS = 8,   /* in two */
    DAY = 24 * 60 * 60,   /* seconds */
    LANGUAGE_LETTERS = 2, /* of a tag that are compared */
};

typedef struct vicinity_work {
    hsy_reading *readings;
    const hsy_glossary *glossary;
    hsy_vicinity *vicinities;
} vicinity_work;

typedef struct key_list {
    uint32_t *keys;
    size_t count;
} key_list;

static uint32_t key_of(hsy_vicinity_kind kind, uint64_t hash) {
    return (uint32_t)(hash & (UINT32_MAX >> KIND_BITS)) | (uint32_t)kind << (32 - KIND_BITS);
}

/* Sorts the keys from `start` on, drops repeated ones, and keeps at most `most`. */
static void settle(key_list *list, size_t start, size_t most) {
    size_t kept = start;
    hsy_sort_numbers(list->keys + start, list->count - start);
    for (size_t i = start; i < list->count && kept - start < most; i++)
        if (kept == start || list->keys[i] != list->keys[kept - 1]) list->keys[kept++] = list->keys[i];
    list->count = kept;
}

static void add_text(hsy_arena *scratch, const hsy_wording *wording, key_list *list) {
    hsy_prints prints = hsy_wording_prints(scratch, scratch, wording);
    size_t start = list->count;
    list->keys = hsy_arena_alloc(scratch, (prints.count + HEAVIEST * HEAVIEST + NAMES * NAMES) * sizeof *list->keys);
    for (uint32_t i = 0; i < prints.count; i++) {
        uint64_t hash = hsy_hash_number(prints.items[i]);
        if (hash % KEPT_PRINTS == 0) list->keys[list->count++] = key_of(HSY_VICINITY_TEXT, hash >> 8);
    }
    settle(list, start, MOST_TEXT);
}

/* All pairs of the ids, whichever of two comes first. */
static void add_pairs(key_list *list, hsy_vicinity_kind kind, uint64_t salt, const uint32_t *ids, size_t count) {
    size_t start = list->count;
    for (size_t i = 0; i < count; i++)
        for (size_t k = i + 1; k < count; k++) {
            uint64_t low = ids[i] < ids[k] ? ids[i] : ids[k], high = ids[i] < ids[k] ? ids[k] : ids[i];
            list->keys[list->count++] = key_of(kind, hsy_hash_number((low << 32 | high) ^ salt));
        }
    settle(list, start, count * count);
}

static int heavier_first(const void *left, const void *right) {
    const hsy_story_term *a = left, *b = right;
    if (a->weight != b->weight) return a->weight > b->weight ? -1 : 1;
    return (a->id > b->id) - (a->id < b->id);
}

static void add_event(const hsy_story_sign *sign, key_list *list) {
    hsy_story_term terms[HSY_STORY_TERMS];
    uint32_t ids[HEAVIEST];
    size_t count = sign->count < HEAVIEST ? sign->count : HEAVIEST;
    if (sign->count) {
        memcpy(terms, sign->terms, sign->count * sizeof *terms);
        qsort(terms, sign->count, sizeof *terms, heavier_first);
    }
    for (size_t i = 0; i < count; i++) ids[i] = terms[i].id;
    add_pairs(list, HSY_VICINITY_EVENT, (uint64_t)sign->language << 20, ids, count);
}

typedef struct named {
    uint32_t id, count, first; /* how often it stands in the text, and where first */
} named;

static int more_often_first(const void *left, const void *right) {
    const named *a = left, *b = right;
    if (a->count != b->count) return a->count > b->count ? -1 : 1;
    return (a->first > b->first) - (a->first < b->first);
}

/* The names and numbers that a text has most often are those that a report in another language has as well. */
static void add_names(hsy_arena *scratch, const hsy_anchors_met *met, key_list *list) {
    uint32_t ids[NAMES];
    named *names = HSY_NEW_ARRAY(scratch, named, met->count + 1);
    hsy_number_table places = {0};
    size_t kept = 0;
    for (uint32_t i = 0; i < met->count; i++) {
        uint32_t *place = hsy_number_table_put(scratch, &places, met->ids[i]);
        if (*place == HSY_TABLE_NEW) {
            *place = (uint32_t)kept;
            names[kept++] = (named){met->ids[i], 0, i};
        }
        names[*place].count++;
    }
    if (kept) qsort(names, kept, sizeof *names, more_often_first);
    if (kept > NAMES) kept = NAMES;
    for (size_t i = 0; i < kept; i++) ids[i] = names[i].id;
    add_pairs(list, HSY_VICINITY_NAMES, 0, ids, kept);
}

static void find_keys(void *context, const hsy_room *room, size_t a) {
    const vicinity_work *work = context;
    hsy_reading *reading = &work->readings[a];
    hsy_vicinity *v = &work->vicinities[a];
    hsy_groundwork *g = HSY_NEW(room->kept, hsy_groundwork);
    key_list list = {0};
    hsy_tokens tokens = hsy_tokens_of(room->scratch, &reading->article);
    hsy_wording_read(room->kept, room->kept, room->scratch, reading, tokens, &g->wording);
    add_text(room->scratch, &g->wording, &list);
    v->starts[HSY_VICINITY_EVENT] = (uint32_t)list.count;
    g->sign = hsy_story_sign_of(room, &reading->article, tokens);
    add_event(&g->sign, &list);
    v->starts[HSY_VICINITY_NAMES] = (uint32_t)list.count;
    hsy_anchors_met met = hsy_anchors_meet(room, work->glossary, &reading->article, tokens);
    g->anchors = hsy_anchor_ids_of(room, &met);
    add_names(room->scratch, &met, &list);
    reading->groundwork = g;
    v->starts[HSY_VICINITY_KINDS] = (uint32_t)list.count;
    v->keys = hsy_arena_alloc(room->kept, list.count * sizeof *v->keys);
    if (list.count) memcpy(v->keys, list.keys, list.count * sizeof *v->keys);
}

void hsy_trace_vicinities(hsy_arena *arena, hsy_reading *readings, size_t count, unsigned threads,
                          hsy_vicinity *vicinities) {
    hsy_arena *brief = hsy_arena_scratch(arena);
    vicinity_work work = {readings, hsy_glossary_make(brief), vicinities};
    hsy_parallel(arena, threads, count, &work, find_keys);
    hsy_arena_clear(brief);
}

static bool is_within(int64_t first, int64_t second, int64_t seconds) {
    return first == INT64_MIN || second == INT64_MIN || llabs(first - second) <= seconds;
}

static bool is_same_language(hsy_slice a, hsy_slice b) {
    return hsy_slice_equal(hsy_slice_sub(a, 0, a.length < LANGUAGE_LETTERS ? a.length : LANGUAGE_LETTERS),
                           hsy_slice_sub(b, 0, b.length < LANGUAGE_LETTERS ? b.length : LANGUAGE_LETTERS));
}

static bool share_text(uint32_t shared, uint32_t keys, const hsy_whereabouts *a, const hsy_whereabouts *b) {
    bool is_one_outlet = a->outlet_key.length && hsy_slice_equal(a->outlet_key, b->outlet_key);
    return shared >= LEAST_TEXT && (!is_one_outlet || shared * OWN_TEXT_PART >= keys);
}

hsy_nearness hsy_nearness_of(hsy_vicinity_kind kind, uint32_t shared, uint32_t keys, const hsy_whereabouts *a,
                             const hsy_whereabouts *b) {
    if (kind == HSY_VICINITY_TEXT) return share_text(shared, keys, a, b) ? HSY_CLOSE : HSY_FAR;
    bool is_event = kind == HSY_VICINITY_EVENT;
    if (shared < LEAST_PAIRS || (!is_event && is_same_language(a->language, b->language))) return HSY_FAR;
    if (!is_within(a->time, b->time, (is_event ? EVENT_DAYS : LANGUAGES_DAYS) * DAY)) return HSY_FAR;
    return is_event && shared < CLOSE_PAIRS ? HSY_NEAR : HSY_CLOSE;
}
