/* Where a text names an outlet of the set as the one it has something from.
 *
 *     "Both the Tannwick Post and the website Quayside say"    tannwickpost.example and quayside.example
 *     "…, Moss told NPA by telephone"                          the agency whose name other pages of the set spell out
 *     "laut ETZ"                                               the "Ellerntaler Zeitung (ETZ)" of another page
 *
 * No lexicon has all outlets of the world, but the set brings the names that matter to it: of each article's outlet, by
 * name and by domain ("tannwickpost.example" is "Tannwick Post" without its blank), of whom its pages credit and cite,
 * and the signs that they explain in brackets. A mention counts when it stands in the source of a statement or behind a
 * phrase of relay-words.tsv ("told", "citing", "first reported by"). A name that is merely talked about does not.
 *
 * What it misses: nicknames ("the Thunderer"); outlets outside the set that neither lexicon nor credits know.
 */
#include "trace/mention.h"

#include "base/table.h"
#include "text/fold.h"
#include "text/lexicon.h"
#include "text/name.h"
#include "trace/sign.h"

enum {
    LONGEST_NAME = 6,       /* words of a name */
    SHORTEST_KEY = 4,       /* letters of a name that is no sign: "BT" alone says nothing */
    PHRASE_REACH = 4,       /* words between "citing" and the name: "citing the French daily | Le Matin" */
    LAST_LINES = 2,         /* that may be about the making of a text */
    LONGEST_LAST_LINE = 25, /* tokens */
    REACH = 12,             /* tokens between a verb of saying and the outlet in its sentence */
    LONGEST_SIGN = 12,      /* bytes between the brackets that explain a sign */
};

HSY_VECTOR_TYPE(party_list, hsy_party);

struct hsy_outlet_names {
    hsy_arena *arena;
    hsy_table by_name; /* of hsy_party_key of each party: index into `parties` */
    hsy_table by_key;  /* of hsy_party_key of each of its names: the same, or AMBIGUOUS */
    hsy_table by_sign; /* "ETZ": the same */
    hsy_table met;     /* words that were read: the same again add nothing */
    party_list parties;
    uint32_t *outlets; /* of each article: the party that printed it, or HSY_TABLE_NEW */
};

#define AMBIGUOUS (HSY_TABLE_NEW - 1)

/* One name of two parties names neither. */
static void add_name(hsy_outlet_names *names, hsy_table *table, hsy_slice name, uint32_t party) {
    uint32_t *known = hsy_table_put(names->arena, table, name);
    if (*known != party) *known = *known == HSY_TABLE_NEW ? party : AMBIGUOUS;
}

static void add_key(hsy_outlet_names *names, hsy_slice words, uint32_t party) {
    hsy_slice key = hsy_party_key(names->arena, words);
    if (key.length >= SHORTEST_KEY) add_name(names, &names->by_key, key, party);
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

/* Returns the place of the outlet that printed the article. */
static uint32_t add_outlet(hsy_outlet_names *names, const hsy_article *article) {
    hsy_party party = hsy_party_of_article(article);
    if (party.name.length == 0) return HSY_TABLE_NEW;
    hsy_slice domain = hsy_party_key(names->arena, article->outlet_domain);
    const uint32_t *known = domain.length ? hsy_table_get(&names->by_name, domain) : NULL;
    uint32_t index = known ? *known : add_party(names, party);
    if (domain.length && !known) *hsy_table_put(names->arena, &names->by_name, domain) = index;
    add_key(names, party.name, index);
    add_key(names, article->outlet_name, index);
    add_key(names, article->outlet_domain, index);
    hsy_slice bare = hsy_party_without_article(hsy_fold_plain(names->arena, article->outlet_name));
    if (hsy_slice_find_byte(bare, ' ', 0) != HSY_NOT_FOUND) add_key(names, bare, index);
    return index;
}

/* Initials of an outlet or agency that is credited or cited, which may be its sign; of an agency the name too. */
static void add_named(hsy_outlet_names *names, hsy_slice words) {
    uint32_t *met = hsy_table_put(names->arena, &names->met, words);
    if (*met != HSY_TABLE_NEW) return;
    *met = 1;
    hsy_party party = hsy_party_of(words);
    bool is_cut = party.kind == HSY_PARTY_AGENCY && hsy_name_of_agency(words).length == 0;
    if (is_cut) party.name = words; /* "Presseagentur Nordost", not "Nordost" */
    hsy_slice sign = initials_of(names->arena, words);
    bool is_spelt_out = hsy_is_sign(sign) && hsy_sign_stands_for(sign, words);
    if (party.name.length == 0 || (party.kind != HSY_PARTY_AGENCY && !is_spelt_out)) return;
    uint32_t index = add_party(names, party);
    if (party.kind == HSY_PARTY_AGENCY) add_key(names, party.name, index);
    if (is_spelt_out) add_name(names, &names->by_sign, sign_key(names->arena, sign), index);
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
}

/* Whether the sign, or the name that it stands for, is that of the article's outlet. */
static bool is_own(hsy_outlet_names *names, const hsy_article *article, hsy_slice sign, uint32_t agency) {
    if (hsy_party_is_own_sign(names->arena, article, sign)) return true;
    if (agency >= AMBIGUOUS) return false;
    hsy_slice domain = hsy_party_key(names->arena, article->outlet_domain);
    hsy_slice name = hsy_party_key(names->arena, names->parties.items[agency].name);
    return domain.length >= SHORTEST_KEY && hsy_slice_find(name, domain, 0) != HSY_NOT_FOUND;
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
    if (is_known && name.length == 0) return;
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
        const hsy_article *article = &steps->readings[a]->article;
        names->outlets[a] = add_outlet(names, article);
        for (size_t i = 0; i < article->credits.count; i++) add_named(names, article->credits.items[i]);
        add_all_cited(names, steps->readings[a]);
    }
    for (size_t a = 0; a < steps->count; a++) {
        add_explained_signs(names, scratch, steps->readings[a]->article.text);
        hsy_arena_clear(scratch);
    }
    for (size_t a = 0; a < steps->count; a++) add_dateline_sign(names, &steps->readings[a]->article, names->outlets[a]);
    return names;
}

/* The party under the name that the page gives it, where the set knows no more than its domain. */
static hsy_party as_written(const hsy_party *party, hsy_slice words) {
    return (hsy_party){party->kind, hsy_party_is_domain(party->name) ? words : party->name};
}

hsy_party hsy_outlet_named(hsy_arena *scratch, const hsy_outlet_names *names, hsy_slice words) {
    const hsy_party *party = party_of_sign(scratch, names, words);
    if (party) return *party;
    party = party_of_key(scratch, names, words);
    return party ? as_written(party, hsy_party_of(words).name) : (hsy_party){HSY_PARTY_OUTLET, {"", 0}};
}

hsy_party hsy_outlet_of(const hsy_steps *steps, uint32_t article) {
    uint32_t index = steps->names->outlets[article];
    return index == HSY_TABLE_NEW ? (hsy_party){HSY_PARTY_OUTLET, {"", 0}} : steps->names->parties.items[index];
}

bool hsy_outlet_printed_it(hsy_arena *scratch, const hsy_steps *steps, uint32_t article, hsy_party party) {
    const hsy_outlet_names *names = steps->names;
    if (hsy_party_is_own(scratch, &steps->readings[article]->article, party)) return true;
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

/* ---- where a text names them ---- */

typedef struct search {
    hsy_arena *scratch;
    const hsy_outlet_names *names;
    hsy_slice text;
    hsy_tokens tokens;
    uint8_t *is_asked; /* of each token: whether a source may be named there */
} search;

static size_t token_at(hsy_tokens tokens, uint32_t at) {
    size_t low = 0, high = tokens.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (tokens.items[middle].end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void ask_sources(search *x, const hsy_statements *statements) {
    for (size_t i = 0; i < statements->list.count; i++) {
        const hsy_spans *source = &statements->list.items[i].source;
        for (size_t k = 0; k < source->count; k++)
            for (size_t t = token_at(x->tokens, source->items[k].start);
                 t < x->tokens.count && x->tokens.items[t].start < source->items[k].end; t++)
                x->is_asked[t] = 1;
    }
}

static void ask(search *x, size_t first, size_t end) {
    for (size_t t = first; t < end && t < x->tokens.count; t++) x->is_asked[t] = 1;
}

static bool ends_sentence(const search *x, size_t token) {
    hsy_slice words = hsy_token_text(x->text, x->tokens.items[token]);
    return words.length == 1 && (words.at[0] == '.' || words.at[0] == '!' || words.at[0] == '?');
}

/* The tokens of the sentence around a token, at most REACH to each side: [first, end). */
static void ask_around(search *x, size_t token) {
    size_t first = token, end = token;
    while (first > 0 && token - first < REACH && !ends_sentence(x, first - 1) &&
           !(x->tokens.items[first].flags & HSY_TOKEN_LINE_START))
        first--;
    while (end < x->tokens.count && end - token < REACH && !ends_sentence(x, end) &&
           (end == token || !(x->tokens.items[end].flags & HSY_TOKEN_LINE_START)))
        end++;
    ask(x, first, end);
}

/* The last lines of a text are about its making when the page stage did not see it: "(Tannwick Post)", "Das Original
 * erschien im Tannwick Boten." */
static void ask_last_lines(search *x) {
    size_t first = x->tokens.count;
    for (int line = 0; line < LAST_LINES && first > 0; line++) {
        size_t end = first;
        do first--;
        while (first > 0 && !(x->tokens.items[first].flags & HSY_TOKEN_LINE_START));
        if (end - first > LONGEST_LAST_LINE) return;
        ask(x, first, end);
    }
}

/* Whether the verb reports what is said or written: not what somebody wants or sees. */
static bool tells(const hsy_lexicon *verbs, int row) {
    hsy_slice class = hsy_lexicon_cell(verbs, row, hsy_lexicon_column(verbs, HSY_S("class")));
    hsy_slice frames = hsy_lexicon_cell(verbs, row, hsy_lexicon_column(verbs, HSY_S("frames")));
    bool is_report = hsy_slice_equal(class, HSY_S("say")) || hsy_slice_equal(class, HSY_S("write"));
    return is_report && !hsy_slice_equal(frames, HSY_S("-"));
}

/* Around verbs of saying and writing and nouns for what is written ("an article of the Post"), and behind phrases that
 * say through whom something came. */
static void ask_near_phrases(search *x, hsy_slice language) {
    const hsy_lexicon *phrases = hsy_lexicon_named(language, HSY_S("relay-words"));
    const hsy_lexicon *verbs = hsy_lexicon_named(language, HSY_S("cue-verbs"));
    const hsy_lexicon *nouns = hsy_lexicon_named(language, HSY_S("cue-nouns"));
    const hsy_slice *folded = phrases ? hsy_fold_tokens(x->scratch, x->text, x->tokens) : NULL;
    uint32_t count = (uint32_t)x->tokens.count;
    for (uint32_t i = 0, behind; folded && i < count; i++) {
        if (x->tokens.items[i].kind != HSY_TOKEN_WORD) continue;
        int row = hsy_lexicon_longest(phrases, folded, i, count, &behind);
        hsy_slice role = hsy_lexicon_cell(phrases, row, 1);
        bool leads_on = row >= 0 && !hsy_slice_equal(role, HSY_S("away")) && !hsy_slice_equal(role, HSY_S("for"));
        if (leads_on) ask(x, behind, behind + PHRASE_REACH);
        if (leads_on && hsy_slice_equal(role, HSY_S("citing"))) ask_around(x, i);
        row = hsy_lexicon_find(verbs, folded[i]);
        bool reports = row >= 0 ? tells(verbs, row) : hsy_lexicon_find(nouns, folded[i]) >= 0;
        if (reports) ask_around(x, i);
    }
}

/* The name that begins at the token, the longest; returns the token behind it, or `first` when there is none. */
static size_t read_name(const search *x, size_t first, hsy_party *party) {
    hsy_token token = x->tokens.items[first];
    size_t behind = first;
    if (token.kind != HSY_TOKEN_WORD || !(token.flags & HSY_TOKEN_CAPITAL)) return first;
    if (token.flags & HSY_TOKEN_ALL_UPPER) {
        const hsy_party *signed_by = party_of_sign(x->scratch, x->names, hsy_token_text(x->text, token));
        if (signed_by) *party = *signed_by;
        if (signed_by) return first + 1;
    }
    for (size_t end = first; end < x->tokens.count && end < first + LONGEST_NAME; end++) {
        hsy_token last = x->tokens.items[end];
        if (last.kind != HSY_TOKEN_WORD || (end > first && last.flags & HSY_TOKEN_LINE_START)) break;
        hsy_slice words = hsy_slice_sub(x->text, token.start, last.end);
        const hsy_party *found = party_of_key(x->scratch, x->names, words);
        if (found) *party = as_written(found, words), behind = end + 1;
    }
    return behind;
}

/* The names that begin at tokens for which `asked` is set; all of them when it is NULL. */
static hsy_mentions find_names(const search *x) {
    hsy_mentions found = {0};
    for (size_t i = 0, behind; i<x->tokens.count; i = behind> i ? behind : i + 1) {
        hsy_party party;
        behind = !x->is_asked || x->is_asked[i] ? read_name(x, i, &party) : i;
        if (behind == i) continue;
        hsy_span span = {x->tokens.items[i].start, x->tokens.items[behind - 1].end};
        HSY_PUSH(x->scratch, &found, ((hsy_mention){party, span}));
    }
    return found;
}

/* "Avec AFP": in a line about the makers the signs that a lexicon knows count as well. */
static void add_known_signs(const search *x, hsy_mentions *found) {
    for (size_t i = 0; i < x->tokens.count; i++) {
        hsy_slice word = hsy_token_text(x->text, x->tokens.items[i]);
        if (!hsy_is_sign(word) || party_of_sign(x->scratch, x->names, word)) continue;
        hsy_party party = {HSY_PARTY_AGENCY, hsy_name_of_agency(word)};
        hsy_span span = {x->tokens.items[i].start, x->tokens.items[i].end};
        if (party.name.length) HSY_PUSH(x->scratch, found, ((hsy_mention){party, span}));
    }
}

hsy_mentions hsy_mentions_in(hsy_arena *scratch, const hsy_outlet_names *names, hsy_slice words, hsy_slice language) {
    search x = {scratch, names, words, hsy_words(scratch, words, language), NULL};
    hsy_mentions found = find_names(&x);
    add_known_signs(&x, &found);
    return found;
}

hsy_mentions hsy_mentions_find(hsy_arena *scratch, const hsy_outlet_names *names, const hsy_reading *reading) {
    hsy_slice text = reading->article.text, language = reading->article.language;
    search x = {scratch, names, text, hsy_words(scratch, text, language), NULL};
    x.is_asked = HSY_NEW_ARRAY(scratch, uint8_t, x.tokens.count + 1);
    ask_sources(&x, &reading->statements);
    ask_near_phrases(&x, language);
    ask_last_lines(&x);
    return find_names(&x);
}
