/* What chain.c and interview.c hand each other. */
#ifndef HEARSAY_STATEMENTS_CHAIN_H
#define HEARSAY_STATEMENTS_CHAIN_H

#include "statements/cast.h"

/* The roles of lexicon/<language>/relay-words.tsv. */
typedef enum hsy_relay_role {
    HSY_RELAY_NONE,
    HSY_RELAY_CITING,   /* X, citing Y */
    HSY_RELAY_QUOTING,  /* X quoted Y as saying */
    HSY_RELAY_CITED_BY, /* Y, cited by X */
    HSY_RELAY_TOLD,     /* Y told the outlet X */
    HSY_RELAY_WITH,     /* in an interview with the outlet X */
    HSY_RELAY_FOR,      /* through his lawyer */
    HSY_RELAY_FIRST,    /* first reported by X */
    HSY_RELAY_AWAY,     /* told reporters, in a statement: no interview, or the end of one */
} hsy_relay_role;

typedef struct hsy_chains {
    hsy_reading *reading;
    const hsy_cast *cast;
    const hsy_lexicon *places; /* NULL in a language without */
    uint32_t *first_of;        /* one a sentence: its first draft, or HSY_NO_DRAFT */
    uint32_t *next_of;         /* one a draft: the next of its sentence */
} hsy_chains;

hsy_relay_role hsy_relay_role_at(const hsy_reading *reading, uint32_t token);
/* interview.c: a link holds on through an interview or document until something else begins. */
void hsy_hold_interviews(const hsy_chains *chains);

#endif
