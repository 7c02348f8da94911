/* Certainty: how surely the page puts a statement.
 *
 *     "confirmed that …"                          asserted   by the cue's row
 *     "the plan could fail", "soll", "aurait"     hedged     by a word of the content's own clause
 *     "The claims could not be verified."         unconfirmed, for the statements that the sentence is about
 *     "denied that …", "falsely claimed that"     denied
 *     "Voters were paid, he said. That is false." denied, by the page
 *
 * A caveat sentence has a word of checking with a negation beside it and either "independent(ly)" or one of the
 * things that are checked ("claims", "Angaben") as its subject or object. When it names a source ("the information
 * provided by the agent") it is about the statements of that source; else about those before it in its paragraph and
 * the two before, back to the last caveat or heading, and about those behind it in its paragraph; "these figures" only
 * about those of them that hold a number.
 */
#include "statements/german.h"

enum {
    MOST_TO_VERIFY = 9,    /* tokens from the negation to the word of checking, or back */
    MOST_TO_OBJECT = 6,    /* tokens from the word of checking to what is checked */
    MOST_TO_NOUN = 3,      /* tokens from "no" to "confirmation" */
    MOST_LINES = 2,        /* paragraphs before its own that a caveat reaches back over */
    MOST_CAVEATS = 64,     /* in one text; the rest is not spread */
    LEAST_SHARED = 2,      /* words that a caveat's subject shares with a source that it names */
    MOST_VERDICT = 16,     /* tokens of a sentence that only calls something false */
    MOST_VERDICT_LEAD = 8, /* tokens of it before the word that does */
};

typedef enum caveat_role {
    CAVEAT_NONE,
    CAVEAT_VERIFY,
    CAVEAT_CHECK,
    CAVEAT_NOUN,
    CAVEAT_NOT,
    CAVEAT_INDEPENDENT,
    CAVEAT_UNCONFIRMED,
    CAVEAT_MATTER,
    CAVEAT_FIGURE,
    CAVEAT_FALSE,
} caveat_role;

static const hsy_slice role_names[] = {
    HSY_SLICE(""),       HSY_SLICE("verify"),      HSY_SLICE("check"),       HSY_SLICE("noun"),
    HSY_SLICE("not"),    HSY_SLICE("independent"), HSY_SLICE("unconfirmed"), HSY_SLICE("matter"),
    HSY_SLICE("figure"), HSY_SLICE("false")};

/* The role of the longest key at `token`, which ends before `end`; `*behind`: the token behind it. */
static caveat_role role_at(const hsy_reading *reading, uint32_t token, uint32_t end, uint32_t *behind) {
    *behind = token + 1;
    int row = hsy_lexicon_longest_hashed(reading->caveats, reading->folded, reading->hashes[token], token, end, behind);
    hsy_slice name = hsy_lexicon_cell(reading->caveats, row, 1);
    for (int role = CAVEAT_VERIFY; row >= 0 && role <= CAVEAT_FALSE; role++)
        if (hsy_slice_equal(role_names[role], name)) return (caveat_role)role;
    return CAVEAT_NONE;
}

/* What a sentence holds that may make it a caveat; tokens, or HSY_NO_TOKEN. */
typedef struct caveat_parts {
    uint32_t before, behind; /* the last negation before the word of checking, the first behind it */
    uint32_t verify, independent;
    caveat_role kind; /* of the word of checking */
    bool has_subject, has_object, is_figure;
} caveat_parts;

static void note_caveat_word(caveat_parts *parts, caveat_role role, uint32_t token) {
    bool is_verify = role == CAVEAT_VERIFY || role == CAVEAT_CHECK || role == CAVEAT_NOUN;
    bool is_matter = role == CAVEAT_MATTER || role == CAVEAT_FIGURE;
    bool is_behind = parts->verify != HSY_NO_TOKEN;
    if (role == CAVEAT_NOT && !is_behind) parts->before = token;
    if (role == CAVEAT_NOT && is_behind && parts->behind == HSY_NO_TOKEN && token - parts->verify <= MOST_TO_VERIFY)
        parts->behind = token;
    if (role == CAVEAT_INDEPENDENT) parts->independent = token;
    if (is_verify && (!is_behind || parts->before == HSY_NO_TOKEN || parts->verify - parts->before > MOST_TO_VERIFY)) {
        parts->verify = token;
        parts->kind = role;
    }
    if (is_matter && !is_behind) parts->has_subject = true;
    if (is_matter && is_behind && token - parts->verify <= MOST_TO_OBJECT) parts->has_object = true;
    if (role == CAVEAT_FIGURE) parts->is_figure = true;
}

static bool is_caveat(const hsy_reading *reading, const caveat_parts *parts) {
    if (parts->verify == HSY_NO_TOKEN) return false;
    bool is_before = parts->before != HSY_NO_TOKEN && parts->verify - parts->before <= MOST_TO_VERIFY;
    bool is_behind = parts->behind != HSY_NO_TOKEN && reading->tongue == HSY_TONGUE_GERMAN;
    if (!is_before && !is_behind) return false;
    if (parts->independent != HSY_NO_TOKEN || parts->has_subject) return true;
    if (parts->kind == CAVEAT_CHECK && (parts->has_object || is_behind)) return true;
    if (parts->kind == CAVEAT_NOUN && is_behind) return true;
    return parts->kind == CAVEAT_NOUN && is_before && parts->verify - parts->before <= MOST_TO_NOUN;
}

/* From the negation (and its auxiliary) to the word of checking, with "independently" beside it. */
static hsy_range words_of_caveat(const hsy_reading *reading, const hsy_sentence *sentence, const caveat_parts *parts) {
    bool is_before = parts->before != HSY_NO_TOKEN && parts->verify - parts->before <= MOST_TO_VERIFY;
    uint32_t negation = is_before ? parts->before : parts->behind;
    hsy_range words = {negation < parts->verify ? negation : parts->verify,
                       (negation > parts->verify ? negation : parts->verify) + 1};
    if (is_before && negation > sentence->first && hsy_class_at(reading, negation - 1) == HSY_WORD_AUXILIARY)
        words.first--;
    if (parts->independent == HSY_NO_TOKEN) return words;
    if (parts->independent + 1 == words.first) words.first--;
    if (parts->independent >= words.end && parts->independent < words.end + MOST_TO_NOUN)
        words.end = parts->independent + 1;
    return words;
}

/* Inside what somebody says: "she insisted there was no evidence" is her word, not the page's. */
static bool is_reported(const hsy_reading *reading, uint32_t token) {
    for (size_t i = 0; i < reading->drafts.count; i++) {
        const hsy_draft *draft = &reading->drafts.items[i];
        if (draft->source.count && draft->cue.count && hsy_parts_hold(&draft->content, token)) return true;
    }
    return false;
}

/* The words of doubt in a sentence that is a caveat; empty when it is none. */
static hsy_range caveat_in(const hsy_reading *reading, const hsy_sentence *sentence, bool *is_figure) {
    caveat_parts parts = {HSY_NO_TOKEN, HSY_NO_TOKEN, HSY_NO_TOKEN, HSY_NO_TOKEN, CAVEAT_NONE, false, false, false};
    for (uint32_t i = sentence->first, behind = i; i < sentence->end; i = behind) {
        behind = i + 1;
        if (!hsy_is_outside(reading, i)) continue;
        caveat_role role = role_at(reading, i, sentence->end, &behind);
        if (role == CAVEAT_UNCONFIRMED && !is_reported(reading, i)) return (hsy_range){i, behind};
        if (hsy_class_at(reading, i) == HSY_WORD_NEGATION) role = CAVEAT_NOT;
        if (role != CAVEAT_NONE) note_caveat_word(&parts, role, i);
    }
    *is_figure = parts.is_figure;
    return is_caveat(reading, &parts) ? words_of_caveat(reading, sentence, &parts) : (hsy_range){0, 0};
}

static hsy_span bytes_of(const hsy_reading *reading, hsy_range range) {
    return (hsy_span){reading->tokens.items[range.first].start, reading->tokens.items[range.end - 1].end};
}

static void doubt(hsy_reading *reading, hsy_draft *draft, hsy_range words, hsy_certainty certainty) {
    if (draft->certainty >= certainty) return;
    draft->certainty = (uint8_t)certainty;
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

static bool holds_number(const hsy_reading *reading, const hsy_draft *draft) {
    for (uint32_t p = 0; p < draft->content.count; p++)
        for (uint32_t i = draft->content.at[p].first; i < draft->content.at[p].end; i++)
            if (hsy_class_at(reading, i) == HSY_WORD_NUMBER) return true;
    return false;
}

/* Doubts the drafts of the sentences [from, until]; those with a number alone when `needs_number`. */
static bool doubt_between(hsy_reading *reading, uint32_t from, uint32_t until, hsy_range words, bool needs_number) {
    bool has_any = false;
    for (uint32_t i = 0; i < reading->drafts.count; i++) {
        hsy_draft *draft = &reading->drafts.items[i];
        uint32_t where = reading->marks[draft->at].sentence;
        if (where < from || where > until || (needs_number && !holds_number(reading, draft))) continue;
        doubt(reading, draft, words, HSY_CERTAINTY_UNCONFIRMED);
        has_any = true;
    }
    return has_any;
}

/* A caveat in somebody's words is no caveat of the page, unless an outlet says that it could not check. */
static bool is_told(const hsy_reading *reading, hsy_range words) {
    for (uint32_t i = 0; i < reading->drafts.count; i++) {
        const hsy_draft *draft = &reading->drafts.items[i];
        bool is_medium = draft->speaker.type == HSY_SPEAKER_OUTLET || draft->speaker.type == HSY_SPEAKER_AGENCY;
        if (!is_medium && draft->cue.count > 0 && hsy_parts_hold(&draft->content, words.first)) return true;
    }
    return false;
}

/* English "The claim could not be verified": one statement, not all of the passage. */
static bool is_of_one(const hsy_reading *reading, uint32_t first, uint32_t end) {
    static const hsy_slice words[] = {HSY_SLICE("claim"), HSY_SLICE("allegation"), HSY_SLICE("statement"),
                                      HSY_SLICE("assertion")};
    for (uint32_t i = first; i < end && reading->tongue == HSY_TONGUE_ENGLISH; i++)
        for (size_t k = 0; k < sizeof words / sizeof *words; k++)
            if (hsy_word_is(reading, i, words[k])) return true;
    return false;
}

/* Doubts the last statement before a sentence, with those in it. */
static void doubt_last(hsy_reading *reading, const hsy_sentence *sentence, hsy_range words) {
    hsy_drafts *drafts = &reading->drafts;
    uint32_t last = HSY_NO_DRAFT;
    for (uint32_t i = 0; i < drafts->count && drafts->items[i].at < sentence->first; i++)
        if (drafts->items[i].parent == HSY_NO_DRAFT) last = i;
    for (uint32_t i = 0; last != HSY_NO_DRAFT && i < drafts->count; i++)
        if (i == last || drafts->items[i].parent == last)
            doubt(reading, &drafts->items[i], words, HSY_CERTAINTY_UNCONFIRMED);
}

static void spread_caveat(hsy_reading *reading, uint32_t sentence, hsy_range words, bool is_figure,
                          const bool *is_caveat) {
    const hsy_sentence *at = &reading->sentences.items[sentence];
    hsy_drafts *drafts = &reading->drafts;
    bool names_source = false;
    for (uint32_t i = 0; i < drafts->count; i++) {
        hsy_draft *draft = &drafts->items[i];
        if (draft->at >= at->first) break;
        if (shared_words(reading, (hsy_range){at->first, words.first}, draft) < LEAST_SHARED) continue;
        doubt(reading, draft, words, HSY_CERTAINTY_UNCONFIRMED);
        names_source = true;
    }
    if (names_source) return;
    if (is_of_one(reading, at->first, words.end)) {
        doubt_last(reading, at, words);
        return;
    }
    uint32_t from = section_start(reading, sentence, is_caveat), until = sentence;
    while (until + 1 < reading->sentences.count && !reading->sentences.items[until + 1].starts_line) until++;
    if (is_figure && doubt_between(reading, from, until, words, true)) return;
    doubt_between(reading, from, until, words, false);
}

static void find_caveats(hsy_reading *reading) {
    bool *is_caveat = HSY_NEW_ARRAY(reading->arena, bool, reading->sentences.count + 1);
    for (uint32_t s = 0, found = 0; s < reading->sentences.count && found < MOST_CAVEATS; s++) {
        bool is_figure = false;
        hsy_range words = caveat_in(reading, &reading->sentences.items[s], &is_figure);
        if (words.first >= words.end || is_told(reading, words)) continue;
        found++;
        spread_caveat(reading, s, words, is_figure, is_caveat);
        is_caveat[s] = true;
    }
}

hsy_span hsy_caveat_of(const hsy_reading *reading) {
    if (!reading->caveats) return (hsy_span){0, 0};
    for (uint32_t s = 0; s < reading->sentences.count; s++) {
        bool is_figure = false;
        hsy_range words = caveat_in(reading, &reading->sentences.items[s], &is_figure);
        if (words.first < words.end && !is_told(reading, words)) return bytes_of(reading, words);
    }
    return (hsy_span){0, 0};
}

/* ---- the page calls it false ---- */

/* "That is false.", "The claim is untrue.": the word, when the sentence says no more than that; else an empty range. */
static hsy_range verdict_in(const hsy_reading *reading, const hsy_sentence *sentence) {
    uint32_t first = sentence->first, behind = first;
    bool points_back = hsy_is_pronoun(reading, first, HSY_S("demonstrative"));
    if (sentence->end - first > MOST_VERDICT) return (hsy_range){0, 0};
    for (uint32_t i = first; i < sentence->end && i - first < MOST_VERDICT_LEAD; i = behind) {
        caveat_role role = role_at(reading, i, sentence->end, &behind);
        if (!hsy_is_outside(reading, i)) break;
        if (role == CAVEAT_MATTER && i - first <= 2) points_back = true;
        if (role == CAVEAT_FALSE && points_back && i > first) return (hsy_range){i, behind};
    }
    return (hsy_range){0, 0};
}

bool hsy_is_verdict(const hsy_reading *reading, uint32_t sentence) {
    if (!reading->caveats) return false;
    hsy_range words = verdict_in(reading, &reading->sentences.items[sentence]);
    return words.first < words.end;
}

static void find_verdicts(hsy_reading *reading) {
    for (uint32_t i = 0; i < reading->drafts.count; i++) {
        hsy_draft *draft = &reading->drafts.items[i];
        uint32_t next = reading->marks[draft->content.at[draft->content.count - 1].end - 1].sentence + 1;
        if (next >= reading->sentences.count) continue;
        bool is_last = i + 1 >= reading->drafts.count ||
                       reading->marks[reading->drafts.items[i + 1].at].sentence > next ||
                       reading->drafts.items[i + 1].parent == i;
        hsy_range words = verdict_in(reading, &reading->sentences.items[next]);
        if (is_last && words.first < words.end) doubt(reading, draft, words, HSY_CERTAINTY_DENIED);
    }
}

/* "Die Behauptung, …, | ist falsch": what the sentence says of the claim behind it. */
static hsy_range verdict_behind(const hsy_reading *reading, const hsy_draft *draft) {
    const hsy_sentence *sentence = hsy_sentence_of(reading, draft->at);
    uint32_t first = draft->content.at[draft->content.count - 1].end, behind = first;
    bool has_verb = false;
    for (uint32_t i = first; i < sentence->end && i - first < MOST_TO_OBJECT; i = behind) {
        has_verb |= hsy_class_at(reading, i) == HSY_WORD_AUXILIARY;
        if (!hsy_is_outside(reading, i)) break;
        if (role_at(reading, i, sentence->end, &behind) == CAVEAT_FALSE && has_verb) return (hsy_range){i, behind};
    }
    return (hsy_range){0, 0};
}

/* "the false claim that", "Falschbehauptung", "falsely claimed", "affirme à tort": the word; else an empty range. */
static hsy_range falsehood_beside(const hsy_reading *reading, const hsy_draft *draft) {
    const hsy_sentence *sentence = hsy_sentence_of(reading, draft->at);
    uint32_t at = draft->at, behind = at;
    if (draft->cue.count == 0) return (hsy_range){0, 0};
    if (role_at(reading, at, sentence->end, &behind) == CAVEAT_FALSE) return (hsy_range){at, behind};
    if (at > sentence->first && hsy_is_outside(reading, at - 1) &&
        role_at(reading, at - 1, at, &behind) == CAVEAT_FALSE)
        return (hsy_range){at - 1, at};
    bool is_noun = reading->marks[at].noun >= 0 && reading->marks[at].verb < 0;
    if (is_noun && reading->tongue == HSY_TONGUE_FRENCH && at + 1 < sentence->end && /* "l'affirmation mensongère" */
        role_at(reading, at + 1, sentence->end, &behind) == CAVEAT_FALSE)
        return (hsy_range){at + 1, behind};
    if (is_noun) return verdict_behind(reading, draft);
    for (uint32_t i = at + 1; i < sentence->end && i <= at + MOST_TO_NOUN && hsy_is_outside(reading, i); i++) {
        if (hsy_parts_hold(&draft->content, i)) break;
        if (role_at(reading, i, sentence->end, &behind) == CAVEAT_FALSE) return (hsy_range){i, behind};
    }
    return (hsy_range){0, 0};
}

/* ---- hedges ---- */

/* "could not": what is ruled out is not left open. */
static bool is_ruled_out(const hsy_reading *reading, uint32_t token) {
    static const hsy_slice words[] = {HSY_SLICE("could"), HSY_SLICE("könnte"), HSY_SLICE("könnten")};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (hsy_word_is(reading, token, words[i])) return hsy_class_at(reading, token + 1) == HSY_WORD_NEGATION;
    return false;
}

/* German: "soll erhöht werden", "soll geschlossen bleiben" is a plan, "soll verletzt worden sein" is hearsay. */
static bool is_plan(const hsy_reading *reading, uint32_t token) {
    enum { MOST_CLAUSE = 30 };
    bool is_soll = hsy_word_is(reading, token, HSY_S("soll")) || hsy_word_is(reading, token, HSY_S("sollen"));
    if (!is_soll || reading->tongue != HSY_TONGUE_GERMAN) return false;
    uint32_t last = token;
    for (uint32_t i = token + 1; i < reading->tokens.count && i - token < MOST_CLAUSE; i++) {
        hsy_word_class class = hsy_class_at(reading, i);
        if (class == HSY_WORD_COMMA || class == HSY_WORD_STOP || class == HSY_WORD_SEMICOLON) break;
        last = i;
    }
    return hsy_word_is(reading, last, HSY_S("werden")) || hsy_word_is(reading, last, HSY_S("bleiben")) ||
           hsy_word_is(reading, last, HSY_S("geben"));
}

/* Whether the word opens a clause that hangs on another: what it hedges is not what is said. */
static bool opens_inner(const hsy_reading *reading, uint32_t i) {
    hsy_word_class class = hsy_class_at(reading, i);
    if (class == HSY_WORD_RELATIVE || class == HSY_WORD_SUBORDINATOR) return true;
    return reading->tongue == HSY_TONGUE_GERMAN && class == HSY_WORD_DETERMINER && i > 0 &&
           hsy_class_at(reading, i - 1) == HSY_WORD_COMMA && hsy_opens_relative(reading, i); /* "der Mann, | der …" */
}

/* French "serait mort" is hearsay behind "selon" and verbs of the present; behind "a dit que" it may be the future. */
static bool is_hearsay(const hsy_reading *reading, const hsy_draft *draft, uint32_t token) {
    if (reading->tongue != HSY_TONGUE_FRENCH || !hsy_is_outside(reading, token)) return false;
    bool is_accord = reading->marks[draft->at].phrase >= 0; /* "selon lui, Moscou utiliserait" */
    if (is_accord && hsy_is_french_conditional(reading, token)) return true;
    if (!hsy_is_hearsay(reading, token)) return false;
    uint32_t first = draft->cue.count ? draft->cue.at[0].first : draft->at;
    return draft->cue.count == 0 || is_accord || hsy_class_at(reading, first) != HSY_WORD_AUXILIARY;
}

/* The first word of the range's main clauses that marks it as uncertain, or HSY_NO_TOKEN. */
static uint32_t hedge_in(const hsy_reading *reading, const hsy_draft *draft, hsy_range range) {
    bool is_inner = false;
    for (uint32_t i = range.first; i < range.end; i++) {
        if (hsy_class_at(reading, i) == HSY_WORD_COMMA) is_inner = false;
        if (opens_inner(reading, i)) is_inner = true;
        if (!is_inner && is_hearsay(reading, draft, i)) return i;
        if (is_inner || reading->marks[i].hedge < 0 || !hsy_is_outside(reading, i)) continue;
        if (hsy_is_capital(reading, i) && hsy_sentence_of(reading, i)->first != i) continue; /* in May */
        if (!is_ruled_out(reading, i) && !is_plan(reading, i)) return i;
    }
    return HSY_NO_TOKEN;
}

static void hedge(hsy_reading *reading, hsy_draft *draft) {
    const hsy_parts *roles[] = {&draft->cue, &draft->content};
    for (size_t r = 0; r < sizeof roles / sizeof *roles; r++)
        for (uint32_t p = 0; p < roles[r]->count; p++) {
            uint32_t at = hedge_in(reading, draft, roles[r]->at[p]);
            if (at == HSY_NO_TOKEN) continue;
            draft->certainty = HSY_CERTAINTY_HEDGED;
            uint32_t words = reading->marks[at].hedge < 0 ? 1 : reading->marks[at].hedge_words;
            draft->doubt = bytes_of(reading, (hsy_range){at, at + words});
            return;
        }
}

/* The part of the cue that holds its verb, not the auxiliary. */
static hsy_range verb_of(const hsy_draft *draft) {
    for (uint32_t p = 0; p < draft->cue.count; p++)
        if (draft->at >= draft->cue.at[p].first && draft->at < draft->cue.at[p].end) return draft->cue.at[p];
    return draft->cue.at[0];
}

void hsy_weigh(hsy_reading *reading) {
    for (uint32_t i = 0; i < reading->drafts.count; i++) {
        hsy_draft *draft = &reading->drafts.items[i];
        hsy_range falsehood = reading->caveats ? falsehood_beside(reading, draft) : (hsy_range){0, 0};
        if (falsehood.first < falsehood.end) {
            draft->certainty = HSY_CERTAINTY_DENIED;
            draft->doubt = bytes_of(reading, falsehood);
        } else if (draft->certainty == HSY_CERTAINTY_DENIED || draft->certainty == HSY_CERTAINTY_HEDGED) {
            if (draft->cue.count) draft->doubt = bytes_of(reading, verb_of(draft));
        } else {
            hedge(reading, draft);
        }
    }
    if (!reading->caveats) return;
    find_caveats(reading);
    find_verdicts(reading);
}
