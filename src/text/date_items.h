/* What a date is made of: numbers, words with a meaning in dates, and single marks.
 *
 *     "24. Oktober 2024, 18h03"  ->  24 · . · October · 2024 · , · 18 · (hour) · 03
 *
 * Words that mean nothing in a date are run together to one item, so a long text gives few items.
 */
#ifndef HEARSAY_TEXT_DATE_ITEMS_H
#define HEARSAY_TEXT_DATE_ITEMS_H

#include "base/arena.h"
#include "base/vector.h"

typedef enum hsy_date_word {
    HSY_DATE_NO_WORD,
    HSY_DATE_DAY,        /* today, yesterday: value is days from today */
    HSY_DATE_UNIT,       /* hours: value is an hsy_date_unit */
    HSY_DATE_AGO_BEFORE, /* "vor" 3 Stunden */
    HSY_DATE_AGO_AFTER,  /* 3 hours "ago" */
    HSY_DATE_COUNT,      /* one, two: value */
    HSY_DATE_AM,
    HSY_DATE_PM,
    HSY_DATE_ORDINAL, /* 1"st" */
    HSY_DATE_LINK,    /* between the parts of a date, or of date and time */
    HSY_DATE_CLOCK,   /* Uhr */
    HSY_DATE_LABEL,   /* updated, posted */
    HSY_DATE_PAST,    /* last Thursday */
    HSY_DATE_FUTURE,  /* next Thursday */
    HSY_DATE_MARK,    /* 2024"年": value is an hsy_date_unit */
} hsy_date_word;

typedef enum hsy_date_unit {
    HSY_DATE_SECOND,
    HSY_DATE_MINUTE,
    HSY_DATE_HOUR,
    HSY_DATE_DAYS,
    HSY_DATE_WEEK,
    HSY_DATE_MONTH,
    HSY_DATE_YEAR,
} hsy_date_unit;

typedef struct hsy_date_item {
    uint32_t start, end; /* bytes */
    enum { HSY_DATE_ITEM_END, HSY_DATE_ITEM_NUMBER, HSY_DATE_ITEM_WORD, HSY_DATE_ITEM_MARK } kind;
    bool space_before, capital, all_upper, is_clock;
    uint8_t digits;         /* of a number, at most 255 */
    char mark;              /* dashes are '-', bullets '|' */
    uint8_t month, weekday; /* 0: none */
    uint8_t word;           /* hsy_date_word */
    bool has_zone;
    int32_t value;         /* of a number (INT32_MAX when larger), of a word, or how many words mean nothing */
    int16_t zone;          /* minutes east of UTC */
    bool zone_has_us_rule; /* an hour more in the summer of the United States */
} hsy_date_item;

HSY_VECTOR_TYPE(hsy_date_items, hsy_date_item);

/* The lexicons of one name that a text is read with: those asked first, NULL behind them, and the chain of all. */
enum { HSY_DATE_TABLES = 3 }; /* the language's own, the English one, "any" */
typedef struct hsy_date_tables {
    const struct hsy_lexicon *first[HSY_DATE_TABLES + 1], *all;
} hsy_date_tables;

/* The lexicons that a text is read with. */
typedef struct hsy_date_words {
    hsy_date_tables months, weekdays, words;
    const struct hsy_lexicon *zones;
} hsy_date_words;

/* The lexicons of `language` first, English when it has none; with `all_languages` those of every other behind it. */
hsy_date_words hsy_date_words_of(hsy_slice language, bool all_languages);
/* The item at or after byte `*at`, which moves behind it; an item of kind END when there is none. */
hsy_date_item hsy_date_item_next(const hsy_date_words *words, hsy_slice text, size_t *at);

#endif
