/* Merges the statements that the tagger's spans gave (join.c) with the rules' drafts.
 *
 *     rules:   [Weber] [said] [prices would fall, but the minister did not agree]
 *     tagger:  [Weber] [said] [prices would fall]       [the minister] [did not agree] …
 *     merged:  Weber said prices would fall; what only one of the two has stays where it is sure
 *
 * Where both found the same statement the rules' draft stays: its extents are those of world-dev's conventions, and it
 * knows more (antecedents, the certainty of the form). In English the tagger's source stands, in German the rules'.
 * What only the tagger found must be the surer the less the lexicon knows its cue; what only the rules found stays
 * where the tagger holds it for possible. sift.c says what is no statement at all.
 *
 * Contents are local: a draft is compared with the NEAR drafts that start before its end, so work stays linear.
 */
#include <stdlib.h>

#include "statements/join.h"

#include "statements/sift.h"

enum { NEAR = 48 };

/* Of the mean chance of a rule's cue: below it the tagger overrules the rule. German rules are the surer. */
static const float least_of_rule = 0.4f, least_of_german_rule = 0.1f;
static const float least_of_unknown = 0.7f; /* of the mean chance of a cue that the lexicon does not know */

/* Drafts in the order of their first tokens. */
typedef struct place {
    uint32_t first, draft;
} place;

typedef struct places {
    place *items;
    size_t count;
} places;

typedef struct merging {
    hsy_reading *reading; /* its drafts are those that are kept */
    const hsy_tags *tags;
    hsy_drafts rules, joined;
    places places; /* of the rules */
    uint32_t *now; /* for each of the rules' drafts its number among those kept, or HSY_NO_DRAFT */
} merging;

static uint32_t first_of(const hsy_draft *draft) {
    uint32_t first = draft->at;
    for (uint32_t p = 0; p < draft->content.count; p++)
        if (draft->content.at[p].first < first) first = draft->content.at[p].first;
    return first;
}

static uint32_t end_of(const hsy_draft *draft) {
    uint32_t end = draft->at + 1;
    for (uint32_t p = 0; p < draft->content.count; p++)
        if (draft->content.at[p].end > end) end = draft->content.at[p].end;
    return end;
}

static int compare_places(const void *a, const void *b) {
    const place *x = a, *y = b;
    if (x->first != y->first) return x->first < y->first ? -1 : 1;
    return (x->draft > y->draft) - (x->draft < y->draft);
}

static places places_of(hsy_arena *arena, const hsy_drafts *drafts) {
    places list = {HSY_NEW_ARRAY(arena, place, drafts->count + 1), drafts->count};
    for (uint32_t d = 0; d < drafts->count; d++) list.items[d] = (place){first_of(&drafts->items[d]), d};
    qsort(list.items, list.count, sizeof *list.items, compare_places);
    return list;
}

/* The last NEAR places that start before the draft ends. */
static hsy_range near_places(const places *among, const hsy_draft *draft) {
    uint32_t low = 0, high = (uint32_t)among->count, end = end_of(draft);
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (among->items[middle].first < end)
            low = middle + 1;
        else
            high = middle;
    }
    return (hsy_range){low > NEAR ? low - NEAR : 0, low};
}

/* A quotation of a word or two is one; a lone word outside marks ("him") is none. */
static bool says_something(const hsy_reading *reading, const hsy_parts *content) {
    uint32_t words = 0;
    for (uint32_t p = 0; p < content->count; p++)
        for (uint32_t i = content->at[p].first; i < content->at[p].end; i++)
            if (reading->tokens.items[i].kind == HSY_TOKEN_WORD) words += hsy_is_outside(reading, i) ? 1 : 2;
    return words > 1;
}

static bool lie_in(const hsy_parts *inner, const hsy_parts *outer) {
    return hsy_parts_shared(inner, outer) == hsy_parts_size(inner);
}

/* Half of the tokens of both are the same. */
static bool are_alike(const hsy_parts *a, const hsy_parts *b) {
    return 4 * hsy_parts_shared(a, b) >= hsy_parts_size(a) + hsy_parts_size(b);
}

/* The shorter of both has little that the other has not. */
static bool lies_in(const hsy_parts *a, const hsy_parts *b) {
    uint32_t x = hsy_parts_size(a), y = hsy_parts_size(b);
    return 5 * hsy_parts_shared(a, b) >= 4 * (x < y ? x : y);
}

/* "This is what X writes": what is said stands in the sentences before. */
static bool is_of_passage(const hsy_reading *reading, const hsy_draft *rule) {
    uint32_t sentence = hsy_sentence_of(reading, rule->cue.at[0].first)->first;
    return rule->content.count > 0 && rule->content.at[rule->content.count - 1].end <= sentence;
}

/* The draft of the rules that says the same as a joined one, or HSY_NO_DRAFT: what is said is alike, and so is the cue
 * unless one has none. The same cue is enough in German, whose contents stand apart and whose rules are the surer, and
 * where the rule has further cues: it then knows of a chain ("reports, citing"). */
static uint32_t same_by_rules(const merging *merge, const hsy_draft *draft) {
    const hsy_reading *reading = merge->reading;
    hsy_range near = near_places(&merge->places, draft);
    for (uint32_t p = near.first; p < near.end; p++) {
        uint32_t r = merge->places.items[p].draft;
        const hsy_draft *rule = &merge->rules.items[r];
        bool shares_cue = hsy_parts_shared(&rule->cue, &draft->cue) > 0;
        if (shares_cue && (reading->tongue == HSY_TONGUE_GERMAN || rule->cue.count > 1)) return r;
        bool shares_source = hsy_parts_shared(&rule->source, &draft->source) > 0;
        if (shares_cue && is_of_passage(reading, rule)) return r;
        if (!shares_cue && rule->cue.count > 0 && draft->cue.count > 0 && !shares_source) continue;
        if (are_alike(&rule->content, &draft->content)) return r;
        if (shares_cue && lies_in(&rule->content, &draft->content)) return r;
    }
    return HSY_NO_DRAFT;
}

/* "over allegations that": the noun's owner stands beside it or nowhere. */
static bool is_noun_cue(const hsy_reading *reading, const hsy_draft *draft) {
    return draft->cue.count == 1 && reading->marks[draft->cue.at[0].first].noun >= 0 &&
           reading->marks[draft->cue.at[0].first].verb < 0;
}

/* Somebody else is tagged to report between two tokens, with a source of his own before the cue. */
static bool reports_between(const merging *merge, uint32_t first, uint32_t end) {
    bool has_source = false;
    for (uint32_t i = first; i < end; i++) {
        has_source |= merge->tags->labels[i] == HSY_LABEL_SOURCE_OPENS;
        if (merge->tags->labels[i] == HSY_LABEL_CUE_OPENS && has_source) return true;
    }
    return false;
}

/* "Experts said [the roof had burnt], but the mayor said it had not": a rule's content that goes on over the next
 * report ends where the tagger's does. */
static void cut_content(const merging *merge, hsy_parts *content, const hsy_parts *learnt) {
    if (learnt->count == 0 || content->count == 0) return;
    hsy_range *last = &content->at[content->count - 1];
    uint32_t end = learnt->at[learnt->count - 1].end;
    if (end <= last->first || end >= last->end || !reports_between(merge, end, last->end)) return;
    hsy_word_class next = hsy_class_at(merge->reading, end);
    if (next == HSY_WORD_COMMA || next == HSY_WORD_DASH || next == HSY_WORD_SEMICOLON) last->end = end;
}

/* The draft of the rules, with the source that the tagger found: in English that is right more often (polnear-train, 2
 * points of F1), in German the rules are (german-train, as much), whose subjects stand anywhere in the sentence. */
static hsy_draft with_rule(const merging *merge, const hsy_draft *rule, const hsy_draft *draft) {
    const hsy_reading *reading = merge->reading;
    hsy_draft both = *rule;
    bool is_rules =
        rule->source.count > 0 &&
        (reading->tongue == HSY_TONGUE_GERMAN || (!hsy_has_speaker(reading, draft) && hsy_has_speaker(reading, rule)) ||
         (hsy_is_clause(reading, &draft->source) && !hsy_is_clause(reading, &rule->source)));
    if (rule->source.count == 0 && is_noun_cue(reading, rule)) is_rules = reading->tongue == HSY_TONGUE_ENGLISH;
    bool is_accused = rule->source.count == 0 && lie_in(&draft->source, &rule->content); /* "X wurde vorgeworfen" */
    if (is_accused && reading->tongue == HSY_TONGUE_GERMAN) is_rules = true;
    if (draft->source.count && !is_rules && !are_alike(&rule->source, &draft->source)) {
        both.source = draft->source;
        both.antecedent = draft->antecedent;
        both.follows = HSY_NO_DRAFT;
    }
    if (reading->tongue == HSY_TONGUE_ENGLISH) cut_content(merge, &both.content, &draft->content);
    return both;
}

static float mean_chance(const hsy_tags *tags, const hsy_parts *parts, hsy_tag tag) {
    float sum = 0;
    for (uint32_t p = 0; p < parts->count; p++)
        for (uint32_t i = parts->at[p].first; i < parts->at[p].end; i++) sum += tags->chances[i][tag];
    return parts->count ? sum / (float)hsy_parts_size(parts) : 0;
}

/* "citing X" alone is a link of a chain (chain.c), no statement. */
static bool is_relay(const hsy_reading *reading, const hsy_parts *cue) {
    if (cue->count == 0) return false;
    const hsy_mark *first = &reading->marks[cue->at[0].first];
    return first->relay >= 0 && (hsy_parts_size(cue) == 1 || hsy_parts_size(cue) <= first->relay_words);
}

static bool has_known_cue(const hsy_reading *reading, const hsy_parts *cue) {
    for (uint32_t p = 0; p < cue->count; p++)
        for (uint32_t i = cue->at[p].first; i < cue->at[p].end; i++) {
            const hsy_mark *mark = &reading->marks[i];
            if (mark->verb >= 0 || mark->noun >= 0 || mark->phrase >= 0) return true;
        }
    return false;
}

/* What the rules found says it already, of the same source: "[als] [„Schlag“]" in "kritisierte [den Plan
 * als „Schlag“]". */
static bool is_part_of_rule(const merging *merge, const hsy_draft *draft) {
    hsy_range near = near_places(&merge->places, draft);
    for (uint32_t p = near.first; p < near.end; p++) {
        const hsy_draft *rule = &merge->rules.items[merge->places.items[p].draft];
        if (lie_in(&draft->cue, &rule->content) && lie_in(&draft->content, &rule->content) &&
            hsy_parts_shared(&draft->source, &rule->source) > 0)
            return true;
    }
    return false;
}

/* A cue of words that no table of reporting has must be the surer: the data marks much that a reader would not call a
 * report ("gives … details of"); and inside what is said it must have a source of its own. */
static bool is_doubtful(const merging *merge, const hsy_draft *draft) {
    if (draft->cue.count == 0 || has_known_cue(merge->reading, &draft->cue)) return false;
    return mean_chance(merge->tags, &draft->cue, HSY_TAG_CUE) < least_of_unknown || is_part_of_rule(merge, draft);
}

/* "als [Schlag]", "wie": opens a clause or an apposition, and reports nothing. */
static bool is_subordinator(const hsy_reading *reading, const hsy_parts *cue) {
    return cue->count == 1 && hsy_parts_size(cue) == 1 &&
           (hsy_word_is(reading, cue->at[0].first, HSY_S("als")) ||
            hsy_word_is(reading, cue->at[0].first, HSY_S("wie")) ||
            hsy_class_at(reading, cue->at[0].first) == HSY_WORD_SUBORDINATOR);
}

/* What the tagger alone found and nobody says: a quoted word; "als" as a cue in what a rule found. */
static bool is_nothing(const merging *merge, const hsy_draft *draft) {
    if (merge->reading->tongue != HSY_TONGUE_GERMAN) return false;
    if (draft->cue.count == 0 && draft->source.count == 0) return true;
    if (!is_subordinator(merge->reading, &draft->cue)) return false;
    hsy_range near = near_places(&merge->places, draft);
    for (uint32_t p = near.first; p < near.end; p++) {
        const hsy_parts *content = &merge->rules.items[merge->places.items[p].draft].content;
        if (lie_in(&draft->cue, content) && lie_in(&draft->content, content)) return true;
    }
    return false;
}

/* What only the tagger found is a statement. */
static bool stands_alone(const merging *merge, const hsy_draft *draft) {
    return !is_relay(merge->reading, &draft->cue) && !is_nothing(merge, draft) && !is_doubtful(merge, draft) &&
           hsy_is_source(merge->reading, draft);
}

static void put_joined(merging *merge) {
    hsy_reading *reading = merge->reading;
    for (size_t d = 0; d < merge->joined.count; d++) {
        hsy_draft *draft = &merge->joined.items[d];
        hsy_mend_learnt(reading, draft);
        if (!says_something(reading, &draft->content) || !hsy_is_report(reading, draft)) continue;
        uint32_t rule = same_by_rules(merge, draft);
        if (rule == HSY_NO_DRAFT) {
            if (stands_alone(merge, draft)) hsy_push_draft(reading, *draft);
        } else if (merge->now[rule] == HSY_NO_DRAFT) { /* else a further cue of it: "reports, citing" */
            hsy_draft both = with_rule(merge, &merge->rules.items[rule], draft);
            if (hsy_is_nobody(reading, &both)) continue;
            merge->now[rule] = (uint32_t)reading->drafts.count;
            hsy_push_draft(reading, both);
        }
    }
}

/* A joined draft says the same; one whose cue stands inside what the rule's says is told in turn. */
static bool overlaps_joined(const merging *merge, const places *joined, const hsy_draft *draft) {
    hsy_range near = near_places(joined, draft);
    for (uint32_t p = near.first; p < near.end; p++) {
        const hsy_draft *other = &merge->reading->drafts.items[joined->items[p].draft];
        bool is_told = other->cue.count > 0 && hsy_parts_shared(&draft->content, &other->cue) > 0;
        if (!is_told && are_alike(&other->content, &draft->content)) return true;
    }
    return false;
}

/* Whether a draft of the rules that the tagger does not have stays: a phrase as its cue does nothing else ("according
 * to"), a quotation goes on what was said, or the tagger holds its cue (or its content, without one) for possible. */
static bool is_possible(const merging *merge, const hsy_draft *rule) {
    bool is_phrase = rule->cue.count > 0 && merge->reading->marks[rule->cue.at[0].first].phrase >= 0;
    bool goes_on = rule->is_quotation && rule->cue.count == 0 && rule->follows != HSY_NO_DRAFT;
    float chance = rule->cue.count ? mean_chance(merge->tags, &rule->cue, HSY_TAG_CUE)
                                   : mean_chance(merge->tags, &rule->content, HSY_TAG_CONTENT);
    float least = merge->reading->tongue == HSY_TONGUE_GERMAN ? least_of_german_rule : least_of_rule;
    return is_phrase || goes_on || chance >= least;
}

/* Drafts of the rules that the tagger does not have: those nested in another stay, and the possible ones. */
static void put_rest(merging *merge) {
    places joined = places_of(merge->reading->arena, &merge->reading->drafts);
    for (uint32_t r = 0; r < merge->rules.count; r++) {
        const hsy_draft *rule = &merge->rules.items[r];
        if (merge->now[r] != HSY_NO_DRAFT || !hsy_is_report(merge->reading, rule)) continue;
        if (hsy_is_nobody(merge->reading, rule)) continue;
        bool is_nested = rule->parent != HSY_NO_DRAFT;
        if (!is_nested && (!is_possible(merge, rule) || overlaps_joined(merge, &joined, rule))) continue;
        merge->now[r] = (uint32_t)merge->reading->drafts.count;
        hsy_push_draft(merge->reading, *rule);
    }
}

void hsy_merge_drafts(hsy_reading *reading, const hsy_tags *tags, hsy_drafts joined) {
    merging merge = {.reading = reading, .tags = tags, .rules = reading->drafts, .joined = joined};
    merge.now = HSY_NEW_ARRAY(reading->arena, uint32_t, merge.rules.count + 1);
    for (size_t r = 0; r < merge.rules.count; r++) merge.now[r] = HSY_NO_DRAFT;
    merge.places = places_of(reading->arena, &merge.rules);
    reading->drafts = (hsy_drafts){0};
    memset(reading->in_cue, 0, reading->tokens.count * sizeof *reading->in_cue);
    put_joined(&merge);
    put_rest(&merge);
    for (size_t d = 0; d < reading->drafts.count; d++) {
        uint32_t *follows = &reading->drafts.items[d].follows;
        if (*follows != HSY_NO_DRAFT) *follows = merge.now[*follows];
    }
    hsy_order_drafts(reading, false);
    hsy_nest_drafts(reading);
}
