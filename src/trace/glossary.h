/* What words and names mean in any language, as far as the tables of lexicon/any know. Private to src/trace. */
#ifndef HEARSAY_TRACE_GLOSSARY_H
#define HEARSAY_TRACE_GLOSSARY_H

#include "base/arena.h"

enum { HSY_NAME_WORDS_MOST = 5 }; /* of a name of several words */

typedef struct hsy_glossary hsy_glossary;

/* The tables, made ready; constant from then on. */
const hsy_glossary *hsy_glossary_make(hsy_arena *arena);
/* The id of what a common word means, or 0: "gouvernement" (fr) is "regierung" (de). `folded` is the word (hsy_fold),
 * `stem` its stem. */
uint32_t hsy_glossary_word(const hsy_glossary *glossary, hsy_slice language, hsy_slice folded, hsy_slice stem);
/* The same of the two parts of a compound, either of which may be 0: "feuerwehr" and "sprecher". */
void hsy_glossary_parts(const hsy_glossary *glossary, hsy_slice language, hsy_slice folded, hsy_slice stem,
                        uint32_t parts[2]);
/* The id of the longest name that begins at word `first`, or 0; `*behind` is the word behind it. `plain` has the words
 * in plain form (hsy_fold_plain), empty where there is none. Ids of names and of words differ. */
uint32_t hsy_glossary_name(const hsy_glossary *glossary, hsy_arena *scratch, const hsy_slice *plain, uint32_t first,
                           uint32_t end, uint32_t *behind);

#endif
