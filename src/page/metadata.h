/* What a page says about its own article, gathered before anybody has to choose: facts.
 *
 *     <meta property="og:title" content="Dam breaks | Example">   title, from OpenGraph
 *     {"@type": "NewsArticle", "headline": "Dam breaks"}           title, from JSON-LD
 *     <h1>Dam breaks</h1>                                          title, from a heading
 *
 * A page says most things several times and not always the same; title.c, published.c and their kin choose.
 */
#ifndef HEARSAY_PAGE_METADATA_H
#define HEARSAY_PAGE_METADATA_H

#include "page/block.h"
#include "text/date.h"

enum { HSY_FIRST_YEAR = 1990 }; /* nothing on the web is older; a year 1970 is a zero */

typedef enum hsy_fact_kind {
    HSY_FACT_TITLE,
    HSY_FACT_LEDE,
    HSY_FACT_AUTHOR,       /* a person, or a list of people as written */
    HSY_FACT_ORGANISATION, /* an organisation named as the author */
    HSY_FACT_PUBLISHED,
    HSY_FACT_CREATED,
    HSY_FACT_MODIFIED,
    HSY_FACT_SITE,
    HSY_FACT_PUBLISHER,
    HSY_FACT_ADDRESS,
    HSY_FACT_LANGUAGE,
    HSY_FACT_SECTION,
    HSY_FACT_TAG,
    HSY_FACT_KIND_COUNT
} hsy_fact_kind;

typedef enum hsy_fact_source {
    HSY_FROM_JSON_LD,    /* the page's article in schema.org's words */
    HSY_FROM_GRAPH,      /* OpenGraph, Twitter cards */
    HSY_FROM_META,       /* <meta> of the site's own system */
    HSY_FROM_ITEMPROP,   /* microdata, rel="author", pubdate */
    HSY_FROM_HEADING,    /* <h1>, without a kicker of its own element */
    HSY_FROM_SUBHEADING, /* <h2>, <h3>: on some pages the title, since <h1> is the site's name */
    HSY_FROM_TIME,       /* <time> */
    HSY_FROM_CLASS,      /* an element whose class or id says so */
    HSY_FROM_DOCUMENT,   /* <title>, <html lang>, <link rel="canonical"> */
    HSY_FROM_WEAK,       /* names that are as often about the site or the file */
} hsy_fact_source;

typedef struct hsy_fact {
    hsy_fact_kind kind;
    hsy_fact_source source;
    hsy_slice value;      /* white space folded, character references read, no tags; never empty */
    lxb_dom_node_t *node; /* where it stands; NULL for the head's and JSON-LD's */
    uint32_t order;       /* number of the element in the document */
    bool is_aside;        /* stands in a comment, sidebar, related text, as seen from the headline */
    bool is_doubtful;     /* stands in a footer, teaser, promotion: other texts more often than not */
} hsy_fact;

HSY_VECTOR_TYPE(hsy_facts, hsy_fact);

typedef struct hsy_metadata {
    hsy_facts facts;
    hsy_slice canonical, base; /* <link rel="canonical">, <base href>, as written */
    struct hsy_hints *hints;   /* of the page's names */
    const hsy_fact *headline;  /* the heading that is the title, or NULL; set by hsy_title_choose */
} hsy_metadata;

/* Gathers the facts of a document, in its order; those of JSON-LD come last. */
hsy_metadata hsy_metadata_read(hsy_arena *arena, lxb_html_document_t *document, struct hsy_hints *hints,
                               hsy_errors *errors);
/* The first fact of a kind and source, or NULL. */
const hsy_fact *hsy_metadata_find(const hsy_metadata *metadata, hsy_fact_kind kind, hsy_fact_source source);
/* Sets `is_aside` of all facts as seen from the headline: what one meets on the way up to the element that holds both
 * a fact and the headline decides. */
void hsy_metadata_place(hsy_arena *arena, hsy_metadata *metadata);
/* How far a fact is from the headline, in elements; before it counts double, a doubtful place more, and facts of the
 * head are nearest. */
uint32_t hsy_metadata_distance(const hsy_metadata *metadata, const hsy_fact *fact);
/* Appends a fact unless its value is empty after cleaning or the page has too many. */
void hsy_metadata_add(hsy_arena *arena, hsy_metadata *metadata, hsy_fact fact);

/* jsonld.c: adds the facts of the page's article in JSON-LD. `scripts` are the texts of all <script
 * type="application/ld+json">. Broken JSON is mended where that is plain, else read for its most useful keys. */
void hsy_json_ld_read(hsy_arena *arena, const hsy_slices *scripts, hsy_slice address, hsy_metadata *metadata);

/* site.c: whether a code point is a letter or digit of any script, as far as names have them. */
bool hsy_is_name_letter(uint32_t c);
/* site.c: folded words parted by one blank each, with one before and one behind: " dam breaks ". */
hsy_slice hsy_title_key(hsy_arena *arena, hsy_slice text);
/* site.c: such a key without its blanks: "dambreaks". */
hsy_slice hsy_without_blanks(hsy_arena *arena, hsy_slice key);
/* site.c: what the site calls itself, for hsy_is_site_name. */
hsy_slices hsy_site_names(hsy_arena *arena, const hsy_metadata *metadata, const hsy_article *article);
/* Without `exactly` also a name inside the site's or around it, when their lengths are near. */
bool hsy_is_site_name(hsy_arena *arena, const hsy_slices *sites, hsy_slice name, bool exactly);
/* The same for a name's hsy_title_key. */
bool hsy_is_site_key(hsy_arena *arena, const hsy_slices *sites, hsy_slice key, bool exactly);
/* title.c: the headline without site name and kicker; empty when the page has none. */
hsy_slice hsy_title_choose(hsy_arena *arena, hsy_metadata *metadata, const hsy_article *article);
/* when.c: keeps `date` as the time of publication: `published`, and `published_local` for a clock without a zone. */
void hsy_published_set(hsy_arena *arena, hsy_date date, hsy_article *article);
/* when.c: what is kept; year 0 when nothing is. */
hsy_date hsy_published_of(const hsy_article *article);
/* published.c: sets `published` and `modified` from the facts. */
void hsy_dates_choose(hsy_arena *arena, const hsy_metadata *metadata, hsy_article *article);
/* published.c: settles `published` with the date line beside the headline, if any (year 0: none), and the address:
 * fills it when the facts gave none, and shows a time in UTC in the outlet's own zone when they tell it. */
void hsy_dates_settle(hsy_arena *arena, hsy_date visible, hsy_article *article);
/* script_date.c: the day of publication that a script names; false when there is none. */
bool hsy_script_date(lxb_html_document_t *document, hsy_slice language, hsy_date *date);
/* authors.c: sets `authors` and `credits` from the facts and from the people named in a byline near the headline. */
void hsy_authors_choose(hsy_arena *arena, const hsy_metadata *metadata, const hsy_slices *near, hsy_article *article);

/* around.c: the block that is the headline, or HSY_NO_BLOCK. */
uint32_t hsy_headline_block(const hsy_metadata *metadata, const hsy_raw_page *page, hsy_slice title);
/* around.c: what the lines around the headline say: people and agencies of a byline are added to the two vectors, the
 * date is returned, year 0 when there is none. */
hsy_date hsy_around_read(hsy_arena *arena, const hsy_raw_page *page, uint32_t headline, const hsy_article *article,
                         hsy_slices *authors, hsy_slices *credits);
/* lede.c: the standfirst that stands under the headline, else the description; empty when there is none. */
hsy_slice hsy_lede_choose(hsy_arena *arena, const hsy_metadata *metadata, const hsy_raw_page *page, uint32_t headline);

/* clean.c: a value as people would read it: tags dropped, character references read (also those that were escaped
 * twice), white space folded to single blanks, invisible characters left out at the ends. */
hsy_slice hsy_clean_value(hsy_arena *arena, hsy_slice value);
/* The text of an element and what is in it, folded; " | " where a block-level element begins or ends inside, a blank
 * where another does, at most `limit` bytes. */
hsy_slice hsy_element_text(hsy_arena *arena, lxb_dom_node_t *node, size_t limit);
/* The text of a heading but for the element `without` (or NULL), folded: a blank only at block-level elements. */
hsy_slice hsy_heading_text(hsy_arena *arena, lxb_dom_node_t *node, const lxb_dom_node_t *without, size_t limit);

#endif
