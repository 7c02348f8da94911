/* What the learnt tagger sees of a token: hashed features. Private to this stage and its trainer.
 *
 * A feature is a template filled in, as "the word before, with the class of this one". Templates stand in one list
 * (feature.c) over a few atoms of each token: word, ending, class, how often it is a cue, where it stands in a
 * quotation, what the rules make of it … The program and the trainer fill the same list, so they cannot differ.
 */
#ifndef HEARSAY_STATEMENTS_FEATURE_H
#define HEARSAY_STATEMENTS_FEATURE_H

#include "statements/reading.h"

/* The label of a token; OPENS begins a span of words, the next goes it on. */
typedef enum hsy_label {
    HSY_LABEL_OTHER,
    HSY_LABEL_SOURCE_OPENS,
    HSY_LABEL_SOURCE,
    HSY_LABEL_CUE_OPENS,
    HSY_LABEL_CUE,
    HSY_LABEL_CONTENT_OPENS,
    HSY_LABEL_CONTENT,
    HSY_LABEL_COUNT,
} hsy_label;

typedef enum hsy_tag { HSY_TAG_NONE, HSY_TAG_SOURCE, HSY_TAG_CUE, HSY_TAG_CONTENT, HSY_TAG_COUNT } hsy_tag;

static inline hsy_tag hsy_tag_of(uint8_t label) { return (hsy_tag)((label + 1) / 2); }
static inline bool hsy_label_opens(uint8_t label) { return label & 1; }

enum { HSY_RATE_UNSEEN = 255 };

/* How often a word stands in a cue and in a source, of a hundred; HSY_RATE_UNSEEN for words that training had not. */
typedef struct hsy_rate {
    uint8_t cue, source;
} hsy_rate;

/* The rates of a word by its hash (hsy_rate_key): asked of the tagger when it runs, of counts when it is trained. */
typedef hsy_rate (*hsy_rate_lookup)(const void *rates, uint32_t key);

/* The key of a token's rates: the hash of its folded word; numbers of the same length are one. */
uint32_t hsy_rate_key(const hsy_reading *reading, uint32_t token);

/* The atoms of all tokens of a reading; opaque but for its size. */
typedef struct hsy_atoms hsy_atoms;
/* The atoms of the tokens of some sentences (numbers, end exclusive; at least one). `labels` is what the rules make of
 * each token of the text (hsy_label_drafts). */
const hsy_atoms *hsy_atoms_of(hsy_arena *arena, const hsy_reading *reading, hsy_range sentences, const uint8_t *labels,
                              hsy_rate_lookup lookup, const void *rates);
/* Hashes of the features of a token of those sentences, hsy_feature_count() of them. */
void hsy_features_at(const hsy_atoms *atoms, uint32_t token, uint32_t *hashes);
uint32_t hsy_feature_count(void);

/* Labels of tokens from the outermost drafts of the reading; cues and sources win over contents. */
void hsy_label_drafts(const hsy_reading *reading, uint8_t *labels);

#endif
