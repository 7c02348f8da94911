/* How the title puts the main news, and how the body does.
 *
 *     title "Soldiers have deserted", body "…, said an official. This has not been confirmed."
 *     -> headline asserted, body unconfirmed
 *
 * The title is read like any text: attributed to somebody it is reported, however surely that one knows ("report
 * finds"), hedged it is hedged, else asserted. Headlines have forms of their own: a participle alone ("Dam said to be
 * cracked"), the French conditional, reporting verbs that need no clause (headline-words.tsv), a quotation for a
 * subject, a speaker before a colon ("Weber: prices will fall"); a question asserts nothing.
 *
 * A body tells its news first. It is denied when it opens with a denial, unconfirmed when the page says anywhere that
 * it could not check, hedged when all that its first line says is hedged, reported when its first two lines say
 * somebody said so, or two statements stand in its first four, else asserted: a quotation far down colours the news and
 * carries none of it. Lines of a few words (bylines, kickers, subheadings) are not counted.
 *
 * Missed: doubt that needs the meaning ("one source, many reports"), a denial without a word of denying ("it was not
 * the plague").
 */
#include "statements/grammar.h"
#include "text/fold.h"

enum {
    LEAST_QUOTED = 3,      /* words of a quotation that somebody must have said; fewer are a name or a term */
    LEAST_ASKED = 2,       /* words of a question */
    MOST_BEFORE_COLON = 5, /* tokens of a speaker that stands before a colon */
    LEAST_LINE = 8,        /* tokens of a line that tells something */
    NEWS_LINES = 2,        /* lines of a body that tell the news itself */
    OPENING_LINES = 4,     /* lines in which the news is told to its end */
    LEAST_STATEMENTS = 2,  /* that must stand in the opening when none stands in the news */
};

/* "Is the dam safe?", "Mill sold? What we know": asserts nothing; a question inside quotation marks is somebody
 * else's, and a word or two ("Why? Because the dam leaked") ask for the rest. */
static bool is_question(const hsy_reading *title) {
    for (uint32_t i = LEAST_ASKED; i < title->tokens.count; i++)
        if (hsy_word_is(title, i, HSY_S("?")) && hsy_is_outside(title, i)) return true;
    return false;
}

/* "“We were warned”: engineer on the dam": a quotation that opens or ends the title and is no mere word or name. */
static bool is_quoted(const hsy_reading *title) {
    for (size_t q = 0; q < title->quotations.count; q++) {
        const hsy_quotation *quotation = &title->quotations.items[q];
        uint32_t end = hsy_quotation_end(title, quotation);
        bool is_long = end > quotation->open + LEAST_QUOTED + 1; /* its opening mark is none of the words */
        if (is_long && (quotation->open == 0 || end + 1 >= title->tokens.count)) return true;
    }
    return false;
}

/* What the words say that mean doubt or a report in headlines alone. */
static hsy_certainty certainty_of_words(const hsy_reading *title) {
    hsy_certainty most = HSY_CERTAINTY_ASSERTED;
    if (!title->verbs) return most;
    const hsy_lexicon *words = hsy_lexicon_named(title->verbs->language, HSY_S("headline-words"));
    for (uint32_t i = 0; words && i < title->tokens.count; i++) {
        uint32_t behind = i;
        int row = hsy_lexicon_longest(words, title->folded, i, title->tokens.count, &behind);
        if (row < 0 || !hsy_is_outside(title, i)) continue;
        hsy_certainty certainty = hsy_certainty_of(hsy_lexicon_cell(words, row, 1));
        if (certainty > most) most = certainty;
    }
    return most;
}

/* "Weber: prices will fall": what stands before the colon speaks in the body too, as its whole name or its last. */
static bool opens_with_speaker(const hsy_reading *title, const hsy_reading *body) {
    uint32_t colon = 1;
    while (colon < title->tokens.count && colon <= MOST_BEFORE_COLON && !hsy_word_is(title, colon, HSY_S(":"))) colon++;
    if (colon > MOST_BEFORE_COLON || colon + LEAST_QUOTED >= title->tokens.count) return false;
    hsy_slice name =
        hsy_slice_span(title->text, (hsy_span){title->tokens.items[0].start, title->tokens.items[colon - 1].end});
    for (size_t i = 0; i < body->drafts.count; i++) {
        hsy_slice speaker = body->drafts.items[i].speaker.name;
        if (!body->drafts.items[i].speaker.is_named || !hsy_slice_ends(speaker, name)) continue;
        if (speaker.length == name.length || speaker.at[speaker.length - name.length - 1] == ' ') return true;
    }
    return false;
}

/* "Dam was known to leak, report finds", "Letters show …"; not "Divers find the ferry", where nobody reports. */
static bool is_attributed(const hsy_draft *draft) {
    if (draft->source.count == 0 || draft->content.count == 0) return false;
    return draft->speaker.type == HSY_SPEAKER_DOCUMENT || draft->source.at[0].first >= draft->content.at[0].end;
}

/* "Lake Orsk: dam leaks": a name before a colon, with no verb of saying, is the place or the matter as often as a
 * speaker, who speaks in the body too (opens_with_speaker). "Union: too few hands" is said by a body. */
static bool is_topic(const hsy_draft *draft) {
    bool may_be_place = draft->speaker.type == HSY_SPEAKER_PERSON || draft->speaker.type == HSY_SPEAKER_OUTLET;
    return draft->cue.count == 0 && draft->speaker.is_named && may_be_place &&
           draft->certainty == HSY_CERTAINTY_REPORTED && draft->source.count && draft->content.count &&
           draft->source.at[0].end <= draft->content.at[0].first;
}

/* "No, the dam is not cracked": an answer to what others say. */
static bool answers_no(const hsy_reading *reading) {
    static const hsy_slice words[] = {HSY_SLICE("no"), HSY_SLICE("nein"), HSY_SLICE("non")};
    if (reading->tokens.count < 2 || !hsy_word_is(reading, 1, HSY_S(","))) return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (hsy_word_is(reading, 0, words[i])) return true;
    return false;
}

/* "Prosecutor: no charges against Weber": whoever it is says that what was told is not so. */
static bool has_speaker_negate(const hsy_reading *title, const hsy_reading *body) {
    if (!opens_with_speaker(title, body)) return false;
    uint32_t colon = 1;
    while (!hsy_word_is(title, colon, HSY_S(":"))) colon++;
    return hsy_class_at(title, colon + 1) == HSY_WORD_NEGATION;
}

static hsy_certainty certainty_of_title(const hsy_reading *title, const hsy_reading *body) {
    if (is_question(title)) return HSY_CERTAINTY_HEDGED;
    if (answers_no(title) || has_speaker_negate(title, body)) return HSY_CERTAINTY_DENIED;
    hsy_certainty most = certainty_of_words(title);
    if (most < HSY_CERTAINTY_REPORTED && (is_quoted(title) || opens_with_speaker(title, body)))
        most = HSY_CERTAINTY_REPORTED;
    for (size_t i = 0; i < title->drafts.count; i++) {
        if (is_topic(&title->drafts.items[i])) continue;
        hsy_certainty certainty = (hsy_certainty)title->drafts.items[i].certainty;
        if (certainty == HSY_CERTAINTY_ASSERTED && is_attributed(&title->drafts.items[i]))
            certainty = HSY_CERTAINTY_REPORTED;
        if (certainty > most) most = certainty;
    }
    for (uint32_t i = 0; i < title->tokens.count && most < HSY_CERTAINTY_HEDGED; i++)
        if (title->marks[i].hedge >= 0 && hsy_is_outside(title, i)) most = HSY_CERTAINTY_HEDGED;
    return most;
}

/* Where the line of a sentence ends: the sentence behind it. */
static uint32_t line_end(const hsy_reading *body, uint32_t sentence) {
    do sentence++;
    while (sentence < body->sentences.count && !body->sentences.items[sentence].starts_line);
    return sentence;
}

/* Sentences behind the first `lines` lines that tell something. */
static uint32_t opening(const hsy_reading *body, uint32_t lines) {
    uint32_t end = 0;
    while (end < body->sentences.count && lines > 0) {
        uint32_t first = end;
        end = line_end(body, first);
        if (body->sentences.items[end - 1].end - body->sentences.items[first].first >= LEAST_LINE) lines--;
    }
    return end;
}

/* Whether all that hedges a draft is the mood of hearsay ("aurait", "soll"): it says no more than the source does. */
static bool is_hearsay_of(const hsy_reading *body, const hsy_draft *draft) {
    if (draft->certainty != HSY_CERTAINTY_HEDGED || draft->source.count == 0) return false;
    for (uint32_t p = 0; p < draft->content.count; p++)
        for (uint32_t i = draft->content.at[p].first; i < draft->content.at[p].end; i++)
            if (body->tokens.items[i].start == draft->doubt.start) {
                int row = body->marks[i].hedge;
                return row < 0 || hsy_slice_equal(hsy_lexicon_cell(body->hedges, row, 1), HSY_S("conjectural"));
            }
    return false;
}

/* What the statements that begin before `end`, quotations only up to `quoted_end`, make of it: the first, the least
 * doubtful, and how many. */
typedef struct told {
    uint32_t count;
    hsy_certainty first, least;
} told;

static told told_before(const hsy_reading *body, uint32_t end, uint32_t quoted_end) {
    told all = {0, HSY_CERTAINTY_ASSERTED, HSY_CERTAINTY_DENIED};
    uint32_t earliest = HSY_NO_TOKEN;
    for (size_t i = 0; i < body->drafts.count; i++) {
        const hsy_draft *draft = &body->drafts.items[i];
        if (draft->parent != HSY_NO_DRAFT || draft->content.count == 0) continue;
        uint32_t at = draft->content.at[0].first;
        if (body->marks[at].sentence >= end) continue;
        if (draft->is_quotation && body->marks[at].sentence >= quoted_end) continue;
        hsy_certainty certainty = is_hearsay_of(body, draft) ? HSY_CERTAINTY_REPORTED : (hsy_certainty)draft->certainty;
        if (at < earliest) all.first = certainty;
        if (at < earliest) earliest = at;
        if (certainty < all.least) all.least = certainty;
        all.count++;
    }
    return all;
}

/* "Reports to the contrary are false." */
static bool has_verdict(const hsy_reading *body, uint32_t end) {
    for (uint32_t s = 0; s < end; s++)
        if (hsy_is_verdict(body, s)) return true;
    return false;
}

static hsy_certainty certainty_of_body(const hsy_reading *body, bool has_caveat) {
    uint32_t line = opening(body, 1), news = opening(body, NEWS_LINES), end = opening(body, OPENING_LINES);
    told first = told_before(body, line, line);
    if ((first.count && first.first == HSY_CERTAINTY_DENIED) || answers_no(body) || has_verdict(body, news))
        return HSY_CERTAINTY_DENIED;
    if (has_caveat) return HSY_CERTAINTY_UNCONFIRMED;
    if (first.count && first.least >= HSY_CERTAINTY_HEDGED) return HSY_CERTAINTY_HEDGED;
    bool is_told = told_before(body, news, line).count || told_before(body, end, end).count >= LEAST_STATEMENTS;
    return is_told ? HSY_CERTAINTY_REPORTED : HSY_CERTAINTY_ASSERTED;
}

void hsy_weigh_headline(const hsy_reading *title, const hsy_reading *body, hsy_statements *statements) {
    statements->headline_certainty = certainty_of_title(title, body);
    statements->body_certainty = certainty_of_body(body, statements->caveat.end > statements->caveat.start);
    /* "Owner denies crack in dam": what the body reports is the denial */
    if (statements->headline_certainty == HSY_CERTAINTY_DENIED && statements->body_certainty == HSY_CERTAINTY_REPORTED)
        statements->body_certainty = HSY_CERTAINTY_DENIED;
}
