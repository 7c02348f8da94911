/* Fingerprints of a text: of its five-word shingles those that winnowing picks.
 *
 * Winnowing (Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document fingerprinting", SIGMOD 2003)
 * keeps of each window of four neighbouring shingles the one with the least hash, the rightmost of equals. Two texts
 * that share eight words in a row (5 + 4 - 1) share at least one fingerprint, whatever stands around it, and only
 * two shingles in five are kept. Sampling by "hash divisible by p" keeps as many but promises nothing.
 */

#include <string.h>

#include "base/hash.h"
#include "trace/steps.h"

enum {
    SHINGLE = 5, /* words */
    WINDOW = 4,  /* shingles */
};

/* A running hash of five words would be faster to roll, but five steps a word do not show in a profile. */
static uint32_t shingle_at(const hsy_wording *wording, uint32_t at) {
    uint64_t hash = 0;
    for (uint32_t i = 0; i < SHINGLE; i++)
        hash = (hash ^ wording->hashes[at + i]) * 0x9E3779B97F4A7C15ull + (hash >> 29);
    return (uint32_t)(hsy_hash_number(hash) >> 32);
}

/* The place of the least of the shingles [first, end), the last of equals. */
static uint32_t least_of(const uint32_t *shingles, uint32_t first, uint32_t end) {
    uint32_t least = first;
    for (uint32_t i = first + 1; i < end; i++)
        if (shingles[i] <= shingles[least]) least = i;
    return least;
}

/* Appends the picked shingles, one at least, and returns how many. A window is looked through only when the least of
 * the one before has left it: else its new shingle is less, or nothing changes. */
static uint32_t pick(const uint32_t *shingles, uint32_t count, uint32_t *prints) {
    uint32_t picked = 0, least = least_of(shingles, 0, count < WINDOW ? count : WINDOW);
    prints[picked++] = shingles[least];
    for (uint32_t first = 1; first + WINDOW <= count; first++) {
        uint32_t newest = first + WINDOW - 1;
        if (least >= first && shingles[newest] > shingles[least]) continue;
        least = least < first ? least_of(shingles, first, first + WINDOW) : newest;
        prints[picked++] = shingles[least];
    }
    return picked;
}

hsy_prints hsy_wording_prints(hsy_arena *kept, hsy_arena *scratch, const hsy_wording *wording) {
    if (wording->count < SHINGLE) return (hsy_prints){0};
    uint32_t count = wording->count - SHINGLE + 1;
    uint32_t *shingles = hsy_arena_alloc(scratch, count * sizeof *shingles);
    uint32_t *picked = hsy_arena_alloc(scratch, count * sizeof *picked);
    for (uint32_t i = 0; i < count; i++) shingles[i] = shingle_at(wording, i);
    hsy_prints prints = {NULL, pick(shingles, count, picked)};
    prints.items = hsy_arena_alloc(kept, prints.count * sizeof *picked);
    memcpy(prints.items, picked, prints.count * sizeof *picked);
    return prints;
}
