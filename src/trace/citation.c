/* Whom an article names as the source of its text or its findings: other outlets, agencies, articles of the set.
 *
 *     "NEW YORK (AP) —", "By Anna Weber, Reuters"                      the text is theirs (credit.c)
 *     "Newsweek reported, citing the broadcaster Suspilne, that …"     it says what they report    (findings)
 *     <a href="…/the-other-article">                                   a link to one of the set    (link)
 *
 * Who reports what was read by the statements stage (speakers and via of type outlet or agency); what the set knows
 * beyond it, mention.c finds. An outlet that names itself is left out.
 *
 * What it misses: outlets that neither lexicon nor set know and no statement is attributed to.
 */
#include "base/hash.h"
#include "base/table.h"
#include "text/fold.h"
#include "text/lexicon.h"
#include "text/name.h"
#include "trace/citing.h"
#include "trace/parallel.h"
#include "trace/sign.h"

enum {
    MOST_CITATIONS = 200,  /* of one article; a page that names more is a list of links */
    LEAST_OUTLET_NAME = 5, /* bytes of an outlet's name that another may begin with: "Time" begins too many */
};

typedef struct citing {
    hsy_steps *steps;
    const hsy_table *addresses;
    const hsy_table *outlets; /* names of the outlets of the set */
    hsy_citations *found;     /* of each article */
} citing;

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

/* Whom an article credits for its text it names as the source of its findings, too; that says nothing more. */
static bool is_named_already(const hsy_citing *x, hsy_citation c) {
    for (size_t i = 0; i < x->found->count; i++) {
        const hsy_citation *o = &x->found->items[i];
        bool is_naming = o->naming == c.naming || (c.naming == HSY_NAMING_FINDINGS && o->naming <= HSY_NAMING_WITH);
        bool is_same = is_naming && o->from_article == c.from_article;
        if (is_same && hsy_party_is_same(x->scratch, o->name, c.name)) return true;
    }
    return false;
}

void hsy_cite_party(hsy_citing *x, hsy_party party, hsy_naming naming, hsy_span span) {
    if (party.name.length == 0 || hsy_outlet_printed_it(x->scratch, x->steps, x->to, party)) return;
    hsy_citation c = {x->to, party.kind, party.name, HSY_NONE, naming, span};
    if (x->found->count < MOST_CITATIONS && !is_named_already(x, c)) HSY_PUSH(x->scratch, x->found, c);
}

void hsy_cite_words(hsy_citing *x, hsy_slice words, hsy_naming naming, hsy_span span) {
    if (hsy_party_is_own_short(x->scratch, &x->reading->article, words)) return;
    hsy_party party = hsy_outlet_named(x->scratch, x->names, words);
    hsy_cite_party(x, party.name.length ? party : hsy_party_of(words), naming, span);
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

/* "Kalder Tagblattreferring" -> "Kalder Tagblatt", which is an outlet of the set, and "Associated PressApril": where
 * only the names tell what was glued. */
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

/* "Moss" of "Ida Moss", who speaks in the article. */
static bool is_family_name(const hsy_speaker *speaker, hsy_slice words) {
    bool is_human = speaker->type == HSY_SPEAKER_PERSON || speaker->type == HSY_SPEAKER_OFFICIAL;
    size_t before = speaker->name.length - words.length;
    return is_human && words.length < speaker->name.length && speaker->name.at[before - 1] == ' ' &&
           hsy_slice_ends(speaker->name, words);
}

/* Whether a link of a chain that no lexicon knows can be an outlet: not a title, and nobody who speaks in the article
 * as a person or a body ("Spotify"). */
static bool can_be_outlet(const hsy_citing *x, hsy_slice words) {
    const hsy_statements *statements = &x->reading->statements;
    if (hsy_name_of_agency(words).length || hsy_name_of_outlet(words).length) return true;
    if (is_title(x->scratch, x->reading->article.language, words)) return false;
    if (is_written_small(x->scratch, x->reading->article.text, words)) return false;
    for (size_t i = 0; i < statements->list.count; i++) {
        const hsy_statement *s = &statements->list.items[i];
        if (is_family_name(&s->speaker, words)) return false;
        bool is_same = hsy_slice_equal(s->speaker.name, words);
        if (is_same) return is_outlet(s) || s->speaker.type == HSY_SPEAKER_UNKNOWN;
    }
    return true;
}

/* The statements stage gives an outlet by its full name, which need not be what the page means by a sign of it. */
static hsy_slice as_printed(const hsy_citing *x, hsy_slice name) {
    return hsy_outlet_printed(x->scratch, x->names, x->reading->article.text, name);
}

static void add_outlet(hsy_citing *x, const citing *all, hsy_slice name, hsy_span span) {
    name = without_tail(all, without_glued(&x->reading->article, hsy_slice_trim(name)));
    if (can_be_outlet(x, name)) hsy_cite_words(x, as_printed(x, name), HSY_NAMING_FINDINGS, span);
}

static void add_statements(hsy_citing *x, const citing *all) {
    const hsy_statements *statements = &x->reading->statements;
    for (size_t i = 0; i < statements->list.count; i++) {
        const hsy_statement *s = &statements->list.items[i];
        bool is_known = s->speaker.is_named || hsy_name_of_outlet(s->speaker.name).length; /* "a local daily" is not */
        if (is_outlet(s) && is_known) add_outlet(x, all, s->speaker.name, first_span(s));
        for (size_t k = 0; k < s->via.count; k++) add_outlet(x, all, s->via.items[k], first_span(s));
    }
}

static void add_mentions(hsy_citing *x) {
    hsy_mentions mentions = hsy_mentions_find(x->scratch, x->names, x->reading);
    for (size_t i = 0; i < mentions.count; i++) {
        hsy_slice words = hsy_slice_span(x->reading->article.text, mentions.items[i].span);
        bool is_own = hsy_is_sign(words) && hsy_party_is_own_sign(x->scratch, &x->reading->article, words);
        if (!is_own) hsy_cite_party(x, mentions.items[i].party, HSY_NAMING_FINDINGS, mentions.items[i].span);
    }
}

static void add_links(hsy_citing *x, const citing *all) {
    for (size_t i = 0; i < x->reading->article.links.count && x->found->count < MOST_CITATIONS; i++) {
        const hsy_link *link = &x->reading->article.links.items[i];
        const uint32_t *from = hsy_table_get(all->addresses, address_key(link->url));
        if (!from || *from == x->to) continue;
        hsy_citation c = {x->to, HSY_PARTY_ARTICLE, {"", 0}, *from, HSY_NAMING_LINK, link->span};
        if (!is_named_already(x, c)) HSY_PUSH(x->scratch, x->found, c);
    }
}

static void cite(void *context, const hsy_room *room, size_t a) {
    const citing *all = context;
    hsy_citations found = {0}, *kept = &all->found[a];
    hsy_citing x = {room->scratch, all->steps, all->steps->names, &all->steps->readings[a], &found, (uint32_t)a};
    hsy_cite_credits(&x);
    add_statements(&x, all);
    add_mentions(&x);
    add_links(&x, all);
    *kept = (hsy_citations){hsy_arena_alloc(room->kept, found.count * sizeof *found.items), 0, found.count};
    for (size_t i = 0; i < found.count; i++) HSY_PUSH(room->kept, kept, found.items[i]);
}

static void add_address(hsy_arena *arena, hsy_table *addresses, hsy_slice url, uint32_t a) {
    if (url.length == 0) return;
    uint32_t *place = hsy_table_put(arena, addresses, address_key(url));
    if (*place == HSY_TABLE_NEW) *place = a;
}

void hsy_trace_citations(hsy_arena *arena, hsy_steps *steps) {
    hsy_arena *brief = hsy_arena_scratch(arena);
    hsy_table addresses = {0};
    for (uint32_t a = 0; a < steps->count; a++) {
        add_address(brief, &addresses, steps->readings[a].article.canonical_url, a);
        add_address(brief, &addresses, steps->readings[a].article.url, a);
    }
    hsy_table outlets = {0};
    for (uint32_t a = 0; a < steps->count; a++) {
        hsy_slice name = steps->readings[a].article.outlet_name;
        if (name.length > LEAST_OUTLET_NAME) *hsy_table_put(brief, &outlets, name) = 1;
    }
    steps->names = hsy_outlet_names_of(arena, steps);
    citing x = {steps, &addresses, &outlets, HSY_NEW_ARRAY(brief, hsy_citations, steps->count + 1)};
    hsy_parallel(brief, steps->threads, steps->count, &x, cite);
    size_t count = 0;
    for (size_t a = 0; a < steps->count; a++) count += x.found[a].count;
    steps->citations = (hsy_citations){hsy_arena_alloc(arena, count * sizeof(hsy_citation)), 0, count};
    steps->citation_starts = HSY_NEW_ARRAY(arena, uint32_t, steps->count + 1);
    for (size_t a = 0; a < steps->count; a++) {
        steps->citation_starts[a] = (uint32_t)steps->citations.count;
        for (size_t i = 0; i < x.found[a].count; i++) HSY_PUSH(arena, &steps->citations, x.found[a].items[i]);
    }
    steps->citation_starts[steps->count] = (uint32_t)steps->citations.count;
    hsy_arena_clear(brief);
}
