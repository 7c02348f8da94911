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
 * What the rules have to say to these is merge.c's.
 */
#include "statements/join.h"

#include "statements/grammar.h"

enum {
    FARTHEST = 40,         /* cost at which a cue and its content, or its source, are strangers */
    FARTHEST_CONTENT = 30, /* the same for contents; all of these are set by hand */
    PAST_CONTENT = 12,     /* what it costs to reach over another content, cue */
    PAST_CUE = 10,
    PAST_SPAN = 4, /* what it costs a source */
    GOES_ON = 4,   /* tokens between a statement and a content without cue that goes it on */
};

static const float least_content = 0.2f, least_source = 0.05f; /* chances below which nothing is filled in */
static const float least_alone = 0.1f;                         /* the same where no cue was tagged */
static const float least_of_best = 0.4f; /* of the best token's chance: its neighbours that belong to it */

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

/* "was seen as": whoever sees it is not named, unless the tagger has him. */
static bool is_passive(const hsy_reading *reading, const hsy_draft *draft) {
    bool has_be = false;
    for (uint32_t i = draft->cue.at[0].first; draft->cue.count > 0 && i < draft->cue.at[0].end; i++) {
        const hsy_mark *mark = &reading->marks[i];
        bool is_participle = mark->verb >= 0 && (hsy_reading_cue(reading, mark->verb).shapes & HSY_SHAPE_PARTICIPLE);
        if (has_be && (is_participle || hsy_slice_ends(reading->folded[i], HSY_S("ed")))) return true;
        has_be |= hsy_is_be(reading, i);
    }
    return false;
}

static void fill_sources(joining *join) {
    bool *taken = HSY_NEW_ARRAY(join->reading->arena, bool, join->reading->tokens.count + 1);
    for (size_t d = 0; d < join->drafts.count; d++) {
        hsy_draft *draft = &join->drafts.items[d];
        if (draft->source.count || is_passive(join->reading, draft)) continue;
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
            5 * hsy_parts_shared(&rule->content, &parts) >= 4 * hsy_parts_size(&parts))
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

hsy_drafts hsy_join_tags(hsy_reading *reading, const hsy_tags *tags) {
    joining join = {.reading = reading, .tags = tags};
    cut_spans(&join);
    trim_contents(&join);
    start_drafts(&join);
    add_contents(&join);
    fill_contents(&join);
    add_sources(&join);
    fill_sources(&join);
    add_rest(&join);
    return join.drafts;
}
