#include "text/period.h"

#include "text/calendar.h"

enum { SECONDS_OF_DAY = 24 * 60 * 60 };

/* `count` digits at `*at`, which moves behind them; -1 when there are others. */
static int digits(hsy_slice text, size_t *at, size_t count) {
    int number = 0;
    for (size_t i = 0; i < count; i++) {
        if (*at >= text.length || !hsy_is_digit(text.at[*at])) return -1;
        number = number * 10 + (text.at[(*at)++] - '0');
    }
    return number;
}

/* The two digits behind a hyphen at `*at`, from 1 to `most`; 0 at the end of the text, -1 for anything else. */
static int part(hsy_slice text, size_t *at, int most) {
    if (*at == text.length) return 0;
    if (text.at[(*at)++] != '-') return -1;
    int number = digits(text, at, 2);
    return number >= 1 && number <= most ? number : -1;
}

static bool parse_moment(hsy_slice text, hsy_period *period) {
    hsy_date date;
    if (!hsy_date_parse(text, HSY_S("en"), NULL, &date) || !date.has_time) return false;
    period->first = period->last = hsy_date_seconds(date);
    return period->first != INT64_MIN;
}

bool hsy_period_parse(hsy_slice text, hsy_period *period) {
    size_t at = 0;
    int year = digits(text, &at, 4);
    if (year < HSY_FIRST_YEAR || year > HSY_LAST_YEAR) return false;
    int month = part(text, &at, 12);
    int day = month > 0 ? part(text, &at, hsy_calendar_month_length(year, month)) : 0;
    if (month < 0 || day < 0) return false;
    if (at < text.length) return (text.at[at] == 'T' || text.at[at] == ' ') && parse_moment(text, period);
    int last_month = month ? month : 12, last_day = day ? day : hsy_calendar_month_length(year, last_month);
    period->first = hsy_calendar_days(year, month ? month : 1, day ? day : 1) * SECONDS_OF_DAY;
    period->last = hsy_calendar_days(year, last_month, last_day) * SECONDS_OF_DAY + SECONDS_OF_DAY - 1;
    return true;
}
