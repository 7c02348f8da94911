/* Who wrote the article, out of what head and markup say.
 *
 * JSON-LD first, then <meta name="author"> and its kin, rel="author" and microdata, elements of class "author"; the
 * first of them that names a person wins. Organisations and desks become credits from all of them. A "person" that is
 * the site's own name is none.
 */
#include "page/fields.h"
#include "page/metadata.h"
#include "page/phrase.h"

static const hsy_fact_source sources[] = {HSY_FROM_JSON_LD, HSY_FROM_META, HSY_FROM_GRAPH, HSY_FROM_ITEMPROP,
                                          HSY_FROM_CLASS};

static bool is_address(hsy_slice value) {
    return hsy_slice_find(value, HSY_S("://"), 0) != HSY_NOT_FOUND || hsy_slice_starts(value, HSY_S("www."));
}

static bool is_own_site(const hsy_metadata *metadata, const hsy_article *article, hsy_slice name) {
    for (size_t i = 0; i < metadata->facts.count; i++)
        if (metadata->facts.items[i].kind == HSY_FACT_SITE &&
            hsy_slice_equal_ascii_case(metadata->facts.items[i].value, name))
            return true;
    return hsy_slice_equal_ascii_case(article->outlet_domain, name);
}

static void read_source(hsy_arena *arena, const hsy_metadata *metadata, hsy_fact_source source, hsy_article *article) {
    hsy_slices people = {0};
    for (size_t i = 0; i < metadata->facts.count; i++) {
        const hsy_fact *fact = &metadata->facts.items[i];
        if (fact->source != source || fact->is_aside || is_address(fact->value)) continue;
        if (fact->kind == HSY_FACT_ORGANISATION) hsy_phrase_add(arena, &article->credits, fact->value);
        if (fact->kind != HSY_FACT_AUTHOR) continue;
        hsy_authors_read(arena, fact->value, article->language, &people, &article->credits);
        if (source == HSY_FROM_CLASS && people.count) break;
    }
    for (size_t i = 0; i < people.count; i++) {
        hsy_slices *to = is_own_site(metadata, article, people.items[i]) ? &article->credits : &article->authors;
        hsy_phrase_add(arena, to, people.items[i]);
    }
}

void hsy_authors_choose(hsy_arena *arena, const hsy_metadata *metadata, hsy_article *article) {
    for (size_t i = 0; i < sizeof sources / sizeof *sources && article->authors.count == 0; i++)
        read_source(arena, metadata, sources[i], article);
}
