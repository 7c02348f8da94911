/* Joins the tagger's spans to statements.
 *
 *     [Prices will fall], [Weber] [said]. [Wages] may not, [she] [added].
 *      content             source  cue     content         source cue
 *
 * Joining by nearness is nearly solved in English: of the statements of polnear-train, cut into spans by the gold, it
 * puts 96 in a hundred together again. A content goes to the cue of its sentence that costs least, by the words between
 * and what else is tagged there; a cue takes the source that costs least in the same way. What the likeliest labels
 * leave out is filled in from the chances: a cue without content or source takes the best run of tokens of its
 * sentence.
 *
 * Where the rules found the same statement, their draft stays: its extents are those of world-dev's conventions, and it
 * knows more (antecedents, the certainty of the form).
 */
#include "statements/join.h"

#include "statements/sift.h"

enum {
    FARTHEST = 40,         /* cost at which a cue and its content, or its source, are strangers */
    FARTHEST_CONTENT = 30, /* found on polnear-train; within 20 to 40 it makes no difference */
    PAST_CONTENT = 12,     /* what it costs to reach over another content, cue */
    PAST_CUE = 10,
    PAST_SPAN = 4, /* what it costs a source */
    GOES_ON = 4,   /* tokens between a statement and a content without cue that goes it on */
};

static const float least_content = 0.2f, least_source = 0.05f; /* chances below which nothing is filled in */
static const float least_alone = 0.1f;                         /* the same where no cue was tagged */
/* Of the mean chance of a rule's cue: below it the tagger overrules the rule. German rules are the surer. */
static const float least_of_rule = 0.4f, least_of_german_rule = 0.1f;
static const float least_of_unknown = 0.7f; /* of the mean chance of a cue that the lexicon does not know */
static const float least_of_best = 0.4f;    /* of the best token's chance: its neighbours that belong to it */

typedef struct tagged {
    hsy_range range;
    hsy_tag tag;
    uint32_t statement; /* cues: its number in the list of statements; contents: that of its cue, or none */
} tagged;

HSY_VECTOR_TYPE(tagged_list, tagged);

typedef struct joining {
    hsy_reading *reading;
    const hsy_tags *tags;
    tagged_list spans;
    hsy_drafts drafts; /* one a cue */
} joining;

static uint32_t size_of(const hsy_parts *parts) {
    uint32_t size = 0;
    for (uint32_t p = 0; p < parts->count; p++) size += parts->at[p].end - parts->at[p].first;
    return size;
}

static uint32_t shared_tokens(const hsy_parts *a, const hsy_parts *b) {
    uint32_t size = 0;
    for (uint32_t i = 0; i < a->count; i++)
        for (uint32_t j = 0; j < b->count; j++) {
            uint32_t first = a->at[i].first > b->at[j].first ? a->at[i].first : b->at[j].first;
            uint32_t end = a->at[i].end < b->at[j].end ? a->at[i].end : b->at[j].end;
            if (first < end) size += end - first;
        }
    return size;
}

static void cut_spans(joining *join) {
    const uint8_t *labels = join->tags->labels;
    for (uint32_t i = 0; i < join->reading->tokens.count; i++) {
        hsy_tag tag = hsy_tag_of(labels[i]);
        tagged *last = join->spans.count ? &join->spans.items[join->spans.count - 1] : NULL;
        if (tag == HSY_TAG_NONE) continue;
        if (!hsy_label_opens(labels[i]) && last && last->tag == tag && last->range.end == i)
            last->range.end = i + 1;
        else
            HSY_PUSH(join->reading->arena, &join->spans,
                     ((tagged){.range = {i, i + 1}, .tag = tag, .statement = HSY_NO_DRAFT}));
    }
}

/* How sure the words of a cue put what they report, by the lexicon; sets also the verb's token. */
static void read_cue(const hsy_reading *reading, hsy_draft *draft) {
    hsy_range range = draft->cue.at[0];
    draft->certainty = HSY_CERTAINTY_REPORTED;
    for (uint32_t i = range.first; i < range.end; i++) {
        const hsy_mark *mark = &reading->marks[i];
        hsy_cue cue;
        if (mark->verb >= 0 && hsy_cue_at(reading, i, &cue)) {
            draft->certainty = hsy_cue_certainty(&cue);
            draft->at = i;
        } else if (mark->noun >= 0) {
            draft->certainty = (uint8_t)hsy_certainty_of(hsy_lexicon_cell(reading->nouns, mark->noun, 1));
        }
    }
}

static void start_drafts(joining *join) {
    for (size_t s = 0; s < join->spans.count; s++) {
        tagged *span = &join->spans.items[s];
        if (span->tag != HSY_TAG_CUE) continue;
        span->statement = (uint32_t)join->drafts.count;
        hsy_draft draft = {.at = span->range.end - 1, .parent = HSY_NO_DRAFT, .follows = HSY_NO_DRAFT};
        hsy_parts_add(&draft.cue, span->range.first, span->range.end);
        read_cue(join->reading, &draft);
        HSY_PUSH(join->reading->arena, &join->drafts, draft);
    }
}

static uint32_t sentence_at(const joining *join, uint32_t token) { return join->reading->marks[token].sentence; }

/* What lies between two spans of the list costs; sources between a cue and its content do not count as words. */
static int cost_between(const tagged *span) {
    if (span->tag == HSY_TAG_CONTENT) return PAST_CONTENT;
    if (span->tag == HSY_TAG_CUE) return PAST_CUE;
    return -(int)(span->range.end - span->range.first);
}

/* The cue nearest to a content in one direction (-1 before it, 1 behind it) by cost; updates `best` and `*least`. */
static void try_cues(const joining *join, size_t content, int step, uint32_t *best, int *least) {
    const tagged *spans = join->spans.items, *of = &spans[content];
    int between = 0;
    for (size_t s = content + (size_t)step; s < join->spans.count;
         s += (size_t)step) { /* wraps below 0 to a great number */
        const tagged *span = &spans[s];
        uint32_t edge = step < 0 ? span->range.end : span->range.first,
                 own = step < 0 ? of->range.first : of->range.end;
        int gap = step < 0 ? (int)(own - edge) : (int)(edge - own);
        uint32_t near = step < 0 ? edge - 1 : edge, own_token = step < 0 ? own : own - 1;
        if (sentence_at(join, near) != sentence_at(join, own_token)) return;
        if (span->tag == HSY_TAG_CUE) {
            int cost = gap + between +
                       (step < 0  ? 0
                        : gap > 1 ? 3
                                  : 1); /* what is said stands behind its cue, or touches it */
            if (cost < *least) {
                *least = cost;
                *best = span->statement;
            }
        }
        between += cost_between(span);
    }
}

static void add_contents(joining *join) {
    for (size_t s = 0; s < join->spans.count; s++) {
        tagged *span = &join->spans.items[s];
        uint32_t best = HSY_NO_DRAFT;
        int least = FARTHEST_CONTENT;
        if (span->tag != HSY_TAG_CONTENT) continue;
        try_cues(join, s, -1, &best, &least);
        try_cues(join, s, 1, &best, &least);
        span->statement = best;
        if (best != HSY_NO_DRAFT) hsy_parts_add(&join->drafts.items[best].content, span->range.first, span->range.end);
    }
}

static void try_sources(const joining *join, size_t cue, int step, const tagged **best, float *least) {
    const tagged *spans = join->spans.items, *of = &spans[cue];
    int between = 0;
    for (size_t s = cue + (size_t)step; s < join->spans.count; s += (size_t)step) {
        const tagged *span = &spans[s];
        uint32_t edge = step < 0 ? span->range.end : span->range.first,
                 own = step < 0 ? of->range.first : of->range.end;
        float gap = step < 0 ? (float)(own - edge) : (float)(edge - own);
        if (sentence_at(join, step < 0 ? edge - 1 : edge) != sentence_at(join, step < 0 ? own : own - 1)) return;
        float cost = gap + (float)(PAST_SPAN * between) + (step < 0 ? 0 : 1.5f); /* a subject stands before its verb */
        if (span->tag == HSY_TAG_SOURCE && cost < *least) {
            *least = cost;
            *best = span;
        }
        between++;
    }
}

static void add_sources(joining *join) {
    for (size_t s = 0; s < join->spans.count; s++) {
        const tagged *span = &join->spans.items[s], *best = NULL;
        float least = FARTHEST;
        if (span->tag != HSY_TAG_CUE) continue;
        try_sources(join, s, -1, &best, &least);
        try_sources(join, s, 1, &best, &least);
        if (best) hsy_parts_add(&join->drafts.items[span->statement].source, best->range.first, best->range.end);
    }
}

/* The run of tokens around the likeliest one for a role in the sentence of the cue (of the content, without one) that
 * no span of `taken` has; empty when the chance is too small. */
static hsy_range likeliest(const joining *join, const hsy_draft *draft, hsy_tag tag, float least, const bool *taken) {
    float(*chances)[HSY_TAG_COUNT] = join->tags->chances;
    uint32_t anchor = draft->cue.count ? draft->cue.at[0].first : draft->content.at[0].first;
    const hsy_sentence *sentence = hsy_sentence_of(join->reading, anchor);
    uint32_t best = sentence->end;
    float most = 0;
    for (uint32_t i = sentence->first; i < sentence->end; i++) {
        uint32_t distance = i > anchor ? i - anchor : anchor - i;
        float chance = chances[i][tag] - 0.002f * (float)distance; /* of equals the nearer */
        if (taken[i] || (best < sentence->end && chance <= most)) continue;
        most = chance;
        best = i;
    }
    if (best == sentence->end || chances[best][tag] <= least) return (hsy_range){0, 0};
    hsy_range run = {best, best + 1};
    float enough = least_of_best * chances[best][tag];
    while (run.first > sentence->first && !taken[run.first - 1] && chances[run.first - 1][tag] > enough) run.first--;
    while (run.end < sentence->end && !taken[run.end] && chances[run.end][tag] > enough) run.end++;
    return run;
}

static void set_taken(const hsy_parts *parts, bool *taken, bool value) {
    for (uint32_t p = 0; p < parts->count; p++)
        for (uint32_t i = parts->at[p].first; i < parts->at[p].end; i++) taken[i] = value;
}

static void fill_contents(joining *join) {
    bool *taken = HSY_NEW_ARRAY(join->reading->arena, bool, join->reading->tokens.count + 1);
    for (uint32_t i = 0; i < join->reading->tokens.count; i++) taken[i] = join->tags->labels[i] != HSY_LABEL_OTHER;
    for (size_t d = 0; d < join->drafts.count; d++) {
        hsy_draft *draft = &join->drafts.items[d];
        if (draft->content.count) continue;
        hsy_range run = likeliest(join, draft, HSY_TAG_CONTENT, least_content, taken);
        hsy_parts_add(&draft->content, run.first, run.end);
    }
}

static void fill_sources(joining *join) {
    bool *taken = HSY_NEW_ARRAY(join->reading->arena, bool, join->reading->tokens.count + 1);
    for (size_t d = 0; d < join->drafts.count; d++) {
        hsy_draft *draft = &join->drafts.items[d];
        if (draft->source.count) continue;
        set_taken(&draft->content, taken, true);
        set_taken(&draft->cue, taken, true);
        hsy_range run = likeliest(join, draft, HSY_TAG_SOURCE, least_source, taken);
        hsy_parts_add(&draft->source, run.first, run.end);
        set_taken(&draft->content, taken, false);
        set_taken(&draft->cue, taken, false);
    }
}

/* A content without a tagged cue is a statement of its own: with the cue and the source that are likeliest in its
 * sentence, else of whoever spoke last. `taken` is false all over. */
static uint32_t start_without_cue(joining *join, const tagged *span, uint32_t last, bool *taken) {
    hsy_draft draft = {.at = span->range.first, .parent = HSY_NO_DRAFT, .follows = HSY_NO_DRAFT};
    draft.certainty = HSY_CERTAINTY_REPORTED;
    hsy_parts_add(&draft.content, span->range.first, span->range.end);
    set_taken(&draft.content, taken, true);
    const tagged *best = NULL;
    float least = FARTHEST;
    size_t number = (size_t)(span - join->spans.items);
    try_sources(join, number, -1, &best, &least);
    try_sources(join, number, 1, &best, &least);
    hsy_range source = best ? best->range : likeliest(join, &draft, HSY_TAG_SOURCE, least_alone, taken);
    hsy_range cue = likeliest(join, &draft, HSY_TAG_CUE, least_alone, taken);
    set_taken(&draft.content, taken, false);
    hsy_parts_add(&draft.source, source.first, source.end);
    hsy_parts_add(&draft.cue, cue.first, cue.end);
    if (draft.cue.count) read_cue(join->reading, &draft);
    if (draft.source.count == 0 && last != HSY_NO_DRAFT) draft.source = join->drafts.items[last].source;
    HSY_PUSH(join->reading->arena, &join->drafts, draft);
    return (uint32_t)join->drafts.count - 1;
}

/* "that", a comma: not said. */
static bool opens_nothing(const hsy_reading *reading, uint32_t token) {
    hsy_word_class class = hsy_class_at(reading, token);
    bool is_that = class == HSY_WORD_THAT && reading->tongue == HSY_TONGUE_ENGLISH &&
                   (token == 0 || hsy_class_at(reading, token - 1) != HSY_WORD_COMMA);
    return is_that || class == HSY_WORD_COMMA;
}

/* Contents as world-dev has them: without "that", the place of a dispatch and the full stop of their sentence. */
static void trim_contents(joining *join) {
    for (size_t s = 0; s < join->spans.count; s++) {
        hsy_range *range = &join->spans.items[s].range;
        if (join->spans.items[s].tag != HSY_TAG_CONTENT) continue;
        uint32_t start = hsy_past_date_line(join->reading, range->first, range->end);
        while (start + 1 < range->end && opens_nothing(join->reading, start)) start++;
        range->first = start;
        while (range->end > range->first + 1 && hsy_is_outside(join->reading, range->end - 1) &&
               hsy_class_at(join->reading, range->end - 1) == HSY_WORD_STOP)
            range->end--;
    }
}

/* What the rules give to another cue: it goes on no statement before. */
static bool is_in_rule(const joining *join, const tagged *span) {
    hsy_parts parts = {0};
    hsy_parts_add(&parts, span->range.first, span->range.end);
    for (size_t r = 0; r < join->reading->drafts.count; r++) {
        const hsy_draft *rule = &join->reading->drafts.items[r];
        if (rule->cue.count > 0 && rule->cue.at[0].first >= span->range.end &&
            5 * shared_tokens(&rule->content, &parts) >= 4 * size_of(&parts))
            return true;
    }
    return false;
}

/* Contents without a cue in their sentence: just behind a statement they go it on (“A.” | “B.”); else they are dropped,
 * but in German, where a subjunctive needs no cue. */
static void add_rest(joining *join) {
    bool *taken = HSY_NEW_ARRAY(join->reading->arena, bool, join->reading->tokens.count + 1);
    uint32_t statement = HSY_NO_DRAFT, behind = 0;
    for (size_t s = 0; s < join->spans.count; s++) {
        tagged *span = &join->spans.items[s];
        if (span->tag == HSY_TAG_SOURCE) continue;
        bool is_loose = span->statement == HSY_NO_DRAFT;
        if (is_loose && is_in_rule(join, span)) continue;
        bool goes_on = is_loose && statement != HSY_NO_DRAFT && span->range.first - behind <= GOES_ON &&
                       join->drafts.items[statement].content.count > 0;
        bool is_german = join->reading->tongue == HSY_TONGUE_GERMAN;
        if (is_german && is_loose) {
            span->statement = start_without_cue(join, span, statement, taken);
        } else if (goes_on) {
            span->statement = statement;
            hsy_parts_add(&join->drafts.items[statement].content, span->range.first, span->range.end);
        }
        if (span->statement == HSY_NO_DRAFT) continue;
        statement = span->statement;
        behind = span->range.end;
    }
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
    return shared_tokens(inner, outer) == size_of(inner);
}

/* Half of the tokens of both are the same. */
static bool are_alike(const hsy_parts *a, const hsy_parts *b) {
    return 4 * shared_tokens(a, b) >= size_of(a) + size_of(b);
}

/* The shorter of both has little that the other has not. */
static bool lies_in(const hsy_parts *a, const hsy_parts *b) {
    uint32_t x = size_of(a), y = size_of(b);
    return 5 * shared_tokens(a, b) >= 4 * (x < y ? x : y);
}

/* The draft of the rules that says the same as a joined one, or HSY_NO_DRAFT: what is said is alike, and so is the cue
 * unless one has none. The same cue is enough in German, whose contents stand apart and whose rules are the surer, and
 * where the rule has further cues: it then knows of a chain ("reports, citing"). */
static uint32_t same_by_rules(const hsy_reading *reading, const hsy_drafts *rules, const hsy_draft *draft) {
    for (uint32_t r = 0; r < rules->count; r++) {
        const hsy_draft *rule = &rules->items[r];
        bool shares_cue = shared_tokens(&rule->cue, &draft->cue) > 0;
        if (shares_cue && (reading->tongue == HSY_TONGUE_GERMAN || rule->cue.count > 1)) return r;
        if (!shares_cue && rule->cue.count > 0 && draft->cue.count > 0) continue;
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

/* Somebody else is tagged to report between two tokens, with a source of his own. */
static bool reports_between(const joining *join, uint32_t first, uint32_t end) {
    bool has_source = false;
    for (size_t s = 0; s < join->spans.count; s++) {
        const tagged *span = &join->spans.items[s];
        if (span->range.first < first || span->range.end > end) continue;
        has_source |= span->tag == HSY_TAG_SOURCE;
        if (span->tag == HSY_TAG_CUE && has_source) return true;
    }
    return false;
}

/* "Experts said [the roof had burnt], but the mayor said it had not": a rule's content that goes on over the next
 * report ends where the tagger's does. */
static void cut_content(const joining *join, hsy_parts *content, const hsy_parts *learnt) {
    if (learnt->count == 0 || content->count == 0) return;
    hsy_range *last = &content->at[content->count - 1];
    uint32_t end = learnt->at[learnt->count - 1].end;
    if (end <= last->first || end >= last->end || !reports_between(join, end, last->end)) return;
    hsy_word_class next = hsy_class_at(join->reading, end);
    if (next == HSY_WORD_COMMA || next == HSY_WORD_DASH || next == HSY_WORD_SEMICOLON) last->end = end;
}

/* The draft of the rules, with the source that the tagger found: in English that is right more often (polnear-train, 2
 * points of F1), in German the rules are (german-train, as much), whose subjects stand anywhere in the sentence. */
static hsy_draft with_rule(const joining *join, const hsy_draft *rule, const hsy_draft *draft) {
    const hsy_reading *reading = join->reading;
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
    if (reading->tongue == HSY_TONGUE_ENGLISH) cut_content(join, &both.content, &draft->content);
    return both;
}

static float mean_chance(const hsy_tags *tags, const hsy_parts *parts, hsy_tag tag) {
    float sum = 0;
    for (uint32_t p = 0; p < parts->count; p++)
        for (uint32_t i = parts->at[p].first; i < parts->at[p].end; i++) sum += tags->chances[i][tag];
    return parts->count ? sum / (float)size_of(parts) : 0;
}

/* "citing X" alone is a link of a chain (chain.c), no statement. */
static bool is_relay(const hsy_reading *reading, const hsy_parts *cue) {
    if (cue->count == 0) return false;
    const hsy_mark *first = &reading->marks[cue->at[0].first];
    return first->relay >= 0 && (size_of(cue) == 1 || size_of(cue) <= first->relay_words);
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
static bool is_part_of_rule(const hsy_drafts *rules, const hsy_draft *draft) {
    for (size_t r = 0; r < rules->count; r++) {
        const hsy_draft *rule = &rules->items[r];
        if (lie_in(&draft->cue, &rule->content) && lie_in(&draft->content, &rule->content) &&
            shared_tokens(&draft->source, &rule->source) > 0)
            return true;
    }
    return false;
}

/* A cue of words that no table of reporting has must be the surer: the data marks much that a reader would not call a
 * report ("gives … details of"); and inside what is said it must have a source of its own. */
static bool is_doubtful(const joining *join, const hsy_drafts *rules, const hsy_draft *draft) {
    if (draft->cue.count == 0 || has_known_cue(join->reading, &draft->cue)) return false;
    return mean_chance(join->tags, &draft->cue, HSY_TAG_CUE) < least_of_unknown || is_part_of_rule(rules, draft);
}

/* "als [Schlag]", "wie": opens a clause or an apposition, and reports nothing. */
static bool is_subordinator(const hsy_reading *reading, const hsy_parts *cue) {
    return cue->count == 1 && size_of(cue) == 1 &&
           (hsy_word_is(reading, cue->at[0].first, HSY_S("als")) ||
            hsy_word_is(reading, cue->at[0].first, HSY_S("wie")) ||
            hsy_class_at(reading, cue->at[0].first) == HSY_WORD_SUBORDINATOR);
}

/* What the tagger alone found and nobody says: a quoted word; "als" as a cue in what a rule found. */
static bool is_nothing(const hsy_reading *reading, const hsy_drafts *rules, const hsy_draft *draft) {
    if (reading->tongue != HSY_TONGUE_GERMAN) return false;
    if (draft->cue.count == 0 && draft->source.count == 0) return true;
    if (!is_subordinator(reading, &draft->cue)) return false;
    for (size_t r = 0; r < rules->count; r++)
        if (lie_in(&draft->cue, &rules->items[r].content) && lie_in(&draft->content, &rules->items[r].content))
            return true;
    return false;
}

static void put_joined(joining *join, const hsy_drafts *rules, uint32_t *now) {
    hsy_reading *reading = join->reading;
    for (size_t d = 0; d < join->drafts.count; d++) {
        hsy_draft *draft = &join->drafts.items[d];
        hsy_mend_learnt(reading, draft);
        if (!says_something(reading, &draft->content) || !hsy_is_report(reading, draft)) continue;
        uint32_t rule = same_by_rules(reading, rules, draft);
        if (rule == HSY_NO_DRAFT && is_relay(reading, &draft->cue)) continue;
        if (rule == HSY_NO_DRAFT && is_nothing(reading, rules, draft)) continue;
        if (rule == HSY_NO_DRAFT && is_doubtful(join, rules, draft)) continue;
        if (rule == HSY_NO_DRAFT && !hsy_is_source(reading, draft)) continue;
        if (rule == HSY_NO_DRAFT) {
            hsy_push_draft(reading, *draft);
        } else if (now[rule] == HSY_NO_DRAFT) { /* else a further cue of it: "reports, citing" */
            hsy_draft both = with_rule(join, &rules->items[rule], draft);
            if (hsy_is_nobody(reading, &both)) continue;
            now[rule] = (uint32_t)reading->drafts.count;
            hsy_push_draft(reading, both);
        }
    }
}

/* A joined draft says the same; one whose cue stands inside what the rule's says is told in turn. */
static bool overlaps_joined(const hsy_reading *reading, const hsy_draft *draft, size_t joined) {
    for (size_t d = 0; d < joined; d++) {
        const hsy_draft *other = &reading->drafts.items[d];
        bool is_told = other->cue.count > 0 && shared_tokens(&draft->content, &other->cue) > 0;
        if (!is_told && are_alike(&other->content, &draft->content)) return true;
    }
    return false;
}

/* Whether a draft of the rules that the tagger does not have stays: a phrase as its cue does nothing else ("according
 * to"), a quotation goes on what was said, or the tagger holds its cue (or its content, without one) for possible. */
static bool is_possible(const joining *join, const hsy_draft *rule) {
    bool is_phrase = rule->cue.count > 0 && join->reading->marks[rule->cue.at[0].first].phrase >= 0;
    bool goes_on = rule->is_quotation && rule->cue.count == 0 && rule->follows != HSY_NO_DRAFT;
    float chance = rule->cue.count ? mean_chance(join->tags, &rule->cue, HSY_TAG_CUE)
                                   : mean_chance(join->tags, &rule->content, HSY_TAG_CONTENT);
    float least = join->reading->tongue == HSY_TONGUE_GERMAN ? least_of_german_rule : least_of_rule;
    return is_phrase || goes_on || chance >= least;
}

/* Drafts of the rules that the tagger does not have: those nested in another stay, and the possible ones. */
static void put_rest(joining *join, const hsy_drafts *rules, uint32_t *now) {
    size_t joined = join->reading->drafts.count;
    for (uint32_t r = 0; r < rules->count; r++) {
        const hsy_draft *rule = &rules->items[r];
        if (now[r] != HSY_NO_DRAFT || !hsy_is_report(join->reading, rule)) continue;
        if (hsy_is_nobody(join->reading, rule)) continue;
        bool is_nested = rule->parent != HSY_NO_DRAFT;
        if (!is_nested && (!is_possible(join, rule) || overlaps_joined(join->reading, rule, joined))) continue;
        now[r] = (uint32_t)join->reading->drafts.count;
        hsy_push_draft(join->reading, *rule);
    }
}

void hsy_join_tags(hsy_reading *reading, const hsy_tags *tags) {
    joining join = {.reading = reading, .tags = tags};
    hsy_drafts rules = reading->drafts;
    uint32_t *now = HSY_NEW_ARRAY(reading->arena, uint32_t, rules.count + 1);
    for (size_t r = 0; r < rules.count; r++) now[r] = HSY_NO_DRAFT;
    cut_spans(&join);
    trim_contents(&join);
    start_drafts(&join);
    add_contents(&join);
    fill_contents(&join);
    add_sources(&join);
    fill_sources(&join);
    add_rest(&join);
    reading->drafts = (hsy_drafts){0};
    memset(reading->in_cue, 0, reading->tokens.count * sizeof *reading->in_cue);
    put_joined(&join, &rules, now);
    put_rest(&join, &rules, now);
    for (size_t d = 0; d < reading->drafts.count; d++) {
        uint32_t *follows = &reading->drafts.items[d].follows;
        if (*follows != HSY_NO_DRAFT) *follows = now[*follows];
    }
    hsy_order_drafts(reading, false);
    hsy_nest_drafts(reading);
}
