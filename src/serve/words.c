#include "serve/words.h"

enum { MOST_RANGES = 16, LONGEST_KEY = 128 };

typedef struct row {
    hsy_slice key, texts[HSY_TONGUES];
} row;

static const row ROWS[] = {HSY_WORD_ROWS};
static const hsy_slice CODES[HSY_TONGUES] = {HSY_SLICE("en"), HSY_SLICE("de"), HSY_SLICE("fr")};

hsy_slice hsy_words_tongue_code(hsy_words_tongue tongue) { return CODES[tongue]; }

bool hsy_words_tongue_of(hsy_slice code, hsy_words_tongue *tongue) {
    for (int i = 0; i < HSY_TONGUES; i++) {
        if (!hsy_slice_equal_ascii_case(code, CODES[i])) continue;
        *tongue = (hsy_words_tongue)i;
        return true;
    }
    return false;
}

/* The weight of "de-CH;q=0.8" in thousandths. */
static int weight_of(hsy_slice range) {
    size_t at = hsy_slice_find(range, HSY_S("q="), 0);
    if (at == HSY_NOT_FOUND) return 1000;
    hsy_slice digits = hsy_slice_trim(hsy_slice_sub(range, at + 2, range.length));
    int weight = 0, scale = 1000;
    for (size_t i = 0; i < digits.length && i < 5; i++) {
        if (digits.at[i] == '.') continue;
        if (!hsy_is_digit(digits.at[i])) break;
        weight += (digits.at[i] - '0') * scale;
        scale /= 10;
    }
    return weight;
}

hsy_words_tongue hsy_words_tongue_accepted(hsy_slice header) {
    hsy_words_tongue best = HSY_ENGLISH, tongue;
    int best_weight = 0;
    for (int i = 0; header.at && i < MOST_RANGES; i++) {
        hsy_slice range = hsy_slice_trim(hsy_slice_cut(&header, ','));
        int weight = weight_of(range);
        if (weight <= best_weight || !hsy_words_tongue_of(hsy_slice_sub(range, 0, 2), &tongue)) continue;
        if (range.length > 2 && hsy_is_letter(range.at[2])) continue; /* "den" is no German */
        best = tongue;
        best_weight = weight;
    }
    return best;
}

hsy_slice hsy_words_of(hsy_words_tongue tongue, hsy_word word) { return ROWS[word].texts[tongue]; }

hsy_slice hsy_words_named(hsy_words_tongue tongue, hsy_slice prefix, hsy_slice name) {
    char bytes[LONGEST_KEY];
    if (prefix.length + name.length > sizeof bytes || name.length == 0) return name;
    memcpy(bytes, prefix.at, prefix.length);
    memcpy(bytes + prefix.length, name.at, name.length);
    hsy_slice key = {bytes, prefix.length + name.length};
    size_t low = 0, high = HSY_WORD_COUNT;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = hsy_slice_compare(ROWS[middle].key, key);
        if (order == 0) return ROWS[middle].texts[tongue];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return name;
}

bool hsy_words_is_one(hsy_words_tongue tongue, long long count) {
    return count == 1 || (tongue == HSY_FRENCH && count == 0);
}

void hsy_words_number(hsy_buffer *out, hsy_words_tongue tongue, long long number) {
    static const hsy_slice separators[HSY_TONGUES] = {HSY_SLICE(","), HSY_SLICE("."), HSY_SLICE("\xE2\x80\xAF")};
    char digits[24];
    unsigned long long rest = number < 0 ? 0 - (unsigned long long)number : (unsigned long long)number;
    int count = 0;
    do {
        digits[count++] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest);
    if (number < 0) hsy_buffer_add_byte(out, '-');
    while (count > 0) {
        hsy_buffer_add_byte(out, digits[--count]);
        if (count > 0 && count % 3 == 0) hsy_buffer_add(out, separators[tongue]);
    }
}

/* ---- times ---- */

static bool digits_at(hsy_slice time, size_t at, size_t count, int *number) {
    *number = 0;
    if (at + count > time.length) return false;
    for (size_t i = at; i < at + count; i++) {
        if (!hsy_is_digit(time.at[i])) return false;
        *number = *number * 10 + (time.at[i] - '0');
    }
    return true;
}

static void add_zone(hsy_buffer *out, hsy_slice zone) {
    if (hsy_slice_equal(zone, HSY_S("Z")))
        hsy_buffer_add_c(out, " UTC");
    else if (zone.length == 6)
        hsy_buffer_print(out, " UTC%.*s", HSY_PRINT(zone));
}

/* The clock and the zone of "2031-05-05T14:30:00+02:00"; a fraction of a second is left out. */
static void add_clock(hsy_buffer *out, hsy_slice time) {
    int hour, minute;
    if (time.length < 19 || !digits_at(time, 11, 2, &hour) || !digits_at(time, 14, 2, &minute)) return;
    hsy_buffer_print(out, ", %02d:%02d", hour, minute);
    size_t at = 19;
    while (at < time.length && (time.at[at] == '.' || hsy_is_digit(time.at[at]))) at++;
    add_zone(out, hsy_slice_sub(time, at, time.length));
}

void hsy_words_time(hsy_buffer *out, hsy_words_tongue tongue, hsy_slice time) {
    int year, month, day;
    bool is_date = digits_at(time, 0, 4, &year) && digits_at(time, 5, 2, &month) && digits_at(time, 8, 2, &day);
    if (!is_date || month < 1 || month > 12) {
        hsy_buffer_add(out, time);
        return;
    }
    char number[3] = {(char)('0' + month / 10), (char)('0' + month % 10)};
    hsy_slice name = hsy_words_named(tongue, HSY_S("month."), (hsy_slice){number, 2});
    hsy_buffer_print(out, "%d%s %.*s %d", day, tongue == HSY_GERMAN ? "." : "", HSY_PRINT(name), year);
    add_clock(out, time);
}
