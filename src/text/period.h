/* A span of time as a reader asks for it: a year, a month, a day, a moment.
 *
 *     "2031" -> 2031-01-01 00:00:00 to 2031-12-31 23:59:59      "2031-05"   "2031-05-01"   "2031-05-01T18:03:00+02:00"
 */
#ifndef HEARSAY_TEXT_PERIOD_H
#define HEARSAY_TEXT_PERIOD_H

#include "base/slice.h"

typedef struct hsy_period {
    int64_t first, last; /* seconds since 1970 in UTC, both inside */
} hsy_period;

/* Reads ISO 8601: a year, a month, a day, or a time as in RFC 3339, without a zone in UTC. False when it is no such
 * thing or no day of the calendar. */
bool hsy_period_parse(hsy_slice text, hsy_period *period);

#endif
