#include "serve/guard.h"

#include <stdio.h>
#include <sys/random.h>

enum { MOST_COOKIES = 64 };

static bool draw(char digits[HSY_TOKEN_LENGTH + 1]) {
    unsigned char bytes[HSY_TOKEN_LENGTH / 2];
    if (getrandom(bytes, sizeof bytes, 0) != (ssize_t)sizeof bytes) return false;
    for (size_t i = 0; i < sizeof bytes; i++) snprintf(digits + 2 * i, 3, "%02x", bytes[i]);
    return true;
}

bool hsy_guard_draw(hsy_guard *guard) {
    char digits[HSY_TOKEN_LENGTH + 1];
    bool is_drawn = draw(guard->token) && draw(guard->key) && draw(digits);
    if (is_drawn) snprintf(guard->cookie, sizeof guard->cookie, "hearsay-token-%.8s", digits);
    return is_drawn;
}

/* "127.0.0.1:8080" without the port, "[::1]:8080" with its brackets; empty when what stands behind is no port. */
static hsy_slice name_of(hsy_slice host) {
    size_t end = hsy_slice_starts(host, HSY_S("[")) ? hsy_slice_find_byte(host, ']', 0) : 0;
    if (end == HSY_NOT_FOUND) return HSY_S("");
    size_t colon = hsy_slice_find_byte(host, ':', end);
    if (colon == HSY_NOT_FOUND) return host;
    for (size_t i = colon + 1; i < host.length; i++)
        if (!hsy_is_digit(host.at[i])) return HSY_S("");
    return hsy_slice_sub(host, 0, colon);
}

static bool is_of_numbers(hsy_slice name) {
    bool is_six = hsy_slice_starts(name, HSY_S("[")) && hsy_slice_ends(name, HSY_S("]"));
    for (size_t i = 0; i < name.length && !is_six; i++)
        if (!hsy_is_digit(name.at[i]) && name.at[i] != '.') return false;
    return name.length > 0;
}

/* "desk", "desk.local", "desk.office.example" of a machine that is called desk */
static bool is_machine(const hsy_guard *guard, hsy_slice name) {
    hsy_slice machine = guard->machine;
    if (machine.length == 0 || !hsy_slice_equal_ascii_case(hsy_slice_sub(name, 0, machine.length), machine))
        return false;
    return name.length == machine.length ||
           hsy_slice_equal_ascii_case(hsy_slice_sub(name, machine.length, name.length), HSY_S(".local"));
}

bool hsy_guard_host(const hsy_guard *guard, hsy_slice host) {
    static const hsy_slice loopbacks[] = {HSY_SLICE("127.0.0.1"), HSY_SLICE("localhost"), HSY_SLICE("[::1]")};
    hsy_slice name = name_of(host);
    if (name.length == 0) return false;
    for (size_t i = 0; i < sizeof loopbacks / sizeof *loopbacks; i++)
        if (hsy_slice_equal_ascii_case(name, loopbacks[i])) return true;
    if (hsy_slice_equal_ascii_case(name, guard->host)) return true;
    return !guard->is_loopback && (is_of_numbers(name) || is_machine(guard, name));
}

bool hsy_guard_origin(const hsy_visitor *visitor) {
    hsy_slice site = visitor->fetch_site, origin = visitor->origin;
    bool is_own =
        site.length == 0 || hsy_slice_equal(site, HSY_S("same-origin")) || hsy_slice_equal(site, HSY_S("none"));
    bool is_link = !visitor->is_changing && hsy_slice_equal(visitor->fetch_mode, HSY_S("navigate"));
    if (!is_own && !is_link) return false;
    if (origin.length == 0) return true;
    size_t scheme = HSY_S("http://").length;
    return hsy_slice_starts(origin, HSY_S("http://")) &&
           hsy_slice_equal_ascii_case(hsy_slice_sub(origin, scheme, origin.length), visitor->host);
}

/* Takes as long for any guess of the right length. */
static bool is_same(const char *secret, hsy_slice guess) {
    unsigned char different = guess.length != HSY_TOKEN_LENGTH;
    for (size_t i = 0; i < HSY_TOKEN_LENGTH && i < guess.length; i++)
        different |= (unsigned char)(secret[i] ^ guess.at[i]);
    return !different;
}

bool hsy_guard_key(const hsy_guard *guard, hsy_slice key) { return is_same(guard->key, key); }

bool hsy_guard_token(const hsy_guard *guard, const hsy_visitor *visitor, bool *is_new) {
    *is_new = visitor->token.length > 0 && is_same(guard->token, visitor->token);
    hsy_slice kept = hsy_guard_cookie(visitor->cookies, hsy_slice_from_c(guard->cookie));
    return guard->is_loopback || *is_new || is_same(guard->token, kept);
}

hsy_slice hsy_guard_cookie(hsy_slice cookies, hsy_slice name) {
    for (int i = 0; cookies.at && i < MOST_COOKIES; i++) {
        hsy_slice cookie = hsy_slice_trim(hsy_slice_cut(&cookies, ';'));
        if (hsy_slice_equal(hsy_slice_cut(&cookie, '='), name)) return cookie.at ? cookie : HSY_S("");
    }
    return HSY_S("");
}
