#include "text/fold.h"

#include <libstemmer.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/buffer.h"
#include "base/utf8.h"

enum {
    LONGEST_SHORT = 256, /* code points of a word folded without an arena; a lexicon's keys have 120 bytes */
    CURLED_APOSTROPHE = 0x2019,
};

static bool is_ascii(hsy_slice text) {
    for (size_t i = 0; i < text.length; i++)
        if ((unsigned char)text.at[i] >= 0x80) return false;
    return true;
}

static bool is_folded_ascii(hsy_slice text) {
    for (size_t i = 0; i < text.length; i++)
        if ((unsigned char)text.at[i] >= 0x80 || hsy_is_upper(text.at[i])) return false;
    return true;
}

/* Letters of two bytes beyond Latin-1 and Cyrillic that fold by themselves: the small letter is so much further, and
 * capitals and small letters stand by turns or not. */
static const struct {
    uint16_t first, last;
    uint8_t further;
    bool by_turns; /* the first is a capital */
} far_letters[] = {
    {0x100, 0x12F, 1, true},   {0x131, 0x131, 0, false},  {0x134, 0x137, 1, true},   {0x139, 0x13E, 1, true},
    {0x141, 0x148, 1, true},   {0x14A, 0x177, 1, true},   {0x179, 0x17E, 1, true},   {0x218, 0x21B, 1, true},
    {0x388, 0x38A, 37, false}, {0x391, 0x3A1, 32, false}, {0x3A3, 0x3A9, 32, false}, {0x3AC, 0x3AF, 0, false},
    {0x3B1, 0x3C1, 0, false},  {0x3C2, 0x3C2, 1, false},  {0x3C3, 0x3CE, 0, false},  {0x5D0, 0x5EA, 0, false},
    {0x60C, 0x60C, 0, false},  {0x61D, 0x64A, 0, false},  {0x679, 0x6D3, 0, false},
};

/* The folded form of a character of two bytes that folds to one such, by itself: the letters of Latin but ß, Cyrillic,
 * Greek, Hebrew and Arabic. 0 for others: they fold to more, or are joined with what stands beside them. */
static uint32_t fold_two_bytes(uint32_t c) {
    if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 0x20;
    if (c >= 0xE0 && c <= 0xFF) return c;
    if (c == 0xA7 || c == 0xA9 || c == 0xAB || c == 0xB7 || c == 0xBB || c == 0xD7) return c; /* § © « · » × */
    if (c >= 0x410 && c <= 0x42F) return c + 0x20;
    if (c >= 0x400 && c <= 0x40F) return c + 0x50;
    if (c >= 0x430 && c <= 0x45F) return c;
    for (size_t i = 0; i < sizeof far_letters / sizeof *far_letters; i++) {
        if (c < far_letters[i].first || c > far_letters[i].last) continue;
        bool is_small = far_letters[i].by_turns && (c - far_letters[i].first) % 2 == 1;
        return is_small ? c : c + far_letters[i].further;
    }
    return 0;
}

/* Characters of three bytes that fold to themselves: dashes and quotation marks U+2012 to U+201F, the bullet, angle
 * quotes, the euro sign; marks and letters of Japanese, Han, syllables of Hangul. */
static bool is_plain_sign(uint32_t c) {
    if (c < 0x3000)
        return (c >= 0x2012 && c <= 0x201F && c != 0x2017) || c == 0x2022 || c == 0x2039 || c == 0x203A || c == 0x20AC;
    return (c >= 0x3001 && c <= 0x3029) || (c >= 0x3041 && c <= 0x3096) || (c >= 0x30A0 && c <= 0x30FE) ||
           (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3);
}

/* The characters that fold by themselves to another number of bytes, or to other characters. */
static const struct {
    hsy_slice from, to;
} unlike_forms[] = {
    {HSY_SLICE("ß"), HSY_SLICE("ss")},
    {HSY_SLICE("…"), HSY_SLICE("...")},
    {HSY_SLICE("\xC2\xA0"), HSY_SLICE(" ")}, /* no-break space */
    {HSY_SLICE("\xC2\xAD"), HSY_SLICE("")},  /* soft hyphen */
};

/* Adds the form of one of them to `folded` and returns its length in the text, 0 when there is none. */
static size_t fold_unlike(hsy_slice rest, char *folded, size_t *length) {
    for (size_t i = 0; i < sizeof unlike_forms / sizeof *unlike_forms; i++) {
        hsy_slice from = unlike_forms[i].from, to = unlike_forms[i].to;
        if (!hsy_slice_starts(rest, from)) continue;
        memcpy(folded + *length, to.at, to.length);
        *length += to.length;
        return from.length;
    }
    return 0;
}

/* The character of three bytes; 0 when they are none. */
static uint32_t point_of_three(const unsigned char *at) {
    if ((at[1] & 0xC0) != 0x80 || (at[2] & 0xC0) != 0x80) return 0;
    return (uint32_t)(at[0] & 0x0F) << 12 | (uint32_t)(at[1] & 0x3F) << 6 | (at[2] & 0x3F);
}

/* Folds a text of ASCII and of characters that fold each by itself to no more bytes; false for any other. */
static bool fold_simple(hsy_slice text, char *folded, size_t *length) {
    const unsigned char *at = (const unsigned char *)text.at;
    for (size_t i = 0; i < text.length;) {
        uint32_t c = 0;
        if (at[i] < 0x80) {
            folded[(*length)++] = hsy_to_lower(text.at[i++]);
            continue;
        }
        if (at[i] >= 0xC2 && at[i] < 0xE0 && i + 1 < text.length && (at[i + 1] & 0xC0) == 0x80)
            c = fold_two_bytes((uint32_t)(at[i] & 0x1F) << 6 | (at[i + 1] & 0x3F));
        if (c) {
            *length += hsy_utf8_put(c, folded + *length);
            i += 2;
        } else if (at[i] >= 0xE2 && at[i] <= 0xED && i + 2 < text.length && is_plain_sign(point_of_three(at + i))) {
            memcpy(folded + *length, text.at + i, 3);
            *length += 3;
            i += 3;
        } else {
            size_t passed = fold_unlike(hsy_slice_sub(text, i, text.length), folded, length);
            if (!passed) return false;
            i += passed;
        }
    }
    return true;
}

hsy_slice hsy_fold(hsy_arena *arena, hsy_slice text) {
    if (is_folded_ascii(text)) return text;
    char *simple = hsy_arena_alloc(arena, text.length);
    size_t simple_length = 0;
    if (fold_simple(text, simple, &simple_length)) return (hsy_slice){simple, simple_length};
    utf8proc_uint8_t *mapped = NULL;
    utf8proc_ssize_t length =
        utf8proc_map((const utf8proc_uint8_t *)text.at, (utf8proc_ssize_t)text.length, &mapped,
                     UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
    if (length == UTF8PROC_ERROR_NOMEM) hsy_arena_out_of_memory(arena);
    if (length < 0) return text;
    hsy_slice folded = hsy_arena_copy(arena, (hsy_slice){(const char *)mapped, (size_t)length});
    free(mapped);
    return folded;
}

static hsy_slice fold_points(hsy_slice word, char *room, size_t size) {
    utf8proc_int32_t points[LONGEST_SHORT];
    utf8proc_ssize_t count =
        utf8proc_decompose((const utf8proc_uint8_t *)word.at, (utf8proc_ssize_t)word.length, points, LONGEST_SHORT,
                           UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
    if (count <= 0 || count > LONGEST_SHORT) return (hsy_slice){"", 0};
    count = utf8proc_normalize_utf32(points, count, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    size_t length = 0;
    for (utf8proc_ssize_t i = 0; i < count; i++) {
        if (length + 4 > size) return (hsy_slice){"", 0};
        length += hsy_utf8_put(points[i] == CURLED_APOSTROPHE ? '\'' : (uint32_t)points[i], room + length);
    }
    return (hsy_slice){room, length};
}

/* Puts ' for ’ in place; the length of what is left. */
static size_t straighten(char *text, size_t length) {
    static const char curled[] = {'\xE2', '\x80', '\x99'};
    size_t to = 0;
    for (size_t at = 0; at < length; to++) {
        bool is_curled = at + sizeof curled <= length && memcmp(text + at, curled, sizeof curled) == 0;
        text[to] = is_curled ? '\'' : text[at];
        at += is_curled ? sizeof curled : 1;
    }
    return to;
}

hsy_slice hsy_fold_short(hsy_slice word, char *room, size_t size) {
    for (size_t i = 0; i < word.length; i++) {
        if ((unsigned char)word.at[i] >= 0x80) {
            size_t length = 0;
            bool is_simple = word.length + 4 <= size && fold_simple(word, room, &length);
            return is_simple ? (hsy_slice){room, straighten(room, length)} : fold_points(word, room, size);
        }
        if (i >= size) return (hsy_slice){"", 0};
        room[i] = hsy_to_lower(word.at[i]);
    }
    return (hsy_slice){room, word.length};
}

/* What stands for a code point in plain text. */
typedef struct plain_form {
    uint16_t point;
    char form[5];
} plain_form;

/* Sorted. Latin letters that Unicode does not decompose, quotation marks and dashes, Greek, and Cyrillic by the
 * BGN/PCGN romanisation of Russian with the letters of Ukrainian and the others added. */
static const plain_form plain_forms[] = {
    {0x00AB, "\""}, {0x00B4, "'"},  {0x00BB, "\""}, {0x00DF, "ss"}, {0x00E6, "ae"}, {0x00F0, "d"},    {0x00F8, "o"},
    {0x00FE, "th"}, {0x0111, "d"},  {0x0127, "h"},  {0x0131, "i"},  {0x0138, "k"},  {0x0142, "l"},    {0x014B, "n"},
    {0x0153, "oe"}, {0x0167, "t"},  {0x0192, "f"},  {0x0259, "a"},  {0x03B1, "a"},  {0x03B2, "v"},    {0x03B3, "g"},
    {0x03B4, "d"},  {0x03B5, "e"},  {0x03B6, "z"},  {0x03B7, "i"},  {0x03B8, "th"}, {0x03B9, "i"},    {0x03BA, "k"},
    {0x03BB, "l"},  {0x03BC, "m"},  {0x03BD, "n"},  {0x03BE, "x"},  {0x03BF, "o"},  {0x03C0, "p"},    {0x03C1, "r"},
    {0x03C2, "s"},  {0x03C3, "s"},  {0x03C4, "t"},  {0x03C5, "y"},  {0x03C6, "f"},  {0x03C7, "ch"},   {0x03C8, "ps"},
    {0x03C9, "o"},  {0x0430, "a"},  {0x0431, "b"},  {0x0432, "v"},  {0x0433, "g"},  {0x0434, "d"},    {0x0435, "e"},
    {0x0436, "zh"}, {0x0437, "z"},  {0x0438, "i"},  {0x0439, "y"},  {0x043A, "k"},  {0x043B, "l"},    {0x043C, "m"},
    {0x043D, "n"},  {0x043E, "o"},  {0x043F, "p"},  {0x0440, "r"},  {0x0441, "s"},  {0x0442, "t"},    {0x0443, "u"},
    {0x0444, "f"},  {0x0445, "kh"}, {0x0446, "ts"}, {0x0447, "ch"}, {0x0448, "sh"}, {0x0449, "shch"}, {0x044A, ""},
    {0x044B, "y"},  {0x044C, ""},   {0x044D, "e"},  {0x044E, "yu"}, {0x044F, "ya"}, {0x0451, "e"},    {0x0452, "dj"},
    {0x0453, "g"},  {0x0454, "ye"}, {0x0455, "dz"}, {0x0456, "i"},  {0x0457, "yi"}, {0x0458, "j"},    {0x0459, "lj"},
    {0x045A, "nj"}, {0x045B, "c"},  {0x045C, "k"},  {0x045E, "u"},  {0x045F, "dz"}, {0x0491, "g"},    {0x2010, "-"},
    {0x2011, "-"},  {0x2012, "-"},  {0x2013, "-"},  {0x2014, "-"},  {0x2015, "-"},  {0x2018, "'"},    {0x2019, "'"},
    {0x201A, "'"},  {0x201B, "'"},  {0x201C, "\""}, {0x201D, "\""}, {0x201E, "\""}, {0x201F, "\""},   {0x2039, "'"},
    {0x203A, "'"},  {0x2212, "-"},
};

static const char *plain_form_of(uint32_t c) {
    size_t low = 0, high = sizeof plain_forms / sizeof *plain_forms;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (plain_forms[middle].point == c) return plain_forms[middle].form;
        if (plain_forms[middle].point < c)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

/* Adds the plain form of a folded code point: its own, or those of its parts without the accents. */
static void add_plain(hsy_buffer *out, uint32_t c) {
    utf8proc_int32_t parts[8];
    const char *form = plain_form_of(c);
    int boundary = 0;
    utf8proc_ssize_t count = 1;
    parts[0] = (utf8proc_int32_t)c;
    if (!form)
        count = utf8proc_decompose_char((utf8proc_int32_t)c, parts, sizeof parts / sizeof *parts,
                                        UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK, &boundary);
    for (utf8proc_ssize_t i = 0; i < count && i < (utf8proc_ssize_t)(sizeof parts / sizeof *parts); i++) {
        char bytes[4];
        const char *part = form ? form : plain_form_of((uint32_t)parts[i]);
        hsy_buffer_add(out,
                       part ? hsy_slice_from_c(part) : (hsy_slice){bytes, hsy_utf8_put((uint32_t)parts[i], bytes)});
    }
}

hsy_slice hsy_fold_plain(hsy_arena *arena, hsy_slice text) {
    hsy_slice folded = hsy_fold(arena, text);
    if (is_ascii(folded)) return folded;
    hsy_buffer out = hsy_buffer_in(arena, 0);
    for (size_t at = 0; at < folded.length;) {
        uint32_t c = hsy_utf8_next(folded, &at);
        if (c < 0x80)
            hsy_buffer_add(&out, hsy_slice_sub(folded, at - 1, at));
        else
            add_plain(&out, c);
    }
    return hsy_buffer_text(&out);
}

static void close_stemmer(void *stemmer) { sb_stemmer_delete(stemmer); }

/* NULL: the language is not known. No memory would look the same; but English is known, and where it can be had the
 * answer counts. */
static struct sb_stemmer *new_stemmer(hsy_arena *arena, const char *language) {
    struct sb_stemmer *stemmer = sb_stemmer_new(language, NULL);
    if (stemmer) return stemmer;
    struct sb_stemmer *english = sb_stemmer_new("english", NULL);
    if (!english) hsy_arena_out_of_memory(arena);
    sb_stemmer_delete(english);
    return sb_stemmer_new(language, NULL);
}

static void open_stemmer(hsy_arena *arena, hsy_stemmer *stemmer, hsy_slice language) {
    size_t end = hsy_slice_find_byte(language, '-', 0);
    char *name = hsy_arena_c_string(arena, hsy_slice_sub(language, 0, end));
    stemmer->language = hsy_arena_copy(arena, language);
    stemmer->handle = new_stemmer(arena, name);
    if (stemmer->handle) hsy_arena_defer(arena, close_stemmer, stemmer->handle);
}

hsy_slice hsy_stem(hsy_arena *arena, hsy_stemmer *stemmer, hsy_slice language, hsy_slice word) {
    if (language.length == 0 || word.length > INT_MAX) return word;
    if (!hsy_slice_equal(stemmer->language, language)) open_stemmer(arena, stemmer, language);
    if (!stemmer->handle) return word;
    const sb_symbol *stem = sb_stemmer_stem(stemmer->handle, (const sb_symbol *)word.at, (int)word.length);
    if (!stem) return word;
    hsy_slice found = {(const char *)stem, (size_t)sb_stemmer_length(stemmer->handle)};
    return hsy_slice_starts(word, found) ? hsy_slice_sub(word, 0, found.length) : hsy_arena_copy(arena, found);
}
