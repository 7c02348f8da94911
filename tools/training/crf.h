/* A linear-chain conditional random field, trained by stochastic gradient (AdaGrad) with feature dropout. */
#ifndef HEARSAY_TOOLS_CRF_H
#define HEARSAY_TOOLS_CRF_H

#include <stdint.h>

#include "statements/feature.h"

enum { CRF_LABELS = HSY_LABEL_COUNT, CRF_LANES = 8, CRF_NO_FEATURE = -1 };

#define CRF_IMPOSSIBLE -1e9f

typedef struct crf {
    uint32_t features;
    float (*weights)[CRF_LANES]; /* a row a feature */
    float (*squares)[CRF_LANES]; /* of the gradients so far */
    float moves[CRF_LABELS][CRF_LABELS], move_squares[CRF_LABELS][CRF_LABELS];
    double dropout; /* chance of a feature to be left out of a step */
    uint64_t state; /* of the random numbers */
} crf;

/* A document as training sees it. */
typedef struct crf_row {
    int32_t *features; /* `templates` a token; CRF_NO_FEATURE for those left out */
    const uint8_t *gold;
    uint32_t count, templates;
} crf_row;

void crf_create(crf *model, uint32_t features, double dropout, uint64_t seed);
void crf_free(crf *model);
uint64_t crf_random(crf *model);
/* One step along the gradient of a document's likelihood; returns its loss in nats. */
double crf_step(crf *model, const crf_row *row, double rate);
/* The loss of a document without a step. */
double crf_loss(crf *model, const crf_row *row);

#endif
