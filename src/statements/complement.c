/* What is said, beside a German reporting verb.
 *
 *     „[Das stimmt nicht]“, sagte Weber · [Die Preise fallen], wie Weber sagte · Wie Weber sagte, [fallen die Preise]
 *     Weber sagte, [dass …] · sagte: „[…]“ · kündigte an, [zu gehen] · [Das Haus ist alt], das teilte die Stadt mit
 *     kündigte [strengere Regeln] an · [Dem Minister] wird [Betrug] vorgeworfen · [Das Schiff sank.] Das sagte Weber.
 *
 * The surest place is tried first. Behind a comma a dass-clause, a question, an infinitive with "zu", a subjunctive or
 * a main clause is content, a relative clause is not. A noun phrase is content only in a main clause and of verbs that
 * take one; with "als" or "für" it is what somebody calls a thing.
 */
#include <string.h>

#include "statements/german.h"

enum {
    MOST_TO_COMMA = 16, /* tokens of adverbials between the reporting words and the comma of the content */
    LEAST_CLAUSE = 2,
    LEAST_PHRASE = 2,
    MOST_BEHIND_ZU = 3, /* tokens from the infinitive to the end of its clause: "zu haben glaubt" */
};

/* Words that open a clause of which the sentence before the verb can be made: no statement stands in it. */
static bool opens_adverbial(const hsy_reading *reading, uint32_t at) {
    hsy_word_class class = hsy_class_at(reading, at);
    if (class == HSY_WORD_SUBORDINATOR)
        return !hsy_word_is(reading, at, HSY_S("wenn")) && !hsy_word_is(reading, at, HSY_S("falls"));
    return hsy_word_is(reading, at, HSY_S("da")) || hsy_word_is(reading, at, HSY_S("um")) ||
           hsy_word_is(reading, at, HSY_S("während"));
}

static bool add_quotation_before(hsy_frame *frame, const hsy_quotation *quotation, uint32_t *end) {
    const hsy_reading *reading = frame->reading;
    const hsy_quotation *first = hsy_quotation_first(reading, quotation);
    uint32_t sentence = hsy_sentence_of(reading, first->open)->first;
    bool has_lead = sentence < first->open && !hsy_holds_draft(reading, sentence, first->open) &&
                    hsy_class_at(reading, first->open - 1) != HSY_WORD_COLON;
    uint32_t start = has_lead ? hsy_content_start(reading, first->open) : first->open;
    *end = hsy_quotation_end(reading, quotation);
    if (start + LEAST_CLAUSE > *end) return false;
    frame->draft.is_quotation = start == first->open;
    hsy_parts_add(&frame->draft.content, start, *end);
    return true;
}

/* "…, das teilte X mit", "…, so zeigen Studien, …": a word that stands for the clause before. */
static bool is_resumed(const hsy_frame *frame) {
    const hsy_reading *reading = frame->reading;
    uint32_t clause = frame->clause;
    if (frame->place != HSY_VERB_SECOND || frame->finite != clause + 1 || clause <= frame->sentence->first)
        return false;
    return hsy_word_is(reading, clause, HSY_S("so")) || hsy_word_is(reading, clause, HSY_S("das")) ||
           hsy_word_is(reading, clause, HSY_S("dies"));
}

/* Something that may be a finite verb: an auxiliary, a known verb, a small word behind a noun or that no noun follows.
 */
static bool has_verb(const hsy_reading *reading, uint32_t first, uint32_t end) {
    for (uint32_t i = first; i < end; i++) {
        if (!hsy_is_outside(reading, i) || hsy_is_capital(reading, i)) continue;
        hsy_word_class class = hsy_class_at(reading, i);
        if (class == HSY_WORD_AUXILIARY || hsy_is_subjunctive(reading, i)) return true;
        if (class != HSY_WORD_OPEN) continue;
        bool is_behind = i > first && hsy_is_capital(reading, i - 1);
        bool is_before = i + 1 < end && hsy_class_at(reading, i + 1) == HSY_WORD_OPEN && hsy_is_capital(reading, i + 1);
        if (reading->marks[i].verb >= 0 || is_behind || !is_before) return true;
    }
    return false;
}

static uint32_t segment_end(const hsy_reading *reading, uint32_t first, uint32_t end) {
    uint32_t i = first;
    while (i < end && !(hsy_is_outside(reading, i) && hsy_class_at(reading, i) == HSY_WORD_COMMA)) i++;
    return i;
}

static bool has_subjunctive(const hsy_reading *reading, uint32_t first, uint32_t end) {
    for (uint32_t i = first; i < end; i++)
        if (hsy_is_outside(reading, i) && hsy_is_subjunctive(reading, i)) return true;
    return false;
}

/* "Die Leitung habe ihn angewiesen, …, | sagte der Ingenieur": the reports from `start` on are in the subjunctive, so
 * that somebody tells of them. */
static bool is_retold(const hsy_reading *reading, uint32_t start) {
    bool is_any = false;
    for (size_t d = reading->drafts.count; d > 0 && reading->drafts.items[d - 1].at >= start; d--) {
        const hsy_parts *cue = &reading->drafts.items[d - 1].cue;
        if (cue->count == 0 || !has_subjunctive(reading, cue->at[0].first, cue->at[cue->count - 1].end)) return false;
        is_any = true;
    }
    return is_any;
}

/* „…“, sagte Weber · Die Preise fielen, sagte Weber · …, wie Weber sagte */
static bool content_before(hsy_frame *frame) {
    hsy_reading *reading = frame->reading;
    bool is_resumed_here = is_resumed(frame);
    if (frame->place != HSY_VERB_FIRST && !frame->is_wie && !is_resumed_here) return false;
    const hsy_quotation *quotation = hsy_quotation_before(reading, frame->clause);
    uint32_t end = frame->clause;
    if (quotation) {
        if (!add_quotation_before(frame, quotation, &end)) return false;
    } else {
        if (frame->clause <= frame->sentence->first) return false;
        hsy_word_class class = hsy_class_at(reading, frame->clause - 1);
        if (class != HSY_WORD_COMMA && class != HSY_WORD_DASH) return false;
        end = frame->clause - 1;
        uint32_t start = hsy_content_start(reading, end);
        bool is_held = hsy_holds_draft(reading, start, end) && !is_retold(reading, start);
        if (is_held || start + LEAST_CLAUSE > end) return false;
        if (frame->place == HSY_VERB_FIRST && (frame->is_shared || opens_adverbial(reading, start))) return false;
        bool is_led = hsy_class_at(reading, start) == HSY_WORD_PREPOSITION; /* "In dem Brief, der …, heißt es" */
        if (is_led && !has_verb(reading, start, segment_end(reading, start, end))) return false;
        hsy_parts_add(&frame->draft.content, start, end);
    }
    uint32_t behind = frame->right;
    if (hsy_class_at(reading, behind) == HSY_WORD_COMMA || hsy_class_at(reading, behind) == HSY_WORD_COLON) {
        const hsy_quotation *next = hsy_quotation_at(reading, behind + 1);
        if (next) {
            hsy_parts_add(&frame->draft.content, behind + 1, hsy_quotation_end(reading, next));
            return true;
        }
    }
    if ((frame->is_wie || is_resumed_here) && behind < frame->sentence->end &&
        hsy_class_at(reading, behind) == HSY_WORD_COMMA)
        hsy_parts_add(&frame->draft.content, behind + 1, hsy_clause_end(reading, behind + 1));
    return true;
}

/* "Wie Weber sagte, fallen die Preise." */
static bool content_after_wie(hsy_frame *frame) {
    hsy_reading *reading = frame->reading;
    uint32_t behind = frame->right;
    if (!frame->is_wie || frame->clause > frame->sentence->first + 1) return false;
    if (hsy_class_at(reading, behind) != HSY_WORD_COMMA || behind + 1 + LEAST_CLAUSE > frame->sentence->end)
        return false;
    hsy_parts_add(&frame->draft.content, behind + 1, hsy_clause_end(reading, behind + 1));
    return true;
}

/* "…, die Rechte schützen zu wollen": an infinitive with "zu" that closes the clause. */
bool hsy_is_infinitive_clause(const hsy_reading *reading, uint32_t first, uint32_t end) {
    for (uint32_t i = first; i + 1 < end; i++) {
        if (!hsy_is_outside(reading, i) || !hsy_word_is(reading, i, HSY_S("zu"))) continue;
        hsy_word_class next = hsy_class_at(reading, i + 1);
        bool is_verb = (next == HSY_WORD_OPEN || next == HSY_WORD_AUXILIARY) && !hsy_is_capital(reading, i + 1) &&
                       hsy_slice_ends(reading->folded[i + 1], HSY_S("n"));
        hsy_word_class behind = i + 2 < end ? hsy_class_at(reading, i + 2) : HSY_WORD_STOP;
        if (is_verb && (hsy_ends_clause(behind) || behind == HSY_WORD_AND || end - i <= MOST_BEHIND_ZU)) return true;
    }
    for (uint32_t i = first; i < end; i++) { /* "einzugehen": the lexicon does not have all of them */
        hsy_slice word = reading->folded[i];
        hsy_word_class behind = i + 1 < end ? hsy_class_at(reading, i + 1) : HSY_WORD_STOP;
        size_t zu = hsy_slice_find(word, HSY_S("zu"), 2);
        bool is_verb = zu != HSY_NOT_FOUND && word.length > zu + 4 && hsy_slice_ends(word, HSY_S("en"));
        if (is_verb && !hsy_is_capital(reading, i) && hsy_class_at(reading, i) == HSY_WORD_OPEN &&
            (hsy_ends_clause(behind) || behind == HSY_WORD_AND) && hsy_is_outside(reading, i))
            return true;
    }
    return false;
}

/* A relative clause has its verb last; a reported main clause ends in a noun, an adverb, a particle as well. */
static bool ends_in_noun(const hsy_reading *reading, uint32_t first, uint32_t end) {
    uint32_t i = first + 1;
    while (i < end && hsy_class_at(reading, i) != HSY_WORD_COMMA) i++;
    return i < end + 1 && i > first + 1 && hsy_is_capital(reading, i - 1);
}

/* Words that open a clause of purpose or reason, which the text tells. */
static bool opens_purpose(const hsy_reading *reading, uint32_t at) {
    return hsy_word_is(reading, at, HSY_S("um")) || hsy_word_is(reading, at, HSY_S("ohne")) ||
           hsy_word_is(reading, at, HSY_S("statt")) || hsy_word_is(reading, at, HSY_S("anstatt")) ||
           hsy_word_is(reading, at, HSY_S("da")) || hsy_word_is(reading, at, HSY_S("dessen")) ||
           hsy_word_is(reading, at, HSY_S("deren"));
}

/* Behind a comma: whether the words from `start` are a main clause that somebody says. */
static bool is_main_clause(const hsy_frame *frame, uint32_t start, uint32_t last) {
    const hsy_reading *reading = frame->reading;
    bool touches = start == frame->right + 1;
    hsy_word_class opening = hsy_class_at(reading, start);
    if (opening == HSY_WORD_SUBORDINATOR) return hsy_word_is(reading, start, HSY_S("wie")) && touches;
    if (opening == HSY_WORD_PREPOSITION || opening == HSY_WORD_OF)
        return touches && !hsy_opens_relative(reading, start) && has_verb(reading, start, last);
    if (opening == HSY_WORD_DETERMINER)
        return !hsy_opens_relative(reading, start) && (touches || ends_in_noun(reading, start, last)) &&
               has_verb(reading, start, last);
    bool is_small = opening == HSY_WORD_OPEN && !hsy_is_capital(reading, start);
    if (is_small || opening == HSY_WORD_AND || opening == HSY_WORD_BUT || opening == HSY_WORD_RELATIVE) return false;
    return opening == HSY_WORD_PRONOUN || opening == HSY_WORD_MARK || has_verb(reading, start, last);
}

/* Whether the clause from `start` behind the comma or colon at start - 1 is said, not told by the text. */
static bool is_reported(const hsy_frame *frame, uint32_t start, uint32_t last, bool is_comma) {
    const hsy_reading *reading = frame->reading;
    hsy_word_class opening = hsy_class_at(reading, start);
    bool touches = start == frame->right + 1;
    if (opening == HSY_WORD_THAT || opening == HSY_WORD_QUESTION) return true;
    bool asks = hsy_word_is(reading, start, HSY_S("was")) || hsy_word_is(reading, start, HSY_S("wer"));
    if (opening == HSY_WORD_RELATIVE) return (asks && touches) || has_subjunctive(reading, start, last);
    if (!is_comma) return true;
    bool is_inverted = opening == HSY_WORD_AUXILIARY && !has_subjunctive(reading, start, start + 1);
    if (opening == HSY_WORD_OPEN && reading->marks[start].verb >= 0 && !hsy_is_capital(reading, start))
        is_inverted |= (hsy_reading_cue(reading, reading->marks[start].verb).shapes & HSY_SHAPE_FINITE) != 0;
    if (is_inverted || opens_purpose(reading, start)) return false; /* a main clause follows */
    if (hsy_is_infinitive_clause(reading, start, last)) return true;
    uint32_t segment = segment_end(reading, start, last);
    bool is_relative =
        hsy_opens_relative(reading, start) && !hsy_is_capital(reading, segment - 1); /* ends in its verb */
    if (is_relative && !has_subjunctive(reading, start, segment)) return false;
    if (has_subjunctive(reading, start, last)) return true;
    if (frame->cue.entry.frames & HSY_FRAME_OBJECT) return false; /* "hielt die Firma, die …" */
    return is_main_clause(frame, start, last);
}

/* The clause of the verb stands inside another that goes on behind it: "Brandt, die sagte, … , trat zurück". */
static bool is_embedded(const hsy_frame *frame) {
    const hsy_reading *reading = frame->reading;
    if (frame->place != HSY_VERB_LAST) return false;
    for (uint32_t i = frame->sentence->first; i < frame->clause; i++) {
        if (!hsy_is_outside(reading, i)) continue;
        bool is_verb = reading->marks[i].verb >= 0 && !hsy_is_capital(reading, i);
        if (is_verb || hsy_class_at(reading, i) == HSY_WORD_AUXILIARY) return false;
    }
    return true;
}

/* The comma, colon or "dass" that the content follows, or the end of the sentence. */
static uint32_t find_gate(const hsy_frame *frame) {
    const hsy_reading *reading = frame->reading;
    uint32_t end = frame->sentence->end;
    for (uint32_t steps = 0, i = frame->right; i < end && steps < MOST_TO_COMMA; steps++, i++) {
        hsy_word_class class = hsy_class_at(reading, i);
        if (class == HSY_WORD_COMMA || class == HSY_WORD_COLON || class == HSY_WORD_THAT) return i;
        if (class == HSY_WORD_STOP && i + 1 < end && hsy_class_at(reading, i - 1) == HSY_WORD_NUMBER) continue;
        if (class == HSY_WORD_STOP || class == HSY_WORD_SEMICOLON || (class == HSY_WORD_AUXILIARY && i > frame->right))
            return end;
        const hsy_quotation *quotation = class == HSY_WORD_MARK ? hsy_quotation_at(reading, i) : NULL;
        if (quotation) i = hsy_quotation_end(reading, quotation) - 1;
    }
    return end;
}

/* Before a semicolon behind which the text speaks in its own mood. */
static uint32_t before_semicolon(const hsy_reading *reading, uint32_t first, uint32_t end) {
    for (uint32_t i = first; i < end; i++)
        if (hsy_class_at(reading, i) == HSY_WORD_SEMICOLON && hsy_is_outside(reading, i))
            return has_subjunctive(reading, i, end) ? end : i;
    return end;
}

/* "hat angekündigt die Preise zu senken": an infinitive whose comma the writer left out. */
static bool content_uncut(hsy_frame *frame) {
    const hsy_reading *reading = frame->reading;
    bool is_bracket = frame->cue.particle != HSY_NO_TOKEN || frame->cue.auxiliary != HSY_NO_TOKEN;
    hsy_word_class class = hsy_class_at(reading, frame->right);
    bool opens = class == HSY_WORD_DETERMINER || class == HSY_WORD_OPEN || class == HSY_WORD_PREPOSITION;
    if (!is_bracket || !opens || !(frame->cue.entry.frames & HSY_FRAME_INFINITIVE)) return false;
    uint32_t last = segment_end(reading, frame->right, hsy_clause_end(reading, frame->right));
    if (frame->right + LEAST_CLAUSE > last || !hsy_is_infinitive_clause(reading, frame->right, last)) return false;
    hsy_parts_add(&frame->draft.content, frame->right, last);
    return true;
}

/* "Dass die Werft schließt, befürchten viele." */
static bool content_first(hsy_frame *frame) {
    const hsy_reading *reading = frame->reading;
    uint32_t first = frame->sentence->first;
    hsy_word_class class = hsy_class_at(reading, first);
    bool opens = class == HSY_WORD_THAT || class == HSY_WORD_QUESTION;
    if (frame->place != HSY_VERB_FIRST || !opens || !(frame->cue.entry.frames & HSY_FRAME_THAT)) return false;
    if (hsy_class_at(reading, frame->clause - 1) != HSY_WORD_COMMA || first + LEAST_CLAUSE >= frame->clause)
        return false;
    hsy_parts_add(&frame->draft.content, class == HSY_WORD_THAT ? first + 1 : first, frame->clause - 1);
    return true;
}

/* Behind the reporting words: „…“ after a colon, a dass-clause, a bare clause or infinitive after a comma. */
static bool content_behind(hsy_frame *frame) {
    hsy_reading *reading = frame->reading;
    uint32_t end = frame->sentence->end;
    const hsy_quotation *touching = hsy_quotation_at(reading, frame->right);
    if (touching && hsy_is_speech(reading, touching)) {
        hsy_parts_add(&frame->draft.content, frame->right, hsy_quotation_end(reading, touching));
        frame->draft.is_quotation = true;
        return true;
    }
    if (content_uncut(frame)) return true;
    uint32_t gate = find_gate(frame);
    if (gate >= end) return false;
    hsy_word_class class = hsy_class_at(reading, gate);
    uint32_t start = class == HSY_WORD_THAT ? gate : gate + 1;
    const hsy_quotation *quotation = hsy_quotation_at(reading, start);
    if (quotation && (class == HSY_WORD_COLON || hsy_is_speech(reading, quotation))) {
        uint32_t close = hsy_quotation_end(reading, quotation), last = close;
        if (close < end && class == HSY_WORD_COMMA) last = hsy_clause_end(reading, start);
        hsy_parts_add(&frame->draft.content, start, last > close ? last : close);
        frame->draft.is_quotation = true;
        return true;
    }
    if (class == HSY_WORD_COLON && start >= end) return false;
    uint16_t wanted = HSY_FRAME_THAT | HSY_FRAME_INFINITIVE | (class == HSY_WORD_COLON ? HSY_FRAME_QUOTATION : 0);
    if (!(frame->cue.entry.frames & wanted) || start + LEAST_CLAUSE > end) return false;
    uint32_t last = hsy_clause_end(reading, start);
    if (is_embedded(frame)) last = hsy_embedded_end(reading, start, last);
    last = before_semicolon(reading, start, last);
    if (!is_reported(frame, start, last, class == HSY_WORD_COMMA)) return false;
    bool goes_on = frame->place == HSY_VERB_LAST && hsy_word_is(reading, start, HSY_S("aber"));
    if (goes_on) return false; /* "nachdem er 2:07 Stunden angeboten hatte, aber dann sei" */
    if (hsy_class_at(reading, start) == HSY_WORD_THAT) start++;
    hsy_parts_add(&frame->draft.content, start, last);
    return true;
}

/* Where a noun phrase as content may stand: between the parts of the verb, else behind the subject. */
static hsy_range middle_field(const hsy_frame *frame) {
    const hsy_reading *reading = frame->reading;
    const hsy_cue *cue = &frame->cue;
    uint32_t end = frame->sentence->end, first, last;
    if (cue->particle == HSY_NO_TOKEN && cue->auxiliary == HSY_NO_TOKEN) {
        first = frame->right;
        for (last = first; last < end; last++) {
            hsy_word_class class = hsy_class_at(reading, last), next = hsy_class_at(reading, last + 1);
            bool ends = hsy_ends_clause(class) && class != HSY_WORD_MARK &&
                        !(class == HSY_WORD_DASH && next == HSY_WORD_AND); /* "Luft- und Seeweg" */
            bool joins = class == HSY_WORD_AND && !hsy_is_capital(reading, last + 1) &&
                         (next == HSY_WORD_AUXILIARY || reading->marks[last + 1].verb >= 0);
            if (hsy_is_outside(reading, last) && (ends || joins)) break;
        }
        return (hsy_range){hsy_skip_adverbials(reading, first, last), last};
    }
    last = cue->particle != HSY_NO_TOKEN ? cue->particle : cue->verb;
    first = frame->finite + 1;
    for (uint32_t s = 0; s < frame->draft.source.count; s++)
        if (frame->draft.source.at[s].end > first && frame->draft.source.at[s].end <= last)
            first = frame->draft.source.at[s].end;
    return (hsy_range){hsy_skip_adverbials(reading, first, last), last};
}

/* The field without the adverbials that open it: "kündigte | in einer Rede | strengere Regeln an". */
static hsy_range without_adverbials(const hsy_reading *reading, hsy_range field) {
    while (hsy_class_at(reading, field.first) == HSY_WORD_PREPOSITION) {
        hsy_range phrase = hsy_phrase_after(reading, field.first + 1, field.end);
        uint32_t first = hsy_skip_adverbials(reading, phrase.end, field.end);
        if (phrase.first >= phrase.end || first + LEAST_PHRASE > field.end) break;
        field.first = first;
    }
    return field;
}

/* "kündigte strengere Regeln an", "hat Fehler eingeräumt", "forderte einen Rücktritt", "nannte das „absurd“" */
static bool content_noun(hsy_frame *frame) {
    hsy_reading *reading = frame->reading;
    if (!(frame->cue.entry.frames & (HSY_FRAME_NOUN | HSY_FRAME_OBJECT))) return false;
    if (frame->place == HSY_VERB_LAST || frame->is_modal) return false;
    bool is_background = frame->cue.auxiliary != HSY_NO_TOKEN && /* "hatte im Mai Wahlen angekündigt" */
                         hsy_slice_starts(reading->folded[frame->cue.auxiliary], HSY_S("hatte"));
    if (is_background && frame->cue.entry.certainty == HSY_CERTAINTY_REPORTED) return false;
    bool is_bracket = frame->cue.particle != HSY_NO_TOKEN || frame->cue.auxiliary != HSY_NO_TOKEN;
    hsy_range field = middle_field(frame);
    if (is_bracket) field = without_adverbials(reading, field);
    bool has_object = frame->prefield.first < frame->prefield.end && (frame->cue.entry.frames & HSY_FRAME_NOUN);
    if (field.first >= field.end && has_object) { /* "Den Bericht wies Weber zurück" */
        hsy_parts_add(&frame->draft.content, frame->prefield.first, frame->prefield.end);
        return true;
    }
    if (field.first + LEAST_PHRASE > field.end) return false;
    if (hsy_class_at(reading, field.first) == HSY_WORD_PREPOSITION && !is_bracket) return false;
    if (hsy_is_demonstrative(reading, field)) return false;
    hsy_slice verb = reading->folded[frame->cue.verb];
    bool holds = hsy_slice_starts(verb, HSY_S("hält")) || hsy_slice_starts(verb, HSY_S("hielt")) ||
                 hsy_slice_starts(verb, HSY_S("halten"));
    bool demands = frame->cue.entry.frames & HSY_FRAME_INFINITIVE; /* "forderte die Werft zum Handeln auf" */
    bool names = !(frame->cue.entry.frames & HSY_FRAME_NOUN), has_sign = false;
    for (uint32_t i = field.first; i < field.end; i++)
        has_sign |= hsy_class_at(reading, i) == HSY_WORD_MARK || hsy_word_is(reading, i, HSY_S("als")) ||
                    (holds && hsy_word_is(reading, i, HSY_S("für"))) ||
                    (demands && (hsy_word_is(reading, i, HSY_S("zu")) || hsy_word_is(reading, i, HSY_S("zur")) ||
                                 hsy_word_is(reading, i, HSY_S("zum"))));
    if (frame->place == HSY_VERB_SECOND && hsy_word_is(reading, frame->clause, HSY_S("als"))) { /* "Als Grund nannte" */
        has_sign = true;
        hsy_parts_add(&frame->draft.content, frame->clause, frame->finite);
    }
    if (names && !has_sign) return false;
    hsy_parts_add(&frame->draft.content, frame->prefield.first, frame->prefield.end);
    uint32_t comma = field.end, end = frame->sentence->end; /* "einen Versuch, Zeit zu gewinnen" */
    if (!is_bracket && comma + LEAST_CLAUSE < end && hsy_class_at(reading, comma) == HSY_WORD_COMMA) {
        uint32_t last = segment_end(reading, comma + 1, hsy_clause_end(reading, comma + 1));
        bool hangs = !opens_purpose(reading, comma + 1) && hsy_is_infinitive_clause(reading, comma + 1, last);
        if (hangs) field.end = last;
    }
    hsy_parts_add(&frame->draft.content, field.first, field.end);
    return true;
}

/* How much of [first, end) the drafts of that stretch hold already. */
static bool is_told(const hsy_reading *reading, uint32_t first, uint32_t end) {
    uint32_t held = 0;
    for (size_t i = reading->drafts.count; i > 0; i--) {
        const hsy_draft *draft = &reading->drafts.items[i - 1];
        if (draft->at < first) break;
        for (uint32_t p = 0; p < draft->content.count; p++)
            held += draft->content.at[p].end - draft->content.at[p].first;
    }
    return 2 * held >= end - first;
}

/* "Dies teilte X mit.", "Das sagte Weber.": the passage before is what is said. */
static bool content_passage(hsy_frame *frame) {
    hsy_reading *reading = frame->reading;
    uint32_t first = frame->sentence->first, number = reading->marks[first].sentence;
    if (frame->finite > first + 2 || number == 0) return false;
    if (!hsy_is_pronoun(reading, first, HSY_S("demonstrative"))) return false;
    const hsy_sentence *before = &reading->sentences.items[number - 1];
    uint32_t start = hsy_content_start(reading, before->first);
    if (is_told(reading, start, before->end)) return false;
    hsy_parts_add(&frame->draft.content, start, hsy_content_end(reading, before->first));
    return frame->draft.content.count > 0;
}

/* [first, end) without the agent of a passive. */
static void add_without_agent(hsy_frame *frame, uint32_t first, uint32_t end) {
    hsy_range agent = frame->agent;
    if (agent.first < agent.end && agent.first >= first && agent.end <= end) {
        hsy_parts_add(&frame->draft.content, first, agent.first);
        first = agent.end;
    }
    hsy_parts_add(&frame->draft.content, first, end);
}

/* "Dem Minister wird Betrug vorgeworfen", "Das Werk wird von Kennern als „groß“ bezeichnet": all but the cue. */
static bool content_passive(hsy_frame *frame) {
    hsy_reading *reading = frame->reading;
    if (frame->finite >= frame->cue.verb) return false;
    bool is_raising = frame->cue.entry.frames & HSY_FRAME_RAISING, names = false;
    for (uint32_t i = frame->finite + 1; i < frame->cue.verb; i++) names |= hsy_word_is(reading, i, HSY_S("als"));
    bool is_held = names && (frame->cue.entry.frames & HSY_FRAME_OBJECT) && frame->draft.source.count > 0;
    if (!is_raising && !is_held) return false;
    add_without_agent(frame, frame->clause, frame->finite);
    add_without_agent(frame, hsy_skip_adverbials(reading, frame->finite + 1, frame->cue.verb), frame->cue.verb);
    uint32_t behind = frame->cue.end;
    if (hsy_class_at(reading, behind) == HSY_WORD_COMMA && behind + 2 < frame->sentence->end)
        hsy_parts_add(&frame->draft.content, behind + 1, hsy_clause_end(reading, behind + 1));
    return frame->draft.content.count > 0;
}

/* Whether the verb takes a noun phrase with the preposition at `at`: the rows "warnte vor", "ausgeht von" (geht … aus).
 */
static bool takes_preposition(const hsy_frame *frame, uint32_t at) {
    enum { LONGEST = 80 };
    char key[LONGEST];
    const hsy_reading *reading = frame->reading;
    uint32_t particle = frame->cue.particle;
    hsy_slice none = {"", 0}, words[] = {particle != HSY_NO_TOKEN ? reading->folded[particle] : none,
                                         reading->folded[frame->cue.verb], HSY_S(" "), reading->folded[at]};
    hsy_word_class class = hsy_class_at(reading, at);
    size_t length = 0;
    if (class != HSY_WORD_PREPOSITION && class != HSY_WORD_OF) return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (length + words[i].length > LONGEST) return false;
        memcpy(key + length, words[i].at, words[i].length);
        length += words[i].length;
    }
    return hsy_lexicon_find(reading->verbs, (hsy_slice){key, length}) >= 0;
}

/* "warnte die CDU vor einem „Wahlkampf“", "Von einer Falle sprach Weber" */
static bool content_preposition(hsy_frame *frame) {
    const hsy_reading *reading = frame->reading;
    if (frame->place == HSY_VERB_LAST || frame->is_modal) return false;
    if (frame->clause < frame->finite && takes_preposition(frame, frame->clause)) {
        hsy_parts_add(&frame->draft.content, frame->clause + 1, frame->finite);
        return true;
    }
    hsy_range field = middle_field(frame);
    for (uint32_t i = field.first; i + 1 < field.end; i++) {
        if (!hsy_is_outside(reading, i) || !takes_preposition(frame, i)) continue;
        hsy_parts_add(&frame->draft.cue, i, i + 1);
        hsy_parts_add(&frame->draft.content, i + 1, field.end);
        return true;
    }
    return false;
}

/* "Der Kai sei alt, sagte Weber: „…“": what stands before the verb is said too. */
static void add_clause_before(const hsy_frame *frame, hsy_frame *quoting) {
    const hsy_reading *reading = frame->reading;
    uint32_t end = frame->clause - 1;
    if (frame->clause <= frame->sentence->first + LEAST_CLAUSE || hsy_class_at(reading, end) != HSY_WORD_COMMA) return;
    uint32_t start = hsy_content_start(reading, end);
    if (hsy_holds_draft(reading, start, end) || !has_subjunctive(reading, start, end)) return;
    hsy_parts behind = quoting->draft.content;
    quoting->draft.content = (hsy_parts){0};
    hsy_parts_add(&quoting->draft.content, start, end);
    for (uint32_t p = 0; p < behind.count; p++)
        hsy_parts_add(&quoting->draft.content, behind.at[p].first, behind.at[p].end);
}

static bool find(hsy_frame *frame) {
    uint16_t frames = frame->cue.entry.frames;
    bool is_clausal = frames & (HSY_FRAME_THAT | HSY_FRAME_QUOTATION);
    if (content_after_wie(frame)) return true;
    if (is_clausal && frame->place == HSY_VERB_FIRST) {
        hsy_frame other = *frame;
        bool is_quoted = hsy_quotation_before(frame->reading, frame->clause) != NULL;
        bool is_led = opens_adverbial(frame->reading, frame->sentence->first);
        if (!is_quoted && content_behind(&other) && (other.draft.is_quotation || is_led)) {
            if (!is_led) add_clause_before(frame, &other);
            *frame = other; /* "Auf die Frage, ob …, sagte er: „…“" */
            return true;
        }
    }
    if (content_first(frame)) return true;
    if ((frames & HSY_FRAME_QUOTATION) && content_before(frame)) return true;
    if (frame->cue.is_passive && content_passive(frame)) return true;
    if (content_behind(frame)) return true;
    if (frame->cue.is_passive) return is_clausal && frame->draft.source.count > 0 && content_passage(frame);
    if (is_clausal && content_passage(frame)) return true;
    return content_noun(frame) || content_preposition(frame);
}

bool hsy_find_complement(hsy_frame *frame) {
    if (!find(frame)) return false;
    bool needs_speaker = !frame->cue.is_passive && !frame->is_impersonal && !frame->draft.is_quotation;
    return !needs_speaker || frame->draft.source.count > 0;
}
