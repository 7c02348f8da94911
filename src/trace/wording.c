/* An article's text as words that can be compared: one number a word, with its place and whose word it is.
 *
 *     “The U.S. centre's colour & size,” he said.   ->   the · us · centers · color · and · size   (aside) · he · said
 *
 * Two copies of one text differ in what an editor's desk changes: US and UK spelling, apostrophes, dots of
 * abbreviations, hyphens, "&". All of it is taken out of the compared form, the same for every language, since a
 * text's language may be mistaken and a form that is only ever compared may be ugly ("source" becomes "sorce").
 * Words that stand in quotation marks, in quoted blocks or in a statement that is given word for word belong to a
 * speaker. Quotations under 25 words are set aside: they are in any report of an event and say nothing of copying,
 * and a report that is full of them is not longer for it (the gold of data/trace counts in the same way).
 *
 * What it misses: "percent" and "%", figures written as words; both only interrupt a passage, which passage.c
 * bridges. Scripts without blanks are compared by character.
 */
#include <string.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "text/fold.h"
#include "text/quote.h"
#include "text/word.h"
#include "trace/groundwork.h"
#include "trace/packed.h"
#include "trace/parallel.h"
#include "trace/steps.h"

enum {
    LONG_QUOTATION = 25,    /* words; shorter ones are set aside */
    LONGEST_SIGNATURE = 60, /* bytes of a name before a handle */
    LONGEST_KEY = 120,      /* bytes of a word that are compared */
    FIRST_IDEOGRAPH = 0x2E80,
    LAST_IDEOGRAPH = 0x9FFF,
    BYTES_OF_IDEOGRAPH = 3,
};

static bool is_word(hsy_slice text, hsy_token token) {
    return token.kind == HSY_TOKEN_WORD || token.kind == HSY_TOKEN_NUMBER ||
           (token.end == token.start + 1 && text.at[token.start] == '&');
}

static void mark_span(hsy_tokens tokens, uint8_t *flags, hsy_span span, uint8_t flag) {
    for (size_t i = hsy_token_at(tokens, span.start); i < tokens.count && tokens.items[i].start < span.end; i++)
        flags[i] |= flag;
}

static size_t words_in(hsy_slice text, hsy_tokens tokens, hsy_span span) {
    size_t count = 0;
    for (size_t i = hsy_token_at(tokens, span.start); i < tokens.count && tokens.items[i].start < span.end; i++)
        count += is_word(text, tokens.items[i]);
    return count;
}

static bool is_outlet(const hsy_statement *statement) {
    return statement->speaker.type == HSY_SPEAKER_OUTLET || statement->speaker.type == HSY_SPEAKER_AGENCY;
}

static bool is_inside_any(hsy_span span, const hsy_spans *spans) {
    for (size_t i = 0; i < spans->count; i++)
        if (spans->items[i].start <= span.start && span.end <= spans->items[i].end) return true;
    return false;
}

/* What another outlet reports is prose that is relayed, in quotation marks or not. */
static bool is_relayed(const hsy_statements *statements, hsy_span quotation) {
    hsy_span inner = {quotation.start + 1, quotation.end > quotation.start + 1 ? quotation.end - 1 : quotation.end};
    for (size_t i = 0; i < statements->list.count; i++)
        if (is_outlet(&statements->list.items[i]) && is_inside_any(inner, &statements->list.items[i].content))
            return true;
    return false;
}

static void mark_quotations(hsy_arena *scratch, const hsy_reading *reading, hsy_tokens tokens, uint8_t *flags) {
    hsy_slice text = reading->article.text;
    hsy_quotations found = hsy_quotations_find(scratch, text, tokens, reading->article.language);
    hsy_quotations outer = {0};
    for (size_t i = 0; i < found.count; i++)
        if (found.items[i].depth == 0) HSY_PUSH(scratch, &outer, found.items[i]);
    for (size_t first = 0, end; first < outer.count; first = end) {
        size_t words = 0;
        for (end = first; end < outer.count && (end == first || outer.items[end].continues); end++)
            words += words_in(text, tokens, outer.items[end].span);
        uint8_t flag = words < LONG_QUOTATION ? HSY_WORD_ASIDE : HSY_WORD_SPEECH;
        for (size_t i = first; i < end; i++)
            if (!is_relayed(&reading->statements, outer.items[i].span))
                mark_span(tokens, flags, outer.items[i].span, flag);
    }
}

static hsy_span line_at(hsy_slice text, uint32_t at) {
    hsy_span line = {at, at};
    while (line.start > 0 && text.at[line.start - 1] != '\n') line.start--;
    while (line.end < text.length && text.at[line.end] != '\n') line.end++;
    return line;
}

static bool starts_with_dash(hsy_slice line) {
    return hsy_slice_starts(line, HSY_S("—")) || hsy_slice_starts(line, HSY_S("–")) ||
           hsy_slice_starts(line, HSY_S("-"));
}

/* An embedded post ends in its author's handle, "— Ida Holt (@idaholt) 6 May 2031", in its last line or in one of its
 * own. */
static void mark_posts(hsy_slice text, hsy_tokens tokens, uint8_t *flags) {
    static const hsy_slice handle = HSY_SLICE("(@");
    for (size_t at = hsy_slice_find(text, handle, 0); at != HSY_NOT_FOUND;) {
        hsy_span line = line_at(text, (uint32_t)at);
        bool is_signature = starts_with_dash(hsy_slice_span(text, line));
        size_t near = at > line.start + LONGEST_SIGNATURE ? at - LONGEST_SIGNATURE : line.start;
        hsy_slice before = hsy_slice_sub(text, near, at);
        bool is_post = is_signature || hsy_slice_find(before, HSY_S("— "), 0) != HSY_NOT_FOUND;
        if (is_post) mark_span(tokens, flags, line, HSY_WORD_SPEECH);
        if (is_signature && line.start > 0) mark_span(tokens, flags, line_at(text, line.start - 1), HSY_WORD_SPEECH);
        at = hsy_slice_find(text, handle, line.end);
    }
}

/* "The county has put out this advice:" and in a paragraph of its own what it says. */
static void mark_announced(hsy_slice text, hsy_tokens tokens, uint8_t *flags) {
    for (size_t end = hsy_slice_find(text, HSY_S(":\n"), 0); end != HSY_NOT_FOUND;
         end = hsy_slice_find(text, HSY_S(":\n"), end + 1))
        mark_span(tokens, flags, line_at(text, (uint32_t)end + 2), HSY_WORD_SPEECH);
}

/* Statements given word for word without marks (a tweet, a post, an official text), and quoted blocks. */
static void mark_statements(const hsy_reading *reading, hsy_tokens tokens, uint8_t *flags) {
    const hsy_statement_list *list = &reading->statements.list;
    for (size_t i = 0; i < list->count; i++) {
        const hsy_statement *s = &list->items[i];
        if (s->kind != HSY_KIND_DIRECT || is_outlet(s)) continue;
        for (size_t k = 0; k < s->content.count; k++) mark_span(tokens, flags, s->content.items[k], HSY_WORD_SPEECH);
    }
    const hsy_blocks *blocks = &reading->article.blocks;
    for (size_t i = 0; i < blocks->count; i++)
        if (blocks->items[i].role == HSY_ROLE_QUOTE)
            mark_span(tokens, flags, blocks->items[i].in_text, HSY_WORD_SPEECH);
}

/* What the US and the UK write differently: colour, organise, analyse, travelled, catalogue, paediatric. */
typedef struct spelling {
    hsy_slice from, to; /* `to` is shorter or as long */
} spelling;

static const spelling spellings[] = {
    {HSY_SLICE("our"), HSY_SLICE("or")}, {HSY_SLICE("is"), HSY_SLICE("iz")},   {HSY_SLICE("ys"), HSY_SLICE("yz")},
    {HSY_SLICE("ll"), HSY_SLICE("l")},   {HSY_SLICE("ogue"), HSY_SLICE("og")}, {HSY_SLICE("ae"), HSY_SLICE("e")},
};

#define LETTER(c) (UINT32_C(1) << ((c)&31))

/* Whether two small letters may begin one of the spellings. */
static bool may_be_spelling(char first, char second) {
    static const uint32_t seconds[32] = {['o' & 31] = LETTER('u') | LETTER('g'),
                                         ['i' & 31] = LETTER('s'),
                                         ['y' & 31] = LETTER('s'),
                                         ['l' & 31] = LETTER('l'),
                                         ['a' & 31] = LETTER('e')};
    return seconds[first & 31] & LETTER(second);
}

/* The spelling with which `rest` starts, or NULL. */
static const spelling *spelling_at(hsy_slice rest) {
    if (rest.length < 2 || !may_be_spelling(rest.at[0], rest.at[1])) return NULL;
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++)
        if (hsy_slice_starts(rest, spellings[i].from)) return &spellings[i];
    return NULL;
}

/* Rewrites the letters of an ASCII word; the first begins no spelling. Returns the new length. */
static size_t respell(char *key, size_t length) {
    size_t out = 1, at = 1;
    while (at < length) {
        const spelling *found = spelling_at((hsy_slice){key + at, length - at});
        if (found) {
            memcpy(key + out, found->to.at, found->to.length);
            out += found->to.length;
            at += found->from.length;
        } else {
            key[out++] = key[at++];
        }
    }
    return out;
}

/* One spelling for both sides of the ocean; only for comparing: "source" may become "sorce". A word's first letter
 * begins none. */
static size_t respell_english(char *key, size_t length) {
    size_t at = 2;
    while (at < length && !may_be_spelling(key[at - 1], key[at])) at++;
    if (at < length) length = respell(key, length);
    if (length > 4 && memcmp(key + length - 2, "re", 2) == 0) memcpy(key + length - 2, "er", 2); /* centre */
    return length;
}

/* Puts the letters and digits of an ASCII word into `key` in small letters; false for any other word, which must be
 * folded first, and for one longer than LONGEST_KEY. */
static bool fold_ascii(hsy_slice word, char *key, size_t *length) {
    unsigned char all = 0;
    size_t kept = 0;
    if (word.length > LONGEST_KEY) return false;
    for (size_t i = 0; i < word.length; i++) {
        unsigned char c = (unsigned char)word.at[i], small = c | 0x20; /* digits have the bit */
        key[kept] = (char)small;
        kept += (unsigned char)(small - 'a') < 26 || (unsigned char)(c - '0') < 10;
        all |= c;
    }
    *length = kept;
    return all < 0x80;
}

/* The same for any word; returns whether all that is left of it is ASCII. */
static bool fold_any(hsy_arena *scratch, hsy_slice word, char *key, size_t *length) {
    hsy_slice folded = hsy_fold(scratch, word);
    bool is_ascii = true;
    size_t kept = 0;
    for (size_t i = 0; i < folded.length && kept < LONGEST_KEY; i++) {
        unsigned char c = (unsigned char)folded.at[i];
        if (c == 0xE2 && i + 2 < folded.length && (unsigned char)folded.at[i + 1] == 0x80) {
            i += 2; /* general punctuation: typographic apostrophes, hyphens, dashes */
            continue;
        }
        if (c >= 0x80) is_ascii = false;
        if (c >= 0x80 || hsy_is_letter((char)c) || hsy_is_digit((char)c)) key[kept++] = (char)c;
    }
    *length = kept;
    return is_ascii;
}

/* The number of a word: a hash of its letters and digits, folded and respelt. */
static uint32_t word_number(hsy_arena *scratch, hsy_slice word) {
    if (word.length == 1 && word.at[0] == '&') word = HSY_S("and");
    char key[LONGEST_KEY];
    size_t length;
    bool is_ascii = fold_ascii(word, key, &length) || fold_any(scratch, word, key, &length);
    if (is_ascii && length > 3 && !hsy_is_digit(key[0])) length = respell_english(key, length);
    return (uint32_t)hsy_hash((hsy_slice){key, length});
}

typedef struct word_list {
    uint32_t *hashes;
    uint8_t *flags, *places, *place_end; /* places: bytes since the last word, bytes of this one, packed */
    uint32_t count, end;                 /* words; where the last one ends */
} word_list;

static bool breaks(hsy_slice text, uint32_t start, uint32_t end) {
    for (uint32_t i = start; i < end; i++)
        if (text.at[i] == '\n') return true;
    return false;
}

static void add_word(word_list *list, hsy_slice text, uint32_t hash, hsy_span span, uint8_t flags) {
    if (breaks(text, list->end, span.start)) flags |= HSY_WORD_LINE;
    list->hashes[list->count] = hash;
    list->flags[list->count++] = flags;
    list->place_end = hsy_pack(list->place_end, span.start - list->end);
    list->place_end = hsy_pack(list->place_end, span.end - span.start);
    list->end = span.end;
}

hsy_span *hsy_wording_spans(hsy_arena *arena, const hsy_wording *wording) {
    hsy_span *spans = hsy_arena_alloc(arena, wording->count * sizeof *spans);
    const uint8_t *at = wording->places;
    uint32_t end = 0;
    for (uint32_t i = 0; i < wording->count; i++) {
        uint32_t start = end + hsy_unpack(&at);
        end = start + hsy_unpack(&at);
        spans[i] = (hsy_span){start, end};
    }
    return spans;
}

/* Whether the word at `at` is of a script without blanks. */
static bool is_ideograph(hsy_slice text, uint32_t at) {
    size_t next = at;
    if ((unsigned char)text.at[at] < 0x80) return false;
    uint32_t c = hsy_utf8_next(text, &next);
    return c >= FIRST_IDEOGRAPH && c <= LAST_IDEOGRAPH;
}

/* A word of a script without blanks: each character counts as a word. */
static void add_characters(word_list *list, hsy_slice text, hsy_token token, uint8_t flags) {
    for (size_t at = token.start; at < token.end;) {
        uint32_t start = (uint32_t)at;
        uint32_t c = hsy_utf8_next(text, &at);
        add_word(list, text, (uint32_t)hsy_hash_number(c), (hsy_span){start, (uint32_t)at}, flags);
    }
}

static void *copy_bytes(hsy_arena *arena, const void *bytes, size_t size) {
    return size ? memcpy(hsy_arena_alloc(arena, size), bytes, size) : NULL;
}

void hsy_wording_read(hsy_arena *kept, hsy_arena *brief, hsy_arena *scratch, const hsy_reading *reading,
                      hsy_tokens tokens, hsy_wording *wording) {
    hsy_slice text = reading->article.text;
    uint8_t *flags = HSY_NEW_ARRAY(scratch, uint8_t, tokens.count + 1);
    mark_quotations(scratch, reading, tokens, flags);
    mark_statements(reading, tokens, flags);
    mark_posts(text, tokens, flags);
    mark_announced(text, tokens, flags);
    size_t most = tokens.count + text.length / BYTES_OF_IDEOGRAPH;
    word_list list = {.hashes = hsy_arena_alloc(scratch, most * sizeof(uint32_t))};
    list.flags = hsy_arena_alloc(scratch, most);
    list.places = list.place_end = hsy_arena_alloc(scratch, most * 2 * HSY_PACKED_MOST);
    for (size_t i = 0; i < tokens.count; i++) {
        hsy_token token = tokens.items[i];
        if (!is_word(text, token)) continue;
        if (is_ideograph(text, token.start))
            add_characters(&list, text, token, flags[i]);
        else
            add_word(&list, text, word_number(scratch, hsy_token_text(text, token)), (hsy_span){token.start, token.end},
                     flags[i]);
    }
    *wording = (hsy_wording){.hashes = copy_bytes(brief, list.hashes, list.count * sizeof(uint32_t)),
                             .flags = copy_bytes(kept, list.flags, list.count),
                             .places = copy_bytes(kept, list.places, (size_t)(list.place_end - list.places)),
                             .count = list.count};
}

static void read_wording(void *context, const hsy_room *room, size_t a) {
    hsy_steps *steps = context;
    const hsy_reading *reading = &steps->readings[a];
    if (!reading->groundwork) {
        hsy_tokens tokens = hsy_tokens_of(room->scratch, &reading->article);
        hsy_wording_read(room->kept, room->brief, room->scratch, reading, tokens, &steps->wordings[a]);
        return;
    }
    hsy_wording wording = reading->groundwork->wording;
    wording.flags = copy_bytes(room->kept, wording.flags, wording.count);
    steps->wordings[a] = wording;
}

void hsy_trace_wordings(hsy_arena *arena, hsy_steps *steps) {
    steps->wordings = HSY_NEW_ARRAY(arena, hsy_wording, steps->count + 1);
    steps->words = hsy_arena_scratch(arena);
    hsy_parallel_brief(arena, steps->words, steps->threads, steps->count, steps, read_wording);
}
