/* Words: one pass over the text, one token after the other, nothing copied.
 *
 *     "L’agence d'Anna-Lena (20 ans) dit : « 10 000 € », z.B. U.S."
 *  -> L’ agence d' Anna-Lena ( 20 ans ) dit : « 10 000 € » , z.B. U.S.
 *
 * ASCII goes through a table of classes, the rest through a few ranges and utf8proc's categories. A dot stays with
 * its word where the form says so (U.S., J., z.B.) or the lexicon `abbreviations` does; whether such a dot ends a
 * sentence too is for sentence.c. The dot of an ordinal ("am 3. Mai") is a token of its own. Letters of scripts that
 * do not part words (Han, Hiragana, Thai, Khmer …) are tokens each, so that runs of tokens can be compared.
 *
 * Misses: addresses of the web are cut at their slashes; "said.he" without a blank stays one word, since it looks
 * like the name of a site.
 */
#include "text/word.h"

#include <utf8proc.h>

#include "base/utf8.h"
#include "text/fold.h"
#include "text/lexicon.h"

enum {
    LONGEST_ABBREVIATION = 32, /* bytes, folded; longer words are not looked up */
    LONGEST_SITE_PART = 32,    /* letters between two dots of an address */
    LONGEST_SITE_END = 6,      /* letters of com, info, museum, online */
};

typedef enum letter_class {
    CLASS_SYMBOL,
    CLASS_SPACE,
    CLASS_BREAK,
    CLASS_UPPER,
    CLASS_LOWER,
    CLASS_LETTER,   /* of a script without case */
    CLASS_UNSPACED, /* of a script that does not part words */
    CLASS_MARK,     /* goes with the letter before */
    CLASS_DIGIT,
    CLASS_IGNORED, /* soft hyphens, zero width characters */
    CLASS_QUOTE,
    CLASS_PUNCTUATION,
} letter_class;

static const uint8_t ascii_classes[256] = {
    /* CLASS_SYMBOL from 128 on: no letter */
    ['\t'] = CLASS_SPACE,       [' '] = CLASS_SPACE,       ['\n'] = CLASS_BREAK,      ['\v'] = CLASS_BREAK,
    ['\f'] = CLASS_BREAK,       ['\r'] = CLASS_BREAK,      ['"'] = CLASS_QUOTE,       ['\''] = CLASS_QUOTE,
    ['`'] = CLASS_QUOTE,        ['!'] = CLASS_PUNCTUATION, ['('] = CLASS_PUNCTUATION, [')'] = CLASS_PUNCTUATION,
    [','] = CLASS_PUNCTUATION,  ['-'] = CLASS_PUNCTUATION, ['.'] = CLASS_PUNCTUATION, ['/'] = CLASS_PUNCTUATION,
    [':'] = CLASS_PUNCTUATION,  [';'] = CLASS_PUNCTUATION, ['?'] = CLASS_PUNCTUATION, ['['] = CLASS_PUNCTUATION,
    ['\\'] = CLASS_PUNCTUATION, [']'] = CLASS_PUNCTUATION, ['{'] = CLASS_PUNCTUATION, ['|'] = CLASS_PUNCTUATION,
    ['}'] = CLASS_PUNCTUATION,  ['0'] = CLASS_DIGIT,       ['1'] = CLASS_DIGIT,       ['2'] = CLASS_DIGIT,
    ['3'] = CLASS_DIGIT,        ['4'] = CLASS_DIGIT,       ['5'] = CLASS_DIGIT,       ['6'] = CLASS_DIGIT,
    ['7'] = CLASS_DIGIT,        ['8'] = CLASS_DIGIT,       ['9'] = CLASS_DIGIT,       ['A'] = CLASS_UPPER,
    ['B'] = CLASS_UPPER,        ['C'] = CLASS_UPPER,       ['D'] = CLASS_UPPER,       ['E'] = CLASS_UPPER,
    ['F'] = CLASS_UPPER,        ['G'] = CLASS_UPPER,       ['H'] = CLASS_UPPER,       ['I'] = CLASS_UPPER,
    ['J'] = CLASS_UPPER,        ['K'] = CLASS_UPPER,       ['L'] = CLASS_UPPER,       ['M'] = CLASS_UPPER,
    ['N'] = CLASS_UPPER,        ['O'] = CLASS_UPPER,       ['P'] = CLASS_UPPER,       ['Q'] = CLASS_UPPER,
    ['R'] = CLASS_UPPER,        ['S'] = CLASS_UPPER,       ['T'] = CLASS_UPPER,       ['U'] = CLASS_UPPER,
    ['V'] = CLASS_UPPER,        ['W'] = CLASS_UPPER,       ['X'] = CLASS_UPPER,       ['Y'] = CLASS_UPPER,
    ['Z'] = CLASS_UPPER,        ['a'] = CLASS_LOWER,       ['b'] = CLASS_LOWER,       ['c'] = CLASS_LOWER,
    ['d'] = CLASS_LOWER,        ['e'] = CLASS_LOWER,       ['f'] = CLASS_LOWER,       ['g'] = CLASS_LOWER,
    ['h'] = CLASS_LOWER,        ['i'] = CLASS_LOWER,       ['j'] = CLASS_LOWER,       ['k'] = CLASS_LOWER,
    ['l'] = CLASS_LOWER,        ['m'] = CLASS_LOWER,       ['n'] = CLASS_LOWER,       ['o'] = CLASS_LOWER,
    ['p'] = CLASS_LOWER,        ['q'] = CLASS_LOWER,       ['r'] = CLASS_LOWER,       ['s'] = CLASS_LOWER,
    ['t'] = CLASS_LOWER,        ['u'] = CLASS_LOWER,       ['v'] = CLASS_LOWER,       ['w'] = CLASS_LOWER,
    ['x'] = CLASS_LOWER,        ['y'] = CLASS_LOWER,       ['z'] = CLASS_LOWER,
};

/* U+2000 to U+206F, the block of general punctuation. */
static letter_class general_punctuation(uint32_t c) {
    if (c <= 0x200A || c == 0x202F || c == 0x205F) return CLASS_SPACE;
    if (c == 0x2028 || c == 0x2029) return CLASS_BREAK;
    if (c <= 0x200F || (c >= 0x202A && c <= 0x202E) || c >= 0x2060) return CLASS_IGNORED;
    if ((c >= 0x2018 && c <= 0x201F) || c == 0x2039 || c == 0x203A) return CLASS_QUOTE;
    return CLASS_PUNCTUATION;
}

static bool is_unspaced(uint32_t c) {
    return (c >= 0x3040 && c <= 0x309F) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0x20000 && c <= 0x3FFFF) || (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) ||
           (c >= 0x1780 && c <= 0x17FF);
}

static letter_class class_by_category(uint32_t c) {
    switch (utf8proc_category((utf8proc_int32_t)c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT: return CLASS_UPPER;
    case UTF8PROC_CATEGORY_LL: return CLASS_LOWER;
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO: return is_unspaced(c) ? CLASS_UNSPACED : CLASS_LETTER;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME: return CLASS_MARK;
    case UTF8PROC_CATEGORY_ND: return CLASS_DIGIT;
    case UTF8PROC_CATEGORY_ZS: return CLASS_SPACE;
    case UTF8PROC_CATEGORY_CF: return CLASS_IGNORED;
    case UTF8PROC_CATEGORY_PC:
    case UTF8PROC_CATEGORY_PD:
    case UTF8PROC_CATEGORY_PS:
    case UTF8PROC_CATEGORY_PE:
    case UTF8PROC_CATEGORY_PI:
    case UTF8PROC_CATEGORY_PF:
    case UTF8PROC_CATEGORY_PO: return CLASS_PUNCTUATION;
    default: return CLASS_SYMBOL;
    }
}

static letter_class class_of(uint32_t c) {
    if (c >= 0xE0 && c <= 0xFF) return c == 0xF7 ? CLASS_SYMBOL : CLASS_LOWER;
    if (c >= 0x2000 && c <= 0x206F) return general_punctuation(c);
    switch (c) {
    case 0x85: return CLASS_BREAK;
    case 0xAB: /* guillemets, acute accent, corner brackets, full width quotation mark */
    case 0xBB:
    case 0xB4:
    case 0x300C:
    case 0x300D:
    case 0x300E:
    case 0x300F:
    case 0xFF02: return CLASS_QUOTE;
    default: return class_by_category(c);
    }
}

/* One code point: its class, where it ends, and itself where the text goes on. */
typedef struct glyph {
    letter_class class;
    uint32_t point;
    size_t end;
} glyph;

static inline glyph glyph_at(hsy_slice text, size_t at) {
    if (at >= text.length) return (glyph){CLASS_BREAK, '\n', at};
    unsigned char byte = (unsigned char)text.at[at];
    if (byte < 0x80) return (glyph){ascii_classes[byte], byte, at + 1};
    glyph g = {.end = at};
    g.point = hsy_utf8_next(text, &g.end);
    g.class = class_of(g.point);
    return g;
}

static inline bool is_letter(letter_class class) { return class >= CLASS_UPPER && class <= CLASS_LETTER; }
static inline bool is_apostrophe(uint32_t c) { return c == '\'' || c == 0x2019; }
static inline bool is_hyphen(uint32_t c) { return c == '-' || c == 0x2010 || c == 0x2011; }

/* What one call of hsy_words knows. */
typedef struct cutter {
    hsy_slice text;
    const hsy_lexicon *abbreviations, *elisions;
    int needs;             /* column of `abbreviations` */
    bool blank_in_numbers; /* the language groups digits with a plain blank: 10 000 */
} cutter;

/* What is known of a word while it is read. */
typedef struct word {
    size_t start, at, end; /* at: where reading goes on; end: behind what belongs to the word */
    size_t segment;        /* where the part after the last dot starts */
    uint32_t segment_letters, letters, upper;
    bool first_upper, dotted; /* dotted: a dot stands between single letters */
    bool closed;              /* nothing more may follow */
} word;

static int find_folded(const hsy_lexicon *lexicon, hsy_slice text) {
    char room[LONGEST_ABBREVIATION];
    return lexicon ? hsy_lexicon_find(lexicon, hsy_fold_short(text, room, sizeof room)) : -1;
}

static bool number_follows(hsy_slice text, size_t at) {
    glyph g = glyph_at(text, at);
    while (g.class == CLASS_SPACE) g = glyph_at(text, at = g.end);
    return g.class == CLASS_DIGIT;
}

/* "RT." is not "Rt.": a word all in upper case is an abbreviation only when the lexicon writes it so too, or when
 * the text around it shouts ("MR. LOW"). */
static bool is_other_case(const cutter *c, const word *w, hsy_slice key) {
    if (w->letters < 2 || w->upper < w->letters) return false;
    for (size_t i = 0; i < key.length; i++)
        if (hsy_is_lower(key.at[i])) {
            glyph next = glyph_at(c->text, glyph_at(c->text, w->at + 1).end);
            return next.class != CLASS_UPPER || glyph_at(c->text, next.end).class != CLASS_UPPER;
        }
    return false;
}

/* Whether the dot at `w->at`, with no letter behind it, belongs to the word. */
static bool dot_belongs(const cutter *c, const word *w) {
    if (w->segment_letters == 1 && (w->dotted || w->letters == 1)) return true;
    int row = find_folded(c->abbreviations, hsy_slice_sub(c->text, w->start, w->end));
    if (row < 0 || is_other_case(c, w, hsy_lexicon_cell(c->abbreviations, row, 0))) return false;
    hsy_slice needs = hsy_lexicon_cell(c->abbreviations, row, c->needs);
    if (hsy_slice_equal(needs, HSY_S("number"))) return number_follows(c->text, w->at + 1);
    if (hsy_slice_equal(needs, HSY_S("capital"))) return w->first_upper;
    return true;
}

/* Whether what starts at `at`, behind a dot, may be the next part of the address of a site: "com", "example.org". */
static bool is_site_part(const cutter *c, size_t at) {
    bool lower = true;
    for (int length = 0; length < LONGEST_SITE_PART; length++) {
        glyph g = glyph_at(c->text, at);
        if (g.point == '.' && length > 0 && is_letter(glyph_at(c->text, g.end).class)) return true;
        if (!is_letter(g.class) && g.class != CLASS_DIGIT && g.point != '-')
            return lower && length >= 2 && length <= LONGEST_SITE_END;
        lower &= g.class == CLASS_LOWER;
        at = g.end;
    }
    return false;
}

/* A dot inside or behind a word. True when the word goes on behind it. */
static bool take_dot(const cutter *c, word *w) {
    glyph next = glyph_at(c->text, w->at + 1);
    if (w->letters == 0) return false;
    if (is_hyphen(next.point) && w->segment_letters == 1 && is_letter(glyph_at(c->text, next.end).class)) {
        w->dotted = true; /* J.-C. */
        w->segment_letters = 0;
        w->at = w->end = next.end;
        return true;
    }
    if (is_letter(next.class)) {
        glyph after = glyph_at(c->text, next.end);
        bool single = !is_letter(after.class) && after.class != CLASS_MARK;
        bool initials = single && (w->segment_letters == 1 || (w->segment_letters == 2 && after.point == '.'));
        if (initials || (next.class == CLASS_LOWER && is_site_part(c, w->at + 1))) {
            w->dotted |= initials;
            w->segment_letters = 0;
            w->at = w->end = w->at + 1;
            return true;
        }
    }
    if (next.point != '.' && next.class != CLASS_DIGIT && dot_belongs(c, w)) {
        w->end = w->at + 1;
        w->closed = true;
    }
    return false;
}

/* What an elision may stand before that is no letter: "qu’« il …", "l’“affaire”", "d'1 million". */
static bool is_elided_before(glyph g) {
    return g.point == 0xAB || g.point == 0x201C || g.point == '"' || g.class == CLASS_DIGIT;
}

/* An apostrophe behind a letter. True when the word goes on behind it. */
static bool take_apostrophe(const cutter *c, word *w, size_t behind) {
    glyph next = glyph_at(c->text, behind);
    if (!is_letter(next.class) && !is_elided_before(next)) return false;
    bool elision = find_folded(c->elisions, hsy_slice_sub(c->text, w->start, w->end)) >= 0;
    if (!elision && !is_letter(next.class)) return false;
    w->at = w->end = behind;
    return !elision;
}

static bool take_joiner(const cutter *c, word *w, glyph g) {
    if (w->end != w->at) return false; /* something ignored stands between */
    if (g.point == '.') return take_dot(c, w);
    if (is_apostrophe(g.point)) return take_apostrophe(c, w, g.end);
    letter_class next = glyph_at(c->text, g.end).class;
    bool joins = (is_hyphen(g.point) && (is_letter(next) || next == CLASS_DIGIT)) ||
                 (g.point == '&' && next == CLASS_UPPER && w->upper > 0 && w->upper == w->letters) ||
                 (g.point == '_' && (is_letter(next) || next == CLASS_DIGIT));
    if (joins) w->at = w->end = g.end;
    return joins;
}

/* The letters of ASCII from here on: most of most texts. */
static inline void take_ascii_letters(hsy_slice text, word *w) {
    size_t at = w->at;
    uint32_t upper = 0;
    for (; at < text.length && is_letter(ascii_classes[(unsigned char)text.at[at]]); at++)
        upper += ascii_classes[(unsigned char)text.at[at]] == CLASS_UPPER;
    if (at == w->at) return;
    w->letters += (uint32_t)(at - w->at);
    w->segment_letters += (uint32_t)(at - w->at);
    w->upper += upper;
    w->at = w->end = at;
}

static inline void take_letter(word *w, glyph g) {
    w->letters++;
    w->segment_letters++;
    w->upper += g.class == CLASS_UPPER;
    w->at = w->end = g.end;
}

static hsy_token word_token(const word *w, size_t end, bool dot) {
    unsigned flags = w->first_upper ? HSY_TOKEN_CAPITAL : 0;
    if (w->letters >= 2 && w->upper == w->letters) flags |= HSY_TOKEN_ALL_UPPER;
    if (dot) flags |= HSY_TOKEN_ABBREVIATION;
    return (hsy_token){(uint32_t)w->start, (uint32_t)end, HSY_TOKEN_WORD, (uint8_t)flags};
}

/* Reads on from `at` to the end of the word that begins at `start`; between them stands what a number left ("20-"). */
static hsy_token read_word(const cutter *c, size_t start, size_t at) {
    word w = {.start = start, .at = at, .end = at, .segment_letters = at > start ? 2 : 0};
    w.first_upper = glyph_at(c->text, at).class == CLASS_UPPER;
    for (;;) {
        take_ascii_letters(c->text, &w);
        glyph g = glyph_at(c->text, w.at);
        if (is_letter(g.class)) {
            take_letter(&w, g);
        } else if (g.class == CLASS_MARK || g.class == CLASS_DIGIT) {
            w.at = w.end = g.end;
            if (g.class == CLASS_DIGIT) w.segment_letters += 2; /* "B2." is no initial */
        } else if (g.class == CLASS_IGNORED) {
            w.at = g.end;
        } else if (g.class == CLASS_SPACE || !take_joiner(c, &w, g)) {
            break;
        }
    }
    return word_token(&w, w.end, w.closed);
}

/* True when a blank at `at` parts groups of a number: one to three digits before it, exactly three behind. */
static bool parts_groups(const cutter *c, size_t group, glyph blank) {
    bool wide = blank.point == ' ' ? c->blank_in_numbers : blank.class == CLASS_SPACE;
    size_t at = blank.end;
    if (!wide || group > 3) return false;
    for (int i = 0; i < 3; i++) {
        glyph g = glyph_at(c->text, at);
        if (g.class != CLASS_DIGIT) return false;
        at = g.end;
    }
    return glyph_at(c->text, at).class != CLASS_DIGIT;
}

static bool is_separator(uint32_t c) { return c == '.' || c == ',' || c == ':' || is_apostrophe(c); }

/* A number and the letters that stick to it; with a hyphen and letters behind it is a word. */
static hsy_token read_number(const cutter *c, size_t start) {
    size_t at = start, group = 0;
    for (;;) {
        glyph g = glyph_at(c->text, at);
        if (g.class == CLASS_DIGIT) {
            group++;
        } else if ((is_separator(g.point) && glyph_at(c->text, g.end).class == CLASS_DIGIT) ||
                   (g.class == CLASS_SPACE && parts_groups(c, group, g))) {
            group = 0;
        } else if (is_letter(g.class)) {
            group = 4; /* "18h03 200" is no group */
        } else {
            bool compound = is_hyphen(g.point) && is_letter(glyph_at(c->text, g.end).class);
            if (compound) return read_word(c, start, g.end);
            return (hsy_token){(uint32_t)start, (uint32_t)at, HSY_TOKEN_NUMBER, 0};
        }
        at = g.end;
    }
}

/* A letter of a script that does not part words, with its marks. */
static hsy_token read_letter(const cutter *c, size_t start, glyph g) {
    size_t end = g.end;
    for (glyph next = glyph_at(c->text, end); next.class == CLASS_MARK; next = glyph_at(c->text, end)) end = next.end;
    return (hsy_token){(uint32_t)start, (uint32_t)end, HSY_TOKEN_WORD, 0};
}

static bool doubles(uint32_t c) { return c == '\'' || c == '`' || c == 0x2018 || c == 0x2019 || c == 0xB4; }
static bool repeats(uint32_t c) { return c == '.' || c == '-'; }

/* Doubled single quotation marks are one mark, dots in a row one ellipsis, hyphens in a row one dash; two commas
 * before a letter and behind a blank stand for a low quotation mark. */
static hsy_token read_mark(const cutter *c, size_t start, glyph g, bool after_space) {
    hsy_token token = {(uint32_t)start, (uint32_t)g.end, HSY_TOKEN_PUNCTUATION, 0};
    glyph next = glyph_at(c->text, g.end);
    if (g.class == CLASS_QUOTE) {
        token.kind = HSY_TOKEN_QUOTE;
        if (doubles(g.point) && next.point == g.point && next.end > g.end) token.end = (uint32_t)next.end;
    } else if (g.point == ',' && next.point == ',' && after_space && is_letter(glyph_at(c->text, next.end).class)) {
        token.kind = HSY_TOKEN_QUOTE;
        token.end = (uint32_t)next.end;
    } else if (repeats(g.point)) {
        while (glyph_at(c->text, token.end).point == g.point) token.end++;
    } else if (g.class == CLASS_SYMBOL || g.class == CLASS_MARK) {
        token.kind = HSY_TOKEN_SYMBOL;
    }
    return token;
}

static hsy_token read_token(const cutter *c, size_t at, glyph g, bool after_space) {
    switch (g.class) {
    case CLASS_UPPER:
    case CLASS_LOWER:
    case CLASS_LETTER: return read_word(c, at, at);
    case CLASS_UNSPACED: return read_letter(c, at, g);
    case CLASS_DIGIT: return read_number(c, at);
    default: return read_mark(c, at, g, after_space);
    }
}

static cutter cutter_of(hsy_slice text, hsy_slice language) {
    cutter c = {.text = text};
    c.abbreviations = hsy_lexicon_named(language, HSY_S("abbreviations"));
    c.elisions = hsy_lexicon_named(language, HSY_S("elisions"));
    c.needs = hsy_lexicon_column(c.abbreviations, HSY_S("needs"));
    c.blank_in_numbers = language.length > 0 && !hsy_slice_starts(language, HSY_S("en"));
    return c;
}

hsy_tokens hsy_words(hsy_arena *arena, hsy_slice text, hsy_slice language) {
    cutter c = cutter_of(text, language);
    hsy_tokens tokens = {0};
    unsigned before = HSY_TOKEN_LINE_START;
    for (size_t at = 0; at < text.length;) {
        glyph g = glyph_at(text, at);
        if (g.class == CLASS_SPACE || g.class == CLASS_BREAK || g.class == CLASS_IGNORED) {
            if (g.class != CLASS_IGNORED) before |= HSY_TOKEN_SPACE_BEFORE;
            if (g.class == CLASS_BREAK) before |= HSY_TOKEN_LINE_START;
            at = g.end;
            continue;
        }
        hsy_token token = read_token(&c, at, g, before != 0);
        token.flags |= (uint8_t)before;
        HSY_PUSH(arena, &tokens, token);
        before = 0;
        at = token.end;
    }
    return tokens;
}

size_t hsy_token_at(hsy_tokens tokens, uint32_t at) {
    size_t low = 0, high = tokens.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (tokens.items[middle].end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
