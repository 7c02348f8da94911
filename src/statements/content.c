/* Extents: where what is said starts and ends.
 *
 * A content is bounded by its sentence, but a quotation inside it is followed to its closing mark, sentences on if
 * need be, and a further reporting clause of the same sentence cuts it:
 *
 *     She said [prices would fall], adding that [wages would not].
 *
 * Contents that end too late are the commonest fault of such grammars (docs/quality.md): a main clause of the text's
 * own behind a comma cannot be told from one that is still reported.
 */
#include "statements/grammar.h"

enum {
    LEAST_SPEECH = 4,    /* words of a quotation that stands for itself without an end mark inside */
    SURE_RATE = 60,      /* of a hundred: a form that reports so often needs no "that" to be seen as reporting */
    MOST_CUTS = 12,      /* commas of a content that are tried as its end */
    MOST_LOOK_AHEAD = 9, /* tokens from a conjunction to the reporting verb behind it */
};

const hsy_quotation *hsy_quotation_at(const hsy_reading *reading, uint32_t at) {
    if (at >= reading->tokens.count || reading->marks[at].quotation == HSY_NO_TOKEN) return NULL;
    const hsy_quotation *quotation = &reading->quotations.items[reading->marks[at].quotation];
    return quotation->open == at ? quotation : NULL;
}

uint32_t hsy_quotation_end(const hsy_reading *reading, const hsy_quotation *quotation) {
    if (quotation->close != HSY_NO_TOKEN) return quotation->close + 1;
    uint32_t i = quotation->open;
    while (i < reading->tokens.count && reading->tokens.items[i].start < quotation->span.end) i++;
    return i;
}

const hsy_quotation *hsy_quotation_first(const hsy_reading *reading, const hsy_quotation *quotation) {
    const hsy_quotation *all = reading->quotations.items;
    while (quotation > all && (quotation->continues || quotation->depth > 0)) quotation--;
    return quotation;
}

const hsy_quotation *hsy_quotation_before(const hsy_reading *reading, uint32_t at) {
    uint32_t i = at;
    if (hsy_is_line_start(reading, at)) return NULL;
    for (uint32_t steps = 0; i > 0 && steps < 2; steps++, i--) { /* a comma, and a full stop for safety */
        hsy_word_class class = hsy_class_at(reading, i - 1);
        if (!hsy_is_outside(reading, i - 1)) break;
        if (class != HSY_WORD_COMMA && class != HSY_WORD_DASH) return NULL;
    }
    if (i == 0 || hsy_is_outside(reading, i - 1)) return NULL;
    const hsy_quotation *quotation = &reading->quotations.items[reading->marks[i - 1].quotation];
    return hsy_quotation_end(reading, quotation) == i ? quotation : NULL;
}

bool hsy_is_speech(const hsy_reading *reading, const hsy_quotation *quotation) {
    uint32_t end = hsy_quotation_end(reading, quotation), words = 0;
    for (uint32_t i = quotation->open + 1; i < end; i++) words += reading->tokens.items[i].kind == HSY_TOKEN_WORD;
    if (words == 0) return false;
    bool starts_high = hsy_is_capital(reading, quotation->open + 1);
    uint32_t last = quotation->close != HSY_NO_TOKEN ? quotation->close : end;
    hsy_word_class ending = last > quotation->open + 1 ? hsy_class_at(reading, last - 1) : HSY_WORD_OPEN;
    bool ends_itself = ending == HSY_WORD_STOP || ending == HSY_WORD_COMMA;
    return (starts_high && (words >= LEAST_SPEECH || ends_itself)) || (words >= 2 * LEAST_SPEECH && ends_itself);
}

uint32_t hsy_content_end(const hsy_reading *reading, uint32_t start) {
    uint32_t end = hsy_sentence_of(reading, start)->end;
    for (;;) { /* follow a quotation over sentences */
        uint32_t last = end - 1;
        if (hsy_is_outside(reading, last)) break;
        uint32_t close = hsy_quotation_end(reading, &reading->quotations.items[reading->marks[last].quotation]);
        if (close <= end) break;
        end = close;
        if (end < reading->tokens.count && hsy_class_at(reading, end) == HSY_WORD_STOP &&
            !hsy_is_line_start(reading, end))
            end++;
        break;
    }
    while (end > start && hsy_is_outside(reading, end - 1) && hsy_class_at(reading, end - 1) == HSY_WORD_STOP) end--;
    return end;
}

/* Whether a reporting verb with a clause of its own follows soon: "… and added that", "…, while Beck said that". */
static bool reports_soon(const hsy_reading *reading, uint32_t at, uint32_t end) {
    for (uint32_t i = at; i < end && i - at < MOST_LOOK_AHEAD; i++) {
        if (!hsy_is_outside(reading, i)) return false;
        const hsy_mark *mark = &reading->marks[i];
        if (mark->class == HSY_WORD_COMMA || mark->class == HSY_WORD_STOP || mark->class == HSY_WORD_THAT) return false;
        if (mark->verb < 0) continue;
        hsy_cue_entry entry = hsy_reading_cue(reading, mark->verb);
        uint32_t next = i + mark->verb_words;
        if (!(entry.frames & (HSY_FRAME_THAT | HSY_FRAME_QUOTATION))) continue;
        if (hsy_class_at(reading, next) == HSY_WORD_COMMA) next++;
        if (hsy_class_at(reading, next) == HSY_WORD_THAT || hsy_quotation_at(reading, next)) return true;
        if ((entry.frames & HSY_FRAME_ZERO) && entry.rate != HSY_NO_RATE && entry.rate >= SURE_RATE) return true;
        bool has_clause = reading->tongue == HSY_TONGUE_ENGLISH && hsy_is_pronoun(reading, next, HSY_S("personal"));
        if ((entry.frames & HSY_FRAME_ZERO) && has_clause && i > at) return true; /* "while 2 in 10 say it" */
    }
    return false;
}

/* Whether the comma at `i` opens something that the page says itself. */
static bool cuts(const hsy_reading *reading, uint32_t i, uint32_t end) {
    uint32_t next = i + 1;
    if (next >= end || !hsy_is_outside(reading, next)) return false;
    const hsy_mark *mark = &reading->marks[next];
    while (next < end && (reading->marks[next].class == HSY_WORD_ADVERB)) next++;
    if (mark->phrase >= 0) {
        hsy_slice where = hsy_lexicon_cell(reading->phrases, mark->phrase, 1);
        bool is_result = hsy_class_at(reading, i + 1 + mark->phrase_words) == HSY_WORD_THAT; /* German "so dass" */
        if (hsy_slice_equal(where, HSY_S("before")) || (hsy_slice_equal(where, HSY_S("end")) && !is_result))
            return true;
    }
    if (next < end && reading->marks[next].verb >= 0) {
        hsy_cue_entry entry = hsy_reading_cue(reading, reading->marks[next].verb);
        if (entry.shapes & HSY_SHAPE_GERUND) return true;
        if ((entry.shapes & HSY_SHAPE_FINITE) && hsy_class_at(reading, i) == HSY_WORD_COMMA &&
            (entry.frames & (HSY_FRAME_THAT | HSY_FRAME_QUOTATION)) && !(entry.shapes & HSY_SHAPE_INFINITIVE) &&
            reading->tongue != HSY_TONGUE_ENGLISH)
            return true;
    }
    return false;
}

/* Whether the comma at `i` opens an attribution that closes the sentence: ", the bank said on Monday." */
static bool attributes_last(const hsy_reading *reading, uint32_t i, uint32_t end) {
    enum { MOST_SUBJECT = 14, MOST_TAIL = 10 };
    for (uint32_t v = i + 1; v < end && v - i < MOST_SUBJECT; v++) {
        const hsy_mark *mark = &reading->marks[v];
        if (!hsy_is_outside(reading, v) || mark->class == HSY_WORD_THAT || mark->class == HSY_WORD_SUBORDINATOR ||
            mark->class == HSY_WORD_RELATIVE || mark->class == HSY_WORD_BUT)
            return false;
        if (mark->verb < 0 || mark->class != HSY_WORD_OPEN || mark->noun >= 0) continue;
        hsy_cue_entry entry = hsy_reading_cue(reading, mark->verb);
        bool is_french = reading->tongue == HSY_TONGUE_FRENCH;
        bool has_shape = (entry.shapes & HSY_SHAPE_FINITE) || (is_french && (entry.shapes & HSY_SHAPE_PARTICIPLE));
        if (!has_shape || !(entry.frames & (is_french ? HSY_FRAME_QUOTATION : HSY_FRAME_THAT))) continue;
        hsy_cue cue;
        if (!hsy_cue_at(reading, v, &cue) || !cue.is_finite || cue.is_passive) return false;
        uint32_t behind = is_french ? hsy_skip_french_adjuncts(reading, cue.end, end) : cue.end;
        if (cue.pronoun != HSY_NO_TOKEN) return cue.first == i + 1;
        if (cue.first == i + 1) {
            hsy_range subject = hsy_phrase_after(reading, behind, end);
            if (subject.first >= subject.end) return false;
            behind = subject.end;
        } else if (hsy_phrase_before(reading, cue.first, i + 1).first != i + 1) {
            return false;
        }
        behind = hsy_skip_adverbials(reading, behind, end);
        hsy_word_class next = behind < end ? hsy_class_at(reading, behind) : HSY_WORD_STOP;
        return next == HSY_WORD_STOP ||
               (end - behind < MOST_TAIL && (next == HSY_WORD_PREPOSITION || next == HSY_WORD_OF));
    }
    return false;
}

uint32_t hsy_clause_end(const hsy_reading *reading, uint32_t start) {
    uint32_t end = hsy_content_end(reading, start);
    for (uint32_t i = start + 1, tried = 0; i + 1 < end && tried < MOST_CUTS; i++) {
        hsy_word_class class = hsy_class_at(reading, i);
        bool closes = class == HSY_WORD_MARK && hsy_class_at(reading, i - 1) == HSY_WORD_COMMA;
        if (closes && hsy_is_outside(reading, i + 1) && cuts(reading, i, end)) return i + 1;
        if (!hsy_is_outside(reading, i)) continue;
        tried += class == HSY_WORD_COMMA;
        if (class == HSY_WORD_COMMA && (cuts(reading, i, end) || attributes_last(reading, i, end))) return i;
        if (reading->tongue == HSY_TONGUE_FRENCH && hsy_cuts_french(reading, start, i))
            return hsy_class_at(reading, i - 1) == HSY_WORD_COMMA ? i - 1 : i;
        bool joins = class == HSY_WORD_AND || class == HSY_WORD_BUT || class == HSY_WORD_SEMICOLON ||
                     (class == HSY_WORD_SUBORDINATOR && hsy_class_at(reading, i - 1) == HSY_WORD_COMMA);
        bool shares = reading->tongue == HSY_TONGUE_FRENCH && class == HSY_WORD_AND &&
                      reading->marks[i + 1].verb >= 0 &&
                      hsy_reading_cue(reading, reading->marks[i + 1].verb).shapes == HSY_SHAPE_PARTICIPLE;
        if (shares) return i; /* "et salué": the auxiliary of the reporting verb goes on */
        if (joins && reports_soon(reading, i + 1, end))
            return hsy_class_at(reading, i - 1) == HSY_WORD_COMMA ? i - 1 : i;
    }
    return end;
}

uint32_t hsy_past_date_line(const hsy_reading *reading, uint32_t start, uint32_t most) {
    enum { MOST_DATE_LINE = 12 };
    if (!hsy_is_line_start(reading, start) || !hsy_is_capital(reading, start)) return start;
    bool is_shouted = (reading->tokens.items[start].flags & HSY_TOKEN_ALL_UPPER) != 0; /* "EASTBROOK, May 3 — | The" */
    for (uint32_t i = start + 1; i + 1 < most && i - start < MOST_DATE_LINE; i++) {
        bool is_parted = hsy_class_at(reading, i) == HSY_WORD_CLOSING ||
                         (is_shouted && reading->tongue == HSY_TONGUE_ENGLISH &&
                          (hsy_class_at(reading, i) == HSY_WORD_NUMBER || hsy_class_at(reading, i) == HSY_WORD_TIME));
        if (is_parted && hsy_class_at(reading, i + 1) == HSY_WORD_DASH) return i + 2;
    }
    return start;
}

uint32_t hsy_content_start(const hsy_reading *reading, uint32_t at) {
    uint32_t start = hsy_sentence_of(reading, at)->first;
    if (!hsy_is_outside(reading, start)) {
        const hsy_quotation *quotation = &reading->quotations.items[reading->marks[start].quotation];
        if (quotation->open < start) return hsy_quotation_first(reading, quotation)->open;
    }
    return hsy_past_date_line(reading, start, at);
}
