/* Private to api: what a call asks of a list, made into what the store understands. */
#ifndef HEARSAY_API_QUESTION_H
#define HEARSAY_API_QUESTION_H

#include "api/collection.h"

/* A call that asks a collection and prints the answer. */
typedef struct hsy_asked {
    const hearsay_question *question; /* never NULL: see hsy_asked_of */
    hearsay_sink *sink;
    void *sink_context;
    const char *words; /* a query or a name, or NULL */
    long long number;  /* of a story, claim or article, or 0 */
} hsy_asked;

/* `question` may be NULL. */
hsy_asked hsy_asked_of(const hearsay_question *question, hearsay_sink *sink, void *sink_context);

/* Reads the question. `best` is the order of HEARSAY_BEST; a limit of 0 stays INT64_MAX, and least_articles 0 stays 0.
 * HEARSAY_OK, else an error was added: HEARSAY_USAGE when a field makes no sense, HEARSAY_SOME_FAILED when nobody is
 * called as it says. */
hearsay_status hsy_question_read(hsy_collection *c, const hearsay_question *question, hsy_list_order best,
                                 hsy_narrowing *narrowing);

/* The keys of an outlet or of speakers by name. False, with an error added that tells
 * who may have been meant, when nobody is called so. */
bool hsy_question_outlet(hsy_collection *c, hsy_slice name, hsy_slice *key);
bool hsy_question_speakers(hsy_collection *c, hsy_slice name, hsy_slices *keys);
/* The speakers, with what is known of each; agencies and outlets to which claims go back are none. */
bool hsy_question_speaker_rows(hsy_collection *c, hsy_slice name, hsy_speaker_rows *rows);

/* "DE" and "de" are one. */
hsy_slice hsy_question_language(hsy_arena *arena, hsy_slice language);

/* The form of a list by the options; false, with an error added, when lists have no such form. */
bool hsy_list_form_of(hsy_collection *c, hsy_list_form *form);

#endif
