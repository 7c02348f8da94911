/* A line of a page that lost its markup, and what can be seen of it.
 *
 * line_features.c sees, line_roles.c decides, lines.c makes the article of it. A feature is a yes or no, so that the
 * table of weights in line_roles.c can be read and argued about line by line.
 */
#ifndef HEARSAY_PAGE_LINE_H
#define HEARSAY_PAGE_LINE_H

#include "page/boilerplate.h"

typedef enum hsy_line_feature {
    HSY_LINE_ANY,       /* every line has it: what a role costs before anything is known */
    HSY_LINE_WORDS_1_3, /* exactly one of the four */
    HSY_LINE_WORDS_4_9,
    HSY_LINE_WORDS_10_19,
    HSY_LINE_WORDS_20,
    HSY_LINE_WORDS_40,  /* as well: forty or more */
    HSY_LINE_WORDS_100, /* as well: a hundred or more, once on the page; seldom a caption or teaser in any language */

    HSY_LINE_ENDS_SENTENCE, /* . ! ? … or their kin, closing marks passed over */
    HSY_LINE_OPEN_END,      /* no such mark and no colon */
    HSY_LINE_ENDS_QUESTION,
    HSY_LINE_ENDS_COLON,
    HSY_LINE_INNER_COLON,    /* a colon within the first six words: "All smiles: Kim waves" */
    HSY_LINE_SENTENCES,      /* two or more */
    HSY_LINE_FUNCTION_WORDS, /* as many as prose has */
    HSY_LINE_TITLE_CASE,     /* six words or more, nearly all with a capital */
    HSY_LINE_HAS_QUOTE,
    HSY_LINE_BULLET,     /* starts with a list mark or "1." */
    HSY_LINE_CONTINUES,  /* starts small where the line before stopped in mid-sentence */
    HSY_LINE_BROKEN_OFF, /* the line behind continues it */
    HSY_LINE_SYMBOLS,    /* no letter, no number */
    HSY_LINE_COUNTER,    /* "1 / 13", "3 of 12" without more */
    HSY_LINE_TIME_CODE,  /* "1:27" */
    HSY_LINE_SCRIPT,     /* program text */
    HSY_LINE_ADDRESS,    /* a mail or web address and nothing else */
    HSY_LINE_TELEPHONE,
    HSY_LINE_MAIL,     /* a mail address stands in it */
    HSY_LINE_BYLINE,   /* says who wrote it */
    HSY_LINE_PERSON,   /* may be a person's name and no more */
    HSY_LINE_AFTER_BY, /* the line before is a bare "by" */
    HSY_LINE_DATE,
    HSY_LINE_CREDIT,   /* an agency, a desk code */
    HSY_LINE_DATELINE, /* starts with one: "NEW YORK (AP) —" */
    HSY_LINE_PLACE,    /* capitals alone, in front of prose: "NEW YORK" */
    HSY_LINE_NOTE,
    HSY_LINE_PHOTO_CREDIT,   /* nothing but a picture's credit: "Dado Ruvic / Reuters" */
    HSY_LINE_CAPTION_CREDIT, /* ends with one: "… Foto: dpa" */
    HSY_LINE_BEFORE_PHOTO_CREDIT,
    HSY_LINE_AFTER_PHOTO_CREDIT,
    HSY_LINE_FRONT_CAPTION, /* a sentence in front of a photo credit, and no prose before it */
    HSY_LINE_TITLE,         /* the best headline in front of the prose; see line_title.c */
    HSY_LINE_FIRST,
    HSY_LINE_OUTLET,          /* names the outlet or another one, and no more */
    HSY_LINE_REPEATED,        /* the same line stands elsewhere */
    HSY_LINE_PREFIX_REPEATED, /* another line starts the same way */
    HSY_LINE_TOPIC_HIGH,      /* its words recur in the prose */
    HSY_LINE_TOPIC_LOW,       /* they do not */
    HSY_LINE_PROSE,           /* first guess: running text */
    HSY_LINE_AFTER_PROSE,     /* the line before is prose */
    HSY_LINE_BEFORE_PROSE,
    HSY_LINE_RUN,           /* between two short lines with an open end */
    HSY_LINE_AFTER_COLON,   /* behind prose that ends in a colon: the first line, and short ones with an open end */
    HSY_LINE_AFTER_HEADING, /* the line before announces others ("Related stories") */
    HSY_LINE_ABOVE_LINKS,   /* the first prose, alone above a heading without headlines */
    HSY_LINE_BEHIND_END,    /* behind a desk code, a note or a legal line, with little prose left */
    HSY_LINE_AFTER_REST,    /* behind "Leave a comment" and its kin, behind the article */
    HSY_LINE_FEATURE_COUNT
} hsy_line_feature;

typedef struct hsy_line {
    hsy_slice text;    /* white space folded */
    uint64_t features; /* bit i: feature i */
    uint32_t words;
    uint8_t topic_percent; /* of its content words, how many recur in the prose; or HSY_LINE_NO_TOPIC */
    hsy_boilerplate phrase;
} hsy_line;

enum { HSY_LINE_NO_TOPIC = 255 }; /* too few content words to say */

HSY_VECTOR_TYPE(hsy_lines, hsy_line);

static inline bool hsy_line_has(const hsy_line *line, hsy_line_feature feature) {
    return line->features >> feature & 1;
}

/* Sets `words`, `phrase` and `features` of every line. `language` is a tag or empty; `publisher` the outlet's name or
 * domain or empty. */
void hsy_lines_look(hsy_arena *arena, hsy_lines lines, hsy_slice language, hsy_slice publisher);

/* The line that is most likely the page's headline, when the prose begins with line `body`; HSY_NOT_FOUND when none is
 * likely. Reads features, sets none. */
size_t hsy_lines_title(hsy_lines lines, size_t body);

/* As hsy_caption_split, and where a caption was glued to its credit: "… at dusk.Photo: Ann Example". */
size_t hsy_line_caption_split(hsy_arena *arena, hsy_slice line, hsy_slice language, hsy_slice *credit);

/* The most likely role of each line, one a line, in the arena. */
const hsy_role *hsy_lines_roles(hsy_arena *arena, hsy_lines lines);

#endif
