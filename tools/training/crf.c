/* Trains the conditional random field of the tagger.
 *
 * Gradient: gold minus expected count of each feature and label, the expectation by forward-backward (Lafferty,
 * McCallum and Pereira 2001); AdaGrad's step a weight (Duchi, Hazan and Singer 2011). Half and more of the features of
 * a token are left out of each step (dropout), which regularises as hard as these sets need; what remains is scaled up.
 * Everything is single-threaded and seeded, so that a training can be repeated to the byte.
 */
#include "crf.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void *take(size_t count, size_t size) {
    void *memory = calloc(count ? count : 1, size);
    if (!memory) abort();
    return memory;
}

void crf_create(crf *model, uint32_t features, double dropout, uint64_t seed) {
    *model = (crf){.features = features, .dropout = dropout, .state = seed * 0x9E3779B97F4A7C15u + 1};
    model->weights = take(features, sizeof *model->weights);
    model->squares = take(features, sizeof *model->squares);
    for (int from = 0; from < CRF_LABELS; from++)
        for (int to = 0; to < CRF_LABELS; to++) {
            bool goes_on = to != HSY_LABEL_OTHER && !hsy_label_opens((uint8_t)to);
            bool is_allowed = !goes_on || from == to || from == to - 1;
            model->moves[from][to] = is_allowed ? 0 : CRF_IMPOSSIBLE;
        }
}

void crf_free(crf *model) {
    free(model->weights);
    free(model->squares);
}

uint64_t crf_random(crf *model) { /* xorshift64 (Marsaglia 2003) */
    model->state ^= model->state << 13;
    model->state ^= model->state >> 7;
    model->state ^= model->state << 17;
    return model->state;
}

typedef float lanes[CRF_LANES];

/* What a step needs of a document; one allocation each, freed by release. */
typedef struct passes {
    uint8_t *kept;                       /* one a feature of each token, or NULL when all are kept */
    lanes *scores, *factors;             /* of the tokens; factors are their exponentials over the greatest */
    lanes *before, *behind;              /* forward and backward, scaled */
    float *scale;                        /* of each token's forward row */
    float moves[CRF_LABELS][CRF_LABELS]; /* exponentials */
} passes;

static void release(passes *p) {
    free(p->kept);
    free(p->scores);
    free(p->factors);
    free(p->before);
    free(p->behind);
    free(p->scale);
}

static void draw_kept(crf *model, const crf_row *row, passes *p) {
    size_t count = (size_t)row->count * row->templates;
    uint64_t limit = (uint64_t)((1 - model->dropout) * 65536);
    p->kept = take(count, 1);
    for (size_t k = 0; k < count; k += 4) {
        uint64_t bits = crf_random(model);
        for (size_t j = k; j < k + 4 && j < count; j++, bits >>= 16) p->kept[j] = (bits & 65535) < limit;
    }
}

static void score(const crf *model, const crf_row *row, passes *p) {
    float up = p->kept ? (float)(1 / (1 - model->dropout)) : 1;
    for (uint32_t i = 0; i < row->count; i++) {
        const int32_t *features = row->features + (size_t)i * row->templates;
        const uint8_t *kept = p->kept ? p->kept + (size_t)i * row->templates : NULL;
        for (uint32_t t = 0; t < row->templates; t++) {
            if (features[t] == CRF_NO_FEATURE || (kept && !kept[t])) continue;
            for (int l = 0; l < CRF_LANES; l++) p->scores[i][l] += model->weights[features[t]][l];
        }
        for (int l = 0; l < CRF_LANES; l++) p->scores[i][l] *= up;
    }
}

/* Forward and backward; the logarithm of the sum over all rows of labels. */
static double sum_rows(const crf *model, const crf_row *row, passes *p) {
    double sum = 0;
    for (int from = 0; from < CRF_LABELS; from++)
        for (int to = 0; to < CRF_LABELS; to++) p->moves[from][to] = expf(model->moves[from][to]);
    for (uint32_t i = 0; i < row->count; i++) {
        float most = p->scores[i][0];
        for (int l = 1; l < CRF_LABELS; l++) most = fmaxf(most, p->scores[i][l]);
        p->scale[i] = 1e-30f;
        for (int to = 0; to < CRF_LABELS; to++) {
            float value = i == 0 ? p->moves[HSY_LABEL_OTHER][to] : 0;
            for (int from = 0; from < CRF_LABELS && i > 0; from++) value += p->before[i - 1][from] * p->moves[from][to];
            p->factors[i][to] = expf(p->scores[i][to] - most);
            p->before[i][to] = value * p->factors[i][to];
            p->scale[i] += p->before[i][to];
        }
        for (int to = 0; to < CRF_LABELS; to++) p->before[i][to] /= p->scale[i];
        sum += most + logf(p->scale[i]);
    }
    for (int l = 0; l < CRF_LABELS; l++) p->behind[row->count - 1][l] = 1;
    for (uint32_t i = row->count - 1; i-- > 0;)
        for (int from = 0; from < CRF_LABELS; from++) {
            float value = 0;
            for (int to = 0; to < CRF_LABELS; to++)
                value += p->moves[from][to] * p->factors[i + 1][to] * p->behind[i + 1][to];
            p->behind[i][from] = value / p->scale[i + 1];
        }
    return sum;
}

static double score_of_gold(const crf *model, const crf_row *row, const passes *p) {
    double sum = 0;
    for (uint32_t i = 0; i < row->count; i++)
        sum += p->scores[i][row->gold[i]] + model->moves[i ? row->gold[i - 1] : HSY_LABEL_OTHER][row->gold[i]];
    return sum;
}

static void step_weight(float *weight, float *square, float gradient, float rate) {
    static const float ease = 0.1f; /* keeps the first steps small */
    *square += gradient * gradient;
    *weight += rate * gradient / (sqrtf(*square) + ease);
}

static void step_weights(crf *model, const crf_row *row, const passes *p, float rate) {
    static const float too_small = 0.002f; /* a token this sure teaches nothing and costs as much as the others */
    for (uint32_t i = 0; i < row->count; i++) {
        float gradient[CRF_LANES] = {0}, sum = 0, most = 0;
        for (int l = 0; l < CRF_LABELS; l++) sum += p->before[i][l] * p->behind[i][l];
        for (int l = 0; l < CRF_LABELS; l++) {
            gradient[l] = (float)(l == row->gold[i]) - p->before[i][l] * p->behind[i][l] / sum;
            most = fmaxf(most, fabsf(gradient[l]));
        }
        if (most < too_small) continue;
        for (uint32_t t = 0; t < row->templates; t++) {
            size_t place = (size_t)i * row->templates + t;
            int32_t feature = row->features[place];
            if (feature == CRF_NO_FEATURE || !p->kept[place]) continue;
            for (int l = 0; l < CRF_LANES; l++)
                step_weight(&model->weights[feature][l], &model->squares[feature][l], gradient[l], rate);
        }
    }
}

static void step_moves(crf *model, const crf_row *row, const passes *p, float rate) {
    enum { SHARE = 10 }; /* a document has hundreds of moves: their gradient is that much larger than a feature's */
    double gradient[CRF_LABELS][CRF_LABELS] = {{0}};
    for (uint32_t i = 1; i < row->count; i++) {
        gradient[row->gold[i - 1]][row->gold[i]] += 1;
        for (int from = 0; from < CRF_LABELS; from++)
            for (int to = 0; to < CRF_LABELS; to++)
                gradient[from][to] -= (double)(p->before[i - 1][from] * p->moves[from][to] * p->factors[i][to] *
                                               p->behind[i][to] / p->scale[i]);
    }
    for (int from = 0; from < CRF_LABELS; from++)
        for (int to = 0; to < CRF_LABELS; to++)
            if (model->moves[from][to] > CRF_IMPOSSIBLE)
                step_weight(&model->moves[from][to], &model->move_squares[from][to],
                            (float)(gradient[from][to] / SHARE), rate);
}

static double pass(crf *model, const crf_row *row, passes *p) {
    p->scores = take(row->count, sizeof *p->scores);
    p->factors = take(row->count, sizeof *p->factors);
    p->before = take(row->count, sizeof *p->before);
    p->behind = take(row->count, sizeof *p->behind);
    p->scale = take(row->count, sizeof *p->scale);
    score(model, row, p);
    return sum_rows(model, row, p) - score_of_gold(model, row, p);
}

double crf_step(crf *model, const crf_row *row, double rate) {
    passes p = {0};
    if (row->count == 0) return 0;
    draw_kept(model, row, &p);
    double loss = pass(model, row, &p);
    step_weights(model, row, &p, (float)rate);
    step_moves(model, row, &p, (float)rate);
    release(&p);
    return loss;
}

double crf_loss(crf *model, const crf_row *row) {
    passes p = {0};
    if (row->count == 0) return 0;
    double loss = pass(model, row, &p);
    release(&p);
    return loss;
}
