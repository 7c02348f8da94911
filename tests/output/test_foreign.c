/* Articles as other programs write them. */
#include "output/output.h"
#include "tests/test.h"

#define TEXT "ORVA (dpa) - The ferry of Orva will run from Tuesday, its owner Lena Brandt said on Monday evening."
#define HEAD "\"title\": \"Ferry for Orva\", "

/* The reading of a line; statements are never in one. */
static hsy_article parse(hsy_arena *arena, const char *line) {
    hsy_reading reading;
    hsy_errors errors = {0};
    bool has_statements;
    assert_true(hsy_output_reading_parse(arena, hsy_slice_from_c(line), HSY_S("set.jsonl"), 0, &reading,
                                         &has_statements, &errors));
    assert_false(has_statements);
    return reading.article;
}

static void check(const hsy_article *a, const char *path) {
    assert_slice(a->path, path);
    assert_slice(a->title, "Ferry for Orva");
    assert_slice(a->text, TEXT);
    assert_slice(a->language, "en");
    assert_int_equal(a->authors.count, 1);
    assert_slice(a->authors.items[0], "Ada Okoye");
    assert_int_equal(a->credits.count, 1);
    assert_slice(a->credits.items[0], "dpa");
    assert_slice(a->dateline, "ORVA (dpa) -");
}

static void test_trafilatura(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_article a = parse(arena, "{" HEAD "\"author\": \"Ada Okoye; dpa\", \"hostname\": \"herald.example.org\","
                                 "\"date\": \"2031-03-02\", \"id\": null, \"comments\": \"\", \"raw_text\": \"x\","
                                 "\"source\": \"https://herald.example.org/a\", \"source-hostname\": \"Orva Herald\","
                                 "\"excerpt\": \"It &amp; she\", \"tags\": \"ferry; Orva, city\", \"categories\": \"\","
                                 "\"text\": \"" TEXT "\"}");
    check(&a, "https://herald.example.org/a");
    assert_slice(a.url, "https://herald.example.org/a");
    assert_slice(a.outlet_name, "Orva Herald");
    assert_slice(a.outlet_domain, "example.org");
    assert_slice(a.published, "2031-03-02");
    assert_slice(a.lede, "It & she");
    assert_int_equal(a.tags.count, 2);
    assert_slice(a.tags.items[1], "Orva, city");
    hsy_arena_free(arena);
}

static void test_news_please(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_article a =
        parse(arena, "{" HEAD "\"authors\": [\"Ada Okoye\", \"dpa\"], \"date_publish\": \"2031-03-02 08:30:00\","
                     "\"date_modify\": \"2031-03-03 08:30:00+01:00\", \"text\": null,"
                     "\"date_download\": \"2031-03-04 09:00:00+00:00\", \"language\": \"en\","
                     "\"maintext\": \"" TEXT "\", \"source_domain\": \"www.herald.example\","
                     "\"url\": \"https://www.herald.example/a\"}");
    check(&a, "https://www.herald.example/a");
    assert_slice(a.outlet_domain, "herald.example");
    assert_int_equal(a.outlet_name.length, 0);
    assert_slice(a.published, "2031-03-02");
    assert_slice(a.published_local, "2031-03-02T08:30:00");
    assert_slice(a.modified, "2031-03-03T08:30:00+01:00");
    assert_slice(a.retrieved, "2031-03-04T09:00:00Z");
    hsy_arena_free(arena);
}

static void test_schema_org(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_article a =
        parse(arena, "{\"headline\": \"Ferry for Orva\", \"url\": \"https://herald.example/a\","
                     "\"author\": [{\"@type\": \"Person\", \"name\": \"Ada Okoye\"}],"
                     "\"publisher\": {\"name\": \"Orva Herald\"}, \"datePublished\": \"soon\","
                     "\"keywords\": \"ferry, Orva\", \"inLanguage\": \"en-GB\", \"articleBody\": \"" TEXT "\"}");
    check(&a, "https://herald.example/a");
    assert_slice(a.outlet_name, "Orva Herald");
    assert_int_equal(a.published.length, 0);
    assert_int_equal(a.tags.count, 2);
    hsy_arena_free(arena);
}

/* Our own names win; numbers may be ids; a domain is no name; what has a wrong type is passed over. */
static void test_odd_fields(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_article a =
        parse(arena, "{" HEAD "\"id\": 17, \"text\": \"" TEXT "\", \"maintext\": \"no\", \"date\": 7,"
                     "\"published\": \"2031-03-02T08:30:00Z\", \"date_publish\": \"2030-01-01\","
                     "\"byline\": \"By Ada Okoye\", \"source\": {\"name\": \"x\"}, \"tags\": [7, \"ferry\"],"
                     "\"sitename\": \"herald.example\", \"lang\": [\"de\"]}");
    check(&a, "17");
    assert_slice(a.published, "2031-03-02T08:30:00Z");
    assert_slice(a.outlet_domain, "herald.example");
    assert_int_equal(a.outlet_name.length, 0);
    assert_int_equal(a.tags.count, 1);
    hsy_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_trafilatura),
        cmocka_unit_test(test_news_please),
        cmocka_unit_test(test_schema_org),
        cmocka_unit_test(test_odd_fields),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
