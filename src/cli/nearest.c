/* "--formt" was meant to be "--format": the word of least edit distance (Damerau 1964, in the restricted form that
 * counts a swap of neighbours as one), when at most a third of its letters are wrong. */
#include <string.h>

#include "cli/arguments.h"

enum { LONGEST_WORD = 40 };

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

/* Too long words are taken to be far from everything. */
static size_t distance(const char *a, const char *b) {
    size_t rows[3][LONGEST_WORD + 1], length = strlen(b);
    size_t *before = rows[0], *above = rows[1], *row = rows[2];
    if (strlen(a) > LONGEST_WORD || length > LONGEST_WORD) return LONGEST_WORD;
    for (size_t j = 0; j <= length; j++) above[j] = j;
    for (size_t i = 1; a[i - 1]; i++) {
        row[0] = i;
        for (size_t j = 1; j <= length; j++) {
            row[j] = least(least(above[j], row[j - 1]) + 1, above[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = least(row[j], before[j - 2] + 1);
        }
        size_t *free_row = before;
        before = above;
        above = row;
        row = free_row;
    }
    return above[length];
}

const char *hsy_nearest(const char *word, const char *const *words, size_t count) {
    const char *nearest = NULL;
    size_t best = strlen(word) / 3 + 1;
    for (size_t i = 0; i < count; i++) {
        size_t d = distance(word, words[i]);
        if (d < best) {
            best = d;
            nearest = words[i];
        }
    }
    return nearest;
}
