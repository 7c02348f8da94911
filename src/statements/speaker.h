/* What speaker.c and reference.c hand each other: what a phrase says of a speaker, and whom it stands for. */
#ifndef HEARSAY_STATEMENTS_SPEAKER_H
#define HEARSAY_STATEMENTS_SPEAKER_H

#include "statements/cast.h"

static inline bool hsy_is_person_type(hsy_speaker_type type) {
    return type == HSY_SPEAKER_PERSON || type == HSY_SPEAKER_OFFICIAL;
}

/* speaker.c */
hsy_speaker hsy_speaker_of_person(const hsy_cast *cast, uint32_t person);
hsy_speaker_type hsy_type_of_name(hsy_name_kind kind);
/* The longest form in which the text names the same outlet, agency or body. */
hsy_slice hsy_fullest_name(const hsy_reading *reading, const hsy_name *name);

/* strong_form.c: German: what a body is called, of a phrase that opens with its article and ends with its noun. */
hsy_slice hsy_strong_form(const hsy_reading *reading, hsy_range range);

/* reference.c */
/* "he", "she", "it", "they", or a possessive. */
hsy_speaker hsy_speaker_of_pronoun(const hsy_cast *cast, uint32_t index, uint32_t token);
/* "the minister", "the paper", "the statement": whoever was named before and is one. `head` is the word that says what
 * kind of speaker it is. False when nobody is known. */
bool hsy_speaker_of_definite(const hsy_cast *cast, uint32_t index, hsy_range range, uint32_t head,
                             hsy_speaker_type type, hsy_speaker *speaker);

#endif
