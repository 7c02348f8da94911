/* Dates and times as pages print them, in English, German and French, with and without a year, and machine forms.
 *
 *     "2024-10-24T18:03:00+02:00"   "Thu, 24 Oct 2024 16:03:00 GMT"   "June 1, 2018 9:24 AM PDT"
 *     "24. Oktober 2024, 18:03 Uhr" "le 24 octobre 2024 à 18h03"      "24.10.24"   "vor 3 Stunden"   "Thursday"
 *
 * What a date leaves open (the year, the week) is filled from a reference, the page's own date.
 */
#ifndef HEARSAY_TEXT_DATE_H
#define HEARSAY_TEXT_DATE_H

#include "base/arena.h"
#include "base/vector.h"

typedef struct hsy_date {
    int16_t year;       /* 0: unknown */
    uint8_t month, day; /* 0: unknown; month without day is possible */
    bool has_time, has_zone;
    uint8_t hour, minute, second;
    int16_t zone; /* minutes east of UTC, when has_zone */
} hsy_date;

typedef struct hsy_found_date {
    hsy_span span;
    hsy_date date;
} hsy_found_date;

HSY_VECTOR_TYPE(hsy_found_dates, hsy_found_date);

/* Reads a text that is a date and little else: an attribute, a <time>, a date line. False when it is none. Day
 * before month unless `language` is "en" and the numbers allow both. `reference` may be NULL. */
bool hsy_date_parse(hsy_slice text, hsy_slice language, const hsy_date *reference, hsy_date *date);
/* The dates inside running text. Those that nothing resolves (a weekday without reference) are left out. */
hsy_found_dates hsy_dates_find(hsy_arena *arena, hsy_slice text, hsy_slice language, const hsy_date *reference);
/* RFC 3339: "2024-10-24T18:03:00+02:00", or "2024-10-24" when the time or its zone is unknown; empty without a day. */
hsy_slice hsy_date_print(hsy_arena *arena, hsy_date date);
/* "2024-10-24T18:03:00", a time whose zone is unknown; empty where hsy_date_print says all. */
hsy_slice hsy_date_print_local(hsy_arena *arena, hsy_date date);
/* Seconds since 1970 in UTC; no zone counts as UTC, no time as 00:00. INT64_MIN without a full date. */
int64_t hsy_date_seconds(hsy_date date);
/* The date of a count of seconds since 1970, in UTC. */
hsy_date hsy_date_of_seconds(int64_t seconds);
/* Of two dates, which day is earlier (negative), the same (0), or later. */
int hsy_date_compare_days(hsy_date a, hsy_date b);

#endif
