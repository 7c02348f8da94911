/* Reporting verbs in German sentences: where the finite verb stands decides where subject and content are.
 *
 *     [Der Minister] sagte am Montag, [die Preise würden fallen].     verb second, subject before it
 *     Am Montag teilte [die Polizei] mit, dass [niemand verletzt sei]. verb second, subject behind it
 *     „[Das stimmt nicht]“, sagte [Weber].                            verb first behind the content
 *     [Die Preise fallen], wie [Weber] mitteilte.                     subordinate, content outside
 *     [Dem Minister] wird vorgeworfen, [gelogen zu haben].            passive: nobody named says it
 *     [Die Lage sei ernst], hieß es aus [Regierungskreisen].          "es": the speaker is in the adverbial
 *
 * Misses: contents before the verb in the middle field, and relative clauses as reports ("…, der sagte").
 */
#include "statements/grammar.h"

enum {
    MOST_TO_COMMA = 16, /* tokens of adverbials between the reporting words and the comma of the content */
    LEAST_CLAUSE = 2,
};

typedef struct hsy_frame {
    hsy_reading *reading;
    hsy_cue cue;
    const hsy_sentence *sentence;
    uint32_t finite;      /* token of the finite verb: auxiliary or the verb itself */
    uint32_t clause;      /* first token of the verb's clause */
    uint32_t left, right; /* the reporting words: [left, right) */
    bool is_first;        /* the finite verb opens its clause, behind a comma or quotation */
    bool is_subordinate;  /* "wie Weber sagte" */
    hsy_draft draft;
} hsy_frame;

static bool ends_clause(hsy_word_class class) {
    return class == HSY_WORD_COMMA || class == HSY_WORD_STOP || class == HSY_WORD_COLON ||
           class == HSY_WORD_SEMICOLON || class == HSY_WORD_MARK || class == HSY_WORD_DASH;
}

static uint32_t clause_start(const hsy_reading *reading, uint32_t at, uint32_t least) {
    uint32_t i = at;
    while (i > least) {
        hsy_word_class class = hsy_class_at(reading, i - 1);
        if (!hsy_is_outside(reading, i - 1)) {
            const hsy_quotation *quotation = &reading->quotations.items[reading->marks[i - 1].quotation];
            bool is_name = !hsy_is_speech(reading, quotation) && quotation->open >= least;
            if (!is_name || i == at) break;
            i = quotation->open;
            continue;
        }
        if (class == HSY_WORD_COMMA || class == HSY_WORD_COLON || class == HSY_WORD_SEMICOLON || class == HSY_WORD_DASH)
            break;
        i--;
    }
    return i;
}

/* "Die Sprecherin, Anna Weber, sagte": the verb stands behind a comma, but that closes an apposition or relative
 * clause of the subject which opens the sentence. */
static hsy_range subject_with_commas(const hsy_frame *frame) {
    const hsy_reading *reading = frame->reading;
    uint32_t first = hsy_skip_adverbials(reading, frame->sentence->first, frame->finite);
    hsy_range none = {frame->finite, frame->finite};
    if (!frame->is_first || hsy_quotation_before(reading, frame->finite)) return none;
    hsy_range head = hsy_phrase_before(reading, frame->finite, frame->sentence->first);
    if (head.first >= head.end || head.first != first) return none;
    for (uint32_t i = head.first; i < head.end; i++)
        if (hsy_class_at(reading, i) == HSY_WORD_AUXILIARY) return none;
    uint32_t comma = head.end;
    if (hsy_class_at(reading, comma) != HSY_WORD_COMMA) return none;
    if (comma + 1 == frame->finite) return head;
    hsy_word_class next = hsy_class_at(reading, comma + 1); /* a relative clause opens with an article-like word */
    return next == HSY_WORD_DETERMINER || next == HSY_WORD_RELATIVE || next == HSY_WORD_PREPOSITION ? head : none;
}

static void add_source(hsy_frame *frame, hsy_range phrase) {
    if (phrase.first >= phrase.end) return;
    hsy_parts_add(&frame->draft.source, phrase.first, phrase.end);
    if (phrase.first < frame->left) frame->left = phrase.first;
    if (phrase.end > frame->right) frame->right = phrase.end;
}

/* "heißt es in einer Mitteilung", "hieß es aus Kreisen": the speaker stands in the adverbial. */
static bool take_impersonal(hsy_frame *frame) {
    hsy_reading *reading = frame->reading;
    uint32_t es = frame->finite + 1;
    if (!hsy_word_is(reading, es, HSY_S("es")) &&
        !(frame->finite > 0 && hsy_word_is(reading, frame->finite - 1, HSY_S("es"))))
        return false;
    bool is_behind = hsy_word_is(reading, es, HSY_S("es"));
    hsy_parts_add(&frame->draft.cue, is_behind ? es : frame->finite - 1, is_behind ? es + 1 : frame->finite);
    frame->right = is_behind ? es + 1 : frame->right;
    for (uint32_t i = frame->right; i < frame->sentence->end && i < frame->right + MOST_TO_COMMA; i++) {
        hsy_word_class class = hsy_class_at(reading, i);
        if (ends_clause(class)) break;
        bool leads = hsy_word_is(reading, i, HSY_S("in")) || hsy_word_is(reading, i, HSY_S("aus")) ||
                     hsy_word_is(reading, i, HSY_S("von")) || hsy_word_is(reading, i, HSY_S("seitens")) ||
                     hsy_word_is(reading, i, HSY_S("vom")) || hsy_word_is(reading, i, HSY_S("im")) ||
                     hsy_word_is(reading, i, HSY_S("beim")) || hsy_word_is(reading, i, HSY_S("bei"));
        if (!leads) continue;
        add_source(frame, hsy_phrase_after(reading, i + 1, frame->sentence->end));
        break;
    }
    return true;
}

static bool is_personal_es(const hsy_reading *reading, uint32_t at) { return hsy_word_is(reading, at, HSY_S("es")); }

static bool is_demonstrative(const hsy_reading *reading, hsy_range range) {
    return range.end == range.first + 1 && hsy_is_pronoun(reading, range.first, HSY_S("demonstrative"));
}

/* "von der Polizei", in a passive */
static void take_agent(hsy_frame *frame) {
    hsy_reading *reading = frame->reading;
    for (uint32_t i = frame->clause; i < frame->cue.verb; i++) {
        bool is_by = hsy_word_is(reading, i, HSY_S("von")) || hsy_word_is(reading, i, HSY_S("vom"));
        if (!is_by || i <= frame->finite) continue;
        hsy_range agent = hsy_phrase_after(reading, i + 1, frame->cue.verb);
        if (agent.first < agent.end) hsy_parts_add(&frame->draft.source, agent.first, agent.end);
        return;
    }
}

static void find_subject(hsy_frame *frame) {
    hsy_reading *reading = frame->reading;
    if (take_impersonal(frame)) return;
    if (frame->cue.is_passive) {
        take_agent(frame);
        return;
    }
    uint32_t most = frame->sentence->end;
    if (frame->is_subordinate) {
        uint32_t from = frame->clause + 1, until = frame->cue.verb;
        add_source(frame, hsy_phrase_after(reading, from, until));
        frame->left = frame->clause;
        return;
    }
    hsy_range before = subject_with_commas(frame);
    if (before.first < before.end)
        frame->is_first = false;
    else if (!frame->is_first)
        before = hsy_phrase_before(reading, frame->finite, frame->clause);
    if (is_demonstrative(reading, before)) before.end = before.first;
    if (before.first < before.end) {
        add_source(frame, before);
        return;
    }
    hsy_word_class ahead =
        frame->finite > frame->sentence->first ? hsy_class_at(reading, frame->finite - 1) : HSY_WORD_STOP;
    hsy_range behind = hsy_phrase_after(reading, frame->finite + 1, most);
    if (behind.first < behind.end && !is_personal_es(reading, behind.first) && ahead != HSY_WORD_AND) {
        if (frame->cue.auxiliary != HSY_NO_TOKEN && behind.end > frame->cue.verb) behind.end = frame->cue.verb;
        add_source(frame, behind);
        return;
    }
    if (ahead != HSY_WORD_AND) return;
    for (size_t i = reading->drafts.count; i > 0; i--) { /* "… und sagte": the subject of the clause before */
        const hsy_draft *draft = &reading->drafts.items[i - 1];
        if (draft->at < frame->sentence->first) break;
        if (draft->source.count == 0) continue;
        frame->draft.source = draft->source;
        return;
    }
    uint32_t start = hsy_skip_adverbials(reading, frame->sentence->first, frame->finite);
    hsy_range phrase = hsy_phrase_after(reading, start, frame->finite);
    if (phrase.first < phrase.end) hsy_parts_add(&frame->draft.source, phrase.first, phrase.end);
}

static void widen(hsy_frame *frame) {
    if (frame->right < frame->cue.end) frame->right = frame->cue.end;
    if (frame->cue.particle != HSY_NO_TOKEN && frame->right <= frame->cue.particle)
        frame->right = frame->cue.particle + 1;
}

/* „…“, sagte Weber · Die Preise fielen, sagte Weber · …, wie Weber sagte */
static bool content_before(hsy_frame *frame) {
    hsy_reading *reading = frame->reading;
    if (!frame->is_first && !frame->is_subordinate) return false;
    const hsy_quotation *quotation = hsy_quotation_before(reading, frame->clause);
    uint32_t end = frame->clause, start;
    if (quotation) {
        end = hsy_quotation_end(reading, quotation);
        const hsy_quotation *first = hsy_quotation_first(reading, quotation);
        uint32_t sentence = hsy_sentence_of(reading, first->open)->first;
        start = sentence < first->open && !hsy_holds_draft(reading, sentence, first->open) &&
                        hsy_class_at(reading, first->open - 1) != HSY_WORD_COLON
                    ? hsy_content_start(reading, first->open)
                    : first->open;
        frame->draft.is_quotation = start == first->open;
    } else {
        if (frame->clause <= frame->sentence->first) return false;
        hsy_word_class class = hsy_class_at(reading, frame->clause - 1);
        if (class != HSY_WORD_COMMA && class != HSY_WORD_DASH) return false;
        end = frame->clause - 1;
        start = hsy_content_start(reading, end);
        if (hsy_holds_draft(reading, start, end)) return false;
    }
    if (start + LEAST_CLAUSE > end) return false;
    hsy_parts_add(&frame->draft.content, start, end);
    uint32_t behind = frame->right;
    if (hsy_class_at(reading, behind) == HSY_WORD_COMMA || hsy_class_at(reading, behind) == HSY_WORD_COLON) {
        const hsy_quotation *next = hsy_quotation_at(reading, behind + 1);
        if (next) hsy_parts_add(&frame->draft.content, behind + 1, hsy_quotation_end(reading, next));
    } else if (frame->is_subordinate && behind < frame->sentence->end &&
               hsy_class_at(reading, behind) == HSY_WORD_COMMA) {
        hsy_parts_add(&frame->draft.content, behind + 1, hsy_clause_end(reading, behind + 1));
    }
    return true;
}

/* "Wie Weber sagte, fallen die Preise." */
static bool content_after_wie(hsy_frame *frame) {
    hsy_reading *reading = frame->reading;
    uint32_t behind = frame->right;
    if (!frame->is_subordinate || frame->clause > frame->sentence->first + 1) return false;
    if (hsy_class_at(reading, behind) != HSY_WORD_COMMA || behind + 1 + LEAST_CLAUSE > frame->sentence->end)
        return false;
    hsy_parts_add(&frame->draft.content, behind + 1, hsy_clause_end(reading, behind + 1));
    return true;
}

static bool has_subjunctive(const hsy_reading *reading, uint32_t first, uint32_t end) {
    for (uint32_t i = first; i < end; i++)
        if (hsy_is_subjunctive(reading, i)) return true;
    return false;
}

/* A relative clause has its verb last; a reported main clause ends in a noun, an adverb, a particle as well. */
static bool ends_in_noun(const hsy_reading *reading, uint32_t first, uint32_t end) {
    uint32_t i = first + 1;
    while (i < end && hsy_class_at(reading, i) != HSY_WORD_COMMA) i++;
    return i < end + 1 && i > first + 1 && hsy_is_capital(reading, i - 1);
}

/* Behind the reporting words: „…“ after a colon, a dass-clause, a bare clause or infinitive after a comma. */
static bool content_behind(hsy_frame *frame) {
    hsy_reading *reading = frame->reading;
    uint32_t end = frame->sentence->end, i = frame->right;
    uint16_t frames = frame->cue.entry.frames;
    const hsy_quotation *touching = hsy_quotation_at(reading, i);
    if (touching && hsy_is_speech(reading, touching)) {
        hsy_parts_add(&frame->draft.content, i, hsy_quotation_end(reading, touching));
        frame->draft.is_quotation = true;
        return true;
    }
    for (uint32_t steps = 0; i < end && steps < MOST_TO_COMMA; steps++, i++) {
        hsy_word_class class = hsy_class_at(reading, i);
        if (class == HSY_WORD_COMMA || class == HSY_WORD_COLON || class == HSY_WORD_THAT) break;
        if (class == HSY_WORD_STOP || class == HSY_WORD_SEMICOLON || (class == HSY_WORD_AUXILIARY && i > frame->right))
            return false;
        if (class == HSY_WORD_MARK && hsy_quotation_at(reading, i))
            i = hsy_quotation_end(reading, hsy_quotation_at(reading, i)) - 1;
    }
    hsy_word_class class = i < end ? hsy_class_at(reading, i) : HSY_WORD_STOP;
    if (class != HSY_WORD_COMMA && class != HSY_WORD_COLON && class != HSY_WORD_THAT) return false;
    uint32_t start = class == HSY_WORD_THAT ? i : i + 1;
    const hsy_quotation *quotation = hsy_quotation_at(reading, start);
    if (quotation && (class == HSY_WORD_COLON || hsy_is_speech(reading, quotation))) {
        uint32_t close = hsy_quotation_end(reading, quotation), last = close;
        if (close < end && class == HSY_WORD_COMMA) last = hsy_clause_end(reading, start);
        hsy_parts_add(&frame->draft.content, start, last > close ? last : close);
        frame->draft.is_quotation = true;
        return true;
    }
    if (class == HSY_WORD_COLON && start >= end) return false;
    if (!(frames & (HSY_FRAME_THAT | HSY_FRAME_INFINITIVE)) || start + LEAST_CLAUSE > end) return false;
    hsy_word_class opening = hsy_class_at(reading, start);
    uint32_t last = hsy_clause_end(reading, start);
    bool is_inverted = opening == HSY_WORD_AUXILIARY && class == HSY_WORD_COMMA;
    if (class == HSY_WORD_COMMA && hsy_class_at(reading, start) == HSY_WORD_OPEN && reading->marks[start].verb >= 0)
        is_inverted |= (hsy_reading_cue(reading, reading->marks[start].verb).shapes & HSY_SHAPE_FINITE) != 0;
    if (is_inverted) return false; /* a main clause follows */
    bool is_that = opening == HSY_WORD_THAT || opening == HSY_WORD_QUESTION;
    bool touches = i == frame->right || class == HSY_WORD_COLON;
    bool might_be_relative = opening == HSY_WORD_DETERMINER || opening == HSY_WORD_RELATIVE ||
                             opening == HSY_WORD_SUBORDINATOR || opening == HSY_WORD_BUT ||
                             opening == HSY_WORD_PREPOSITION;
    if (!is_that && might_be_relative && !(touches && opening == HSY_WORD_DETERMINER) &&
        !has_subjunctive(reading, start, last) &&
        !(opening == HSY_WORD_DETERMINER && ends_in_noun(reading, start, last)))
        return false;
    if (is_that && opening == HSY_WORD_THAT) start++;
    hsy_parts_add(&frame->draft.content, start, last);
    return true;
}

/* "kündigte strengere Regeln an", "hat Fehler eingeräumt", "forderte einen Rücktritt" */
static bool content_noun(hsy_frame *frame) {
    hsy_reading *reading = frame->reading;
    uint32_t end = frame->sentence->end, first, last;
    if (!(frame->cue.entry.frames & (HSY_FRAME_NOUN | HSY_FRAME_OBJECT))) return false;
    bool is_bracket = frame->cue.particle != HSY_NO_TOKEN || frame->cue.auxiliary != HSY_NO_TOKEN;
    if (is_bracket) {
        uint32_t close = frame->cue.particle != HSY_NO_TOKEN ? frame->cue.particle : frame->cue.verb;
        first = frame->finite + 1;
        for (uint32_t s = 0; s < frame->draft.source.count; s++)
            if (frame->draft.source.at[s].end > first && frame->draft.source.at[s].end < close)
                first = frame->draft.source.at[s].end;
        last = close;
    } else {
        first = frame->right;
        for (last = first; last < end; last++) {
            hsy_word_class class = hsy_class_at(reading, last);
            if (hsy_is_outside(reading, last) && ends_clause(class) && class != HSY_WORD_MARK) break;
        }
    }
    first = hsy_skip_adverbials(reading, first, last);
    if (first >= last) return false;
    hsy_word_class class = hsy_class_at(reading, first);
    if (class == HSY_WORD_PREPOSITION && !is_bracket) return false;
    if (is_demonstrative(reading, (hsy_range){first, last})) return false;
    bool needs_quote = !(frame->cue.entry.frames & HSY_FRAME_NOUN);
    bool has_quote = false;
    for (uint32_t i = first; i < last; i++) has_quote |= hsy_class_at(reading, i) == HSY_WORD_MARK;
    if (needs_quote && !has_quote) return false;
    hsy_parts_add(&frame->draft.content, first, last);
    return true;
}

/* "Dies teilte X mit.", "Das sagte Weber.": the passage before is what is said. */
static bool content_passage(hsy_frame *frame) {
    hsy_reading *reading = frame->reading;
    uint32_t first = frame->sentence->first, number = reading->marks[first].sentence;
    if (frame->finite > first + 2 || number == 0 || frame->cue.is_passive) return false;
    if (!hsy_is_pronoun(reading, first, HSY_S("demonstrative"))) return false;
    const hsy_sentence *before = &reading->sentences.items[number - 1];
    uint32_t start = hsy_content_start(reading, before->first);
    if (hsy_holds_draft(reading, start, before->end)) return false;
    hsy_parts_add(&frame->draft.content, start, hsy_content_end(reading, before->first));
    return frame->draft.content.count > 0;
}

/* "Dem Minister wird Betrug vorgeworfen": all of the clause but the cue. */
static bool content_passive(hsy_frame *frame) {
    hsy_reading *reading = frame->reading;
    if (!(frame->cue.entry.frames & HSY_FRAME_RAISING) || frame->finite >= frame->cue.verb) return false;
    hsy_parts_add(&frame->draft.content, frame->clause, frame->finite);
    uint32_t from = hsy_skip_adverbials(reading, frame->finite + 1, frame->cue.verb);
    hsy_parts_add(&frame->draft.content, from, frame->cue.verb);
    uint32_t behind = frame->cue.end;
    if (hsy_class_at(reading, behind) == HSY_WORD_COMMA && behind + 2 < frame->sentence->end)
        hsy_parts_add(&frame->draft.content, behind + 1, hsy_clause_end(reading, behind + 1));
    return frame->draft.content.count > 0;
}

static bool find_content(hsy_frame *frame) {
    uint16_t frames = frame->cue.entry.frames;
    bool is_clausal = frames & (HSY_FRAME_THAT | HSY_FRAME_QUOTATION);
    if (frame->is_subordinate && content_after_wie(frame)) return true;
    if (is_clausal && frame->is_first) {
        hsy_frame other = *frame;
        if (content_behind(&other) && other.draft.is_quotation &&
            !hsy_quotation_before(frame->reading, frame->clause)) {
            *frame = other; /* "Auf die Frage, ob …, sagte er: „…“" */
            return true;
        }
    }
    if (is_clausal && content_before(frame)) return true;
    if (frame->cue.is_passive && content_passive(frame)) return true;
    if (content_behind(frame)) return true;
    if (frame->cue.is_passive) return false;
    if (is_clausal && content_passage(frame)) return true;
    return content_noun(frame);
}

void hsy_report_german(hsy_reading *reading, uint32_t verb) {
    const hsy_mark *mark = &reading->marks[verb];
    if (mark->verb < 0 && (mark->class != HSY_WORD_OPEN || reading->tokens.items[verb].kind != HSY_TOKEN_WORD)) return;
    hsy_frame frame = {.reading = reading, .sentence = hsy_sentence_of(reading, verb)};
    if (!hsy_cue_at(reading, verb, &frame.cue)) return;
    if (!frame.cue.is_finite) return;
    frame.finite = frame.cue.auxiliary != HSY_NO_TOKEN ? frame.cue.auxiliary : verb;
    frame.clause = clause_start(reading, frame.finite, frame.sentence->first);
    frame.is_first = frame.clause == frame.finite && frame.finite > frame.sentence->first;
    hsy_word_class opening = hsy_class_at(reading, frame.clause);
    frame.is_subordinate =
        opening == HSY_WORD_SUBORDINATOR && frame.clause < frame.finite && frame.cue.particle == HSY_NO_TOKEN;
    frame.left = frame.finite < verb ? frame.finite : verb;
    frame.right = frame.cue.auxiliary != HSY_NO_TOKEN ? frame.finite + 1 : frame.cue.end;
    frame.draft = (hsy_draft){
        .at = verb, .follows = HSY_NO_DRAFT, .certainty = hsy_cue_certainty(&frame.cue), .cue = frame.cue.parts};
    find_subject(&frame);
    widen(&frame);
    if (!find_content(&frame)) return;
    hsy_push_draft(reading, frame.draft);
}
