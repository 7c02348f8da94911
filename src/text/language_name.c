/* Tags and names of languages: "de-CH", "ger", "Deutsch", "allemande" -> "de".
 *
 * Codes are in the lexicon `language-codes`, names in `languages` in the form of a dictionary; the endings that
 * German and French add are taken off one after the other until the lexicon knows what is left.
 */
#include "text/fold.h"
#include "text/language.h"
#include "text/lexicon.h"

enum { LONGEST_NAME = 48 }; /* bytes, folded */

static const hsy_slice endings[] = {HSY_SLICE("e"), HSY_SLICE("en"), HSY_SLICE("em"), HSY_SLICE("er"), HSY_SLICE("es"),
                                    HSY_SLICE("n"), HSY_SLICE("s"),  HSY_SLICE("ne"), HSY_SLICE("nes")};

static hsy_slice find_tag(const char *lexicon_name, hsy_slice folded) {
    const hsy_lexicon *lexicon = hsy_lexicon_named(HSY_S("any"), hsy_slice_from_c(lexicon_name));
    return hsy_lexicon_cell(lexicon, hsy_lexicon_find(lexicon, folded), 1);
}

hsy_slice hsy_language_named(hsy_slice word) {
    char room[LONGEST_NAME];
    hsy_slice folded = hsy_fold_short(hsy_slice_trim(word), room, sizeof room);
    hsy_slice tag = find_tag("languages", folded);
    for (size_t i = 0; i < sizeof endings / sizeof *endings && tag.length == 0; i++)
        if (hsy_slice_ends(folded, endings[i]))
            tag = find_tag("languages", hsy_slice_sub(folded, 0, folded.length - endings[i].length));
    return tag;
}

hsy_slice hsy_language_of_tag(hsy_slice tag) {
    char room[LONGEST_NAME];
    hsy_slice folded = hsy_fold_short(hsy_slice_trim(tag), room, sizeof room);
    size_t end = 0;
    while (end < folded.length && folded.at[end] != '-' && folded.at[end] != '_' && folded.at[end] != '.') end++;
    hsy_slice found = find_tag("language-codes", hsy_slice_sub(folded, 0, end));
    return found.length ? found : hsy_language_named(folded);
}
