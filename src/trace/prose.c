/* Tells reused prose from words that anybody may repeat: a speaker's, an official text's.
 *
 *     A: “We will not forget their decision,” she said in a statement.       B: the same sentence, quoted
 *        -> shared words, no shared prose: both heard her, neither copied
 *
 * Of the words in shared passages those count as prose that neither text marks as somebody's words. A tweet or a
 * statement often stands without marks; another article of the set that does mark it proves it to be one (the words
 * are "learnt" along the shared passages). A pair is a copy when enough prose is shared. A passage must hold eight
 * words of prose to count: "she said on Friday" between two quotations is in any report of them.
 *
 * What it misses: a statement that no article marks; a press release that all reprint as their own.
 */
#include "trace/parallel.h"
#include "trace/steps.h"

enum {
    LEAST_PROSE = 12,        /* words of prose in a copy: a stub may share one stock phrase with anything */
    LEAST_PASSAGE_PROSE = 8, /* words of prose in a passage that counts */
};

static const double LEAST_COPY_SHARE = 0.10; /* of either text's prose; where the gold of data/trace draws the line */

static const uint8_t SOMEBODYS = HSY_WORD_ASIDE | HSY_WORD_SPEECH | HSY_WORD_LEARNT;
static const uint8_t NOT_COUNTED = HSY_WORD_ASIDE | HSY_WORD_STOCK;

static uint8_t learnt_from(uint8_t flags) { return flags & (HSY_WORD_ASIDE | HSY_WORD_SPEECH) ? HSY_WORD_LEARNT : 0; }

/* Along the matches of a pair each text learns what the other marks as somebody's words. Only marks of the texts
 * themselves are handed on, so the order of the pairs does not matter. */
static void learn(const hsy_alignment *shared, const hsy_wording *a, const hsy_wording *b) {
    for (size_t i = 0; i < shared->matches.count; i++) {
        hsy_match m = shared->matches.items[i];
        uint8_t *restrict in_a = a->flags + m.a, *restrict in_b = b->flags + m.b;
        for (uint32_t k = 0; k < m.length; k++) {
            uint8_t from_b = learnt_from(in_b[k]);
            in_b[k] |= learnt_from(in_a[k]);
            in_a[k] |= from_b;
        }
    }
}

typedef struct totals {
    uint32_t words, prose;
    uint32_t lede_end, last_line; /* of an article: words behind its first line, first word of its last */
} totals;

/* One of the two texts of a pair while it is measured. */
typedef struct side {
    const uint8_t *flags;
    uint8_t *covered; /* 1 for words that were counted */
    totals sum;
} side;

static side side_of(hsy_arena *scratch, const hsy_wording *wording) {
    return (side){wording->flags, HSY_NEW_ARRAY(scratch, uint8_t, wording->count), {0}};
}

static totals count_words(const hsy_wording *wording) {
    totals t = {.lede_end = wording->count};
    for (uint32_t i = 0; i < wording->count; i++) {
        if (wording->flags[i] & HSY_WORD_LINE) {
            if (t.last_line == 0) t.lede_end = i;
            t.last_line = i;
        }
        if (wording->flags[i] & NOT_COUNTED) continue;
        t.words++;
        t.prose += !(wording->flags[i] & SOMEBODYS);
    }
    return t;
}

/* Adds the words of a run in one text that are not covered yet. `foreign` are the flags of the same words in the other
 * text. The loop has no branches so that compilers make vectors of it. */
static void cover(const uint8_t *flags, const uint8_t *foreign, uint8_t *restrict covered, uint32_t length,
                  bool with_prose, totals *sum) {
    uint32_t words = 0, prose = 0;
    for (uint32_t i = 0; i < length; i++) {
        uint8_t counts = !((flags[i] | foreign[i]) & NOT_COUNTED) & !covered[i];
        covered[i] |= counts;
        words += counts;
        prose += counts & !(flags[i] & SOMEBODYS);
    }
    sum->words += words;
    if (with_prose) sum->prose += prose;
}

/* Adds the words of the passage in both texts. Those in gaps stand in one text only and have no other flags. */
static void cover_stretch(const hsy_alignment *shared, const hsy_stretch *s, bool with_prose, side *a, side *b) {
    uint32_t in_a = s->a, in_b = s->b;
    for (uint32_t i = s->first; i < s->end; i++) {
        hsy_match m = shared->matches.items[i];
        cover(a->flags + in_a, a->flags + in_a, a->covered + in_a, m.a - in_a, with_prose, &a->sum);
        cover(b->flags + in_b, b->flags + in_b, b->covered + in_b, m.b - in_b, with_prose, &b->sum);
        cover(a->flags + m.a, b->flags + m.b, a->covered + m.a, m.length, with_prose, &a->sum);
        cover(b->flags + m.b, a->flags + m.a, b->covered + m.b, m.length, with_prose, &b->sum);
        in_a = m.a + m.length, in_b = m.b + m.length;
    }
}

static bool holds_prose(const hsy_wording *wording, uint32_t start, uint32_t end) {
    uint32_t prose = 0;
    for (uint32_t i = start; i < end; i++) prose += !(wording->flags[i] & (SOMEBODYS | HSY_WORD_STOCK));
    return prose >= LEAST_PASSAGE_PROSE;
}

static double part(uint32_t some, uint32_t all) { return all ? (double)some / all : 0; }

/* Whether the only prose that two texts share is the last line of the one and the first of the other: the teaser of
 * another article, which the page stage took for a paragraph. */
static bool is_teaser(const hsy_stretch *s, const totals *a, const totals *b) {
    bool a_has_lines = a->last_line > a->lede_end, b_has_lines = b->last_line > b->lede_end;
    return (a_has_lines && s->a >= a->last_line && s->b_end <= b->lede_end) ||
           (b_has_lines && s->b >= b->last_line && s->a_end <= a->lede_end);
}

static void measure(hsy_arena *scratch, hsy_pair *pair, const hsy_wording *a, const hsy_wording *b, const totals *all) {
    side in_a = side_of(scratch, a), in_b = side_of(scratch, b);
    hsy_alignment shared = hsy_alignment_of(scratch, pair);
    const hsy_stretch *only = NULL;
    size_t proses = 0;
    for (size_t i = 0; i < shared.stretches.count; i++) {
        const hsy_stretch *s = &shared.stretches.items[i];
        bool prose = holds_prose(a, s->a, s->a_end) && holds_prose(b, s->b, s->b_end);
        if (prose) only = s, proses++;
        cover_stretch(&shared, s, prose, &in_a, &in_b);
    }
    totals sum_a = in_a.sum, sum_b = in_b.sum;
    const totals *all_a = &all[pair->a], *all_b = &all[pair->b];
    pair->share[0] = part(sum_a.words, all_a->words), pair->share[1] = part(sum_b.words, all_b->words);
    pair->prose[0] = part(sum_a.prose, all_a->prose), pair->prose[1] = part(sum_b.prose, all_b->prose);
    bool is_tail = proses == 1 && is_teaser(only, all_a, all_b);
    bool enough = sum_a.prose >= LEAST_PROSE && sum_b.prose >= LEAST_PROSE && !is_tail;
    pair->is_copy = enough && (pair->prose[0] >= LEAST_COPY_SHARE || pair->prose[1] >= LEAST_COPY_SHARE);
}

typedef struct measuring {
    hsy_steps *steps;
    totals *all; /* of each article */
} measuring;

static void count_article(void *context, const hsy_room *room, size_t a) {
    (void)room;
    const measuring *x = context;
    x->all[a] = count_words(&x->steps->wordings[a]);
}

static void measure_pair(void *context, const hsy_room *room, size_t i) {
    const measuring *x = context;
    hsy_pair *pair = &x->steps->pairs.items[i];
    measure(room->scratch, pair, &x->steps->wordings[pair->a], &x->steps->wordings[pair->b], x->all);
}

void hsy_trace_prose(hsy_arena *arena, hsy_steps *steps) {
    hsy_arena *brief = hsy_arena_scratch(arena);
    for (size_t i = 0; i < steps->pairs.count; i++) {
        const hsy_pair *pair = &steps->pairs.items[i];
        hsy_alignment shared = hsy_alignment_of(brief, pair);
        learn(&shared, &steps->wordings[pair->a], &steps->wordings[pair->b]);
        hsy_arena_clear(brief);
    }
    measuring x = {steps, HSY_NEW_ARRAY(brief, totals, steps->count + 1)};
    hsy_parallel(brief, steps->threads, steps->count, &x, count_article);
    hsy_parallel(brief, steps->threads, steps->pairs.count, &x, measure_pair);
    hsy_arena_clear(brief);
}
