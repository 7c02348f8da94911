/* German verb brackets: a reporting verb with the part of it that stands apart in its clause.
 *
 *     [teilte] die Polizei am Montag [mit]         the particle closes the clause
 *     [hat] der Rat einen Bericht [bestätigt]      the auxiliary opens the bracket, the participle closes it
 *     wie die Polizei [mitgeteilt hat]             in a subordinate clause the auxiliary stands behind
 *
 * A verb with its particle apart is looked up as the word that both make in a subordinate clause ("wies … zurück" ->
 * "zurückwies"), so that one row serves both. A participle goes with a form of haben, sein, werden, an infinitive
 * with a modal verb; an auxiliary on the other side of a comma is taken only when what the commas hold is parenthesis.
 */
#include <string.h>

#include "statements/german.h"

enum {
    MOST_CLAUSE = 40,   /* tokens between the parts of a verb */
    LONGEST_WORD = 100, /* bytes of particle and verb together */
    LEAST_WORD = 4,     /* bytes of a word that makes one with its verb and is no particle */
};

static bool is_one_of(const hsy_reading *reading, uint32_t token, const hsy_slice *words, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (hsy_word_is(reading, token, words[i])) return true;
    return false;
}

static bool is_become(const hsy_reading *reading, uint32_t token) {
    static const hsy_slice forms[] = {HSY_SLICE("wird"),   HSY_SLICE("werden"), HSY_SLICE("wurde"),
                                      HSY_SLICE("wurden"), HSY_SLICE("worden"), HSY_SLICE("werde"),
                                      HSY_SLICE("würde"),  HSY_SLICE("würden")};
    return is_one_of(reading, token, forms, sizeof forms / sizeof *forms);
}

static bool is_have_or_be(const hsy_reading *reading, uint32_t token) {
    static const hsy_slice forms[] = {HSY_SLICE("hat"),   HSY_SLICE("haben"), HSY_SLICE("hatte"),  HSY_SLICE("hatten"),
                                      HSY_SLICE("habe"),  HSY_SLICE("hätte"), HSY_SLICE("hätten"), HSY_SLICE("ist"),
                                      HSY_SLICE("sind"),  HSY_SLICE("war"),   HSY_SLICE("waren"),  HSY_SLICE("sei"),
                                      HSY_SLICE("seien"), HSY_SLICE("wäre"),  HSY_SLICE("wären"),  HSY_SLICE("sein")};
    return is_one_of(reading, token, forms, sizeof forms / sizeof *forms);
}

bool hsy_is_tense_word(const hsy_reading *reading, uint32_t token) {
    return is_have_or_be(reading, token) || is_become(reading, token);
}

/* Whether the auxiliary goes with the form at the cue's verb. */
static bool goes_with(const hsy_reading *reading, const hsy_cue *cue, uint32_t auxiliary) {
    bool is_participle = cue->entry.shapes & HSY_SHAPE_PARTICIPLE;
    bool is_infinitive = cue->entry.shapes & HSY_SHAPE_INFINITIVE;
    if (is_have_or_be(reading, auxiliary)) return is_participle;
    if (hsy_word_is(reading, auxiliary, HSY_S("worden"))) return false;
    if (is_become(reading, auxiliary)) return is_participle || is_infinitive;
    return is_infinitive;
}

static void find_particle(const hsy_reading *reading, hsy_cue *cue, uint32_t end) {
    char joined[LONGEST_WORD];
    hsy_slice word = reading->folded[cue->verb];
    for (uint32_t i = cue->verb_end; i < end && i - cue->verb < MOST_CLAUSE; i++) {
        if (!hsy_is_outside(reading, i)) continue;
        hsy_slice particle = reading->folded[i];
        hsy_word_class next = hsy_class_at(reading, i + 1);
        bool closes = i + 1 >= end || next == HSY_WORD_COMMA || next == HSY_WORD_STOP || next == HSY_WORD_THAT ||
                      next == HSY_WORD_COLON || next == HSY_WORD_AND || next == HSY_WORD_MARK ||
                      next == HSY_WORD_SEMICOLON || next == HSY_WORD_BUT || next == HSY_WORD_DASH;
        if (!closes || reading->tokens.items[i].kind != HSY_TOKEN_WORD) continue;
        if (particle.length + 1 + word.length > sizeof joined) continue;
        memcpy(joined, particle.at, particle.length);
        memcpy(joined + particle.length, word.at, word.length);
        int row = hsy_lexicon_find(reading->verbs, (hsy_slice){joined, particle.length + word.length});
        if (row < 0 && particle.length >= LEAST_WORD) { /* "gab … zu bedenken": "bedenken gab" */
            joined[particle.length] = ' ';
            memcpy(joined + particle.length + 1, word.at, word.length);
            row = hsy_lexicon_find(reading->verbs, (hsy_slice){joined, particle.length + 1 + word.length});
        }
        if (row < 0) continue;
        cue->entry = hsy_reading_cue(reading, row);
        cue->particle = i;
        return;
    }
}

/* "mitgeteilt hat", "erklärt worden sei" */
static bool take_auxiliary_behind(const hsy_reading *reading, hsy_cue *cue) {
    uint32_t behind = cue->verb_end;
    if (hsy_word_is(reading, behind, HSY_S("worden"))) cue->is_passive = true, behind++;
    if (hsy_class_at(reading, behind) != HSY_WORD_AUXILIARY) return false;
    if (is_become(reading, behind) && (cue->entry.shapes & HSY_SHAPE_PARTICIPLE)) cue->is_passive = true;
    cue->end = behind + 1;
    hsy_parts_add(&cue->parts, behind, behind + 1);
    cue->is_finite = true;
    return true;
}

/* Whether the words behind the comma at `comma`, up to the verb, open a clause with a subject of its own. */
static bool opens_clause(const hsy_reading *reading, uint32_t comma) {
    switch (hsy_class_at(reading, comma + 1)) {
    case HSY_WORD_THAT:
    case HSY_WORD_RELATIVE:
    case HSY_WORD_QUESTION:
    case HSY_WORD_SUBORDINATOR:
    case HSY_WORD_DETERMINER:
    case HSY_WORD_PRONOUN:
    case HSY_WORD_BUT: return true;
    default: return false;
    }
}

static void take_auxiliary_before(const hsy_reading *reading, hsy_cue *cue, uint32_t first) {
    bool is_zu = cue->entry.shapes == HSY_SHAPE_INFINITIVE || /* "mitzuteilen" has no form but this */
                 (cue->verb > first && hsy_word_is(reading, cue->verb - 1, HSY_S("zu")));
    uint32_t commas = 0;
    for (uint32_t i = cue->verb; i > first && cue->verb - i < MOST_CLAUSE && !is_zu; i--) {
        hsy_word_class class = hsy_class_at(reading, i - 1);
        if (!hsy_is_outside(reading, i - 1)) continue;
        if (class == HSY_WORD_SEMICOLON || class == HSY_WORD_COLON || class == HSY_WORD_THAT) return;
        if (class == HSY_WORD_COMMA && ++commas == 1 && opens_clause(reading, i - 1)) return;
        if (class != HSY_WORD_AUXILIARY || !goes_with(reading, cue, i - 1)) continue;
        if (commas == 1) return; /* one comma alone parts two clauses */
        cue->auxiliary = i - 1;
        cue->is_finite = true;
        bool is_perfect = hsy_word_is(reading, cue->verb_end, HSY_S("worden"));
        if (is_perfect || (is_become(reading, i - 1) && (cue->entry.shapes & HSY_SHAPE_PARTICIPLE)))
            cue->is_passive = true;
        cue->parts = (hsy_parts){0};
        hsy_parts_add(&cue->parts, i - 1, i);
        hsy_parts_add(&cue->parts, cue->verb, cue->end);
        return;
    }
}

/* "nicht" between the parts of the verb. */
static bool is_negated_between(const hsy_reading *reading, uint32_t first, uint32_t end) {
    for (uint32_t i = first; i < end; i++)
        if (hsy_class_at(reading, i) == HSY_WORD_NEGATION && hsy_is_outside(reading, i)) return true;
    return false;
}

/* „…“, | zeigt sich Weber selbstbewusst; „…“, | ist die Ministerin sicher: behind a quotation and before who can speak
 * every verb reports. */
static bool follows_speech(const hsy_reading *reading, uint32_t verb) {
    if (verb < 2 || hsy_class_at(reading, verb - 1) != HSY_WORD_COMMA || hsy_is_capital(reading, verb)) return false;
    bool is_closed = hsy_class_at(reading, verb - 2) == HSY_WORD_MARK;
    const hsy_quotation *quotation = is_closed ? hsy_quotation_before(reading, verb) : NULL;
    bool may_be = hsy_class_at(reading, verb) == HSY_WORD_OPEN || hsy_word_is(reading, verb, HSY_S("ist")) ||
                  hsy_word_is(reading, verb, HSY_S("war"));
    if (!quotation || !may_be || !hsy_is_speech(reading, quotation)) return false;
    bool is_reflexive = hsy_class_at(reading, verb + 1) == HSY_WORD_REFLEXIVE;
    uint32_t next = verb + 1 + (is_reflexive ? 1 : 0);
    hsy_range phrase = hsy_phrase_after(reading, next, hsy_sentence_of(reading, verb)->end);
    if (phrase.first != next || phrase.first >= phrase.end || hsy_is_demonstrative(reading, phrase)) return false;
    bool is_name = is_reflexive && phrase.end == phrase.first + 1 && hsy_is_capital(reading, phrase.first);
    return is_name || hsy_can_speak(reading, phrase);
}

void hsy_take_bracket(const hsy_reading *reading, hsy_cue *cue) {
    const hsy_sentence *sentence = hsy_sentence_of(reading, cue->verb);
    if (!(cue->entry.frames & HSY_FRAME_QUOTATION) && follows_speech(reading, cue->verb))
        cue->entry = (hsy_cue_entry){HSY_FRAME_QUOTATION, HSY_SHAPE_FINITE, HSY_CERTAINTY_REPORTED, HSY_NO_RATE};
    else if (hsy_class_at(reading, cue->verb) == HSY_WORD_AUXILIARY)
        return;
    cue->first = cue->verb;
    hsy_parts_add(&cue->parts, cue->verb, cue->verb_end);
    if (cue->entry.frames == 0 || (cue->entry.shapes & HSY_SHAPE_FINITE)) find_particle(reading, cue, sentence->end);
    if (cue->particle != HSY_NO_TOKEN) {
        cue->is_finite = true;
        hsy_parts_add(&cue->parts, cue->particle, cue->particle + 1);
    } else {
        if ((cue->entry.shapes & (HSY_SHAPE_PARTICIPLE | HSY_SHAPE_INFINITIVE)) && !take_auxiliary_behind(reading, cue))
            take_auxiliary_before(reading, cue, sentence->first);
        if (!cue->is_finite) cue->is_finite = cue->entry.shapes & HSY_SHAPE_FINITE;
    }
    uint32_t from = cue->auxiliary != HSY_NO_TOKEN ? cue->auxiliary : cue->verb;
    uint32_t until = cue->particle != HSY_NO_TOKEN ? cue->particle : cue->end + 1;
    cue->is_negated = is_negated_between(reading, from, until);
}
