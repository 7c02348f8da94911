/* German clauses: where one starts and in which place its finite verb stands.
 *
 *     Am Montag | teilte die Polizei mit          second: one phrase before it, the prefield
 *     Die Lage sei ernst, | sagte Weber           first: what is said fills the place before it
 *     …, wie Weber gestern | sagte                last: a subordinating word opens the clause
 *
 * A clause goes back to a comma, colon, semicolon or dash; names in quotation marks lie inside it. "als" and "wie"
 * open a phrase as well ("Als Grund nannte er"): the verb is last only when its clause ends behind it.
 */
#include "statements/german.h"

bool hsy_ends_clause(hsy_word_class class) {
    return class == HSY_WORD_COMMA || class == HSY_WORD_STOP || class == HSY_WORD_COLON ||
           class == HSY_WORD_SEMICOLON || class == HSY_WORD_MARK || class == HSY_WORD_DASH;
}

/* A title or name in marks inside a clause; directly before the verb only when its words are capital or a word of
 * its phrase stands before it ("Die „Neue Post“ berichtet"). */
static bool is_quoted_name(const hsy_reading *reading, const hsy_quotation *quotation, uint32_t at, uint32_t least) {
    if (quotation->open < least || hsy_is_speech(reading, quotation)) return false;
    if (hsy_quotation_end(reading, quotation) != at) return true;
    bool is_led = quotation->open > least && hsy_class_at(reading, quotation->open - 1) != HSY_WORD_COLON &&
                  hsy_class_at(reading, quotation->open - 1) != HSY_WORD_COMMA;
    return is_led || (hsy_is_capital(reading, quotation->open + 1) && hsy_class_at(reading, at - 2) != HSY_WORD_STOP &&
                      hsy_class_at(reading, at - 2) != HSY_WORD_COMMA);
}

uint32_t hsy_clause_start(const hsy_reading *reading, uint32_t at, uint32_t least) {
    uint32_t i = at;
    while (i > least) {
        hsy_word_class class = hsy_class_at(reading, i - 1);
        if (!hsy_is_outside(reading, i - 1)) {
            const hsy_quotation *quotation = &reading->quotations.items[reading->marks[i - 1].quotation];
            if (!is_quoted_name(reading, quotation, at, least)) break;
            i = quotation->open;
            continue;
        }
        if (class == HSY_WORD_COMMA || class == HSY_WORD_COLON || class == HSY_WORD_SEMICOLON ||
            class == HSY_WORD_DASH || class == HSY_WORD_STOP)
            break;
        i--;
    }
    return i;
}

uint32_t hsy_embedded_end(const hsy_reading *reading, uint32_t start, uint32_t end) {
    for (uint32_t i = start + 1; i + 1 < end; i++) {
        if (!hsy_is_outside(reading, i) || hsy_class_at(reading, i) != HSY_WORD_COMMA) continue;
        hsy_word_class next = hsy_class_at(reading, i + 1);
        bool is_verb = next == HSY_WORD_AUXILIARY ||
                       (next == HSY_WORD_OPEN && !hsy_is_capital(reading, i + 1) && hsy_is_outside(reading, i + 1));
        if (is_verb && !hsy_is_subjunctive(reading, i + 1)) return i;
    }
    return end;
}

bool hsy_opens_relative(const hsy_reading *reading, uint32_t at) {
    hsy_word_class class = hsy_class_at(reading, at);
    if (class == HSY_WORD_PREPOSITION || class == HSY_WORD_OF) class = hsy_class_at(reading, ++at);
    if (class == HSY_WORD_RELATIVE) return true;
    if (class != HSY_WORD_DETERMINER)
        return class == HSY_WORD_OPEN && hsy_slice_starts(reading->folded[at], HSY_S("wor"));
    hsy_word_class next = hsy_class_at(reading, at + 1);
    bool is_article = next == HSY_WORD_OPEN || next == HSY_WORD_NUMBER || next == HSY_WORD_MARK;
    return !is_article && next != HSY_WORD_AUXILIARY;
}

static bool closes_behind(const hsy_frame *frame) {
    uint32_t behind = frame->cue.end;
    hsy_word_class class = behind < frame->sentence->end ? hsy_class_at(frame->reading, behind) : HSY_WORD_STOP;
    return hsy_ends_clause(class) || class == HSY_WORD_AND || class == HSY_WORD_BUT || class == HSY_WORD_CLOSING ||
           class == HSY_WORD_OPENING;
}

/* "wie die Sprecherin, Karla Brandt, am Montag | mitteilte": the clause goes back over the apposition. */
static void go_back_to_wie(hsy_frame *frame) {
    enum { MOST_BACK = 24 };
    const hsy_reading *reading = frame->reading;
    uint32_t commas = 0, least = frame->sentence->first;
    for (uint32_t i = frame->clause; i > least && frame->clause - i < MOST_BACK && commas < 3; i--) {
        hsy_word_class class = hsy_class_at(reading, i - 1);
        if (!hsy_is_outside(reading, i - 1) || class == HSY_WORD_AUXILIARY || class == HSY_WORD_COLON) return;
        if (class == HSY_WORD_COMMA) commas++;
        bool opens = i - 1 == least || hsy_class_at(reading, i - 2) == HSY_WORD_COMMA;
        if (commas == 0 || !opens || !hsy_word_is(reading, i - 1, HSY_S("wie"))) continue;
        frame->clause = i - 1;
        return;
    }
}

void hsy_find_fields(hsy_frame *frame) {
    const hsy_reading *reading = frame->reading;
    frame->clause = hsy_clause_start(reading, frame->finite, frame->sentence->first);
    if (frame->clause == frame->finite) {
        if (frame->cue.particle == HSY_NO_TOKEN && closes_behind(frame)) go_back_to_wie(frame);
    }
    if (frame->clause == frame->finite) {
        bool is_behind = frame->finite > frame->sentence->first ||
                         (!hsy_is_capital(reading, frame->finite) && hsy_quotation_before(reading, frame->finite));
        frame->place = is_behind ? HSY_VERB_FIRST : HSY_VERB_SECOND;
        return;
    }
    frame->place = HSY_VERB_SECOND;
    bool is_apart = frame->cue.particle != HSY_NO_TOKEN || frame->cue.auxiliary != HSY_NO_TOKEN;
    if (!is_apart && closes_behind(frame)) go_back_to_wie(frame);
    uint32_t opener = frame->clause;
    hsy_word_class lead = hsy_class_at(reading, opener); /* "Denn | wie", "so | wie" */
    if (lead == HSY_WORD_AND || lead == HSY_WORD_BUT || hsy_word_is(reading, opener, HSY_S("so"))) opener++;
    hsy_word_class opening = hsy_class_at(reading, opener);
    bool is_behind =
        frame->clause > frame->sentence->first && hsy_class_at(reading, frame->clause - 1) == HSY_WORD_COMMA;
    bool subordinates = opening == HSY_WORD_SUBORDINATOR || opening == HSY_WORD_THAT || opening == HSY_WORD_QUESTION ||
                        hsy_word_is(reading, opener, HSY_S("da")) || hsy_word_is(reading, opener, HSY_S("während")) ||
                        (is_behind && (hsy_opens_relative(reading, opener) || /* ", die | erklärte," */
                                       (opening == HSY_WORD_DETERMINER && frame->finite == opener + 1)));
    if (!subordinates || opener >= frame->finite || !closes_behind(frame)) return;
    if (is_apart) return;
    frame->place = HSY_VERB_LAST;
    frame->is_wie = hsy_word_is(reading, opener, HSY_S("wie"));
}
