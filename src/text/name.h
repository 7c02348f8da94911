/* Names in running text: people, organisations, places, outlets and agencies, by form and by lexicon.
 *
 *     "Ukrainian President Volodymyr Zelensky said" -> person "Volodymyr Zelensky", title "Ukrainian President"
 *     "die Deutsche Presse-Agentur"                 -> agency
 */
#ifndef HEARSAY_TEXT_NAME_H
#define HEARSAY_TEXT_NAME_H

#include "text/sentence.h"

typedef enum hsy_name_kind {
    HSY_NAME_UNKNOWN,
    HSY_NAME_PERSON,
    HSY_NAME_ORGANISATION,
    HSY_NAME_PLACE,
    HSY_NAME_OUTLET,
    HSY_NAME_AGENCY,
} hsy_name_kind;

typedef struct hsy_name {
    hsy_span span;       /* bytes of the name proper */
    hsy_span title;      /* bytes of the title or role before it, empty when there is none */
    hsy_slice canonical; /* the lexicon's form for outlets and agencies ("Associated Press" for "AP"), else the text */
    hsy_name_kind kind;
} hsy_name;

HSY_VECTOR_TYPE(hsy_names, hsy_name);

/* In order of appearance, not overlapping. */
hsy_names hsy_names_find(hsy_arena *arena, hsy_slice text, hsy_tokens tokens, hsy_sentence_list sentences,
                         hsy_slice language);
/* The bare name in `words`: without quotation marks, article, and words that only say what it is ("the newspaper",
 * "agence"); a part of `words`. `*kind` (may be NULL) is told by lexicon, by those words, or by the name's own form;
 * unknown when nothing tells it. */
hsy_slice hsy_name_clean(hsy_slice words, hsy_slice language, hsy_name_kind *kind);
/* The agency or outlet that `words` names or abbreviates, in its lexicon form ("dpa", "DPA/lni" -> "Deutsche
 * Presse-Agentur"), with its kind; empty when the lexicon has none. The slice is static. */
hsy_slice hsy_name_of_agency(hsy_slice words);
/* `domain` may be "www.theguardian.com" or "theguardian.com"; also takes a name ("The Guardian", "Guardian"). */
hsy_slice hsy_name_of_outlet(hsy_slice words);

#endif
