/* What can be seen of a line: its shape, its neighbours, its twins, and whether it speaks of the page's topic.
 *
 *     "Dado Ruvic / Reuters"                     photo credit, open end, 1 to 3 words
 *     "Mill burns down in Eastholm"              open end, 4 to 9 words, topic high when the prose is about the mill
 *
 * Three passes: each line alone; lines that are equal or start alike; then neighbours and topic, which need to know
 * which lines are prose. The topic is the set of the prose's content words by their first letters, since endings
 * change ("desert", "deserted"). Line lengths are in words; no feature depends on where a site puts its boxes.
 * Misses everything that needs the sense: an inset teaser written as a full sentence on the article's own topic.
 */
#include "base/hash.h"
#include "base/table.h"
#include "base/utf8.h"
#include "page/fields.h"
#include "page/glued.h"
#include "page/line.h"
#include "page/phrase.h"
#include "text/date.h"
#include "text/fold.h"
#include "text/lexicon.h"
#include "text/name.h"

enum {
    MOST_TOKENS = 400,       /* of a line that are looked at */
    LONGEST_ASKED = 4000,    /* bytes of a line that is asked for credits, notes and a dateline */
    LEDE_WORDS = 45,         /* longest lede */
    SHORT_LINE = 25,         /* words; longer lines are no byline, date, credit, name */
    DATE_LINE = 14,          /* words of a date line at most */
    NAME_LINE = 5,           /* words of a line that is an outlet's name */
    CREDIT_WORDS = 9,        /* words of a photo credit at most */
    PROSE_WORDS = 10,        /* words of prose at first sight */
    COLON_WORDS = 6,         /* a colon within so many words is an inner colon */
    TITLE_CASE_WORDS = 6,    /* fewer tell nothing: subheadings are in title case too */
    FUNCTION_PERCENT = 20,   /* share of function words in prose is 35 to 50; in headlines below 25 */
    TITLE_CASE_PERCENT = 85, /* share of content words with a capital; German prose reaches 60 */
    TOPIC_HIGH_PERCENT = 50, /* content words that recur in other prose */
    TOPIC_LOW_PERCENT = 15,
    TOPIC_WORDS = 2,       /* content words below which nothing is said about the topic */
    STEM_LETTERS = 5,      /* code points of a content word that are compared */
    CONTENT_BYTES = 4,     /* shortest content word */
    TWINS_NEAR = 8,        /* lines between a caption and its twin in the gallery */
    PREFIX_BYTES = 40,     /* lines that share so much start alike */
    SCRIPT_MARKS = 6,      /* braces, semicolons and equals signs of program text */
    SCRIPT_PER_BYTES = 40, /* at least one such mark in so many bytes */
    TELEPHONE_DIGITS = 7,
    PROSE_LEFT_PART = 4, /* a quarter of the prose may stand behind a sign of the end */
    GAP_COST = 12,       /* words that a line without prose takes from a run of prose */
    MOST_WORTH = 60,     /* words of one line that count */

    REST_AFTER_PROSE = 3, /* prose lines in front of a mark that everything behind is comments */
};

typedef struct looker {
    hsy_arena *arena;
    hsy_lines lines;
    hsy_slice language, publisher;
    const hsy_lexicon *function_words; /* NULL: not known for this language */
    hsy_number_table topic;            /* stem -> number of prose lines that have it */
    uint64_t **stems;                  /* of each line */
    uint32_t *stem_counts;
} looker;

static void set(hsy_line *line, hsy_line_feature feature, bool is_so) {
    if (is_so) line->features |= UINT64_C(1) << feature;
}

static bool has(const hsy_line *line, hsy_line_feature feature) { return hsy_line_has(line, feature); }

/* ---- a line alone ---- */

static bool is_closing(uint32_t c) {
    return c == '"' || c == '\'' || c == ')' || c == ']' || c == '*' || c == ' ' || c == 0xA0 || c == 0xBB ||
           c == 0xAB || (c >= 0x2018 && c <= 0x201F) || c == 0x203A || c == 0x2039 || c == 0x300D || c == 0x300F;
}

/* The last code point that is neither a closing mark nor a blank, 0 when there is none. */
static uint32_t last_mark(hsy_slice text) {
    for (size_t at = text.length; at > 0;) {
        uint32_t c = hsy_utf8_previous(text, &at);
        if (!is_closing(c)) return c;
    }
    return 0;
}

static bool ends_sentence(uint32_t c) {
    return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0x0964;
}

static bool is_bullet(hsy_slice text) {
    size_t at = 0;
    if (text.length < 3) return false;
    uint32_t c = hsy_utf8_next(text, &at);
    if (c == 0x2022 || c == 0x25AA || c == 0x25CF || c == 0x25BA || c == 0xB7 || c == '*' || c == '-' || c == 0x2013)
        return at < text.length && text.at[at] == ' ' && at + 1 < text.length;
    if (!hsy_is_digit((char)c) || c >= 0x80) return false;
    if (hsy_is_digit(text.at[at])) at++;
    return at + 1 < text.length && (text.at[at] == '.' || text.at[at] == ')') && text.at[at + 1] == ' ';
}

/* Letters and digits in a text, and marks of program text. */
typedef struct counts {
    size_t letters, digits, marks, braces, spaces;
} counts;

static counts count_bytes(hsy_slice text) {
    counts n = {0};
    for (size_t at = 0; at < text.length;) {
        uint32_t c = hsy_utf8_next(text, &at);
        n.letters += c < 0x80 ? hsy_is_letter((char)c) : c >= 0xAA && !(c >= 0x2000 && c < 0x2C00) && c != 0xB7;
        n.digits += c >= '0' && c <= '9';
        n.braces += c == '{' || c == '}';
        n.marks += c == '{' || c == '}' || c == ';' || c == '=' || c == '|' || c == '_' || c == '[';
        n.spaces += c == ' ';
    }
    return n;
}

/* "1:27", "01:02:33" */
static bool is_time_code(hsy_slice text, counts n) {
    if (n.letters || n.digits < 3 || n.digits > 6 || text.length > 8) return false;
    return hsy_slice_find_byte(text, ':', 0) != HSY_NOT_FOUND && n.digits + 2 >= text.length;
}

/* "1 / 13", "1/13" */
static bool is_counter(hsy_slice text, counts n) {
    return !n.letters && n.digits >= 2 && n.digits <= 6 && text.length <= 12 &&
           hsy_slice_find_byte(text, '/', 0) != HSY_NOT_FOUND;
}

static bool is_address(hsy_slice text, counts n) {
    if (n.spaces || n.letters < 4) return false;
    size_t mail = hsy_slice_find_byte(text, '@', 0);
    if (mail != HSY_NOT_FOUND) return hsy_slice_find_byte(text, '.', mail) != HSY_NOT_FOUND;
    return hsy_slice_starts(text, HSY_S("http://")) || hsy_slice_starts(text, HSY_S("https://")) ||
           hsy_slice_starts(text, HSY_S("www."));
}

/* "Contact: ann@herald.example" */
static bool has_mail(hsy_slice text) {
    size_t at = hsy_slice_find_byte(text, '@', 1);
    if (at == HSY_NOT_FOUND || hsy_is_space(text.at[at - 1])) return false;
    while (++at < text.length && !hsy_is_space(text.at[at]))
        if (text.at[at] == '.' && at + 2 < text.length && hsy_is_lower(text.at[at + 1])) return true;
    return false;
}

static void look_at_bytes(hsy_line *line) {
    hsy_slice text = line->text;
    counts n = count_bytes(text);
    uint32_t last = last_mark(text);
    set(line, HSY_LINE_ENDS_SENTENCE, ends_sentence(last));
    set(line, HSY_LINE_ENDS_QUESTION, last == '?' || last == 0xFF1F);
    set(line, HSY_LINE_ENDS_COLON, last == ':' || last == 0xFF1A);
    set(line, HSY_LINE_OPEN_END, !ends_sentence(last) && last != ':' && last != 0xFF1A);
    set(line, HSY_LINE_BULLET, is_bullet(text));
    set(line, HSY_LINE_SYMBOLS, n.letters + n.digits == 0);
    set(line, HSY_LINE_COUNTER, is_counter(text, n));
    set(line, HSY_LINE_TIME_CODE, is_time_code(text, n));
    set(line, HSY_LINE_ADDRESS, is_address(text, n));
    set(line, HSY_LINE_MAIL, has_mail(text));
    set(line, HSY_LINE_SCRIPT, n.marks >= SCRIPT_MARKS && n.braces >= 2 && n.marks * SCRIPT_PER_BYTES >= text.length);
    set(line, HSY_LINE_TELEPHONE, n.digits >= TELEPHONE_DIGITS && n.digits * 3 >= text.length);
}

/* What the tokens of a line add up to. */
typedef struct word_counts {
    uint32_t words, function, content, capitals, quotes, colon_at, stops;
} word_counts;

static bool is_function_word(const looker *l, hsy_slice folded) {
    return hsy_lexicon_find(l->function_words, folded) >= 0;
}

/* Hash of the first letters of a content word. */
static uint64_t stem_of(hsy_slice folded) {
    size_t at = 0;
    for (int i = 0; i < STEM_LETTERS && at < folded.length; i++) hsy_utf8_next(folded, &at);
    return hsy_hash(hsy_slice_sub(folded, 0, at));
}

static void count_word(looker *l, size_t i, hsy_slice word, hsy_token token, word_counts *n) {
    hsy_slice folded = hsy_fold(l->arena, word);
    n->words++;
    if (is_function_word(l, folded)) {
        n->function++;
        return;
    }
    n->content++;
    n->capitals += (token.flags & HSY_TOKEN_CAPITAL) != 0;
    if (folded.length >= CONTENT_BYTES) l->stems[i][l->stem_counts[i]++] = stem_of(folded);
}

static word_counts count_words(looker *l, size_t i) {
    hsy_slice text = l->lines.items[i].text;
    hsy_tokens tokens = hsy_words(l->arena, text, l->language);
    word_counts n = {.colon_at = UINT32_MAX};
    size_t most = tokens.count < MOST_TOKENS ? tokens.count : MOST_TOKENS;
    l->stems[i] = hsy_arena_alloc(l->arena, (most + 1) * sizeof *l->stems[i]);
    for (size_t k = 0; k < most; k++) {
        hsy_token token = tokens.items[k];
        hsy_slice word = hsy_token_text(text, token);
        if (token.kind == HSY_TOKEN_WORD) count_word(l, i, word, token, &n);
        n.words += token.kind == HSY_TOKEN_NUMBER;
        n.quotes += token.kind == HSY_TOKEN_QUOTE;
        if (token.kind != HSY_TOKEN_PUNCTUATION) continue;
        if (hsy_slice_equal(word, HSY_S(":")) && n.colon_at == UINT32_MAX && k + 1 < most) n.colon_at = n.words;
        bool next_starts = k + 1 < most && (tokens.items[k + 1].flags & HSY_TOKEN_SPACE_BEFORE);
        n.stops += next_starts && ends_sentence((unsigned char)word.at[0]);
    }
    return n;
}

static void look_at_words(looker *l, size_t i) {
    hsy_line *line = &l->lines.items[i];
    word_counts n = count_words(l, i);
    line->words = n.words;
    set(line, HSY_LINE_WORDS_1_3, n.words <= 3);
    set(line, HSY_LINE_WORDS_4_9, n.words > 3 && n.words < 10);
    set(line, HSY_LINE_WORDS_10_19, n.words >= 10 && n.words < 20);
    set(line, HSY_LINE_WORDS_20, n.words >= 20);
    set(line, HSY_LINE_WORDS_40, n.words >= 40);
    set(line, HSY_LINE_SENTENCES, n.stops >= 1 && n.words >= PROSE_WORDS);
    set(line, HSY_LINE_HAS_QUOTE, n.quotes >= 2);
    set(line, HSY_LINE_INNER_COLON, n.colon_at <= COLON_WORDS);
    bool known = l->function_words != NULL;
    set(line, HSY_LINE_FUNCTION_WORDS,
        known ? n.function * 100 >= n.words * FUNCTION_PERCENT && n.words > 3 : n.words >= PROSE_WORDS);
    set(line, HSY_LINE_TITLE_CASE,
        n.words >= TITLE_CASE_WORDS && n.content >= TITLE_CASE_WORDS / 2 &&
            n.capitals * 100 >= n.content * TITLE_CASE_PERCENT);
}

/* "Dado Ruvic / Reuters", "(Ann Example/AFP)", "Ann Example | Agency": few words, all capitals, a stroke or bar. */
static bool is_photo_credit(looker *l, const hsy_line *line) {

    if (line->words < 2 || line->words > CREDIT_WORDS || has(line, HSY_LINE_ENDS_SENTENCE)) return false;
    size_t bar = HSY_NOT_FOUND;
    for (size_t i = 0; i < line->text.length && bar == HSY_NOT_FOUND; i++)
        if (line->text.at[i] == '/' || line->text.at[i] == '|') bar = i;
    if (bar == HSY_NOT_FOUND) return false;
    hsy_slice name = hsy_slice_trim(hsy_slice_sub(line->text, 0, bar));
    if (name.length && name.at[0] == '(') name = hsy_slice_sub(name, 1, name.length);
    hsy_phrase_line cue = hsy_phrase_line_of(l->arena, line->text, l->language, HSY_S("byline-words"));
    if (hsy_slice_equal(hsy_phrase_kind(&cue, 0, NULL), HSY_S("by"))) return false;
    return hsy_person_shaped(l->arena, name, l->language);
}

/* A dot with a letter right behind it. */
static bool has_glued_dot(hsy_slice line) {
    for (size_t i = 0; i + 1 < line.length; i++)
        if (line.at[i] == '.' && (hsy_is_letter(line.at[i + 1]) || (unsigned char)line.at[i + 1] >= 0xC0)) return true;
    return false;
}

size_t hsy_line_caption_split(hsy_arena *arena, hsy_slice line, hsy_slice language, hsy_slice *credit) {
    size_t end = hsy_caption_split(arena, line, language, credit);
    if (credit->length || !has_glued_dot(line)) return end;
    hsy_glued_words seams = hsy_glued_find(arena, line, language);
    for (size_t i = 0; i < seams.count && credit->length == 0; i++) {
        size_t at = seams.items[i].at;
        hsy_slice tail = hsy_slice_sub(line, at, line.length);
        if (hsy_caption_split(arena, tail, language, credit) == 0 && credit->length) return at;
        *credit = (hsy_slice){0};
    }
    return line.length;
}

/* Whether the line has a photo credit at its end; `*is_all` when it is nothing else. */
static bool has_photo_credit(looker *l, const hsy_line *line, bool *is_all) {
    hsy_slice credit = {0};
    size_t end = hsy_line_caption_split(l->arena, line->text, l->language, &credit);
    *is_all = end == 0 && credit.length > 0;
    return credit.length > 0;
}

static bool is_date_line(const looker *l, const hsy_line *line) {
    hsy_date date;
    if (line->words > DATE_LINE || line->words == 0) return false;
    if (line->phrase.is_found && line->phrase.role == HSY_ROLE_DATE && line->phrase.where != HSY_BOILERPLATE_ANYWHERE)
        return true;
    return hsy_date_parse(line->text, l->language, NULL, &date) && date.day > 0;
}

/* The outlet's own name, or a known outlet's. */
static bool is_outlet(const looker *l, const hsy_line *line) {
    if (line->words == 0 || line->words > NAME_LINE) return false;
    return hsy_name_of_outlet(line->text).length || hsy_outlet_is_named(l->arena, l->publisher, line->text);
}

/* A caption or paragraph ends where its credit begins: "… is still burning. Photo: agency" ends a sentence. */
static void look_before_credit(looker *l, hsy_line *line) {
    hsy_slice credit = {0};
    size_t end = hsy_line_caption_split(l->arena, line->text, l->language, &credit);
    if (!ends_sentence(last_mark(hsy_slice_sub(line->text, 0, end)))) return;
    line->features &= ~(UINT64_C(1) << HSY_LINE_OPEN_END);
    set(line, HSY_LINE_ENDS_SENTENCE, true);
}

static void look_at_fields(looker *l, size_t i) {
    hsy_line *line = &l->lines.items[i];
    bool is_control = line->phrase.is_whole && line->phrase.role > HSY_ROLE_NOTE;
    if (is_control || has(line, HSY_LINE_SYMBOLS) || line->text.length > LONGEST_ASKED)
        return; /* "Share", "Close": nothing more to learn */
    bool is_all = false, is_short = line->words > 0 && line->words <= SHORT_LINE;
    bool is_named = is_photo_credit(l, line), has_credit = has_photo_credit(l, line, &is_all) || is_named;
    bool is_credit = is_short && hsy_credit_line(l->arena, line->text, l->language);
    bool is_picture = line->phrase.is_found && line->phrase.role == HSY_ROLE_CAPTION;
    bool is_legal = line->phrase.is_found && line->phrase.role == HSY_ROLE_LEGAL;
    /* an agency's name alone is the text's credit, not a picture's */
    bool is_byline = is_short && hsy_byline_parse(l->arena, line->text, l->language, NULL, NULL);
    if (is_credit && !is_named && !hsy_picture_credit_line(l->arena, line->text, l->language)) has_credit = false;
    is_all = has_credit && !is_legal && ((is_all && (is_picture || !(is_credit || is_byline))) || is_named);
    set(line, HSY_LINE_PHOTO_CREDIT, is_all);
    set(line, HSY_LINE_CAPTION_CREDIT, has_credit && !is_all && !is_legal);
    if (has(line, HSY_LINE_CAPTION_CREDIT)) look_before_credit(l, line);
    bool is_note =
        line->phrase.is_found && line->phrase.role == HSY_ROLE_NOTE && line->phrase.where == HSY_BOILERPLATE_START;
    set(line, HSY_LINE_NOTE, is_note || hsy_note_kind_of(l->arena, line->text, l->language) != HSY_NOTE_NONE);
    set(line, HSY_LINE_DATELINE, hsy_dateline_length(l->arena, line->text, l->language, NULL, NULL) > 0);
    if (!is_short) return;
    set(line, HSY_LINE_DATE, is_date_line(l, line));
    if (has(line, HSY_LINE_DATE)) line->features &= ~(UINT64_C(1) << HSY_LINE_TELEPHONE);
    set(line, HSY_LINE_CREDIT, is_credit && !is_legal);
    set(line, HSY_LINE_BYLINE, is_byline && !is_all);
    set(line, HSY_LINE_PERSON, hsy_person_shaped(l->arena, line->text, l->language));
    set(line, HSY_LINE_OUTLET, is_outlet(l, line));
}

/* ---- twins ---- */

static void mark_twins(looker *l) {
    hsy_table lines = {0}, prefixes = {0};
    for (size_t i = 0; i < l->lines.count; i++) {
        hsy_line *line = &l->lines.items[i];
        uint32_t *first = hsy_table_put(l->arena, &lines, line->text);
        if (*first != HSY_TABLE_NEW) {
            /* of a text that stands on the page twice, whole, the first copy is the text */
            bool is_copy = line->words >= PROSE_WORDS && i - *first > TWINS_NEAR;
            set(line, HSY_LINE_REPEATED, true);
            set(&l->lines.items[*first], HSY_LINE_REPEATED, !is_copy);
        }
        *first = (uint32_t)i;
        if (line->text.length < PREFIX_BYTES) continue;
        uint32_t *like = hsy_table_put(l->arena, &prefixes, hsy_slice_sub(line->text, 0, PREFIX_BYTES));
        if (*like != HSY_TABLE_NEW) {
            set(line, HSY_LINE_PREFIX_REPEATED, true);
            set(&l->lines.items[*like], HSY_LINE_PREFIX_REPEATED, true);
        }
        *like = (uint32_t)i;
    }
}

/* ---- prose, neighbours, topic ---- */

static bool starts_small(hsy_slice text) { return text.length && hsy_is_lower(text.at[0]); }

/* A paragraph that a link broke in two: an open end, and a small letter behind it. */
static void mark_breaks(looker *l) {
    for (size_t i = 0; i + 1 < l->lines.count; i++) {
        hsy_line *line = &l->lines.items[i], *next = line + 1;
        bool is_open = has(line, HSY_LINE_OPEN_END) && line->words > 3 && !line->phrase.is_found;
        if (!is_open || !starts_small(next->text)) continue;
        set(next, HSY_LINE_CONTINUES, true);
        set(line, HSY_LINE_BROKEN_OFF, next->words > 3);
    }
}

static bool is_prose(const hsy_line *line) {
    if (line->words < PROSE_WORDS || !has(line, HSY_LINE_FUNCTION_WORDS)) return false;
    if (has(line, HSY_LINE_WORDS_100)) return true;
    if (has(line, HSY_LINE_REPEATED) || has(line, HSY_LINE_CAPTION_CREDIT) || has(line, HSY_LINE_NOTE)) return false;
    if (line->phrase.is_found && line->words <= SHORT_LINE) return false;
    return has(line, HSY_LINE_ENDS_SENTENCE) || has(line, HSY_LINE_ENDS_COLON) || has(line, HSY_LINE_BROKEN_OFF);
}

/* A stem counts once a line: `seen` holds the line that had it last. */
static void gather_topic(looker *l) {
    hsy_number_table seen = {0};
    for (size_t i = 0; i < l->lines.count; i++) {
        if (!has(&l->lines.items[i], HSY_LINE_PROSE)) continue;
        for (uint32_t k = 0; k < l->stem_counts[i]; k++) {
            uint32_t *last = hsy_number_table_put(l->arena, &seen, l->stems[i][k]);
            if (*last == (uint32_t)i) continue;
            *last = (uint32_t)i;
            uint32_t *count = hsy_number_table_put(l->arena, &l->topic, l->stems[i][k]);
            *count = *count == HSY_TABLE_NEW ? 1 : *count + 1;
        }
    }
}

static void look_at_topic(looker *l, size_t i) {
    hsy_line *line = &l->lines.items[i];
    uint32_t own = has(line, HSY_LINE_PROSE) ? 1 : 0, shared = 0;
    for (uint32_t k = 0; k < l->stem_counts[i]; k++) {
        const uint32_t *count = hsy_number_table_get(&l->topic, l->stems[i][k]);
        shared += count && *count > own;
    }
    uint32_t all = l->stem_counts[i];
    line->topic_percent = all >= TOPIC_WORDS ? (uint8_t)(shared * 100 / all) : HSY_LINE_NO_TOPIC;
    set(line, HSY_LINE_TOPIC_HIGH, all > 0 && shared * 100 >= all * TOPIC_HIGH_PERCENT);
    set(line, HSY_LINE_TOPIC_LOW, all >= TOPIC_WORDS && shared * 100 < all * TOPIC_LOW_PERCENT);
}

static bool is_short_open(const hsy_line *line) {
    return has(line, HSY_LINE_OPEN_END) && line->words > 0 && line->words < 20 && !line->phrase.is_found;
}

static bool is_place(const hsy_line *line) {
    if (line->words == 0 || line->words > 3 || line->phrase.is_found || count_bytes(line->text).digits) return false;
    for (size_t i = 0; i < line->text.length; i++)
        if (hsy_is_lower(line->text.at[i])) return false;
    return !has(line, HSY_LINE_SYMBOLS);
}

static void look_at_previous(hsy_line *line, const hsy_line *before) {
    set(line, HSY_LINE_AFTER_PROSE, has(before, HSY_LINE_PROSE));
    set(line, HSY_LINE_AFTER_COLON,
        (has(before, HSY_LINE_PROSE) && has(before, HSY_LINE_ENDS_COLON)) ||
            (has(before, HSY_LINE_AFTER_COLON) && is_short_open(before) && is_short_open(line)));
    set(line, HSY_LINE_AFTER_PHOTO_CREDIT, has(before, HSY_LINE_PHOTO_CREDIT));
    set(line, HSY_LINE_AFTER_HEADING,
        before->phrase.is_found && before->phrase.scope == HSY_BOILERPLATE_FOLLOWING && !before->phrase.has_colon);
    set(line, HSY_LINE_AFTER_BY,
        before->phrase.is_whole && before->phrase.role == HSY_ROLE_BYLINE && line->words <= NAME_LINE);
}

static void look_at_neighbours(looker *l, size_t i) {
    static const hsy_line none = {0};
    hsy_line *line = &l->lines.items[i];
    const hsy_line *before = i > 0 ? line - 1 : &none, *next = i + 1 < l->lines.count ? line + 1 : &none;
    look_at_previous(line, before);
    set(line, HSY_LINE_FIRST, i == 0);
    set(line, HSY_LINE_BEFORE_PROSE, has(next, HSY_LINE_PROSE));
    set(line, HSY_LINE_BEFORE_PHOTO_CREDIT, has(next, HSY_LINE_PHOTO_CREDIT));

    set(line, HSY_LINE_RUN, is_short_open(line) && is_short_open(before) && is_short_open(next));
    set(line, HSY_LINE_PLACE, has(next, HSY_LINE_PROSE) && is_place(line));
}

/* A heading with nothing under it but the article's own prose: where a site parts its lede from the text. */
static bool is_above_links(const looker *l, size_t i) {
    if (i == 0 || i + 2 >= l->lines.count) return false;
    const hsy_line *line = &l->lines.items[i], *heading = line + 1;
    bool is_heading = heading->phrase.is_found && heading->phrase.role == HSY_ROLE_RELATED &&
                      heading->phrase.scope == HSY_BOILERPLATE_FOLLOWING && !heading->phrase.has_colon;
    return is_heading && has(heading + 1, HSY_LINE_PROSE) && line->words <= LEDE_WORDS;
}

/* Where the page's main run of prose begins: the run of lines with the greatest sum, where prose adds its words and
 * every other line takes some away. */
static size_t body_start(const looker *l) {
    size_t best = l->lines.count, start = 0;
    int most = 0, sum = 0;
    for (size_t i = 0; i < l->lines.count; i++) {
        const hsy_line *line = &l->lines.items[i];
        if (sum <= 0) {
            sum = 0;
            start = i;
        }
        sum += !has(line, HSY_LINE_PROSE) ? -GAP_COST : line->words < MOST_WORTH ? (int)line->words : MOST_WORTH;
        if (sum <= most) continue;
        most = sum;
        best = start;
    }
    return best;
}

static void mark_title(looker *l) {
    size_t title = hsy_lines_title(l->lines, body_start(l));
    if (title != HSY_NOT_FOUND) set(&l->lines.items[title], HSY_LINE_TITLE, true);
}

/* A sign of the end: who made it, or whose it is, behind most of the page's prose. */
static void mark_end(looker *l) {
    size_t all = 0, prose = 0;
    bool is_behind = false;
    for (size_t i = 0; i < l->lines.count; i++) all += has(&l->lines.items[i], HSY_LINE_PROSE);
    for (size_t i = 0; i < l->lines.count; i++) {
        hsy_line *line = &l->lines.items[i];
        set(line, HSY_LINE_BEHIND_END, is_behind);
        prose += has(line, HSY_LINE_PROSE);
        bool is_legal = line->phrase.is_found && line->phrase.role == HSY_ROLE_LEGAL;
        bool is_sign =
            has(line, HSY_LINE_CREDIT) || has(line, HSY_LINE_NOTE) || (is_legal && !has(line, HSY_LINE_PROSE));
        is_behind = is_behind || (is_sign && prose >= REST_AFTER_PROSE && (all - prose) * PROSE_LEFT_PART <= all);
    }
}

static void mark_order(looker *l) {
    size_t prose = 0;
    bool is_rest = false;
    for (size_t i = 0; i < l->lines.count; i++) {
        hsy_line *line = &l->lines.items[i];
        set(line, HSY_LINE_AFTER_REST, is_rest);
        set(line, HSY_LINE_ABOVE_LINKS, prose == 0 && has(line, HSY_LINE_PROSE) && is_above_links(l, i));
        set(line, HSY_LINE_FRONT_CAPTION,
            prose == 0 && has(line, HSY_LINE_BEFORE_PHOTO_CREDIT) && has(line, HSY_LINE_ENDS_SENTENCE));
        prose += has(line, HSY_LINE_PROSE);
        if (line->phrase.is_whole && line->phrase.scope == HSY_BOILERPLATE_REST && prose >= REST_AFTER_PROSE)
            is_rest = true;
    }
}

void hsy_lines_look(hsy_arena *arena, hsy_lines lines, hsy_slice language, hsy_slice publisher) {
    looker l = {.arena = arena, .lines = lines, .language = language, .publisher = publisher};
    l.function_words = hsy_lexicon_named(language, HSY_S("function-words"));
    hsy_boilerplate_tables tables = hsy_boilerplate_tables_of(language);
    l.stems = HSY_NEW_ARRAY(arena, uint64_t *, lines.count);
    l.stem_counts = HSY_NEW_ARRAY(arena, uint32_t, lines.count);
    for (size_t i = 0; i < lines.count; i++) {
        lines.items[i].phrase = hsy_boilerplate_find_in(arena, lines.items[i].text, &tables);
        set(&lines.items[i], HSY_LINE_ANY, true);
        look_at_bytes(&lines.items[i]);
        look_at_words(&l, i);
        look_at_fields(&l, i);
    }
    mark_twins(&l);
    mark_breaks(&l);
    for (size_t i = 0; i < lines.count; i++) {
        hsy_line *line = &lines.items[i];
        set(line, HSY_LINE_WORDS_100, line->words >= 100 && !has(line, HSY_LINE_REPEATED));
        set(line, HSY_LINE_PROSE, is_prose(line));
    }
    gather_topic(&l);
    for (size_t i = 0; i < lines.count; i++) {
        look_at_neighbours(&l, i);
        look_at_topic(&l, i);
    }
    mark_order(&l);
    mark_end(&l);
    mark_title(&l);
}
