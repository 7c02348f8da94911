/* French: the subject of a cue.
 *
 *     “…”, [a indiqué] à l'AFP [une source policière]     behind the verb, past adjuncts
 *     Le pont a cédé, [ont précisé] les pompiers          inversion behind a clause, not behind an apposition
 *     À [la mairie], on assure …                          "on" stands for a place
 *     Rien ne dit que …                                   nobody
 *
 * Misses: subjects behind the verb that are no known kind of speaker, unless a quotation stands before it.
 */
#include "statements/french.h"

enum {
    MOST_LOCATION = 10, /* tokens of "Dans l'entourage du ministre," before "on" */
};

static hsy_range subject_behind(const hsy_scene *scene) {
    const hsy_reading *reading = scene->reading;
    uint32_t end = scene->sentence->end, at = hsy_skip_french_adjuncts(reading, scene->cue.end, end);
    if (at >= end || hsy_is_contracted(reading, at)) return (hsy_range){at, at};
    uint32_t name =
        hsy_class_at(reading, at) == HSY_WORD_COMMA && at + 1 < end ? reading->marks[at + 1].name : HSY_NO_TOKEN;
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
    uint32_t first = sentence->first;
    bool is_dependent = false;
    for (uint32_t i = first; i < most; i++) {
        hsy_word_class class = hsy_class_at(reading, i);
        if (class == HSY_WORD_COMMA) is_dependent = false;
        if (class == HSY_WORD_RELATIVE || class == HSY_WORD_SUBORDINATOR || class == HSY_WORD_THAT) is_dependent = true;
        if (!hsy_is_outside(reading, i) || is_dependent || !hsy_is_french_verb(reading, i)) continue;
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
        bool is_bare = i == phrase.first && reading->marks[i].speaker >= 0; /* "responsables du port" */
        bool opens = hsy_class_at(reading, i) == HSY_WORD_DETERMINER || hsy_is_capital(reading, i) || is_bare;
        if (!opens || hsy_is_contracted(reading, i)) continue;
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
    hsy_range attached = hsy_french_antecedent(scene->reading, phrase);
    if (!hsy_is_french_speaker(scene->reading, attached)) attached.end = attached.first;
    return attached;
}

/* "Le porte-parole, | le général Beck a dit": the phrase before the comma belongs to the subject `ahead`. */
static hsy_range with_phrase_before(const hsy_scene *scene, hsy_range ahead) {
    const hsy_reading *reading = scene->reading;
    uint32_t least = scene->sentence->first;
    if (ahead.first >= ahead.end || ahead.first < least + 2) return ahead;
    if (hsy_class_at(reading, ahead.first - 1) != HSY_WORD_COMMA) return ahead;
    hsy_range outer = hsy_phrase_before(reading, ahead.first - 1, least);
    bool has_office = false;
    for (uint32_t i = outer.first; i < outer.end; i++) has_office |= reading->marks[i].speaker >= 0;
    if (!has_office || !hsy_opens_french_subject(reading, outer.first, least) ||
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
                         (hsy_is_contracted(reading, ahead.first) || is_rest) &&
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
    if (!is_source && !is_side && !HSY_IS_ONE_OF(reading, at, leads)) return (hsy_range){at, at};
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
    static const hsy_slice knows[] = {HSY_SLICE("sait"), HSY_SLICE("savent"), HSY_SLICE("savait"),
                                      HSY_SLICE("savaient")};
    if (cue->is_negated && HSY_IS_ONE_OF(reading, cue->verb, knows)) return true;
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
