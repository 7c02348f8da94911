/* Noun phrases: who says it, as written.
 *
 *     "… , [Anna Weber, head of the central bank,] said"      "sagte [der Sprecher des Ministeriums, Karl Beck,] am"
 *
 * Without a parser a phrase is what stands between the verb and the nearest word that no noun phrase of a subject
 * has: an auxiliary, a conjunction, a comma that opens no apposition. Adverbials at its ends ("on Monday") are cut
 * off. Misses: subjects with relative clauses without commas, and lists with commas.
 */
#include "statements/grammar.h"

enum {
    MOST_PHRASE = 28,     /* tokens of a source; longer runs are not subjects */
    MOST_APPOSITION = 40, /* tokens between the commas */
    MOST_BRACKET = 12,    /* tokens of a parenthesis inside a source */
    MOST_ATTRIBUTE = 12,  /* tokens between a German article and the adjective of its noun */
    MOST_QUOTED_NAME = 5, /* tokens of a name in quotation marks, marks and all */
};

static bool is_adverbial_class(hsy_word_class class) {
    return class == HSY_WORD_ADVERB || class == HSY_WORD_TIME || class == HSY_WORD_AND || class == HSY_WORD_BUT ||
           class == HSY_WORD_REFLEXIVE || class == HSY_WORD_NEGATION;
}

static bool is_nominal(hsy_word_class class) {
    return class == HSY_WORD_OPEN || class == HSY_WORD_NUMBER || class == HSY_WORD_DETERMINER || class == HSY_WORD_OF ||
           class == HSY_WORD_PREPOSITION || class == HSY_WORD_PRONOUN || class == HSY_WORD_TIME ||
           class == HSY_WORD_ADVERB || class == HSY_WORD_OTHER;
}

/* English "a blog | post", "a police | report": who or what speaks, in the singular, which that form would not follow.
 */
static bool ends_compound(const hsy_reading *reading, uint32_t token) {
    enum { NUMBER = 2 }; /* column of speaker-words.tsv */
    const hsy_mark *mark = &reading->marks[token], *last = &reading->marks[token - 1];
    bool is_past = hsy_reading_cue(reading, mark->verb).shapes & HSY_SHAPE_PARTICIPLE;
    if (token < 2 || is_past || mark->speaker < 0 || last->class != HSY_WORD_OPEN) return false;
    bool is_plural = hsy_slice_ends(reading->folded[token - 1], HSY_S("s")) ||
                     hsy_slice_equal(hsy_lexicon_cell(reading->speakers, last->speaker, NUMBER), HSY_S("p"));
    return hsy_class_at(reading, token - 2) == HSY_WORD_DETERMINER && !is_plural;
}

/* English: a form that is no past and stands behind a number, a determiner or a possessive: "Norland's | state". */
static bool is_noun_form(const hsy_reading *reading, uint32_t token) {
    hsy_word_class before = hsy_class_at(reading, token - 1);
    hsy_slice word = reading->folded[token], last = reading->folded[token - 1];
    bool is_base = hsy_reading_cue(reading, reading->marks[token].verb).shapes & HSY_SHAPE_INFINITIVE;
    bool is_plural = before == HSY_WORD_NUMBER && hsy_slice_ends(word, HSY_S("s"));
    bool is_owned = hsy_slice_ends(last, HSY_S("'s")) || hsy_slice_ends(last, HSY_S("s'"));
    bool is_led = before == HSY_WORD_DETERMINER && reading->marks[token - 1].pronoun < 0;
    return is_plural || (is_base && (is_owned || is_led || ends_compound(reading, token)));
}

/* A verb that plainly reports: such a word ends a phrase. */
static bool is_plain_verb(const hsy_reading *reading, uint32_t token) {
    const hsy_mark *mark = &reading->marks[token];
    if (reading->tongue == HSY_TONGUE_FRENCH && mark->class == HSY_WORD_OPEN && hsy_is_french_verb(reading, token))
        return true;
    if (mark->verb < 0 || hsy_is_capital(reading, token) || mark->noun >= 0) return false;
    if (reading->tongue == HSY_TONGUE_ENGLISH && token > 0 && is_noun_form(reading, token)) return false;
    hsy_cue_entry entry = hsy_reading_cue(reading, mark->verb);
    return (entry.shapes & (HSY_SHAPE_FINITE | HSY_SHAPE_GERUND)) && (entry.frames & HSY_FRAME_THAT);
}

/* The opening bracket of the one that closes at `close`, or `close` itself. */
static uint32_t bracket_before(const hsy_reading *reading, uint32_t close, uint32_t least) {
    for (uint32_t i = close; i > least && close - i < MOST_BRACKET; i--)
        if (hsy_class_at(reading, i - 1) == HSY_WORD_OPENING) return i - 1;
    return close;
}

/* A name in quotation marks, [open, end) with its marks: short, or in German with capital words alone; of small letters
 * only where it opens the phrase. */
static bool is_quoted_name(const hsy_reading *reading, uint32_t open, uint32_t end, bool opens) {
    bool is_short = end - open <= MOST_QUOTED_NAME, is_german = reading->tongue == HSY_TONGUE_GERMAN;
    if (is_short && (hsy_is_capital(reading, open + 1) || (is_german && opens))) return true;
    if (!is_german || !hsy_is_capital(reading, open + 1) || end - open > MOST_BRACKET) return false;
    for (uint32_t i = open + 1; i + 1 < end; i++)
        if (hsy_class_at(reading, i) == HSY_WORD_OPEN && !hsy_is_capital(reading, i)) return false;
    return hsy_class_at(reading, end - 2) != HSY_WORD_STOP && hsy_class_at(reading, end - 2) != HSY_WORD_COMMA;
}

/* The start of a quoted name that ends at token `last`, or last + 1 when it is none. */
static uint32_t quoted_name_before(const hsy_reading *reading, uint32_t last, uint32_t least) {
    const hsy_quotation *quotation = &reading->quotations.items[reading->marks[last].quotation];
    return quotation->open >= least && is_quoted_name(reading, quotation->open, last + 1, false) ? quotation->open
                                                                                                 : last + 1;
}

static uint32_t walk_left(const hsy_reading *reading, uint32_t at, uint32_t least) {
    uint32_t i = at;
    while (i > least && at - i < MOST_PHRASE) {
        uint32_t p = i - 1, jump = i;
        hsy_word_class class = hsy_class_at(reading, p);
        if (!hsy_is_outside(reading, p)) {
            jump = quoted_name_before(reading, p, least);
        } else if (class == HSY_WORD_CLOSING) {
            jump = bracket_before(reading, p, least);
            if (jump == p) jump = i;
        } else if (class == HSY_WORD_AND) {
            bool joins = i < at && p > least && is_nominal(hsy_class_at(reading, p - 1)) &&
                         (hsy_is_capital(reading, i) || hsy_class_at(reading, i) == HSY_WORD_DETERMINER);
            if (reading->tongue == HSY_TONGUE_FRENCH && i < at && p > least) /* "médias russes et ukrainiens" */
                joins |= hsy_class_at(reading, i) == HSY_WORD_OPEN && hsy_class_at(reading, p - 1) == HSY_WORD_OPEN;
            if (reading->tongue == HSY_TONGUE_ENGLISH && i < at && p > least + 1) /* "minister of mines | and energy" */
                joins |= hsy_class_at(reading, i) == HSY_WORD_OPEN && hsy_class_at(reading, p - 1) == HSY_WORD_OPEN &&
                         hsy_class_at(reading, p - 2) == HSY_WORD_OF;
            if (joins) jump = p;
        } else if (class == HSY_WORD_DASH && i < at && hsy_class_at(reading, i) == HSY_WORD_AND) {
            jump = p; /* "Such- und Rettungsdienst" */
        } else if (is_nominal(class) && (i == at || !is_plain_verb(reading, p))) {
            jump = p;
        }
        if (jump == i) break;
        i = jump;
    }
    return i;
}

/* Where the subject starts in a run that opens with an adverbial: "In Berlin | the minister". */
static uint32_t past_adverbial(const hsy_reading *reading, hsy_range run) {
    for (uint32_t i = run.end; i > run.first + 1; i--) {
        uint32_t p = i - 1;
        hsy_word_class class = hsy_class_at(reading, p), before = hsy_class_at(reading, p - 1);
        bool opens = class == HSY_WORD_DETERMINER || class == HSY_WORD_PRONOUN ||
                     (class == HSY_WORD_OPEN && hsy_is_capital(reading, p));
        bool is_free = before == HSY_WORD_OPEN || before == HSY_WORD_TIME || before == HSY_WORD_NUMBER;
        if (class == HSY_WORD_OPEN && before == HSY_WORD_OPEN) is_free = !hsy_is_capital(reading, p - 1);
        if (opens && is_free) return p;
    }
    return run.end;
}

static bool ends_person(const hsy_reading *reading, uint32_t token) {
    uint32_t name = reading->marks[token].name;
    return reading->marks[token].class == HSY_WORD_PRONOUN ||
           (name != HSY_NO_TOKEN && reading->names.items[name].kind == HSY_NAME_PERSON);
}

/* "Beck in a speech | said": what hangs on the verb behind a person. */
static uint32_t before_adjunct(const hsy_reading *reading, hsy_range run) {
    for (uint32_t i = run.first + 1; i < run.end; i++) {
        hsy_word_class class = hsy_class_at(reading, i);
        bool leads = class == HSY_WORD_PREPOSITION ||
                     (class == HSY_WORD_OF && hsy_class_at(reading, i + 1) == HSY_WORD_DETERMINER);
        if (leads && ends_person(reading, i - 1)) return i;
    }
    return run.end;
}

/* "[While] | we", "(Northgate) | the minister": what an editor put in brackets before the subject. */
static uint32_t past_bracket(const hsy_reading *reading, hsy_range run) {
    if (run.first >= run.end || hsy_class_at(reading, run.first) != HSY_WORD_OPENING) return run.first;
    for (uint32_t i = run.first; i + 1 < run.end; i++)
        if (hsy_class_at(reading, i) == HSY_WORD_CLOSING) return i + 1;
    return run.first;
}

/* "This month | the minister", "days after | the vote": a time in English is no part of the subject behind it. */
static uint32_t past_time(const hsy_reading *reading, hsy_range run) {
    for (uint32_t i = run.end; i > run.first + 1; i--) {
        if (hsy_class_at(reading, i - 1) != HSY_WORD_DETERMINER) continue;
        uint32_t before = i - 2;
        bool is_behind = hsy_class_at(reading, before) == HSY_WORD_PREPOSITION && before > run.first;
        if (hsy_class_at(reading, is_behind ? before - 1 : before) == HSY_WORD_TIME) return i - 1;
    }
    return run.first;
}

static hsy_range trim(const hsy_reading *reading, hsy_range run) {
    run.first = past_bracket(reading, run);
    if (reading->tongue == HSY_TONGUE_ENGLISH) run.first = past_time(reading, run);
    if (run.first < run.end && hsy_word_is(reading, run.first, HSY_S("with"))) run.first++; /* "with Beck saying" */
    while (run.first < run.end && is_adverbial_class(hsy_class_at(reading, run.first))) run.first++;
    for (;;) {
        if (run.first >= run.end) break;
        hsy_word_class last = hsy_class_at(reading, run.end - 1);
        if (last != HSY_WORD_ADVERB && last != HSY_WORD_TIME && last != HSY_WORD_PREPOSITION && last != HSY_WORD_OF &&
            last != HSY_WORD_REFLEXIVE)
            break;
        run.end--;
    }
    bool is_quantity = reading->tongue == HSY_TONGUE_ENGLISH && run.first + 1 < run.end && /* "about | 3 in 10" */
                       hsy_word_is(reading, run.first, HSY_S("about")) &&
                       hsy_class_at(reading, run.first + 1) == HSY_WORD_NUMBER;
    if (run.first < run.end && !is_quantity && hsy_class_at(reading, run.first) == HSY_WORD_PREPOSITION)
        run.first = reading->tongue == HSY_TONGUE_GERMAN ? run.end : past_adverbial(reading, run);
    if (run.first < run.end && reading->tongue == HSY_TONGUE_ENGLISH) run.end = before_adjunct(reading, run);
    return run;
}

/* The comma that opens the apposition which closes before `close`, or HSY_NO_TOKEN. */
static uint32_t apposition_start(const hsy_reading *reading, uint32_t close, uint32_t least) {
    for (uint32_t i = close; i > least && close - i < MOST_APPOSITION; i--) {
        hsy_word_class class = hsy_class_at(reading, i - 1);
        if (class == HSY_WORD_COMMA) return i - 1;
        if (class == HSY_WORD_STOP || class == HSY_WORD_COLON || class == HSY_WORD_SEMICOLON ||
            !hsy_is_outside(reading, i - 1))
            break;
    }
    return HSY_NO_TOKEN;
}

/* "Harouna Beck" between commas: capital words alone. */
static bool is_bare_name(const hsy_reading *reading, uint32_t first, uint32_t end) {
    for (uint32_t i = first; i < end; i++)
        if (!hsy_is_capital(reading, i) || hsy_class_at(reading, i) != HSY_WORD_OPEN) return false;
    return end > first;
}

static bool follows_person(const hsy_reading *reading, uint32_t token) {
    uint32_t name = token ? reading->marks[token - 1].name : HSY_NO_TOKEN;
    return name != HSY_NO_TOKEN && reading->names.items[name].kind == HSY_NAME_PERSON;
}

static bool is_apposition(const hsy_reading *reading, uint32_t first, uint32_t end) {
    hsy_word_class class = hsy_class_at(reading, first);
    if (class != HSY_WORD_OPEN && class != HSY_WORD_DETERMINER && class != HSY_WORD_NUMBER) return false;
    if (reading->marks[first].relay >= 0 || reading->marks[first].phrase >= 0)
        return false; /* ", cited by X,", ", according to X" */
    if (reading->tongue == HSY_TONGUE_FRENCH && hsy_has_french_verb(reading, first, end)) return false;
    uint32_t name = reading->marks[first].name;
    if (name == HSY_NO_TOKEN && first + 1 < end && hsy_is_capital(reading, first)) /* "the mayor, | Mr Tom Okafor," */
        name = reading->marks[first + 1].name;
    bool is_person = name != HSY_NO_TOKEN && reading->names.items[name].kind == HSY_NAME_PERSON;
    if (reading->tongue == HSY_TONGUE_FRENCH && !is_person && follows_person(reading, first + 2)) is_person = true;
    bool has_article = class == HSY_WORD_DETERMINER && reading->tongue != HSY_TONGUE_GERMAN;
    bool is_german = reading->tongue == HSY_TONGUE_GERMAN;
    bool says_what = (end == first + 1 && (!is_german || hsy_is_capital(reading, first))) || is_person || has_article;
    if (is_german && is_bare_name(reading, first, end)) return true;
    for (uint32_t i = first; i < end; i++) {
        hsy_word_class inner = hsy_class_at(reading, i);
        if (reading->marks[i].speaker >= 0 || (inner == HSY_WORD_OF && !is_german)) says_what = true;
        if (inner == HSY_WORD_AUXILIARY || inner == HSY_WORD_THAT || inner == HSY_WORD_RELATIVE ||
            inner == HSY_WORD_SUBORDINATOR || inner == HSY_WORD_PRONOUN || is_plain_verb(reading, i))
            return false;
    }
    return says_what;
}

/* The dash that opens what closes with the one at `close`, or `least`. */
static uint32_t dash_before(const hsy_reading *reading, uint32_t close, uint32_t least) {
    for (uint32_t i = close; i > least && close - i < MOST_APPOSITION; i--)
        if (hsy_class_at(reading, i - 1) == HSY_WORD_DASH) return i - 1;
    return least;
}

hsy_range hsy_phrase_before(const hsy_reading *reading, uint32_t at, uint32_t least) {
    if (at <= least) return (hsy_range){at, at};
    if (hsy_class_at(reading, at - 1) == HSY_WORD_DASH) { /* "Beck — the mayor of Eastbrook — said" */
        uint32_t dash = dash_before(reading, at - 1, least);
        return trim(reading, (hsy_range){walk_left(reading, dash, least), dash});
    }
    if (hsy_class_at(reading, at - 1) != HSY_WORD_COMMA) {
        hsy_range run = trim(reading, (hsy_range){walk_left(reading, at, least), at});
        /* "the official who knows him said": the head stands before the relative pronoun */
        if (run.first < run.end && run.first > least + 1 && hsy_class_at(reading, run.first - 1) == HSY_WORD_RELATIVE &&
            hsy_class_at(reading, run.first - 2) != HSY_WORD_COMMA) {
            uint32_t head = run.first - 1;
            hsy_range before = trim(reading, (hsy_range){walk_left(reading, head, least), head});
            if (before.first < before.end) return before;
        }
        return run;
    }
    uint32_t comma = apposition_start(reading, at - 1, least);
    if (comma == HSY_NO_TOKEN || comma <= least) return (hsy_range){at, at};
    hsy_range head = trim(reading, (hsy_range){walk_left(reading, comma, least), comma});
    if (head.first >= head.end) return (hsy_range){at, at};
    bool is_described = /* "the delegate, Paula Brandt, said": nothing before it is meant */
        reading->tongue == HSY_TONGUE_ENGLISH && is_bare_name(reading, comma + 1, at - 1) && at - comma > 3 &&
        hsy_class_at(reading, head.first) == HSY_WORD_DETERMINER;
    if (!is_described && head.first > least + 1 && hsy_class_at(reading, head.first - 1) == HSY_WORD_COMMA &&
        is_apposition(reading, head.first, head.end)) { /* "Beck, R-Fla., appearing on air, said" */
        uint32_t first = head.first - 1;
        hsy_range outer = trim(reading, (hsy_range){walk_left(reading, first, least), first});
        bool may_lead = reading->tongue != HSY_TONGUE_FRENCH || hsy_opens_french_subject(reading, outer.first, least);
        if (outer.first < outer.end && may_lead) head.first = outer.first;
    }
    uint32_t end = comma + 1; /* "a friend who was there": up to the relative pronoun */
    while (end < at - 1 && hsy_class_at(reading, end) != HSY_WORD_RELATIVE) end++;
    if (is_apposition(reading, comma + 1, end)) head.end = end;
    return head;
}

/* "late | Saturday" */
static bool opens_time(const hsy_reading *reading, uint32_t at) {
    bool is_one = hsy_word_is(reading, at, HSY_S("late")) || hsy_word_is(reading, at, HSY_S("early")) ||
                  hsy_word_is(reading, at, HSY_S("last")) || hsy_word_is(reading, at, HSY_S("earlier"));
    return reading->tongue == HSY_TONGUE_ENGLISH && is_one && hsy_class_at(reading, at + 1) == HSY_WORD_TIME;
}

uint32_t hsy_skip_adverbials(const hsy_reading *reading, uint32_t at, uint32_t most) {
    while (at < most) {
        hsy_word_class class = hsy_class_at(reading, at);
        if (opens_time(reading, at)) {
            at += 2;
        } else if (class == HSY_WORD_ADVERB || class == HSY_WORD_TIME || class == HSY_WORD_REFLEXIVE) {
            at++;
        } else if (class == HSY_WORD_PREPOSITION && (hsy_class_at(reading, at + 1) == HSY_WORD_TIME ||
                                                     hsy_class_at(reading, at + 1) == HSY_WORD_NUMBER)) {
            at += 2;
        } else {
            break;
        }
    }
    return at;
}

/* German: whether an apposition may end at `end`: with an article it could be a clause that is reported, and what
 * stands behind its comma tells ("sagte Beck, der Leiter der Werft, am Montag", not "sagte Beck, die Werft, die ruhe,
 * sei"). */
static bool may_follow(const hsy_reading *reading, uint32_t comma, uint32_t end) {
    if (reading->tongue != HSY_TONGUE_GERMAN || hsy_class_at(reading, comma + 1) != HSY_WORD_DETERMINER) return true;
    hsy_word_class next = hsy_class_at(reading, end + 1);
    return hsy_class_at(reading, end) != HSY_WORD_COMMA || next == HSY_WORD_PREPOSITION || next == HSY_WORD_TIME ||
           next == HSY_WORD_ADVERB || next == HSY_WORD_THAT || next == HSY_WORD_MARK || next == HSY_WORD_OF;
}

/* French: "cardiologue | à Brissac", but not "à Reuters". */
static bool opens_place(const hsy_reading *reading, uint32_t i) {
    return reading->tongue == HSY_TONGUE_FRENCH && hsy_word_is(reading, i, HSY_S("à")) &&
           hsy_is_capital(reading, i + 1) && !hsy_is_medium(reading, (hsy_range){i + 1, i + 2});
}

/* The end of an apposition that a comma at `comma` opens, or `comma`. */
static uint32_t apposition_end(const hsy_reading *reading, uint32_t comma, uint32_t most) {
    for (uint32_t i = comma + 1; i <= most && i - comma < MOST_APPOSITION; i++) {
        hsy_word_class class = i < most ? hsy_class_at(reading, i) : HSY_WORD_STOP;
        bool is_german = reading->tongue == HSY_TONGUE_GERMAN;
        bool ends = class == HSY_WORD_COMMA || class == HSY_WORD_STOP || class == HSY_WORD_SEMICOLON ||
                    class == HSY_WORD_MARK || class == HSY_WORD_RELATIVE || (is_german && class == HSY_WORD_COLON);
        bool leads = class == HSY_WORD_PREPOSITION || class == HSY_WORD_TIME;
        if (leads && opens_place(reading, i)) continue;
        if (is_german && leads && !hsy_is_capital(reading, i - 1)) return comma;
        if (ends || (leads && !is_german))
            return i > comma + 1 && is_apposition(reading, comma + 1, i) && may_follow(reading, comma, i) ? i : comma;
    }
    return comma;
}

/* Two words that the text glued together meet here. */
static bool is_seam(const hsy_reading *reading, uint32_t i) {
    return (reading->tokens.items[i].flags & HSY_TOKEN_GLUED) != 0;
}

bool hsy_is_medium(const hsy_reading *reading, hsy_range range) {
    for (uint32_t i = range.first; i < range.end; i++) {
        uint32_t name = reading->marks[i].name;
        hsy_name_kind kind = name == HSY_NO_TOKEN ? HSY_NAME_UNKNOWN : reading->names.items[name].kind;
        if (kind == HSY_NAME_OUTLET || kind == HSY_NAME_AGENCY) return true;
        hsy_slice type = hsy_lexicon_cell(reading->speakers, reading->marks[i].speaker, 1);
        if (hsy_slice_equal(type, HSY_S("outlet")) || hsy_slice_equal(type, HSY_S("agency"))) return true;
    }
    return false;
}

/* Whether a determiner behind a noun goes on its phrase: in German only a genitive does ("der Sprecher | des
 * Ministeriums", but "der Mann | dem Tagblatt", "ein Riss"); "der" before an outlet is whom somebody tells. */
static bool is_genitive(const hsy_reading *reading, uint32_t i) {
    if (reading->tongue != HSY_TONGUE_GERMAN || hsy_is_capital(reading, i)) return true;
    hsy_slice word = reading->folded[i];
    bool is_shaped = hsy_slice_ends(word, HSY_S("r")) || hsy_slice_ends(word, HSY_S("s"));
    if (!is_shaped || hsy_slice_equal(word, HSY_S("das"))) return false;
    uint32_t next = i + 1 + (hsy_class_at(reading, i + 1) == HSY_WORD_MARK);
    hsy_slice type = hsy_lexicon_cell(reading->speakers, i ? reading->marks[i - 1].speaker : HSY_NONE, 1);
    if (hsy_slice_equal(type, HSY_S("document"))) return true;
    return !hsy_slice_equal(word, HSY_S("der")) || next >= reading->tokens.count ||
           !hsy_is_medium(reading, (hsy_range){next, next + 1});
}

static bool is_body(const hsy_reading *reading, uint32_t token) {
    hsy_slice type = hsy_lexicon_cell(reading->speakers, reading->marks[token].speaker, 1);
    return hsy_slice_equal(type, HSY_S("organisation")) || hsy_slice_equal(type, HSY_S("group"));
}

/* German: whether the word at `i`, behind a noun, goes on its phrase without an article: the rest of a name, a name
 * behind a title ("Sprecherin | Karla Brandt"), an adjective in the genitive ("Angaben | libanesischer Behörden"); not
 * "Angaben der Werft | elf Menschen", "laut Nordwind | Bestellungen". */
static bool goes_on_noun(const hsy_reading *reading, uint32_t start, uint32_t i) {
    uint32_t before = reading->marks[i - 1].name, here = reading->marks[i].name;
    if (here != HSY_NO_TOKEN && here == before) return true;
    if (reading->tokens.items[i].kind == HSY_TOKEN_NUMBER)
        return !(hsy_class_at(reading, i + 1) == HSY_WORD_OPEN && hsy_is_capital(reading, i + 1));
    bool is_bare = i == start + 1 && reading->marks[start].speaker >= 0; /* "laut Polizei | Trümmer" */
    if (is_bare && here == HSY_NO_TOKEN && is_body(reading, start)) return false;
    if (hsy_is_capital(reading, i)) return before == HSY_NO_TOKEN || reading->marks[i].speaker >= 0;
    return here != HSY_NO_TOKEN || hsy_slice_ends(reading->folded[i], HSY_S("er"));
}

/* German: a noun with a small first part, "der ai-Bericht". */
static bool is_compound(const hsy_reading *reading, uint32_t i) {
    hsy_slice word = hsy_token_text(reading->text, reading->tokens.items[i]);
    size_t hyphen = hsy_slice_find_byte(word, '-', 0);
    return hyphen != HSY_NOT_FOUND && hyphen + 1 < word.length && hsy_is_upper(word.at[hyphen + 1]);
}

/* German: an adjective without noun, "der 81-jährige | sagte". */
static bool stands_for_noun(const hsy_reading *reading, uint32_t start, uint32_t i) {
    hsy_word_class next = hsy_class_at(reading, i + 1);
    return i == start + 1 && hsy_class_at(reading, start) == HSY_WORD_DETERMINER && next != HSY_WORD_OPEN &&
           next != HSY_WORD_NUMBER && next != HSY_WORD_MARK &&
           hsy_slice_find_byte(reading->folded[i], '-', 0) != HSY_NOT_FOUND;
}

/* Whether the word at `i` goes on the phrase that began at `start`. */
static bool goes_on(const hsy_reading *reading, uint32_t start, uint32_t i) {
    hsy_word_class class = hsy_class_at(reading, i), next = hsy_class_at(reading, i + 1);
    hsy_word_class before = i > start ? hsy_class_at(reading, i - 1) : HSY_WORD_STOP;
    bool is_lower = !hsy_is_capital(reading, i);
    if (i > start && (is_seam(reading, i) || reading->marks[i].relay >= 0)) return false;
    switch (class) {
    case HSY_WORD_OPEN:
        if (is_plain_verb(reading, i) &&
            !(reading->tongue == HSY_TONGUE_FRENCH && before == HSY_WORD_DETERMINER && i > start)) /* "le juge" */
            return false;
        if (reading->tongue == HSY_TONGUE_FRENCH && hsy_is_french_verb(reading, i)) return false;
        if (reading->tongue == HSY_TONGUE_GERMAN && i > start && before == HSY_WORD_OPEN &&
            hsy_is_capital(reading, i - 1) && !goes_on_noun(reading, start, i))
            return false;
        if (reading->tongue == HSY_TONGUE_GERMAN && is_lower && i > start && reading->marks[i].name != HSY_NO_TOKEN)
            return true; /* "die Agentur | dpa" */
        if (reading->tongue == HSY_TONGUE_GERMAN && is_lower &&
            (is_compound(reading, i) || stands_for_noun(reading, start, i)))
            return true;
        if (reading->tongue == HSY_TONGUE_GERMAN && is_lower && next == HSY_WORD_MARK) /* "der neue „Rat für …“" */
            return hsy_quotation_at(reading, i + 1) != NULL;
        if (reading->tongue == HSY_TONGUE_GERMAN && is_lower)
            return next == HSY_WORD_OPEN || next == HSY_WORD_NUMBER; /* an adjective; adverbs end the phrase */
        return true;
    case HSY_WORD_NUMBER:
        return reading->tongue != HSY_TONGUE_GERMAN || before != HSY_WORD_OPEN || !hsy_is_capital(reading, i - 1) ||
               goes_on_noun(reading, start, i);
    case HSY_WORD_OTHER: return true;
    case HSY_WORD_DETERMINER:
        if (i == start || before == HSY_WORD_OF || before == HSY_WORD_AND || before == HSY_WORD_PREPOSITION)
            return true;
        if (reading->tongue == HSY_TONGUE_FRENCH) return hsy_goes_on_french(reading, i);
        return reading->tongue != HSY_TONGUE_ENGLISH && before == HSY_WORD_OPEN && !follows_person(reading, i) &&
               is_genitive(reading, i);
    case HSY_WORD_PRONOUN: return i == start;
    case HSY_WORD_OF:
        if (i == start || next == HSY_WORD_TIME || next == HSY_WORD_STOP) return false;
        if (reading->tongue == HSY_TONGUE_FRENCH && hsy_is_french_infinitive(reading, i + 1)) return false;
        return !follows_person(reading, i) || hsy_word_is(reading, i, HSY_S("of")) ||
               hsy_word_is(reading, i, HSY_S("von")) || hsy_word_is(reading, i, HSY_S("vom"));
    case HSY_WORD_AND:
        if (reading->tongue == HSY_TONGUE_FRENCH && i > start && next == HSY_WORD_OPEN &&
            reading->marks[i + 1].speaker >= 0) /* "ministre et président du parti" */
            return true;
        if (reading->tongue == HSY_TONGUE_GERMAN && i > start && is_compound(reading, i + 1)) return true;
        return i > start && (hsy_is_capital(reading, i + 1) || next == HSY_WORD_DETERMINER) && next != HSY_WORD_PRONOUN;
    default: return false;
    }
}

/* "die | zur Nordwind gehörende | Werft": past what stands between a German article and its noun. */
static uint32_t past_attribute(const hsy_reading *reading, uint32_t start, uint32_t most) {
    hsy_word_class next = hsy_class_at(reading, start + 1);
    bool opens = next == HSY_WORD_PREPOSITION || next == HSY_WORD_OF || next == HSY_WORD_ADVERB ||
                 next == HSY_WORD_SUBORDINATOR || next == HSY_WORD_TIME;
    if (reading->tongue != HSY_TONGUE_GERMAN || hsy_class_at(reading, start) != HSY_WORD_DETERMINER || !opens)
        return start;
    for (uint32_t i = start + 2; i + 1 < most && i - start < MOST_ATTRIBUTE; i++) {
        hsy_word_class class = hsy_class_at(reading, i);
        if (!hsy_is_outside(reading, i) || class == HSY_WORD_AUXILIARY || class == HSY_WORD_COMMA) break;
        bool is_adjective =
            class == HSY_WORD_OPEN && !hsy_is_capital(reading, i) &&
            (hsy_slice_ends(reading->folded[i], HSY_S("e")) || hsy_slice_ends(reading->folded[i], HSY_S("en")) ||
             hsy_slice_ends(reading->folded[i], HSY_S("er")));
        if (is_adjective && hsy_class_at(reading, i + 1) == HSY_WORD_OPEN && hsy_is_capital(reading, i + 1))
            return i + 1;
    }
    return start;
}

/* "der Bau|- und | Umweltdirektor", "der Bau|-, Umwelt- und | Verkehrsdirektor": from the dash to the noun that has the
 * end which all share, or `dash` itself. */
static uint32_t past_shared_end(const hsy_reading *reading, uint32_t dash) {
    uint32_t i = dash;
    if (reading->tongue != HSY_TONGUE_GERMAN) return dash;
    while (hsy_class_at(reading, i + 1) == HSY_WORD_COMMA && hsy_is_capital(reading, i + 2) &&
           hsy_class_at(reading, i + 3) == HSY_WORD_DASH)
        i += 3;
    return hsy_class_at(reading, i + 1) == HSY_WORD_AND && hsy_is_capital(reading, i + 2) ? i + 2 : dash;
}

hsy_range hsy_phrase_after(const hsy_reading *reading, uint32_t at, uint32_t most) {
    uint32_t start = hsy_skip_adverbials(reading, at, most), i = past_attribute(reading, start, most);
    while (i < most && i - start < MOST_PHRASE) {
        hsy_word_class class = hsy_class_at(reading, i);
        if (!hsy_is_outside(reading, i)) {
            const hsy_quotation *quotation = hsy_quotation_at(reading, i);
            if (!quotation) break;
            uint32_t end = hsy_quotation_end(reading, quotation);
            bool opens = i == start || (i == start + 1 && hsy_class_at(reading, start) == HSY_WORD_DETERMINER);
            if (!is_quoted_name(reading, i, end, opens)) break;
            i = end;
        } else if (class == HSY_WORD_OPENING && i > start) {
            uint32_t close = i;
            while (close < most && close - i < MOST_BRACKET && hsy_class_at(reading, close) != HSY_WORD_CLOSING)
                close++;
            if (hsy_class_at(reading, close) != HSY_WORD_CLOSING) break;
            i = close + 1;
        } else if (class == HSY_WORD_DASH && i > start && past_shared_end(reading, i) > i) {
            i = past_shared_end(reading, i);
        } else if (class == HSY_WORD_COMMA && i > start) {
            uint32_t end = apposition_end(reading, i, most);
            if (end == i) break;
            i = end;
            break;
        } else if (goes_on(reading, start, i)) {
            i++;
            if (class == HSY_WORD_PRONOUN) break;
        } else {
            break;
        }
    }
    hsy_range run = {start, i < most ? i : most};
    while (run.end > run.first) {
        hsy_word_class last = hsy_class_at(reading, run.end - 1);
        if (reading->tongue == HSY_TONGUE_FRENCH && hsy_is_french_modifier(reading, run)) break;
        if (last != HSY_WORD_ADVERB && last != HSY_WORD_TIME && last != HSY_WORD_PREPOSITION && last != HSY_WORD_OF &&
            last != HSY_WORD_AND)
            break;
        run.end--;
    }
    return run;
}
