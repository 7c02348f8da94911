/* Prepositions that give a sentence to somebody: "according to", "laut", "nach Angaben", "zufolge", "selon", "d'après".
 *
 *     [Prices will fall], according to [the bank].      Laut [Weber] [fallen die Preise].
 *     [Der Wagen sei] nach [libanesischen Angaben] [getroffen worden].      Demnach [geriet er in Brand].
 *
 * The content is the rest of the sentence, or of the content that the phrase stands in. "nach" counts only with a
 * noun of saying (saying.c); "pour" only at the start with a
 * person or body between it and a comma; "so" only behind a comma at the end.
 */
#include "statements/german.h"

enum { LEAST_CLAUSE = 2 };

typedef struct hsy_accord {
    uint32_t first, end; /* the phrase with its speaker */
    hsy_draft draft;
} hsy_accord;

static void add_speaker(hsy_accord *accord, hsy_range phrase) {
    if (phrase.first >= phrase.end) return;
    hsy_parts_add(&accord->draft.source, phrase.first, phrase.end);
    if (phrase.first < accord->first) accord->first = phrase.first;
    if (phrase.end > accord->end) accord->end = phrase.end;
}

/* German "nach libanesischen Angaben", "ihrer Meinung nach", at `at`. */
static bool take_saying(const hsy_reading *reading, uint32_t at, hsy_accord *accord) {
    bool leads = hsy_word_is(reading, at, HSY_S("nach")) || hsy_word_is(reading, at, HSY_S("laut"));
    hsy_saying saying;
    if (reading->tongue != HSY_TONGUE_GERMAN || !leads) return false;
    int32_t row = reading->marks[at].phrase;
    if (row >= 0 && hsy_slice_equal(hsy_lexicon_cell(reading->phrases, row, 1), HSY_S("self"))) return false;
    if (!hsy_take_saying(reading, at, &saying)) return false;
    accord->first = saying.phrase.first;
    accord->end = saying.phrase.end;
    accord->draft.cue = saying.cue;
    hsy_parts_add(&accord->draft.source, saying.source.first, saying.source.end);
    return true;
}

/* Past "the source | cited by X", "the paper |, which cited X,": they belong to the chain, not to the content. */
static void pass_relay(const hsy_reading *reading, hsy_accord *accord, uint32_t end) {
    uint32_t at = accord->end + (hsy_class_at(reading, accord->end) == HSY_WORD_COMMA);
    if (at >= end || reading->marks[at].relay < 0) return;
    hsy_range whom = hsy_phrase_after(reading, at + reading->marks[at].relay_words, end);
    if (whom.first >= whom.end) return;
    accord->end = whom.end;
    bool has_verb = reading->tongue == HSY_TONGUE_GERMAN && hsy_class_at(reading, whom.end) == HSY_WORD_OPEN &&
                    hsy_class_at(reading, whom.end + 1) == HSY_WORD_COMMA; /* "die sich auf X | beruft," */
    if (has_verb) accord->end++;
}

/* The subject of the sentence: for "nach eigenen Angaben". */
static hsy_range own_subject(const hsy_reading *reading, uint32_t at, uint32_t behind) {
    const hsy_sentence *sentence = hsy_sentence_of(reading, at);
    uint32_t start = hsy_skip_adverbials(reading, sentence->first, at);
    if (start < at) return hsy_phrase_after(reading, start, at);
    bool is_inverted = reading->tongue == HSY_TONGUE_GERMAN &&
                       behind + 1 < sentence->end && /* "Nach eigenen Angaben hat X" */
                       !hsy_is_capital(reading, behind);
    return is_inverted ? hsy_phrase_after(reading, behind + 1, sentence->end) : (hsy_range){at, at};
}

/* The parts of some verb of the sentence stand around the token. */
static bool is_inside_cue(const hsy_reading *reading, uint32_t at, size_t sorted) {
    const hsy_sentence *sentence = hsy_sentence_of(reading, at);
    for (size_t i = hsy_first_draft(reading, sorted, sentence->first);
         i < sorted && reading->drafts.items[i].at < sentence->end; i++) {
        const hsy_parts *cue = &reading->drafts.items[i].cue;
        if (cue->count > 1 && cue->at[0].end <= at && cue->at[cue->count - 1].first > at) return true;
    }
    return false;
}

static void share_speaker(const hsy_reading *reading, hsy_accord *accord, size_t sorted) {
    size_t next = hsy_first_draft(reading, sorted, accord->first);
    if (next == 0) return;
    accord->draft.source = reading->drafts.items[next - 1].source;
    accord->draft.follows = (uint32_t)(next - 1);
}

/* French: the holder behind the phrase. "pour" needs a comma or a pronoun behind it, "de source" is parted. */
static bool take_french_holder(const hsy_reading *reading, uint32_t from, hsy_slice where, hsy_accord *accord) {
    const hsy_sentence *sentence = hsy_sentence_of(reading, accord->first);
    bool is_start = hsy_slice_equal(where, HSY_S("start")), is_noun = hsy_slice_equal(where, HSY_S("noun"));
    uint32_t at = accord->first, end = from;
    if (is_noun) {
        from = at + 1;
        accord->draft.cue = (hsy_parts){0};
        hsy_parts_add(&accord->draft.cue, at, at + 1);
        bool is_parted = at == sentence->first || hsy_class_at(reading, at - 1) == HSY_WORD_COMMA;
        if (!is_parted || hsy_class_at(reading, from + 1) != HSY_WORD_OPEN) return false;
    }
    hsy_range phrase = hsy_french_holder(reading, at, from, &end);
    if (phrase.first >= phrase.end) return false;
    bool ends_article = !is_noun && from > at + 1 && hsy_class_at(reading, from - 1) == HSY_WORD_DETERMINER;
    if (ends_article) { /* "selon les dires | du" */
        accord->draft.cue = (hsy_parts){0};
        hsy_parts_add(&accord->draft.cue, at, from - 1);
    }
    add_speaker(accord, phrase);
    if (end > accord->end) accord->end = end;
    if (!is_start) return true;
    hsy_word_class next = hsy_class_at(reading, accord->end);
    bool is_holder = reading->marks[phrase.end - 1].name != HSY_NO_TOKEN ||
                     (phrase.end == phrase.first + 1 && reading->marks[phrase.first].pronoun >= 0);
    for (uint32_t i = phrase.first; i < phrase.end; i++) is_holder |= reading->marks[i].speaker >= 0;
    return is_holder && (next == HSY_WORD_COMMA || next == HSY_WORD_PRONOUN);
}

/* German "Gerüchte, wonach …": the speaker is the noun before the comma, what is said the clause behind. */
static bool take_clause(const hsy_reading *reading, uint32_t at, hsy_accord *accord) {
    if (at == 0 || hsy_class_at(reading, at - 1) != HSY_WORD_COMMA) return false;
    hsy_range noun = hsy_noun_phrase_before(reading, at - 1);
    bool says = hsy_can_speak(reading, noun);
    for (uint32_t i = noun.first; i < noun.end; i++) says |= reading->marks[i].noun >= 0;
    uint32_t end = hsy_clause_end(reading, at + 1);
    if (!says || at + 1 + LEAST_CLAUSE > end) return false;
    hsy_parts_add(&accord->draft.source, noun.first, noun.end);
    hsy_parts_add(&accord->draft.cue, at, at + 1);
    hsy_parts_add(&accord->draft.content, at + 1, end);
    return true;
}

/* French "Mais pour X, …", "Cependant, pour X, …": nothing but such words stands before. */
static bool follows_adverb(const hsy_reading *reading, uint32_t at) {
    if (reading->tongue != HSY_TONGUE_FRENCH) return false;
    for (uint32_t i = hsy_sentence_of(reading, at)->first; i < at; i++) {
        hsy_word_class class = hsy_class_at(reading, i);
        if (class != HSY_WORD_ADVERB && class != HSY_WORD_BUT && class != HSY_WORD_AND && class != HSY_WORD_COMMA)
            return false;
    }
    return true;
}

static bool take_phrase(const hsy_reading *reading, uint32_t at, hsy_accord *accord, size_t sorted) {
    const hsy_mark *mark = &reading->marks[at];
    const hsy_sentence *sentence = hsy_sentence_of(reading, at);
    hsy_slice where = hsy_lexicon_cell(reading->phrases, mark->phrase, 1);
    uint32_t behind = at + mark->phrase_words;
    accord->draft.certainty = (uint8_t)hsy_certainty_of(hsy_lexicon_cell(reading->phrases, mark->phrase, 2));
    accord->first = at;
    accord->end = behind;
    if (hsy_slice_equal(where, HSY_S("none"))) return false;
    hsy_word_class before = at > sentence->first ? hsy_class_at(reading, at - 1) : HSY_WORD_STOP;
    bool is_apart = before == HSY_WORD_COMMA || before == HSY_WORD_MARK ||
                    (before == HSY_WORD_DASH && reading->tongue == HSY_TONGUE_GERMAN);
    if (hsy_slice_equal(where, HSY_S("end")) && !is_apart) return false;
    if (hsy_slice_equal(where, HSY_S("start")) && at != sentence->first && !follows_adverb(reading, at)) return false;
    if (hsy_slice_equal(where, HSY_S("clause"))) return take_clause(reading, at, accord);
    hsy_parts_add(&accord->draft.cue, at, behind);
    if (hsy_slice_equal(where, HSY_S("nobody"))) return true;
    if (hsy_slice_equal(where, HSY_S("self"))) {
        bool is_own = mark->phrase_words > 1;
        if (is_own) {
            hsy_range subject = own_subject(reading, at, behind);
            if (subject.first < subject.end) hsy_parts_add(&accord->draft.source, subject.first, subject.end);
            bool is_theirs = reading->tongue == HSY_TONGUE_FRENCH; /* "à ses yeux": of whoever spoke last */
            if (subject.first >= subject.end && is_theirs) share_speaker(reading, accord, sorted);
        } else if (is_inside_cue(reading, at, sorted)) {
            return false; /* "gab demnach an" */
        } else {
            share_speaker(reading, accord, sorted);
        }
        return true;
    }
    if (hsy_slice_equal(where, HSY_S("after"))) {
        bool is_german = reading->tongue == HSY_TONGUE_GERMAN;
        add_speaker(accord,
                    is_german ? hsy_noun_phrase_before(reading, at) : hsy_phrase_before(reading, at, sentence->first));
        return accord->draft.source.count > 0;
    }
    uint32_t from = behind;
    if (hsy_class_at(reading, from) == HSY_WORD_OF) from++;
    if (reading->tongue == HSY_TONGUE_FRENCH) return take_french_holder(reading, from, where, accord);
    hsy_range phrase = hsy_phrase_after(reading, from, sentence->end);
    if (phrase.first >= phrase.end || phrase.first > from + 1) return false;
    add_speaker(accord, phrase);
    pass_relay(reading, accord, sentence->end);
    if (hsy_slice_equal(where, HSY_S("start"))) {
        bool is_holder = reading->marks[phrase.end - 1].name != HSY_NO_TOKEN;
        for (uint32_t i = phrase.first; i < phrase.end; i++) is_holder |= reading->marks[i].speaker >= 0;
        return is_holder && hsy_class_at(reading, phrase.end) == HSY_WORD_COMMA;
    }
    if (hsy_slice_equal(where, HSY_S("end"))) {
        hsy_word_class next = phrase.end < sentence->end ? hsy_class_at(reading, phrase.end) : HSY_WORD_STOP;
        return next == HSY_WORD_STOP || next == HSY_WORD_PREPOSITION || next == HSY_WORD_OF || next == HSY_WORD_TIME ||
               next == HSY_WORD_COMMA || next == HSY_WORD_ADVERB || next == HSY_WORD_COLON ||
               (next == HSY_WORD_DASH && reading->tongue == HSY_TONGUE_GERMAN);
    }
    return true;
}

/* German: the relative clause that the phrase stands in, empty when it stands in none. */
static hsy_range relative_clause(const hsy_reading *reading, const hsy_accord *accord, uint32_t least) {
    uint32_t first = accord->first, end = accord->end, last = hsy_sentence_of(reading, first)->end;
    hsy_range none = {first, first};
    if (reading->tongue != HSY_TONGUE_GERMAN) return none;
    while (first > least && hsy_is_outside(reading, first - 1) && hsy_class_at(reading, first - 1) != HSY_WORD_COMMA)
        first--;
    if (first <= least || first == accord->first || !hsy_opens_relative(reading, first)) return none;
    while (end < last && !(hsy_is_outside(reading, end) && (hsy_class_at(reading, end) == HSY_WORD_COMMA ||
                                                            hsy_class_at(reading, end) == HSY_WORD_STOP)))
        end++;
    return (hsy_range){first, end};
}

/* "(deux cents, selon la police)": the content is the rest of the bracket. Returns its end, or 0 without one. */
static uint32_t bracket_end(const hsy_reading *reading, const hsy_accord *accord, uint32_t *start) {
    const hsy_sentence *sentence = hsy_sentence_of(reading, accord->first);
    uint32_t open = accord->first, close = accord->end;
    while (open > sentence->first && hsy_class_at(reading, open - 1) != HSY_WORD_OPENING) {
        if (hsy_class_at(reading, open - 1) == HSY_WORD_CLOSING) return 0;
        open--;
    }
    while (close < sentence->end && hsy_class_at(reading, close) != HSY_WORD_CLOSING) close++;
    if (open == sentence->first || close == sentence->end || close <= open + LEAST_CLAUSE) return 0;
    if (open == accord->first && close == accord->end) return 0;
    *start = open;
    return close;
}

/* The rest of the sentence or, when the phrase stands in a content already found, of that content. */
static bool take_content(const hsy_reading *reading, hsy_accord *accord, size_t sorted) {
    const hsy_sentence *sentence = hsy_sentence_of(reading, accord->first);
    uint32_t start = hsy_content_start(reading, accord->first), end = 0, at = accord->first, behind = accord->end;
    for (size_t i = hsy_first_draft(reading, sorted, sentence->first);
         i < sorted && reading->drafts.items[i].at < sentence->end; i++) {
        const hsy_parts *content = &reading->drafts.items[i].content;
        for (uint32_t p = 0; p < content->count; p++)
            if (content->at[p].first <= at && content->at[p].end > at) {
                start = content->at[p].first;
                end = content->at[p].end;
            }
    }
    hsy_range relative = relative_clause(reading, accord, start);
    if (relative.first < relative.end) {
        start = relative.first;
        if (!end || relative.end < end) end = relative.end;
    }
    if (accord->draft.content.count) return true;
    bool is_german = reading->tongue == HSY_TONGUE_GERMAN;
    if (at > start && is_german && hsy_class_at(reading, at - 1) == HSY_WORD_DASH) at--;
    if (behind < sentence->end && is_german && hsy_class_at(reading, behind) == HSY_WORD_DASH) behind++;
    if (at > start && hsy_class_at(reading, at - 1) == HSY_WORD_COMMA) at--;
    if (behind < sentence->end && hsy_class_at(reading, behind) == HSY_WORD_COMMA) behind++;
    if (behind < sentence->end && hsy_class_at(reading, behind) == HSY_WORD_COLON) behind++;
    while (start < at && (hsy_class_at(reading, start) == HSY_WORD_BUT || hsy_class_at(reading, start) == HSY_WORD_AND))
        start++;
    uint32_t plain = hsy_skip_adverbials(reading, start, at);
    if (reading->tongue == HSY_TONGUE_FRENCH && plain == at) start = at; /* "Toujours selon X" */
    if (reading->tongue == HSY_TONGUE_FRENCH && !end) end = bracket_end(reading, accord, &start);
    bool is_tail = is_german && at > start && behind > accord->end && /* "…, so Brandt, als sie ging" */
                   hsy_class_at(reading, behind) == HSY_WORD_SUBORDINATOR &&
                   hsy_word_is(reading, accord->first, HSY_S("so"));
    bool is_open = behind < sentence->end && (!end || behind < end) && !is_tail;
    uint32_t last = is_open ? hsy_clause_end(reading, behind) : behind;
    bool goes_on = reading->tongue == HSY_TONGUE_FRENCH && last < sentence->end &&
                   (hsy_class_at(reading, last) == HSY_WORD_AND || hsy_class_at(reading, last) == HSY_WORD_BUT ||
                    hsy_class_at(reading, last + 1) == HSY_WORD_BUT);
    if (goes_on) last = hsy_content_end(reading, behind); /* "Selon X, il nie, mais reconnaît que" */
    if (end && last > end) last = end;
    bool hangs = reading->tongue == HSY_TONGUE_ENGLISH && at > start + LEAST_CLAUSE && behind == accord->end &&
                 at < accord->first; /* "…, according to a report | published on Thursday" */
    if (hangs) last = behind;
    uint32_t before = at > start ? at - start : 0, after = last > behind ? last - behind : 0;
    if (before + after < LEAST_CLAUSE) return false;
    if (before >= LEAST_CLAUSE || after < LEAST_CLAUSE || at == accord->first)
        hsy_parts_add(&accord->draft.content, start, at);
    if (after) hsy_parts_add(&accord->draft.content, behind, last);
    return accord->draft.content.count > 0;
}

/* "…, the Gazette reported |, according to three officials": no statement of its own but whom that one came from, for
 * the chain (chain.c). */
static bool hangs_on_medium(const hsy_reading *reading, uint32_t at, size_t sorted) {
    uint32_t end = at - (at > 0 && hsy_class_at(reading, at - 1) == HSY_WORD_COMMA);
    for (size_t i = hsy_first_draft(reading, sorted, at); i > 0; i--) {
        const hsy_draft *draft = &reading->drafts.items[i - 1];
        if (draft->at < hsy_sentence_of(reading, at)->first) break;
        if (draft->source.count != 1 || draft->cue.count == 0 || end == at) continue;
        hsy_range source = draft->source.at[0], cue = draft->cue.at[draft->cue.count - 1];
        if ((source.end == end || cue.end == end) && hsy_is_medium(reading, source)) return true;
    }
    return false;
}

/* German: what stands between the phrase that opens a sentence and the verb belongs to the phrase, since the verb comes
 * second: "Nach Angaben der Behörden | in Osterbeck | sind". */
static void fill_prefield(const hsy_reading *reading, hsy_accord *accord) {
    enum { MOST_MORE = 10 };
    const hsy_sentence *sentence = hsy_sentence_of(reading, accord->first);
    uint32_t end = accord->end;
    hsy_parts *source = &accord->draft.source;
    bool opens = reading->tongue == HSY_TONGUE_GERMAN && accord->first == sentence->first && source->count == 1 &&
                 source->at[0].end == end;
    hsy_word_class first = opens ? hsy_class_at(reading, end) : HSY_WORD_STOP;
    if (first != HSY_WORD_PREPOSITION && first != HSY_WORD_OF && first != HSY_WORD_OPENING) return;
    for (uint32_t i = end; i < sentence->end && i - end < MOST_MORE && hsy_is_outside(reading, i); i++) {
        hsy_word_class class = hsy_class_at(reading, i);
        bool is_verb =
            class == HSY_WORD_AUXILIARY || (class == HSY_WORD_OPEN && !hsy_is_capital(reading, i) && i > end + 1 &&
                                            hsy_class_at(reading, i - 1) != HSY_WORD_DETERMINER &&
                                            hsy_class_at(reading, i - 1) != HSY_WORD_PREPOSITION &&
                                            !(hsy_class_at(reading, i + 1) == HSY_WORD_OPEN &&
                                              hsy_is_capital(reading, i + 1) && !hsy_is_capital(reading, i - 1)));
        if (class == HSY_WORD_COMMA || class == HSY_WORD_STOP || class == HSY_WORD_COLON) return;
        if (!is_verb) continue;
        source->at[0].end = accord->end = i;
        return;
    }
}

void hsy_find_phrases(hsy_reading *reading) {
    size_t sorted = reading->drafts.count; /* the verbs' drafts, in order */
    for (uint32_t i = 0; i < reading->tokens.count; i++) {
        if (!hsy_is_outside(reading, i)) continue;
        uint32_t behind = i + (reading->marks[i].phrase >= 0 ? reading->marks[i].phrase_words : 0);
        if (reading->tongue == HSY_TONGUE_FRENCH && behind > i && hsy_class_at(reading, behind) == HSY_WORD_RELATIVE) {
            hsy_report_french_relative(reading, i, behind);
            continue;
        }
        hsy_accord accord = {.first = i, .end = i + 1};
        accord.draft = (hsy_draft){.at = i, .follows = HSY_NO_DRAFT, .certainty = HSY_CERTAINTY_REPORTED};
        if (!take_saying(reading, i, &accord) &&
            (reading->marks[i].phrase < 0 || !take_phrase(reading, i, &accord, sorted)))
            continue;
        if (hangs_on_medium(reading, accord.first, sorted)) continue;
        fill_prefield(reading, &accord);
        if (take_content(reading, &accord, sorted)) hsy_push_draft(reading, accord.draft);
    }
}
