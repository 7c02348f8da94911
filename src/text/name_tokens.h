/* What is known of each token before names are read: what the lexicons say, and how the text uses the word elsewhere.
 */
#ifndef HEARSAY_TEXT_NAME_TOKENS_H
#define HEARSAY_TEXT_NAME_TOKENS_H

#include "text/lexicon.h"
#include "text/name.h"

enum {                                /* flags of a token */
       HSY_WORD_CAPITAL = 1,          /* a word with a capital */
       HSY_WORD_FIRST = 2,            /* a given name */
       HSY_WORD_DOUBTFUL = 4,         /* a given name that is a word too */
       HSY_WORD_INITIAL = 8,          /* J. */
       HSY_WORD_TITLE = 16,           /* one word of a title, or a compound with one: "US-Präsident" */
       HSY_WORD_BODY = 32,            /* a word of organisations: "Ministry" */
       HSY_WORD_OFFICIAL_BODY = 64,   /* such a word that names a body alone, in German: "Bundespolizei" */
       HSY_WORD_PARTICLE = 128,       /* von, de, bin */
       HSY_WORD_LINK = 256,           /* of, for, für */
       HSY_WORD_DEMONYM = 512,        /* Ukrainian */
       HSY_WORD_PLACE = 1024,         /* Ukraine */
       HSY_WORD_COMMON = 2048,        /* a function word, or in lower case elsewhere in the text */
       HSY_WORD_AFTER_ARTICLE = 4096, /* German: the word stands behind an article somewhere */
       HSY_WORD_SURNAME = 8192,       /* last word of a person's name elsewhere in the text */
       HSY_WORD_POSSESSIVE = 16384,   /* Ukraine's */
       HSY_WORD_ACRONYM = 32768,      /* two to six capitals, in a sentence that is not all capitals */
       HSY_WORD_FUNCTION = 65536,     /* a function word, a month or a day */
       HSY_WORD_IN_HEADLINE = 131072, /* most words of its sentence have capitals */
       HSY_WORD_WHERE = 262144,       /* German: am, im, inside an outlet's name */
       HSY_WORD_LEARNT = 524288,      /* first word of a name that the text showed to be an outlet or a body */
};

typedef struct hsy_name_tokens {
    hsy_slice text;
    hsy_tokens tokens;
    hsy_sentence_list sentences;
    const hsy_slice *folded; /* without a possessive */
    uint32_t *flags;
    bool is_german, is_french;
    const hsy_lexicon *agencies, *outlets, *bodies, *places, *titles, *beside, *forms, *openers;
} hsy_name_tokens;

hsy_name_tokens hsy_name_tokens_of(hsy_arena *arena, hsy_slice text, hsy_tokens tokens, hsy_sentence_list sentences,
                                   hsy_slice language);
/* End of a token in bytes, without a possessive. */
uint32_t hsy_name_token_end(const hsy_name_tokens *names, uint32_t at);

#endif
