#include "serve/guard.h"

#include <stdio.h>

#include "tests/test.h"

static void test_only_names_of_this_machine(void **state) {
    (void)state;
    const hsy_guard guard = {.host = HSY_S("127.0.0.1"), .machine = HSY_S("desk"), .is_loopback = true};
    static const char *const good[] = {"127.0.0.1:8080", "localhost", "LOCALHOST:1", "[::1]:8080", "[::1]"};
    static const char *const bad[] = {"",           "rebound.example", "127.0.0.1.rebound.example", "localhost.example",
                                      "192.0.2.1",  "desk:8080",       "127.0.0.1:8080@x.example",  "[::1",
                                      "x:localhost"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_true(hsy_guard_host(&guard, hsy_slice_from_c(good[i])));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(hsy_guard_host(&guard, hsy_slice_from_c(bad[i])));
}

static void test_names_of_a_machine_that_others_reach(void **state) {
    (void)state;
    const hsy_guard guard = {.host = HSY_S("0.0.0.0"), .machine = HSY_S("desk")};
    static const char *const good[] = {"192.0.2.1:8080", "[2001:db8::1]:8080", "desk", "Desk.local:80", "localhost"};
    static const char *const bad[] = {"rebound.example", "desk.example", "desktop", "192.0.2.1.example", ""};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_true(hsy_guard_host(&guard, hsy_slice_from_c(good[i])));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(hsy_guard_host(&guard, hsy_slice_from_c(bad[i])));
}

static bool comes_from_here(const char *site, const char *mode, const char *origin, bool is_changing) {
    const hsy_visitor visitor = {.host = HSY_S("localhost:8080"),
                                 .origin = hsy_slice_from_c(origin),
                                 .fetch_site = hsy_slice_from_c(site),
                                 .fetch_mode = hsy_slice_from_c(mode),
                                 .is_changing = is_changing};
    return hsy_guard_origin(&visitor);
}

static void test_who_asks(void **state) {
    (void)state;
    assert_true(comes_from_here(NULL, NULL, NULL, false));
    assert_true(comes_from_here("same-origin", "cors", "http://localhost:8080", true));
    assert_true(comes_from_here("none", "navigate", NULL, false));
    assert_true(comes_from_here("cross-site", "navigate", NULL, false)); /* a link from elsewhere */
    assert_false(comes_from_here("cross-site", "no-cors", NULL, false));
    assert_false(comes_from_here("cross-site", "navigate", NULL, true));
    assert_false(comes_from_here("same-site", "cors", NULL, false)); /* another port of this machine */
    assert_false(comes_from_here(NULL, NULL, "http://other.example", true));
    assert_false(comes_from_here(NULL, NULL, "https://localhost:8080", true));
    assert_false(comes_from_here(NULL, NULL, "null", true));
}

static void test_token_as_parameter_or_cookie(void **state) {
    (void)state;
    hsy_guard guard = {.is_loopback = false};
    char cookies[120];
    bool is_new;
    assert_true(hsy_guard_draw(&guard));
    assert_int_equal(strlen(guard.token), HSY_TOKEN_LENGTH);
    assert_string_not_equal(guard.token, guard.key);
    hsy_visitor visitor = {.cookies = HSY_S("")};
    assert_false(hsy_guard_token(&guard, &visitor, &is_new));
    visitor.token = hsy_slice_from_c(guard.token);
    assert_true(hsy_guard_token(&guard, &visitor, &is_new));
    assert_true(is_new);
    visitor.token = hsy_slice_sub(visitor.token, 0, HSY_TOKEN_LENGTH - 1);
    assert_false(hsy_guard_token(&guard, &visitor, &is_new));
    snprintf(cookies, sizeof cookies, "a=b; %s=%s; c", guard.cookie, guard.token);
    visitor.cookies = hsy_slice_from_c(cookies);
    assert_true(hsy_guard_token(&guard, &visitor, &is_new));
    assert_false(is_new);
    snprintf(cookies, sizeof cookies, "hearsay-token-0=%s", guard.token);
    visitor.cookies = hsy_slice_from_c(cookies);
    assert_false(hsy_guard_token(&guard, &visitor, &is_new));
    guard.is_loopback = true;
    assert_true(hsy_guard_token(&guard, &visitor, &is_new));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_only_names_of_this_machine),
        cmocka_unit_test(test_names_of_a_machine_that_others_reach),
        cmocka_unit_test(test_who_asks),
        cmocka_unit_test(test_token_as_parameter_or_cookie),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
