/* French: reporting words inside the quotation marks.
 *
 *     « Rien ne presse, [a lancé le maire, Yves Morel], tout est prêt. »
 *
 * A finite cue behind a comma or full stop with an inverted pronoun, or with a subject behind it that can speak, up to
 * the next mark. Misses: asides without commas.
 */
#include "statements/french.h"

enum {
    MOST_SUBJECT = 14, /* tokens of a subject or antecedent */
    LEAST_CLAUSE = 3,  /* tokens of a clause */
};

/* The end of the apposition that the comma opens inside a quotation, or the comma: ", déléguée du personnel|." */
static uint32_t apposition_inside(const hsy_reading *reading, uint32_t comma, uint32_t most) {
    uint32_t i = comma + 1;
    for (; i < most && i - comma < MOST_SUBJECT; i++) {
        hsy_word_class class = hsy_class_at(reading, i);
        if (class == HSY_WORD_COMMA || class == HSY_WORD_STOP) return i;
        if (class != HSY_WORD_OPEN && class != HSY_WORD_DETERMINER && class != HSY_WORD_OF &&
            class != HSY_WORD_NUMBER && class != HSY_WORD_PREPOSITION && class != HSY_WORD_AND)
            return comma;
    }
    return i == most ? i : comma;
}

static hsy_range subject_inside(const hsy_reading *reading, uint32_t at, uint32_t most) {
    uint32_t start = hsy_skip_french_adjuncts(reading, at, most), i = start;
    bool is_speaker = false;
    hsy_word_class opening = hsy_class_at(reading, start);
    bool opens = opening == HSY_WORD_DETERMINER || (opening == HSY_WORD_OPEN && hsy_is_capital(reading, start));
    while (opens && i < most && i - start < MOST_SUBJECT) {
        hsy_word_class class = hsy_class_at(reading, i);
        if (class != HSY_WORD_OPEN && class != HSY_WORD_DETERMINER && class != HSY_WORD_OF && class != HSY_WORD_NUMBER)
            break;
        is_speaker |= reading->marks[i].speaker >= 0 || reading->marks[i].name != HSY_NO_TOKEN;
        i++;
    }
    for (uint32_t steps = 0; is_speaker && steps < 2 && hsy_class_at(reading, i) == HSY_WORD_COMMA; steps++)
        i = apposition_inside(reading, i, most);
    return is_speaker ? (hsy_range){start, i} : (hsy_range){start, start};
}

static bool closes_aside(hsy_word_class class) {
    return class == HSY_WORD_COMMA || class == HSY_WORD_STOP || class == HSY_WORD_MARK || class == HSY_WORD_SEMICOLON ||
           class == HSY_WORD_COLON || class == HSY_WORD_DASH;
}

/* The tokens of the aside with its subject, whose verb stands at `verb`; empty when it is none. */
static hsy_range aside_at(const hsy_reading *reading, const hsy_cue *cue, uint32_t close, hsy_range *subject) {
    const hsy_range none = {cue->first, cue->first};
    hsy_word_class before = hsy_class_at(reading, cue->first - 1);
    if (before != HSY_WORD_COMMA && before != HSY_WORD_STOP && before != HSY_WORD_DASH) return none;
    uint32_t end = cue->end;
    if (cue->pronoun != HSY_NO_TOKEN) {
        *subject = (hsy_range){cue->pronoun, cue->pronoun + 1};
    } else {
        *subject = subject_inside(reading, cue->end, close);
        if (subject->first >= subject->end) return none;
        end = subject->end;
    }
    uint32_t behind = hsy_skip_french_adjuncts(reading, end, close);
    if (closes_aside(hsy_class_at(reading, behind))) return (hsy_range){cue->first, behind};
    return none;
}

void hsy_report_french_aside(hsy_reading *reading, uint32_t verb) {
    const hsy_quotation *quotation = &reading->quotations.items[reading->marks[verb].quotation];
    hsy_cue cue;
    if (verb <= quotation->open + LEAST_CLAUSE || !hsy_cue_at(reading, verb, &cue) || !cue.is_finite) return;
    if (!(cue.entry.frames & HSY_FRAME_QUOTATION) || cue.is_passive || cue.first <= quotation->open + 1) return;
    uint32_t end = hsy_quotation_end(reading, quotation), close = quotation->close != HSY_NO_TOKEN ? end - 1 : end;
    hsy_range subject = {verb, verb}, aside = aside_at(reading, &cue, close, &subject);
    if (aside.first >= aside.end || hsy_word_is(reading, subject.first, HSY_S("je"))) return;
    hsy_draft draft = {.at = verb,
                       .follows = HSY_NO_DRAFT,
                       .certainty = hsy_cue_certainty(&cue),
                       .cue = cue.parts,
                       .is_quotation = true};
    uint32_t first = aside.first - (hsy_class_at(reading, aside.first - 1) != HSY_WORD_STOP), rest = aside.end + 1;
    hsy_parts_add(&draft.source, subject.first, subject.end);
    hsy_parts_add(&draft.content, quotation->open, first);
    if (rest + 1 < end) hsy_parts_add(&draft.content, rest, end);
    for (const hsy_quotation *next = quotation + 1;
         next < reading->quotations.items + reading->quotations.count && next->continues; next++)
        if (next->depth == 0) hsy_parts_add(&draft.content, next->open, hsy_quotation_end(reading, next));
    hsy_push_draft(reading, draft);
}
