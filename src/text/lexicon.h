/* Lexicons: tables of words that a linguist edits, as constant data in the program.
 *
 * lexicon/<language>/<name>.tsv ("any" for tables of all languages) is a table with a header row; its first column
 * is the key: a word or a few, unique but for case. tools/lexicon.c turns each file into a const table when the
 * program is built. Lines that start with # are comments.
 *
 *     const hsy_lexicon *cues = hsy_lexicon_named(HSY_S("en"), HSY_S("cue-verbs"));
 *     int row = hsy_lexicon_find(cues, HSY_S("said"));               // -1 when it is not there
 *     hsy_slice frame = hsy_lexicon_cell(cues, row, hsy_lexicon_column(cues, HSY_S("frame")));
 */
#ifndef HEARSAY_TEXT_LEXICON_H
#define HEARSAY_TEXT_LEXICON_H

#include "text/word.h"

enum { HSY_LEXICON_ROWS_MOST = 65535 }; /* of a table */

/* A row and 15 bits of its key's hash: strangers in a slot are told without a look at their keys. */
static inline int32_t hsy_lexicon_slot(uint32_t row, uint32_t hash) { return (int32_t)((hash >> 17) << 16 | row); }

typedef struct hsy_lexicon {
    hsy_slice language, name;
    const hsy_slice *columns;                     /* names of the columns, the key first */
    const hsy_slice *cells;                       /* row by row; the key as written */
    const hsy_slice *keys;                        /* folded keys (hsy_fold), one a row */
    const int32_t *slots;                         /* hash slots: -1, or hsy_lexicon_slot of a row */
    const uint64_t *bits;                         /* what may be a key, what may begin one; see tools/lexicon.c */
    uint32_t column_count, row_count, slot_count; /* slot_count is a power of two */
    uint32_t bit_mask;                            /* of a hash: the number of its bit */
    uint32_t most_words;                          /* words in the longest key */
    const struct hsy_lexicon *next;               /* the table of this name of the next language, or NULL */
} hsy_lexicon;

/* The table, or NULL when the language has none of that name. `language` may be a longer tag ("de-CH"). */
const hsy_lexicon *hsy_lexicon_named(hsy_slice language, hsy_slice name);
/* The first of the tables of this name, by language ("any" is before "cs"); the others follow by `next`. Or NULL. */
const hsy_lexicon *hsy_lexicon_first(hsy_slice name);
/* The row of a folded key, or -1. A NULL lexicon has no rows. */
int hsy_lexicon_find(const hsy_lexicon *lexicon, hsy_slice folded);
/* Whether the text of this hash may be a key: a look at one bit, which turns nearly all strangers away without a look
 * at the slots, too many to stay in the machine's nearest memory. The lexicon is not NULL. */
static inline bool hsy_lexicon_may_have(const hsy_lexicon *lexicon, uint32_t hash) {
    uint32_t bit = hash & lexicon->bit_mask;
    return lexicon->bits[bit / 64 * 2] >> bit % 64 & 1;
}
/* Whether a key of several words may begin with the word of this hash; the lexicon is not NULL. */
static inline bool hsy_lexicon_may_go_on(const hsy_lexicon *lexicon, uint32_t hash) {
    uint32_t bit = hash & lexicon->bit_mask;
    return lexicon->bits[bit / 64 * 2 + 1] >> bit % 64 & 1;
}
/* The row of a key that hsy_lexicon_may_have let pass, or -1. */
int hsy_lexicon_find_slot(const hsy_lexicon *lexicon, hsy_slice folded, uint32_t hash);
/* hsy_lexicon_find for who asks many tables: `hash` is hsy_hash_lexicon(folded). */
static inline int hsy_lexicon_find_hashed(const hsy_lexicon *lexicon, hsy_slice folded, uint32_t hash) {
    return lexicon && hsy_lexicon_may_have(lexicon, hash) ? hsy_lexicon_find_slot(lexicon, folded, hash) : -1;
}
/* The column's number, or -1. */
int hsy_lexicon_column(const hsy_lexicon *lexicon, hsy_slice name);
/* The cell, or the empty slice when row or column is -1. */
hsy_slice hsy_lexicon_cell(const hsy_lexicon *lexicon, int row, int column);
/* The longest key that starts at token `first` and ends before token `end`, words parted by one blank whatever
 * stands in the text. Returns its row and the token behind it in `*behind`, or -1. `folded` holds the folded text of
 * each token (see hsy_fold_tokens). */
int hsy_lexicon_longest(const hsy_lexicon *lexicon, const hsy_slice *folded, uint32_t first, uint32_t end,
                        uint32_t *behind);
/* The same when the bits let the first token, which is there, pass as a key or as the beginning of one. */
int hsy_lexicon_longest_begun(const hsy_lexicon *lexicon, const hsy_slice *folded, uint32_t hash, uint32_t first,
                              uint32_t end, uint32_t *behind);
/* The same, given the hash of the first token. */
static inline int hsy_lexicon_longest_hashed(const hsy_lexicon *lexicon, const hsy_slice *folded, uint32_t hash,
                                             uint32_t first, uint32_t end, uint32_t *behind) {
    if (!lexicon || first >= end) return -1;
    if (!hsy_lexicon_may_have(lexicon, hash) && !hsy_lexicon_may_go_on(lexicon, hash)) return -1;
    return hsy_lexicon_longest_begun(lexicon, folded, hash, first, end, behind);
}
/* The folded text of each token, for hsy_lexicon_longest. */
const hsy_slice *hsy_fold_tokens(hsy_arena *arena, hsy_slice text, hsy_tokens tokens);

#endif
