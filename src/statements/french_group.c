/* French: the verb group of a cue.
 *
 *     L'avocat [a], quant à lui, [annoncé] …      words between the auxiliary and its participle
 *     La mairie [tient à rappeler] que …          a verb before a reporting infinitive (leading-verbs.tsv)
 *     avant d'[ajouter], après [avoir dit]        infinitives that report for the subject of their clause
 *     va annoncer, doit dire                      no cue: nothing is said yet
 */
#include "statements/french.h"

#include "text/lexicon.h"

enum {
    MOST_GROUP = 12,  /* tokens of a verb with what belongs to it */
    MOST_INCISE = 14, /* tokens between the commas inside a verb group */
};

static bool is_be(const hsy_reading *reading, uint32_t token) {
    static const hsy_slice forms[] = {
        HSY_SLICE("est"),    HSY_SLICE("sont"),     HSY_SLICE("été"),    HSY_SLICE("était"), HSY_SLICE("étaient"),
        HSY_SLICE("être"),   HSY_SLICE("fut"),      HSY_SLICE("furent"), HSY_SLICE("sera"),  HSY_SLICE("seront"),
        HSY_SLICE("serait"), HSY_SLICE("seraient"), HSY_SLICE("étant"),  HSY_SLICE("soit")};
    return HSY_IS_ONE_OF(reading, token, forms);
}

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
    int row = hsy_lexicon_find(reading->leading_verbs, reading->folded[verb]);
    hsy_slice links = hsy_lexicon_cell(reading->leading_verbs, row, 2);
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
    bool is_as = token > 0 && next == verb && hsy_word_is(reading, token - 1, HSY_S("comme"));
    if (is_as && hsy_word_is(reading, token, HSY_S("le"))) return true; /* "comme le reconnaît X" */
    bool is_before_auxiliary = hsy_class_at(reading, next) == HSY_WORD_AUXILIARY;
    bool is_gerund = (hsy_reading_cue(reading, reading->marks[verb].verb).shapes & HSY_SHAPE_GERUND) != 0;
    if (hsy_word_is(reading, token, HSY_S("en")))
        return !is_gerund && token > 0 &&
               (is_before_auxiliary || (next == verb && hsy_class_at(reading, token - 1) != HSY_WORD_COMMA));
    return is_before_auxiliary && HSY_IS_ONE_OF(reading, token, words);
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
        g->has_finite |= !hsy_is_nonfinite_auxiliary(reading, p);
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
        g->has_finite |= hsy_lexicon_find(reading->finite_verbs, reading->folded[lead]) >= 0;
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
    return is_infinitive && g->count > 0 && HSY_IS_ONE_OF(reading, g->parts[0], forms);
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
                   (g.count && hsy_is_nonfinite_auxiliary(reading, g.parts[g.count - 1]));
    cue->is_infinitive = is_base && is_adverbial_infinitive(reading, cue->first, least);
    return true;
}
