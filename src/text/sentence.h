/* Sentences: where one ends, in English, German and French, knowing abbreviations, initials, ordinals ("am 3. Mai"),
 * decimal points, ellipses and quotation marks. A line break always ends a sentence.
 *
 *     "Mr. Smith paid 3.5 m. \"It was fair,\" he said. Then he left."  ->  3 sentences
 */
#ifndef HEARSAY_TEXT_SENTENCE_H
#define HEARSAY_TEXT_SENTENCE_H

#include "text/word.h"

typedef struct hsy_sentence {
    hsy_span span;       /* bytes: from its first token to the end of its last */
    uint32_t first, end; /* tokens [first, end) */
    bool starts_line;    /* first sentence of its line (paragraph) */
} hsy_sentence;

HSY_VECTOR_TYPE(hsy_sentence_list, hsy_sentence);

hsy_sentence_list hsy_sentences(hsy_arena *arena, hsy_slice text, hsy_tokens tokens, hsy_slice language);

#endif
