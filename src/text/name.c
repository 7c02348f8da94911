/* Reads names sentence by sentence over what is known of each token (name_tokens.h).
 *
 *     "Ukrainian President Volodymyr Zelensky told Reuters"   -> person (title "Ukrainian President"), agency
 *     "Regierungssprecher Steffen Hebestreit"                 -> person (title "Regierungssprecher")
 *
 * At each token, in this order: a known outlet, agency, body or place; an outlet, agency or company by its form or by
 * the words beside it (name_form.h); a title with the person behind it; a given name with its family name; a body by
 * one of its words ("Ministry of Health"); in English and French any other run of capitals. The text is read twice:
 * family names and outlets of the first reading are known in the second ("Zelensky said"; name_learnt.h).
 * In German, where every noun has a capital, only lexicons, given names, titles and repeated names count.
 *
 * Misses: German people whose given name is in no lexicon and who have no title; "the minister, Jane Doe". */
#include "text/name.h"

#include <string.h>

#include "text/name_form.h"
#include "text/name_learnt.h"

enum {
    MOST_NAME_TOKENS = 8,
    MOST_TITLE_TOKENS = 8,
    MOST_PARTICLES = 3,     /* von und zu · van der */
    MOST_OFFICE_TOKENS = 5, /* ministre "de la Défense" X */
    MOST_PERSON_CAPITALS = 4,
    MOST_GUESSED_CAPITALS = 3, /* capitals in a row that are taken for a person with no other sign */
    SHORTEST_LOWER_SIGN = 3,   /* dpa, taz: the shortest and longest name in lower case */
    LONGEST_LOWER_SIGN = 4,
};

typedef struct reader {
    const hsy_name_tokens *n;
    const hsy_learnt_names *learnt; /* from the first reading, or NULL */
    uint32_t first, end;            /* tokens of the sentence */
    uint32_t taken;                 /* tokens before it belong to names */
} reader;

static unsigned flags_at(const reader *r, uint32_t at) { return at < r->end ? r->n->flags[at] : 0; }
static bool has_flag(const reader *r, uint32_t at, unsigned flag) { return (flags_at(r, at) & flag) != 0; }

static hsy_token token_at(const reader *r, uint32_t at) { return r->n->tokens.items[at]; }

static bool is_quote(const reader *r, uint32_t at) {
    return at >= r->first && at < r->end && token_at(r, at).kind == HSY_TOKEN_QUOTE;
}

static bool is_word(const reader *r, uint32_t at) { return at < r->end && token_at(r, at).kind == HSY_TOKEN_WORD; }

static hsy_span span_of(const reader *r, uint32_t first, uint32_t end) {
    return (hsy_span){token_at(r, first).start, hsy_name_token_end(r->n, end - 1)};
}

/* ---- names that lexicons hold ---- */

static hsy_slice cell(const hsy_lexicon *lexicon, int row, hsy_slice column) {
    return hsy_lexicon_cell(lexicon, row, hsy_lexicon_column(lexicon, column));
}

/* Whether a word like "newspaper" or "news agency" ends or starts at the tokens beside a name. */
static bool says_medium(const hsy_lexicon *beside, int row) {
    hsy_slice kind = hsy_lexicon_cell(beside, row, 1);
    return hsy_slice_equal(kind, HSY_S("outlet")) || hsy_slice_equal(kind, HSY_S("agency"));
}

static bool is_beside(const reader *r, uint32_t first, uint32_t behind) {
    const hsy_lexicon *beside = r->n->beside;
    for (uint32_t start = first > r->first + 2 ? first - 3 : r->first; start < first; start++) {
        uint32_t end = 0;
        int row = hsy_lexicon_longest(beside, r->n->folded, start, first, &end);
        if (row >= 0 && end == first && says_medium(beside, row)) return true;
    }
    uint32_t end = 0;
    return behind < r->end && says_medium(beside, hsy_lexicon_longest(beside, r->n->folded, behind, r->end, &end));
}

/* All of its letters are capitals, but for a possessive's: "BBC's". */
static bool is_all_upper(const reader *r, uint32_t at) {
    if (!has_flag(r, at, HSY_WORD_POSSESSIVE)) return (token_at(r, at).flags & HSY_TOKEN_ALL_UPPER) != 0;
    hsy_slice word = hsy_slice_sub(r->n->text, token_at(r, at).start, hsy_name_token_end(r->n, at));
    for (size_t i = 0; i < word.length; i++)
        if (hsy_is_lower(word.at[i])) return false;
    return word.length > 1;
}

/* Whether the text writes a key's letters as the lexicon does: "AP" and "dpa" as they are, "DPA" too, others with a
 * capital. */
static bool has_case_of(const reader *r, uint32_t first, uint32_t behind, hsy_slice key) {
    bool has_capital = false, all_upper = true, key_has_lower = false, key_has_upper = false;
    for (uint32_t i = first; i < behind; i++) {
        has_capital = has_capital || has_flag(r, i, HSY_WORD_CAPITAL);
        all_upper = all_upper && is_all_upper(r, i);
    }
    for (size_t i = 0; i < key.length; i++) {
        key_has_lower = key_has_lower || hsy_is_lower(key.at[i]);
        key_has_upper = key_has_upper || hsy_is_upper(key.at[i]) || (unsigned char)key.at[i] >= 0x80;
    }
    if (behind == first + 1 && key_has_upper && !key_has_lower) return all_upper || key.length > LONGEST_LOWER_SIGN + 2;
    if (behind == first + 1 && !key_has_upper)
        return all_upper || hsy_slice_equal(hsy_token_text(r->n->text, token_at(r, first)), key);
    return has_capital;
}

typedef struct known {
    const hsy_lexicon *lexicon;
    int row;
    uint32_t behind;
    hsy_name_kind kind;
} known;

static bool is_meant(const reader *r, uint32_t first, const known *k) {
    if (cell(k->lexicon, k->row, HSY_S("ambiguous")).length == 0) return true;
    if (is_beside(r, first, k->behind)) return true;
    if (k->kind == HSY_NAME_ORGANISATION) return !has_flag(r, first, HSY_WORD_COMMON) && first > r->first;
    bool is_shouted = k->behind == first + 1 && (token_at(r, first).flags & HSY_TOKEN_ALL_UPPER) &&
                      k->kind == HSY_NAME_OUTLET &&
                      token_at(r, first).end - token_at(r, first).start > LONGEST_LOWER_SIGN - 1;
    return is_shouted || (is_quote(r, first - (first > r->first)) && is_quote(r, k->behind));
}

static void try_known(const reader *r, uint32_t at, const hsy_lexicon *lexicon, hsy_name_kind kind, known *best) {
    known k = {lexicon, -1, 0, kind};
    k.row = hsy_lexicon_longest(lexicon, r->n->folded, at, r->end, &k.behind);
    if (k.row < 0 || (best->row >= 0 && best->behind >= k.behind)) return;
    if (!has_case_of(r, at, k.behind, hsy_lexicon_cell(lexicon, k.row, 0)) || !is_meant(r, at, &k)) return;
    if (kind == HSY_NAME_PLACE && hsy_slice_equal(cell(lexicon, k.row, HSY_S("kind")), HSY_S("demonym"))) return;
    *best = k;
}

/* French: "au Monde", "du Parisien": the article of "Le Monde" is in the preposition. */
static uint32_t read_contracted(const reader *r, uint32_t at, hsy_name *name) {
    enum { MOST_WORDS = 3, LONGEST = 60 };
    static const hsy_slice prepositions[] = {HSY_SLICE("au"), HSY_SLICE("du"), HSY_SLICE("aux"), HSY_SLICE("des")};
    size_t which = 0;
    if (!r->n->is_french || at == r->first || !has_flag(r, at, HSY_WORD_CAPITAL)) return at;
    while (which < 4 && !hsy_slice_equal(r->n->folded[at - 1], prepositions[which])) which++;
    if (which == 4) return at;
    char key[LONGEST] = "les ";
    size_t length = which < 2 ? 3 : 4;
    if (which < 2) key[2] = ' ';
    uint32_t behind = at;
    for (uint32_t i = at; i < r->end && i < at + MOST_WORDS; i++) {
        hsy_slice word = r->n->folded[i];
        if (length + word.length + 1 > LONGEST) break;
        if (i > at) key[length++] = ' ';
        memcpy(key + length, word.at, word.length);
        length += word.length;
        int row = hsy_lexicon_find(r->n->outlets, (hsy_slice){key, length});
        if (row < 0) continue;
        behind = i + 1;
        *name = (hsy_name){.span = span_of(r, at, behind),
                           .kind = HSY_NAME_OUTLET,
                           .canonical = cell(r->n->outlets, row, HSY_S("name"))};
    }
    return behind;
}

static bool may_start_known(const reader *r, uint32_t at) {
    if (has_flag(r, at, HSY_WORD_CAPITAL)) return true;
    if (!is_word(r, at)) return false;
    uint32_t length = token_at(r, at).end - token_at(r, at).start;
    bool is_article = length <= LONGEST_LOWER_SIGN && has_flag(r, at + 1, HSY_WORD_CAPITAL) &&
                      hsy_lexicon_find(r->n->beside, r->n->folded[at]) >= 0;
    return is_article || (length >= SHORTEST_LOWER_SIGN && length <= LONGEST_LOWER_SIGN);
}

static uint32_t read_known(const reader *r, uint32_t at, hsy_name *name) {
    known best = {NULL, -1, 0, HSY_NAME_UNKNOWN};
    if (!may_start_known(r, at)) return at;
    uint32_t contracted = read_contracted(r, at, name);
    if (contracted > at) return contracted;
    try_known(r, at, r->n->agencies, HSY_NAME_AGENCY, &best);
    try_known(r, at, r->n->outlets, HSY_NAME_OUTLET, &best);
    try_known(r, at, r->n->bodies, HSY_NAME_ORGANISATION, &best);
    try_known(r, at, r->n->places, HSY_NAME_PLACE, &best);
    if (best.row < 0) return at;
    bool goes_on = best.kind == HSY_NAME_PLACE && !has_flag(r, best.behind - 1, HSY_WORD_POSSESSIVE) &&
                   (has_flag(r, best.behind, HSY_WORD_BODY) || has_flag(r, at, HSY_WORD_FIRST)) &&
                   (flags_at(r, best.behind) & (HSY_WORD_CAPITAL | HSY_WORD_TITLE)) == HSY_WORD_CAPITAL;
    if (goes_on) return at;
    *name = (hsy_name){.span = span_of(r, at, best.behind), .kind = best.kind};
    bool has_name = best.kind != HSY_NAME_PLACE && best.kind != HSY_NAME_ORGANISATION;
    name->canonical = has_name ? cell(best.lexicon, best.row, HSY_S("name")) : (hsy_slice){"", 0};
    return best.behind;
}

/* ---- people ---- */

/* Passes "von der" and the like before a capital. */
static uint32_t pass_particles(const reader *r, uint32_t at) {
    uint32_t i = at;
    while (i < at + MOST_PARTICLES && has_flag(r, i, HSY_WORD_PARTICLE)) i++;
    return i > at && has_flag(r, i, HSY_WORD_CAPITAL) ? i : at;
}

static bool may_be_surname(const reader *r, uint32_t at) {
    unsigned flags = flags_at(r, at);
    if (!(flags & HSY_WORD_CAPITAL) || (flags & HSY_WORD_ACRONYM)) return false;
    return !(flags & (HSY_WORD_TITLE | HSY_WORD_BODY)) || !r->n->is_german;
}

/* German: behind a title and a given name that no lexicon has ("Berater Corin | Lewand"): no noun, by its words. */
static bool may_be_rare_surname(const reader *r, uint32_t at) {
    unsigned never = HSY_WORD_COMMON | HSY_WORD_PLACE | HSY_WORD_BODY | HSY_WORD_DEMONYM | HSY_WORD_TITLE |
                     HSY_WORD_AFTER_ARTICLE | HSY_WORD_FUNCTION | HSY_WORD_FIRST;
    return (flags_at(r, at) & HSY_WORD_CAPITAL) != 0 && !(flags_at(r, at) & never);
}

/* The end of a person's name whose first token is `at`: given names and initials, then the family name. `*has_surname`
 * tells whether anything but a given name was there. */
static uint32_t pass_person(const reader *r, uint32_t at, bool may_be_given, bool *has_surname) {
    uint32_t i = at, capitals = 0;
    *has_surname = false;
    while (i < r->end && i < at + MOST_NAME_TOKENS && capitals < MOST_PERSON_CAPITALS) {
        bool ends_before = i > at && has_flag(r, i - 1, HSY_WORD_POSSESSIVE);
        uint32_t word = pass_particles(r, i);
        if (ends_before || !may_be_surname(r, word)) break;
        if (i > at && has_flag(r, word, HSY_WORD_FUNCTION)) break;
        bool is_given = word == i && (flags_at(r, word) & (HSY_WORD_FIRST | HSY_WORD_INITIAL)) != 0;
        if (!is_given && capitals > 0 && *has_surname && (flags_at(r, word) & (HSY_WORD_BODY | HSY_WORD_TITLE))) break;
        if (*has_surname && r->n->is_german && !(may_be_given && capitals == 1 && may_be_rare_surname(r, word))) break;
        if (!is_given) *has_surname = true;
        capitals++;
        i = word + 1;
    }
    if (capitals > 1 && !has_flag(r, i - 1, HSY_WORD_INITIAL)) *has_surname = true;
    return i;
}

/* The title at `at`: demonyms and titles in a row, and in French its office ("ministre de la Défense"). */
static uint32_t pass_title(const reader *r, uint32_t at) {
    uint32_t i = at, behind = at;
    while (i < r->end && i < at + MOST_TITLE_TOKENS) {
        uint32_t end = i;
        if (hsy_lexicon_longest(r->n->titles, r->n->folded, i, r->end, &end) < 0)
            end = i + has_flag(r, i, HSY_WORD_TITLE);
        if (end > i)
            behind = end;
        else if (has_flag(r, i, HSY_WORD_DEMONYM) || (behind == at && has_flag(r, i, HSY_WORD_ACRONYM)))
            end = i + 1;
        else
            break;
        i = end;
    }
    return behind;
}

static uint32_t pass_office(const reader *r, uint32_t behind_title) {
    if (r->n->is_german || !(flags_at(r, behind_title) & (HSY_WORD_LINK | HSY_WORD_PARTICLE))) return behind_title;
    for (uint32_t i = behind_title + 1; i < r->end && i <= behind_title + MOST_OFFICE_TOKENS; i++) {
        if (!is_word(r, i)) break;
        if (has_flag(r, i, HSY_WORD_FIRST) && has_flag(r, i + 1, HSY_WORD_CAPITAL)) return i;
    }
    return behind_title;
}

static bool is_title_of_one(const reader *r, uint32_t at, uint32_t behind) {
    uint32_t end = at;
    return hsy_lexicon_longest(r->n->titles, r->n->folded, at, behind, &end) >= 0 && end == behind;
}

/* The start of a title that goes on before `at`: "foreign" minister, "Communications" Minister, "French" president. */
static uint32_t title_start(const reader *r, uint32_t at, uint32_t behind) {
    uint32_t start = at;
    for (uint32_t back = 1; back <= MOST_TITLE_TOKENS && at >= r->taken + back && at >= r->first + back; back++) {
        uint32_t i = at - back;
        bool is_capital = has_flag(r, i, HSY_WORD_CAPITAL) && !r->n->is_german && !has_flag(r, i, HSY_WORD_FUNCTION);
        if (!is_word(r, i) || has_flag(r, i, HSY_WORD_POSSESSIVE)) break;
        bool goes_on = start == i + 1 && (is_capital || has_flag(r, i, HSY_WORD_DEMONYM | HSY_WORD_TITLE));
        if (goes_on || is_title_of_one(r, i, behind))
            start = i;
        else if (start > i + 2)
            break;
    }
    return start;
}

static bool may_follow_title(const reader *r, uint32_t at) {
    uint32_t word = pass_particles(r, at);
    unsigned flags = flags_at(r, word);
    unsigned never = HSY_WORD_COMMON | HSY_WORD_PLACE | HSY_WORD_BODY | HSY_WORD_DEMONYM | HSY_WORD_TITLE;
    if (flags & HSY_WORD_FIRST) never &= ~(unsigned)(HSY_WORD_PLACE | HSY_WORD_COMMON);
    if (!(flags & HSY_WORD_FIRST) && has_flag(r, at, HSY_WORD_IN_HEADLINE)) return false;
    if (r->n->is_german && !(flags & HSY_WORD_FIRST)) never |= HSY_WORD_AFTER_ARTICLE;
    bool needs_surname = word == at + 1 || (word > at && !r->n->is_german); /* "Sprecher von Siemens" */
    if (needs_surname && !(flags & HSY_WORD_SURNAME)) return false;
    return (flags & HSY_WORD_CAPITAL) && !(flags & never);
}

/* A title and the person behind it. */
static uint32_t read_titled(const reader *r, uint32_t at, hsy_name *name) {
    unsigned opens = HSY_WORD_TITLE | HSY_WORD_DEMONYM | HSY_WORD_ACRONYM | HSY_WORD_CAPITAL;
    if (!(flags_at(r, at) & opens)) return at;
    uint32_t behind = pass_title(r, at), start = pass_office(r, behind);
    if (behind == at || !is_word(r, start) || !may_follow_title(r, start)) return at;
    bool has_surname = false;
    uint32_t end = pass_person(r, start, true, &has_surname);
    if (end == start) return at;
    hsy_span title = span_of(r, title_start(r, at, behind), start);
    *name = (hsy_name){.span = span_of(r, start, end), .title = title, .kind = HSY_NAME_PERSON};
    return end;
}

static uint32_t read_person(const reader *r, uint32_t at, hsy_name *name) {
    uint32_t word = pass_particles(r, at);
    unsigned flags = flags_at(r, word);
    bool is_known = has_flag(r, word, HSY_WORD_SURNAME) && !(flags & HSY_WORD_PLACE);
    bool has_given = word == at && (flags & (HSY_WORD_FIRST | HSY_WORD_INITIAL)) != 0;
    if (!is_known && !has_given) return at;
    bool has_surname = false;
    uint32_t end = is_known && !has_given ? word + 1 : pass_person(r, at, false, &has_surname);
    if (end == at) return at;
    bool is_lone = !is_known && !has_surname;
    if (is_lone && (flags & (HSY_WORD_DOUBTFUL | HSY_WORD_COMMON | HSY_WORD_INITIAL | HSY_WORD_PLACE))) return at;
    bool is_doubtful = !is_known && (flags & HSY_WORD_COMMON) && (flags & HSY_WORD_DOUBTFUL);
    if (is_doubtful && (at == r->first || r->n->is_german)) return at;
    if (!is_known && (flags & HSY_WORD_INITIAL) && !(flags & HSY_WORD_FIRST) && end < at + 2) return at;
    *name = (hsy_name){.span = span_of(r, at, end), .kind = HSY_NAME_PERSON};
    return end;
}

/* ---- bodies and other capitals ---- */

/* Passes "of the", "für", "de la" before a capital. */
static uint32_t pass_links(const reader *r, uint32_t at) {
    uint32_t i = at;
    while (i < at + MOST_PARTICLES && (flags_at(r, i) & (HSY_WORD_LINK | HSY_WORD_PARTICLE)) != 0) i++;
    return i > at && has_flag(r, i, HSY_WORD_CAPITAL) ? i : at;
}

/* A run of capitals with what links them; `*bodies` and `*capitals` count. */
static uint32_t pass_run(const reader *r, uint32_t at, uint32_t *bodies, uint32_t *capitals) {
    uint32_t i = at;
    while (i < r->end && i < at + MOST_NAME_TOKENS) {
        uint32_t word = *bodies > 0 || r->n->is_french ? pass_links(r, i) : i;
        if (i > at && has_flag(r, i - 1, HSY_WORD_POSSESSIVE)) break;
        bool starts_french = r->n->is_french && i == at && has_flag(r, i, HSY_WORD_BODY);
        if (!has_flag(r, word, HSY_WORD_CAPITAL) && !starts_french) break;
        if (i > at && has_flag(r, word, HSY_WORD_FUNCTION)) break;
        bool opens_title = word == i && has_flag(r, i, HSY_WORD_TITLE) && may_follow_title(r, i + 1);
        if (opens_title && *bodies == 0) return at;
        if (opens_title && has_flag(r, i + 1, HSY_WORD_FIRST)) return i; /* "Health Ministry | Spokesman Tom Okafor" */
        *bodies += has_flag(r, word, HSY_WORD_BODY);
        *capitals += has_flag(r, word, HSY_WORD_CAPITAL);
        i = word + 1;
    }
    return i;
}

/* Whether the word says what the known name behind it is: "Nachrichtenagentur" Reuters. */
static bool introduces_known(const reader *r, uint32_t at) {
    hsy_name name;
    bool is_before_known = hsy_lexicon_find(r->n->beside, r->n->folded[at]) >= 0 && at + 1 < r->end &&
                           read_known(r, at + 1, &name) > at + 1;
    return is_before_known || hsy_name_is_described(r->n, r->first, r->end, at);
}

static uint32_t read_german_body(const reader *r, uint32_t at, hsy_name *name) {
    if (!has_flag(r, at, HSY_WORD_BODY) || introduces_known(r, at)) return at;
    uint32_t end = at + 1, word = pass_links(r, end);
    bool goes_on = has_flag(r, end, HSY_WORD_PLACE) || has_flag(r, end, HSY_WORD_ACRONYM);
    bool has_office = word > end && has_flag(r, end, HSY_WORD_LINK);
    if (!goes_on && !has_office && !has_flag(r, at, HSY_WORD_OFFICIAL_BODY)) return at;
    end = has_office ? word + 1 : end + goes_on;
    *name = (hsy_name){.span = span_of(r, at, end), .kind = HSY_NAME_ORGANISATION};
    return end;
}

static uint32_t read_acronym(const reader *r, uint32_t at, hsy_name *name) {
    if (!has_flag(r, at, HSY_WORD_ACRONYM) || has_flag(r, at, HSY_WORD_COMMON)) return at;
    *name = (hsy_name){.span = span_of(r, at, at + 1), .kind = HSY_NAME_ORGANISATION};
    return at + 1;
}

static bool may_be_person(const reader *r, uint32_t at, uint32_t end) {
    for (uint32_t i = at; i < end && end - at > 1; i++) /* "Free Spotify"; a last word may be a family name: "Green" */
        if ((i == at || i + 1 < end) && hsy_lexicon_find(r->n->openers, r->n->folded[i]) >= 0) return false;
    for (uint32_t i = at; i < end; i++)
        if (flags_at(r, i) & (HSY_WORD_COMMON | HSY_WORD_BODY | HSY_WORD_TITLE | HSY_WORD_DEMONYM | HSY_WORD_PLACE |
                              HSY_WORD_ACRONYM | HSY_WORD_LINK))
            return false;
    return end - at >= 2 && end - at <= MOST_GUESSED_CAPITALS;
}

/* "Premier" ministre, "Russian-occupied": a capital that is no name by itself. */
static bool is_part_of_title(const reader *r, uint32_t at) {
    hsy_slice word = hsy_token_text(r->n->text, token_at(r, at));
    size_t hyphen = hsy_slice_find_byte(word, '-', 0);
    if (hyphen != HSY_NOT_FOUND && hyphen + 1 < word.length && hsy_is_lower(word.at[hyphen + 1])) return true;
    uint32_t end = at;
    return hsy_lexicon_longest(r->n->titles, r->n->folded, at, r->end, &end) >= 0;
}

/* English and French: a body by its words, or any run of capitals. */
static uint32_t read_run(const reader *r, uint32_t at, hsy_name *name) {
    uint32_t bodies = 0, capitals = 0;
    bool is_word_first = at == r->first || is_quote(r, at - 1);
    if (has_flag(r, at, HSY_WORD_FUNCTION) || introduces_known(r, at)) return at;
    if (is_word_first && has_flag(r, at, HSY_WORD_COMMON) && !has_flag(r, at, HSY_WORD_BODY)) return at;
    uint32_t end = pass_run(r, at, &bodies, &capitals);
    if (end == at || capitals == 0) return at;
    bool is_lone = end == at + 1;
    if (bodies > 0 && !is_lone) {
        *name = (hsy_name){.span = span_of(r, at, end), .kind = HSY_NAME_ORGANISATION};
        return end;
    }
    unsigned never = HSY_WORD_COMMON | HSY_WORD_TITLE | HSY_WORD_DEMONYM | HSY_WORD_BODY;
    if (is_lone && (is_word_first || (flags_at(r, at) & never) || is_part_of_title(r, at))) return at;
    hsy_name_kind kind = may_be_person(r, at, end) ? HSY_NAME_PERSON : HSY_NAME_UNKNOWN;
    unsigned weak = HSY_WORD_TITLE | HSY_WORD_DEMONYM | (is_word_first ? HSY_WORD_COMMON : 0u); /* "the Air Force" */
    if (kind == HSY_NAME_UNKNOWN && (flags_at(r, at) & weak)) return at;
    *name = (hsy_name){.span = span_of(r, at, end), .kind = kind};
    return end;
}

/* ---- the text ---- */

/* A name that the text shows elsewhere, or that its own words or those beside it show, to be an outlet or a body. */
static uint32_t read_shown(const reader *r, uint32_t at, hsy_name *name) {
    uint32_t end = at;
    const hsy_learnt_name *learnt = NULL;
    if (r->learnt && has_flag(r, at, HSY_WORD_LEARNT))
        learnt = hsy_name_learnt(r->learnt, r->n, r->first, r->end, at, &end);
    hsy_name_kind kind = HSY_NAME_UNKNOWN;
    uint32_t formed = hsy_name_formed(r->n, r->first, r->end, at, &kind);
    if (learnt && formed <= end) {
        *name = (hsy_name){.span = span_of(r, at, end), .kind = learnt->kind, .canonical = learnt->name};
        return end;
    }
    if (formed > at) *name = (hsy_name){.span = span_of(r, at, formed), .kind = kind};
    return formed;
}

/* The token behind the name that starts at `at`, or `at` when none does. `*is_shown` tells of a name of no lexicon. */
static uint32_t read_name(const reader *r, uint32_t at, hsy_name *name, bool *is_shown) {
    hsy_name shown = {0};
    uint32_t end = read_known(r, at, name), shown_end = at;
    bool is_cut = end > at && name->kind == HSY_NAME_OUTLET && /* "La Dépêche" of "La Dépêche du Lac" */
                  has_flag(r, end, HSY_WORD_PARTICLE | HSY_WORD_WHERE);
    if (has_flag(r, at, HSY_WORD_CAPITAL) && (end == at || is_cut || name->kind == HSY_NAME_PLACE))
        shown_end = read_shown(r, at, &shown);
    *is_shown = shown_end > end;
    if (*is_shown) {
        *name = shown;
        return shown_end;
    }
    bool may_describe = end == at && has_flag(r, at, HSY_WORD_TITLE | HSY_WORD_BODY);
    if (may_describe && hsy_name_is_described(r->n, r->first, r->end, at)) return at; /* "Betreiberin" Orva AG */
    if (end == at) end = read_titled(r, at, name);
    if (end == at) end = read_person(r, at, name);
    if (end == at && r->n->is_german) end = read_german_body(r, at, name);
    bool may_run = !has_flag(r, at, HSY_WORD_IN_HEADLINE) &&
                   (has_flag(r, at, HSY_WORD_CAPITAL) || (r->n->is_french && has_flag(r, at, HSY_WORD_BODY)));
    if (end == at && !r->n->is_german && may_run) end = read_run(r, at, name);
    if (end == at || (end == at + 1 && name->kind == HSY_NAME_UNKNOWN)) {
        uint32_t behind = read_acronym(r, at, name);
        if (behind > at) end = behind;
    }
    return end;
}

/* What the first reading of a text teaches for the second. */
typedef struct lessons {
    hsy_table surnames; /* last words of people, folded */
    hsy_learnt_names learnt;
} lessons;

/* Reads a sentence. In the first reading what it teaches goes to `all`. */
static void read_sentence(hsy_arena *arena, const hsy_name_tokens *n, hsy_sentence sentence, hsy_names *names,
                          lessons *all, bool is_first) {
    reader r = {n, is_first ? NULL : &all->learnt, sentence.first, sentence.end, sentence.first};
    for (uint32_t i = r.first; i < r.end;) {
        hsy_name name = {0};
        bool is_shown = false;
        uint32_t end = read_name(&r, i, &name, &is_shown);
        if (end == i) {
            i++;
            continue;
        }
        bool has_canonical = name.canonical.length > 0 && (name.kind > HSY_NAME_PLACE || is_shown);
        if (!has_canonical) name.canonical = hsy_slice_span(n->text, name.span);
        if (is_first && is_shown) hsy_name_learn(arena, &all->learnt, n, i, end, name.kind);
        if (is_first && name.kind == HSY_NAME_PERSON && end > i + 1)
            *hsy_table_put(arena, &all->surnames, n->folded[end - 1]) = 1;
        HSY_PUSH(arena, names, name);
        i = r.taken = end;
    }
}

/* Marks the family names that stand in a sentence; false when there are none. */
static bool mark_surnames(const hsy_name_tokens *n, hsy_sentence sentence, const hsy_table *surnames) {
    unsigned never = HSY_WORD_COMMON | HSY_WORD_TITLE | HSY_WORD_BODY;
    bool has_any = false;
    for (uint32_t i = sentence.first; i < sentence.end; i++) {
        if (!(n->flags[i] & HSY_WORD_CAPITAL) || (n->flags[i] & never)) continue;
        if (!hsy_table_get(surnames, n->folded[i])) continue;
        n->flags[i] |= HSY_WORD_SURNAME;
        has_any = true;
    }
    return has_any;
}

hsy_names hsy_names_find(hsy_arena *arena, hsy_slice text, hsy_tokens tokens, hsy_sentence_list sentences,
                         hsy_slice language) {
    lessons all = {0};
    hsy_names first = {0}, names = {0};
    hsy_name_tokens n = hsy_name_tokens_of(arena, text, tokens, sentences, language);
    for (size_t s = 0; s < sentences.count; s++) read_sentence(arena, &n, sentences.items[s], &first, &all, true);
    for (size_t s = 0, i = 0; s < sentences.count; s++) {
        hsy_sentence sentence = sentences.items[s];
        bool has_learnt = hsy_name_mark_learnt(&all.learnt, &n, sentence);
        bool is_read_again = mark_surnames(&n, sentence, &all.surnames) || has_learnt;
        if (is_read_again) read_sentence(arena, &n, sentence, &names, &all, false);
        for (; i < first.count && first.items[i].span.start < sentence.span.end; i++)
            if (!is_read_again) HSY_PUSH(arena, &names, first.items[i]);
    }
    hsy_name_join_signs(&n, &names);
    return names;
}
