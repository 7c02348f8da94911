#include <arpa/inet.h>
#include <netinet/in.h>

#include "intake/address.h"
#include "tests/test.h"

static bool is_private(const char *address) {
    struct sockaddr_in v4 = {.sin_family = AF_INET};
    struct sockaddr_in6 v6 = {.sin6_family = AF_INET6};
    if (inet_pton(AF_INET, address, &v4.sin_addr) == 1) return hsy_address_is_private((struct sockaddr *)&v4);
    assert_int_equal(inet_pton(AF_INET6, address, &v6.sin6_addr), 1);
    return hsy_address_is_private((struct sockaddr *)&v6);
}

static void test_private(void **state) {
    (void)state;
    static const char *const addresses[] = {
        "127.0.0.1",       "127.255.255.254", "10.1.2.3",    "172.16.0.1", "172.31.255.255",
        "192.168.178.1",   "169.254.0.1",     "100.64.0.1",  "0.0.0.0",    "224.0.0.1",
        "255.255.255.255", "198.19.0.1",      "192.0.2.7",   "::1",        "::",
        "fe80::1",         "fc00::1",         "fdff::1",     "ff02::1",    "::ffff:10.0.0.1",
        "64:ff9b::7f00:1", "2002:7f00:1::",   "2001:db8::1", "2001::1",    "::ffff:127.0.0.1"};
    for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++)
        if (!is_private(addresses[i])) fail_msg("%s is private", addresses[i]);
}

static void test_public(void **state) {
    (void)state;
    static const char *const addresses[] = {
        "1.1.1.1",          "9.255.255.255",  "11.0.0.0",        "172.15.255.255", "172.32.0.0",
        "192.167.0.1",      "100.128.0.1",    "223.255.255.255", "2600::1",        "::ffff:8.8.8.8",
        "64:ff9b::808:808", "2002:808:808::", "2a00:1450::1",    "2001:4860::1"};
    for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++)
        if (is_private(addresses[i])) fail_msg("%s is public", addresses[i]);
}

static void test_other_families(void **state) {
    (void)state;
    struct sockaddr_storage local = {.ss_family = AF_UNIX};
    assert_true(hsy_address_is_private((struct sockaddr *)&local));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_private), cmocka_unit_test(test_public),
                                       cmocka_unit_test(test_other_families)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
