/* Bare names and their kinds from the words of invented news. */
#include "tests/test.h"
#include "text/name.h"

typedef struct clean_case {
    const char *language, *words, *name;
    hsy_name_kind kind;
} clean_case;

static void check(const clean_case *cases, size_t count) {
    for (size_t i = 0; i < count; i++) {
        hsy_name_kind kind = HSY_NAME_UNKNOWN;
        hsy_slice name = hsy_name_clean(hsy_slice_from_c(cases[i].words), hsy_slice_from_c(cases[i].language), &kind);
        assert_slice(name, cases[i].name);
        if (kind != cases[i].kind) fail_msg("%s: kind %d, not %d", cases[i].words, kind, cases[i].kind);
    }
}

#define CHECK(cases) check((cases), sizeof(cases) / sizeof *(cases))

static void test_english(void **state) {
    (void)state;
    static const clean_case cases[] = {
        {"en", "“Tarn Valley Herald”", "Tarn Valley Herald", HSY_NAME_OUTLET},
        {"en", "newspaper Kalder Courant", "Kalder Courant", HSY_NAME_OUTLET},
        {"en", "the German-language daily, Kalder Courant", "Kalder Courant", HSY_NAME_OUTLET},
        {"en", "Kalder Courant newspaper", "Kalder Courant", HSY_NAME_OUTLET},
        {"en", "the news agency TND", "TND", HSY_NAME_AGENCY},
        {"en", "Tarn Press Service", "Tarn Press Service", HSY_NAME_AGENCY},
        {"en", "the operator Tarn Hydropower", "Tarn Hydropower", HSY_NAME_ORGANISATION},
        {"en", "Radio Kalder", "Radio Kalder", HSY_NAME_OUTLET},
        {"en", "the magazine Newsweek", "Newsweek", HSY_NAME_OUTLET},
        {"en", "The Guardian", "The Guardian", HSY_NAME_OUTLET},
        {"en", "Anna Quillon", "Anna Quillon", HSY_NAME_PERSON},
        {"en", "Anna Quillon’s", "Anna Quillon", HSY_NAME_PERSON},
        {"en", "an engineer of the operator", "an engineer of the operator", HSY_NAME_UNKNOWN},
        {"en", "the newspaper", "the newspaper", HSY_NAME_UNKNOWN},
        {"en", "Quorl Vennix", "Quorl Vennix", HSY_NAME_UNKNOWN},
        {"en", "", "", HSY_NAME_UNKNOWN},
        {"en", "“”", "", HSY_NAME_UNKNOWN},
    };
    CHECK(cases);
}

static void test_german(void **state) {
    (void)state;
    static const clean_case cases[] = {
        {"de", "„Tarner Tagblatt“", "Tarner Tagblatt", HSY_NAME_OUTLET},
        {"de", "dem Tarner Tagblatt", "Tarner Tagblatt", HSY_NAME_OUTLET},
        {"de", "die Zeitung „Kalder“", "Kalder", HSY_NAME_OUTLET},
        {"de", "Nachrichtenagentur TND", "TND", HSY_NAME_AGENCY},
        {"de", "der Agentur Reuters", "Reuters", HSY_NAME_AGENCY},
        {"de", "die Betreiberin Tarn Wasserkraft", "Tarn Wasserkraft", HSY_NAME_ORGANISATION},
        {"de", "Tarn AG", "Tarn AG", HSY_NAME_ORGANISATION},
        {"de", "Nordblatt-Rundschau am See", "Nordblatt-Rundschau am See", HSY_NAME_UNKNOWN},
        {"de", "Rundschau am Tarnsee", "Rundschau am Tarnsee", HSY_NAME_OUTLET},
        {"de", "Morgenkurier", "Morgenkurier", HSY_NAME_OUTLET},
        {"de", "Anna Tarnhofer", "Anna Tarnhofer", HSY_NAME_PERSON},
    };
    CHECK(cases);
}

static void test_french(void **state) {
    (void)state;
    static const clean_case cases[] = {
        {"fr", "« La Dépêche du Tarnac »", "La Dépêche du Tarnac", HSY_NAME_OUTLET},
        {"fr", "quotidien Kalder Courant", "Kalder Courant", HSY_NAME_OUTLET},
        {"fr", "le quotidien local Kalder Courant", "Kalder Courant", HSY_NAME_OUTLET},
        {"fr", "l’agence TND", "TND", HSY_NAME_AGENCY},
        {"fr", "la chaîne Tarnac 4", "Tarnac 4", HSY_NAME_OUTLET},
        {"fr", "Courrier du Tarnac", "Courrier du Tarnac", HSY_NAME_OUTLET},
        {"fr", "un ingénieur anonyme", "un ingénieur anonyme", HSY_NAME_UNKNOWN},
    };
    CHECK(cases);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_english), cmocka_unit_test(test_german),
                                       cmocka_unit_test(test_french)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
