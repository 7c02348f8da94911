/* The chain inside the page: through whom a statement came, nearest the speaker first.
 *
 *     This is what Newsweek writes, referring to Suspilne.     speaker Suspilne, via [Newsweek]
 *     An official, cited by Suspilne, said …                   speaker the official, via [Suspilne, Newsweek]
 *     … the minister told Reuters. · … sagte sie im Deutschlandfunk.       via [Reuters] · via [Deutschlandfunk]
 *     … Keller said through his lawyer.                        via [lawyer]
 *
 * Two things in a sentence lead to a link: a phrase of relay-words.tsv with whom it names behind it, and an outlet or
 * agency behind a preposition of relay-places.tsv. Both speak of the statement whose reporting words they stand
 * among, not of one whose content holds them. The second line goes on with whom Suspilne came through when it spoke
 * earlier in the page. A statement nested in another came through that one's speaker and its chain; interview.c tells
 * how far a link holds on.
 */
#include "statements/chain.h"

#include "statements/speaker.h"

enum {
    MOST_CHAIN = 8,      /* links; longer chains are cut */
    MOST_BACK = 60,      /* drafts looked back at for whom a relay came through */
    MOST_TO_MEDIUM = 10, /* tokens from "interview" to the outlet that carried it */
    MOST_LEAD = 4,       /* tokens between a preposition and the outlet behind it: "im „Morgenmagazin“ des" */
    MOST_TO_QUOTED = 6,  /* tokens from "quoted" to whom it quotes, past its subject behind it in German */
};

static const struct {
    hsy_slice name;
    hsy_relay_role role;
} roles[] = {{HSY_SLICE("citing"), HSY_RELAY_CITING},     {HSY_SLICE("quoting"), HSY_RELAY_QUOTING},
             {HSY_SLICE("cited-by"), HSY_RELAY_CITED_BY}, {HSY_SLICE("told"), HSY_RELAY_TOLD},
             {HSY_SLICE("with"), HSY_RELAY_WITH},         {HSY_SLICE("for"), HSY_RELAY_FOR},
             {HSY_SLICE("first"), HSY_RELAY_FIRST},       {HSY_SLICE("away"), HSY_RELAY_AWAY}};

hsy_relay_role hsy_relay_role_at(const hsy_reading *reading, uint32_t token) {
    int32_t row = reading->marks[token].relay;
    if (row < 0) return HSY_RELAY_NONE;
    hsy_slice name = hsy_lexicon_cell(reading->relays, row, 1);
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (hsy_slice_equal(roles[i].name, name)) return roles[i].role;
    return HSY_RELAY_NONE;
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
    for (uint32_t i = index; i > 0 && index - i < MOST_BACK; i--) {
        const hsy_draft *other = &reading->drafts.items[i - 1];
        if (!hsy_slice_equal(other->speaker.name, name) || other->via.count == 0) continue;
        for (size_t v = 0; v < other->via.count; v++) add_link(reading, draft, other->via.items[v]);
        return;
    }
}

static bool is_medium(const hsy_speaker *speaker) {
    return speaker->type == HSY_SPEAKER_OUTLET || speaker->type == HSY_SPEAKER_AGENCY;
}

/* Whether the words may be somebody who says something: not "citing health reasons". */
static bool may_speak(const hsy_reading *reading, hsy_range whom, const hsy_speaker *speaker) {
    if (speaker->is_named || speaker->type != HSY_SPEAKER_UNKNOWN) return true;
    for (uint32_t i = whom.first; i < whom.end; i++)
        if (reading->marks[i].speaker >= 0) return true;
    return false;
}

/* X, citing Y: Y says it, through X. */
static void cite(const hsy_chains *chains, uint32_t index, uint32_t at, hsy_range whom) {
    hsy_reading *reading = chains->reading;
    hsy_draft *draft = &reading->drafts.items[index];
    hsy_speaker origin = hsy_speaker_of(chains->cast, index, whom);
    if (!may_speak(reading, whom, &origin) || hsy_slice_equal(origin.name, draft->speaker.name)) return;
    hsy_slices old = draft->via;
    hsy_slice relay = draft->speaker.name;
    draft->speaker = origin;
    if (draft->certainty < HSY_CERTAINTY_REPORTED)
        draft->certainty = HSY_CERTAINTY_REPORTED; /* whom it cites says so */
    draft->via = (hsy_slices){0};
    add_link(reading, draft, relay);
    for (size_t v = 0; v < old.count; v++) add_link(reading, draft, old.items[v]);
    hsy_parts_add(&draft->source, whom.first, whom.end);
    if (!hsy_parts_hold(&draft->cue, at)) hsy_parts_add(&draft->cue, at, at + reading->marks[at].relay_words);
}

/* The smallest content of the sentence that holds the token; HSY_NO_DRAFT when none does. */
static uint32_t holder_of(const hsy_chains *chains, uint32_t token) {
    const hsy_reading *reading = chains->reading;
    uint32_t holder = HSY_NO_DRAFT, smallest = UINT32_MAX;
    for (uint32_t i = chains->first_of[reading->marks[token].sentence]; i != HSY_NO_DRAFT; i = chains->next_of[i]) {
        const hsy_parts *content = &reading->drafts.items[i].content;
        if (!hsy_parts_hold(content, token) || hsy_parts_size(content) >= smallest) continue;
        holder = i;
        smallest = hsy_parts_size(content);
    }
    return holder;
}

static uint32_t distance(uint32_t a, uint32_t b) { return a > b ? a - b : b - a; }

/* The draft whose reporting words the token stands among, or HSY_NO_DRAFT. */
static uint32_t draft_of(const hsy_chains *chains, uint32_t token) {
    const hsy_reading *reading = chains->reading;
    uint32_t holder = holder_of(chains, token), best = HSY_NO_DRAFT;
    for (uint32_t i = chains->first_of[reading->marks[token].sentence]; i != HSY_NO_DRAFT; i = chains->next_of[i]) {
        const hsy_draft *draft = &reading->drafts.items[i];
        if (draft->parent != holder || hsy_parts_hold(&draft->content, token)) continue;
        bool is_nearer =
            best == HSY_NO_DRAFT || distance(draft->at, token) < distance(reading->drafts.items[best].at, token);
        if (is_nearer) best = i;
    }
    return best;
}

/* "…, he said in an interview with X": the words behind a content that ran on too far are cut off it. */
static uint32_t draft_behind(const hsy_chains *chains, uint32_t token, uint32_t end) {
    hsy_reading *reading = chains->reading;
    uint32_t index = holder_of(chains, token);
    if (index == HSY_NO_DRAFT) return index;
    hsy_parts *content = &reading->drafts.items[index].content;
    hsy_range *last = &content->at[content->count - 1];
    bool is_tail = last->first + 2 < token && token < last->end && last->end <= end;
    if (!is_tail) return HSY_NO_DRAFT;
    last->end = hsy_class_at(reading, token - 1) == HSY_WORD_COMMA ? token - 1 : token;
    return index;
}

/* Past the subject that stands behind "zitierte". */
static uint32_t past_source(const hsy_draft *draft, uint32_t behind) {
    for (uint32_t s = 0; s < draft->source.count; s++)
        if (draft->source.at[s].first <= behind + MOST_TO_QUOTED && draft->source.at[s].end > behind)
            behind = draft->source.at[s].end;
    return behind;
}

static bool names_medium(const hsy_reading *reading, uint32_t token) {
    uint32_t name = reading->marks[token].name;
    hsy_name_kind kind = name == HSY_NO_TOKEN ? HSY_NAME_UNKNOWN : reading->names.items[name].kind;
    return kind == HSY_NAME_OUTLET || kind == HSY_NAME_AGENCY;
}

static hsy_range name_at(const hsy_reading *reading, uint32_t token) {
    hsy_range range = {token, token + 1};
    while (range.first > 0 && reading->marks[range.first - 1].name == reading->marks[token].name) range.first--;
    return range;
}

/* Whom a relay word names: up to a comma, unless the name stands behind it ("the governor, Oleg Marin"). */
static hsy_range relay_phrase(const hsy_reading *reading, uint32_t at, uint32_t end) {
    hsy_range whom = hsy_phrase_after(reading, at, end);
    bool has_name = reading->tongue == HSY_TONGUE_GERMAN; /* every noun is a capital: no apposition */
    for (uint32_t i = whom.first; i < whom.end; i++) {
        if (hsy_class_at(reading, i) == HSY_WORD_COMMA && has_name) return (hsy_range){whom.first, i};
        has_name |= hsy_is_capital(reading, i);
    }
    return whom;
}

/* "in an interview published on Sunday by | the Mail": the first outlet behind the words. */
static hsy_range medium_behind(const hsy_reading *reading, uint32_t at, uint32_t end) {
    for (uint32_t i = at; i < end && i - at < MOST_TO_MEDIUM; i++) {
        hsy_word_class class = hsy_class_at(reading, i);
        if (class == HSY_WORD_STOP || class == HSY_WORD_COMMA || class == HSY_WORD_COLON || class == HSY_WORD_THAT)
            break;
        if (hsy_is_medium(reading, (hsy_range){i, i + 1})) return hsy_phrase_after(reading, i, end);
    }
    return (hsy_range){at, at};
}

/* The words behind a possessive: "his | lawyer". */
static hsy_range without_possessive(const hsy_reading *reading, hsy_range range) {
    while (range.first < range.end && hsy_is_pronoun(reading, range.first, HSY_S("possessive"))) range.first++;
    return range;
}

/* "a appris l'AFP auprès de | la police": an outlet tells whom it has it from. */
static bool learns_from(const hsy_reading *reading, uint32_t index, hsy_range whom) {
    const hsy_draft *draft = &reading->drafts.items[index];
    if (reading->tongue != HSY_TONGUE_FRENCH || !is_medium(&draft->speaker) || hsy_is_medium(reading, whom))
        return false;
    for (uint32_t p = 0; p < draft->cue.count; p++)
        for (uint32_t i = draft->cue.at[p].first; i < draft->cue.at[p].end; i++)
            if (hsy_word_is(reading, i, HSY_S("appris")) || hsy_word_is(reading, i, HSY_S("apprend"))) return true;
    return false;
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

/* The outlet that opens a compound: "BBC" of "BBC-Radiosendung"; else the whole. */
static hsy_slice opening_medium(hsy_slice name) {
    size_t hyphen = hsy_slice_find_byte(name, '-', 0);
    if (hyphen == HSY_NOT_FOUND || hsy_name_of_outlet(name).length || hsy_name_of_agency(name).length) return name;
    hsy_slice head = hsy_slice_sub(name, 0, hyphen);
    return hsy_name_of_outlet(head).length || hsy_name_of_agency(head).length ? head : name;
}

static void link_to(const hsy_chains *chains, uint32_t index, hsy_range whom) {
    hsy_draft *draft = &chains->reading->drafts.items[index];
    hsy_speaker relay = hsy_speaker_of(chains->cast, index, whom);
    for (uint32_t i = whom.first; i < whom.end && hsy_is_person_type(relay.type); i++) /* "CBS host Gayle King" */
        if (names_medium(chains->reading, i)) relay = hsy_speaker_of(chains->cast, index, (hsy_range){i, i + 1});
    relay.name = opening_medium(relay.name);
    add_link(chains->reading, draft, relay.name);
    add_chain_of(chains->reading, draft, index, relay.name);
}

static bool is_own_page(const hsy_reading *reading, hsy_range whom) {
    static const hsy_slice words[] = {HSY_SLICE("this"),   HSY_SLICE("our"),     HSY_SLICE("dieser"),
                                      HSY_SLICE("diesem"), HSY_SLICE("unserer"), HSY_SLICE("notre"),
                                      HSY_SLICE("cette"),  HSY_SLICE("ce")};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (hsy_word_is(reading, whom.first, words[i])) return true;
    return false;
}

/* The phrase of relay-words.tsv at `at`; returns the token behind it. */
static uint32_t follow_phrase(const hsy_chains *chains, uint32_t at) {
    hsy_reading *reading = chains->reading;
    hsy_relay_role role = hsy_relay_role_at(reading, at);
    uint32_t behind = at + reading->marks[at].relay_words, end = hsy_sentence_of(reading, at)->end;
    uint32_t index = draft_of(chains, at);
    if (role == HSY_RELAY_AWAY) return behind;
    if (index != HSY_NO_DRAFT && role == HSY_RELAY_QUOTING) behind = past_source(&reading->drafts.items[index], behind);
    hsy_range whom = relay_phrase(reading, behind, end);
    if (role == HSY_RELAY_WITH && !hsy_is_medium(reading, whom)) whom = medium_behind(reading, behind, end);
    if (role == HSY_RELAY_WITH && whom.first >= whom.end && at > 0 && names_medium(reading, at - 1))
        whom = name_at(reading, at - 1); /* "sagte sie | MDR Aktuell | im Interview" */
    if (whom.first >= whom.end || role == HSY_RELAY_FIRST) return whom.end > behind ? whom.end : behind;
    bool needs_medium = role == HSY_RELAY_TOLD || role == HSY_RELAY_WITH;
    if (needs_medium && !hsy_is_medium(reading, whom)) { /* "à l'AFP" is a row of its own */
        hsy_range inside = medium_behind(reading, at, behind);
        if (inside.first < inside.end) whom = inside;
    }
    if (needs_medium && index != HSY_NO_DRAFT && learns_from(reading, index, whom)) {
        cite(chains, index, at, whom);
        return whom.end;
    }
    if (needs_medium && (!hsy_is_medium(reading, whom) || is_own_page(reading, whom))) return behind;
    if (index == HSY_NO_DRAFT && role == HSY_RELAY_WITH) index = draft_behind(chains, at, whom.end);
    if (index == HSY_NO_DRAFT) return behind;
    hsy_draft *draft = &reading->drafts.items[index];
    if (role == HSY_RELAY_CITING || role == HSY_RELAY_QUOTING) {
        bool is_cue = hsy_parts_hold(&draft->cue, at);
        if (is_medium(&draft->speaker) && (role == HSY_RELAY_CITING || is_cue)) cite(chains, index, at, whom);
    } else if (role == HSY_RELAY_FOR) {
        whom = without_possessive(reading, whom);
        for (uint32_t i = whom.first; i < whom.end; i++)
            if (reading->marks[i].speaker >= 0) whom.end = i + 1;
        hsy_speaker speaker = {.type = HSY_SPEAKER_UNKNOWN};
        if (whom.first < whom.end) speaker = hsy_speaker_of(chains->cast, index, whom);
        if (speaker.type <= HSY_SPEAKER_OFFICIAL) add_link(reading, draft, speaker.name);
    } else if (may_pass_on(reading, whom)) {
        link_to(chains, index, whom);
    }
    return whom.end;
}

/* "…, according to three officials" behind what an outlet reports, "…, according to court documents". */
static void follow_accord(const hsy_chains *chains, uint32_t at) {
    hsy_reading *reading = chains->reading;
    uint32_t index = draft_of(chains, at);
    hsy_slice where = hsy_lexicon_cell(reading->phrases, reading->marks[at].phrase, 1);
    if (index == HSY_NO_DRAFT || !hsy_slice_equal(where, HSY_S("before"))) return;
    hsy_draft *draft = &reading->drafts.items[index];
    uint32_t behind = at + reading->marks[at].phrase_words;
    bool is_cue = hsy_parts_hold(&draft->cue, at), is_parted = draft->cue.count == 0 || draft->source.count == 0;
    if (is_cue || is_parted || draft->at > at) return;
    hsy_range whom = relay_phrase(reading, behind, hsy_sentence_of(reading, at)->end);
    if (whom.first >= whom.end) return;
    if (is_medium(&draft->speaker))
        cite(chains, index, at, whom);
    else
        link_to(chains, index, whom);
}

/* ---- outlets behind a preposition ---- */

static bool is_in_source(const hsy_chains *chains, uint32_t token) {
    const hsy_reading *reading = chains->reading;
    for (uint32_t i = chains->first_of[reading->marks[token].sentence]; i != HSY_NO_DRAFT; i = chains->next_of[i])
        if (hsy_parts_hold(&reading->drafts.items[i].source, token)) return true;
    return false;
}

/* Whether the words before an outlet at `at` say that something was said there; `*first`: where its phrase starts. */
static bool is_led(const hsy_chains *chains, uint32_t at, uint32_t *first, bool *needs_name) {
    const hsy_reading *reading = chains->reading;
    uint32_t least = hsy_sentence_of(reading, at)->first;
    for (uint32_t i = at; i > least && at - i < MOST_LEAD; i--) {
        uint32_t p = i - 1;
        if (names_medium(reading, p) && reading->marks[p].name != reading->marks[at].name) return false;
        hsy_slice kind = hsy_lexicon_cell(chains->places, hsy_lexicon_find(chains->places, reading->folded[p]), 1);
        *first = i;
        *needs_name = hsy_slice_equal(kind, HSY_S("where")); /* "in the media", "in a blog post" pass nothing on */
        if (*needs_name || hsy_slice_equal(kind, HSY_S("place")) || hsy_slice_equal(kind, HSY_S("both"))) return true;
        if (hsy_slice_equal(kind, HSY_S("dative"))) { /* "sagte er | der dpa" */
            hsy_word_class before = p > least ? hsy_class_at(reading, p - 1) : HSY_WORD_STOP;
            bool is_object = before == HSY_WORD_OPEN || before == HSY_WORD_PRONOUN || before == HSY_WORD_TIME ||
                             before == HSY_WORD_ADVERB;
            if (is_object) return true;
        }
        hsy_word_class class = hsy_class_at(reading, p);
        bool is_medium_word = hsy_is_medium(reading, (hsy_range){p, p + 1});
        bool is_adjective = class == HSY_WORD_OPEN && !hsy_is_capital(reading, p) && reading->marks[p].verb < 0;
        if (class != HSY_WORD_DETERMINER && class != HSY_WORD_MARK && !is_medium_word && !is_adjective) return false;
    }
    return false;
}

/* "das der dpa | vorliegt", "dem Sender | gegenüber" */
static bool is_followed(const hsy_chains *chains, uint32_t at) {
    const hsy_reading *reading = chains->reading;
    uint32_t next = at + 1;
    while (next < reading->tokens.count && reading->marks[next].name != HSY_NO_TOKEN &&
           reading->marks[next].name == reading->marks[at].name)
        next++;
    if (next >= reading->tokens.count || hsy_class_at(reading, next) == HSY_WORD_STOP) return false;
    hsy_slice kind = hsy_lexicon_cell(chains->places, hsy_lexicon_find(chains->places, reading->folded[next]), 1);
    return hsy_slice_equal(kind, HSY_S("after")) || (hsy_slice_equal(kind, HSY_S("both")) && names_medium(reading, at));
}

/* German: "sagte Weber | ZDFheute": an outlet without an article directly behind who tells it. */
static bool is_behind_source(const hsy_chains *chains, uint32_t at) {
    const hsy_reading *reading = chains->reading;
    if (reading->tongue != HSY_TONGUE_GERMAN || !names_medium(reading, at)) return false;
    for (uint32_t i = chains->first_of[reading->marks[at].sentence]; i != HSY_NO_DRAFT; i = chains->next_of[i]) {
        const hsy_parts *source = &reading->drafts.items[i].source;
        bool is_behind = source->count > 0 && source->at[source->count - 1].end == at &&
                         source->at[source->count - 1].first > reading->drafts.items[i].at;
        if (is_behind) return true;
    }
    return false;
}

/* "im „Morgenmagazin“ | des ZDF": the outlet that a programme without a known name belongs to. */
static hsy_range owner_of(const hsy_reading *reading, hsy_range whom, uint32_t end) {
    for (uint32_t i = whom.first; i < whom.end; i++)
        if (names_medium(reading, i)) return (hsy_range){i, i};
    for (uint32_t i = whom.end; i + 1 < end && i < whom.end + 2; i++) {
        hsy_word_class class = hsy_class_at(reading, i);
        if (class != HSY_WORD_DETERMINER && class != HSY_WORD_OF) break;
        if (names_medium(reading, i + 1)) return hsy_phrase_after(reading, i + 1, end);
    }
    return (hsy_range){end, end};
}

static uint32_t follow_place(const hsy_chains *chains, uint32_t at) {
    hsy_reading *reading = chains->reading;
    uint32_t first = at, end = hsy_sentence_of(reading, at)->end;
    bool is_attribute = !names_medium(reading, at) && at + 1 < end && reading->tongue == HSY_TONGUE_ENGLISH &&
                        hsy_class_at(reading, at + 1) == HSY_WORD_OPEN && !hsy_is_capital(reading, at + 1) &&
                        !hsy_is_medium(reading, (hsy_range){at + 1, at + 2});
    if (is_attribute) return at + 1; /* "at a press | conference" */
    if (is_in_source(chains, at)) return at + 1;
    bool needs_name = false;
    if (!is_led(chains, at, &first, &needs_name) && !is_followed(chains, at) && !is_behind_source(chains, at))
        return at + 1;
    uint32_t index = draft_of(chains, at);
    hsy_range whom = relay_phrase(reading, first, end);
    if (whom.end <= at) whom = (hsy_range){at, at + 1};
    hsy_range owner = owner_of(reading, whom, end);
    if (owner.first < owner.end) whom = owner;
    if (needs_name && owner.first >= owner.end && !names_medium(reading, at)) return at + 1;
    if (index == HSY_NO_DRAFT || is_own_page(reading, whom)) return at + 1;
    if (reading->drafts.items[index].source.count > 0) link_to(chains, index, whom);
    return whom.end > at ? whom.end : at + 1;
}

/* "auf dpa-Anfrage", "im SRF-Interview": an outlet opens the word. */
static void follow_compound(const hsy_chains *chains, uint32_t at) {
    hsy_reading *reading = chains->reading;
    hsy_slice word = hsy_token_text(reading->text, reading->tokens.items[at]);
    size_t hyphen = hsy_slice_find_byte(word, '-', 0), end = hsy_slice_find_byte(reading->folded[at], '-', 0);
    if (hyphen == HSY_NOT_FOUND || end == HSY_NOT_FOUND) return;
    hsy_slice name = hsy_slice_sub(word, 0, hyphen), folded = reading->folded[at];
    int row = hsy_lexicon_find(chains->places, hsy_slice_sub(folded, end + 1, folded.length));
    if (!hsy_slice_equal(hsy_lexicon_cell(chains->places, row, 1), HSY_S("compound"))) return;
    if (hsy_name_of_agency(name).length == 0 && hsy_name_of_outlet(name).length == 0) return;
    uint32_t index = draft_of(chains, at);
    if (index != HSY_NO_DRAFT) add_link(reading, &reading->drafts.items[index], name);
}

static void follow_sentence(const hsy_chains *chains, const hsy_sentence *sentence) {
    const hsy_reading *reading = chains->reading;
    for (uint32_t t = sentence->first; t < sentence->end;) {
        bool is_outside = hsy_is_outside(reading, t);
        if (is_outside && reading->marks[t].relay >= 0) {
            uint32_t behind = follow_phrase(chains, t);
            t = behind > t ? behind : t + 1; /* the outlet may stand before */
            continue;
        }
        if (is_outside && reading->marks[t].phrase >= 0) follow_accord(chains, t);
        if (chains->places && reading->tongue == HSY_TONGUE_GERMAN) follow_compound(chains, t);
        bool is_place = chains->places && hsy_is_medium(reading, (hsy_range){t, t + 1});
        uint32_t behind = is_place ? follow_place(chains, t) : t + 1;
        t = behind > t ? behind : t + 1;
    }
}

static void sort_by_sentence(hsy_chains *chains) {
    hsy_reading *reading = chains->reading;
    chains->first_of = HSY_NEW_ARRAY(reading->arena, uint32_t, reading->sentences.count + 1);
    chains->next_of = HSY_NEW_ARRAY(reading->arena, uint32_t, reading->drafts.count + 1);
    for (size_t s = 0; s <= reading->sentences.count; s++) chains->first_of[s] = HSY_NO_DRAFT;
    for (uint32_t i = (uint32_t)reading->drafts.count; i > 0; i--) {
        uint32_t *first = &chains->first_of[reading->marks[reading->drafts.items[i - 1].at].sentence];
        chains->next_of[i - 1] = *first;
        *first = i - 1;
    }
}

/* A nested statement came through the speaker of the one around it, and whom that one came through. */
static void add_parents(hsy_reading *reading) {
    for (uint32_t i = 0; i < reading->drafts.count; i++) {
        hsy_draft *draft = &reading->drafts.items[i];
        if (draft->parent == HSY_NO_DRAFT) continue;
        const hsy_draft *parent = &reading->drafts.items[draft->parent];
        add_link(reading, draft, parent->speaker.name);
        for (size_t v = 0; v < parent->via.count; v++) add_link(reading, draft, parent->via.items[v]);
    }
}

void hsy_find_chains(hsy_reading *reading, const hsy_cast *cast) {
    hsy_chains chains = {.reading = reading, .cast = cast};
    if (!reading->relays) return;
    chains.places = hsy_lexicon_named(reading->article->language, HSY_S("relay-places"));
    sort_by_sentence(&chains);
    for (uint32_t s = 0; s < reading->sentences.count; s++)
        if (chains.first_of[s] != HSY_NO_DRAFT) follow_sentence(&chains, &reading->sentences.items[s]);
    hsy_hold_interviews(&chains);
    add_parents(reading);
}
