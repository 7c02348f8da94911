/* Agencies and outlets by any name, sign or domain under which pages print them.
 *
 *     "DPA/lni"  "(dpa)"  "Nachrichtenagentur dpa"     ->  Deutsche Presse-Agentur
 *     "https://edition.cnn.com/europe"                 ->  CNN
 *
 * The words are looked up whole, then without what may stand around a name: brackets, an article, "news agency",
 * and for a chain of signs ("AP/dpa") part by part. */
#include "text/fold.h"
#include "text/lexicon.h"
#include "text/name.h"

enum {
    MOST_AROUND = 4,      /* words around a name that are taken off */
    LONGEST_FOLDED = 128, /* bytes; the longest key of a lexicon has 120 */
};

static const hsy_slice none = {"", 0};

static bool is_around(char c) {
    return hsy_is_space(c) || c == '(' || c == ')' || c == '[' || c == ']' || c == ',' || c == ':' || c == ';' ||
           c == '"';
}

static hsy_slice strip(hsy_slice words) {
    while (words.length && is_around(words.at[0])) words = hsy_slice_sub(words, 1, words.length);
    bool has_open = hsy_slice_find_byte(words, '(', 0) != HSY_NOT_FOUND;
    while (words.length && is_around(words.at[words.length - 1])) {
        if (has_open && words.at[words.length - 1] == ')') break;
        words.length--;
    }
    return words;
}

static hsy_slice name_of(const hsy_lexicon *lexicon, hsy_slice folded) {
    int row = hsy_lexicon_find(lexicon, folded);
    return row < 0 ? none : hsy_lexicon_cell(lexicon, row, hsy_lexicon_column(lexicon, HSY_S("name")));
}

/* Takes one article or word like "news agency" off the front or the end; false when there is none. */
static bool take_off(const hsy_lexicon *around, hsy_slice *folded) {
    for (size_t i = 1; i < folded->length; i++) {
        bool is_elided = folded->at[i - 1] == '\'';
        if (folded->at[i] != ' ' && !is_elided) continue;
        if (hsy_lexicon_find(around, hsy_slice_sub(*folded, 0, i)) >= 0) {
            *folded = strip(hsy_slice_sub(*folded, i, folded->length));
            return true;
        }
        if (!is_elided && hsy_lexicon_find(around, hsy_slice_sub(*folded, i + 1, folded->length)) >= 0) {
            *folded = hsy_slice_sub(*folded, 0, i);
            return true;
        }
    }
    return false;
}

static hsy_slice find_name(const hsy_lexicon *lexicon, hsy_slice folded) {
    const hsy_lexicon *around = hsy_lexicon_named(HSY_S("any"), HSY_S("outlet-words"));
    for (int i = 0; i <= MOST_AROUND; i++) {
        hsy_slice name = name_of(lexicon, folded);
        if (name.length == 0 && hsy_slice_ends(folded, HSY_S(".")))
            name = name_of(lexicon, hsy_slice_sub(folded, 0, folded.length - 1));
        if (name.length) return name;
        if (!take_off(around, &folded)) break;
    }
    return none;
}

hsy_slice hsy_name_of_agency(hsy_slice words) {
    char room[LONGEST_FOLDED];
    const hsy_lexicon *agencies = hsy_lexicon_named(HSY_S("any"), HSY_S("agencies"));
    hsy_slice folded = hsy_fold_short(strip(words), room, sizeof room);
    hsy_slice name = find_name(agencies, folded), whole = folded;
    while (name.length == 0 && folded.length > 0 && hsy_slice_find_byte(folded, '/', 0) != HSY_NOT_FOUND)
        name = find_name(agencies, strip(hsy_slice_cut(&folded, '/')));
    hsy_slice rest = strip(folded);
    return name.length || hsy_slice_equal(rest, whole) ? name : find_name(agencies, rest);
}

/* The host in a URL or domain, without "www."; the words themselves when they are no such thing. */
static hsy_slice host_of(hsy_slice words) {
    size_t scheme = hsy_slice_find(words, HSY_S("://"), 0);
    if (scheme != HSY_NOT_FOUND) words = hsy_slice_sub(words, scheme + 3, words.length);
    if (hsy_slice_find_byte(words, ' ', 0) != HSY_NOT_FOUND || hsy_slice_find_byte(words, '.', 0) == HSY_NOT_FOUND)
        return words;
    size_t end = hsy_slice_find_byte(words, '/', 0);
    if (end != HSY_NOT_FOUND) words = hsy_slice_sub(words, 0, end);
    return hsy_slice_starts(words, HSY_S("www.")) ? hsy_slice_sub(words, 4, words.length) : words;
}

hsy_slice hsy_name_of_outlet(hsy_slice words) {
    char room[LONGEST_FOLDED];
    const hsy_lexicon *outlets = hsy_lexicon_named(HSY_S("any"), HSY_S("outlets"));
    words = strip(words);
    if (hsy_slice_find(words, HSY_S("://"), 0) != HSY_NOT_FOUND) words = host_of(words);
    hsy_slice folded = hsy_fold_short(words, room, sizeof room), name = find_name(outlets, folded);
    if (name.length) return name;
    for (folded = host_of(folded); hsy_slice_find_byte(folded, '.', 0) != HSY_NOT_FOUND;) {
        name = name_of(outlets, folded);
        if (name.length) return name;
        hsy_slice_cut(&folded, '.');
    }
    return none;
}
