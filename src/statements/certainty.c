/* Certainty: how surely the page puts a statement.
 *
 *     "confirmed that …"                          asserted   by the cue's row
 *     "the plan could fail", "soll", "aurait"     hedged     by a word of the content
 *     "The claims could not be verified."         unconfirmed, for the statements that the sentence is about
 *     "denied that …", "the false claim that"     denied
 *
 * A caveat sentence has a word of checking with a negation before it and either "independent(ly)" or one of the
 * things that are checked ("claims", "Angaben") as its subject. When it names a source ("the information provided by
 * the agent") it is about the statements of that source; else about those before it in its paragraph and the two
 * before, back to the last caveat or heading, and about those behind it in its paragraph.
 */
#include "statements/grammar.h"

enum {
    MOST_TO_VERIFY = 9, /* tokens from the negation to the word of checking */
    MOST_LINES = 2,     /* paragraphs before its own that a caveat reaches back over */
    MOST_CAVEATS = 64,  /* in one text; the rest is not spread */
    LEAST_SHARED = 2,   /* words that a caveat's subject shares with a source that it names */
};

static bool caveat_role(const hsy_reading *reading, uint32_t token, hsy_slice role) {
    int row = hsy_lexicon_find(reading->caveats, reading->folded[token]);
    return row >= 0 && hsy_slice_equal(hsy_lexicon_cell(reading->caveats, row, 1), role);
}

/* The words of doubt in a sentence that is a caveat; empty when it is none. */
static hsy_range caveat_in(const hsy_reading *reading, const hsy_sentence *sentence) {
    uint32_t negation = HSY_NO_TOKEN, verify = HSY_NO_TOKEN, first = HSY_NO_TOKEN, last = 0;
    bool is_independent = false, has_matter = false;
    for (uint32_t i = sentence->first; i < sentence->end; i++) {
        if (!hsy_is_outside(reading, i)) continue;
        hsy_word_class class = hsy_class_at(reading, i);
        uint32_t behind = i;
        int row = hsy_lexicon_longest(reading->caveats, reading->folded, i, sentence->end, &behind);
        hsy_slice role = hsy_lexicon_cell(reading->caveats, row, 1);
        if (class == HSY_WORD_NEGATION || hsy_word_is(reading, i, HSY_S("cannot"))) negation = i;
        if (row < 0 && class != HSY_WORD_NEGATION) continue;
        if (hsy_slice_equal(role, HSY_S("unconfirmed"))) return (hsy_range){i, behind};
        if (hsy_slice_equal(role, HSY_S("independent"))) is_independent = true;
        if (hsy_slice_equal(role, HSY_S("matter")) && verify == HSY_NO_TOKEN) has_matter = true;
        if (hsy_slice_equal(role, HSY_S("verify")) && negation != HSY_NO_TOKEN && i - negation <= MOST_TO_VERIFY)
            verify = i;
        if (class == HSY_WORD_NEGATION && verify == HSY_NO_TOKEN && i > sentence->first &&
            hsy_class_at(reading, i - 1) == HSY_WORD_AUXILIARY)
            first = i - 1;
        if (verify == i) last = i + 1;
    }
    if (verify == HSY_NO_TOKEN || (!is_independent && !has_matter)) return (hsy_range){0, 0};
    if (first == HSY_NO_TOKEN || first > negation) first = negation;
    for (uint32_t i = last; i < sentence->end; i++)
        if (caveat_role(reading, i, HSY_S("independent"))) last = i + 1;
    return (hsy_range){first, last};
}

static hsy_span bytes_of(const hsy_reading *reading, hsy_range range) {
    return (hsy_span){reading->tokens.items[range.first].start, reading->tokens.items[range.end - 1].end};
}

static void doubt(hsy_reading *reading, hsy_draft *draft, hsy_range words) {
    if (draft->certainty >= HSY_CERTAINTY_UNCONFIRMED) return;
    draft->certainty = HSY_CERTAINTY_UNCONFIRMED;
    draft->doubt = bytes_of(reading, words);
}

/* How many open words of the caveat's subject stand in the draft's source. */
static uint32_t shared_words(const hsy_reading *reading, hsy_range subject, const hsy_draft *draft) {
    uint32_t shared = 0;
    for (uint32_t i = subject.first; i < subject.end; i++) {
        if (hsy_class_at(reading, i) != HSY_WORD_OPEN) continue;
        for (uint32_t p = 0; p < draft->source.count; p++)
            for (uint32_t t = draft->source.at[p].first; t < draft->source.at[p].end; t++)
                if (hsy_slice_equal(reading->folded[t], reading->folded[i])) shared++;
    }
    return shared;
}

static bool is_heading(const hsy_reading *reading, uint32_t sentence) {
    enum { MOST_HEADING = 14 };
    const hsy_sentence *s = &reading->sentences.items[sentence];
    if (!s->starts_line || s->end - s->first > MOST_HEADING) return false;
    bool is_alone = sentence + 1 >= reading->sentences.count || reading->sentences.items[sentence + 1].starts_line;
    return is_alone && hsy_class_at(reading, s->end - 1) != HSY_WORD_STOP &&
           hsy_class_at(reading, s->end - 1) != HSY_WORD_MARK;
}

static uint32_t section_start(const hsy_reading *reading, uint32_t sentence, const bool *is_caveat) {
    uint32_t s = sentence;
    for (uint32_t lines = 0; s > 0 && !is_heading(reading, s - 1) && !is_caveat[s - 1]; s--) {
        lines += reading->sentences.items[s].starts_line;
        if (lines > MOST_LINES) break;
    }
    return s;
}

static void spread_caveat(hsy_reading *reading, uint32_t sentence, hsy_range words, const bool *is_caveat) {
    const hsy_sentence *at = &reading->sentences.items[sentence];
    hsy_drafts *drafts = &reading->drafts;
    bool names_source = false;
    for (uint32_t i = 0; i < drafts->count; i++) {
        hsy_draft *draft = &drafts->items[i];
        if (draft->at >= at->first) break;
        if (shared_words(reading, (hsy_range){at->first, words.first}, draft) < LEAST_SHARED) continue;
        doubt(reading, draft, words);
        names_source = true;
    }
    if (names_source) return;
    uint32_t from = section_start(reading, sentence, is_caveat), until = sentence;
    while (until + 1 < reading->sentences.count && !reading->sentences.items[until + 1].starts_line) until++;
    for (uint32_t i = 0; i < drafts->count; i++) {
        uint32_t where = reading->marks[drafts->items[i].at].sentence;
        if (where >= from && where <= until) doubt(reading, &drafts->items[i], words);
    }
}

static void find_caveats(hsy_reading *reading) {
    bool *is_caveat = HSY_NEW_ARRAY(reading->arena, bool, reading->sentences.count + 1);
    for (uint32_t s = 0, found = 0; s < reading->sentences.count && found < MOST_CAVEATS; s++) {
        hsy_range words = caveat_in(reading, &reading->sentences.items[s]);
        if (words.first >= words.end) continue;
        found++;
        spread_caveat(reading, s, words, is_caveat);
        is_caveat[s] = true;
    }
}

hsy_span hsy_caveat_of(const hsy_reading *reading) {
    if (!reading->caveats) return (hsy_span){0, 0};
    for (uint32_t s = 0; s < reading->sentences.count; s++) {
        hsy_range words = caveat_in(reading, &reading->sentences.items[s]);
        if (words.first < words.end) return bytes_of(reading, words);
    }
    return (hsy_span){0, 0};
}

/* French "serait mort" is hearsay behind "selon" and verbs of the present; behind "a dit que" it may be the future. */
static bool is_hearsay(const hsy_reading *reading, const hsy_draft *draft, uint32_t token) {
    if (reading->tongue != HSY_TONGUE_FRENCH || !hsy_is_outside(reading, token)) return false;
    if (!hsy_is_hearsay(reading, token)) return false;
    uint32_t first = draft->cue.count ? draft->cue.at[0].first : draft->at;
    return draft->cue.count == 0 || reading->marks[draft->at].phrase >= 0 ||
           hsy_class_at(reading, first) != HSY_WORD_AUXILIARY;
}

/* The first word of the content or cue that marks it as uncertain. */
static void hedge(hsy_reading *reading, hsy_draft *draft) {
    const hsy_parts *roles[] = {&draft->cue, &draft->content};
    for (size_t r = 0; r < sizeof roles / sizeof *roles; r++)
        for (uint32_t p = 0; p < roles[r]->count; p++)
            for (uint32_t i = roles[r]->at[p].first; i < roles[r]->at[p].end; i++) {
                if (is_hearsay(reading, draft, i)) {
                    draft->certainty = HSY_CERTAINTY_HEDGED;
                    draft->doubt = bytes_of(reading, (hsy_range){i, i + 1});
                    return;
                }
                if (reading->marks[i].hedge < 0 || !hsy_is_outside(reading, i)) continue;
                if (hsy_is_capital(reading, i) && hsy_sentence_of(reading, i)->first != i) continue; /* in May */
                draft->certainty = HSY_CERTAINTY_HEDGED;
                draft->doubt = bytes_of(reading, (hsy_range){i, i + reading->marks[i].hedge_words});
                return;
            }
}

/* "the false claim that", "Falschbehauptung" */
static bool is_called_false(const hsy_reading *reading, const hsy_draft *draft) {
    if (draft->cue.count == 0) return false;
    uint32_t at = draft->at;
    return caveat_role(reading, at, HSY_S("false")) ||
           (at > 0 && reading->marks[at].noun >= 0 && caveat_role(reading, at - 1, HSY_S("false")));
}

void hsy_weigh(hsy_reading *reading) {
    for (uint32_t i = 0; i < reading->drafts.count; i++) {
        hsy_draft *draft = &reading->drafts.items[i];
        if (is_called_false(reading, draft)) draft->certainty = HSY_CERTAINTY_DENIED;
        if (draft->certainty == HSY_CERTAINTY_DENIED || draft->certainty == HSY_CERTAINTY_HEDGED) {
            if (draft->cue.count) draft->doubt = bytes_of(reading, draft->cue.at[0]);
            continue;
        }
        hedge(reading, draft);
    }
    if (reading->caveats) find_caveats(reading);
}
