/* A short line as words that lexicons can be asked about: bylines, credits, datelines and notes all begin so.
 *
 * A page's language is often unknown, or stated wrongly, when its fields are read, so a table is asked in the page's
 * language first, then in "any", then in every other language.
 *
 *     hsy_phrase_line line = hsy_phrase_line_of(arena, HSY_S("Von Anna Muster"), HSY_S("de"), HSY_S("byline-words"));
 *     hsy_phrase_kind(&line, 0, &behind)      -> "by", behind = 1
 */
#ifndef HEARSAY_PAGE_PHRASE_H
#define HEARSAY_PAGE_PHRASE_H

#include "text/lexicon.h"

enum { HSY_PHRASE_TABLES = 12 }; /* languages asked at most */

typedef struct hsy_phrase_line {
    hsy_slice text;
    hsy_tokens tokens;
    const hsy_slice *folded; /* one a token, with ' for ’ */
    const uint32_t *hashes;  /* of the folded tokens, for lexicons */
    const hsy_lexicon *tables[HSY_PHRASE_TABLES];
    uint32_t table_count;
} hsy_phrase_line;

/* The line's words, with the tables called `table` of all languages. */
hsy_phrase_line hsy_phrase_line_of(hsy_arena *arena, hsy_slice text, hsy_slice language, hsy_slice table);
/* The first `words` words of a text; all of it when it has no more. Words are counted as far as they begin with a
 * letter of ASCII behind a blank, so the text has at least as many tokens. For what a line's start decides. */
hsy_slice hsy_phrase_head(hsy_slice text, uint32_t words);
/* The second column of the longest phrase that starts at token `at`, and the token behind it; empty when there is
 * none. Of equally long ones the page's own language wins. `behind` may be NULL. */
hsy_slice hsy_phrase_kind(const hsy_phrase_line *line, uint32_t at, uint32_t *behind);
/* Whether any language has a phrase of `kind` that starts at token `at`; the longest one's end is put into `*behind`,
 * which may be NULL. For places where only one kind makes sense: "von" begins a byline and stands in names. */
bool hsy_phrase_can_be(const hsy_phrase_line *line, uint32_t at, hsy_slice kind, uint32_t *behind);
/* The second column of a compound's last part: "Sport-Redaktion" is what "Redaktion" is; empty for other words. */
hsy_slice hsy_phrase_compound_kind(const hsy_phrase_line *line, uint32_t at);
/* The bytes from token `first` to the end of token `end` - 1; empty when there are none. */
hsy_slice hsy_phrase_text(const hsy_phrase_line *line, uint32_t first, uint32_t end);
/* Whether token `at` is `text`, to the letter. False past the end. */
bool hsy_phrase_is(const hsy_phrase_line *line, uint32_t at, hsy_slice text);
/* Whether token `at` is a word that begins with a capital. */
bool hsy_phrase_capital(const hsy_phrase_line *line, uint32_t at);
/* Whether `slices` has one that is the same but for the case of ASCII letters. */
bool hsy_phrase_has(const hsy_slices *slices, hsy_slice slice);
/* Appends `slice` unless it is empty or there already; true when it was appended. */
bool hsy_phrase_add(hsy_arena *arena, hsy_slices *slices, hsy_slice slice);

#endif
