/* The subject in a German clause: whoever says it.
 *
 *     [Der Minister] sagte · Am Montag teilte [die Polizei] mit · „…“, sagte [Weber] · wie [Weber] sagte
 *     [Die Sprecherin, Karla Brandt,] sagte · Den Bericht bestätigte [die Werft] · hieß es in [einer Mitteilung]
 *
 * The phrase before the verb is the subject unless its article is no nominative, it is a time, or only the phrase
 * behind the verb can speak. In a relative clause the pronoun is the source and the phrase before it says who is
 * meant. A passive has its speaker behind "von", "durch", "seitens", or in a document ("in einem Bericht").
 */
#include "statements/german.h"

enum { MOST_TO_COMMA = 16 /* tokens of an adverbial that is looked through for the speaker */ };

static bool is_in(const hsy_reading *reading, uint32_t token, const hsy_slice *words, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (hsy_word_is(reading, token, words[i])) return true;
    return false;
}

bool hsy_is_demonstrative(const hsy_reading *reading, hsy_range range) {
    return range.end == range.first + 1 && hsy_is_pronoun(reading, range.first, HSY_S("demonstrative"));
}

static void add_source(hsy_frame *frame, hsy_range phrase) {
    if (phrase.first >= phrase.end) return;
    hsy_parts_add(&frame->draft.source, phrase.first, phrase.end);
    if (phrase.first < frame->left) frame->left = phrase.first;
    if (phrase.end > frame->right) frame->right = phrase.end;
}

/* "Die Sprecherin, Anna Weber, sagte": the verb stands behind a comma, but that closes an apposition or relative
 * clause of the subject which opens the sentence. */
static hsy_range subject_with_commas(const hsy_frame *frame) {
    const hsy_reading *reading = frame->reading;
    uint32_t first = hsy_skip_adverbials(reading, frame->sentence->first, frame->finite);
    hsy_range none = {frame->finite, frame->finite};
    if (frame->place != HSY_VERB_FIRST || hsy_quotation_before(reading, frame->finite)) return none;
    hsy_range head = hsy_phrase_before(reading, frame->finite, frame->sentence->first);
    if (head.first >= head.end || head.first != first) return none;
    for (uint32_t i = head.first; i < head.end; i++)
        if (hsy_class_at(reading, i) == HSY_WORD_AUXILIARY) return none;
    uint32_t comma = hsy_skip_adverbials(reading, head.end, frame->finite);
    if (hsy_class_at(reading, comma) != HSY_WORD_COMMA) return none;
    if (comma + 1 == frame->finite) return head;
    hsy_word_class next = hsy_class_at(reading, comma + 1); /* a relative clause opens with an article-like word */
    return next == HSY_WORD_DETERMINER || next == HSY_WORD_RELATIVE || next == HSY_WORD_PREPOSITION ? head : none;
}

static bool leads_to_speaker(const hsy_reading *reading, uint32_t token) {
    static const hsy_slice words[] = {HSY_SLICE("in"),   HSY_SLICE("aus"),     HSY_SLICE("von"),
                                      HSY_SLICE("vom"),  HSY_SLICE("seitens"), HSY_SLICE("im"),
                                      HSY_SLICE("beim"), HSY_SLICE("bei"),     HSY_SLICE("auf")};
    return is_in(reading, token, words, sizeof words / sizeof *words);
}

/* The first phrase behind a preposition in [first, end) that can be a speaker. */
static hsy_range speaker_in(const hsy_reading *reading, uint32_t first, uint32_t end) {
    for (uint32_t i = first; i < end && i < first + MOST_TO_COMMA; i++) {
        if (hsy_ends_clause(hsy_class_at(reading, i))) break;
        if (leads_to_speaker(reading, i)) return hsy_phrase_after(reading, i + 1, end);
    }
    return (hsy_range){first, first};
}

/* "heißt es in einer Mitteilung", "In dem Brief heißt es", "hieß es aus Kreisen": the speaker is in an adverbial. */
static bool take_impersonal(hsy_frame *frame) {
    const hsy_reading *reading = frame->reading;
    uint32_t es = frame->finite + 1;
    bool is_behind = hsy_word_is(reading, es, HSY_S("es"));
    bool is_before = frame->finite > 0 && hsy_word_is(reading, frame->finite - 1, HSY_S("es"));
    bool is_bare =
        hsy_slice_starts(reading->folded[frame->cue.verb], HSY_S("verlaut")) && /* "Aus Kreisen verlautete" */
        leads_to_speaker(reading, frame->clause);
    if (!is_behind && !is_before && !is_bare) return false;
    if (frame->cue.entry.frames & HSY_FRAME_OBJECT) return false;      /* "sah es das Gericht als erwiesen an, dass" */
    bool has_subject = is_behind && frame->place == HSY_VERB_SECOND && /* "Beobachter halten es für möglich" */
                       hsy_first_subject(reading, frame->clause, frame->finite).first < frame->finite &&
                       hsy_first_subject(reading, frame->clause, frame->finite).end == frame->finite;
    if (has_subject) return false;
    frame->is_impersonal = true;
    if (is_behind || is_before)
        hsy_parts_add(&frame->draft.cue, is_behind ? es : frame->finite - 1, is_behind ? es + 1 : frame->finite);
    if (is_behind) frame->right = es + 1;
    hsy_range before = speaker_in(reading, frame->clause, frame->finite);
    if (before.first >= before.end && leads_to_speaker(reading, frame->sentence->first))
        before = speaker_in(reading, frame->sentence->first, frame->finite); /* "In dem Brief, der …, heißt es" */
    hsy_range behind = speaker_in(reading, frame->right, frame->sentence->end);
    if (behind.first < behind.end)
        add_source(frame, behind);
    else if (!is_before && before.first < before.end)
        add_source(frame, before);
    return true;
}

static bool is_document(const hsy_reading *reading, hsy_range range) {
    for (uint32_t i = range.first; i < range.end; i++) {
        hsy_slice type = hsy_lexicon_cell(reading->speakers, reading->marks[i].speaker, 1);
        if (hsy_slice_equal(type, HSY_S("document")) || hsy_slice_equal(type, HSY_S("outlet"))) return true;
    }
    return false;
}

/* "von der Polizei", "durch den Rat", "in einer Mitteilung", in a passive */
static void take_agent(hsy_frame *frame) {
    static const hsy_slice words[] = {HSY_SLICE("von"), HSY_SLICE("vom"), HSY_SLICE("durch"), HSY_SLICE("seitens")};
    hsy_reading *reading = frame->reading;
    hsy_range document = {0, 0};
    for (uint32_t i = frame->clause; i < frame->cue.verb; i++) {
        if (!hsy_is_outside(reading, i)) continue;
        bool is_by = is_in(reading, i, words, sizeof words / sizeof *words);
        if (!is_by && !leads_to_speaker(reading, i)) continue;
        hsy_range agent = hsy_phrase_after(reading, i + 1, i < frame->finite ? frame->finite : frame->cue.verb);
        if (agent.first >= agent.end) continue;
        bool hangs = i > frame->clause && i != frame->finite + 1 && hsy_is_capital(reading, i - 1) && i < frame->finite;
        if (is_by && !hangs) {
            hsy_parts_add(&frame->draft.source, agent.first, agent.end);
            frame->agent = (hsy_range){i, agent.end};
            return;
        }
        if (document.end == 0 && is_document(reading, agent)) document = agent;
    }
    hsy_parts_add(&frame->draft.source, document.first, document.end);
}

static bool is_unit(const hsy_reading *reading, uint32_t token) {
    static const hsy_slice units[] = {
        HSY_SLICE("stunden"), HSY_SLICE("tage"), HSY_SLICE("wochen"), HSY_SLICE("monate"), HSY_SLICE("jahre"),
        HSY_SLICE("minuten"), HSY_SLICE("ende"), HSY_SLICE("anfang"), HSY_SLICE("mitte"),  HSY_SLICE("tag")};
    return hsy_class_at(reading, token) == HSY_WORD_TIME || is_in(reading, token, units, sizeof units / sizeof *units);
}

/* "Ende Mai 2021", "Wenige Stunden nach dem Brand", "Einen Tag später" */
static bool is_time(const hsy_reading *reading, hsy_range range) {
    for (uint32_t i = range.first; i < range.end && i < range.first + 3; i++)
        if (is_unit(reading, i)) return i == range.first || hsy_class_at(reading, i - 1) != HSY_WORD_PREPOSITION;
    return false;
}

/* An article that no subject has: "den Bericht", "ihrem Gegner". */
static bool is_oblique(const hsy_reading *reading, uint32_t token) {
    static const hsy_slice articles[] = {
        HSY_SLICE("den"),    HSY_SLICE("dem"),    HSY_SLICE("einen"),  HSY_SLICE("einem"),
        HSY_SLICE("ihren"),  HSY_SLICE("ihrem"),  HSY_SLICE("seinen"), HSY_SLICE("seinem"),
        HSY_SLICE("diesen"), HSY_SLICE("diesem"), HSY_SLICE("keinen"), HSY_SLICE("keinem"),
        HSY_SLICE("des"),    HSY_SLICE("ihm"),    HSY_SLICE("ihn"),    HSY_SLICE("ihnen")};
    return is_in(reading, token, articles, sizeof articles / sizeof *articles);
}

bool hsy_can_speak(const hsy_reading *reading, hsy_range range) {
    bool has_head = false;
    for (uint32_t i = range.first; i < range.end; i++) {
        hsy_word_class class = hsy_class_at(reading, i);
        uint32_t name = reading->marks[i].name;
        if (class == HSY_WORD_PRONOUN) return true;
        if (class == HSY_WORD_MARK) return hsy_is_capital(reading, i + 1) || i == range.first;
        if (reading->marks[i].speaker >= 0) return true;
        if (name != HSY_NO_TOKEN && reading->names.items[name].kind != HSY_NAME_UNKNOWN) return true;
        bool hangs = class == HSY_WORD_OF || class == HSY_WORD_PREPOSITION || class == HSY_WORD_DETERMINER;
        if (has_head &&
            (hangs || (class == HSY_WORD_OPEN && hsy_class_at(reading, range.first) == HSY_WORD_DETERMINER &&
                       hsy_is_capital(reading, i))))
            return false;
        has_head |= class == HSY_WORD_OPEN && hsy_is_capital(reading, i);
    }
    return false;
}

hsy_range hsy_first_subject(const hsy_reading *reading, uint32_t clause, uint32_t most) {
    uint32_t start = hsy_skip_adverbials(reading, clause, most);
    hsy_range phrase = hsy_phrase_after(reading, start, most);
    bool is_one = phrase.first == start && phrase.first < phrase.end && !is_time(reading, phrase) &&
                  !is_oblique(reading, phrase.first) && !hsy_is_demonstrative(reading, phrase);
    return is_one ? phrase : (hsy_range){clause, clause};
}

hsy_range hsy_subject_around(const hsy_reading *reading, uint32_t noun) {
    hsy_range none = {noun, noun};
    uint32_t clause = hsy_clause_start(reading, noun, hsy_sentence_of(reading, noun)->first);
    hsy_range first = hsy_first_subject(reading, clause, noun);
    bool has_verb =
        first.end + 1 < noun && !hsy_is_capital(reading, first.end) &&
        (hsy_class_at(reading, first.end) == HSY_WORD_OPEN || hsy_class_at(reading, first.end) == HSY_WORD_AUXILIARY);
    bool is_name = first.end > first.first + 1 && hsy_class_at(reading, first.first) == HSY_WORD_OPEN &&
                   hsy_is_capital(reading, first.first + 1);
    bool is_subject = first.first < first.end && has_verb && hsy_class_at(reading, first.first) != HSY_WORD_NUMBER;
    if (is_subject) return is_name || hsy_can_speak(reading, first) ? first : none;
    for (uint32_t i = clause + 1; i + 1 < noun; i++) { /* "In Rom vertrat Weber …": the verb, then its subject */
        hsy_word_class class = hsy_class_at(reading, i), next = hsy_class_at(reading, i + 1);
        bool is_verb = class == HSY_WORD_AUXILIARY || (class == HSY_WORD_OPEN && !hsy_is_capital(reading, i));
        bool opens = next == HSY_WORD_PRONOUN || next == HSY_WORD_DETERMINER || hsy_is_capital(reading, i + 1);
        if (!is_verb || !opens || hsy_class_at(reading, i - 1) == HSY_WORD_DETERMINER ||
            hsy_class_at(reading, i - 1) == HSY_WORD_PREPOSITION ||
            (hsy_class_at(reading, i - 1) == HSY_WORD_OPEN && !hsy_is_capital(reading, i - 1)))
            continue;
        hsy_range phrase = hsy_phrase_after(reading, i + 1, noun);
        bool may_be = phrase.first < phrase.end && phrase.end < noun && !is_oblique(reading, phrase.first);
        if (may_be && hsy_can_speak(reading, phrase)) return phrase;
    }
    return none;
}

/* A capital adverb that opens the sentence: "Monatelang", "Beispielsweise". */
static bool is_adverb(const hsy_reading *reading, hsy_range range) {
    static const hsy_slice endings[] = {HSY_SLICE("lang"), HSY_SLICE("weise"), HSY_SLICE("mals"), HSY_SLICE("ends"),
                                        HSY_SLICE("lich")};
    if (range.end != range.first + 1 || reading->marks[range.first].name != HSY_NO_TOKEN) return false;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (hsy_slice_ends(reading->folded[range.first], endings[i])) return true;
    return false;
}

/* "… habe nachgegeben und | die Werft forderte": the phrase behind a verb and "und". */
static hsy_range behind_conjunction(const hsy_reading *reading, hsy_range range) {
    for (uint32_t i = range.end; i > range.first + 1; i--) {
        bool is_verb = hsy_class_at(reading, i - 2) == HSY_WORD_OPEN && !hsy_is_capital(reading, i - 2) &&
                       hsy_class_at(reading, i) == HSY_WORD_DETERMINER;
        if (hsy_class_at(reading, i - 1) == HSY_WORD_AND && is_verb && i < range.end) return (hsy_range){i, range.end};
    }
    return range;
}

/* The phrase that fills the place before the verb, when it may be the subject. */
static hsy_range subject_before(hsy_frame *frame) {
    const hsy_reading *reading = frame->reading;
    hsy_range none = {frame->finite, frame->finite};
    hsy_range before = subject_with_commas(frame);
    if (before.first < before.end)
        frame->place = HSY_VERB_SECOND;
    else if (frame->place == HSY_VERB_SECOND)
        before = hsy_phrase_before(reading, frame->finite, frame->clause);
    before = behind_conjunction(reading, before);
    if (before.first >= before.end || hsy_is_demonstrative(reading, before)) return none;
    bool is_led = frame->place == HSY_VERB_SECOND && before.first > frame->clause && /* "Als Grund nannte er" */
                  hsy_class_at(reading, before.first - 1) == HSY_WORD_SUBORDINATOR;
    bool is_adverbial = hsy_class_at(reading, before.first) == HSY_WORD_OF && /* "Für Osterbeck errechnete die Werft" */
                        before.first == hsy_skip_adverbials(reading, frame->clause, frame->finite);
    if (is_led || is_adverbial || is_adverb(reading, before)) return none;
    if (is_oblique(reading, before.first) || is_time(reading, before)) {
        frame->prefield = before;
        return none;
    }
    hsy_range behind = hsy_phrase_after(reading, frame->finite + 1, frame->sentence->end);
    static const hsy_slice nominatives[] = {HSY_SLICE("er"), HSY_SLICE("wir"), HSY_SLICE("ich"), HSY_SLICE("man")};
    bool is_certain = is_in(reading, frame->finite + 1, nominatives, sizeof nominatives / sizeof *nominatives);
    bool is_there = behind.first < behind.end;
    if (is_certain || (is_there && !is_oblique(reading, behind.first) && !hsy_can_speak(reading, before) &&
                       hsy_can_speak(reading, behind))) {
        frame->prefield = before;
        return none;
    }
    return before;
}

/* "… und sagte": the subject of the clause before. */
static void share_subject(hsy_frame *frame) {
    const hsy_reading *reading = frame->reading;
    frame->is_shared = true;
    for (size_t i = reading->drafts.count; i > 0; i--) {
        const hsy_draft *draft = &reading->drafts.items[i - 1];
        if (draft->at < frame->sentence->first) break;
        if (draft->source.count == 0) continue;
        frame->draft.source = draft->source;
        frame->draft.antecedent = draft->antecedent;
        return;
    }
    hsy_range phrase = hsy_subject_around(reading, frame->finite);
    if (phrase.first >= phrase.end) {
        uint32_t start = hsy_skip_adverbials(reading, frame->sentence->first, frame->finite);
        phrase = hsy_phrase_after(reading, start, frame->finite);
    }
    if (phrase.first < phrase.end) hsy_parts_add(&frame->draft.source, phrase.first, phrase.end);
}

/* "der das bestätigte", "die der Minister ankündigte", "als die Polizei mitteilte" */
static void take_subordinate(hsy_frame *frame) {
    const hsy_reading *reading = frame->reading;
    uint32_t opener = frame->clause, most = frame->cue.verb;
    hsy_word_class lead = hsy_class_at(reading, opener);
    if (lead == HSY_WORD_AND || lead == HSY_WORD_BUT || hsy_word_is(reading, opener, HSY_S("so"))) opener++;
    hsy_word_class class = hsy_class_at(reading, opener);
    bool is_led = (class == HSY_WORD_PREPOSITION || class == HSY_WORD_OF) && /* "bei dem man …" */
                  !hsy_word_is(reading, opener, HSY_S("während"));
    if (is_led) opener++;
    bool is_relative = !is_led && (class == HSY_WORD_DETERMINER || class == HSY_WORD_RELATIVE);
    hsy_range phrase = hsy_phrase_after(reading, opener + 1, most);
    bool is_inner = phrase.first < phrase.end && !is_oblique(reading, phrase.first) && hsy_can_speak(reading, phrase);
    if (is_relative && !(is_inner && (is_oblique(reading, opener) || hsy_word_is(reading, opener, HSY_S("was"))))) {
        hsy_parts_add(&frame->draft.source, opener, opener + 1);
        uint32_t comma = frame->clause > frame->sentence->first ? frame->clause - 1 : frame->clause;
        frame->draft.antecedent = hsy_phrase_before(reading, comma, frame->sentence->first);
    } else {
        add_source(frame, phrase);
    }
    frame->left = frame->clause;
}

/* "geht aus einem Brief hervor", "wie aus dem Bericht hervorgeht" */
static bool take_origin(hsy_frame *frame) {
    const hsy_reading *reading = frame->reading;
    bool emerges = hsy_slice_starts(reading->folded[frame->cue.verb], HSY_S("hervorg")) ||
                   (frame->cue.particle != HSY_NO_TOKEN && hsy_word_is(reading, frame->cue.particle, HSY_S("hervor")));
    if (!emerges) return false;
    uint32_t end = frame->cue.particle != HSY_NO_TOKEN ? frame->cue.particle : frame->cue.verb;
    for (uint32_t i = frame->clause; i < end; i++) {
        if (!hsy_word_is(reading, i, HSY_S("aus"))) continue;
        add_source(frame, hsy_phrase_after(reading, i + 1, end));
        break;
    }
    if (frame->place == HSY_VERB_LAST) frame->left = frame->clause;
    return true;
}

void hsy_find_nominative(hsy_frame *frame) {
    hsy_reading *reading = frame->reading;
    frame->prefield = (hsy_range){frame->finite, frame->finite};
    if (take_origin(frame) || take_impersonal(frame)) return;
    if (frame->cue.is_passive) {
        take_agent(frame);
        return;
    }
    if (frame->place == HSY_VERB_LAST) {
        take_subordinate(frame);
        return;
    }
    hsy_range before = subject_before(frame);
    if (before.first < before.end) {
        add_source(frame, before);
        return;
    }
    hsy_word_class ahead =
        frame->finite > frame->sentence->first ? hsy_class_at(reading, frame->finite - 1) : HSY_WORD_STOP;
    if (ahead == HSY_WORD_AND || ahead == HSY_WORD_BUT) {
        share_subject(frame);
        return;
    }
    bool is_expletive =
        (frame->cue.entry.frames & HSY_FRAME_OBJECT) && hsy_word_is(reading, frame->finite + 1, HSY_S("es"));
    hsy_range behind = hsy_phrase_after(reading, frame->finite + 1 + (is_expletive ? 1 : 0), frame->sentence->end);
    bool is_empty = behind.first >= behind.end;
    if (is_empty && frame->place == HSY_VERB_FIRST) share_subject(frame); /* "…, teilte jedoch mit, dass" */
    if (is_empty || hsy_word_is(reading, behind.first, HSY_S("es"))) return;
    if (frame->cue.auxiliary != HSY_NO_TOKEN && behind.end > frame->cue.verb) behind.end = frame->cue.verb;
    add_source(frame, behind);
}
