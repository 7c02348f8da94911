/* The learnt tagger: which tokens are source, cue and content. Private to this stage and its trainer.
 *
 * A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) over the features of feature.h, trained
 * by tools/train_tagger.c. Its weights are a file for each language (models/<language>/tagger.bin) that the build puts
 * into the program; where there is none, the rules work alone.
 */
#ifndef HEARSAY_STATEMENTS_TAGGER_H
#define HEARSAY_STATEMENTS_TAGGER_H

#include "statements/feature.h"

/* The file: a header, the rates of words, the buckets of weights; numbers little-endian.
 *
 *     0   8 bytes   "hsytag01"
 *     8   u32 × 2   bits of the number of rate slots, bits of the number of buckets
 *     16  f32       the unit of a weight, in nats
 *     20  f32       lean: what is added to the score of a cue's first word, chosen on documents held out
 *     24  f32 × 49  score of a label behind a label, row by row; what may not follow has less than -1e8
 *     220 rates     8 bytes each: u32 key, u8 cue, u8 source, u8 taken, u8 nought; open addressing from key's low bits
 *     …   buckets   32 bytes each: u16 × 4 marks, then for each of the four features i8 × 6, the weights of the labels
 *                   but OTHER; a hash's high bits tell the bucket, its low bits the mark, where nought counts as 1 and
 *                   stands for no feature
 *     …   8 bytes   nought, so that the last weights may be read eight at a time
 */
enum {
    HSY_TAGGER_HEADER = 24 + 4 * HSY_LABEL_COUNT * HSY_LABEL_COUNT,
    HSY_TAGGER_RATE = 8, /* bytes */
    HSY_TAGGER_BUCKET = 32,
    HSY_TAGGER_MARKS = 8, /* bytes of a bucket before its weights */
    HSY_TAGGER_PLACES = 4,
    HSY_TAGGER_WEIGHTS = HSY_LABEL_COUNT - 1, /* of a feature */
    HSY_TAGGER_TAIL = 8,
    HSY_TAGGER_BITS_MOST = 24,
};
#define HSY_TAGGER_MAGIC "hsytag01"

typedef struct hsy_tagger {
    const unsigned char *rates, *buckets;
    uint32_t rate_mask, bucket_bits;
    float unit, lean;
    float moves[HSY_LABEL_COUNT][HSY_LABEL_COUNT + 1]; /* from, to; one more that nothing leads to */
} hsy_tagger;

/* Reads a model; the bytes must stay. False when they are none or cut short, and when no slot of
 * the rates is empty. */
bool hsy_tagger_open(const unsigned char *bytes, size_t length, hsy_tagger *tagger);
/* The model built in for the language; false when there is none. */
bool hsy_tagger_for(hsy_tongue tongue, hsy_tagger *tagger);

typedef struct hsy_tags {
    uint8_t *labels;                 /* the most likely row of labels (Viterbi) */
    float (*chances)[HSY_TAG_COUNT]; /* of each role at each token, over all rows of labels (forward-backward) */
} hsy_tags;

/* Tags the tokens of a reading whose rules have run. */
void hsy_tag_tokens(hsy_arena *arena, const hsy_tagger *tagger, const hsy_reading *reading, hsy_tags *tags);

static inline uint32_t hsy_tagger_bucket(uint32_t bits, uint32_t hash) { return hash >> (32 - bits); }
static inline uint32_t hsy_tagger_mark(uint32_t hash) { return (hash & 0xFFFF) | ((hash & 0xFFFF) == 0); }

#endif
