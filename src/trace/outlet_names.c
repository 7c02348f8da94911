/* The names of the set's outlets: what they are called where, and which article is whose.
 *
 *     "Tannwick Post" on tannwickpost.example       the outlet under both, and "the Tannwick Post" in a text
 *     credit "Transit Press Service"                also TPS, whatever a lexicon knows under that sign
 *     "der Ellerntaler Zeitung (ETZ)"               also ETZ
 *     "Berlin (pam) –" beside "Presseagentur Mitte" that agency; alone: an agency "pam"
 *
 * No lexicon has all outlets and agencies of the world, but the set brings the names that matter to it. A name is
 * compared by its key (party.h); one that two parties share names neither. On an agency's own pages its sign, the name
 * that explains it and the outlet are one party.
 *
 * What it misses: nicknames ("the Thunderer").
 */
#include "trace/outlet_names.h"

#include "base/hash.h"
#include "base/table.h"
#include "text/fold.h"
#include "text/lexicon.h"
#include "text/name.h"
#include "trace/sign.h"

enum {
    LONGEST_NAME = 6,   /* words of a name */
    SHORTEST_LABEL = 7, /* letters of a domain's name that may be the outlet's: "radio.example" is many an outlet's */
    SHORTEST_INITIALS = 3, /* letters; "AM" and "PM" would be too many names */
    SHORTEST_KEY = 4,      /* letters of a name that is no sign: "BT" alone says nothing */
    RARITY_STEM = 8,       /* bytes of a stem in the table of words */
    LONGEST_SIGN = 12,     /* bytes between the brackets that explain a sign */
    BEGINNINGS = 1 << 16,  /* bits that tell most words that begin no name */
};

HSY_VECTOR_TYPE(party_list, hsy_party);

struct hsy_outlet_names {
    hsy_arena *arena;
    hsy_table by_name;   /* of hsy_party_key of each party: index into `parties` */
    hsy_table by_domain; /* of hsy_party_key of a domain: the same */
    hsy_table by_key;    /* of hsy_party_key of each of its names: the same, or AMBIGUOUS */
    hsy_table by_sign;   /* "ETZ": the same */
    hsy_table met;       /* words that were read: the same again add nothing */
    party_list parties;
    uint64_t beginnings[BEGINNINGS / 64]; /* a bit for the hash of the first letters of each key */
    hsy_table words;                      /* keys of one-word names that their own pages use as a word */
    uint32_t *outlets;                    /* of each article: the party that printed it, or HSY_TABLE_NEW */
};

#define AMBIGUOUS (HSY_TABLE_NEW - 1)

/* One name of two parties names neither. */
static void add_name(hsy_outlet_names *names, hsy_table *table, hsy_slice name, uint32_t party) {
    uint32_t *known = hsy_table_put(names->arena, table, name);
    if (*known != party) *known = *known == HSY_TABLE_NEW ? party : AMBIGUOUS;
}

/* The bit of a key that is long enough to have one. */
static size_t beginning_of(hsy_slice key) {
    return (size_t)hsy_hash(hsy_slice_sub(key, 0, SHORTEST_KEY)) & (BEGINNINGS - 1);
}

static void note_beginning(hsy_outlet_names *names, hsy_slice key) {
    size_t bit = beginning_of(key);
    names->beginnings[bit / 64] |= 1ull << (bit & 63);
}

static void add_key(hsy_outlet_names *names, hsy_slice words, uint32_t party) {
    hsy_slice key = hsy_party_key(names->arena, words);
    if (key.length < SHORTEST_KEY) return;
    add_name(names, &names->by_key, key, party);
    note_beginning(names, key);
}

/* Signs are known in small letters: "PAM" in one dateline is "pam" in another. */
static hsy_slice sign_key(hsy_arena *arena, hsy_slice sign) {
    char *small = hsy_arena_alloc(arena, sign.length);
    for (size_t i = 0; i < sign.length; i++) small[i] = hsy_to_lower(sign.at[i]);
    return (hsy_slice){small, sign.length};
}

/* "Tal Nachrichten-Dienst" -> "TND" */
static hsy_slice initials_of(hsy_arena *arena, hsy_slice name) {
    char *initials = hsy_arena_alloc(arena, name.length);
    size_t count = 0;
    for (size_t i = 0; i < name.length; i++)
        if (hsy_is_upper(name.at[i]) && (i == 0 || hsy_is_space(name.at[i - 1]) || name.at[i - 1] == '-'))
            initials[count++] = name.at[i];
    return (hsy_slice){initials, count};
}

/* The place of the party, which is known by its name, in whatever spelling. */
static uint32_t add_party(hsy_outlet_names *names, hsy_party party) {
    uint32_t *index = hsy_table_put(names->arena, &names->by_name, hsy_party_key(names->arena, party.name));
    if (*index == HSY_TABLE_NEW) {
        *index = (uint32_t)names->parties.count;
        HSY_PUSH(names->arena, &names->parties, party);
    }
    return *index;
}

/* A blog host prints under one domain what is not of one outlet. */
static bool is_host(const hsy_party *known, const hsy_article *article) {
    return article->outlet_name.length && !hsy_party_is_domain(known->name) &&
           !hsy_slice_equal_ascii_case(known->name, hsy_party_of_article(article).name);
}

/* Whether the name is a word that texts of the language use; true where no table tells. */
static bool is_in_use(hsy_arena *scratch, hsy_slice language, hsy_slice name) {
    const hsy_lexicon *table = hsy_lexicon_named(hsy_slice_sub(language, 0, 2), HSY_S("word-rarity"));
    hsy_stemmer stemmer = {0};
    hsy_slice stem = hsy_stem(scratch, &stemmer, hsy_slice_sub(language, 0, 2), hsy_fold(scratch, name));
    return !table || hsy_lexicon_find(table, hsy_slice_sub(stem, 0, RARITY_STEM)) >= 0;
}

/* Notes a name of one word that its own page writes again and again: it is what the page is about, like "Chemie". */
static void note_word(hsy_outlet_names *names, const hsy_article *article, hsy_slice name) {
    enum { OFTEN = 2, OFTEN_FOR_A_NAME = 5 }; /* "as far as Tellyline knows" an outlet writes of itself, too */
    size_t count = 0, often;
    if (hsy_slice_find_byte(name, ' ', 0) != HSY_NOT_FOUND || name.length < SHORTEST_KEY) return;
    often = is_in_use(names->arena, article->language, name) ? OFTEN : OFTEN_FOR_A_NAME;
    for (size_t at = hsy_slice_find_ascii_case(article->text, name, 0); at != HSY_NOT_FOUND && count < often; count++)
        at = hsy_slice_find_ascii_case(article->text, name, at + name.length);
    if (count >= often) *hsy_table_put(names->arena, &names->words, hsy_party_key(names->arena, name)) = 1;
}

/* Returns the place of the outlet that printed the article. */
static uint32_t add_outlet(hsy_outlet_names *names, const hsy_article *article) {
    hsy_party party = hsy_party_of_article(article);
    if (party.name.length == 0) return HSY_TABLE_NEW;
    hsy_slice domain = hsy_party_key(names->arena, article->outlet_domain);
    uint32_t *known = domain.length ? hsy_table_put(names->arena, &names->by_domain, domain) : NULL;
    bool is_known = known && *known != HSY_TABLE_NEW && !is_host(&names->parties.items[*known], article);
    uint32_t index = is_known ? *known : add_party(names, party);
    if (known && *known == HSY_TABLE_NEW) *known = index;
    add_key(names, party.name, index);
    add_key(names, article->outlet_name, index);
    if (domain.length >= SHORTEST_LABEL) add_key(names, article->outlet_domain, index);
    hsy_slice bare = hsy_party_without_article(hsy_fold_plain(names->arena, article->outlet_name));
    if (hsy_slice_find_byte(bare, ' ', 0) != HSY_NOT_FOUND) add_key(names, bare, index);
    note_word(names, article, article->outlet_name);
    note_word(names, article, domain);
    return index;
}

/* Initials of an outlet or agency that is credited or cited, which may be its sign; of an agency the name too. */
static void add_named(hsy_outlet_names *names, hsy_slice words) {
    uint32_t *met = hsy_table_put(names->arena, &names->met, words);
    if (*met != HSY_TABLE_NEW) return;
    *met = 1;
    hsy_party party = hsy_party_of(words);
    bool is_known = hsy_name_of_agency(party.name).length > 0;
    bool is_cut = !is_known && party.kind == HSY_PARTY_AGENCY && hsy_slice_ends(words, party.name);
    if (is_cut) party.name = words; /* "Presseagentur Nordost", not "Nordost" */
    hsy_slice sign = initials_of(names->arena, words);
    bool is_spelt_out = sign.length >= SHORTEST_INITIALS && hsy_is_sign(sign) && hsy_sign_stands_for(sign, words);
    if (party.name.length == 0 || (party.kind != HSY_PARTY_AGENCY && !is_spelt_out)) return;
    uint32_t index = add_party(names, party);
    if (party.kind == HSY_PARTY_AGENCY) add_key(names, party.name, index);
    if (is_spelt_out) add_name(names, &names->by_sign, sign_key(names->arena, sign), index);
}

/* A name without the form of one, such as "Meridian", is an agency's when outlets that are not one credit it. */
static void add_credited(hsy_outlet_names *names, hsy_table *credited, const hsy_article *article, uint32_t outlet) {
    for (size_t i = 0; i < article->credits.count; i++) {
        hsy_slice credit = article->credits.items[i];
        while (credit.at) {
            hsy_party party = hsy_party_of(hsy_sign_cut(&credit));
            hsy_slice key = hsy_party_key(names->arena, party.name);
            bool is_new = party.kind == HSY_PARTY_OUTLET && !hsy_table_get(&names->by_key, key);
            if (key.length < SHORTEST_KEY || !is_new || hsy_party_is_domain(party.name)) continue;
            uint32_t *first = hsy_table_put(names->arena, credited, key);
            if (*first == HSY_TABLE_NEW)
                *first = outlet;
            else if (*first != outlet)
                add_key(names, party.name, add_party(names, (hsy_party){HSY_PARTY_AGENCY, party.name}));
        }
    }
}

static const hsy_party *party_at(const hsy_outlet_names *names, const uint32_t *index) {
    return index && *index != AMBIGUOUS ? &names->parties.items[*index] : NULL;
}

static const hsy_party *party_of_key(hsy_arena *scratch, const hsy_outlet_names *names, hsy_slice words) {
    hsy_slice key = hsy_party_key(scratch, words);
    const uint32_t *index = key.length >= SHORTEST_KEY ? hsy_table_get(&names->by_key, key) : NULL;
    if (index) return party_at(names, index);
    hsy_slice folded = hsy_fold_plain(scratch, words), bare = hsy_party_without_article(folded);
    return bare.length < folded.length ? party_of_key(scratch, names, bare) : NULL;
}

/* "Presseagentur" where the text has "Presseagentur Nordost": a word for what it is cannot be all of a name. */
static hsy_slice with_proper_name(hsy_slice text, hsy_slice name) {
    size_t at = hsy_slice_find(text, name, 0), end = at + name.length;
    if (at == HSY_NOT_FOUND || end + 1 >= text.length || text.at[end] != ' ' || !hsy_is_upper(text.at[end + 1]))
        return name;
    do end++;
    while (end < text.length && (hsy_is_letter(text.at[end]) || (unsigned char)text.at[end] >= 0x80));
    hsy_slice longer = hsy_slice_sub(text, at, end);
    hsy_name_kind kind;
    hsy_slice bare = hsy_name_clean(longer, HSY_S(""), &kind);
    return kind == HSY_NAME_AGENCY && bare.length < longer.length ? longer : name;
}

/* Only what the text prints: the statements stage may have spelt a sign out by the lexicon, and wrongly so. */
static void add_cited(hsy_outlet_names *names, const hsy_reading *reading, hsy_slice name) {
    hsy_slice text = reading->article.text;
    if (hsy_slice_find(text, name, 0) != HSY_NOT_FOUND) add_named(names, with_proper_name(text, name));
}

static void add_all_cited(hsy_outlet_names *names, const hsy_reading *reading) {
    const hsy_statement_list *list = &reading->statements.list;
    for (size_t i = 0; i < list->count; i++) {
        const hsy_speaker *speaker = &list->items[i].speaker;
        bool is_medium = speaker->type == HSY_SPEAKER_OUTLET || speaker->type == HSY_SPEAKER_AGENCY;
        if (is_medium && speaker->is_named) add_cited(names, reading, speaker->name);
        for (size_t k = 0; k < list->items[i].via.count; k++) add_cited(names, reading, list->items[i].via.items[k]);
    }
}

static const hsy_party *party_of_sign(hsy_arena *scratch, const hsy_outlet_names *names, hsy_slice words) {
    if (words.length > LONGEST_SIGN) return NULL;
    return party_at(names, hsy_table_get(&names->by_sign, sign_key(scratch, words)));
}

/* The longest name of the set that ends where `words` ends. */
static const hsy_party *party_before(hsy_arena *scratch, const hsy_outlet_names *names, hsy_slice words) {
    const hsy_party *longest = NULL;
    size_t start = words.length;
    for (int count = 0; count < LONGEST_NAME && start > 0; count++) {
        while (start > 0 && words.at[start - 1] == ' ') start--;
        while (start > 0 && !hsy_is_space(words.at[start - 1])) start--;
        const hsy_party *party = party_of_key(scratch, names, hsy_slice_sub(words, start, words.length));
        if (party) longest = party;
    }
    return longest;
}

/* "… der Ellerntaler Zeitung (ETZ) …" */
static void add_explained_signs(hsy_outlet_names *names, hsy_arena *scratch, hsy_slice text) {
    for (size_t open = hsy_slice_find_byte(text, '(', 0); open != HSY_NOT_FOUND;
         open = hsy_slice_find_byte(text, '(', open + 1)) {
        hsy_slice inside = hsy_slice_sub(text, open + 1, open + 1 + LONGEST_SIGN);
        size_t close = hsy_slice_find_byte(inside, ')', 0);
        if (close == HSY_NOT_FOUND || !hsy_is_sign(hsy_slice_sub(inside, 0, close))) continue;
        const hsy_party *party = party_before(scratch, names, hsy_slice_sub(text, 0, open));
        hsy_slice sign = hsy_slice_sub(inside, 0, close);
        if (party)
            add_name(names, &names->by_sign, sign_key(names->arena, sign), (uint32_t)(party - names->parties.items));
    }
}

/* The one agency of the set whose name the sign may be cut from; AMBIGUOUS when there are several, HSY_TABLE_NEW when
 * there is none. */
static uint32_t agency_of_sign(const hsy_outlet_names *names, hsy_slice sign) {
    uint32_t found = HSY_TABLE_NEW;
    for (uint32_t i = 0; i < names->parties.count; i++) {
        const hsy_party *party = &names->parties.items[i];
        if (party->kind != HSY_PARTY_AGENCY || !hsy_sign_may_stand_for(sign, party->name)) continue;
        if (found != HSY_TABLE_NEW) return AMBIGUOUS;
        found = i;
    }
    return found;
}

/* The words with a capital, "de", "of" and the like between them, that stand for the sign in a line of the page: "APP"
 * is here "© Agence Ponant Presse", whatever a lexicon knows under it. Empty when none do. */
static hsy_slice explained_on_page(const hsy_article *article, hsy_slice sign) {
    for (size_t b = 0; b < article->blocks.count; b++) {
        hsy_slice line = article->blocks.items[b].text;
        for (size_t i = 0; i < line.length; i++) {
            bool begins = line.at[i] == sign.at[0] && (i == 0 || hsy_is_space(line.at[i - 1]));
            size_t end = i;
            for (size_t words = 0; begins && words < LONGEST_NAME && end < line.length; words++) {
                for (end += words > 0; end < line.length && !hsy_is_space(line.at[end]); end++) {
                }
                hsy_slice name = hsy_slice_sub(line, i, end);
                if (hsy_sign_stands_for(sign, name)) return name;
            }
        }
    }
    return (hsy_slice){"", 0};
}

/* The agency is the outlet: one party by all names of both. */
static void name_outlet(hsy_outlet_names *names, uint32_t outlet, uint32_t agency) {
    hsy_slice key = hsy_party_key(names->arena, names->parties.items[agency].name);
    names->parties.items[outlet] = names->parties.items[agency];
    *hsy_table_put(names->arena, &names->by_key, key) = outlet;
    note_beginning(names, key);
}

/* Whether the sign, or the name that it stands for, is that of the article's outlet. */
static bool is_own(hsy_outlet_names *names, const hsy_article *article, hsy_slice sign, uint32_t agency) {
    if (hsy_party_is_own_sign(names->arena, article, sign)) return true;
    if (agency >= AMBIGUOUS) return false;
    hsy_slice domain = hsy_party_key(names->arena, article->outlet_domain);
    hsy_slice name = hsy_party_key(names->arena, names->parties.items[agency].name);
    return domain.length >= SHORTEST_KEY && hsy_slice_find(name, domain, 0) != HSY_NOT_FOUND;
}

/* "KALDER, May 16 (Meridian) -": an agency that neither sign nor form shows. */
static void add_dateline_name(hsy_outlet_names *names, hsy_slice text) {
    hsy_slice maker = hsy_maker_of_dateline(text), key = hsy_party_key(names->arena, maker);
    if (!hsy_is_dated_dateline(text) || hsy_is_sign(maker) || key.length < SHORTEST_KEY || !hsy_is_upper(maker.at[0]))
        return;
    bool is_known =
        hsy_table_get(&names->by_key, key) || hsy_name_of_agency(maker).length || hsy_name_of_outlet(maker).length;
    if (!is_known) add_key(names, maker, add_party(names, (hsy_party){HSY_PARTY_AGENCY, maker}));
}

/* The sign of a dateline is an agency's, whether or not anything tells whose. On the agency's own page it is that
 * outlet's sign, and the name that explains it the outlet's name. */
static void add_dateline_sign(hsy_outlet_names *names, const hsy_article *article, uint32_t outlet) {
    hsy_slice sign = hsy_sign_of_dateline(article->text);
    if (sign.length == 0) return;
    hsy_slice name = explained_on_page(article, sign);
    bool is_known = hsy_name_of_agency(sign).length || hsy_name_of_outlet(sign).length;
    uint32_t *known = hsy_table_put(names->arena, &names->by_sign, sign_key(names->arena, sign));
    if (*known == HSY_TABLE_NEW) *known = AMBIGUOUS;
    bool is_the_known = hsy_name_of_agency(hsy_party_of(name).name).length > 0; /* "Associated PressApril", glued */
    if (is_known && (name.length == 0 || is_the_known)) return;
    uint32_t agency = name.length ? add_party(names, (hsy_party){HSY_PARTY_AGENCY, name}) : *known;
    if (agency >= AMBIGUOUS) agency = agency_of_sign(names, sign);
    if (outlet != HSY_TABLE_NEW && is_own(names, article, sign, agency)) {
        if (agency >= AMBIGUOUS) agency = add_party(names, (hsy_party){HSY_PARTY_AGENCY, sign});
        name_outlet(names, outlet, agency);
        agency = outlet;
    }
    *known = agency < AMBIGUOUS ? agency : add_party(names, (hsy_party){HSY_PARTY_AGENCY, sign});
}

const hsy_outlet_names *hsy_outlet_names_of(hsy_arena *arena, const hsy_steps *steps) {
    hsy_outlet_names *names = HSY_NEW(arena, hsy_outlet_names);
    hsy_arena *scratch = hsy_arena_scratch(arena);
    names->arena = arena;
    names->outlets = HSY_NEW_ARRAY(arena, uint32_t, steps->count + 1);
    for (size_t a = 0; a < steps->count; a++) {
        const hsy_article *article = &steps->readings[a].article;
        names->outlets[a] = add_outlet(names, article);
        for (size_t i = 0; i < article->credits.count; i++) add_named(names, article->credits.items[i]);
        add_all_cited(names, &steps->readings[a]);
    }
    hsy_table credited = {0};
    for (size_t a = 0; a < steps->count; a++) {
        add_credited(names, &credited, &steps->readings[a].article, names->outlets[a]);
        add_dateline_name(names, steps->readings[a].article.text);
    }
    for (size_t a = 0; a < steps->count; a++) {
        add_explained_signs(names, scratch, steps->readings[a].article.text);
        hsy_arena_clear(scratch);
    }
    for (size_t a = 0; a < steps->count; a++) add_dateline_sign(names, &steps->readings[a].article, names->outlets[a]);
    return names;
}

/* The party under the name that the page gives it, where the set knows no more than its domain. */
static hsy_party as_written(const hsy_party *party, hsy_slice words) {
    return (hsy_party){party->kind, words.length && hsy_party_is_domain(party->name) ? words : party->name};
}

hsy_party hsy_outlet_by_sign(hsy_arena *scratch, const hsy_outlet_names *names, hsy_slice sign) {
    const hsy_party *party = party_of_sign(scratch, names, sign);
    return party ? *party : (hsy_party){HSY_PARTY_OUTLET, {"", 0}};
}

static bool may_begin(const hsy_outlet_names *names, hsy_slice key) {
    size_t bit = beginning_of(key);
    return key.length < SHORTEST_KEY || (names->beginnings[bit / 64] >> (bit & 63) & 1);
}

bool hsy_outlet_may_begin(hsy_arena *scratch, const hsy_outlet_names *names, hsy_slice words) {
    if (may_begin(names, hsy_party_key(scratch, words))) return true;
    hsy_slice folded = hsy_fold_plain(scratch, words), bare = hsy_party_without_article(folded);
    return bare.length < folded.length && may_begin(names, hsy_party_key(scratch, bare));
}

hsy_party hsy_outlet_by_name(hsy_arena *scratch, const hsy_outlet_names *names, hsy_slice words) {
    const hsy_party *party = party_of_key(scratch, names, words);
    return party ? as_written(party, words) : (hsy_party){HSY_PARTY_OUTLET, {"", 0}};
}

/* "CNN Wire" in a set that has CNN: what an outlet calls the service that hands its texts on. */
static const hsy_party *owner_of_service(hsy_arena *scratch, const hsy_outlet_names *names, hsy_slice words) {
    size_t last = hsy_slice_last_word(words);
    if (last == 0 || !hsy_party_is_service(hsy_slice_sub(words, last, words.length))) return NULL;
    return party_at(names, hsy_table_get(&names->by_name, hsy_party_key(scratch, hsy_slice_sub(words, 0, last - 1))));
}

/* "Meridian Staff": the desk of a party of the set. */
static const hsy_party *employer_of(hsy_arena *scratch, const hsy_outlet_names *names, hsy_slice words) {
    size_t last = hsy_slice_last_word(words);
    const hsy_party *party = last > 0 ? party_of_key(scratch, names, hsy_slice_sub(words, 0, last - 1)) : NULL;
    return party && hsy_party_of(words).name.length == 0 ? party : NULL; /* the last word is a desk's */
}

hsy_party hsy_outlet_named(hsy_arena *scratch, const hsy_outlet_names *names, hsy_slice words) {
    const hsy_party *party = party_of_sign(scratch, names, words);
    if (party) return *party;
    party = owner_of_service(scratch, names, words);
    if (party) return *party;
    party = party_of_key(scratch, names, words);
    if (!party) party = employer_of(scratch, names, words);
    return party ? as_written(party, hsy_party_of(words).name) : (hsy_party){HSY_PARTY_OUTLET, {"", 0}};
}

bool hsy_outlet_is_word(hsy_arena *scratch, const hsy_outlet_names *names, hsy_slice word) {
    return hsy_table_get(&names->words, hsy_party_key(scratch, word)) != NULL;
}

hsy_party hsy_outlet_of(const hsy_steps *steps, uint32_t article) {
    uint32_t index = steps->names->outlets[article];
    return index == HSY_TABLE_NEW ? (hsy_party){HSY_PARTY_OUTLET, {"", 0}} : steps->names->parties.items[index];
}

bool hsy_outlet_printed_it(hsy_arena *scratch, const hsy_steps *steps, uint32_t article, hsy_party party) {
    const hsy_outlet_names *names = steps->names;
    if (hsy_party_is_own(scratch, &steps->readings[article].article, party)) return true;
    const hsy_party *known = party_of_sign(scratch, names, party.name);
    if (!known) known = party_of_key(scratch, names, party.name);
    return known && names->outlets[article] == (uint32_t)(known - names->parties.items);
}

hsy_outlet_key hsy_outlet_key_of(hsy_arena *scratch, const hsy_outlet_names *names, hsy_slice name) {
    const hsy_party *known = party_of_sign(scratch, names, name);
    if (!known) known = party_of_key(scratch, names, name);
    return (hsy_outlet_key){hsy_party_hashes(scratch, name),
                            known ? (uint32_t)(known - names->parties.items) : HSY_NONE};
}

bool hsy_outlet_printed_key(const hsy_steps *steps, uint32_t article, hsy_outlet_key key) {
    if (hsy_is_own_name(&steps->own_keys[article], &key.hashes)) return true;
    return key.party != HSY_NONE && steps->names->outlets[article] == key.party;
}

hsy_slice hsy_outlet_printed(hsy_arena *scratch, const hsy_outlet_names *names, hsy_slice text, hsy_slice name) {
    if (hsy_slice_find(text, name, 0) != HSY_NOT_FOUND) return with_proper_name(text, name);
    hsy_slice sign = initials_of(scratch, name);
    bool is_printed = hsy_is_sign(sign) && hsy_slice_find(text, sign, 0) != HSY_NOT_FOUND;
    return is_printed && party_of_sign(scratch, names, sign) ? sign : name;
}
