/* Cues: a reporting verb with its auxiliaries, negation, adverbs, particle and enclosed pronoun.
 *
 *     "has also repeatedly [said]"    "[teilte] die Polizei am Montag [mit]"    "[a]-t-il ensuite [ajouté]"
 *
 * Cues are composed, not listed: the lexicon has verb forms only. What German sets apart is in bracket.c.
 * A form that may be a noun ("claim", "report") is one after a determiner or a possessive.
 */
#include "statements/german.h"

enum {
    MOST_GROUP = 8, /* tokens of auxiliaries and adverbs before a verb */
    SURE_RATE = 60, /* of a hundred: a capital form that reports so often is a verb behind a name */
};

bool hsy_is_be(const hsy_reading *reading, uint32_t token) {
    static const hsy_slice forms[] = {HSY_SLICE("is"), HSY_SLICE("are"),  HSY_SLICE("was"),   HSY_SLICE("were"),
                                      HSY_SLICE("be"), HSY_SLICE("been"), HSY_SLICE("being"), HSY_SLICE("am")};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (hsy_word_is(reading, token, forms[i])) return true;
    return false;
}

static bool ends_possessive(const hsy_reading *reading, uint32_t token) {
    return hsy_slice_ends(reading->folded[token], HSY_S("'s")) || hsy_slice_ends(reading->folded[token], HSY_S("s'"));
}

/* "its recently announced policy": a participle between determiner and noun, behind an adverb */
static bool is_attribute(const hsy_reading *reading, uint32_t verb, hsy_cue_entry entry) {
    uint32_t i = verb, least = hsy_sentence_of(reading, verb)->first;
    if (reading->tongue != HSY_TONGUE_ENGLISH || !(entry.shapes & HSY_SHAPE_PARTICIPLE)) return false;
    while (i > least && hsy_class_at(reading, i - 1) == HSY_WORD_ADVERB) i--;
    if (i == verb || i == least || hsy_class_at(reading, verb + 1) != HSY_WORD_OPEN) return false;
    return hsy_is_pronoun(reading, i - 1, HSY_S("possessive")) ||
           (hsy_class_at(reading, i - 1) == HSY_WORD_DETERMINER && reading->marks[i - 1].pronoun < 0);
}

/* "the claim", "his report", "Berlin's demand", "a new report" */
static bool is_noun_here(const hsy_reading *reading, uint32_t verb, hsy_cue_entry entry) {
    if (reading->tongue == HSY_TONGUE_GERMAN && hsy_is_capital(reading, verb) &&
        hsy_sentence_of(reading, verb)->first ==
            verb) { /* "Angaben der Werft …", but "Hieß es …", "Bemängelt wird …" */
        hsy_word_class next = hsy_class_at(reading, verb + 1);
        return next != HSY_WORD_PRONOUN && next != HSY_WORD_AUXILIARY;
    }
    if (verb == 0 || hsy_sentence_of(reading, verb)->first == verb) return false;
    uint32_t before = verb - 1;
    hsy_word_class class = hsy_class_at(reading, before);
    if (hsy_is_capital(reading, verb)) /* "Clinton Says": capitals of a headline */
        return entry.rate == HSY_NO_RATE || entry.rate < SURE_RATE || reading->marks[before].name == HSY_NO_TOKEN;
    if (reading->tongue == HSY_TONGUE_GERMAN) return false;
    if (is_attribute(reading, verb, entry)) return true;
    if (reading->tongue == HSY_TONGUE_FRENCH && hsy_is_french_adjective(reading, verb)) return true;
    bool is_past = (entry.shapes & HSY_SHAPE_FINITE) && !(entry.shapes & HSY_SHAPE_INFINITIVE) &&
                   !hsy_slice_ends(reading->folded[verb], HSY_S("s"));
    bool stands_alone = class == HSY_WORD_DETERMINER && is_past && reading->marks[before].pronoun >= 0 &&
                        !hsy_is_pronoun(reading, before, HSY_S("possessive"));
    if (stands_alone && reading->tongue != HSY_TONGUE_FRENCH) return false; /* "another said" */
    if (class == HSY_WORD_DETERMINER || hsy_is_pronoun(reading, before, HSY_S("possessive")) ||
        (reading->tongue != HSY_TONGUE_FRENCH && ends_possessive(reading, before)))
        return !(reading->tongue == HSY_TONGUE_FRENCH && hsy_has_object_before(reading, verb));
    bool is_base = entry.shapes & HSY_SHAPE_INFINITIVE;
    bool is_finite_only = (entry.shapes & HSY_SHAPE_FINITE) && !(entry.shapes & HSY_SHAPE_PARTICIPLE);
    if (reading->tongue == HSY_TONGUE_FRENCH && is_finite_only && !hsy_word_is(reading, before, HSY_S("en")) &&
        (class == HSY_WORD_OF || class == HSY_WORD_PREPOSITION))
        return true; /* "par crainte", "de demande" */
    if ((class == HSY_WORD_OF || class == HSY_WORD_PREPOSITION) && !(entry.shapes & HSY_SHAPE_GERUND))
        return reading->tongue == HSY_TONGUE_ENGLISH && !hsy_word_is(reading, before, HSY_S("to"));
    /* an adjective between: only for words that are reporting nouns too, and base forms */
    return (is_base || reading->marks[verb].noun >= 0) && class == HSY_WORD_OPEN && !hsy_is_capital(reading, before) &&
           reading->marks[before].speaker < 0 && hsy_class_at(reading, before - (before > 0)) == HSY_WORD_DETERMINER;
}

static void take_left(const hsy_reading *reading, hsy_cue *cue, uint32_t least) {
    uint32_t parts[MOST_GROUP], count = 0, i = cue->verb;
    while (i > least && count < MOST_GROUP && hsy_is_outside(reading, i - 1)) {
        uint32_t p = i - 1;
        hsy_word_class class = hsy_class_at(reading, p);
        bool is_to = hsy_word_is(reading, p, HSY_S("to")) && i == cue->verb;
        if (class == HSY_WORD_AUXILIARY || is_to) {
            parts[count++] = p;
            if (hsy_is_be(reading, p) && (i == cue->verb || hsy_class_at(reading, i) != HSY_WORD_AUXILIARY))
                cue->is_passive = !cue->is_gerund;
            if (is_to) cue->is_infinitive = true;
            if (is_to) cue->is_finite = false;
        } else if (class == HSY_WORD_NEGATION) {
            cue->is_negated = true;
        } else if (class != HSY_WORD_ADVERB && class != HSY_WORD_REFLEXIVE) {
            break;
        }
        i = p;
    }
    cue->first = i;
    for (uint32_t k = count; k > 0; k--) hsy_parts_add(&cue->parts, parts[k - 1], parts[k - 1] + 1);
    if (count && (cue->entry.shapes & (HSY_SHAPE_PARTICIPLE | HSY_SHAPE_INFINITIVE)) && !cue->is_infinitive)
        cue->is_finite = true;
}

bool hsy_cue_at(const hsy_reading *reading, uint32_t verb, hsy_cue *cue) {
    const hsy_mark *mark = &reading->marks[verb];
    *cue = (hsy_cue){.verb = verb, .particle = HSY_NO_TOKEN, .auxiliary = HSY_NO_TOKEN, .pronoun = HSY_NO_TOKEN};
    if (mark->verb < 0 && reading->tongue != HSY_TONGUE_GERMAN) return false;
    cue->verb_end = verb + (mark->verb < 0 ? 1 : mark->verb_words);
    cue->end = cue->verb_end;
    if (mark->verb >= 0) cue->entry = hsy_reading_cue(reading, mark->verb);
    if (is_noun_here(reading, verb, cue->entry)) return false;
    if (reading->tongue == HSY_TONGUE_GERMAN) {
        hsy_take_bracket(reading, cue);
        return cue->entry.frames != 0;
    }
    cue->is_gerund = (cue->entry.shapes & HSY_SHAPE_GERUND) != 0;
    cue->is_finite = (cue->entry.shapes & HSY_SHAPE_FINITE) != 0;
    bool is_french = reading->tongue == HSY_TONGUE_FRENCH;
    const hsy_sentence *sentence = hsy_sentence_of(reading, verb);
    if (!is_french)
        take_left(reading, cue, sentence->first);
    else if (!hsy_take_french_group(reading, cue, sentence->first))
        return false;
    hsy_parts_add(&cue->parts, cue->verb, cue->verb_end);
    if (is_french && cue->pronoun == HSY_NO_TOKEN && cue->end < reading->tokens.count &&
        hsy_class_at(reading, cue->end) == HSY_WORD_PRONOUN && reading->tokens.items[cue->end].flags == 0 &&
        reading->tokens.items[cue->end].start == reading->tokens.items[cue->end - 1].end + 1) {
        cue->pronoun = cue->end;
        cue->end++;
    }
    return cue->entry.frames != 0;
}

uint8_t hsy_cue_certainty(const hsy_cue *cue) {
    if (!cue->is_negated) return cue->entry.certainty;
    if (cue->entry.certainty == HSY_CERTAINTY_DENIED) return HSY_CERTAINTY_HEDGED;
    return cue->entry.certainty == HSY_CERTAINTY_ASSERTED ? HSY_CERTAINTY_REPORTED : cue->entry.certainty;
}
