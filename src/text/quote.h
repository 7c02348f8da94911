/* Quotations: which quotation marks belong together.
 *
 * Knows “ ” ‘ ’ " ' „ “ » « « » ‹ › `` '' and doubled single marks, nesting, a quotation that runs over several
 * paragraphs with an opening mark at each (English) or a closing mark at each line (French), apostrophes that look
 * like closing marks, and a missing closing mark (the quotation then ends with its paragraph).
 *
 *     „Wir „warten“ nicht“, sagte er.      -> 2 quotations, the second inside the first
 */
#ifndef HEARSAY_TEXT_QUOTE_H
#define HEARSAY_TEXT_QUOTE_H

#include "text/word.h"

#define HSY_NO_TOKEN UINT32_MAX

typedef struct hsy_quotation {
    hsy_span span;        /* bytes, with the marks */
    uint32_t open, close; /* tokens of the marks; close is HSY_NO_TOKEN when it is missing */
    uint8_t depth;        /* 0: outermost */
    bool continues;       /* goes on the quotation of the paragraph before */
} hsy_quotation;

HSY_VECTOR_TYPE(hsy_quotations, hsy_quotation);

/* In order of their opening marks. */
hsy_quotations hsy_quotations_find(hsy_arena *arena, hsy_slice text, hsy_tokens tokens, hsy_slice language);

#endif
