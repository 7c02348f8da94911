/* The signs of agencies by their place: in the dateline's brackets, or alone in the line under the text.
 *
 *     "Kalder (TND) - Der Damm …"          TND
 *     "KALDER, May 16 (TND) - A dam …"     TND
 *     "Kalder (tnd) – Der Damm …"          tnd
 *     last line "(TND)", "(tnd) 3 May"     TND, tnd
 *     "May 16 (Tal News) - A dam …"        Tal News, which is no sign but stands for one
 *     "The board (ABC) - a body of …"      nothing: what stands before is no place
 *
 * The page stage reads datelines of agencies that the lexicon has; there are a thousand more in the world. What the
 * sign stands for is known when any page of the set spells a credit with those initials out (citation.c).
 */
#include "trace/sign.h"

enum {
    SHORTEST = 2, /* capitals of a sign */
    LONGEST = 6,
    LONGEST_PLACE = 40, /* bytes before the bracket */
    LONGEST_MAKER = 40, /* bytes of the brackets and what is behind them */
    PLACE_WORDS = 4,    /* blanks in a place: "SAN JUAN, Puerto Rico" has three */
    DAY_WORDS = 3,      /* and in the day behind it */
};

bool hsy_is_sign(hsy_slice words) {
    for (size_t i = 0; i < words.length; i++)
        if (!hsy_is_upper(words.at[i])) return false;
    return words.length >= SHORTEST && words.length <= LONGEST;
}

/* "pam", "dpa": agencies of some countries sign in small letters, which only a dateline tells from a word. */
static bool is_small_sign(hsy_slice words) {
    for (size_t i = 0; i < words.length; i++)
        if (words.at[i] < 'a' || words.at[i] > 'z') return false;
    return words.length > SHORTEST && words.length <= LONGEST;
}

/* Each word of a place begins with a capital or a letter beyond ASCII; behind it may stand the day, from its first
 * digit on in any words: "Tannwick, 12 mai 2031". */
static bool is_place(hsy_slice words) {
    size_t blanks = 0;
    bool begins = true, is_day = false;
    for (size_t i = 0; i < words.length; i++) {
        char c = words.at[i];
        is_day |= begins && hsy_is_digit(c);
        if (begins && !is_day && !hsy_is_upper(c) && (unsigned char)c < 0x80) return false;
        begins = hsy_is_space(c);
        blanks += begins;
        if ((c == '.' && !is_day) || c == ':' || c == '"' || c == '!' || c == '?') return false;
    }
    return words.length <= LONGEST_PLACE && blanks < PLACE_WORDS + (is_day ? DAY_WORDS : 0);
}

static bool starts_with_dash(hsy_slice text) {
    text = hsy_slice_trim(text);
    return hsy_slice_starts(text, HSY_S("-")) || hsy_slice_starts(text, HSY_S("–")) ||
           hsy_slice_starts(text, HSY_S("—"));
}

hsy_slice hsy_maker_of_dateline(hsy_slice text) {
    hsy_slice start = hsy_slice_sub(text, 0, LONGEST_PLACE + LONGEST_MAKER);
    size_t open = hsy_slice_find_byte(start, '(', 0);
    size_t close = open == HSY_NOT_FOUND ? open : hsy_slice_find_byte(start, ')', open);
    if (close == HSY_NOT_FOUND || !is_place(hsy_slice_trim(hsy_slice_sub(start, 0, open)))) return (hsy_slice){"", 0};
    bool is_line = starts_with_dash(hsy_slice_sub(start, close + 1, start.length));
    return is_line ? hsy_slice_sub(start, open + 1, close) : (hsy_slice){"", 0};
}

bool hsy_is_dated_dateline(hsy_slice text) {
    hsy_slice maker = hsy_maker_of_dateline(text);
    for (const char *at = text.at; maker.length && at < maker.at; at++)
        if (hsy_is_digit(*at)) return true;
    return false;
}

static bool joins_signs(char c) { return c == '/' || c == ',' || c == ';' || c == '|' || c == '(' || c == ')'; }

hsy_slice hsy_sign_cut(hsy_slice *credit) {
    size_t end = 0;
    while (end < credit->length && !joins_signs(credit->at[end])) end++;
    hsy_slice sign = hsy_slice_trim(hsy_slice_sub(*credit, 0, end));
    *credit = end < credit->length ? hsy_slice_sub(*credit, end + 1, credit->length) : (hsy_slice){NULL, 0};
    return sign;
}

hsy_slice hsy_sign_of_dateline(hsy_slice text) {
    hsy_slice maker = hsy_maker_of_dateline(text);
    return hsy_is_sign(maker) || is_small_sign(maker) ? maker : (hsy_slice){"", 0};
}

hsy_slice hsy_sign_of_line(hsy_slice line) {
    size_t open = hsy_slice_find_byte(line, '(', 0);
    size_t close = open == HSY_NOT_FOUND ? open : hsy_slice_find_byte(line, ')', open);
    if (close == HSY_NOT_FOUND) return (hsy_slice){"", 0};
    hsy_slice sign = hsy_slice_sub(line, open + 1, close);
    return hsy_is_sign(sign) || is_small_sign(sign) ? sign : (hsy_slice){"", 0};
}

/* Letters of the name in their order, from its first on, with the first letters of all its words. */
bool hsy_sign_may_stand_for(hsy_slice sign, hsy_slice name) {
    size_t matched = 0;
    for (size_t i = 0; i < name.length; i++) {
        bool begins = i == 0 || hsy_is_space(name.at[i - 1]) || name.at[i - 1] == '-';
        bool is_next = matched < sign.length && hsy_to_lower(name.at[i]) == hsy_to_lower(sign.at[matched]);
        if (begins && !is_next && hsy_is_upper(name.at[i])) return false;
        matched += is_next;
    }
    return matched == sign.length && matched > SHORTEST && name.length > 2 * sign.length;
}

bool hsy_sign_stands_for(hsy_slice sign, hsy_slice name) {
    size_t matched = 0;
    for (size_t i = 0; i < name.length; i++) {
        bool begins = hsy_is_upper(name.at[i]) && (i == 0 || hsy_is_space(name.at[i - 1]) || name.at[i - 1] == '-');
        if (!begins) continue;
        if (matched == sign.length || name.at[i] != sign.at[matched]) return false;
        matched++;
    }
    return matched >= SHORTEST && matched == sign.length && name.length > 2 * sign.length;
}
