/* Who wrote the article, out of what head, markup and the byline say.
 *
 * JSON-LD, <meta name="author"> and its kin, OpenGraph, then the elements near the headline that are called "author",
 * then the byline; the first of them that names a person wins, but a lone word ("todd", "admin7") gives way to a full
 * name. Organisations, desks and the
 * site's own names become credits, whichever source has them.
 */
#include "base/utf8.h"
#include "page/fields.h"
#include "page/metadata.h"
#include "page/phrase.h"

enum {
    FARTHEST = 400,            /* elements between the headline and an element called "author" */
    SPREAD = 30,               /* elements between the first and the last of several such elements */
    LONGEST_WITHOUT_CUE = 140, /* bytes of an element of class "author" that does not begin with "by" */
    START_BYTES = 60,          /* bytes in which a cue is looked for */
    CANDIDATES = 5,
    FIRST_WITHOUT_CASE = 0x0590, /* code point: Hebrew and what comes behind it */
};

typedef struct chooser {
    hsy_arena *arena;
    const hsy_metadata *metadata;
    hsy_article *article;
    hsy_slices sites;
} chooser;

static bool is_address(hsy_slice value) {
    return hsy_slice_find(value, HSY_S("://"), 0) != HSY_NOT_FOUND || hsy_slice_starts(value, HSY_S("www."));
}

/* "example.com admin": the site's own domain among the words. */
static bool names_site(const chooser *c, hsy_slice name) {
    hsy_slice domain = c->article->outlet_domain;
    return domain.length && hsy_slice_find_ascii_case(name, domain, 0) != HSY_NOT_FOUND;
}

/* People go to `people`, all else to the article's credits. */
static void read_fact(const chooser *c, const hsy_fact *fact, hsy_slices *people) {
    hsy_slices found = {0};
    if (is_address(fact->value)) return;
    if (fact->kind == HSY_FACT_ORGANISATION)
        hsy_phrase_add(c->arena, &c->article->credits, fact->value);
    else
        hsy_authors_read(c->arena, fact->value, c->article->language, &found, &c->article->credits);
    for (size_t i = 0; i < found.count; i++) {
        bool is_site = hsy_is_site_name(c->arena, &c->sites, found.items[i], true) || names_site(c, found.items[i]);
        hsy_phrase_add(c->arena, is_site ? &c->article->credits : people, found.items[i]);
    }
}

static hsy_slices from_head(const chooser *c, hsy_fact_source source) {
    hsy_slices people = {0};
    for (size_t i = 0; i < c->metadata->facts.count; i++) {
        const hsy_fact *fact = &c->metadata->facts.items[i];
        if (fact->source == source && (fact->kind == HSY_FACT_AUTHOR || fact->kind == HSY_FACT_ORGANISATION))
            read_fact(c, fact, &people);
    }
    return people;
}

/* Two words or more, or a script that writes no blank between a name's parts. */
static bool is_full_name(hsy_slice name) {
    size_t at = 0;
    if (hsy_slice_find_byte(name, ' ', 0) != HSY_NOT_FOUND) return true;
    return name.length > 0 && hsy_utf8_next(name, &at) >= FIRST_WITHOUT_CASE;
}

static bool has_full_name(const hsy_slices *people) {
    for (size_t i = 0; i < people->count; i++)
        if (is_full_name(people->items[i])) return true;
    return false;
}

/* An element of class "author" that holds more than a byline: the whole head of the page, a biography. */
static bool is_too_much(const chooser *c, const hsy_fact *fact) {
    if (fact->source != HSY_FROM_CLASS) return false;
    if (c->article->title.length && hsy_slice_find(fact->value, c->article->title, 0) != HSY_NOT_FOUND) return true;
    if (fact->value.length <= LONGEST_WITHOUT_CUE) return false;
    hsy_phrase_line line = hsy_phrase_line_of(c->arena, hsy_slice_sub(fact->value, 0, START_BYTES),
                                              c->article->language, HSY_S("byline-words"));
    return !hsy_phrase_can_be(&line, 0, HSY_S("by"), NULL);
}

static bool is_markup(const chooser *c, const hsy_fact *fact) {
    return fact->kind == HSY_FACT_AUTHOR && !fact->is_aside && !is_address(fact->value) &&
           (fact->source == HSY_FROM_ITEMPROP || fact->source == HSY_FROM_CLASS) && !is_too_much(c, fact);
}

/* How an element names who wrote: 0 not at all, 1 only a desk or the site, 2 by a lone word, 3 by a lone word in
 * microdata, 4 by a full name. */
static int worth_of(const chooser *c, const hsy_fact *fact) {
    hsy_slices people = {0}, credits = {0};
    hsy_authors_read(c->arena, fact->value, c->article->language, &people, &credits);
    if (people.count == 0) return credits.count > 0;
    hsy_slice name = people.items[0];
    if (hsy_is_site_name(c->arena, &c->sites, name, true)) return 1;
    if (has_full_name(&people)) return 4;
    if (fact->source == HSY_FROM_ITEMPROP) return 3;
    size_t bar = hsy_slice_find_byte(fact->value, '|', 0);
    return bar == HSY_NOT_FOUND || (size_t)(name.at - fact->value.at) < bar ? 2 : 0;
}

/* The element that names a person best, the nearest to the headline of equals. */
static const hsy_fact *find_markup(const chooser *c) {
    const hsy_fact *best = NULL;
    int most = 0;
    uint32_t nearest = FARTHEST;
    for (size_t i = 0; i < c->metadata->facts.count; i++) {
        const hsy_fact *fact = &c->metadata->facts.items[i];
        uint32_t distance = hsy_metadata_distance(c->metadata, fact);
        if (!is_markup(c, fact) || distance >= FARTHEST) continue;
        int worth = worth_of(c, fact);
        if (worth < most || worth == 0 || (worth == most && distance >= nearest)) continue;
        most = worth;
        nearest = distance;
        best = fact;
    }
    return best;
}

/* Whether two elements are alike: authors in a list have one class. */
static bool is_alike(const hsy_fact *a, const hsy_fact *b) {
    return a->source == b->source && a->order + SPREAD >= b->order && a->order <= b->order + SPREAD &&
           a->node->local_name == b->node->local_name &&
           hsy_slice_equal(hsy_dom_attribute(a->node, HSY_S("class")), hsy_dom_attribute(b->node, HSY_S("class")));
}

static hsy_slices from_markup(const chooser *c) {
    const hsy_fact *first = find_markup(c);
    hsy_slices people = {0};
    if (!first) return people;
    read_fact(c, first, &people);
    for (size_t i = 0; i < c->metadata->facts.count; i++) {
        const hsy_fact *fact = &c->metadata->facts.items[i];
        if (fact != first && is_markup(c, fact) && is_alike(fact, first) && worth_of(c, fact) == 4)
            read_fact(c, fact, &people);
    }
    return people;
}

void hsy_authors_choose(hsy_arena *arena, const hsy_metadata *metadata, const hsy_slices *near, hsy_article *article) {
    chooser c = {.arena = arena, .metadata = metadata, .article = article};
    c.sites = hsy_site_names(arena, metadata, article);
    hsy_slices from[CANDIDATES] = {from_head(&c, HSY_FROM_JSON_LD), from_head(&c, HSY_FROM_META),
                                   from_head(&c, HSY_FROM_GRAPH), from_markup(&c), *near};
    hsy_slices best = {0};
    for (size_t i = 0; i < CANDIDATES; i++) {
        bool fuller = has_full_name(&from[i]) && !has_full_name(&best);
        if (best.count == 0 || fuller) best = from[i];
    }
    article->authors = best;
}
