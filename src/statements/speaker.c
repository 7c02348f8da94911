/* Speakers: who is meant by the words that name the source.
 *
 *     "Communications Minister Fahmi Fadzil"  -> Fahmi Fadzil, official
 *     "Fahmi", "he", "the minister"           -> Fahmi Fadzil, by name, by the statement before, by his office
 *     "the paper"                             -> the outlet named last
 *     "a spokesperson for the airline"        -> spokesperson for the airline, unnamed
 *
 * Names come from text/name.h, people from cast.c; what kind of speaker a common noun is, from speaker-words.tsv.
 * Misses: "he" when two men were named, and definite phrases for somebody whom the text never names.
 */
#include "statements/cast.h"

enum {
    MOST_BACK = 40,       /* names or statements looked at backwards for "the paper" */
    MOST_TOKENS = 2000,   /* tokens looked at backwards */
    MOST_MENTIONS = 1024, /* names looked at for the fullest form */
    MOST_DESCRIPTION = 9, /* tokens of an unnamed speaker's description */
    MOST_DEFINITE = 7,    /* tokens of a phrase that stands for somebody named before */
    MOST_NEAR = 2,        /* sentences from a pronoun back to the statement whose speaker it goes on */
};

/* The name cut to the words of a range: it may run over a glued place. */
static hsy_slice name_in_range(const hsy_reading *reading, const hsy_name *name, hsy_range range) {
    uint32_t end = reading->tokens.items[range.end - 1].end, start = reading->tokens.items[range.first].start;
    hsy_name cut = *name;
    if (cut.span.end > end && cut.span.start < end) cut.span.end = end;
    if (cut.span.start < start && cut.span.end > start) cut.span.start = start;
    return hsy_cast_name(reading, &cut);
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
    while (reading->tongue == HSY_TONGUE_FRENCH && end > range.first + 1 && end < range.end &&
           hsy_class_at(reading, end - 1) != HSY_WORD_OPEN) /* "bilan de la |" */
        end--;
    return hsy_range_text(reading, (hsy_range){range.first, end});
}

/* French: "of" behind a noun that is no kind of quantity: "l'examen | du policier", but "une partie | des élus". */
static bool hangs_on_noun(const hsy_reading *reading, uint32_t i) {
    static const hsy_slice parts[] = {HSY_SLICE("partie"),   HSY_SLICE("plupart"),  HSY_SLICE("majorité"),
                                      HSY_SLICE("centaine"), HSY_SLICE("dizaine"),  HSY_SLICE("vingtaine"),
                                      HSY_SLICE("trentaine"), HSY_SLICE("poignée"), HSY_SLICE("nombre"),
                                      HSY_SLICE("beaucoup"), HSY_SLICE("groupe"),   HSY_SLICE("ensemble")};
    hsy_slice word = reading->folded[i];
    bool is_of = hsy_class_at(reading, i) == HSY_WORD_OF || hsy_slice_equal(word, HSY_S("du")) ||
                 hsy_slice_equal(word, HSY_S("des"));
    if (!is_of || hsy_class_at(reading, i - 1) != HSY_WORD_OPEN || hsy_is_capital(reading, i - 1)) return false;
    for (size_t k = 0; k < sizeof parts / sizeof *parts; k++)
        if (hsy_word_is(reading, i - 1, parts[k])) return false;
    return true;
}

/* The token of the word that says what kind of speaker it is, or HSY_NO_TOKEN. */
static uint32_t head_word(const hsy_reading *reading, hsy_range range) {
    uint32_t head = HSY_NO_TOKEN;
    for (uint32_t i = range.first; i < range.end; i++) {
        hsy_word_class class = hsy_class_at(reading, i);
        bool is_french = reading->tongue == HSY_TONGUE_FRENCH;
        if (reading->marks[i].speaker >= 0) {
            if (is_french) return i; /* the head stands first: "chaîne de télévision" */
            head = i;
        } else if (is_french && i > range.first && hangs_on_noun(reading, i)) {
            break;
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

static char gender_of_person(const hsy_cast *cast, hsy_slice name) {
    for (size_t i = 0; i < cast->people.count && i < MOST_MENTIONS; i++)
        if (hsy_slice_equal(cast->people.items[i].fullest, name)) return cast->people.items[i].gender;
    return '\0';
}

/* French: the gender of the article that the source opens with. */
static char gender_of_source(const hsy_reading *reading, const hsy_parts *source) {
    static const hsy_slice female[] = {HSY_SLICE("la"), HSY_SLICE("une"), HSY_SLICE("cette"), HSY_SLICE("elle")};
    static const hsy_slice male[] = {HSY_SLICE("le"), HSY_SLICE("un"), HSY_SLICE("ce"), HSY_SLICE("cet"), HSY_SLICE("il")};
    if (reading->tongue != HSY_TONGUE_FRENCH || source->count == 0) return '\0';
    for (size_t i = 0; i < sizeof female / sizeof *female; i++)
        if (hsy_word_is(reading, source->at[0].first, female[i])) return 'f';
    for (size_t i = 0; i < sizeof male / sizeof *male; i++)
        if (hsy_word_is(reading, source->at[0].first, male[i])) return 'm';
    return '\0';
}

/* The last draft before `index` whose speaker is of the kind asked for and may have the gender (0: any). In French
 * "elle" may be the town hall that spoke last. */
static const hsy_speaker *speaker_before(const hsy_cast *cast, uint32_t index, bool wants_person, char gender) {
    const hsy_reading *reading = cast->reading;
    for (uint32_t i = index; i > 0 && index - i < MOST_BACK; i--) {
        const hsy_draft *draft = &reading->drafts.items[i - 1];
        const hsy_speaker *speaker = &draft->speaker;
        if (speaker->name.length == 0 || speaker->type == HSY_SPEAKER_UNKNOWN) continue;
        char own = gender_of_person(cast, speaker->name), article = gender_of_source(reading, &draft->source);
        if (own == 0) own = article;
        if (own && gender && own != gender) continue;
        bool is_near_body = wants_person && i == index && gender && article == gender &&
                            (speaker->type == HSY_SPEAKER_ORGANISATION || speaker->type == HSY_SPEAKER_DOCUMENT);
        if (is_person_type(speaker->type) == wants_person || is_near_body) return speaker;
    }
    return NULL;
}

/* The person named last before token `at` who may have the gender, the first of the nearest sentence that names one. */
static bool person_before(const hsy_cast *cast, uint32_t at, char gender, hsy_speaker *speaker) {
    const hsy_reading *reading = cast->reading;
    uint32_t best = HSY_NO_TOKEN, sentence = HSY_NO_TOKEN;
    for (uint32_t i = at; i > 0 && at - i < MOST_TOKENS; i--) {
        uint32_t name = reading->marks[i - 1].name;
        if (name == HSY_NO_TOKEN || cast->person_of[name] == HSY_NO_TOKEN) continue;
        char own = cast->people.items[cast->person_of[name]].gender;
        if (own && gender && own != gender) continue;
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
    hsy_slice sex = hsy_lexicon_cell(reading->pronouns, row, 3);
    char gender = sex.length == 1 && (sex.at[0] == 'm' || sex.at[0] == 'f') && !is_plural ? sex.at[0] : '\0';
    const hsy_speaker *before = speaker_before(cast, index, !is_plural && !is_neuter, gender);
    if (!is_plural && !is_neuter) {
        uint32_t sentence = reading->marks[token].sentence;
        bool is_near =
            before && index > 0 && sentence - reading->marks[reading->drafts.items[index - 1].at].sentence <= MOST_NEAR;
        if (is_near) return *before;
        if (person_before(cast, token, gender, &speaker)) return speaker;
    }
    if (before) return *before;
    if (is_plural) speaker.type = HSY_SPEAKER_GROUP;
    return speaker;
}

static bool is_outlet_type(hsy_speaker_type type) { return type == HSY_SPEAKER_OUTLET || type == HSY_SPEAKER_AGENCY; }

/* The longest form in which the text names the same outlet or agency. */
static hsy_slice fullest_medium(const hsy_reading *reading, const hsy_name *name) {
    hsy_slice fullest = hsy_cast_name(reading, name);
    for (size_t i = 0; i < reading->names.count && i < MOST_MENTIONS && name->canonical.length; i++) {
        hsy_slice other = hsy_cast_name(reading, &reading->names.items[i]);
        if (other.length > fullest.length && hsy_slice_equal(reading->names.items[i].canonical, name->canonical))
            fullest = other;
    }
    return fullest;
}

/* The outlet, agency or body named nearest before the phrase, for "the paper", "the article", "the company". */
static bool body_before(const hsy_cast *cast, uint32_t at, hsy_speaker_type type, hsy_speaker *speaker) {
    const hsy_reading *reading = cast->reading;
    uint32_t looked = 0, last = HSY_NO_TOKEN;
    for (uint32_t i = at; i > 0 && at - i < MOST_TOKENS && looked < MOST_BACK; i--) {
        uint32_t name = reading->marks[i - 1].name;
        if (name == HSY_NO_TOKEN || name == last) continue;
        last = name;
        looked++;
        const hsy_name *found = &reading->names.items[name];
        bool is_medium = found->kind == HSY_NAME_OUTLET || found->kind == HSY_NAME_AGENCY;
        bool wants_medium = is_outlet_type(type) || type == HSY_SPEAKER_DOCUMENT;
        if (!(wants_medium && is_medium) && !(type == HSY_SPEAKER_ORGANISATION && found->kind == HSY_NAME_ORGANISATION))
            continue;
        *speaker = (hsy_speaker){fullest_medium(reading, found), {"", 0}, type_of_name(found->kind), true};
        return true;
    }
    return false;
}

/* A speaker named before whose source held the same word: "the airline" after "the airline Skyways". */
static bool same_word_before(const hsy_cast *cast, uint32_t index, uint32_t head, hsy_speaker *speaker) {
    const hsy_reading *reading = cast->reading;
    for (uint32_t i = index; i > 0 && index - i < MOST_BACK; i--) {
        const hsy_draft *draft = &reading->drafts.items[i - 1];
        for (uint32_t p = 0; p < draft->source.count && draft->speaker.is_named; p++)
            for (uint32_t t = draft->source.at[p].first; t < draft->source.at[p].end; t++)
                if (t != head && hsy_slice_equal(reading->folded[t], reading->folded[head])) {
                    *speaker = draft->speaker;
                    return true;
                }
    }
    return false;
}

/* "the minister", "the paper": whoever was named before and is one. */
static bool resolve_definite(const hsy_cast *cast, uint32_t index, hsy_range range, uint32_t head,
                             hsy_speaker_type type, hsy_speaker *speaker) {
    if (is_person_type(type)) {
        uint32_t person = hsy_cast_by_office(cast, range);
        if (person != HSY_NO_TOKEN) {
            *speaker = speaker_of_person(cast, person);
            return true;
        }
    }
    if (same_word_before(cast, index, head, speaker)) return true;
    if (is_person_type(type)) {
        const hsy_speaker *before = speaker_before(cast, index, true, '\0');
        bool is_known = before && before->is_named;
        if (is_known) *speaker = *before;
        return is_known;
    }
    return body_before(cast, range.first, type, speaker);
}

static bool is_definite(const hsy_reading *reading, hsy_range range) {
    static const hsy_slice articles[] = {HSY_SLICE("the"),  HSY_SLICE("der"),    HSY_SLICE("die"),  HSY_SLICE("das"),
                                         HSY_SLICE("dem"),  HSY_SLICE("den"),    HSY_SLICE("des"),  HSY_SLICE("le"),
                                         HSY_SLICE("la"),   HSY_SLICE("l'"),     HSY_SLICE("ce"),   HSY_SLICE("cette"),
                                         HSY_SLICE("this"), HSY_SLICE("dieser"), HSY_SLICE("diese"),
                                         HSY_SLICE("cet")};
    if (reading->tongue == HSY_TONGUE_FRENCH && hsy_word_is(reading, range.first, HSY_S("des"))) return false;
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
        if (hsy_word_is(reading, range.first, articles[i])) return true;
    return false;
}

/* French: "un jihadiste d'Aqmi", "des médecins": nobody is named. */
static bool is_indefinite(const hsy_reading *reading, hsy_range range) {
    static const hsy_slice articles[] = {HSY_SLICE("un"), HSY_SLICE("une"), HSY_SLICE("des"), HSY_SLICE("plusieurs"),
                                         HSY_SLICE("certains"), HSY_SLICE("certaines"), HSY_SLICE("quelques")};
    bool opens = false;
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
        opens |= hsy_word_is(reading, range.first, articles[i]);
    return opens && range.end > range.first + 1 && !hsy_is_capital(reading, range.first + 1);
}

/* Words that make a phrase a name of its own: "the White House", "das Weiße Haus", "the Health Ministry". */
static bool has_proper_word(const hsy_reading *reading, hsy_range range, uint32_t head) {
    for (uint32_t i = range.first; i < range.end; i++) {
        if (hsy_class_at(reading, i) != HSY_WORD_OPEN || !hsy_is_capital(reading, i)) continue;
        if (reading->tongue != HSY_TONGUE_GERMAN || i < head) return true;
    }
    return false;
}

/* A phrase in which text/name.h found nothing: "Leavitt" alone, "the officials", "NATO-Kreise". */
static hsy_speaker describe(const hsy_cast *cast, hsy_range range, uint32_t head, hsy_speaker_type type) {
    const hsy_reading *reading = cast->reading;
    hsy_speaker speaker = {.name = {"", 0}, .affiliation = {"", 0}, .type = type};
    bool is_bare = type == HSY_SPEAKER_UNKNOWN && head != HSY_NO_TOKEN && range.end - range.first <= 2;
    if (is_bare) return speaker; /* "the source" tells nothing */
    speaker.name = description(reading, range);
    bool has_own_name = reading->tongue == HSY_TONGUE_GERMAN && head != HSY_NO_TOKEN && head + 1 < range.end &&
                        hsy_class_at(reading, head + 1) == HSY_WORD_OPEN && hsy_is_capital(reading, head + 1);
    if (has_own_name) { /* "der Sender Küstenfunk" */
        speaker.name = description(reading, (hsy_range){head + 1, range.end});
        speaker.is_named = true;
        return speaker;
    }
    if (head != HSY_NO_TOKEN) {
        speaker.is_named = type == HSY_SPEAKER_ORGANISATION && has_proper_word(reading, range, head);
        return speaker;
    }
    if (range.first >= range.end) return speaker;
    uint32_t last = range.first;
    while (last + 1 < range.end && hsy_class_at(reading, last + 1) != HSY_WORD_OF &&
           hsy_class_at(reading, last + 1) != HSY_WORD_COMMA)
        last++;
    hsy_word_class opening = hsy_class_at(reading, range.first);
    bool is_german = reading->tongue == HSY_TONGUE_GERMAN;
    if (hsy_is_capital(reading, last) && (!is_german || opening == HSY_WORD_OPEN)) {
        speaker.type = is_german || opening == HSY_WORD_OPEN ? HSY_SPEAKER_PERSON : HSY_SPEAKER_ORGANISATION;
        speaker.is_named = true;
    } else if (!is_german && hsy_slice_ends(reading->folded[last], HSY_S("s"))) {
        speaker.type = HSY_SPEAKER_GROUP;
    }
    return speaker;
}

static uint32_t first_token(const hsy_reading *reading, hsy_range range, uint32_t name) {
    uint32_t i = range.first;
    while (i < range.end && reading->marks[i].name != name) i++;
    return i;
}

/* The person whose name or single last name stands in the range. */
static uint32_t person_in(const hsy_cast *cast, hsy_range range, const found_names *names) {
    if (names->person != HSY_NO_TOKEN) return cast->person_of[names->person];
    for (uint32_t i = range.first; i < range.end; i++) {
        if (!hsy_is_capital(cast->reading, i) || hsy_class_at(cast->reading, i) != HSY_WORD_OPEN) continue;
        if (cast->reading->marks[i].speaker >= 0 || cast->reading->marks[i].name != HSY_NO_TOKEN) continue;
        uint32_t person = hsy_cast_by_word(cast, hsy_token_text(cast->reading->text, cast->reading->tokens.items[i]));
        if (person != HSY_NO_TOKEN) return person;
    }
    return HSY_NO_TOKEN;
}

/* "the operator | of the Selmar dam": what a name of no known kind stands in behind "of" is described, not named. */
static bool is_described(const hsy_reading *reading, hsy_range range, uint32_t head, uint32_t name) {
    if (head == HSY_NO_TOKEN || hsy_is_capital(reading, head)) return false;
    return reading->tongue == HSY_TONGUE_ENGLISH && reading->names.items[name].kind == HSY_NAME_UNKNOWN &&
           first_token(reading, range, name) > head + 1 && hsy_class_at(reading, head + 1) == HSY_WORD_OF;
}

/* French: the first token of who issued the text: "un communiqué de | l'armée"; the end of the range when it is not told. */
static uint32_t french_issuer(const hsy_reading *reading, hsy_range range, uint32_t head) {
    static const hsy_slice texts[] = {HSY_SLICE("communiqué"), HSY_SLICE("message"), HSY_SLICE("tweet"),
                                      HSY_SLICE("lettre"),     HSY_SLICE("courrier"), HSY_SLICE("courriel"),
                                      HSY_SLICE("note"),       HSY_SLICE("tribune"), HSY_SLICE("vidéo")};
    bool is_text = false;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) is_text |= hsy_word_is(reading, head, texts[i]);
    for (uint32_t i = head + 1; is_text && i + 1 < range.end; i++) {
        if (hsy_class_at(reading, i) == HSY_WORD_COMMA) break;
        if (hsy_class_at(reading, i) == HSY_WORD_OF || hsy_word_is(reading, i, HSY_S("du"))) return i + 1;
    }
    return range.end;
}

hsy_speaker hsy_speaker_of(const hsy_cast *cast, uint32_t index, hsy_range range) {
    const hsy_reading *reading = cast->reading;
    if (range.end == range.first + 1 && reading->marks[range.first].pronoun >= 0)
        return resolve_pronoun(cast, index, range.first);
    found_names names = names_in(cast, range);
    uint32_t head = head_word(reading, range), person = person_in(cast, range, &names);
    hsy_speaker_type type = head == HSY_NO_TOKEN
                                ? HSY_SPEAKER_UNKNOWN
                                : type_named(hsy_lexicon_cell(reading->speakers, reading->marks[head].speaker, 1));
    bool is_possessor = head == HSY_NO_TOKEN && range.end == range.first + 2 &&
                        reading->marks[range.first].pronoun >= 0 &&
                        reading->marks[range.first + 1].noun >= 0; /* "ihrer Meinung" */
    if (is_possessor) return resolve_pronoun(cast, index, range.first);
    if (reading->tongue == HSY_TONGUE_FRENCH && type == HSY_SPEAKER_DOCUMENT) {
        uint32_t issuer = french_issuer(reading, range, head);
        if (issuer < range.end) return hsy_speaker_of(cast, index, (hsy_range){issuer, range.end});
    }
    hsy_slice affiliation = {"", 0};
    if (names.other != HSY_NO_TOKEN) affiliation = hsy_cast_name(reading, &reading->names.items[names.other]);
    hsy_speaker speaker = {.name = {"", 0}, .affiliation = {"", 0}, .type = type};
    if (person != HSY_NO_TOKEN && type != HSY_SPEAKER_GROUP) {
        speaker = speaker_of_person(cast, person);
        speaker.affiliation = affiliation;
        return speaker;
    }
    if (reading->tongue == HSY_TONGUE_FRENCH && head == HSY_NO_TOKEN && is_indefinite(reading, range)) {
        bool is_one = hsy_word_is(reading, range.first, HSY_S("un")) || hsy_word_is(reading, range.first, HSY_S("une"));
        return (hsy_speaker){description(reading, range), affiliation,
                             is_one ? HSY_SPEAKER_PERSON : HSY_SPEAKER_GROUP, false};
    }
    bool speaks_for = is_person_type(type) || type == HSY_SPEAKER_GROUP || type == HSY_SPEAKER_UNKNOWN;
    bool may_be_name = !speaks_for || head == HSY_NO_TOKEN;
    if (names.outlet != HSY_NO_TOKEN && may_be_name) {
        const hsy_name *name = &reading->names.items[names.outlet];
        return (hsy_speaker){fullest_medium(reading, name), {"", 0}, type_of_name(name->kind), true};
    }
    if (names.other != HSY_NO_TOKEN && may_be_name && !is_described(reading, range, head, names.other)) {
        const hsy_name *name = &reading->names.items[names.other];
        bool is_modifier = head != HSY_NO_TOKEN && type == HSY_SPEAKER_ORGANISATION &&
                           first_token(reading, range, names.other) < head && reading->marks[head].name != names.other;
        speaker.type = type == HSY_SPEAKER_UNKNOWN || type == HSY_SPEAKER_DOCUMENT ? type_of_name(name->kind) : type;
        speaker.name = is_modifier ? description(reading, range) : name_in_range(reading, name, range);
        speaker.affiliation = is_modifier ? affiliation : (hsy_slice){"", 0};
        speaker.is_named = true;
        return speaker;
    }
    bool may_stand_for =
        head != HSY_NO_TOKEN && is_definite(reading, range) && range.end - range.first <= MOST_DEFINITE;
    bool is_own_name = type == HSY_SPEAKER_ORGANISATION && has_proper_word(reading, range, head);
    if (may_stand_for && !is_own_name && resolve_definite(cast, index, range, head, type, &speaker)) return speaker;
    speaker = describe(cast, range, head, type);
    if (speaker.affiliation.length == 0) speaker.affiliation = affiliation;
    return speaker;
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
            draft->speaker = hsy_speaker_of(cast, i, draft->antecedent);
            continue;
        }
        for (uint32_t p = 0; p < draft->source.count; p++) {
            hsy_speaker speaker = hsy_speaker_of(cast, i, draft->source.at[p]);
            if (p == 0 || (speaker.is_named && !draft->speaker.is_named)) draft->speaker = speaker;
        }
    }
}
