/* Runs the learnt tagger over a reading: scores, the likeliest row of labels, and the chances of each role.
 *
 *     Prices  will  fall  ,  Weber   said
 *     content …           -  source  cue
 *
 * Weights are bytes in a hash table of buckets of four, so that a feature costs one look into memory, which is asked
 * for a token ahead. The chances serve join.c, which needs a second choice where the likeliest row names no source.
 */
#include <math.h>

#include "statements/tagger.h"

enum { LABELS = HSY_LABEL_COUNT, LANES = LABELS + 1, FEATURES_MOST = 128 };
enum { RATE_CUE = 4, RATE_SOURCE = 5, RATE_TAKEN = 6 }; /* bytes of a rate */

#define HSY_IMPOSSIBLE -1e9f

static uint32_t read_u32(const unsigned char *bytes) {
    return bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
}

static float read_float(const unsigned char *bytes) {
    uint32_t bits = read_u32(bytes);
    float value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

/* A slot that no rate has taken, where a look-up of a word without one ends; a table that was made has one soon. */
static bool has_empty_slot(const unsigned char *rates, size_t bytes) {
    for (size_t at = RATE_TAKEN; at < bytes; at += HSY_TAGGER_RATE)
        if (!rates[at]) return true;
    return false;
}

bool hsy_tagger_open(const unsigned char *bytes, size_t length, hsy_tagger *tagger) {
    if (length < HSY_TAGGER_HEADER || memcmp(bytes, HSY_TAGGER_MAGIC, 8) != 0) return false;
    uint32_t rate_bits = read_u32(bytes + 8), bucket_bits = read_u32(bytes + 12);
    if (rate_bits == 0 || bucket_bits == 0 || rate_bits > HSY_TAGGER_BITS_MOST || bucket_bits > HSY_TAGGER_BITS_MOST)
        return false;
    size_t rates = (size_t)HSY_TAGGER_RATE << rate_bits, buckets = (size_t)HSY_TAGGER_BUCKET << bucket_bits;
    if (length != HSY_TAGGER_HEADER + rates + buckets + HSY_TAGGER_TAIL) return false;
    if (!has_empty_slot(bytes + HSY_TAGGER_HEADER, rates)) return false;
    *tagger = (hsy_tagger){.rates = bytes + HSY_TAGGER_HEADER,
                           .buckets = bytes + HSY_TAGGER_HEADER + rates,
                           .rate_mask = (1u << rate_bits) - 1,
                           .bucket_bits = bucket_bits,
                           .unit = read_float(bytes + 16),
                           .lean = read_float(bytes + 20)};
    for (int from = 0; from < LABELS; from++) tagger->moves[from][LABELS] = HSY_IMPOSSIBLE;
    for (int from = 0; from < LABELS; from++)
        for (int to = 0; to < LABELS; to++) tagger->moves[from][to] = read_float(bytes + 24 + 4 * (from * LABELS + to));
    return true;
}

static hsy_rate look_up(const void *rates, uint32_t key) {
    const hsy_tagger *tagger = rates;
    for (uint32_t slot = key & tagger->rate_mask;; slot = (slot + 1) & tagger->rate_mask) {
        const unsigned char *at = tagger->rates + (size_t)slot * HSY_TAGGER_RATE;
        if (!at[RATE_TAKEN]) return (hsy_rate){HSY_RATE_UNSEEN, HSY_RATE_UNSEEN};
        if (read_u32(at) == key) return (hsy_rate){at[RATE_CUE], at[RATE_SOURCE]};
    }
}

typedef float score_row[LANES]; /* one lane more than labels, for the compiler's vectors */

static const unsigned char *bucket_of(const hsy_tagger *tagger, uint32_t hash) {
    return tagger->buckets + (size_t)hsy_tagger_bucket(tagger->bucket_bits, hash) * HSY_TAGGER_BUCKET;
}

static void prefetch(const hsy_tagger *tagger, const uint32_t *hashes, uint32_t count) {
    for (uint32_t f = 0; f < count; f++) __builtin_prefetch(bucket_of(tagger, hashes[f]));
}

/* Four marks compared with one at a time: a bit at the top of the first sixteen that are equal, nought without one. No
 * branch depends on whether the feature is known, which nobody could foretell (H. S. Warren, Hacker's Delight, 6-1). */
static uint64_t match(uint64_t marks, uint32_t mark) {
    static const uint64_t ones = 0x0001000100010001u, tops = 0x8000800080008000u;
    uint64_t differ = marks ^ (ones * mark);
    return (differ - ones) & ~differ & tops;
}

/* Vectors of the compiler (GCC and Clang alike): eight weights are added at once. */
typedef int8_t weight_lanes __attribute__((vector_size(8)));
typedef int16_t sum_lanes __attribute__((vector_size(16)));

/* The sum of the weights of the features; one that is not known adds nought. */
static void score_token(const hsy_tagger *tagger, const uint32_t *hashes, uint32_t count, float *scores) {
    sum_lanes sum = {0};
    for (uint32_t f = 0; f < count; f++) {
        const unsigned char *bucket = bucket_of(tagger, hashes[f]);
        uint64_t marks, weights, found;
        weight_lanes lanes;
        memcpy(&marks, bucket, sizeof marks);
        found = match(marks, hsy_tagger_mark(hashes[f]));
        uint32_t place = (uint32_t)__builtin_ctzll(found | UINT64_C(1) << 63) / 16;
        memcpy(&weights, bucket + HSY_TAGGER_MARKS + (size_t)place * HSY_TAGGER_WEIGHTS, sizeof weights);
        weights &= found ? UINT64_MAX : 0;
        memcpy(&lanes, &weights, sizeof lanes);
        sum += __builtin_convertvector(lanes, sum_lanes);
    }
    scores[HSY_LABEL_OTHER] = 0;
    for (int label = 1; label < LABELS; label++) scores[label] = (float)sum[label - 1] * tagger->unit;
    scores[HSY_LABEL_CUE_OPENS] += tagger->lean;
    scores[LABELS] = 0;
}

static void score_tokens(const hsy_tagger *tagger, const hsy_atoms *atoms, uint32_t first, uint32_t count,
                         score_row *table) {
    uint32_t hashes[2][FEATURES_MOST], features = hsy_feature_count();
    for (uint32_t i = 0; i < count; i++) {
        hsy_features_at(atoms, first + i, hashes[i & 1]);
        prefetch(tagger, hashes[i & 1], features);
        if (i > 0) score_token(tagger, hashes[(i - 1) & 1], features, table[i - 1]);
    }
    if (count > 0) score_token(tagger, hashes[(count - 1) & 1], features, table[count - 1]);
}

/* One step of Viterbi: of each label the best one before it. Written for all lanes at once, without a branch. */
static void step_best(const hsy_tagger *tagger, const float *scores, float *best, uint8_t *back) {
    score_row next;
    int32_t origin[LANES] = {0};
    for (int to = 0; to < LANES; to++) next[to] = best[0] + tagger->moves[0][to];
    for (int from = 1; from < LABELS; from++)
        for (int to = 0; to < LANES; to++) {
            float sum = best[from] + tagger->moves[from][to];
            origin[to] = sum > next[to] ? from : origin[to];
            next[to] = sum > next[to] ? sum : next[to];
        }
    for (int to = 0; to < LANES; to++) best[to] = next[to] + scores[to];
    for (int to = 0; to < LANES; to++) back[to] = (uint8_t)origin[to];
}

/* The row of labels with the greatest sum (Viterbi). Before the first token stands OTHER. */
static void find_labels(hsy_arena *arena, const hsy_tagger *tagger, score_row *table, uint32_t count, uint8_t *labels) {
    uint8_t(*back)[LANES] = hsy_arena_alloc(arena, (size_t)(count + 1) * sizeof *back);
    score_row best = {0};
    for (int label = 1; label < LANES; label++) best[label] = HSY_IMPOSSIBLE;
    for (uint32_t i = 0; i < count; i++) step_best(tagger, table[i], best, back[i]);
    uint8_t last = HSY_LABEL_OTHER;
    for (uint8_t label = 1; label < LABELS; label++)
        if (best[label] > best[last]) last = label;
    for (uint32_t i = count; i-- > 0; last = back[i][last]) labels[i] = last;
}

/* The scores of a token as factors, the greatest of them 1; the lane behind the labels is nought. */
static void to_factors(float *scores) {
    float most = scores[0];
    for (int label = 1; label < LABELS; label++) most = scores[label] > most ? scores[label] : most;
    for (int label = 0; label < LABELS; label++) scores[label] = expf(scores[label] - most);
    scores[LABELS] = 0;
}

static void scale(float *values) {
    float sum = 1e-30f;
    for (int lane = 0; lane < LANES; lane++) sum += values[lane];
    for (int lane = 0; lane < LANES; lane++) values[lane] /= sum;
}

/* product = row times matrix, the matrix row by row. */
static void multiply(const float *row, float (*matrix)[LANES], float *product) {
    for (int to = 0; to < LANES; to++) product[to] = 0;
    for (int from = 0; from < LABELS; from++)
        for (int to = 0; to < LANES; to++) product[to] += row[from] * matrix[from][to];
}

/* The chances of the roles (forward-backward). The scores become factors. */
static void find_chances(hsy_arena *arena, const hsy_tagger *tagger, score_row *table, uint32_t count,
                         float (*chances)[HSY_TAG_COUNT]) {
    score_row *before = hsy_arena_alloc(arena, (size_t)(count + 1) * sizeof *before);
    float on[LANES][LANES] = {{0}}, back[LANES][LANES] = {{0}};
    score_row row = {1};
    for (int from = 0; from < LABELS; from++)
        for (int to = 0; to < LABELS; to++) on[from][to] = back[to][from] = expf(tagger->moves[from][to]);
    for (uint32_t i = 0; i < count; i++) {
        to_factors(table[i]);
        multiply(i == 0 ? row : before[i - 1], on, before[i]);
        for (int lane = 0; lane < LANES; lane++) before[i][lane] *= table[i][lane];
        scale(before[i]);
    }
    for (int label = 0; label < LABELS; label++) row[label] = 1;
    for (uint32_t i = count; i-- > 0;) {
        score_row both;
        for (int lane = 0; lane < LANES; lane++) both[lane] = before[i][lane] * row[lane];
        scale(both);
        for (int tag = 0; tag < HSY_TAG_COUNT; tag++) chances[i][tag] = 0;
        for (uint8_t label = 0; label < LABELS; label++) chances[i][hsy_tag_of(label)] += both[label];
        for (int lane = 0; lane < LANES; lane++) both[lane] = table[i][lane] * row[lane];
        multiply(both, back, row);
        scale(row);
    }
}

/* Tags the tokens of some sentences. */
static void tag_part(hsy_arena *arena, const hsy_tagger *tagger, const hsy_reading *reading, hsy_range sentences,
                     const uint8_t *ruled, hsy_tags *tags) {
    uint32_t first = reading->sentences.items[sentences.first].first;
    uint32_t count = reading->sentences.items[sentences.end - 1].end - first;
    score_row *table = hsy_arena_alloc(arena, (size_t)(count + 1) * sizeof *table);
    score_tokens(tagger, hsy_atoms_of(arena, reading, sentences, ruled, look_up, tagger), first, count, table);
    find_labels(arena, tagger, table, count, tags->labels + first);
    find_chances(arena, tagger, table, count, tags->chances + first);
}

void hsy_tag_tokens(hsy_arena *arena, const hsy_tagger *tagger, const hsy_reading *reading, hsy_tags *tags) {
    enum { PART = 4096 }; /* tokens that are tagged at once: 150 bytes each on the way */
    uint32_t count = (uint32_t)reading->tokens.count;
    tags->labels = HSY_NEW_ARRAY(arena, uint8_t, count + 1);
    tags->chances = hsy_arena_alloc(arena, (size_t)(count + 1) * sizeof *tags->chances);
    uint8_t *ruled = HSY_NEW_ARRAY(arena, uint8_t, count + 1);
    hsy_arena *scratch = hsy_arena_scratch(arena);
    hsy_label_drafts(reading, ruled);
    const hsy_sentence_list *sentences = &reading->sentences;
    for (hsy_range part = {0, 0}; part.first < sentences->count; part.first = part.end) {
        uint32_t first = sentences->items[part.first].first;
        while (part.end < sentences->count && sentences->items[part.end].end - first <= PART) part.end++;
        tag_part(scratch, tagger, reading, part, ruled, tags);
        hsy_arena_clear(scratch);
    }
}
