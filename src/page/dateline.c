/* Datelines: the place, and often the agency, with which an agency's text begins.
 *
 *     "NEW YORK (AP) — "    "BERLIN (dpa) - "    "Paris (AFP) – "    "PUTRAJAYA, Nov 22 — "    "(Reuters) - "
 *
 * A dateline is short, ends in a dash with blanks around it, and has an agency in brackets, or a date behind the
 * place, or a place in capitals. "Nein – das geht nicht" has none of these. The agency counts as a credit; the place
 * does not belong to the first sentence. A dateline that ends in a full stop ("Berlin. Der Senat …") looks like any
 * sentence, so its place must be a city of lexicon/any/places.tsv; smaller towns are missed.
 */
#include "base/utf8.h"
#include "page/fields.h"
#include "page/phrase.h"
#include "text/date.h"
#include "text/fold.h"
#include "text/lexicon.h"
#include "text/name.h"

enum {
    LONGEST_PLACE = 8,    /* words: "SAN JUAN, Puerto Rico", "BERLIN/PARIS" */
    LONGEST_CAPITALS = 4, /* words and marks of a place in capitals alone: "WEST PALM BEACH" */
    LONGEST_CITY = 4,     /* words and marks of a place before a full stop: "Rio de Janeiro" */
    LONGEST_NAME = 3,     /* words of an agency that nobody knows */
    LONGEST_BARE = 40,    /* bytes of place and agency without a dash */
};

static bool is_dash(const hsy_phrase_line *line, uint32_t at) {
    static const char *const dashes[] = {"—", "–", "-", "--", "―", "·"};
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
        if (hsy_phrase_is(line, at, hsy_slice_from_c(dashes[i]))) return true;
    return false;
}

/* The token of the dash, or 0. Hyphens inside names have no blank before them. */
static uint32_t find_dash(const hsy_phrase_line *line) {
    for (uint32_t i = 1; i < line->tokens.count && line->tokens.items[i].end <= HSY_DATELINE_LONGEST; i++) {
        bool parted = line->tokens.items[i].flags & HSY_TOKEN_SPACE_BEFORE || hsy_phrase_is(line, i - 1, HSY_S(")"));
        if (is_dash(line, i) && parted && i + 1 < line->tokens.count) return i;
    }
    return 0;
}

/* The tokens of the first bracket before `end`: [*open, *close], or *open = end. */
static void find_bracket(const hsy_phrase_line *line, uint32_t end, uint32_t *open, uint32_t *close) {
    *open = end;
    *close = end;
    for (uint32_t i = 0; i < end; i++) {
        if (*open == end && hsy_phrase_is(line, i, HSY_S("("))) *open = i;
        if (*open < end && hsy_phrase_is(line, i, HSY_S(")"))) {
            *close = i;
            return;
        }
    }
    *open = end;
}

static bool is_place_shaped(const hsy_phrase_line *line, uint32_t first, uint32_t end, bool capitals_only) {
    uint32_t words = 0;
    for (uint32_t i = first; i < end; i++) {
        const hsy_token *token = &line->tokens.items[i];
        if (token->kind == HSY_TOKEN_PUNCTUATION || token->kind == HSY_TOKEN_SYMBOL) continue;
        if (token->kind != HSY_TOKEN_WORD) return false;
        words++;
        if (capitals_only && !(token->flags & HSY_TOKEN_ALL_UPPER)) return false;
        if (words == 1 && !(token->flags & HSY_TOKEN_CAPITAL)) return false;
    }
    return words > 0 && words <= LONGEST_PLACE;
}

/* The place ends at a comma that a date follows: "PUTRAJAYA, Nov 22". Returns the comma's token, or `end`. */
static uint32_t date_comma(const hsy_phrase_line *line, uint32_t end, hsy_slice language) {
    for (uint32_t i = 1; i + 1 < end; i++) {
        hsy_date date;
        if (hsy_phrase_is(line, i, HSY_S(",")) &&
            hsy_date_parse(hsy_phrase_text(line, i + 1, end), language, &(hsy_date){.year = 2000, .month = 1, .day = 1},
                           &date))
            return i;
    }
    return end;
}

static size_t behind_mark(hsy_slice text, const hsy_phrase_line *line, uint32_t mark) {
    size_t at = line->tokens.items[mark].end;
    while (at < text.length && (hsy_is_space(text.at[at]) || text.at[at] == '-')) at++;
    return at;
}

static bool is_all_capitalised(const hsy_phrase_line *line, uint32_t end) {
    for (uint32_t i = 0; i < end; i++)
        if (line->tokens.items[i].kind == HSY_TOKEN_WORD && !hsy_phrase_capital(line, i)) return false;
    return true;
}

static bool is_name(const hsy_phrase_line *line, uint32_t first, uint32_t end) {
    bool is_short = first < end && end - first <= LONGEST_NAME;
    for (uint32_t i = first; i < end && is_short; i++)
        if (line->tokens.items[i].kind != HSY_TOKEN_WORD || !hsy_phrase_capital(line, i)) return false;
    return is_short;
}

static bool is_city(hsy_arena *arena, hsy_slice place) {
    const hsy_lexicon *places = hsy_lexicon_named(HSY_S("any"), HSY_S("places"));
    int row = hsy_lexicon_find(places, hsy_fold(arena, place));
    return row >= 0 && hsy_slice_equal(hsy_lexicon_cell(places, row, 2), HSY_S("city"));
}

/* "Berlin. Der Senat …": the token of the full stop behind a city with which a sentence could not end, or 0. */
static uint32_t find_stop(hsy_arena *arena, const hsy_phrase_line *line) {
    for (uint32_t i = 1; i <= LONGEST_CITY && i + 1 < line->tokens.count; i++) {
        if (!hsy_phrase_is(line, i, HSY_S("."))) continue;
        bool begins = line->tokens.items[i + 1].flags & HSY_TOKEN_SPACE_BEFORE && hsy_phrase_capital(line, i + 1);
        return begins && is_city(arena, hsy_phrase_text(line, 0, i)) ? i : 0;
    }
    return 0;
}

size_t hsy_dateline_length(hsy_arena *arena, hsy_slice text, hsy_slice language, hsy_slice *place, hsy_slice *agency) {
    hsy_slice ignored;
    if (!place) place = &ignored;
    if (!agency) agency = &ignored;
    *place = *agency = (hsy_slice){"", 0};
    hsy_slice start = hsy_slice_sub(text, 0, HSY_DATELINE_LONGEST + 16);
    start.length = hsy_utf8_valid_prefix(start); /* the cut may fall inside a character */
    hsy_phrase_line line = hsy_phrase_line_of(arena, start, language, HSY_S("byline-words"));
    uint32_t stop = find_stop(arena, &line);
    if (stop) {
        *place = hsy_phrase_text(&line, 0, stop);
        return behind_mark(text, &line, stop);
    }
    uint32_t dash = find_dash(&line), count = (uint32_t)line.tokens.count, end, open, close;
    find_bracket(&line, dash ? dash : count, &open, &close);
    end = dash;
    if (close < (dash ? dash : count) && close + 1 != dash) {
        /* "London (CNN)The dam …": no dash, so all of the place must look like one */
        if (!is_all_capitalised(&line, open) || line.tokens.items[close].end > LONGEST_BARE) return 0;
        end = close;
    }
    if (end == 0) return 0;
    hsy_slice sign = hsy_phrase_text(&line, open + 1, close);
    bool is_known = hsy_name_of_agency(sign).length || hsy_name_of_outlet(sign).length;
    /* "(ANS) -", an agency that nobody knows: behind a place alone, and the dash right behind it */
    bool is_new = hsy_unknown_sign(sign) && close + 1 == dash && is_all_capitalised(&line, open);
    uint32_t comma = date_comma(&line, open, language);
    /* "KALDER, May 16 (Meridian) -": behind place and day nothing else can stand */
    bool is_named = comma < open && close + 1 == dash && is_name(&line, open + 1, close);
    if (open < end && !is_known && !is_new && !is_named) return 0;
    bool sure = open < end || comma < open;
    if (!sure && comma > LONGEST_CAPITALS) return 0;
    if (comma > 0 && !is_place_shaped(&line, 0, comma, !sure)) return 0;
    if (comma == 0 && open >= end) return 0;
    *place = hsy_phrase_text(&line, 0, comma);
    *agency = sign;
    return behind_mark(text, &line, end);
}
