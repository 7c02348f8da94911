/* German "nach" and "laut" with a noun of saying: whose words they are.
 *
 *     Nach Angaben [der Polizei] …     nach [libanesischen Angaben] …     laut [Medienberichten] …
 *     [ihrer Meinung] nach …           nach Einschätzung [von Fachleuten] …
 *
 * The noun is known by the end of the compound ("Polizeiangaben"). A genitive or "von" behind it names the speaker; a
 * compound in the plural says itself whose words they are and takes none ("nach Polizeiangaben | der Mann"). Not
 * counted: a time behind something ("zwei Tage nach dem Urteil").
 */
#include <string.h>

#include "statements/german.h"

enum {
    MOST_ADJECTIVES = 4, /* tokens between "nach" and its noun */
    LONGEST_WORD = 100,  /* bytes */
    LEAST_END = 5,       /* bytes of the end of a compound */
};

/* Whether "nach" with this noun is in the table, for the noun (1) or the end of the compound that it is (2); or 0. */
static int saying_noun(const hsy_reading *reading, uint32_t token) {
    char key[LONGEST_WORD] = "nach ";
    const size_t lead = strlen(key);
    hsy_slice word = token < reading->tokens.count ? reading->folded[token] : (hsy_slice){"", 0};
    bool is_noun = hsy_is_capital(reading, token) || hsy_slice_find_byte(word, '-', 0) != HSY_NOT_FOUND;
    if (!is_noun) return 0;
    for (size_t from = 0; from < word.length && (from == 0 || from + LEAST_END <= word.length); from++) {
        size_t length = word.length - from;
        if (lead + length > sizeof key) continue;
        memcpy(key + lead, word.at + from, length);
        if (hsy_lexicon_find(reading->phrases, (hsy_slice){key, lead + length}) >= 0) return from == 0 ? 1 : 2;
    }
    return 0;
}

/* "Angaben | des Ministers", "Angaben | Syriens", "Angaben | libanesischer Behörden"; not "laut Angaben | ein Mann". */
static bool opens_genitive(const hsy_reading *reading, uint32_t token) {
    hsy_slice word = reading->folded[token];
    switch (hsy_class_at(reading, token)) {
    case HSY_WORD_DETERMINER:
        return hsy_slice_ends(word, HSY_S("er")) || (hsy_slice_ends(word, HSY_S("es")) && word.length > 2) ||
               hsy_word_is(reading, token, HSY_S("des"));
    case HSY_WORD_OPEN:
        if (!hsy_is_capital(reading, token))
            return hsy_slice_ends(word, HSY_S("er")) && hsy_is_capital(reading, token + 1);
        return reading->marks[token].name != HSY_NO_TOKEN || hsy_slice_ends(word, HSY_S("s"));
    case HSY_WORD_MARK: return true;
    default: return false;
    }
}

static bool is_plural_compound(const hsy_reading *reading, uint32_t noun) {
    hsy_slice word = reading->folded[noun];
    return hsy_slice_ends(word, HSY_S("angaben")) || hsy_slice_ends(word, HSY_S("berichten")) ||
           hsy_slice_ends(word, HSY_S("informationen")) || hsy_slice_ends(word, HSY_S("meinung"));
}

/* "nach starken Vorstellungen gegen X" tells of games unless somebody has them ("nach Vorstellung des Rats"). */
static bool is_image(const hsy_reading *reading, uint32_t noun) {
    hsy_slice word = reading->folded[noun];
    return hsy_slice_ends(word, HSY_S("vorstellung")) || hsy_slice_ends(word, HSY_S("vorstellungen"));
}

/* "zwei Tage | nach", "kurz | nach", "erst | nach": a time */
static bool is_time(const hsy_reading *reading, uint32_t at) {
    static const hsy_slice words[] = {
        HSY_SLICE("tage"),    HSY_SLICE("wochen"), HSY_SLICE("monate"), HSY_SLICE("jahre"), HSY_SLICE("stunden"),
        HSY_SLICE("minuten"), HSY_SLICE("kurz"),   HSY_SLICE("erst"),   HSY_SLICE("je"),    HSY_SLICE("unmittelbar"),
        HSY_SLICE("tag"),     HSY_SLICE("woche"),  HSY_SLICE("monat"),  HSY_SLICE("jahr")};
    if (at == 0) return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (hsy_word_is(reading, at - 1, words[i])) return true;
    return false;
}

/* The start of the noun, name or quoted name that ends before `at`, with adjectives and article. */
static uint32_t simple_phrase_start(const hsy_reading *reading, uint32_t at, uint32_t least) {
    uint32_t i = at - 1;
    if (!hsy_is_outside(reading, i)) {
        uint32_t open = reading->quotations.items[reading->marks[i].quotation].open;
        i = open >= least ? open : i;
    }
    while (i > least && hsy_class_at(reading, i - 1) == HSY_WORD_OPEN && hsy_is_capital(reading, i - 1)) i--;
    while (i > least) {
        hsy_word_class class = hsy_class_at(reading, i - 1);
        bool is_article = class == HSY_WORD_DETERMINER || hsy_is_pronoun(reading, i - 1, HSY_S("possessive"));
        if (is_article) return i - 1;
        bool is_adjective = (class == HSY_WORD_OPEN || class == HSY_WORD_NUMBER) && !hsy_is_capital(reading, i - 1);
        bool is_verb = i - 1 > least && hsy_class_at(reading, i - 2) == HSY_WORD_OPEN && hsy_is_capital(reading, i - 2);
        if (!is_adjective || is_verb || hsy_slice_ends(reading->folded[i - 1], HSY_S("t"))) break;
        i--;
    }
    return i;
}

hsy_range hsy_noun_phrase_before(const hsy_reading *reading, uint32_t at) {
    uint32_t least = hsy_sentence_of(reading, at)->first, i = at;
    if (at <= least) return (hsy_range){at, at};
    for (;;) {
        i = simple_phrase_start(reading, i, least);
        if (i <= least) break;
        bool is_genitive = hsy_class_at(reading, i) == HSY_WORD_DETERMINER && opens_genitive(reading, i) &&
                           hsy_class_at(reading, i - 1) == HSY_WORD_OPEN && hsy_is_capital(reading, i - 1);
        bool is_by = hsy_class_at(reading, i - 1) == HSY_WORD_OF && i > least + 2 && hsy_is_capital(reading, i - 2);
        if (!is_genitive && !is_by) break;
        if (is_by) i--;
    }
    return (hsy_range){i, at};
}

bool hsy_take_saying(const hsy_reading *reading, uint32_t at, hsy_saying *saying) {
    uint32_t end = hsy_sentence_of(reading, at)->end, noun = at + 1;
    if (is_time(reading, at)) return false;
    while (noun < end && noun <= at + MOST_ADJECTIVES && !saying_noun(reading, noun)) {
        hsy_word_class class = hsy_class_at(reading, noun);
        if (class != HSY_WORD_OPEN && class != HSY_WORD_DETERMINER && class != HSY_WORD_PRONOUN) break;
        noun++;
    }
    int kind = noun < end ? saying_noun(reading, noun) : 0;
    *saying = (hsy_saying){.phrase = {at, noun + 1}};
    if (kind) {
        bool is_by = hsy_class_at(reading, noun + 1) == HSY_WORD_OF;
        uint32_t from = noun + 1 + (is_by ? 1 : 0);
        bool takes = !(kind == 2 && is_plural_compound(reading, noun)) && from < end;
        hsy_range rest = takes ? hsy_phrase_after(reading, from, end) : (hsy_range){from, from};
        bool is_named = rest.first == from && rest.first < rest.end && (is_by || opens_genitive(reading, rest.first));
        if (!is_named && is_image(reading, noun) && !hsy_is_pronoun(reading, at + 1, HSY_S("possessive"))) return false;
        saying->source = is_named ? rest : (hsy_range){at + 1, noun + 1};
        if (is_named) saying->phrase.end = rest.end;
        hsy_parts_add(&saying->cue, at, at + 1);
        if (is_named) hsy_parts_add(&saying->cue, noun, noun + 1);
        return true;
    }
    if (at == 0 || !hsy_word_is(reading, at, HSY_S("nach")) || !saying_noun(reading, at - 1)) return false;
    saying->source = hsy_noun_phrase_before(reading, at);
    saying->phrase = (hsy_range){saying->source.first, at + 1};
    hsy_parts_add(&saying->cue, at, at + 1);
    return true;
}
