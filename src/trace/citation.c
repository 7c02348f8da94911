/* Whom an article names as the source of its text or its findings: other outlets, agencies, articles of the set.
 *
 *     "NEW YORK (AP) —", "By Anna Weber, Reuters", "© 2018 dpa"       the text is theirs          (byline)
 *     "By Anna Weber" and at the end "(with AFP)"                      in part                     (with)
 *     "Newsweek reported, citing the broadcaster Suspilne, that …"     it says what they report    (findings)
 *     <a href="…/the-other-article">                                   a link to one of the set    (link)
 *
 * What is credited was read by the page stage (article.credits), who reports what by the statements stage (speakers
 * and via of type outlet or agency). Credits of pictures never get here. An outlet that names itself is left out.
 *
 * What it misses: outlets that no lexicon knows and no statement is attributed to.
 */
#include "base/hash.h"
#include "base/table.h"
#include "text/fold.h"
#include "text/lexicon.h"
#include "text/name.h"
#include "trace/mention.h"
#include "trace/parallel.h"
#include "trace/sign.h"
#include "trace/steps.h"

enum {
    MOST_CITATIONS = 200,  /* of one article; a page that names more is a list of links */
    LEAST_OUTLET_NAME = 5, /* bytes of an outlet's name that another may begin with: "Time" begins too many */
};

typedef struct citing {
    hsy_steps *steps;
    const hsy_table *addresses;
    const hsy_table *outlets; /* names of the outlets of the set */
    const hsy_outlet_names *names;
    hsy_citations *found; /* of each article */
} citing;

typedef struct article_citing {
    hsy_arena *kept, *scratch;
    const hsy_article *article;
    hsy_citations *found;
    uint32_t to;
} article_citing;

/* An address as it is compared: without scheme, "www.", query, fragment and a slash at the end. */
static hsy_slice address_key(hsy_slice url) {
    size_t scheme = hsy_slice_find(url, HSY_S("://"), 0);
    if (scheme != HSY_NOT_FOUND) url = hsy_slice_sub(url, scheme + 3, url.length);
    if (hsy_slice_starts(url, HSY_S("www."))) url = hsy_slice_sub(url, 4, url.length);
    for (size_t i = 0; i < url.length; i++)
        if (url.at[i] == '?' || url.at[i] == '#') url.length = i;
    while (url.length && url.at[url.length - 1] == '/') url.length--;
    return url;
}

static bool is_named_already(const article_citing *x, hsy_citation c) {
    for (size_t i = 0; i < x->found->count; i++) {
        const hsy_citation *o = &x->found->items[i];
        bool is_same = o->naming == c.naming && o->from_article == c.from_article;
        if (is_same && hsy_party_is_same(x->scratch, o->name, c.name)) return true;
    }
    return false;
}

static void add_party(article_citing *x, hsy_party party, hsy_naming naming, hsy_span span) {
    if (party.name.length == 0 || hsy_party_is_own(x->scratch, x->article, party)) return;
    hsy_citation c = {x->to, party.kind, party.name, HSY_NONE, naming, span};
    if (x->found->count < MOST_CITATIONS && !is_named_already(x, c)) HSY_PUSH(x->kept, x->found, c);
}

/* What the set calls it, else what lexicon and form say. */
static hsy_party named(const article_citing *x, const citing *all, hsy_slice words) {
    hsy_party party = hsy_outlet_named(x->scratch, all->names, words);
    return party.name.length ? party : hsy_party_of(words);
}

/* The text before the words in the first block of the role that holds them; a null pointer when none does. */
static hsy_slice text_before(const hsy_article *article, hsy_role role, hsy_slice words) {
    for (size_t i = 0; i < article->blocks.count; i++) {
        const hsy_block *block = &article->blocks.items[i];
        size_t at = block->role == role ? hsy_slice_find(block->text, words, 0) : HSY_NOT_FOUND;
        if (at != HSY_NOT_FOUND) return hsy_slice_sub(block->text, 0, at);
    }
    return (hsy_slice){NULL, 0};
}

/* Whether a byline's last word is "with", "mit", "avec" (lexicon/<language>/byline-words.tsv). */
static bool ends_in_with(hsy_arena *scratch, hsy_slice text, hsy_slice language) {
    hsy_slice word = hsy_slice_trim(text);
    for (size_t i = word.length; i-- > 0;)
        if (hsy_is_space(word.at[i])) {
            word = hsy_slice_sub(word, i + 1, word.length);
            break;
        }
    const hsy_slice languages[] = {language, HSY_S("any")};
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        const hsy_lexicon *lexicon = hsy_lexicon_named(languages[i], HSY_S("byline-words"));
        int row = hsy_lexicon_find(lexicon, hsy_fold(scratch, word));
        if (row >= 0) return hsy_slice_equal(hsy_lexicon_cell(lexicon, row, 1), HSY_S("with"));
    }
    return false;
}

/* A credit beside authors of the outlet's own credits a part of the text when it stands away from byline and dateline,
 * or behind "with" in the byline. */
static hsy_naming naming_of_credit(const article_citing *x, hsy_slice credit) {
    const hsy_article *article = x->article;
    if (article->authors.count == 0) return HSY_NAMING_BYLINE;
    if (hsy_slice_find(article->dateline, credit, 0) != HSY_NOT_FOUND) return HSY_NAMING_BYLINE;
    hsy_slice before = text_before(article, HSY_ROLE_BYLINE, credit);
    bool leads = before.at && !ends_in_with(x->scratch, before, article->language);
    return leads ? HSY_NAMING_BYLINE : HSY_NAMING_WITH;
}

/* Whether `sign` is the initials of another credit: "CP" beside "Coastal Press". What the page spells out counts, not
 * what the lexicon knows under the sign. */
static bool is_spelt_out(const hsy_article *article, hsy_slice sign) {
    for (size_t i = 0; i < article->credits.count; i++)
        if (hsy_sign_stands_for(sign, article->credits.items[i])) return true;
    return false;
}

/* An agency that only its sign and its place on the page show. */
static void add_unknown_sign(article_citing *x, const citing *all, hsy_slice sign) {
    if (sign.length == 0 || is_spelt_out(x->article, sign)) return;
    if (hsy_name_of_agency(sign).length || hsy_name_of_outlet(sign).length) return; /* read by the page stage */
    hsy_party party = hsy_outlet_named(x->scratch, all->names, sign);
    if (party.name.length == 0) party.name = sign;
    party.kind = HSY_PARTY_AGENCY;
    if (hsy_party_is_own(x->scratch, x->article, party)) return;
    hsy_citation c = {x->to, party.kind, party.name, HSY_NONE, HSY_NAMING_BYLINE, {0, 0}};
    if (!is_named_already(x, c)) HSY_PUSH(x->kept, x->found, c);
}

static void add_unknown_signs(article_citing *x, const citing *all) {
    add_unknown_sign(x, all, hsy_sign_of_dateline(x->article->text));
    for (size_t i = 0; i < x->article->blocks.count; i++)
        if (x->article->blocks.items[i].role == HSY_ROLE_CREDIT)
            add_unknown_sign(x, all, hsy_sign_of_line(x->article->blocks.items[i].text));
}

static bool joins_signs(char c) { return c == '/' || c == ',' || c == ';' || c == '|' || c == '(' || c == ')'; }

/* "dpa/AFP": each sign is a party; a part that is no name ("dpa/lni") is none. The whole may be one name. */
static void add_credit(article_citing *x, const citing *all, hsy_slice credit) {
    hsy_naming naming = naming_of_credit(x, credit);
    for (size_t start = 0, i = 0; i <= credit.length; i++) {
        if (i < credit.length && !joins_signs(credit.at[i])) continue;
        hsy_slice sign = hsy_slice_trim(hsy_slice_sub(credit, start, i));
        if (!is_spelt_out(x->article, sign)) add_party(x, named(x, all, sign), naming, (hsy_span){0, 0});
        start = i + 1;
    }
}

/* The agency in the brackets of "NEW YORK (AP)". */
static void add_dateline(article_citing *x, const citing *all) {
    hsy_slice line = x->article->dateline;
    size_t open = hsy_slice_find_byte(line, '(', 0);
    if (open == HSY_NOT_FOUND) return;
    size_t close = hsy_slice_find_byte(line, ')', open);
    if (close == HSY_NOT_FOUND) return;
    add_credit(x, all, hsy_slice_sub(line, open + 1, close));
}

static hsy_span first_span(const hsy_statement *s) {
    if (s->source.count) return s->source.items[0];
    if (s->cue.count) return s->cue.items[0];
    return s->content.count ? s->content.items[0] : (hsy_span){0, 0};
}

static bool is_outlet(const hsy_statement *s) {
    return s->speaker.type == HSY_SPEAKER_OUTLET || s->speaker.type == HSY_SPEAKER_AGENCY;
}

/* "LIGANorth Korean" -> "LIGA": lost markup glued the next word to the name. */
static hsy_slice without_glued(const hsy_article *article, hsy_slice name) {
    size_t at = article->glued.count ? hsy_slice_find(article->text, name, 0) : HSY_NOT_FOUND;
    for (size_t i = 0; at != HSY_NOT_FOUND && i < article->glued.count; i++) {
        uint32_t part = article->glued.items[i].at;
        if (part > at && part < at + name.length) return hsy_slice_sub(name, 0, part - at);
    }
    return name;
}

/* "Kalder Tagblattreferring" -> "Kalder Tagblatt", which is an outlet of the set: where only the names tell what was
 * glued. */
static hsy_slice without_tail(const citing *all, hsy_slice name) {
    if (hsy_table_get(all->outlets, name)) return name;
    for (size_t length = name.length; length-- > LEAST_OUTLET_NAME;) {
        hsy_slice start = hsy_slice_sub(name, 0, length);
        if (hsy_is_letter(name.at[length]) && hsy_table_get(all->outlets, start)) return start;
    }
    return name;
}

/* Whether the text writes the words in small letters too: then they are no name. */
static bool is_written_small(hsy_arena *scratch, hsy_slice text, hsy_slice words) {
    hsy_slice folded = hsy_fold(scratch, words);
    return !hsy_slice_equal(folded, words) && hsy_slice_find(text, folded, 0) != HSY_NOT_FOUND;
}

static bool is_title(hsy_arena *scratch, hsy_slice language, hsy_slice words) {
    return hsy_lexicon_find(hsy_lexicon_named(language, HSY_S("titles")), hsy_fold(scratch, words)) >= 0;
}

/* Whether a link of a chain that no lexicon knows can be an outlet: not a title, and nobody who speaks in the article
 * as a person or a body ("Spotify"). */
static bool can_be_outlet(const article_citing *x, const hsy_statements *statements, hsy_slice words) {
    if (hsy_name_of_agency(words).length || hsy_name_of_outlet(words).length) return true;
    if (is_title(x->scratch, x->article->language, words)) return false;
    if (is_written_small(x->scratch, x->article->text, words)) return false;
    for (size_t i = 0; i < statements->list.count; i++) {
        const hsy_statement *s = &statements->list.items[i];
        bool is_same = hsy_slice_equal(s->speaker.name, words);
        if (is_same) return is_outlet(s) || s->speaker.type == HSY_SPEAKER_UNKNOWN;
    }
    return true;
}

static void add_outlet(article_citing *x, const citing *all, hsy_slice name, hsy_span span) {
    const hsy_statements *statements = &all->steps->readings[x->to]->statements;
    name = without_tail(all, without_glued(x->article, hsy_slice_trim(name)));
    if (can_be_outlet(x, statements, name)) add_party(x, named(x, all, name), HSY_NAMING_FINDINGS, span);
}

static void add_statements(article_citing *x, const citing *all) {
    const hsy_statements *statements = &all->steps->readings[x->to]->statements;
    for (size_t i = 0; i < statements->list.count; i++) {
        const hsy_statement *s = &statements->list.items[i];
        bool is_known = s->speaker.is_named || hsy_name_of_outlet(s->speaker.name).length; /* "a local daily" is not */
        if (is_outlet(s) && is_known) add_outlet(x, all, s->speaker.name, first_span(s));
        for (size_t k = 0; k < s->via.count; k++) add_outlet(x, all, s->via.items[k], first_span(s));
    }
    hsy_mentions mentions = hsy_mentions_find(x->scratch, all->names, all->steps->readings[x->to]);
    for (size_t i = 0; i < mentions.count; i++)
        add_party(x, mentions.items[i].party, HSY_NAMING_FINDINGS, mentions.items[i].span);
}

static void add_links(article_citing *x, const citing *all) {
    for (size_t i = 0; i < x->article->links.count && x->found->count < MOST_CITATIONS; i++) {
        const hsy_link *link = &x->article->links.items[i];
        const uint32_t *from = hsy_table_get(all->addresses, address_key(link->url));
        if (!from || *from == x->to) continue;
        hsy_citation c = {x->to, HSY_PARTY_ARTICLE, {"", 0}, *from, HSY_NAMING_LINK, link->span};
        if (!is_named_already(x, c)) HSY_PUSH(x->kept, x->found, c);
    }
}

static void cite(void *context, const hsy_room *room, size_t a) {
    const citing *all = context;
    const hsy_reading *reading = all->steps->readings[a];
    article_citing x = {room->kept, room->scratch, &reading->article, &all->found[a], (uint32_t)a};
    add_dateline(&x, all);
    for (size_t i = 0; i < reading->article.credits.count; i++) add_credit(&x, all, reading->article.credits.items[i]);
    add_unknown_signs(&x, all);
    add_statements(&x, all);
    add_links(&x, all);
}

static void add_address(hsy_arena *arena, hsy_table *addresses, hsy_slice url, uint32_t a) {
    if (url.length == 0) return;
    uint32_t *place = hsy_table_put(arena, addresses, address_key(url));
    if (*place == HSY_TABLE_NEW) *place = a;
}

void hsy_trace_citations(hsy_arena *arena, hsy_steps *steps) {
    hsy_table addresses = {0};
    for (uint32_t a = 0; a < steps->count; a++) {
        add_address(arena, &addresses, steps->readings[a]->article.canonical_url, a);
        add_address(arena, &addresses, steps->readings[a]->article.url, a);
    }
    hsy_table outlets = {0};
    for (uint32_t a = 0; a < steps->count; a++) {
        hsy_slice name = steps->readings[a]->article.outlet_name;
        if (name.length > LEAST_OUTLET_NAME) *hsy_table_put(arena, &outlets, name) = 1;
    }
    citing x = {steps, &addresses, &outlets, hsy_outlet_names_of(arena, steps),
                HSY_NEW_ARRAY(arena, hsy_citations, steps->count + 1)};
    hsy_parallel(arena, steps->threads, steps->count, &x, cite);
    steps->citation_starts = HSY_NEW_ARRAY(arena, uint32_t, steps->count + 1);
    for (size_t a = 0; a < steps->count; a++) {
        steps->citation_starts[a] = (uint32_t)steps->citations.count;
        for (size_t i = 0; i < x.found[a].count; i++) HSY_PUSH(arena, &steps->citations, x.found[a].items[i]);
    }
    steps->citation_starts[steps->count] = (uint32_t)steps->citations.count;
}
