/* Folding and stemming. */
#include "text/fold.h"

#include <stdlib.h>
#include <utf8proc.h>

#include "base/utf8.h"
#include "tests/test.h"

static const char *const folds[][2] = {
    {"STRASSE", "strasse"}, {"Straße", "strasse"}, {"ﬁn Ⅳ", "fin iv"}, {"ÉTÉ", "été"}, {"so\u00adft", "soft"},
};

static const char *const plain[][2] = {
    {"Zelenskyy’s Łódź", "zelenskyy's lodz"},
    {"Müller-Groß", "muller-gross"},
    {"Søren Ðýrmundur Œuvre", "soren dyrmundur oeuvre"},
    {"«Ja» „nein“", "\"ja\" \"nein\""},
    {"Володимир", "volodimir"},
    {"Щукин Йосиф", "shchukin yosif"},
    {"Αθήνα", "athina"},
    {"plain", "plain"},
};

static void test_fold(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    for (size_t i = 0; i < sizeof folds / sizeof *folds; i++)
        assert_slice(hsy_fold(arena, hsy_slice_from_c(folds[i][0])), folds[i][1]);
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        assert_slice(hsy_fold_plain(arena, hsy_slice_from_c(plain[i][0])), plain[i][1]);
    hsy_arena_free(arena);
}

/* The short way over common characters comes to what utf8proc says, whatever stands beside them. */
static void test_short_way(void **state) {
    (void)state;
    static const char *const around[][2] = {{"A", "E"}, {"É", "é"}, {"Й", "И"}, {"", "\u0308"}, {"a", ""}};
    hsy_arena *arena = hsy_arena_create(0);
    for (uint32_t c = 0x80; c < 0xFFFE; c++) {
        if (c == 0xD800) c = 0xE000; /* behind the surrogates */
        for (size_t i = 0; i < sizeof around / sizeof *around; i++) {
            char point[4];
            hsy_slice between = {point, hsy_utf8_put(c, point)};
            hsy_slice text = hsy_arena_print(arena, "%s%.*s%s", around[i][0], HSY_PRINT(between), around[i][1]);
            utf8proc_uint8_t *mapped = NULL;
            utf8proc_ssize_t length = utf8proc_map(
                (const utf8proc_uint8_t *)text.at, (utf8proc_ssize_t)text.length, &mapped,
                UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
            assert_true(length >= 0);
            assert_true(hsy_slice_equal(hsy_fold(arena, text), (hsy_slice){(const char *)mapped, (size_t)length}));
            free(mapped);
        }
    }
    hsy_arena_free(arena);
}

/* Without an arena, and with a straight apostrophe. */
static void test_short_words(void **state) {
    (void)state;
    static const char *const words[][2] = {
        {"Łódź’s", "łódź's"}, {"ΆΝΑΣ", "άνασ"}, {"ÇA", "ça"}, {"İZMİR", "i̇zmi̇r"}, {"Ǆ", "dž"}, {"AP", "ap"},
    };
    char room[32];
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        assert_slice(hsy_fold_short(hsy_slice_from_c(words[i][0]), room, sizeof room), words[i][1]);
    assert_slice(hsy_fold_short(HSY_S("Łódź"), room, 4), "");
}

static void test_stem(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_stemmer stemmer = {0};
    assert_slice(hsy_stem(arena, &stemmer, HSY_S("en"), HSY_S("waiting")), "wait");
    assert_slice(hsy_stem(arena, &stemmer, HSY_S("de-CH"), HSY_S("häuser")), "haus");
    assert_slice(hsy_stem(arena, &stemmer, HSY_S("fr"), HSY_S("nationales")), "national");
    assert_slice(hsy_stem(arena, &stemmer, HSY_S("xx"), HSY_S("waiting")), "waiting");
    assert_slice(hsy_stem(arena, &stemmer, HSY_S(""), HSY_S("waiting")), "waiting");
    hsy_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_fold), cmocka_unit_test(test_short_way),
                                       cmocka_unit_test(test_short_words), cmocka_unit_test(test_stem)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
