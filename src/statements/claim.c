/* Nouns that report: "his claim that prices would fall", "Trumps Behauptung, er sei betrogen worden".
 *
 * The content is the clause that hangs on the noun; the source is its possessor, before ("Beck's", "his") or behind
 * it ("by Beck", a genitive). Without a possessor nobody is named. Infinitives need a possessor ("his promise to").
 */
#include "statements/german.h"

enum { LEAST_CLAUSE = 3, MOST_GENITIVE = 6 };

/* The possessor before a noun: "his", "Mr Beck's", German "Trumps". */
static hsy_range possessor_before(const hsy_reading *reading, uint32_t noun) {
    const hsy_sentence *sentence = hsy_sentence_of(reading, noun);
    uint32_t i = noun;
    while (i > sentence->first && noun - i < 3 && hsy_class_at(reading, i - 1) == HSY_WORD_OPEN &&
           !hsy_is_capital(reading, i - 1))
        i--;
    if (i == sentence->first) return (hsy_range){noun, noun};
    uint32_t p = i - 1;
    if (!hsy_is_outside(reading, p)) return (hsy_range){noun, noun};
    if (hsy_is_pronoun(reading, p, HSY_S("possessive"))) return (hsy_range){p, p + 1};
    hsy_slice word = reading->folded[p];
    bool has_sign = hsy_slice_ends(word, HSY_S("'s")) || hsy_slice_ends(word, HSY_S("s'"));
    bool is_genitive = reading->tongue == HSY_TONGUE_GERMAN && hsy_slice_ends(word, HSY_S("s")) &&
                       (reading->marks[p].name != HSY_NO_TOKEN || (p == sentence->first && p + 1 == noun));
    if (!has_sign && !is_genitive) return (hsy_range){noun, noun};
    return hsy_phrase_before(reading, i, sentence->first);
}

static hsy_range possessor_behind(const hsy_reading *reading, uint32_t behind) {
    uint32_t end = hsy_sentence_of(reading, behind - 1)->end;
    hsy_word_class class = behind < end ? hsy_class_at(reading, behind) : HSY_WORD_STOP;
    bool leads = hsy_word_is(reading, behind, HSY_S("by")) || hsy_word_is(reading, behind, HSY_S("from")) ||
                 hsy_word_is(reading, behind, HSY_S("von")) || hsy_word_is(reading, behind, HSY_S("de")) ||
                 hsy_word_is(reading, behind, HSY_S("du")) || hsy_word_is(reading, behind, HSY_S("des")) ||
                 hsy_word_is(reading, behind, HSY_S("d'"));
    bool is_genitive = reading->tongue == HSY_TONGUE_GERMAN && (class == HSY_WORD_DETERMINER || class == HSY_WORD_OPEN);
    if (!leads && !is_genitive) return (hsy_range){behind, behind};
    hsy_range phrase = hsy_phrase_after(reading, behind + (leads ? 1 : 0), end);
    if (reading->tongue == HSY_TONGUE_FRENCH && !hsy_is_french_speaker(reading, phrase))
        return (hsy_range){behind, behind}; /* "l'annonce du plan que …" */
    if (phrase.end - phrase.first > MOST_GENITIVE) return (hsy_range){behind, behind};
    return phrase;
}

/* No verb stands before the noun, so that the clause around it goes on behind what hangs on it. */
static bool opens_sentence(const hsy_reading *reading, uint32_t noun) {
    for (uint32_t i = hsy_sentence_of(reading, noun)->first; i < noun; i++) {
        bool is_verb = reading->marks[i].verb >= 0 && !hsy_is_capital(reading, i);
        if (is_verb || hsy_class_at(reading, i) == HSY_WORD_AUXILIARY) return false;
    }
    return true;
}

/* English "The claim that [the pier is unsafe] could not be verified": before the verb of the clause around it, the
 * second one that nothing joins to the first. */
static uint32_t english_end(const hsy_reading *reading, uint32_t start, uint32_t last) {
    bool has_verb = false;
    for (uint32_t i = start; i < last; i++) {
        hsy_word_class class = hsy_class_at(reading, i), before = i > start ? hsy_class_at(reading, i - 1) : class;
        if (class == HSY_WORD_COMMA || class == HSY_WORD_AND || class == HSY_WORD_THAT || class == HSY_WORD_RELATIVE ||
            class == HSY_WORD_SUBORDINATOR || class == HSY_WORD_QUESTION)
            return last;
        if (class != HSY_WORD_AUXILIARY) continue;
        if (has_verb && before == HSY_WORD_OPEN && !hsy_is_capital(reading, i - 1)) return i;
        has_verb = true;
    }
    return last;
}

static void claim(hsy_reading *reading, uint32_t noun) {
    const hsy_sentence *sentence = hsy_sentence_of(reading, noun);
    hsy_slice frames = hsy_lexicon_cell(reading->nouns, reading->marks[noun].noun, 2);
    bool takes_infinitive = hsy_slice_find_byte(frames, 'i', 0) != HSY_NOT_FOUND;
    bool is_german = reading->tongue == HSY_TONGUE_GERMAN;
    if (is_german != (bool)hsy_is_capital(reading, noun) && noun != sentence->first) return;
    if (reading->in_cue[noun]) return;
    hsy_range possessor = possessor_before(reading, noun);
    uint32_t i = noun + 1;
    if (possessor.first >= possessor.end) {
        hsy_range behind = possessor_behind(reading, i);
        if (behind.first < behind.end) {
            possessor = behind;
            i = behind.end;
        }
    }
    if (is_german) {
        if (possessor.first >= possessor.end && hsy_word_is(reading, i, HSY_S("darauf"))) i++;
        if (hsy_class_at(reading, i) != HSY_WORD_COMMA) return;
        i++;
        if (possessor.first >= possessor.end) possessor = hsy_subject_around(reading, noun);
    }
    hsy_word_class class = i < sentence->end ? hsy_class_at(reading, i) : HSY_WORD_STOP;
    bool is_that = class == HSY_WORD_THAT;
    bool is_french_to = reading->tongue == HSY_TONGUE_FRENCH && hsy_is_french_infinitive(reading, i + 1) &&
                        (class == HSY_WORD_OF || hsy_word_is(reading, i, HSY_S("à")));
    bool is_to =
        takes_infinitive && possessor.first < possessor.end && (hsy_word_is(reading, i, HSY_S("to")) || is_french_to);
    if (i + LEAST_CLAUSE > sentence->end) return;
    uint32_t start = is_that ? i + 1 : i, last = hsy_clause_end(reading, start);
    if (reading->tongue == HSY_TONGUE_FRENCH) last = hsy_french_clause_end(reading, start, is_that);
    if (is_german && opens_sentence(reading, noun)) last = hsy_embedded_end(reading, start, last);
    if (reading->tongue == HSY_TONGUE_ENGLISH && opens_sentence(reading, noun))
        last = english_end(reading, start, last);
    bool is_clause = is_german && hsy_is_infinitive_clause(reading, start, last);
    for (uint32_t k = start; is_german && k < last && k < start + 25; k++) is_clause |= hsy_is_subjunctive(reading, k);
    if (!is_that && !is_to && !is_clause) return;
    if (is_german && hsy_opens_relative(reading, start) && !is_that) return;
    if (is_that && reading->tongue == HSY_TONGUE_FRENCH && possessor.first >= possessor.end) return;
    hsy_draft draft = {.at = noun, .follows = HSY_NO_DRAFT};
    draft.certainty = (uint8_t)hsy_certainty_of(hsy_lexicon_cell(reading->nouns, reading->marks[noun].noun, 1));
    hsy_parts_add(&draft.cue, noun, noun + 1);
    hsy_parts_add(&draft.source, possessor.first, possessor.end);
    hsy_parts_add(&draft.content, start, last);
    hsy_push_draft(reading, draft);
}

void hsy_find_nouns(hsy_reading *reading) {
    for (uint32_t i = 0; i < reading->tokens.count; i++)
        if (reading->marks[i].noun >= 0 && hsy_is_outside(reading, i)) claim(reading, i);
}
