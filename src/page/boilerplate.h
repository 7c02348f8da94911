/* Phrases that announce what is not the article, or are boilerplate themselves: lexicon/<language>/page-phrases.tsv.
 *
 *     "Read also: Mill burns down"        -> related, start, this line alone
 *     "MORE FROM “INTERNATIONAL”"         -> related, start, and what follows until prose resumes
 *     "Image 3 of 12"                     -> gallery
 *     "© 2024 Example. All rights reserved." -> legal
 *     "Subscribe to read on"               -> promotion, and a wall
 *
 * Lines and phrases are compared as folded words: punctuation between words is passed over, apostrophes and hyphens
 * inside them stay, and every number is "0". A start phrase of one word ("Photo", "Updated") must be followed by a
 * colon, a bar, a stroke, a dash or a number, since prose may start with the same word.
 *
 * What it finds is evidence: a caller weighs it with the line's length, its neighbours and its markup.
 */
#ifndef HEARSAY_PAGE_BOILERPLATE_H
#define HEARSAY_PAGE_BOILERPLATE_H

#include "page/page.h"
#include "text/lexicon.h"

typedef enum hsy_boilerplate_where {
    HSY_BOILERPLATE_LINE,     /* the phrase is the whole line */
    HSY_BOILERPLATE_END,      /* the line has at most five words and ends with it */
    HSY_BOILERPLATE_START,    /* the line starts with it */
    HSY_BOILERPLATE_ANYWHERE, /* it stands somewhere in a line of at most sixty words */
} hsy_boilerplate_where;

typedef enum hsy_boilerplate_scope {
    HSY_BOILERPLATE_THIS,      /* concerns this line alone */
    HSY_BOILERPLATE_FOLLOWING, /* also what follows, until prose resumes */
    HSY_BOILERPLATE_REST,      /* all that follows, to the end */
} hsy_boilerplate_scope;

typedef struct hsy_boilerplate {
    hsy_role role;
    hsy_boilerplate_where where;
    hsy_boilerplate_scope scope;
    bool is_found;       /* false: nothing else is set but `line_words` */
    bool is_wall;        /* says that the text goes on for those who pay or log in */
    bool is_whole;       /* the line holds nothing but the phrase (and punctuation) */
    bool has_colon;      /* a colon follows the phrase and more words follow the colon */
    hsy_span span;       /* bytes of the line */
    uint32_t words;      /* in the phrase */
    uint32_t line_words; /* in the line, at most HSY_BOILERPLATE_MOST_WORDS + 1 */
} hsy_boilerplate;

enum {
    HSY_BOILERPLATE_MOST_WORDS = 60,
    HSY_BOILERPLATE_TABLES = 12, /* languages */
};

/* The tables of phrases that are asked. */
typedef struct hsy_boilerplate_tables {
    const hsy_lexicon *items[HSY_BOILERPLATE_TABLES];
    size_t count;
} hsy_boilerplate_tables;

/* The language's table and the English one ("Advertisement" stands on German pages); all when `language` is empty. */
hsy_boilerplate_tables hsy_boilerplate_tables_of(hsy_slice language);
/* The longest phrase that fits the line. */
hsy_boilerplate hsy_boilerplate_find_in(hsy_arena *arena, hsy_slice line, const hsy_boilerplate_tables *tables);
/* The same for one line of a language. */
hsy_boilerplate hsy_boilerplate_find(hsy_arena *arena, hsy_slice line, hsy_slice language);

#endif
