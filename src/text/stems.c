/* Stems by word and language, in a table where a new word takes the place of another.
 *
 * Of all that is done to a word, stemming is the dearest, and nine of ten words of a text were in one of those before.
 * So the stem of each is kept at the one place that its hash gives: a word that is asked for again costs a hash and a
 * comparison. The table begins small, for many a set has ten articles, and grows with the words that it keeps up to two
 * megabytes, which hold what news in some languages has but for its rarest words.
 */
#include "text/stems.h"

#include <string.h>

#include "base/hash.h"
#include "text/fold.h"

enum {
    FEWEST_PLACES = 1024,
    MOST_PLACES = 65536,
    GROWTH = 4,          /* of the places, when half of them are taken */
    ROOM = 28,           /* bytes of a word and of what its stem ends in: two places are a line of the cache */
    MOST_LANGUAGES = 64, /* whose words are kept; stems of further ones are made each time */
};

typedef struct place {
    uint8_t language; /* its number and one; 0: nothing is kept here */
    uint8_t word;     /* bytes of the word */
    uint8_t shared;   /* bytes with which both word and stem begin */
    uint8_t ending;   /* bytes of the stem behind them, which stand behind the word */
    char bytes[ROOM];
} place;

struct hsy_stems {
    hsy_arena *arena;
    hsy_stemmer stemmers[MOST_LANGUAGES];
    size_t languages, last; /* how many there are; that of the last word */
    place *places;          /* NULL before the first word */
    size_t count, kept;     /* places; those that are taken */
};

hsy_stems *hsy_stems_in(hsy_arena *arena) {
    hsy_stems *stems = HSY_NEW(arena, hsy_stems);
    stems->arena = arena;
    return stems;
}

/* The number of a language, a new one where it was not met before; MOST_LANGUAGES when there is no room for it. */
static size_t number_of(hsy_stems *stems, hsy_slice language) {
    size_t i = 0;
    if (stems->last < stems->languages && hsy_slice_equal(stems->stemmers[stems->last].language, language))
        return stems->last;
    while (i < stems->languages && !hsy_slice_equal(stems->stemmers[i].language, language)) i++;
    if (i == MOST_LANGUAGES) return i;
    if (i == stems->languages) {
        hsy_stem(stems->arena, &stems->stemmers[i], language, HSY_S("a")); /* opens it */
        stems->languages++;
    }
    return stems->last = i;
}

static size_t shared_bytes(hsy_slice a, hsy_slice b) {
    size_t count = 0;
    while (count < a.length && count < b.length && a.at[count] == b.at[count]) count++;
    return count;
}

static place *place_of(const hsy_stems *stems, size_t language, hsy_slice word) {
    return &stems->places[(hsy_hash(word) + language) & (stems->count - 1)];
}

/* Makes room for more; those that were kept find their places anew. */
static void grow(hsy_stems *stems) {
    place *old = stems->places;
    size_t count = stems->count, more = old ? count * GROWTH : FEWEST_PLACES;
    stems->places = HSY_NEW_ARRAY(stems->arena, place, more);
    stems->count = more;
    stems->kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (old[i].language == 0) continue;
        place *p = place_of(stems, old[i].language - 1u, (hsy_slice){old[i].bytes, old[i].word});
        stems->kept += p->language == 0;
        *p = old[i];
    }
}

static void keep(hsy_stems *stems, size_t language, hsy_slice word, hsy_slice stem) {
    size_t shared = shared_bytes(word, stem), ending = stem.length - shared;
    if (word.length + ending > ROOM) return;
    if (2 * stems->kept >= stems->count && stems->count < MOST_PLACES) grow(stems);
    place *p = place_of(stems, language, word);
    stems->kept += p->language == 0;
    *p = (place){(uint8_t)(language + 1), (uint8_t)word.length, (uint8_t)shared, (uint8_t)ending, {0}};
    memcpy(p->bytes, word.at, word.length);
    if (ending) memcpy(p->bytes + word.length, stem.at + shared, ending);
}

static hsy_slice stem_at(hsy_arena *arena, const place *p, hsy_slice word) {
    if (p->ending == 0) return hsy_slice_sub(word, 0, p->shared);
    char *stem = hsy_arena_alloc(arena, (size_t)p->shared + p->ending);
    memcpy(stem, word.at, p->shared);
    memcpy(stem + p->shared, p->bytes + p->word, p->ending);
    return (hsy_slice){stem, (size_t)p->shared + p->ending};
}

hsy_slice hsy_stems_find(hsy_stems *stems, hsy_arena *arena, hsy_slice language, hsy_slice word) {
    if (language.length == 0 || word.length == 0) return word;
    size_t number = number_of(stems, language);
    if (number == MOST_LANGUAGES) return hsy_stem(arena, &(hsy_stemmer){0}, language, word);
    if (!stems->places) grow(stems);
    const place *p = place_of(stems, number, word);
    if (p->language == number + 1 && hsy_slice_equal((hsy_slice){p->bytes, p->word}, word))
        return stem_at(arena, p, word);
    hsy_slice stem = hsy_stem(arena, &stems->stemmers[number], language, word);
    keep(stems, number, word, stem);
    return stem;
}
