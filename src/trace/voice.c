#include "trace/voice.h"

#include "text/fold.h"
#include "text/lexicon.h"

enum {
    MOST_ROLES = 64,       /* rows of roles.tsv name fewer */
    SHORTEST_KEY = 3,      /* bytes of a name that may stand for a longer one */
    SHORTEST_COMPOUND = 5, /* bytes of the end of a German compound */
    OFFICE_REACH = 5,      /* words behind a role in which the body stands: "head of the Tannwick port authority" */
};

#define AMBIGUOUS (HSY_TABLE_NEW - 1) /* several voices bear it */

/* The words behind the role of somebody with a name: they may say for whom he speaks. */
typedef struct office {
    hsy_slice words;
    uint32_t voice;
} office;

HSY_VECTOR_TYPE(office_list, office);

typedef struct cast {
    hsy_arena *arena;
    hsy_voices *voices;
    const hsy_lexicon *words; /* roles.tsv */
    int role_column, unique_column;
    hsy_slices roles;   /* met so far: their bits, in order */
    uint64_t unique;    /* roles of which a story is likely to have one holder */
    office_list open;   /* whose body is still to be found */
    hsy_table offices;  /* affiliations by key: the first voice that has it */
    hsy_table families; /* last words of the names of people: voice, or AMBIGUOUS */
    hsy_table bodies;   /* first words of the names of bodies: voice, or AMBIGUOUS */
} cast;

hsy_slice hsy_voice_key(hsy_arena *arena, hsy_slice name) {
    static const hsy_slice articles[] = {HSY_SLICE("the "), HSY_SLICE("der "), HSY_SLICE("die "), HSY_SLICE("das "),
                                         HSY_SLICE("le "),  HSY_SLICE("la "),  HSY_SLICE("l'"),   HSY_SLICE("les "),
                                         HSY_SLICE("a "),   HSY_SLICE("an ")};
    hsy_slice key = hsy_fold_plain(arena, hsy_slice_trim(name));
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
        if (hsy_slice_starts(key, articles[i])) return hsy_slice_sub(key, articles[i].length, key.length);
    return key;
}

uint32_t hsy_voice_find(const hsy_voices *voices, hsy_slice name) {
    const uint32_t *voice = hsy_table_get(&voices->by_name, name);
    return voice ? *voice : HSY_NONE;
}

uint32_t hsy_voice_party(const hsy_voices *voices, uint32_t voice) {
    while (voices->list.items[voice].party != voice) voice = voices->list.items[voice].party;
    return voice;
}

/* The more telling voice stands for both: a name before a description, then the one met first. */
static void unite(hsy_voices *voices, uint32_t a, uint32_t b) {
    a = hsy_voice_party(voices, a), b = hsy_voice_party(voices, b);
    bool is_first =
        voices->list.items[a].is_named == voices->list.items[b].is_named ? a < b : voices->list.items[a].is_named;
    voices->list.items[is_first ? b : a].party = is_first ? a : b;
}

static bool is_person(const hsy_voice *voice) {
    return voice->type == HSY_SPEAKER_PERSON || voice->type == HSY_SPEAKER_OFFICIAL;
}

static uint64_t role_bit(cast *c, int row) {
    hsy_slice role = hsy_lexicon_cell(c->words, row, c->role_column);
    size_t i = 0;
    while (i < c->roles.count && !hsy_slice_equal(c->roles.items[i], role)) i++;
    if (i == MOST_ROLES) return 0;
    if (i == c->roles.count) {
        HSY_PUSH(c->arena, &c->roles, role);
        bool is_unique = hsy_slice_equal(hsy_lexicon_cell(c->words, row, c->unique_column), HSY_S("one"));
        if (is_unique) c->unique |= UINT64_C(1) << i;
    }
    return UINT64_C(1) << i;
}

/* The row of a word, or of the longest end of it that has one: "Feuerwehrsprecher". */
static int compound_row(const cast *c, hsy_slice folded) {
    for (size_t at = 0; at + SHORTEST_COMPOUND <= folded.length; at++) {
        int row = hsy_lexicon_find(c->words, hsy_slice_sub(folded, at, folded.length));
        if (row >= 0) return row;
    }
    return -1;
}

/* The roles that a phrase names. What stands behind one goes to `*behind_role`, as far as a body may be named there. */
static uint64_t roles_in(cast *c, hsy_slice phrase, hsy_slice language, hsy_slice *behind_role) {
    uint64_t roles = 0;
    *behind_role = (hsy_slice){"", 0};
    bool is_german = hsy_slice_starts(language, HSY_S("de"));
    hsy_tokens tokens = hsy_words(c->arena, phrase, language);
    const hsy_slice *folded = hsy_fold_tokens(c->arena, phrase, tokens);
    for (uint32_t i = 0, behind; i < tokens.count; i = behind) {
        int row = hsy_lexicon_longest(c->words, folded, i, (uint32_t)tokens.count, &behind);
        if (row < 0) behind = i + 1;
        if (row < 0 && is_german) row = compound_row(c, folded[i]);
        if (row < 0) continue;
        roles |= role_bit(c, row);
        uint32_t last = behind + OFFICE_REACH < tokens.count ? behind + OFFICE_REACH : (uint32_t)tokens.count;
        if (behind < last) *behind_role = hsy_slice_sub(phrase, tokens.items[behind].start, tokens.items[last - 1].end);
    }
    return roles;
}

/* Whether the phrase speaks of somebody known: not "a resident", "ein Sprecher", "one worker". */
static bool is_definite(hsy_slice phrase) {
    static const hsy_slice open[] = {HSY_SLICE("a"),      HSY_SLICE("an"),   HSY_SLICE("one"),   HSY_SLICE("some"),
                                     HSY_SLICE("ein"),    HSY_SLICE("eine"), HSY_SLICE("einer"), HSY_SLICE("einem"),
                                     HSY_SLICE("eines"),  HSY_SLICE("un"),   HSY_SLICE("une"),   HSY_SLICE("des"),
                                     HSY_SLICE("another")};
    size_t blank = hsy_slice_find_byte(phrase, ' ', 0);
    hsy_slice first = hsy_slice_sub(phrase, 0, blank);
    for (size_t i = 0; i < sizeof open / sizeof *open; i++)
        if (hsy_slice_equal_ascii_case(first, open[i])) return false;
    return true;
}

/* "British company": a word in small letters ends it, so that it describes and does not name, whatever stands before.
 */
static bool is_description(hsy_slice name, hsy_slice language) {
    size_t last = hsy_slice_last_word(name);
    return last > 0 && last < name.length && hsy_is_lower(name.at[last]) && !hsy_slice_starts(language, HSY_S("de"));
}

static uint32_t voice_of(cast *c, const hsy_speaker *speaker, hsy_slice language) {
    hsy_voices *voices = c->voices;
    uint32_t *named = hsy_table_put(c->arena, &voices->by_name, speaker->name);
    if (*named != HSY_TABLE_NEW) return *named;
    hsy_voice voice = {.name = speaker->name, .type = speaker->type, .party = (uint32_t)voices->list.count};
    voice.key = hsy_voice_key(c->arena, speaker->name);
    voice.is_named = speaker->is_named && !is_description(speaker->name, language);
    *named = voice.party;
    uint32_t *same = hsy_table_put(c->arena, &voices->by_key, voice.key);
    if (*same == HSY_TABLE_NEW) *same = voice.party;
    uint32_t first = *same;
    HSY_PUSH(c->arena, &voices->list, voice);
    if (first != voice.party) unite(voices, first, voice.party);
    return voice.party;
}

/* Whoever speaks for a body is joined to the others who do; the body itself comes later. */
static void read_office(cast *c, uint32_t voice, hsy_slice affiliation) {
    uint32_t *first = hsy_table_put(c->arena, &c->offices, hsy_voice_key(c->arena, affiliation));
    bool is_official = c->voices->list.items[voice].type == HSY_SPEAKER_OFFICIAL; /* "Norwegian": many of one state */
    if (*first == HSY_TABLE_NEW)
        *first = voice;
    else if (!is_official && c->voices->list.items[*first].type != HSY_SPEAKER_OFFICIAL)
        unite(c->voices, *first, voice);
}

static void note_office(cast *c, uint32_t voice, hsy_slice words) {
    hsy_slice before_comma = hsy_slice_cut(&words, ',');
    office o = {hsy_voice_key(c->arena, before_comma), voice};
    HSY_PUSH(c->arena, &c->open, o);
}

static void read_statement(cast *c, const hsy_article *article, const hsy_statement *s) {
    if (s->speaker.name.length == 0) return;
    uint32_t voice = voice_of(c, &s->speaker, article->language);
    hsy_voice *v = &c->voices->list.items[voice];
    uint64_t roles = 0;
    hsy_slice behind;
    bool is_open = false;
    for (size_t i = 0; i < s->source.count; i++) {
        hsy_slice phrase = hsy_slice_span(article->text, s->source.items[i]);
        roles |= roles_in(c, phrase, article->language, &behind);
        if (v->is_named && is_person(v) && behind.length) note_office(c, voice, behind);
        is_open |= i == 0 && !is_definite(phrase);
    }
    if (!v->is_named) roles |= roles_in(c, v->name, article->language, &behind);
    v->roles |= roles;
    v->is_definite |= !is_open;
    if (s->speaker.affiliation.length && (roles || !v->is_named)) read_office(c, voice, s->speaker.affiliation);
}

static void note_part(cast *c, hsy_table *parts, hsy_slice part, uint32_t voice) {
    uint32_t *whole = hsy_table_put(c->arena, parts, part);
    bool is_other = *whole < AMBIGUOUS && hsy_voice_party(c->voices, *whole) != hsy_voice_party(c->voices, voice);
    if (*whole == HSY_TABLE_NEW)
        *whole = voice;
    else if (is_other)
        *whole = AMBIGUOUS;
}

/* Which names of several words a single word may stand for. */
static void note_parts(cast *c) {
    for (uint32_t i = 0; i < c->voices->list.count; i++) {
        const hsy_voice *voice = &c->voices->list.items[i];
        size_t blank = hsy_slice_find_byte(voice->key, ' ', 0), last = hsy_slice_last_word(voice->key);
        if (!voice->is_named || blank == HSY_NOT_FOUND) continue;
        note_part(c, &c->families, hsy_slice_sub(voice->key, last, voice->key.length), i);
        note_part(c, &c->bodies, hsy_slice_sub(voice->key, 0, blank), i);
    }
}

/* The only voice for whose name the key may stand, or HSY_NONE. */
static uint32_t whole_of(const cast *c, hsy_slice key) {
    const hsy_table *parts[] = {&c->families, &c->bodies};
    if (key.length < SHORTEST_KEY) return HSY_NONE;
    for (size_t i = 0; i < 2; i++) {
        const uint32_t *whole = hsy_table_get(parts[i], key);
        if (!whole || *whole >= AMBIGUOUS) continue;
        bool is_family = i == 0; /* "Ek" is a person's, "Halvern" a body's short name */
        if (is_person(&c->voices->list.items[*whole]) == is_family) return *whole;
    }
    return HSY_NONE;
}

static void unite_parts(cast *c) {
    note_parts(c);
    for (uint32_t i = 0; i < c->voices->list.count; i++) {
        const hsy_voice *voice = &c->voices->list.items[i];
        if (!voice->is_named || hsy_slice_find_byte(voice->key, ' ', 0) != HSY_NOT_FOUND) continue;
        uint32_t whole = whole_of(c, voice->key);
        if (whole != HSY_NONE) unite(c->voices, whole, i);
    }
}

/* The body, or somebody else who speaks for it, whom the words name; HSY_NONE when they name none of the story. */
static uint32_t body_in(const cast *c, hsy_slice words) {
    for (size_t start = 0; start < words.length; start++) {
        if (start > 0 && words.at[start - 1] != ' ') continue;
        for (size_t end = words.length; end > start; end--) {
            if (end < words.length && words.at[end] != ' ') continue;
            hsy_slice key = hsy_slice_sub(words, start, end);
            const uint32_t *body = hsy_table_get(&c->voices->by_key, key);
            if (body && c->voices->list.items[*body].type == HSY_SPEAKER_ORGANISATION) return *body;
            const uint32_t *holder = hsy_table_get(&c->offices, key);
            if (holder) return *holder;
        }
    }
    return HSY_NONE;
}

static void unite_open(cast *c) {
    for (size_t i = 0; i < c->open.count; i++) {
        uint32_t body = body_in(c, c->open.items[i].words);
        if (body != HSY_NONE) unite(c->voices, body, c->open.items[i].voice);
    }
}

/* Joins each body with those who speak for it. */
static void unite_offices(cast *c) {
    for (uint32_t i = 0; i < c->voices->list.count; i++) {
        const hsy_voice *voice = &c->voices->list.items[i];
        if (!voice->is_named || is_person(voice)) continue;
        const uint32_t *holder = hsy_table_get(&c->offices, voice->key);
        if (holder) unite(c->voices, *holder, i);
        uint32_t whole = whole_of(c, voice->key);
        const uint32_t *of_whole =
            whole == HSY_NONE ? NULL : hsy_table_get(&c->offices, c->voices->list.items[whole].key);
        if (of_whole) unite(c->voices, *of_whole, i);
        size_t blank = hsy_slice_find_byte(voice->key, ' ', 0);
        hsy_slice start = hsy_slice_sub(voice->key, 0, blank);
        const uint32_t *of_short = whole_of(c, start) == i ? hsy_table_get(&c->offices, start) : NULL;
        if (of_short) unite(c->voices, *of_short, i);
    }
}

/* "the mayor" is the mayor whom another article names, when the story names one. */
static void unite_roles(cast *c) {
    for (uint32_t role = 0; role < c->roles.count; role++) {
        uint64_t bit = UINT64_C(1) << role;
        uint32_t holder = HSY_NONE;
        bool is_unique = c->unique & bit;
        for (uint32_t i = 0; i < c->voices->list.count && is_unique; i++) {
            const hsy_voice *voice = &c->voices->list.items[i];
            if (!voice->is_named || !is_person(voice) || !(voice->roles & bit)) continue;
            is_unique = holder == HSY_NONE || hsy_voice_party(c->voices, holder) == hsy_voice_party(c->voices, i);
            holder = i;
        }
        if (!is_unique || holder == HSY_NONE) continue;
        for (uint32_t i = 0; i < c->voices->list.count; i++) {
            const hsy_voice *voice = &c->voices->list.items[i];
            if (!voice->is_named && voice->is_definite && (voice->roles & bit)) unite(c->voices, holder, i);
        }
    }
}

/* A body that publishes for itself, under its full name; others call it by the first words of that. */
static void add_body(cast *c, hsy_slice name) {
    hsy_speaker speaker = {.name = name, .type = HSY_SPEAKER_ORGANISATION, .is_named = true};
    uint32_t body = voice_of(c, &speaker, HSY_S(""));
    hsy_slice full = c->voices->list.items[body].key;
    for (uint32_t i = 0; i < c->voices->list.count; i++) {
        const hsy_voice *voice = &c->voices->list.items[i];
        size_t length = voice->key.length;
        bool is_start = voice->is_named && length >= SHORTEST_KEY && length < full.length && full.at[length] == ' ';
        if (is_start && hsy_slice_starts(full, voice->key)) unite(c->voices, body, i);
    }
}

hsy_voices hsy_voices_of(hsy_arena *arena, const hsy_trace *trace, const uint32_t *order, size_t count,
                         const hsy_slices *bodies) {
    hsy_voices voices = {0};
    cast c = {.arena = arena, .voices = &voices, .words = hsy_lexicon_named(HSY_S("any"), HSY_S("roles"))};
    c.role_column = hsy_lexicon_column(c.words, HSY_S("role"));
    c.unique_column = hsy_lexicon_column(c.words, HSY_S("unique"));
    for (size_t i = 0; i < count; i++) {
        const hsy_reading *reading = &trace->readings[order[i]];
        for (size_t k = 0; k < reading->statements.list.count; k++)
            read_statement(&c, &reading->article, &reading->statements.list.items[k]);
    }
    for (size_t i = 0; i < bodies->count; i++) add_body(&c, bodies->items[i]);
    unite_parts(&c);
    unite_offices(&c);
    unite_open(&c);
    unite_roles(&c);
    return voices;
}
