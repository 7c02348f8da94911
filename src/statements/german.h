/* One reporting verb at work in a German sentence: what the files of the German grammar hand each other. */
#ifndef HEARSAY_STATEMENTS_GERMAN_H
#define HEARSAY_STATEMENTS_GERMAN_H

#include "statements/grammar.h"

/* Where the finite verb stands in its clause. */
typedef enum hsy_place {
    HSY_VERB_FIRST,  /* "…, | sagte Weber": what stands before is said, or a clause that opens the sentence */
    HSY_VERB_SECOND, /* "Weber sagte", "In Rom sagte Weber" */
    HSY_VERB_LAST,   /* "wie Weber sagte", "die das bestätigten" */
} hsy_place;

typedef struct hsy_frame {
    hsy_reading *reading;
    hsy_cue cue;
    const hsy_sentence *sentence;
    uint32_t finite;      /* token of the finite verb: auxiliary or the verb itself */
    uint32_t clause;      /* first token of the verb's clause */
    uint32_t left, right; /* the reporting words: [left, right) */
    hsy_place place;
    bool is_wie;        /* "wie Weber sagte" */
    bool is_impersonal; /* "heißt es" */
    bool is_shared;     /* the subject is that of a verb before: "…, teilte aber mit" */
    bool is_modal;      /* "konnte das nicht bestätigen" */
    hsy_range agent;    /* "von Weber" in a passive */
    hsy_range prefield; /* the noun phrase before the verb when it is not the subject */
    hsy_draft draft;
} hsy_frame;

/* bracket.c: takes the particle or auxiliary of the verb at `cue->verb`, and whether it is passive and negated. */
void hsy_take_bracket(const hsy_reading *reading, hsy_cue *cue);
/* bracket.c: a form of werden, haben or sein, which a participle may go with. */
bool hsy_is_tense_word(const hsy_reading *reading, uint32_t token);

/* field.c: sets `clause`, `place` and `is_wie`. */
void hsy_find_fields(hsy_frame *frame);
/* field.c: a token that ends a clause: comma, full stop, colon, quotation mark, dash. */
bool hsy_ends_clause(hsy_word_class class);
/* field.c: whether a relative clause starts at `at`, which stands behind a comma. */
bool hsy_opens_relative(const hsy_reading *reading, uint32_t at);
/* field.c: where a clause from `start` ends that stands in the prefield: before the comma that the finite verb of the
 * clause around it follows; `end` when there is none. */
uint32_t hsy_embedded_end(const hsy_reading *reading, uint32_t start, uint32_t end);
/* field.c: the first token of the clause that `at` stands in, not before `least`. */
uint32_t hsy_clause_start(const hsy_reading *reading, uint32_t at, uint32_t least);

/* nominative.c: sets the source, and widens the reporting words by it. */
void hsy_find_nominative(hsy_frame *frame);
/* nominative.c: the noun phrase at `clause` when it may be a subject; empty when it is none. */
hsy_range hsy_first_subject(const hsy_reading *reading, uint32_t clause, uint32_t most);
/* nominative.c: whether the head of the phrase is something that can speak: a person, a body, a document, a pronoun. */
bool hsy_can_speak(const hsy_reading *reading, hsy_range range);
bool hsy_is_demonstrative(const hsy_reading *reading, hsy_range range);
/* nominative.c: the subject of the clause around the noun at `noun`: "[Weber] vertritt die These, dass". */
hsy_range hsy_subject_around(const hsy_reading *reading, uint32_t noun);

/* complement.c: a clause whose verb is an infinitive with "zu". */
bool hsy_is_infinitive_clause(const hsy_reading *reading, uint32_t first, uint32_t end);
/* complement.c: sets the content; false when there is none. */
bool hsy_find_complement(hsy_frame *frame);

/* saying.c: "nach Angaben der Polizei", at "nach" or "laut" */
typedef struct hsy_saying {
    hsy_range phrase, source;
    hsy_parts cue;
} hsy_saying;

/* saying.c: the noun phrase that ends before `at`, with its genitives: "[Angaben der Werft] zufolge". */
hsy_range hsy_noun_phrase_before(const hsy_reading *reading, uint32_t at);
bool hsy_take_saying(const hsy_reading *reading, uint32_t at, hsy_saying *saying);

#endif
