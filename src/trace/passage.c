/* The passages that two texts share: where, how long, with small edits inside.
 *
 *     … the harbour board wrote to all fishermen of the bay that it would close the north quay in May …
 *     … the port wrote to all fishermen of the bay that it would soon close the north quay, in May …
 *               ------------------------------------------      ----------------------------
 *
 * Eight equal words in a row start a passage. It is grown to both sides: past a gap of up to three words in either
 * text it goes on when four more are equal. (Eight and three are how the gold of data/trace measures; four resumes as
 * its shares do: with three resuming words shares come out .03 too high, with six .01 too low.)
 *
 * The four-word grams of one text are put in a hash table; of the other text, read once from left to right, every
 * fifth gram is looked up: eight equal words in a row hold one, wherever they begin. Each run is grown as far as it
 * goes and skipped. This is greedy: of several places a word could have come from, the longest run wins, and a text
 * that was put in another order still shares all its passages, which a longest common subsequence would not show.
 * Cost: the words of both, and a bounded number of steps for each match.
 */
#include "trace/steps.h"

enum {
    SEED = 8,               /* equal words that start a passage */
    GAP = 3,                /* words of either text that a passage bridges */
    RESUME = 4,             /* equal words after a gap */
    GRAM = 4,               /* words that are looked up together, */
    STEP = SEED - GRAM + 1, /* at every so many places */
    MOST_TRIED = 32,        /* places of one gram that are tried: bounds the cost of a text that repeats itself */
};

struct hsy_grams {
    uint32_t *heads; /* by hash: place + 1 of the last gram, 0 none */
    uint32_t *next;  /* by place: place + 1 of the gram before it in the same slot */
    unsigned shift;  /* of a hash, to its slot */
};

typedef struct alignment {
    const hsy_grams *grams;
    const hsy_wording *a, *b;
    hsy_arena *arena;
    hsy_matches *matches;
    hsy_stretches *stretches;
} alignment;

/* Where the gram at `at` belongs. */
static size_t slot_of(const hsy_grams *grams, const hsy_wording *wording, uint32_t at) {
    static const uint64_t weights[GRAM] = {0x9E3779B97F4A7C15ull, 0xC2B2AE3D27D4EB4Full, 0x165667B19E3779F9ull,
                                           0xD6E8FEB86659FD93ull};
    uint64_t hash = 0;
    for (uint32_t i = 0; i < GRAM; i++) hash += wording->hashes[at + i] * weights[i];
    return (size_t)(hash >> grams->shift);
}

const hsy_grams *hsy_grams_of(hsy_arena *arena, const hsy_wording *wording) {
    hsy_grams *grams = HSY_NEW(arena, hsy_grams);
    unsigned bits = 4;
    while ((size_t)1 << bits < (size_t)wording->count * 2) bits++;
    *grams = (hsy_grams){HSY_NEW_ARRAY(arena, uint32_t, (size_t)1 << bits),
                         hsy_arena_alloc(arena, (wording->count + 1) * sizeof(uint32_t)), 64 - bits};
    for (uint32_t at = 0; at + GRAM <= wording->count; at++) {
        uint32_t *head = &grams->heads[slot_of(grams, wording, at)];
        grams->next[at] = *head;
        *head = at + 1;
    }
    return grams;
}

/* Equal words in a row from places `i` and `j` on, at most up to the ends. */
static uint32_t run_forward(const alignment *x, uint32_t i, uint32_t j) {
    if (i > x->a->count || j > x->b->count) return 0;
    const uint32_t *a = x->a->hashes + i, *b = x->b->hashes + j;
    uint32_t n = 0, left_a = x->a->count - i, left_b = x->b->count - j, most = left_a < left_b ? left_a : left_b;
    while (n < most && a[n] == b[n]) n++;
    return n;
}

/* Equal words in a row before places `i` and `j`; in `b` not before `low`. */
static uint32_t run_backward(const alignment *x, uint32_t i, uint32_t j, uint32_t low) {
    uint32_t n = 0;
    while (i > n && j > low + n && x->a->hashes[i - n - 1] == x->b->hashes[j - n - 1]) n++;
    return n;
}

/* Of the runs of SEED words or more that hold the gram at place `j` of `b` and begin at `low` or behind it, the one
 * that begins first, of several the longest; or an empty match. */
static hsy_match find_seed(const alignment *x, uint32_t j, uint32_t low) {
    hsy_match best = {0};
    uint32_t at = x->grams->heads[slot_of(x->grams, x->b, j)];
    for (int tried = 0; at && tried < MOST_TRIED; tried++, at = x->grams->next[at - 1]) {
        uint32_t ahead = run_forward(x, at - 1, j);
        if (ahead < GRAM) continue;
        uint32_t behind = run_backward(x, at - 1, j, low);
        hsy_match run = {at - 1 - behind, j - behind, behind + ahead};
        bool is_first = best.length == 0 || run.b < best.b || (run.b == best.b && run.length >= best.length);
        if (run.length >= SEED && is_first) best = run;
    }
    return best;
}

/* The nearest run behind (i, j), across a gap; an empty match when there is none. */
static hsy_match resume_forward(const alignment *x, uint32_t i, uint32_t j) {
    for (uint32_t gap = 1; gap <= 2 * GAP; gap++)
        for (uint32_t in_a = gap > GAP ? gap - GAP : 0; in_a <= GAP && in_a <= gap; in_a++) {
            uint32_t n = run_forward(x, i + in_a, j + gap - in_a);
            if (n >= RESUME) return (hsy_match){i + in_a, j + gap - in_a, n};
        }
    return (hsy_match){0};
}

/* The nearest run before (i, j), across a gap, not before `low` in `b`. */
static hsy_match resume_backward(const alignment *x, uint32_t i, uint32_t j, uint32_t low) {
    for (uint32_t gap = 1; gap <= 2 * GAP; gap++)
        for (uint32_t in_a = gap > GAP ? gap - GAP : 0; in_a <= GAP && in_a <= gap; in_a++) {
            uint32_t in_b = gap - in_a;
            if (in_a > i || j < low + in_b) continue;
            uint32_t n = run_backward(x, i - in_a, j - in_b, low);
            if (n >= RESUME) return (hsy_match){i - in_a - n, j - in_b - n, n};
        }
    return (hsy_match){0};
}

/* Puts the last matches, from `first` on, which were found going backwards, into the order of the text. */
static void reverse_matches(hsy_matches *matches, size_t first) {
    for (size_t i = first, k = matches->count; i + 1 < k; i++, k--) {
        hsy_match swapped = matches->items[i];
        matches->items[i] = matches->items[k - 1];
        matches->items[k - 1] = swapped;
    }
}

/* Grows a passage around a seed and returns the place in `b` behind it. */
static uint32_t grow(alignment *x, hsy_match seed, uint32_t low) {
    size_t first = x->matches->count;
    for (hsy_match m = seed; m.length;) {
        HSY_PUSH(x->arena, x->matches, m);
        m = resume_backward(x, m.a, m.b, low);
    }
    reverse_matches(x->matches, first);
    hsy_match start = x->matches->items[first], last = seed;
    for (hsy_match m = seed; m.length;) {
        last = m;
        m = resume_forward(x, m.a + m.length, m.b + m.length);
        if (m.length) HSY_PUSH(x->arena, x->matches, m);
    }
    hsy_stretch stretch = {.a = start.a,
                           .a_end = last.a + last.length,
                           .b = start.b,
                           .b_end = last.b + last.length,
                           .first = (uint32_t)first,
                           .end = (uint32_t)x->matches->count};
    HSY_PUSH(x->arena, x->stretches, stretch);
    return stretch.b_end;
}

void hsy_passages_find(hsy_arena *arena, const hsy_grams *grams, const hsy_wording *a, const hsy_wording *b,
                       hsy_matches *matches, hsy_stretches *stretches) {
    alignment x = {grams, a, b, arena, matches, stretches};
    uint32_t low = 0; /* what stands before it is in a passage */
    for (uint32_t j = STEP - 1; j + GRAM <= b->count;) {
        hsy_match seed = find_seed(&x, j, low);
        if (seed.length) low = grow(&x, seed, low);
        j = seed.length ? low + STEP - 1 : j + STEP;
    }
}
