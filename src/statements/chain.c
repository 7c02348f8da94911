/* The chain inside the page: through whom a statement came, nearest the speaker first.
 *
 *     This is what Newsweek writes, referring to Suspilne.     speaker Suspilne, via [Newsweek]
 *     An official, cited by Suspilne, said …                   speaker the official, via [Suspilne, Newsweek]
 *     … the minister told Reuters.                             via [Reuters]
 *
 * The last line but one goes on with whom Suspilne came through when it spoke earlier in the page. A statement
 * nested in another came through that one's speaker and its chain.
 */
#include "statements/grammar.h"

enum {
    MOST_CHAIN = 8, /* links; longer chains are cut */
    MOST_GAP = 2,   /* sentences between two statements of one interview */
};

typedef enum relay_role { RELAY_NONE, RELAY_CITING, RELAY_CITED_BY, RELAY_TOLD, RELAY_WITH, RELAY_FIRST } relay_role;

static relay_role role_at(const hsy_reading *reading, uint32_t token) {
    int32_t row = reading->marks[token].relay;
    if (row < 0) return RELAY_NONE;
    hsy_slice name = hsy_lexicon_cell(reading->relays, row, 1);
    if (hsy_slice_equal(name, HSY_S("citing"))) return RELAY_CITING;
    if (hsy_slice_equal(name, HSY_S("cited-by"))) return RELAY_CITED_BY;
    if (hsy_slice_equal(name, HSY_S("told"))) return RELAY_TOLD;
    if (hsy_slice_equal(name, HSY_S("with"))) return RELAY_WITH;
    return RELAY_FIRST;
}

static bool holds(const hsy_slices *list, hsy_slice name) {
    for (size_t i = 0; i < list->count; i++)
        if (hsy_slice_equal(list->items[i], name)) return true;
    return false;
}

static void add_link(hsy_reading *reading, hsy_draft *draft, hsy_slice name) {
    if (name.length == 0 || draft->via.count >= MOST_CHAIN || holds(&draft->via, name)) return;
    if (hsy_slice_equal(draft->speaker.name, name)) return;
    HSY_PUSH(reading->arena, &draft->via, name);
}

/* Whom `name` came through where it spoke earlier. */
static void add_chain_of(hsy_reading *reading, hsy_draft *draft, uint32_t index, hsy_slice name) {
    for (uint32_t i = index; i > 0; i--) {
        const hsy_draft *other = &reading->drafts.items[i - 1];
        if (!hsy_slice_equal(other->speaker.name, name) || other->via.count == 0) continue;
        for (size_t v = 0; v < other->via.count; v++) add_link(reading, draft, other->via.items[v]);
        return;
    }
}

static void cite(hsy_reading *reading, hsy_draft *draft, uint32_t index, const hsy_cast *cast, uint32_t at,
                 hsy_range whom) {
    hsy_speaker origin = hsy_speaker_of(cast, index, whom);
    if (origin.name.length == 0 || hsy_slice_equal(origin.name, draft->speaker.name)) return;
    hsy_slices old = draft->via;
    hsy_slice relay = draft->speaker.name;
    draft->speaker = origin;
    draft->via = (hsy_slices){0};
    add_link(reading, draft, relay);
    for (size_t v = 0; v < old.count; v++) add_link(reading, draft, old.items[v]);
    hsy_parts_add(&draft->source, whom.first, whom.end);
    hsy_parts_add(&draft->cue, at, at + reading->marks[at].relay_words);
}

/* Somebody who can pass words on: named, or a kind of speaker that is no text. */
static bool may_pass_on(const hsy_reading *reading, hsy_range whom) {
    for (uint32_t i = whom.first; i < whom.end; i++) {
        hsy_slice type = hsy_lexicon_cell(reading->speakers, reading->marks[i].speaker, 1);
        if (reading->marks[i].name != HSY_NO_TOKEN) return true;
        if (type.length && !hsy_slice_equal(type, HSY_S("document"))) return true;
    }
    return false;
}

static void follow_relay(hsy_reading *reading, uint32_t index, const hsy_cast *cast, uint32_t at) {
    hsy_draft *draft = &reading->drafts.items[index];
    relay_role role = role_at(reading, at);
    uint32_t end = hsy_sentence_of(reading, at)->end;
    hsy_range whom = hsy_phrase_after(reading, at + reading->marks[at].relay_words, end);
    if (whom.first >= whom.end) return;
    if (role == RELAY_CITING) {
        bool is_relay = draft->speaker.type == HSY_SPEAKER_OUTLET || draft->speaker.type == HSY_SPEAKER_AGENCY;
        if (is_relay) cite(reading, draft, index, cast, at, whom);
        return;
    }
    if (role == RELAY_FIRST) return;
    if (role != RELAY_CITED_BY && !hsy_is_medium(reading, whom)) return;
    if (reading->tongue == HSY_TONGUE_FRENCH && !may_pass_on(reading, whom)) return;
    hsy_speaker relay = hsy_speaker_of(cast, index, whom);
    add_link(reading, draft, relay.name);
    add_chain_of(reading, draft, index, relay.name);
}

/* French: "à Reuters", "au Temps", "à l'AFP": an outlet or agency behind the bare preposition. */
static bool is_told_french(const hsy_reading *reading, uint32_t token) {
    if (reading->tongue != HSY_TONGUE_FRENCH || reading->marks[token].relay >= 0) return false;
    bool is_to = hsy_word_is(reading, token, HSY_S("à")) || hsy_word_is(reading, token, HSY_S("au")) ||
                 hsy_word_is(reading, token, HSY_S("aux"));
    uint32_t name = token + 1 + hsy_word_is(reading, token + 1, HSY_S("l'"));
    if (!is_to || name >= reading->tokens.count || reading->marks[name].name == HSY_NO_TOKEN) return false;
    hsy_name_kind kind = reading->names.items[reading->marks[name].name].kind;
    return kind == HSY_NAME_OUTLET || kind == HSY_NAME_AGENCY;
}

static void tell(hsy_reading *reading, uint32_t index, const hsy_cast *cast, uint32_t token) {
    hsy_range whom = hsy_phrase_after(reading, token + 1, hsy_sentence_of(reading, token)->end);
    if (whom.first >= whom.end) return;
    hsy_speaker relay = hsy_speaker_of(cast, index, whom);
    add_link(reading, &reading->drafts.items[index], relay.name);
    add_chain_of(reading, &reading->drafts.items[index], index, relay.name);
}

static bool in_words_of(const hsy_draft *draft, uint32_t token) { return hsy_parts_hold(&draft->content, token); }

/* An interview holds on while the same speaker goes on, sentence after sentence. */
static void hold_interviews(hsy_reading *reading) {
    for (uint32_t i = 1; i < reading->drafts.count; i++) {
        hsy_draft *draft = &reading->drafts.items[i];
        const hsy_draft *before = &reading->drafts.items[i - 1];
        if (draft->via.count || before->via.count != 1 || !draft->speaker.is_named) continue;
        if (!hsy_slice_equal(draft->speaker.name, before->speaker.name)) continue;
        uint32_t gap = reading->marks[draft->at].sentence - reading->marks[before->at].sentence;
        if (gap <= MOST_GAP) draft->via = before->via;
    }
}

void hsy_find_chains(hsy_reading *reading, const hsy_cast *cast) {
    for (uint32_t i = 0; i < reading->drafts.count; i++) {
        hsy_draft *draft = &reading->drafts.items[i];
        if (draft->follows != HSY_NO_DRAFT && draft->follows < i) {
            draft->via = reading->drafts.items[draft->follows].via;
            continue;
        }
        const hsy_sentence *sentence = hsy_sentence_of(reading, draft->at);
        for (uint32_t t = sentence->first; t < sentence->end; t++) {
            if (is_told_french(reading, t) && hsy_is_outside(reading, t) && !in_words_of(draft, t)) tell(reading, i, cast, t);
            if (reading->marks[t].relay < 0 || !hsy_is_outside(reading, t) || in_words_of(draft, t)) continue;
            follow_relay(reading, i, cast, t);
        }
    }
    hold_interviews(reading);
    for (uint32_t i = 0; i < reading->drafts.count; i++) {
        hsy_draft *draft = &reading->drafts.items[i];
        if (draft->parent == HSY_NO_DRAFT) continue;
        const hsy_draft *parent = &reading->drafts.items[draft->parent];
        add_link(reading, draft, parent->speaker.name);
        for (size_t v = 0; v < parent->via.count; v++) add_link(reading, draft, parent->via.items[v]);
    }
}
