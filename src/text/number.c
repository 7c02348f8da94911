/* Numbers in digits and words, with the words that qualify them.
 *
 *     "more than 2.5 million euros"   ->  at least 2500000, unit "€"
 *     "zweihundertfünfzig"            ->  250              "zwischen 20 und 30"  ->  20 to 30
 *
 * From left to right: qualifiers, a currency, the number itself, its unit, the other end of a range. What a word
 * means is in the lexicon `number-words`; German compounds are cut at "hundert" and "tausend".
 *
 * Misses: fractions ("two thirds"), "1 in 5", and ordinals, which are no counts. Years and days of the month are
 * found as numbers; hsy_dates_find tells which they are. */
#include "text/number.h"

#include <math.h>

#include "text/lexicon.h"

enum {
    MOST_QUALIFIERS = 3,
    MOST_NUMBER_TOKENS = 12,
    MOST_DIGITS = 15, /* a double holds them exactly */
    THOUSANDS = 3,    /* digits in a group */
    LONGEST_LINK = 3, /* bytes of a word between a number and its unit: of, de, von */
};

typedef enum word_kind {
    WORD_NONE,
    WORD_NUMBER,
    WORD_SCALE,
    WORD_VAGUE,
    WORD_FEW,
    WORD_AROUND,
    WORD_MORE,
    WORD_LESS,
    WORD_BETWEEN,
    WORD_TO,
    WORD_AND,
    WORD_MEASURE,
} word_kind;

typedef struct reader {
    hsy_slice text;
    hsy_tokens tokens;
    const hsy_slice *folded;
    const hsy_lexicon *words;
    int kind, value;
    bool comma_is_decimal;
} reader;

static word_kind kind_of(const reader *r, int row) {
    static const hsy_slice names[] = {HSY_SLICE("number"), HSY_SLICE("scale"),   HSY_SLICE("vague"),
                                      HSY_SLICE("few"),    HSY_SLICE("around"),  HSY_SLICE("more"),
                                      HSY_SLICE("less"),   HSY_SLICE("between"), HSY_SLICE("to"),
                                      HSY_SLICE("and"),    HSY_SLICE("measure")};
    hsy_slice kind = hsy_lexicon_cell(r->words, row, r->kind);
    for (int i = WORD_NUMBER; row >= 0 && i <= WORD_MEASURE; i++)
        if (hsy_slice_equal(kind, names[i - 1])) return (word_kind)i;
    return WORD_NONE;
}

static double value_of(const reader *r, int row) {
    double value = 0;
    hsy_slice cell = hsy_lexicon_cell(r->words, row, r->value);
    for (size_t i = 0; i < cell.length && hsy_is_digit(cell.at[i]); i++) value = value * 10 + (cell.at[i] - '0');
    return value;
}

/* The longest word of the lexicon at `at`, with its kind; the token behind it in `*behind`. */
static word_kind word_at(const reader *r, uint32_t at, int *row, uint32_t *behind) {
    *behind = at;
    uint32_t end = (uint32_t)r->tokens.count;
    *row = at < end ? hsy_lexicon_longest(r->words, r->folded, at, end, behind) : -1;
    return kind_of(r, *row);
}

/* ---- digits ---- */

static bool is_number_token(const reader *r, uint32_t at) {
    return at < r->tokens.count && r->tokens.items[at].kind == HSY_TOKEN_NUMBER;
}

/* Which byte of a number in digits is its decimal point; HSY_NOT_FOUND when it has none. */
static size_t decimal_point(hsy_slice digits, bool comma_is_decimal) {
    size_t last = HSY_NOT_FOUND, separators = 0;
    bool both =
        hsy_slice_find_byte(digits, '.', 0) != HSY_NOT_FOUND && hsy_slice_find_byte(digits, ',', 0) != HSY_NOT_FOUND;
    for (size_t i = 0; i < digits.length; i++)
        if (digits.at[i] == '.' || digits.at[i] == ',') last = i, separators++;
    if (last == HSY_NOT_FOUND || (separators > 1 && !both)) return HSY_NOT_FOUND;
    bool is_group = digits.length - last - 1 == THOUSANDS && (digits.at[last] == ',') != comma_is_decimal;
    return is_group && !both ? HSY_NOT_FOUND : last;
}

/* The value of "10,000", "1.234,5", "10 000"; false for "24.10.2024" and "3rd". */
static bool read_digits(hsy_slice text, bool comma_is_decimal, double *value) {
    size_t point = decimal_point(text, comma_is_decimal), digits = 0, group = 0;
    bool has_group = false;
    double fraction = 1;
    *value = 0;
    for (size_t i = 0; i < text.length; i++) {
        char c = text.at[i];
        if (hsy_is_letter(c) || c == '-') return false;
        if (!hsy_is_digit(c)) {
            bool starts_group = i > 0 && hsy_is_digit(text.at[i - 1]);
            if (starts_group && (has_group ? group != THOUSANDS : group > THOUSANDS)) return false;
            has_group = has_group || (starts_group && i != point);
            group = starts_group ? 0 : group;
            continue;
        }
        if (++digits > MOST_DIGITS) return false;
        group++;
        *value = *value * 10 + (c - '0');
        if (point != HSY_NOT_FOUND && i > point) fraction *= 10;
    }
    if (has_group && point == HSY_NOT_FOUND && group != THOUSANDS) return false;
    *value /= fraction;
    return digits > 0;
}

/* "18:03", "3-2" and "24/10" are no counts. */
static bool is_part_of_time(const reader *r, uint32_t at) {
    const hsy_token *tokens = r->tokens.items;
    bool after = at >= 2 && !(tokens[at].flags & HSY_TOKEN_SPACE_BEFORE) && tokens[at - 2].kind == HSY_TOKEN_NUMBER &&
                 (r->text.at[tokens[at - 1].start] == ':' || r->text.at[tokens[at - 1].start] == '/');
    bool before = at + 2 < r->tokens.count && !(tokens[at + 1].flags & HSY_TOKEN_SPACE_BEFORE) &&
                  is_number_token(r, at + 2) && !(tokens[at + 2].flags & HSY_TOKEN_SPACE_BEFORE) &&
                  (r->text.at[tokens[at + 1].start] == ':' || r->text.at[tokens[at + 1].start] == '/');
    return after || before;
}

/* ---- words ---- */

/* A word of numbers below 1,000, whole or with "hundert" inside. */
static bool read_small_word(const reader *r, hsy_slice word, double *value) {
    static const hsy_slice hundred = HSY_SLICE("hundert");
    int row = hsy_lexicon_find(r->words, word);
    if (kind_of(r, row) == WORD_NUMBER) {
        *value = value_of(r, row);
        return true;
    }
    size_t at = hsy_slice_find(word, hundred, 0);
    if (at == HSY_NOT_FOUND) return false;
    hsy_slice left = hsy_slice_sub(word, 0, at), right = hsy_slice_sub(word, at + hundred.length, word.length);
    double times = 1, rest = 0;
    int left_row = hsy_lexicon_find(r->words, left), right_row = hsy_lexicon_find(r->words, right);
    if (left.length && !hsy_slice_equal(left, HSY_S("ein"))) {
        if (kind_of(r, left_row) != WORD_NUMBER) return false;
        times = value_of(r, left_row);
    }
    if (right.length && kind_of(r, right_row) != WORD_NUMBER) return false;
    if (right.length) rest = value_of(r, right_row);
    *value = times * 100 + rest;
    return true;
}

/* "twenty-five", "zweitausendfünfhundert". */
static bool read_word(const reader *r, hsy_slice word, double *value) {
    static const hsy_slice thousand = HSY_SLICE("tausend");
    if (read_small_word(r, word, value)) return true;
    size_t hyphen = hsy_slice_find_byte(word, '-', 0);
    double left = 1, right = 0;
    if (hyphen != HSY_NOT_FOUND && read_small_word(r, hsy_slice_sub(word, 0, hyphen), &left) &&
        read_small_word(r, hsy_slice_sub(word, hyphen + 1, word.length), &right) && right < 10 && left >= 20) {
        *value = left + right;
        return true;
    }
    size_t at = hsy_slice_find(word, thousand, 0);
    if (at == HSY_NOT_FOUND || word.length == thousand.length) return false;
    hsy_slice before = hsy_slice_sub(word, 0, at), behind = hsy_slice_sub(word, at + thousand.length, word.length);
    left = 1, right = 0;
    if (before.length && !hsy_slice_equal(before, HSY_S("ein")) && !read_small_word(r, before, &left)) return false;
    if (behind.length && !read_small_word(r, behind, &right)) return false;
    *value = left * 1000 + right;
    return true;
}

/* The value of digits with a scale stuck to them: "2.6bn", and behind a sign of currency "1.5m". */
static bool read_scaled_digits(const reader *r, uint32_t at, double *value) {
    hsy_slice word = r->folded[at];
    size_t digits = word.length;
    while (digits > 0 && hsy_is_letter(word.at[digits - 1])) digits--;
    hsy_slice letters = hsy_slice_sub(word, digits, word.length);
    int row = hsy_lexicon_find(r->words, letters);
    bool is_money = at > 0 && r->tokens.items[at - 1].kind == HSY_TOKEN_SYMBOL &&
                    !(r->tokens.items[at].flags & HSY_TOKEN_SPACE_BEFORE);
    if (kind_of(r, row) != WORD_SCALE || (letters.length == 1 && !is_money)) return false;
    if (!read_digits(hsy_slice_sub(word, 0, digits), r->comma_is_decimal, value)) return false;
    *value *= value_of(r, row);
    return true;
}

/* A number in digits or words with its scales: "2.5 million", "two hundred and fifty thousand". `*is_word` tells that
 * it has no digit. */
static bool read_bare(const reader *r, uint32_t *at, double *value, bool *is_word) {
    double total = 0, current = 0;
    uint32_t i = *at, behind = *at;
    bool has_any = false;
    *is_word = true;
    while (i < r->tokens.count && i < *at + MOST_NUMBER_TOKENS) {
        int row = -1;
        double part = 0;
        word_kind kind = word_at(r, i, &row, &behind);
        if (is_number_token(r, i)) {
            if (has_any || is_part_of_time(r, i)) break;
            if (!read_digits(hsy_token_text(r->text, r->tokens.items[i]), r->comma_is_decimal, &current) &&
                !read_scaled_digits(r, i, &current))
                break;
            *is_word = false;
            behind = i + 1;
        } else if (kind == WORD_NUMBER) {
            if (!*is_word) break;
            current += value_of(r, row);
        } else if (kind == WORD_SCALE && (has_any || value_of(r, row) >= 12)) {
            double scale = value_of(r, row);
            current = (current > 0 ? current : 1) * scale;
            if (scale >= 1000) total += current, current = 0;
        } else if (kind == WORD_AND && has_any && *is_word && current >= 100 && i + 1 < r->tokens.count &&
                   read_word(r, r->folded[i + 1], &part)) {
            behind = i + 1;
            i = behind;
            continue;
        } else if (*is_word && read_word(r, r->folded[i], &part)) {
            current += part;
            behind = i + 1;
        } else {
            break;
        }
        has_any = true;
        i = behind;
    }
    if (!has_any) return false;
    *value = total + current;
    *at = i;
    return true;
}

/* ---- qualified numbers ---- */

static void read_unit(const reader *r, uint32_t *at, hsy_number *number) {
    int row = -1;
    uint32_t behind = *at;
    if (word_at(r, *at, &row, &behind) != WORD_MEASURE) return;
    if (number->unit.length == 0) number->unit = hsy_lexicon_cell(r->words, row, r->value);
    *at = behind;
}

/* The unit behind a number, also behind a small word: "dozens of metres", "une vingtaine de mètres". */
static void read_unit_behind(const reader *r, uint32_t *at, hsy_number *number) {
    uint32_t start = *at, further = *at + 1;
    read_unit(r, at, number);
    if (*at != start || further >= r->tokens.count || r->tokens.items[start].kind != HSY_TOKEN_WORD) return;
    if (r->folded[start].length > LONGEST_LINK) return;
    read_unit(r, &further, number);
    if (further > start + 1) *at = further;
}

typedef struct qualifiers {
    bool around, more, less, between;
} qualifiers;

static qualifiers read_qualifiers(const reader *r, uint32_t *at) {
    qualifiers q = {false, false, false, false};
    for (int i = 0; i < MOST_QUALIFIERS; i++) {
        int row = -1;
        uint32_t behind = *at;
        word_kind kind = word_at(r, *at, &row, &behind);
        if (kind == WORD_AROUND)
            q.around = true;
        else if (kind == WORD_MORE)
            q.more = true;
        else if (kind == WORD_LESS)
            q.less = true;
        else if (kind == WORD_BETWEEN)
            q.between = true;
        else
            break;
        *at = behind;
    }
    return q;
}

/* "dozens", "hundreds of thousands", "a few". */
static bool read_vague(const reader *r, uint32_t *at, hsy_number *number) {
    int row = -1, next_row = -1;
    uint32_t behind = *at, next_behind = *at;
    word_kind kind = word_at(r, *at, &row, &behind);
    if (kind != WORD_VAGUE && kind != WORD_FEW) return false;
    number->low = number->high = value_of(r, row);
    number->is_approximate = true;
    if (kind == WORD_VAGUE) number->high = HUGE_VAL;
    if (kind == WORD_VAGUE && word_at(r, behind + 1, &next_row, &next_behind) == WORD_VAGUE) {
        number->low *= value_of(r, next_row) / 2;
        behind = next_behind;
    }
    *at = behind;
    return true;
}

/* The other end of a range: "to 30", "–30", "und 30". */
static void read_range(const reader *r, uint32_t *at, hsy_number *number, bool is_between) {
    int row = -1;
    uint32_t behind = *at;
    bool is_dash =
        *at < r->tokens.count && r->tokens.items[*at].kind == HSY_TOKEN_PUNCTUATION && is_number_token(r, *at + 1) &&
        (r->text.at[r->tokens.items[*at].start] == '-' || r->tokens.items[*at].end - r->tokens.items[*at].start == 3);
    word_kind kind = word_at(r, *at, &row, &behind);
    if (kind != WORD_TO && !(kind == WORD_AND && is_between) && !is_dash) return;
    if (is_dash) behind = *at + 1;
    double high = 0;
    bool is_word = false;
    if (!read_bare(r, &behind, &high, &is_word) || high <= number->low) return;
    number->high = high;
    *at = behind;
}

static bool read_number(const reader *r, uint32_t *at, hsy_number *number) {
    uint32_t i = *at;
    bool is_word = false;
    qualifiers q = read_qualifiers(r, &i);
    *number = (hsy_number){.is_approximate = q.around};
    read_unit(r, &i, number);
    bool is_vague = read_vague(r, &i, number);
    if (!is_vague) {
        if (!read_bare(r, &i, &number->low, &is_word)) return false;
        number->high = number->low;
        bool is_pronoun = is_word && number->low == 1;
        if (is_pronoun) return false;
        read_range(r, &i, number, q.between);
    }
    read_unit_behind(r, &i, number);
    if (q.more) number->high = HUGE_VAL;
    if (q.less && !is_vague) number->low = 0;
    number->span = (hsy_span){r->tokens.items[*at].start, r->tokens.items[i - 1].end};
    *at = i;
    return true;
}

hsy_numbers hsy_numbers_find_folded(hsy_arena *arena, hsy_slice text, hsy_tokens tokens, const hsy_slice *folded,
                                    hsy_slice language) {
    hsy_numbers numbers = {0};
    reader r = {.text = text, .tokens = tokens, .folded = folded};
    r.words = hsy_lexicon_named(language, HSY_S("number-words"));
    if (!r.words)
        r.words = hsy_lexicon_named(HSY_S("en"), HSY_S("number-words"));
    else
        r.comma_is_decimal = !hsy_slice_starts(language, HSY_S("en"));
    r.kind = hsy_lexicon_column(r.words, HSY_S("kind"));
    r.value = hsy_lexicon_column(r.words, HSY_S("value"));
    for (uint32_t i = 0; i < tokens.count;) {
        hsy_number number;
        uint32_t behind = i;
        if (!read_number(&r, &behind, &number)) {
            i++;
            continue;
        }
        HSY_PUSH(arena, &numbers, number);
        i = behind;
    }
    return numbers;
}

hsy_numbers hsy_numbers_find(hsy_arena *arena, hsy_slice text, hsy_tokens tokens, hsy_slice language) {
    return hsy_numbers_find_folded(arena, text, tokens, hsy_fold_tokens(arena, text, tokens), language);
}
