/* French: what its grammar of reporting has of its own.
 *
 *     “…”, [a indiqué] à l'AFP [une source policière]     the subject behind the verb, past adjuncts
 *     L'avocat [a], quant à lui, [annoncé] …              words between the auxiliary and its participle
 *     La mairie [tient à rappeler] que …                  a verb before a reporting infinitive
 *     Le pont a cédé, [ont précisé] les pompiers          inversion behind a clause, not behind an apposition
 *     « Rien ne presse, [a lancé le maire], tout est prêt »   the reporting words inside the marks
 *     Il [aurait] quitté le pays.                         hearsay that nobody is named for
 *
 * A clause is told from a noun phrase by a finite verb (finite-verbs.tsv) outside relative clauses. Misses: subjects
 * behind the verb that are no known kind of speaker, unless a quotation stands before it.
 */
#include "statements/scene.h"

#include "text/lexicon.h"

enum {
    MOST_GROUP = 12,    /* tokens of a verb with what belongs to it */
    MOST_ADJUNCT = 16,  /* tokens of an adjunct between a verb and its subject */
    MOST_ADJUNCTS = 4,  /* of them */
    MOST_INCISE = 14,   /* tokens between the commas inside a verb group */
    MOST_SUBJECT = 14,  /* tokens of a subject inside quotation marks */
    MOST_CARRY = 2,     /* sentences from a speaker to hearsay that goes on his words */
    MOST_LOCATION = 10, /* tokens of "Dans l'entourage du ministre," before "on" */
    LEAST_CLAUSE = 3,
};

#define IS_ONE_OF(reading, token, words) is_one_of(reading, token, words, sizeof(words) / sizeof *(words))

static bool is_one_of(const hsy_reading *reading, uint32_t token, const hsy_slice *words, size_t count) {
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

/* Verbs. */

static bool is_nonfinite_auxiliary(const hsy_reading *reading, uint32_t token) {
    static const hsy_slice forms[] = {HSY_SLICE("être"),  HSY_SLICE("été"),   HSY_SLICE("avoir"),   HSY_SLICE("eu"),
                                      HSY_SLICE("ayant"), HSY_SLICE("étant"), HSY_SLICE("aller"),   HSY_SLICE("pu"),
                                      HSY_SLICE("dû"),    HSY_SLICE("faire"), HSY_SLICE("pouvoir"), HSY_SLICE("devoir"),
                                      HSY_SLICE("laissé")};
    return IS_ONE_OF(reading, token, forms);
}

static bool is_be(const hsy_reading *reading, uint32_t token) {
    static const hsy_slice forms[] = {
        HSY_SLICE("est"),    HSY_SLICE("sont"),     HSY_SLICE("été"),    HSY_SLICE("était"), HSY_SLICE("étaient"),
        HSY_SLICE("être"),   HSY_SLICE("fut"),      HSY_SLICE("furent"), HSY_SLICE("sera"),  HSY_SLICE("seront"),
        HSY_SLICE("serait"), HSY_SLICE("seraient"), HSY_SLICE("étant"),  HSY_SLICE("soit")};
    return IS_ONE_OF(reading, token, forms);
}

/* "au", "aux", "du": a preposition with its article; no subject starts with one. */
static bool is_contracted(const hsy_reading *reading, uint32_t token) {
    static const hsy_slice words[] = {HSY_SLICE("au"), HSY_SLICE("aux"), HSY_SLICE("du")};
    return IS_ONE_OF(reading, token, words);
}

bool hsy_has_object_before(const hsy_reading *reading, uint32_t token) {
    if (token < 2 || !hsy_word_is(reading, token - 1, HSY_S("l'")) || reading->marks[token].speaker >= 0) return false;
    hsy_word_class before = hsy_class_at(reading, token - 2);
    return before == HSY_WORD_OPEN || before == HSY_WORD_PRONOUN || before == HSY_WORD_RELATIVE ||
           before == HSY_WORD_NEGATION || hsy_word_is(reading, token - 2, HSY_S("comme"));
}

/* A form that no table has: behind "ne" or "se", or with an ending of the imperfect or the plain past. */
static bool is_shaped_finite(const hsy_reading *reading, uint32_t token) {
    static const hsy_slice clitics[] = {HSY_SLICE("ne"), HSY_SLICE("n'"), HSY_SLICE("se"), HSY_SLICE("s'")};
    static const hsy_slice endings[] = {HSY_SLICE("ait"), HSY_SLICE("aient"), HSY_SLICE("èrent"), HSY_SLICE("eront")};
    enum { LEAST_LENGTH = 7 };
    hsy_slice word = reading->folded[token];
    if (IS_ONE_OF(reading, token - 1, clitics))
        return !hsy_is_french_infinitive(reading, token) && !hsy_slice_ends(word, HSY_S("ant"));
    if (word.length < LEAST_LENGTH) return false;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (hsy_slice_ends(word, endings[i])) return true;
    return false;
}

static bool is_finite_at(const hsy_reading *reading, const hsy_lexicon *verbs, uint32_t token) {
    hsy_word_class class = hsy_class_at(reading, token);
    if (class == HSY_WORD_AUXILIARY) return !is_nonfinite_auxiliary(reading, token);
    if (class != HSY_WORD_OPEN || hsy_is_capital(reading, token) || token == 0) return false;
    hsy_word_class before = hsy_class_at(reading, token - 1);
    if (before == HSY_WORD_DETERMINER && !hsy_has_object_before(reading, token)) return false;
    if (before == HSY_WORD_OF) return false;
    if (before == HSY_WORD_PREPOSITION && !hsy_word_is(reading, token - 1, HSY_S("en"))) return false;
    return hsy_lexicon_find(verbs, reading->folded[token]) >= 0 || is_shaped_finite(reading, token);
}

bool hsy_is_french_verb(const hsy_reading *reading, uint32_t token) {
    return is_finite_at(reading, hsy_lexicon_named(HSY_S("fr"), HSY_S("finite-verbs")), token);
}

bool hsy_has_french_verb(const hsy_reading *reading, uint32_t first, uint32_t end) {
    const hsy_lexicon *verbs = hsy_lexicon_named(HSY_S("fr"), HSY_S("finite-verbs"));
    bool is_dependent = false;
    for (uint32_t i = first; i < end; i++) {
        hsy_word_class class = hsy_class_at(reading, i);
        if (!hsy_is_outside(reading, i)) continue;
        if (class == HSY_WORD_RELATIVE || class == HSY_WORD_SUBORDINATOR || class == HSY_WORD_THAT) {
            is_dependent = true;
        } else if (class == HSY_WORD_COMMA) {
            is_dependent = false;
        } else if (is_finite_at(reading, verbs, i)) {
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
    if (token >= reading->tokens.count || IS_ONE_OF(reading, token, nouns)) return false;
    hsy_slice word = reading->folded[token];
    return word.length > 3 && !hsy_is_capital(reading, token) &&
           (hsy_slice_ends(word, HSY_S("er")) || hsy_slice_ends(word, HSY_S("ir")) ||
            hsy_slice_ends(word, HSY_S("re")));
}

uint32_t hsy_french_clause_end(const hsy_reading *reading, uint32_t start, uint32_t verbs_inside) {
    const hsy_lexicon *verbs = hsy_lexicon_named(HSY_S("fr"), HSY_S("finite-verbs"));
    uint32_t end = hsy_clause_end(reading, start), found = 0;
    bool is_dependent = false;
    for (uint32_t i = start; i < end; i++) {
        hsy_word_class class = hsy_class_at(reading, i);
        if (class == HSY_WORD_COMMA) is_dependent = false;
        if (class == HSY_WORD_RELATIVE || class == HSY_WORD_SUBORDINATOR || class == HSY_WORD_THAT) is_dependent = true;
        if (!hsy_is_outside(reading, i) || !is_finite_at(reading, verbs, i)) continue;
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
    return hsy_class_at(reading, token) == HSY_WORD_PREPOSITION && IS_ONE_OF(reading, token, words);
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
    return IS_ONE_OF(reading, noun, nouns);
}

bool hsy_cuts_french(const hsy_reading *reading, uint32_t start, uint32_t i) {
    hsy_word_class class = hsy_class_at(reading, i);
    if (class == HSY_WORD_AND || class == HSY_WORD_BUT) return reports_on(reading, i);
    const hsy_lexicon *verbs = hsy_lexicon_named(HSY_S("fr"), HSY_S("finite-verbs"));
    bool turns_away = class == HSY_WORD_COMMA && hsy_class_at(reading, i + 1) == HSY_WORD_SUBORDINATOR &&
                      (hsy_word_is(reading, i + 1, HSY_S("alors")) || hsy_word_is(reading, i + 1, HSY_S("tandis")));
    if (class == HSY_WORD_COMMA && tells_occasion(reading, i + 1)) return true;
    if (turns_away) return true; /* ", alors que l'enquête continue": the page's own words */
    return class == HSY_WORD_COMMA && is_finite_at(reading, verbs, i + 1) && hsy_has_french_verb(reading, start, i);
}

/* The verb group. */

/* The comma before "quant à lui," when an auxiliary stands before it and the participle behind: "a, quant à lui, dit".
 */
static uint32_t incise_start(const hsy_reading *reading, uint32_t comma, uint32_t least) {
    for (uint32_t i = comma; i > least + 1 && comma - i < MOST_INCISE; i--) {
        hsy_word_class class = hsy_class_at(reading, i - 1);
        if (class == HSY_WORD_STOP || class == HSY_WORD_COLON || class == HSY_WORD_SEMICOLON) break;
        if (class == HSY_WORD_COMMA) return hsy_class_at(reading, i - 2) == HSY_WORD_AUXILIARY ? i - 1 : comma;
    }
    return comma;
}

/* The token of the verb that leads the reporting infinitive behind token `at`, or `at`: "tient à", "croit", "vient de".
 */
static uint32_t leading_verb(const hsy_reading *reading, uint32_t at, uint32_t least) {
    const hsy_lexicon *verbs = hsy_lexicon_named(HSY_S("fr"), HSY_S("leading-verbs"));
    if (at <= least) return at;
    hsy_slice word = reading->folded[at - 1];
    hsy_slice key = hsy_slice_equal(word, HSY_S("d'")) ? HSY_S("de") : word, link = HSY_S("-");
    uint32_t verb = at - 1;
    bool is_link =
        hsy_slice_equal(key, HSY_S("à")) || hsy_slice_equal(key, HSY_S("de")) || hsy_slice_equal(key, HSY_S("par"));
    if (is_link && verb > least) {
        link = key;
        verb--;
        while (verb > least &&
               (hsy_class_at(reading, verb) == HSY_WORD_NEGATION || hsy_class_at(reading, verb) == HSY_WORD_ADVERB ||
                reading->marks[verb].class == HSY_WORD_PRONOUN))
            verb--;
    }
    int row = hsy_lexicon_find(verbs, reading->folded[verb]);
    hsy_slice links = hsy_lexicon_cell(verbs, row, 2);
    while (links.at && links.length) {
        hsy_slice one = hsy_slice_cut(&links, ',');
        if (hsy_slice_equal(one, link)) return verb;
    }
    return at;
}

/* A pronoun that is the verb's object before it: "leur a demandé", "l'a dit", "en conclut". */
static bool is_object_clitic(const hsy_reading *reading, uint32_t token, uint32_t next, uint32_t verb) {
    static const hsy_slice words[] = {HSY_SLICE("le"), HSY_SLICE("la"), HSY_SLICE("les"), HSY_SLICE("leur")};
    if (hsy_word_is(reading, token, HSY_S("l'"))) return true;
    bool is_before_auxiliary = hsy_class_at(reading, next) == HSY_WORD_AUXILIARY;
    bool is_gerund = (hsy_reading_cue(reading, reading->marks[verb].verb).shapes & HSY_SHAPE_GERUND) != 0;
    if (hsy_word_is(reading, token, HSY_S("en")))
        return !is_gerund && token > 0 &&
               (is_before_auxiliary || (next == verb && hsy_class_at(reading, token - 1) != HSY_WORD_COMMA));
    return is_before_auxiliary && IS_ONE_OF(reading, token, words);
}

typedef struct group {
    uint32_t parts[MOST_GROUP], count, at; /* at: the first token that belongs to it */
    bool is_reflexive, has_finite, is_led;
} group;

/* Takes the word before the group into it; false when it does not belong to it. */
static bool widen(const hsy_reading *reading, hsy_cue *cue, uint32_t least, group *g) {
    uint32_t p = g->at - 1;
    hsy_word_class class = hsy_class_at(reading, p);
    if (class == HSY_WORD_AUXILIARY) {
        if (g->count == 0 && is_be(reading, p)) cue->is_passive = !cue->is_gerund;
        g->has_finite |= !is_nonfinite_auxiliary(reading, p);
        g->parts[g->count++] = p;
    } else if (class == HSY_WORD_NEGATION) {
        cue->is_negated = true;
    } else if (class == HSY_WORD_PRONOUN && cue->pronoun == HSY_NO_TOKEN && p > least &&
               reading->tokens.items[p].flags == 0 && hsy_class_at(reading, p - 1) == HSY_WORD_AUXILIARY) {
        cue->pronoun = p;
    } else if (class == HSY_WORD_REFLEXIVE) {
        bool is_self = hsy_word_is(reading, p, HSY_S("se")) || hsy_word_is(reading, p, HSY_S("s'"));
        g->is_reflexive |= is_self;
        if (is_self && !g->is_led) g->parts[g->count++] = p;
    } else if (class == HSY_WORD_COMMA && g->at == cue->verb) {
        uint32_t start = incise_start(reading, p, least);
        if (start == p) return false;
        p = start;
    } else if (class != HSY_WORD_ADVERB && !is_object_clitic(reading, p, g->at, cue->verb)) {
        uint32_t lead = cue->entry.shapes & HSY_SHAPE_INFINITIVE ? leading_verb(reading, g->at, least) : g->at;
        if (lead == g->at || g->count + 2 > MOST_GROUP) return false;
        if (lead + 1 < g->at) g->parts[g->count++] = g->at - 1;
        g->parts[g->count++] = lead;
        g->is_led = true;
        g->has_finite |=
            hsy_lexicon_find(hsy_lexicon_named(HSY_S("fr"), HSY_S("finite-verbs")), reading->folded[lead]) >= 0;
        p = lead;
    }
    g->at = p;
    return true;
}

/* "avant d'ajouter", "pour rappeler", "après avoir dit": an infinitive that reports for the subject of its clause. */
static bool is_adverbial_infinitive(const hsy_reading *reading, uint32_t first, uint32_t least) {
    if (first <= least) return false;
    if (hsy_word_is(reading, first - 1, HSY_S("pour")) || hsy_word_is(reading, first - 1, HSY_S("après"))) return true;
    bool is_linked = hsy_class_at(reading, first - 1) == HSY_WORD_OF || hsy_word_is(reading, first - 1, HSY_S("à"));
    if (is_linked && first == least + 2 && hsy_class_at(reading, least) == HSY_WORD_AND)
        return true; /* "Et d'ajouter" */
    return is_linked && first > least + 1 &&
           (hsy_word_is(reading, first - 2, HSY_S("avant")) || hsy_word_is(reading, first - 2, HSY_S("jusqu'")));
}

/* "va annoncer", "devrait dire": nothing is said yet. */
static bool is_still_to_come(const hsy_reading *reading, const hsy_cue *cue, const group *g) {
    static const hsy_slice forms[] = {HSY_SLICE("va"),      HSY_SLICE("vont"),     HSY_SLICE("doit"),
                                      HSY_SLICE("doivent"), HSY_SLICE("devrait"),  HSY_SLICE("devraient"),
                                      HSY_SLICE("pourra"),  HSY_SLICE("pourrait"), HSY_SLICE("pourraient"),
                                      HSY_SLICE("devra"),   HSY_SLICE("devront"),  HSY_SLICE("devait"),
                                      HSY_SLICE("allait"),  HSY_SLICE("allaient")};
    bool is_infinitive = (cue->entry.shapes & HSY_SHAPE_INFINITIVE) != 0;
    return is_infinitive && g->count > 0 && IS_ONE_OF(reading, g->parts[0], forms);
}

bool hsy_take_french_group(const hsy_reading *reading, hsy_cue *cue, uint32_t least) {
    group g = {.at = cue->verb};
    uint32_t quotation = reading->marks[cue->verb].quotation;
    while (g.at > least && g.count + 1 < MOST_GROUP && reading->marks[g.at - 1].quotation == quotation &&
           widen(reading, cue, least, &g)) {
    }
    cue->first = g.at;
    if (g.is_reflexive) cue->is_passive = false;
    for (uint32_t k = g.count; k > 0; k--) hsy_parts_add(&cue->parts, g.parts[k - 1], g.parts[k - 1] + 1);
    if (is_still_to_come(reading, cue, &g)) return false;
    cue->is_finite = g.has_finite || ((cue->entry.shapes & HSY_SHAPE_FINITE) && g.count == 0) ||
                     ((cue->entry.shapes & HSY_SHAPE_FINITE) && g.is_reflexive);
    if (cue->is_finite) return true;
    if (g.count && hsy_word_is(reading, g.parts[g.count - 1], HSY_S("ayant"))) cue->is_gerund = true;
    bool is_base = (cue->entry.shapes & HSY_SHAPE_INFINITIVE) ||
                   (g.count && is_nonfinite_auxiliary(reading, g.parts[g.count - 1]));
    cue->is_infinitive = is_base && is_adverbial_infinitive(reading, cue->first, least);
    return true;
}

/* The subject. */

/* Another noun phrase starts at `i`: a determiner behind a noun, a person's name behind another word. */
static bool opens_phrase(const hsy_reading *reading, uint32_t i) {
    hsy_word_class class = hsy_class_at(reading, i), before = hsy_class_at(reading, i - 1);
    uint32_t name = reading->marks[i].name;
    bool is_inner = before == HSY_WORD_OF || before == HSY_WORD_PREPOSITION || before == HSY_WORD_DETERMINER;
    bool goes_on = name != HSY_NO_TOKEN && reading->marks[i - 1].name == name;
    if (is_inner || goes_on) return false;
    if (class == HSY_WORD_DETERMINER)
        return !is_contracted(reading, i) && !(hsy_word_is(reading, i, HSY_S("des")) && before == HSY_WORD_OPEN &&
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
        class == HSY_WORD_PREPOSITION || (is_contracted(reading, at) && !hsy_word_is(reading, at, HSY_S("du")));
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
    bool opens = class == HSY_WORD_DETERMINER && !is_contracted(reading, behind);
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
    bool may_be_text = IS_ONE_OF(reading, phrase.first, definite);
    for (uint32_t i = phrase.first; i < phrase.end; i++) {
        hsy_slice type = hsy_lexicon_cell(reading->speakers, reading->marks[i].speaker, 1);
        if (reading->marks[i].name != HSY_NO_TOKEN || hsy_is_pronoun(reading, i, HSY_S("personal"))) return true;
        bool is_text = hsy_slice_equal(type, HSY_S("document")) && !hsy_word_is(reading, i, HSY_S("communiqué"));
        if (reading->marks[i].speaker >= 0 && (!is_text || may_be_text)) return true;
    }
    return false;
}

static hsy_range subject_behind(const hsy_scene *scene) {
    const hsy_reading *reading = scene->reading;
    uint32_t end = scene->sentence->end, at = hsy_skip_french_adjuncts(reading, scene->cue.end, end);
    if (at >= end || is_contracted(reading, at)) return (hsy_range){at, at};
    uint32_t name = hsy_class_at(reading, at) == HSY_WORD_COMMA ? reading->marks[at + 1].name : HSY_NO_TOKEN;
    if (name != HSY_NO_TOKEN && reading->names.items[name].kind == HSY_NAME_PERSON)
        at++; /* "écrit dans sa lettre, | X" */
    return hsy_phrase_after(reading, at, end);
}

/* Behind a comma: "le pont a cédé, ont dit les pompiers", but "le ministre, Paul Garnier, a dit". */
static bool is_inverted(const hsy_scene *scene, hsy_range ahead, hsy_range behind) {
    const hsy_reading *reading = scene->reading;
    uint32_t first = scene->sentence->first, comma = scene->cue.first - 1;
    if (behind.first >= behind.end || !hsy_is_french_speaker(reading, behind)) return false;
    if (ahead.first >= ahead.end) return true;
    for (uint32_t i = first; i < comma; i++)
        if (hsy_class_at(reading, i) == HSY_WORD_MARK) return true;
    return hsy_has_french_verb(reading, first, comma);
}

/* The subject of the sentence's main verb. */
static hsy_range subject_of_sentence(const hsy_reading *reading, const hsy_sentence *sentence, uint32_t most) {
    const hsy_lexicon *verbs = hsy_lexicon_named(HSY_S("fr"), HSY_S("finite-verbs"));
    uint32_t first = sentence->first;
    bool is_dependent = false;
    for (uint32_t i = first; i < most; i++) {
        hsy_word_class class = hsy_class_at(reading, i);
        if (class == HSY_WORD_COMMA) is_dependent = false;
        if (class == HSY_WORD_RELATIVE || class == HSY_WORD_SUBORDINATOR || class == HSY_WORD_THAT) is_dependent = true;
        if (!hsy_is_outside(reading, i) || is_dependent || !is_finite_at(reading, verbs, i)) continue;
        uint32_t left = i;
        while (left > first &&
               (hsy_class_at(reading, left - 1) == HSY_WORD_NEGATION ||
                hsy_class_at(reading, left - 1) == HSY_WORD_REFLEXIVE || hsy_word_is(reading, left - 1, HSY_S("l'")) ||
                hsy_word_is(reading, left - 1, HSY_S("en"))))
            left--;
        hsy_range phrase = hsy_phrase_before(reading, left, first);
        if (phrase.first < phrase.end) return phrase;
    }
    return (hsy_range){first, first};
}

/* The same for participles and infinitives without a subject. */
static hsy_range main_subject(const hsy_scene *scene) {
    return subject_of_sentence(scene->reading, scene->sentence, scene->sentence->end);
}

static void share_subject(hsy_scene *scene) {
    const hsy_draft *earlier = hsy_last_in_sentence(scene);
    if (earlier) {
        scene->draft.source = earlier->source;
        scene->draft.antecedent = earlier->antecedent;
        return;
    }
    const hsy_drafts *drafts = &scene->reading->drafts;
    bool goes_on = scene->cue.is_infinitive && scene->cue.first == scene->sentence->first + 2; /* "Et d'ajouter" */
    if (goes_on && drafts->count) {
        scene->draft.follows = (uint32_t)drafts->count - 1;
        scene->draft.source = drafts->items[drafts->count - 1].source;
        return;
    }
    hsy_range phrase = main_subject(scene);
    hsy_parts_add(&scene->draft.source, phrase.first, phrase.end);
}

hsy_range hsy_french_antecedent(const hsy_reading *reading, hsy_range phrase) {
    hsy_range plain = phrase;
    for (uint32_t i = phrase.first; i < phrase.end; i++) {
        bool opens = hsy_class_at(reading, i) == HSY_WORD_DETERMINER || hsy_is_capital(reading, i);
        if (!opens) continue;
        if (plain.first == phrase.first && i > phrase.first && hsy_class_at(reading, phrase.first) == HSY_WORD_OPEN &&
            !hsy_is_capital(reading, phrase.first))
            plain.first = i;
        uint32_t noun = i;
        while (noun < phrase.end && hsy_class_at(reading, noun) == HSY_WORD_DETERMINER) noun++;
        for (uint32_t k = noun; k < phrase.end && k < noun + 2; k++) /* an adjective may stand before it */
            if (reading->marks[k].speaker >= 0 || reading->marks[k].name != HSY_NO_TOKEN)
                return (hsy_range){i, phrase.end};
    }
    return plain;
}

/* "a cité [un commandant] déclarant": the phrase that the participle hangs on. */
static hsy_range phrase_attached(const hsy_scene *scene) {
    hsy_range phrase = hsy_phrase_before(scene->reading, scene->cue.first, scene->sentence->first);
    return hsy_french_antecedent(scene->reading, phrase);
}

/* "Le porte-parole, | le général Beck a dit": the phrase before the comma belongs to the subject `ahead`. */
static hsy_range with_phrase_before(const hsy_scene *scene, hsy_range ahead) {
    const hsy_reading *reading = scene->reading;
    uint32_t least = scene->sentence->first;
    if (ahead.first >= ahead.end || ahead.first < least + 2) return ahead;
    if (hsy_class_at(reading, ahead.first - 1) != HSY_WORD_COMMA) return ahead;
    hsy_range outer = hsy_phrase_before(reading, ahead.first - 1, least);
    uint32_t start = least;
    while (start < outer.first &&
           (hsy_class_at(reading, start) == HSY_WORD_BUT || hsy_class_at(reading, start) == HSY_WORD_AND))
        start++;
    bool has_office = false;
    for (uint32_t i = outer.first; i < outer.end; i++) has_office |= reading->marks[i].speaker >= 0;
    if (outer.first != start || !has_office || hsy_class_at(reading, start) != HSY_WORD_DETERMINER ||
        hsy_has_french_verb(reading, outer.first, ahead.first))
        return ahead;
    return (hsy_range){outer.first, ahead.end};
}

static void take_behind(hsy_scene *scene, hsy_range behind) {
    scene->is_inverted = true;
    hsy_take_subject(scene, behind);
}

/* ", ce que dément X" and "comme l'a dit X": the subject behind, the content before. False when it is neither. */
static bool take_relative_object(hsy_scene *scene) {
    const hsy_reading *reading = scene->reading;
    uint32_t first = scene->cue.first, least = scene->sentence->first;
    if (first <= least) return false;
    bool is_that = hsy_class_at(reading, first - 1) == HSY_WORD_THAT;
    bool is_as = hsy_word_is(reading, first - 1, HSY_S("comme"));
    if (!is_that && !is_as) return false;
    hsy_range behind = subject_behind(scene);
    if (behind.first >= behind.end) return false;
    take_behind(scene, behind);
    if (is_that && first > least + 2 && hsy_word_is(reading, first - 2, HSY_S("ce"))) scene->left = first - 2;
    if (is_that && first > least + 1 && hsy_word_is(reading, first - 2, HSY_S("ainsi"))) scene->left = first - 2;
    return true;
}

/* "C'est [la mairie] qui a démenti": the subject stands before the pronoun. */
static bool take_cleft(hsy_scene *scene) {
    const hsy_reading *reading = scene->reading;
    uint32_t first = scene->sentence->first, who = scene->cue.first - 1;
    bool opens = hsy_word_is(reading, first, HSY_S("c'")) || hsy_word_is(reading, first, HSY_S("ce"));
    if (!opens || scene->cue.first < first + 4 || !hsy_word_is(reading, who, HSY_S("qui"))) return false;
    if (hsy_class_at(reading, first + 1) != HSY_WORD_AUXILIARY) return false;
    uint32_t start = hsy_skip_adverbials(reading, first + 2, who);
    hsy_range subject = hsy_phrase_after(reading, start, who);
    if (subject.first >= subject.end || subject.end != who) return false;
    hsy_take_subject(scene, subject);
    return true;
}

/* ", ce que la mairie dément": the clause before is the content. */
static void widen_by_pronoun(hsy_scene *scene) {
    const hsy_reading *reading = scene->reading;
    uint32_t left = scene->left;
    if (left < scene->sentence->first + 3 || hsy_class_at(reading, left - 1) != HSY_WORD_THAT) return;
    if (!hsy_word_is(reading, left - 2, HSY_S("ce")) || hsy_class_at(reading, left - 3) != HSY_WORD_COMMA) return;
    scene->left = left - 2;
    scene->is_inverted = true;
}

void hsy_find_french_subject(hsy_scene *scene) {
    const hsy_reading *reading = scene->reading;
    hsy_cue *cue = &scene->cue;
    uint32_t least = scene->sentence->first;
    if (cue->pronoun != HSY_NO_TOKEN) {
        scene->is_inverted = true;
        hsy_parts_add(&scene->draft.source, cue->pronoun, cue->pronoun + 1);
        return;
    }
    hsy_word_class before = cue->first > least ? hsy_class_at(reading, cue->first - 1) : HSY_WORD_STOP;
    bool is_attached = before == HSY_WORD_OPEN && !hsy_word_is(reading, cue->first - 1, HSY_S("tout"));
    hsy_range attached = cue->is_gerund && is_attached ? phrase_attached(scene) : (hsy_range){least, least};
    bool is_absolute = attached.first < attached.end && attached.first > least && /* ", le président jugeant que" */
                       (hsy_class_at(reading, attached.first - 1) == HSY_WORD_COMMA || !hsy_last_in_sentence(scene));
    if (is_absolute) {
        hsy_take_subject(scene, attached);
        return;
    }
    if (cue->is_infinitive || cue->is_gerund || before == HSY_WORD_AND || before == HSY_WORD_BUT) {
        share_subject(scene);
        return;
    }
    if (hsy_quotation_before(reading, cue->first)) {
        hsy_range behind = subject_behind(scene);
        const hsy_quotation *quotation = hsy_quotation_before(reading, cue->first);
        bool is_name = !hsy_is_speech(reading, quotation) && before != HSY_WORD_COMMA;
        hsy_range ahead = is_name ? hsy_phrase_before(reading, cue->first, least) : (hsy_range){least, least};
        if (ahead.first < ahead.end)
            hsy_take_subject(scene, ahead);
        else if (behind.first < behind.end && !cue->is_passive)
            take_behind(scene, behind);
        return;
    }
    if (take_relative_object(scene) || take_cleft(scene) || hsy_take_relative(scene)) return;
    hsy_range ahead = hsy_phrase_before(reading, cue->first, least);
    bool is_parted = before == HSY_WORD_COMMA || before == HSY_WORD_DASH || cue->first == least;
    hsy_range behind = is_parted && !cue->is_passive ? subject_behind(scene) : (hsy_range){least, least};
    if (is_parted && is_inverted(scene, ahead, behind)) {
        take_behind(scene, behind);
        return;
    }
    bool is_rest = ahead.first > least && hsy_class_at(reading, ahead.first - 1) == HSY_WORD_AUXILIARY &&
                   hsy_class_at(reading, ahead.first) == HSY_WORD_OPEN; /* "ont | brûlé dans la nuit" */
    bool is_no_subject = !is_parted && !cue->is_passive && ahead.first < ahead.end &&
                         (is_contracted(reading, ahead.first) || is_rest) &&
                         hsy_has_french_verb(reading, least, ahead.first);
    if (is_no_subject) { /* "… au cours d'une attaque a annoncé le gouverneur" */
        behind = subject_behind(scene);
        if (behind.first < behind.end && hsy_is_french_speaker(reading, behind)) {
            take_behind(scene, behind);
            return;
        }
    }
    bool is_cut_off = before == HSY_WORD_COMMA && ahead.first >= ahead.end; /* "Le ministère, appelle à" */
    if (is_cut_off) ahead = hsy_phrase_before(reading, cue->first - 1, least);
    hsy_take_subject(scene, before == HSY_WORD_COMMA ? ahead : with_phrase_before(scene, ahead));
    widen_by_pronoun(scene);
}

/* "on": the place it stands for. */

static bool is_source_noun(const hsy_reading *reading, uint32_t token) {
    return hsy_word_is(reading, token, HSY_S("source")) || hsy_word_is(reading, token, HSY_S("sources"));
}

/* "dans [Les Échos]", "auprès de [la préfecture]", "de [source policière]", "chez [Renault]", "au [ministère]". */
static hsy_range place_at(const hsy_reading *reading, uint32_t at, uint32_t most) {
    static const hsy_slice leads[] = {HSY_SLICE("dans"), HSY_SLICE("auprès"), HSY_SLICE("chez"), HSY_SLICE("à"),
                                      HSY_SLICE("au"),   HSY_SLICE("sur"),    HSY_SLICE("côté"), HSY_SLICE("via")};
    if (at >= most) return (hsy_range){at, at};
    bool is_source = hsy_class_at(reading, at) == HSY_WORD_OF && is_source_noun(reading, at + 1);
    bool is_side = hsy_word_is(reading, at, HSY_S("du")) && hsy_word_is(reading, at + 1, HSY_S("côté"));
    if (!is_source && !is_side && !IS_ONE_OF(reading, at, leads)) return (hsy_range){at, at};
    uint32_t from = at + 1 + is_side;
    if (!is_source && hsy_class_at(reading, from) == HSY_WORD_OF) from++;
    if (!is_source && hsy_word_is(reading, from, HSY_S("du"))) from++;
    return hsy_phrase_after(reading, from, most);
}

/* "rien ne dit que", "cela veut dire", "n'a pas souhaité commenter", "ne veut pas sortir": nobody says anything. */
static bool is_no_report(const hsy_scene *scene) {
    static const hsy_slice wishes[] = {HSY_SLICE("souhait"), HSY_SLICE("voul"), HSY_SLICE("veu")};
    const hsy_reading *reading = scene->reading;
    const hsy_cue *cue = &scene->cue;
    hsy_slice word = reading->folded[cue->verb];
    bool is_wish = false;
    for (size_t i = 0; i < sizeof wishes / sizeof *wishes; i++) is_wish |= hsy_slice_starts(word, wishes[i]);
    if (is_wish && (cue->is_negated || hsy_word_is(reading, cue->end, HSY_S("dire")))) return true;
    if (hsy_word_is(reading, cue->verb, HSY_S("dire")) && cue->parts.count &&
        hsy_slice_starts(reading->folded[cue->parts.at[0].first], HSY_S("veu")))
        return true;
    bool has_ne = false, has_pas = false;
    for (uint32_t i = cue->first; i < cue->end; i++) {
        bool is_ne = hsy_word_is(reading, i, HSY_S("ne")) || hsy_word_is(reading, i, HSY_S("n'"));
        if (hsy_word_is(reading, i, HSY_S("rien")) && hsy_class_at(reading, i + 1) == HSY_WORD_NEGATION) return true;
        has_ne |= is_ne;
        has_pas |= !is_ne && hsy_class_at(reading, i) == HSY_WORD_NEGATION;
    }
    has_pas |= hsy_class_at(reading, cue->end) == HSY_WORD_NEGATION;
    if (has_ne && !has_pas && hsy_class_at(reading, cue->end) == HSY_WORD_THAT) return true; /* "ne relève que de" */
    const hsy_parts *source = &scene->draft.source;
    return source->count && (hsy_word_is(reading, source->at[0].first, HSY_S("personne")) ||
                             hsy_word_is(reading, source->at[0].first, HSY_S("nul")));
}

bool hsy_place_speaker(hsy_scene *scene) {
    const hsy_reading *reading = scene->reading;
    const hsy_parts *source = &scene->draft.source;
    if (is_no_report(scene)) return false;
    if (source->count != 1) return true;
    uint32_t on = source->at[0].end - 1, end = scene->sentence->end; /* "l'on" too */
    if (!hsy_word_is(reading, on, HSY_S("on"))) return true;
    uint32_t from = scene->cue.end > on ? scene->cue.end : on + 1;
    hsy_range place = place_at(reading, hsy_skip_adverbials(reading, from, end), end);
    if (place.first >= place.end) { /* "Au ministère, on assure que" */
        uint32_t first = scene->sentence->first, comma = on;
        if (comma > first && hsy_class_at(reading, comma - 1) == HSY_WORD_COMMA) comma--;
        if (comma < on && comma - first <= MOST_LOCATION) place = place_at(reading, first, comma);
        if (place.end != comma) place.end = place.first;
    } else if (place.end > scene->right) {
        scene->right = place.end;
    }
    scene->draft.source = (hsy_parts){0};
    hsy_parts_add(&scene->draft.source, place.first, place.end);
    return place.first < place.end || scene->cue.pronoun != HSY_NO_TOKEN;
}

/* Reporting words inside the quotation: « A, a dit X. B ». */

/* The end of the apposition that the comma opens inside a quotation, or the comma: ", déléguée du personnel|." */
static uint32_t apposition_inside(const hsy_reading *reading, uint32_t comma, uint32_t most) {
    uint32_t i = comma + 1;
    for (; i < most && i - comma < MOST_SUBJECT; i++) {
        hsy_word_class class = hsy_class_at(reading, i);
        if (class == HSY_WORD_COMMA || class == HSY_WORD_STOP) return i;
        if (class != HSY_WORD_OPEN && class != HSY_WORD_DETERMINER && class != HSY_WORD_OF &&
            class != HSY_WORD_NUMBER && class != HSY_WORD_PREPOSITION && class != HSY_WORD_AND)
            return comma;
    }
    return i == most ? i : comma;
}

static hsy_range subject_inside(const hsy_reading *reading, uint32_t at, uint32_t most) {
    uint32_t start = hsy_skip_french_adjuncts(reading, at, most), i = start;
    bool is_speaker = false;
    hsy_word_class opening = hsy_class_at(reading, start);
    bool opens = opening == HSY_WORD_DETERMINER || (opening == HSY_WORD_OPEN && hsy_is_capital(reading, start));
    while (opens && i < most && i - start < MOST_SUBJECT) {
        hsy_word_class class = hsy_class_at(reading, i);
        if (class != HSY_WORD_OPEN && class != HSY_WORD_DETERMINER && class != HSY_WORD_OF && class != HSY_WORD_NUMBER)
            break;
        is_speaker |= reading->marks[i].speaker >= 0 || reading->marks[i].name != HSY_NO_TOKEN;
        i++;
    }
    for (uint32_t steps = 0; is_speaker && steps < 2 && hsy_class_at(reading, i) == HSY_WORD_COMMA; steps++)
        i = apposition_inside(reading, i, most);
    return is_speaker ? (hsy_range){start, i} : (hsy_range){start, start};
}

static bool closes_aside(hsy_word_class class) {
    return class == HSY_WORD_COMMA || class == HSY_WORD_STOP || class == HSY_WORD_MARK || class == HSY_WORD_SEMICOLON ||
           class == HSY_WORD_COLON || class == HSY_WORD_DASH;
}

/* The tokens of the aside with its subject, whose verb stands at `verb`; empty when it is none. */
static hsy_range aside_at(const hsy_reading *reading, const hsy_cue *cue, uint32_t close, hsy_range *subject) {
    const hsy_range none = {cue->first, cue->first};
    hsy_word_class before = hsy_class_at(reading, cue->first - 1);
    if (before != HSY_WORD_COMMA && before != HSY_WORD_STOP && before != HSY_WORD_DASH) return none;
    uint32_t end = cue->end;
    if (cue->pronoun != HSY_NO_TOKEN) {
        *subject = (hsy_range){cue->pronoun, cue->pronoun + 1};
    } else {
        *subject = subject_inside(reading, cue->end, close);
        if (subject->first >= subject->end) return none;
        end = subject->end;
    }
    uint32_t behind = hsy_skip_french_adjuncts(reading, end, close);
    if (closes_aside(hsy_class_at(reading, behind))) return (hsy_range){cue->first, behind};
    return none;
}

void hsy_report_french_aside(hsy_reading *reading, uint32_t verb) {
    const hsy_quotation *quotation = &reading->quotations.items[reading->marks[verb].quotation];
    hsy_cue cue;
    if (verb <= quotation->open + LEAST_CLAUSE || !hsy_cue_at(reading, verb, &cue) || !cue.is_finite) return;
    if (!(cue.entry.frames & HSY_FRAME_QUOTATION) || cue.is_passive || cue.first <= quotation->open + 1) return;
    uint32_t end = hsy_quotation_end(reading, quotation), close = quotation->close != HSY_NO_TOKEN ? end - 1 : end;
    hsy_range subject = {verb, verb}, aside = aside_at(reading, &cue, close, &subject);
    if (aside.first >= aside.end || hsy_word_is(reading, subject.first, HSY_S("je"))) return;
    hsy_draft draft = {.at = verb,
                       .follows = HSY_NO_DRAFT,
                       .certainty = hsy_cue_certainty(&cue),
                       .cue = cue.parts,
                       .is_quotation = true};
    uint32_t first = aside.first - (hsy_class_at(reading, aside.first - 1) != HSY_WORD_STOP), rest = aside.end + 1;
    hsy_parts_add(&draft.source, subject.first, subject.end);
    hsy_parts_add(&draft.content, quotation->open, first);
    if (rest + 1 < end) hsy_parts_add(&draft.content, rest, end);
    for (const hsy_quotation *next = quotation + 1;
         next < reading->quotations.items + reading->quotations.count && next->continues; next++)
        if (next->depth == 0) hsy_parts_add(&draft.content, next->open, hsy_quotation_end(reading, next));
    hsy_push_draft(reading, draft);
}

/* Contents that only French has. */

static bool is_self_cue(const hsy_scene *scene) {
    uint32_t first = scene->cue.parts.count ? scene->cue.parts.at[0].first : scene->cue.first;
    return hsy_word_is(scene->reading, first, HSY_S("se")) || hsy_word_is(scene->reading, first, HSY_S("s'"));
}

/* "s'est dit « inquiet »", "se déclare prêt à partir": an adjective says it. */
bool hsy_content_adjective(hsy_scene *scene) {
    static const hsy_slice forms[] = {HSY_SLICE("dit"),       HSY_SLICE("dite"),     HSY_SLICE("dits"),
                                      HSY_SLICE("dites"),     HSY_SLICE("disent"),   HSY_SLICE("disait"),
                                      HSY_SLICE("disaient"),  HSY_SLICE("disant"),   HSY_SLICE("déclare"),
                                      HSY_SLICE("déclaré"),   HSY_SLICE("déclarée"), HSY_SLICE("déclarent"),
                                      HSY_SLICE("déclarant"), HSY_SLICE("estime"),   HSY_SLICE("estiment"),
                                      HSY_SLICE("juge"),      HSY_SLICE("jugent")};
    const hsy_reading *reading = scene->reading;
    if (!is_self_cue(scene) || !IS_ONE_OF(reading, scene->cue.verb, forms)) return false;
    uint32_t start = scene->cue.end;
    hsy_word_class class = hsy_class_at(reading, start);
    bool opens = class == HSY_WORD_OPEN || class == HSY_WORD_ADVERB || class == HSY_WORD_MARK ||
                 class == HSY_WORD_PREPOSITION || class == HSY_WORD_OF;
    if (!opens || start >= scene->sentence->end || scene->is_inverted) return false;
    hsy_parts_add(&scene->draft.content, start, hsy_clause_end(reading, start));
    return true;
}

/* "La mairie l'a confirmé": the pronoun stands for what is said. */
bool hsy_has_clitic_content(const hsy_scene *scene) {
    const hsy_reading *reading = scene->reading;
    if (scene->is_inverted) return false;
    for (uint32_t i = scene->cue.first; i < scene->cue.verb; i++)
        if (hsy_class_at(reading, i) == HSY_WORD_DETERMINER && hsy_word_is(reading, i, HSY_S("l'"))) return true;
    return false;
}

/* The clause behind the comma, or else the sentence before. */
bool hsy_content_of_clitic(hsy_scene *scene) {
    const hsy_reading *reading = scene->reading;
    uint32_t end = scene->sentence->end, comma = hsy_skip_french_adjuncts(reading, scene->cue.end, end);
    hsy_word_class class = comma < end ? hsy_class_at(reading, comma) : HSY_WORD_STOP;
    if (class == HSY_WORD_COMMA && hsy_has_french_verb(reading, comma + 1, end)) {
        hsy_parts_add(&scene->draft.content, comma + 1, hsy_clause_end(reading, comma + 1));
        return true;
    }
    uint32_t number = reading->marks[scene->sentence->first].sentence;
    if (class != HSY_WORD_STOP || number == 0 || hsy_last_in_sentence(scene)) return false;
    const hsy_sentence *before = &reading->sentences.items[number - 1];
    if (hsy_is_line_start(reading, scene->sentence->first)) return false;
    uint32_t start = hsy_content_start(reading, before->first);
    hsy_parts_add(&scene->draft.content, start, hsy_content_end(reading, before->first));
    return scene->draft.content.count > 0;
}

/* Whether the noun phrase [start, end) may be what a French verb of these frames reports: the topic of a criticism
 * is none unless words of it are quoted, and "accuse X" needs its "de" or "à". */
bool hsy_is_french_object(const hsy_scene *scene, uint32_t start, uint32_t end) {
    const hsy_reading *reading = scene->reading;
    uint16_t frames = scene->cue.entry.frames;
    bool has_mark = false, has_link = false;
    for (uint32_t i = start; i < end; i++) {
        hsy_word_class class = hsy_class_at(reading, i);
        has_mark |= class == HSY_WORD_MARK;
        bool links = class == HSY_WORD_OF || hsy_word_is(reading, i, HSY_S("à")) ||
                     hsy_word_is(reading, i, HSY_S("comme")) || class == HSY_WORD_MARK;
        has_link |= links && i > start;
    }
    if (scene->cue.is_negated && scene->cue.entry.certainty != HSY_CERTAINTY_DENIED) return false;
    bool is_news = scene->cue.entry.certainty == HSY_CERTAINTY_ASSERTED && /* "confirmant une information de X" */
                   (hsy_word_is(reading, start + 1, HSY_S("information")) ||
                    hsy_word_is(reading, start + 1, HSY_S("informations")));
    if (is_news) return false;
    if (frames & HSY_FRAME_NOUN) return true;
    if (frames & HSY_FRAME_ATTITUDE) return has_mark || ((frames & HSY_FRAME_OBJECT) && has_link);
    return has_link;
}

/* "Alors qu'il affirmait que …, | le ministre a": a clause that opens the sentence ends at its comma. */
static void cut_at_main_clause(hsy_scene *scene) {
    const hsy_reading *reading = scene->reading;
    uint32_t first = scene->sentence->first;
    if (hsy_class_at(reading, first) != HSY_WORD_SUBORDINATOR || scene->draft.content.count != 1) return;
    hsy_range *content = &scene->draft.content.at[0];
    for (uint32_t i = first; i < content->first; i++)
        if (hsy_is_outside(reading, i) && hsy_class_at(reading, i) == HSY_WORD_COMMA) return;
    for (uint32_t i = content->first + 1; i + 1 < content->end; i++) {
        hsy_word_class next = hsy_class_at(reading, i + 1);
        bool opens = next == HSY_WORD_PRONOUN || next == HSY_WORD_DETERMINER ||
                     (next == HSY_WORD_OPEN && hsy_is_capital(reading, i + 1));
        if (!hsy_is_outside(reading, i) || hsy_class_at(reading, i) != HSY_WORD_COMMA || !opens) continue;
        bool has_verbs =
            hsy_has_french_verb(reading, content->first, i) && hsy_has_french_verb(reading, i + 1, content->end);
        if (!has_verbs) continue;
        content->end = i;
        return;
    }
}

/* "Après avoir dit que …, le ministre a": the content of a clause before its subject ends at the comma between. */
void hsy_cut_french_content(hsy_scene *scene) {
    const hsy_draft *draft = &scene->draft;
    cut_at_main_clause(scene);
    bool leads = scene->cue.is_gerund || scene->cue.is_infinitive;
    if (!leads || draft->source.count == 0 || draft->source.at[0].first <= scene->cue.end) return;
    uint32_t comma = draft->source.at[0].first;
    if (hsy_class_at(scene->reading, comma - 1) == HSY_WORD_COMMA) comma--;
    for (uint32_t p = 0; p < draft->content.count; p++) {
        hsy_range *range = &scene->draft.content.at[p];
        if (range->first < comma && range->end > comma) range->end = comma;
    }
}

/* Passives. */

/* The agent at the end of [first, end): "de favoritisme | par l'opposition"; empty when there is none. */
static hsy_range agent_in(const hsy_reading *reading, uint32_t first, uint32_t end) {
    for (uint32_t i = end; i > first; i--) {
        if (!hsy_word_is(reading, i - 1, HSY_S("par"))) continue;
        hsy_range agent = hsy_phrase_after(reading, i, end);
        if (agent.first == i && agent.end == end && hsy_is_french_speaker(reading, agent)) return agent;
    }
    return (hsy_range){end, end};
}

/* "accusé par deux joueurs | de harcèlement": where a bare noun behind "de" starts what is said, or the phrase's end.
 */
static uint32_t charge_in(const hsy_reading *reading, hsy_range agent) {
    for (uint32_t i = agent.end; i > agent.first + 1; i--) {
        bool is_bare = hsy_class_at(reading, i - 1) == HSY_WORD_OF && hsy_class_at(reading, i) == HSY_WORD_OPEN &&
                       !hsy_is_capital(reading, i) && reading->marks[i].speaker < 0;
        if (is_bare) return i - 1;
    }
    return agent.end;
}

/* "X est accusé de Y (par Z)", "la mort de X a été confirmée par Z"; the subject is part of the content. */
bool hsy_content_french_passive(hsy_scene *scene) {
    const hsy_reading *reading = scene->reading;
    uint16_t frames = scene->cue.entry.frames;
    hsy_range subject = scene->subject;
    uint32_t end = scene->sentence->end, start = hsy_skip_adverbials(reading, scene->cue.end, end);
    scene->draft.source = (hsy_parts){0};
    if (subject.first >= subject.end || start >= end) return false;
    hsy_range agent = {start, start};
    if (hsy_word_is(reading, start, HSY_S("par"))) agent = hsy_phrase_after(reading, start + 1, end);
    if (agent.first < agent.end && (frames & HSY_FRAME_OBJECT)) agent.end = charge_in(reading, agent);
    if (agent.first < agent.end) start = agent.end;
    hsy_parts_add(&scene->draft.source, agent.first, agent.end);
    bool is_charge = hsy_class_at(reading, start) == HSY_WORD_OF || hsy_class_at(reading, start) == HSY_WORD_MARK;
    bool is_bare = (frames & HSY_FRAME_INFINITIVE) || (frames & HSY_FRAME_THAT) || (frames & HSY_FRAME_QUOTATION) ||
                   hsy_is_french_infinitive(reading, start + 1);
    if ((frames & HSY_FRAME_OBJECT) && is_charge && is_bare && start < end) {
        uint32_t last = hsy_clause_end(reading, start);
        hsy_range behind = agent_in(reading, start, last);
        if (agent.first >= agent.end) hsy_parts_add(&scene->draft.source, behind.first, behind.end);
        if (behind.first < behind.end && behind.first > start + 1) last = behind.first - 1;
        hsy_parts_add(&scene->draft.content, subject.first, subject.end);
        hsy_parts_add(&scene->draft.content, start, last);
        return true;
    }
    bool is_news = (frames & HSY_FRAME_NOUN) && !scene->cue.is_negated && agent.first < agent.end &&
                   hsy_is_french_speaker(reading, agent);
    if (is_news) hsy_parts_add(&scene->draft.content, subject.first, subject.end);
    return is_news;
}

/* Hearsay: "Il aurait quitté le pays." */

static bool is_participle(const hsy_reading *reading, uint32_t token) {
    static const hsy_slice endings[] = {HSY_SLICE("é"),   HSY_SLICE("ée"),   HSY_SLICE("és"),    HSY_SLICE("ées"),
                                        HSY_SLICE("i"),   HSY_SLICE("is"),   HSY_SLICE("it"),    HSY_SLICE("ie"),
                                        HSY_SLICE("u"),   HSY_SLICE("ue"),   HSY_SLICE("us"),    HSY_SLICE("ues"),
                                        HSY_SLICE("ert"), HSY_SLICE("mort"), HSY_SLICE("morts"), HSY_SLICE("morte")};
    static const hsy_slice wishes[] = {HSY_SLICE("pu"),       HSY_SLICE("dû"),   HSY_SLICE("fallu"),
                                       HSY_SLICE("voulu"),    HSY_SLICE("aimé"), HSY_SLICE("préféré"),
                                       HSY_SLICE("souhaité"), HSY_SLICE("suffi")};
    if (IS_ONE_OF(reading, token, wishes) || token >= reading->tokens.count) return false;
    if (hsy_class_at(reading, token) == HSY_WORD_AUXILIARY) return hsy_word_is(reading, token, HSY_S("été"));
    if (hsy_class_at(reading, token) != HSY_WORD_OPEN) return false;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (hsy_slice_ends(reading->folded[token], endings[i])) return true;
    return false;
}

bool hsy_is_hearsay(const hsy_reading *reading, uint32_t token) {
    static const hsy_slice forms[] = {HSY_SLICE("aurait"), HSY_SLICE("auraient"), HSY_SLICE("serait"),
                                      HSY_SLICE("seraient")};
    if (!IS_ONE_OF(reading, token, forms)) return false;
    uint32_t next = token + 1;
    while (next < reading->tokens.count &&
           (hsy_class_at(reading, next) == HSY_WORD_ADVERB || hsy_class_at(reading, next) == HSY_WORD_NEGATION ||
            hsy_class_at(reading, next) == HSY_WORD_MARK))
        next++;
    return is_participle(reading, next);
}

/* A sentence with a condition, a question or somebody's wish is no hearsay. */
static uint32_t hearsay_in(const hsy_reading *reading, const hsy_sentence *sentence) {
    static const hsy_slice conditions[] = {HSY_SLICE("si"), HSY_SLICE("sans"), HSY_SLICE("sinon"), HSY_SLICE("je"),
                                           HSY_SLICE("j'"), HSY_SLICE("nous"), HSY_SLICE("on"),    HSY_SLICE("?")};
    uint32_t found = HSY_NO_TOKEN;
    bool is_dependent = false;
    for (uint32_t i = sentence->first; i < sentence->end; i++) {
        if (!hsy_is_outside(reading, i)) continue;
        hsy_word_class class = hsy_class_at(reading, i);
        if (IS_ONE_OF(reading, i, conditions) ||
            (class == HSY_WORD_SUBORDINATOR && hsy_word_is(reading, i, HSY_S("s'"))))
            return HSY_NO_TOKEN;
        if (class == HSY_WORD_COMMA) is_dependent = false;
        if (class == HSY_WORD_RELATIVE || class == HSY_WORD_THAT || class == HSY_WORD_SUBORDINATOR) is_dependent = true;
        if (found == HSY_NO_TOKEN && !is_dependent && hsy_is_hearsay(reading, i)) found = i;
    }
    return found;
}

void hsy_find_hearsay(hsy_reading *reading) {
    if (reading->tongue != HSY_TONGUE_FRENCH) return;
    size_t known = reading->drafts.count, next = 0;
    for (uint32_t s = 0; s < reading->sentences.count; s++) {
        const hsy_sentence *sentence = &reading->sentences.items[s];
        size_t before = next;
        while (next < known && reading->drafts.items[next].at < sentence->end) next++;
        if (next > before) continue; /* somebody is named for it, or for what stands beside it */
        uint32_t at = hearsay_in(reading, sentence);
        if (at == HSY_NO_TOKEN) continue;
        hsy_draft draft = {.at = at, .follows = HSY_NO_DRAFT, .certainty = HSY_CERTAINTY_HEDGED};
        const hsy_draft *last = next ? &reading->drafts.items[next - 1] : NULL;
        bool goes_on = last && last->source.count && s - reading->marks[last->at].sentence <= MOST_CARRY;
        for (uint32_t i = last ? last->at + 1 : 0; goes_on && i <= sentence->first; i++)
            goes_on = !hsy_is_line_start(reading, i);
        if (goes_on) {
            draft.follows = (uint32_t)(next - 1);
            draft.source = last->source;
        }
        hsy_parts_add(&draft.content, hsy_content_start(reading, sentence->first),
                      hsy_content_end(reading, sentence->first));
        hsy_push_draft(reading, draft);
    }
}

/* Noun phrases. */

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

bool hsy_is_french_modifier(const hsy_reading *reading, hsy_range phrase) {
    return phrase.end > phrase.first + 2 && hsy_class_at(reading, phrase.end - 1) == HSY_WORD_TIME &&
           (hsy_word_is(reading, phrase.end - 2, HSY_S("du")) || hsy_class_at(reading, phrase.end - 2) == HSY_WORD_OF);
}

/* "Selon …": the phrase that a holder starts with ends at a comma of its own, unless an apposition goes on. */

static uint32_t next_comma(const hsy_reading *reading, uint32_t from, uint32_t most) {
    uint32_t i = from, depth = 0;
    for (; i < most && i - from < 2 * MOST_ADJUNCT; i++) {
        hsy_word_class class = hsy_class_at(reading, i);
        if (class == HSY_WORD_OPENING) depth++;
        if (class == HSY_WORD_CLOSING && depth-- == 0) return i;
        if (depth == 0 && hsy_is_outside(reading, i) &&
            (class == HSY_WORD_COMMA || class == HSY_WORD_STOP || class == HSY_WORD_COLON ||
             class == HSY_WORD_SEMICOLON))
            return i;
    }
    return i;
}

/* Whether [first, end) behind the comma of a holder tells who he is: ", directeur de la banque,". */
static bool is_holder_apposition(const hsy_reading *reading, uint32_t first, uint32_t end) {
    hsy_word_class class = hsy_class_at(reading, first);
    uint32_t name = first > 1 ? reading->marks[first - 2].name : HSY_NO_TOKEN;
    bool follows_person = name != HSY_NO_TOKEN && reading->names.items[name].kind == HSY_NAME_PERSON;
    bool opens = class == HSY_WORD_OPEN || (class == HSY_WORD_DETERMINER && follows_person);
    bool is_person = reading->marks[first].name != HSY_NO_TOKEN &&
                     reading->names.items[reading->marks[first].name].kind == HSY_NAME_PERSON;
    if (!opens || hsy_class_at(reading, end) != HSY_WORD_COMMA || reading->marks[first].relay >= 0 ||
        hsy_has_french_verb(reading, first, end))
        return false;
    return is_person ? !follows_person : class == HSY_WORD_OPEN || follows_person;
}

/* ", cité par la chaîne": the end of a relay behind the comma or directly at `at`, or `at`. */
static uint32_t relay_end(const hsy_reading *reading, uint32_t at, uint32_t most) {
    uint32_t relay = at + (hsy_class_at(reading, at) == HSY_WORD_COMMA);
    if (relay >= most || reading->marks[relay].relay < 0) return at;
    hsy_range whom = hsy_phrase_after(reading, relay + reading->marks[relay].relay_words, most);
    if (whom.first >= whom.end) return at;
    uint32_t own = next_comma(reading, whom.first, most);
    if (own < whom.end) return own;
    uint32_t comma = next_comma(reading, whom.end, most);
    return comma > whom.end && hsy_has_french_verb(reading, whom.end, comma) ? whom.end : comma;
}

/* The end of the appositions that follow the comma of a holder; `*end` is behind a relative clause as well:
 * ", chercheuse à Brissac|, qui dirige l'étude|,". */
static uint32_t holder_appositions(const hsy_reading *reading, uint32_t comma, uint32_t most, uint32_t *end) {
    uint32_t last = comma;
    *end = comma;
    for (uint32_t steps = 0; steps < MOST_ADJUNCTS && hsy_class_at(reading, comma) == HSY_WORD_COMMA; steps++) {
        uint32_t next = next_comma(reading, comma + 1, most);
        bool is_second =
            steps > 0 &&
            (hsy_word_is(reading, comma + 1, HSY_S("un")) || hsy_word_is(reading, comma + 1, HSY_S("une"))) &&
            hsy_class_at(reading, next) == HSY_WORD_COMMA && !hsy_has_french_verb(reading, comma + 1, next);
        bool is_relative =
            hsy_class_at(reading, comma + 1) == HSY_WORD_RELATIVE && hsy_class_at(reading, next) == HSY_WORD_COMMA;
        if (!is_second && !is_relative && !is_holder_apposition(reading, comma + 1, next)) break;
        if (!is_relative) last = next;
        *end = comma = next;
    }
    return last;
}

static bool is_holder_pronoun(const hsy_reading *reading, uint32_t token) {
    static const hsy_slice words[] = {HSY_SLICE("lui"), HSY_SLICE("elle"), HSY_SLICE("eux"), HSY_SLICE("elles")};
    return IS_ONE_OF(reading, token, words);
}

static bool goes_on_holder(const hsy_reading *reading, uint32_t token) {
    static const hsy_slice words[] = {HSY_SLICE("sur"), HSY_SLICE("dans"),  HSY_SLICE("à"),    HSY_SLICE("par"),
                                      HSY_SLICE("au"),  HSY_SLICE("aux"),   HSY_SLICE("chez"), HSY_SLICE("en"),
                                      HSY_SLICE("et"),  HSY_SLICE("contre")};
    return IS_ONE_OF(reading, token, words) && reading->marks[token].relay < 0;
}

hsy_range hsy_french_holder(const hsy_reading *reading, uint32_t at, uint32_t from, uint32_t *end) {
    const hsy_sentence *sentence = hsy_sentence_of(reading, at);
    static const hsy_slice others[] = {HSY_SLICE("moi"), HSY_SLICE("nous"), HSY_SLICE("vous"), HSY_SLICE("toi")};
    const hsy_range none = {from, from};
    if (IS_ONE_OF(reading, from, others)) return none;
    hsy_range phrase = hsy_phrase_after(reading, from, sentence->end);
    if (is_holder_pronoun(reading, from)) phrase = (hsy_range){from, from + 1};
    if (phrase.first >= phrase.end || phrase.first > from + 1) return none;
    uint32_t comma = next_comma(reading, phrase.first, sentence->end);
    hsy_word_class before = at > sentence->first ? hsy_class_at(reading, at - 1) : HSY_WORD_STOP;
    bool is_parted = before == HSY_WORD_COMMA || before == HSY_WORD_MARK || before == HSY_WORD_OPENING;
    bool is_start = !is_parted && (before == HSY_WORD_STOP || before == HSY_WORD_BUT || before == HSY_WORD_AND ||
                                   before == HSY_WORD_THAT || before == HSY_WORD_ADVERB || before == HSY_WORD_COLON);
    if (!is_parted && !is_start && !hsy_is_french_speaker(reading, phrase)) return none;
    bool is_bare = comma < sentence->end && hsy_has_french_verb(reading, phrase.first, comma);
    if (phrase.end > comma) phrase.end = comma;
    *end = phrase.end;
    if (phrase.end == comma) {
        *end = phrase.end = holder_appositions(reading, comma, sentence->end, end);
        comma = *end > comma ? *end : comma;
    }
    if (phrase.end < comma && !is_bare) {
        if (goes_on_holder(reading, phrase.end) && is_start) phrase.end = comma;
        if (is_start || is_parted) *end = comma;
    }
    *end = relay_end(reading, *end, sentence->end);
    return phrase;
}

void hsy_report_french_relative(hsy_reading *reading, uint32_t at, uint32_t relative) {
    const hsy_sentence *sentence = hsy_sentence_of(reading, at);
    uint32_t noun = HSY_NO_TOKEN, end = at - (at > sentence->first && hsy_class_at(reading, at - 1) == HSY_WORD_COMMA);
    if (relative + LEAST_CLAUSE > sentence->end) return;
    for (uint32_t i = end; i > sentence->first && end - i < MOST_SUBJECT && noun == HSY_NO_TOKEN; i--)
        if (reading->marks[i - 1].noun >= 0 && hsy_is_outside(reading, i - 1)) noun = i - 1;
    hsy_draft draft = {.at = at, .follows = HSY_NO_DRAFT, .certainty = HSY_CERTAINTY_REPORTED};
    hsy_parts_add(&draft.content, relative + 1, hsy_french_clause_end(reading, relative + 1, 1));
    if (noun != HSY_NO_TOKEN) {
        draft.at = noun;
        draft.certainty = (uint8_t)hsy_certainty_of(hsy_lexicon_cell(reading->nouns, reading->marks[noun].noun, 1));
        hsy_parts_add(&draft.cue, noun, noun + 1);
        hsy_range owner = hsy_phrase_after(reading, noun + 2, end);
        bool has_owner = hsy_class_at(reading, noun + 1) == HSY_WORD_OF ||
                         hsy_word_is(reading, noun + 1, HSY_S("du")) || hsy_word_is(reading, noun + 1, HSY_S("des"));
        if (noun > sentence->first && hsy_is_pronoun(reading, noun - 1, HSY_S("possessive")))
            hsy_parts_add(&draft.source, noun - 1, noun);
        else if (has_owner && owner.first == noun + 2 && hsy_is_french_speaker(reading, owner))
            hsy_parts_add(&draft.source, owner.first, owner.end);
        hsy_push_draft(reading, draft);
        return;
    }
    draft.antecedent = hsy_french_antecedent(reading, hsy_phrase_before(reading, end, sentence->first));
    hsy_parts_add(&draft.cue, at, at + 1);
    hsy_parts_add(&draft.source, draft.antecedent.first, draft.antecedent.end);
    if (hsy_is_french_speaker(reading, draft.antecedent)) hsy_push_draft(reading, draft);
}

/* "Le maire ne décolère pas : « … »" */
hsy_range hsy_french_colon_speaker(const hsy_reading *reading, uint32_t open) {
    const hsy_range none = {open, open};
    if (open < 2 || hsy_class_at(reading, open - 1) != HSY_WORD_COLON) return none;
    hsy_range subject = subject_of_sentence(reading, hsy_sentence_of(reading, open - 1), open - 1);
    bool is_pronoun = subject.end == subject.first + 1 && hsy_is_pronoun(reading, subject.first, HSY_S("personal"));
    if (subject.first >= subject.end || !hsy_is_french_speaker(reading, subject)) return none;
    for (uint32_t i = subject.first; i < subject.end; i++) {
        hsy_slice type = hsy_lexicon_cell(reading->speakers, reading->marks[i].speaker, 1);
        uint32_t name = reading->marks[i].name;
        bool is_person = name != HSY_NO_TOKEN && reading->names.items[name].kind == HSY_NAME_PERSON;
        if (is_person || (type.length && !hsy_slice_equal(type, HSY_S("document")))) return subject;
    }
    return is_pronoun && !hsy_word_is(reading, subject.first, HSY_S("on")) ? subject : none;
}

bool hsy_leads_to_that(const hsy_reading *reading, uint32_t at, uint32_t most) {
    uint32_t object = hsy_skip_french_adjuncts(reading, at, most), that = object;
    while (that < most && hsy_class_at(reading, that) != HSY_WORD_THAT) {
        if (hsy_class_at(reading, that) == HSY_WORD_BUT) return false;
        that++;
    }
    bool is_object = hsy_class_at(reading, object) == HSY_WORD_DETERMINER && !is_contracted(reading, object) &&
                     hsy_class_at(reading, object + 1) != HSY_WORD_TIME;
    if (that >= most || !is_object) return true;
    if (hsy_is_french_speaker(reading, hsy_phrase_after(reading, object, that)))
        return true; /* "a prévenu les élus que" */
    return reading->marks[that - 1].noun >= 0 || hsy_word_is(reading, that - 1, HSY_S("fait"));
}

bool hsy_is_french_adjective(const hsy_reading *reading, uint32_t token) {
    static const hsy_slice words[] = {HSY_SLICE("critique"), HSY_SLICE("précise"), HSY_SLICE("critiquent")};
    if (token < 2 || !IS_ONE_OF(reading, token, words)) return false;
    return hsy_class_at(reading, token - 1) == HSY_WORD_OPEN && reading->marks[token - 1].speaker < 0 &&
           reading->marks[token - 1].name == HSY_NO_TOKEN && hsy_class_at(reading, token - 2) == HSY_WORD_DETERMINER;
}
