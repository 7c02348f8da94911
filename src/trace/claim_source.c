#include "trace/claim_source.h"

#include "trace/party.h"
#include "trace/voice.h"

enum {
    LEAST_GLUED = 5,     /* bytes of an outlet that is known by the start of a glued word */
    FEWEST_INITIALS = 3, /* "NPA" */
    SHORTEST_PART = 4,   /* bytes of the end of an outlet's name that may stand for it: "the Courier" */
};

#define SEVERAL (HSY_TABLE_NEW - 1)

static hsy_slice compact(hsy_arena *arena, hsy_slice name) { return hsy_party_key(arena, hsy_voice_key(arena, name)); }

hsy_slice hsy_source_outlet(const hsy_article *article) {
    hsy_party outlet = hsy_party_of_article(article);
    return outlet.name.length ? outlet.name : article->path;
}

/* The key of the only outlet of the set that has this form, or empty. */
static hsy_slice known(const hsy_sources *sources, hsy_slice form) {
    const uint32_t *place = hsy_table_get(&sources->outlets, form);
    return place && *place != SEVERAL ? sources->keys.items[*place] : (hsy_slice){"", 0};
}

hsy_slice hsy_source_key(hsy_arena *arena, const hsy_sources *sources, hsy_slice name) {
    hsy_party party = hsy_party_of(name);
    hsy_slice form = compact(arena, party.name.length ? party.name : name), key = known(sources, form);
    return key.length ? key : form;
}

bool hsy_source_is_outlet(hsy_arena *arena, const hsy_sources *sources, hsy_slice name, hsy_slice *key) {
    hsy_slice folded = hsy_voice_key(arena, name);
    *key = known(sources, hsy_party_key(arena, folded));
    for (size_t length = folded.length; key->length == 0 && length-- > LEAST_GLUED;) {
        if (!hsy_is_letter(folded.at[length]) || folded.at[length - 1] == ' ') continue;
        hsy_slice form = hsy_party_key(arena, hsy_slice_sub(folded, 0, length));
        hsy_slice found = known(sources, form);
        if (hsy_slice_equal(found, form)) *key = found; /* the full name only */
    }
    return key->length > 0;
}

static void add_form(hsy_arena *arena, hsy_sources *sources, hsy_slice form, uint32_t outlet) {
    if (form.length == 0) return;
    uint32_t *place = hsy_table_put(arena, &sources->outlets, form);
    if (*place == HSY_TABLE_NEW)
        *place = outlet;
    else if (*place != outlet)
        *place = SEVERAL;
}

/* "Northern Press Agency" -> "npa" */
static hsy_slice initials(hsy_arena *arena, hsy_slice name) {
    char *letters = hsy_arena_alloc(arena, name.length + 1);
    size_t count = 0;
    for (size_t i = 0; i < name.length; i++)
        if ((i == 0 || name.at[i - 1] == ' ') && hsy_is_upper(name.at[i])) letters[count++] = hsy_to_lower(name.at[i]);
    return (hsy_slice){letters, count >= FEWEST_INITIALS ? count : 0};
}

/* The forms of an outlet's name besides its key: the ends that it may be called by, and its initials. */
static void add_short_forms(hsy_arena *arena, hsy_sources *sources, hsy_slice name, uint32_t outlet) {
    hsy_slice folded = hsy_voice_key(arena, name);
    for (size_t i = 1; i < folded.length; i++)
        if (folded.at[i - 1] == ' ' && folded.length - i >= SHORTEST_PART)
            add_form(arena, sources, hsy_party_key(arena, hsy_slice_sub(folded, i, folded.length)), outlet);
    add_form(arena, sources, initials(arena, name), outlet);
}

/* Gives each outlet of the set a key: first all full names, which no short form may take away. */
static void find_outlets(hsy_arena *arena, const hsy_trace *trace, hsy_sources *sources) {
    hsy_slices names = {0};
    for (size_t i = 0; i < trace->count; i++) {
        hsy_slice name = hsy_source_outlet(&trace->readings[i].article);
        hsy_slice key = compact(arena, name);
        sources->own[i] = key;
        uint32_t *place = hsy_table_put(arena, &sources->outlets, key);
        if (*place != HSY_TABLE_NEW) continue;
        *place = (uint32_t)sources->keys.count;
        HSY_PUSH(arena, &sources->keys, key);
        HSY_PUSH(arena, &names, name);
    }
    for (uint32_t i = 0; i < names.count; i++) add_short_forms(arena, sources, names.items[i], i);
    for (uint32_t i = 0; i < sources->keys.count; i++)
        *hsy_table_put(arena, &sources->outlets, sources->keys.items[i]) = i;
}

hsy_sources hsy_sources_of(hsy_arena *arena, const hsy_trace *trace) {
    hsy_sources sources = {.names = HSY_NEW_ARRAY(arena, hsy_slices, trace->count),
                           .unseen = HSY_NEW_ARRAY(arena, hsy_slices, trace->count),
                           .texts = HSY_NEW_ARRAY(arena, hsy_indices, trace->count),
                           .own = HSY_NEW_ARRAY(arena, hsy_slice, trace->count)};
    find_outlets(arena, trace, &sources);
    for (size_t i = 0; i < trace->relays.count; i++) {
        const hsy_relay *relay = &trace->relays.items[i];
        bool is_article = relay->from_kind == HSY_PARTY_ARTICLE;
        bool is_unseen = relay->from_kind == HSY_PARTY_SOURCE;
        hsy_slice key =
            is_article ? sources.own[relay->from_article] : hsy_source_key(arena, &sources, relay->from_name);
        HSY_PUSH(arena, is_unseen ? &sources.unseen[relay->to] : &sources.names[relay->to], key);
        bool has_text = relay->kind == HSY_RELAY_COPIES || relay->kind == HSY_RELAY_TRANSLATES;
        if (is_article && has_text) HSY_PUSH(arena, &sources.texts[relay->to], (uint32_t)i);
    }
    return sources;
}
