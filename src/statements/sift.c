/* Sifts what the tagger found, and what of the rules' it does not bear out: it learnt from data that marks more than
 * the conventions of this program.
 *
 *     The firm did not respond to a request for comment.    a refusal: says nothing
 *     She appears to back the plan.                          the page's own guess
 *     The number is expected to grow.                        nobody's
 *     The early failures underscored the shortage.           failures say nothing
 *
 * And mends spans: "the paper [that]" has no relative pronoun in its source, and "according to people | who were there"
 * has no content behind its source.
 */
#include "statements/sift.h"

enum {
    MOST_REFUSED = 12, /* tokens of a content that is only a request */
};

/* The word has the use of lexicon/en/silence-words.tsv. */
static bool has_use(const hsy_reading *reading, uint32_t token, char use) {
    int row = hsy_lexicon_find_hashed(reading->silences, reading->folded[token], reading->hashes[token]);
    return row >= 0 && hsy_slice_find_byte(hsy_lexicon_cell(reading->silences, row, 1), use, 0) != HSY_NOT_FOUND;
}

static bool holds_use(const hsy_reading *reading, const hsy_parts *parts, char use) {
    for (uint32_t p = 0; p < parts->count; p++)
        for (uint32_t i = parts->at[p].first; i < parts->at[p].end; i++)
            if (has_use(reading, i, use)) return true;
    return false;
}

/* "has not offered | any details": what is not said is not said. */
static bool is_silent(const hsy_reading *reading, const hsy_draft *draft) {
    if (!holds_use(reading, &draft->cue, 's')) return false;
    for (uint32_t i = draft->cue.at[0].first; i < draft->cue.at[draft->cue.count - 1].end; i++)
        if (hsy_class_at(reading, i) == HSY_WORD_NEGATION) return true;
    return false;
}

/* "did not respond to | a request for comment", "declined | to be interviewed" */
static bool is_refusal(const hsy_reading *reading, const hsy_draft *draft) {
    if (is_silent(reading, draft)) return true;
    return hsy_parts_size(&draft->content) <= MOST_REFUSED && holds_use(reading, &draft->cue, 'r') &&
           holds_use(reading, &draft->content, 'q');
}

static bool holds_be(const hsy_reading *reading, const hsy_parts *parts) {
    for (uint32_t p = 0; p < parts->count; p++)
        for (uint32_t i = parts->at[p].first; i < parts->at[p].end; i++)
            if (hsy_is_be(reading, i)) return true;
    return false;
}

/* "appears to be", "is expected to", "it was not clear": how the page puts it, nobody's words. */
static bool is_guess(const hsy_reading *reading, const hsy_draft *draft) {
    if (holds_use(reading, &draft->cue, 'g')) return true;
    if (!holds_be(reading, &draft->cue)) return false;
    bool is_it = draft->source.count > 0 && hsy_word_is(reading, draft->source.at[0].first, HSY_S("it"));
    if (is_it && holds_use(reading, &draft->cue, 'o')) return true;
    uint32_t last = draft->cue.at[draft->cue.count - 1].end;
    bool has_agent = hsy_word_is(reading, last, HSY_S("by")) || hsy_word_is(reading, last - 1, HSY_S("by"));
    return !has_agent && holds_use(reading, &draft->cue, 'e');
}

/* "Asked about the plan, Beck said": who was asked tells nothing by that. */
static bool is_question(const hsy_reading *reading, const hsy_draft *draft) {
    uint32_t first = draft->cue.at[0].first, opening = hsy_sentence_of(reading, first)->first;
    if (hsy_is_be(reading, first) && first + 1 < reading->tokens.count) first++; /* "was | asked" */
    if (!hsy_word_is(reading, first, HSY_S("asked")) && !hsy_word_is(reading, first, HSY_S("pressed"))) return false;
    if (first > opening && hsy_class_at(reading, first - 1) == HSY_WORD_AUXILIARY) return hsy_is_be(reading, first - 1);
    return first == opening || hsy_word_is(reading, first - 1, HSY_S("when"));
}

bool hsy_is_report(const hsy_reading *reading, const hsy_draft *draft) {
    if (reading->tongue != HSY_TONGUE_ENGLISH || draft->cue.count == 0) return true;
    return !is_refusal(reading, draft) && !is_guess(reading, draft) && !is_question(reading, draft);
}

/* "Royal Bank has surpassed analysts": a clause, no noun phrase. */
bool hsy_is_clause(const hsy_reading *reading, const hsy_parts *source) {
    for (uint32_t p = 0; p < source->count && reading->tongue == HSY_TONGUE_ENGLISH; p++)
        for (uint32_t i = source->at[p].first; i < source->at[p].end; i++) {
            hsy_word_class class = hsy_class_at(reading, i);
            if (class == HSY_WORD_RELATIVE || class == HSY_WORD_THAT || class == HSY_WORD_COMMA) break;
            if (class == HSY_WORD_AUXILIARY) return true;
        }
    return false;
}

bool hsy_has_speaker(const hsy_reading *reading, const hsy_draft *draft) {
    if (reading->tongue != HSY_TONGUE_ENGLISH) return true;
    for (uint32_t p = 0; p < draft->source.count; p++)
        for (uint32_t i = draft->source.at[p].first; i < draft->source.at[p].end; i++) {
            const hsy_mark *mark = &reading->marks[i];
            bool is_owner = hsy_slice_ends(reading->folded[i], HSY_S("'s")) && i + 1 < draft->source.at[p].end;
            bool is_alone = draft->source.at[p].end == draft->source.at[p].first + 1;
            bool is_capital = hsy_is_capital(reading, i) && (is_alone || hsy_sentence_of(reading, i)->first != i);
            if (mark->speaker >= 0 || mark->class == HSY_WORD_RELATIVE) return true;
            if (mark->pronoun >= 0 && !hsy_is_pronoun(reading, i, HSY_S("possessive"))) return true;
            if (!is_owner && (is_capital || mark->name != HSY_NO_TOKEN)) return true;
            if (hsy_slice_ends(reading->folded[i], HSY_S("s")) && i + 1 == draft->source.at[p].end) return true;
        }
    return false;
}

static bool is_of_page(const hsy_reading *reading, const hsy_draft *draft) {
    if (draft->source.count != 1 || draft->source.at[0].end != draft->source.at[0].first + 1) return false;
    uint32_t token = draft->source.at[0].first;
    bool is_first = hsy_word_is(reading, token, HSY_S("we")) || hsy_word_is(reading, token, HSY_S("i")) ||
                    hsy_word_is(reading, token, HSY_S("you")) || hsy_word_is(reading, token, HSY_S("wir"));
    return is_first && hsy_is_outside(reading, token);
}

/* A noun without article or number, of no known speaker: "[silent] said", "[simple] once". */
static bool is_bare(const hsy_reading *reading, const hsy_parts *source) {
    for (uint32_t p = 0; p < source->count; p++)
        for (uint32_t i = source->at[p].first; i < source->at[p].end; i++) {
            const hsy_mark *mark = &reading->marks[i];
            bool is_plural = i + 1 == source->at[p].end && hsy_slice_ends(reading->folded[i], HSY_S("s"));
            if (mark->speaker >= 0 || mark->name != HSY_NO_TOKEN || mark->pronoun >= 0 || is_plural ||
                mark->class == HSY_WORD_DETERMINER || mark->class == HSY_WORD_NUMBER ||
                mark->class == HSY_WORD_RELATIVE || mark->class == HSY_WORD_THAT || hsy_is_capital(reading, i) ||
                hsy_slice_ends(reading->folded[i], HSY_S("'s")) || !hsy_is_outside(reading, i))
                return false;
        }
    return source->count > 0;
}

bool hsy_is_nobody(const hsy_reading *reading, const hsy_draft *draft) {
    if (reading->tongue != HSY_TONGUE_ENGLISH) return false;
    if (draft->cue.count > 0 && reading->marks[draft->cue.at[0].first].phrase >= 0) return false; /* "according to" */
    return is_of_page(reading, draft) || is_bare(reading, &draft->source) || hsy_is_clause(reading, &draft->source);
}

bool hsy_is_source(const hsy_reading *reading, const hsy_draft *draft) {
    if (reading->tongue == HSY_TONGUE_GERMAN) return !is_of_page(reading, draft);
    if (reading->tongue != HSY_TONGUE_ENGLISH) return true;
    return hsy_has_speaker(reading, draft) && !hsy_is_clause(reading, &draft->source) && !is_of_page(reading, draft);
}

void hsy_mend_learnt(const hsy_reading *reading, hsy_draft *draft) {
    if (reading->tongue != HSY_TONGUE_ENGLISH || draft->source.count == 0) return;
    hsy_range *source = &draft->source.at[0];
    hsy_word_class opening = hsy_class_at(reading, source->first);
    bool opens_clause = opening == HSY_WORD_THAT || opening == HSY_WORD_SUBORDINATOR;
    if (opens_clause && source->end > source->first + 1) source->first++;
    hsy_word_class last = hsy_class_at(reading, source->end - 1);
    bool is_relative = last == HSY_WORD_RELATIVE || last == HSY_WORD_THAT;
    if (is_relative && source->end > source->first + 1) source->end--;
    if (source->end > source->first + 1 && hsy_class_at(reading, source->end - 1) == HSY_WORD_COMMA) source->end--;
    bool ends_subject = source->end > source->first + 1 &&
                        hsy_is_pronoun(reading, source->end - 1, HSY_S("personal")) &&
                        last == HSY_WORD_PRONOUN; /* "a decision | he" */
    if (ends_subject) source->first = source->end - 1;
    hsy_parts kept = {0};
    for (uint32_t p = 0; p < draft->content.count; p++) {
        hsy_range part = draft->content.at[p];
        bool hangs = part.first == source->end && draft->content.count > 1 && hsy_is_outside(reading, part.first);
        if (!hangs) hsy_parts_add(&kept, part.first, part.end);
    }
    if (kept.count) draft->content = kept;
    bool is_alone = source->end == source->first + 1 && source->first > hsy_sentence_of(reading, source->first)->first;
    hsy_word_class only = hsy_class_at(reading, source->first);
    if (is_alone && (only == HSY_WORD_RELATIVE || only == HSY_WORD_THAT)) {
        uint32_t head = source->first - (hsy_class_at(reading, source->first - 1) == HSY_WORD_COMMA);
        draft->antecedent = hsy_head_before(reading, head, hsy_sentence_of(reading, head)->first);
    }
}
