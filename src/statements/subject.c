/* The subject of a reporting verb, in English, and what French (french.c) shares of it: before it, behind it, or shared
 * with an earlier verb.
 *
 *     [Weber] said … · “…,” said [Weber] · [The officials] who said … · a-t-[elle] ajouté · “…”, adding that (Weber)
 *
 * Participles, infinitives and verbs behind "and" have the subject of the verb before them in their sentence, else
 * the pronoun nearest before, else the phrase that the sentence opens with. A relative pronoun is the source as
 * written; the phrase before it says who is meant.
 */
#include "statements/scene.h"

/* The last draft of the sentence, for subjects that are left out. */
const hsy_draft *hsy_last_in_sentence(const hsy_scene *scene) {
    const hsy_drafts *drafts = &scene->reading->drafts;
    for (size_t i = drafts->count; i > 0; i--) {
        const hsy_draft *draft = &drafts->items[i - 1];
        if (draft->at < scene->sentence->first) return NULL;
        if (draft->source.count && draft->at < scene->cue.verb) return draft;
    }
    return NULL;
}

/* The phrase up to the end of the first name in it: the lower word behind a name may be a verb. */
static hsy_range end_at_name(const hsy_reading *reading, hsy_range phrase) {
    for (uint32_t k = phrase.first; k + 1 < phrase.end; k++) {
        bool is_name = reading->marks[k].name != HSY_NO_TOKEN;
        if (is_name && reading->marks[k + 1].name == HSY_NO_TOKEN && hsy_class_at(reading, k + 1) == HSY_WORD_OPEN &&
            !hsy_is_capital(reading, k + 1))
            phrase.end = k + 1;
    }
    return phrase;
}

/* The noun phrase that the sentence (or the clause before) opens with. */
static hsy_range first_phrase(const hsy_scene *scene, uint32_t before) {
    const hsy_reading *reading = scene->reading;
    uint32_t i = hsy_skip_adverbials(reading, scene->sentence->first, before);
    while (i < before && (hsy_class_at(reading, i) == HSY_WORD_AND || hsy_class_at(reading, i) == HSY_WORD_BUT)) i++;
    if (i >= before || !hsy_is_outside(reading, i)) return (hsy_range){before, before};
    return end_at_name(reading, hsy_phrase_after(reading, i, before));
}

/* "… when he rose and later said": the subject pronoun nearest before the verb. */
static hsy_range nearest_pronoun(const hsy_scene *scene) {
    const hsy_reading *reading = scene->reading;
    for (uint32_t i = scene->cue.first; i > scene->sentence->first; i--) {
        bool is_subject = hsy_is_outside(reading, i - 1) && hsy_class_at(reading, i - 1) == HSY_WORD_PRONOUN &&
                          hsy_is_pronoun(reading, i - 1, HSY_S("personal"));
        if (is_subject) return (hsy_range){i - 1, i};
    }
    return (hsy_range){scene->cue.first, scene->cue.first};
}

void hsy_take_subject(hsy_scene *scene, hsy_range subject) {
    scene->subject = subject;
    if (subject.first >= subject.end) return;
    hsy_parts_add(&scene->draft.source, subject.first, subject.end);
    if (subject.first < scene->left) scene->left = subject.first;
    if (subject.end > scene->right) scene->right = subject.end;
}

/* "While praising the deal, Beck …": the subject of the main clause, behind the comma. */
static hsy_range phrase_behind_comma(const hsy_scene *scene) {
    const hsy_reading *reading = scene->reading;
    uint32_t end = scene->sentence->end;
    for (uint32_t i = scene->cue.end; i + 1 < end; i++)
        if (hsy_is_outside(reading, i) && hsy_class_at(reading, i) == HSY_WORD_COMMA)
            return hsy_phrase_after(reading, i + 1, end);
    return (hsy_range){end, end};
}

/* "In a speech in Ames, Iowa, Beck struck a new tone, saying": the subject behind the commas of the adverbial. */
static hsy_range phrase_between_commas(const hsy_scene *scene) {
    const hsy_reading *reading = scene->reading;
    for (uint32_t i = scene->sentence->first; i + 1 < scene->cue.first; i++) {
        if (!hsy_is_outside(reading, i) || hsy_class_at(reading, i) != HSY_WORD_COMMA) continue;
        hsy_word_class opening = hsy_class_at(reading, i + 1);
        bool opens = opening == HSY_WORD_DETERMINER || opening == HSY_WORD_PRONOUN ||
                     (opening == HSY_WORD_OPEN && hsy_is_capital(reading, i + 1));
        if (!opens) continue;
        hsy_range phrase = end_at_name(reading, hsy_phrase_after(reading, i + 1, scene->cue.first));
        if (phrase.first < phrase.end && hsy_class_at(reading, phrase.end) != HSY_WORD_COMMA) return phrase;
    }
    return (hsy_range){scene->cue.first, scene->cue.first};
}

static void share_subject(hsy_scene *scene) {
    const hsy_draft *earlier = hsy_last_in_sentence(scene);
    if (earlier) {
        scene->draft.source = earlier->source;
        scene->draft.antecedent = earlier->antecedent;
        return;
    }
    hsy_range phrase = nearest_pronoun(scene);
    if (phrase.first >= phrase.end) phrase = first_phrase(scene, scene->cue.first);
    if (phrase.first >= phrase.end) phrase = phrase_between_commas(scene);
    if (phrase.first >= phrase.end) phrase = phrase_behind_comma(scene);
    if (phrase.first < phrase.end) hsy_parts_add(&scene->draft.source, phrase.first, phrase.end);
}

static bool is_after_quotation(const hsy_scene *scene) {
    return hsy_quotation_before(scene->reading, scene->cue.first) != NULL;
}

/* The name that ends at `at`, whatever it hangs on: "by Lena Quist, | who said". */
static hsy_range name_before(const hsy_reading *reading, uint32_t at, uint32_t least) {
    uint32_t first = at;
    while (first > least && hsy_class_at(reading, first - 1) == HSY_WORD_OPEN && hsy_is_capital(reading, first - 1))
        first--;
    return (hsy_range){first, at};
}

/* French: "à la version de [la victime] | qui": the noun with its article, whatever it hangs on. */
static hsy_range noun_before(const hsy_reading *reading, uint32_t at, uint32_t least) {
    enum { MOST_WORDS = 3 };
    uint32_t first = at;
    while (first > least && at - first < MOST_WORDS && hsy_class_at(reading, first - 1) == HSY_WORD_OPEN) first--;
    bool has_article = first < at && first > least && hsy_class_at(reading, first - 1) == HSY_WORD_DETERMINER;
    return has_article ? (hsy_range){first - 1, at} : (hsy_range){at, at};
}

hsy_range hsy_head_before(const hsy_reading *reading, uint32_t at, uint32_t least) {
    hsy_range phrase = hsy_phrase_before(reading, at, least);
    if (reading->tongue != HSY_TONGUE_ENGLISH) return phrase;
    uint32_t first = phrase.first;
    for (uint32_t i = phrase.first; i + 1 < phrase.end; i++) {
        hsy_word_class class = hsy_class_at(reading, i);
        bool is_noun = class == HSY_WORD_DETERMINER || class == HSY_WORD_NUMBER || hsy_is_capital(reading, i) ||
                       reading->marks[i].speaker >= 0;
        if (is_noun) break;
        bool leads = class == HSY_WORD_PREPOSITION || (class == HSY_WORD_OF && !hsy_word_is(reading, i, HSY_S("of")));
        if (leads) first = i + 1;
    }
    phrase.first = first;
    return phrase;
}

/* "the officials who said": the phrase before the pronoun. */
bool hsy_take_relative(hsy_scene *scene) {
    const hsy_reading *reading = scene->reading;
    uint32_t first = scene->cue.first;
    if (first <= scene->sentence->first + 1) return false;
    hsy_word_class class = hsy_class_at(reading, first - 1);
    bool is_that = class == HSY_WORD_THAT && hsy_class_at(reading, first - 2) == HSY_WORD_OPEN;
    if (class != HSY_WORD_RELATIVE && !is_that) return false;
    uint32_t head = first - 1;
    if (hsy_class_at(reading, head - 1) == HSY_WORD_COMMA) head--;
    hsy_range phrase = hsy_head_before(reading, head, scene->sentence->first);
    if (phrase.first >= phrase.end) phrase = name_before(reading, head, scene->sentence->first);
    if (phrase.first >= phrase.end && class != HSY_WORD_RELATIVE) return false;
    bool is_french = reading->tongue == HSY_TONGUE_FRENCH;
    if (is_french && phrase.first >= phrase.end) phrase = noun_before(reading, head, scene->sentence->first);
    if (is_french) phrase = hsy_french_antecedent(reading, phrase);
    scene->draft.antecedent = phrase;
    if (is_french && phrase.first < phrase.end)
        hsy_parts_add(&scene->draft.source, phrase.first, phrase.end);
    else
        hsy_parts_add(&scene->draft.source, first - 1, first);
    scene->left = first - 1;
    return true;
}

/* "X quoted Y as saying", "Y was quoted as saying": who quotes or is quoted; the chain (chain.c) takes Y from X. */
static bool take_quoted(hsy_scene *scene) {
    enum { MOST_QUOTED = 14 }; /* tokens between the two verbs */
    const hsy_reading *reading = scene->reading;
    uint32_t as = scene->cue.first - (scene->cue.first > 0), least = scene->sentence->first;
    if (!scene->cue.is_gerund || reading->tongue != HSY_TONGUE_ENGLISH || !hsy_word_is(reading, as, HSY_S("as")))
        return false;
    for (uint32_t i = as; i > least && as - i < MOST_QUOTED; i--) {
        hsy_cue quoting;
        if (reading->marks[i - 1].verb < 0 || reading->marks[i - 1].relay < 0) continue;
        if (!hsy_cue_at(reading, i - 1, &quoting) || !quoting.is_finite) continue;
        scene->draft.cue = quoting.parts;
        hsy_parts_add(&scene->draft.cue, as, scene->cue.end);
        hsy_take_subject(scene, hsy_phrase_before(reading, quoting.first, least));
        return true;
    }
    return false;
}

void hsy_find_agent(hsy_scene *scene) {
    const hsy_reading *reading = scene->reading;
    uint32_t by = scene->cue.end;
    bool is_by = hsy_word_is(reading, by, HSY_S("by")) || hsy_word_is(reading, by, HSY_S("par")) ||
                 hsy_word_is(reading, by, HSY_S("von"));
    if (!is_by) return;
    hsy_range agent = hsy_phrase_after(reading, by + 1, scene->sentence->end);
    if (agent.first >= agent.end) return;
    hsy_parts_add(&scene->draft.source, agent.first, agent.end);
    scene->right = agent.end;
}

static bool holds_person(const hsy_reading *reading, hsy_range phrase) {
    for (uint32_t i = phrase.first; i < phrase.end; i++) {
        uint32_t name = reading->marks[i].name;
        if (name != HSY_NO_TOKEN && reading->names.items[name].kind == HSY_NAME_PERSON) return true;
    }
    return false;
}

void hsy_find_subject(hsy_scene *scene) {
    const hsy_reading *reading = scene->reading;
    hsy_cue *cue = &scene->cue;
    uint32_t least = scene->sentence->first;
    if (cue->pronoun != HSY_NO_TOKEN) {
        scene->is_inverted = true;
        hsy_parts_add(&scene->draft.source, cue->pronoun, cue->pronoun + 1);
        return;
    }
    hsy_word_class before = cue->first > least ? hsy_class_at(reading, cue->first - 1) : HSY_WORD_STOP;
    if (is_after_quotation(scene) || (before == HSY_WORD_COMMA && !cue->is_gerund)) {
        hsy_range behind = hsy_phrase_after(reading, cue->end, scene->sentence->end);
        hsy_range ahead = {cue->first, cue->first};
        if (!is_after_quotation(scene)) ahead = hsy_phrase_before(reading, cue->first, least);
        bool is_short_quote = hsy_quotation_before(reading, cue->first) &&
                              !hsy_is_speech(reading, hsy_quotation_before(reading, cue->first));
        if (is_short_quote && before != HSY_WORD_COMMA) ahead = hsy_phrase_before(reading, cue->first, least);
        uint32_t tail = hsy_skip_adverbials(reading, behind.end, scene->sentence->end);
        bool closes = (reading->tongue != HSY_TONGUE_ENGLISH || /* there an apposition is likelier */
                       holds_person(reading, behind)) &&
                      (tail >= scene->sentence->end || hsy_class_at(reading, tail) == HSY_WORD_STOP);
        if (before == HSY_WORD_COMMA && behind.first < behind.end && closes) ahead.end = ahead.first; /* ", said X." */
        if (ahead.first < ahead.end) {
            hsy_take_subject(scene, ahead);
        } else if (behind.first < behind.end && !cue->is_passive) {
            scene->is_inverted = true;
            hsy_take_subject(scene, behind);
        }
        return;
    }
    if (take_quoted(scene) || hsy_take_relative(scene)) return;
    bool is_progressive =
        cue->is_gerund && cue->first < cue->verb && cue->parts.count > 0 && cue->parts.at[0].first < cue->verb;
    bool is_attached = before == HSY_WORD_OPEN || before == HSY_WORD_CLOSING || before == HSY_WORD_PRONOUN;
    bool is_participle = cue->is_gerund && !is_progressive && !is_attached;
    bool has_noun = before == HSY_WORD_PRONOUN || hsy_is_capital(reading, cue->first - (cue->first > 0)) ||
                    reading->marks[cue->first - (cue->first > 0)].speaker >= 0;
    if (is_participle || (cue->is_infinitive && !has_noun) || before == HSY_WORD_AND || before == HSY_WORD_BUT) {
        share_subject(scene);
        return;
    }
    hsy_range subject = hsy_phrase_before(reading, cue->first, least);
    bool opens = cue->first == least && subject.first >= subject.end && !cue->is_passive; /* "Said Comey, …" */
    if (opens) subject = hsy_phrase_after(reading, cue->end, scene->sentence->end);
    scene->is_inverted = opens;
    hsy_take_subject(scene, subject);
}
