/* A reading that was kept is whole after the arena that it came from is gone. */
#include "api/keep.h"
#include "output/output.h"
#include "tests/test.h"

static const char line[] =
    "{\"path\":\"a.html\",\"url\":\"https://a.example/\",\"canonical_url\":\"https://a.example/c\",\"retrieved\":"
    "\"2031-03-02T08:30:00Z\",\"outlet\":{\"name\":\"Herald\",\"domain\":\"a.example\"},\"title\":\"Ferry\",\"lede\":"
    "\"A "
    "lede.\",\"authors\":[\"Tom "
    "Okafor\"],\"credits\":[\"Meridian\"],\"dateline\":\"ORVA\",\"published\":\"2031-03-02\",\"published_local\":"
    "\"2031-03-02T08:00:00\","
    "\"modified\":\"2031-03-03\",\"language\":\"en\",\"translated_from\":\"de\",\"section\":\"Region\",\"tags\":["
    "\"ferry\"],\"text\":\"The ferry runs, she said.\\nIt is "
    "slow.\",\"blocks\":[{\"role\":\"title\",\"text\":\"Ferry\"},"
    "{\"role\":\"paragraph\",\"text\":\"The ferry runs, she said.\",\"span\":[0,25]},{\"role\":\"paragraph\",\"text\":"
    "\"It is  "
    "slow.\",\"span\":[26,37]}],\"links\":[{\"url\":\"https://b.example/\",\"text\":\"ferry\",\"start\":4,\"end\":9}"
    "],\"images\":[{\"url\":\"i.jpg\",\"caption\":\"The ferry\",\"credit\":\"T. O.\"}],\"glued\":[9],\"statements\":[{"
    "\"content\":[[0,14]],\"cue\":[[20,24]],\"source\":[[16,19]],\"kind\":\"indirect\",\"speaker\":{\"name\":\"Lena "
    "Brandt\",\"type\":\"person\",\"named\":true,\"affiliation\":\"Orva\"},\"via\":[\"Radio\"],\"certainty\":"
    "\"hedged\","
    "\"doubt\":[26,28],\"parent\":null}],\"caveat\":[26,37]}";

static hsy_slice printed(hsy_arena *arena, const hsy_reading *reading) {
    hsy_buffer out = hsy_buffer_in(arena, 0);
    hsy_output_reading_json(&out, reading);
    return hsy_buffer_text(&out);
}

static void test_nothing_is_left_behind(void **state) {
    (void)state;
    hsy_arena *page = hsy_arena_create(0), *set = hsy_arena_create(0);
    hsy_slice copy = hsy_arena_copy(page, hsy_slice_from_c(line));
    hsy_reading reading, kept;
    hsy_errors errors = {0};
    bool has_statements;
    assert_true(hsy_output_reading_parse(page, copy, HSY_S("x"), 0, &reading, &has_statements, &errors));
    hsy_errors_add(page, &reading.article.errors, HSY_ERROR_INPUT, HSY_S("a.html"), 3, "odd");
    hsy_slice before = hsy_arena_copy(set, printed(page, &reading));
    hsy_reading_keep(set, &reading, &kept);
    hsy_arena_free(page);
    assert_slice(printed(set, &kept), hsy_arena_c_string(set, before));
    hsy_arena_free(set);
}

static void test_blocks_share_the_text(void **state) {
    (void)state;
    hsy_arena *page = hsy_arena_create(0), *set = hsy_arena_create(0);
    hsy_reading reading, kept;
    hsy_errors errors = {0};
    bool has_statements;
    hsy_output_reading_parse(page, hsy_slice_from_c(line), HSY_S("x"), 0, &reading, &has_statements, &errors);
    hsy_reading_keep(set, &reading, &kept);
    assert_ptr_equal(kept.article.blocks.items[1].text.at, kept.article.text.at);
    assert_ptr_not_equal(kept.article.blocks.items[2].text.at, kept.article.text.at + 26); /* its words differ */
    assert_ptr_equal(kept.article.links.items[0].text.at, kept.article.text.at + 4);
    hsy_arena_free(page);
    hsy_arena_free(set);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_nothing_is_left_behind),
                                       cmocka_unit_test(test_blocks_share_the_text)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
