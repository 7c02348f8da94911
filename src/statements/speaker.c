/* Speakers: who is meant by the words that name the source.
 *
 *     "Communications Minister Fahmi Fadzil"  -> Fahmi Fadzil, official
 *     "Fahmi", "he", "the minister"           -> Fahmi Fadzil, by last name, by the statement before, by his title
 *     "the paper"                             -> the outlet named last
 *     "a spokesperson for the airline"        -> spokesperson for the airline, unnamed
 *
 * Names come from text/name.h; what kind of speaker a common noun is, from speaker-words.tsv. The fullest form of a
 * person is the longest name of the article that ends in the same word. Misses: two people with one last name, and
 * "he" when two men were named.
 */
#include "base/table.h"
#include "statements/grammar.h"
#include "text/fold.h"

enum {
    MOST_BACK = 40,       /* names looked at backwards for "the minister" */
    MOST_TITLE = 6,       /* tokens before a name that may hold its title */
    MOST_DESCRIPTION = 9, /* tokens of an unnamed speaker's description */
};

/* A person of the article. */
typedef struct hsy_person {
    hsy_slice fullest;
    bool is_official;
} hsy_person;

HSY_VECTOR_TYPE(hsy_people, hsy_person);

typedef struct hsy_cast {
    hsy_reading *reading;
    hsy_table by_last_name;
    hsy_people people;
    uint32_t *person_of; /* one a name: index into people, or HSY_NO_TOKEN */
} hsy_cast;

static hsy_slice name_text(const hsy_reading *reading, const hsy_name *name) {
    hsy_slice text = hsy_slice_span(reading->text, name->span);
    if (hsy_slice_ends(text, HSY_S("'s"))) return hsy_slice_sub(text, 0, text.length - 2);
    if (hsy_slice_ends(text, HSY_S("’s"))) return hsy_slice_sub(text, 0, text.length - 4);
    return text;
}

/* The same, cut to the words of a range: a name may run over a glued place. */
static hsy_slice name_in_range(const hsy_reading *reading, const hsy_name *name, hsy_range range) {
    hsy_span span = name->span;
    uint32_t end = reading->tokens.items[range.end - 1].end, start = reading->tokens.items[range.first].start;
    hsy_name cut = *name;
    if (span.end > end && span.start < end) cut.span.end = end;
    if (span.start < start && span.end > start) cut.span.start = start;
    return name_text(reading, &cut);
}

static hsy_slice last_word(hsy_slice text) {
    size_t at = text.length;
    while (at > 0 && text.at[at - 1] != ' ') at--;
    return hsy_slice_sub(text, at, text.length);
}

static bool word_type_is(const hsy_reading *reading, uint32_t token, hsy_slice type) {
    int32_t row = reading->marks[token].speaker;
    return row >= 0 && hsy_slice_equal(hsy_lexicon_cell(reading->speakers, row, 1), type);
}

/* A title of office before or an apposition with one behind the name. */
static bool has_office(const hsy_reading *reading, uint32_t name) {
    uint32_t count = (uint32_t)reading->tokens.count, first = 0;
    hsy_span span = reading->names.items[name].span;
    uint32_t low = 0, high = count;
    while (low < high) { /* first token of the name */
        uint32_t middle = (low + high) / 2;
        if (reading->tokens.items[middle].start < span.start)
            low = middle + 1;
        else
            high = middle;
    }
    first = low;
    for (uint32_t i = first; i > 0 && first - i < MOST_TITLE; i--) {
        hsy_word_class class = hsy_class_at(reading, i - 1);
        if (class != HSY_WORD_OPEN && class != HSY_WORD_OF && class != HSY_WORD_DETERMINER && class != HSY_WORD_AND)
            break;
        if (reading->marks[i - 1].name != HSY_NO_TOKEN && i < first && word_type_is(reading, i - 1, HSY_S("official")))
            return true;
        if (word_type_is(reading, i - 1, HSY_S("official"))) return true;
    }
    uint32_t end = first;
    while (end < count && reading->marks[end].name == name) {
        if (word_type_is(reading, end, HSY_S("official"))) return true;
        end++;
    }
    if (hsy_class_at(reading, end) != HSY_WORD_COMMA) return false;
    for (uint32_t i = end + 1; i < end + MOST_TITLE && i < count; i++) {
        hsy_word_class class = hsy_class_at(reading, i);
        if (class == HSY_WORD_COMMA || class == HSY_WORD_STOP || class == HSY_WORD_AUXILIARY) break;
        if (word_type_is(reading, i, HSY_S("official"))) return true;
    }
    return false;
}

static void add_person(hsy_cast *cast, uint32_t name) {
    hsy_reading *reading = cast->reading;
    hsy_slice full = name_text(reading, &reading->names.items[name]);
    hsy_slice key = hsy_fold_plain(reading->arena, last_word(full));
    uint32_t *slot = hsy_table_put(reading->arena, &cast->by_last_name, key);
    if (*slot == HSY_TABLE_NEW) {
        *slot = (uint32_t)cast->people.count;
        HSY_PUSH(reading->arena, &cast->people, ((hsy_person){full, false}));
    }
    hsy_person *who = &cast->people.items[*slot];
    if (full.length > who->fullest.length) who->fullest = full;
    if (has_office(reading, name)) who->is_official = true;
    cast->person_of[name] = *slot;
}

static void gather(hsy_cast *cast) {
    hsy_reading *reading = cast->reading;
    cast->person_of = HSY_NEW_ARRAY(reading->arena, uint32_t, reading->names.count + 1);
    for (uint32_t n = 0; n < reading->names.count; n++) {
        cast->person_of[n] = HSY_NO_TOKEN;
        if (reading->names.items[n].kind == HSY_NAME_PERSON) add_person(cast, n);
    }
    for (uint32_t n = 0; n < reading->names.count; n++) { /* "Fahmi": a first name or last name alone */
        if (reading->names.items[n].kind != HSY_NAME_UNKNOWN) continue;
        hsy_slice text = name_text(reading, &reading->names.items[n]);
        const uint32_t *known = hsy_table_get(&cast->by_last_name, hsy_fold_plain(reading->arena, last_word(text)));
        if (known) cast->person_of[n] = *known;
    }
}

static hsy_speaker_type type_named(hsy_slice name) {
    for (int t = 0; t <= HSY_SPEAKER_UNKNOWN; t++)
        if (hsy_slice_equal(hsy_speaker_type_name((hsy_speaker_type)t), name)) return (hsy_speaker_type)t;
    return HSY_SPEAKER_UNKNOWN;
}

static hsy_speaker speaker_of_person(const hsy_cast *cast, uint32_t who) {
    const hsy_person *person = &cast->people.items[who];
    return (hsy_speaker){.name = person->fullest,
                         .affiliation = {"", 0},
                         .type = person->is_official ? HSY_SPEAKER_OFFICIAL : HSY_SPEAKER_PERSON,
                         .is_named = true};
}

static hsy_speaker_type type_of_name(hsy_name_kind kind) {
    switch (kind) {
    case HSY_NAME_PERSON: return HSY_SPEAKER_PERSON;
    case HSY_NAME_OUTLET: return HSY_SPEAKER_OUTLET;
    case HSY_NAME_AGENCY: return HSY_SPEAKER_AGENCY;
    default: return HSY_SPEAKER_ORGANISATION;
    }
}

/* The words of a description without the article, up to a comma. */
static hsy_slice description(const hsy_reading *reading, hsy_range range) {
    while (range.first < range.end && (hsy_class_at(reading, range.first) == HSY_WORD_DETERMINER ||
                                       hsy_class_at(reading, range.first) == HSY_WORD_ADVERB))
        range.first++;
    uint32_t end = range.first;
    while (end < range.end && hsy_class_at(reading, end) != HSY_WORD_COMMA && end - range.first < MOST_DESCRIPTION)
        end++;
    return hsy_range_text(reading, (hsy_range){range.first, end});
}

/* The token of the word that says what kind of speaker it is, or HSY_NO_TOKEN. */
static uint32_t head_word(const hsy_reading *reading, hsy_range range) {
    uint32_t head = HSY_NO_TOKEN;
    for (uint32_t i = range.first; i < range.end; i++) {
        hsy_word_class class = hsy_class_at(reading, i);
        if (reading->marks[i].speaker >= 0) {
            head = i;
        } else if (head != HSY_NO_TOKEN && (class == HSY_WORD_OF || class == HSY_WORD_COMMA ||
                                            class == HSY_WORD_DETERMINER || class == HSY_WORD_PREPOSITION)) {
            break;
        }
    }
    return head;
}

typedef struct found_names {
    uint32_t person, outlet, other; /* names, or HSY_NO_TOKEN */
} found_names;

static found_names names_in(const hsy_cast *cast, hsy_range range) {
    const hsy_reading *reading = cast->reading;
    found_names found = {HSY_NO_TOKEN, HSY_NO_TOKEN, HSY_NO_TOKEN};
    for (uint32_t i = range.first; i < range.end; i++) {
        uint32_t name = reading->marks[i].name;
        if (name == HSY_NO_TOKEN) continue;
        hsy_name_kind kind = reading->names.items[name].kind;
        if (cast->person_of[name] != HSY_NO_TOKEN) {
            if (found.person == HSY_NO_TOKEN) found.person = name;
        } else if (kind == HSY_NAME_OUTLET || kind == HSY_NAME_AGENCY) {
            if (found.outlet == HSY_NO_TOKEN) found.outlet = name;
        } else if (found.other == HSY_NO_TOKEN || kind == HSY_NAME_ORGANISATION) {
            if (found.other == HSY_NO_TOKEN || reading->names.items[found.other].kind != HSY_NAME_ORGANISATION)
                found.other = name;
        }
    }
    return found;
}

static bool is_person_type(hsy_speaker_type type) { return type == HSY_SPEAKER_PERSON || type == HSY_SPEAKER_OFFICIAL; }

/* The last draft before `index` whose speaker is of the kind asked for. */
static const hsy_speaker *speaker_before(const hsy_reading *reading, uint32_t index, bool wants_person) {
    for (uint32_t i = index; i > 0 && index - i < MOST_BACK; i--) {
        const hsy_speaker *speaker = &reading->drafts.items[i - 1].speaker;
        if (speaker->name.length && is_person_type(speaker->type) == wants_person &&
            speaker->type != HSY_SPEAKER_UNKNOWN)
            return speaker;
    }
    return NULL;
}

/* The person named last before token `at`, the first of the nearest sentence that names one. */
static bool person_before(const hsy_cast *cast, uint32_t at, hsy_speaker *speaker) {
    const hsy_reading *reading = cast->reading;
    uint32_t best = HSY_NO_TOKEN, sentence = HSY_NO_TOKEN;
    for (uint32_t i = at; i > 0; i--) {
        uint32_t name = reading->marks[i - 1].name;
        if (name == HSY_NO_TOKEN || cast->person_of[name] == HSY_NO_TOKEN) continue;
        if (sentence == HSY_NO_TOKEN) sentence = reading->marks[i - 1].sentence;
        if (reading->marks[i - 1].sentence != sentence) break;
        best = cast->person_of[name];
    }
    if (best == HSY_NO_TOKEN) return false;
    *speaker = speaker_of_person(cast, best);
    return true;
}

static hsy_speaker resolve_pronoun(const hsy_cast *cast, uint32_t index, uint32_t token) {
    const hsy_reading *reading = cast->reading;
    int32_t row = reading->marks[token].pronoun;
    bool is_plural = hsy_slice_equal(hsy_lexicon_cell(reading->pronouns, row, 2), HSY_S("p"));
    bool is_neuter = hsy_slice_equal(hsy_lexicon_cell(reading->pronouns, row, 3), HSY_S("n"));
    hsy_speaker speaker = {.name = {"", 0}, .affiliation = {"", 0}, .type = HSY_SPEAKER_UNKNOWN};
    if (!hsy_slice_equal(hsy_lexicon_cell(reading->pronouns, row, 1), HSY_S("3"))) return speaker;
    const hsy_speaker *before = speaker_before(reading, index, !is_plural && !is_neuter);
    if (!is_plural && !is_neuter) {
        uint32_t sentence = reading->marks[token].sentence;
        bool is_near =
            before && index > 0 && sentence - reading->marks[reading->drafts.items[index - 1].at].sentence <= 2;
        if (is_near) return *before;
        if (person_before(cast, token, &speaker)) return speaker;
    }
    if (before) return *before;
    if (is_plural) speaker.type = HSY_SPEAKER_GROUP;
    return speaker;
}

static bool is_outlet_type(hsy_speaker_type type) { return type == HSY_SPEAKER_OUTLET || type == HSY_SPEAKER_AGENCY; }

/* "the minister", "the paper": whoever was named before and is one. */
static bool resolve_definite(const hsy_cast *cast, uint32_t index, uint32_t head, hsy_speaker_type type,
                             hsy_speaker *speaker) {
    const hsy_reading *reading = cast->reading;
    for (uint32_t i = index; i > 0 && index - i < MOST_BACK; i--) { /* a speaker whose source held the same word */
        const hsy_draft *draft = &reading->drafts.items[i - 1];
        for (uint32_t p = 0; p < draft->source.count && draft->speaker.is_named; p++)
            for (uint32_t t = draft->source.at[p].first; t < draft->source.at[p].end; t++)
                if (t != head && hsy_slice_equal(reading->folded[t], reading->folded[head])) {
                    *speaker = draft->speaker;
                    return true;
                }
    }
    uint32_t looked = 0;
    for (uint32_t i = head; i > 0 && looked < MOST_BACK; i--) {
        uint32_t name = reading->marks[i - 1].name;
        if (name == HSY_NO_TOKEN) continue;
        if (i > 1 && reading->marks[i - 2].name == name) continue;
        looked++;
        const hsy_name *found = &reading->names.items[name];
        bool is_outlet = found->kind == HSY_NAME_OUTLET || found->kind == HSY_NAME_AGENCY;
        if ((is_outlet_type(type) || type == HSY_SPEAKER_DOCUMENT) && is_outlet) {
            *speaker = (hsy_speaker){found->canonical, {"", 0}, type_of_name(found->kind), true};
            return true;
        }
        if (type == HSY_SPEAKER_OFFICIAL && cast->person_of[name] != HSY_NO_TOKEN &&
            cast->people.items[cast->person_of[name]].is_official) {
            *speaker = speaker_of_person(cast, cast->person_of[name]);
            return true;
        }
        if (type == HSY_SPEAKER_ORGANISATION && found->kind == HSY_NAME_ORGANISATION) {
            *speaker = (hsy_speaker){name_text(reading, found), {"", 0}, type, true};
            return true;
        }
    }
    const hsy_speaker *before = speaker_before(reading, index, is_person_type(type));
    if (before && before->type == type && before->is_named) {
        *speaker = *before;
        return true;
    }
    return false;
}

static bool is_definite(const hsy_reading *reading, hsy_range range) {
    static const hsy_slice articles[] = {HSY_SLICE("the"),  HSY_SLICE("der"),    HSY_SLICE("die"),  HSY_SLICE("das"),
                                         HSY_SLICE("dem"),  HSY_SLICE("den"),    HSY_SLICE("des"),  HSY_SLICE("le"),
                                         HSY_SLICE("la"),   HSY_SLICE("l'"),     HSY_SLICE("ce"),   HSY_SLICE("cette"),
                                         HSY_SLICE("this"), HSY_SLICE("dieser"), HSY_SLICE("diese")};
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
        if (hsy_word_is(reading, range.first, articles[i])) return true;
    return false;
}

static hsy_speaker resolve_range(const hsy_cast *cast, uint32_t index, hsy_range range) {
    const hsy_reading *reading = cast->reading;
    if (range.end == range.first + 1 && reading->marks[range.first].pronoun >= 0)
        return resolve_pronoun(cast, index, range.first);
    found_names names = names_in(cast, range);
    uint32_t head = head_word(reading, range);
    hsy_speaker_type type = head == HSY_NO_TOKEN
                                ? HSY_SPEAKER_UNKNOWN
                                : type_named(hsy_lexicon_cell(reading->speakers, reading->marks[head].speaker, 1));
    hsy_speaker speaker = {.name = {"", 0}, .affiliation = {"", 0}, .type = type};
    if (names.person != HSY_NO_TOKEN && type != HSY_SPEAKER_GROUP) {
        speaker = speaker_of_person(cast, cast->person_of[names.person]);
        if (names.other != HSY_NO_TOKEN) speaker.affiliation = name_text(reading, &reading->names.items[names.other]);
        return speaker;
    }
    bool speaks_for = is_person_type(type) || type == HSY_SPEAKER_GROUP || type == HSY_SPEAKER_UNKNOWN;
    if (names.outlet != HSY_NO_TOKEN && (!speaks_for || head == HSY_NO_TOKEN)) {
        const hsy_name *name = &reading->names.items[names.outlet];
        return (hsy_speaker){name->canonical.length ? name->canonical : name_text(reading, name),
                             {"", 0},
                             type_of_name(name->kind),
                             true};
    }
    if (names.other != HSY_NO_TOKEN && (!speaks_for || head == HSY_NO_TOKEN)) {
        const hsy_name *name = &reading->names.items[names.other];
        speaker.type = type == HSY_SPEAKER_UNKNOWN || type == HSY_SPEAKER_DOCUMENT ? type_of_name(name->kind) : type;
        speaker.name = name_in_range(reading, name, range);
        speaker.is_named = true;
        return speaker;
    }
    if (head != HSY_NO_TOKEN && is_definite(reading, range) && range.end - range.first <= 3 &&
        resolve_definite(cast, index, head, type, &speaker))
        return speaker;
    bool is_bare = type == HSY_SPEAKER_UNKNOWN && head != HSY_NO_TOKEN && range.end - range.first <= 2;
    if (!is_bare) speaker.name = description(reading, range); /* "the source" tells nothing */
    speaker.type = type;
    if (names.other != HSY_NO_TOKEN) speaker.affiliation = name_text(reading, &reading->names.items[names.other]);
    if (head == HSY_NO_TOKEN && range.first < range.end) {
        uint32_t last = range.first;
        while (last + 1 < range.end && hsy_class_at(reading, last + 1) != HSY_WORD_OF) last++;
        bool is_plural = reading->tongue != HSY_TONGUE_GERMAN && hsy_slice_ends(reading->folded[last], HSY_S("s"));
        speaker.type = is_plural ? HSY_SPEAKER_GROUP : HSY_SPEAKER_UNKNOWN;
        bool starts_high = hsy_is_capital(reading, last) && reading->tongue != HSY_TONGUE_GERMAN;
        if (starts_high) {
            speaker.type = HSY_SPEAKER_ORGANISATION;
            speaker.is_named = true;
        }
    }
    return speaker;
}

hsy_speaker hsy_speaker_of(const hsy_cast *cast, uint32_t index, hsy_range range) {
    return resolve_range(cast, index, range);
}

const hsy_cast *hsy_cast_of(hsy_reading *reading) {
    hsy_cast *made = HSY_NEW(reading->arena, hsy_cast);
    made->reading = reading;
    gather(made);
    return made;
}

void hsy_find_speakers(hsy_reading *reading, const hsy_cast *cast) {
    for (uint32_t i = 0; i < reading->drafts.count; i++) {
        hsy_draft *draft = &reading->drafts.items[i];
        draft->speaker = (hsy_speaker){.name = {"", 0}, .affiliation = {"", 0}, .type = HSY_SPEAKER_UNKNOWN};
        if (draft->follows != HSY_NO_DRAFT && draft->follows < i) {
            draft->speaker = reading->drafts.items[draft->follows].speaker;
            continue;
        }
        if (draft->antecedent.first < draft->antecedent.end) {
            draft->speaker = resolve_range(cast, i, draft->antecedent);
            continue;
        }
        for (uint32_t p = 0; p < draft->source.count; p++) {
            hsy_speaker speaker = resolve_range(cast, i, draft->source.at[p]);
            if (p == 0 || (speaker.is_named && !draft->speaker.is_named)) draft->speaker = speaker;
        }
    }
}
