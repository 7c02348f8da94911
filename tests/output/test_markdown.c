#include "output/markdown.h"
#include "tests/test.h"

static void writes(const char *text, const char *markdown) {
    hsy_arena *arena = hsy_arena_create(0);
    hsy_buffer out = hsy_buffer_in(arena, 0);
    hsy_markdown_text(&out, hsy_slice_from_c(text));
    assert_slice(hsy_buffer_text(&out), markdown);
    hsy_arena_free(arena);
}

static void test_words_stay_words(void **state) {
    (void)state;
    writes("said Anna Weber, 41.", "said Anna Weber, 41.");
    writes("*bold* _and_ [link](u) ![i]", "\\*bold\\* \\_and\\_ \\[link\\](u) \\!\\[i\\]");
    writes("<script>alert(1)</script> &amp;", "&lt;script\\>alert(1)&lt;/script\\> &amp;amp;");
    writes("a | b ` c ~ d", "a \\| b \\` c \\~ d");
    writes("# no heading", "\\# no heading");
    writes("- no item", "\\- no item");
    writes("2031. no item", "2031\\. no item");
    writes("12) no item", "12\\) no item");
    writes("=== no rule", "\\=== no rule");
    writes("one\ntwo\x1B[31m", "one two\\[31m");
    writes("", "");
    writes("7", "7");
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_words_stay_words)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
