/* Words in the form in which they are compared: folded, transliterated, stemmed.
 *
 *     hsy_fold("STRASSE")  -> "strasse"      hsy_fold_plain("Zelenskyy’s Łódź") -> "zelenskyy's lodz"
 */
#ifndef HEARSAY_TEXT_FOLD_H
#define HEARSAY_TEXT_FOLD_H

#include "base/arena.h"

/* NFKC, case folded, without soft hyphens and zero-width characters (utf8proc). Text of ASCII, Latin-1, Cyrillic and
 * common marks takes a short way to the same. */
hsy_slice hsy_fold(hsy_arena *arena, hsy_slice text);
/* The same, and without accents, with ß as ss, ø as o, plain quotation marks, and Cyrillic and Greek in Latin letters:
 * for comparing names across languages. */
hsy_slice hsy_fold_plain(hsy_arena *arena, hsy_slice text);
/* The folded form of a short word in the caller's memory, for looking it up without an arena. Empty when it does not
 * fit into `size` bytes or has more than 256 code points. Differs from hsy_fold in that ’ becomes '. */
hsy_slice hsy_fold_short(hsy_slice word, char *room, size_t size);
/* The Snowball stem of a folded word in the language, or the word itself where there is no stemmer (libstemmer).
 * Stemmers are made once an arena and kept in `stemmer`, which starts as {0}. */
typedef struct hsy_stemmer {
    void *handle;
    hsy_slice language;
} hsy_stemmer;
hsy_slice hsy_stem(hsy_arena *arena, hsy_stemmer *stemmer, hsy_slice language, hsy_slice word);

#endif
