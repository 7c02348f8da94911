#include "intake/robots.h"
#include "tests/test.h"

/* "+/a" may be fetched, "-/a" not; parted by blanks. */
static void decides(const char *file, const char *targets) {
    hsy_arena *arena = hsy_arena_create(0);
    hsy_robots robots = hsy_robots_read(arena, hsy_slice_from_c(file), HSY_S("hearsay"));
    for (hsy_slice rest = hsy_slice_from_c(targets); rest.at;) {
        hsy_slice target = hsy_slice_cut(&rest, ' ');
        bool allows = hsy_robots_allows(arena, &robots, hsy_slice_sub(target, 1, target.length));
        if (allows != (target.at[0] == '+')) {
            fprintf(stderr, "%.*s is decided the other way by:\n%s\n", HSY_PRINT(target), file);
            fail();
        }
    }
    hsy_arena_free(arena);
}

static void test_groups(void **state) {
    (void)state;
    decides("", "+/ +/a");
    decides("User-agent: *\nDisallow: /", "-/ -/a +/robots.txt");
    decides("User-agent: *\nDisallow:\n", "+/ +/a");
    decides("User-agent: other\nDisallow: /\n", "+/a");
    decides("User-agent: *\nDisallow: /\n\nUser-agent: Hearsay\nDisallow: /private\n", "+/a -/private/x");
    decides("user-agent:hearsay/0.1 # us\ndisallow:/a\n", "-/a +/b");
    decides("User-agent: hearsaying\nDisallow: /\n", "+/a");
    decides("User-agent: other\nUser-agent: hearsay\nDisallow: /a\n", "-/a +/b");
    decides("User-agent: hearsay\nDisallow: /a\nUser-agent: other\nDisallow: /b\nUser-agent: hearsay\nDisallow: /c",
            "-/a +/b -/c");
    decides("User-agent: other\nCrawl-delay: 3\nUser-agent: hearsay\nDisallow: /a", "-/a");
    decides("Disallow: /a\nUser-agent: *\nDisallow: /b\n", "+/a -/b");
    decides("User-agent: *\nSitemap: https://ledger.example/s.xml\nDisallow: /a\r\rDisallow: /b\r\nno line at all",
            "-/a -/b");
    decides("\xEF\xBB\xBFUser-agent: *\nDisallow: /a", "-/a");
}

static void test_the_longest_pattern_wins(void **state) {
    (void)state;
    decides("User-agent: *\nDisallow: /news\nAllow: /news/today\n", "-/news -/newspaper +/news/today/1 +/new");
    decides("User-agent: *\nAllow: /news\nDisallow: /news\n", "+/news");
    decides("User-agent: *\nDisallow: /news\nAllow: /news\n", "+/news");
    decides("User-agent: *\nDisallow: /*.pdf$\n", "-/a.pdf -/x/a.pdf +/a.pdf?x +/a.pdfx");
    decides("User-agent: *\nDisallow: /a*b*c\n", "-/abc -/a1b2c3 +/acb +/ab");
    decides("User-agent: *\nDisallow: /$\n", "-/ +/a");
    decides("User-agent: *\nDisallow: *print*$\n", "-/print -/a?print=1 +/a");
    decides("User-agent: *\nDisallow: /?\n", "-/?a=1 +/a");
    decides("User-agent: *\nDisallow: news\n", "+/news");
    decides("User-agent: *\nDisallow: /aba$\n", "-/aba +/ababa");
    decides("User-agent: *\nDisallow: /x*aba$\n", "-/xaba -/xababa +/xa");
}

static void test_percent_encoding_is_made_one(void **state) {
    (void)state;
    decides("User-agent: *\nDisallow: /%7Eanna\n", "-/~anna");
    decides("User-agent: *\nDisallow: /~anna\n", "-/%7eanna");
    decides("User-agent: *\nDisallow: /m\xC3\xBChle\n", "-/m%C3%BChle -/m%c3%bchle");
    decides("User-agent: *\nDisallow: /a%2Fb\n", "+/a/b -/a%2fb");
    decides("User-agent: *\nDisallow: /100%\n", "-/100%25 +/100");
}

static double pause_of(const char *file) {
    hsy_arena *arena = hsy_arena_create(0);
    hsy_robots robots = hsy_robots_read(arena, hsy_slice_from_c(file), HSY_S("hearsay"));
    hsy_arena_free(arena);
    return robots.pause;
}

static void test_the_pause_asked_for(void **state) {
    (void)state;
    assert_float_equal(pause_of("User-agent: *\nCrawl-delay: 10\n"), 10, 0);
    assert_float_equal(pause_of("User-agent: *\nCrawl-delay: 2.5\n"), 2.5, 1e-9);
    assert_float_equal(pause_of("User-agent: *\nCrawl-delay: soon\n"), 0, 0);
    assert_float_equal(pause_of("User-agent: *\nCrawl-delay: 10\nUser-agent: hearsay\nCrawl-delay: 2"), 2, 0);
    assert_true(pause_of("User-agent: *\nCrawl-delay: 99999999999999999999999\n") < 1e9);
}

static void test_a_file_is_read_up_to_its_limit(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    size_t size = HSY_ROBOTS_MOST_BYTES + 4096;
    char *file = hsy_arena_alloc(arena, size);
    memset(file, '\n', size);
    memcpy(file, "User-agent: *\n", 14);
    memcpy(file + HSY_ROBOTS_MOST_BYTES - 20, "\nDisallow: /a\n", 14);
    memcpy(file + HSY_ROBOTS_MOST_BYTES, "\nDisallow: /b\n", 14);
    hsy_robots robots = hsy_robots_read(arena, (hsy_slice){file, size}, HSY_S("hearsay"));
    assert_int_equal(robots.rules.count, 1);
    assert_slice(robots.rules.items[0].pattern, "/a");
    hsy_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_groups),
        cmocka_unit_test(test_the_longest_pattern_wins),
        cmocka_unit_test(test_percent_encoding_is_made_one),
        cmocka_unit_test(test_the_pause_asked_for),
        cmocka_unit_test(test_a_file_is_read_up_to_its_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
