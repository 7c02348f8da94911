/* Hashes: one for slices, one for numbers, the same on every machine.
 *
 * hsy_hash is XXH3 of the bytes. hsy_hash_lexicon is FNV-1a (Fowler, Noll, Vo), used for lexicon tables only: they
 * are hashed when the program is built and looked up when it runs, and both must agree whatever library is there.
 */
#ifndef HEARSAY_BASE_HASH_H
#define HEARSAY_BASE_HASH_H

#include "base/slice.h"

uint64_t hsy_hash(hsy_slice slice);

/* The finaliser of MurmurHash3 (Appleby). */
static inline uint64_t hsy_hash_number(uint64_t number) {
    number ^= number >> 33;
    number *= 0xff51afd7ed558ccdull;
    number ^= number >> 33;
    number *= 0xc4ceb9fe1a85ec53ull;
    return number ^ (number >> 33);
}

/* The hash of what `hash` is of with `slice` behind it. */
static inline uint32_t hsy_hash_lexicon_more(uint32_t hash, hsy_slice slice) {
    for (size_t i = 0; i < slice.length; i++) hash = (hash ^ (unsigned char)slice.at[i]) * 16777619u;
    return hash;
}

static inline uint32_t hsy_hash_lexicon(hsy_slice slice) { return hsy_hash_lexicon_more(2166136261u, slice); }

#endif
