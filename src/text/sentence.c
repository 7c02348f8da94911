/* Sentences: one pass over the tokens that looks at each mark that may end one, and at what follows it.
 *
 *     "Mr. Smith paid 3.5 m. \"It was fair,\" he said. Then he left."  ->  3 sentences
 *     "Am 3. Mai kam er z. B. nach Bonn. „Halt!“, rief sie."           ->  2 sentences
 *
 * A mark ends a sentence when the next word may start one: it is not in lower case, is no comma, and comes after a
 * blank. For the dot of an abbreviation the lexicon `abbreviations` decides (column `ends`: never, often, or else
 * only before a word of the lexicon `function-words` in upper case); the dot of an ordinal likewise. Marks that
 * close a quotation or a bracket go with the sentence that they close.
 *
 * In English a speaker behind a quotation stays with it ("Is it?" Smith asked), known by the lexicon `quote-verbs`.
 *
 * Misses: "in the U.S. Smith said", where only the sense tells.
 */
#include "text/sentence.h"

#include <utf8proc.h>

#include "base/utf8.h"
#include "text/fold.h"
#include "text/lexicon.h"

enum {
    LONGEST_INITIAL = 3, /* bytes of a letter and its dot */
    LONGEST_SPEAKER = 5, /* words of a name with its title */
    LONGEST_WORD = 32,   /* bytes of a word that is looked up */
    LONGEST_ORDINAL = 3, /* digits: "am 31. Mai", "in der 296. Folge"; "2018." is a year at the end */
    SHORTEST_GLUED = 2,  /* letters before a dot without a blank behind it: "bestätigt.Der" */
};

typedef enum mark {
    MARK_NONE,
    MARK_DOT,
    MARK_STRONG, /* ! ? and their kin, the dot of East Asian and Indian scripts */
    MARK_ELLIPSIS,
} mark;

typedef struct splitter {
    hsy_slice text;
    hsy_tokens tokens;
    const hsy_lexicon *abbreviations, *function_words, *frequent_words, *quote_verbs;
    hsy_slice language; /* its primary tag */
    int ends;           /* column of `abbreviations` */
    bool has_ordinals, is_german, quote_open;
} splitter;

static hsy_slice token_text(const splitter *s, size_t i) { return hsy_token_text(s->text, s->tokens.items[i]); }

static uint32_t first_point(const splitter *s, size_t i) {
    size_t at = s->tokens.items[i].start;
    return hsy_utf8_next(s->text, &at);
}

static bool has_flag(const splitter *s, size_t i, unsigned flag) { return (s->tokens.items[i].flags & flag) != 0; }

/* The row of a token's text in lower case, without its last dot. */
static int find_token(const splitter *s, const hsy_lexicon *lexicon, size_t i) {
    char room[LONGEST_WORD];
    hsy_slice word = token_text(s, i);
    if (!lexicon) return -1;
    if (word.length > 1 && word.at[word.length - 1] == '.') word.length--;
    return hsy_lexicon_find(lexicon, hsy_fold_short(word, room, sizeof room));
}

static mark mark_of(const splitter *s, size_t i) {
    hsy_token token = s->tokens.items[i];
    if (token.flags & HSY_TOKEN_ABBREVIATION) return MARK_DOT;
    if (token.kind != HSY_TOKEN_PUNCTUATION) return MARK_NONE;
    switch (first_point(s, i)) {
    case '.': return token.end - token.start > 1 ? MARK_ELLIPSIS : MARK_DOT;
    case 0x2026: return MARK_ELLIPSIS;
    case '!':
    case '?':
    case 0x203C: /* double ones */
    case 0x2047:
    case 0x2048:
    case 0x2049:
    case 0x3002: /* Chinese and Japanese */
    case 0xFF01:
    case 0xFF0E:
    case 0xFF1F:
    case 0x0964: /* Indian */
    case 0x0965:
    case 0x06D4: /* Urdu, Arabic, Armenian, Ethiopic, Burmese, Khmer */
    case 0x061F:
    case 0x0589:
    case 0x1362:
    case 0x104B:
    case 0x17D4: return MARK_STRONG;
    default: return MARK_NONE;
    }
}

static bool is_closing_bracket(uint32_t c) { return c == ')' || c == ']' || c == '}' || c == 0xFF09; }

/* Whether the quotation mark at `i`, which follows the end of a sentence, closes. `straight_open`: a straight mark
 * before it has not been closed. */
static bool quote_closes(const splitter *s, size_t i, bool straight_open) {
    bool before = has_flag(s, i, HSY_TOKEN_SPACE_BEFORE), behind = i + 1 >= s->tokens.count;
    if (!behind)
        behind = has_flag(s, i + 1, HSY_TOKEN_SPACE_BEFORE) || s->tokens.items[i + 1].kind == HSY_TOKEN_PUNCTUATION;
    switch (first_point(s, i)) {
    case 0x201E:
    case 0x201A:
    case 0x300C:
    case 0x300E: return false;
    case 0x201C:
    case 0x2018:
    case 0xAB:
    case 0x2039: return !before && behind;
    case 0xBB:
    case 0x203A: return !before || !s->is_german;
    case 0x201D: return !before || behind;
    case '"': return !before || straight_open;
    default: return !before;
    }
}

/* Behind the marks that go with the end of the sentence at `i`: more marks, closing quotation marks and brackets. */
static size_t behind_closers(const splitter *s, size_t i) {
    size_t behind = i + 1;
    bool straight_open = s->quote_open;
    while (behind < s->tokens.count && !has_flag(s, behind, HSY_TOKEN_LINE_START)) {
        bool closes = s->tokens.items[behind].kind == HSY_TOKEN_QUOTE
                          ? quote_closes(s, behind, straight_open)
                          : mark_of(s, behind) != MARK_NONE && s->tokens.items[behind].kind == HSY_TOKEN_PUNCTUATION;
        if (!closes && !is_closing_bracket(first_point(s, behind))) break;
        if (first_point(s, behind) == '"') straight_open = !straight_open;
        behind++;
    }
    return behind;
}

/* The first token at or behind `i` that is no opening mark: the word that may start a sentence. */
static size_t word_behind(const splitter *s, size_t i) {
    while (i + 1 < s->tokens.count && !has_flag(s, i + 1, HSY_TOKEN_LINE_START)) {
        uint32_t c = first_point(s, i);
        bool opens = s->tokens.items[i].kind == HSY_TOKEN_QUOTE || c == '(' || c == '[' || c == 0xBF || c == 0xA1;
        if (!opens) break;
        i++;
    }
    return i;
}

/* A word that starts no sentence; "iPad" may. */
static bool is_lower_word(const splitter *s, size_t i) {
    hsy_slice word = token_text(s, i);
    if (s->tokens.items[i].kind != HSY_TOKEN_WORD || (word.length > 1 && hsy_is_upper(word.at[1]))) return false;
    uint32_t c = first_point(s, i);
    return c < 0x80 ? hsy_is_lower((char)c) : utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_LL;
}

/* A frequent word in upper case; languages without `function-words` have those of `language-words`. */
static bool starts_like_function_word(const splitter *s, size_t i) {
    if (!has_flag(s, i, HSY_TOKEN_CAPITAL)) return false;
    if (s->function_words) return find_token(s, s->function_words, i) >= 0;
    hsy_slice languages = hsy_lexicon_cell(s->frequent_words, find_token(s, s->frequent_words, i), 1);
    return s->language.length > 0 && hsy_slice_find(languages, s->language, 0) != HSY_NOT_FOUND;
}

/* Whether the number at `i` may be an ordinal: of one or two digits, or of three behind an article or preposition. */
static bool is_short_number(const splitter *s, size_t i) {
    hsy_slice text = token_text(s, i);
    if (s->tokens.items[i].kind != HSY_TOKEN_NUMBER || text.length > LONGEST_ORDINAL) return false;
    for (size_t k = 0; k < text.length; k++)
        if (!hsy_is_digit(text.at[k])) return false;
    return text.length < LONGEST_ORDINAL || (i > 0 && find_token(s, s->function_words, i - 1) >= 0);
}

/* "XVI", "II": a regnal number, which German writes with a dot. */
static bool is_roman(const splitter *s, size_t i) {
    hsy_slice text = token_text(s, i);
    for (size_t k = 0; k < text.length; k++)
        if (text.at[k] != 'I' && text.at[k] != 'V' && text.at[k] != 'X') return false;
    return true;
}

/* "z.", "d.": a lower-case letter with its dot, the first part of "z. B.". */
static bool is_lower_initial(const splitter *s, size_t i) {
    return has_flag(s, i, HSY_TOKEN_ABBREVIATION) && !has_flag(s, i, HSY_TOKEN_CAPITAL) && token_text(s, i).length == 2;
}

/* The row of an abbreviation's text; the initial "F." is not the abbreviation "f.". */
static int find_abbreviation(const splitter *s, size_t i) {
    int row = find_token(s, s->abbreviations, i);
    hsy_slice key = hsy_lexicon_cell(s->abbreviations, row, 0);
    bool other_letter = key.length == 1 && has_flag(s, i, HSY_TOKEN_CAPITAL) && hsy_is_lower(key.at[0]);
    return other_letter ? -1 : row;
}

/* Whether the abbreviation at `i` ends a sentence before the word at `next`, which is not in lower case. */
static bool abbreviation_ends(const splitter *s, size_t i, size_t next) {
    hsy_slice ends = hsy_lexicon_cell(s->abbreviations, find_abbreviation(s, i), s->ends);
    if (hsy_slice_equal(ends, HSY_S("never"))) return false;
    if (hsy_slice_equal(ends, HSY_S("often"))) return true;
    bool after_number = i > 0 && s->tokens.items[i - 1].kind == HSY_TOKEN_NUMBER;
    if (after_number && is_lower_initial(s, i)) return true;                               /* 3.5 m. */
    if (i > 0 && token_text(s, i).length == 2 && is_lower_initial(s, i - 1)) return false; /* z. B. */
    bool initial_follows = has_flag(s, next, HSY_TOKEN_ABBREVIATION) && token_text(s, next).length <= LONGEST_INITIAL;
    return !initial_follows && starts_like_function_word(s, next);
}

/* Whether a plain dot at `i` is one of an ordinal: a short number before it. */
static bool is_ordinal_dot(const splitter *s, size_t i, size_t first) {
    if (i == first || has_flag(s, i, HSY_TOKEN_SPACE_BEFORE)) return false;
    if (i == first + 1 && s->tokens.items[first].kind == HSY_TOKEN_NUMBER) return is_short_number(s, first);
    return s->has_ordinals && (is_short_number(s, i - 1) || is_roman(s, i - 1));
}

static bool glued_end(const splitter *s, size_t i, size_t next) {
    if (i == 0 || !has_flag(s, next, HSY_TOKEN_CAPITAL)) return false;
    hsy_token before = s->tokens.items[i - 1];
    if (before.kind == HSY_TOKEN_QUOTE) return true;
    return before.kind == HSY_TOKEN_WORD && !(before.flags & HSY_TOKEN_CAPITAL) &&
           before.end - before.start >= SHORTEST_GLUED;
}

/* "Is it?" Mr. Low asked: a few words in upper case, then a verb of speech. */
static bool speaker_follows(const splitter *s, size_t next) {
    size_t i = next;
    while (i < s->tokens.count && i < next + LONGEST_SPEAKER && has_flag(s, i, HSY_TOKEN_CAPITAL)) i++;
    return i > next && i < s->tokens.count && find_token(s, s->quote_verbs, i) >= 0;
}

/* Whether the mark at `i` ends the sentence that began at `first`, when `behind` is the first token after its
 * closers, on the same line. */
static bool ends_sentence(const splitter *s, size_t first, size_t i, size_t behind) {
    mark m = mark_of(s, i);
    size_t next = word_behind(s, behind);
    hsy_token after = s->tokens.items[behind];
    if (after.kind == HSY_TOKEN_PUNCTUATION && next == behind) {
        uint32_t c = first_point(s, behind);
        bool dash = c == '-' || c == 0x2013 || c == 0x2014;
        bool strong = m != MARK_ELLIPSIS && !has_flag(s, i, HSY_TOKEN_ABBREVIATION);
        return dash && strong && behind + 1 < s->tokens.count && has_flag(s, behind + 1, HSY_TOKEN_CAPITAL);
    }
    if (is_lower_word(s, next)) return false;
    bool quote_ends = s->tokens.items[behind - 1].kind == HSY_TOKEN_QUOTE;
    if (quote_ends && m != MARK_DOT && speaker_follows(s, behind)) return false;
    if (has_flag(s, i, HSY_TOKEN_ABBREVIATION) && behind == i + 1) return abbreviation_ends(s, i, next);
    if (m == MARK_DOT && is_ordinal_dot(s, i, first)) return i > first + 1 && starts_like_function_word(s, next);
    if (m == MARK_STRONG && first_point(s, i) >= 0x80) return true;
    if (!has_flag(s, behind, HSY_TOKEN_SPACE_BEFORE)) return glued_end(s, i, next);
    return true;
}

/* Languages that write "3rd" as "3.". */
static bool writes_ordinals(hsy_slice language) {
    static const char *const languages[] = {"de", "da", "nb", "fi", "et", "lv", "is", "cs", "sk",
                                            "sl", "hr", "sr", "bs", "hu", "pl", "tr", "eu", "lb"};
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        if (hsy_slice_equal(language, hsy_slice_from_c(languages[i]))) return true;
    return false;
}

static splitter splitter_of(hsy_slice text, hsy_tokens tokens, hsy_slice language) {
    splitter s = {.text = text, .tokens = tokens};
    s.abbreviations = hsy_lexicon_named(language, HSY_S("abbreviations"));
    s.function_words = hsy_lexicon_named(language, HSY_S("function-words"));
    s.frequent_words = hsy_lexicon_named(HSY_S("any"), HSY_S("language-words"));
    s.language = hsy_slice_sub(language, 0, hsy_slice_find_byte(language, '-', 0));
    s.quote_verbs = hsy_lexicon_named(language, HSY_S("quote-verbs"));
    s.ends = hsy_lexicon_column(s.abbreviations, HSY_S("ends"));
    s.is_german = hsy_slice_equal(s.language, HSY_S("de"));
    s.has_ordinals = writes_ordinals(s.language);
    return s;
}

static void push_sentence(hsy_arena *arena, hsy_sentence_list *sentences, hsy_tokens tokens, size_t first, size_t end) {
    hsy_token start = tokens.items[first], last = tokens.items[end - 1];
    HSY_PUSH(arena, sentences,
             ((hsy_sentence){.span = {start.start, last.end},
                             .first = (uint32_t)first,
                             .end = (uint32_t)end,
                             .starts_line = (start.flags & HSY_TOKEN_LINE_START) != 0}));
}

hsy_sentence_list hsy_sentences(hsy_arena *arena, hsy_slice text, hsy_tokens tokens, hsy_slice language) {
    splitter s = splitter_of(text, tokens, language);
    hsy_sentence_list sentences = {0};
    size_t first = 0;
    for (size_t i = 0; i < tokens.count;) {
        if (tokens.items[i].flags & HSY_TOKEN_LINE_START) s.quote_open = false;
        if (tokens.items[i].kind == HSY_TOKEN_QUOTE && first_point(&s, i) == '"') s.quote_open = !s.quote_open;
        size_t behind = mark_of(&s, i) == MARK_NONE ? i + 1 : behind_closers(&s, i);
        bool line_ends = behind == tokens.count || has_flag(&s, behind, HSY_TOKEN_LINE_START);
        bool ends = line_ends || (mark_of(&s, i) != MARK_NONE && ends_sentence(&s, first, i, behind));
        for (size_t k = i + 1; k < behind; k++)
            if (first_point(&s, k) == '"') s.quote_open = !s.quote_open;
        if (ends) {
            push_sentence(arena, &sentences, tokens, first, behind);
            first = behind;
        }
        i = behind;
    }
    return sentences;
}
