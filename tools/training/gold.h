/* Annotated data sets as training needs them: texts read by the rules, with the gold label of each token. */
#ifndef HEARSAY_TOOLS_GOLD_H
#define HEARSAY_TOOLS_GOLD_H

#include "statements/tagger.h"

typedef struct gold_document {
    hsy_slice id;
    hsy_article article;
    hsy_reading reading; /* its rules have run */
    uint8_t *gold;       /* hsy_label, one a token */
    uint8_t *ruled;      /* what the rules make of it */
    uint32_t count;      /* tokens */
    bool is_held;        /* out of training */
} gold_document;

HSY_VECTOR_TYPE(gold_documents, gold_document);

/* Adds the documents of a set (texts/ID.txt and gold.jsonl, as in shared/data/statements). What cannot be read ends the
 * process with a message. Nested statements give no labels: the tagger marks the outermost. */
void gold_read(hsy_arena *arena, const char *folder, const char *language, bool is_held, gold_documents *documents);

#endif
