/* Which network addresses are private: this machine, its neighbours, and ranges with no page behind them.
 *
 * A page may name any host, and a host may resolve to any address, another one at each question; so what counts is
 * the address at the moment of connecting, for the first request and for each redirect. Without this a collected link
 * could make hearsay read the routers and services that only this machine can reach. Ranges: IANA's registries of
 * special-purpose addresses (RFC 6890 and its successors).
 */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>

#include "intake/address.h"

typedef struct range {
    uint32_t first; /* in the machine's byte order */
    unsigned bits;
} range;

static const range private_ranges[] = {
    {0x00000000, 8},  /* 0.0.0.0: this network */
    {0x0A000000, 8},  /* 10.0.0.0: private */
    {0x64400000, 10}, /* 100.64.0.0: shared by a provider's customers */
    {0x7F000000, 8},  /* 127.0.0.0: loopback */
    {0xA9FE0000, 16}, /* 169.254.0.0: link-local, and where clouds keep their secrets */
    {0xAC100000, 12}, /* 172.16.0.0: private */
    {0xC0000000, 24}, /* 192.0.0.0: protocol assignments */
    {0xC0000200, 24}, /* 192.0.2.0: documentation */
    {0xC0A80000, 16}, /* 192.168.0.0: private */
    {0xC6120000, 15}, /* 198.18.0.0: measuring networks */
    {0xC6336400, 24}, /* 198.51.100.0: documentation */
    {0xCB007100, 24}, /* 203.0.113.0: documentation */
    {0xE0000000, 3},  /* 224.0.0.0 and up: multicast, reserved, broadcast */
};

static bool is_private_v4(uint32_t address) {
    for (size_t i = 0; i < sizeof private_ranges / sizeof *private_ranges; i++)
        if ((address ^ private_ranges[i].first) >> (32 - private_ranges[i].bits) == 0) return true;
    return false;
}

static uint32_t v4_at(const unsigned char *bytes) {
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

/* Only 2000::/3 is in public use. Inside it, addresses that hold a version 4 one (6to4) are as that one is, and those
 * of Teredo (2001::/32), documentation and protocols (2001:db8::/32, 2001::/23) lead nowhere. */
static bool is_private_v6(const unsigned char bytes[16]) {
    static const unsigned char mapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
    static const unsigned char translated[12] = {0, 0x64, 0xFF, 0x9B}; /* 64:ff9b::/96, RFC 6052 */
    if (memcmp(bytes, mapped, 12) == 0 || memcmp(bytes, translated, 12) == 0) return is_private_v4(v4_at(bytes + 12));
    if ((bytes[0] & 0xE0) != 0x20) return true;
    if (bytes[0] == 0x20 && bytes[1] == 0x02) return is_private_v4(v4_at(bytes + 2));
    if (bytes[0] != 0x20 || bytes[1] != 0x01) return false;
    return bytes[2] < 2 || (bytes[2] == 0x0D && bytes[3] == 0xB8);
}

bool hsy_address_is_private(const struct sockaddr *address) {
    if (address->sa_family == AF_INET) {
        struct sockaddr_in v4;
        memcpy(&v4, address, sizeof v4);
        return is_private_v4(ntohl(v4.sin_addr.s_addr));
    }
    if (address->sa_family != AF_INET6) return true;
    struct sockaddr_in6 v6;
    memcpy(&v6, address, sizeof v6);
    return is_private_v6(v6.sin6_addr.s6_addr);
}
