/* Whom a pronoun or a definite phrase stands for.
 *
 *     Stone said A. [He] said B.                              Stone, who spoke last
 *     Stone said A. Lena Quist lives next door. [She] said B. Lena Quist, who opens a sentence between
 *     Health Minister Tarn … [the minister] said              Tarn, by the office beside her name
 *     A spokesman for Norvik … [the spokesman] said           the same spokesman
 *     Norvik said A. [The company] said B. [The statement] …  Norvik
 *
 * A pronoun's gender rules out people whose given name, form of address or office shows the other one. Misses: "he"
 * when two men were named, and phrases for somebody whom the text never names.
 */
#include "statements/speaker.h"

#include "text/fold.h"

enum {
    MOST_BACK = 40,           /* names or statements looked at backwards */
    MOST_TOKENS = 2000,       /* tokens looked at backwards */
    MOST_NEAR = 8,            /* sentences from a pronoun back to the statement whose speaker it goes on */
    MOST_ISSUED = 2,          /* sentences from "a statement" back to the body whose it is, its own counted */
    MOST_OPENING = 8,         /* tokens of a sentence in which its subject is named */
    MOST_OPENING_GERMAN = 12, /* there the subject may stand behind the verb */
    MOST_ISSUER = 4,          /* statements looked back at for who issued a text */
    MOST_GENERIC = 6,         /* statements looked back at for "the company" */
    MOST_SINCE = 8,           /* sentences since somebody spoke whom a new description may mean */
};

/* French: the gender of the article that the source opens with. */
static hsy_gender gender_of_source(const hsy_reading *reading, const hsy_parts *source) {
    static const hsy_slice female[] = {HSY_SLICE("la"), HSY_SLICE("une"), HSY_SLICE("cette"), HSY_SLICE("elle")};
    static const hsy_slice male[] = {HSY_SLICE("le"), HSY_SLICE("un"), HSY_SLICE("ce"), HSY_SLICE("cet"),
                                     HSY_SLICE("il")};
    if (reading->tongue != HSY_TONGUE_FRENCH || source->count == 0) return HSY_GENDER_UNKNOWN;
    for (size_t i = 0; i < sizeof female / sizeof *female; i++)
        if (hsy_word_is(reading, source->at[0].first, female[i])) return HSY_GENDER_FEMALE;
    for (size_t i = 0; i < sizeof male / sizeof *male; i++)
        if (hsy_word_is(reading, source->at[0].first, male[i])) return HSY_GENDER_MALE;
    return HSY_GENDER_UNKNOWN;
}

/* Whether the speaker of a draft may be meant by a pronoun of this gender. */
static bool fits_gender(const hsy_cast *cast, const hsy_draft *draft, hsy_gender gender) {
    if (gender == HSY_GENDER_UNKNOWN) return true;
    hsy_gender own = hsy_cast_gender(cast, draft->speaker.name, draft->speaker.is_named);
    if (own == HSY_GENDER_UNKNOWN) own = gender_of_source(cast->reading, &draft->source);
    return own == HSY_GENDER_UNKNOWN || own == gender;
}

static uint32_t sentence_of(const hsy_reading *reading, uint32_t draft) {
    return reading->marks[reading->drafts.items[draft].at].sentence;
}

/* The last draft before `index` with a person for a speaker; in French "elle" may be the town hall that spoke last. */
static const hsy_speaker *last_person(const hsy_cast *cast, uint32_t index, hsy_gender gender,
                                      uint32_t least_sentence) {
    const hsy_reading *reading = cast->reading;
    for (uint32_t i = index; i > 0 && index - i < MOST_BACK; i--) {
        const hsy_draft *draft = &reading->drafts.items[i - 1];
        if (sentence_of(reading, i - 1) < least_sentence) break;
        if (draft->speaker.name.length == 0 || !fits_gender(cast, draft, gender)) continue;
        hsy_speaker_type type = draft->speaker.type;
        bool is_near_body = (type == HSY_SPEAKER_ORGANISATION || type == HSY_SPEAKER_DOCUMENT) && i == index &&
                            gender != HSY_GENDER_UNKNOWN && gender_of_source(reading, &draft->source) == gender;
        if (hsy_is_person_type(type) || is_near_body) return &draft->speaker;
    }
    return NULL;
}

/* The same for a body ("it"). */
static const hsy_speaker *last_body(const hsy_reading *reading, uint32_t index, uint32_t most) {
    for (uint32_t i = index; i > 0 && index - i < most; i--) {
        const hsy_speaker *speaker = &reading->drafts.items[i - 1].speaker;
        bool is_body = speaker->type >= HSY_SPEAKER_ORGANISATION && speaker->type <= HSY_SPEAKER_DOCUMENT;
        if (speaker->name.length && is_body) return speaker;
    }
    return NULL;
}

/* The same for several people ("they"): a group that spoke just before, else the last body or group. */
static const hsy_speaker *last_group(const hsy_reading *reading, uint32_t index) {
    const hsy_speaker *any = NULL;
    for (uint32_t i = index; i > 0 && index - i < MOST_BACK; i--) {
        const hsy_speaker *speaker = &reading->drafts.items[i - 1].speaker;
        bool is_near = index - i < MOST_ISSUER;
        if (speaker->name.length == 0 || (any && !is_near)) continue;
        if (speaker->type == HSY_SPEAKER_GROUP) return speaker;
        if (!any && speaker->type == HSY_SPEAKER_ORGANISATION) any = speaker;
    }
    return any;
}

static bool person_at(const hsy_cast *cast, uint32_t token, hsy_gender gender, hsy_speaker *speaker) {
    const hsy_reading *reading = cast->reading;
    uint32_t name = reading->marks[token].name;
    uint32_t person = name == HSY_NO_TOKEN ? HSY_NO_TOKEN : cast->person_of[name];
    if (person == HSY_NO_TOKEN) return false;
    uint32_t last = token; /* "Morgan's diaries" are no Morgan */
    while (last + 1 < reading->tokens.count && reading->marks[last + 1].name == name) last++;
    if (hsy_slice_ends(reading->folded[last], HSY_S("'s"))) return false;
    hsy_gender own = cast->people.items[person].gender;
    *speaker = hsy_speaker_of_person(cast, person);
    return gender == HSY_GENDER_UNKNOWN || own == HSY_GENDER_UNKNOWN || own == gender;
}

/* The person who opens one of the sentences [first, last]; the last of them. */
static bool person_opening(const hsy_cast *cast, uint32_t first, uint32_t last, uint32_t before, hsy_gender gender,
                           hsy_speaker *speaker) {
    const hsy_reading *reading = cast->reading;
    uint32_t most = reading->tongue == HSY_TONGUE_GERMAN ? MOST_OPENING_GERMAN : MOST_OPENING;
    for (uint32_t s = last + 1; s > first && last + 1 - s <= MOST_NEAR; s--) {
        const hsy_sentence *sentence = &reading->sentences.items[s - 1];
        for (uint32_t i = sentence->first; i < sentence->end && i < before && i - sentence->first < most; i++)
            if (hsy_is_outside(reading, i) && person_at(cast, i, gender, speaker)) return true;
    }
    return false;
}

/* The person named last before token `at`, the first of the nearest sentence that names one. */
static bool person_before(const hsy_cast *cast, uint32_t at, hsy_gender gender, hsy_speaker *speaker) {
    const hsy_reading *reading = cast->reading;
    uint32_t sentence = HSY_NO_TOKEN;
    bool is_found = false;
    for (uint32_t i = at; i > 0 && at - i < MOST_TOKENS; i--) {
        hsy_speaker person;
        if (is_found && reading->marks[i - 1].sentence != sentence) break;
        if (!person_at(cast, i - 1, gender, &person)) continue;
        sentence = reading->marks[i - 1].sentence;
        *speaker = person;
        is_found = true;
    }
    return is_found;
}

static hsy_gender gender_of_pronoun(const hsy_reading *reading, int32_t row) {
    hsy_slice gender = hsy_lexicon_cell(reading->pronouns, row, 3);
    if (hsy_slice_equal(gender, HSY_S("m"))) return HSY_GENDER_MALE;
    return hsy_slice_equal(gender, HSY_S("f")) ? HSY_GENDER_FEMALE : HSY_GENDER_UNKNOWN;
}

/* French: the subject that the sentence before the pronoun's opens with, when it is a speaker of its number and gender:
 * "Les pompiers sont arrivés. | Ils disent". */
static hsy_speaker french_subject_before(const hsy_cast *cast, uint32_t index, uint32_t token) {
    static const hsy_slice plural[] = {HSY_SLICE("les"),  HSY_SLICE("des"),   HSY_SLICE("plusieurs"),
                                       HSY_SLICE("deux"), HSY_SLICE("trois"), HSY_SLICE("ces")};
    const hsy_reading *reading = cast->reading;
    const hsy_speaker none = {.name = {"", 0}, .affiliation = {"", 0}, .type = HSY_SPEAKER_UNKNOWN};
    uint32_t sentence = reading->marks[token].sentence;
    if (sentence == 0) return none;
    const hsy_sentence *before = &reading->sentences.items[sentence - 1];
    hsy_range phrase = hsy_phrase_after(reading, before->first, before->end);
    hsy_parts source = {.at = {phrase}, .count = 1};
    bool is_many = false, speaks = false;
    for (size_t i = 0; i < sizeof plural / sizeof *plural; i++)
        is_many |= hsy_word_is(reading, phrase.first, plural[i]);
    for (uint32_t i = phrase.first; i < phrase.end && i < phrase.first + 3; i++)
        speaks |= reading->marks[i].speaker >= 0;
    int32_t row = reading->marks[token].pronoun;
    bool wants_many = hsy_slice_equal(hsy_lexicon_cell(reading->pronouns, row, 2), HSY_S("p"));
    hsy_gender gender = gender_of_source(reading, &source), wanted = gender_of_pronoun(reading, row);
    bool agrees = is_many == wants_many &&
                  (wants_many || gender == HSY_GENDER_UNKNOWN || wanted == HSY_GENDER_UNKNOWN || gender == wanted);
    return speaks && agrees && phrase.end > phrase.first + 1 ? hsy_speaker_of(cast, index, phrase) : none;
}

/* "Hawk said so … he said": a single name of nothing known that spoke just before is a person after all. */
static bool lone_name(const hsy_reading *reading, uint32_t index, hsy_speaker *speaker) {
    for (uint32_t i = index; i > 0 && index - i < MOST_ISSUER; i--) {
        const hsy_speaker *before = &reading->drafts.items[i - 1].speaker;
        bool is_lone = before->is_named && before->type == HSY_SPEAKER_ORGANISATION &&
                       hsy_slice_find_byte(before->name, ' ', 0) == HSY_NOT_FOUND;
        if (!is_lone || reading->tongue != HSY_TONGUE_ENGLISH) continue;
        *speaker = *before;
        speaker->type = HSY_SPEAKER_PERSON;
        return true;
    }
    return false;
}

static hsy_speaker speaker_of_person_pronoun(const hsy_cast *cast, uint32_t index, uint32_t token, hsy_gender gender) {
    const hsy_reading *reading = cast->reading;
    hsy_speaker speaker = {.name = {"", 0}, .affiliation = {"", 0}, .type = HSY_SPEAKER_UNKNOWN};
    uint32_t here = reading->marks[token].sentence, least = here > MOST_NEAR ? here - MOST_NEAR : 0;
    uint32_t spoken = index > 0 ? sentence_of(reading, index - 1) : HSY_NO_TOKEN;
    uint32_t from = spoken != HSY_NO_TOKEN && spoken < here ? spoken + 1 : here;
    if (spoken != here && person_opening(cast, from, here, token, gender, &speaker)) return speaker;
    const hsy_speaker *near = last_person(cast, index, gender, least);
    if (near) return *near;
    if (person_before(cast, token, gender, &speaker)) return speaker;
    const hsy_speaker *any = last_person(cast, index, gender, 0);
    if (!any && lone_name(reading, index, &speaker)) return speaker;
    if (!any && reading->tongue == HSY_TONGUE_FRENCH) return french_subject_before(cast, index, token);
    return any ? *any : (hsy_speaker){.name = {"", 0}, .affiliation = {"", 0}, .type = HSY_SPEAKER_UNKNOWN};
}

/* English "Many said": a group of its own, whoever spoke before. */
static bool is_quantity(const hsy_reading *reading, uint32_t token) {
    static const hsy_slice words[] = {HSY_SLICE("many"),   HSY_SLICE("some"), HSY_SLICE("several"), HSY_SLICE("most"),
                                      HSY_SLICE("others"), HSY_SLICE("few"),  HSY_SLICE("all")};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (reading->tongue == HSY_TONGUE_ENGLISH && hsy_word_is(reading, token, words[i])) return true;
    return false;
}

hsy_speaker hsy_speaker_of_pronoun(const hsy_cast *cast, uint32_t index, uint32_t token) {
    const hsy_reading *reading = cast->reading;
    int32_t row = reading->marks[token].pronoun;
    bool is_plural = hsy_slice_equal(hsy_lexicon_cell(reading->pronouns, row, 2), HSY_S("p"));
    bool is_neuter = hsy_slice_equal(hsy_lexicon_cell(reading->pronouns, row, 3), HSY_S("n"));
    hsy_speaker none = {.name = {"", 0}, .affiliation = {"", 0}, .type = HSY_SPEAKER_UNKNOWN};
    if (!hsy_slice_equal(hsy_lexicon_cell(reading->pronouns, row, 1), HSY_S("3"))) return none;
    if (is_quantity(reading, token))
        return (hsy_speaker){hsy_range_text(reading, (hsy_range){token, token + 1}), {"", 0}, HSY_SPEAKER_GROUP, false};
    if (!is_plural && !is_neuter) {
        hsy_gender gender = gender_of_pronoun(reading, row);
        hsy_speaker person = speaker_of_person_pronoun(cast, index, token, gender);
        if (person.is_named) hsy_cast_learn_gender(cast, person.name, gender);
        return person;
    }
    const hsy_speaker *body = is_plural ? last_group(reading, index) : last_body(reading, index, MOST_BACK);
    if (body) return *body;
    if (reading->tongue == HSY_TONGUE_FRENCH && is_plural) none = french_subject_before(cast, index, token);
    if (is_plural && none.name.length == 0) none.type = HSY_SPEAKER_GROUP;
    return none;
}

/* ---- definite phrases ---- */

/* "the ministry" of "the ministry"; in German also of "Gesundheitsministerium". */
static bool is_same_word(const hsy_reading *reading, uint32_t token, uint32_t head) {
    if (reading->tongue != HSY_TONGUE_GERMAN) return hsy_slice_equal(reading->folded[token], reading->folded[head]);
    enum { LEAST_WORD = 4 };
    return reading->folded[head].length >= LEAST_WORD && hsy_slice_ends(reading->folded[token], reading->folded[head]);
}

/* A speaker before, of the same kind, whose source held the same word: "the airline" after "the airline Skyways". */
static bool same_word_before(const hsy_cast *cast, uint32_t index, uint32_t head, hsy_speaker_type type,
                             hsy_speaker *speaker) {
    const hsy_reading *reading = cast->reading;
    for (uint32_t i = index; i > 0 && index - i < MOST_BACK; i--) {
        const hsy_draft *draft = &reading->drafts.items[i - 1];
        bool is_kind = hsy_is_person_type(type) == hsy_is_person_type(draft->speaker.type) &&
                       (type == HSY_SPEAKER_GROUP) == (draft->speaker.type == HSY_SPEAKER_GROUP);
        if (draft->speaker.name.length == 0 || !is_kind) continue;
        for (uint32_t p = 0; p < draft->source.count; p++)
            for (uint32_t t = draft->source.at[p].first; t < draft->source.at[p].end; t++)
                if (t != head && is_same_word(reading, t, head)) {
                    *speaker = draft->speaker;
                    return true;
                }
    }
    return false;
}

/* Walks back over the names before `at`; each is given once. */
static uint32_t name_before(const hsy_reading *reading, uint32_t *at, uint32_t last) {
    while (*at > 0) {
        uint32_t name = reading->marks[--*at].name;
        if (name != HSY_NO_TOKEN && name != last) return name;
    }
    return HSY_NO_TOKEN;
}

static bool holds_word(const hsy_cast *cast, const hsy_name *name, hsy_slice word) {
    hsy_slice rest = hsy_fold(cast->reading->arena, hsy_slice_span(cast->reading->text, name->span));
    while (rest.at) {
        hsy_slice one = hsy_slice_cut(&rest, ' ');
        if (hsy_slice_equal(one, word)) return true;
    }
    return false;
}

/* The outlet, agency or body named nearest before the phrase: one with the word in its name, else, if `takes_any`, one
 * of the kind. */
static bool body_before(const hsy_cast *cast, uint32_t first, uint32_t head, bool wants_medium, bool takes_any,
                        hsy_speaker *speaker) {
    const hsy_reading *reading = cast->reading;
    uint32_t any = HSY_NO_TOKEN, at = first, looked = 0;
    for (uint32_t name = name_before(reading, &at, HSY_NO_TOKEN); name != HSY_NO_TOKEN && looked < MOST_BACK;
         name = name_before(reading, &at, name), looked++) {
        const hsy_name *found = &reading->names.items[name];
        bool is_medium = found->kind == HSY_NAME_OUTLET || found->kind == HSY_NAME_AGENCY;
        if (wants_medium != is_medium || (!is_medium && found->kind != HSY_NAME_ORGANISATION)) continue;
        if (any == HSY_NO_TOKEN) any = name;
        if (wants_medium || !holds_word(cast, found, reading->folded[head])) continue;
        *speaker = (hsy_speaker){hsy_fullest_name(reading, found), {"", 0}, hsy_type_of_name(found->kind), true};
        return true;
    }
    if (any == HSY_NO_TOKEN || !takes_any) return false;
    const hsy_name *found = &reading->names.items[any];
    *speaker = (hsy_speaker){hsy_fullest_name(reading, found), {"", 0}, hsy_type_of_name(found->kind), true};
    return true;
}

/* The first body that the phrase's sentence names before it, or the sentence before. */
static bool body_near(const hsy_cast *cast, uint32_t first, hsy_speaker *speaker) {
    const hsy_reading *reading = cast->reading;
    uint32_t here = reading->marks[first].sentence;
    for (uint32_t s = here + 1; s > 0 && here + 1 - s < MOST_ISSUED; s--) {
        const hsy_sentence *sentence = &reading->sentences.items[s - 1];
        for (uint32_t i = sentence->first; i < sentence->end && i < first; i++) {
            uint32_t name = reading->marks[i].name;
            if (name == HSY_NO_TOKEN || reading->names.items[name].kind != HSY_NAME_ORGANISATION) continue;
            *speaker = (hsy_speaker){
                hsy_fullest_name(reading, &reading->names.items[name]), {"", 0}, HSY_SPEAKER_ORGANISATION, true};
            return true;
        }
    }
    return false;
}

/* "the statement": of whoever spoke last. */
static bool issuer_before(const hsy_reading *reading, uint32_t index, bool needs_name, hsy_speaker *speaker) {
    for (uint32_t i = index; i > 0 && index - i < MOST_ISSUER; i--) {
        const hsy_speaker *before = &reading->drafts.items[i - 1].speaker;
        if (before->name.length == 0 || before->type == HSY_SPEAKER_GROUP || (needs_name && !before->is_named))
            continue;
        *speaker = *before;
        return true;
    }
    return false;
}

/* "the 45-year-old", "the former boxer": a phrase that tells something new of who spoke just before. */
static bool person_just_before(const hsy_cast *cast, uint32_t index, uint32_t at, hsy_speaker_type type,
                               hsy_speaker *speaker) {
    uint32_t here = cast->reading->marks[at].sentence;
    hsy_gender gender = hsy_cast_gender(cast, cast->reading->folded[at], false);
    const hsy_speaker *before = last_person(cast, index, gender, here > MOST_SINCE ? here - MOST_SINCE : 0);
    uint32_t parent = index < cast->reading->drafts.count ? cast->reading->drafts.items[index].parent : HSY_NO_DRAFT;
    bool is_parent = before && parent < index && /* "Kost said that | the director had promised" */
                     hsy_slice_equal(before->name, cast->reading->drafts.items[parent].speaker.name);
    bool is_other = before && type == HSY_SPEAKER_OFFICIAL && before->type == HSY_SPEAKER_PERSON && /* "the mayor" */
                    cast->reading->tongue == HSY_TONGUE_ENGLISH;
    if (!before || !before->is_named || is_parent || is_other) return false;
    *speaker = *before;
    return true;
}

bool hsy_speaker_of_definite(const hsy_cast *cast, uint32_t index, hsy_range range, uint32_t head,
                             hsy_speaker_type type, hsy_speaker *speaker) {
    const hsy_reading *reading = cast->reading;
    if (hsy_is_person_type(type)) {
        hsy_speaker same = {.name = {"", 0}};
        bool is_same = same_word_before(cast, index, head, type, &same);
        uint32_t person = hsy_cast_by_office(cast, range);
        if (person != HSY_NO_TOKEN) *speaker = hsy_speaker_of_person(cast, person);
        if (is_same && (person == HSY_NO_TOKEN || !same.is_named)) *speaker = same; /* "a spokesman", "the spokesman" */
        if (is_same || person != HSY_NO_TOKEN || person_just_before(cast, index, head, type, speaker)) return true;
        hsy_parts source = {.at = {range}, .count = 1};
        return reading->tongue == HSY_TONGUE_FRENCH && type == HSY_SPEAKER_PERSON && range.end - range.first <= 2 &&
               person_before(cast, range.first, gender_of_source(reading, &source), speaker); /* "la sexagénaire" */
    }
    if (same_word_before(cast, index, head, type, speaker)) return true;
    if (hsy_has_use(reading, head, HSY_S("issued")))
        return (type == HSY_SPEAKER_DOCUMENT && body_near(cast, range.first, speaker)) ||
               issuer_before(reading, index, type == HSY_SPEAKER_DOCUMENT, speaker);
    bool stands_for_itself = type == HSY_SPEAKER_GROUP || type == HSY_SPEAKER_UNKNOWN; /* "the source" */
    if (hsy_has_use(reading, head, HSY_S("authority")) || stands_for_itself) return false;
    bool wants_medium = type != HSY_SPEAKER_ORGANISATION, is_generic = hsy_has_use(reading, head, HSY_S("generic"));
    const hsy_speaker *last = is_generic ? last_body(reading, index, MOST_GENERIC) : NULL;
    if (last && last->is_named && last->type == HSY_SPEAKER_ORGANISATION) {
        *speaker = *last;
        return true;
    }
    return body_before(cast, range.first, head, wants_medium, wants_medium || is_generic, speaker);
}
