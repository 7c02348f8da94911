/* Quotations that no cue has taken, and lines of transcripts.
 *
 *     “A,” Weber said. [“B.”]            the same paragraph: goes on Weber's statement
 *     [“C.”]                             a paragraph of its own: a statement of the last speaker
 *     Weber: [“Not now.”]                a colon: the name before it
 *     WEBER: [That is not what I said.]  a transcript
 *
 * Short quoted words and titles are left alone. In a language without lexicon this is all that is found.
 */
#include "statements/german.h"

enum {
    MOST_BETWEEN = 3, /* drafts between a quotation and what goes on */
    MOST_GAP = 600,   /* tokens from a cue to a quotation that goes on what it reports */
    MOST_LABEL = 7,   /* tokens of the name before a colon */
    LEAST_LINE = 4,   /* tokens of a line behind it; scores ("3 : 1") are shorter */
};

static bool is_taken(const hsy_reading *reading, const bool *covered, uint32_t first, uint32_t end) {
    (void)reading;
    for (uint32_t i = first; i < end; i++)
        if (covered[i]) return true;
    return false;
}

static void cover(const hsy_draft *draft, bool *covered) {
    for (uint32_t p = 0; p < draft->content.count; p++)
        for (uint32_t i = draft->content.at[p].first; i < draft->content.at[p].end; i++) covered[i] = true;
}

/* The name that ends at the colon before `at`, from the start of the line or sentence. */
static hsy_range label_before(const hsy_reading *reading, uint32_t at) {
    if (at < 2 || hsy_class_at(reading, at - 1) != HSY_WORD_COLON) return (hsy_range){at, at};
    uint32_t first = at - 1;
    while (first > 0 && at - first <= MOST_LABEL && !hsy_is_line_start(reading, first)) first--;
    if (!hsy_is_line_start(reading, first) || !hsy_is_capital(reading, first)) return (hsy_range){at, at};
    for (uint32_t i = first; i + 1 < at; i++) {
        hsy_word_class class = hsy_class_at(reading, i);
        if (class == HSY_WORD_AUXILIARY || class == HSY_WORD_STOP || class == HSY_WORD_QUESTION ||
            class == HSY_WORD_PRONOUN || class == HSY_WORD_THAT)
            return (hsy_range){at, at};
    }
    return (hsy_range){first, at - 1};
}

static bool same_line(const hsy_reading *reading, uint32_t a, uint32_t b) {
    if (b - a > MOST_GAP) return false;
    for (uint32_t i = a + 1; i <= b; i++)
        if (hsy_is_line_start(reading, i)) return false;
    return true;
}

/* The draft that goes on in a quotation that starts at `at` of the same line: the last one before it. */
static hsy_draft *continued(hsy_reading *reading, uint32_t at, size_t known) {
    size_t next = hsy_first_draft(reading, known, at);
    for (size_t i = next; i > 0 && next - i < MOST_BETWEEN; i--) /* past "…, he said, adding that" */
        if (reading->drafts.items[i - 1].is_quotation &&
            (i == next || same_line(reading, reading->drafts.items[i - 1].at, at)))
            return &reading->drafts.items[i - 1];
    return next ? &reading->drafts.items[next - 1] : NULL;
}

static void add_label(hsy_reading *reading, hsy_range label, uint32_t first, uint32_t end, bool is_quotation) {
    hsy_draft draft = {
        .at = first, .follows = HSY_NO_DRAFT, .certainty = HSY_CERTAINTY_REPORTED, .is_quotation = is_quotation};
    hsy_parts_add(&draft.source, label.first, label.end);
    hsy_parts_add(&draft.content, first, end);
    hsy_push_draft(reading, draft);
}

/* German "Brandt sieht keinen Grund zur Eile: „…“": who the sentence before the colon is about, when it reports
 * nothing. */
static hsy_range subject_before_colon(const hsy_reading *reading, uint32_t open) {
    hsy_range none = {open, open};
    uint32_t first = hsy_sentence_of(reading, open)->first;
    bool leads =
        reading->tongue == HSY_TONGUE_GERMAN && open > first + 2 && hsy_class_at(reading, open - 1) == HSY_WORD_COLON;
    if (!leads || hsy_holds_draft(reading, first, open)) return none;
    hsy_range subject = hsy_first_subject(reading, first, open - 1);
    if (subject.first < subject.end && hsy_can_speak(reading, subject)) return subject;
    subject = hsy_subject_around(reading, open - 1);
    return subject.first < subject.end && subject.end < open ? subject : none;
}

/* German "Brandt kritisiert den Plan scharf. „…“": who the sentence before in the paragraph is about, when its verb is
 * one of speaking but reports nothing. */
static hsy_range critic_before(const hsy_reading *reading, uint32_t open, size_t known) {
    hsy_range none = {open, open};
    const hsy_sentence *here = hsy_sentence_of(reading, open);
    bool may_be = reading->tongue == HSY_TONGUE_GERMAN && here->first == open && !here->starts_line && open > 1;
    const hsy_sentence *before = may_be ? hsy_sentence_of(reading, open - 1) : here;
    if (!may_be || before == here) return none;
    size_t next = hsy_first_draft(reading, known, before->first);
    if (next < known && reading->drafts.items[next].at < open) return none;
    for (uint32_t i = before->first; i < before->end; i++) {
        bool is_verb = hsy_is_outside(reading, i) && reading->marks[i].verb >= 0 && !hsy_is_capital(reading, i);
        if (!is_verb || !(hsy_reading_cue(reading, reading->marks[i].verb).shapes & HSY_SHAPE_FINITE)) continue;
        hsy_range subject = hsy_first_subject(reading, before->first, i);
        if (subject.end != i) subject = hsy_phrase_after(reading, i + 1, before->end);
        return subject.first < subject.end && hsy_can_speak(reading, subject) ? subject : none;
    }
    return none;
}

static void take(hsy_reading *reading, const hsy_quotation *quotation, bool *covered, size_t known) {
    uint32_t first = quotation->open, end = hsy_quotation_end(reading, quotation);
    hsy_range label = label_before(reading, first);
    if (hsy_is_speech(reading, quotation)) {
        hsy_range subject = subject_before_colon(reading, first);
        if (subject.first < subject.end && subject.end + 1 < first) label = subject;
        if (label.first >= label.end) label = critic_before(reading, first, known);
    }
    if (label.first < label.end) {
        add_label(reading, label, first, end, true);
        return;
    }
    if (!hsy_is_speech(reading, quotation)) return;
    hsy_range holder =
        reading->tongue == HSY_TONGUE_FRENCH ? hsy_french_colon_speaker(reading, first) : (hsy_range){0, 0};
    if (holder.first < holder.end) { /* "Le maire ne décolère pas : « … »" */
        add_label(reading, holder, first, end, true);
        return;
    }
    hsy_draft *before = continued(reading, first, known);
    bool starts = hsy_sentence_of(reading, first)->first == first;
    if (!starts || !before || before->source.count == 0) return;
    uint32_t gap = hsy_sentence_of(reading, first) - hsy_sentence_of(reading, before->at);
    if (same_line(reading, before->at, first) && before->is_quotation && gap <= 1) {
        hsy_parts_add(&before->content, first, end);
        cover(before, covered);
        return;
    }
    if (quotation->continues && before->is_quotation) {
        hsy_parts_add(&before->content, first, end);
        return;
    }
    bool is_near = same_line(reading, before->at, first) || reading->tongue == HSY_TONGUE_ENGLISH;
    bool follows = gap <= 1 && is_near;
    if (gap > 2 || (!before->is_quotation && !follows)) return; /* "Selon le procureur, … « … »" */
    hsy_draft draft = {.at = first,
                       .follows = (uint32_t)(before - reading->drafts.items),
                       .certainty = HSY_CERTAINTY_REPORTED,
                       .is_quotation = true,
                       .source = before->source};
    hsy_parts_add(&draft.content, first, end);
    hsy_push_draft(reading, draft);
}

static bool names_speaker(const hsy_reading *reading, uint32_t token) {
    uint32_t name = reading->marks[token].name;
    return name != HSY_NO_TOKEN && reading->names.items[name].kind != HSY_NAME_PLACE &&
           reading->names.items[name].kind != HSY_NAME_UNKNOWN;
}

/* "WEBER: That is not what I said." */
static void find_transcript_lines(hsy_reading *reading, const bool *covered) {
    for (uint32_t s = 0; s < reading->sentences.count; s++) {
        const hsy_sentence *sentence = &reading->sentences.items[s];
        if (!sentence->starts_line) continue;
        for (uint32_t i = sentence->first; i < sentence->end && i - sentence->first < MOST_LABEL; i++) {
            if (hsy_class_at(reading, i) != HSY_WORD_COLON) continue;
            hsy_range label = label_before(reading, i + 1);
            bool is_name = label.first < label.end && reading->marks[label.first].name != HSY_NO_TOKEN &&
                           reading->names.items[reading->marks[label.first].name].kind == HSY_NAME_PERSON;
            for (uint32_t k = label.first; k < label.end && s == 0; k++) /* "Poll: …" as a headline */
                is_name |= reading->marks[k].speaker >= 0 || names_speaker(reading, k);
            bool all_upper = label.first < label.end;
            for (uint32_t k = label.first; k < label.end; k++)
                all_upper &= (reading->tokens.items[k].flags & HSY_TOKEN_ALL_UPPER) != 0;
            if (!(is_name || all_upper) || i + LEAST_LINE >= sentence->end || is_taken(reading, covered, i + 1, i + 2))
                break;
            bool is_field = reading->tongue == HSY_TONGUE_FRENCH && !is_name && /* "ARBITRE : C. Turpin" */
                            !hsy_has_french_verb(reading, i + 1, sentence->end);
            if (is_field) break;
            uint32_t end = sentence->end;
            for (uint32_t n = s + 1; n < reading->sentences.count && !reading->sentences.items[n].starts_line; n++)
                end = reading->sentences.items[n].end;
            add_label(reading, label, i + 1, end, false);
            break;
        }
    }
}

void hsy_find_quotations(hsy_reading *reading) {
    bool *covered = HSY_NEW_ARRAY(reading->arena, bool, reading->tokens.count + 1);
    size_t known = reading->drafts.count;
    for (size_t i = 0; i < known; i++) cover(&reading->drafts.items[i], covered);
    for (size_t q = 0; q < reading->quotations.count; q++) {
        const hsy_quotation *quotation = &reading->quotations.items[q];
        if (quotation->depth > 0 || is_taken(reading, covered, quotation->open, quotation->open + 1)) continue;
        take(reading, quotation, covered, known);
    }
    find_transcript_lines(reading, covered);
}
