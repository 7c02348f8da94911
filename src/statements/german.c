/* Reporting verbs in German sentences: where the finite verb stands decides where subject and content are.
 *
 *     [Der Minister] sagte am Montag, [die Preise würden fallen].     verb second, subject before it
 *     Am Montag teilte [die Polizei] mit, dass [niemand verletzt sei]. verb second, subject behind it
 *     „[Das stimmt nicht]“, sagte [Weber].                            verb first behind the content
 *     [Die Preise fallen], wie [Weber] mitteilte.                     verb last, content outside
 *     [Dem Minister] wird vorgeworfen, [gelogen zu haben].            passive: nobody named says it
 *     [Die Lage sei ernst], hieß es aus [Regierungskreisen].          "es": the speaker is in the adverbial
 *
 * The verb with its parts is bracket.c's, the clause field.c's, the subject nominative.c's, what is said
 * complement.c's.
 */
#include "statements/german.h"

/* "in einem 2010 | veröffentlichten | Interview": a participle with an ending between article and noun. */
static bool is_attribute(const hsy_reading *reading, uint32_t verb) {
    hsy_slice word = reading->folded[verb];
    uint32_t least = hsy_sentence_of(reading, verb)->first, i = verb;
    bool is_shaped = hsy_slice_ends(word, HSY_S("te")) || hsy_slice_ends(word, HSY_S("ten"));
    if (!is_shaped || !hsy_is_capital(reading, verb + 1) || hsy_class_at(reading, verb + 1) != HSY_WORD_OPEN)
        return false;
    while (i > least) {
        hsy_word_class class = hsy_class_at(reading, i - 1);
        bool is_between = class == HSY_WORD_ADVERB || class == HSY_WORD_NUMBER ||
                          ((class == HSY_WORD_OPEN || class == HSY_WORD_TIME) && !hsy_is_capital(reading, i - 1));
        if (!is_between) break;
        i--;
    }
    hsy_word_class class = i > least ? hsy_class_at(reading, i - 1) : HSY_WORD_STOP;
    bool is_pronoun = i > least && i - 1 == hsy_clause_start(reading, i - 1, least) &&
                      hsy_is_pronoun(reading, i - 1, HSY_S("demonstrative"));
    return (class == HSY_WORD_DETERMINER && !is_pronoun) || class == HSY_WORD_PREPOSITION || class == HSY_WORD_OF;
}

/* "es wurde bekannt, dass": nobody says it. */
static bool becomes_known(const hsy_reading *reading, const hsy_cue *cue) {
    hsy_slice last = reading->folded[cue->verb_end - 1];
    return hsy_slice_starts(reading->folded[cue->verb], HSY_S("bekannt")) &&
           (hsy_slice_ends(last, HSY_S("wurde")) || hsy_slice_ends(last, HSY_S("wurden")) ||
            hsy_slice_ends(last, HSY_S("wird")) || hsy_slice_ends(last, HSY_S("werde")) ||
            hsy_slice_ends(last, HSY_S("worden")));
}

/* "sie lassen sich Texte zusammenfassen": tell nothing; "wie sich gerade zeigt": shows itself; "wir erinnern uns,
 * dass": the page speaks. */
static bool is_nobody(const hsy_frame *frame) {
    const hsy_reading *reading = frame->reading;
    const hsy_parts *source = &frame->draft.source;
    hsy_slice finite = reading->folded[frame->finite];
    bool is_let = hsy_slice_starts(finite, HSY_S("lass")) || hsy_slice_starts(finite, HSY_S("läss")) ||
                  hsy_slice_starts(finite, HSY_S("ließ")) || hsy_slice_starts(finite, HSY_S("liess"));
    if (is_let && hsy_class_at(reading, frame->finite + 1) == HSY_WORD_REFLEXIVE) return true;
    if (source->count == 0) return false;
    bool is_first_person = source->at[0].end == source->at[0].first + 1 &&
                           hsy_is_outside(reading, source->at[0].first) &&
                           hsy_word_is(reading, source->at[0].first, HSY_S("wir"));
    bool shows_itself = frame->is_wie && hsy_class_at(reading, frame->clause + 1) == HSY_WORD_REFLEXIVE &&
                        !hsy_can_speak(reading, source->at[0]);
    return is_first_person || shows_itself;
}

static void widen(hsy_frame *frame) {
    if (frame->right < frame->cue.end) frame->right = frame->cue.end;
    if (frame->cue.particle != HSY_NO_TOKEN && frame->right <= frame->cue.particle)
        frame->right = frame->cue.particle + 1;
}

void hsy_report_german(hsy_reading *reading, uint32_t verb) {
    const hsy_mark *mark = &reading->marks[verb];
    bool may_be = mark->class == HSY_WORD_OPEN || mark->class == HSY_WORD_AUXILIARY;
    if (mark->verb < 0 && (!may_be || reading->tokens.items[verb].kind != HSY_TOKEN_WORD)) return;
    hsy_frame frame = {.reading = reading, .sentence = hsy_sentence_of(reading, verb)};
    if (!hsy_cue_at(reading, verb, &frame.cue)) return;
    bool is_infinitive =
        verb > 0 && hsy_word_is(reading, verb - 1, HSY_S("zu")); /* "von Demonstrationen zu berichten" */
    if (!frame.cue.is_finite || is_infinitive || is_attribute(reading, verb)) return;
    frame.finite = frame.cue.auxiliary != HSY_NO_TOKEN ? frame.cue.auxiliary : verb;
    frame.is_modal = frame.cue.auxiliary != HSY_NO_TOKEN && (!hsy_is_tense_word(reading, frame.cue.auxiliary) ||
                                                             !(frame.cue.entry.shapes & HSY_SHAPE_PARTICIPLE));
    if (frame.is_modal && frame.cue.is_negated) return; /* "konnte nicht sagen, wie" */
    frame.is_impersonal = becomes_known(reading, &frame.cue);
    frame.left = frame.finite < verb ? frame.finite : verb;
    frame.right = frame.cue.auxiliary != HSY_NO_TOKEN ? frame.finite + 1 : frame.cue.end;
    frame.draft = (hsy_draft){
        .at = verb, .follows = HSY_NO_DRAFT, .certainty = hsy_cue_certainty(&frame.cue), .cue = frame.cue.parts};
    hsy_find_fields(&frame);
    hsy_find_nominative(&frame);
    if (is_nobody(&frame)) return;
    widen(&frame);
    if (!hsy_find_complement(&frame)) return;
    bool is_called = hsy_slice_starts(reading->folded[verb], HSY_S("heiss")) || /* "das heißt", "willkommen heißen" */
                     hsy_slice_starts(reading->folded[verb], HSY_S("hiess"));
    if (is_called && !frame.is_impersonal && !frame.draft.is_quotation) return;
    hsy_push_draft(reading, frame.draft);
}
