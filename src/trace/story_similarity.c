/* Whether two articles report one event, by their signatures.
 *
 * Two articles are similar by four things, each a factor:
 * - their words: the cosine of the vectors;
 * - their openings: how much of the title and first sentences of each the other has, and how far up. A follow-up has
 * the old event as background, but the old article has nothing of what the follow-up opens with: the lesser part
 * counts;
 * - the outlet: it reports a piece of news once, what it prints next is more likely the next event;
 * - time: days between the two when known, and the days that their openings name, which must have one in common.
 * Pieces whose titles differ in their numbers only ("Weather for 8 May", "... 16 May") are a series, never an event.
 *
 * What it misses: two events on one day that are told with the same words ("ready for talks", "talks put off"), and
 * reports so different that only a name is common to them.
 */
#include <math.h>

#include "trace/story_sign.h"

static const double OPENING_FREE = 0.2; /* what an opening that has nothing in common leaves of a similarity, squared */
static const double SAME_OUTLET = 0.7, OTHER_DAY = 0.5;
static const double FADING = 8 * 24 * 3600; /* seconds in which similarity falls to 1/e; two days cost a twentieth */

static bool is_series(const hsy_story_sign *a, const hsy_story_sign *b) {
    return a->title_words != 0 && a->title_words == b->title_words && a->title_numbers != 0 && b->title_numbers != 0 &&
           a->title_numbers != b->title_numbers;
}

/* Whether both openings name days, and none in common. */
static bool is_other_day(const hsy_story_sign *a, const hsy_story_sign *b) {
    for (uint32_t i = 0; i < a->day_count; i++)
        for (uint32_t k = 0; k < b->day_count; k++)
            if (a->days[i] == b->days[k]) return false;
    return a->day_count > 0 && b->day_count > 0;
}

double hsy_story_fading(int64_t first, int64_t second) {
    if (first == INT64_MIN || second == INT64_MIN) return 1;
    double distance = ((double)first - (double)second) / FADING;
    return exp(-distance * distance);
}

double hsy_story_similarity(const hsy_story_sign *a, const hsy_story_sign *b) {
    if (a->language != b->language || is_series(a, b)) return 0;
    uint64_t product = 0;
    uint32_t a_opening = 0, b_opening = 0;
    for (uint32_t i = 0, k = 0; i < a->count && k < b->count;) {
        const hsy_story_term *left = &a->terms[i], *right = &b->terms[k];
        if (left->id == right->id) {
            product += (uint64_t)left->weight * right->weight;
            a_opening += (uint32_t)left->opening * right->prominence;
            b_opening += (uint32_t)right->opening * left->prominence;
        }
        i += left->id <= right->id;
        k += right->id <= left->id;
    }
    double s = (double)product / ((double)HSY_STORY_WEIGHT * HSY_STORY_WEIGHT);
    double told = (double)(a_opening < b_opening ? a_opening : b_opening) / (HSY_STORY_PART * HSY_STORY_PART);
    s *= sqrt(OPENING_FREE + told);
    if (a->outlet && a->outlet == b->outlet) s *= SAME_OUTLET;
    if (is_other_day(a, b)) s *= OTHER_DAY;
    return s * hsy_story_fading(a->time, b->time);
}
