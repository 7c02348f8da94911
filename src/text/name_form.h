/* Names that no lexicon knows, by what stands in or beside them: a word of the name itself ("Kalder Tagblatt",
 * "Radio Kalder", "Halden Press Service", "Orva AG": any/name-forms.tsv), a word before or behind it ("the newspaper
 * Kalder Tagblatt": any/outlet-words.tsv), or the brackets of a dateline ("KALDER (HPS) —"). */
#ifndef HEARSAY_TEXT_NAME_FORM_H
#define HEARSAY_TEXT_NAME_FORM_H

#include "text/name_tokens.h"

/* The token behind the name that starts at `at` and ends before token `end`, with its kind in `*kind`; `at` when
 * none does. `first` is the first token of the sentence. */
uint32_t hsy_name_formed(const hsy_name_tokens *names, uint32_t first, uint32_t end, uint32_t at, hsy_name_kind *kind);
/* Whether the word at `at` only says what the name behind it is: "newspaper" before "Kalder Tagblatt". */
bool hsy_name_is_described(const hsy_name_tokens *names, uint32_t first, uint32_t end, uint32_t at);
/* Whether a name of this form may be called by its last word alone: "the Herald", "das Tagblatt". */
bool hsy_name_word_stands_alone(const hsy_name_tokens *names, uint32_t at);

#endif
