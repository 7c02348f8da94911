/* Dates as pages print them. The reference, where a case has one, is Thursday 2024-10-24 18:00 +02:00. */
#include <string.h>

#include "tests/test.h"
#include "text/date.h"

static const hsy_date reference = {2024, 10, 24, true, true, 18, 0, 0, 120};

typedef struct date_case {
    const char *language, *text, *printed; /* printed: "" when it is no date */
    bool has_reference;
} date_case;

static hsy_slice print_local(hsy_arena *arena, hsy_date date) {
    if (!date.has_time || date.has_zone) return hsy_date_print(arena, date);
    return hsy_arena_print(arena, "%.*s %02u:%02u", HSY_PRINT(hsy_date_print(arena, date)), date.hour, date.minute);
}

static void check_parse(const date_case *cases, size_t count) {
    hsy_arena *arena = hsy_arena_create(0);
    for (size_t i = 0; i < count; i++) {
        hsy_date date;
        bool is_date = hsy_date_parse(hsy_slice_from_c(cases[i].text), hsy_slice_from_c(cases[i].language),
                                      cases[i].has_reference ? &reference : NULL, &date);
        hsy_slice printed = is_date ? print_local(arena, date) : HSY_S("");
        if (!hsy_slice_equal(printed, hsy_slice_from_c(cases[i].printed)))
            fprintf(stderr, "in case \"%s\"\n", cases[i].text);
        assert_slice(printed, cases[i].printed);
        if (!is_date) assert_int_equal(cases[i].printed[0], 0);
    }
    hsy_arena_free(arena);
}

#define CHECK_PARSE(cases) check_parse((cases), sizeof(cases) / sizeof *(cases))

static void test_machine_forms(void **state) {
    (void)state;
    static const date_case cases[] = {
        {"", "2024-10-24T18:03:00+02:00", "2024-10-24T18:03:00+02:00"},
        {"", "2024-10-24T18:03:00.000Z", "2024-10-24T18:03:00Z"},
        {"", "2024-10-24T18:03:00.123456789+0200", "2024-10-24T18:03:00+02:00"},
        {"", "2024-10-24 18:03", "2024-10-24 18:03"},
        {"en", "Thursday 24 October 2024 18.03", "2024-10-24 18:03"},
        {"en", "Thu 24 Oct 2024 18.03 GMT", "2024-10-24T18:03:00Z"},
        {"en", "24 October 2024 18.03%", "2024-10-24"},
        {"", "2024-10-24 18:03:11 +0200", "2024-10-24T18:03:11+02:00"},
        {"", "2024-10-24 18:03:11 UTC", "2024-10-24T18:03:11Z"},
        {"", "2024-10-24T18:03-04:00", "2024-10-24T18:03:00-04:00"},
        {"", "2024-10-24T18:03+02", "2024-10-24T18:03:00+02:00"},
        {"", "2024-10-24", "2024-10-24"},
        {"", "2024/10/24", "2024-10-24"},
        {"", "20241024T160300Z", "2024-10-24T16:03:00Z"},
        {"", "20241024", "2024-10-24"},
        {"", "20241024160300", "2024-10-24 16:03"},
        {"", "1729785780", "2024-10-24T16:03:00Z"},
        {"", "1729785780123", "2024-10-24T16:03:00Z"},
        {"", "Thu, 24 Oct 2024 16:03:00 GMT", "2024-10-24T16:03:00Z"},
        {"", "Thu, 24 Oct 2024 12:03:00 -0400", "2024-10-24T12:03:00-04:00"},
        {"", "Thu, 24 Oct 2024 12:03:00 EDT", "2024-10-24T12:03:00-04:00"},
        {"", "Thursday, 24-Oct-24 16:03:00 GMT", "2024-10-24T16:03:00Z"},
        {"", "Thu Oct 24 16:03:00 2024", "2024-10-24 16:03"},
        {"", "Thu Oct 24 16:03:00 UTC 2024", "2024-10-24T16:03:00Z"},
        {"", "Thu Oct 24 2024 18:03:00 GMT+0200 (Central European Summer Time)", "2024-10-24T18:03:00+02:00"},
        {"", "24/Oct/2024:16:03:00 +0200", "2024-10-24T16:03:00+02:00"},
    };
    CHECK_PARSE(cases);
}

static void test_english(void **state) {
    (void)state;
    static const date_case cases[] = {
        {"en", "June 1, 2018 9:24 AM PDT", "2018-06-01T09:24:00-07:00"},
        {"en", "Jun 01, 2018 | 12:55 PM", "2018-06-01 12:55"},
        {"en", "Fri June 1, 2018", "2018-06-01"},
        {"en", "Updated 6:35 PM ET, Fri June 1, 2018", "2018-06-01T18:35:00-04:00"},
        {"en", "Updated 6:35 PM ET, Mon January 8, 2018", "2018-01-08T18:35:00-05:00"},
        {"en", "Posted: 3:56 AM, June 02, 2018", "2018-06-02 03:56"},
        {"en", "Published 12:05 a.m. Sept. 3rd, 2019", "2019-09-03 00:05"},
        {"en", "1 June 2018 at 9.24am", "2018-06-01 09:24"},
        {"en", "1st June 2018", "2018-06-01"},
        {"en", "the 1st of June 2018", "2018-06-01"},
        {"en", "Friday 1 June 2018 09.24 BST", "2018-06-01T09:24:00+01:00"},
        {"en", "By Mara Quill, June 1, 2018", "2018-06-01"},
        {"en", "10/24/2024", "2024-10-24"},
        {"en", "3/4/2024", "2024-03-04"},
        {"en-GB", "3/4/2024", "2024-04-03"},
        {"en", "24/10/2024", "2024-10-24"},
        {"en", "June 24-26, 2018", "2018-06-24"},
        {"en", "March 3, 9:30 PM", "2024-03-03 21:30", true},
        {"en", "3 hours ago", "2024-10-24T15:00:00+02:00", true},
        {"en", "Updated an hour ago", "2024-10-24T17:00:00+02:00", true},
        {"en", "2h ago", "2024-10-24T16:00:00+02:00", true},
        {"en", "two days ago", "2024-10-22", true},
        {"en", "Yesterday at 5 p.m.", "2024-10-23 17:00", true},
        {"en", "9:24 AM today", "2024-10-24 09:24", true},
        {"en", "Monday", "2024-10-21", true},
        {"en", "Thursday", "2024-10-24", true},
        {"en", "last Thursday", "2024-10-17", true},
        {"en", "next Friday", "2024-10-25", true},
        {"en", "Dec. 28", "2024-12-28", true},
        {"en", "3 hours ago", "", false},
    };
    CHECK_PARSE(cases);
}

static void test_german_and_french(void **state) {
    (void)state;
    static const date_case cases[] = {
        {"de", "24. Oktober 2024, 18:03 Uhr", "2024-10-24 18:03"},
        {"de", "Stand: 24.10.2024, 18.03 Uhr", "2024-10-24 18:03"},
        {"de", "24.10.24", "2024-10-24"},
        {"de", "24. 10. 2024", "2024-10-24"},
        {"de", "Donnerstag, 24.10.2024 um 18:03 Uhr (MESZ)", "2024-10-24T18:03:00+02:00"},
        {"de", "Do., 24. Okt. 2024 - 18:03", "2024-10-24 18:03"},
        {"de", "3. März 2024", "2024-03-03"},
        {"de", "3. MÄRZ 2024", "2024-03-03"},
        {"de", "18 Uhr 30, 3. Jänner 2024", "2024-01-03 18:30"},
        {"de", "vor 3 Stunden", "2024-10-24T15:00:00+02:00", true},
        {"de", "vor einem Tag", "2024-10-23", true},
        {"de", "Gestern, 18:03 Uhr", "2024-10-23 18:03", true},
        {"de", "am 28.12.", "2024-12-28", true},
        {"de", "3. Januar", "2025-01-03", true},
        {"de", "letzten Montag", "2024-10-21", true},
        {"fr", "24/10/2024 à 18h03", "2024-10-24 18:03"},
        {"fr", "le 1er juin 2018", "2018-06-01"},
        {"fr", "Publié le 24 octobre 2024 à 18 h 03", "2024-10-24 18:03"},
        {"fr", "Mis à jour le 3/4/2024 à 9h", "2024-04-03 09:00"},
        {"fr", "3 août 2024", "2024-08-03"},
        {"fr", "3 aou\xCC\x82t 2024", "2024-08-03"},
        {"fr", "il y a 2 heures", "2024-10-24T16:00:00+02:00", true},
        {"fr", "il y a deux jours", "2024-10-22", true},
        {"fr", "Hier à 20h", "2024-10-23 20:00", true},
        {"fr", "aujourd’hui à 8h05", "2024-10-24 08:05", true},
    };
    CHECK_PARSE(cases);
}

static void test_other_languages(void **state) {
    (void)state;
    static const date_case cases[] = {
        {"es", "24 de octubre de 2024", "2024-10-24"},
        {"es", "24 oct 2024 - 18:03 CEST", "2024-10-24T18:03:00+02:00"},
        {"it", "24 ottobre 2024 alle 18:03", "2024-10-24 18:03"},
        {"pt", "24 de outubro de 2024 às 18h03", "2024-10-24 18:03"},
        {"nl", "24 oktober 2024 om 18:03", "2024-10-24 18:03"},
        {"pl", "24 października 2024, 18:03", "2024-10-24 18:03"},
        {"cs", "24. října 2024", "2024-10-24"},
        {"ru", "24 октября 2024, 18:03", "2024-10-24 18:03"},
        {"tr", "24 Ekim 2024 18:03", "2024-10-24 18:03"},
        {"id", "24 Oktober 2024 18:03 WIB", "2024-10-24T18:03:00+07:00"},
        {"", "24 octobre 2024", "2024-10-24"},
        {"ja", "2024年10月24日 18時03分", "2024-10-24 18:03"},
        {"ko", "2024년 10월 24일 오후 6:03", "2024-10-24 18:03"},
    };
    CHECK_PARSE(cases);
}

static void test_no_dates(void **state) {
    (void)state;
    static const date_case cases[] = {
        {"", "", ""},
        {"", "2024", ""},
        {"", "2024-13-01", ""},
        {"", "2024-02-30", ""},
        {"", "2023-02-29", ""},
        {"", "1791-02-03", ""},
        {"", "2101-02-03", ""},
        {"", "31.04.2024", ""},
        {"", "0.0.2024", ""},
        {"", "99999999999999999999", ""},
        {"en", "May", ""},
        {"en", "18:03", ""},
        {"en", "Version 1.2.24.3", ""},
        {"en", "The mayor opened the bridge over the river on June 1, 2018, in rain", ""},
        {"en", "999999999 hours ago", "", true},
        {"en", "+49 30 123456", ""},
    };
    CHECK_PARSE(cases);
}

static void check_find(const char *language, const char *text, const char *expected) {
    hsy_arena *arena = hsy_arena_create(0);
    hsy_slice slice = hsy_slice_from_c(text), all = {"", 0};
    hsy_found_dates dates = hsy_dates_find(arena, slice, hsy_slice_from_c(language), &reference);
    for (size_t i = 0; i < dates.count; i++)
        all = hsy_arena_print(arena, "%.*s[%.*s]=%.*s ", HSY_PRINT(all),
                              HSY_PRINT(hsy_slice_span(slice, dates.items[i].span)),
                              HSY_PRINT(print_local(arena, dates.items[i].date)));
    assert_slice(hsy_slice_trim(all), expected);
    hsy_arena_free(arena);
}

static void test_running_text(void **state) {
    (void)state;
    check_find("en", "The bridge fell on Monday. On June 1, 2018, 300 people may 10 times march 4 miles.",
               "[Monday]=2024-10-21 [June 1, 2018]=2018-06-01");
    check_find("en", "It ran 3.4 miles at 12:30 and won 3-2; call 555-10-2020 or 1.2.3.4.", "");
    check_find("en", "Since October 2023, and yesterday, prices rose.", "[October 2023]= [yesterday]=2024-10-23");
    check_find("de", "Am Mittwoch um 9 Uhr und am 3. März sagte er am Morgen, morgen sei es vorbei.",
               "[Mittwoch um 9 Uhr]=2024-10-23 09:00 [3. März]=2024-03-03 [morgen]=2024-10-25");
    check_find("fr", "Il a parlé mardi et le 3 mars 2022 ; l'est et la mer, il y a 3 ans.",
               "[mardi]=2024-10-22 [3 mars 2022]=2022-03-03 [y a 3 ans]=");
}

static void test_seconds(void **state) {
    (void)state;
    hsy_date date = {2024, 10, 24, true, true, 18, 3, 0, 120};
    assert_int_equal(hsy_date_seconds(date), 1729785780);
    assert_int_equal(hsy_date_seconds((hsy_date){1969, 12, 31, true, false, 23, 59, 59, 0}), -1);
    assert_int_equal(hsy_date_seconds((hsy_date){2024, 10, 0}), INT64_MIN);
    for (int64_t seconds = -3000000000; seconds < 4000000000; seconds += 86399 * 17)
        assert_int_equal(hsy_date_seconds(hsy_date_of_seconds(seconds)), seconds);
    assert_true(hsy_date_compare_days(date, (hsy_date){2024, 11, 1}) < 0);
    assert_true(hsy_date_compare_days(date, (hsy_date){2024, 10, 24}) == 0);
    assert_true(hsy_date_compare_days(date, (hsy_date){2023, 12, 30}) > 0);
}

static void test_hostile_text_is_linear(void **state) {
    (void)state;
    enum { LENGTH = 1 << 20 };
    static const char *const patterns[] = {"1.1.", "18:", "May ", ", ", "a.", "2024-", "vor 1 ", "Z(", "\xE5\xB9\xB4"};
    for (size_t k = 0; k < sizeof patterns / sizeof *patterns; k++) {
        hsy_arena *arena = hsy_arena_create(0);
        char *bytes = hsy_arena_alloc(arena, LENGTH);
        size_t length = strlen(patterns[k]);
        for (size_t i = 0; i < LENGTH; i++) bytes[i] = patterns[k][i % length];
        hsy_dates_find(arena, (hsy_slice){bytes, LENGTH / length * length}, HSY_S("de"), &reference);
        hsy_arena_free(arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_machine_forms),     cmocka_unit_test(test_english),
        cmocka_unit_test(test_german_and_french), cmocka_unit_test(test_other_languages),
        cmocka_unit_test(test_no_dates),          cmocka_unit_test(test_running_text),
        cmocka_unit_test(test_seconds),           cmocka_unit_test(test_hostile_text_is_linear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
