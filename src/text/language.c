/* Which language a text is in: by its script, then by frequent words and rare letters.
 *
 *     "Der Minister sagte am Montag …"   Latin; "der", "am" are German only, "sagte" too  ->  "de"
 *     "東京で…"                           Han and kana                                      ->  "ja"
 *     "Macron trifft Putin"              no word that tells                                ->  ""
 *
 * Most scripts write one language here and decide alone. For the others each word of the lexicon `language-words`
 * counts for the languages that have it, more the fewer they are, and each letter of `language-letters` likewise
 * but less (Grefenstette, Comparing two language identification schemes, JADT 1995, finds frequent words as good as
 * n-grams from a sentence on). A text of a few words without such a word gets no answer, which is better than a
 * guess. Costs one look-up a word of the first few kilobytes; needs no file and no memory.
 *
 * Misses: short titles; the Bantu languages, which write few short words; a text half in one and half in another.
 */
#include "text/language.h"

#include <string.h>
#include <utf8proc.h>

#include "base/utf8.h"
#include "text/fold.h"
#include "text/lexicon.h"

enum {
    READ = 4096,           /* bytes looked at */
    LONGEST_WORD = 40,     /* bytes; longer ones are in no list */
    MOST_LANGUAGES = 96,   /* distinct tags in the lexicons: 68 now */
    WORD_WEIGHT = 12,      /* of a word that one language has; shared among those that have it */
    LETTER_WEIGHT = 6,     /* the same of a letter */
    LEAST_SCORE = 12,      /* one word of its own; below it the text says too little */
    CHECK_EVERY = 512,     /* bytes after which it is asked whether one language is far ahead: */
    SETTLED_SCORE = 240,   /* twenty words of its own, */
    SETTLED_LEAD = 2,      /* and twice the score of the next */
    ENOUGH_SCORE = 60,     /* five words of its own: enough for a text of any length; below it as much as the text has
                            * words, since names alone give a few */
    LEAST_LETTERS = 8,     /* letters of a script that writes one language */
    KANA_IN_JAPANESE = 20, /* one letter in so many at least is kana */
};

typedef enum script {
    SCRIPT_NONE,
    SCRIPT_LATIN,
    SCRIPT_GREEK,
    SCRIPT_CYRILLIC,
    SCRIPT_ARMENIAN,
    SCRIPT_HEBREW,
    SCRIPT_ARABIC,
    SCRIPT_DEVANAGARI,
    SCRIPT_BENGALI,
    SCRIPT_GURMUKHI,
    SCRIPT_GUJARATI,
    SCRIPT_ORIYA,
    SCRIPT_TAMIL,
    SCRIPT_TELUGU,
    SCRIPT_KANNADA,
    SCRIPT_MALAYALAM,
    SCRIPT_SINHALA,
    SCRIPT_THAI,
    SCRIPT_LAO,
    SCRIPT_TIBETAN,
    SCRIPT_BURMESE,
    SCRIPT_GEORGIAN,
    SCRIPT_ETHIOPIC,
    SCRIPT_KHMER,
    SCRIPT_HANGUL,
    SCRIPT_KANA,
    SCRIPT_HAN,
    SCRIPT_COUNT,
} script;

/* Sorted ranges of letters. */
static const struct {
    uint32_t first, last;
    script script;
} ranges[] = {
    {0x41, 0x5A, SCRIPT_LATIN},        {0x61, 0x7A, SCRIPT_LATIN},        {0xC0, 0x24F, SCRIPT_LATIN},
    {0x250, 0x2AF, SCRIPT_LATIN},      {0x370, 0x3FF, SCRIPT_GREEK},      {0x400, 0x52F, SCRIPT_CYRILLIC},
    {0x531, 0x587, SCRIPT_ARMENIAN},   {0x5D0, 0x5F2, SCRIPT_HEBREW},     {0x620, 0x64A, SCRIPT_ARABIC},
    {0x66E, 0x6D5, SCRIPT_ARABIC},     {0x6EE, 0x6FF, SCRIPT_ARABIC},     {0x750, 0x77F, SCRIPT_ARABIC},
    {0x900, 0x963, SCRIPT_DEVANAGARI}, {0x980, 0x9FF, SCRIPT_BENGALI},    {0xA00, 0xA7F, SCRIPT_GURMUKHI},
    {0xA80, 0xAFF, SCRIPT_GUJARATI},   {0xB00, 0xB7F, SCRIPT_ORIYA},      {0xB80, 0xBFF, SCRIPT_TAMIL},
    {0xC00, 0xC7F, SCRIPT_TELUGU},     {0xC80, 0xCFF, SCRIPT_KANNADA},    {0xD00, 0xD7F, SCRIPT_MALAYALAM},
    {0xD80, 0xDFF, SCRIPT_SINHALA},    {0xE00, 0xE7F, SCRIPT_THAI},       {0xE80, 0xEFF, SCRIPT_LAO},
    {0xF00, 0xFFF, SCRIPT_TIBETAN},    {0x1000, 0x109F, SCRIPT_BURMESE},  {0x10A0, 0x10FF, SCRIPT_GEORGIAN},
    {0x1100, 0x11FF, SCRIPT_HANGUL},   {0x1200, 0x137F, SCRIPT_ETHIOPIC}, {0x1780, 0x17FF, SCRIPT_KHMER},
    {0x1C90, 0x1CBF, SCRIPT_GEORGIAN}, {0x1E00, 0x1EFF, SCRIPT_LATIN},    {0x1F00, 0x1FFF, SCRIPT_GREEK},
    {0x2D00, 0x2D2F, SCRIPT_GEORGIAN}, {0x3041, 0x30FF, SCRIPT_KANA},     {0x3400, 0x4DBF, SCRIPT_HAN},
    {0x4E00, 0x9FFF, SCRIPT_HAN},      {0xAC00, 0xD7A3, SCRIPT_HANGUL},   {0xF900, 0xFAFF, SCRIPT_HAN},
    {0xFF66, 0xFF9F, SCRIPT_KANA},     {0x20000, 0x3FFFF, SCRIPT_HAN},
};

/* The language of a script that writes only one here; the others are told apart by words. */
static const char *const only_language[SCRIPT_COUNT] = {
    [SCRIPT_GREEK] = "el",    [SCRIPT_ARMENIAN] = "hy",  [SCRIPT_BENGALI] = "bn", [SCRIPT_GURMUKHI] = "pa",
    [SCRIPT_GUJARATI] = "gu", [SCRIPT_ORIYA] = "or",     [SCRIPT_TAMIL] = "ta",   [SCRIPT_TELUGU] = "te",
    [SCRIPT_KANNADA] = "kn",  [SCRIPT_MALAYALAM] = "ml", [SCRIPT_SINHALA] = "si", [SCRIPT_THAI] = "th",
    [SCRIPT_LAO] = "lo",      [SCRIPT_TIBETAN] = "bo",   [SCRIPT_BURMESE] = "my", [SCRIPT_GEORGIAN] = "ka",
    [SCRIPT_KHMER] = "km",    [SCRIPT_HANGUL] = "ko",    [SCRIPT_KANA] = "ja",    [SCRIPT_HAN] = "zh",
};

/* The language of a script whose words say nothing, if the text is long enough. */
static const char *const usual_language[SCRIPT_COUNT] = {[SCRIPT_HEBREW] = "he", [SCRIPT_ETHIOPIC] = "am"};

static script script_of(uint32_t c) {
    size_t low = 0, high = sizeof ranges / sizeof *ranges;
    if (c < 0x80) return hsy_is_letter((char)c) ? SCRIPT_LATIN : SCRIPT_NONE;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (c > ranges[middle].last)
            low = middle + 1;
        else if (c < ranges[middle].first)
            high = middle;
        else
            return c == 0xD7 || c == 0xF7 ? SCRIPT_NONE : ranges[middle].script;
    }
    return SCRIPT_NONE;
}

/* The script of most letters, a sign of Han or kana or a syllable of Hangul counting as two. Kana beside Han is
 * Japanese. */
static script main_script(hsy_slice text, uint32_t *letters) {
    uint32_t counts[SCRIPT_COUNT] = {0};
    for (size_t at = 0; at < text.length;) {
        if ((unsigned char)text.at[at] < 0x80) {
            counts[SCRIPT_LATIN] += hsy_is_letter(text.at[at++]);
            continue;
        }
        script s = script_of(hsy_utf8_next(text, &at));
        counts[s] += s >= SCRIPT_HANGUL ? 2 : 1;
    }
    if (counts[SCRIPT_KANA] * KANA_IN_JAPANESE > counts[SCRIPT_HAN]) {
        counts[SCRIPT_KANA] += counts[SCRIPT_HAN];
        counts[SCRIPT_HAN] = 0;
    } else {
        counts[SCRIPT_HAN] += counts[SCRIPT_KANA];
        counts[SCRIPT_KANA] = 0;
    }
    script most = SCRIPT_LATIN;
    for (int s = SCRIPT_LATIN; s < SCRIPT_COUNT; s++)
        if (counts[s] > counts[most]) most = (script)s;
    *letters = counts[most];
    return most;
}

typedef struct candidates {
    hsy_slice tags[MOST_LANGUAGES];
    uint32_t scores[MOST_LANGUAGES];
    size_t count;
    uint32_t words; /* seen, known or not */
} candidates;

static void add_score(candidates *c, hsy_slice tag, uint32_t score) {
    size_t i = 0;
    while (i < c->count && !hsy_slice_equal(c->tags[i], tag)) i++;
    if (i == MOST_LANGUAGES) return;
    if (i == c->count) {
        c->tags[i] = tag;
        c->scores[i] = 0;
        c->count++;
    }
    c->scores[i] += score;
}

/* Counts a word or letter for the languages of its row, each its share of `weight`. */
static void count_row(candidates *c, const hsy_lexicon *lexicon, hsy_slice key, uint32_t weight) {
    hsy_slice tags = hsy_lexicon_cell(lexicon, hsy_lexicon_find(lexicon, key), 1);
    uint32_t shared = 1;
    if (tags.length == 0) return;
    for (size_t i = 0; i < tags.length; i++) shared += tags.at[i] == ' ';
    uint32_t share = weight / shared > 0 ? weight / shared : 1;
    for (hsy_slice rest = tags; rest.at;) add_score(c, hsy_slice_cut(&rest, ' '), share);
}

static void count_word(candidates *c, hsy_slice word, const hsy_lexicon *words, const hsy_lexicon *letters) {
    char room[LONGEST_WORD];
    c->words++;
    count_row(c, words, hsy_fold_short(word, room, sizeof room), WORD_WEIGHT);
    for (size_t at = 0; at < word.length;) {
        size_t start = at;
        if (hsy_utf8_next(word, &at) < 0x80) continue;
        hsy_slice letter = hsy_fold_short(hsy_slice_sub(word, start, at), room, sizeof room);
        count_row(c, letters, letter, LETTER_WEIGHT);
    }
}

/* Letters of any script, marks, and the apostrophes inside words. */
static bool is_inside_word(hsy_slice text, size_t at, size_t *end) {
    *end = at + 1;
    if ((unsigned char)text.at[at] < 0x80) return hsy_is_letter(text.at[at]) || text.at[at] == '\'';
    *end = at;
    uint32_t c = hsy_utf8_next(text, end);
    if (c == 0x2019 || script_of(c) != SCRIPT_NONE) return true;
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
    return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC;
}

typedef struct standing {
    size_t best;
    uint32_t first, second; /* scores */
} standing;

static standing standing_of(const candidates *c) {
    standing s = {0, 0, 0};
    for (size_t i = 0; i < c->count; i++) {
        if (c->scores[i] > s.first) {
            s.second = s.first;
            s.first = c->scores[i];
            s.best = i;
        } else if (c->scores[i] > s.second) {
            s.second = c->scores[i];
        }
    }
    return s;
}

static bool is_settled(const candidates *c) {
    standing s = standing_of(c);
    return s.first >= SETTLED_SCORE && s.first >= s.second * SETTLED_LEAD;
}

/* Counts the words that begin with a letter of `wanted`, until one language is far ahead. */
static void count_words(candidates *c, hsy_slice text, script wanted) {
    const hsy_lexicon *words = hsy_lexicon_named(HSY_S("any"), HSY_S("language-words"));
    const hsy_lexicon *letters = hsy_lexicon_named(HSY_S("any"), HSY_S("language-letters"));
    size_t check = CHECK_EVERY;
    for (size_t at = 0; at < text.length;) {
        size_t start = at, end;
        if (at >= check && is_settled(c)) break;
        if (at >= check) check += CHECK_EVERY;
        uint32_t first = hsy_utf8_next(text, &at);
        if (script_of(first) != wanted) continue;
        while (at < text.length && is_inside_word(text, at, &end)) at = end;
        count_word(c, hsy_slice_sub(text, start, at), words, letters);
    }
}

static hsy_slice best_candidate(const candidates *c) {
    standing s = standing_of(c);
    bool clear = s.first >= LEAST_SCORE && s.first > s.second;
    clear = clear && s.first >= (c->words < ENOUGH_SCORE ? c->words : ENOUGH_SCORE);
    return clear ? c->tags[s.best] : (hsy_slice){"", 0};
}

hsy_slice hsy_language_identify(hsy_slice text) {
    candidates c = {.count = 0};
    uint32_t letters;
    hsy_slice seen = hsy_slice_sub(text, 0, READ);
    script s = main_script(seen, &letters);
    if (only_language[s]) return letters < LEAST_LETTERS ? (hsy_slice){"", 0} : hsy_slice_from_c(only_language[s]);
    count_words(&c, seen, s);
    hsy_slice best = best_candidate(&c);
    if (best.length == 0 && usual_language[s] && letters >= LEAST_LETTERS) return hsy_slice_from_c(usual_language[s]);
    return best;
}
