/* Traces read back from their JSON: what was written, cut story by story, and what is none. */
#include "output/output.h"
#include "tests/output/story.h"
#include "tests/test.h"

static const char *written(hsy_arena *arena, const hsy_trace *trace) {
    hsy_buffer out = hsy_buffer_in(arena, 0);
    hsy_output_trace_json(&out, trace);
    return hsy_arena_c_string(arena, hsy_buffer_text(&out));
}

static bool parse(hsy_arena *arena, const char *json, const hsy_trace *of, hsy_trace *trace, hsy_errors *errors) {
    *errors = (hsy_errors){0};
    return hsy_output_trace_parse(arena, hsy_slice_from_c(json), HSY_S("story 7"), of->readings, of->count, trace,
                                  errors);
}

static void test_what_was_written_comes_back(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_trace trace, again;
    hsy_errors errors;
    build_story(arena, &trace);
    trace.stories.items[0].id = 41;
    trace.claims.items[0].id = 512;
    const char *json = written(arena, &trace);
    assert_non_null(strstr(json, "\"id\":41"));
    assert_true(parse(arena, json, &trace, &again, &errors));
    assert_string_equal(written(arena, &again), json);
    hsy_arena_free(arena);
}

/* A cut of a trace with one story and one article beside it says the same of both. */
static void test_cuts_are_traces(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_trace trace, again, *cuts;
    hsy_errors errors;
    build_story(arena, &trace);
    size_t count = hsy_trace_cut(arena, &trace, &cuts), articles = 0, relays = 0, claims = 0, findings = 0;
    assert_true(count >= trace.stories.count && count > 0);
    for (size_t i = 0; i < count; i++) {
        articles += cuts[i].count;
        relays += cuts[i].relays.count;
        claims += cuts[i].claims.count;
        findings += cuts[i].findings.count;
        assert_int_equal(cuts[i].stories.count, i < trace.stories.count);
        assert_true(parse(arena, written(arena, &cuts[i]), &trace, &again, &errors));
        assert_string_equal(written(arena, &again), written(arena, &cuts[i]));
    }
    assert_int_equal(articles, trace.count);
    assert_int_equal(relays, trace.relays.count);
    assert_int_equal(claims, trace.claims.count);
    assert_int_equal(findings, trace.findings.count);
    hsy_arena_free(arena);
}

/* The cuts of a trace, the last first, joined again. */
static hsy_trace cut_and_joined(hsy_arena *arena, const hsy_trace *trace) {
    hsy_trace joined, *cuts;
    size_t count = hsy_trace_cut(arena, trace, &cuts);
    hsy_trace *turned = HSY_NEW_ARRAY(arena, hsy_trace, count);
    for (size_t i = 0; i < count; i++) turned[i] = cuts[count - 1 - i];
    hsy_trace_join(arena, turned, count, &joined);
    return joined;
}

static void test_cuts_are_joined(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_trace trace;
    build_story(arena, &trace);
    hsy_trace joined = cut_and_joined(arena, &trace), again = cut_and_joined(arena, &joined);
    assert_string_equal(written(arena, &again), written(arena, &joined));
    assert_int_equal(joined.count, trace.count);
    assert_int_equal(joined.relays.count, trace.relays.count);
    assert_int_equal(joined.claims.count, trace.claims.count);
    assert_int_equal(joined.findings.count, trace.findings.count);
    assert_int_equal(joined.stories.items[0].articles.count, trace.stories.items[0].articles.count);
    for (size_t i = 1; i < joined.count; i++) {
        int64_t before = hsy_article_time(&joined.readings[i - 1].article);
        int64_t time = hsy_article_time(&joined.readings[i].article);
        assert_true(time == INT64_MIN || (before != INT64_MIN && before <= time));
    }
    for (size_t i = 0; i < joined.relays.count; i++) assert_true(joined.articles[joined.relays.items[i].to].story == 0);
    hsy_arena_free(arena);
}

static void test_what_is_no_trace(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_trace trace, again;
    hsy_errors errors;
    build_story(arena, &trace);
    assert_false(parse(arena, "{\"articles\": [", &trace, &again, &errors));
    assert_slice(errors.items[0].input, "story 7");
    assert_int_equal(errors.items[0].code, HSY_ERROR_INPUT);
    assert_false(parse(arena, "{\"articles\": [{\"id\": \"elsewhere\"}]}", &trace, &again, &errors));
    assert_true(parse(arena,
                      "{\"relays\": [{\"from\": \"article:x\", \"to\": \"y\"}], \"claims\": [{\"carriers\": 3}]}",
                      &trace, &again, &errors));
    assert_int_equal(again.relays.count + again.claims.count, 0);
    hsy_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_was_written_comes_back),
        cmocka_unit_test(test_cuts_are_traces),
        cmocka_unit_test(test_cuts_are_joined),
        cmocka_unit_test(test_what_is_no_trace),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
