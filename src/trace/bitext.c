/* Aligning two texts that may be translations of one another, sentence by sentence.
 *
 *     Am Montag um zwölf brach der Damm.     [1] - [1 2]     The dam broke on Monday. It was noon.
 *     300 Menschen flohen.                   [2] - [3]       Some 300 people fled.
 *     "Es war laut", sagte Ida Holt.         [3] - [4]       “It was loud,” Ida Holt said.
 *
 * A bead puts one to three sentences beside one to three (Gale and Church 1993). It is worth the anchors that both
 * sides share, each the more the fewer sentences have it (the logarithm of how unlikely it is to meet it by chance),
 * less what one side has and the other has not, and less what their lengths differ. Chains of beads in the order of
 * both texts are found as local alignments (Smith and Waterman 1981): they begin and end where that pays, so that a
 * cut, an added paragraph or a whole other report around it do no harm. The best chain is taken, its sentences are
 * struck out, and the rest is aligned again: what was moved is found too.
 *
 * Two reports of one event share names and numbers as well, but a sentence of the one finds its facts spread over
 * several of the other and in another order, so that no long chain comes about.
 *
 * Cost: sentences times sentences, both bounded, for each chain.
 */
#include "trace/bitext.h"

#include <math.h>

enum {
    MOST_MEETINGS = 400, /* sentence pairs of one anchor: more say nothing */
    MOST_CHAINS = 8,
};

static const double UNSHARED = 0.5;      /* what an anchor that is on one side only costs of its weight */
static const double GAP = 0.7;           /* of a sentence left out */
static const double LENGTH_GAIN = 0.6;   /* of equal lengths; */
static const double LENGTH_VARIANCE = 9; /* per byte: news is translated more freely than Gale and Church's 6.8 */
static const double LENGTH_LOSS_MOST = 2;
static const double LEAST_CHAIN = 3; /* score of a further chain */
static const double HOPE = 2;

/* Sentences on each side of a bead, and what its shape costs: one to one is by far the commonest. */
static const struct {
    uint8_t a, b;
    float cost;
} SHAPES[] = {{1, 1, 0}, {1, 2, 0.7F}, {2, 1, 0.7F}, {1, 3, 1.5F}, {3, 1, 1.5F}};

enum { SHAPE_COUNT = sizeof SHAPES / sizeof *SHAPES, SKIP_A = SHAPE_COUNT, SKIP_B, START };

typedef struct side {
    hsy_anchor *anchors; /* of the sentences, by id, then sentence */
    size_t count;
    uint32_t sentences;
    double *weights; /* of each sentence: what its anchors weigh */
    double *lengths; /* bytes */
    bool *is_used;
} side;

typedef struct bitext {
    side a, b;
    float *shared; /* weight of the anchors that sentence i of a and k of b share */
    float *best;   /* score of the best chain that ends before sentences i and k */
    uint8_t *move;
} bitext;

static side side_of(hsy_arena *scratch, const hsy_anchored *text) {
    side s = {.sentences = (uint32_t)text->sentences.count};
    s.anchors = hsy_arena_alloc(scratch, text->anchors.count * sizeof *s.anchors);
    for (size_t i = 0; i < text->anchors.count; i++)
        if (text->anchors.items[i].sentence != HSY_IN_TITLE) s.anchors[s.count++] = text->anchors.items[i];
    s.weights = HSY_NEW_ARRAY(scratch, double, s.sentences + 1);
    s.lengths = HSY_NEW_ARRAY(scratch, double, s.sentences + 1);
    s.is_used = HSY_NEW_ARRAY(scratch, bool, s.sentences + 1);
    for (uint32_t i = 0; i < s.sentences; i++)
        s.lengths[i] = text->sentences.items[i].span.end - text->sentences.items[i].span.start;
    return s;
}

static size_t end_of_id(const side *s, size_t first) {
    size_t end = first;
    while (end < s->count && s->anchors[end].id == s->anchors[first].id) end++;
    return end;
}

static double rarity(const side *s, size_t carriers) { return log(1 + (double)s->sentences / (double)carriers); }

static void weigh_alone(side *s, size_t first, size_t end) {
    for (size_t i = first; i < end; i++)
        if (!hsy_anchor_is_loose(s->anchors[i].kind))
            s->weights[s->anchors[i].sentence] += hsy_anchor_weight(s->anchors[i].kind) * rarity(s, end - first);
}

/* Anchors [i, i_end) of the one and [k, k_end) of the other are the same. */
static void weigh_shared(bitext *x, size_t i, size_t i_end, size_t k, size_t k_end) {
    if ((i_end - i) * (k_end - k) > MOST_MEETINGS) return;
    double left = hsy_anchor_weight(x->a.anchors[i].kind), right = hsy_anchor_weight(x->b.anchors[k].kind);
    double weight = (left < right ? left : right) * (rarity(&x->a, i_end - i) + rarity(&x->b, k_end - k)) / 2;
    for (size_t p = i; p < i_end; p++) x->a.weights[x->a.anchors[p].sentence] += weight;
    for (size_t q = k; q < k_end; q++) x->b.weights[x->b.anchors[q].sentence] += weight;
    for (size_t p = i; p < i_end; p++)
        for (size_t q = k; q < k_end; q++)
            x->shared[(size_t)x->a.anchors[p].sentence * x->b.sentences + x->b.anchors[q].sentence] += (float)weight;
}

static void weigh(bitext *x) {
    side *a = &x->a, *b = &x->b;
    for (size_t i = 0, k = 0; i < a->count || k < b->count;) {
        size_t i_end = end_of_id(a, i), k_end = end_of_id(b, k);
        if (k == b->count || (i < a->count && a->anchors[i].id < b->anchors[k].id)) {
            weigh_alone(a, i, i_end);
            i = i_end;
        } else if (i == a->count || b->anchors[k].id < a->anchors[i].id) {
            weigh_alone(b, k, k_end);
            k = k_end;
        } else {
            weigh_shared(x, i, i_end, k, k_end);
            i = i_end, k = k_end;
        }
    }
}

/* How well the lengths of the two sides agree. */
static double length_score(double a, double b) {
    double deviation = (a - b) * (a - b) / (LENGTH_VARIANCE * (a + b) / 2 + 1) / 2;
    double loss = deviation < LENGTH_LOSS_MOST ? deviation : LENGTH_LOSS_MOST;
    return LENGTH_GAIN - loss;
}

/* What the sentences of a bead share, and what its sides weigh and measure. */
typedef struct block {
    double shared, weights[2], lengths[2];
} block;

/* False when one of its sentences is used. */
static bool read_block(const bitext *x, uint32_t i, uint32_t k, int shape, block *read) {
    *read = (block){0};
    for (uint32_t p = i; p < i + SHAPES[shape].a; p++) {
        if (x->a.is_used[p]) return false;
        read->weights[0] += x->a.weights[p];
        read->lengths[0] += x->a.lengths[p];
        for (uint32_t q = k; q < k + SHAPES[shape].b; q++)
            read->shared += (double)x->shared[(size_t)p * x->b.sentences + q];
    }
    for (uint32_t q = k; q < k + SHAPES[shape].b; q++) {
        if (x->b.is_used[q]) return false;
        read->weights[1] += x->b.weights[q];
        read->lengths[1] += x->b.lengths[q];
    }
    double less = read->weights[0] < read->weights[1] ? read->weights[0] : read->weights[1];
    if (read->shared > less) read->shared = less; /* an anchor that both sentences of one side have counted twice */
    return true;
}

static double score_of(const block *read, int shape) {
    return read->shared - UNSHARED * ((read->weights[0] + read->weights[1]) / 2 - read->shared) +
           length_score(read->lengths[0], read->lengths[1]) - (double)SHAPES[shape].cost;
}

static size_t cell(const bitext *x, uint32_t i, uint32_t k) { return (size_t)i * (x->b.sentences + 1) + k; }

static void offer(bitext *x, size_t at, double score, uint8_t move) {
    if (score <= (double)x->best[at]) return;
    x->best[at] = (float)score;
    x->move[at] = move;
}

/* Offers the beads that end before sentences i and k. Nothing begins with a bead that shares nothing, and only one to
 * one sentence without anything in common may stand between others. */
static void offer_beads(bitext *x, uint32_t i, uint32_t k) {
    for (uint8_t s = 0; s < SHAPE_COUNT; s++) {
        block read;
        if (i < SHAPES[s].a || k < SHAPES[s].b) continue;
        double before = (double)x->best[cell(x, i - SHAPES[s].a, k - SHAPES[s].b)];
        if (before <= 0 && s == 0 && x->shared[(size_t)(i - 1) * x->b.sentences + k - 1] <= 0) continue;
        if (!read_block(x, i - SHAPES[s].a, k - SHAPES[s].b, s, &read)) continue;
        if (read.shared > 0 || (s == 0 && before > 0)) offer(x, cell(x, i, k), before + score_of(&read, s), s);
    }
}

/* Fills the table and returns where the best chain ends. */
static size_t find_chain(bitext *x) {
    size_t top = 0;
    for (uint32_t i = 0; i <= x->a.sentences; i++)
        for (uint32_t k = 0; k <= x->b.sentences; k++) {
            size_t at = cell(x, i, k);
            x->best[at] = 0;
            x->move[at] = START;
            if (i) offer(x, at, (double)x->best[cell(x, i - 1, k)] - GAP, SKIP_A);
            if (k) offer(x, at, (double)x->best[cell(x, i, k - 1)] - GAP, SKIP_B);
            if (i && k) offer_beads(x, i, k);
            if (x->best[at] > x->best[top]) top = at;
        }
    return top;
}

/* Appends the beads of the chain that ends at `at`, in the order of the texts, and strikes out their sentences. */
static void take_chain(hsy_arena *kept, bitext *x, size_t at, uint32_t chain, hsy_beads *beads) {
    size_t first = beads->count;
    uint32_t i = (uint32_t)(at / (x->b.sentences + 1)), k = (uint32_t)(at % (x->b.sentences + 1));
    for (uint8_t move; (move = x->move[cell(x, i, k)]) != START;) {
        if (move == SKIP_A || move == SKIP_B) {
            i -= move == SKIP_A;
            k -= move == SKIP_B;
            continue;
        }
        block read;
        hsy_bead bead = {.a_end = i, .b_end = k, .chain = chain};
        bead.a = i -= SHAPES[move].a;
        bead.b = k -= SHAPES[move].b;
        read_block(x, i, k, move, &read);
        bead.score = (float)score_of(&read, move);
        HSY_PUSH(kept, beads, bead);
    }
    for (size_t low = first, high = beads->count; low + 1 < high; low++) {
        hsy_bead swapped = beads->items[low];
        beads->items[low] = beads->items[--high];
        beads->items[high] = swapped;
    }
    for (size_t n = first; n < beads->count; n++) {
        for (uint32_t s = beads->items[n].a; s < beads->items[n].a_end; s++) x->a.is_used[s] = true;
        for (uint32_t s = beads->items[n].b; s < beads->items[n].b_end; s++) x->b.is_used[s] = true;
    }
}

/* Whether a chain may reach the score: the best beads of all sentences together, as if all could be had at once. Spares
 * most pairs of strangers the table. Beads of several sentences may be better than any of one to one, which HOPE allows
 * for. */
static bool may_reach(const bitext *x, double least) {
    double sum = 0;
    for (uint32_t i = 0; i < x->a.sentences && sum < least; i++) {
        double best = 0;
        for (uint32_t k = 0; k < x->b.sentences; k++) {
            block read;
            if (x->shared[(size_t)i * x->b.sentences + k] <= 0 || !read_block(x, i, k, 0, &read)) continue;
            double score = score_of(&read, 0);
            if (score > best) best = score;
        }
        sum += HOPE * best;
    }
    return sum >= least;
}

hsy_beads hsy_bitext_align(hsy_arena *kept, hsy_arena *scratch, const hsy_anchored *a, const hsy_anchored *b,
                           double least) {
    bitext x = {.a = side_of(scratch, a), .b = side_of(scratch, b)};
    hsy_beads beads = {0};
    size_t cells = ((size_t)x.a.sentences + 1) * (x.b.sentences + 1);
    x.shared = HSY_NEW_ARRAY(scratch, float, cells);
    weigh(&x);
    if (!may_reach(&x, least)) return beads;
    x.best = hsy_arena_alloc(scratch, cells * sizeof *x.best);
    x.move = hsy_arena_alloc(scratch, cells * sizeof *x.move);
    for (uint32_t chain = 0; chain < MOST_CHAINS; chain++) {
        size_t end = find_chain(&x);
        if ((double)x.best[end] < (chain ? LEAST_CHAIN : least)) break;
        take_chain(kept, &x, end, chain, &beads);
    }
    return beads;
}
