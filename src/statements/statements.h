/* Who says what in an article, through whom, and how surely: what stage 3 hands on. */
#ifndef HEARSAY_STATEMENTS_STATEMENTS_H
#define HEARSAY_STATEMENTS_STATEMENTS_H

#include "base/arena.h"
#include "base/vector.h"
#include "page/page.h"

typedef enum hsy_kind { HSY_KIND_DIRECT, HSY_KIND_INDIRECT, HSY_KIND_MIXED } hsy_kind;

typedef enum hsy_speaker_type {
    HSY_SPEAKER_PERSON,
    HSY_SPEAKER_OFFICIAL,
    HSY_SPEAKER_ORGANISATION,
    HSY_SPEAKER_OUTLET,
    HSY_SPEAKER_AGENCY,
    HSY_SPEAKER_DOCUMENT,
    HSY_SPEAKER_GROUP,
    HSY_SPEAKER_UNKNOWN,
} hsy_speaker_type;

/* In ascending order of doubt. */
typedef enum hsy_certainty {
    HSY_CERTAINTY_ASSERTED,
    HSY_CERTAINTY_REPORTED,
    HSY_CERTAINTY_HEDGED,
    HSY_CERTAINTY_UNCONFIRMED,
    HSY_CERTAINTY_DENIED,
} hsy_certainty;

/* The names of the JSON contract: "direct", "official", "hedged". */
hsy_slice hsy_kind_name(hsy_kind kind);
hsy_slice hsy_speaker_type_name(hsy_speaker_type type);
hsy_slice hsy_certainty_name(hsy_certainty certainty);

typedef struct hsy_speaker {
    hsy_slice name;        /* in the article's fullest form; empty when nothing is said of who it is */
    hsy_slice affiliation; /* empty when unknown */
    hsy_speaker_type type;
    bool is_named; /* has a proper name */
} hsy_speaker;

#define HSY_NO_PARENT UINT32_MAX

typedef struct hsy_statement {
    hsy_spans content, cue, source; /* bytes of the text, ascending; cue and source may be empty */
    hsy_kind kind;
    hsy_speaker speaker;
    hsy_slices via; /* the chain inside the page, nearest the speaker first */
    hsy_certainty certainty;
    hsy_span doubt;  /* the words that make it hedged, unconfirmed or denied; empty when there are none */
    uint32_t parent; /* index of the statement it is nested in, or HSY_NO_PARENT */
} hsy_statement;

HSY_VECTOR_TYPE(hsy_statement_list, hsy_statement);

typedef struct hsy_statements {
    hsy_statement_list list;          /* in order of the first byte of content or source */
    hsy_certainty headline_certainty; /* how the title puts the main news: asserted when it attributes to nobody */
    hsy_certainty body_certainty;     /* how the body puts it, by its first lines and its caveats */
    hsy_span caveat;                  /* in the text: "not yet been confirmed by independent sources"; or empty */
} hsy_statements;

/* Finds the statements of the article's text. Everything lives in the arena. An article in a language without
 * lexicon gives what quotation marks and a colon can show. */
void hsy_statements_find(hsy_arena *arena, const hsy_article *article, hsy_statements *statements);
/* The same for a short text apart from the body (title, lede), in the language of the article, with its speakers. */
void hsy_statements_find_in(hsy_arena *arena, const hsy_article *article, hsy_slice text, hsy_statement_list *list);

#endif
