/* Lists of pages in every form, as they should be and as they are found. */
#include "base/buffer.h"
#include "intake/feed.h"
#include "tests/test.h"

static const char site[] = "https://ledger.example/feeds/all.xml";

static void add_field(hsy_buffer *out, const char *name, hsy_slice value) {
    if (value.length) hsy_buffer_print(out, " %s=%.*s", name, HSY_PRINT(value));
}

/* Each item as its address and "name=value" of what else is known, a line each. */
static hsy_slice print_items(hsy_arena *arena, const hsy_feed *feed) {
    hsy_buffer out = hsy_buffer_in(arena, 0);
    for (size_t i = 0; i < feed->items.count; i++) {
        const hsy_feed_item *it = &feed->items.items[i];
        hsy_buffer_print(&out, "%s%.*s", it->is_list ? "list " : "", HSY_PRINT(it->address));
        add_field(&out, "title", it->title);
        add_field(&out, "published", it->published);
        add_field(&out, "modified", it->modified);
        add_field(&out, "language", it->language);
        add_field(&out, "publisher", it->publisher);
        add_field(&out, "content", it->content);
        hsy_buffer_add_byte(&out, '\n');
    }
    return hsy_buffer_text(&out);
}

static void reads_bytes(hsy_slice bytes, const char *charset, hsy_feed_kind kind, const char *items) {
    hsy_arena *arena = hsy_arena_create(0);
    hsy_errors errors = {0};
    hsy_feed feed;
    assert_int_equal(hsy_feed_kind_of(arena, bytes), kind);
    bool ok =
        hsy_feed_read(arena, HSY_S("feed"), hsy_slice_from_c(site), bytes, hsy_slice_from_c(charset), &feed, &errors);
    if (errors.count) fprintf(stderr, "%.*s\n", HSY_PRINT(errors.items[0].message));
    assert_true(ok);
    assert_slice(print_items(arena, &feed), items);
    hsy_arena_free(arena);
}

static void reads(const char *text, hsy_feed_kind kind, const char *items) {
    reads_bytes(hsy_slice_from_c(text), "", kind, items);
}

/* The items before the fault are there, and the message has these words. */
static void refuses(hsy_slice bytes, const char *items, const char *words) {
    hsy_arena *arena = hsy_arena_create(0);
    hsy_errors errors = {0};
    hsy_feed feed;
    assert_false(hsy_feed_read(arena, HSY_S("feed"), hsy_slice_from_c(site), bytes, HSY_S(""), &feed, &errors));
    assert_int_equal(errors.count, 1);
    if (hsy_slice_find(errors.items[0].message, hsy_slice_from_c(words), 0) == HSY_NOT_FOUND)
        assert_slice(errors.items[0].message, words);
    assert_slice(print_items(arena, &feed), items);
    hsy_arena_free(arena);
}

#define RSS(items) "<rss version=\"2.0\"><channel><title>Ledger</title><link>/</link>" items "</channel></rss>"

static void test_rss(void **state) {
    (void)state;
    reads("<?xml version=\"1.0\"?>\n" RSS(
              "<item><title>Mill burns</title><link>/a</link><guid>x</guid>"
              "<pubDate>Tue, 4 Mar 2031 08:05:00 GMT</pubDate></item>"
              "<item><title>Second</title><link>https://ledger.example/b?x=1&amp;y=2</link></item>"),
          HSY_FEED_RSS,
          "https://ledger.example/a title=Mill burns published=2031-03-04T08:05:00Z\n"
          "https://ledger.example/b?x=1&y=2 title=Second\n");
    reads("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\" "
          "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel rdf:about=\"/\"><title>L</title><items><rdf:Seq>"
          "<rdf:li rdf:resource=\"/a\"/></rdf:Seq></items></channel><item rdf:about=\"/a\"><title>A</title>"
          "<link>/a</link><dc:date>2031-03-04</dc:date><dc:language>de</dc:language></item></rdf:RDF>",
          HSY_FEED_RSS, "https://ledger.example/a title=A published=2031-03-04 language=de\n");
    reads("<!DOCTYPE rss PUBLIC \"-//Netscape Communications//DTD RSS 0.91//EN\" \"http://nowhere.example/rss.dtd\">"
          "<rss version=\"0.91\"><channel><item><title>A</title><link>/a</link></item></channel></rss>",
          HSY_FEED_RSS, "https://ledger.example/a title=A\n");
}

static void test_rss_as_it_is_found(void **state) {
    (void)state;
    reads(RSS("<item><title>Caf&eacute; R&D &nbsp; AT&T</title><link>/a&b</link></item>"), HSY_FEED_RSS,
          "https://ledger.example/a&b title=Caf\xC3\xA9 R&D \xC2\xA0 AT&T\n");
    reads(RSS("<item><title><![CDATA[A <b>bold</b> & free]]></title><link><![CDATA[ /a ]]></link></item>"),
          HSY_FEED_RSS, "https://ledger.example/a title=A <b>bold</b> & free\n");
    reads(RSS("<item><title>A<br>B</title><link>/a</link></item><item><link>/b</link></item>"), HSY_FEED_RSS,
          "https://ledger.example/a title=AB\nhttps://ledger.example/b\n");
    reads(RSS("<item><title>A</i></title><link>/a</link><guid isPermaLink=\"false\"/></item>"), HSY_FEED_RSS,
          "https://ledger.example/a title=A\n");
    reads(RSS("<item><guid>https://ledger.example/g</guid></item><item><guid isPermaLink=\"false\">https://x.example/"
              "</guid></item><item><guid>7</guid><title>no address</title></item>"),
          HSY_FEED_RSS, "https://ledger.example/g\n");
    reads(RSS("<item><title>5 < 6</title><link>/a</link><dc:date>2031-03-04T08:05:00Z</dc:date></item>"), HSY_FEED_RSS,
          "https://ledger.example/a title=5 < 6 published=2031-03-04T08:05:00Z\n");
    reads(RSS("<item><title>A<!-- x -- y -->B\x01</title><link>/a</link><pubDate>Tue, 04 Mar 2031 8:05:00 "
              "-0800</pubDate></item>"),
          HSY_FEED_RSS, "https://ledger.example/a title=AB published=2031-03-04T08:05:00-08:00\n");
    reads("\n\n Warning: something\n<?xml version='1.0'?>" RSS("<item><link>/a</link></item>"), HSY_FEED_RSS,
          "https://ledger.example/a\n");
    reads(RSS("<atom:link href=\"/self\" rel=\"self\"/><item><link href=\"/a\"/><source url=\"https://post.example\">"
              "Post</source></item>"),
          HSY_FEED_RSS, "https://ledger.example/a publisher=Post\n");
    reads(RSS("<item><link>javascript:x()</link></item><item><link>/b</link><media:title>no</media:title></item>"),
          HSY_FEED_RSS, "https://ledger.example/b\n");
    reads(RSS("<item><link>/a</link><content:encoded><![CDATA[<p>All of it.</p>]]></content:encoded>"
              "<description>Some</description></item>"),
          HSY_FEED_RSS, "https://ledger.example/a content=<p>All of it.</p>\n");
    reads(RSS("<item><link>/a</link><enclosure url=\"/a.mp3\"/><a x=1 y>z</a></item>"), HSY_FEED_RSS,
          "https://ledger.example/a\n");
}

static void test_atom(void **state) {
    (void)state;
    reads("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:base=\"https://post.example/news/\"><title>Post</title>"
          "<link rel=\"self\" href=\"/feed\"/><entry><title type=\"html\">A &amp;amp; B</title><id>tag:1</id>"
          "<link rel=\"enclosure\" href=\"/a.mp3\"/><link rel=\"alternate\" type=\"text/html\" href=\"a\"/>"
          "<published>2031-03-04T08:05:00Z</published><updated>2031-03-05T08:05:00+01:00</updated>"
          "<source><title>not this</title><id>x</id></source>"
          "<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p class=\"x\">1 &lt; "
          "2</p></div></content>"
          "</entry></feed>",
          HSY_FEED_ATOM,
          "https://post.example/news/a title=A &amp; B published=2031-03-04T08:05:00Z "
          "modified=2031-03-05T08:05:00+01:00 content="
          "<div><p class=\"x\">1 &lt; 2</p></div>\n");
    reads("<a:feed xmlns:a=\"http://www.w3.org/2005/Atom\"><a:entry><a:link href=\"/a\"/><a:content type=\"html\">"
          "&lt;p&gt;x&lt;/p&gt;</a:content></a:entry></a:feed>",
          HSY_FEED_ATOM, "https://ledger.example/a content=<p>x</p>\n");
}

static void test_json_feed(void **state) {
    (void)state;
    reads("\xEF\xBB\xBF{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [{\"id\": 7, \"url\": \"/a\", "
          "\"title\": \"A\", \"date_published\": \"2031-03-04T08:05:00Z\", \"content_html\": \"<p>x\"}, "
          "{\"id\": \"https://ledger.example/b\"}, {\"id\": \"none\"}, 3, null]}",
          HSY_FEED_JSON,
          "https://ledger.example/a title=A published=2031-03-04T08:05:00Z content=<p>x\nhttps://ledger.example/b\n");
    refuses(HSY_S("{\"version\": \"https://jsonfeed.org/version/1\", \"items\": [{]}"), "", "is no JSON Feed");
}

static void test_sitemaps_and_opml(void **state) {
    (void)state;
    reads(
        "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" "
        "xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\" xmlns:image=\"http://image.example/\">"
        "<url><loc> https://ledger.example/a </loc><lastmod>2031-03-04</lastmod><image:image><image:loc>/i.png"
        "</image:loc></image:image><news:news><news:publication><news:name>Ledger</news:name><news:language>en"
        "</news:language></news:publication><news:publication_date>2031-03-03</news:publication_date>"
        "<news:title>Mill</news:title></news:news></url></urlset>",
        HSY_FEED_SITEMAP,
        "https://ledger.example/a title=Mill published=2031-03-03 modified=2031-03-04 language=en publisher=Ledger\n");
    reads("<sitemapindex><sitemap><loc>https://ledger.example/1.xml.gz</loc><lastmod>2031-03-04</lastmod></sitemap>"
          "</sitemapindex>",
          HSY_FEED_SITEMAP_INDEX, "list https://ledger.example/1.xml.gz modified=2031-03-04\n");
    reads("<opml version=\"2.0\"><head><title>Mine</title></head><body><outline text=\"News\"><outline text=\"Ledger\" "
          "type=\"rss\" xmlUrl=\"https://ledger.example/rss?a=1&amp;b=2\" htmlUrl=\"https://ledger.example/\"/>"
          "<outline text=\"A page\" type=\"link\" url=\"https://post.example/a\"/></outline></body></opml>",
          HSY_FEED_OPML, "list https://ledger.example/rss?a=1&b=2 title=Ledger\nhttps://post.example/a title=A page\n");
}

static void test_encodings(void **state) {
    (void)state;
    reads("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" RSS("<item><title>M\xFChle</title><link>/a</link></item>"),
          HSY_FEED_RSS, "https://ledger.example/a title=M\xC3\xBChle\n");
    reads_bytes(HSY_S(RSS("<item><title>M\xFChle</title><link>/a</link></item>")), "windows-1252", HSY_FEED_RSS,
                "https://ledger.example/a title=M\xC3\xBChle\n");
    reads("<?xml version=\"1.0\" encoding=\"utf-16\"?>" RSS("<item><title>M\xC3\xBChle</title><link>/a</link></item>"),
          HSY_FEED_RSS, "https://ledger.example/a title=M\xC3\xBChle\n");
    static const char wide[] =
        "\xFF\xFE<\0r\0s\0s\0>\0<\0i\0t\0e\0m\0>\0<\0l\0i\0n\0k\0>\0/\0\xFC\0<\0/\0l\0i\0n\0k\0>\0"
        "<\0/\0i\0t\0e\0m\0>\0<\0/\0r\0s\0s\0>";
    reads_bytes((hsy_slice){wide, sizeof wide}, "", HSY_FEED_RSS, "https://ledger.example/%C3%BC\n");
}

static void test_what_is_no_list(void **state) {
    (void)state;
    static const char *const none[] = {"",
                                       "<",
                                       "x",
                                       "<!DOCTYPE html><html><body>rss</body></html>",
                                       "<p>page</p>",
                                       "{\"items\": []}",
                                       "<!-- <rss> -->",
                                       "<?xml version='1.0'?><svg/>",
                                       "<rdf:RDF><x/></rdf:RDF>",
                                       "<!-- never closed <rss>"};
    hsy_arena *arena = hsy_arena_create(0);
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_int_equal(hsy_feed_kind_of(arena, hsy_slice_from_c(none[i])), HSY_FEED_NONE);
    hsy_arena_free(arena);
    refuses(HSY_S("<p>page</p>"), "", "is no feed");
}

static void test_a_feed_that_is_cut_keeps_its_items(void **state) {
    (void)state;
    refuses(HSY_S("<rss><channel><item><link>/a</link></item><item><link>/b</li"),
            "https://ledger.example/a\nhttps://ledger.example/b\n", "is cut short");
}

static hsy_slice repeat(hsy_arena *arena, const char *head, const char *piece, size_t times, const char *tail) {
    hsy_buffer out = hsy_buffer_in(arena, 0);
    hsy_buffer_add_c(&out, head);
    for (size_t i = 0; i < times; i++) hsy_buffer_print(&out, piece, i, i);
    hsy_buffer_add_c(&out, tail);
    return hsy_buffer_text(&out);
}

static void test_malice_ends_in_an_error(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    refuses(
        HSY_S("<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>" RSS("<item><title>&b;</title>"
                                                                                            "</item>")),
        "", "declares entities");
    refuses(
        HSY_S("<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>" RSS("<item><title>&x;</title></item>")),
        "", "declares entities");
    refuses(HSY_S("<!DOCTYPE rss [<!ENTITY % x SYSTEM \"http://127.0.0.1:9/x.dtd\"> %x;]><rss/>"), "",
            "declares entities");
    refuses(repeat(arena, "<rss>", "<a>", 100000, ""), "", "nested more than");
    refuses(repeat(arena, "<rss a=\"", "0123456789abcdef", 100000, "\"/>"), "", "a tag of more than");
    refuses(repeat(arena, "<rss ", "a%zu='%zu' ", 3000, "/>"), "", "more than 128 attributes");
    refuses(repeat(arena, "<rss>", "<a xmlns:n%zu=\"u%zu\">", 100, ""), "", "name spaces");
    refuses(repeat(arena, "<rss>", "<item><link>/%zu</link></item>", 100, "<!DOCTYPE x [<!ENTITY"), "",
            "declares entities");
    reads(RSS("<item><title>&a;&#0;&#xD800;&#99999999999;</title><link>/a</link></item>"), HSY_FEED_RSS,
          "https://ledger.example/a title=&a;\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\n");
    hsy_arena_free(arena);
}

static void test_no_more_items_than_the_limit(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_errors errors = {0};
    hsy_feed feed;
    hsy_slice many = repeat(arena, "<urlset>", "<url><loc>http://ledger.example/%zu</loc></url>",
                            HSY_FEED_MOST_ITEMS + 1, "</urlset>");
    assert_false(hsy_feed_read(arena, HSY_S("many"), HSY_S(""), many, HSY_S(""), &feed, &errors));
    assert_int_equal(feed.items.count, HSY_FEED_MOST_ITEMS);
    assert_int_equal(errors.count, 1);
    assert_int_equal(errors.items[0].code, HSY_ERROR_LIMIT);
    hsy_arena_free(arena);
}

static unsigned minutes_of(const char *head) {
    hsy_arena *arena = hsy_arena_create(0);
    hsy_errors errors = {0};
    hsy_feed feed;
    hsy_slice text = hsy_arena_print(arena, "<rss><channel>%s<item><ttl>9</ttl></item></channel></rss>", head);
    hsy_feed_read(arena, HSY_S("feed"), HSY_S(""), text, HSY_S(""), &feed, &errors);
    hsy_arena_free(arena);
    return feed.minutes;
}

static void test_how_long_it_asks_to_be_left_alone(void **state) {
    (void)state;
    assert_int_equal(minutes_of(""), 0);
    assert_int_equal(minutes_of("<ttl>30</ttl>"), 30);
    assert_int_equal(minutes_of("<ttl>999999999999999999999</ttl>"), 7 * 24 * 60);
    assert_int_equal(
        minutes_of("<sy:updatePeriod> hourly </sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>"), 30);
    assert_int_equal(minutes_of("<sy:updatePeriod>daily</sy:updatePeriod>"), 24 * 60);
}

static void offers(const char *page, const char *address) {
    hsy_arena *arena = hsy_arena_create(0);
    assert_slice(hsy_feed_link(arena, HSY_S("https://ledger.example/news/"), hsy_slice_from_c(page)), address);
    hsy_arena_free(arena);
}

static void test_the_feed_of_a_home_page(void **state) {
    (void)state;
    offers(
        "<head><link rel=alternate type=application/rss+xml title='Comments' href=/comments.xml>"
        "<link rel='alternate' type='application/rss+xml' href='rss.xml'><link rel=alternate type=application/atom+xml "
        "href=/atom.xml></head>",
        "https://ledger.example/news/rss.xml");
    offers(
        "<base href='https://cdn.example/x/'><link rel='ALTERNATE' type='application/atom+xml; charset=utf-8' href=a>",
        "https://cdn.example/x/a");
    offers("<link rel=alternate hreflang=de href=/de><link rel=alternate type=application/json+oembed href=/o>"
           "<link rel=stylesheet type=text/xml href=/x>",
           "");
    offers("", "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rss),
        cmocka_unit_test(test_rss_as_it_is_found),
        cmocka_unit_test(test_atom),
        cmocka_unit_test(test_json_feed),
        cmocka_unit_test(test_sitemaps_and_opml),
        cmocka_unit_test(test_encodings),
        cmocka_unit_test(test_what_is_no_list),
        cmocka_unit_test(test_a_feed_that_is_cut_keeps_its_items),
        cmocka_unit_test(test_malice_ends_in_an_error),
        cmocka_unit_test(test_no_more_items_than_the_limit),
        cmocka_unit_test(test_how_long_it_asks_to_be_left_alone),
        cmocka_unit_test(test_the_feed_of_a_home_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
