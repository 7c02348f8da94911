/* Days of the Gregorian calendar, and seconds since 1970.
 *
 *     hsy_calendar_days(2024, 10, 24) -> 20020       hsy_calendar_weekday(20020) -> 4 (Thursday)
 */
#ifndef HEARSAY_TEXT_CALENDAR_H
#define HEARSAY_TEXT_CALENDAR_H

#include "text/date.h"

enum { HSY_FIRST_YEAR = 1850, HSY_LAST_YEAR = 2100 }; /* what lies outside is taken for something else than a year */

/* Days since 1970-01-01; month 1 to 12. */
int64_t hsy_calendar_days(int year, int month, int day);
/* 1 for Monday to 7 for Sunday. */
int hsy_calendar_weekday(int64_t days);
/* The last day of a month; year 0 counts as a leap year. */
int hsy_calendar_month_length(int year, int month);
/* The date with `seconds` added to its local time; what it says of its zone stays. The date must be full. */
hsy_date hsy_calendar_shift(hsy_date date, int64_t seconds);

#endif
