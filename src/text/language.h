/* Which language a text is in, as a BCP 47 tag ("en", "de", "fr", "ru", "zh").
 *
 *     hsy_language_identify(HSY_S("Der Minister sagte am Montag …"))  ->  "de"
 */
#ifndef HEARSAY_TEXT_LANGUAGE_H
#define HEARSAY_TEXT_LANGUAGE_H

#include "base/slice.h"

/* The language of the text, or the empty slice when the text is too short or too mixed to say. Reads at most the
 * first 4,096 bytes or so. The slice is static. */
hsy_slice hsy_language_identify(hsy_slice text);
/* The primary language of a tag as pages write it: "de-CH", "de_AT", "DE", "deutsch" -> "de"; else empty. */
hsy_slice hsy_language_of_tag(hsy_slice tag);
/* The language that a word names, in English, German or French: "German", "allemand", "Englischen" -> "de", "de",
 * "en"; else empty. For "translated from the German". */
hsy_slice hsy_language_named(hsy_slice word);

#endif
