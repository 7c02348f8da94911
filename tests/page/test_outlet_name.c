/* Names of invented outlets, found by what their domains spell. */
#include "page/fields.h"
#include "tests/test.h"

static const struct {
    const char *domain, *lines[4], *name;
} pages[] = {
    {"harborledger.example", {"Mill burns for a second night | Harbor Ledger", "The mill burned."}, "Harbor Ledger"},
    {"harborledger.example", {"Home News Sport", "The mill burned."}, ""},
    {"harborledger.example", {"Sport", "Get Harbor Ledger on your way to work"}, "Harbor Ledger"},
    {"harborledger.example",
     {"Home", "Ships lie in the harbor. Ledger lines are short.", "© 2031 Harbor Ledger Media"},
     "Harbor Ledger"},
    {"oberlaender-bote.example", {"Das Wetter", "© 2031 Oberländer Bote. Alle Rechte vorbehalten."}, "Oberländer Bote"},
    {"kurier-sued.example", {"Das Wetter", "© 2031 Oberer Kurier. Alle Rechte vorbehalten."}, "Oberer Kurier"},
    {"echodugue.example", {"Météo", "© 2031 L’Écho du Gué. Tous droits réservés."}, "L’Écho du Gué"},
    {"theledgernews.example", {"The Ledger", "Menu"}, "The Ledger"},
    {"ashbynews.example", {"Fire at the mill", "Ashby", "Police in Ashby said so."}, ""}, /* a place, not the outlet */
    {"kfbo7.example", {"Rain", "Download the KFBO 7 news app"}, "KFBO 7"},
    {"", {"Harbor Ledger"}, ""},
};

static void test_found(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        hsy_blocks blocks = {0};
        for (size_t k = 0; k < 4 && pages[i].lines[k]; k++)
            HSY_PUSH(arena, &blocks, ((hsy_block){.text = hsy_slice_from_c(pages[i].lines[k])}));
        print_message("%s: %s\n", pages[i].domain, pages[i].lines[0]);
        assert_slice(hsy_outlet_name_find(arena, hsy_slice_from_c(pages[i].domain), &blocks), pages[i].name);
    }
    hsy_arena_free(arena);
}

static void test_named(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    assert_slice(hsy_outlet_name_in(arena, HSY_S("harborledger.example"), HSY_S("Mill burns - Harbor Ledger")),
                 "Harbor Ledger");
    assert_true(hsy_outlet_is_named(arena, HSY_S("ledger.example"), HSY_S("The Ledger")));
    assert_true(hsy_outlet_is_named(arena, HSY_S("Harbor Ledger"), HSY_S("Harbor Ledger")));
    assert_false(hsy_outlet_is_named(arena, HSY_S("harborledger.example"), HSY_S("Harbor fire")));
    hsy_arena_free(arena);
}

/* The line of a page without markup that names the outlet is no title and no text; its name is not the whole line. */
static void test_lines(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_article article;
    hsy_page_source source = {
        .path = HSY_SLICE("a.txt"),
        .publisher = HSY_SLICE("harborledger.example"),
        .bytes = HSY_SLICE("Mill burns for a second night | Harbor Ledger\nSubscribe\nMill burns for a second night\n"
                           "The old mill of Eastholm burned for a second night on Tuesday, the fire service said.\n"
                           "Nobody was hurt, but the roof of the mill fell into the river, said its owner.\n")};
    hsy_page_read(arena, &source, &article);
    assert_slice(article.outlet_name, "Harbor Ledger");
    assert_slice(article.title, "Mill burns for a second night");
    source.bytes = HSY_S("Weather Home Regions World\nMill burns for a second night\n"
                         "The old mill of Eastholm burned for a second night on Tuesday, the fire service said.\n");
    hsy_page_read(arena, &source, &article);
    assert_slice(article.outlet_name, "");
    hsy_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_found), cmocka_unit_test(test_named),
                                       cmocka_unit_test(test_lines)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
