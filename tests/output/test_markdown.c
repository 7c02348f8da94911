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
    writes("*bold* _and_ a_b [link](u) ![i]", "\\*bold\\* \\_and\\_ a_b \\[link\\](u) !\\[i\\]");
    writes("<script>alert(1)</script> 1 < 2", "&lt;script>alert(1)&lt;/script> 1 < 2");
    writes("&amp; &#38; AT&T & &lt", "&amp;amp; &amp;#38; AT&T & &amp;lt");
    writes("a | b ` c ~ d \\ e", "a \\| b \\` c \\~ d \\\\ e");
    writes("# no heading #", "\\# no heading \\#");
    writes("#word is no heading, nor C#", "#word is no heading, nor C#");
    writes("> no quotation > at all", "\\> no quotation > at all");
    writes("-5 degrees - or less", "-5 degrees - or less");
    writes("--- -", "\\--- -");
    writes("+", "\\+");
    writes("3.5 percent", "3.5 percent");
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
