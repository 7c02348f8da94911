/* Every form of an invented page and story, compared with what it is to look like: tests/output/views/NAME. When a
 * view is meant to change, run the test with HEARSAY_NEW_VIEWS=1, look at the difference, and keep it. */
#include <stdlib.h>

#include "output/output.h"
#include "tests/output/story.h"

static hsy_slice read_view(hsy_arena *arena, const char *path) {
    hsy_buffer text = hsy_buffer_in(arena, 0);
    FILE *file = fopen(path, "rb");
    if (!file) return HSY_S("");
    for (int c; (c = fgetc(file)) != EOF;) hsy_buffer_add_byte(&text, (char)c);
    fclose(file);
    return hsy_buffer_text(&text);
}

static void check_view(hsy_arena *arena, const char *name, const hsy_buffer *out) {
    hsy_slice path = hsy_arena_print(arena, "%s/%s", VIEWS, name), text = hsy_buffer_text(out);
    if (getenv("HEARSAY_NEW_VIEWS")) {
        FILE *file = fopen(path.at, "wb");
        assert_non_null(file);
        fwrite(text.at, 1, text.length, file);
        fclose(file);
    }
    assert_slice(text, hsy_arena_c_string(arena, read_view(arena, path.at)));
}

static void check_page(const char *name, hsy_view view,
                       void (*print)(hsy_buffer *, const hsy_reading *, const hsy_view *)) {
    hsy_arena *arena = hsy_arena_create(0);
    hsy_reading page;
    build_page(arena, &page);
    hsy_buffer out = hsy_buffer_in(arena, 0);
    print(&out, &page, &view);
    check_view(arena, name, &out);
    hsy_arena_free(arena);
}

static void check_story(const char *name, hsy_view view,
                        void (*print)(hsy_buffer *, const hsy_trace *, const hsy_view *)) {
    hsy_arena *arena = hsy_arena_create(0);
    hsy_trace trace;
    build_story(arena, &trace);
    hsy_buffer out = hsy_buffer_in(arena, 0);
    print(&out, &trace, &view);
    check_view(arena, name, &out);
    hsy_arena_free(arena);
}

static void check_form(const char *name, void (*print)(hsy_buffer *, const hsy_trace *)) {
    hsy_arena *arena = hsy_arena_create(0);
    hsy_trace trace;
    build_story(arena, &trace);
    hsy_buffer out = hsy_buffer_in(arena, 0);
    print(&out, &trace);
    check_view(arena, name, &out);
    hsy_arena_free(arena);
}

static void page_json(hsy_buffer *out, const hsy_reading *page, const hsy_view *view) {
    (void)view;
    hsy_output_reading_json(out, page);
}

static void page_annotations(hsy_buffer *out, const hsy_reading *page, const hsy_view *view) {
    (void)view;
    hsy_output_reading_annotations(out, page);
}

static void page_markdown(hsy_buffer *out, const hsy_reading *page, const hsy_view *view) {
    hsy_output_reading_markdown(out, page, view);
}

static void test_page(void **state) {
    (void)state;
    check_page("page.jsonl", (hsy_view){0}, page_json);
    check_page("page-annotations.jsonl", (hsy_view){0}, page_annotations);
    check_page("page.txt", (hsy_view){.width = 72}, hsy_output_reading_text);
    check_page("page-narrow-colour.txt", (hsy_view){.width = 40, .colour = true}, hsy_output_reading_text);
    check_page("page-roles.txt", (hsy_view){.show_roles = true}, hsy_output_reading_text);
    check_page("page-roles-narrow-colour.txt", (hsy_view){.width = 60, .colour = true, .show_roles = true},
               hsy_output_reading_text);
    check_page("page-blocks.txt", (hsy_view){.show_roles = true, .whole = true}, hsy_output_reading_text);
    check_page("page.md", (hsy_view){0}, page_markdown);
    check_page("page-roles.md", (hsy_view){.show_roles = true}, page_markdown);
    check_page("page.html", (hsy_view){0}, hsy_output_reading_html);
    check_page("page-roles.html", (hsy_view){.show_roles = true}, hsy_output_reading_html);
}

static void test_story(void **state) {
    (void)state;
    check_form("story.json", hsy_output_trace_json);
    check_story("story.txt", (hsy_view){.width = 96}, hsy_output_trace_text);
    check_story("story-narrow-colour.txt", (hsy_view){.width = 50, .colour = true}, hsy_output_trace_text);
    check_story("story.md", (hsy_view){0}, hsy_output_trace_markdown);
}

static void test_graphs(void **state) {
    (void)state;
    check_form("story.svg", hsy_output_trace_svg);
    check_form("story.dot", hsy_output_trace_dot);
    check_form("story.graphml", hsy_output_trace_graphml);
    check_form("story-prov.json", hsy_output_trace_prov);
    check_form("story.csv", hsy_output_trace_csv);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_page), cmocka_unit_test(test_story),
                                       cmocka_unit_test(test_graphs)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
