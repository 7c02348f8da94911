/* The people of a text and the words that it calls them by, for speaker.c. */
#ifndef HEARSAY_STATEMENTS_CAST_H
#define HEARSAY_STATEMENTS_CAST_H

#include "base/table.h"
#include "statements/grammar.h"

typedef enum hsy_gender { HSY_GENDER_UNKNOWN, HSY_GENDER_MALE, HSY_GENDER_FEMALE } hsy_gender;

typedef struct hsy_person {
    hsy_slice fullest; /* the longest form of the name in the text */
    bool is_official;  /* an office stands beside one of the mentions */
    hsy_gender gender; /* by given name, form of address or office */
    uint32_t namesake; /* another person with the same last name, or HSY_NO_TOKEN */
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
    const hsy_lexicon *first_names, *bodies;
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

/* The gender of a speaker: of a named one by the person, of a described one ("spokeswoman") by the words. */
hsy_gender hsy_cast_gender(const hsy_cast *cast, hsy_slice name, bool is_named);
/* Notes what a pronoun that means a person of unknown gender tells: "Robin Lund … she" is no "he" later. */
void hsy_cast_learn_gender(const hsy_cast *cast, hsy_slice name, hsy_gender gender);
/* Whether the row of speaker-words.tsv of a token has this use: "speaks", "state", "generic", "authority", "issued". */
bool hsy_has_use(const hsy_reading *reading, uint32_t token, hsy_slice use);

#endif
