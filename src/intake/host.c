/* Hosts and their robots.txt (RFC 9309):
 *
 *     2xx                 its rules; of more than 500 KiB those in front
 *     4xx, redirected past five hops     no rules: all may be fetched
 *     429, 5xx, no answer       nothing may be fetched in this run
 *
 * Each host's rules live in an arena of their own, so that a follower that runs for months can forget them.
 */
#include "intake/host.h"

#include <string.h>

enum {
    MOST_HOSTS = 100000,
    ROBOTS_REDIRECTS = 5,
    RULES_LAST = 24 * 3600, /* seconds */
    FAILURE_LASTS = 600,
    LONGEST_FAULT = 300, /* bytes */
};

HSY_VECTOR_TYPE(host_list, hsy_host *);

struct hsy_web_hosts {
    hsy_arena *arena; /* its own: hosts may be kept on one thread and used on another, which sets its guard there */
    hsy_table keys;
    host_list list;
};

bool hsy_host_split(hsy_arena *arena, hsy_slice address, hsy_slice *key, hsy_slice *target) {
    size_t colon = hsy_slice_find(address, HSY_S("://"), 0);
    if (colon == HSY_NOT_FOUND) return false;
    for (size_t i = 0; i < address.length; i++)
        if ((unsigned char)address.at[i] < ' ' || address.at[i] == 0x7F) return false;
    size_t begin = colon + 3, end = begin;
    while (end < address.length && address.at[end] != '/' && address.at[end] != '?' && address.at[end] != '#') end++;
    hsy_slice authority = hsy_slice_sub(address, begin, end);
    for (size_t at; (at = hsy_slice_find_byte(authority, '@', 0)) != HSY_NOT_FOUND;)
        authority = hsy_slice_sub(authority, at + 1, authority.length);
    hsy_slice whole = hsy_arena_print(arena, "%.*s://%.*s", (int)colon, address.at, HSY_PRINT(authority));
    char *lower = hsy_arena_c_string(arena, whole);
    for (size_t i = 0; i < whole.length; i++) lower[i] = hsy_to_lower(lower[i]);
    *key = (hsy_slice){lower, whole.length};
    hsy_slice rest = hsy_slice_sub(address, end, hsy_slice_find_byte(address, '#', end));
    *target = hsy_slice_starts(rest, HSY_S("/")) ? rest : hsy_arena_print(arena, "/%.*s", HSY_PRINT(rest));
    return authority.length > 0 &&
           (hsy_slice_starts(*key, HSY_S("http://")) || hsy_slice_starts(*key, HSY_S("https://")));
}

void hsy_host_forget(hsy_host *host) {
    if (host->state == HSY_ROBOTS_ASKED) hsy_transfer_close(&host->transfer);
    hsy_arena_free(host->arena);
    host->arena = NULL;
    host->robots = (hsy_robots){0};
    host->state = HSY_ROBOTS_UNKNOWN;
}

static void forget_when_old(hsy_host *host) {
    double age = hsy_seconds_now() - host->answered;
    if ((host->state == HSY_ROBOTS_KNOWN && age > RULES_LAST) ||
        (host->state == HSY_ROBOTS_REFUSES && age > FAILURE_LASTS))
        hsy_host_forget(host);
}

static void close_hosts(void *what) {
    hsy_web_hosts *hosts = what;
    for (size_t i = 0; i < hosts->list.count; i++) hsy_host_forget(hosts->list.items[i]);
    hsy_arena_free(hosts->arena);
}

hsy_web_hosts *hsy_web_hosts_create(hsy_arena *arena) {
    hsy_web_hosts *hosts = HSY_NEW(arena, hsy_web_hosts);
    hosts->arena = hsy_arena_create(0);
    hsy_arena_defer(arena, close_hosts, hosts);
    return hosts;
}

hsy_host *hsy_hosts_get(hsy_web_hosts *hosts, hsy_slice key) {
    if (!hosts->arena || setjmp(*hsy_arena_guard(hosts->arena)) != 0) return NULL;
    const uint32_t *known = hsy_table_get(&hosts->keys, key);
    if (known) {
        forget_when_old(hosts->list.items[*known]);
        return hosts->list.items[*known];
    }
    if (hosts->list.count == MOST_HOSTS) return NULL;
    hsy_host *host = HSY_NEW(hosts->arena, hsy_host);
    host->key = hsy_arena_copy(hosts->arena, key);
    HSY_PUSH(hosts->arena, &hosts->list, host);
    *hsy_table_put(hosts->arena, &hosts->keys, host->key) = (uint32_t)hosts->list.count - 1;
    return host;
}

static void refuse(hsy_host *host, hsy_code code, hsy_slice why, bool may_pass) {
    host->state = HSY_ROBOTS_REFUSES;
    host->fault_code = code;
    host->fault = why;
    host->may_pass = may_pass;
}

void hsy_host_ask(hsy_host *host, const hsy_intake_limits *limits, hsy_slice contact) {
    host->arena = hsy_arena_create(4 * HSY_ROBOTS_MOST_BYTES + (1 << 20));
    host->state = HSY_ROBOTS_ASKED;
    if (host->arena && setjmp(*hsy_arena_guard(host->arena)) == 0) {
        hsy_slice address = hsy_arena_print(host->arena, "%.*s/robots.txt", HSY_PRINT(host->key));
        hsy_transfer_request request = {.address = address,
                                        .limits = limits,
                                        .contact = contact,
                                        .most_bytes = HSY_ROBOTS_MOST_BYTES,
                                        .most_redirects = ROBOTS_REDIRECTS};
        if (hsy_transfer_open(&host->transfer, host->arena, &request)) return;
        hsy_transfer_close(&host->transfer);
    }
    refuse(host, HSY_ERROR_MEMORY, HSY_S("no memory for its robots.txt"), true);
}

/* A file that is too long is one up to there. */
static bool is_answer(const hsy_host *host, CURLcode code) { return code == CURLE_OK || host->transfer.body.is_full; }

static void take_answer(hsy_host *host, CURLcode code) {
    long status = hsy_transfer_status(&host->transfer);
    hsy_transfer_fault fault = hsy_transfer_fault_of(host->arena, &host->transfer, code);
    host->robots = (hsy_robots){0};
    host->state = HSY_ROBOTS_KNOWN;
    if (code == CURLE_TOO_MANY_REDIRECTS || (is_answer(host, code) && status >= 300 && status < 500 && status != 429))
        return;
    if (is_answer(host, code) && status < 300)
        host->robots = hsy_robots_read(host->arena, hsy_buffer_text(&host->transfer.body), HSY_S("hearsay"));
    else if (is_answer(host, code))
        refuse(host, HSY_ERROR_MISSING,
               hsy_arena_print(host->arena,
                               "the server answers %ld for its robots.txt, so nothing of it is fetched now", status),
               true);
    else
        refuse(host, fault.code, fault.message, fault.may_pass);
}

void hsy_host_answered(hsy_host *host, CURLcode code) {
    host->answered = hsy_seconds_now();
    if (setjmp(*hsy_arena_guard(host->arena)) == 0)
        take_answer(host, code);
    else
        refuse(host, HSY_ERROR_MEMORY, HSY_S("no memory for its robots.txt"), true);
    hsy_transfer_close(&host->transfer);
}
