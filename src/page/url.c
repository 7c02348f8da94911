/* The day that an address's path names: "https://www.example.com/2024/10/24/title" -> 2024-10-24. */
#include "page/fields.h"
#include "text/date.h"

enum {
    FIRST_YEAR = 1990, /* of the web */
    LAST_YEAR = 2100,
};

static bool number_at(hsy_slice text, size_t at, size_t digits, int *number) {
    if (at + digits > text.length) return false;
    *number = 0;
    for (size_t i = at; i < at + digits; i++) {
        if (!hsy_is_digit(text.at[i])) return false;
        *number = *number * 10 + (text.at[i] - '0');
    }
    return at + digits == text.length || !hsy_is_digit(text.at[at + digits]);
}

/* "/2024/10/24", "/2024-10-24", "/20241024", "-2024.10.24": year, month and day with one separator or none. */
static bool day_at(hsy_slice text, size_t at, hsy_date *date) {
    int year, month, day, all;
    if (number_at(text, at, 8, &all)) {
        year = all / 10000;
        month = all / 100 % 100;
        day = all % 100;
    } else {
        if (!number_at(text, at, 4, &year) || at + 5 > text.length) return false;
        char separator = text.at[at + 4];
        if (separator != '/' && separator != '-' && separator != '.' && separator != '_') return false;
        size_t next = at + 5, width = number_at(text, next, 2, &month) ? 2 : number_at(text, next, 1, &month) ? 1 : 0;
        if (width == 0 || next + width >= text.length || text.at[next + width] != separator) return false;
        next += width + 1;
        if (!number_at(text, next, 2, &day) && !number_at(text, next, 1, &day)) return false;
    }
    if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1 || day > 31) return false;
    *date = (hsy_date){.year = (int16_t)year, .month = (uint8_t)month, .day = (uint8_t)day};
    return true;
}

/* "29-10-2021": day first, as no language but English writes month first, with dashes or dots only. */
static bool day_first_at(hsy_slice text, size_t at, hsy_date *date) {
    int year, month, day;
    if (!number_at(text, at, 2, &day) || !number_at(text, at + 3, 2, &month) || !number_at(text, at + 6, 4, &year))
        return false;
    char separator = text.at[at + 2];
    if ((separator != '-' && separator != '.') || text.at[at + 5] != separator) return false;
    if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1 || day > 31) return false;
    *date = (hsy_date){.year = (int16_t)year, .month = (uint8_t)month, .day = (uint8_t)day};
    return true;
}

hsy_slice hsy_url_date(hsy_arena *arena, hsy_slice url) {
    hsy_date date;
    for (size_t i = 0; i + 8 <= url.length; i++)
        if (hsy_is_digit(url.at[i]) && (i == 0 || !hsy_is_digit(url.at[i - 1])) &&
            (day_at(url, i, &date) || day_first_at(url, i, &date)))
            return hsy_date_print(arena, date);
    return (hsy_slice){"", 0};
}
