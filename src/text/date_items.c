#include "text/date_items.h"

#include <utf8proc.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "text/fold.h"
#include "text/lexicon.h"

enum {
    LONGEST_FOLDED = 128, /* bytes; the longest key of a lexicon has 120 */
    LONGEST_WORD = 40,    /* bytes; the longest word in the lexicons has 28 */
    CELL_VALUE = 1,       /* columns of months and weekdays */
    CELL_KIND = 1,        /* columns of date-words */
    CELL_KIND_VALUE = 2,
    CELL_CLOCK = 3,
    CELL_MINUTES = 1, /* columns of time-zones */
    CELL_SUMMER = 2,
};

static void add(hsy_date_tables *tables, const hsy_lexicon *lexicon) {
    for (size_t i = 0; lexicon && i < HSY_DATE_TABLES; i++) {
        if (tables->first[i] == lexicon) return;
        if (tables->first[i]) continue;
        tables->first[i] = lexicon;
        return;
    }
}

static void add_language(hsy_date_words *words, hsy_slice language) {
    add(&words->months, hsy_lexicon_named(language, HSY_S("months")));
    add(&words->weekdays, hsy_lexicon_named(language, HSY_S("weekdays")));
    add(&words->words, hsy_lexicon_named(language, HSY_S("date-words")));
}

hsy_date_words hsy_date_words_of(hsy_slice language, bool all_languages) {
    hsy_date_words words = {.zones = hsy_lexicon_named(HSY_S("any"), HSY_S("time-zones"))};
    add_language(&words, language);
    if (all_languages || !words.months.first[0]) add_language(&words, HSY_S("en"));
    add_language(&words, HSY_S("any"));
    if (!all_languages) return words;
    words.months.all = hsy_lexicon_first(HSY_S("months"));
    words.weekdays.all = hsy_lexicon_first(HSY_S("weekdays"));
    words.words.all = hsy_lexicon_first(HSY_S("date-words"));
    return words;
}

/* What a code point is in a date: a digit '0', a letter 'a', a character that is a word by itself 'c', white space
 * ' ', or the mark that it counts as. */
static char class_of(uint32_t point) {
    if (point < 0x80) {
        char c = (char)point;
        return hsy_is_digit(c) ? '0' : hsy_is_letter(c) ? 'a' : hsy_is_space(c) ? ' ' : c < ' ' ? '|' : c;
    }
    if (point == 0xA0 || (point >= 0x2000 && point <= 0x200F) || point == 0x202F || point == 0x3000) return ' ';
    if (point >= 0x2010 && point <= 0x2015) return '-';
    if (point == 0x2212) return '-';
    if (point == 0x2018 || point == 0x2019) return '\'';
    if (point == 0xFF1A) return ':';
    if (point >= 0x4E00 && point <= 0x9FFF) return 'c';
    if (point < 0xAA || (point > 0x2000 && point < 0x2070) || (point >= 0x2190 && point < 0x2C00)) return '|';
    if (point == 0xB7 || point == 0xB0 || (point > 0x3000 && point < 0x3040)) return '|';
    return 'a';
}

/* The word as the lexicons have it: folded, without the dots of "a.m.". */
static hsy_slice fold_word(hsy_slice word, char folded[LONGEST_FOLDED]) {
    char bare[LONGEST_WORD];
    size_t length = 0;
    if (word.length > LONGEST_WORD) return (hsy_slice){folded, 0};
    for (size_t i = 0; i < word.length; i++)
        if (word.at[i] != '.') bare[length++] = word.at[i];
    return hsy_fold_short((hsy_slice){bare, length}, folded, LONGEST_FOLDED);
}

static int32_t number_of(hsy_slice cell) {
    int32_t value = 0;
    bool is_negative = cell.length > 0 && cell.at[0] == '-';
    for (size_t i = is_negative; i < cell.length && hsy_is_digit(cell.at[i]); i++)
        value = value * 10 + cell.at[i] - '0';
    return is_negative ? -value : value;
}

static int32_t unit_of(hsy_slice cell) {
    static const hsy_slice units[] = {HSY_SLICE("second"), HSY_SLICE("minute"), HSY_SLICE("hour"), HSY_SLICE("day"),
                                      HSY_SLICE("week"),   HSY_SLICE("month"),  HSY_SLICE("year")};
    for (int32_t i = HSY_DATE_SECOND; i <= HSY_DATE_YEAR; i++)
        if (hsy_slice_equal(cell, units[i])) return i;
    return HSY_DATE_SECOND;
}

static void set_word(hsy_date_item *item, hsy_slice kind, hsy_slice value) {
    static const struct {
        hsy_slice kind, value;
        hsy_date_word word;
    } names[] = {
        {HSY_SLICE("day"), HSY_SLICE(""), HSY_DATE_DAY},
        {HSY_SLICE("unit"), HSY_SLICE(""), HSY_DATE_UNIT},
        {HSY_SLICE("ago"), HSY_SLICE("before"), HSY_DATE_AGO_BEFORE},
        {HSY_SLICE("ago"), HSY_SLICE("after"), HSY_DATE_AGO_AFTER},
        {HSY_SLICE("number"), HSY_SLICE(""), HSY_DATE_COUNT},
        {HSY_SLICE("meridiem"), HSY_SLICE("am"), HSY_DATE_AM},
        {HSY_SLICE("meridiem"), HSY_SLICE("pm"), HSY_DATE_PM},
        {HSY_SLICE("ordinal"), HSY_SLICE(""), HSY_DATE_ORDINAL},
        {HSY_SLICE("link"), HSY_SLICE(""), HSY_DATE_LINK},
        {HSY_SLICE("clock"), HSY_SLICE(""), HSY_DATE_CLOCK},
        {HSY_SLICE("label"), HSY_SLICE(""), HSY_DATE_LABEL},
        {HSY_SLICE("past"), HSY_SLICE(""), HSY_DATE_PAST},
        {HSY_SLICE("future"), HSY_SLICE(""), HSY_DATE_FUTURE},
        {HSY_SLICE("mark"), HSY_SLICE(""), HSY_DATE_MARK},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!hsy_slice_equal(kind, names[i].kind)) continue;
        if (names[i].value.length && !hsy_slice_equal(value, names[i].value)) continue;
        item->word = (uint8_t)names[i].word;
        bool has_unit = item->word == HSY_DATE_UNIT || item->word == HSY_DATE_MARK;
        item->value = has_unit ? unit_of(value) : number_of(value);
        return;
    }
}

/* The row of the word in the first of the tables that has it, and that table; -1 when none has. */
static int find_in(const hsy_date_tables *tables, hsy_slice folded, uint32_t hash, const hsy_lexicon **lexicon) {
    int row = -1;
    for (const hsy_lexicon *const *next = tables->first; *next && row < 0; next++) {
        row = hsy_lexicon_find_hashed(*next, folded, hash);
        *lexicon = *next;
    }
    for (const hsy_lexicon *next = tables->all; next && row < 0; next = next->next) {
        row = hsy_lexicon_find_hashed(next, folded, hash);
        *lexicon = next;
    }
    return row;
}

static void set_meaning(const hsy_date_words *words, hsy_slice text, hsy_date_item *item) {
    char buffer[LONGEST_FOLDED];
    const hsy_lexicon *lexicon = NULL;
    hsy_slice folded = fold_word(hsy_slice_sub(text, item->start, item->end), buffer);
    if (folded.length == 0) return;
    uint32_t hash = hsy_hash_lexicon(folded);
    int row = find_in(&words->months, folded, hash, &lexicon);
    if (row >= 0) item->month = (uint8_t)number_of(hsy_lexicon_cell(lexicon, row, CELL_VALUE));
    row = find_in(&words->weekdays, folded, hash, &lexicon);
    if (row >= 0) item->weekday = (uint8_t)number_of(hsy_lexicon_cell(lexicon, row, CELL_VALUE));
    row = find_in(&words->words, folded, hash, &lexicon);
    if (row >= 0) {
        set_word(item, hsy_lexicon_cell(lexicon, row, CELL_KIND), hsy_lexicon_cell(lexicon, row, CELL_KIND_VALUE));
        item->is_clock = hsy_lexicon_cell(lexicon, row, CELL_CLOCK).length > 0;
    }
    row = item->all_upper ? hsy_lexicon_find_hashed(words->zones, folded, hash) : -1;
    if (row < 0) return;
    item->has_zone = true;
    item->zone = (int16_t)number_of(hsy_lexicon_cell(words->zones, row, CELL_MINUTES));
    item->zone_has_us_rule = hsy_slice_equal(hsy_lexicon_cell(words->zones, row, CELL_SUMMER), HSY_S("us"));
}

/* The end of a word that starts at `at`: letters, with inner apostrophes, hyphens between letters, and the dots of
 * "a.m.". Notes whether it starts with a capital and whether its letters are all upper case. */
static size_t word_end(hsy_slice text, size_t at, hsy_date_item *item) {
    size_t letters = 0, upper = 0, since_dot = 0;
    bool has_dots = false;
    while (at < text.length) {
        size_t next = at;
        uint32_t point = hsy_utf8_next(text, &next);
        char class = class_of(point);
        if (class == 'a') {
            bool is_upper = utf8proc_category((utf8proc_int32_t)point) == UTF8PROC_CATEGORY_LU;
            if (letters == 0) item->capital = is_upper;
            upper += is_upper;
            letters++;
            since_dot++;
        } else if (class == 'c' && letters == 0) {
            return next;
        } else if (class == '.' && since_dot == 1 && (has_dots || next + 1 < text.length) &&
                   (has_dots ? true : letters == 1 && hsy_is_letter(text.at[next]) && text.at[next + 1] == '.')) {
            has_dots = true;
            since_dot = 0;
        } else if ((class == '\'' || class == '-') && next < text.length) {
            size_t behind = next;
            if (letters == 0 || class_of(hsy_utf8_next(text, &behind)) != 'a') break;
            since_dot = 2;
        } else {
            break;
        }
        at = next;
    }
    item->all_upper = letters > 0 && upper == letters;
    return at;
}

static void read_number(hsy_slice text, size_t *at, hsy_date_item *item) {
    int64_t value = 0;
    size_t digits = 0;
    for (; *at < text.length && hsy_is_digit(text.at[*at]); digits++, ++*at)
        value = value > INT32_MAX ? value : value * 10 + text.at[*at] - '0';
    item->kind = HSY_DATE_ITEM_NUMBER;
    item->value = value > INT32_MAX ? INT32_MAX : (int32_t)value;
    item->digits = digits > UINT8_MAX ? UINT8_MAX : (uint8_t)digits;
}

hsy_date_item hsy_date_item_next(const hsy_date_words *words, hsy_slice text, size_t *at) {
    hsy_date_item item = {0};
    char class = ' ';
    size_t start = *at, behind = *at;
    while (start < text.length) {
        behind = start;
        class = class_of(hsy_utf8_next(text, &behind));
        if (class != ' ') break;
        item.space_before = true;
        start = behind;
    }
    item.start = (uint32_t)start;
    *at = start;
    if (start >= text.length) {
        item.kind = HSY_DATE_ITEM_END;
    } else if (class == '0') {
        read_number(text, at, &item);
    } else if (class == 'a' || class == 'c') {
        item.kind = HSY_DATE_ITEM_WORD;
        *at = word_end(text, start, &item);
        item.end = (uint32_t)*at;
        set_meaning(words, text, &item);
    } else {
        item.kind = HSY_DATE_ITEM_MARK;
        item.mark = class;
        *at = behind;
    }
    item.end = (uint32_t)*at;
    return item;
}
