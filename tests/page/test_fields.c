/* Fields of whole documents. Every page is invented. */
#include "page/fields.h"
#include "page/measure.h"
#include "page/metadata.h"
#include "tests/test.h"
#include "text/url.h"

#define BODY                                                                                                           \
    "<p>The dam above Exampleton broke at dawn on Friday, and the river rose by two metres within an hour.</p>"        \
    "<p>Nobody was hurt, the town hall said, but forty houses stand under water.</p>"

typedef struct page_case {
    const char *why, *html, *title, *lede, *authors, *credits, *published, *modified;
} page_case;

static hsy_slice join(hsy_arena *arena, hsy_slices list) {
    hsy_slice joined = {"", 0};
    for (size_t i = 0; i < list.count; i++)
        joined = hsy_arena_print(arena, "%.*s%s%.*s", HSY_PRINT(joined), i ? "; " : "", HSY_PRINT(list.items[i]));
    return joined;
}

static hsy_article read(hsy_arena *arena, const char *html, const char *url) {
    hsy_article article = {0};
    hsy_page_source source = {.path = HSY_SLICE("page.html"), .url = hsy_slice_from_c(url)};
    lxb_html_document_t *document = hsy_dom_parse(arena, hsy_slice_from_c(html), &article.errors);
    hsy_raw_page page = hsy_html_blocks(arena, document, &article.errors);
    hsy_fields_read(arena, document, &page, &source, &article);
    return article;
}

static const page_case pages[] = {
    {"the site's name is cut off",
     "<title>Dam breaks above Exampleton | The Example</title>"
     "<meta property=og:site_name content='The Example'><h1>Dam breaks above Exampleton</h1>" BODY,
     "Dam breaks above Exampleton", "", "", "", "", ""},
    {"no heading, <title> alone",
     "<title>Dam breaks above Exampleton - The Example</title>"
     "<meta property=og:site_name content='The Example'>" BODY,
     "Dam breaks above Exampleton", "", "", "", "", ""},
    {"not cut at a quotation mark",
     "<meta property=og:title content='Mayor: \"We saw it coming\" for years'>"
     "<h1>Mayor: \"We saw it coming\" for years</h1>" BODY,
     "Mayor: \"We saw it coming\" for years", "", "", "", "", ""},
    {"the heading, not the search engine's title",
     "<title>Dam break Exampleton: what happened | The Example</title><h1>Dam breaks above Exampleton</h1>" BODY,
     "Dam breaks above Exampleton", "", "", "", "", ""},
    {"a kicker in the heading",
     "<h1><span class=kicker>Floods</span> <span>Dam breaks above Exampleton</span></h1>" BODY,
     "Dam breaks above Exampleton", "", "", "", "", ""},
    {"a kicker that only another title shows",
     "<meta property=og:title content='Dam breaks above Exampleton'>"
     "<h1>Floods Dam breaks above Exampleton</h1>" BODY,
     "Dam breaks above Exampleton", "", "", "", "", ""},
    {"the site's name as heading",
     "<title>Dam breaks above Exampleton | The River Blog</title><h1>The River Blog</h1>"
     "<h2>Dam breaks above Exampleton</h2>" BODY,
     "Dam breaks above Exampleton", "", "", "", "", ""},
    {"a hidden heading for search engines beside the printed one",
     "<title>Dam Exampleton: break, flood, damage</title><h1>Dam Exampleton: break, flood, damage</h1>"
     "<meta property=og:title content='The morning the river came'><h2>The morning the river came</h2>" BODY,
     "The morning the river came", "", "", "", "", ""},
    {"escaped twice",
     "<meta property=og:title content='Mayor &amp;amp; council &amp;quot;shocked&amp;quot; by dam'>" BODY,
     "Mayor & council \"shocked\" by dam", "", "", "", "", ""},
    {"JSON-LD in a graph, the author by reference",
     "<script type=application/ld+json>{\"@graph\":[{\"@type\":\"NewsArticle\",\"headline\":\"Dam breaks above town\","
     "\"datePublished\":\"2024-05-03T06:10:00+02:00\",\"dateModified\":\"2024-05-04T08:00:00+02:00\","
     "\"author\":[{\"@id\":\"#eva\"},{\"@type\":\"Organization\",\"name\":\"The Example\"}]},"
     "{\"@id\":\"#eva\",\"@type\":\"Person\",\"name\":\"Eva Exempel\"}]}</script>" BODY,
     "Dam breaks above town", "", "Eva Exempel", "The Example", "2024-05-03T06:10:00+02:00",
     "2024-05-04T08:00:00+02:00"},
    {"JSON-LD as an array, the article second",
     "<script type=application/ld+json>[{\"@type\":\"BreadcrumbList\",\"name\":\"News\"},{\"@type\":[\"Article\"],"
     "\"headline\":\"Dam breaks above town\",\"author\":\"Eva Exempel\"}]</script>" BODY,
     "Dam breaks above town", "", "Eva Exempel", "", "", ""},
    {"JSON-LD with a raw line break, a comment and a comma too many",
     "<script type=application/ld+json>/* made by hand */ {\"@type\":\"Article\",\"headline\":\"Dam\nbreaks above "
     "town\","
     "\"author\":{\"name\":\"Eva Exempel\",},}</script>" BODY,
     "Dam breaks above town", "", "Eva Exempel", "", "", ""},
    {"JSON-LD that is cut off",
     "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"Dam breaks \\u201cat last\\u201d, he "
     "says\",\"author\":{\"@type\":\"Person\",\"name\":\"Eva "
     "Exempel\"},\"datePublished\":\"2024-05-03\",\"image\":[</script>" BODY,
     "Dam breaks “at last”, he says", "", "Eva Exempel", "", "2024-05-03", ""},
    {"meta author and time",
     "<meta name=author content='Eva Exempel and Ben Beispiel'>"
     "<meta property=article:published_time content=2024-05-03T06:10:00Z><h1>Dam breaks above Exampleton</h1>" BODY,
     "Dam breaks above Exampleton", "", "Eva Exempel; Ben Beispiel", "", "2024-05-03T06:10:00Z", ""},
    {"microdata",
     "<h1 itemprop=headline>Dam breaks above Exampleton</h1>"
     "<span itemprop=author><span itemprop=name>Eva Exempel</span></span>"
     "<time itemprop=datePublished datetime=2024-05-03>yesterday</time>" BODY,
     "Dam breaks above Exampleton", "", "Eva Exempel", "", "2024-05-03", ""},
    {"a profile's address is no name, a desk no person",
     "<meta property=article:author content='https://example.com/eva'>"
     "<meta name=author content='News Desk'><h1>Dam breaks above Exampleton</h1>" BODY,
     "Dam breaks above Exampleton", "", "", "News Desk", "", ""},
    {"a lone login gives way to the byline's name",
     "<script type=application/ld+json>{\"@type\":\"Article\",\"headline\":\"Dam breaks above town\",\"author\":"
     "{\"name\":\"exempel7\"}}</script><h1>Dam breaks above town</h1><div class=author>By Eva Exempel</div>" BODY,
     "Dam breaks above town", "", "Eva Exempel", "", "", ""},
    {"byline and date as plain lines",
     "<html lang=en><h1>Dam breaks above Exampleton</h1><p>By Eva Exempel</p>"
     "<p>3 May 2024</p>" BODY,
     "Dam breaks above Exampleton", "", "Eva Exempel", "", "2024-05-03", ""},
    {"a blogger's name beside the date",
     "<html lang=en><h1>Dam breaks above Exampleton</h1><p>Posted in Rivers by evaex on May 3, 2024</p>" BODY,
     "Dam breaks above Exampleton", "", "evaex", "", "2024-05-03", ""},
    {"the same over the headline, in German",
     "<html lang=de><p>03.05.2024 | 13:10 Uhr | Anna Muster</p><h1>Damm gebrochen über Musterstadt</h1>" BODY,
     "Damm gebrochen über Musterstadt", "", "Anna Muster", "", "2024-05-03", ""},
    {"a byline's full name goes before the head's lone word",
     "<html lang=en><meta name=author content=eva><h1>Dam breaks above Exampleton</h1><p>By Eva Exempel</p>" BODY,
     "Dam breaks above Exampleton", "", "Eva Exempel", "", "", ""},
    {"the site's address among the words is no name",
     "<html lang=en><link rel=canonical href='https://www.example.com/a'><meta name=author content='example.com "
     "developer'>"
     "<h1>Dam breaks above Exampleton</h1><p>By Eva Exempel</p>" BODY,
     "Dam breaks above Exampleton", "", "Eva Exempel", "example.com developer", "", ""},
    {"a date for machines in an attribute",
     "<html lang=en><h1>Dam breaks above Exampleton</h1><abbr class=published title='2024-05-03T06:10:00+02:00'>last "
     "Friday</abbr>" BODY,
     "Dam breaks above Exampleton", "", "", "", "2024-05-03T06:10:00+02:00", ""},
    {"published and updated in one line",
     "<html lang=en><h1>Dam breaks above Exampleton</h1>"
     "<p>Updated 5 May 2024, first published 3 May 2024</p>" BODY,
     "Dam breaks above Exampleton", "", "", "", "2024-05-03", ""},
    {"the date of a related text is not the article's",
     "<html lang=en><h1>Dam breaks above Exampleton</h1>"
     "<time datetime=2024-05-03>3 May</time>" BODY "<div class=related-articles><a href=/b>Older</a>"
     "<time datetime=2019-01-01>1 January 2019</time></div>",
     "Dam breaks above Exampleton", "", "", "", "2024-05-03", ""},
    {"a comment's author is not the article's",
     "<h1>Dam breaks above Exampleton</h1>" BODY
     "<ol class=comments><li class=comment><b class=author>Ben Beispiel</b> I saw it.</li></ol>",
     "Dam breaks above Exampleton", "", "", "", "", ""},
    {"the day of the visit, in an element of class date",
     "<html lang=en><h1>Dam breaks above Exampleton</h1><p class=date>Current date: 9 June 2024</p>"
     "<p>3 May 2024</p>" BODY,
     "Dam breaks above Exampleton", "", "", "", "2024-05-03", ""},
    {"a year before the web is a day and an hour run together",
     "<html lang=de><h1>Damm gebrochen über Musterstadt</h1><p>28.09.1912:44</p>" BODY,
     "Damm gebrochen über Musterstadt", "", "", "", "", ""},
    {"the printed hour tells the zone",
     "<html lang=en><meta property=article:published_time "
     "content=2024-05-04T01:10:00Z><h1>Dam breaks above Exampleton</h1><p>May 3, 2024, 9:10 pm</p>" BODY,
     "Dam breaks above Exampleton", "", "", "", "2024-05-03T21:10:00-04:00", ""},
    {"a date line outweighs a date of the file",
     "<html lang=de><meta name=date content='11/01/2023 12:43'><h1>Damm gebrochen über Musterstadt</h1>" BODY
     "<p>Erstellt am: 01.11.2023</p>",
     "Damm gebrochen über Musterstadt", "", "", "", "2023-11-01", ""},
    {"the day of the visit in the page's head does not",
     "<html lang=de><meta name=date content='2023-11-01'><div class=date>Mittwoch, 8. Mai 2024</div>"
     "<p>a</p><p>b</p><p>c</p><p>d</p><p>e</p><p>f</p><h1>Damm gebrochen über Musterstadt</h1>" BODY,
     "Damm gebrochen über Musterstadt", "", "", "", "2023-11-01", ""},
    {"the word behind the date",
     "<html lang=de><h1>Damm gebrochen über Musterstadt</h1>" BODY
     "<div>Damm gebrochen über Musterstadt wurde am 3. Mai 2024 um 10:15 Uhr gepostet und unter Fluss abgelegt.</div>",
     "Damm gebrochen über Musterstadt", "", "", "", "2024-05-03", ""},
    {"the last change in the footer, when nothing else is said",
     "<html lang=en><h1>Dam breaks above Exampleton</h1>" BODY
     "<footer><p>This page was last edited on 3 May 2024, at 10:15.</p></footer>",
     "Dam breaks above Exampleton", "", "", "", "2024-05-03", ""},
    {"a date in a sentence is that of an event",
     "<html lang=en><h1>Meetings in Exampleton</h1><p>The next meeting is on 3 May 2024 in the old town hall.</p>" BODY,
     "Meetings in Exampleton", "", "", "", "", ""},
    {"the language of the text, when the markup states none",
     "<h1>Damm gebrochen über Musterstadt</h1><p>Der Damm über der Stadt ist am frühen Morgen gebrochen, und der Fluss "
     "ist in einer Stunde um zwei Meter gestiegen, wie die Leute sagen.</p><p>Das nächste Treffen: 9. Juni 2024</p>"
     "<p>Gespeichert von eva am 3. Mai 2024 - 18:55</p>",
     "Damm gebrochen über Musterstadt", "", "eva", "", "2024-05-03", ""},
    {"a day that only a script says",
     "<html lang=en><script>var page={\"lastPublished\":\"2024-06-09\",\"publisher\":\"2024\",\"published\":true,"
     "\"publishedAt\":\"2024-05-03T06:10:00Z\"}</script><h1>Dam breaks above Exampleton</h1>" BODY,
     "Dam breaks above Exampleton", "", "", "", "2024-05-03T06:10:00Z", ""},
    {"the same, escaped and in seconds",
     "<html lang=en><script>push(\"{\\\"pub_date\\\": 1714716600}\")</script><h1>Dam breaks above Exampleton</h1>" BODY,
     "Dam breaks above Exampleton", "", "", "", "2024-05-03T06:10:00Z", ""},
    {"in a forum the first comment is the text",
     "<html lang=de><h1>Damm über Musterstadt?</h1><ol class=comments><li class=comment>"
     "<span class=date>03.05.24 12:44</span>" BODY "</li><li class=comment><span class=date>04.05.24 08:01</span>"
     "<p>Forty.</p></li></ol>",
     "Damm über Musterstadt?", "", "", "", "2024-05-03", ""},
    {"the day in a picture's description is the picture's",
     "<html lang=en><h1>Dam breaks above Exampleton</h1><img src=a.jpg alt='The dam, 1 May 2024'>"
     "<p>The dam, 1 May 2024</p>" BODY "<p>Published 3 May 2024</p>",
     "Dam breaks above Exampleton", "", "", "", "2024-05-03", ""},
    {"the standfirst, not the description",
     "<meta name=description content='Dam, river, town: all about it.'>"
     "<h1>Dam breaks above Exampleton</h1><p class=standfirst>Forty houses stand under water, and more rain is "
     "due.</p>" BODY,
     "Dam breaks above Exampleton", "Forty houses stand under water, and more rain is due.", "", "", "", ""},
    {"the description when nothing stands there",
     "<meta name=description content='Forty houses stand under water.'>"
     "<h1>Dam breaks above Exampleton</h1>" BODY,
     "Dam breaks above Exampleton", "Forty houses stand under water.", "", "", "", ""},
    {"nothing", "", "", "", "", "", "", ""},
};

static void test_pages(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        hsy_arena *arena = hsy_arena_create(0);
        hsy_article article = read(arena, pages[i].html, "");
        print_message("%s\n", pages[i].why);
        assert_slice(article.title, pages[i].title);
        assert_slice(article.lede, pages[i].lede);
        assert_slice(join(arena, article.authors), pages[i].authors);
        assert_slice(join(arena, article.credits), pages[i].credits);
        assert_slice(article.published, pages[i].published);
        assert_slice(article.modified, pages[i].modified);
        hsy_arena_free(arena);
    }
}

#define LD(headline) "<script type=application/ld+json>{\"@type\":\"Article\",\"headline\":\"" headline "\"}</script>"
#define OG(headline) "<meta property=og:title content='" headline "'>"

static const struct title_case {
    const char *why, *html, *title;
} titles[] = {
    {"a kicker of several words that all the head's titles have",
     OG("After the storm: Dam breaks at dawn") LD("After the storm: Dam breaks at dawn") "<h1>Dam breaks at dawn</h1>",
     "After the storm: Dam breaks at dawn"},
    {"a kicker of one word is a section",
     OG("Weather: Dam breaks at dawn") LD("Weather: Dam breaks at dawn") "<h1>Dam breaks at dawn</h1>",
     "Dam breaks at dawn"},
    {"a kicker with which og:title is alone",
     OG("After the storm: Dam breaks at dawn") LD("Dam breaks at dawn") "<h1>Dam breaks at dawn</h1>",
     "Dam breaks at dawn"},
    {"a kicker that the heading shares with og:title, not with JSON-LD",
     OG("After the storm: Dam breaks at dawn") LD("Dam breaks at dawn") "<h1>After the storm: Dam breaks at dawn</h1>",
     "After the storm: Dam breaks at dawn"},
    {"a subtitle in the heading",
     OG("Dam breaks at dawn") LD("Dam breaks at dawn") "<h1>Dam breaks at dawn The river rose by two metres</h1>",
     "Dam breaks at dawn"},
    {"two spans that nothing parts",
     OG("Heavy rain / Dam breaks at dawn") "<h1><span>Heavy rain</span><span>Dam breaks at dawn</span></h1>",
     "Heavy rain / Dam breaks at dawn"},
    {"a kicker that only <title> is without",
     "<title>Dam breaks at dawn</title>" OG("Releases") "<h1>Office of the river board: Dam breaks at dawn</h1>",
     "Dam breaks at dawn"},
    {"a second <h1> under the site's name",
     "<title>Dam breaks | Notes from the River</title><h1>Notes from the River</h1><h1>Dam breaks</h1>", "Dam breaks"},
    {"a name over a long headline is no headline",
     "<title>RBX - River board pays the forty flooded houses of Exampleton after all</title>"
     "<h2>RBX</h2><h1>River board pays the forty flooded houses of Exampleton after all</h1>",
     "River board pays the forty flooded houses of Exampleton after all"},
    {"the page's section as heading",
     "<title>Club e.V. - News » The dam at dawn</title><h1>News</h1><h2>The dam at dawn</h2>", "The dam at dawn"},
    {"the site's name begins the headline",
     "<meta property=og:site_name content=Dams>" OG("Dams – what they hold") "<h1>Dams – what they hold</h1>",
     "Dams – what they hold"},
    {"a section behind what <meta> has",
     "<meta name=headline content='Dam breaks at dawn'>" OG("Dam breaks at dawn-Politics"), "Dam breaks at dawn"},
    {"frequent questions are not the page",
     "<script type=application/ld+json>{\"@type\":\"FAQPage\",\"mainEntity\":[{\"@type\":\"Question\",\"name\":\"What "
     "is a dam loan?\"},{\"@type\":\"Question\",\"name\":\"Who gets a dam loan?\"}]}</script>"
     "<title>Dam loan compared</title><h1>Dam loan</h1><h2>What is a dam loan?</h2>",
     "Dam loan"},
    {"the only heading, though it stands aside",
     "<title>Dam care explained</title><nav><h1>How do I look after it</h1></nav><h2>Dam in winter</h2>",
     "How do I look after it"},
};

static void test_titles(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        hsy_arena *arena = hsy_arena_create(0);
        print_message("%s\n", titles[i].why);
        assert_slice(read(arena, hsy_arena_print(arena, "%s" BODY, titles[i].html).at, "").title, titles[i].title);
        hsy_arena_free(arena);
    }
}

static const struct opening_case {
    const char *language, *line;
    hsy_role role;
} openings[] = {
    {"en", "Eva Exempel, Fri 3 May 2024 07.00 BST", HSY_ROLE_BYLINE},
    {"en", "3 May 2024 - Eva Exempel", HSY_ROLE_BYLINE},
    {"en", "By Eva Exempel and Ben Beispiel", HSY_ROLE_BYLINE},
    {"en", "Press release, 3 May 2024", HSY_ROLE_DATE},
    {"en", "May 3, 2024", HSY_ROLE_DATE},
    {"en", "The dam broke on 3 May 2024.", HSY_ROLE_COUNT},
    {"en", "Since 3 May 2024 the houses below the dam have been empty", HSY_ROLE_COUNT},
    {"en", "May 2024", HSY_ROLE_COUNT},
    {"en", "Eva Exempel", HSY_ROLE_COUNT},
    {"en", "Is this the end of the dam?", HSY_ROLE_COUNT},
    {"de", "Musterstadt, 3. Mai 2024", HSY_ROLE_DATE},
    {"de", "(dpa/abc)", HSY_ROLE_CREDIT},
    {"de", "Von Anna Muster, dpa", HSY_ROLE_BYLINE},
    {"de", "Von nun an wird alles besser", HSY_ROLE_COUNT},
    {"en", "", HSY_ROLE_COUNT},
};

static void test_openings(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    for (size_t i = 0; i < sizeof openings / sizeof *openings; i++) {
        print_message("%s\n", openings[i].line);
        assert_int_equal(
            hsy_opening_role(arena, hsy_slice_from_c(openings[i].line), hsy_slice_from_c(openings[i].language)),
            openings[i].role);
    }
    hsy_arena_free(arena);
}

static void test_addresses(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_article article = read(arena,
                               "<html lang=de-AT><link rel=canonical href='/2024/05/03/damm'>"
                               "<meta property=article:section content=Politik>"
                               "<meta name=keywords content='Damm, Fluss , Damm'><h1>Damm gebrochen</h1>",
                               "https://www.example.co.uk/x?y=1");
    assert_slice(article.canonical_url, "https://www.example.co.uk/2024/05/03/damm");
    assert_slice(article.outlet_domain, "example.co.uk");
    assert_slice(article.published, "2024-05-03");
    assert_slice(article.language, "de");
    assert_slice(article.section, "Politik");
    assert_slice(join(arena, article.tags), "Damm; Fluss");
    hsy_arena_free(arena);
}

/* A clock without a zone is kept beside the day; a year that the page leaves out is that of the day it was fetched. */
static const struct {
    const char *first, *second, *language, *retrieved, *table, *published, *local;
} times[] = {
    {"May 14, 2024 — 1:58am", "", "en", "", "", "2024-05-14", "2024-05-14T01:58:00"},
    {"6. Mai 2026, 7.20 Uhr", "", "de", "", "", "2026-05-06", "2026-05-06T07:20:00"},
    {"06.02.2026 – 06h15", "", "fr", "", "", "2026-02-06", "2026-02-06T06:15:00"},
    {"14 May 2024 22:31 GMT", "", "en", "", "", "2024-05-14T22:31:00Z", ""},
    {"14 May 2024", "10:15 am", "en", "", "", "2024-05-14", "2024-05-14T10:15:00"},
    {"Tuesday 3 March 2026 15.05", "", "en", "", "", "2026-03-03", "2026-03-03T15:05:00"},
    {"16 May, 11:39", "", "en", "", "", "", ""},
    {"16 May, 11:39", "", "en", "2024-05-16T11:44:17+01:00", "", "2024-05-16", "2024-05-16T11:39:00"},
    /* the table says the same more precisely */
    {"14 May 2024", "", "en", "", "2024-05-14T22:31:00+01:00", "2024-05-14T22:31:00+01:00", ""},
    {"14 May 2024", "", "en", "", "2024-05-15T00:31:00Z", "2024-05-15T00:31:00Z", ""},
    {"14 May 2024, 10:15", "", "en", "", "2024-05-14T10:15:00-05:00", "2024-05-14T10:15:00-05:00", ""},
    /* it says something else */
    {"14 May 2024", "", "en", "", "2024-05-17T10:00:00Z", "2024-05-14", ""},
    {"14 May 2024", "", "en", "", "2024-05-15", "2024-05-14", ""},
    {"14 May 2024, 10:15", "", "en", "", "2024-05-14T11:00:00Z", "2024-05-14", "2024-05-14T10:15:00"},
    {"14 May 2024 10:15 GMT", "", "en", "", "2024-05-14T10:15:00-05:00", "2024-05-14T10:15:00Z", ""},
};

static void test_times(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
        hsy_block blocks[] = {{.role = HSY_ROLE_DATE, .text = hsy_slice_from_c(times[i].first)},
                              {.role = HSY_ROLE_NAVIGATION, .text = hsy_slice_from_c(times[i].second)}};
        hsy_article article = {.blocks = {blocks, 2, 2}, .language = hsy_slice_from_c(times[i].language)};
        hsy_page_source source = {.retrieved = hsy_slice_from_c(times[i].retrieved),
                                  .published = hsy_slice_from_c(times[i].table)};
        hsy_fields_complete(arena, &source, &article);
        print_message("%s\n", times[i].first);
        assert_slice(article.published, times[i].published);
        assert_slice(article.published_local, times[i].local);
    }
    hsy_arena_free(arena);
}

static void test_complete(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_block blocks[] = {{.role = HSY_ROLE_BYLINE, .text = HSY_SLICE("Von Anna Muster, dpa")},
                          {.role = HSY_ROLE_DATE, .text = HSY_SLICE("3. Mai 2024")},
                          {.role = HSY_ROLE_NOTE, .text = HSY_SLICE("Aus dem Englischen von Eva Exempel")}};
    hsy_article article = {.blocks = {blocks, 3, 3},
                           .language = HSY_SLICE("de"),
                           .text = HSY_SLICE("MUSTERSTADT (dpa) - Der Damm brach.\nMehr weiß man nicht. (dpa/abc)")};
    hsy_fields_complete(arena, &(hsy_page_source){.publisher = HSY_SLICE("news.example.org")}, &article);
    assert_slice(join(arena, article.authors), "Anna Muster");
    assert_slice(join(arena, article.credits), "dpa; dpa/abc");
    assert_slice(article.published, "2024-05-03");
    assert_slice(article.translated_from, "en");
    assert_slice(article.dateline, "MUSTERSTADT (dpa) -");
    assert_slice(article.outlet_domain, "example.org");
    hsy_arena_free(arena);
}

static void test_teaser_byline(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_block blocks[7] = {{.role = HSY_ROLE_PARAGRAPH, .text = HSY_SLICE("Der Damm brach."), .in_text = {0, 15}}};
    for (size_t i = 1; i < 6; i++) blocks[i] = (hsy_block){.role = HSY_ROLE_TEASER, .text = HSY_SLICE("Mehr Wasser")};
    blocks[6] = (hsy_block){.role = HSY_ROLE_BYLINE, .text = HSY_SLICE("Von Anna Muster")};
    hsy_article article = {.blocks = {blocks, 7, 7}, .language = HSY_SLICE("de"), .text = HSY_SLICE("Der Damm brach.")};
    hsy_fields_complete(arena, &(hsy_page_source){0}, &article);
    assert_int_equal(article.authors.count, 0);
    blocks[6].text = (hsy_slice){0};
    blocks[1] = (hsy_block){.role = HSY_ROLE_BYLINE, .text = HSY_SLICE("Von Anna Muster")};
    hsy_fields_complete(arena, &(hsy_page_source){0}, &article);
    assert_slice(join(arena, article.authors), "Anna Muster");
    hsy_arena_free(arena);
}

static void test_urls(void **state) {
    (void)state;
    static const struct {
        const char *base, *reference, *absolute;
    } cases[] = {
        {"https://www.example.com/a/b.html", "../c", "https://www.example.com/c"},
        {"https://www.example.com/a/b.html", "//cdn.example.com/i", "https://cdn.example.com/i"},
        {"https://www.example.com/a?x=1", "?y=2", "https://www.example.com/a?y=2"},
        {"", "https://bücher.example/ä", "https://xn--bcher-kva.example/%C3%A4"},
        {"https://www.example.com/", "javascript:void(0)", ""},
        {"https://www.example.com/", "mailto:eva@example.com", ""},
        {"", "c.html", ""},
        {"https://www.example.com/", "http://[", ""},
    };
    static const struct {
        const char *url, *day;
    } days[] = {
        {"https://www.example.com/2024/10/24/dam", "2024-10-24"},
        {"https://www.example.com/news-20241024.html", "2024-10-24"},
        {"https://www.example.com/2024-1-5/dam", "2024-01-05"},
        {"https://www.example.com/2024/13/24/dam", ""},
        {"https://www.example.com/article/123456789", ""},
        {"https://www.example.com/2024/10/", ""},
        {"https://www.example.com/news/29-10-2021", "2021-10-29"},
        {"https://www.example.com/29-10-20", ""},
    };
    hsy_arena *arena = hsy_arena_create(0);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_slice(hsy_url_resolve(arena, hsy_slice_from_c(cases[i].base), hsy_slice_from_c(cases[i].reference)),
                     cases[i].absolute);
    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        assert_slice(hsy_url_date(arena, hsy_slice_from_c(days[i].url)), days[i].day);
    assert_slice(hsy_outlet_domain(arena, HSY_S("https://user@News.Example.co.uk:8080/a")), "example.co.uk");
    assert_slice(hsy_outlet_domain(arena, HSY_S("news.example.com")), "example.com");
    assert_slice(hsy_outlet_domain(arena, HSY_S("The Example")), "");
    assert_slice(hsy_outlet_domain(arena, HSY_S("http://192.0.2.7:8080/a")), "192.0.2.7");
    hsy_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_pages),         cmocka_unit_test(test_titles),
                                       cmocka_unit_test(test_openings),      cmocka_unit_test(test_addresses),
                                       cmocka_unit_test(test_complete),      cmocka_unit_test(test_times),
                                       cmocka_unit_test(test_teaser_byline), cmocka_unit_test(test_urls)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
