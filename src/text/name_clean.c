/* The bare name in the words by which a text calls somebody, and what kind of name it is.
 *
 *     "„Kalder Tagblatt“"                            Kalder Tagblatt, outlet by its form
 *     "the German-language daily, Kalder Courant"    Kalder Courant, outlet by the word before it
 *     "l'agence TND"                                 TND, agency
 *     "Mira Ostevall"                                person, by the given name
 *     "an engineer of the operator"                  as it is, unknown: nothing in it is a name
 *
 * What the lexicons know stays whole ("The Guardian", "Radio France"); so does a word that is part of the name by its
 * capital ("Radio Kalder"). Misses: people whose given name no lexicon has. */
#include "text/fold.h"
#include "text/lexicon.h"
#include "text/name.h"

enum {
    MOST_BEFORE = 6,    /* words before a name: "the German-language business daily" */
    MOST_KEY_WORDS = 3, /* words of a key looked for at an end of the name */
    LONGEST_NAME = 128, /* bytes; longer words are no name */
    FORM_KIND = 1,      /* columns of name-forms */
    FORM_AT = 2,
    FORM_ALONE = 3,
    FORM_COMPOUND = 4,
    SHORTEST_COMPOUND = 6, /* bytes of a form word at the end of a longer one */
};

static const hsy_slice marks[] = {HSY_SLICE("\""), HSY_SLICE("„"), HSY_SLICE("“"), HSY_SLICE("”"), HSY_SLICE("«"),
                                  HSY_SLICE("»"),  HSY_SLICE("‹"), HSY_SLICE("›"), HSY_SLICE("‘"), HSY_SLICE("‚"),
                                  HSY_SLICE("("),  HSY_SLICE(")"), HSY_SLICE("["), HSY_SLICE("]"), HSY_SLICE(","),
                                  HSY_SLICE(";"),  HSY_SLICE(":"), HSY_SLICE("'"), HSY_SLICE("’"), HSY_SLICE(" ")};

static hsy_slice strip_marks(hsy_slice words) {
    for (size_t before = words.length + 1; before != words.length;) {
        before = words.length;
        words = hsy_slice_trim(words);
        for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
            if (hsy_slice_starts(words, marks[i])) words = hsy_slice_sub(words, marks[i].length, words.length);
            bool closes_inside =
                hsy_slice_equal(marks[i], HSY_S(")")) && hsy_slice_find_byte(words, '(', 0) != HSY_NOT_FOUND;
            if (!closes_inside && hsy_slice_ends(words, marks[i])) words.length -= marks[i].length;
        }
    }
    if (hsy_slice_ends(words, HSY_S("'s"))) words.length -= 2;
    if (hsy_slice_ends(words, HSY_S("’s"))) words.length -= sizeof "’s" - 1;
    return words;
}

static bool is_high(hsy_slice word) {
    unsigned char c = word.length ? (unsigned char)word.at[0] : 0;
    if (c < 0x80) return hsy_is_upper((char)c) || hsy_is_digit((char)c);
    char room[LONGEST_NAME];
    hsy_slice folded = hsy_fold_short(word, room, sizeof room);
    return folded.length > 1 && word.length > 1 && folded.at[1] != word.at[1]; /* folding lowers "Ö" */
}

static int find(const hsy_lexicon *lexicon, hsy_slice words) {
    char room[LONGEST_NAME];
    hsy_slice folded = hsy_fold_short(words, room, sizeof room);
    return folded.length ? hsy_lexicon_find(lexicon, folded) : -1;
}

static hsy_name_kind kind_named(hsy_slice name) {
    if (hsy_slice_equal(name, HSY_S("outlet"))) return HSY_NAME_OUTLET;
    if (hsy_slice_equal(name, HSY_S("agency"))) return HSY_NAME_AGENCY;
    return hsy_slice_equal(name, HSY_S("organisation")) ? HSY_NAME_ORGANISATION : HSY_NAME_UNKNOWN;
}

/* The kind of a name that a lexicon holds in just these words. */
static hsy_name_kind known_kind(hsy_slice words) {
    const hsy_slice any = HSY_S("any");
    if (find(hsy_lexicon_named(any, HSY_S("agencies")), words) >= 0) return HSY_NAME_AGENCY;
    if (find(hsy_lexicon_named(any, HSY_S("outlets")), words) >= 0) return HSY_NAME_OUTLET;
    if (find(hsy_lexicon_named(any, HSY_S("organisations")), words) >= 0) return HSY_NAME_ORGANISATION;
    return HSY_NAME_UNKNOWN;
}

/* The end of the word that starts at `at`: the next blank, or behind the elision of "l'agence". */
static size_t word_end(hsy_slice words, size_t at) {
    size_t i = at;
    while (i < words.length && words.at[i] != ' ') {
        bool is_plain = words.at[i] == '\'',
             is_curled = hsy_slice_starts(hsy_slice_sub(words, i, words.length), HSY_S("’"));
        if ((is_plain || is_curled) && i - at == 1) return i + (is_plain ? 1 : sizeof "’" - 1);
        i++;
    }
    return i;
}

static size_t next_word(hsy_slice words, size_t at) {
    while (at < words.length && words.at[at] == ' ') at++;
    return at;
}

static hsy_slice without_comma(hsy_slice words) {
    if (hsy_slice_ends(words, HSY_S(","))) words.length--;
    return words;
}

/* The row of the longest describing words that start at `at` and end before a name; their end in `*end`. */
static int described_at(const hsy_lexicon *beside, hsy_slice words, size_t at, size_t *end) {
    int best = -1;
    size_t i = at;
    for (int k = 0; k < MOST_KEY_WORDS && i < words.length; k++) {
        size_t behind = word_end(words, i);
        int row = find(beside, without_comma(hsy_slice_sub(words, at, behind)));
        if (row >= 0) {
            best = row;
            *end = behind;
        }
        i = next_word(words, behind);
    }
    return best;
}

/* Whether a word may stand between article and description: "the German-language daily", "den Berliner Sender". */
static bool may_describe(hsy_slice word) {
    if (!is_high(word) || hsy_slice_find_byte(word, '-', 0) != HSY_NOT_FOUND) return true;
    const hsy_lexicon *places = hsy_lexicon_named(HSY_S("any"), HSY_S("places"));
    return find(places, word) >= 0;
}

/* Whether a describing word with a capital is the name's own: "Radio Kalder". In German any noun has a capital. */
static bool is_own_word(hsy_slice word, bool is_german) {
    if (!is_high(word)) return false;
    const hsy_lexicon *forms = hsy_lexicon_named(HSY_S("any"), HSY_S("name-forms"));
    int row = find(forms, word);
    bool may_start = hsy_slice_equal(hsy_lexicon_cell(forms, row, FORM_AT), HSY_S("first")) ||
                     hsy_slice_equal(hsy_lexicon_cell(forms, row, FORM_AT), HSY_S("both"));
    return may_start && !(is_german && hsy_slice_equal(hsy_lexicon_cell(forms, row, FORM_KIND), HSY_S("agency")));
}

/* Takes articles and descriptions off the front; what is left starts with a capital. */
static hsy_slice without_front(hsy_slice words, hsy_slice language, hsy_name_kind *described) {
    const hsy_lexicon *beside = hsy_lexicon_named(HSY_S("any"), HSY_S("outlet-words"));
    hsy_slice bare = words;
    bool has_article = false, is_german = hsy_slice_starts(language, HSY_S("de"));
    hsy_name_kind before = HSY_NAME_UNKNOWN; /* of the word before: French puts adjectives behind it */
    for (size_t at = 0, taken = 0; at < words.length && taken < MOST_BEFORE; taken++) {
        size_t end = at;
        int row = described_at(beside, words, at, &end);
        hsy_name_kind kind = kind_named(hsy_lexicon_cell(beside, row, 1));
        bool is_article = row >= 0 && kind == HSY_NAME_UNKNOWN;
        hsy_slice word = hsy_slice_sub(words, at, row >= 0 ? end : word_end(words, at));
        if (row < 0 && !may_describe(word)) break;
        if (kind != HSY_NAME_UNKNOWN && is_own_word(word, is_german)) break;
        at = next_word(words, row >= 0 ? end : word_end(words, at));
        hsy_slice rest = strip_marks(hsy_slice_sub(words, at, words.length));
        hsy_name_kind last = before;
        before = kind;
        if (!is_high(rest)) continue;
        if (kind == HSY_NAME_UNKNOWN && row < 0 && hsy_slice_starts(language, HSY_S("fr"))) kind = last;
        if (kind != HSY_NAME_UNKNOWN) {
            *described = kind;
            bare = rest;
        } else if (is_article && !has_article && taken == 0 && !is_high(word)) {
            bare = rest;
        }
        has_article = has_article || is_article;
        if (known_kind(rest) != HSY_NAME_UNKNOWN && row >= 0) break;
    }
    return bare;
}

/* Takes "newspaper" off the end of "Kalder Courant newspaper". */
static hsy_slice without_end(hsy_slice words, hsy_name_kind *described) {
    const hsy_lexicon *beside = hsy_lexicon_named(HSY_S("any"), HSY_S("outlet-words"));
    size_t blanks = 0;
    for (size_t i = words.length; i > 1 && blanks < MOST_KEY_WORDS; i--) {
        if (words.at[i - 1] != ' ') continue;
        blanks++;
        hsy_slice tail = hsy_slice_sub(words, i, words.length);
        hsy_name_kind kind = kind_named(hsy_lexicon_cell(beside, find(beside, tail), 1));
        if (kind == HSY_NAME_UNKNOWN || is_high(tail)) continue;
        *described = kind;
        return strip_marks(hsy_slice_sub(words, 0, i - 1));
    }
    return words;
}

static hsy_name_kind form_of(const hsy_lexicon *forms, hsy_slice part, const char *where) {
    int row = find(forms, part);
    hsy_slice at = hsy_lexicon_cell(forms, row, FORM_AT);
    bool fits = hsy_slice_equal(at, hsy_slice_from_c(where)) || hsy_slice_equal(at, HSY_S("both"));
    return fits && is_high(part) ? kind_named(hsy_lexicon_cell(forms, row, FORM_KIND)) : HSY_NAME_UNKNOWN;
}

/* "Morgenblatt": one word that ends in a strong form. */
static hsy_name_kind compound_kind(const hsy_lexicon *forms, hsy_slice word) {
    for (size_t i = 1; is_high(word) && i + SHORTEST_COMPOUND <= word.length; i++) {
        int row = find(forms, hsy_slice_sub(word, i, word.length));
        bool is_strong =
            hsy_lexicon_cell(forms, row, FORM_COMPOUND).length && hsy_lexicon_cell(forms, row, FORM_ALONE).length;
        if (is_strong) return kind_named(hsy_lexicon_cell(forms, row, FORM_KIND));
    }
    return HSY_NAME_UNKNOWN;
}

/* The kind that the last or first words of a name tell. */
static hsy_name_kind formed_kind(hsy_slice words) {
    const hsy_lexicon *forms = hsy_lexicon_named(HSY_S("any"), HSY_S("name-forms"));
    size_t blanks = 0;
    for (size_t i = words.length; i > 1 && blanks < MOST_KEY_WORDS; i--) {
        if (words.at[i - 1] != ' ') continue;
        blanks++;
        hsy_name_kind kind = form_of(forms, hsy_slice_sub(words, i, words.length), "last");
        if (kind != HSY_NAME_UNKNOWN) return kind;
    }
    blanks = 0;
    for (size_t i = 1; i < words.length && blanks < MOST_KEY_WORDS; i++) {
        if (words.at[i] != ' ') continue;
        blanks++;
        hsy_name_kind kind = form_of(forms, hsy_slice_sub(words, 0, i), "first");
        if (kind != HSY_NAME_UNKNOWN) return kind;
    }
    return blanks ? HSY_NAME_UNKNOWN : compound_kind(forms, words);
}

/* "Mira Ostevall": a given name and more, or a title before it. */
static bool is_person(hsy_slice words, hsy_slice language) {
    const hsy_lexicon *names = hsy_lexicon_named(HSY_S("any"), HSY_S("first-names"));
    hsy_slice first = hsy_slice_sub(words, 0, word_end(words, 0));
    size_t next = next_word(words, first.length);
    if (!is_high(first) || next >= words.length || !is_high(hsy_slice_sub(words, next, words.length))) return false;
    return find(names, first) >= 0 || find(hsy_lexicon_named(language, HSY_S("titles")), first) >= 0;
}

hsy_slice hsy_name_clean(hsy_slice words, hsy_slice language, hsy_name_kind *kind) {
    hsy_name_kind ignored, described = HSY_NAME_UNKNOWN;
    if (!kind) kind = &ignored;
    words = strip_marks(words);
    *kind = words.length <= LONGEST_NAME ? known_kind(words) : HSY_NAME_UNKNOWN;
    if (*kind != HSY_NAME_UNKNOWN || words.length > LONGEST_NAME) return words;
    hsy_slice bare = without_front(words, language, &described);
    if (is_high(bare)) bare = without_end(bare, &described);
    *kind = known_kind(bare);
    if (*kind == HSY_NAME_UNKNOWN) *kind = described;
    if (*kind == HSY_NAME_UNKNOWN && is_high(bare)) *kind = formed_kind(bare);
    if (*kind == HSY_NAME_UNKNOWN && is_person(bare, language)) *kind = HSY_NAME_PERSON;
    bool is_place = *kind == HSY_NAME_UNKNOWN && find(hsy_lexicon_named(HSY_S("any"), HSY_S("places")), bare) >= 0;
    if (is_place && is_high(bare)) *kind = HSY_NAME_PLACE;
    return bare;
}
