/* French: contents that only French has, and passives.
 *
 *     Le syndicat [s'est dit] [« inquiet »]                an adjective
 *     La mairie l'[a confirmé]                             a pronoun for the sentence before
 *     [X] [est accusé] [de fraude] par Y · [La mort de X] [a été confirmée] par Y
 *     Après [avoir dit] que [le texte est prêt], le ministre …    a clause before its subject ends at the comma
 */
#include "statements/french.h"

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
    if (!is_self_cue(scene) || !HSY_IS_ONE_OF(reading, scene->cue.verb, forms)) return false;
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
