/* JSON lines read back: what was written, what other tools write, and what is no article. */
#include <string.h>

#include "output/output.h"
#include "tests/output/story.h"
#include "tests/test.h"

static hsy_slice written(hsy_arena *arena, const hsy_reading *reading) {
    hsy_buffer out = hsy_buffer_in(arena, 0);
    hsy_output_reading_json(&out, reading);
    return hsy_buffer_text(&out);
}

static bool parse(hsy_arena *arena, const char *line, hsy_reading *reading, bool *has_statements, hsy_errors *errors) {
    *errors = (hsy_errors){0};
    return hsy_output_reading_parse(arena, hsy_slice_from_c(line), HSY_S("set.jsonl"), 100, reading, has_statements,
                                    errors);
}

static void test_what_was_written_comes_back(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_reading page, again;
    hsy_errors errors = {0};
    bool has_statements;
    build_page(arena, &page);
    hsy_slice line = written(arena, &page);
    assert_true(hsy_output_reading_parse(arena, line, HSY_S("x"), 0, &again, &has_statements, &errors));
    assert_true(has_statements);
    assert_slice(written(arena, &again), hsy_arena_c_string(arena, line));
    hsy_arena_free(arena);
}

static void test_lines_of_other_tools(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_reading r;
    hsy_errors errors;
    bool has_statements;
    assert_true(parse(arena, "{\"id\": \"a\", \"url\": \"u\", \"text\": \"It rained.\", \"title\": \"Rain\"}", &r,
                      &has_statements, &errors));
    assert_false(has_statements);
    assert_slice(r.article.path, "a");
    assert_slice(r.article.title, "Rain");
    assert_true(parse(arena, " {\"url\": \"u\", \"text\": \"x\\u0000y\", \"outlet\": \"Herald\", \"authors\": 7} ", &r,
                      &has_statements, &errors));
    assert_slice(r.article.path, "u");
    assert_slice(r.article.outlet_name, "Herald");
    assert_slice(r.article.text, "x\xEF\xBF\xBDy");
    assert_true(parse(arena, "{\"path\":\"p\",\"text\":\"bad \xFF byte\"}", &r, &has_statements, &errors));
    assert_slice(r.article.text, "bad \xEF\xBF\xBD byte");
    hsy_arena_free(arena);
}

static void refuses(const char *line, size_t offset) {
    hsy_arena *arena = hsy_arena_create(0);
    hsy_reading r;
    hsy_errors errors;
    bool has_statements;
    assert_false(parse(arena, line, &r, &has_statements, &errors));
    assert_int_equal(errors.count, 1);
    assert_int_equal(errors.items[0].code, HSY_ERROR_INPUT);
    assert_slice(errors.items[0].input, "set.jsonl");
    assert_int_equal(errors.items[0].offset, 100 + offset);
    hsy_arena_free(arena);
}

static void test_what_is_no_article(void **state) {
    (void)state;
    refuses("{\"id\": \"a\", \"text\": \"x\" \"y\"}", 24);
    refuses("[1]", 0);
    refuses("{\"text\": \"x\"}", 0);
    refuses("{\"id\": \"a\", \"text\": \"\"}", 0);
    refuses("{\"id\": \"a\", \"text\": 5}", 0);
    refuses("{\"id\": \"\\ud800\", \"text\": \"x\"}", 8);
}

/* An index has no text and is read all the same; the line of a page that failed is none. */
static void test_pages_without_text(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_reading r;
    hsy_errors errors;
    bool has_statements;
    assert_true(
        parse(arena, "{\"id\":\"a\",\"text\":\"\",\"statements\":[],\"errors\":[]}", &r, &has_statements, &errors));
    assert_true(has_statements);
    assert_slice(r.article.path, "a");
    refuses("{\"id\":\"a\",\"text\":\"\",\"statements\":[],\"errors\":[{\"code\":\"input\"}]}", 0);
    hsy_arena_free(arena);
}

static void test_statements_are_not_trusted(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_reading r;
    hsy_errors errors;
    bool has_statements;
    assert_true(parse(arena,
                      "{\"id\":\"a\",\"text\":\"Zürich\",\"statements\":["
                      "{\"content\":[[0,2],[4,99],[3,3],[5,1],[-1,2],\"x\",[1]],\"parent\":1,\"kind\":\"odd\"},"
                      "{\"parent\":2,\"speaker\":{\"type\":\"agency\",\"named\":true}},{\"parent\":0},"
                      "{\"parent\":3},{\"parent\":99},7],\"caveat\":[0,1]}",
                      &r, &has_statements, &errors));
    const hsy_statement_list *list = &r.statements.list;
    assert_int_equal(list->count, 6);
    const hsy_spans *content = &list->items[0].content;
    assert_int_equal(content->count, 2);
    assert_slice(hsy_slice_span(r.article.text, content->items[0]), "Zü");
    assert_slice(hsy_slice_span(r.article.text, content->items[1]), "ch");
    assert_int_equal(list->items[0].kind, HSY_KIND_INDIRECT);
    assert_int_equal(list->items[1].speaker.type, HSY_SPEAKER_AGENCY);
    assert_int_equal(list->items[1].parent, 2);
    assert_int_equal(list->items[2].parent, HSY_NO_PARENT); /* it would close the circle */
    assert_int_equal(list->items[3].parent, HSY_NO_PARENT);
    assert_int_equal(list->items[4].parent, HSY_NO_PARENT);
    assert_slice(hsy_slice_span(r.article.text, r.statements.caveat), "Z");
    hsy_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_was_written_comes_back), cmocka_unit_test(test_lines_of_other_tools),
        cmocka_unit_test(test_what_is_no_article),          cmocka_unit_test(test_pages_without_text),
        cmocka_unit_test(test_statements_are_not_trusted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
