/* Speakers: who is meant by the words that name the source.
 *
 *     "Communications Minister Fahmi Fadzil"  -> Fahmi Fadzil, official
 *     "Fahmi"                                 -> Fahmi Fadzil
 *     "a lawyer for Fahmi", "Fahmi's lawyer"  -> lawyer for Fahmi, unnamed
 *     "a report by the Harbour Weekly"        -> Harbour Weekly, but "a study by Lund" -> study by Lund, a document
 *     "a police spokesman"                    -> police spokesman, unnamed, official for the body he speaks for
 *
 * Names come from text/name.h, people from cast.c; what kind of speaker a common noun is, from speaker-words.tsv;
 * whom "he" and "the minister" stand for, from reference.c.
 */
#include "statements/speaker.h"

#include <string.h>

enum {
    MOST_MENTIONS = 1024, /* names looked at for the fullest form */
    MOST_DESCRIPTION = 9, /* tokens of an unnamed speaker's description */
    MOST_DEFINITE = 7,    /* tokens of a phrase that stands for somebody named before */
};

/* The name cut to the words of a range: it may run over a glued place. */
static hsy_slice name_in_range(const hsy_reading *reading, const hsy_name *name, hsy_range range) {
    uint32_t end = reading->tokens.items[range.end - 1].end, start = reading->tokens.items[range.first].start;
    hsy_name cut = *name;
    if (cut.span.end > end && cut.span.start < end) cut.span.end = end;
    if (cut.span.start < start && cut.span.end > start) cut.span.start = start;
    return hsy_cast_name(reading, &cut);
}

static hsy_speaker_type type_named(hsy_slice name) {
    for (int t = 0; t <= HSY_SPEAKER_UNKNOWN; t++)
        if (hsy_slice_equal(hsy_speaker_type_name((hsy_speaker_type)t), name)) return (hsy_speaker_type)t;
    return HSY_SPEAKER_UNKNOWN;
}

hsy_speaker hsy_speaker_of_person(const hsy_cast *cast, uint32_t who) {
    const hsy_person *person = &cast->people.items[who];
    return (hsy_speaker){.name = person->fullest,
                         .affiliation = {"", 0},
                         .type = person->is_official ? HSY_SPEAKER_OFFICIAL : HSY_SPEAKER_PERSON,
                         .is_named = true};
}

hsy_speaker_type hsy_type_of_name(hsy_name_kind kind) {
    switch (kind) {
    case HSY_NAME_PERSON: return HSY_SPEAKER_PERSON;
    case HSY_NAME_OUTLET: return HSY_SPEAKER_OUTLET;
    case HSY_NAME_AGENCY: return HSY_SPEAKER_AGENCY;
    default: return HSY_SPEAKER_ORGANISATION;
    }
}

/* German: the body that ends at `noun`, as it is called without its article: "Weißes Haus"; empty when no article opens
 * the phrase. */
static hsy_slice german_body(const hsy_reading *reading, hsy_range range, uint32_t noun) {
    bool has_article = reading->tongue == HSY_TONGUE_GERMAN && range.first < noun &&
                       hsy_class_at(reading, range.first) == HSY_WORD_DETERMINER;
    return has_article ? hsy_strong_form(reading, (hsy_range){range.first, noun + 1}) : (hsy_slice){"", 0};
}

/* The words of a description without the article, up to a comma. */
static hsy_slice description(const hsy_reading *reading, hsy_range range) {
    bool is_french = reading->tongue == HSY_TONGUE_FRENCH;
    while (range.first < range.end && (hsy_class_at(reading, range.first) == HSY_WORD_DETERMINER ||
                                       hsy_class_at(reading, range.first) == HSY_WORD_ADVERB ||
                                       (is_french && hsy_class_at(reading, range.first) == HSY_WORD_OF))) {
        bool is_part = reading->tongue == HSY_TONGUE_ENGLISH && hsy_class_at(reading, range.first + 1) == HSY_WORD_OF;
        if (is_part) break; /* "some of the residents" */
        range.first++;
    }
    uint32_t end = range.first;
    while (end < range.end && hsy_class_at(reading, end) != HSY_WORD_COMMA && end - range.first < MOST_DESCRIPTION)
        end++;
    while (reading->tongue == HSY_TONGUE_FRENCH && end > range.first + 1 && end < range.end &&
           hsy_class_at(reading, end - 1) != HSY_WORD_OPEN) /* "bilan de la |" */
        end--;
    return hsy_range_text(reading, (hsy_range){range.first, end});
}

/* French: "of" behind a noun that is no kind of quantity: "l'examen | du policier", but "une partie | des élus". */
static bool hangs_on_noun(const hsy_reading *reading, uint32_t i) {
    static const hsy_slice parts[] = {HSY_SLICE("partie"),    HSY_SLICE("plupart"), HSY_SLICE("majorité"),
                                      HSY_SLICE("centaine"),  HSY_SLICE("dizaine"), HSY_SLICE("vingtaine"),
                                      HSY_SLICE("trentaine"), HSY_SLICE("poignée"), HSY_SLICE("nombre"),
                                      HSY_SLICE("beaucoup"),  HSY_SLICE("groupe"),  HSY_SLICE("ensemble")};
    hsy_slice word = reading->folded[i];
    bool is_of = hsy_class_at(reading, i) == HSY_WORD_OF || hsy_slice_equal(word, HSY_S("du")) ||
                 hsy_slice_equal(word, HSY_S("des"));
    if (!is_of || hsy_class_at(reading, i - 1) != HSY_WORD_OPEN || hsy_is_capital(reading, i - 1)) return false;
    for (size_t k = 0; k < sizeof parts / sizeof *parts; k++)
        if (hsy_word_is(reading, i - 1, parts[k])) return false;
    return true;
}

/* The token of the word that says what kind of speaker it is, or HSY_NO_TOKEN: the last of a run, but in French, where
 * adjectives follow ("l'administration | militaire"), the first. */
static uint32_t head_word(const hsy_reading *reading, hsy_range range) {
    uint32_t head = HSY_NO_TOKEN;
    for (uint32_t i = range.first; i < range.end; i++) {
        hsy_word_class class = hsy_class_at(reading, i);
        if (reading->marks[i].speaker >= 0) {
            head = i;
            if (reading->tongue == HSY_TONGUE_FRENCH) break;
        } else if (reading->tongue == HSY_TONGUE_FRENCH && i > range.first && hangs_on_noun(reading, i)) {
            break;
        } else if (head != HSY_NO_TOKEN && (class == HSY_WORD_OF || class == HSY_WORD_COMMA ||
                                            class == HSY_WORD_DETERMINER || class == HSY_WORD_PREPOSITION)) {
            break;
        }
    }
    return head;
}

static uint32_t first_token(const hsy_reading *reading, hsy_range range, uint32_t name) {
    uint32_t i = range.first;
    while (i < range.end && reading->marks[i].name != name) i++;
    return i;
}

static bool is_possessive(const hsy_reading *reading, uint32_t token) {
    return hsy_slice_ends(reading->folded[token], HSY_S("'s")) || hsy_slice_ends(reading->folded[token], HSY_S("s'"));
}

/* "one of the hostages, | Mina Sarr" */
static bool is_apposed(const hsy_reading *reading, hsy_range range, uint32_t head, uint32_t name) {
    uint32_t first = first_token(reading, range, name);
    return first > head + 1 && hsy_class_at(reading, first - 1) == HSY_WORD_COMMA;
}

static bool is_person_word(const hsy_reading *reading, uint32_t token) {
    int32_t row = reading->marks[token].speaker;
    return row >= 0 && hsy_is_person_type(type_named(hsy_lexicon_cell(reading->speakers, row, 1)));
}

/* "un proche | d'Edouard Keller", "the ghost | of Keller": the lower noun behind an article that a name hangs on, of no
 * known kind; HSY_NO_TOKEN when there is none. */
static uint32_t noun_with_owner(const hsy_reading *reading, hsy_range range, uint32_t name) {
    uint32_t first = first_token(reading, range, name);
    bool is_one = reading->tongue != HSY_TONGUE_GERMAN && first >= range.first + 3 &&
                  hsy_class_at(reading, range.first) == HSY_WORD_DETERMINER &&
                  hsy_class_at(reading, first - 1) == HSY_WORD_OF &&
                  hsy_class_at(reading, first - 2) == HSY_WORD_OPEN && !hsy_is_capital(reading, first - 2);
    return is_one ? first - 2 : HSY_NO_TOKEN;
}

/* "a lawyer for | Keller", "l'avocat de | Marc Keller", "Keller's | lawyer": the person named is whom another one with
 * the word at `head` belongs to. */
static bool is_owner(const hsy_reading *reading, hsy_range range, uint32_t head, uint32_t name) {
    if (head == HSY_NO_TOKEN) head = noun_with_owner(reading, range, name);
    if (head == HSY_NO_TOKEN || hsy_has_use(reading, head, HSY_S("issued"))) return false;
    bool is_body = reading->tongue == HSY_TONGUE_FRENCH &&
                   !is_person_word(reading, head) && /* "le site dirigé par X" */
                   first_token(reading, range, name) > head + 1 && !is_apposed(reading, range, head, name);
    hsy_slice kind = hsy_lexicon_cell(reading->speakers, reading->marks[head].speaker, 1);
    if (is_body && !hsy_slice_equal(kind, HSY_S("group")) && !hsy_slice_equal(kind, HSY_S("unknown"))) return true;
    uint32_t first = first_token(reading, range, name), last = first;
    hsy_span title = reading->names.items[name].title;
    while (first > head + 1 && hsy_class_at(reading, first - 1) == HSY_WORD_OPEN && /* for | President Omar Diallo */
           (is_person_word(reading, first - 1) ||
            (reading->tongue == HSY_TONGUE_ENGLISH && hsy_is_capital(reading, first - 1) &&
             reading->tokens.items[first - 1].start >= title.start && title.end > title.start)))
        first--;
    while (last + 1 < range.end && reading->marks[last + 1].name == name) last++;
    if (last < head) return reading->tongue == HSY_TONGUE_ENGLISH && is_possessive(reading, last);
    if (head >= first) return false;
    bool has_article = first > range.first && hsy_class_at(reading, first - 1) == HSY_WORD_DETERMINER;
    bool is_genitive = has_article && reading->tongue == HSY_TONGUE_GERMAN && first == head + 2;
    if (has_article) first--;
    hsy_word_class before = first > range.first ? hsy_class_at(reading, first - 1) : HSY_WORD_STOP;
    return is_genitive || (first == head + 2 && (before == HSY_WORD_OF || before == HSY_WORD_PREPOSITION));
}

typedef struct found_names {
    uint32_t person, outlet, other; /* names, or HSY_NO_TOKEN */
    uint32_t owner;                 /* a person whom the speaker speaks for or belongs to */
} found_names;

/* "Harris senior adviser | David Plouffe": a word for a person between two names, no comma: the second is meant. */
static bool is_headed(const hsy_reading *reading, hsy_range range, uint32_t one, uint32_t other) {
    if (one == other || reading->tongue == HSY_TONGUE_FRENCH) return false;
    bool has_word = false;
    for (uint32_t i = first_token(reading, range, one) + 1; i < range.end && reading->marks[i].name != other; i++) {
        hsy_word_class class = hsy_class_at(reading, i);
        if (class == HSY_WORD_COMMA || class == HSY_WORD_OF || class == HSY_WORD_PREPOSITION || class == HSY_WORD_AND)
            return false;
        has_word |= reading->marks[i].name != one && is_person_word(reading, i);
    }
    return has_word;
}

/* "the Fars | news agency": a single name right before the word for a body is the body's. */
static bool leads_body(const hsy_reading *reading, hsy_range range, uint32_t head, uint32_t name) {
    enum { MOST_BETWEEN = 2 };
    if (head == HSY_NO_TOKEN || reading->tongue != HSY_TONGUE_ENGLISH) return false;
    hsy_slice type = hsy_lexicon_cell(reading->speakers, reading->marks[head].speaker, 1);
    bool is_body = hsy_slice_equal(type, HSY_S("organisation")) || hsy_slice_equal(type, HSY_S("outlet")) ||
                   hsy_slice_equal(type, HSY_S("agency"));
    uint32_t first = first_token(reading, range, name);
    bool is_single = first + 1 >= range.end || reading->marks[first + 1].name != name;
    return is_body && is_single && head > first && head - first <= MOST_BETWEEN && !is_possessive(reading, first);
}

/* "The | state news agency": an English name that an outlet has too, with a small letter where that has a capital. */
static bool is_common_pair(const hsy_reading *reading, uint32_t token) {
    bool is_article = hsy_word_is(reading, token, HSY_S("the"));
    if (!is_article && token > 0) is_article = hsy_word_is(reading, token - 1, HSY_S("the"));
    uint32_t noun = hsy_word_is(reading, token, HSY_S("the")) ? token + 1 : token;
    return is_article && reading->tongue == HSY_TONGUE_ENGLISH && !hsy_is_capital(reading, noun);
}

/* "the Norlander and Sudlander | governments": an adjective that a paper is called by too. */
static bool belongs_to_body(const hsy_reading *reading, uint32_t head, uint32_t token) {
    static const hsy_slice bodies[] = {HSY_SLICE("government"), HSY_SLICE("governments"), HSY_SLICE("parliament"),
                                       HSY_SLICE("army"),       HSY_SLICE("police"),      HSY_SLICE("authorities"),
                                       HSY_SLICE("officials"),  HSY_SLICE("military")};
    if (head == HSY_NO_TOKEN || head <= token || reading->tongue != HSY_TONGUE_ENGLISH) return false;
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++)
        if (hsy_word_is(reading, head, bodies[i])) return true;
    return false;
}

static found_names names_in(const hsy_cast *cast, hsy_range range, uint32_t head) {
    const hsy_reading *reading = cast->reading;
    found_names found = {HSY_NO_TOKEN, HSY_NO_TOKEN, HSY_NO_TOKEN, HSY_NO_TOKEN};
    for (uint32_t i = range.first; i < range.end; i++) {
        uint32_t name = reading->marks[i].name;
        if (name == HSY_NO_TOKEN || name == found.owner) continue;
        hsy_name_kind kind = reading->names.items[name].kind;
        if (cast->person_of[name] != HSY_NO_TOKEN && !leads_body(reading, range, head, name)) {
            if (found.person != HSY_NO_TOKEN && !is_headed(reading, range, found.person, name)) continue;
            if (is_owner(reading, range, head, name))
                found.owner = name;
            else
                found.person = name;
        } else if (cast->person_of[name] != HSY_NO_TOKEN) {
            found.other = name;
        } else if ((kind == HSY_NAME_OUTLET || kind == HSY_NAME_AGENCY) &&
                   (is_common_pair(reading, i) || belongs_to_body(reading, head, i))) {
            continue;
        } else if (kind == HSY_NAME_OUTLET || kind == HSY_NAME_AGENCY) {
            if (found.outlet == HSY_NO_TOKEN) found.outlet = name;
        } else if (found.other == HSY_NO_TOKEN || kind == HSY_NAME_ORGANISATION) {
            if (found.other == HSY_NO_TOKEN || reading->names.items[found.other].kind != HSY_NAME_ORGANISATION)
                found.other = name;
        }
    }
    return found;
}

static hsy_slice without_article(hsy_slice name) {
    return hsy_slice_starts(name, HSY_S("the ")) ? hsy_slice_sub(name, strlen("the "), name.length) : name;
}

/* "Amnesty" of "Amnesty International", "Fed" of "Federal Reserve" */
static bool is_short_for(const hsy_reading *reading, hsy_slice own, const hsy_name *name, const hsy_name *other) {
    enum { LEAST_SHORT = 3, MOST_SHORT = 4 };
    hsy_slice longer = without_article(hsy_cast_name(reading, other));
    bool may_be = name->kind == HSY_NAME_ORGANISATION || name->kind == HSY_NAME_UNKNOWN;
    if (!may_be || other->kind != HSY_NAME_ORGANISATION || longer.length <= own.length + 1) return false;
    bool is_cut = own.length >= LEAST_SHORT && own.length <= MOST_SHORT && hsy_is_lower(own.at[own.length - 1]) &&
                  hsy_is_lower(longer.at[own.length]) && hsy_slice_find_byte(longer, ' ', 0) != HSY_NOT_FOUND;
    return (longer.at[own.length] == ' ' || is_cut) && hsy_slice_starts(longer, own);
}

/* Whether the capitals of `longer`'s words are the letters of `sign`: "AFP" of "Agence France-Presse". */
static bool are_initials(hsy_slice sign, hsy_slice longer) {
    size_t found = 0;
    for (size_t i = 0; i < longer.length && found < sign.length; i++) {
        bool opens = i == 0 || longer.at[i - 1] == ' ' || longer.at[i - 1] == '-';
        if (opens && !hsy_is_lower(longer.at[i]) && hsy_to_lower(longer.at[i]) == hsy_to_lower(sign.at[found])) found++;
    }
    return sign.length > 1 && found == sign.length;
}

hsy_slice hsy_fullest_name(const hsy_reading *reading, const hsy_name *name) {
    hsy_slice own = without_article(hsy_cast_name(reading, name)), fullest = own;
    for (size_t i = 0; i < reading->names.count && i < MOST_MENTIONS && name->canonical.length; i++) {
        const hsy_name *other = &reading->names.items[i];
        if (other->span.end - other->span.start <= fullest.length) continue;
        hsy_slice longer = without_article(hsy_cast_name(reading, other));
        bool is_form = hsy_slice_find(longer, own, 0) != HSY_NOT_FOUND || are_initials(own, longer);
        bool is_same =
            (is_form && hsy_slice_equal(other->canonical, name->canonical)) || is_short_for(reading, own, name, other);
        if (is_same && longer.length > fullest.length) fullest = longer;
    }
    bool has_lost_article = reading->tongue == HSY_TONGUE_FRENCH && name->kind == HSY_NAME_OUTLET && /* "au | Monde" */
                            name->canonical.length > fullest.length && hsy_slice_ends(name->canonical, fullest);
    return has_lost_article ? name->canonical : fullest;
}

static bool is_definite(const hsy_reading *reading, hsy_range range) {
    static const hsy_slice articles[] = {HSY_SLICE("the"),  HSY_SLICE("der"),    HSY_SLICE("die"),   HSY_SLICE("das"),
                                         HSY_SLICE("dem"),  HSY_SLICE("den"),    HSY_SLICE("des"),   HSY_SLICE("le"),
                                         HSY_SLICE("la"),   HSY_SLICE("l'"),     HSY_SLICE("ce"),    HSY_SLICE("cette"),
                                         HSY_SLICE("this"), HSY_SLICE("dieser"), HSY_SLICE("diese"), HSY_SLICE("cet")};
    if (reading->tongue == HSY_TONGUE_FRENCH && hsy_word_is(reading, range.first, HSY_S("des"))) return false;
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
        if (hsy_word_is(reading, range.first, articles[i])) return true;
    return false;
}

/* French: "un jihadiste d'Aqmi", "des médecins": nobody is named. */
static bool is_indefinite(const hsy_reading *reading, hsy_range range) {
    static const hsy_slice articles[] = {HSY_SLICE("un"),        HSY_SLICE("une"),      HSY_SLICE("des"),
                                         HSY_SLICE("plusieurs"), HSY_SLICE("certains"), HSY_SLICE("certaines"),
                                         HSY_SLICE("quelques")};
    bool opens = false;
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
        opens |= hsy_word_is(reading, range.first, articles[i]);
    return opens && range.end > range.first + 1 && !hsy_is_capital(reading, range.first + 1);
}

/* Words that make a phrase a name of its own: "the White House", "das Weiße Haus", "the Health Ministry". */
static bool has_proper_word(const hsy_reading *reading, hsy_range range, uint32_t head) {
    for (uint32_t i = range.first; i < range.end; i++) {
        if (hsy_class_at(reading, i) != HSY_WORD_OPEN || !hsy_is_capital(reading, i)) continue;
        if (reading->tongue != HSY_TONGUE_GERMAN || i < head) return true;
    }
    return false;
}

/* German: "Definition", "Berechnung": an ending that family names do not have. */
static bool is_abstract(hsy_slice folded) {
    static const hsy_slice ends[] = {HSY_SLICE("ion"),    HSY_SLICE("ung"), HSY_SLICE("heit"), HSY_SLICE("keit"),
                                     HSY_SLICE("schaft"), HSY_SLICE("tät"), HSY_SLICE("nis"),  HSY_SLICE("ismus")};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (folded.length > 6 && hsy_slice_ends(folded, ends[i])) return true;
    return false;
}

/* German: "Gesundheitsministerium", "Nasser-Krankenhaus": what stands before the head makes it one of its kind. */
static bool is_compound_name(const hsy_reading *reading, uint32_t head) {
    if (reading->tongue != HSY_TONGUE_GERMAN || head == HSY_NO_TOKEN) return false;
    hsy_slice word = hsy_token_text(reading->text, reading->tokens.items[head]);
    size_t hyphen = hsy_slice_find_byte(word, '-', 0);
    if (hyphen != HSY_NOT_FOUND && hyphen > 2) return true;
    hsy_slice key = reading->speakers->keys[reading->marks[head].speaker];
    return hsy_has_use(reading, head, HSY_S("state")) && reading->folded[head].length > key.length + 2;
}

/* A bare lower word that is no noun for a speaker: what a cut clause left over ("handled", "part"). */
static bool is_rest(const hsy_reading *reading, hsy_range range) {
    return reading->tongue != HSY_TONGUE_GERMAN && range.end == range.first + 1 &&
           !hsy_is_capital(reading, range.first) && !hsy_slice_ends(reading->folded[range.first], HSY_S("s"));
}

/* "der Sender Küstenfunk": a capital behind the head is the name in German, but "Radio Kalder" is one whole. */
static bool has_own_name(const hsy_reading *reading, hsy_range range, uint32_t head) {
    if (reading->tongue != HSY_TONGUE_GERMAN || head == HSY_NO_TOKEN || head + 1 >= range.end) return false;
    if (hsy_class_at(reading, head + 1) != HSY_WORD_OPEN || !hsy_is_capital(reading, head + 1)) return false;
    const hsy_lexicon *forms = hsy_lexicon_named(HSY_S("any"), HSY_S("name-forms"));
    return hsy_lexicon_find(forms, reading->folded[head]) < 0 || head > range.first;
}

/* A phrase in which text/name.h found nothing: "Leavitt" alone, "the officials", "NATO-Kreise". */
static hsy_speaker describe(const hsy_cast *cast, hsy_range range, uint32_t head, hsy_speaker_type type) {
    const hsy_reading *reading = cast->reading;
    hsy_speaker speaker = {.name = {"", 0}, .affiliation = {"", 0}, .type = type};
    bool is_bare = type == HSY_SPEAKER_UNKNOWN && head != HSY_NO_TOKEN && range.end - range.first <= 2 &&
                   (head == range.first || hsy_class_at(reading, range.first) != HSY_WORD_OPEN);
    if (is_bare) return speaker; /* "the source" tells nothing */
    speaker.name = description(reading, range);
    if (has_own_name(reading, range, head)) {
        speaker.name = description(reading, (hsy_range){head + 1, range.end});
        speaker.is_named = true;
        return speaker;
    }
    if (head != HSY_NO_TOKEN) {
        speaker.is_named = type == HSY_SPEAKER_ORGANISATION &&
                           (has_proper_word(reading, range, head) || is_compound_name(reading, head));
        hsy_slice body = type == HSY_SPEAKER_ORGANISATION ? german_body(reading, range, head) : (hsy_slice){"", 0};
        if (body.length && (head + 1 >= range.end || speaker.is_named)) speaker.name = body;
        return speaker;
    }
    if (range.first >= range.end) return speaker;
    if (is_rest(reading, range)) speaker.name.length = 0;
    uint32_t last = range.first;
    while (last + 1 < range.end && hsy_class_at(reading, last + 1) != HSY_WORD_OF &&
           hsy_class_at(reading, last + 1) != HSY_WORD_COMMA)
        last++;
    hsy_word_class opening = hsy_class_at(reading, range.first);
    bool is_german = reading->tongue == HSY_TONGUE_GERMAN;
    bool is_plain = is_german && (!hsy_is_capital(reading, range.first) || /* "sinnvolle Perspektiven", "Forschende" */
                                  (last == range.first && (hsy_slice_ends(reading->folded[last], HSY_S("ende")) ||
                                                           is_abstract(reading->folded[last]) ||
                                                           hsy_slice_ends(reading->folded[last], HSY_S("innen")) ||
                                                           hsy_slice_ends(reading->folded[last], HSY_S("ungen")) ||
                                                           hsy_slice_ends(reading->folded[last], HSY_S("isten")))));
    if (is_plain && hsy_slice_ends(reading->folded[last], HSY_S("en"))) speaker.type = HSY_SPEAKER_GROUP;
    if (is_plain) return speaker;
    if (hsy_is_capital(reading, last) && (!is_german || opening == HSY_WORD_OPEN)) {
        bool is_given = hsy_lexicon_find(cast->first_names, reading->folded[last]) >= 0;
        bool is_person = is_german || (opening == HSY_WORD_OPEN && (last > range.first || is_given));
        speaker.type = is_person ? HSY_SPEAKER_PERSON : HSY_SPEAKER_ORGANISATION; /* people come with full names */
        speaker.is_named = true;
    } else if (!is_german && hsy_slice_ends(reading->folded[last], HSY_S("s"))) {
        speaker.type = HSY_SPEAKER_GROUP;
    }
    return speaker;
}

/* The person whose name or single last name stands in the range. */
static uint32_t person_in(const hsy_cast *cast, hsy_range range, const found_names *names) {
    if (names->person != HSY_NO_TOKEN) return cast->person_of[names->person];
    for (uint32_t i = range.first; i < range.end && names->owner == HSY_NO_TOKEN; i++) {
        if (!hsy_is_capital(cast->reading, i) || hsy_class_at(cast->reading, i) != HSY_WORD_OPEN) continue;
        if (cast->reading->marks[i].speaker >= 0 || cast->reading->marks[i].name != HSY_NO_TOKEN) continue;
        uint32_t person = hsy_cast_by_word(cast, hsy_token_text(cast->reading->text, cast->reading->tokens.items[i]));
        if (person != HSY_NO_TOKEN) return person;
    }
    return HSY_NO_TOKEN;
}

/* "the operator | of the Selmar dam": what a name of no known kind stands in behind "of" is described, not named. */
static bool is_described(const hsy_reading *reading, hsy_range range, uint32_t head, uint32_t name) {
    if (head == HSY_NO_TOKEN) return false;
    bool is_behind = first_token(reading, range, name) > head + 1;
    if (is_behind && hsy_has_use(reading, head, HSY_S("authority"))) return true;
    bool is_where =
        is_behind && reading->names.items[name].kind == HSY_NAME_PLACE && reading->tongue != HSY_TONGUE_GERMAN;
    if (is_where && !hsy_is_capital(reading, head)) return true; /* "a company in Florida" */
    if (hsy_is_capital(reading, head)) return false;
    return is_behind && reading->tongue == HSY_TONGUE_ENGLISH && reading->names.items[name].kind == HSY_NAME_UNKNOWN &&
           hsy_class_at(reading, head + 1) == HSY_WORD_OF;
}

/* The type that the head word gives: who speaks for a state body is an official. */
static hsy_speaker_type type_of_head(const hsy_reading *reading, hsy_range range, uint32_t head) {
    if (head == HSY_NO_TOKEN) return HSY_SPEAKER_UNKNOWN;
    hsy_speaker_type type = type_named(hsy_lexicon_cell(reading->speakers, reading->marks[head].speaker, 1));
    if (hsy_word_is(reading, head, HSY_S("agency")) && head > range.first &&
        hsy_word_is(reading, head - 1, HSY_S("news")))
        return HSY_SPEAKER_AGENCY;
    bool is_bare = head == range.first && (head + 1 >= range.end || !hsy_is_capital(reading, head + 1));
    if (reading->tongue == HSY_TONGUE_GERMAN && hsy_is_person_type(type) && is_bare &&
        hsy_slice_ends(reading->folded[head], HSY_S("er")))
        return HSY_SPEAKER_GROUP; /* "Mitarbeiter der Klinik" without an article are several */
    if (type != HSY_SPEAKER_PERSON || !hsy_has_use(reading, head, HSY_S("speaks"))) return type;
    for (uint32_t i = range.first; i < range.end; i++)
        if (hsy_has_use(reading, i, HSY_S("state"))) return HSY_SPEAKER_OFFICIAL;
    return type;
}

/* "Russia's | Defence Ministry": with its owner; empty when it has none. */
static hsy_slice owned_name(const hsy_reading *reading, hsy_range range, uint32_t name) {
    uint32_t first = first_token(reading, range, name), end = first, owner = first;
    bool has_owner = reading->tongue == HSY_TONGUE_ENGLISH && first > range.first &&
                     is_possessive(reading, first - 1) && reading->marks[first - 1].name != HSY_NO_TOKEN &&
                     reading->names.items[name].kind == HSY_NAME_ORGANISATION;
    if (!has_owner) return (hsy_slice){"", 0};
    while (end < range.end && reading->marks[end].name == name) end++;
    owner--;
    while (owner > range.first && reading->marks[owner - 1].name == reading->marks[owner].name) owner--;
    return hsy_range_text(reading, (hsy_range){owner, end});
}

static bool is_one_token(const hsy_reading *reading, uint32_t name, uint32_t token) {
    hsy_span span = reading->names.items[name].span;
    return span.start >= reading->tokens.items[token].start && span.end <= reading->tokens.items[token].end;
}

/* A speaker that is named in the phrase but no person: an outlet, a body, a place that stands for its government. */
static bool speaker_of_body(const hsy_cast *cast, uint32_t index, hsy_range range, const found_names *names,
                            uint32_t head, hsy_speaker_type type, hsy_speaker *speaker) {
    const hsy_reading *reading = cast->reading;
    if (names->owner != HSY_NO_TOKEN && head == HSY_NO_TOKEN) return false;
    bool speaks_for = hsy_is_person_type(type) || type == HSY_SPEAKER_GROUP || type == HSY_SPEAKER_UNKNOWN;
    if ((speaks_for && head != HSY_NO_TOKEN) || names->owner != HSY_NO_TOKEN) return false;
    if (names->outlet != HSY_NO_TOKEN && !is_described(reading, range, head, names->outlet)) {
        const hsy_name *name = &reading->names.items[names->outlet];
        *speaker = (hsy_speaker){hsy_fullest_name(reading, name), {"", 0}, hsy_type_of_name(name->kind), true};
        return true;
    }
    if (names->other == HSY_NO_TOKEN || is_described(reading, range, head, names->other)) return false;
    bool is_common = reading->tongue == HSY_TONGUE_GERMAN && head != HSY_NO_TOKEN && /* "das Ministerium" */
                     reading->marks[head].name == names->other && is_one_token(reading, names->other, head) &&
                     !is_compound_name(reading, head) && hsy_class_at(reading, range.first) == HSY_WORD_DETERMINER &&
                     head == range.first + 1 && head + 1 == range.end;
    if (is_common && hsy_speaker_of_definite(cast, index, range, head, type, speaker)) return true;
    const hsy_name *name = &reading->names.items[names->other];
    if (type == HSY_SPEAKER_DOCUMENT && name->kind == HSY_NAME_PLACE) return false; /* "an investigation in Sweden" */
    bool is_modifier = head != HSY_NO_TOKEN && type == HSY_SPEAKER_ORGANISATION &&
                       first_token(reading, range, names->other) < head && reading->marks[head].name != names->other;
    hsy_name_kind kind = name->kind == HSY_NAME_PERSON ? HSY_NAME_ORGANISATION : name->kind; /* nobody of the cast */
    speaker->type = type == HSY_SPEAKER_UNKNOWN || type == HSY_SPEAKER_DOCUMENT ? hsy_type_of_name(kind) : type;
    bool is_given = kind != HSY_NAME_PLACE && type == HSY_SPEAKER_UNKNOWN && range.end == range.first + 1 &&
                    hsy_lexicon_find(cast->first_names, reading->folded[range.first]) >= 0;
    if (is_given) speaker->type = HSY_SPEAKER_PERSON; /* "Abby said" */
    speaker->name = is_modifier ? description(reading, range) : name_in_range(reading, name, range);
    if (is_modifier) speaker->affiliation = hsy_cast_name(reading, name);
    hsy_slice owned = owned_name(reading, range, names->other);
    if (owned.length) speaker->name = owned;
    bool is_whole = hsy_slice_equal(speaker->name, hsy_cast_name(reading, name));
    if (is_whole) speaker->name = hsy_fullest_name(reading, name);
    bool ends_body = head != HSY_NO_TOKEN && type == HSY_SPEAKER_ORGANISATION &&
                     (is_modifier || reading->marks[head].name == names->other);
    hsy_slice body = ends_body ? german_body(reading, range, head) : (hsy_slice){"", 0};
    if (body.length > speaker->name.length || (is_modifier && body.length)) speaker->name = body;
    speaker->is_named = true;
    return true;
}

static hsy_slice affiliation_of(const hsy_cast *cast, const found_names *names) {
    if (names->owner != HSY_NO_TOKEN) return cast->people.items[cast->person_of[names->owner]].fullest;
    uint32_t name = names->other != HSY_NO_TOKEN ? names->other : names->outlet;
    return name == HSY_NO_TOKEN ? (hsy_slice){"", 0} : hsy_cast_name(cast->reading, &cast->reading->names.items[name]);
}

/* French: the first token of who issued the text: "un communiqué de | l'armée"; the end of the range when it is not
 * told. */
static uint32_t french_issuer(const hsy_reading *reading, hsy_range range, uint32_t head) {
    static const hsy_slice texts[] = {HSY_SLICE("communiqué"), HSY_SLICE("message"),  HSY_SLICE("tweet"),
                                      HSY_SLICE("lettre"),     HSY_SLICE("courrier"), HSY_SLICE("courriel"),
                                      HSY_SLICE("note"),       HSY_SLICE("tribune"),  HSY_SLICE("vidéo")};
    bool is_text = false;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) is_text |= hsy_word_is(reading, head, texts[i]);
    for (uint32_t i = head + 1; is_text && i + 1 < range.end; i++) {
        if (hsy_class_at(reading, i) == HSY_WORD_COMMA) break;
        if (hsy_class_at(reading, i) == HSY_WORD_OF || hsy_word_is(reading, i, HSY_S("du"))) return i + 1;
    }
    return range.end;
}

/* The person named behind the comma at the end of the phrase, or before the comma that it hangs on: "the lead author, |
 * Dr Ivan Petrov, told", "Helen Marsh, | of Leeds"; HSY_NO_TOKEN when there is none. */
static uint32_t person_beside(const hsy_cast *cast, hsy_range range) {
    enum { MOST_TITLES = 2 };
    const hsy_reading *reading = cast->reading;
    if (reading->tongue == HSY_TONGUE_GERMAN) return HSY_NO_TOKEN;
    if (hsy_class_at(reading, range.first) == HSY_WORD_OF && range.first >= 2) {
        uint32_t name = hsy_class_at(reading, range.first - 1) == HSY_WORD_COMMA ? reading->marks[range.first - 2].name
                                                                                 : HSY_NO_TOKEN;
        return name == HSY_NO_TOKEN ? HSY_NO_TOKEN : cast->person_of[name];
    }
    if (hsy_class_at(reading, range.end) != HSY_WORD_COMMA) return HSY_NO_TOKEN;
    uint32_t i = range.end + 1;
    while (i < range.end + 1 + MOST_TITLES && hsy_is_capital(reading, i) && reading->marks[i].name == HSY_NO_TOKEN) i++;
    if (i >= reading->tokens.count || !hsy_is_outside(reading, i)) return HSY_NO_TOKEN;
    uint32_t name = reading->marks[i].name;
    if (name == HSY_NO_TOKEN || cast->person_of[name] == HSY_NO_TOKEN) return HSY_NO_TOKEN;
    while (i < reading->tokens.count && reading->marks[i].name == name) i++;
    hsy_word_class next = hsy_class_at(reading, i);
    return next == HSY_WORD_COMMA ? cast->person_of[name] : HSY_NO_TOKEN;
}

hsy_speaker hsy_speaker_of(const hsy_cast *cast, uint32_t index, hsy_range range) {
    const hsy_reading *reading = cast->reading;
    if (range.end == range.first + 1 && reading->marks[range.first].pronoun >= 0)
        return hsy_speaker_of_pronoun(cast, index, range.first);
    uint32_t head = head_word(reading, range);
    found_names names = names_in(cast, range, head);
    uint32_t person = person_in(cast, range, &names);
    hsy_speaker_type type = type_of_head(reading, range, head);
    bool says = range.end == range.first + 2 && (head == HSY_NO_TOKEN || reading->marks[range.first + 1].noun >= 0);
    bool is_possessor = says && hsy_is_pronoun(reading, range.first, HSY_S("possessive")); /* "ihrer Einschätzung" */
    if (is_possessor) return hsy_speaker_of_pronoun(cast, index, range.first);
    if (reading->tongue == HSY_TONGUE_FRENCH && type == HSY_SPEAKER_DOCUMENT) {
        uint32_t issuer = french_issuer(reading, range, head);
        if (issuer < range.end) return hsy_speaker_of(cast, index, (hsy_range){issuer, range.end});
    }
    hsy_speaker speaker = {.name = {"", 0}, .affiliation = {"", 0}, .type = type};
    bool is_one_of = person != HSY_NO_TOKEN && names.person != HSY_NO_TOKEN && head != HSY_NO_TOKEN &&
                     is_apposed(reading, range, head, names.person);
    if (person != HSY_NO_TOKEN && (type != HSY_SPEAKER_GROUP || is_one_of)) {
        speaker = hsy_speaker_of_person(cast, person);
        names.owner = HSY_NO_TOKEN;
        speaker.affiliation = affiliation_of(cast, &names);
        return speaker;
    }
    if (reading->tongue == HSY_TONGUE_FRENCH && head == HSY_NO_TOKEN && is_indefinite(reading, range)) {
        bool is_one = hsy_word_is(reading, range.first, HSY_S("un")) || hsy_word_is(reading, range.first, HSY_S("une"));
        return (hsy_speaker){description(reading, range), affiliation_of(cast, &names),
                             is_one ? HSY_SPEAKER_PERSON : HSY_SPEAKER_GROUP, false};
    }
    if (hsy_class_at(reading, range.first) == HSY_WORD_OF && person_beside(cast, range) != HSY_NO_TOKEN)
        return hsy_speaker_of_person(cast, person_beside(cast, range));
    if (speaker_of_body(cast, index, range, &names, head, type, &speaker)) return speaker;
    uint32_t beside = hsy_is_person_type(type) ? person_beside(cast, range) : HSY_NO_TOKEN;
    if (beside != HSY_NO_TOKEN) return hsy_speaker_of_person(cast, beside);
    bool may_stand_for =
        head != HSY_NO_TOKEN && names.owner == HSY_NO_TOKEN && range.end - range.first <= MOST_DEFINITE &&
        (is_definite(reading, range) ||
         (type == HSY_SPEAKER_DOCUMENT && range.end <= head + 1 && hsy_has_use(reading, head, HSY_S("issued"))));
    bool is_own_name =
        type == HSY_SPEAKER_ORGANISATION && (has_proper_word(reading, range, head) || is_compound_name(reading, head));
    if (may_stand_for && !is_own_name && hsy_speaker_of_definite(cast, index, range, head, type, &speaker))
        return speaker;
    speaker = describe(cast, range, head, type);
    bool speaks_for_office = names.owner != HSY_NO_TOKEN && type == HSY_SPEAKER_PERSON &&
                             hsy_has_use(reading, head, HSY_S("speaks")) &&
                             cast->people.items[cast->person_of[names.owner]].is_official;
    if (speaks_for_office) speaker.type = HSY_SPEAKER_OFFICIAL;
    if (names.owner != HSY_NO_TOKEN && type == HSY_SPEAKER_ORGANISATION) speaker.is_named = true;
    if (speaker.affiliation.length == 0) speaker.affiliation = affiliation_of(cast, &names);
    return speaker;
}

/* "The Sun reports": a name that outlets have too is theirs when it reports. */
static void tell_outlet(const hsy_reading *reading, hsy_draft *draft) {
    static const hsy_slice verbs[] = {HSY_SLICE("report"), HSY_SLICE("bericht"), HSY_SLICE("rapport")};
    bool reports = false;
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        reports |= hsy_slice_starts(reading->folded[draft->at], verbs[i]);
    if (!reports || !draft->speaker.is_named || draft->speaker.type != HSY_SPEAKER_ORGANISATION) return;
    if (hsy_name_of_outlet(draft->speaker.name).length) draft->speaker.type = HSY_SPEAKER_OUTLET;
}

void hsy_find_speakers(hsy_reading *reading, const hsy_cast *cast) {
    for (uint32_t i = 0; i < reading->drafts.count; i++) {
        hsy_draft *draft = &reading->drafts.items[i];
        draft->speaker = (hsy_speaker){.name = {"", 0}, .affiliation = {"", 0}, .type = HSY_SPEAKER_UNKNOWN};
        if (draft->follows != HSY_NO_DRAFT && draft->follows < i) {
            draft->speaker = reading->drafts.items[draft->follows].speaker;
            continue;
        }
        if (draft->antecedent.first < draft->antecedent.end) {
            draft->speaker = hsy_speaker_of(cast, i, draft->antecedent);
            continue;
        }
        for (uint32_t p = 0; p < draft->source.count; p++) {
            hsy_speaker speaker = hsy_speaker_of(cast, i, draft->source.at[p]);
            if (p == 0 || (speaker.is_named && !draft->speaker.is_named)) draft->speaker = speaker;
        }
        tell_outlet(reading, draft);
    }
}
