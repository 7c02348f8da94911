/* Words: a text cut into tokens.
 *
 * A token is a word, a number, a quotation mark or one piece of punctuation. Words keep inner apostrophes, hyphens
 * and dots of abbreviations and initials: "don't", "Smith's", "U.S.", "J.", "Anna-Lena", "z.B.", "AT&T",
 * "example.com". A number keeps its separators and what sticks to it: "10,000", "10.000", "10 000", "3,5", "18:03",
 * "24.10.2024", "3rd"; the dot of an ordinal ("am 3. Mai") is a token of its own. Doubled single quotation marks,
 * dots in a row and hyphens in a row are one token. Elisions of the lexicon `elisions` (French l', d', qu' …) are
 * words of their own: "l'" + "agence". Scripts that do not part words (Chinese, Japanese, Thai) give a token a letter.
 */
#ifndef HEARSAY_TEXT_WORD_H
#define HEARSAY_TEXT_WORD_H

#include "base/arena.h"
#include "base/vector.h"

typedef enum hsy_token_kind {
    HSY_TOKEN_WORD,
    HSY_TOKEN_NUMBER,      /* starts with a digit: 10,000 · 3rd · 20-jährige is a word */
    HSY_TOKEN_QUOTE,       /* a quotation mark of any style, single or double; see text/quote.h for pairs */
    HSY_TOKEN_PUNCTUATION, /* one of . , ; : ! ? … ( ) [ ] – — - / and their kin */
    HSY_TOKEN_SYMBOL,      /* anything else, one code point each */
} hsy_token_kind;

enum {                              /* flags of a token */
       HSY_TOKEN_CAPITAL = 1,       /* first letter is upper case */
       HSY_TOKEN_ALL_UPPER = 2,     /* two letters or more, all upper case */
       HSY_TOKEN_SPACE_BEFORE = 4,  /* white space stands before it */
       HSY_TOKEN_LINE_START = 8,    /* first token of the text or after a line break */
       HSY_TOKEN_ABBREVIATION = 16, /* ends in a dot that belongs to it */
};

typedef struct hsy_token {
    uint32_t start, end; /* bytes of the text */
    uint8_t kind;        /* hsy_token_kind */
    uint8_t flags;
} hsy_token;

HSY_VECTOR_TYPE(hsy_tokens, hsy_token);

/* `language` is a BCP 47 tag or empty; it decides elisions and abbreviations. The text must be valid UTF-8 and
 * shorter than 4 GiB. */
hsy_tokens hsy_words(hsy_arena *arena, hsy_slice text, hsy_slice language);

/* Index of the first token that ends behind byte `at`; the count when none does. */
size_t hsy_token_at(hsy_tokens tokens, uint32_t at);

static inline hsy_slice hsy_token_text(hsy_slice text, hsy_token token) {
    return (hsy_slice){text.at + token.start, token.end - token.start};
}

#endif
