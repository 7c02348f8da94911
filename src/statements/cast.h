/* The people of a text and the words that it calls them by, for speaker.c. */
#ifndef HEARSAY_STATEMENTS_CAST_H
#define HEARSAY_STATEMENTS_CAST_H

#include "base/table.h"
#include "statements/grammar.h"

typedef struct hsy_person {
    hsy_slice fullest; /* the longest form of the name in the text */
    bool is_official;  /* an office stands beside one of the mentions */
    char gender;       /* 'm' or 'f' by first name or title; 0 when neither tells */
} hsy_person;

HSY_VECTOR_TYPE(hsy_people, hsy_person);

/* The words beside one mention of a person: "Health Minister" before, "head of the bank" behind. */
typedef struct hsy_office {
    hsy_range before, behind;
    uint32_t person, token; /* token: the name's first */
} hsy_office;

HSY_VECTOR_TYPE(hsy_offices, hsy_office);

struct hsy_cast {
    hsy_reading *reading;
    hsy_table by_last_name, by_first_name;
    hsy_people people;
    hsy_offices offices;
    uint32_t *person_of; /* one a name: number in `people`, or HSY_NO_TOKEN */
};

/* A name's text without a possessive ending. */
hsy_slice hsy_cast_name(const hsy_reading *reading, const hsy_name *name);
/* The person that a single word names, by last or first name, or HSY_NO_TOKEN. */
uint32_t hsy_cast_by_word(const hsy_cast *cast, hsy_slice word);
/* The person whom the words of `phrase` describe: whose office shares most words with it and stands nearest, before
 * rather than behind; HSY_NO_TOKEN when none shares one. */
uint32_t hsy_cast_by_office(const hsy_cast *cast, hsy_range phrase);

#endif
