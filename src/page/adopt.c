/* An article that another program has read: what it left open is filled, what it wrote its own way is read as a page's
 * fields are.
 *
 *     authors "Ada Okoye; Reuters"     ->  authors Ada Okoye, credits Reuters
 *     published "2031-03-02 08:30:00"  ->  2031-03-02, a clock without a zone
 *     text "ORVA (dpa) - The ferry …"  ->  language en, a dateline, credits dpa
 *
 * The text is kept to the letter, as that of --plain.
 */
#include "page/fields.h"
#include "page/metadata.h"
#include "text/date.h"
#include "text/language.h"
#include "text/name.h"

enum { MOST_AUTHORS = 64 }; /* values that are read */

/* Empty when it is no date: what is printed as a time is one. */
static hsy_slice date_of(hsy_arena *arena, hsy_slice value) {
    hsy_date date;
    return hsy_date_parse(value, HSY_S("en"), NULL, &date) ? hsy_date_print(arena, date) : HSY_S("");
}

static void settle_times(hsy_arena *arena, hsy_article *article) {
    hsy_date published;
    bool is_settled = article->published_local.length > 0;
    if (!is_settled && hsy_date_parse(article->published, HSY_S("en"), NULL, &published))
        hsy_published_set(arena, published, article);
    else if (!is_settled)
        article->published = HSY_S("");
    article->modified = date_of(arena, article->modified);
    article->retrieved = date_of(arena, article->retrieved);
}

/* Tools that have no name of the site give its domain in place of it. */
static bool is_name(hsy_arena *arena, hsy_slice name) {
    return hsy_slice_find(name, HSY_S("://"), 0) == HSY_NOT_FOUND &&
           (hsy_slice_find_byte(name, ' ', 0) != HSY_NOT_FOUND || !hsy_outlet_domain(arena, name).length);
}

static void settle_outlet(hsy_arena *arena, hsy_article *article) {
    hsy_slice stated = article->outlet_domain.length ? article->outlet_domain : article->outlet_name;
    hsy_slice address = article->url.length ? article->url : article->canonical_url;
    article->outlet_domain = hsy_outlet_domain(arena, address);
    if (article->outlet_domain.length == 0) article->outlet_domain = hsy_outlet_domain(arena, stated);
    hsy_slice known = hsy_name_of_outlet(article->outlet_domain);
    if (known.length || !is_name(arena, article->outlet_name)) article->outlet_name = known;
}

static void settle_authors(hsy_arena *arena, hsy_article *article) {
    hsy_slices stated = article->authors;
    article->authors = (hsy_slices){0};
    for (size_t i = 0; i < stated.count && i < MOST_AUTHORS; i++) {
        hsy_slice rest = hsy_clean_value(arena, stated.items[i]);
        while (rest.at)
            hsy_authors_read(arena, hsy_slice_trim(hsy_slice_cut(&rest, ';')), article->language, &article->authors,
                             &article->credits);
    }
}

void hsy_article_adopt(hsy_arena *arena, hsy_article *article) {
    hsy_page_source source = {.path = article->path, .url = article->url, .retrieved = article->retrieved};
    hsy_slice stated = hsy_language_of_tag(article->language), identified = hsy_language_identify(article->text);
    article->language = stated.length ? stated : identified;
    article->title = hsy_clean_value(arena, article->title);
    article->lede = hsy_clean_value(arena, article->lede);
    settle_times(arena, article);
    settle_outlet(arena, article);
    settle_authors(arena, article);
    hsy_fields_complete(arena, &source, article);
}
