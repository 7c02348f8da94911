#include "base/hash.h"

#include <xxhash.h>

uint64_t hsy_hash(hsy_slice slice) { return XXH3_64bits(slice.at ? slice.at : "", slice.length); }

/* The finaliser of MurmurHash3 (Appleby). */
uint64_t hsy_hash_number(uint64_t number) {
    number ^= number >> 33;
    number *= 0xff51afd7ed558ccdull;
    number ^= number >> 33;
    number *= 0xc4ceb9fe1a85ec53ull;
    return number ^ (number >> 33);
}
