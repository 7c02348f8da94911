/* Numbers in running text, written as low..high with ~ when approximate and the unit behind. */
#include <math.h>

#include "tests/test.h"
#include "text/number.h"

typedef struct number_case {
    const char *language, *text, *numbers;
} number_case;

static const number_case cases[] = {
    {"en", "It cost 10,000 dollars and 3.5 percent.", "[10,000 dollars] 10000 $; [3.5 percent] 3.5 %"},
    {"en", "more than 2.5 million euros", "[more than 2.5 million euros] 2.5e+06.. €"},
    {"en", "Around twenty-five people met", "[Around twenty-five] ~25 "},
    {"en", "two hundred and fifty thousand cows", "[two hundred and fifty thousand] 250000 "},
    {"en", "dozens of metres of rope", "[dozens of metres] ~24.. m"},
    {"fr", "une vingtaine de kilomètres", "[une vingtaine de kilomètres] ~20 km"},
    {"en", "dozens of cows, hundreds of thousands of bees", "[dozens] ~24.. ; [hundreds of thousands] ~200000.. "},
    {"en", "between 20 and 30 cows", "[between 20 and 30] 20..30 "},
    {"en", "20 to 30 cows, 5 and 6", "[20 to 30] 20..30 ; [5] 5 ; [6] 6 "},
    {"en", "up to 500 km", "[up to 500 km] 0..500 km"},
    {"en", "$20 at 18:03", "[$20] 20 $"},
    {"en", "$2.6bn, £1.5m, 3bn people", "[$2.6bn] 2.6e+09 $; [£1.5m] 1.5e+06 £; [3bn] 3e+09 "},
    {"en", "a 100m race", ""},
    {"en", "No one came.", ""},
    {"de", "10.000 Menschen, 3,5 Millionen Euro", "[10.000] 10000 ; [3,5 Millionen Euro] 3.5e+06 €"},
    {"de", "zwischen 20 und 30 Prozent", "[zwischen 20 und 30 Prozent] 20..30 %"},
    {"de", "rund zweihundertfünfzig Kühe", "[rund zweihundertfünfzig] ~250 "},
    {"de", "zweitausendfünfhundert Kühe", "[zweitausendfünfhundert] 2500 "},
    {"de", "mehr als 2 Mrd. Franken", "[mehr als 2 Mrd. Franken] 2e+09.. CHF"},
    {"de", "am 24.10.2024", ""},
    {"fr", "10 000 euros, 3,5 millions", "[10 000 euros] 10000 €; [3,5 millions] 3.5e+06 "},
    {"fr", "plus de quatre-vingt-dix vaches", "[plus de quatre-vingt-dix] 90.. "},
    {"fr", "quarante et une vaches", "[quarante et une] 41 "},
    {"fr", "une centaine de vaches", "[une centaine] ~100 "},
};

static void test_numbers(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        hsy_slice text = hsy_slice_from_c(cases[i].text), language = hsy_slice_from_c(cases[i].language), all = {"", 0};
        hsy_numbers numbers = hsy_numbers_find(arena, text, hsy_words(arena, text, language), language);
        for (size_t k = 0; k < numbers.count; k++) {
            hsy_number n = numbers.items[k];
            all = hsy_arena_print(arena, "%.*s%s[%.*s] %s%g", HSY_PRINT(all), k ? "; " : "",
                                  HSY_PRINT(hsy_slice_span(text, n.span)), n.is_approximate ? "~" : "", n.low);
            if (isinf(n.high))
                all = hsy_arena_print(arena, "%.*s..", HSY_PRINT(all));
            else if (n.high > n.low)
                all = hsy_arena_print(arena, "%.*s..%g", HSY_PRINT(all), n.high);
            all = hsy_arena_print(arena, "%.*s %.*s", HSY_PRINT(all), HSY_PRINT(n.unit));
        }
        assert_slice(all, cases[i].numbers);
    }
    hsy_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_numbers)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
