/* Quotations: one pass over the quotation marks with a small stack of open ones.
 *
 *     „Wir „warten“ nicht“, sagte er.      -> 2 quotations, the second inside the first
 *     'We waited,' he said of the workers' day.  -> 1 quotation; the second mark is an apostrophe
 *
 * Each mark has a shape (family, and the sides on which it can stand) and a place (blank before it, blank behind it).
 * A mark that can close the innermost open mark of its family and stands like a closing one closes it; otherwise a
 * mark that stands like an opening one opens. Straight marks, which look alike on both sides, also go by how many
 * are left in their paragraph. What is open at the end of the paragraph lacks its mark: then an opening mark at the
 * start of the next paragraph continues it. Single marks that never close were apostrophes and are dropped.
 * The stack has a fixed depth, and each mark is looked at a fixed number of times: cost is linear.
 */
#include "text/quote.h"

#include "base/utf8.h"

enum {
    DEEPEST = 8,           /* nested quotations; marks that open deeper ones are passed over */
    LONGEST_YEAR_TAIL = 3, /* bytes of "90s" in '90s */
};

typedef enum shape {
    SHAPE_NONE,
    SHAPE_STRAIGHT,      /* " and ＂ */
    SHAPE_HIGH_6,        /* “ opens in English, closes in German */
    SHAPE_HIGH_9,        /* ” closes; opens too in Swedish and Finnish */
    SHAPE_LOW,           /* „ and ,, */
    SHAPE_LEFT,          /* « */
    SHAPE_RIGHT,         /* » */
    SHAPE_TWO_BACKTICKS, /* `` */
    SHAPE_TWO_SINGLES,   /* '' and its curly kin */
    SHAPE_CORNER_OPEN,   /* 「 and 『 */
    SHAPE_CORNER_CLOSE,  /* 」 and 』 */
    SHAPE_SINGLE,        /* ' */
    SHAPE_SINGLE_6,      /* ‘ */
    SHAPE_SINGLE_9,      /* ’ */
    SHAPE_SINGLE_LOW,    /* ‚ */
    SHAPE_SINGLE_LEFT,   /* ‹ */
    SHAPE_SINGLE_RIGHT,  /* › */
    SHAPE_BACKTICK,      /* ` and ´ */
    SHAPE_COUNT,
} shape;

#define BIT(shape) (1u << (shape))

/* For each mark that opened, which marks close it. */
static const uint32_t closed_by[SHAPE_COUNT] = {
    [SHAPE_STRAIGHT] = BIT(SHAPE_STRAIGHT) | BIT(SHAPE_HIGH_9) | BIT(SHAPE_HIGH_6) | BIT(SHAPE_TWO_SINGLES),
    [SHAPE_HIGH_6] = BIT(SHAPE_HIGH_9) | BIT(SHAPE_STRAIGHT) | BIT(SHAPE_HIGH_6) | BIT(SHAPE_TWO_SINGLES),
    [SHAPE_HIGH_9] = BIT(SHAPE_HIGH_9) | BIT(SHAPE_STRAIGHT),
    [SHAPE_LOW] = BIT(SHAPE_HIGH_6) | BIT(SHAPE_HIGH_9) | BIT(SHAPE_STRAIGHT) | BIT(SHAPE_TWO_SINGLES),
    [SHAPE_LEFT] = BIT(SHAPE_RIGHT),
    [SHAPE_RIGHT] = BIT(SHAPE_LEFT) | BIT(SHAPE_RIGHT),
    [SHAPE_TWO_BACKTICKS] = BIT(SHAPE_TWO_SINGLES) | BIT(SHAPE_STRAIGHT) | BIT(SHAPE_HIGH_9) | BIT(SHAPE_TWO_BACKTICKS),
    [SHAPE_TWO_SINGLES] = BIT(SHAPE_TWO_SINGLES) | BIT(SHAPE_STRAIGHT) | BIT(SHAPE_HIGH_9),
    [SHAPE_CORNER_OPEN] = BIT(SHAPE_CORNER_CLOSE),
    [SHAPE_SINGLE] = BIT(SHAPE_SINGLE),
    [SHAPE_SINGLE_6] = BIT(SHAPE_SINGLE_9) | BIT(SHAPE_SINGLE) | BIT(SHAPE_SINGLE_6),
    [SHAPE_SINGLE_9] = BIT(SHAPE_SINGLE_9),
    [SHAPE_SINGLE_LOW] = BIT(SHAPE_SINGLE_6) | BIT(SHAPE_SINGLE_9) | BIT(SHAPE_SINGLE),
    [SHAPE_SINGLE_LEFT] = BIT(SHAPE_SINGLE_RIGHT),
    [SHAPE_SINGLE_RIGHT] = BIT(SHAPE_SINGLE_LEFT),
    [SHAPE_BACKTICK] = BIT(SHAPE_BACKTICK) | BIT(SHAPE_SINGLE) | BIT(SHAPE_SINGLE_9),
};

/* Marks that look alike on both sides, or that languages use on either. */
static const uint32_t two_sided = BIT(SHAPE_STRAIGHT) | BIT(SHAPE_HIGH_6) | BIT(SHAPE_HIGH_9) | BIT(SHAPE_LEFT) |
                                  BIT(SHAPE_RIGHT) | BIT(SHAPE_TWO_BACKTICKS) | BIT(SHAPE_TWO_SINGLES) |
                                  BIT(SHAPE_SINGLE) | BIT(SHAPE_SINGLE_6) | BIT(SHAPE_SINGLE_9) |
                                  BIT(SHAPE_SINGLE_LEFT) | BIT(SHAPE_SINGLE_RIGHT) | BIT(SHAPE_BACKTICK);

/* Marks that are read as quotation marks only when they have a partner. */
static const uint32_t apostrophes =
    BIT(SHAPE_SINGLE) | BIT(SHAPE_SINGLE_6) | BIT(SHAPE_SINGLE_9) | BIT(SHAPE_BACKTICK) | BIT(SHAPE_SINGLE_LOW);

typedef struct pairer {
    hsy_slice text;
    hsy_tokens tokens;
    bool guillemets_in; /* »German« */
    hsy_quotations found;
    uint32_t open[DEEPEST]; /* indices into `found`, the innermost last */
    shape shapes[DEEPEST];
    uint32_t depth;
    shape lacking;                /* the outermost mark that the paragraph before did not close, */
    uint32_t lacking_index;       /* and its quotation */
    uint32_t straight_left;       /* straight marks from here to the end of the paragraph */
    uint32_t opened_last;         /* token of the mark that opened last, or HSY_NO_TOKEN */
    const uint32_t *closers_left; /* for each token: single closing marks before the next opening one */
} pairer;

static shape shape_of(hsy_slice text, hsy_token token) {
    size_t at = token.start;
    uint32_t c = hsy_utf8_next(text, &at);
    bool doubled = at < token.end;
    switch (c) {
    case '"':
    case 0xFF02: return SHAPE_STRAIGHT;
    case 0x201C:
    case 0x201F: return SHAPE_HIGH_6;
    case 0x201D: return SHAPE_HIGH_9;
    case ',':
    case 0x201E: return SHAPE_LOW;
    case 0xAB: return SHAPE_LEFT;
    case 0xBB: return SHAPE_RIGHT;
    case '`': return doubled ? SHAPE_TWO_BACKTICKS : SHAPE_BACKTICK;
    case 0xB4: return doubled ? SHAPE_TWO_SINGLES : SHAPE_BACKTICK;
    case 0x300C:
    case 0x300E: return SHAPE_CORNER_OPEN;
    case 0x300D:
    case 0x300F: return SHAPE_CORNER_CLOSE;
    case '\'': return doubled ? SHAPE_TWO_SINGLES : SHAPE_SINGLE;
    case 0x2018:
    case 0x201B: return doubled ? SHAPE_TWO_BACKTICKS : SHAPE_SINGLE_6;
    case 0x2019: return doubled ? SHAPE_TWO_SINGLES : SHAPE_SINGLE_9;
    case 0x201A: return SHAPE_SINGLE_LOW;
    case 0x2039: return SHAPE_SINGLE_LEFT;
    case 0x203A: return SHAPE_SINGLE_RIGHT;
    default: return SHAPE_NONE;
    }
}

static bool is_dash_or_opening(uint32_t c) {
    return c == '(' || c == '[' || c == '{' || c == '/' || c == '-' || c == ':' || c == 0x2013 || c == 0x2014;
}

static bool is_opening(uint32_t c) { return c == '(' || c == '[' || c == 0x2026 || c == '.' || c == 0xBF || c == 0xA1; }

static uint32_t first_point(const pairer *p, uint32_t i) {
    size_t at = p->tokens.items[i].start;
    return hsy_utf8_next(p->text, &at);
}

/* "qu’|« il …": the token is a word that ends in an apostrophe. */
static bool is_elided(const pairer *p, uint32_t i) {
    hsy_slice word = hsy_token_text(p->text, p->tokens.items[i]);
    return p->tokens.items[i].kind == HSY_TOKEN_WORD &&
           (hsy_slice_ends(word, HSY_S("'")) || hsy_slice_ends(word, HSY_S("’")));
}

/* True when an opening mark may stand here: after a blank, a dash, a bracket, another opening mark, an elision. */
static bool free_before(const pairer *p, uint32_t i) {
    if (i == 0 || (p->tokens.items[i].flags & HSY_TOKEN_SPACE_BEFORE)) return true;
    if (p->tokens.items[i - 1].kind == HSY_TOKEN_QUOTE) return p->opened_last == i - 1;
    if (is_elided(p, i - 1)) return true;
    return p->tokens.items[i - 1].kind == HSY_TOKEN_PUNCTUATION && is_dash_or_opening(first_point(p, i - 1));
}

/* True when a closing mark may stand here: before a blank or punctuation that does not itself open. */
static bool free_behind(const pairer *p, uint32_t i) {
    if (i + 1 >= p->tokens.count) return true;
    hsy_token next = p->tokens.items[i + 1];
    if (next.flags & HSY_TOKEN_SPACE_BEFORE) return true;
    bool ellipsis = next.end - next.start > 1;
    uint32_t c = next.kind == HSY_TOKEN_PUNCTUATION ? first_point(p, i + 1) : 0;
    return c != 0 && !(is_opening(c) && (c != '.' || ellipsis));
}

/* 'tis has no partner, but '90s may seem to have one. */
static bool is_year_tail(const pairer *p, uint32_t i) {
    if (i + 1 >= p->tokens.count || free_behind(p, i)) return false;
    hsy_slice next = hsy_token_text(p->text, p->tokens.items[i + 1]);
    return next.length == LONGEST_YEAR_TAIL && hsy_is_digit(next.at[0]) && hsy_is_digit(next.at[1]) &&
           next.at[2] == 's';
}

/* "the workers' day": the mark closes a word, a word follows, and another mark that can close comes before one that
 * can open. */
static bool is_plural_apostrophe(const pairer *p, uint32_t i) {
    hsy_token token = p->tokens.items[i];
    if (token.start == 0 || i + 1 >= p->tokens.count) return false;
    char before = p->text.at[token.start - 1];
    return (before == 's' || before == 'x' || before == 'z') && p->tokens.items[i + 1].kind == HSY_TOKEN_WORD &&
           !(p->tokens.items[i + 1].flags & HSY_TOKEN_LINE_START) && p->closers_left[i + 1] > 0;
}

/* Which side the mark stands on by its shape and its blanks. */
static bool stands_like_opening(const pairer *p, shape s, uint32_t i) {
    bool before = free_before(p, i), behind = free_behind(p, i);
    switch (s) {
    case SHAPE_LOW:
    case SHAPE_SINGLE_LOW:
    case SHAPE_CORNER_OPEN:
    case SHAPE_TWO_BACKTICKS: return true;
    case SHAPE_CORNER_CLOSE: return false;
    case SHAPE_HIGH_6: return before || !behind;
    case SHAPE_LEFT: return p->guillemets_in ? before && !behind : before || !behind;
    case SHAPE_RIGHT: return p->guillemets_in ? before || !behind : before && !behind;
    case SHAPE_SINGLE_6: return before || !behind;
    default: return before && !behind;
    }
}

static bool stands_like_closing(const pairer *p, shape s, uint32_t i) {
    if (s == SHAPE_HIGH_9 || s == SHAPE_CORNER_CLOSE) return true;
    if (s == SHAPE_RIGHT && !p->guillemets_in) return true;
    if (s == SHAPE_LEFT && p->guillemets_in) return true;
    bool before = free_before(p, i), behind = free_behind(p, i);
    return !before || behind;
}

/* The place on the stack, from 1, of the innermost mark that `s` closes; 0 when there is none. */
static uint32_t opener_for(const pairer *p, shape s) {
    for (uint32_t d = p->depth; d > 0; d--)
        if (closed_by[p->shapes[d - 1]] & BIT(s)) return d;
    return 0;
}

/* Ends the open quotations above `depth` without a mark; apostrophes among them were none. */
static void give_up(pairer *p, uint32_t depth, uint32_t end) {
    while (p->depth > depth) {
        p->depth--;
        hsy_quotation *q = &p->found.items[p->open[p->depth]];
        if (BIT(p->shapes[p->depth]) & apostrophes && !q->continues)
            q->span.end = q->span.start;
        else
            q->span.end = end;
    }
}

static void close_at(pairer *p, uint32_t place, uint32_t i) {
    hsy_token token = p->tokens.items[i];
    give_up(p, place, i > 0 ? p->tokens.items[i - 1].end : token.start);
    p->depth = place - 1;
    hsy_quotation *q = &p->found.items[p->open[p->depth]];
    q->close = i;
    q->span.end = token.end;
}

static void open_at(hsy_arena *arena, pairer *p, shape s, uint32_t i) {
    if (p->depth == DEEPEST) return;
    hsy_token token = p->tokens.items[i];
    hsy_quotation q = {.span = {token.start, token.end}, .open = i, .close = HSY_NO_TOKEN, .depth = (uint8_t)p->depth};
    bool alike = s == p->lacking || (s == SHAPE_RIGHT && p->lacking == SHAPE_LEFT);
    q.continues = (token.flags & HSY_TOKEN_LINE_START) && p->depth == 0 && alike;
    if (q.continues) p->found.items[p->lacking_index].span.end = p->tokens.items[i - 1].end; /* no apostrophe then */
    p->shapes[p->depth] = q.continues ? p->lacking : s;
    p->open[p->depth++] = (uint32_t)p->found.count;
    p->opened_last = i;
    HSY_PUSH(arena, &p->found, q);
}

/* Whether a straight mark that could open or close closes the one at `place`. The marks left in the paragraph,
 * this one among them, tell: an even number are pairs of their own, so the open mark lacks its partner. */
static bool straight_closes(pairer *p, uint32_t place, uint32_t i) {
    if (!stands_like_opening(p, SHAPE_STRAIGHT, i)) return true;
    if (p->straight_left == 1) return true;
    if (p->straight_left % 2 == 0) give_up(p, place - 1, p->tokens.items[i - 1].end);
    return false;
}

static bool closes(pairer *p, shape s, uint32_t place, uint32_t i) {
    if (place == 0) return false;
    if (s == SHAPE_STRAIGHT && p->shapes[place - 1] == SHAPE_STRAIGHT) return straight_closes(p, place, i);
    if (!stands_like_closing(p, s, i)) return false;
    bool same = p->shapes[place - 1] == s;
    if (same && (BIT(s) & two_sided) && stands_like_opening(p, s, i) && !free_behind(p, i)) return false;
    return !((BIT(s) & apostrophes) && is_plural_apostrophe(p, i));
}

/* At the start of a paragraph a » may continue what « began before; otherwise see `closes` and `stands_like_opening`.
 */
static void take_mark(hsy_arena *arena, pairer *p, uint32_t i) {
    shape s = shape_of(p->text, p->tokens.items[i]);
    if (s == SHAPE_NONE) return;
    bool continues = (p->tokens.items[i].flags & HSY_TOKEN_LINE_START) && s == SHAPE_RIGHT && p->lacking == SHAPE_LEFT;
    uint32_t place = opener_for(p, s);
    if (closes(p, s, place, i)) {
        close_at(p, place, i);
    } else if (continues || (stands_like_opening(p, s, i) && !((BIT(s) & apostrophes) && is_year_tail(p, i)))) {
        open_at(arena, p, s, i);
    }
    if (s == SHAPE_STRAIGHT) p->straight_left--;
}

static void start_paragraph(pairer *p, uint32_t i) {
    if (i > 0) {
        p->lacking = p->depth > 0 && p->shapes[0] != SHAPE_SINGLE ? p->shapes[0] : SHAPE_NONE;
        p->lacking_index = p->open[0];
        give_up(p, 0, p->tokens.items[i - 1].end);
    }
    p->straight_left = 0;
    for (uint32_t k = i; k < p->tokens.count; k++) {
        hsy_token token = p->tokens.items[k];
        if (k > i && (token.flags & HSY_TOKEN_LINE_START)) break;
        if (token.kind == HSY_TOKEN_QUOTE && shape_of(p->text, token) == SHAPE_STRAIGHT) p->straight_left++;
    }
}

/* For each token the number of single marks that can close, from there to the next that can only open or to the end
 * of the line. */
static const uint32_t *count_closers(hsy_arena *arena, const pairer *p) {
    uint32_t *left = HSY_NEW_ARRAY(arena, uint32_t, p->tokens.count + 1);
    for (size_t i = p->tokens.count; i-- > 0;) {
        hsy_token token = p->tokens.items[i];
        bool line_ends = i + 1 >= p->tokens.count || (p->tokens.items[i + 1].flags & HSY_TOKEN_LINE_START);
        left[i] = line_ends ? 0 : left[i + 1];
        if (token.kind != HSY_TOKEN_QUOTE) continue;
        shape s = shape_of(p->text, token);
        if (!(BIT(s) & (BIT(SHAPE_SINGLE) | BIT(SHAPE_SINGLE_9)))) continue;
        if (!free_before(p, (uint32_t)i))
            left[i]++;
        else
            left[i] = 0;
    }
    return left;
}

/* Without the quotations that turned out to be apostrophes; depths are counted anew. */
static hsy_quotations without_void(hsy_quotations found) {
    uint32_t ends[DEEPEST] = {0};
    size_t kept = 0;
    uint8_t depth = 0;
    for (size_t i = 0; i < found.count; i++) {
        hsy_quotation q = found.items[i];
        if (q.span.end == q.span.start) continue;
        while (depth > 0 && ends[depth - 1] <= q.span.start) depth--;
        q.depth = depth;
        ends[depth++] = q.span.end;
        found.items[kept++] = q;
    }
    found.count = kept;
    return found;
}

hsy_quotations hsy_quotations_find(hsy_arena *arena, hsy_slice text, hsy_tokens tokens, hsy_slice language) {
    pairer p = {.text = text, .tokens = tokens, .opened_last = HSY_NO_TOKEN};
    p.guillemets_in = hsy_slice_starts(language, HSY_S("de")) || hsy_slice_starts(language, HSY_S("da"));
    p.closers_left = count_closers(arena, &p);
    for (uint32_t i = 0; i < tokens.count; i++) {
        if (i == 0 || (tokens.items[i].flags & HSY_TOKEN_LINE_START)) start_paragraph(&p, i);
        if (tokens.items[i].kind == HSY_TOKEN_QUOTE) take_mark(arena, &p, i);
    }
    if (tokens.count > 0) give_up(&p, 0, HSY_LAST(&tokens).end);
    return without_void(p.found);
}
