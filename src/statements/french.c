/* French: words whose class the neighbours decide, finite verbs, where clauses and noun phrases end.
 *
 *     "la même source", "s'est dit" and "s'il dit"       [s'il] opens a clause, [s'est] is the verb's
 *     "la promesse de rouvrir la ligne | n'a pas été"    a clause that hangs on a noun
 *     "a indiqué mardi à l'AFP | une source policière"   adjuncts behind a verb
 *
 * A clause is told from a noun phrase by a finite verb (finite-verbs.tsv, and the endings of the past) outside relative
 * clauses. Misses: verbs that no table has, in the present.
 */
#include "statements/french.h"

#include "text/lexicon.h"

enum {
    MOST_GROUP = 12,   /* tokens of a verb with what belongs to it */
    MOST_ADJUNCT = 16, /* tokens of an adjunct */
    MOST_ADJUNCTS = 4, /* adjuncts or appositions in a row */
    MOST_INCISE = 14,  /* tokens between the commas inside a verb group */
};

bool hsy_is_one_of(const hsy_reading *reading, uint32_t token, const hsy_slice *words, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (hsy_word_is(reading, token, words[i])) return true;
    return false;
}

/* The class of a word that its neighbours decide. */
static uint8_t class_here(const hsy_reading *reading, uint32_t i) {
    hsy_word_class class = hsy_class_at(reading, i), before = i ? hsy_class_at(reading, i - 1) : HSY_WORD_STOP;
    bool is_if = hsy_word_is(reading, i + 1, HSY_S("il")) || hsy_word_is(reading, i + 1, HSY_S("ils"));
    if (hsy_word_is(reading, i, HSY_S("s'"))) return is_if ? HSY_WORD_SUBORDINATOR : HSY_WORD_REFLEXIVE;
    bool is_same = hsy_word_is(reading, i, HSY_S("même")) || hsy_word_is(reading, i, HSY_S("mêmes")) ||
                   hsy_word_is(reading, i, HSY_S("fait"));
    if (is_same && before == HSY_WORD_DETERMINER) return HSY_WORD_OPEN; /* "la même source", "sur le fait que" */
    static const hsy_slice last[] = {HSY_SLICE("dernier"), HSY_SLICE("dernière"), HSY_SLICE("prochain")};
    if (HSY_IS_ONE_OF(reading, i, last) && before == HSY_WORD_DETERMINER &&
        hsy_class_at(reading, i + 1) == HSY_WORD_OPEN)
        return HSY_WORD_OPEN; /* "un dernier bilan" */
    bool is_part = hsy_word_is(reading, i, HSY_S("début")) || hsy_word_is(reading, i, HSY_S("fin"));
    if (is_part && hsy_class_at(reading, i + 1) == HSY_WORD_TIME) return HSY_WORD_TIME; /* "début mars" */
    if (hsy_word_is(reading, i, HSY_S("me")) && hsy_is_capital(reading, i) && hsy_is_capital(reading, i + 1))
        return HSY_WORD_OPEN; /* "Me Castan" */
    bool is_every = hsy_word_is(reading, i, HSY_S("tout")) && i > 0 && reading->marks[i - 1].verb >= 0;
    if (is_every && hsy_class_at(reading, i + 1) == HSY_WORD_OPEN) return HSY_WORD_DETERMINER;
    return (uint8_t) class;
}

void hsy_mark_french(hsy_reading *reading) {
    for (uint32_t i = 0; i < reading->tokens.count; i++) reading->marks[i].class = class_here(reading, i);
}

bool hsy_is_nonfinite_auxiliary(const hsy_reading *reading, uint32_t token) {
    static const hsy_slice forms[] = {HSY_SLICE("être"),  HSY_SLICE("été"),   HSY_SLICE("avoir"),   HSY_SLICE("eu"),
                                      HSY_SLICE("ayant"), HSY_SLICE("étant"), HSY_SLICE("aller"),   HSY_SLICE("pu"),
                                      HSY_SLICE("dû"),    HSY_SLICE("faire"), HSY_SLICE("pouvoir"), HSY_SLICE("devoir"),
                                      HSY_SLICE("laissé")};
    return HSY_IS_ONE_OF(reading, token, forms);
}

bool hsy_is_contracted(const hsy_reading *reading, uint32_t token) {
    static const hsy_slice words[] = {HSY_SLICE("au"), HSY_SLICE("aux"), HSY_SLICE("du")};
    return HSY_IS_ONE_OF(reading, token, words);
}

bool hsy_has_object_before(const hsy_reading *reading, uint32_t token) {
    if (token < 2 || reading->marks[token].speaker >= 0) return false;
    bool is_as = hsy_word_is(reading, token - 2, HSY_S("comme"));
    if (hsy_word_is(reading, token - 1, HSY_S("le")) && is_as) return true;
    hsy_word_class before = hsy_class_at(reading, token - 2);
    return hsy_word_is(reading, token - 1, HSY_S("l'")) &&
           (is_as || before == HSY_WORD_OPEN || before == HSY_WORD_PRONOUN || before == HSY_WORD_RELATIVE ||
            before == HSY_WORD_NEGATION);
}

/* A form that no table has: behind "ne" or "se", or with an ending of the imperfect or the plain past. */
static bool is_shaped_finite(const hsy_reading *reading, uint32_t token) {
    static const hsy_slice clitics[] = {HSY_SLICE("ne"), HSY_SLICE("n'"), HSY_SLICE("se"), HSY_SLICE("s'")};
    static const hsy_slice endings[] = {HSY_SLICE("ait"), HSY_SLICE("aient"), HSY_SLICE("èrent"), HSY_SLICE("eront")};
    enum { LEAST_LENGTH = 7 };
    hsy_slice word = reading->folded[token];
    if (HSY_IS_ONE_OF(reading, token - 1, clitics))
        return !hsy_is_french_infinitive(reading, token) && !hsy_slice_ends(word, HSY_S("ant"));
    if (word.length < LEAST_LENGTH) return false;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (hsy_slice_ends(word, endings[i])) return true;
    return false;
}

bool hsy_is_french_verb(const hsy_reading *reading, uint32_t token) {
    hsy_word_class class = hsy_class_at(reading, token);
    if (class == HSY_WORD_AUXILIARY) return !hsy_is_nonfinite_auxiliary(reading, token);
    if (class != HSY_WORD_OPEN || hsy_is_capital(reading, token) || token == 0) return false;
    hsy_word_class before = hsy_class_at(reading, token - 1);
    if (before == HSY_WORD_DETERMINER && !hsy_has_object_before(reading, token)) return false;
    if (before == HSY_WORD_OF) return false;
    if (before == HSY_WORD_PREPOSITION && !hsy_word_is(reading, token - 1, HSY_S("en"))) return false;
    return hsy_lexicon_find(reading->finite_verbs, reading->folded[token]) >= 0 || is_shaped_finite(reading, token);
}

bool hsy_has_french_verb(const hsy_reading *reading, uint32_t first, uint32_t end) {
    bool is_dependent = false;
    for (uint32_t i = first; i < end; i++) {
        hsy_word_class class = hsy_class_at(reading, i);
        if (!hsy_is_outside(reading, i)) continue;
        if (class == HSY_WORD_RELATIVE || class == HSY_WORD_SUBORDINATOR || class == HSY_WORD_THAT) {
            is_dependent = true;
        } else if (class == HSY_WORD_COMMA) {
            is_dependent = false;
        } else if (hsy_is_french_verb(reading, i)) {
            if (!is_dependent) return true;
            is_dependent = false;
            while (i + 1 < end && hsy_class_at(reading, i + 1) == HSY_WORD_AUXILIARY) i++;
        }
    }
    return false;
}

bool hsy_is_french_infinitive(const hsy_reading *reading, uint32_t token) {
    static const hsy_slice nouns[] = {HSY_SLICE("hier"),    HSY_SLICE("pour"),  HSY_SLICE("dernier"),
                                      HSY_SLICE("premier"), HSY_SLICE("autre"), HSY_SLICE("notre"),
                                      HSY_SLICE("votre"),   HSY_SLICE("quatre")};
    if (token >= reading->tokens.count || HSY_IS_ONE_OF(reading, token, nouns)) return false;
    hsy_slice word = reading->folded[token];
    return word.length > 3 && !hsy_is_capital(reading, token) &&
           (hsy_slice_ends(word, HSY_S("er")) || hsy_slice_ends(word, HSY_S("ir")) ||
            hsy_slice_ends(word, HSY_S("re")));
}

uint32_t hsy_french_clause_end(const hsy_reading *reading, uint32_t start, uint32_t verbs_inside) {
    uint32_t end = hsy_clause_end(reading, start), found = 0;
    bool is_dependent = false;
    for (uint32_t i = start; i < end; i++) {
        hsy_word_class class = hsy_class_at(reading, i);
        if (class == HSY_WORD_COMMA) is_dependent = false;
        if (class == HSY_WORD_RELATIVE || class == HSY_WORD_SUBORDINATOR || class == HSY_WORD_THAT) is_dependent = true;
        if (!hsy_is_outside(reading, i) || !hsy_is_french_verb(reading, i)) continue;
        uint32_t left = i;
        while (left > start && (hsy_class_at(reading, left - 1) == HSY_WORD_NEGATION ||
                                hsy_class_at(reading, left - 1) == HSY_WORD_REFLEXIVE))
            left--;
        hsy_word_class before = hsy_class_at(reading, left - 1);
        bool is_joined = before == HSY_WORD_AND || before == HSY_WORD_BUT || before == HSY_WORD_COMMA;
        if (found >= verbs_inside && !is_dependent && !is_joined) return left;
        found += !is_dependent;
        is_dependent = false;
        while (i + 1 < end && hsy_class_at(reading, i + 1) == HSY_WORD_AUXILIARY) i++;
    }
    return end;
}

/* "et a nié avoir", "mais affirme que": a reporting verb without a subject of its own behind a conjunction. */
static bool reports_on(const hsy_reading *reading, uint32_t conjunction) {
    uint32_t i = conjunction + 1;
    while (i < conjunction + MOST_GROUP &&
           (hsy_class_at(reading, i) == HSY_WORD_AUXILIARY || hsy_class_at(reading, i) == HSY_WORD_ADVERB ||
            hsy_class_at(reading, i) == HSY_WORD_NEGATION || hsy_class_at(reading, i) == HSY_WORD_REFLEXIVE))
        i++;
    if (i >= reading->tokens.count || reading->marks[i].verb < 0 || !hsy_is_outside(reading, i)) return false;
    uint32_t next = hsy_skip_adverbials(reading, i + reading->marks[i].verb_words, hsy_sentence_of(reading, i)->end);
    if (hsy_class_at(reading, next) == HSY_WORD_OF || hsy_word_is(reading, next, HSY_S("à"))) next++;
    hsy_word_class class = hsy_class_at(reading, next);
    if (class == HSY_WORD_THAT || class == HSY_WORD_MARK || class == HSY_WORD_NEGATION) return true;
    return hsy_is_french_infinitive(reading, next);
}

bool hsy_opens_adjunct(const hsy_reading *reading, uint32_t token) {
    static const hsy_slice words[] = {HSY_SLICE("après"),  HSY_SLICE("avant"),  HSY_SLICE("lors"),  HSY_SLICE("depuis"),
                                      HSY_SLICE("durant"), HSY_SLICE("malgré"), HSY_SLICE("suite"), HSY_SLICE("dès")};
    return hsy_class_at(reading, token) == HSY_WORD_PREPOSITION && HSY_IS_ONE_OF(reading, token, words);
}

/* ", lors d'une conférence de presse", ", au lendemain du vote": when and where it was said. */
static bool tells_occasion(const hsy_reading *reading, uint32_t i) {
    static const hsy_slice nouns[] = {HSY_SLICE("lendemain"), HSY_SLICE("cours"),    HSY_SLICE("terme"),
                                      HSY_SLICE("issue"),     HSY_SLICE("occasion"), HSY_SLICE("micro"),
                                      HSY_SLICE("sortie")};
    if (hsy_word_is(reading, i, HSY_S("lors"))) return true;
    if (!hsy_word_is(reading, i, HSY_S("au")) && !hsy_word_is(reading, i, HSY_S("à"))) return false;
    uint32_t noun = i + 1;
    while (hsy_class_at(reading, noun) == HSY_WORD_DETERMINER) noun++;
    return HSY_IS_ONE_OF(reading, noun, nouns);
}

/* "que le missile, qui a explosé|, était russe": the comma at `i` closes a relative clause behind a subject that has no
 * verb yet. */
static bool closes_relative(const hsy_reading *reading, uint32_t start, uint32_t i) {
    uint32_t comma = i, from = start;
    while (comma > start && (comma == i || hsy_class_at(reading, comma) != HSY_WORD_COMMA)) comma--;
    if (comma == start || hsy_class_at(reading, comma + 1) != HSY_WORD_RELATIVE) return false;
    for (uint32_t k = start; k < comma; k++)
        if (hsy_class_at(reading, k) == HSY_WORD_THAT) from = k + 1;
    return !hsy_has_french_verb(reading, from, comma);
}

bool hsy_cuts_french(const hsy_reading *reading, uint32_t start, uint32_t i) {
    hsy_word_class class = hsy_class_at(reading, i);
    if (class == HSY_WORD_AND || class == HSY_WORD_BUT) return reports_on(reading, i);
    bool turns_away = class == HSY_WORD_COMMA && hsy_class_at(reading, i + 1) == HSY_WORD_SUBORDINATOR &&
                      (hsy_word_is(reading, i + 1, HSY_S("alors")) || hsy_word_is(reading, i + 1, HSY_S("tandis")));
    if (class == HSY_WORD_COMMA && tells_occasion(reading, i + 1)) return true;
    if (turns_away) return true; /* ", alors que l'enquête continue": the page's own words */
    if (class == HSY_WORD_COMMA && closes_relative(reading, start, i)) return false;
    return class == HSY_WORD_COMMA && hsy_is_french_verb(reading, i + 1) && hsy_has_french_verb(reading, start, i);
}

/* Another noun phrase starts at `i`: a determiner behind a noun, a person's name behind another word. */
static bool opens_phrase(const hsy_reading *reading, uint32_t i) {
    hsy_word_class class = hsy_class_at(reading, i), before = hsy_class_at(reading, i - 1);
    uint32_t name = reading->marks[i].name;
    bool is_inner = before == HSY_WORD_OF || before == HSY_WORD_PREPOSITION || before == HSY_WORD_DETERMINER;
    bool goes_on = name != HSY_NO_TOKEN && reading->marks[i - 1].name == name;
    if (is_inner || goes_on) return false;
    if (class == HSY_WORD_DETERMINER)
        return !hsy_is_contracted(reading, i) && !(hsy_word_is(reading, i, HSY_S("des")) && before == HSY_WORD_OPEN &&
                                                   reading->marks[i - 1].name == HSY_NO_TOKEN);
    return name != HSY_NO_TOKEN && reading->names.items[name].kind == HSY_NAME_PERSON;
}

/* The end of the prepositional phrase or date at `at`, or `at`: "à l'AFP |", "devant la presse |", "ce mardi |". */
static uint32_t adjunct_end(const hsy_reading *reading, uint32_t at, uint32_t most) {
    hsy_word_class class = hsy_class_at(reading, at), next = hsy_class_at(reading, at + 1);
    if ((class == HSY_WORD_DETERMINER || class == HSY_WORD_NUMBER) && next == HSY_WORD_TIME) return at + 2;
    if (class == HSY_WORD_DETERMINER && next == HSY_WORD_NUMBER && hsy_class_at(reading, at + 2) == HSY_WORD_TIME)
        return at + 3;
    bool leads =
        class == HSY_WORD_PREPOSITION || (hsy_is_contracted(reading, at) && !hsy_word_is(reading, at, HSY_S("du")));
    if (!leads) return at;
    uint32_t i = at + 1;
    for (; i < most && i - at < MOST_ADJUNCT && hsy_is_outside(reading, i); i++) {
        hsy_word_class here = hsy_class_at(reading, i);
        if (here == HSY_WORD_OF && hsy_is_french_infinitive(reading, i + 1)) break;
        bool belongs = here == HSY_WORD_OPEN || here == HSY_WORD_NUMBER || here == HSY_WORD_OF ||
                       here == HSY_WORD_DETERMINER || here == HSY_WORD_TIME || here == HSY_WORD_ADVERB ||
                       (here == HSY_WORD_AND && hsy_class_at(reading, i + 1) == HSY_WORD_OPEN);
        if (!belongs || (i > at + 1 && opens_phrase(reading, i))) break;
    }
    return i > at + 1 ? i : at;
}

uint32_t hsy_skip_french_dates(const hsy_reading *reading, uint32_t at, uint32_t most) {
    for (uint32_t steps = 0; steps < MOST_ADJUNCTS; steps++) {
        at = hsy_skip_adverbials(reading, at, most);
        hsy_word_class class = hsy_class_at(reading, at);
        uint32_t inner = class == HSY_WORD_COMMA ? hsy_skip_french_adjuncts(reading, at + 1, most) : at;
        if (inner > at + 1 && hsy_class_at(reading, inner) == HSY_WORD_COMMA) { /* ", mercredi, |" */
            at = inner + 1;
            continue;
        }
        hsy_word_class next = hsy_class_at(reading, at + 1);
        bool is_date = (class == HSY_WORD_DETERMINER || class == HSY_WORD_NUMBER) &&
                       (next == HSY_WORD_TIME || next == HSY_WORD_NUMBER) && adjunct_end(reading, at, most) > at;
        if (at >= most || !is_date) break;
        at = adjunct_end(reading, at, most);
    }
    return at;
}

uint32_t hsy_skip_french_adjuncts(const hsy_reading *reading, uint32_t at, uint32_t most) {
    for (uint32_t steps = 0; steps < MOST_ADJUNCTS; steps++) {
        at = hsy_skip_adverbials(reading, at, most);
        uint32_t next = at < most ? adjunct_end(reading, at, most) : at;
        if (next == at) break;
        at = next;
    }
    return at;
}

uint32_t hsy_french_object(const hsy_reading *reading, uint32_t at, uint32_t most) {
    uint32_t behind = hsy_skip_french_adjuncts(reading, at, most);
    hsy_word_class class = hsy_class_at(reading, behind);
    bool opens = class == HSY_WORD_DETERMINER && !hsy_is_contracted(reading, behind);
    if (opens || class == HSY_WORD_MARK) return behind;
    uint32_t next = hsy_skip_adverbials(reading, at, most);
    bool is_date =
        hsy_class_at(reading, next) == HSY_WORD_DETERMINER && hsy_class_at(reading, next + 1) == HSY_WORD_TIME;
    return is_date ? most : next;
}

uint32_t hsy_french_incise(const hsy_reading *reading, uint32_t comma, uint32_t most) {
    if (hsy_class_at(reading, comma + 1) != HSY_WORD_PREPOSITION) return comma;
    for (uint32_t i = comma + 2; i < most && i - comma < MOST_INCISE / 2; i++)
        if (hsy_class_at(reading, i) == HSY_WORD_COMMA) return i;
    return comma;
}

bool hsy_is_french_speaker(const hsy_reading *reading, hsy_range phrase) {
    static const hsy_slice definite[] = {HSY_SLICE("le"), HSY_SLICE("la"), HSY_SLICE("l'"), HSY_SLICE("ce"),
                                         HSY_SLICE("cette")};
    bool may_be_text = HSY_IS_ONE_OF(reading, phrase.first, definite);
    for (uint32_t i = phrase.first; i < phrase.end; i++) {
        hsy_slice type = hsy_lexicon_cell(reading->speakers, reading->marks[i].speaker, 1);
        if (reading->marks[i].name != HSY_NO_TOKEN || hsy_is_pronoun(reading, i, HSY_S("personal"))) return true;
        bool is_text = hsy_slice_equal(type, HSY_S("document")) && !hsy_word_is(reading, i, HSY_S("communiqué"));
        if (reading->marks[i].speaker >= 0 && (!is_text || may_be_text)) return true;
    }
    return false;
}

bool hsy_goes_on_french(const hsy_reading *reading, uint32_t i) {
    hsy_word_class before = hsy_class_at(reading, i - 1);
    uint32_t name = reading->marks[i].name;
    if (before == HSY_WORD_DETERMINER) return true;                                     /* "les deux" */
    bool opens_name = hsy_is_capital(reading, i) && reading->marks[i + 1].name == name; /* "le quotidien | Le Soir" */
    if (name != HSY_NO_TOKEN && (reading->marks[i - 1].name == name || opens_name)) return true;
    bool follows_person = reading->marks[i - 1].name != HSY_NO_TOKEN &&
                          reading->names.items[reading->marks[i - 1].name].kind == HSY_NAME_PERSON;
    if (before != HSY_WORD_OPEN || follows_person) return false;
    if (hsy_word_is(reading, i, HSY_S("du")) || hsy_word_is(reading, i, HSY_S("des")))
        return hsy_class_at(reading, i + 1) != HSY_WORD_TIME || hsy_word_is(reading, i + 1, HSY_S("soir"));
    bool is_dative = hsy_word_is(reading, i, HSY_S("au")) || hsy_word_is(reading, i, HSY_S("aux"));
    return is_dative && hsy_is_capital(reading, i + 1) && !hsy_is_medium(reading, (hsy_range){i + 1, i + 2});
}

bool hsy_opens_french_subject(const hsy_reading *reading, uint32_t at, uint32_t least) {
    if (at >= reading->tokens.count || hsy_is_contracted(reading, at)) return false;
    if (hsy_class_at(reading, at) != HSY_WORD_DETERMINER && reading->marks[at].name == HSY_NO_TOKEN) return false;
    hsy_word_class before = at > least ? hsy_class_at(reading, at - 1) : HSY_WORD_STOP;
    return before == HSY_WORD_STOP || before == HSY_WORD_COMMA || before == HSY_WORD_BUT || before == HSY_WORD_AND ||
           before == HSY_WORD_MARK || before == HSY_WORD_COLON || before == HSY_WORD_DASH || before == HSY_WORD_THAT ||
           before == HSY_WORD_SUBORDINATOR || before == HSY_WORD_CLOSING;
}

bool hsy_is_french_modifier(const hsy_reading *reading, hsy_range phrase) {
    return phrase.end > phrase.first + 2 && hsy_class_at(reading, phrase.end - 1) == HSY_WORD_TIME &&
           (hsy_word_is(reading, phrase.end - 2, HSY_S("du")) || hsy_class_at(reading, phrase.end - 2) == HSY_WORD_OF);
}

/* "Selon …": the phrase that a holder starts with ends at a comma of its own, unless an apposition goes on. */

bool hsy_leads_to_that(const hsy_reading *reading, uint32_t at, uint32_t most) {
    uint32_t object = hsy_skip_french_adjuncts(reading, at, most), that = object;
    while (that < most && hsy_class_at(reading, that) != HSY_WORD_THAT) {
        if (hsy_class_at(reading, that) == HSY_WORD_BUT) return false;
        that++;
    }
    bool is_object = hsy_class_at(reading, object) == HSY_WORD_DETERMINER && !hsy_is_contracted(reading, object) &&
                     hsy_class_at(reading, object + 1) != HSY_WORD_TIME;
    if (that < most && hsy_class_at(reading, that - 1) == HSY_WORD_AND) return false; /* "que A et que B" */
    if (that >= most || !is_object) return true;
    if (hsy_is_french_speaker(reading, hsy_phrase_after(reading, object, that)))
        return true; /* "a prévenu les élus que" */
    return reading->marks[that - 1].noun >= 0 || hsy_word_is(reading, that - 1, HSY_S("fait"));
}

bool hsy_is_french_adjective(const hsy_reading *reading, uint32_t token) {
    static const hsy_slice words[] = {HSY_SLICE("critique"), HSY_SLICE("précise"), HSY_SLICE("critiquent")};
    if (token < 2 || !HSY_IS_ONE_OF(reading, token, words)) return false;
    return hsy_class_at(reading, token - 1) == HSY_WORD_OPEN && reading->marks[token - 1].speaker < 0 &&
           reading->marks[token - 1].name == HSY_NO_TOKEN && hsy_class_at(reading, token - 2) == HSY_WORD_DETERMINER;
}
