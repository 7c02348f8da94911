/* Anchors: what stays of a text when it is told in another language. Private to src/trace. */
#ifndef HEARSAY_TRACE_ANCHOR_H
#define HEARSAY_TRACE_ANCHOR_H

#include "text/sentence.h"
#include "trace/glossary.h"
#include "trace/parallel.h"
#include "trace/steps.h"

typedef enum hsy_anchor_kind {
    HSY_ANCHOR_NAME,
    HSY_ANCHOR_KNOWN,   /* a name that the glossary has: a country, a large city */
    HSY_ANCHOR_NOUN,    /* a German noun, which may be a name: nothing follows when the other text lacks it */
    HSY_ANCHOR_COGNATE, /* a word that may have one: the same */
    HSY_ANCHOR_MEANING, /* a word that the glossary knows */
    HSY_ANCHOR_DATE,    /* month, weekday, year */
    HSY_ANCHOR_DIGIT,   /* a number below ten */
    HSY_ANCHOR_NUMBER,
    HSY_ANCHOR_LARGE, /* a number of a hundred or more, or with a fraction */
} hsy_anchor_kind;

#define HSY_IN_TITLE UINT16_MAX /* for a sentence */

typedef struct hsy_anchor {
    uint32_t id; /* equal for the same name, number, date or meaning in any language */
    uint16_t sentence;
    uint8_t kind; /* hsy_anchor_kind */
} hsy_anchor;

/* How much an anchor of a kind tells, from 0 up. */
static inline double hsy_anchor_weight(uint8_t kind) {
    static const double weights[] = {1, 1, 1, 0.5, 0.8, 0.8, 0.5, 1, 1.2};
    return weights[kind];
}

static inline bool hsy_anchor_is_loose(uint8_t kind) { return kind == HSY_ANCHOR_NOUN || kind == HSY_ANCHOR_COGNATE; }

HSY_VECTOR_TYPE(hsy_anchor_list, hsy_anchor);

/* A text by its sentences, and the anchors of them and of the title. */
typedef struct hsy_anchored {
    hsy_sentence_list sentences;
    hsy_anchor_list anchors; /* by id, then sentence, each once in a sentence; those of the title last */
} hsy_anchored;

/* The names and numbers of an article, ascending, each once. */
typedef struct hsy_anchor_ids {
    uint32_t *ids;
    uint32_t count, strict; /* all; those that are no German nouns */
} hsy_anchor_ids;

/* All anchors of one article, with the words that the glossary knows and those that may have cognates. */
void hsy_anchors_of(const hsy_room *room, const hsy_glossary *glossary, const hsy_article *article,
                    hsy_anchored *anchored);
/* The id of a name in plain form (hsy_fold_plain): by its skeleton, or by its beginning where the skeleton is too
 * short; 0 when there is nothing. */
uint32_t hsy_anchor_form(hsy_slice plain);
/* Names and numbers of every article, in the canonical order: enough to find who may belong together, and quick. */
hsy_anchor_ids *hsy_trace_anchors(hsy_arena *arena, const hsy_steps *steps, const hsy_glossary *glossary);
/* The names and numbers of one article in the order of its text, with repetitions. */
typedef struct hsy_anchors_met {
    uint32_t *ids, *loose; /* all; German nouns and pairs of words, which are among them */
    uint32_t count, loose_count;
} hsy_anchors_met;

/* From the article and the tokens of its text. They live in the room's scratch. */
hsy_anchors_met hsy_anchors_meet(const hsy_room *room, const hsy_glossary *glossary, const hsy_article *article,
                                 hsy_tokens tokens);
/* Each once; they are kept. */
hsy_anchor_ids hsy_anchor_ids_of(const hsy_room *room, const hsy_anchors_met *met);

#endif
