/* Reporting verbs: who is the subject, and where does it stand what is said?
 *
 *     [Weber] said [prices would fall].            “[Prices will fall],” said [Weber] on Monday.
 *     [Prices will fall], [the bank] said.         [Er] teilte am Montag mit, dass [die Preise fielen].
 *     [La banque] a-t-[elle] ajouté …              [X] was accused of [Y]   (no source: nobody is named)
 *
 * For each verb the group (cue.c), then the subject before or behind it (subject.c), then the content, the surest place
 * first: a quotation that touches, a clause with "that", the clause before a comma, a bare clause, an infinitive, a
 * noun phrase. What of these a verb may have is in its row of cue-verbs.tsv.
 */
#include "statements/scene.h"

enum {
    MOST_TO_THAT = 16,    /* tokens between a verb and its "that": addressee, place, day */
    MOST_TO_QUOTE = 14,   /* tokens between a verb and the colon or comma of its quotation */
    LEAST_CLAUSE = 3,     /* tokens of a clause */
    LEAST_NOUN_RATE = 30, /* of a hundred: a verb that reports less often does so with a clause or quotation only */
    MOST_JUDGED = 4,      /* tokens of what is called something: "described | the plan | as" */
    LEAST_BARE_RATE = 15, /* the same for clauses without "that" and infinitives */
};

/* “A,” he said, “B.”: the second half. */
static void add_rest_of_quotation(hsy_scene *scene) {
    const hsy_reading *reading = scene->reading;
    uint32_t i = hsy_skip_adverbials(reading, scene->right, scene->sentence->end);
    for (uint32_t steps = 0; steps < MOST_TO_QUOTE && i < scene->sentence->end; steps++, i++) {
        hsy_word_class class = hsy_class_at(reading, i);
        if (class == HSY_WORD_MARK) break;
        if (class == HSY_WORD_STOP || class == HSY_WORD_RELATIVE || class == HSY_WORD_THAT ||
            reading->marks[i].verb >= 0)
            return;
    }
    const hsy_quotation *quotation = hsy_quotation_at(reading, i);
    if (!quotation || i == 0) return;
    hsy_word_class before = hsy_class_at(reading, i - 1);
    if (before == HSY_WORD_COMMA || before == HSY_WORD_COLON)
        hsy_parts_add(&scene->draft.content, i, hsy_quotation_end(reading, quotation));
}

/* “…,” said X: the quotation before, with the words of its sentence before it. */
static bool content_quoted_before(hsy_scene *scene) {
    const hsy_reading *reading = scene->reading;
    const hsy_quotation *quotation = hsy_quotation_before(reading, scene->left);
    bool is_french = reading->tongue == HSY_TONGUE_FRENCH;
    if (!quotation || (is_french && !scene->is_inverted)) return false;
    uint32_t end = hsy_quotation_end(reading, quotation);
    bool is_parted = end < scene->left || hsy_class_at(reading, end - 2) == HSY_WORD_COMMA ||
                     hsy_class_at(reading, end - 2) == HSY_WORD_STOP;
    if (!is_parted && !(scene->is_inverted && hsy_is_speech(reading, quotation))) return false;
    const hsy_quotation *first = hsy_quotation_first(reading, quotation);
    uint32_t start = first->open, sentence = hsy_sentence_of(reading, start)->first;
    if (sentence < start) {
        if (!hsy_is_outside(reading, sentence)) sentence = hsy_content_start(reading, start);
        hsy_word_class before = hsy_class_at(reading, start - 1);
        bool is_lead =
            before == HSY_WORD_COLON || (is_french && (before == HSY_WORD_DASH || before == HSY_WORD_OPENING));
        if (!hsy_holds_draft(reading, sentence, start) && !is_lead) start = sentence;
    }
    hsy_parts_add(&scene->draft.content, start, end);
    scene->draft.is_quotation = start == first->open;
    add_rest_of_quotation(scene);
    return true;
}

/* Said X on Monday: “…” */
static bool content_quoted_after(hsy_scene *scene) {
    const hsy_reading *reading = scene->reading;
    uint32_t i = scene->right, end = scene->sentence->end;
    for (uint32_t steps = 0; i < end && steps < MOST_TO_QUOTE; steps++, i++) {
        hsy_word_class class = hsy_class_at(reading, i);
        if (class == HSY_WORD_MARK || class == HSY_WORD_STOP || class == HSY_WORD_SEMICOLON) break;
        if (class == HSY_WORD_THAT || class == HSY_WORD_RELATIVE || (class == HSY_WORD_AUXILIARY)) return false;
        if (class == HSY_WORD_COLON && i + 1 == end) { /* the quotation is the next line or sentence */
            i++;
            break;
        }
    }
    bool reacts = reading->tongue == HSY_TONGUE_FRENCH && scene->cue.entry.frames == HSY_FRAME_QUOTATION;
    if (reacts && hsy_class_at(reading, i) == HSY_WORD_STOP) { /* "X a réagi mardi. « … »" */
        const hsy_quotation *next = hsy_quotation_at(reading, end);
        if (!next || hsy_is_line_start(reading, end) || !hsy_is_speech(reading, next)) return false;
        hsy_parts_add(&scene->draft.content, end, hsy_quotation_end(reading, next));
        scene->draft.is_quotation = true;
        return true;
    }
    const hsy_quotation *quotation = hsy_quotation_at(reading, i);
    if (!quotation || i == 0) return false;
    hsy_word_class before = hsy_class_at(reading, i - 1);
    bool touches = i == scene->right, is_led = before == HSY_WORD_COLON || before == HSY_WORD_COMMA;
    bool is_word = reading->tongue != HSY_TONGUE_FRENCH && !hsy_is_speech(reading, quotation);
    if (!is_led && (!touches || is_word)) return false;
    uint32_t behind = hsy_quotation_end(reading, quotation);
    uint32_t last = behind < end && !is_led ? hsy_clause_end(reading, i) : behind;
    hsy_parts_add(&scene->draft.content, i, last > behind ? last : behind);
    scene->draft.is_quotation = true;
    for (const hsy_quotation *next = quotation + 1;
         next < reading->quotations.items + reading->quotations.count && next->continues; next++)
        if (next->depth == 0) hsy_parts_add(&scene->draft.content, next->open, hsy_quotation_end(reading, next));
    return true;
}

/* Past "|, citing two officials, | that": a link of the chain between the verb and its clause. */
static uint32_t past_relay(const hsy_reading *reading, uint32_t comma, uint32_t end) {
    if (hsy_class_at(reading, comma) != HSY_WORD_COMMA || comma + 1 >= end || reading->marks[comma + 1].relay < 0)
        return comma;
    hsy_range whom = hsy_phrase_after(reading, comma + 1 + reading->marks[comma + 1].relay_words, end);
    return whom.first < whom.end && hsy_class_at(reading, whom.end) == HSY_WORD_COMMA ? whom.end : comma;
}

static bool content_that(hsy_scene *scene) {
    const hsy_reading *reading = scene->reading;
    uint32_t end = scene->sentence->end;
    if (reading->tongue == HSY_TONGUE_FRENCH && !hsy_leads_to_that(reading, scene->right, end)) return false;
    for (uint32_t i = scene->right; i < end && i - scene->right < MOST_TO_THAT; i++) {
        if (!hsy_is_outside(reading, i)) return false;
        i = past_relay(reading, i, end);
        hsy_word_class class = hsy_class_at(reading, i);
        if (class == HSY_WORD_THAT) {
            if (i + LEAST_CLAUSE > end) return false;
            uint32_t start = i + 1 + (hsy_class_at(reading, i + 1) == HSY_WORD_COMMA);
            hsy_parts_add(&scene->draft.content, start, hsy_clause_end(reading, start));
            return true;
        }
        bool near = i - scene->right < 3;
        bool asks = class == HSY_WORD_QUESTION || hsy_word_is(reading, i, HSY_S("if"));
        if (asks && near && i + LEAST_CLAUSE <= end) {
            hsy_parts_add(&scene->draft.content, i, hsy_clause_end(reading, i));
            return true;
        }
        if (class == HSY_WORD_STOP || class == HSY_WORD_SEMICOLON || class == HSY_WORD_COLON ||
            class == HSY_WORD_RELATIVE || class == HSY_WORD_AUXILIARY || class == HSY_WORD_SUBORDINATOR)
            return false;
        bool is_noun = reading->marks[i].noun >= 0 ||
                       (reading->tongue == HSY_TONGUE_FRENCH && hsy_class_at(reading, i - 1) == HSY_WORD_DETERMINER);
        if (i > scene->right && reading->marks[i].verb >= 0 && class == HSY_WORD_OPEN && !is_noun &&
            !hsy_is_capital(reading, i))
            return false;
    }
    return false;
}

/* The words behind the reporting words when these stand between commas: "…, the bank said, and …". */
static void add_rest_of_clause(hsy_scene *scene) {
    const hsy_reading *reading = scene->reading;
    uint32_t i = scene->right, end = scene->sentence->end;
    if (reading->tongue ==
        HSY_TONGUE_FRENCH) { /* "La mesure, a-t-il dit, coûtera": the clause before has no verb yet */
        hsy_range before = scene->draft.content.at[scene->draft.content.count - 1];
        hsy_word_class closing = hsy_class_at(reading, i);
        bool is_closed = closing == HSY_WORD_COMMA || closing == HSY_WORD_DASH;
        bool goes_on = closing == HSY_WORD_DASH || !hsy_has_french_verb(reading, before.first, before.end);
        if (is_closed && goes_on && i + 2 < end)
            hsy_parts_add(&scene->draft.content, i + 1, hsy_clause_end(reading, i + 1));
        return;
    }
    if (scene->cue.entry.frames & HSY_FRAME_ADDRESSEE) { /* "…, he told me, …" */
        hsy_range addressee = hsy_phrase_after(reading, i, end);
        if (addressee.end == addressee.first + 1) i = addressee.end;
    }
    if (scene->is_inverted || hsy_class_at(reading, i) != HSY_WORD_COMMA || i + LEAST_CLAUSE >= end) return;
    const hsy_mark *next = &reading->marks[i + 1];
    if (next->class == HSY_WORD_RELATIVE || next->class == HSY_WORD_PREPOSITION || next->class == HSY_WORD_TIME ||
        next->class == HSY_WORD_ADVERB || next->phrase >= 0) /* ", according to X" */
        return;
    if (next->verb >= 0 && (hsy_reading_cue(reading, next->verb).shapes & HSY_SHAPE_GERUND)) return;
    hsy_parts_add(&scene->draft.content, i + 1, hsy_clause_end(reading, i + 1));
}

/* "Prices will fall, the bank said." */
static bool content_before(hsy_scene *scene) {
    const hsy_reading *reading = scene->reading;
    if (scene->left <= scene->sentence->first + 1) return false;
    bool takes_to = (scene->cue.entry.frames & HSY_FRAME_INFINITIVE) && reading->tongue == HSY_TONGUE_ENGLISH;
    if (takes_to && !scene->is_inverted && hsy_word_is(reading, scene->right, HSY_S("to")))
        return false; /* "it hopes | to" */
    hsy_word_class opening = hsy_class_at(reading, scene->left - 1);
    bool is_french = reading->tongue == HSY_TONGUE_FRENCH;
    bool is_unparted = is_french && scene->is_inverted && /* "deux villages a annoncé le maire" */
                       (opening == HSY_WORD_OPEN || opening == HSY_WORD_NUMBER || opening == HSY_WORD_TIME);
    if (opening != HSY_WORD_COMMA && !(is_french && opening == HSY_WORD_DASH) && !is_unparted) return false;
    if (is_french && !scene->is_inverted) return false;
    uint32_t start = hsy_content_start(reading, scene->left - 1), end = scene->left - !is_unparted;
    while (start < end && (hsy_class_at(reading, start) == HSY_WORD_BUT ||
                           (hsy_class_at(reading, start) == HSY_WORD_AND && reading->tongue == HSY_TONGUE_ENGLISH)))
        start++;
    bool is_short = start + LEAST_CLAUSE > end;
    if (is_short && hsy_class_at(reading, scene->right) != HSY_WORD_COMMA) return false;
    uint32_t behind = scene->right;
    if (scene->cue.entry.frames & HSY_FRAME_ADDRESSEE)
        behind = hsy_phrase_after(reading, behind, scene->sentence->end).end;
    behind = hsy_skip_adverbials(reading, behind, scene->sentence->end);
    hsy_word_class next = behind < scene->sentence->end ? hsy_class_at(reading, behind) : HSY_WORD_STOP;
    bool closes = next == HSY_WORD_STOP || next == HSY_WORD_COMMA || next == HSY_WORD_PREPOSITION ||
                  next == HSY_WORD_OF || next == HSY_WORD_SUBORDINATOR || next == HSY_WORD_SEMICOLON ||
                  next == HSY_WORD_AND || next == HSY_WORD_BUT || next == HSY_WORD_DASH || scene->is_inverted;
    if (!closes) return false;
    hsy_parts_add(&scene->draft.content, start, end);
    if (scene->draft.content.count == 0) return false;
    add_rest_of_clause(scene);
    return !is_short || scene->draft.content.count > 1;
}

static bool has_verb(const hsy_reading *reading, uint32_t first, uint32_t end) {
    for (uint32_t i = first; i < end; i++) {
        const hsy_mark *mark = &reading->marks[i];
        if (mark->class == HSY_WORD_AUXILIARY) return true;
        if (mark->class != HSY_WORD_OPEN || hsy_is_capital(reading, i) || i == first) continue;
        hsy_slice word = reading->folded[i];
        if (hsy_slice_ends(word, HSY_S("ed")) || (mark->verb >= 0 && mark->noun < 0)) return true;
        if (hsy_slice_ends(word, HSY_S("s")) && !hsy_slice_ends(word, HSY_S("'s")) && mark->speaker < 0) return true;
    }
    return false;
}

static bool opens_clause(const hsy_reading *reading, uint32_t at) {
    switch (hsy_class_at(reading, at)) {
    case HSY_WORD_DETERMINER:
    case HSY_WORD_PRONOUN:
    case HSY_WORD_OPEN:
    case HSY_WORD_NUMBER:
    case HSY_WORD_MARK:
    case HSY_WORD_QUESTION: return true;
    case HSY_WORD_SUBORDINATOR: return hsy_word_is(reading, at, HSY_S("if"));
    default: return false;
    }
}

/* "said prices would fall" */
static bool content_bare(hsy_scene *scene) {
    const hsy_reading *reading = scene->reading;
    uint32_t start = hsy_skip_adverbials(reading, scene->right, scene->sentence->end), end = scene->sentence->end;
    if (scene->cue.entry.frames & HSY_FRAME_ADDRESSEE) {
        hsy_range addressee = hsy_phrase_after(reading, start, end);
        bool is_one = addressee.end > addressee.first &&
                      (addressee.end - addressee.first <= 2 || hsy_class_at(reading, addressee.end) != HSY_WORD_OPEN);
        if (!is_one) return false;
        start = hsy_skip_adverbials(reading, addressee.end, end);
    }
    if (hsy_class_at(reading, start) == HSY_WORD_COMMA) return false;
    if (start + LEAST_CLAUSE > end || !opens_clause(reading, start)) return false;
    uint32_t last = hsy_clause_end(reading, start);
    bool has_subject = hsy_class_at(reading, start) == HSY_WORD_PRONOUN;
    if (last < start + LEAST_CLAUSE || (!has_subject && !has_verb(reading, start, last))) return false;
    hsy_parts_add(&scene->draft.content, start, last);
    return true;
}

/* French: "affirme avoir …", "demande de rester"; English "vowed to fight". */
static bool content_infinitive(hsy_scene *scene) {
    const hsy_reading *reading = scene->reading;
    uint32_t start = hsy_skip_adverbials(reading, scene->right, scene->sentence->end), end = scene->sentence->end;
    uint32_t verb = start;
    if (reading->tongue == HSY_TONGUE_ENGLISH) {
        if (!hsy_word_is(reading, start, HSY_S("to"))) return false;
    } else {
        start = verb = hsy_skip_french_dates(reading, scene->right, end);
        hsy_word_class class = hsy_class_at(reading, start);
        if (class == HSY_WORD_OF || hsy_word_is(reading, start, HSY_S("à"))) verb++;
        if (hsy_class_at(reading, verb) == HSY_WORD_NEGATION || hsy_class_at(reading, verb) == HSY_WORD_REFLEXIVE)
            verb++;
        if (hsy_class_at(reading, verb) == HSY_WORD_NEGATION) verb++;
        if (!hsy_is_french_infinitive(reading, verb)) return false;
    }
    if (start + 2 > end) return false;
    hsy_parts_add(&scene->draft.content, start, hsy_clause_end(reading, start));
    return true;
}

/* "as | an outrage", "as | “absurd”": no clause. */
static bool opens_judgement(const hsy_reading *reading, uint32_t at) {
    hsy_word_class class = hsy_class_at(reading, at);
    return class == HSY_WORD_MARK || hsy_word_is(reading, at, HSY_S("a")) || hsy_word_is(reading, at, HSY_S("an"));
}

static uint32_t noun_end(const hsy_reading *reading, uint32_t start) {
    uint32_t end = hsy_clause_end(reading, start);
    for (uint32_t i = start; i < end; i++) {
        hsy_word_class class = hsy_class_at(reading, i);
        if (i > start && reading->tongue == HSY_TONGUE_FRENCH && hsy_is_outside(reading, i) &&
            hsy_opens_adjunct(reading, i))
            return i;
        if (class == HSY_WORD_COMMA && reading->tongue == HSY_TONGUE_FRENCH) {
            uint32_t close = hsy_french_incise(reading, i, end);
            if (close > i) {
                i = close;
                continue;
            }
        }
        bool is_judged = reading->tongue == HSY_TONGUE_ENGLISH && i - start <= MOST_JUDGED && /* "it as “absurd”" */
                         hsy_word_is(reading, i, HSY_S("as")) && opens_judgement(reading, i + 1);
        if (is_judged) continue;
        if (hsy_is_outside(reading, i) && i > start &&
            (class == HSY_WORD_COMMA || class == HSY_WORD_SUBORDINATOR || class == HSY_WORD_DASH ||
             class == HSY_WORD_SEMICOLON))
            return i;
    }
    return end;
}

/* "denied the claim", "accused him of lying", "called it “absurd”" */
static bool content_noun(hsy_scene *scene) {
    const hsy_reading *reading = scene->reading;
    uint32_t start = scene->right, end = scene->sentence->end;
    uint16_t frames = scene->cue.entry.frames;
    if (reading->tongue == HSY_TONGUE_FRENCH) start = hsy_french_object(reading, start, end);
    if (start >= end || scene->cue.is_passive) return false;
    hsy_word_class class = hsy_class_at(reading, start);
    bool is_partitive = reading->tongue == HSY_TONGUE_FRENCH && class == HSY_WORD_OF;
    if (class != HSY_WORD_DETERMINER && class != HSY_WORD_OPEN && class != HSY_WORD_PRONOUN && class != HSY_WORD_MARK &&
        class != HSY_WORD_NUMBER && !is_partitive)
        return false;
    uint32_t last = noun_end(reading, start);
    uint8_t rate = scene->cue.entry.rate;
    bool is_sure = rate != HSY_NO_RATE ? rate >= LEAST_NOUN_RATE : !(frames & HSY_FRAME_ATTITUDE);
    bool is_object = (frames & HSY_FRAME_OBJECT) && last >= start + LEAST_CLAUSE && is_sure;
    bool is_noun = (frames & (HSY_FRAME_NOUN | HSY_FRAME_ATTITUDE)) && last > start && is_sure;
    if (reading->tongue == HSY_TONGUE_FRENCH) {
        if (!hsy_is_french_object(scene, start, last)) return false;
    } else if (!is_object && !is_noun) {
        return false;
    }
    hsy_parts_add(&scene->draft.content, start, last);
    return true;
}

/* "X was accused of Y", "is said to": nobody named says it; the subject belongs to the content. */
static bool content_passive(hsy_scene *scene) {
    const hsy_reading *reading = scene->reading;
    uint16_t frames = scene->cue.entry.frames;
    hsy_range subject = scene->subject;
    scene->draft.source = (hsy_parts){0};
    hsy_find_agent(scene);
    uint32_t start = scene->right, end = scene->sentence->end;
    if (start >= end || subject.first >= subject.end) return false;
    bool is_to = hsy_word_is(reading, start, HSY_S("to")) && (frames & HSY_FRAME_RAISING);
    bool is_object = (frames & HSY_FRAME_OBJECT) && (hsy_class_at(reading, start) == HSY_WORD_OF ||
                                                     hsy_class_at(reading, start) == HSY_WORD_SUBORDINATOR ||
                                                     hsy_class_at(reading, start) == HSY_WORD_MARK);
    if (!is_to && !is_object) return false;
    hsy_parts_add(&scene->draft.content, subject.first, subject.end);
    hsy_parts_add(&scene->draft.content, start, hsy_clause_end(reading, start));
    return true;
}

/* "This is what X writes." "C'est ce qu'a annoncé X.": the passage before is what is said. */
static bool content_passage(hsy_scene *scene) {
    enum { MOST_LEAD = 5 };
    const hsy_reading *reading = scene->reading;
    uint32_t first = scene->sentence->first, number = reading->marks[first].sentence;
    if (number == 0 || hsy_last_in_sentence(scene)) return false;
    if (!hsy_is_pronoun(reading, first, HSY_S("demonstrative"))) return false;
    bool has_lead = false;
    for (uint32_t i = first + 1; i < scene->cue.first && i < first + MOST_LEAD; i++)
        has_lead |= hsy_class_at(reading, i) == HSY_WORD_QUESTION ||
                    (hsy_class_at(reading, i) == HSY_WORD_THAT && hsy_word_is(reading, i - 1, HSY_S("ce")));
    if (!has_lead) return false;
    hsy_range behind = hsy_phrase_after(reading, scene->cue.end, scene->sentence->end);
    if (scene->draft.source.count == 0 || hsy_is_medium(reading, behind)) hsy_take_subject(scene, behind);
    const hsy_sentence *before = &reading->sentences.items[number - 1];
    uint32_t start = hsy_content_start(reading, before->first);
    hsy_parts_add(&scene->draft.content, start, hsy_content_end(reading, before->first));
    return scene->draft.content.count > 0;
}

/* "As Beck noted, prices fell": the words behind the comma. */
static bool content_after_as(hsy_scene *scene) {
    const hsy_reading *reading = scene->reading;
    uint32_t left = scene->left, right = scene->right, first = scene->sentence->first;
    bool has_as =
        left > first && (hsy_word_is(reading, left - 1, HSY_S("as")) || hsy_word_is(reading, left - 1, HSY_S("comme")));
    if (!has_as) return false;
    scene->left = left - 1; /* in the middle or at the end: "prices fell, as Beck noted" */
    if (left - 1 > first + 1 || hsy_class_at(reading, right) != HSY_WORD_COMMA) return false;
    if (right + 1 + LEAST_CLAUSE > scene->sentence->end) return false;
    hsy_parts_add(&scene->draft.content, right + 1, hsy_clause_end(reading, right + 1));
    return true;
}

static bool find_content(hsy_scene *scene) {
    uint16_t frames = scene->cue.entry.frames;
    bool is_clausal = frames & (HSY_FRAME_THAT | HSY_FRAME_ZERO | HSY_FRAME_QUOTATION);
    bool is_french = scene->reading->tongue == HSY_TONGUE_FRENCH;
    if (scene->cue.is_passive) {
        if (is_french ? hsy_content_french_passive(scene) : content_passive(scene)) return true;
        return (frames & HSY_FRAME_THAT) && content_that(scene);
    }
    if (is_clausal && content_passage(scene)) return true;
    if (is_clausal && content_after_as(scene)) return true;
    if (is_french && hsy_content_adjective(scene)) return true;
    if (is_french && hsy_has_clitic_content(scene)) return hsy_content_of_clitic(scene);
    if (is_clausal && content_quoted_before(scene)) return true;
    if ((frames & HSY_FRAME_QUOTATION) && content_quoted_after(scene)) return true;
    bool is_said_to = is_french && (frames & HSY_FRAME_INFINITIVE) && /* "dit craindre que" */
                      hsy_is_french_infinitive(scene->reading, scene->cue.end);
    if (is_said_to && content_infinitive(scene)) return true;
    if ((frames & HSY_FRAME_THAT) && content_that(scene)) return true;
    if (scene->cue.is_infinitive) return false; /* "to say so": no report unless its content is plain */
    if (scene->cue.entry.rate < LEAST_BARE_RATE) return false;
    bool may_be_before = (frames & HSY_FRAME_THAT) || (is_french && is_clausal);
    if (may_be_before && content_before(scene)) return true;
    if ((frames & HSY_FRAME_INFINITIVE) && content_infinitive(scene)) return true;
    if ((frames & (HSY_FRAME_ZERO | HSY_FRAME_ADDRESSEE)) && content_bare(scene)) return true;
    if (frames & (HSY_FRAME_NOUN | HSY_FRAME_OBJECT | HSY_FRAME_ATTITUDE)) return content_noun(scene);
    return false;
}

/* "X quoted | Y as saying that …": the report is in "saying". */
static bool leaves_saying(const hsy_scene *scene) {
    enum { MOST_QUOTED = 14 };
    const hsy_reading *reading = scene->reading;
    for (uint32_t i = scene->cue.end; i + 2 < scene->sentence->end && i - scene->cue.end < MOST_QUOTED; i++) {
        if (!hsy_word_is(reading, i, HSY_S("as")) || !hsy_word_is(reading, i + 1, HSY_S("saying"))) continue;
        hsy_word_class next = hsy_class_at(reading, i + 2);
        return next == HSY_WORD_THAT || next == HSY_WORD_COLON || next == HSY_WORD_MARK || next == HSY_WORD_COMMA;
    }
    return false;
}

/* "X said so, citing the agency Y", "X, which cited Y,", "he was quoted as saying": a link of the chain (chain.c). */
static bool is_link(const hsy_scene *scene) {
    const hsy_reading *reading = scene->reading;
    uint32_t verb = scene->cue.verb;
    if (scene->cue.is_gerund && reading->marks[verb].relay >= 0)
        return hsy_is_medium(reading, hsy_phrase_after(reading, scene->cue.end, scene->sentence->end)) ||
               hsy_is_medium(reading, (hsy_range){scene->sentence->first, scene->cue.first});
    bool is_relative = verb > scene->sentence->first && hsy_class_at(reading, verb - 1) == HSY_WORD_RELATIVE;
    if (is_relative && reading->marks[verb - 1].relay >= 0) return true;
    if (reading->marks[verb].relay >= 0 && leaves_saying(scene)) return true;
    return scene->cue.is_passive && reading->marks[verb].relay >= 0 &&
           hsy_word_is(reading, scene->cue.end, HSY_S("as"));
}

/* "The mayor, who had promised [a new hall], | said": the verb of the clause around a relative clause goes on there. */
static void cut_relative(hsy_scene *scene) {
    const hsy_reading *reading = scene->reading;
    bool is_relative = scene->cue.first > scene->sentence->first && /* "…, who said" */
                       hsy_class_at(reading, scene->cue.first - 1) == HSY_WORD_RELATIVE;
    if (scene->draft.content.count == 0) return;
    hsy_range *last = &scene->draft.content.at[scene->draft.content.count - 1];
    if (!is_relative || last->first < scene->cue.end) return;
    for (uint32_t i = last->first + 1; i + 1 < last->end; i++) {
        if (!hsy_is_outside(reading, i) || hsy_class_at(reading, i) != HSY_WORD_COMMA) continue;
        int32_t row = reading->marks[i + 1].verb;
        uint16_t shapes = row < 0 ? 0 : hsy_reading_cue(reading, row).shapes;
        bool is_past = (shapes & HSY_SHAPE_FINITE) && !(shapes & (HSY_SHAPE_INFINITIVE | HSY_SHAPE_GERUND));
        if (!is_past && hsy_class_at(reading, i + 1) != HSY_WORD_AUXILIARY) continue;
        last->end = i;
        return;
    }
}

static void report(hsy_reading *reading, uint32_t verb) {
    hsy_scene scene = {.reading = reading, .sentence = hsy_sentence_of(reading, verb)};
    if (!hsy_cue_at(reading, verb, &scene.cue)) return;
    scene.left = scene.cue.first;
    scene.right = scene.cue.end;
    if (is_link(&scene)) return;
    scene.draft = (hsy_draft){
        .at = verb, .follows = HSY_NO_DRAFT, .certainty = hsy_cue_certainty(&scene.cue), .cue = scene.cue.parts};
    bool is_joined = scene.cue.first > scene.sentence->first && /* "a affirmé … et salué" */
                     hsy_class_at(reading, scene.cue.first - 1) == HSY_WORD_AND && hsy_last_in_sentence(&scene);
    if (!scene.cue.is_finite && !scene.cue.is_gerund && !scene.cue.is_infinitive && !is_joined) return;
    if (reading->tongue == HSY_TONGUE_FRENCH) {
        hsy_find_french_subject(&scene);
        if (!hsy_place_speaker(&scene)) return;
    } else {
        hsy_find_subject(&scene);
    }
    if (!find_content(&scene)) return;
    if (reading->tongue == HSY_TONGUE_FRENCH) hsy_cut_french_content(&scene);
    if (reading->tongue == HSY_TONGUE_ENGLISH) cut_relative(&scene);
    hsy_push_draft(reading, scene.draft);
}

void hsy_find_verbs(hsy_reading *reading) {
    for (uint32_t i = 0; i < reading->tokens.count; i++) {
        if (!hsy_is_outside(reading, i)) {
            if (reading->tongue == HSY_TONGUE_FRENCH && reading->marks[i].verb >= 0)
                hsy_report_french_aside(reading, i);
            continue;
        }
        if (reading->tongue == HSY_TONGUE_GERMAN) {
            hsy_report_german(reading, i);
        } else if (reading->marks[i].verb >= 0) {
            report(reading, i);
        }
    }
}
