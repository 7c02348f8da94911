#include "trace/radix.h"

enum { BITS = 11 };

uint64_t *hsy_sort_by_key(uint64_t *entries, uint64_t *spare, size_t count) {
    for (unsigned shift = 32; shift < 64; shift += BITS) {
        size_t starts[(1 << BITS) + 1] = {0};
        uint64_t mask = (1 << BITS) - 1;
        for (size_t i = 0; i < count; i++) starts[((entries[i] >> shift) & mask) + 1]++;
        for (size_t i = 0; i < mask; i++) starts[i + 1] += starts[i];
        for (size_t i = 0; i < count; i++) spare[starts[(entries[i] >> shift) & mask]++] = entries[i];
        uint64_t *sorted = spare;
        spare = entries;
        entries = sorted;
    }
    return entries;
}
