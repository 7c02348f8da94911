/* Material for invented corpora: the sentences of real pages, taken apart so that they can be filled again.
 *
 *     "Two of the divers said on Tuesday that …"  ->  two of the [divers] said on Tuesday that …
 *
 * What makes the grammar of a sentence stays (function words, cue verbs, months, punctuation, quotation marks); the
 * words in brackets are slots, which a corpus fills with words of its own. Thirteen pages are material for a million
 * articles in this way: articles of different events share turns of phrase and frequent words, as the news do, and
 * those of one event share names and facts.
 */
#ifndef HEARSAY_BENCH_MATERIAL_H
#define HEARSAY_BENCH_MATERIAL_H

#include "trace/trace.h"

typedef enum slot_kind { SLOT_KEPT, SLOT_WORD, SLOT_NAME, SLOT_NUMBER } slot_kind;

/* One token and the white space before it. */
typedef struct slot {
    slot_kind kind;
    hsy_slice before, text;
    uint64_t key; /* the same for the spellings of one word */
    bool is_capital;
} slot;

typedef struct template {
    slot *slots;
    uint32_t count, words;
    bool is_quotation; /* holds words in quotation marks */
    uint32_t around;   /* words outside of them */
}
template;

HSY_VECTOR_TYPE(templates, template);

/* All that one language has. */
typedef struct material {
    hsy_slice language;
    templates sentences;
    hsy_slices words; /* what fills slots: the pages' own words, then invented ones; frequent ones first */
    hsy_slices names; /* invented */
    size_t own_words; /* of `words`, from the pages */
} material;

HSY_VECTOR_TYPE(materials, material);

/* Takes the pages at `paths` (files or folders; .jsonl holds a reading a line) apart, by language. Languages with too
 * few sentences are left out; ends the program when there is nothing. */
materials material_read(hsy_arena *arena, const char *const *paths, size_t count);

#endif
