/* Two articles beside one another: the passages that they share, word for word but for small edits.
 *
 *     The board said it would close | the north quay in May | . Fishermen …
 *     From spring, ships avoid | the north quay, in May | and later.
 *
 * The passages are those by which the trace finds copies (passage.c), quotations and stock lines included, since who
 * compares two texts wants to see all that is the same. The runs of equal words are cut where a line of either text
 * ends, so that paragraphs can be shown side by side.
 */
#include "trace/steps.h"

typedef struct sides {
    hsy_arena *arena;
    hsy_slice from_text, to_text;
    const hsy_span *from, *to; /* where each word stands */
} sides;

static bool has_line_end(hsy_slice text, uint32_t start, uint32_t end) {
    return hsy_slice_find_byte(hsy_slice_sub(text, 0, end), '\n', start) != HSY_NOT_FOUND;
}

/* Whether a line of either text ends between the words `i` and `i` + 1 of a match. */
static bool ends_line(const sides *s, hsy_match match, uint32_t i) {
    const hsy_span *from = s->from + match.a + i, *to = s->to + match.b + i;
    return has_line_end(s->from_text, from[0].end, from[1].start) || has_line_end(s->to_text, to[0].end, to[1].start);
}

static hsy_passage place_of(const sides *s, uint32_t from, uint32_t to, uint32_t words) {
    return (hsy_passage){.from = {s->from[from].start, s->from[from + words - 1].end},
                         .to = {s->to[to].start, s->to[to + words - 1].end}};
}

static void add_runs(const sides *s, hsy_match match, hsy_shared *shared) {
    uint32_t start = 0;
    for (uint32_t i = 0; i < match.length; i++) {
        if (i + 1 < match.length && !ends_line(s, match, i)) continue;
        HSY_PUSH(s->arena, &shared->equal, place_of(s, match.a + start, match.b + start, i + 1 - start));
        start = i + 1;
    }
    shared->words += match.length;
}

static hsy_shared shared_of(const sides *s, const hsy_stretch *stretch, const hsy_matches *matches) {
    hsy_shared shared = {.whole = {.from = {s->from[stretch->a].start, s->from[stretch->a_end - 1].end},
                                   .to = {s->to[stretch->b].start, s->to[stretch->b_end - 1].end}}};
    for (uint32_t i = stretch->first; i < stretch->end; i++) add_runs(s, matches->items[i], &shared);
    return shared;
}

/* The part of `count` words that stands in [start, end) of some stretch; stretches may lie over one another. */
static double share_of(hsy_arena *scratch, const hsy_stretches *stretches, bool of_from, uint32_t count) {
    bool *covered = HSY_NEW_ARRAY(scratch, bool, count + 1);
    uint32_t sum = 0;
    for (size_t i = 0; i < stretches->count; i++) {
        const hsy_stretch *s = &stretches->items[i];
        uint32_t start = of_from ? s->a : s->b, end = of_from ? s->a_end : s->b_end;
        for (uint32_t word = start; word < end; word++) covered[word] = true;
    }
    for (uint32_t word = 0; word < count; word++) sum += covered[word];
    return count ? (double)sum / count : 0;
}

hsy_comparison hsy_trace_compare(hsy_arena *arena, const hsy_reading *from, const hsy_reading *to) {
    hsy_arena *scratch = hsy_arena_scratch(arena);
    hsy_wording a, b;
    hsy_matches matches = {0};
    hsy_stretches stretches = {0};
    hsy_wording_read(scratch, scratch, scratch, from, hsy_tokens_of(scratch, &from->article), &a);
    hsy_wording_read(scratch, scratch, scratch, to, hsy_tokens_of(scratch, &to->article), &b);
    hsy_passages_find(scratch, hsy_grams_of(scratch, &a), &a, &b, &matches, &stretches);
    sides s = {arena, from->article.text, to->article.text, hsy_wording_spans(scratch, &a),
               hsy_wording_spans(scratch, &b)};
    hsy_comparison comparison = {.from = from,
                                 .to = to,
                                 .from_words = a.count,
                                 .to_words = b.count,
                                 .from_share = share_of(scratch, &stretches, true, a.count),
                                 .to_share = share_of(scratch, &stretches, false, b.count)};
    for (size_t i = 0; i < stretches.count; i++)
        HSY_PUSH(arena, &comparison.passages, shared_of(&s, &stretches.items[i], &matches));
    hsy_arena_clear(scratch);
    return comparison;
}
