#include "trace/party.h"

#include "base/hash.h"

#include "base/utf8.h"
#include "text/fold.h"
#include "text/lexicon.h"
#include "text/name.h"
#include "trace/sign.h"

enum { LONGEST_DESK = 64 }; /* bytes of a desk's name, folded */

static bool starts_upper(hsy_slice words) {
    return words.length > 0 && (hsy_is_upper(words.at[0]) || (unsigned char)words.at[0] >= 0x80);
}

bool hsy_party_is_domain(hsy_slice words) {
    size_t dot = hsy_slice_find_byte(words, '.', 0);
    return dot != HSY_NOT_FOUND && dot > 0 && dot + 2 < words.length &&
           hsy_slice_find_byte(words, ' ', 0) == HSY_NOT_FOUND;
}

static bool is_mark(uint32_t c) {
    return c == '"' || c == '\'' || c == ',' || c == 0xAB || c == 0xBB || (c >= 0x2018 && c <= 0x201F) || c == 0x2039 ||
           c == 0x203A;
}

/* Without blanks and quotation marks at both ends. */
static hsy_slice without_marks(hsy_slice words) {
    for (;;) {
        words = hsy_slice_trim(words);
        size_t start = 0, end = words.length;
        if (words.length == 0) return words;
        if (is_mark(hsy_utf8_next(words, &start))) {
            words = hsy_slice_sub(words, start, words.length);
            continue;
        }
        if (!is_mark(hsy_utf8_previous(words, &end))) return words;
        words = hsy_slice_sub(words, 0, end);
    }
}

hsy_slice hsy_party_without_article(hsy_slice words) {
    static const hsy_slice articles[] = {HSY_SLICE("the "), HSY_SLICE("le "),  HSY_SLICE("la "),  HSY_SLICE("les "),
                                         HSY_SLICE("l'"),   HSY_SLICE("der "), HSY_SLICE("die "), HSY_SLICE("das ")};
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
        if (hsy_slice_starts(words, articles[i])) return hsy_slice_sub(words, articles[i].length, words.length);
    return words;
}

/* "La rédaction de Tannwick" -> "rédaction de Tannwick" */
static hsy_slice without_article_as_written(hsy_slice words) {
    char room[LONGEST_DESK];
    hsy_slice folded = hsy_fold_short(words, room, sizeof room);
    size_t cut = folded.length - hsy_party_without_article(folded).length;
    return hsy_slice_sub(words, cut, words.length);
}

/* A desk of some house and not a house of its own: "Redaktion", "BR24 Redaktion", "Staff", "Service Économie",
 * "Consumer Editor". */
static bool is_desk(hsy_slice words) {
    static const hsy_slice languages[] = {HSY_SLICE("any"), HSY_SLICE("de"), HSY_SLICE("en"), HSY_SLICE("es"),
                                          HSY_SLICE("fr"),  HSY_SLICE("it"), HSY_SLICE("nl"), HSY_SLICE("pl"),
                                          HSY_SLICE("pt"),  HSY_SLICE("sv")};
    enum { ENDS = 3 };
    size_t last = 0, first = 0;
    while (last < words.length && !hsy_is_digit(words.at[last])) last++; /* "Science Reporter 23 Jan" */
    words = hsy_slice_trim(hsy_slice_sub(words, 0, last));
    words = without_article_as_written(words);
    last = words.length;
    while (last > 0 && words.at[last - 1] != ' ' && words.at[last - 1] != '-') last--;
    while (first < words.length && words.at[first] != ' ') first++;
    hsy_slice ends[ENDS] = {words, hsy_slice_sub(words, last, words.length), hsy_slice_sub(words, 0, first)};
    for (size_t i = 0; i < ENDS * sizeof languages / sizeof *languages; i++) {
        const hsy_lexicon *table = hsy_lexicon_named(languages[i / ENDS], HSY_S("byline-words"));
        char room[LONGEST_DESK];
        hsy_slice folded = hsy_fold_short(ends[i % ENDS], room, sizeof room);
        int row = folded.length ? hsy_lexicon_find(table, folded) : -1;
        hsy_slice kind = hsy_lexicon_cell(table, row, hsy_lexicon_column(table, HSY_S("kind")));
        if (hsy_slice_equal(kind, HSY_S("desk")) || hsy_slice_equal(kind, HSY_S("role"))) return true;
    }
    return false;
}

/* "ae" behind "dpa/": two small letters are a reporter's initials. */
static bool is_initials(hsy_slice words) {
    return words.length == 2 && hsy_is_letter(words.at[0]) && !hsy_is_upper(words.at[0]) && !hsy_is_upper(words.at[1]);
}

/* A picture agency, which gives nobody a text. */
static bool is_for_pictures(hsy_slice agency) {
    char room[LONGEST_DESK];
    hsy_slice folded = hsy_fold_short(agency, room, sizeof room);
    return hsy_lexicon_find(hsy_lexicon_named(HSY_S("any"), HSY_S("picture-agencies")), folded) >= 0;
}

/* "Associated PressApril" -> the agency, where lost markup glued the next word to it. */
static hsy_slice agency_of(hsy_slice words) {
    hsy_slice agency = hsy_name_of_agency(words);
    for (size_t i = words.length; i-- > 1 && agency.length == 0;)
        if (hsy_is_upper(words.at[i]) && hsy_is_letter(words.at[i - 1]) && !hsy_is_upper(words.at[i - 1]))
            agency = hsy_name_of_agency(hsy_slice_sub(words, 0, i));
    return agency;
}

/* "British", of "another British paper", or "Channel": words that any outlet may go by and that name none. */
static bool names_none(hsy_slice words) {
    char room[LONGEST_DESK];
    hsy_slice folded = hsy_fold_short(words, room, sizeof room);
    const hsy_lexicon *places = hsy_lexicon_named(HSY_S("any"), HSY_S("places"));
    hsy_slice kind = hsy_lexicon_cell(places, hsy_lexicon_find(places, folded), 2);
    return hsy_slice_equal(kind, HSY_S("demonym")) || hsy_slice_equal(kind, HSY_S("country")) ||
           hsy_lexicon_find(hsy_lexicon_named(HSY_S("any"), HSY_S("outlet-words")), folded) >= 0;
}

hsy_party hsy_party_of(hsy_slice words) {
    words = without_marks(words);
    bool is_address = hsy_slice_find_byte(words, '@', 0) != HSY_NOT_FOUND;
    if (is_address || is_initials(words)) return (hsy_party){HSY_PARTY_OUTLET, {"", 0}};
    hsy_slice agency = agency_of(words);
    if (is_for_pictures(agency)) return (hsy_party){HSY_PARTY_AGENCY, {"", 0}};
    if (agency.length) return (hsy_party){HSY_PARTY_AGENCY, agency};
    hsy_slice outlet = hsy_name_of_outlet(words);
    if (outlet.length) return (hsy_party){HSY_PARTY_OUTLET, outlet};
    hsy_name_kind kind;
    hsy_slice bare = hsy_name_clean(words, HSY_S(""), &kind);
    if (names_none(bare)) return (hsy_party){HSY_PARTY_OUTLET, {"", 0}};
    if (starts_upper(bare) && kind == HSY_NAME_AGENCY) return (hsy_party){HSY_PARTY_AGENCY, bare};
    if (starts_upper(bare) && kind == HSY_NAME_OUTLET) return (hsy_party){HSY_PARTY_OUTLET, bare};
    if (kind == HSY_NAME_PERSON) return (hsy_party){HSY_PARTY_OUTLET, {"", 0}};
    if ((starts_upper(words) && !is_desk(words)) || hsy_party_is_domain(words))
        return (hsy_party){HSY_PARTY_OUTLET, words};
    return (hsy_party){HSY_PARTY_OUTLET, {"", 0}};
}

/* "harbourpost.example" -> "harbourpost": outlets are named after their domains, and the other way round. */
static hsy_slice first_label(hsy_slice domain) {
    size_t dot = hsy_slice_find_byte(domain, '.', 0);
    return dot == HSY_NOT_FOUND ? domain : hsy_slice_sub(domain, 0, dot);
}

hsy_slice hsy_party_key(hsy_arena *arena, hsy_slice name) {
    hsy_slice folded = hsy_fold_plain(arena, hsy_party_is_domain(name) ? first_label(name) : name);
    if (hsy_slice_starts(folded, HSY_S("the ")) && folded.length > 4) folded = hsy_slice_sub(folded, 4, folded.length);
    char *key = hsy_arena_alloc(arena, folded.length);
    size_t length = 0;
    for (size_t i = 0; i < folded.length; i++) {
        char c = folded.at[i];
        if (hsy_is_letter(c) || hsy_is_digit(c) || (unsigned char)c >= 0x80) key[length++] = c;
    }
    return (hsy_slice){key, length};
}

bool hsy_party_is_same(hsy_arena *scratch, hsy_slice name, hsy_slice other) {
    enum { LONGEST_ARTICLE = 4 }; /* bytes of "The " */
    if (hsy_slice_equal_ascii_case(name, other)) return true;
    size_t longer = name.length > other.length ? name.length : other.length;
    bool is_near = longer - name.length <= LONGEST_ARTICLE && longer - other.length <= LONGEST_ARTICLE;
    if (!is_near && hsy_party_is_domain(name) == hsy_party_is_domain(other)) return false;
    return hsy_slice_equal(hsy_party_key(scratch, name), hsy_party_key(scratch, other));
}

/* "CNN Wire", "CNN NewSource" of "CNN": what an outlet calls the service that hands its texts on. */
static const hsy_slice SERVICES[] = {HSY_SLICE("wire"),        HSY_SLICE("wires"),       HSY_SLICE("newswire"),
                                     HSY_SLICE("newsource"),   HSY_SLICE("newsservice"), HSY_SLICE("syndication"),
                                     HSY_SLICE("newsnetwork"), HSY_SLICE("news")};

bool hsy_party_is_service(hsy_slice word) {
    char room[LONGEST_DESK];
    hsy_slice folded = hsy_fold_short(word, room, sizeof room);
    for (size_t i = 0; i < sizeof SERVICES / sizeof *SERVICES; i++)
        if (hsy_slice_equal(folded, SERVICES[i])) return !hsy_slice_equal(folded, HSY_S("news"));
    return false;
}

static bool is_service_of(hsy_slice service, hsy_slice outlet) {
    if (outlet.length == 0 || !hsy_slice_starts(service, outlet)) return false;
    hsy_slice rest = hsy_slice_sub(service, outlet.length, service.length);
    for (size_t i = 0; i < sizeof SERVICES / sizeof *SERVICES; i++)
        if (hsy_slice_equal(rest, SERVICES[i])) return true;
    return false;
}

static bool is_same(hsy_arena *scratch, hsy_party party, hsy_slice words) {
    if (words.length == 0) return false;
    hsy_party other = hsy_party_of(words);
    hsy_slice key = hsy_party_key(scratch, party.name);
    hsy_slice known = hsy_party_key(scratch, other.name.length ? other.name : words);
    return hsy_slice_equal(key, known) || is_service_of(key, known) ||
           hsy_slice_equal(key, hsy_party_key(scratch, words));
}

hsy_name_hashes hsy_party_hashes(hsy_arena *scratch, hsy_slice name) {
    hsy_slice key = hsy_party_key(scratch, name);
    hsy_name_hashes hashes = {.name = hsy_hash(key)};
    for (size_t i = 0, count = 0; i < sizeof SERVICES / sizeof *SERVICES && count < 2; i++)
        if (key.length > SERVICES[i].length && hsy_slice_ends(key, SERVICES[i]))
            hashes.served[count++] = hsy_hash(hsy_slice_sub(key, 0, key.length - SERVICES[i].length));
    return hashes;
}

bool hsy_is_own_name(const hsy_own_keys *own, const hsy_name_hashes *hashes) {
    for (size_t i = 0; i < 2; i++) {
        if (own->known[i] == 0) continue;
        if (hashes->name == own->known[i] || hashes->name == own->written[i]) return true;
        if (hashes->served[0] == own->known[i] || hashes->served[1] == own->known[i]) return true;
    }
    return false;
}

hsy_own_keys hsy_party_own_keys(hsy_arena *scratch, const hsy_article *article) {
    hsy_own_keys own = {{0}, {0}};
    const hsy_slice all[] = {article->outlet_name, article->outlet_domain};
    for (size_t i = 0; i < 2; i++) {
        if (all[i].length == 0) continue;
        hsy_party party = hsy_party_of(all[i]);
        own.known[i] = hsy_hash(hsy_party_key(scratch, party.name.length ? party.name : all[i]));
        own.written[i] = hsy_hash(hsy_party_key(scratch, all[i]));
    }
    return own;
}

bool hsy_party_is_own(hsy_arena *scratch, const hsy_article *article, hsy_party party) {
    return is_same(scratch, party, article->outlet_name) || is_same(scratch, party, article->outlet_domain);
}

/* Whether `words` stand in `name` from the beginning of a word to the end of one. */
static bool holds_words(hsy_slice name, hsy_slice words) {
    for (size_t at = hsy_slice_find(name, words, 0); at != HSY_NOT_FOUND; at = hsy_slice_find(name, words, at + 1)) {
        size_t end = at + words.length;
        bool begins = at == 0 || !hsy_is_letter(name.at[at - 1]);
        if (begins && (end == name.length || !hsy_is_letter(name.at[end]))) return true;
    }
    return false;
}

bool hsy_party_is_own_short(hsy_arena *scratch, const hsy_article *article, hsy_slice words) {
    enum { SHORTEST = 4 };
    hsy_slice bare = hsy_party_without_article(hsy_fold_plain(scratch, without_marks(words)));
    if (bare.length < SHORTEST) return false;
    return holds_words(hsy_fold_plain(scratch, article->outlet_name), bare) ||
           holds_words(hsy_fold_plain(scratch, first_label(article->outlet_domain)), bare);
}

bool hsy_party_is_own_sign(hsy_arena *scratch, const hsy_article *article, hsy_slice words) {
    bool is_known = hsy_name_of_agency(words).length || hsy_name_of_outlet(words).length;
    if (is_known || words.length < 3) return false;
    hsy_slice label = first_label(article->outlet_domain), sign = hsy_fold_plain(scratch, words);
    return holds_words(label, sign) || holds_words(hsy_fold_plain(scratch, article->outlet_name), sign) ||
           hsy_sign_may_stand_for(sign, label);
}

hsy_party hsy_party_of_article(const hsy_article *article) {
    if (article->outlet_domain.length) {
        hsy_slice known = hsy_name_of_agency(article->outlet_domain);
        if (known.length) return (hsy_party){HSY_PARTY_AGENCY, known};
        known = hsy_name_of_outlet(article->outlet_domain);
        if (known.length) return (hsy_party){HSY_PARTY_OUTLET, known};
    }
    if (article->outlet_name.length) {
        hsy_party party = hsy_party_of(article->outlet_name);
        if (party.name.length) return party;
        return (hsy_party){HSY_PARTY_OUTLET, article->outlet_name};
    }
    return (hsy_party){HSY_PARTY_OUTLET, article->outlet_domain};
}
