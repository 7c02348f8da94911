/* German names of bodies as they are called without an article: in the nominative, with the adjective's strong ending.
 *
 *     "das Weiße Haus", "des Weißen Hauses"                  -> Weißes Haus
 *     "der russischen Regierung"                             -> russische Regierung
 *     "des von der Hamas kontrollierten Gesundheitsamtes"    -> von der Hamas kontrolliertes Gesundheitsamt
 *
 * The article and the adjective's ending give the gender; "des" and "dem" leave it open between masculine and neuter,
 * which the noun's end tells.
 */
#include "statements/speaker.h"

#include "base/buffer.h"

typedef enum strong_ending { ENDING_NONE, ENDING_MALE, ENDING_FEMALE, ENDING_NEUTER } strong_ending;

static bool is_neuter_noun(hsy_slice folded) {
    static const hsy_slice ends[] = {
        HSY_SLICE("ium"),      HSY_SLICE("amt"),         HSY_SLICE("haus"),      HSY_SLICE("gericht"),
        HSY_SLICE("institut"), HSY_SLICE("militär"),     HSY_SLICE("parlament"), HSY_SLICE("werk"),
        HSY_SLICE("zentrum"),  HSY_SLICE("unternehmen"), HSY_SLICE("büro"),      HSY_SLICE("regime"),
        HSY_SLICE("kabinett"), HSY_SLICE("netzwerk"),    HSY_SLICE("magazin"),   HSY_SLICE("blatt"),
        HSY_SLICE("bündnis"),  HSY_SLICE("fernsehen"),   HSY_SLICE("portal")};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (hsy_slice_ends(folded, ends[i])) return true;
    return false;
}

/* The noun without the genitive's ending. */
static hsy_slice without_genitive(hsy_slice noun, hsy_slice folded) {
    static const hsy_slice long_ends[] = {HSY_SLICE("amtes"),     HSY_SLICE("hauses"),    HSY_SLICE("rates"),
                                          HSY_SLICE("bundes"),    HSY_SLICE("verbandes"), HSY_SLICE("dienstes"),
                                          HSY_SLICE("gerichtes"), HSY_SLICE("blattes"),   HSY_SLICE("tages"),
                                          HSY_SLICE("schutzes"),  HSY_SLICE("kreises"),   HSY_SLICE("landes")};
    for (size_t i = 0; i < sizeof long_ends / sizeof *long_ends; i++)
        if (hsy_slice_ends(folded, long_ends[i])) return hsy_slice_sub(noun, 0, noun.length - 2);
    if (!hsy_slice_ends(folded, HSY_S("s")) || hsy_slice_ends(folded, HSY_S("ss"))) return noun;
    return hsy_slice_sub(noun, 0, noun.length - 1);
}

static strong_ending ending_of(const hsy_reading *reading, uint32_t article, uint32_t adjective, hsy_slice noun) {
    bool is_weak = hsy_slice_ends(reading->folded[adjective], HSY_S("en"));
    if (hsy_word_is(reading, article, HSY_S("das"))) return ENDING_NEUTER;
    if (hsy_word_is(reading, article, HSY_S("die"))) return ENDING_FEMALE;
    if (hsy_word_is(reading, article, HSY_S("der"))) return is_weak ? ENDING_FEMALE : ENDING_MALE;
    bool is_open = hsy_word_is(reading, article, HSY_S("des")) || hsy_word_is(reading, article, HSY_S("dem"));
    if (!is_open) return ENDING_NONE;
    return is_neuter_noun(noun) ? ENDING_NEUTER : ENDING_MALE;
}

static void add_adjective(hsy_buffer *text, hsy_slice word, strong_ending ending) {
    if (hsy_slice_ends(word, HSY_S("en"))) word.length--;
    hsy_buffer_add(text, word);
    if (ending == ENDING_MALE) hsy_buffer_add_byte(text, 'r');
    if (ending == ENDING_NEUTER) hsy_buffer_add_byte(text, 's');
}

static bool is_adjective(const hsy_reading *reading, uint32_t token) {
    return hsy_class_at(reading, token) == HSY_WORD_OPEN &&
           (hsy_slice_ends(reading->folded[token], HSY_S("e")) || hsy_slice_ends(reading->folded[token], HSY_S("en")));
}

hsy_slice hsy_strong_form(const hsy_reading *reading, hsy_range range) {
    uint32_t noun = range.end - 1, first = noun;
    if (range.end < range.first + 2) return hsy_range_text(reading, range);
    hsy_slice word = hsy_token_text(reading->text, reading->tokens.items[noun]);
    bool is_genitive = hsy_word_is(reading, range.first, HSY_S("des"));
    if (is_genitive) word = without_genitive(word, reading->folded[noun]);
    while (first > range.first + 1 && is_adjective(reading, first - 1)) first--;
    if (first == noun && !is_genitive) return hsy_range_text(reading, (hsy_range){range.first + 1, range.end});
    hsy_slice folded = hsy_slice_sub(reading->folded[noun], 0, word.length);
    strong_ending ending = first < noun ? ending_of(reading, range.first, first, folded) : ENDING_NONE;
    if (first < noun && ending == ENDING_NONE) return hsy_range_text(reading, (hsy_range){range.first + 1, range.end});
    hsy_buffer text = hsy_buffer_in(reading->arena, 0);
    hsy_slice lead = hsy_range_text(reading, (hsy_range){range.first + 1, first}); /* "von der Hamas" */
    hsy_buffer_add(&text, lead);
    if (lead.length) hsy_buffer_add_byte(&text, ' ');
    for (uint32_t i = first; i < noun; i++) {
        add_adjective(&text, hsy_token_text(reading->text, reading->tokens.items[i]), ending);
        hsy_buffer_add_byte(&text, ' ');
    }
    hsy_buffer_add(&text, word);
    return hsy_buffer_text(&text);
}
