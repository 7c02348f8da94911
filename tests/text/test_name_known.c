#include "tests/test.h"
#include "text/lexicon.h"
#include "text/name.h"

typedef struct name_case {
    const char *words, *name;
} name_case;

static void test_agencies(void **state) {
    (void)state;
    static const name_case cases[] = {
        {"AP", "Associated Press"},
        {"The Associated Press", "Associated Press"},
        {"(AP)", "Associated Press"},
        {"dpa", "Deutsche Presse-Agentur"},
        {"DPA/lni", "Deutsche Presse-Agentur"},
        {"Nachrichtenagentur dpa", "Deutsche Presse-Agentur"},
        {"die Nachrichtenagentur AFP", "Agence France-Presse"},
        {"l’agence AFP", "Agence France-Presse"},
        {"lby/afp", "Agence France-Presse"},
        {"the Reuters news agency", "Reuters"},
        {"Keystone-SDA", "Keystone-SDA"},
        {"ATS", "Keystone-SDA"},
        {"ČTK", "ČTK"},
        {"čtk", "ČTK"},
        {"apnews.com", "Associated Press"},
        {"The Hartwell Gazette", ""},
        {"", ""},
        {"///", ""},
        {"the", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_slice(hsy_name_of_agency(hsy_slice_from_c(cases[i].words)), cases[i].name);
}

static void test_outlets(void **state) {
    (void)state;
    static const name_case cases[] = {
        {"The Guardian", "The Guardian"},
        {"Guardian", "The Guardian"},
        {"www.theguardian.com", "The Guardian"},
        {"https://www.theguardian.com/world/2024", "The Guardian"},
        {"WaPo", "Washington Post"},
        {"The Washington Post", "Washington Post"},
        {"NYT", "New York Times"},
        {"FAZ", "Frankfurter Allgemeine Zeitung"},
        {"der Frankfurter Allgemeinen", "Frankfurter Allgemeine Zeitung"},
        {"Frankfurter Allgemeine Zeitung", "Frankfurter Allgemeine Zeitung"},
        {"Der Spiegel", "Spiegel"},
        {"das Nachrichtenmagazin Spiegel", "Spiegel"},
        {"le quotidien Libération", "Libération"},
        {"edition.cnn.com", "CNN"},
        {"eu.usatoday.com", "USA Today"},
        {"Suspilne", "Suspilne"},
        {"hartwell-gazette.example", ""},
        {"", ""},
        {".", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_slice(hsy_name_of_outlet(hsy_slice_from_c(cases[i].words)), cases[i].name);
}

/* Whatever a row calls itself must lead to its own name. */
static void test_each_row_is_found(void **state) {
    (void)state;
    const hsy_lexicon *outlets = hsy_lexicon_named(HSY_S("any"), HSY_S("outlets"));
    assert_true(outlets && outlets->row_count > 1000);
    for (int row = 0; row < (int)outlets->row_count; row++) {
        hsy_slice name = hsy_lexicon_cell(outlets, row, hsy_lexicon_column(outlets, HSY_S("name")));
        hsy_slice found = hsy_name_of_outlet(hsy_lexicon_cell(outlets, row, 0));
        if (!hsy_slice_equal(found, name)) fprintf(stderr, "%.*s\n", HSY_PRINT(name));
        assert_true(hsy_slice_equal(found, name));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_agencies), cmocka_unit_test(test_outlets),
                                       cmocka_unit_test(test_each_row_is_found)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
