#include "tests/test.h"

#include "text/period.h"

static void expect(const char *text, int64_t first, int64_t last) {
    hsy_period period = {0};
    assert_true(hsy_period_parse(hsy_slice_from_c(text), &period));
    assert_int_equal(period.first, first);
    assert_int_equal(period.last, last);
}

static void test_years_months_days_and_moments(void **state) {
    (void)state;
    expect("1970", 0, 365 * 86400 - 1);
    expect("1970-02", 31 * 86400, 59 * 86400 - 1);
    expect("2032-02", 1959206400, 1959206400 + 29 * 86400 - 1);
    expect("1970-01-02", 86400, 2 * 86400 - 1);
    expect("1970-01-01T01:00:00+01:00", 0, 0);
    expect("1970-01-01T01:00:00Z", 3600, 3600);
}

static void test_what_is_no_day_is_refused(void **state) {
    (void)state;
    static const char *const others[] = {"",           "203",     "2031-",       "2031-13",
                                         "2031-02-29", "2031-5",  "yesterday",   "2031-05-1x",
                                         "1.5.2031",   "2031-00", "2031-05-01T", "2031-05-01-"};
    hsy_period period;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(hsy_period_parse(hsy_slice_from_c(others[i]), &period));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_years_months_days_and_moments),
                                       cmocka_unit_test(test_what_is_no_day_is_refused)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
