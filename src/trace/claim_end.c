#include "trace/claim_end.h"

enum { MOST_FOLLOWED = 20 }; /* articles through which a text is followed back */

/* "agency:Associated Press" -> the name; "own" -> empty. */
static hsy_slice party_name(hsy_slice origin) {
    size_t colon = hsy_slice_find_byte(origin, ':', 0);
    return colon == HSY_NOT_FOUND ? (hsy_slice){"", 0} : hsy_slice_sub(origin, colon + 1, origin.length);
}

static bool has_key(const hsy_slices *keys, hsy_slice key) {
    for (size_t i = 0; i < keys->count; i++)
        if (hsy_slice_equal(keys->items[i], key)) return true;
    return false;
}

/* Whether a relay says that the article, or one from which it has its text, has anything from whom the key means. What
 * others who print the text say of it does not count: an agency that translated a report did not write it. */
static bool is_traced_to(const hsy_claim_story *story, uint32_t article, hsy_slice key, unsigned *left) {
    const hsy_sources *sources = story->sources;
    const hsy_indices *texts = &sources->texts[article];
    if (has_key(&sources->names[article], key) || has_key(&sources->unseen[article], key)) return true;
    for (size_t i = 0; *left && i < texts->count; i++) {
        --*left;
        if (is_traced_to(story, story->trace->relays.items[texts->items[i]].from_article, key, left)) return true;
    }
    return false;
}

/* Whose page is his own word passes nothing on. */
static void speak_for_itself(const hsy_claim_story *story, hsy_end *e) {
    if (!hsy_table_get(&story->bodies->keys, e->key)) return;
    e->is_outlet = e->is_silent = false;
    e->origin.type = HSY_SPEAKER_ORGANISATION;
}

/* The end of a carrier that names nobody: the agency or outlet whose text the article carries, else its own outlet. */
static hsy_end silent_end(hsy_arena *arena, const hsy_claim_story *story, uint32_t article) {
    const hsy_traced *traced = &story->trace->articles[article];
    hsy_end e = {.is_outlet = true, .is_silent = true, .origin = {.type = HSY_SPEAKER_OUTLET, .is_named = true}};
    bool is_own = false;
    hsy_slice other = {"", 0};
    unsigned left = MOST_FOLLOWED;
    for (size_t i = 0; i < traced->origins.count; i++) {
        hsy_slice name = party_name(traced->origins.items[i]);
        if (name.length == 0)
            is_own = true;
        else if (other.length == 0 && is_traced_to(story, article, hsy_source_key(arena, story->sources, name), &left))
            other = traced->origins.items[i];
    }
    if (other.length && (!is_own || traced->text_group != HSY_NONE)) {
        e.origin.name = party_name(other);
        if (hsy_slice_starts(other, HSY_S("agency:"))) e.origin.type = HSY_SPEAKER_AGENCY;
        e.key = hsy_source_key(arena, story->sources, e.origin.name);
    } else {
        e.origin.name = hsy_source_outlet(&story->trace->readings[article].article);
        e.key = story->sources->own[article];
    }
    e.voice = hsy_voice_find(story->voices, e.origin.name);
    speak_for_itself(story, &e);
    return e;
}

/* The end of a carrier whose statement names or describes a speaker, or the outlet that it came through. */
static hsy_end spoken_end(hsy_arena *arena, const hsy_claim_story *story, const hsy_statement *statement) {
    const hsy_speaker *speaker = &statement->speaker;
    hsy_end e = {.origin = {speaker->name, speaker->type, speaker->is_named, statement->via}};
    e.voice = hsy_voice_find(story->voices, speaker->name);
    if (e.voice != HSY_NONE) {
        const hsy_voice *voice = &story->voices->list.items[e.voice];
        e.origin.is_named = voice->is_named;
        e.roles = voice->roles;
    }
    e.is_outlet = speaker->type == HSY_SPEAKER_OUTLET || speaker->type == HSY_SPEAKER_AGENCY;
    if (speaker->name.length && hsy_source_is_outlet(arena, story->sources, speaker->name, &e.key)) {
        if (!e.is_outlet) e.origin.type = HSY_SPEAKER_OUTLET;
        e.is_outlet = true;
        speak_for_itself(story, &e);
    } else if (e.is_outlet) {
        e.key = hsy_source_key(arena, story->sources, speaker->name);
    }
    e.is_factive = statement->certainty == HSY_CERTAINTY_ASSERTED && e.origin.is_named && !e.is_outlet;
    e.is_quoted = statement->kind != HSY_KIND_INDIRECT;
    for (size_t i = 0; i < statement->via.count; i++)
        HSY_PUSH(arena, &e.via_keys, hsy_source_key(arena, story->sources, statement->via.items[i]));
    return e;
}

hsy_end hsy_claim_end_of(hsy_arena *arena, const hsy_claim_story *story, uint32_t unit) {
    const hsy_unit *carrier = &story->units->list.items[unit];
    const hsy_statement *s = carrier->statement;
    bool says_who = s && !carrier->is_vague && (s->speaker.name.length || s->via.count);
    hsy_end e = says_who ? spoken_end(arena, story, s) : silent_end(arena, story, carrier->article);
    /* somebody without a name whom the outlet itself heard came through that outlet to all the others */
    if (says_who && !e.is_outlet && !e.origin.is_named && e.via_keys.count == 0)
        HSY_PUSH(arena, &e.via_keys, story->sources->own[carrier->article]);
    e.is_quoted |= carrier->is_quoted;
    e.unit = unit;
    e.carried = 1;
    return e;
}
