/* Private to serve: the texts of the interface, in the reader's language.
 *
 * They stand in words.tsv, one line a text, and become a table and the names HSY_WORD_… when the program is built:
 *
 *     hsy_slice heading = hsy_words_of(HSY_GERMAN, HSY_WORD_STORIES);                        -> "Geschichten"
 *     hsy_slice flag = hsy_words_named(HSY_FRENCH, HSY_S("flag."), HSY_S("single-source"));  -> "source unique"
 *
 * The first is for what the program says; the second for what stands in the JSON: words that are among the keys
 * behind a prefix. What is not among them stays as it is.
 */
#ifndef HEARSAY_SERVE_WORDS_H
#define HEARSAY_SERVE_WORDS_H

#include "base/buffer.h"
#include "serve/words_table.h"

typedef enum hsy_words_tongue { HSY_ENGLISH, HSY_GERMAN, HSY_FRENCH, HSY_TONGUES } hsy_words_tongue;

/* "en", "de", "fr" */
hsy_slice hsy_words_tongue_code(hsy_words_tongue tongue);
/* The tongue of a code; false when it is none of these. */
bool hsy_words_tongue_of(hsy_slice code, hsy_words_tongue *tongue);
/* The first tongue of an Accept-Language header by its weights, else English. */
hsy_words_tongue hsy_words_tongue_accepted(hsy_slice header);

hsy_slice hsy_words_of(hsy_words_tongue tongue, hsy_word word);
hsy_slice hsy_words_named(hsy_words_tongue tongue, hsy_slice prefix, hsy_slice name);

/* A number with its digits in groups, as the tongue writes it: 12,400; 12.400; 12 400. */
void hsy_words_number(hsy_buffer *out, hsy_words_tongue tongue, long long number);
/* Whether a count takes the singular: 1, in French also 0. */
bool hsy_words_is_one(hsy_words_tongue tongue, long long count);
/* A time as in the JSON (RFC 3339, or a date alone) as one reads it: "5 May 2031, 14:30 UTC", "5. Mai 2031",
 * "5 mai 2031". What is no time is given as it is. */
void hsy_words_time(hsy_buffer *out, hsy_words_tongue tongue, hsy_slice time);

#endif
