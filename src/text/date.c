/* Patterns of dates over the items of a text (date_items.h). Each `read_` function looks at the item `*at`, and when
 * what it reads stands there, fills its part of the date and moves `*at` behind it. None looks further than a fixed
 * number of items, so any text costs linear time.
 *
 * What it misses: dates in words ("the first of May"), week numbers, other calendars, and the end of a range. */
#include "text/date.h"

#include "text/calendar.h"
#include "text/date_items.h"

enum {
    LONGEST_DATE_TEXT = 256,   /* bytes of a text that is a date and little else */
    MOST_OTHER_WORDS = 3,      /* words without meaning beside it: "By Jane Doe" */
    MOST_PARSE_ITEMS = 96,     /* items read of such a text */
    MOST_LINKS = 4,            /* marks and words between date and time: ", um" " | " "at" */
    SHORTEST_LONE_WEEKDAY = 4, /* bytes; "so", "mar" and "sun" alone are other words */
    LONGEST_SHORT_WEEKDAY = 5, /* bytes of one that a dot shortens: "Thurs." */
    FUTURE_COSTS = 2,          /* a day ahead of the page is as likely as one twice as far back */
    FIRST_CENTURY_2000 = 69,   /* two-digit years below it are 20xx, as POSIX has it */
    MOST_ZONE_HOURS = 14,
    MOST_AGO = 10000,               /* hours, days ... ago; more is no date of a page */
    FIRST_BYTE_OTHER_DIGITS = 0xD8, /* of Arabic in UTF-8 */
};

typedef struct reader {
    const hsy_date_item *items; /* the last one is of kind END */
    size_t count;
    const hsy_date *reference;
    bool month_first;    /* 10/24/2024 */
    bool capital_months; /* "may 10" is no date */
    bool day_dot_month;  /* 24.10. is a date */
    bool is_whole;       /* the text is one date */
} reader;

static const hsy_date_item *item_at(const reader *r, size_t at) { return &r->items[at < r->count ? at : r->count - 1]; }

static bool is_mark(const reader *r, size_t at, char mark) {
    return item_at(r, at)->kind == HSY_DATE_ITEM_MARK && item_at(r, at)->mark == mark;
}

static bool is_glued(const reader *r, size_t at) {
    return item_at(r, at)->kind != HSY_DATE_ITEM_END && !item_at(r, at)->space_before;
}

static bool is_word(const reader *r, size_t at, hsy_date_word word) { return item_at(r, at)->word == word; }

static bool is_number(const reader *r, size_t at, unsigned least_digits, unsigned most_digits) {
    const hsy_date_item *item = item_at(r, at);
    return item->kind == HSY_DATE_ITEM_NUMBER && item->digits >= least_digits && item->digits <= most_digits;
}

static int value_at(const reader *r, size_t at) { return item_at(r, at)->value; }

static bool is_year(const reader *r, size_t at) {
    return is_number(r, at, 4, 4) && value_at(r, at) >= HSY_FIRST_YEAR && value_at(r, at) <= HSY_LAST_YEAR;
}

/* Sets the day when there is such a day. */
static bool set_day(hsy_date *date, int year, int month, int day) {
    if (month < 1 || month > 12 || day < 1 || day > hsy_calendar_month_length(year, month)) return false;
    date->year = (int16_t)year;
    date->month = (uint8_t)month;
    date->day = (uint8_t)day;
    return true;
}

/* ---- days in numbers ---- */

static int year_of_two_digits(int value) { return value < FIRST_CENTURY_2000 ? 2000 + value : 1900 + value; }

static bool is_chained(const reader *r, size_t at, char mark) {
    return is_mark(r, at, mark) && is_glued(r, at) && is_number(r, at + 1, 1, 9) && is_glued(r, at + 1);
}

static bool set_day_and_month(const reader *r, hsy_date *date, int year, int first, int second, char mark) {
    bool month_first = mark != '.' && (second > 12 || (first <= 12 && r->month_first));
    return month_first ? set_day(date, year, first, second) : set_day(date, year, second, first);
}

/* 2024-10-24 · 2024/10/24 · 24.10.2024 · 24. 10. 2024 · 10/24/24 · 24.10. */
static bool read_numeric_day(const reader *r, size_t *at, hsy_date *date) {
    char mark = item_at(r, *at + 1)->mark;
    if (mark != '-' && mark != '.' && mark != '/') return false;
    if (!is_number(r, *at, 1, 4) || !is_glued(r, *at + 1) || !is_number(r, *at + 2, 1, 2)) return false;
    if (!is_glued(r, *at + 2) && mark != '.') return false;
    bool has_third = is_mark(r, *at + 3, mark) && is_glued(r, *at + 3) && is_number(r, *at + 4, 1, 4) &&
                     (is_glued(r, *at + 4) || mark == '.');
    if (has_third && is_chained(r, *at + 5, mark)) return false;
    if (has_third && is_year(r, *at) && is_number(r, *at + 4, 1, 2)) {
        if (!set_day(date, value_at(r, *at), value_at(r, *at + 2), value_at(r, *at + 4))) return false;
    } else if (has_third && is_number(r, *at, 1, 2) && is_year(r, *at + 4)) {
        if (!set_day_and_month(r, date, value_at(r, *at + 4), value_at(r, *at), value_at(r, *at + 2), mark))
            return false;
    } else if (has_third && is_number(r, *at, 1, 2) && is_number(r, *at + 4, 2, 2) && is_glued(r, *at + 4) &&
               mark != '-') {
        int year = year_of_two_digits(value_at(r, *at + 4));
        if (!set_day_and_month(r, date, year, value_at(r, *at), value_at(r, *at + 2), mark)) return false;
    } else if (!has_third && r->day_dot_month && mark == '.' && is_number(r, *at, 1, 2) && is_glued(r, *at + 2) &&
               is_mark(r, *at + 3, '.') && is_glued(r, *at + 3) && !is_chained(r, *at + 3, '.')) {
        if (!set_day(date, 0, value_at(r, *at + 2), value_at(r, *at))) return false;
        *at += 4;
        return true;
    } else {
        return false;
    }
    *at += 5;
    return true;
}

/* 2024年10月24日 · 10월 24일 · 20241024T */
static bool read_marked_day(const reader *r, size_t *at, hsy_date *date) {
    int value = value_at(r, *at);
    if (is_number(r, *at, 8, 8) && is_word(r, *at + 1, HSY_DATE_LINK) && is_glued(r, *at + 1) &&
        is_number(r, *at + 2, 4, 6) && is_glued(r, *at + 2) && value / 10000 >= HSY_FIRST_YEAR &&
        value / 10000 <= HSY_LAST_YEAR && set_day(date, value / 10000, value / 100 % 100, value % 100)) {
        *at += 1;
        return true;
    }
    size_t i = *at;
    int year = 0, month = 0, day = 0;
    for (; is_number(r, i, 1, 4) && is_word(r, i + 1, HSY_DATE_MARK); i += 2) {
        if (value_at(r, i + 1) == HSY_DATE_YEAR && is_year(r, i) && year == 0)
            year = value_at(r, i);
        else if (value_at(r, i + 1) == HSY_DATE_MONTH && month == 0)
            month = value_at(r, i);
        else if (value_at(r, i + 1) == HSY_DATE_DAYS && day == 0)
            day = value_at(r, i);
        else
            break;
    }
    if (!month || !day || !set_day(date, year, month, day)) return false;
    *at = i;
    return true;
}

/* ---- days with the month in letters ---- */

static bool is_month(const reader *r, size_t at) {
    const hsy_date_item *item = item_at(r, at);
    return item->month != 0 && (item->capital || !r->capital_months);
}

/* Passes a link word or one of `marks`, at most `most` items. */
static size_t pass_links(const reader *r, size_t at, const char *marks, unsigned most) {
    for (unsigned i = 0; i < most; i++, at++) {
        const hsy_date_item *item = item_at(r, at);
        bool passes = item->word == HSY_DATE_LINK;
        for (const char *mark = marks; *mark && !passes; mark++) passes = is_mark(r, at, *mark);
        if (!passes || (item->has_zone && item->capital && !is_glued(r, at))) break;
    }
    return at;
}

/* The year behind day and month: ", 2024" · "-24" · " de 2024"; without one the year stays 0. */
static void read_year(const reader *r, size_t *at, hsy_date *date, bool has_dashes) {
    size_t i = pass_links(r, *at, ".,-/", 2);
    if (is_year(r, i)) {
        if (!set_day(date, value_at(r, i), date->month, date->day ? date->day : 1)) return;
        *at = i + 1;
    } else if (has_dashes && is_number(r, i, 2, 2) && is_mark(r, *at, '-') && is_glued(r, i)) {
        if (set_day(date, year_of_two_digits(value_at(r, i)), date->month, date->day)) *at = i + 1;
    }
}

/* 24. Oktober 2024 · 1er juin · 24-Oct-24 · 24/Oct/2024 · 24 de octubre de 2024 */
static bool read_day_month(const reader *r, size_t *at, hsy_date *date) {
    if (!is_number(r, *at, 1, 2)) return false;
    size_t i = *at + 1;
    bool has_dashes = is_mark(r, i, '-') && is_glued(r, i) && is_glued(r, i + 1);
    if (has_dashes || (is_mark(r, i, '/') && is_glued(r, i)) || (is_mark(r, i, '.') && is_glued(r, i))) i++;
    if (is_word(r, i, HSY_DATE_ORDINAL) && is_glued(r, i)) i++;
    if (is_word(r, i, HSY_DATE_LINK) && !is_glued(r, i)) i++;
    if (!is_month(r, i) || !set_day(date, 0, item_at(r, i)->month, value_at(r, *at))) return false;
    *at = i + 1;
    read_year(r, at, date, has_dashes);
    return true;
}

/* October 24, 2024 · Oct. 24th · Oct-24-2024 · June 24-26, 2018 */
static bool read_month_day(const reader *r, size_t *at, hsy_date *date) {
    if (!is_month(r, *at)) return false;
    size_t i = *at + 1;
    if ((is_mark(r, i, '.') || is_mark(r, i, '-')) && is_glued(r, i)) i++;
    bool is_clock = is_mark(r, i + 1, ':') || is_word(r, i + 1, HSY_DATE_AM) || is_word(r, i + 1, HSY_DATE_PM);
    if (!is_number(r, i, 1, 2) || is_clock || !set_day(date, 0, item_at(r, *at)->month, value_at(r, i))) return false;
    *at = i + 1;
    if (is_word(r, *at, HSY_DATE_ORDINAL) && is_glued(r, *at)) ++*at;
    size_t behind_range = *at + 2;
    if (is_mark(r, *at, '-') && is_number(r, *at + 1, 1, 2) && is_mark(r, behind_range, ',') &&
        is_year(r, behind_range + 1))
        *at = behind_range;
    read_year(r, at, date, false);
    return true;
}

/* October 2024: no day. */
static bool read_month_year(const reader *r, size_t *at, hsy_date *date) {
    if (!is_month(r, *at)) return false;
    size_t i = pass_links(r, *at + 1, ".,", 2);
    if (!is_year(r, i)) return false;
    date->year = (int16_t)value_at(r, i);
    date->month = item_at(r, *at)->month;
    *at = i + 1;
    return true;
}

/* ---- days from the reference ---- */

static bool has_reference_day(const reader *r) {
    return r->reference && r->reference->year && r->reference->month && r->reference->day;
}

static bool set_from_reference(const reader *r, hsy_date *date, int64_t days) {
    if (!has_reference_day(r)) return false;
    hsy_date day = hsy_calendar_shift(*r->reference, days * 86400);
    return set_day(date, day.year, day.month, day.day);
}

/* Thursday · last Thursday · jeudi prochain: the last one up to the reference, or the one before or after it. */
static bool read_weekday(const reader *r, size_t *at, hsy_date *date) {
    size_t i = *at;
    bool is_past = is_word(r, i, HSY_DATE_PAST), is_future = is_word(r, i, HSY_DATE_FUTURE);
    if (is_past || is_future) i++;
    const hsy_date_item *item = item_at(r, i);
    if (!item->weekday || item->end - item->start < SHORTEST_LONE_WEEKDAY || !has_reference_day(r)) return false;
    if (r->capital_months && !item->capital) return false;
    i++;
    if (is_word(r, i, HSY_DATE_PAST) || is_word(r, i, HSY_DATE_FUTURE)) {
        is_past = is_word(r, i, HSY_DATE_PAST);
        is_future = !is_past;
        i++;
    }
    hsy_date day = *r->reference;
    int today = hsy_calendar_weekday(hsy_calendar_days(day.year, day.month, day.day));
    int back = (today - item->weekday + 7) % 7;
    if (is_past && back == 0) back = 7;
    *at = i;
    return set_from_reference(r, date, is_future ? 7 - back : -back);
}

static bool set_ago(const reader *r, hsy_date *date, int count, int unit) {
    static const int32_t seconds[] = {1, 60, 3600, 86400, 7 * 86400};
    if (!has_reference_day(r) || count > MOST_AGO) return false;
    hsy_date reference = *r->reference;
    if (unit >= HSY_DATE_MONTH) {
        int months = reference.year * 12 + reference.month - 1 - (unit == HSY_DATE_MONTH ? count : 12 * count);
        if (months / 12 < HSY_FIRST_YEAR) return false;
        date->year = (int16_t)(months / 12);
        date->month = unit == HSY_DATE_MONTH ? (uint8_t)(months % 12 + 1) : 0;
        return true;
    }
    hsy_date then = hsy_calendar_shift(reference, -(int64_t)count * seconds[unit]);
    if (unit <= HSY_DATE_HOUR) {
        *date = then;
        return then.has_time;
    }
    return set_day(date, then.year, then.month, then.day);
}

/* 3 hours ago · an hour ago · vor 3 Stunden · il y a deux jours */
static bool read_ago(const reader *r, size_t *at, hsy_date *date) {
    size_t i = *at;
    bool is_before = is_word(r, i, HSY_DATE_AGO_BEFORE);
    if (is_before) i = pass_links(r, i + 1, "", 1);
    if (!is_number(r, i, 1, 5) && !is_word(r, i, HSY_DATE_COUNT)) return false;
    if (!is_word(r, i + 1, HSY_DATE_UNIT)) return false;
    if (!is_before && !is_word(r, i + 2, HSY_DATE_AGO_AFTER)) return false;
    if (!set_ago(r, date, value_at(r, i), value_at(r, i + 1))) return false;
    *at = is_before ? i + 2 : i + 3;
    return true;
}

/* today · gestern · hier. A capital "Morgen" is the morning. */
static bool read_relative_day(const reader *r, size_t *at, hsy_date *date) {
    const hsy_date_item *item = item_at(r, *at);
    if (item->word != HSY_DATE_DAY || (item->capital && item->value > 0 && !r->is_whole)) return false;
    if (!set_from_reference(r, date, item->value)) return false;
    ++*at;
    return true;
}

/* ---- the time of day ---- */

static bool is_adjacent_number(const reader *r, size_t at, unsigned digits) {
    return is_number(r, at, digits, digits) && is_glued(r, at);
}

static bool in_american_summer(hsy_date date) {
    if (!date.year || !date.month || !date.day) return false;
    int64_t day = hsy_calendar_days(date.year, date.month, date.day);
    int64_t march = hsy_calendar_days(date.year, 3, 1), november = hsy_calendar_days(date.year, 11, 1);
    int64_t second_sunday = march + 7 - hsy_calendar_weekday(march) + 7;
    int64_t first_sunday = november + 7 - hsy_calendar_weekday(november);
    return day >= second_sunday && day < first_sunday;
}

/* +02:00 · +0200 · -4 behind GMT. Behind a time without seconds "-12:00" would be the end of a range. */
static bool read_offset(const reader *r, size_t *at, hsy_date *date, bool is_machine) {
    if (!is_mark(r, *at, '+') && !is_mark(r, *at, '-')) return false;
    size_t i = *at + 1;
    if (!is_number(r, i, 1, 4) || !is_glued(r, i)) return false;
    int hours = value_at(r, i), minutes = 0;
    bool has_colon = is_mark(r, i + 1, ':') && is_glued(r, i + 1) && is_adjacent_number(r, i + 2, 2);
    if (is_number(r, i, 4, 4)) {
        minutes = hours % 100;
        hours /= 100;
    } else if (!is_number(r, i, 1, 2) || (!is_machine && (is_mark(r, *at, '-') || !has_colon))) {
        return false;
    } else if (has_colon) {
        minutes = value_at(r, i + 2);
    }
    if (hours > MOST_ZONE_HOURS || minutes > 59) return false;
    date->zone = (int16_t)(is_mark(r, *at, '-') ? -(hours * 60 + minutes) : hours * 60 + minutes);
    date->has_zone = true;
    *at = has_colon ? i + 3 : i + 1;
    return true;
}

/* Z · ET · (MESZ) · GMT+0200 (Central European Summer Time) */
static void read_zone(const reader *r, size_t *at, hsy_date *date, bool is_machine) {
    size_t i = *at + is_mark(r, *at, '(');
    const hsy_date_item *item = item_at(r, i);
    if (item->has_zone) {
        date->has_zone = true;
        date->zone = item->zone;
        i++;
        bool is_reckoned = item->zone == 0 && !item->zone_has_us_rule;
        if (!is_reckoned || !read_offset(r, &i, date, true))
            date->zone = (int16_t)(date->zone + (item->zone_has_us_rule && in_american_summer(*date) ? 60 : 0));
        *at = i + is_mark(r, i, ')');
    } else if (i == *at && is_glued(r, i + 1)) {
        read_offset(r, at, date, is_machine);
    }
}

static bool read_meridiem(const reader *r, size_t *at, int *hour) {
    if (!is_word(r, *at, HSY_DATE_AM) && !is_word(r, *at, HSY_DATE_PM)) return false;
    if (*hour >= 1 && *hour <= 12) *hour = *hour % 12 + (is_word(r, *at, HSY_DATE_PM) ? 12 : 0);
    ++*at;
    return true;
}

static bool set_time(hsy_date *date, int hour, int minute, int second) {
    if (hour > 23 || minute > 59 || second > 60) return false;
    date->has_time = true;
    date->hour = (uint8_t)hour;
    date->minute = (uint8_t)minute;
    date->second = (uint8_t)(second == 60 ? 59 : second);
    return true;
}

/* 18:03 · 6:35 PM · 18:03:00.000 Uhr */
static bool read_colon_time(const reader *r, size_t *at, hsy_date *date, bool *is_machine) {
    if (!is_number(r, *at, 1, 2) || !is_mark(r, *at + 1, ':') || !is_adjacent_number(r, *at + 2, 2)) return false;
    int hour = value_at(r, *at), minute = value_at(r, *at + 2), second = 0;
    size_t i = *at + 3;
    if (is_mark(r, i, ':') && is_glued(r, i) && is_adjacent_number(r, i + 1, 2)) {
        second = value_at(r, i + 1);
        i += 2;
        *is_machine = true;
        bool has_fraction = (is_mark(r, i, '.') || is_mark(r, i, ',')) && is_glued(r, i);
        if (has_fraction && is_number(r, i + 1, 1, 9) && is_glued(r, i + 1)) i += 2;
    }
    if (!read_meridiem(r, &i, &hour) && item_at(r, i)->is_clock) i++;
    if (!set_time(date, hour, minute, second)) return false;
    *at = i;
    return true;
}

/* 9 AM · 9.24 a.m. · 18.03 Uhr · 18 Uhr 03 · 18h03 · 18時03分 */
static bool read_spoken_time(const reader *r, size_t *at, hsy_date *date) {
    if (!is_number(r, *at, 1, 2)) return false;
    int hour = value_at(r, *at), minute = 0;
    size_t i = *at + 1;
    if (is_mark(r, i, '.') && is_glued(r, i) && is_adjacent_number(r, i + 1, 2)) {
        minute = value_at(r, i + 1);
        i += 2;
        if (!item_at(r, i)->is_clock && !is_word(r, i, HSY_DATE_AM) && !is_word(r, i, HSY_DATE_PM)) return false;
    }
    if (item_at(r, i)->is_clock) {
        i++;
        if (minute == 0 && is_number(r, i, 2, 2) && !is_mark(r, i + 1, '.') && !item_at(r, i + 1)->month) {
            minute = value_at(r, i++);
            if (is_word(r, i, HSY_DATE_MARK)) i++;
        }
    } else if (!read_meridiem(r, &i, &hour)) {
        return false;
    }
    if (!set_time(date, hour, minute, 0)) return false;
    *at = i;
    return true;
}

/* "15.05" right behind a full day, at the end or before a mark or zone: no number of anything else. */
static bool read_dotted_time(const reader *r, size_t *at, hsy_date *date) {
    if (!is_number(r, *at, 1, 2) || !is_mark(r, *at + 1, '.') || !is_glued(r, *at + 1)) return false;
    if (!is_adjacent_number(r, *at + 2, 2)) return false;
    const hsy_date_item *next = item_at(r, *at + 3);
    bool is_mark_behind =
        next->kind == HSY_DATE_ITEM_MARK && next->mark != '.' && next->mark != '%' && next->mark != '/';
    if (next->kind != HSY_DATE_ITEM_END && !next->has_zone && !is_mark_behind) return false;
    if (!set_time(date, value_at(r, *at), value_at(r, *at + 2), 0)) return false;
    *at += 3;
    read_zone(r, at, date, false);
    return true;
}

/* T160300 */
static bool read_compact_time(const reader *r, size_t *at, hsy_date *date) {
    if (!is_number(r, *at, 4, 6) || is_number(r, *at, 5, 5)) return false;
    int value = is_number(r, *at, 4, 4) ? value_at(r, *at) * 100 : value_at(r, *at);
    if (!set_time(date, value / 10000, value / 100 % 100, value % 100)) return false;
    ++*at;
    if (is_mark(r, *at, '.') && is_glued(r, *at) && is_number(r, *at + 1, 1, 9)) *at += 2;
    return true;
}

static bool read_time(const reader *r, size_t *at, hsy_date *date, bool is_machine) {
    hsy_date with_time = *date;
    size_t i = *at;
    bool is_afternoon = is_word(r, i, HSY_DATE_PM), has_meridiem = is_afternoon || is_word(r, i, HSY_DATE_AM);
    if (has_meridiem) i++;
    if (!read_colon_time(r, &i, &with_time, &is_machine) && !read_spoken_time(r, &i, &with_time) &&
        !(is_machine && read_compact_time(r, &i, &with_time)))
        return false;
    if (has_meridiem && with_time.hour <= 12) with_time.hour = (uint8_t)(with_time.hour % 12 + (is_afternoon ? 12 : 0));
    read_zone(r, &i, &with_time, is_machine);
    *date = with_time;
    *at = i;
    return true;
}

/* ---- date and time together ---- */

static bool read_printed_day(const reader *r, size_t *at, hsy_date *date) {
    if (item_at(r, *at)->kind == HSY_DATE_ITEM_NUMBER)
        return read_numeric_day(r, at, date) || read_marked_day(r, at, date) || read_day_month(r, at, date);
    return item_at(r, *at)->month && (read_month_day(r, at, date) || read_month_year(r, at, date));
}

static bool read_day(const reader *r, size_t *at, hsy_date *date) {
    size_t i = *at;
    const hsy_date_item *first = item_at(r, i);
    if (first->weekday) i = pass_links(r, i + 1, first->end - first->start <= LONGEST_SHORT_WEEKDAY ? ".," : ",", 3);
    if (!read_printed_day(r, &i, date)) {
        *date = (hsy_date){0};
        i = *at;
        if (!read_weekday(r, &i, date) && !read_ago(r, &i, date) && !read_relative_day(r, &i, date)) return false;
    }
    *at = i;
    return true;
}

/* The year that brings a day without one nearest to the reference; pages speak more of what was. */
static void add_year(const reader *r, hsy_date *date) {
    if (date->year || !date->month || !date->day || !has_reference_day(r)) return;
    hsy_date reference = *r->reference;
    int64_t now = hsy_calendar_days(reference.year, reference.month, reference.day), nearest = INT64_MAX;
    for (int year = reference.year - 1; year <= reference.year + 1; year++) {
        int64_t away = hsy_calendar_days(year, date->month, date->day) - now;
        away = away < 0 ? -away : FUTURE_COSTS * away;
        if (away >= nearest || date->day > hsy_calendar_month_length(year, date->month)) continue;
        nearest = away;
        date->year = (int16_t)year;
    }
}

/* Whether the number at `at` goes on another: the "4" of "3.4" is no day. */
static bool is_inside_number(const reader *r, size_t at) {
    return at >= 2 && is_glued(r, at) && is_glued(r, at - 1) && item_at(r, at - 1)->kind == HSY_DATE_ITEM_MARK &&
           item_at(r, at - 2)->kind == HSY_DATE_ITEM_NUMBER && item_at(r, at)->kind == HSY_DATE_ITEM_NUMBER &&
           !is_mark(r, at - 1, ':') && !is_mark(r, at - 1, '|') && !is_mark(r, at - 1, ',');
}

/* A date that starts at the item, with its time before or behind it. */
static bool read_moment(const reader *r, size_t *at, hsy_date *date) {
    size_t i = *at;
    *date = (hsy_date){0};
    if (is_inside_number(r, i)) return false;
    if (!read_day(r, &i, date)) {
        hsy_date time = {0};
        i = *at;
        if (!read_time(r, &i, &time, false)) return false;
        i = pass_links(r, i, ",.|-/;", MOST_LINKS);
        if (!read_day(r, &i, date)) return false;
        size_t again = *at;
        read_time(r, &again, date, false);
    } else if (!date->has_time) {
        bool is_ymd = is_year(r, *at) || is_number(r, *at, 8, 8);
        size_t behind = pass_links(r, i, ",.|-/:@;(", MOST_LINKS);
        if (date->day && read_time(r, &behind, date, is_ymd))
            i = behind;
        else if (date->year && date->day && behind == i && read_dotted_time(r, &behind, date))
            i = behind;
        if (!date->year && date->has_time && is_year(r, i)) date->year = (int16_t)value_at(r, i++);
    }
    add_year(r, date);
    if (date->year && date->day && !set_day(date, date->year, date->month, date->day)) return false;
    *at = i;
    return true;
}

/* ---- the two ways in ---- */

static hsy_slice primary_language(hsy_slice tag) {
    size_t end = 0;
    while (end < tag.length && hsy_is_letter(tag.at[end])) end++;
    return hsy_slice_sub(tag, 0, end);
}

static reader reader_of(hsy_slice language, const hsy_date *reference) {
    hsy_slice primary = primary_language(language), region = hsy_slice_sub(language, primary.length, language.length);
    bool is_english = hsy_slice_equal_ascii_case(primary, HSY_S("en"));
    bool has_month_first = region.length == 0 || hsy_slice_equal_ascii_case(hsy_slice_sub(region, 1, 3), HSY_S("US"));
    return (reader){.reference = reference,
                    .month_first = is_english && has_month_first,
                    .capital_months = is_english || hsy_slice_equal_ascii_case(primary, HSY_S("de")),
                    .day_dot_month = hsy_slice_equal_ascii_case(primary, HSY_S("de"))};
}

static bool means_nothing(const hsy_date_item *item) {
    return item->kind == HSY_DATE_ITEM_WORD && !item->month && !item->weekday && !item->word && !item->has_zone;
}

/* Whether the item is a word that was joined to the one before, since neither means anything in a date. */
static bool joins(hsy_date_item *last, hsy_date_item *item) {
    if (!means_nothing(item)) return false;
    item->value = 1;
    if (!last || !means_nothing(last)) return false;
    last->end = item->end;
    last->value++;
    return true;
}

static bool read_digits(hsy_slice text, hsy_date *date) {
    int64_t value = 0;
    for (size_t i = 0; i < text.length; i++) {
        if (!hsy_is_digit(text.at[i]) || text.length > 14) return false;
        value = value * 10 + text.at[i] - '0';
    }
    int64_t day = text.length == 14 ? value / 1000000 : value, time = value % 1000000;
    if (text.length == 10 || text.length == 13) {
        *date = hsy_date_of_seconds(text.length == 13 ? value / 1000 : value);
        return date->year >= HSY_FIRST_YEAR && date->year <= HSY_LAST_YEAR;
    }
    if ((text.length != 8 && text.length != 14) || day / 10000 < HSY_FIRST_YEAR || day / 10000 > HSY_LAST_YEAR)
        return false;
    *date = (hsy_date){0};
    if (!set_day(date, (int)(day / 10000), (int)(day / 100 % 100), (int)(day % 100))) return false;
    return text.length == 8 || set_time(date, (int)(time / 10000), (int)(time / 100 % 100), (int)(time % 100));
}

static size_t words_without_meaning(const reader *r, size_t start, size_t end) {
    size_t count = 0;
    for (size_t i = start; i < end; i++) {
        const hsy_date_item *item = item_at(r, i);
        if (means_nothing(item)) count += (size_t)item->value;
    }
    return count;
}

static bool parse_items(const reader *r, hsy_date *date, bool must_be_printed) {
    for (size_t i = 0; i < r->count; i++) {
        size_t behind = i;
        if (!read_moment(r, &behind, date) || (must_be_printed && !(date->year && date->day))) continue;
        return words_without_meaning(r, 0, i) + words_without_meaning(r, behind, r->count) <= MOST_OTHER_WORDS;
    }
    return false;
}

bool hsy_date_parse(hsy_slice text, hsy_slice language, const hsy_date *reference, hsy_date *date) {
    hsy_date_item items[MOST_PARSE_ITEMS + 1];
    text = hsy_slice_trim(text);
    if (text.length == 0 || text.length > LONGEST_DATE_TEXT) return false;
    if (read_digits(text, date)) return true;
    hsy_date_words words = hsy_date_words_of(primary_language(language), true);
    reader r = reader_of(language, NULL);
    r.items = items;
    r.is_whole = true;
    r.capital_months = false;
    for (size_t at = 0; r.count < MOST_PARSE_ITEMS;) {
        hsy_date_item item = hsy_date_item_next(&words, text, &at);
        if (item.kind == HSY_DATE_ITEM_END) break;
        if (!joins(r.count ? &items[r.count - 1] : NULL, &item)) items[r.count++] = item;
    }
    items[r.count++] = (hsy_date_item){.kind = HSY_DATE_ITEM_END};
    if (parse_items(&r, date, true)) return true;
    r.reference = reference;
    if (parse_items(&r, date, false)) return true;
    *date = (hsy_date){0};
    return false;
}

/* Whether a date other than "yesterday" may stand in the text: a digit, or a byte of a script with its own digits. */
static bool may_hold_date(hsy_slice text) {
    for (size_t i = 0; i < text.length; i++)
        if (hsy_is_digit(text.at[i]) || (unsigned char)text.at[i] >= FIRST_BYTE_OTHER_DIGITS) return true;
    return false;
}

hsy_found_dates hsy_dates_find(hsy_arena *arena, hsy_slice text, hsy_slice language, const hsy_date *reference) {
    hsy_found_dates found = {0};
    if (!reference && !may_hold_date(text)) return found;
    hsy_date_items items = {0};
    hsy_date_words words = hsy_date_words_of(primary_language(language), false);
    hsy_date_item item;
    size_t at = 0;
    while ((item = hsy_date_item_next(&words, text, &at)).kind != HSY_DATE_ITEM_END)
        if (!joins(items.count ? &HSY_LAST(&items) : NULL, &item)) HSY_PUSH(arena, &items, item);
    HSY_PUSH(arena, &items, item);
    reader r = reader_of(language, reference);
    r.items = items.items;
    r.count = items.count;
    for (size_t i = 0; i + 1 < r.count;) {
        hsy_found_date date;
        size_t behind = i;
        if (!read_moment(&r, &behind, &date.date)) {
            i++;
            continue;
        }
        date.span = (hsy_span){r.items[i].start, r.items[behind - 1].end};
        HSY_PUSH(arena, &found, date);
        i = behind;
    }
    return found;
}
