/* Sentences: tables of texts in which | marks where a sentence must end and the next begin. */
#include "text/sentence.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "tests/test.h"

typedef struct sentence_case {
    const char *language, *text;
} sentence_case;

static hsy_slice without_bars(hsy_arena *arena, hsy_slice marked) {
    hsy_buffer out = hsy_buffer_in(arena, 0);
    for (size_t i = 0; i < marked.length; i++)
        if (marked.at[i] != '|') hsy_buffer_add_byte(&out, marked.at[i]);
    return hsy_buffer_text(&out);
}

static hsy_slice print_sentences(hsy_arena *arena, hsy_slice text, hsy_slice language) {
    hsy_tokens tokens = hsy_words(arena, text, language);
    hsy_sentence_list sentences = hsy_sentences(arena, text, tokens, language);
    hsy_buffer out = hsy_buffer_in(arena, 0);
    size_t at = 0;
    for (size_t i = 0; i < sentences.count; i++) {
        hsy_span span = sentences.items[i].span;
        if (i > 0) hsy_buffer_add_byte(&out, '|');
        hsy_buffer_add(&out, hsy_slice_sub(text, at, span.end));
        at = span.end;
    }
    return hsy_buffer_text(&out);
}

static const sentence_case cases[] = {
    {"en", "Mr. Smith paid 3.5 m.| \"It was fair,\" he said.| Then he left."},
    {"en", "He lives in the U.S. with J. R. Low.| He likes it."},
    {"en", "He came at 5 p.m. on Jan. 3 with Sen. Low.| The end."},
    {"en", "He moved to the U.S.| He likes it."},
    {"en", "\"Is it?\" he asked.| \"It is!\"| They left."},
    {"en", "“I waited. …”| “And then?”| She smiled."},
    {"en", "Wait... what?| No."},
    {"en", "First line|\nSecond line.| Third"},
    {"en", "It (he said.) was odd.| (It was.)| Yes."},
    {"en", "It was over.|The rest left."},
    {"en", "FAIRVALE, W.Va. - The coal is gone.| ANYTOWN, Ohio – They left.| – Who?"},
    {"en", "He worked for RT.| The network closed.| MR. LOW AND DR. MAY LEFT.| Rt. Rev. Low came."},
    {"en", "It runs Mon. to Fri. at 5 p.m. Eastern on Dec. 3.| The rest is by request, etc.| Yes."},
    {"de", "Am 3. Mai kam er z. B. nach Bonn.| „Halt!“, rief sie.| Dann ging er."},
    {"de", "Die 2. Liga und das 19. Jahrhundert.| Papst Pius XII. sagte nichts.| 2018.| Er blieb."},
    {"de", "Sein Sohn Udo Di.| Nina kam in der 296. Folge mit John F. Orge.| Er war 65.| Sie nicht."},
    {"de", "Im Jahr 2018.| Merk sagte das.| Er wurde 42.| Danach kam er."},
    {"de", "Rund 3,5 Mio. Menschen, bzw. alle, usw. blieben.| Dr. Udo Kern kam."},
    {"fr", "M. Orge est venu.| « Oui ! » dit-il.| « Non. »| Il est parti à 18 h. avec Mme Pin."},
    {"fr", "– Oui.| – Non.| Le 3 mai, J.-C. Pin a ri."},
};

static void test_sentences(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        hsy_slice text = without_bars(arena, hsy_slice_from_c(cases[i].text));
        assert_slice(print_sentences(arena, text, hsy_slice_from_c(cases[i].language)), cases[i].text);
    }
    hsy_arena_free(arena);
}

/* Megabytes of marks cost no more a byte than text does; a test that takes minutes has grown quadratic. */
static void test_hostile_text_is_linear(void **state) {
    (void)state;
    enum { LENGTH = 1 << 20 };
    static const char *const pieces[] = {".",   "!",  ". ", ".\"",     ".(",     "No. ", "A. ", "z.",
                                         "a’a", "1 ", "1.", "a\u200b", "\u200b", "a-",   "1-a", "x.\n"};
    char *text = malloc(LENGTH + 16);
    assert_non_null(text);
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        hsy_arena *arena = hsy_arena_create(0);
        size_t length = 0, piece = strlen(pieces[i]);
        for (; length < LENGTH; length += piece) memcpy(text + length, pieces[i], piece);
        hsy_slice all = {text, length};
        hsy_tokens tokens = hsy_words(arena, all, HSY_S("de"));
        hsy_sentence_list found = hsy_sentences(arena, all, tokens, HSY_S("de"));
        assert_true(found.count <= tokens.count);
        hsy_arena_free(arena);
    }
    free(text);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_sentences), cmocka_unit_test(test_hostile_text_is_linear)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
