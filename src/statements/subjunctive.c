/* Sentences that only their mood gives to somebody: German Konjunktiv and hearsay "soll" without a reporting verb.
 *
 *     Weber sagte, die Lage sei ernst. [Man müsse handeln.] [Das Geld werde knapp.]      -> still Weber
 *     [Der Täter soll zwei Menschen verletzt haben.]                                     -> Weber, or nobody named
 *
 * A sentence with a verb in Konjunktiv I carries the speaker of the reported sentence before it, over paragraphs too.
 * Konjunktiv II does so only directly behind a reported sentence, and only in the plural, where it stands in for a
 * Konjunktiv I that looks like the indicative ("hätten", "würden"); the singular ("würde", "hätte") and any "dürfte"
 * are the text's own "would", unless the next sentence of the paragraph is in Konjunktiv I again. "soll" with a perfect
 * infinitive is hearsay even of nobody named; else it may be the text's own plan and counts directly behind a reported
 * sentence. Of several statements in a sentence the last one that no other holds is carried on. Misses: forms that look
 * like the indicative.
 */
#include "statements/german.h"

enum { MOST_CARRY = 2 }; /* sentences between the speaker and a sentence that carries him on */

/* In the order of how surely they report. */
typedef enum mood { MOOD_NONE, MOOD_OWN, MOOD_SECOND, MOOD_FIRST } mood;

static mood mood_of(const hsy_reading *reading, uint32_t token) {
    if (hsy_is_capital(reading, token) || !reading->subjunctives) return MOOD_NONE;
    hsy_word_class class = hsy_class_at(reading, token);
    if (class != HSY_WORD_OPEN && class != HSY_WORD_AUXILIARY) return MOOD_NONE;
    hsy_slice word = reading->folded[token];
    if (!hsy_slice_ends(word, HSY_S("e")) && !hsy_slice_ends(word, HSY_S("n")) && !hsy_slice_ends(word, HSY_S("i")))
        return MOOD_NONE;
    int row = hsy_lexicon_find(reading->subjunctives, word);
    if (row < 0) return MOOD_NONE;
    if (hsy_slice_equal(hsy_lexicon_cell(reading->subjunctives, row, 1), HSY_S("first"))) return MOOD_FIRST;
    bool is_plural = hsy_slice_ends(word, HSY_S("n")) && !hsy_slice_starts(word, HSY_S("dürft"));
    return is_plural ? MOOD_SECOND : MOOD_OWN;
}

bool hsy_is_subjunctive(const hsy_reading *reading, uint32_t token) { return mood_of(reading, token) != MOOD_NONE; }

/* "es sei denn", "sei es … oder": no report. */
static bool is_fixed(const hsy_reading *reading, uint32_t token) {
    return hsy_word_is(reading, token, HSY_S("sei")) &&
           (hsy_word_is(reading, token + 1, HSY_S("denn")) || hsy_word_is(reading, token + 1, HSY_S("dank")) ||
            (token > 0 && hsy_class_at(reading, token - 1) == HSY_WORD_COMMA &&
             hsy_word_is(reading, token + 1, HSY_S("es"))));
}

static mood mood_of_sentence(const hsy_reading *reading, const hsy_sentence *sentence) {
    mood strongest = MOOD_NONE;
    for (uint32_t i = sentence->first; i < sentence->end; i++) {
        if (!hsy_is_outside(reading, i)) continue;
        if (hsy_word_is(reading, i, HSY_S("ich"))) return MOOD_NONE;
        mood here = mood_of(reading, i);
        if (here > strongest && !is_fixed(reading, i)) strongest = here;
    }
    return strongest;
}

/* In the order of how surely they report. */
typedef enum hearsay { HEARSAY_NONE, HEARSAY_ASIDE, HEARSAY_PLAN, HEARSAY_PAST } hearsay;

/* "soll … verletzt haben", "sollen … getötet worden sein" say what has happened, so that only people can know it;
 * "soll … betragen" may be a plan. */
static hearsay hearsay_of(const hsy_reading *reading, const hsy_sentence *sentence) {
    hearsay found = HEARSAY_NONE;
    for (uint32_t i = sentence->first; i < sentence->end; i++) {
        if (!hsy_is_outside(reading, i)) continue;
        bool is_soll = hsy_word_is(reading, i, HSY_S("soll")) || hsy_word_is(reading, i, HSY_S("sollen"));
        hsy_word_class next = hsy_class_at(reading, i + 1);
        bool is_last = next == HSY_WORD_COMMA || next == HSY_WORD_STOP; /* "…, der im Mai öffnen soll" */
        if (is_soll && is_last && found == HEARSAY_NONE) found = HEARSAY_ASIDE;
        if (is_soll && !is_last && found <= HEARSAY_ASIDE) found = HEARSAY_PLAN;
        bool is_perfect = hsy_word_is(reading, i, HSY_S("haben")) || hsy_word_is(reading, i, HSY_S("sein"));
        if (found == HEARSAY_NONE || !is_perfect || i == sentence->first) continue;
        hsy_slice before = reading->folded[i - 1];
        bool is_participle = (hsy_class_at(reading, i - 1) == HSY_WORD_OPEN && !hsy_is_capital(reading, i - 1) &&
                              (hsy_slice_ends(before, HSY_S("t")) || hsy_slice_ends(before, HSY_S("en")))) ||
                             hsy_word_is(reading, i - 1, HSY_S("worden")) ||
                             hsy_word_is(reading, i - 1, HSY_S("gewesen"));
        if (is_participle) return HEARSAY_PAST;
    }
    return found;
}

/* "Mitarbeiter hätten von Druck berichtet": the report is reported in turn. */
static bool is_reported_itself(const hsy_reading *reading, const hsy_draft *draft) {
    for (uint32_t p = 0; p < draft->cue.count; p++)
        for (uint32_t i = draft->cue.at[p].first; i < draft->cue.at[p].end; i++)
            if (hsy_is_subjunctive(reading, i)) return true;
    return false;
}

static bool is_inside(const hsy_draft *draft, const hsy_draft *other) {
    return draft->cue.count > 0 && hsy_parts_hold(&other->content, draft->cue.at[0].first);
}

typedef struct carry {
    hsy_reading *reading;
    size_t known, next; /* drafts there were, drafts of earlier sentences */
    uint32_t speaker, spoken;
} carry;

/* Takes the drafts of sentence `s`; true when one of them reports. Drafts are in the order of their cues: nest.c. */
static bool take_drafts(carry *state, uint32_t s) {
    const hsy_drafts *drafts = &state->reading->drafts;
    uint32_t end = state->reading->sentences.items[s].end;
    bool is_taken = false;
    for (; state->next < state->known && drafts->items[state->next].at < end; state->next++) {
        const hsy_draft *draft = &drafts->items[state->next];
        if (is_reported_itself(state->reading, draft)) continue;
        if (is_taken && is_inside(draft, &drafts->items[state->speaker])) continue;
        is_taken = true;
        state->speaker = (uint32_t)state->next;
        state->spoken = s;
    }
    return is_taken;
}

/* A sentence of Konjunktiv I follows in the paragraph. */
static bool is_between(const hsy_reading *reading, uint32_t s) {
    if (s + 1 >= reading->sentences.count) return false;
    const hsy_sentence *next = &reading->sentences.items[s + 1];
    return !next->starts_line && mood_of_sentence(reading, next) == MOOD_FIRST;
}

/* Whether sentence `s` goes on what the last speaker said. */
static bool carries(const carry *state, uint32_t s, mood here, hearsay told) {
    const hsy_reading *reading = state->reading;
    if (state->speaker == HSY_NO_DRAFT || reading->drafts.items[state->speaker].source.count == 0) return false;
    uint32_t gap = s - state->spoken, lines = 0;
    if (gap > MOST_CARRY) return false;
    for (uint32_t i = state->spoken + 1; i <= s; i++) lines += reading->sentences.items[i].starts_line;
    if (here == MOOD_FIRST || told == HEARSAY_PAST) return gap == 1 || lines == 0;
    if (here == MOOD_OWN && gap == 1 && is_between(reading, s)) return true;
    return gap == 1 && (here == MOOD_SECOND || (told == HEARSAY_PLAN && lines == 0));
}

/* A speaker of his own: a person, a body, a document; not "es", not people in general. */
static bool is_speaker(const hsy_reading *reading, hsy_range range) {
    if (range.first >= range.end || !hsy_can_speak(reading, range) || hsy_word_is(reading, range.first, HSY_S("es")))
        return false;
    for (uint32_t i = range.first; i < range.end; i++) {
        hsy_slice type = hsy_lexicon_cell(reading->speakers, reading->marks[i].speaker, 1);
        if (hsy_slice_equal(type, HSY_S("group"))) return false;
        if (type.length > 0) return true;
    }
    return true;
}

/* Who the sentence before is about, when it can speak: for a mood that goes on what no statement has said. */
static hsy_range subject_before(const hsy_reading *reading, uint32_t s) {
    const hsy_sentence *before = &reading->sentences.items[s - 1];
    uint32_t end = before->first;
    while (end < before->end && !(hsy_is_outside(reading, end) && hsy_class_at(reading, end) == HSY_WORD_COMMA)) end++;
    hsy_range subject = hsy_first_subject(reading, before->first, end);
    if (is_speaker(reading, subject)) return subject;
    if (end > before->first + 1) subject = hsy_subject_around(reading, end - 1);
    return is_speaker(reading, subject) ? subject : (hsy_range){end, end};
}

/* „…“ as a sentence of its own behind one that reports, in its paragraph, when no statement has it: sets `end`. */
static bool quotes_on(const carry *state, uint32_t s, uint32_t *end) {
    enum { MOST_DRAFTS = 4 };
    const hsy_reading *reading = state->reading;
    const hsy_sentence *sentence = &reading->sentences.items[s];
    const hsy_quotation *quotation = hsy_quotation_at(reading, sentence->first);
    bool is_near = state->speaker != HSY_NO_DRAFT && s - state->spoken == 1 && !sentence->starts_line;
    if (!quotation || !is_near || !hsy_is_speech(reading, quotation)) return false;
    for (size_t d = state->next; d > 0 && state->next - d < MOST_DRAFTS; d--)
        if (hsy_parts_hold(&reading->drafts.items[d - 1].content, sentence->first)) return false;
    *end = hsy_quotation_end(reading, quotation);
    return reading->drafts.items[state->speaker].source.count > 0;
}

static void quote_on(carry *state, uint32_t first, uint32_t end) {
    hsy_reading *reading = state->reading;
    hsy_draft draft = {.at = first,
                       .follows = state->speaker,
                       .certainty = HSY_CERTAINTY_REPORTED,
                       .is_quotation = true,
                       .source = reading->drafts.items[state->speaker].source};
    hsy_parts_add(&draft.content, first, end);
    hsy_push_draft(reading, draft);
    state->spoken = reading->marks[end - 1].sentence;
}

static void carry_on(carry *state, uint32_t s) {
    hsy_reading *reading = state->reading;
    const hsy_sentence *sentence = &reading->sentences.items[s];
    uint32_t end;
    if (quotes_on(state, s, &end)) {
        quote_on(state, sentence->first, end);
        return;
    }
    mood here = mood_of_sentence(reading, sentence);
    hearsay told = hearsay_of(reading, sentence);
    bool goes_on = carries(state, s, here, told);
    hsy_range subject = {0, 0};
    bool is_near = state->speaker != HSY_NO_DRAFT && s - state->spoken == 1;
    if (here == MOOD_FIRST && !is_near && s > 0 && !sentence->starts_line) subject = subject_before(reading, s);
    if (!goes_on && told != HEARSAY_PAST && subject.first >= subject.end) return;
    hsy_draft draft = {.at = sentence->first, .follows = HSY_NO_DRAFT, .certainty = HSY_CERTAINTY_REPORTED};
    if (subject.first < subject.end) {
        hsy_parts_add(&draft.source, subject.first, subject.end);
    } else if (goes_on) {
        draft.follows = state->speaker;
        draft.source = reading->drafts.items[state->speaker].source;
        state->spoken = s;
    }
    hsy_parts_add(&draft.content, hsy_content_start(reading, sentence->first),
                  hsy_content_end(reading, sentence->first));
    hsy_push_draft(reading, draft);
    if (subject.first >= subject.end) return;
    state->speaker = (uint32_t)reading->drafts.count - 1;
    state->spoken = s;
}

void hsy_find_subjunctives(hsy_reading *reading) {
    if (reading->tongue != HSY_TONGUE_GERMAN) return;
    carry state = {.reading = reading, .known = reading->drafts.count, .speaker = HSY_NO_DRAFT};
    for (uint32_t s = 0; s < reading->sentences.count; s++)
        if (!take_drafts(&state, s)) carry_on(&state, s);
}
