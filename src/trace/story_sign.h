/* The signature of an article: all that stories need of it, the same whatever other articles there are. Private to
 * src/trace.
 *
 *     hsy_story_sign sign = hsy_story_sign_of(room, &reading.article, hsy_tokens_of(room->scratch, &reading.article));
 *     double s = hsy_story_similarity(&sign, &other);       // 0 to 1: may both report one event?
 */
#ifndef HEARSAY_TRACE_STORY_SIGN_H
#define HEARSAY_TRACE_STORY_SIGN_H

#include "page/page.h"
#include "text/word.h"
#include "trace/parallel.h"

enum {
    HSY_STORY_TERMS = 80,     /* of an article at most */
    HSY_STORY_DAYS = 4,       /* dates that an opening names, at most */
    HSY_STORY_WEIGHT = 65535, /* length of a signature's vector */
    HSY_STORY_PART = 255,     /* all of an opening; full prominence */
};

typedef struct hsy_story_term {
    uint32_t id;        /* hash of a stem or number */
    uint16_t weight;    /* in the whole text; the vector has length 65,535 */
    uint8_t opening;    /* part of the title and first sentences that it makes, of 255 */
    uint8_t prominence; /* 255 in the title and first sentences, less behind them */
} hsy_story_term;

typedef struct hsy_story_sign {
    hsy_story_term *terms; /* by id */
    uint32_t count;
    uint32_t language, outlet;     /* hashes; 0: not known */
    int64_t time;                  /* seconds since 1970, INT64_MIN when nothing is known */
    uint64_t key;                  /* which of two articles of one time is before the other; each article has its own */
    uint64_t title_words;          /* hash of the title without numbers; 0 when it is too short for a series */
    uint64_t title_numbers;        /* hash of its numbers, or 0 */
    uint16_t days[HSY_STORY_DAYS]; /* that the opening names, 32 * month + day */
    uint32_t day_count;
} hsy_story_sign;

/* From the article and the tokens of its text; without time and key, which are the caller's to give. */
hsy_story_sign hsy_story_sign_of(const hsy_room *room, const hsy_article *article, hsy_tokens tokens);
/* How likely both report one event, from 0 up to about 1; 0 for two languages and for pieces of a series. */
double hsy_story_similarity(const hsy_story_sign *a, const hsy_story_sign *b);
/* The part of a similarity that is left over the distance of two times; all of it when one is not known. */
double hsy_story_fading(int64_t first, int64_t second);

#endif
