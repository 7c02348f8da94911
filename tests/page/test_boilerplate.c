#include "tests/test.h"

#include "base/buffer.h"
#include "page/boilerplate.h"

typedef struct phrase_case {
    const char *language, *line, *role, *phrase; /* no role: nothing is found */
} phrase_case;

static const phrase_case cases[] = {
    {"en", "Read also: Mill burns down in Eastholm", "related", "Read also"},
    {"en", "MORE FROM “INTERNATIONAL”", "related", "MORE FROM"},
    {"en", "This story will be updated.", "note", "This story will be updated"},
    {"en", "Republish this article", "promotion", "Republish this article"},
    {"en", "Image 3 of 12", "gallery", "Image 3 of 12"},
    {"en", "Image 3of/12", "gallery", "Image 3of/12"},
    {"en", "© 2024 Eastholm Herald. All rights reserved.", "legal", "All rights reserved"},
    {"en", "Share this —", "navigation", "Share this"},
    {"en", "Don’t miss", "related", "Don’t miss"},
    {"en", "Latest Business Videos", "related", "Videos"},
    {"en", "15m ago", "date", "15m ago"},
    {"en", "Photo: Ada Nkemelu", "caption", "Photo"},
    {"en", "Photo editing of that kind is an old trade, the museum said.", NULL, NULL},
    {"en", "Published reports said that the mill had burnt.", NULL, NULL},
    {"en", "Published 3 May", "date", "Published"},
    {"en", "The mayor of Eastholm said that the mill was safe.", NULL, NULL},
    {"en", "World leaders met in Eastholm", NULL, NULL},
    {"en", "World", "navigation", "World"},
    {"de", "Lesen Sie auch: Mühle in Ostheim abgebrannt", "related", "Lesen Sie auch"},
    {"de", "Das könnte Sie auch interessieren", "related", "Das könnte Sie auch interessieren"},
    {"de", "ANZEIGE", "promotion", "ANZEIGE"},
    {"de", "Advertisement", "promotion", "Advertisement"},
    {"de", "vor 3 Stunden", "date", "vor 3 Stunden"},
    {"de", "Archivbild: Agentur", "caption", "Archivbild"},
    {"fr", "À lire aussi : le moulin a brûlé", "related", "À lire aussi"},
    {"fr", "Tous droits réservés", "legal", "Tous droits réservés"},
    {"fr", "Plus de 200 personnes ont vu le moulin brûler.", NULL, NULL},
    {"", "Laisser un commentaire", "comment", "Laisser un commentaire"},
    {"", "", NULL, NULL},
    {"en", "— : |", NULL, NULL},
};

static void test_phrases(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        hsy_slice line = hsy_slice_from_c(cases[i].line);
        hsy_boilerplate phrase = hsy_boilerplate_find(arena, line, hsy_slice_from_c(cases[i].language));
        if (phrase.is_found != (cases[i].role != NULL)) fail_msg("\"%s\"", cases[i].line);
        if (!phrase.is_found) continue;
        assert_slice(hsy_role_name(phrase.role), cases[i].role);
        assert_slice(hsy_slice_span(line, phrase.span), cases[i].phrase);
    }
    hsy_arena_free(arena);
}

static void test_scope_and_shape(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_boilerplate phrase = hsy_boilerplate_find(arena, HSY_S("Leave a comment"), HSY_S("en"));
    assert_int_equal(phrase.scope, HSY_BOILERPLATE_REST);
    assert_true(phrase.is_whole);
    phrase = hsy_boilerplate_find(arena, HSY_S("Lire aussi : le moulin"), HSY_S("fr"));
    assert_int_equal(phrase.scope, HSY_BOILERPLATE_THIS);
    assert_true(phrase.has_colon && !phrase.is_whole);
    assert_int_equal(phrase.line_words, 4);
    phrase = hsy_boilerplate_find(arena, HSY_S("Weitere Artikel"), HSY_S("de-CH"));
    assert_int_equal(phrase.scope, HSY_BOILERPLATE_FOLLOWING);
    hsy_arena_free(arena);
}

/* A phrase deep inside a long paragraph is no evidence; its start still is. */
static void test_long_line(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_buffer line = hsy_buffer_in(arena, 0);
    for (int i = 0; i < 100; i++) hsy_buffer_add_c(&line, "mill ");
    hsy_buffer_add_c(&line, "all rights reserved");
    assert_false(hsy_boilerplate_find(arena, hsy_buffer_text(&line), HSY_S("en")).is_found);
    hsy_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_phrases),
        cmocka_unit_test(test_scope_and_shape),
        cmocka_unit_test(test_long_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
