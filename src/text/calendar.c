/* Arithmetic of dates. A year is counted from March, so that the leap day is its last, and 400 years always have
 * 146,097 days. */
#include "text/calendar.h"

enum { DAY_SECONDS = 86400, ERA_YEARS = 400, ERA_DAYS = 146097, DAYS_BEFORE_1970 = 719468 };

static int64_t floor_divide(int64_t value, int64_t by) { return value / by - (value % by != 0 && value < 0); }

/* Days from 1 March to the first of the `month`-th month after March. */
static int days_since_march(int month) { return (153 * month + 2) / 5; }

int64_t hsy_calendar_days(int year, int month, int day) {
    int64_t from_march = month > 2 ? year : year - 1;
    int64_t era = floor_divide(from_march, ERA_YEARS), of_era = from_march - era * ERA_YEARS;
    int64_t of_year = days_since_march((month + 9) % 12) + day - 1;
    return era * ERA_DAYS + of_era * 365 + of_era / 4 - of_era / 100 + of_year - DAYS_BEFORE_1970;
}

static hsy_date date_of_days(int64_t days) {
    int64_t since = days + DAYS_BEFORE_1970;
    int64_t era = floor_divide(since, ERA_DAYS), of_era = since - era * ERA_DAYS;
    int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int of_year = (int)(of_era - (365 * year + year / 4 - year / 100));
    int month = (5 * of_year + 2) / 153;
    return (hsy_date){.year = (int16_t)(era * ERA_YEARS + year + (month >= 10)),
                      .month = (uint8_t)(month < 10 ? month + 3 : month - 9),
                      .day = (uint8_t)(of_year - days_since_march(month) + 1)};
}

int hsy_calendar_weekday(int64_t days) { return (int)(days + 3 - floor_divide(days + 3, 7) * 7) + 1; }

int hsy_calendar_month_length(int year, int month) {
    static const uint8_t lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month != 2) return lengths[month - 1];
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
}

static int64_t local_seconds(hsy_date date) {
    return hsy_calendar_days(date.year, date.month, date.day) * DAY_SECONDS + date.hour * 3600 + date.minute * 60 +
           date.second;
}

hsy_date hsy_date_of_seconds(int64_t seconds) {
    int64_t days = floor_divide(seconds, DAY_SECONDS), of_day = seconds - days * DAY_SECONDS;
    hsy_date date = date_of_days(days);
    date.has_time = date.has_zone = true;
    date.hour = (uint8_t)(of_day / 3600);
    date.minute = (uint8_t)(of_day / 60 % 60);
    date.second = (uint8_t)(of_day % 60);
    return date;
}

hsy_date hsy_calendar_shift(hsy_date date, int64_t seconds) {
    hsy_date shifted = hsy_date_of_seconds(local_seconds(date) + seconds);
    shifted.has_time = date.has_time;
    shifted.has_zone = date.has_zone;
    shifted.zone = date.zone;
    return shifted;
}

static bool is_full(hsy_date date) { return date.year && date.month && date.day; }

int64_t hsy_date_seconds(hsy_date date) {
    if (!is_full(date)) return INT64_MIN;
    if (!date.has_time) return hsy_calendar_days(date.year, date.month, date.day) * DAY_SECONDS;
    return local_seconds(date) - (date.has_zone ? date.zone * 60 : 0);
}

int hsy_date_compare_days(hsy_date a, hsy_date b) {
    if (a.year != b.year) return a.year < b.year ? -1 : 1;
    if (a.month != b.month) return a.month < b.month ? -1 : 1;
    return (a.day > b.day) - (a.day < b.day);
}

hsy_slice hsy_date_print_local(hsy_arena *arena, hsy_date date) {
    if (!is_full(date) || !date.has_time || date.has_zone) return (hsy_slice){"", 0};
    return hsy_arena_print(arena, "%04d-%02u-%02uT%02u:%02u:%02u", date.year, date.month, date.day, date.hour,
                           date.minute, date.second);
}

hsy_slice hsy_date_print(hsy_arena *arena, hsy_date date) {
    if (!is_full(date)) return (hsy_slice){"", 0};
    if (!date.has_time || !date.has_zone)
        return hsy_arena_print(arena, "%04d-%02u-%02u", date.year, date.month, date.day);
    unsigned away = (unsigned)(date.zone < 0 ? -date.zone : date.zone);
    hsy_slice day = hsy_arena_print(arena, "%04d-%02u-%02uT%02u:%02u:%02u", date.year, date.month, date.day, date.hour,
                                    date.minute, date.second);
    if (away == 0) return hsy_arena_print(arena, "%.*sZ", HSY_PRINT(day));
    return hsy_arena_print(arena, "%.*s%c%02u:%02u", HSY_PRINT(day), date.zone < 0 ? '-' : '+', away / 60, away % 60);
}
