/* French: whose words "selon" and the like give, and clauses behind "selon laquelle".
 *
 *     Selon [Inès Morin, directrice du musée], …           up to its own comma, past appositions
 *     les informations de [X] selon lesquelles […]         a noun that reports
 *     une chaîne selon laquelle […]                        the antecedent speaks
 */
#include "statements/french.h"

enum {
    MOST_ADJUNCT = 16, /* tokens of an adjunct */
    MOST_ADJUNCTS = 4, /* adjuncts or appositions in a row */
    MOST_SUBJECT = 14, /* tokens of a subject or antecedent */
    LEAST_CLAUSE = 3,  /* tokens of a clause */
};

static uint32_t next_comma(const hsy_reading *reading, uint32_t from, uint32_t most) {
    uint32_t i = from, depth = 0;
    for (; i < most && i - from < 2 * MOST_ADJUNCT; i++) {
        hsy_word_class class = hsy_class_at(reading, i);
        if (class == HSY_WORD_OPENING) depth++;
        if (class == HSY_WORD_CLOSING && depth-- == 0) return i;
        if (depth == 0 && hsy_is_outside(reading, i) &&
            (class == HSY_WORD_COMMA || class == HSY_WORD_STOP || class == HSY_WORD_COLON ||
             class == HSY_WORD_SEMICOLON))
            return i;
    }
    return i;
}

/* Whether [first, end) behind the comma of a holder tells who he is: ", directeur de la banque,". */
static bool is_holder_apposition(const hsy_reading *reading, uint32_t first, uint32_t end) {
    if (first >= reading->tokens.count) return false;
    hsy_word_class class = hsy_class_at(reading, first);
    uint32_t name = first > 1 ? reading->marks[first - 2].name : HSY_NO_TOKEN;
    bool follows_person = name != HSY_NO_TOKEN && reading->names.items[name].kind == HSY_NAME_PERSON;
    bool opens = class == HSY_WORD_OPEN || (class == HSY_WORD_DETERMINER && follows_person);
    bool is_person = reading->marks[first].name != HSY_NO_TOKEN &&
                     reading->names.items[reading->marks[first].name].kind == HSY_NAME_PERSON;
    if (!opens || hsy_class_at(reading, end) != HSY_WORD_COMMA || reading->marks[first].relay >= 0 ||
        hsy_has_french_verb(reading, first, end))
        return false;
    return is_person ? !follows_person : class == HSY_WORD_OPEN || follows_person;
}

/* ", cité par la chaîne": the end of a relay behind the comma or directly at `at`, or `at`. */
static uint32_t relay_end(const hsy_reading *reading, uint32_t at, uint32_t most) {
    uint32_t relay = at + (hsy_class_at(reading, at) == HSY_WORD_COMMA);
    if (relay >= most || reading->marks[relay].relay < 0) return at;
    hsy_range whom = hsy_phrase_after(reading, relay + reading->marks[relay].relay_words, most);
    if (whom.first >= whom.end) return at;
    uint32_t own = next_comma(reading, whom.first, most);
    if (own < whom.end) return own;
    uint32_t comma = next_comma(reading, whom.end, most);
    return comma > whom.end && hsy_has_french_verb(reading, whom.end, comma) ? whom.end : comma;
}

/* The end of the appositions that follow the comma of a holder; `*end` is behind a relative clause as well:
 * ", chercheuse à Brissac|, qui dirige l'étude|,". */
static uint32_t holder_appositions(const hsy_reading *reading, uint32_t comma, uint32_t most, uint32_t *end) {
    uint32_t last = comma;
    *end = comma;
    for (uint32_t steps = 0; steps < MOST_ADJUNCTS && hsy_class_at(reading, comma) == HSY_WORD_COMMA; steps++) {
        uint32_t next = next_comma(reading, comma + 1, most);
        bool is_second =
            steps > 0 &&
            (hsy_word_is(reading, comma + 1, HSY_S("un")) || hsy_word_is(reading, comma + 1, HSY_S("une"))) &&
            hsy_class_at(reading, next) == HSY_WORD_COMMA && !hsy_has_french_verb(reading, comma + 1, next);
        bool is_relative =
            hsy_class_at(reading, comma + 1) == HSY_WORD_RELATIVE && hsy_class_at(reading, next) == HSY_WORD_COMMA;
        if (!is_second && !is_relative && !is_holder_apposition(reading, comma + 1, next)) break;
        if (!is_relative) last = next;
        *end = comma = next;
    }
    return last;
}

static bool is_holder_pronoun(const hsy_reading *reading, uint32_t token) {
    static const hsy_slice words[] = {HSY_SLICE("lui"), HSY_SLICE("elle"), HSY_SLICE("eux"), HSY_SLICE("elles")};
    return HSY_IS_ONE_OF(reading, token, words);
}

static bool goes_on_holder(const hsy_reading *reading, uint32_t token) {
    static const hsy_slice words[] = {HSY_SLICE("sur"), HSY_SLICE("dans"),  HSY_SLICE("à"),    HSY_SLICE("par"),
                                      HSY_SLICE("au"),  HSY_SLICE("aux"),   HSY_SLICE("chez"), HSY_SLICE("en"),
                                      HSY_SLICE("et"),  HSY_SLICE("contre")};
    return HSY_IS_ONE_OF(reading, token, words) && reading->marks[token].relay < 0;
}

hsy_range hsy_french_holder(const hsy_reading *reading, uint32_t at, uint32_t from, uint32_t *end) {
    const hsy_sentence *sentence = hsy_sentence_of(reading, at);
    static const hsy_slice others[] = {HSY_SLICE("moi"), HSY_SLICE("nous"), HSY_SLICE("vous"), HSY_SLICE("toi")};
    const hsy_range none = {from, from};
    if (HSY_IS_ONE_OF(reading, from, others)) return none;
    hsy_range phrase = hsy_phrase_after(reading, from, sentence->end);
    if (is_holder_pronoun(reading, from)) phrase = (hsy_range){from, from + 1};
    if (phrase.first >= phrase.end || phrase.first > from + 1) return none;
    uint32_t comma = next_comma(reading, phrase.first, sentence->end);
    hsy_word_class before = at > sentence->first ? hsy_class_at(reading, at - 1) : HSY_WORD_STOP;
    bool is_parted = before == HSY_WORD_COMMA || before == HSY_WORD_MARK || before == HSY_WORD_OPENING;
    bool is_start = !is_parted && (before == HSY_WORD_STOP || before == HSY_WORD_BUT || before == HSY_WORD_AND ||
                                   before == HSY_WORD_THAT || before == HSY_WORD_ADVERB || before == HSY_WORD_COLON);
    if (!is_parted && !is_start && !hsy_is_french_speaker(reading, phrase)) return none;
    bool is_bare = comma < sentence->end && hsy_has_french_verb(reading, phrase.first, comma);
    if (phrase.end > comma) phrase.end = comma;
    *end = phrase.end;
    if (phrase.end == comma) {
        *end = phrase.end = holder_appositions(reading, comma, sentence->end, end);
        comma = *end > comma ? *end : comma;
    }
    if (phrase.end < comma && !is_bare) {
        if (goes_on_holder(reading, phrase.end) && is_start) phrase.end = comma;
        if (is_start || is_parted) *end = comma;
    }
    *end = relay_end(reading, *end, sentence->end);
    return phrase;
}

void hsy_report_french_relative(hsy_reading *reading, uint32_t at, uint32_t relative) {
    const hsy_sentence *sentence = hsy_sentence_of(reading, at);
    uint32_t noun = HSY_NO_TOKEN, end = at - (at > sentence->first && hsy_class_at(reading, at - 1) == HSY_WORD_COMMA);
    if (relative + LEAST_CLAUSE > sentence->end) return;
    for (uint32_t i = end; i > sentence->first && end - i < MOST_SUBJECT && noun == HSY_NO_TOKEN; i--)
        if (reading->marks[i - 1].noun >= 0 && hsy_is_outside(reading, i - 1)) noun = i - 1;
    hsy_draft draft = {.at = at, .follows = HSY_NO_DRAFT, .certainty = HSY_CERTAINTY_REPORTED};
    hsy_parts_add(&draft.content, relative + 1, hsy_french_clause_end(reading, relative + 1, 1));
    if (noun != HSY_NO_TOKEN) {
        draft.at = noun;
        draft.certainty = (uint8_t)hsy_certainty_of(hsy_lexicon_cell(reading->nouns, reading->marks[noun].noun, 1));
        hsy_parts_add(&draft.cue, noun, noun + 1);
        hsy_range owner = hsy_phrase_after(reading, noun + 2, end);
        bool has_owner = hsy_class_at(reading, noun + 1) == HSY_WORD_OF ||
                         hsy_word_is(reading, noun + 1, HSY_S("du")) || hsy_word_is(reading, noun + 1, HSY_S("des"));
        if (noun > sentence->first && hsy_is_pronoun(reading, noun - 1, HSY_S("possessive")))
            hsy_parts_add(&draft.source, noun - 1, noun);
        else if (has_owner && owner.first == noun + 2 && hsy_is_french_speaker(reading, owner))
            hsy_parts_add(&draft.source, owner.first, owner.end);
        hsy_push_draft(reading, draft);
        return;
    }
    draft.antecedent = hsy_french_antecedent(reading, hsy_phrase_before(reading, end, sentence->first));
    hsy_parts_add(&draft.cue, at, at + 1);
    hsy_parts_add(&draft.source, draft.antecedent.first, draft.antecedent.end);
    if (hsy_is_french_speaker(reading, draft.antecedent)) hsy_push_draft(reading, draft);
}
