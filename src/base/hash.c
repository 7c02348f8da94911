#include "base/hash.h"

/* Inlined, since most of what is hashed is a word: the call of a library costs more. */
#define XXH_INLINE_ALL
#include <xxhash.h>

uint64_t hsy_hash(hsy_slice slice) { return XXH3_64bits(slice.at ? slice.at : "", slice.length); }
