/* The outlet: its registrable domain, by the public suffix list.
 *
 *     "https://news.example.co.uk/a/b"  ->  "example.co.uk"
 *
 * A blog on a shared host ("name.wordpress.com") is an outlet of its own: the list's private section says so. A host
 * that is a number stands for itself.
 */
#include <libpsl.h>

#include "page/fields.h"

enum { LONGEST_HOST = 253 /* bytes, by the DNS */ };

static hsy_slice host_of(hsy_slice text) {
    size_t scheme = hsy_slice_find(text, HSY_S("://"), 0);
    if (scheme != HSY_NOT_FOUND)
        text = hsy_slice_sub(text, scheme + 3, text.length);
    else if (hsy_slice_starts(text, HSY_S("//")))
        text = hsy_slice_sub(text, 2, text.length);
    size_t end = 0;
    while (end < text.length && text.at[end] != '/' && text.at[end] != '?' && text.at[end] != '#') end++;
    text.length = end;
    for (size_t i = text.length; i-- > 0;)
        if (text.at[i] == '@') return hsy_slice_sub(text, i + 1, text.length);
    return text;
}

static hsy_slice without_port(hsy_slice host) {
    size_t colon = hsy_slice_find_byte(host, ':', 0);
    if (colon != HSY_NOT_FOUND) host.length = colon;
    while (host.length && host.at[host.length - 1] == '.') host.length--;
    return host;
}

/* "127.0.0.1", which no list of suffixes may cut. */
static bool is_number(hsy_slice host) {
    size_t dots = 0;
    for (size_t i = 0; i < host.length; i++) {
        dots += host.at[i] == '.';
        if (!hsy_is_digit(host.at[i]) && host.at[i] != '.') return false;
    }
    return dots == 3;
}

hsy_slice hsy_outlet_domain(hsy_arena *arena, hsy_slice url_or_host) {
    hsy_slice host = without_port(host_of(hsy_slice_trim(url_or_host)));
    if (host.length == 0 || host.length > LONGEST_HOST || hsy_slice_find_byte(host, '.', 0) == HSY_NOT_FOUND)
        return (hsy_slice){"", 0};
    if (is_number(host)) return hsy_arena_copy(arena, host);
    char *lower = hsy_arena_c_string(arena, host);
    for (size_t i = 0; i < host.length; i++) lower[i] = hsy_to_lower(lower[i]);
    const psl_ctx_t *list = psl_builtin();
    const char *domain = list ? psl_registrable_domain(list, lower) : NULL;
    return hsy_slice_from_c(domain ? domain : "");
}
