/* The trees of a trace: which article is meant by an outlet's name, what has a line of its own, what is left out. */
#include "output/named.h"
#include "output/output.h"
#include "output/paint.h"
#include "tests/output/crowd.h"
#include "tests/output/story.h"

/* The terminal's view, with all blanks as simple ones. */
static hsy_slice text_of(hsy_arena *arena, const hsy_trace *trace) {
    hsy_buffer out = hsy_buffer_in(arena, 0), simple = hsy_buffer_in(arena, 0);
    hsy_output_trace_text(&out, trace, &(hsy_view){.width = 100});
    hsy_slice text = hsy_buffer_text(&out);
    for (size_t i = 0; i < text.length; i++) {
        bool is_blank = hsy_slice_starts(hsy_slice_sub(text, i, text.length), HSY_S(HSY_NO_BREAK_SPACE));
        hsy_buffer_add_byte(&simple, is_blank ? ' ' : text.at[i]);
        i += is_blank;
    }
    return hsy_buffer_text(&simple);
}

static bool has(hsy_slice text, const char *words) {
    return hsy_slice_find(text, hsy_slice_from_c(words), 0) != HSY_NOT_FOUND;
}

static void test_copies_of_one_text_share_a_line(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_trace trace = make_crowd(arena, 30, CROWD_OF_ONE);
    hsy_slice text = text_of(arena, &trace);
    assert_true(has(text, "Meridian (agency) · 20 articles"));
    assert_true(has(text, "├─ Outlet 1 "));
    assert_true(has(text, "└─ 17 more with the same text: Outlet "));
    assert_true(has(text, "30 articles · 11 texts · 1 independent origin\n"));
    hsy_arena_free(arena);
}

static void test_several_stories_are_listed(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_trace trace;
    build_story(arena, &trace);
    assert_false(has(text_of(arena, &trace), "STORIES"));
    hsy_story second = {.origins = 1};
    HSY_PUSH(arena, &second.articles, 5);
    HSY_PUSH(arena, &trace.stories, second);
    trace.articles[5].story = 1;
    hsy_slice text = text_of(arena, &trace);
    assert_true(has(text, "   1         5      3        2  Orva bridge was unsafe for months\n"));
    assert_true(has(text, "   2         1      1        1  Snow in the hills\n"));
    hsy_arena_free(arena);
}

/* "as the Valley Post reported": its article of the same story, unless that came later. */
static void test_outlet_that_is_named_is_its_article(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_reading readings[4];
    hsy_traced traced[4] = {{0, HSY_NONE, {0}}, {0, HSY_NONE, {0}}, {0, HSY_NONE, {0}}, {1, HSY_NONE, {0}}};
    hsy_trace trace = {.readings = readings, .count = 4, .articles = traced};
    add_simple(&readings[0], "a", "Valley Post", "2031-03-02T10:00:00Z", "A", "A");
    add_simple(&readings[1], "b", "City Mirror", "2031-03-02T12:00:00Z", "B", "B");
    add_simple(&readings[2], "c", "Harbor Ledger", "2031-03-02T08:00:00Z", "C", "C");
    add_simple(&readings[3], "d", "Le Phare", "2031-03-02T12:00:00Z", "D", "D");
    hsy_named named = hsy_named_of(arena, &trace);
    hsy_relay relay = {HSY_PARTY_OUTLET, 0, HSY_S("valley post"), 1, HSY_RELAY_CITES, -1, {0}};
    assert_int_equal(hsy_named_article(arena, &named, &relay), 0);
    relay.to = 2;
    assert_int_equal(hsy_named_article(arena, &named, &relay), HSY_NONE);
    readings[0].article.published = HSY_S("2031-03-02");
    assert_int_equal(hsy_named_article(arena, &named, &relay), 0);
    relay.to = 0;
    assert_int_equal(hsy_named_article(arena, &named, &relay), HSY_NONE);
    relay.to = 3;
    assert_int_equal(hsy_named_article(arena, &named, &relay), HSY_NONE);
    relay = (hsy_relay){HSY_PARTY_AGENCY, 0, HSY_S("Valley Post"), 1, HSY_RELAY_CITES, -1, {0}};
    assert_int_equal(hsy_named_article(arena, &named, &relay), HSY_NONE);
    hsy_arena_free(arena);
}

/* What one page credits as an agency and another cites as an outlet has one tree. */
static void test_one_name_is_one_party(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_trace trace;
    build_story(arena, &trace);
    hsy_relay cited = {HSY_PARTY_OUTLET, 0, HSY_S("Meridian"), 4, HSY_RELAY_CITES, -1, {0}};
    HSY_PUSH(arena, &trace.relays, cited);
    hsy_slice text = text_of(arena, &trace);
    assert_true(has(text, "Meridian (agency) · 5 articles"));
    assert_false(has(text, "Meridian (outlet)"));
    hsy_buffer dot = hsy_buffer_in(arena, 0);
    hsy_output_trace_dot(&dot, &trace);
    assert_true(has(hsy_buffer_text(&dot), "\"agency:Meridian\" -> \"article:pages/post.html\""));
    assert_false(has(hsy_buffer_text(&dot), "outlet:Meridian"));
    hsy_arena_free(arena);
}

/* Of an article without a title its first line stands for it. */
static void test_first_line_stands_for_a_title(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_trace trace;
    build_story(arena, &trace);
    hsy_reading *readings = HSY_NEW_ARRAY(arena, hsy_reading, STORY_ARTICLES);
    for (int i = 0; i < STORY_ARTICLES; i++) readings[i] = trace.readings[i];
    readings[4].article.title = HSY_S("");
    trace.readings = readings;
    assert_true(has(text_of(arena, &trace), "A ferry will run from Tuesday"));
    hsy_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_copies_of_one_text_share_a_line),     cmocka_unit_test(test_several_stories_are_listed),
        cmocka_unit_test(test_outlet_that_is_named_is_its_article), cmocka_unit_test(test_one_name_is_one_party),
        cmocka_unit_test(test_first_line_stands_for_a_title),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
